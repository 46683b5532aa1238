"""Statistics: what a set of tasks has is counted as it is."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from t2t_gym.cli import main
from t2t_gym.errors import MissingExtraError
from t2t_gym.synthesis.stats import Histogram, Stats, stats_of
from t2t_gym.synthesis.stats_page import page
from t2t_gym.taskset import TaskSet


def counts(stats: Stats, title: str) -> dict[Any, int]:
    """The counts of a histogram."""
    return dict(next(h for h in stats.histograms if h.title == title).counts)


def test_units_are_counted_and_not_twins(tasks: TaskSet) -> None:
    """A pair is one unit in what it wants, two tasks in what is done."""
    stats = stats_of(tasks)
    units = {t.pair or t.id for t in tasks}
    assert stats.summary["tasks"] == str(len(tasks))
    assert stats.summary["units (a task, or a pair of twins)"] == str(len(units))
    assert sum(counts(stats, "kinds").values()) == len(units)
    assert sum(counts(stats, "writes a task").values()) == len(tasks)
    assert set(counts(stats, "readings of an opening")) <= set(range(2, 5001))
    assert set(counts(stats, "depth of the search")) == {t.certificate.claims["depth"] for t in tasks}


def test_the_same_wish_twice_is_a_near_duplicate(tasks: TaskSet) -> None:
    """The same customer wants the same done with the same thing, whatever the words."""
    single = [t for t in tasks if not t.pair][::40]
    again = single[0].model_copy(update={"id": "retail-000000000000"})
    key = "near-duplicates (the same customer wants the same done with the same thing)"
    assert stats_of(single).summary[key].startswith("0 of")
    assert stats_of([*single, again]).summary[key].startswith("1 of")


def test_tool_grams_are_those_of_the_gold_calls(tasks: TaskSet) -> None:
    """Each task has one gram fewer of each further length."""
    task = tasks[0]
    two = counts(stats_of([task]), "tool 2-grams")
    assert sum(two.values()) == len(task.gold) - 1
    assert f"{task.gold[0]['name']} > {task.gold[1]['name']}" in two


def test_what_was_rejected_is_told_where_it_is_known(tasks: TaskSet) -> None:
    """The file's first line has it."""
    stats = stats_of(tasks, {"made": {"reference": 3}, "rejected": {"too plain": 1}})
    assert stats.summary["drafts that became units"] == "3 of 4 (75.0%)"
    assert counts(stats, "rejected drafts") == {"too plain": 1}
    assert stats_of([]).summary["tasks"] == "0"


def test_numbers_stand_in_order_and_names_by_how_often() -> None:
    """So that a plot can be read."""
    assert Histogram("", "", {10: 1, 2: 3}, ordered=True).rows() == [("2", 3), ("10", 1)]
    assert Histogram("", "", {"b": 1, "a": 3, "c": 1}).rows(2) == [("a", 3), ("b", 1)]


def test_the_command_prints_tables_and_writes_a_page(
    tasks: TaskSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page is one file, plots and all."""
    pytest.importorskip("matplotlib")
    TaskSet(list(tasks)[::20]).save(tmp_path / "tasks.jsonl")
    html = tmp_path / "tasks.html"
    with pytest.raises(SystemExit) as stopped:
        main(["stats", str(tmp_path / "tasks.jsonl"), "--html", str(html)])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    for word in ("distinct openings", "near-duplicates", "kinds", "tool 2-grams", "writes a task"):
        assert word in out
    text = html.read_text()
    assert text.count("<svg") == text.count("<h2>") > 4
    assert "src=" not in text


def test_the_same_statistics_make_the_same_page() -> None:
    """To the byte."""
    pytest.importorskip("matplotlib")
    stats = Stats({"tasks": "1"}, (Histogram("kinds", "units", {"a": 1}),))
    assert page(stats, "Tasks") == page(stats, "Tasks")


def test_a_page_without_matplotlib_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a line."""
    real = builtins.__import__

    def fake(name: str, *rest: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", fake)
    with pytest.raises(MissingExtraError, match=r"t2t-gym\[plots\]"):
        page(Stats({}, (Histogram("kinds", "units", {"a": 1}),)), "Tasks")
