"""Episodes on disk: JSON lines, appended as they finish, and in the order of their indexes once all are there.

The first line says which run the file belongs to. A run that is interrupted leaves a file of whole rows, and the same
run resumes where it stopped. A finished file has the same bytes however the episodes were run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from pydantic import ValidationError

from t2t_gym.errors import ConfigError, TaskFileError
from t2t_gym.files import atomic_writer, claim, expect_format, expect_object, json_object, misfit, unreadable, writing
from t2t_gym.rollouts.episode import Episode

__all__ = ["FORMAT", "EpisodeLog", "read_episodes"]

FORMAT = "t2t-episodes/1"
"""Named in the first line of an episode file; a reader refuses any other."""


def read_episodes(path: str | Path) -> Iterator[Episode]:
    """Yield the episodes of a file, one at a time.

    Args:
        path: the file, as `rollout` or ``t2t rollout`` wrote it.

    Raises:
        TaskFileError: the file is missing, truncated, edited or of another format; the message names the line and the
            field.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            _header(path, file.readline())
            for number, line in enumerate(file, start=2):
                yield _episode(path, number, line)
    except OSError as problem:
        raise unreadable(path, problem) from None


class EpisodeLog:
    """The file of one run, open for the episodes that are missing. Use it as a context manager.

    Args:
        path: the file; it is created with the first episode, but whether that is possible is checked at once.
        run: what identifies the run, as JSON values; written to the first line.

    Raises:
        ConfigError: the file belongs to another run, is being written by one, or can't be written.
        TaskFileError: the file is of another format, or damaged other than at its end.
    """

    def __init__(self, path: str | Path, run: Mapping[str, Any]) -> None:
        self._path = Path(path)
        self._run = dict(run)
        self._rows: dict[int, tuple[int, int]] = {}  # index -> offset and length of its line
        self._file: BinaryIO | None = None
        new = not self._path.exists()
        if not new and not self._path.is_file():
            raise ConfigError(f"can't write {path}: it isn't a file that could be read again; choose another place")
        try:
            self._resume()
        finally:
            self.close()
        if new:
            self._path.unlink()

    @property
    def finished(self) -> frozenset[int]:
        """The indexes of the episodes that needn't be run again."""
        return frozenset(self._rows)

    def read(self, index: int) -> Episode:
        """Return a recorded episode."""
        return _episode(self._path, index, self._line(index))

    def append(self, episode: Episode) -> None:
        """Add an episode; once this returns, the file holds the whole row."""
        file = self._open()
        line = episode.to_line()
        span = file.seek(0, 2), len(line)
        with writing(self._path):
            file.write(line)
            file.flush()
        self._rows[episode.index] = span

    def sort(self) -> None:
        """Bring the rows into the order of their indexes; the file is replaced as a whole."""
        offsets = [self._rows[index] for index in sorted(self._rows)]
        if offsets != sorted(offsets):
            self._rewrite()

    def close(self) -> None:
        """Close the file; what was appended stays."""
        if self._file is not None:
            file, self._file = self._file, None
            with writing(self._path):
                file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _head(self) -> str:
        return json.dumps({"format": FORMAT, "run": self._run}, ensure_ascii=False) + "\n"

    def _open(self) -> BinaryIO:
        if self._file is None:
            with writing(self._path):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("a+b")
                claim(self._file, self._path)
                if self._file.seek(0, 2) == 0:
                    self._file.write(self._head().encode())
                    self._file.flush()
        return self._file

    def _line(self, index: int) -> bytes:
        offset, length = self._rows[index]
        file = self._open()
        file.seek(offset)
        return file.read(length)

    def _resume(self) -> None:
        dropped = False
        file = self._open()
        file.seek(0)
        header = file.readline()
        if not header.endswith(b"\n"):
            raise TaskFileError(f"{self._path}, line 1: the line is cut off; delete the file, or choose another")
        _same_run(self._path, _header(self._path, header), self._run)
        offset = len(header)
        for number, line in enumerate(file, start=2):
            if line.endswith(b"\n"):
                episode = _episode(self._path, number, line)
                if episode.counts:
                    self._rows[episode.index] = (offset, len(line))
                else:
                    dropped = True  # it says nothing of the agent, and may go well the next time
            else:
                dropped = True  # the writer was stopped in the middle of the row
            offset += len(line)
        if dropped:
            self._rewrite()

    def _rewrite(self) -> None:
        with atomic_writer(self._path) as out:
            head = self._head()
            out.write(head)
            offset = len(head.encode())
            rows: dict[int, tuple[int, int]] = {}
            for index in sorted(self._rows):
                line = self._line(index)
                out.write(line.decode())
                rows[index] = (offset, len(line))
                offset += len(line)
        self.close()
        self._rows = rows


def _same_run(path: Path, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    for name in sorted({*found, *wanted}):
        if found.get(name) != wanted.get(name):
            raise ConfigError(
                f"{path} belongs to another run: its {name} is {_short(found.get(name))}, this one's "
                f"{_short(wanted.get(name))}; choose another file, or delete it"
            )


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _header(path: Path, line: bytes) -> dict[str, Any]:
    row = _object(path, 1, line)
    expect_format(row, FORMAT, f"{path}, line 1", "give a file that `t2t rollout` wrote")
    return expect_object(row.get("run"), f"{path}, line 1, field 'run'")


def _object(path: Path, number: int, line: bytes) -> dict[str, Any]:
    return json_object(
        line, f"{path}, line {number}", "if a run was cut off there, run it again with the same arguments"
    )


def _episode(path: Path, number: int, line: bytes) -> Episode:
    try:
        return Episode.from_json(_object(path, number, line))
    except ValidationError as error:
        raise misfit(f"{path}, line {number}", error) from None
