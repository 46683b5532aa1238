"""A rule about all of a kind refuses what is wanted only if the agent says that it applies, or goes on with nothing."""

from typing import Any

import pytest

from t2t_gym.task import Refusal
from tests.users.turns import kinds

AT_ONCE = Refusal(insist=0)
RULES = [
    "Orders that have been processed can't be cancelled.",
    "An order that has been processed can't be cancelled.",
    "Only pending orders can be cancelled.",
    "A delivered order cannot be cancelled.",
]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "goes_on",
    [
        "Which order is it?",
        "What's the reason?",
        "Has it been delivered yet?",
        "Do you know if it has been delivered?",
        "I can cancel yours if it's pending. Which order is it?",
        "Let me check yours.",
    ],
)
def test_a_rule_beside_a_question_refuses_nothing(rule: str, goes_on: str, shop: Any, call: Any) -> None:
    """The question is answered as it is without, and the agent may look."""
    answer = call(shop.cancel, refusal=AT_ONCE).hear(goes_on).acts
    assert call(shop.cancel, refusal=AT_ONCE).hear(f"{rule} {goes_on}").acts == answer


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "applied",
    [
        "",
        "Is there anything else I can help you with?",
        "I'm sorry. What was the reason?",
        "Yours has been delivered. What was the reason?",
        "Your order has been delivered. Which other order do you mean?",
        "Which order would you like to cancel instead?",
        "But I can return it for you. What's the reason?",
        "Would you like to return it?",
        "Let me check if you can return it instead. Would you like that?",
        "Just a moment. Is there anything else I can help you with?",
        "Which items would you like to return?",
    ],
)
def test_a_rule_that_applies_or_ends_it_refuses(rule: str, applied: str, shop: Any, call: Any) -> None:
    """As does one that comes with something else to be had."""
    assert "accept_refusal" in kinds(call(shop.cancel, refusal=AT_ONCE).hear(f"{rule} {applied}"))


def test_what_a_rule_is_about_may_be_asked_for_instead(shop: Any, call: Any) -> None:
    """Where to the money goes is asked of who gets nothing else."""
    rule = "Items paid with a gift card can't be exchanged."
    payment = call(shop.exchange, refusal=AT_ONCE).hear(f"{rule} Which payment method should the refund go to?")
    assert "accept_refusal" in kinds(payment)
    assert kinds(call(shop.exchange, refusal=AT_ONCE).hear(f"{rule} Which version would you like?")) == ["inform"]
