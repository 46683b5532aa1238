"""Put one thing or another, who wants the first says yes to it; who doesn't says what it wants."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Fits, Is, Recognised, Request, SlotFill
from tests.users.test_trips import CUSTOMER, MOVE, TRIP, features
from tests.users.test_trips import call as traveller
from tests.users.turns import kinds

PUT = f"I'd move {TRIP}, your trip to Denver, to HAT088 on May 27 at 14:20, for $35 more. "


@pytest.mark.parametrize(
    "asked",
    [
        "Would you like me to go ahead with this change, or would you prefer a different flight?",
        "HAT091 in the evening is $20 less. Shall I change it to HAT088 as above, or would you like the evening one instead?",
        "Should I proceed with it, or would you rather look at other days?",
        "Would you like me to go ahead with the change, or keep the flight that you have?",
        "Shall I go ahead, or leave the trip as it is?",
        "Shall I go ahead, or shall I check what else there is on that day?",
        "Would you like me to move it, or should I look at another day first?",
        "I can't bring back a changed trip. Shall I go ahead, or shall I see which others there are?",
        "It can't be moved a second time, and if you want a cheaper one, I can search again. Shall I go ahead, or may I do that?",
    ],
)
def test_who_is_put_what_it_wants_or_something_else_agrees_to_it(asked: str) -> None:
    """In its own words, and the question wasn't needless."""
    turn = traveller(MOVE).hear(PUT + asked)
    assert (kinds(turn), turn.needless) == (["consent"], 0)
    assert "14:20" in turn.text or "afternoon" in turn.text


@pytest.mark.parametrize(
    "asked",
    [
        f"I'd move {TRIP}, your trip to Denver, to HAT091 on May 27. Shall I go ahead, or would you prefer another flight?",
        f"I'd move {TRIP} to HAT091 on May 27. Shall I change it, or would you rather take HAT088, the one at 14:20?",
        f"I'd move {TRIP} on May 27. Shall I go ahead with the morning one, or would you like the afternoon flight?",
        f"{TRIP} can't be changed as it is. Shall I upgrade it first, or would you like to keep it?",
        f"{TRIP} has been moved before, so it can't be moved again. Shall I cancel it, or shall I leave it alone?",
        f"Shall I cancel {TRIP}, or shall I move it?",
    ],
)
def test_who_wants_the_other_thing_agrees_to_nothing(asked: str) -> None:
    """Nor who wants neither, or is refused what it wants."""
    assert "consent" not in kinds(traveller(MOVE).hear(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "Should I go ahead with the return of the rain jacket to your PayPal account, or would you rather speak to a human?",
        "Shall I return the rain jacket for a refund to PayPal, or would you prefer that I transfer you to a colleague?",
    ],
)
def test_who_is_put_what_it_wants_or_a_human_agrees_to_it(asked: str, shop: Any, call: Any) -> None:
    """Even if the agent has refused something else before."""
    user = call(shop.back)
    assert kinds(user.hear(f"{shop.other} can't be refunded to a gift card. {asked}")) == ["consent"]


def test_who_is_put_a_human_first_agrees_to_none(shop: Any, call: Any) -> None:
    """The customer says what it wants."""
    turn = call(shop.back).hear(
        "Shall I transfer you to a human agent, or would you like me to return the rain jacket?"
    )
    assert kinds(turn) == ["decline"]


def test_which_of_two_cards_pays_is_no_go_ahead(shop: Any, call: Any) -> None:
    """It is answered by the one that is to pay."""
    user = call(shop.exchange)
    turn = user.hear("Shall I use your PayPal account for the exchange, or would you prefer the Visa?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]


def test_a_go_ahead_and_a_choice_in_one_question_are_both_answered(shop: Any, call: Any) -> None:
    """The yes names the way to pay, which nobody has named before."""
    turn = call(shop.exchange).hear(
        f"I'd exchange the rain jacket of {shop.other} for the large navy one. Would you like me to go ahead, and should "
        "the difference go to your PayPal or to your Visa?"
    )
    (act,) = turn.acts
    assert (act.kind, "payment_method" in act.slots, turn.needless) == ("consent", True, 0)
    assert turn.text.startswith("Yes")
    assert "PayPal" in turn.text


def test_the_card_that_a_question_names_is_named_beside_another_question() -> None:
    """It is known by its kind, so that nothing else is put beside it."""
    card = Recognised(
        slot="payment_method",
        value="credit_card_1234567",
        features=features(source="credit_card", last_four="1234"),
    )
    pay = SlotFill(
        slot="payment_method", value=card.value, told=None, asked=(Fits(features=features(source="credit_card")),)
    )
    cabin = SlotFill(slot="cabin", value="economy", told=None, asked=(Is(value="economy"),))
    customer = CUSTOMER.model_copy(update={"recognises": (*CUSTOMER.recognises, card)})
    user = traveller(Request(operation="change_cabin", slots=(MOVE.slots[0], cabin, pay)), customer=customer)
    turn = user.hear(
        "As nothing was late, I can't issue a certificate for the other trip.\n\n"
        f"{TRIP} to Denver is in business, and economy is $80 less. Which cabin would you like, and should I process the fare "
        "difference to your Visa ending in 1234?"
    )
    (act,) = turn.acts
    assert act.consent is not None
    assert "payment_method" in act.consent.values
