"""What else came up when people served the customer: what they asked, put, claimed and refused, and it missed."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_envs.retail.quantities import QUANTITIES
from t2t_gym.task import Is, Recognised, Request, Revision, SlotFill
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.understanding.values.answers import asserted
from tests.users.conftest import RECOGNISED
from tests.users.turns import PROPOSAL, kinds

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)

ASKED = [
    (
        PLANE,
        "ABC12D carries 5 checked bags, all of them free. How many do you want to end up with in total?",
        "baggage",
    ),
    (PLANE, "It's without checked bags so far. How many would you like on it in all?", "baggage"),
    (PLANE, "You have 2 bags. How many?", "baggage"),
    (PLANE, "The one thing missing is your user ID - once I have that, I'll open the booking.", "user_id"),
    (SHOP, 'Accepted are just "no longer needed" and "ordered by mistake". So what should I put down?', "reason"),
    (SHOP, "The refund can go to your gift card or to your Mastercard. Where should it go?", "payment_method"),
    (SHOP, "**Default address** → what's the new one?", "address"),
    (SHOP, "I can open an order with your email or your zip code. Which would you like to give me?", "zip"),
]


@pytest.mark.parametrize(("reads", "text", "slot"), ASKED)
def test_a_question_is_about_what_was_named_before(reads: Understanding, text: str, slot: str) -> None:
    """By a title, a count, or where it is to be noted."""
    assert reads.read(text).requests[-1:] == (slot,)


CLAIMS = [
    "Sorry if that wasn't clear: the order has been cancelled.",
    "Your cancellation has gone through — enjoy the day!",
    "Both are through!",
    "You're rebooked: HAT001 at 12:00.",
    "✅ #W1112223: now shipping to 12 Elm Street.",
]


@pytest.mark.parametrize("text", CLAIMS)
def test_what_stands_around_a_claim_leaves_it_one(text: str) -> None:
    """What precedes a colon isn't about it, and what follows a dash or colon doesn't weaken it."""
    assert "done" in PLANE.read(text).acts


def agreed(shop: Any, call: Any) -> Any:
    """A customer that has agreed to a cancellation."""
    user = call(shop.cancel)
    assert kinds(user.hear(PROPOSAL)) == ["consent"]
    return user


@pytest.mark.parametrize("text", ["There we go, cheers. Have a calm rest of the day!", "Give my best to your sister!"])
def test_who_has_agreed_and_is_asked_nothing_asks_if_it_is_done(text: str, shop: Any, call: Any) -> None:
    """Rather than saying all of it again, whatever it is told to do."""
    turn = agreed(shop, call).hear(text)
    assert "the cancellation" in turn.text
    assert shop.order not in turn.text


@pytest.mark.parametrize("text", ["It certainly is! Bye for now.", "Yes, absolutely. Give the dog a pat from me!"])
def test_asked_if_it_is_done_a_yes_is_enough_whatever_it_is_told_to_do(text: str, shop: Any, call: Any) -> None:
    """It was asked nothing in return."""
    user = agreed(shop, call)
    user.hear("Anything else?")
    assert user.hear(text).ending == "satisfied"


def test_a_price_that_was_asked_for_is_heard_whatever_is_open_beside_it(shop: Any, call: Any) -> None:
    """The answer needn't say which request it is about."""
    kept = Request(operation="cancel_order", slots=shop.exchange.slots[:1])
    revision = Revision(request=0, trigger="price_told", quantity="price_difference", budget=10.0, becomes=kept)
    user = call(shop.exchange, shop.cancel, revision=revision)
    user.hear("Which version would you like, and how would you like to pay the difference?")
    turn = user.hear(f"I'll exchange the jacket in {shop.other} for the large navy one, paid by PayPal. Shall I?")
    assert kinds(turn) == ["ask_amount"]
    assert kinds(user.hear("The price difference is $50.00.")) == ["revise"]


