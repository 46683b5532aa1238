"""What an agent would do besides to what is the customer's, in no words for anything that can be done for customers."""

from __future__ import annotations

from typing import Any

import pytest

from tests.users.turns import PROPOSAL, kinds

WANTED = "I'll cancel order #W1111111 with the table lamp, as it's no longer needed"


@pytest.mark.parametrize(
    "besides",
    [
        " and I'll close your account. Shall I go ahead?",
        ", and close your account. Is that OK?",
        ". I'll also delete your profile. Shall I proceed?",
        ". I'd suspend your account as well. Do you agree?",
        ". Your profile will then be erased. Shall I go ahead?",
        ", and then destroy the lamp. Shall I go ahead?",
        ". I'm going to donate your refund to charity. Is that all right?",
    ],
)
def test_what_is_put_an_end_to_besides_is_turned_down(besides: str, shop: Any, call: Any) -> None:
    """The yes is to what is wanted alone, and says so."""
    turn = call(shop.cancel).hear(WANTED + besides)
    assert kinds(turn) == ["consent", "decline"]


@pytest.mark.parametrize(
    "besides",
    [
        ". The refund goes to your PayPal account. Shall I go ahead?",
        ". I'll send you a confirmation by email. Shall I go ahead?",
        ", and then close your case. Shall I go ahead?",
        ". I'll check your account for anything else first. Shall I go ahead?",
        ". I won't close your account. Shall I go ahead?",
        ". Nothing on your account will be deleted. Shall I go ahead?",
        ". That is to say, I'll delete your order with the lamp. Shall I go ahead?",
    ],
)
def test_what_goes_with_what_is_wanted_is_agreed_to(besides: str, shop: Any, call: Any) -> None:
    """It is the agent's own business, or another word for it."""
    assert kinds(call(shop.cancel).hear(WANTED + besides)) == ["consent"]


@pytest.mark.parametrize("verb", ["destroy", "shred", "throw away", "donate"])
@pytest.mark.parametrize("asked", ["shall I {} it?", "shall I {} that for you?"])
def test_destroying_is_no_way_to_do_what_is_wanted(verb: str, asked: str, shop: Any, call: Any) -> None:
    """Whatever it is done to."""
    turn = call(shop.cancel).hear(f"Order #W1111111 with the table lamp: {asked.format(verb)}")
    assert kinds(turn) == ["decline"]


def test_who_has_turned_it_down_agrees_to_what_is_wanted_alone(shop: Any, call: Any) -> None:
    """When it is asked again."""
    user = call(shop.cancel)
    user.hear("Order #W1111111 with the table lamp: shall I destroy it?")
    assert kinds(user.hear(PROPOSAL)) == ["consent"]
