"""What an agent refuses is told from what it sets against that, and from what it hangs on."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from t2t_envs.airline import DOMAIN
from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.task import Customer, Feature, Fits, Goal, Intent, Is, Recognised, Refusal, Request, SlotFill, Task, World
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding
from tests.users.turns import kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))
AT_ONCE = Refusal(insist=0)
REFUSED = frozenset(("accept_refusal", "insist"))

TRIP, CARD = "Q7R2ZB", "credit_card_3131313"


def fits(**known: str) -> Fits:
    """A description by attributes."""
    return Fits(features=tuple(Feature(attribute=a, value=v) for a, v in known.items()))


def asked(slot: str, value: Any, constraint: Any = None) -> SlotFill:
    """A slot of which the customer says nothing until it is asked for it."""
    return SlotFill(slot=slot, value=value, asked=(constraint or Is(value=value),))


TO_OSLO = SlotFill(slot="reservation_id", value=TRIP, told=Is(value=TRIP))
FLIGHT = asked("flight_choice", "HAT140 on 2024-06-02", fits(part="evening", leaves="19:10"))
PAYING = asked("payment_method", CARD, fits(source="credit_card"))
ANN = {"first_name": "Ann", "last_name": "Lee", "dob": "1990-01-02"}
REQUESTS = {
    "flights": Request(operation="change_flights", slots=(TO_OSLO, asked("date", "2024-06-02"), FLIGHT, PAYING)),
    "cabin": Request(operation="change_cabin", slots=(TO_OSLO, asked("cabin", "business"), PAYING)),
    "passengers": Request(operation="change_passengers", slots=(TO_OSLO, asked("passengers", [ANN]))),
    "bags": Request(operation="change_baggage", slots=(TO_OSLO, asked("baggage", 3), PAYING)),
    "cancel": Request(operation="cancel_reservation", slots=(TO_OSLO, asked("reason", "weather"))),
    "seats": Request(operation="choose_seats", slots=(TO_OSLO,)),
}
CUSTOMER = Customer(
    id="ann_lee_1234",
    facts={"user_id": "ann_lee_1234"},
    told=("user_id",),
    recognises=(
        Recognised(slot="reservation_id", value=TRIP, features=fits(destination="Houston").features),
        Recognised(slot="payment_method", value=CARD, features=fits(source="credit_card", brand="visa").features),
    ),
)


def traveller(name: str) -> ScriptedUser:
    """A traveller who has opened the call, and takes a no at once."""
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=CUSTOMER, requests=(REQUESTS[name],), refusal=AT_ONCE), goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    return user


def gives_up(user: ScriptedUser, text: str) -> bool:
    """Whether a customer takes a message for a refusal of what it wants."""
    return not REFUSED.isdisjoint(kinds(user.hear(text)))


@pytest.mark.parametrize(
    ("reader", "text", "operations"),
    [
        (SHOP, "A sent order can't be cancelled, though you may return it.", ("cancel_order",)),
        (SHOP, "A sent order can't be cancelled, whereas I can return it.", ("cancel_order",)),
        (SHOP, "A sent order can't be cancelled, only returned can it be.", ("cancel_order",)),
        (SHOP, "Although I could return it for you, I can't cancel it.", ("cancel_order",)),
        (SHOP, "Opened items can be returned, but not exchanged.", ("exchange_items",)),
        (SHOP, "Orders may be cancelled, just not once packed.", ("cancel_order",)),
        (SHOP, "Opened items can be returned, never exchanged.", ("exchange_items",)),
        (SHOP, "No cancellations after packing, sorry.", ("cancel_order",)),
        (SHOP, "I can't return it, since you've already exchanged it.", ("return_items",)),
        (SHOP, "Because you've exchanged the scarf, I can't return it.", ("return_items",)),
        (SHOP, "I can't do that until the exchange is through.", ("exchange_items",)),
        (PLANE, "A change of flights isn't possible, while an upgrade is.", ("change_flights",)),
        (PLANE, "Changing the destination isn't allowed, although we can book you a new trip.", ()),
    ],
)
def test_what_is_refused_is_neither_set_against_it_nor_its_condition(
    reader: Understanding, text: str, operations: tuple[str, ...]
) -> None:
    """What a clause names beside what it refuses isn't refused; a condition tells where nothing else does."""
    assert reader.read(text).operations("refuse") == operations


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Packed orders can be cancelled, but not changed.", "move"),
        ("Orders can be cancelled but not once they have been packed.", "cancel"),
        ("Packed orders can neither be cancelled nor modified.", "cancel"),
        ("Packed orders can neither be cancelled nor modified.", "move"),
        (
            "A packed order can't be cancelled, although its items can be returned. Where should the refund go to?",
            "cancel",
        ),
    ],
)
def test_a_shop_refuses_what_it_contrasts(text: str, refused: str, shop: Any, call: Any) -> None:
    """In few words, and whatever it asks beside it."""
    assert gives_up(call(getattr(shop, refused), refusal=AT_ONCE), text)


