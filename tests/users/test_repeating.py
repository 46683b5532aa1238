"""A customer that makes no headway says so in other words, and no chance remark twice."""

from __future__ import annotations

from itertools import groupby
from random import Random
from typing import Any

import pytest

from t2t_gym import domain_names, load_domain, make_tasks
from t2t_gym.task import Task
from t2t_gym.users.phrasing.noise import _TANGENTS as TANGENTS
from t2t_gym.users.phrasing.noise import NOISES, add_noise
from t2t_gym.users.phrasing.wordings import REGISTERS, wordings
from t2t_gym.users.scripted import ScriptedUser

DULL = (
    "Hello! How can I help you today?", "Hi there!", "", "...", '{"name": "get_user_details"}', "What's your email?",
    "What's your user ID?", "How would you like to pay?", "I'm so sorry about that.", "One moment, please.",
    "Is there anything else I can help you with?", "Shall I go ahead?", "I'm sorry, I can't do that.",
    "What's your phone number?", "Would you like to join our loyalty program?", "Hola, ¿en qué puedo ayudarle con su pedido?",
)  # fmt: skip


@pytest.fixture(scope="module", params=domain_names())
def tasks(request: pytest.FixtureRequest) -> list[Task]:
    """A few tasks of a domain, of all scenarios, with their customers' manners."""
    return list(make_tasks(request.param, "all", 2, seed=4, certify="none"))


@pytest.mark.parametrize("text", DULL)
def test_no_three_turns_are_the_same(text: str, tasks: list[Task]) -> None:
    """However often an agent says the same thing."""
    for task in tasks:
        user = ScriptedUser(task, load_domain(task.domain), Random(1))
        turns = [user.open()]
        while not turns[-1].ending and len(turns) < 12:
            turns.append(user.hear(text))
        assert all(len(list(same)) < 3 for _, same in groupby(turn.text for turn in turns))


@pytest.mark.parametrize("text", ["", " \n", "...", "!?", "🙂"])
def test_who_is_told_nothing_asks_if_anybody_is_there(text: str, shop: Any, call: Any) -> None:
    """There is nothing in it that could be said another way."""
    turn = call(shop.cancel).hear(text)
    assert [act.kind for act in turn.acts] == ["not_understood"]
    assert turn.text in wordings("plain")["not_understood.empty"]


@pytest.mark.parametrize("register", REGISTERS)
def test_each_split_has_half_of_the_wordings(register: str) -> None:
    """Of an act with four or more in a register, those that it shares with another one included."""
    train, test = (wordings(register, split) for split in ("train", "test"))
    for act, texts in wordings(register).items():
        if len({*texts}) >= 4:
            assert min(len({*train[act]}), len({*test[act]})) >= 2, act


def test_no_tangent_is_said_twice() -> None:
    """Nor before the greeting."""
    for seed in range(20):
        rng, turns = Random(seed), list[str]()
        for _ in range(12):
            turns.append(add_noise("Hello. I'd like to return it, please. Thanks.", NOISES, (), rng, turns))
        said = [t for turn in turns for t in TANGENTS if t in " ".join(turn.split())]
        assert len(said) == len(set(said)) > 0
        assert not turns[0].startswith(TANGENTS)


def test_no_tangent_goes_with_a_goodbye(shop: Any, call: Any) -> None:
    """The call is over."""
    for seed in range(20):
        user = call(shop.cancel, seed=seed, noise=("tangents",))
        user.hear("I'd cancel order #W1111111 with the table lamp, as it's no longer needed. Shall I?")
        turn = user.hear("Your order has been cancelled.")
        assert turn.ending
        assert not any(tangent in turn.text for tangent in TANGENTS)
