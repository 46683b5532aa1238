"""What an agent said that met the customer for the first time, and worded it as none had before."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from t2t_envs.airline import DOMAIN
from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.task import Customer, Feature, Fits, Goal, Intent, Is, Recognised, Request, Revision, SlotFill, Task, World
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding
from tests.users.turns import PROPOSAL, kinds

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)
PUT = "I'd cancel order #W1111111 with the table lamp, reason: no longer needed."
TRIP, CARD = "Q7R2ZB", "credit_card_3131313"


def told(slot: str, value: Any) -> SlotFill:
    """A slot that the customer gives by its value unasked."""
    return SlotFill(slot=slot, value=value, told=Is(value=value))


def traveller(*requests: Request) -> ScriptedUser:
    """A traveller who has opened the call with some requests."""
    paying = Recognised(slot="payment_method", value=CARD, features=(Feature(attribute="source", value="credit_card"),))
    customer = Customer(id="ann_lee_1234", facts={"user_id": "ann_lee_1234"}, told=("user_id",), recognises=(paying,))
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=customer, requests=requests), goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    return user


PAYING = SlotFill(
    slot="payment_method", value=CARD, told=Fits(features=(Feature(attribute="source", value="credit_card"),))
)
BAGS = Request(operation="change_baggage", slots=(told("reservation_id", TRIP), told("baggage", 7), PAYING))
NAMES = Request(
    operation="change_passengers",
    slots=(
        told("reservation_id", TRIP),
        told("passengers", [{"first_name": "Sven", "last_name": "Goodwin", "dob": "1953-09-26"}]),
    ),
)
BOOKING = Request(
    operation="book_flight",
    slots=(
        told("user_id", "ann_lee_1234"),
        told("trip_type", "one_way"),
        told("origin", "PHX"),
        told("destination", "LAS"),
        told("date", "2024-05-18"),
    ),
)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Just let me have your first name, last name, and your ZIP code, then.", ("full_name", "zip")),
        ("Simply give me your email.", ("email",)),
        ("Just give me a moment.", ()),
        ("Just let me know if there's anything else.", ()),
        ("You can either:\n\n- give me the email on your account, or\n- your name plus ZIP code.", ("email", "full_name", "zip")),
        ("You can:\n\n- return the lamp\n- your ZIP code is on the label", ()),
    ],
)  # fmt: skip
def test_what_is_asked_for_lightly_or_as_one_way_of_two_is_asked_for(text: str, slots: tuple[str, ...]) -> None:
    """In a list of ways, each item names what it takes, though only the first has a verb."""
    assert SHOP.read(text).requests == slots


@pytest.mark.parametrize("asks", ["Ok to update?", "Shall I change it?", "Can I apply now?", "Ready to switch?"])
def test_a_verb_that_fits_any_change_asks_for_what_was_put(asks: str, shop: Any, call: Any) -> None:
    """Without an object it says no more than "shall I go ahead?"."""
    assert kinds(call(shop.cancel).hear(f"{PUT} {asks}")) == ["consent"]


@pytest.mark.parametrize("asks", ["Is that what you'd like me to do?", "So is this what you would like us to do?"])
def test_whether_it_is_what_is_wanted_asks_for_a_go_ahead(asks: str, shop: Any, call: Any) -> None:
    """It doesn't ask what to do, as something has been put."""
    assert kinds(call(shop.cancel).hear(f"{PUT} {asks}")) == ["consent"]


def test_to_be_offered_what_was_asked_for_is_not_turned_down(shop: Any, call: Any) -> None:
    """The customer wants to hear what that is, as long as it hasn't said all of it."""
    turn = call(shop.exchange).hear("Shall I do what you asked for?")
    assert kinds(turn) == ["ask_clear"]


@pytest.mark.parametrize(
    "text",
    [
        "Once an order is cancelled we can't alter how it was paid. That's a firm rule on our side.",
        "There's no way for us to do that: the order is cancelled and your money has already been returned.",
    ],
)
def test_how_things_stand_is_not_what_is_refused(text: str, shop: Any, call: Any) -> None:
    """What is named as done is the reason why something else can't be done."""
    assert kinds(call(shop.move).hear(text)) == ["insist"]


def test_what_can_not_be_done_with_a_cancelled_order_is_only_told_beside_a_proposal(shop: Any, call: Any) -> None:
    """It is a limit then."""
    text = f"Please note that once an order is cancelled, we can't change it. {PROPOSAL}"
    assert kinds(call(shop.cancel).hear(text)) == ["consent"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"{TRIP} is a booking with 4 checked bags. Going up to 7 costs $150, charged to your credit card.", "consent"),
        (f"{TRIP} is a booking with 4 checked bags. Going up to 8 costs $200, charged to your credit card.", "deny"),
        (f"{TRIP} is for two, with 4 checked bags. I'd go up to 7 passengers, on your credit card.", "deny"),
    ],
)
def test_a_number_that_something_is_brought_to_is_put(text: str, act: str) -> None:
    """It needs no noun, as that stands beside the number there is now."""
    assert kinds(traveller(BAGS).hear(f"{text} Would you like me to proceed with that?")) == [act]


