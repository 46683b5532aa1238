"""What came up when people served the customer: each turn is one that a person would answer."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from t2t_gym.task import DontCare, Each, Is, Refusal, Request, Revision, SlotFill
from tests.users.turns import HEDGED, PROPOSAL, REFUSAL, kinds

ORDER = "#W2222222"


def test_where_the_money_comes_back_to_is_not_what_is_to_pay(shop: Any, call: Any) -> None:
    """The way of paying that is left is spoken of beside the go-ahead, and the new one is named."""
    pay = Request(
        operation="modify_order_payment",
        slots=(
            shop.exchange.fill("order_id"),
            SlotFill(slot="payment_method", value="credit_card_7654321", told=shop.fits(("source", "credit_card"))),
        ),
    )
    turn = call(pay).hear(
        f"That's {shop.other}, currently on PayPal. I can move it to your Visa ending in 9876; PayPal gets its $5.00 "
        "back right away. Sound good?"
    )
    assert kinds(turn) == ["consent"]


def test_from_one_card_to_another_is_a_change_of_the_payment(shop: Any, call: Any) -> None:
    """Though a change of the order sounds like another change of it."""
    to_visa = SlotFill(slot="payment_method", value="credit_card_7654321", told=shop.fits(("source", "credit_card")))
    pay = Request(operation="modify_order_payment", slots=(shop.exchange.fill("order_id"), to_visa))
    put = "Here's what I'd change on order {}:\n- From: {}\n- To: {}, charged $20.00\n\nDo you confirm?"
    visa = "Visa ending in 9876"
    assert kinds(call(pay).hear(put.format(shop.other, "PayPal, refunded $20.00", visa))) == ["consent"]
    assert "consent" not in kinds(call(pay).hear(put.format(shop.order, "PayPal", visa)))


def test_a_thing_is_named_by_what_was_said_last_to_tell_it_from_others(shop: Any, call: Any) -> None:
    """To "the navy one" a customer who was asked which jacket it means says a plain yes."""
    told, asked = (Each(of=(shop.fits(*f),)) for f in ((("name", "Rain Jacket"),), (("option.color", "navy"),)))
    items = SlotFill(slot="items", value=["1111111111"], told=told, asked=(asked,))
    user = call(shop.back.model_copy(update={"slots": (shop.back.slots[0], items, shop.back.slots[2])}))
    user.hear("Which of the items would you like to return?")
    turn = user.hear(f"The navy one, then. I'll return it from {shop.other} to your PayPal account. Shall I go ahead?")
    assert kinds(turn) == ["consent"]
    assert not turn.text.startswith(HEDGED)


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        (f"I'll exchange the rain jacket from {ORDER} for the large navy one. Shall I go ahead?", False),
        (f"I'll exchange the rain jacket from {ORDER} for the large green one. Shall I go ahead?", True),
    ],
)
def test_its_own_things_go_without_saying(text: str, hedged: bool, shop: Any, call: Any) -> None:
    """What pays was said before, and is none of the things that it might not recognise; a colour is."""
    user = call(shop.exchange)
    user.hear("Which version would you like, and how would you like to pay the difference?")
    turn = user.hear(text)
    assert kinds(turn) == ["consent"]
    assert turn.text.startswith(HEDGED) is hedged


@pytest.mark.parametrize(
    "text",
    [
        "Shall I do both?",
        "I can do both of these for you now. Do you confirm both?",
        "Do you confirm these two changes?",
    ],
)
def test_a_go_ahead_for_both_is_for_both(text: str, shop: Any, call: Any) -> None:
    """Where two things are open and nothing is left to be said."""
    user = call(shop.cancel, shop.back)
    for _ in range(2):
        user.hear("Which order is it, and why would you like to cancel it?")
    assert [(a.kind, a.request) for a in user.hear(text).acts] == [("consent", 0), ("consent", 1)]


def test_a_thing_of_two_parts_is_not_both_things(shop: Any, call: Any) -> None:
    """Such as one with a hyphen in its name."""
    user = call(shop.cancel, shop.back)
    for _ in range(2):
        user.hear("Which order is it, and why would you like to cancel it?")
    turn = user.hear(f"With your permission, {shop.order} with the two-tier lamp is next. Okay?")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0)]


def test_a_go_ahead_for_all_three_needs_three(shop: Any, call: Any) -> None:
    """Of other things it may be said that there are three."""
    turn = call(shop.cancel, shop.back).hear("I've found three orders. Shall I do all three?")
    assert kinds(turn) == ["ask_clear"]


DONE_ANYHOW = [
    "Your kettle is headed back to us! Is there anything else?",
    "Wonderful, the refund of $20.00 should reach you within a week. Anything else I can do?",
]


@pytest.mark.parametrize("text", DONE_ANYHOW)
def test_who_has_agreed_and_is_asked_for_more_asks_if_it_is_done(text: str, shop: Any, call: Any) -> None:
    """Rather than saying all of it again; a yes is then enough."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    turn = user.hear(text)
    assert kinds(turn) == ["request"]
    assert shop.order not in turn.text
    assert "the cancellation" in turn.text
    assert "the cancellation" not in copy.deepcopy(user).hear(text).text, "it doesn't ask that again"
    last = user.hear("Yes, it is!")
    assert last.heard_done == (0,)
    assert last.ending == "satisfied"


