"""What is said of a thing to tell which one it is claims nothing, and "which one:" asks as "which one?" does."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.retail.lexicon import LEXICON
from t2t_gym.users.understanding import Understanding
from tests.users.turns import PROPOSAL, kinds

SHOP = Understanding(LEXICON)
ROWS = [
    ("an order with the lamp, that has been processed", "an order with the kettle, that is still pending"),
    ("the lamp order that's been cancelled", "the kettle order which was refunded yesterday"),
    ("#W1111111: cancelled", "#W2222222: delivered"),
]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("lead", ["Which one", "Which of these", "And which order", "Okay, which one do you mean"])
@pytest.mark.parametrize("mark", [":", "?"])
def test_a_list_to_choose_from_claims_nothing(lead: str, mark: str, rows: tuple[str, ...]) -> None:
    """Whether it is asked with a question mark or with a colon."""
    reading = SHOP.read("\n- ".join([f"{lead}{mark}", *rows]))
    assert (reading.acts, reading.requests) == ({"request"}, ("order_id",))


@pytest.mark.parametrize(
    "text",
    [
        "I've found an order that has been cancelled, and one which has been refunded.",
        "There's the trip to Denver that was changed last week.",
        "The order that's been updated has two lamps in it.",
    ],
)
def test_a_relative_clause_describes(text: str) -> None:
    """Which thing is spoken of, not what was done now."""
    assert "done" not in SHOP.read(text).acts


@pytest.mark.parametrize(
    "text",
    [
        "That has been cancelled.",
        "Great, that's been updated!",
        "I can confirm that has been refunded.",
        "I've found the order, and that has been cancelled.",
        "The difference is $5.00, which has been charged to your PayPal account.",
    ],
)
def test_what_is_no_relative_clause_claims(text: str) -> None:
    """ "That" may be what was asked for, and what comes after a comma tells more of it."""
    assert "done" in SHOP.read(text).acts


@pytest.mark.parametrize("lead", ["The items which qualify:", "Here are those which I found:", "What I can do:"])
def test_a_line_that_asks_nothing_asks_nothing_with_a_colon(lead: str) -> None:
    """Whatever words it has."""
    assert not SHOP.read(f"{lead}\n- order #W1111111 with the lamp").acts


def test_who_is_asked_which_one_does_not_hang_up(shop: Any, call: Any) -> None:
    """Though it has agreed to the cancellation, and one of the orders is said to be so."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    turn = user.hear(f"Which one:\n- {shop.order} with the lamp, that has been cancelled\n- {shop.other}")
    assert (turn.heard_done, turn.ending, kinds(turn)) == ((), "", ["inform"])
