"""What an agent says by the way of what it proposes, and what it proposes to begin with."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.task import SlotFill
from t2t_gym.users.understanding import Understanding
from tests.users.turns import PROPOSAL, kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    "aside",
    [
        "Gift cards can't pay for an exchange, so the $5.00 would go to your PayPal account.",
        "Please be aware that store vouchers aren't accepted here, which means PayPal would be charged.",
        "A split payment isn't possible, so PayPal pays for all of it.",
        "Gift cards can't pay for an exchange.",
    ],
)
@pytest.mark.parametrize(
    "asked",
    [
        "Shall I exchange the rain jacket for the large navy one?",
        "May I swap your rain jacket for the navy one in large?",
    ],
)
def test_a_rule_is_no_refusal_whatever_comes_of_it(aside: str, asked: str, shop: Any, call: Any) -> None:
    """What the rule leaves is named beside it, and is no part of what can't be done."""
    user = call(shop.exchange)
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    assert kinds(user.hear(f"Order #W2222222. {aside} {asked}")) == ["consent"]


def test_what_follows_from_how_things_are_may_be_refused(shop: Any, call: Any) -> None:
    """What comes of the reason is then the refusal."""
    user = call(shop.cancel)
    turn = user.hear(f"Order {shop.order} has left our warehouse, so it can't be cancelled. Shall I return it?")
    assert "consent" not in kinds(turn)


@pytest.mark.parametrize(
    "asked", ["Shall I start with the return?", "May I begin with the rain jacket from #W2222222?"]
)
def test_what_comes_first_is_proposed(asked: str, shop: Any, call: Any) -> None:
    """And nothing else is."""
    user = call(shop.cancel, shop.back)
    user.hear("Which order do you mean, and why do you want to cancel it?")
    turn = user.hear(
        f"I'd cancel {shop.order}, as it's no longer needed, and return the rain jacket of {shop.other} with the money "
        f"back to PayPal. {asked}"
    )
    assert [(a.kind, a.request) for a in turn.acts if a.kind == "consent"] == [("consent", 1)]


@pytest.mark.parametrize(
    ("reader", "text", "read"),
    [
        (PLANE, "Shall I begin with the change of cabin?", ("confirm", ())),
        (PLANE, "Should I start with the compensation?", ("confirm", ())),
        (PLANE, "Shall I start with your date of travel?", ("request", ("date",))),
        (SHOP, "May I begin with your zip code?", ("request", ("zip",))),
        (SHOP, "Could I start with a few details?", ("request", ())),
    ],
)
def test_to_begin_with_what_is_asked_asks_it(reader: Any, text: str, read: tuple[str, tuple[str, ...]]) -> None:
    """To begin with something to be done proposes it."""
    assert [(c.act, c.slots) for c in reader.read(text).clauses] == [read]


@pytest.mark.parametrize(
    "aside",
    [
        "Your gift card can't be used, as its balance is too low.",
        "Express delivery isn't available in Boston.",
        "The black one is sold out in Boston, but the navy one isn't.",
    ],
)
def test_what_sounds_like_a_part_of_it_refuses_nothing(aside: str, shop: Any, call: Any) -> None:
    """A gift card is no credit card, and where the order goes says only which it is."""
    card = SlotFill(slot="payment_method", value="credit_card_7654321", told=shop.fits(("source", "credit_card")))
    order = shop.exchange.slots[0].model_copy(update={"told": shop.fits(("city", "Boston"))})
    user = call(shop.exchange.model_copy(update={"slots": (order, *shop.exchange.slots[1:3], card)}))
    user.hear("Which jacket would you like instead?")
    turn = user.hear(
        f"Shall I exchange the rain jacket of {shop.other} for the large navy one, with your Visa? {aside}"
    )
    assert kinds(turn) == ["consent"]


@pytest.mark.parametrize(
    "aside",
    [
        "Unfortunately, we can't be reached on Sundays.",
        "Unfortunately, the refund for the kettle takes a week.",
        "I can't extend the warranty, though.",
    ],
)
def test_what_cannot_be_done_about_something_else_contradicts_no_completion(aside: str, shop: Any, call: Any) -> None:
    """Whether it is idle talk, a pity, or something that nobody asked for."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    assert user.hear(f"All set! {aside}").ending == "satisfied"


def test_who_is_asked_who_it_is_beside_a_blanket_go_ahead_only_says_that(shop: Any, call: Any) -> None:
    """Of which of its requests that is can be asked later."""
    turn = call(shop.cancel, shop.exchange, told=()).hear("May I go ahead? And what's your email address?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("email",))]