@pytest.mark.parametrize(
    "text",
    [
        "Packed orders can be cancelled, but not changed.",
        "An order may be cancelled, just not returned before it has arrived.",
        "A packed order can't be returned, although it can be cancelled. What's your reason?",
    ],
)
def test_what_can_be_done_is_not_refused(text: str, shop: Any, call: Any) -> None:
    """Who wants just that goes on."""
    assert not gives_up(call(shop.cancel, refusal=AT_ONCE), text)


@pytest.mark.parametrize(
    "text",
    [
        "I can cancel unpacked orders, but unfortunately yours has been packed.",
        "We can cancel orders, but packed ones aren't eligible.",
        "I could cancel your order for you, but packed orders can't be.",
        "Though I can cancel orders, I can't cancel that one.",
    ],
)
def test_what_can_be_done_for_others_is_refused_where_it_cannot_be_done_for_the_customer(
    text: str, shop: Any, call: Any
) -> None:
    """That it can be done at all is no reason to go on."""
    assert gives_up(call(shop.cancel, refusal=AT_ONCE), text)


@pytest.mark.parametrize(
    "text",
    [
        "A return and a cancellation can't be combined. Which of the two would you like?",
        "I can't both cancel and return an order.",
    ],
)
def test_what_cannot_be_had_together_may_be_had_alone(text: str, shop: Any, call: Any) -> None:
    """Who wants but one of it goes on; who wants both of it doesn't get them."""
    assert not gives_up(call(shop.cancel, refusal=AT_ONCE), text)
    assert "inform" not in kinds(call(shop.cancel, shop.back, refusal=AT_ONCE).hear(text))


CHANGES = frozenset(("flights", "cabin", "passengers", "bags"))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (f"Your reservation {TRIP} can't be changed.", CHANGES),
        ("I'm unable to modify your trip.", CHANGES),
        ("Changes to this booking are no longer possible, but you can still cancel.", CHANGES),
        ("This fare doesn't allow any changes.", CHANGES),
        ("Your trip isn't eligible for a change. I could cancel it, though.", CHANGES),
        ("A trip that has begun can't be cancelled or changed.", CHANGES | {"cancel"}),
        ("Your basic economy fare can be upgraded but not changed.", CHANGES - {"cabin"}),
        ("I can't change the flights of your reservation.", {"flights"}),
        ("Changes of flights aren't allowed on that fare.", {"flights"}),
        ("The cabin of your reservation can't be changed.", {"cabin"}),
        ("The passengers on this booking can't be changed.", {"passengers"}),
        ("Your booking can't be cancelled.", {"cancel"}),
    ],
)
def test_a_reservation_that_cannot_be_changed_allows_no_change_at_all(text: str, refused: set[str]) -> None:
    """What of it can't be changed is refused alone; to cancel is no change."""
    assert {name for name in REQUESTS if gives_up(traveller(name), text)} == refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Order #W1111111 can't be changed any more.", ["move"]),
        ("It isn't possible to modify a packed order.", ["move"]),
        ("I can't change it, as it's packed.", ["move"]),
        ("No changes can be made to that order.", ["move"]),
        ("The order can be changed, but not cancelled.", ["cancel"]),
    ],
)
def test_an_order_that_cannot_be_changed_keeps_its_address(text: str, refused: list[str], shop: Any, call: Any) -> None:
    """An order's address, its payment and its items are changed or not together."""
    assert [
        name for name in ("cancel", "move") if gives_up(call(getattr(shop, name), refusal=AT_ONCE), text)
    ] == refused


@pytest.mark.parametrize(
    "note",
    [
        "For your information, we don't exchange one product for another.",
        "By the way, an exchange for another product isn't possible.",
        "It's worth knowing that a product can't be exchanged for another.",
        "As a reminder, an exchange can't be for another product.",
        "Note that a product can't be exchanged for another.",
        "Please remember that we don't exchange one product for another.",
        "FYI, another product isn't available in an exchange.",
        "Be aware that we can't exchange a product for another.",
        "Its colour and its size can be swapped, though it isn't possible to exchange a product for another.",
    ],
)
def test_what_is_told_by_the_way_is_a_rule(note: str, shop: Any, call: Any) -> None:
    """In whatever words that is said; without them it refuses."""
    asks = "What's your email address?"
    assert not gives_up(call(shop.exchange, told=(), refusal=AT_ONCE), f"{note} {asks}")
    assert gives_up(call(shop.exchange, told=(), refusal=AT_ONCE), f"An exchange isn't possible. {asks}")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Your order #W2222222 can't be modified once it has been packed.", False),
        ("No modifications can be made to a packed order, sorry.", False),
        ("I'm unable to modify order #W2222222.", False),
        ("The items of your order can't be modified.", True),
        ("Your order can't be modified, nor can anything of it be exchanged.", True),
    ],
)
def test_an_order_that_cannot_be_modified_may_have_its_items_exchanged(
    text: str, refused: bool, shop: Any, call: Any
) -> None:
    """Unless that is refused, too, or goes by that name."""
    assert gives_up(call(shop.exchange, refusal=AT_ONCE), text) is refused


