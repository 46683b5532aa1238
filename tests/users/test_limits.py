"""What can't be done later, told beside a proposal, refuses nothing and proposes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.task import Refusal
from t2t_gym.users.understanding import Understanding
from tests.users.turns import kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))

LIMITS = [
    "There's one exchange for each order, then it's locked.",
    "Thereafter it cannot be returned or cancelled in any way.",
    "Bear in mind that a second exchange won't be possible.",
    "I will not be able to make any additional changes or cancel it then.",
    "Following this exchange, it is no longer eligible for cancellation.",
    "It cannot be exchanged or cancelled again.",
    "Your order will be closed to any further return or cancellation.",
    "It can't be cancelled any longer once its items have been exchanged.",
    "An order can be exchanged only once, and it isn't possible to cancel it subsequently.",
    "No cancellation or return will be possible from that moment on.",
    "You can't return the new jacket until it has been delivered.",
    "After these changes, neither order can be returned or cancelled again.",
    "It will become ineligible for a return.",
    "You'd lose the right to cancel it.",
    "It isn't possible to exchange anything twice.",
    "Once I do that, the order can't be cancelled.",
    "An exchanged order cannot be cancelled.",
    "From that moment on, a cancellation is no longer on offer.",
    "As soon as this is through, a cancellation is ruled out.",
    "Please remember that an order can only get one exchange.",
    "Only a single exchange can be carried out for each order, so the scarf couldn't be swapped later.",
    "I cannot undo an exchanged order, and if you change your mind, I could only help with a new one.",
    "We aren't able to cancel an exchanged order.",
    "After an exchange the order can't be cancelled.",
    "Following any such exchange, it isn't possible to return or cancel it.",
]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("ending", ["Shall I go ahead?", "Please reply **yes** if you agree."])
def test_a_limit_on_what_comes_later_is_agreed_to_with_the_rest(limit: str, ending: str, shop: Any, call: Any) -> None:
    """In whatever words it is told, and though the customer wants another order cancelled."""
    for requests in ((shop.exchange,), (shop.cancel, shop.exchange)):
        user = call(*requests)
        user.hear("Which jacket would you like instead, and how would you like to pay?")
        turn = user.hear(
            f"Order #W2222222: the rain jacket is exchanged for the large navy one, $5.00 to PayPal. {limit} {ending}"
        )
        assert [(a.kind, a.request) for a in turn.acts] == [("consent", len(requests) - 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Your order #W2222222 has been exchanged before and can't be exchanged again. Shall I cancel it instead?",
        "Unfortunately an order cannot be exchanged a second time. Would you like to cancel #W2222222?",
        "As it is already an exchange, it can't be exchanged once more. Do you want me to cancel #W2222222?",
        "Sorry, an order can only get one exchange. May I transfer you to a colleague of mine?",
        "It can't be exchanged again. May I transfer you to a colleague of mine?",
    ],
)
def test_what_is_refused_for_what_has_been_stays_refused(text: str, shop: Any, call: Any) -> None:
    """Though it can't be done "again", and something else is proposed."""
    assert "accept_refusal" in kinds(call(shop.exchange, refusal=Refusal(insist=0)).hear(text))


@pytest.mark.parametrize(
    ("reader", "text", "acts", "operations"),
    [
        (PLANE, "I'd upgrade ABC12D. You cannot cancel it thereafter. Okay?", {"confirm"}, ("change_cabin",)),
        (PLANE, "I'd add two bags. They cannot be removed once they've been added. Okay?", {"confirm"}, ("change_baggage",)),
        (PLANE, "A basic economy trip can't be cancelled later on. Okay?", {"confirm"}, ()),
        (SHOP, "I'd return the mug. It can't be exchanged again. Okay?", {"confirm"}, ("return_items",)),
        (SHOP, "I can't cancel a part of it. Shall I?", {"confirm", "refuse"}, ("cancel_order",)),
        (SHOP, "It cannot be cancelled again.", {"refuse"}, ()),
    ],
)  # fmt: skip
def test_what_is_ruled_out_later_is_not_what_is_proposed(
    reader: Understanding, text: str, acts: set[str], operations: tuple[str, ...]
) -> None:
    """A bare "okay?" is for what was named before it; alone, that something can't be done refuses it."""
    reading = reader.read(text)
    assert reading.acts == acts
    assert reading.operations("confirm") == operations


@pytest.mark.parametrize(
    "note",
    [
        "Please note that an exchange for another product isn't allowed.",
        "Bear in mind that we can't exchange anything for a different kind of thing.",
        "It isn't possible to exchange one product for another, though its colour and size can be swapped.",
        "An exchange can't be for another product, only for another colour or size of it.",
        "Just so you know, I can't exchange a product for another.",
    ],
)
def test_a_rule_told_by_the_way_refuses_nothing(note: str, shop: Any, call: Any) -> None:
    """Before or after a question for what goes on with it; the customer gives the answer, and no more."""
    for text in (f"{note} What's your email address?", f"What's your email address? {note}"):
        assert kinds(call(shop.exchange, told=(), refusal=Refusal(insist=0)).hear(text)) == ["inform"]


