"""The settings: what is wished for is what is made, and a wish that can't be met is answered in a line."""

from __future__ import annotations

from typing import Any

import gymnasium as gym
import pytest

from t2t_gym.database import Database
from t2t_gym.domain import snapshot_of
from t2t_gym.errors import ConfigError, UnknownNameError
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import DIFFICULTIES, Difficulty, Recipe, make_tasks
from t2t_gym.synthesis.kinds import kinds_of
from t2t_gym.task import Task

DOMAIN = load_domain("retail")


def writes(task: Task) -> int:
    """How many writes its gold calls make."""
    return sum(DOMAIN.tools[c["name"]].kind == "write" for c in task.gold)


def things(task: Task) -> int:
    """How many things its first write could be about."""
    operation = DOMAIN.operations[task.intent.requests[0].operation]
    db = Database(snapshot_of(DOMAIN, task.world))
    return len(DOMAIN.entities.candidates(db, task.intent.customer.id, operation, operation.subject, {}))


def test_easy_tasks_are_easy() -> None:
    """One write, few readings, a patient customer."""
    for task in make_tasks("retail", "all", 3, seed=1, difficulty="easy", certify="none"):
        assert writes(task) <= 1
        assert 10 <= task.intent.customer.patience <= 14
        assert task.certificate.claims.get("completions_opening", 2) <= 3


def test_hard_tasks_are_hard() -> None:
    """Several writes, several readings, an impatient customer with many things of its own."""
    for task in make_tasks("retail", "ambiguous", 3, seed=1, difficulty="hard", certify="none"):
        assert writes(task) >= 2
        assert things(task) >= 3
        assert 5 <= task.intent.customer.patience <= 7
        assert task.certificate.claims.get("completions_opening", 3) >= 3  # a mistake leaves nothing open


def test_twins_have_the_same_patience() -> None:
    """Or else it would tell them apart."""
    one, other = make_tasks("retail", "infeasible", 1, seed=2, difficulty={"patience": (1, 9)}, certify="none")
    assert one.intent == other.intent


def test_a_setting_may_be_given_alone() -> None:
    """The others stay as they come; a preset is just several settings."""
    assert Difficulty.of({"writes": [2, 2]}) == Difficulty(writes=(2, 2))
    assert Difficulty.of(None) == DIFFICULTIES["medium"] == Difficulty()
    assert Difficulty.of("hard").to_json()["distractors"] == 2
    for task in make_tasks("retail", "general", 3, seed=3, difficulty={"writes": (2, 2)}, certify="none"):
        assert writes(task) == 2


@pytest.mark.parametrize("kind", ["request_withdrawn", "undo"])
def test_the_writes_wished_for_are_those_that_reach_the_goal(kind: str) -> None:
    """A request that is taken back before it is carried out is none, and one that is undone makes two."""
    for task in make_tasks("retail", "changing", 2, seed=1, kinds=[kind], difficulty={"writes": 2}, certify="none"):
        assert writes(task) == 2


def test_only_kinds_that_can_have_as_many_writes_are_made() -> None:
    """With a single write nothing is undone, and nothing comes on top; one of two requests may be taken back."""
    all_of_them = {k.name for k in kinds_of(DOMAIN, "changing")}
    with_one = {k.name for k in kinds_of(DOMAIN, "changing", difficulty=Difficulty(writes=(1, 1)))}
    assert all_of_them - with_one == {"request_added", "undo"}


def test_kinds_are_chosen_by_name() -> None:
    """As an argument or a setting; both together leave what is in both."""
    recipe = Recipe.of("retail", "ambiguous", kinds=["reference", "variant"], difficulty={"kinds": ["variant"]})
    assert recipe.kinds == ("variant",)
    tasks = make_tasks("retail", "all", 2, kinds=["variant", "value_revised"], certify="none")
    assert [t.kind for t in tasks] == ["variant", "variant", "value_revised", "value_revised"]


def test_an_environment_takes_the_same_settings() -> None:
    """Its stream has what was wished for, and a wish that can't be met fails when the environment is made."""
    env = gym.make("t2t/retail-ambiguous", kinds=["variant"], difficulty={"patience": (3, 3)}, noise=["typos"])
    env.reset(seed=1)
    task = env.unwrapped.dialogue.task  # type: ignore[attr-defined]
    assert (task.kind, task.intent.customer.patience, task.intent.customer.noise) == ("variant", 3, ("typos",))
    env.close()
    with pytest.raises(UnknownNameError, match="Did you mean 'hard'"):
        gym.make("t2t/retail-ambiguous", difficulty="hart")
    with pytest.raises(UnknownNameError, match="Did you mean 'variant'"):
        gym.make("t2t/retail-ambiguous", kinds=["varient"])


@pytest.mark.parametrize(
    ("wish", "error", "message"),
    [
        ("hart", UnknownNameError, "Did you mean 'hard'"),
        ({"write": (1, 2)}, UnknownNameError, "Did you mean 'writes'"),
        ({"writes": (2, 1)}, ConfigError, "two whole numbers for writes"),
        ({"writes": "2"}, ConfigError, "the least and the most"),
        ({"writes": (1, 9)}, ConfigError, "at most 4"),
        ({"candidates": (1, 2)}, ConfigError, "of at least 2"),
        ({"distractors": -1}, ConfigError, "distractors: expected a whole number of at least 0, got -1"),
        ({"kinds": "variant"}, ConfigError, "a list of names"),
    ],
)
def test_a_wish_that_cannot_be_met_is_named(wish: Any, error: type[Exception], message: str) -> None:
    """With what was expected."""
    with pytest.raises(error, match=message):
        make_tasks("retail", "general", 1, difficulty=wish)


def test_a_number_alone_is_the_least_and_the_most() -> None:
    """So that two writes needn't be asked for as two to two."""
    assert Difficulty.of({"writes": 2}) == Difficulty(writes=(2, 2))