@pytest.mark.parametrize("go", ["Shall I go ahead with 1 and 2?", "Shall I do both 1 and 2?"])
def test_a_go_ahead_for_what_is_numbered_is_for_both(go: str, shop: Any, call: Any) -> None:
    """Whatever they are called."""
    user = call(shop.cancel, shop.back)
    for _ in range(2):
        user.hear("Which order is it, and why would you like to cancel it?")
    put = f"1. Cancel order {shop.order} with the table lamp, no longer needed\n2. Return the rain jacket from {shop.other} to PayPal\n\n"
    assert [(a.kind, a.request) for a in user.hear(put + go).acts] == [("consent", 0), ("consent", 1)]


@pytest.mark.parametrize("go", ["Both okay?", "Shall I do both?"])
def test_asked_if_both_are_okay_it_agrees_to_both(go: str, shop: Any, call: Any) -> None:
    """Though one of them is called by no name of what is done."""
    user = call(shop.cancel, shop.back)
    for _ in range(2):
        user.hear("Which order is it, and why would you like to cancel it?")
    put = f"- Rain jacket from {shop.other}: to be returned, money to PayPal\n- Table lamp: no longer needed\n\n"
    assert [(a.kind, a.request) for a in user.hear(put + go).acts] == [("consent", 0), ("consent", 1)]


def test_interested_is_asked_of_what_was_put(shop: Any, call: Any) -> None:
    """It is no question of something else."""
    turn = call(shop.cancel).hear(PROPOSAL.replace("Shall I go ahead and cancel it?", "Interested?"))
    assert kinds(turn) == ["consent"]


def test_what_cannot_be_done_as_a_rule_but_can_here_refuses_nothing(shop: Any, call: Any) -> None:
    """Unless it goes on to say that it can't here either."""
    told = shop.fits(("cabin", "basic_economy"))
    fills = (
        SlotFill(slot="reservation_id", value="ABC12D", told=told),
        SlotFill(slot="reason", value="health", told=Is(value="health")),
    )
    ticket = Request(operation="cancel_reservation", slots=fills)
    known = (Recognised(slot="reservation_id", value="ABC12D", features=told.features),)
    user = call(ticket, domain="airline", told=("user_id",), recognises=known)
    rule = "Normally a basic economy ticket couldn't be cancelled, "
    here = "but yours is insured, and illness is covered. Do you wish to go ahead with the cancellation of ABC12D?"
    assert kinds(copy.deepcopy(user).hear(rule + here)) == ["consent"]
    assert kinds(user.hear(rule + "and yours is no exception, I'm afraid.")) == ["insist"]


@pytest.mark.parametrize("again", ["again", "a second time"])
def test_what_is_done_already_and_so_cannot_be_done_again_is_refused(again: str, shop: Any, call: Any) -> None:
    """That it can't be done again is no warning of what comes later then."""
    user = call(shop.cancel)
    turn = user.hear(f"{shop.order} has been cancelled already, so I can't cancel it {again}.")
    assert kinds(turn) == ["insist"]


def test_a_claim_by_another_name_is_told_by_what_has_become_of_the_thing(call: Any) -> None:
    """A booking that was updated to six bags has more bags, and no other flights."""
    booking, bags = SlotFill(slot="reservation_id", value="ABC12D"), SlotFill(slot="baggage", value=6)
    fills = tuple(f.model_copy(update={"told": Is(value=f.value)}) for f in (booking, bags))
    user = call(Request(operation="change_baggage", slots=fills), domain="airline", told=("user_id",))
    user.hear("I'd update ABC12D to 6 checked bags. Shall I?")
    assert (
        not copy.deepcopy(user)
        .hear("Your reservation ABC12D has been updated to 7 checked bags, and $50 was charged to your Amex.")
        .heard_done
    )
    assert user.hear(
        "Your reservation ABC12D has been updated to 6 checked bags, and $50 was charged to your Amex."
    ).heard_done == (0,)


NAMED = [
    (SHOP, "Who is calling? Your email will do, or your name plus zip code.", {"email", "full_name", "zip"}),
    (SHOP, "One more thing before I can start: your zip code, or the email you signed up with.", {"zip", "email"}),
    (PLANE, "Now, your user ID is all I need to get going.", {"user_id"}),
    (SHOP, "It's pending, so the address can still be changed. What should it be?", {"address"}),
]