def test_a_yes_is_no_claim_unless_it_was_asked_for(shop: Any, call: Any) -> None:
    """Nor when it goes on with a question."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    assert not user.hear("Yes, of course!").heard_done
    user.hear("Anything else?")
    assert not user.hear("Yes, but what is the reason for it?").heard_done


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Indeed.", True),
        ("That's right.", True),
        ("It's confirmed.", True),
        ("Sure is. I'm glad that I could be of help!", True),
        ("Sure, I'll look into that.", False),
        ("Right, bear with me for a second.", False),
        ("Of course, I'm about to see to it.", False),
        ("It is not, sorry.", False),
        ("Yes, in a minute.", False),
    ],
)
def test_asked_if_it_is_done_a_yes_is_enough_and_putting_it_off_is_none(
    text: str, done: bool, shop: Any, call: Any
) -> None:
    """The customer stays on the line until it is told that it is done."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    user.hear("Anything else?")
    turn = user.hear(text)
    assert (bool(turn.heard_done), turn.ending) == (done, "satisfied" if done else "")


@pytest.mark.parametrize(
    "text",
    ["Your order will now be shipped to 12 Elm Street, Denver, CO 80202.", "The change is underway."],
)
def test_what_has_been_set_going_is_done(text: str, shop: Any, call: Any) -> None:
    """The customer has agreed to it, and needs to hear no more."""
    user = call(shop.move)
    user.hear(f"I'll have {shop.order} with the table lamp sent to 12 Elm Street, Denver, CO 80202, USA. Okay?")
    assert user.hear(text).heard_done == (0,)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not finding an order #W2222229 on your account. Are you sure?",
        f"The only order I have for you is {ORDER}. Could that be the one?",
    ],
)
def test_a_mistake_is_put_right_however_it_is_doubted(text: str, shop: Any, call: Any) -> None:
    """By the number that it should have named."""
    order = SlotFill(slot="order_id", value=ORDER, told=Is(value="#W2222229"), asked=(Is(value=ORDER),), mistaken=True)
    turn = call(shop.back.model_copy(update={"slots": (order, *shop.back.slots[1:])})).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("order_id",))]
    assert ORDER in turn.text


def test_of_two_things_for_the_same_it_is_said_which_gets_what(shop: Any, call: Any) -> None:
    """By the things, since what is to be done with them is the same."""
    reasons = ("no longer needed", "ordered by mistake")
    orders = (shop.cancel.fill("order_id"), shop.exchange.fill("order_id"))
    cancels = [
        Request(operation="cancel_order", slots=(o, SlotFill(slot="reason", value=r, asked=(Is(value=r),))))
        for o, r in zip(orders, reasons, strict=True)
    ]
    turn = call(*cancels).hear("Why would you like to cancel these orders?")
    assert [(a.kind, a.request) for a in turn.acts] == [("inform", 0), ("inform", 1)]
    assert "cancellation" not in turn.text
    assert all(word in turn.text for word in ("kettle", ORDER))


