"""Whole numbers that callers pass in, NumPy's among them."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import gymnasium as gym
import numpy as np
import pytest

import t2t_policies
from t2t_gym import ConfigError, Dialogue, TaskSet, load_domain, make_tasks, rollout
from t2t_gym.arguments import expect_whole
from t2t_gym.play import play
from t2t_gym.synthesis.produce import produce
from t2t_gym.synthesis.recipe import Recipe
from t2t_gym.trainers.trl import environment_class, training_rows

MIXED = "t2t/retail-mixed"
RETAIL = load_domain("retail")


@pytest.mark.parametrize("number", [3, np.int8(3), np.uint32(3), np.int64(3), np.array(3)])
def test_a_whole_number_of_any_kind_is_a_plain_one(number: Any) -> None:
    """So that it can be written as JSON, and seeds what only takes Python's own."""
    assert type(expect_whole("n", number)) is int
    assert expect_whole("n", number) == 3


@pytest.mark.parametrize("got", [True, np.True_, 3.0, np.float64(3), "3", None, np.array([3]), np.int64(-3)])
def test_what_is_no_whole_number_or_too_small_is_refused(got: Any) -> None:
    """Truth values among them, and numbers with a fraction, be it zero."""
    with pytest.raises(ConfigError, match="n: expected a whole number of at least 0, got "):
        expect_whole("n", got)


def rolled_out(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> Any:
    """A recorded run: its episodes, and what the file says."""
    out = folder / "episodes.jsonl"
    arguments = {"seed": number(3), "workers": number(1), "max_turns": number(20), "tasks": tasks}
    return [*rollout(MIXED, "oracle", number(2), out=out, **arguments)], out.read_bytes()


def produced(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> bytes:
    """A file of tasks."""
    recipe = Recipe.of(
        "retail", "general", number(5), certify="none", size={"users": number(60), "orders": number(200)}
    )
    produce([recipe], number(1), folder / "tasks.jsonl", workers=number(1))
    return (folder / "tasks.jsonl").read_bytes()


def made(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> TaskSet:
    """Tasks of a difficulty."""
    difficulty = {"writes": (number(1), number(2)), "patience": number(9), "distractors": number(1)}
    return make_tasks("retail", "general", number(2), seed=number(5), certify="none", difficulty=difficulty)


def reset(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> Any:
    """The start of an episode in an environment."""
    return gym.make(MIXED, tasks=tasks, max_turns=number(9)).reset(seed=number(7))[0]


def dialogue(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> str:
    """The state of a dialogue, which is JSON."""
    dialogue = Dialogue(tasks[0], RETAIL, seed=number(7), max_turns=number(9))
    return dialogue.start().content + json.dumps(dialogue.state())


def played(name: str, folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> Any:
    """An episode that needs no environment."""
    return play(t2t_policies.make(name), tasks[0], RETAIL, seed=number(7), policy_seed=number(8)).messages


def trained_on(folder: Path, tasks: TaskSet, number: Callable[[int], Any]) -> Any:
    """Rows for TRL, and the start of an episode."""
    environment = environment_class(tasks, max_turns=number(9))()
    return training_rows(tasks, seed=number(7)), environment.reset(tasks[0].id, seed=number(7))


@pytest.mark.parametrize(
    "use",
    [rolled_out, produced, made, reset, dialogue, partial(played, "oracle"), partial(played, "random"), trained_on],
)
def test_numpys_numbers_do_what_pythons_own_do(
    use: Callable[[Path, TaskSet, Callable[[int], Any]], Any], tmp_path: Path, tasks: TaskSet
) -> None:
    """Wherever a seed or a count is passed in, and whatever is written."""
    folders = [tmp_path / "ours", tmp_path / "numpys"]
    for folder in folders:
        folder.mkdir()
    ours, theirs = (use(folder, tasks, number) for folder, number in zip(folders, (int, np.int64), strict=True))
    assert ours == theirs