def test_a_birthday_in_a_recap_of_another_request_puts_no_day() -> None:
    """It tells who somebody is."""
    turn = traveller(BOOKING, NAMES).hear("You'd like Sven Goodwin (1953-09-26) in your place. Which flight suits you?")
    assert "deny" not in kinds(turn)


@pytest.mark.parametrize(
    "route", ["via Los Angeles", "via LAX", "with a stop in Los Angeles", "connecting in Los Angeles", "through Denver"]
)
def test_a_place_on_the_way_is_not_where_it_goes(route: str) -> None:
    """Nor is it where it begins."""
    turn = traveller(BOOKING).hear(f"I'd book HAT096 and HAT092 on May 18, one way {route}. Shall I go ahead?")
    assert "deny" not in kinds(turn)
    assert "deny" in kinds(traveller(BOOKING).hear("I'd book you to Los Angeles on May 18. Shall I go ahead?"))


@pytest.mark.parametrize(
    ("reader", "text", "slots"),
    [
        (PLANE, "A few details are still missing:\n\n* your user ID\n* cabin class\n* how to pay", ("user_id", "cabin", "payment_method")),
        (SHOP, "Please give me your email. And the new address too, if you have it ready.", ("email", "address")),
        (SHOP, "I've updated your address. And the payment method too.", ()),
    ],
)  # fmt: skip
def test_what_is_missing_or_asked_for_along_with_something_else_is_asked_for(
    reader: Understanding, text: str, slots: tuple[str, ...]
) -> None:
    """The one is named in a list, the other without a verb."""
    assert reader.read(text).requests == slots


def test_what_is_in_brackets_is_refused_alone() -> None:
    """The rest of the sentence tells what there is."""
    (refused,) = [
        c for c in SHOP.read("There's the 1 TB one in red (silver is out of stock).").clauses if c.act == "refuse"
    ]
    assert refused.text.startswith("silver")


BOTH = "A. Cancel order #W1111111 with the table lamp, no longer needed\nB. Exchange the jacket in #W2222222 for the large navy one, by PayPal\n\n"


@pytest.mark.parametrize("asks", ["Shall I do A and B?", "OK to proceed with A and B?", "Shall I do both?"])
def test_requests_may_be_labelled_by_letters(asks: str, shop: Any, call: Any) -> None:
    """As by numbers."""
    text = BOTH.replace("#W2222222", shop.other).replace("#W1111111", shop.order)
    assert kinds(call(shop.cancel, shop.exchange).hear(text + asks)) == ["consent", "consent"]


def test_both_went_through_claims_both(shop: Any, call: Any) -> None:
    """Whatever is named after it."""
    user = call(shop.cancel, shop.exchange)
    user.hear(BOTH.replace("#W2222222", shop.other).replace("#W1111111", shop.order) + "Shall I do both?")
    turn = user.hear(f"Both went through: {shop.order} is cancelled, and the navy jacket is on its way.")
    assert turn.heard_done == (0, 1)


def test_who_is_rebooked_has_been() -> None:
    """However it goes there."""
    assert "done" in PLANE.read("You're rebooked via Dallas.").acts


def test_in_place_of_somebody_owns_up_to_nothing() -> None:
    """What is put after a claim isn't claimed."""
    move = Request(operation="change_flights", slots=(told("reservation_id", "H3O82M"), told("date", "2024-05-18")))
    user = traveller(move, NAMES)
    user.hear("Shall I move H3O82M to May 18?")
    turn = user.hear(
        "I've moved H3O82M to May 18. Next, Q7R2ZB (Chicago-Charlotte, May 23): you'd like Sven Goodwin (1953-09-26) to"
        " fly instead of you, right? Shall I update the booking accordingly?"
    )
    assert kinds(turn) == ["consent"]
    assert turn.heard_done == (0,)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Could you clarify the following for me?\n\n1. **The origin**\n2. **The travel date**", ("origin", "date")),
        ("I just need a bit more information:\n- The origin", ("origin",)),
        ("Next, the cabin and the payment method - could you tell me?", ("cabin", "payment_method")),
        ("I need a bit more time.", ()),
    ],
)
def test_what_is_to_be_clarified_is_asked_for(text: str, slots: tuple[str, ...]) -> None:
    """It is named in the list after it, or just before it; a bit more of it is no moment."""
    assert PLANE.read(text).requests == slots