@pytest.mark.parametrize(("reads", "text", "slots"), NAMED)
def test_what_will_do_or_is_open_is_asked_for(reads: Understanding, text: str, slots: set[str]) -> None:
    """However the sentence goes on."""
    assert set(reads.read(text).requests) >= slots


def test_asked_to_say_if_that_is_right_it_agrees(shop: Any, call: Any) -> None:
    """To say so is to confirm it."""
    go = "Please say if I've got that right and may cancel it."
    assert kinds(call(shop.cancel).hear(PROPOSAL.replace("Shall I go ahead and cancel it?", go))) == ["consent"]


def test_who_has_checked_what_the_matter_is_claims_nothing_beside_a_refusal(shop: Any, call: Any) -> None:
    """What the agent has done itself was to look."""
    turn = call(shop.cancel).hear("I've double-checked it: it's processed, and processed orders can't be cancelled.")
    assert kinds(turn) == ["insist"]


@pytest.mark.parametrize("more", ["redirect your two open orders there", "point your two open orders there"])
def test_more_of_the_same_for_other_things_is_declined_once_all_is_agreed_to(more: str, shop: Any, call: Any) -> None:
    """Whatever it is called: a yes would be to something that it never asked for."""
    user = agreed(shop, call)
    turn = user.hear(f"Right. Should I {more} as well?")
    assert kinds(turn) == ["decline"]


def test_the_card_that_pays_for_one_thing_is_no_mistake_about_another(shop: Any, call: Any) -> None:
    """Though the customer has another one of its make."""
    visas = [
        Recognised(slot="payment_method", value=f"credit_card_{n}", features=shop.fits(*card).features)
        for n in "12"
        for card in [(("source", "credit_card"), ("brand", "visa"), ("last_four", n * 4))]
    ]
    gift = Recognised(slot="payment_method", value="gift_card_1", features=shop.fits(("source", "gift_card")).features)
    pays = [SlotFill(slot="payment_method", value=c.value, told=Is(value=c.value)) for c in (visas[0], gift)]
    swap, back = (
        request.model_copy(update={"slots": (*request.slots[:-1], fill)})
        for request, fill in zip((shop.exchange, shop.back), pays, strict=True)
    )
    user = call(swap, back, recognises=(*RECOGNISED, *visas, gift))
    user.hear("Which version would you like?")
    put = (
        f"- Exchange in {shop.other}: the rain jacket for the large navy one, paid with your Visa ending in 1111\n"
        f"- Return from {shop.other}: the rain jacket\n\nMay I do both?"
    )
    assert "deny" not in kinds(user.hear(put))


@pytest.mark.parametrize(
    "text",
    [
        "I've checked again: the order is cancelled, so the kettle can't be exchanged for another one.",
        "A cancelled order is closed for good; no change of any kind can be made to it.",
    ],
)
def test_why_something_cannot_be_done_is_no_part_of_what_is_refused(text: str, shop: Any, call: Any) -> None:
    """An exchange is much like a change of the items, and no cancellation."""
    kettle = shop.exchange.model_copy(update={"operation": "modify_order_items"})
    assert kinds(call(kettle).hear(text)) == ["insist"]


def test_an_agent_that_is_ready_asks_for_a_go_ahead(shop: Any, call: Any) -> None:
    """It waits for the customer's word."""
    text = PROPOSAL.replace("Shall I go ahead and cancel it?", "Ready when you are!")
    assert kinds(call(shop.cancel).hear(text)) == ["consent"]


@pytest.mark.parametrize("noun", ["return", "exchange"])
def test_a_claim_by_a_noun_may_say_of_which_order(noun: str) -> None:
    """Beside another claim, as well as by itself."""
    text = f"The address of #W1112223 has been changed, and the {noun} from #W2222222 has been requested."
    assert f"{noun}_items" in SHOP.read(text).operations("done")


def test_what_is_to_be_paid_on_top_is_the_difference() -> None:
    """And not what it is on top of."""
    text = "That one is $152.99, i.e. $50.00 on top of the $102.99 you paid."
    words = next(q.words for q in QUANTITIES if q.name == "price_difference")
    assert asserted("price_difference", "money", text, words) == (50.0,)
