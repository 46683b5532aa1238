"""Noise: harder to read, and nothing is lost."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.dialogue import Dialogue
from t2t_gym.errors import UnknownNameError
from t2t_gym.play import play
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import make_tasks
from t2t_gym.task import Task
from t2t_gym.users.phrasing.noise import NOISES, add_noise
from t2t_policies import make

RETAIL = load_domain("retail")
TURN = (
    "Hello. I was wondering whether I could please send back the kettle from order #W1234567, thanks. "
    "My email is that.thing9@example.com. It would be great."
)
VALUES = ("#W1234567", "kettle", "that.thing9@example.com")


@given(st.integers(0, 2**32), st.lists(st.sampled_from(NOISES), min_size=1, unique=True))
def test_every_value_is_still_there(seed: int, kinds: list[str]) -> None:
    """Whatever the noise, what the turn carried can be read in it."""
    noisy = add_noise(TURN, kinds, VALUES, Random(seed))
    assert all(value in noisy for value in VALUES)


@pytest.mark.parametrize("kind", NOISES)
def test_each_kind_of_noise_can_be_seen(kind: str) -> None:
    """Of some turns at least."""
    assert any(add_noise(TURN, [kind], VALUES, Random(seed)) != TURN for seed in range(9))


@pytest.fixture(scope="module")
def noisy() -> list[Task]:
    """A few tasks whose customers are hard to read."""
    return list(make_tasks("retail", "mixed", 6, seed=8, noise=NOISES, certify="none"))


def test_noise_is_the_customers(noisy: list[Task]) -> None:
    """It is in the task, and the same for twins."""
    assert all(t.intent.customer.noise for t in noisy)
    texts = {(t.pair or t.id): set[str]() for t in noisy}
    for task in noisy:
        dialogue = Dialogue(task, RETAIL, seed=3)
        texts[task.pair or task.id].add(dialogue.start().content)
    assert all(len(said) == 1 for said in texts.values())


def test_noisy_customers_can_be_served(noisy: list[Task]) -> None:
    """As well as any."""
    assert all(play(make("oracle"), t, RETAIL, seed=2).verdict().success for t in noisy)


def test_an_unknown_noise_is_answered_with_the_nearest() -> None:
    """The error lists what exists."""
    with pytest.raises(UnknownNameError, match="Did you mean 'typos'"):
        make_tasks("retail", "general", 1, noise=["typo"])
