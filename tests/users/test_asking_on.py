"""Who has asked what else is needed, or what else would do, is asked for what the answer names."""

from __future__ import annotations

from typing import Any

import pytest

from tests.users.turns import kinds

FOUR = "Which size would you like? How would you like to pay? And what are your email and your zip code?"


def asked_on(shop: Any, call: Any) -> Any:
    """A customer that has told its email and the size, and wants to know what else there was."""
    user = call(shop.exchange, told=())
    assert kinds(user.hear(FOUR))[-1] == "ask_rest"
    return user


@pytest.mark.parametrize(
    "text",
    [
        "Just the payment method.",
        "Only how the difference is going to be paid: your payment method.",
        "Sure! Here's the rest:\n\n- Payment method (card, PayPal or gift card)",
        "No worries. Your payment method, and that's it.",
    ],
)
def test_bare_names_answer_the_question_what_else_is_needed(text: str, shop: Any, call: Any) -> None:
    """The answer is the customer's turn again, and it gives what is named."""
    turn = asked_on(shop, call).hear(text)
    assert [a.slots for a in turn.acts if a.kind == "inform"] == [("payment_method",)]
    assert turn.needless == 0


def test_bare_names_alone_ask_for_nothing(shop: Any, call: Any) -> None:
    """Unless the customer has asked for them in the turn before."""
    assert "inform" not in kinds(call(shop.exchange, told=()).hear("Just the payment method."))
    user = asked_on(shop, call)
    user.hear("One moment, please.")
    assert "inform" not in kinds(user.hear("Just the payment method."))


@pytest.mark.parametrize(
    "text",
    [
        "Nothing else but the payment method, and that's on file.",
        "I have your payment method on file, thank you.",
        "You've told me the payment method already.",
        "The payment method is the one on file.",
    ],
)
def test_what_is_not_needed_is_not_given(text: str, shop: Any, call: Any) -> None:
    """Though it is named in answer to the question what is."""
    assert "inform" not in kinds(asked_on(shop, call).hear(text))


def test_names_answer_the_question_what_else_would_do(shop: Any, call: Any) -> None:
    """Without its email, the customer has asked to be found in another way."""
    facts = {fact: value for fact, value in shop.facts.items() if fact != "email"}
    user = call(shop.cancel, told=(), facts=facts)
    assert kinds(user.hear("What's your email address?")) == ["dont_know"]
    turn = user.hear("Of course: full name and zip code, then.")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("full_name", "zip"))]


@pytest.mark.parametrize("end", ["will work just as well", "would do just as well", "will do just fine"])
def test_what_would_do_instead_is_asked_for(end: str, shop: Any, call: Any) -> None:
    """Whatever the customer has asked before."""
    turn = call(shop.cancel, told=()).hear(f"Don't worry! Your full name and zip code {end}.")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("full_name", "zip"))]
