"""The scripted customer as a whole: deterministic, cheap to copy, various, and silent on what isn't asked."""

from __future__ import annotations

import copy
import pickle
from random import Random
from typing import Any

import pytest

from t2t_envs.retail import DOMAIN
from t2t_gym.errors import EpisodeOverError
from t2t_gym.task import Question
from t2t_gym.users.phrasing.wordings import REGISTERS
from t2t_gym.users.scripted import ScriptedUser

TALK = (
    "Could you please provide your email address?",
    "Which order do you mean, and what is the reason?",
    "I'd cancel order #W1111111 with the table lamp, as no longer needed. Shall I go ahead?",
    "Your order has been cancelled. Anything else?",
)


def customer(task: Any, seed: int = 0) -> ScriptedUser:
    """A customer with a task of its own."""
    return ScriptedUser(task, DOMAIN, Random(seed))


def play(user: ScriptedUser) -> list[str]:
    """All that it says in a sensible call."""
    return [user.open().text, *(user.hear(text).text for text in TALK)]


def test_the_same_seed_says_the_same(shop: Any) -> None:
    """A call is determined by the task, the seed and the agent's messages."""
    task = shop.task(shop.cancel)
    assert play(customer(task, 3)) == play(customer(task, 3))
    assert play(customer(task, 3)) != play(customer(task, 4))


@pytest.mark.parametrize("register", [*REGISTERS, "unheard-of"])
def test_a_sensible_agent_is_served_in_every_register(register: str, shop: Any) -> None:
    """Asked, proposed to and told that it's done, the customer is satisfied after four messages."""
    for seed in range(20):
        user = customer(shop.task(shop.cancel, register=register), seed)
        user.open()
        turns = [user.hear(text) for text in TALK]
        assert [t.ending for t in turns] == ["", "", "", "satisfied"]
        assert [a.kind for a in turns[2].acts] == ["consent"]
        assert not any("{" in t.text for t in turns)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_task_opens_in_many_ways(register: str, shop: Any) -> None:
    """One task opens in many ways."""
    task = shop.task(shop.cancel, shop.exchange, register=register, questions=(Question(quantity="refund_amount"),))
    openings = {customer(task, seed).open().text for seed in range(300)}
    assert len(openings) > 270


def test_the_opening_says_what_is_told_and_nothing_else(shop: Any) -> None:
    """All told values are in the opening; nothing is that the customer only says when asked, or never."""
    for seed in range(100):
        text = customer(shop.task(shop.cancel, shop.exchange), seed).open().text
        assert all(v in text for v in ("Ann Lee", "12345", "gooseneck kettle", shop.other, "rain jacket"))
        hidden = ("ann.lee@example.com", shop.order, "table lamp", "Denver", "navy", "large", "PayPal", "1111111111")
        assert not any(v in text for v in (*hidden, "no longer need"))


def test_a_question_is_asked_in_the_opening(shop: Any) -> None:
    """What the customer wants to be told it asks from the start."""
    task = shop.task(shop.cancel, questions=(Question(quantity="refund_amount"),))
    assert all("refund" in t or "get back" in t for t in (customer(task, s).open().text for s in range(30)))


@pytest.mark.parametrize("heard", [0, 1])
def test_a_copy_goes_on_alike_and_apart(heard: int, shop: Any) -> None:
    """A deep copy and a pickle answer as the original would, and leave it alone."""
    user = customer(shop.task(shop.cancel))
    user.open()
    for text in TALK[:heard]:
        user.hear(text)
    twins = [copy.deepcopy(user), pickle.loads(pickle.dumps(user))]
    answers = [[twin.hear(text).text for text in TALK[heard:]] for twin in twins]
    assert answers[0] == answers[1] == [user.hear(text).text for text in TALK[heard:]]


def test_a_pickle_carries_no_patterns(shop: Any) -> None:
    """What all customers of a domain share isn't in the pickle."""
    user = customer(shop.task(shop.cancel))
    user.open()
    assert len(pickle.dumps(user)) < 12_000
    assert copy.deepcopy(user)._tongue is user._tongue


def test_a_call_that_is_over_stays_over(shop: Any) -> None:
    """Talking to a customer that hung up is an error."""
    user = customer(shop.task(shop.cancel))
    play(user)
    with pytest.raises(EpisodeOverError, match="ended the call"):
        user.hear("Hello?")


def test_the_requests_can_be_looked_up_by_number(shop: Any) -> None:
    """A request is found by the number that the acts use."""
    user = customer(shop.task(shop.cancel, shop.back))
    user.open()
    assert (user.request(0), user.request(1)) == (shop.cancel, shop.back)
    assert user.agenda.current() == [(0, shop.cancel), (1, shop.back)]
