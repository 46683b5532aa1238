"""Task files of any size: made by many workers, resumed after an interruption, the same to the byte.

Finished batches go to a journal beside the file. When all are there, the file is put together from it at one stroke, in
the order of the batches, and the journal is deleted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from t2t_gym.arguments import expect_ray, expect_whole
from t2t_gym.errors import ConfigError
from t2t_gym.files import atomic_writer, claim, json_object, writing
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.pipeline import BATCHES_A_WORLD, Yields, batches, make_batch
from t2t_gym.synthesis.proof.certify import VERSION
from t2t_gym.synthesis.recipe import Recipe
from t2t_gym.synthesis.workers import Executor, spread
from t2t_gym.taskset import header_line, task_line

__all__ = ["JOURNAL", "produce"]

JOURNAL = "t2t-journal/1"
"""Named in the first line of a journal; a reader refuses any other."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One batch: its place in the file, and what it takes to make it."""

    place: int
    recipe: Recipe
    batch: int
    most: int

    def world(self) -> tuple[str, int]:
        """Return which of its domain's worlds it is made in."""
        return self.recipe.domain, self.batch // BATCHES_A_WORLD


def produce(
    recipes: Sequence[Recipe],
    n: int,
    out: str | Path,
    *,
    workers: int = 1,
    executor: Executor = "processes",
    address: str | None = None,
    progress: Callable[[int, Yields], object] | None = None,
) -> int:
    """Make tasks and write them to a file, which appears whole or not at all.

    A run that was interrupted resumes where it stopped when it is started again with the same arguments.

    Args:
        recipes: what to make, one after the other; a recipe for ``"all"`` stands for one of each scenario.
        n: how many units of each.
        out: the task file.
        workers: how many processes to use.
        executor: where they run.
        address: the address of the Ray cluster.
        progress: called with the number of units made and all the yields so far: first for those in the journal, then
            after each batch.

    Returns:
        the number of tasks in the file.

    Raises:
        ConfigError: the file can't be written, another run is making it, a journal beside it belongs to another run, or
            an address is given without Ray.
        TaskFileError: the journal beside it is damaged.
    """
    expect_ray(address, executor)
    n = expect_whole("n", n)
    single = [one for recipe in recipes for one in recipe.scenarios()]
    jobs = [
        _Job(place, recipe, batch, most)
        for place, (recipe, batch, most) in enumerate((r, *b) for r in single for b in batches(n))
    ]
    yields = Yields()
    domains = {recipe.domain: load_domain(recipe.domain).version for recipe in single}
    run = {"version": VERSION, "domains": domains, "n": n, "recipes": [recipe.to_json() for recipe in single]}
    with closing(_Journal(Path(out), run)) as journal:
        if journal.finished and progress is not None:
            progress(journal.total(yields), yields)
        left = [job for job in jobs if job.place not in journal.finished]
        left.sort(key=_Job.world)  # what was worked out of a world serves all its batches, of whichever scenario
        try:
            with closing(spread(_make, left, workers=workers, executor=executor, address=address)) as rows:
                for row in rows:
                    journal.append(row)
                    units = _count(row, yields)
                    if progress is not None:
                        progress(units, yields)
        except BaseException:  # Ctrl-C, too
            journal.discard_if_empty()
            raise
        return journal.finish()


def _make(job: _Job) -> dict[str, Any]:
    yields = Yields()
    units = make_batch(job.recipe, job.batch, most=job.most, yields=yields)
    lines = [task_line(task) for unit in units for task in unit]
    return {"place": job.place, "made": yields.made, "rejected": yields.rejected, "lines": lines}


def _count(row: dict[str, Any], yields: Yields) -> int:
    made = Counter[str](row["made"])
    yields.made.update(made)
    yields.rejected.update(Counter[str](row["rejected"]))
    return made.total()


class _Journal:
    """The finished batches of a run that isn't over.

    Args:
        out: the file that is being made.
        run: what the run is, as JSON.

    Raises:
        ConfigError: the journal that is there belongs to another run, or none can be written.
        TaskFileError: it is damaged, other than at its end.
    """

    def __init__(self, out: Path, run: dict[str, Any]) -> None:
        if out.is_dir():
            raise ConfigError(f"can't write {out}: it is a folder; choose another place")
        self._out = out
        self._path = out.with_name(f".{out.name}.journal")
        self._head = json.dumps({"format": JOURNAL, "run": run}) + "\n"
        self._rows: dict[int, tuple[int, int]] = {}  # place -> offset and length of its line
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self._path.open("a+b")
        try:
            claim(self._file, out)
            self._resume()
        except BaseException:
            self._file.close()
            raise

    @property
    def finished(self) -> frozenset[int]:
        """The places of the batches that needn't be made again."""
        return frozenset(self._rows)

    def total(self, yields: Yields) -> int:
        """Add up what became of the drafts of the finished batches, and return the number of units."""
        return sum(_count(self._row(place), yields) for place in sorted(self._rows))

    def append(self, row: dict[str, Any]) -> None:
        """Add a batch; once this returns, the journal holds the whole of it."""
        line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        span = self._file.seek(0, 2), len(line)
        with writing(self._path):
            self._file.write(line)
            self._file.flush()
        self._rows[row["place"]] = span

    def finish(self) -> int:
        """Put the file together, drop the journal, and return the number of tasks."""
        tasks = sum(len(self._row(place)["lines"]) for place in self._rows)
        yields = Yields()
        self.total(yields)
        counts = {name: dict(sorted(getattr(yields, name).items())) for name in ("made", "rejected")}
        with atomic_writer(self._out) as file:
            file.write(header_line(tasks, counts))
            for lines in self._lines():
                file.writelines(lines)
        self._path.unlink()
        return tasks

    def discard_if_empty(self) -> None:
        """Leave no trace of a run that came to nothing."""
        if not self._rows:
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the journal; what was appended stays."""
        self._file.close()

    def _lines(self) -> Iterator[list[str]]:
        for place in sorted(self._rows):
            yield self._row(place)["lines"]

    def _row(self, place: int) -> dict[str, Any]:
        offset, length = self._rows[place]
        self._file.seek(offset)
        row: dict[str, Any] = json.loads(self._file.read(length))
        return row

    def _resume(self) -> None:
        self._file.seek(0)
        head = self._file.readline()
        offset = len(head)
        if head and not head.endswith(b"\n"):
            offset = 0  # the writer was stopped in the middle of the first line
        elif head and head.decode(errors="replace") != self._head:
            raise ConfigError(
                f"{self._path} has finished batches of another run; run that one to its end, delete the journal, or "
                "choose another file"
            )
        for number, line in enumerate(self._file, start=2):
            if not line.endswith(b"\n"):
                break  # the writer was stopped in the middle of the row
            row = json_object(line, f"{self._path}, line {number}", "delete the journal, and start anew")
            self._rows[row["place"]] = (offset, len(line))
            offset += len(line)
        self._file.truncate(offset)
        if not offset:
            self._file.write(self._head.encode())
            self._file.flush()
