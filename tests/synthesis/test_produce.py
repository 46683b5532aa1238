"""Task files: the same to the byte however they are made, and taken up again after an interruption."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from t2t_gym.errors import ConfigError, TaskFileError, UnknownNameError
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import Recipe, Yields, make_tasks, pipeline
from t2t_gym.synthesis import produce as module
from t2t_gym.synthesis.produce import produce
from t2t_gym.synthesis.workers import spread
from t2t_gym.taskset import TaskSet, read_yields

RECIPE = Recipe("retail", "all", 21, certify="none")


def journal(out: Path) -> Path:
    """The journal beside a file."""
    return out.with_name(f".{out.name}.journal")


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 1)


class _CutOffError(BaseException):
    """What ends a run without a word."""


def test_a_file_has_the_tasks_of_make_tasks(tmp_path: Path) -> None:
    """In the same order, and no journal is left."""
    out = tmp_path / "new" / "tasks.jsonl"
    tasks = make_tasks("retail", "all", 2, 21, certify="none")
    assert produce([RECIPE], 2, out) == len(tasks)
    assert TaskSet.load(out) == tasks
    tasks.save(tmp_path / "saved.jsonl")
    assert out.read_bytes().splitlines()[1:] == (tmp_path / "saved.jsonl").read_bytes().splitlines()[1:]
    assert sum(read_yields(out)["made"].values()) == 8
    assert list(out.parent.iterdir()) == [out]


def test_the_batches_of_a_world_are_made_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of whichever scenario they are: what was worked out of the world serves them all."""
    worlds: list[int] = []
    make = module._make
    monkeypatch.setattr(module, "_make", lambda job: worlds.append(job.batch // pipeline.BATCHES_A_WORLD) or make(job))
    recipes = [Recipe("retail", scenario, 21, certify="none") for scenario in ("general", "changing")]
    produce(recipes, 5, tmp_path / "tasks.jsonl")
    assert worlds == [0] * 8 + [1] * 2


def test_processes_make_the_same_file(tmp_path: Path) -> None:
    """To the byte, whichever batch is ready first."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    recipes = [Recipe("retail", scenario, 21, certify="none") for scenario in ("general", "changing")]
    produce(recipes, 1, one)
    produce(recipes, 1, two, workers=2)
    assert one.read_bytes() == two.read_bytes()


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost and nothing made twice, even if the last row was half written; the bytes are the same."""
    whole, out = tmp_path / "whole.jsonl", tmp_path / "tasks.jsonl"
    produce([RECIPE], 2, whole)
    made: list[int] = []

    def stop(units: int, yields: Yields) -> None:
        made.append(units)
        if len(made) == 3:
            raise _CutOffError

    with pytest.raises(_CutOffError):
        produce([RECIPE], 2, out, progress=stop)
    assert not out.exists()
    with journal(out).open("ab") as file:
        file.write(b'{"place": 3, "made"')
    calls: list[int] = []
    make = module._make
    monkeypatch.setattr(module, "_make", lambda job: calls.append(job.place) or make(job))
    seen: list[tuple[int, int]] = []
    produce([RECIPE], 2, out, progress=lambda units, yields: seen.append((units, yields.made.total())))
    assert calls == [3, 4, 5, 6, 7]
    assert seen[0] == (3, 3)
    assert seen[-1] == (1, 8)
    assert out.read_bytes() == whole.read_bytes()
    assert not journal(out).exists()


def test_the_journal_of_another_run_is_not_touched(tmp_path: Path) -> None:
    """The error says what to do with it."""
    out = tmp_path / "tasks.jsonl"
    with pytest.raises(_CutOffError):
        produce([RECIPE], 1, out, progress=lambda *_: (_ for _ in ()).throw(_CutOffError()))
    before = journal(out).read_bytes()
    with pytest.raises(ConfigError, match="batches of another run"):
        produce([RECIPE], 2, out)
    assert journal(out).read_bytes() == before


def test_a_journal_is_not_gone_on_with_in_another_version_of_the_domain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file would hold tasks of both."""
    out = tmp_path / "tasks.jsonl"
    with pytest.raises(_CutOffError):
        produce([RECIPE], 1, out, progress=lambda *_: (_ for _ in ()).throw(_CutOffError()))
    monkeypatch.setattr(module, "load_domain", lambda name: replace(load_domain(name), version="next"))
    with pytest.raises(ConfigError, match="batches of another run"):
        produce([RECIPE], 1, out)


def test_a_file_is_made_by_one_run_at_a_time(tmp_path: Path) -> None:
    """Another one is refused at once, and the first goes on."""
    out = tmp_path / "tasks.jsonl"

    def again(*_: object) -> None:
        with pytest.raises(ConfigError, match="tasks.jsonl: another run is writing it"):
            produce([RECIPE], 1, out)

    produce([RECIPE], 1, out, progress=again)
    assert TaskSet.load(out) == make_tasks("retail", "all", 1, 21, certify="none")
    assert list(tmp_path.iterdir()) == [out]


def test_a_damaged_journal_is_refused(tmp_path: Path) -> None:
    """The error names the line, and says what to do."""
    out = tmp_path / "tasks.jsonl"
    with pytest.raises(_CutOffError):
        produce([RECIPE], 1, out, progress=lambda *_: (_ for _ in ()).throw(_CutOffError()))
    journal(out).write_bytes(journal(out).read_bytes()[:-20] + b"\0" * 19 + b"\n")
    with pytest.raises(TaskFileError, match="line 2: not valid JSON.*delete the journal"):
        produce([RECIPE], 1, out)


def test_what_comes_to_nothing_leaves_nothing(tmp_path: Path) -> None:
    """Neither a file nor a journal."""
    size = {"users": 2, "orders": 0, "products": 3}
    small = Recipe.of("retail", "changing", kinds=["operation_swapped"], size=size, certify="none")
    with pytest.raises(ConfigError, match="make it larger"):
        produce([small], 1, tmp_path / "tasks.jsonl")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError, match="it is a folder"):
        produce([RECIPE], 1, tmp_path / "folder")


def test_a_file_is_replaced_only_when_the_new_one_is_whole(tmp_path: Path) -> None:
    """What was there stays until then."""
    out = tmp_path / "tasks.jsonl"
    out.write_text("precious")
    with pytest.raises(_CutOffError):
        produce([RECIPE], 1, out, progress=lambda *_: (_ for _ in ()).throw(_CutOffError()))
    assert out.read_text() == "precious"


def test_no_tasks_make_a_file_of_none(tmp_path: Path) -> None:
    """Its header says so."""
    assert produce([RECIPE], 0, tmp_path / "none.jsonl") == 0
    assert json.loads((tmp_path / "none.jsonl").read_text())["tasks"] == 0


@pytest.mark.ray
def test_ray_makes_the_same_file(tmp_path: Path, ray_cluster: None) -> None:
    """To the byte."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    recipe = Recipe("retail", "general", 21, certify="none")
    produce([recipe], 2, one)
    produce([recipe], 2, two, workers=2, executor="ray")
    assert one.read_bytes() == two.read_bytes()


def test_workers_that_cannot_be_had_are_named() -> None:
    """How many, and where."""
    with pytest.raises(ConfigError, match="workers: expected a whole number"):
        list(spread(str, [1, 2], workers=0))
    with pytest.raises(UnknownNameError, match="Did you mean 'processes'"):
        list(spread(str, [1, 2], executor="process"))  # type: ignore[arg-type]