def test_what_is_said_in_mid_turn_needs_no_lead(shop: Any, call: Any) -> None:
    """Who it is comes first, then what it wants; nobody says "sure" in between."""
    for seed in range(8):
        user = call(shop.cancel.model_copy(update={"unclear": True}), seed=seed, told=())
        text = user.hear("What is your email address, and what would you like me to do?").text
        assert text.index("ann.lee@example.com") < text.index("cancel")
        text = (
            call(shop.exchange, seed=seed, told=()).hear("Your email, please, and which version would you like?").text
        )
        assert not any(f" {lead}" in text for lead in ("Sure", "Okay", "Right"))


def test_an_s_in_brackets_is_a_plural(shop: Any, call: Any) -> None:
    """Both that are asked for are answered."""
    turn = call(shop.cancel, told=()).hear(
        "Your full name and zip code, please, and which order(s) would you like to cancel?"
    )
    assert {s for a in turn.acts for s in a.slots} == {"full_name", "zip", "order_id"}


def test_a_customer_that_says_something_again_begins_in_another_way(shop: Any, call: Any) -> None:
    """As far as there are other words for it: it doesn't insist alike twice."""
    for seed in range(8):
        user = call(shop.cancel, seed=seed, refusal=Refusal(insist=2), register="rambling")
        begun = {user.hear(REFUSAL).text[:16] for _ in range(2)}
        assert len(begun) == 2


def test_whose_account_it_is_goes_without_saying(shop: Any, call: Any) -> None:
    """A go-ahead for an order, which it names, and for the address of the account is for both."""
    profile = Request(
        operation="modify_user_address",
        slots=(SlotFill(slot="user_id", value=shop.facts["user_id"]), shop.move.fill("address")),
    )
    user = call(shop.back, profile)
    turn = user.hear(
        f"From {ORDER}: the rain jacket, and the money goes back to your PayPal. I'll also set your default address to "
        "12 Elm Street, Denver, CO 80202, USA. Yay or nay?"
    )
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0), ("consent", 1)]


def test_who_would_not_say_its_name_asks_for_another_way(call: Any, shop: Any) -> None:
    """Nobody fails to know it."""
    facts = {"email": shop.facts["email"]}
    for seed in range(8):
        turn = call(shop.cancel, told=(), facts=facts, seed=seed).hear("May I have your full name, please?")
        assert kinds(turn) == ["dont_know"]
        assert not any(text in turn.text for text in ("know", "tell you", "No idea"))


def test_two_things_of_a_turn_that_are_alike_are_worded_differently(shop: Any, call: Any) -> None:
    """Who understands that neither can be done doesn't say "I see. Then ..." twice."""
    for seed in range(8):
        user = call(shop.cancel, shop.back, seed=seed, refusal=Refusal(insist=0))
        turn = user.hear(f"I'm sorry, I can't cancel {shop.order}, and I can't return anything from {ORDER}.")
        assert kinds(turn)[:2] == ["accept_refusal"] * 2
        first, second = (turn.text.index(noun) for noun in ("cancellation", "return"))
        assert turn.text[:first].split(".")[0] != turn.text[first:second].partition(". ")[2].split(".")[0]


def test_both_done_claims_both(shop: Any, call: Any) -> None:
    """Whichever of them is spoken of after it."""
    user = call(shop.back, shop.move)
    user.hear(
        f"I'll return the rain jacket from {ORDER}, and have {shop.order}, with the table lamp, sent to 12 Elm Street, "
        "Denver, CO 80202, USA. Shall I do both?"
    )
    assert user.hear("Woohoo, both done! Your new address is saved. Anything else?").heard_done == (0, 1)