@pytest.mark.parametrize(
    "text",
    [
        f"I can't move {TRIP}, as that's for members only. Is that okay?",
        f"Moving {TRIP} is no problem for others, but it's reserved for premium travellers. Is that all right?",
        "A cabin change is exclusive to card holders. Does that work for you?",
        "Upgrades are for frequent flyer members only. Is that okay with you?",
        "Business is for gold members only. Would economy be all right?",
    ],
)
def test_what_is_for_others_alone_is_refused(text: str) -> None:
    """Whatever is asked after it."""
    assert gives_up(traveller("cabin"), text)


@pytest.mark.parametrize("text", ["Free bags are for premium members only.", "Members alone get a discount."])
def test_what_others_get_for_free_is_not_refused(text: str) -> None:
    """It can be had all the same."""
    assert not gives_up(traveller("bags"), text)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I can do that, but there's no refund. Is that okay?", False),
        ("I can do it, though not for free. Shall I?", False),
        ("We could change it, only there won't be any refund. Is that all right?", False),
        ("I can look at it, but I can't move it. Is that okay?", True),
        ("I can't do that, but I can pass it on.", True),
    ],
)
def test_who_can_do_it_refuses_only_a_detail(text: str, refused: bool) -> None:
    """Such as what it costs."""
    assert gives_up(traveller("flights"), text) is refused


@pytest.mark.parametrize("text", ["It can't be modified.", "I'm afraid it can no longer be modified, as it's packed."])
def test_what_cannot_be_modified_may_be_exchanged(text: str, shop: Any, call: Any) -> None:
    """Whether or not it is said what can't."""
    assert not gives_up(call(shop.exchange, refusal=AT_ONCE), text)
    assert gives_up(call(shop.move, refusal=AT_ONCE), text)


@pytest.mark.parametrize(
    ("outcome", "refused"),
    [
        ("Outcome: not possible", True),
        ("**Cabin change:** currently not available", True),
        ("Lounge: not available until noon", False),
        ("Changes of the cabin: possible", False),
    ],
)
def test_a_row_that_says_no_refuses(outcome: str, refused: bool) -> None:
    """If it says nothing else."""
    assert gives_up(traveller("cabin"), f"I've checked:\n- Trip: {TRIP}\n- Asked for: business\n- {outcome}") is refused


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If it can be moved, it's moved; if not, I'm sorry, that isn't possible. Anything else?", "ask_clear"),
        ("If your fare allows it, you're on the new flight. Otherwise it can't be done.", "ask_clear"),
        ("If it's a paid fare, I can move it; if not, it can't be moved. To which day?", "inform"),
    ],
)
def test_who_says_yes_and_no_is_asked_which_it_is(text: str, kind: str) -> None:
    """Unless it asks for what that hangs on."""
    assert kinds(traveller("flights").hear(text)) == [kind]


@pytest.mark.parametrize(
    "rule",
    ["Flights that have left can't be moved.", "Award tickets can't be changed.", "It takes a while, I'm afraid."],
)
def test_a_rule_told_beside_just_what_is_wanted_does_not_apply(rule: str) -> None:
    """Who puts it can do it."""
    turn = traveller("flights").hear(f"{rule} Shall I move {TRIP} to HAT140, June 2, at 19:10, and charge your Visa?")
    assert kinds(turn) == ["consent"]


def test_a_pity_beside_the_proposal_of_one_thing_is_not_about_another(shop: Any, call: Any) -> None:
    """Though both are about the same order."""
    user = call(shop.cancel, shop.move)
    turn = user.hear(f"Shall I send {shop.order} to 12 Elm Street, Denver, CO 80202? We're a bit slow, I'm afraid.")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Seats can't be picked from here. A supervisor would have to do it. Anything else before that?",
            "acknowledge",
        ),
        ("I can't pick seats. A colleague will take over. Before the transfer, any other request?", "acknowledge"),
        ("Seats can't be picked from here, and nobody else can do it either.", "accept_refusal"),
        ("I can't pick seats, and no supervisor could.", "accept_refusal"),
    ],
)
def test_what_is_left_to_a_human_is_not_refused(text: str, kind: str) -> None:
    """Who wants what no tool does waits to be handed over."""
    assert kinds(traveller("seats").hear(text))[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, we can't ship to Boston.",
        "Unfortunately, we don't deliver to Boston, MA.",
        "I'm afraid I can't send order #W1111111 to Boston.",
        "We can't deliver to Canada.",
    ],
)
def test_another_place_that_is_refused_is_none_of_the_customers(text: str, shop: Any, call: Any) -> None:
    """Who wants it sent to Denver says so again."""
    user = call(shop.move)
    assert kinds(user.hear(text)) == ["request"]


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, we can't ship to Denver.",
        "We can't ship to Colorado.",
        "I can't change the address of order #W1111111, because it has been shipped to Boston.",
        "I can't change the address of your order going to Boston.",
        "I can't ship it to 12 Elm Street.",
        "I'm sorry, we can't ship to another address.",
    ],
)
def test_the_place_that_is_wanted_is_refused_by_any_name(text: str, shop: Any, call: Any) -> None:
    """And by none."""
    assert kinds(call(shop.move).hear(text)) == ["insist"]
