"""A card and a voucher that pay for a trip together are what the customer wants, in whatever words they are put."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Is, Recognised, Request, SlotFill
from tests.users.turns import kinds

CARD, VOUCHER = "credit_card_1111111", "certificate_2222222"
BOTH = f"{VOUCHER} and {CARD}"


@pytest.fixture
def paying(shop: Any, call: Any) -> Any:
    """A traveller who pays by card, with a voucher of $80 before it."""

    def way(value: str, *pairs: tuple[str, Any]) -> Recognised:
        known = shop.fits(*pairs).features
        return Recognised(slot="payment_method", value=value, features=known, known=False)

    ways = (
        way(CARD, ("source", "credit_card"), ("beside", "nothing"), ("brand", "amex")),
        way(VOUCHER, ("source", "certificate"), ("beside", "nothing"), ("balance", 80.0)),
        way(
            BOTH,
            ("source", "credit_card"),
            ("beside", "certificate"),
            ("brand", "amex"),
            ("beside_balance", 80.0),
        ),
    )
    pay = SlotFill(
        slot="payment_method", value=BOTH, told=shop.fits(("source", "credit_card"), ("beside", "certificate"))
    )
    book = Request(
        operation="book_flight", slots=(SlotFill(slot="cabin", value="economy", told=Is(value="economy")), pay)
    )
    return call(book, domain="airline", told=("user_id",), facts={"user_id": "ann_lee_1234"}, recognises=ways)


@pytest.mark.parametrize(
    ("put", "kind"),
    [
        (f"Your voucher {VOUCHER} takes $80 off, the American Express pays $45.", "consent"),
        (f"The $80 voucher ({VOUCHER}) goes first, then {CARD} with $45.", "consent"),
        (f"Payments: {CARD}: $45, {VOUCHER}: $80.", "consent"),
        (f"Your voucher of $80, {VOUCHER}, pays for all of it.", "deny"),
    ],
)
def test_what_pays_together_may_be_put_one_by_one(put: str, kind: str, paying: Any) -> None:
    """One of them alone is something else."""
    paying.hear(f"On file I see your voucher {VOUCHER}, worth $80, and an American Express.")
    assert kinds(paying.hear(f"I'd book it in economy. {put} Shall I book the flight?")) == [kind]


@pytest.mark.parametrize(
    ("put", "kind"),
    [("travel certificate", "consent"), ("travel certificate alone", "consent"), ("credit card", "deny")],
)
def test_what_pays_alone_may_be_put_by_its_kind(put: str, kind: str, shop: Any, call: Any) -> None:
    """Though the same voucher could pay beside a card: it isn't known by that."""

    def way(value: str, *pairs: tuple[str, Any]) -> Recognised:
        return Recognised(slot="payment_method", value=value, features=shop.fits(*pairs).features, known=False)

    card, voucher = (("source", "credit_card"), ("brand", "amex")), ("source", "certificate")
    ways = (
        way(CARD, *card, ("beside", "nothing")),
        way(VOUCHER, voucher, ("beside", "nothing"), ("balance", 80.0)),
        way(BOTH, *card, ("beside", "certificate"), ("beside_balance", 80.0)),
    )
    slots = (
        SlotFill(slot="cabin", value="economy", told=Is(value="economy")),
        SlotFill(slot="payment_method", value=VOUCHER, told=shop.fits(voucher, ("balance", 80.0))),
    )
    book = Request(operation="book_flight", slots=slots)
    user = call(book, domain="airline", told=("user_id",), facts={"user_id": "ann_lee_1234"}, recognises=ways)
    assert kinds(user.hear(f"I'd book it in economy, paid with your {put}. Shall I book the flight?")) == [kind]