def test_which_of_two_alike_is_taken_back_is_said(shop: Any, call: Any) -> None:
    """Else nobody could know which is left; of one alone it needn't be."""
    order = shop.exchange.fill("order_id")
    pay = [
        Request(operation="modify_order_payment", slots=(o, SlotFill(slot="payment_method", asked=(DontCare(),))))
        for o in (order, shop.cancel.fill("order_id"))
    ]
    drops = Revision(trigger="consent_asked", request=0, becomes=None)
    put = f"I'd change the payment method of {ORDER} to PayPal. Shall I go ahead?"
    for requests, named in ((pay, True), (pay[:1], False)):
        turn = call(*requests, revision=drops).hear(put)
        assert kinds(turn)[0] == "withdraw"
        assert (ORDER in turn.text) is named


def test_what_is_taken_back_is_no_mistake_in_the_rest(shop: Any, call: Any) -> None:
    """Both were put, and the other is agreed to."""
    drops = Revision(trigger="consent_asked", request=0, becomes=None)
    lamp = Request(
        operation="modify_order_items",
        slots=(
            shop.cancel.fill("order_id"),
            SlotFill(slot="items", value=["3333333333"], told=Each(of=(shop.fits(("name", "Table Lamp")),))),
            SlotFill(
                slot="new_items",
                value=["4444444444"],
                asked=(
                    Each(
                        of=(
                            shop.fits(
                                ("option.color", "white"),
                            ),
                        )
                    ),
                ),
            ),
        ),
    )
    turn = call(shop.exchange, lamp, revision=drops).hear(
        f"I'd exchange the rain jacket of {shop.other} for the large navy one (2222222222), paid with PayPal, and change "
        f"the table lamp of {shop.order} to the white one (4444444444). Shall I do both?"
    )
    assert [(a.kind, a.request) for a in turn.acts] == [("withdraw", 0), ("consent", 1)]


def test_what_was_never_said_is_not_still_wanted(shop: Any, call: Any) -> None:
    """Who called about something tells what is to be done about it when offered help."""
    for seed in range(8):
        user = call(shop.cancel.model_copy(update={"unclear": True}), seed=seed)
        text = user.hear("I've found your order. Is there anything I can do for you?").text
        assert not any(word in text for word in ("still", "As I said", "asked for", "Nothing else"))


@pytest.mark.parametrize(
    "text", ["The payment has been moved over.", "Payment method swapped over to your PayPal account."]
)
def test_what_has_been_switched_over_is_done(text: str, shop: Any, call: Any) -> None:
    """However short it is said."""
    slots = (shop.exchange.fill("order_id"), SlotFill(slot="payment_method", asked=(DontCare(),)))
    user = call(Request(operation="modify_order_payment", slots=slots))
    user.hear(f"I'd change the payment method of {ORDER} to PayPal. Shall I go ahead?")
    assert user.hear(text).heard_done == (0,)


def test_all_taken_care_of_is_all_of_it(shop: Any, call: Any) -> None:
    """Whatever else is said of how things stand now."""
    user = call(shop.back, shop.move)
    user.hear(
        f"I'll return the rain jacket from {ORDER}, and have {shop.order}, with the table lamp, sent to 12 Elm Street, "
        "Denver, CO 80202, USA. Shall I do both?"
    )
    assert user.hear("All taken care of, Ann: the lamp goes to the new address in Denver.").heard_done == (0, 1)


def test_what_was_asked_about_and_explained_is_agreed_to_plainly(shop: Any, call: Any) -> None:
    """The rest of it was put before."""
    user = call(shop.cancel)
    user.hear("Which order is it, and what is the reason?")
    assert kinds(user.hear(f"I'd cancel {shop.order} as no longer needed. Shall I?")) == ["ask_which"]
    turn = user.hear("That's the one with the table lamp.")
    assert kinds(turn) == ["consent"]
    assert not turn.text.startswith(HEDGED)


def test_who_is_asked_to_wait_waits(shop: Any, call: Any) -> None:
    """It has seen nothing yet that it could see."""
    for seed in range(8):
        assert "see" not in call(shop.cancel, seed=seed).hear("Let me check that for you, one moment.").text
