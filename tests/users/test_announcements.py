"""What an agent announces that it will do, begin with or look into is asked of nobody."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from tests.users.turns import kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (SHOP, "Let me start with moving your order to the new address:"),
        (SHOP, "I'll begin by checking the items in that order."),
        (SHOP, "Let's start with the teapot."),
        (SHOP, "First I'll start by looking up the shipping address."),
        (PLANE, "I'll begin by reviewing the baggage on your booking."),
    ],
)
def test_what_the_agent_begins_with_is_not_asked_for(reader: Understanding, text: str) -> None:
    """It works on that itself."""
    assert "request" not in reader.read(text).acts


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Let's start with your order number.", ("order_id",)),
        ("Let me begin by asking for your email address.", ("email",)),
        ("I'd like to start by verifying your zip code.", ("zip",)),
        ("Let's start with the reason for the cancellation.", ("reason",)),
    ],
)
def test_what_the_agent_would_have_first_is_asked_for(text: str, slots: tuple[str, ...]) -> None:
    """Only the customer has it."""
    assert SHOP.read(text).requests == slots


@pytest.mark.parametrize(
    "then",
    [
        "Once I have it, I'll check the shipping address and the items of your order.",
        "As soon as I've found you, I can look at your order and at the payment method.",
        "After we've verified that, we'll go through the items.",
    ],
)
def test_what_comes_once_it_is_told_is_not_asked_for(then: str) -> None:
    """Only what the agent waits for is."""
    assert SHOP.read(f"Could you please tell me your email address? {then}").requests == ("email",)


def test_what_it_will_still_need_then_is_asked_for() -> None:
    """It could as well be told now."""
    reading = SHOP.read("Once I've found you, I'll need your order number and the reason for the cancellation.")
    assert {"order_id", "reason"} <= set(reading.requests)


@pytest.mark.parametrize(
    "text",
    [
        "If you have a different card in mind, you would have to add it to your account yourself.",
        "If you have another address that you'd rather use, you'll need to give it to our sellers.",
    ],
)
def test_what_customers_would_have_to_do_themselves_is_not_asked_for(text: str) -> None:
    """It only says how it is done."""
    assert "request" not in SHOP.read(text).acts


@pytest.mark.parametrize(
    "either",
    [
        'Please confirm that I may go ahead (answer "yes" to proceed, or "no" to cancel).',
        "Do you confirm the return? Reply yes to continue, or no to cancel it.",
        "Shall I return the rain jacket? (Say **yes** to go on or **no** if you'd rather stop.)",
    ],
)
def test_what_a_no_would_stand_for_is_not_put(either: str, shop: Any, call: Any) -> None:
    """The go-ahead is asked for what was told, not for a cancellation."""
    reading = SHOP.read(f"I'd return the rain jacket of {shop.other}. {either}")
    assert "cancel_order" not in {o for c in reading.clauses for o in c.operations}
    turn = call(shop.back).hear(f"I'd return the rain jacket of {shop.other} for a refund to PayPal. {either}")
    assert kinds(turn) == ["consent"]


def test_another_preference_is_no_offer_of_more_help(shop: Any, call: Any) -> None:
    """It asks about what is going on, and nobody hangs up at it."""
    turn = call(shop.exchange).hear("Would the large navy jacket be fine, or do you have another preference?")
    assert "stop" not in kinds(turn)
    assert "anything_else" not in SHOP.read("Is there another preference that you have for the jacket?").acts
    assert "anything_else" in SHOP.read("Do you have any other preferences or questions?").acts


def test_adding_or_removing_something_is_about_the_things() -> None:
    """Asked before all of them are changed at once."""
    assert SHOP.read("Before we go on, would you like to add or remove any items from the list?").requests == ("items",)