@pytest.mark.parametrize(
    "text",
    [
        "Please note that your jacket can't be exchanged. What's your email address?",
        "Just so you know, an exchange isn't possible for it, so I won't exchange it. What's your email address?",
        "Please note that worn jackets can't be exchanged. What would you like to do instead?",
        "I'm afraid it can't be exchanged, only returned. What's your email address?",
    ],
)
def test_a_rule_that_applies_refuses(text: str, shop: Any, call: Any) -> None:
    """Where it is of the customer's own thing, is a pity, has a consequence, or the agent asks what to do then."""
    assert "accept_refusal" in kinds(call(shop.exchange, told=(), refusal=Refusal(insist=0)).hear(text))


@pytest.mark.parametrize(
    "text",
    [
        "A worn jacket can't be exchanged, but I can return it for you. What's your email address?",
        "Worn jackets can't be exchanged, although we can take them back. How would you like to be paid?",
        "Worn jackets can't be exchanged, though I could return yours first and then order another. How will you pay?",
        "We can't exchange what has been worn, but I could take it back first. Which payment method should I use?",
    ],
)
def test_what_the_agent_can_do_instead_leaves_the_refusal_as_it_is(text: str, shop: Any, call: Any) -> None:
    """It is no rule about the same thing, and its first step is no condition, whatever is asked beside it."""
    assert "accept_refusal" in kinds(call(shop.exchange, told=(), refusal=Refusal(insist=0)).hear(text))


@pytest.mark.parametrize(
    "text",
    [
        "I can't exchange it now, though I could once you have told me your email address first. What's your email address?",
        "I can't exchange it yet, I need your email address first. What's your email address?",
    ],
)
def test_what_has_to_be_given_first_is_a_condition(text: str, shop: Any, call: Any) -> None:
    """The customer gives it, and gives nothing up."""
    assert "accept_refusal" not in kinds(call(shop.exchange, told=(), refusal=Refusal(insist=0)).hear(text))


def test_a_limit_beside_a_go_ahead_for_the_same_is_no_contradiction(shop: Any, call: Any) -> None:
    """What can't be exchanged names nothing that the customer wants, and what would be is just that."""
    user = call(shop.exchange)
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    turn = user.hear(
        "You can't exchange it for another product. Shall I exchange the rain jacket of #W2222222 for the large navy one, "
        "with the $5.00 to your PayPal?"
    )
    assert kinds(turn) == ["consent"]


def test_what_was_given_up_is_wanted_again_whatever_else_is_ruled_out(shop: Any, call: Any) -> None:
    """An agent that was misheard puts it right by saying what can't be done, and asks for the go-ahead."""
    user = call(shop.move, shop.back, refusal=Refusal(insist=0))
    assert "accept_refusal" in kinds(user.hear("I can't change the address of #W1111111."))
    put = "Only the country has to stay the same. I'd send #W1111111 to 12 Elm Street, Denver, CO 80202, USA."
    assert "consent" in kinds(user.hear(f"{put} Do you agree?"))


@pytest.mark.parametrize(
    "remark",
    ["Please note that we can't hold it for longer.", "Keep in mind that you won't be able to track the parcel."],
)
def test_what_is_remarked_beside_a_proposal_refuses_nothing(remark: str) -> None:
    """Unless it is about what customers ask for."""
    assert SHOP.read(f"I'd send it back to your PayPal. {remark} Shall I go ahead?").acts == {"confirm"}
    assert "refuse" in SHOP.read("Please note that it can't be cancelled. Shall I return the lamp?").acts


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The $5.00 are charged to your PayPal; I can't spread them over two accounts. Shall I do it?", "consent"),
        ("It'd be on PayPal in one go; it can't be divided. Would you like me to make the switch?", "consent"),
        ("PayPal it is. Unfortunately we're unable to hurry the parcel along. May I go ahead?", "consent"),
        ("So it's PayPal. There are no discounts on that. Do you want me to set it up?", "consent"),
        ("That can't be done, I'm afraid. Is that all right?", "accept_refusal"),
        ("PayPal would be fine, but that isn't something I can do. Is that all right?", "accept_refusal"),
        ("I see that you'd pay with PayPal. That's impossible, though. Shall I close the case?", "accept_refusal"),
        ("You'd like to pay with PayPal, but that can't be done. Shall I go on, then?", "accept_refusal"),
        ("The $5.00 can't be charged to your PayPal. Shall I make the switch?", "accept_refusal"),
        ("It isn't possible to exchange it. You'd have paid with PayPal. Shall I do it?", "accept_refusal"),
    ],
)
def test_a_detail_that_is_refused_beside_what_would_be_done_is_agreed_to_with_it(
    text: str, answer: str, shop: Any, call: Any
) -> None:
    """Unless that is all that's refused, or the detail is what is wanted."""
    user = call(shop.exchange, refusal=Refusal(insist=0))
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    assert answer in kinds(user.hear(text))


@pytest.mark.parametrize(
    "limit",
    [
        "Once it's in the exchange queue, the order can't be changed anymore.",
        "After the exchange, nothing about it can be changed again.",
        "The order can't be modified again afterwards.",
    ],
)
def test_a_limit_told_beside_a_question_is_no_refusal(limit: str, shop: Any, call: Any) -> None:
    """What is asked goes on with what is wanted."""
    turn = call(shop.exchange, refusal=Refusal(insist=0)).hear(f"{limit} Which payment method should I use?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]
