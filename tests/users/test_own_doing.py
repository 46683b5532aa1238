"""Whose doing it is, and what it takes: what an agent has sent, needs nobody for, or would look for."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.lexicon import Lexicon, OperationWords
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))
DESK = Understanding(Lexicon({}, {"complain": OperationWords((r"complain(?:t|ing)?",), ("filed a complaint",))}))


@pytest.mark.parametrize(("reader", "done"), [(SHOP, False), (DESK, True)])
def test_an_errand_counts_where_it_is_an_operation(reader: Understanding, done: bool) -> None:
    """Elsewhere it is beside the matter."""
    assert ("done" in reader.read("I've filed a complaint for you.").acts) is done


@pytest.mark.parametrize("reader", [SHOP, PLANE])
@pytest.mark.parametrize(
    "text", ["I won't need you to give me your email address.", "I don't need you to send me your zip code."]
)
def test_what_is_not_needed_is_not_asked_for(text: str, reader: Understanding) -> None:
    """Though it is named by the words that ask."""
    assert reader.read(text).requests == ()


def test_an_agent_that_would_look_for_something_else_asks_for_a_go_ahead() -> None:
    """It asks for a choice where it puts several."""
    assert PLANE.read("Would you like me to look at another option?").acts == {"confirm"}
    assert PLANE.read("Would you like me to book one of these options?").acts == {"offer"}


def test_an_open_offer_leaves_open_what_it_has_several_of() -> None:
    """It asks for that, and for what to do otherwise."""
    assert PLANE.read("If you'd like to fly in business or in economy, just let me know.").requests == ("cabin",)
    assert PLANE.read("If you'd like to fly on another day, just let me know.").requests == ("action",)