@pytest.mark.parametrize("asks", ["Any objections, or shall I submit that?", "Any concerns, or can I go ahead?"])
def test_who_has_no_objection_agrees(asks: str, shop: Any, call: Any) -> None:
    """It is a go-ahead, politely."""
    assert kinds(call(shop.cancel).hear(f"{PUT} {asks}")) == ["consent"]


@pytest.mark.parametrize(
    "text",
    [
        "I wish I could cancel #W1111111, but it has already been processed.",
        "The items have been modified once already, and after that an order can't be cancelled, so I won't be able to"
        " cancel #W1111111.",
        "Once modified, an order can't be cancelled, and in that case our rules don't allow me to cancel #W1111111.",
    ],
)
def test_what_comes_of_a_rule_or_is_only_wished_for_is_refused(text: str, shop: Any, call: Any) -> None:
    """The rule itself would be no more than a warning."""
    assert kinds(call(shop.cancel).hear(text)) == ["insist"]


@pytest.mark.parametrize("text", ["I wish I had better news.", "I wish I could help you more, but I've cancelled it."])
def test_not_all_that_is_wished_for_is_refused(text: str) -> None:
    """Nor is more of what was done."""
    assert "refuse" not in SHOP.read(text).acts


def test_what_has_not_been_done_is_a_reason() -> None:
    """A certificate is refused, and no cancellation."""
    user = traveller(
        Request(operation="add_compensation", slots=(told("user_id", "ann_lee_1234"), told("reservation_id", TRIP)))
    )
    assert kinds(user.hear(f"Sorry, no luck with the certificate: we haven't cancelled any flight of {TRIP}.")) == [
        "insist"
    ]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("To find your account, any of these will work:\n- The email address\n- Your zip code", ("email", "zip")),
        ("Okay, and the reason and the payment method? I can't finish without those.", ("reason", "payment_method")),
        ("You didn't say the reason, so please tell me now.", ("reason",)),
        ("What would you like for the new address?", ("address",)),
        ("What would you like for the dinner?", ()),
        ("So that I don't get it wrong - the reason: could you spell that out for me?", ("reason",)),
    ],
)
def test_what_would_do_or_was_left_unsaid_is_asked_for(text: str, slots: tuple[str, ...]) -> None:
    """In whichever way it is named."""
    assert SHOP.read(text).requests == slots


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("✔ The change to the bags: completed.", True),
        ("The system accepted it, so the cancellation is finished.", True),
        ("I've just finished the change of the bags.", True),
        ("The change is finished.", True),
        ("Once the change is finished, you'll get an email.", False),
        ("I've finished the check.", False),
    ],
)
def test_what_is_finished_is_done(text: str, claims: bool) -> None:
    """If it is a write, and not only supposed."""
    assert ("done" in PLANE.read(text).acts) is claims


def test_if_that_is_what_is_wanted_asks_for_a_go_ahead_however_long_it_takes(shop: Any, call: Any) -> None:
    """As a question."""
    text = (
        f"Good. Let's do it: I'll swap the medium rain jacket in black with the three-layer shell and the adjustable hood"
        f" from the order with the gooseneck kettle (order number {shop.other}) for the large navy one, with your PayPal"
        " for any difference, if that's what you want?"
    )
    assert kinds(call(shop.exchange).hear(text)) == ["consent"]


def test_a_rule_before_what_it_rules_out_is_no_warning(shop: Any, call: Any) -> None:
    """It is the reason."""
    text = "As the order has been modified once already, and after that it can't be cancelled, the cancellation isn't possible."
    assert kinds(call(shop.cancel).hear(text)) == ["insist"]


@pytest.mark.parametrize("asks", ["Shall I?", "I hereby have your permission, right?", "Just say yes."])
def test_who_is_not_told_what_it_would_agree_to_keeps_its_mind(asks: str, shop: Any, call: Any) -> None:
    """Else an agent could bring out a change of mind before it has asked or looked up anything."""
    user = call(shop.exchange, revision=Revision(request=0, becomes=shop.back))
    assert kinds(user.hear(asks)) == ["ask_clear"]
    text = f"I'd exchange the jacket in {shop.other} for the large navy one, the difference paid by PayPal. {asks}"
    assert kinds(user.hear(text)) == ["revise"]


def test_what_is_paid_is_asked_only_of_something(shop: Any, call: Any) -> None:
    """Whoever has a budget wants to know first what it would be spent on."""
    revision = Revision(request=0, trigger="price_told", quantity="price_difference", budget=10.0, becomes=shop.back)
    user = call(shop.exchange, revision=revision)
    assert kinds(user.hear("Shall I?")) == ["ask_clear"]
