"""What a message says isn't meant is no part of what it puts."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import SlotFill
from t2t_gym.users.understanding.values.denied import without_denied
from tests.users.test_cabins import KNOWN, REQUEST
from tests.users.turns import kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shall I cancel that one as no longer needed, and *not* the one with the rain jacket?", "consent"),
        ("Shall I cancel #W1111111 with the table lamp, but not the order to Boston, as no longer needed?", "consent"),
        ("Shall I cancel the one with the rain jacket, and not the one with the table lamp?", "deny"),
        ("I'd cancel the one with the rain jacket rather than the one with the lamp. Shall I?", "deny"),
    ],
)
def test_what_is_denied_is_neither_agreed_to_nor_put_right(text: str, kind: str, shop: Any, call: Any) -> None:
    """Whichever of the two it names first."""
    assert kinds(call(shop.cancel).hear(text)) == [kind]


@pytest.mark.parametrize(
    ("pays", "kind"),
    [
        ("PayPal and not with your Visa", "consent"),
        ("PayPal instead of your Visa", "consent"),
        ("your Visa and not with PayPal", "deny"),
        ("your Visa instead of PayPal", "deny"),
    ],
)
def test_the_card_that_is_not_used_pays_nothing(pays: str, kind: str, shop: Any, call: Any) -> None:
    """The other one does."""
    proposal = f"Shall I exchange the rain jacket in #W2222222 for the large navy one, paid with {pays}?"
    assert kinds(call(shop.exchange).hear(proposal)) == [kind]


def test_a_cabin_may_be_denied(call: Any) -> None:
    """It isn't proposed by that."""
    user = call(REQUEST, domain="airline", told=("user_id",), recognises=(KNOWN,))
    assert kinds(user.hear("Shall I change H3O82M to business, and not to economy?")) == ["consent"]


def test_of_two_requests_the_denied_one_is_not_agreed_to(shop: Any, call: Any) -> None:
    """Though both are wanted."""
    jacket = SlotFill(slot="order_id", value=shop.other, told=shop.fits(("contains", "Rain Jacket")))
    other = shop.cancel.model_copy(update={"slots": (jacket, shop.cancel.slots[1])})
    turn = call(shop.cancel, other).hear("For now I'd cancel the order with the lamp, not the jacket. Shall I?")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "It's not needed.",
        "Not only the lamp, but the kettle.",
        "I do not see it, and not to worry, it's there.",
        "A knot",
    ],
)
def test_what_is_merely_said_not_to_be_so_stays(text: str) -> None:
    """It tells of no other thing that would be meant."""
    assert without_denied(text) == text
