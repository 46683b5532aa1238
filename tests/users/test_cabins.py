"""What a thing is like, and what it is to be made into: a trip in economy that is to be in business."""

from typing import Any

import pytest

from t2t_gym.task import Feature, Is, Recognised, Request, SlotFill

TRIP, CARD = "H3O82M", "credit_card_1234567"
REQUEST = Request(
    operation="change_cabin",
    slots=tuple(
        SlotFill(slot=slot, value=value, told=Is(value=value))
        for slot, value in (("reservation_id", TRIP), ("cabin", "business"), ("payment_method", CARD))
    ),
)
KNOWN = Recognised(slot="reservation_id", value=TRIP, features=(Feature(attribute="cabin", value="basic_economy"),))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"- **Cabin:** business\n\nShall I change the cabin of your trip in basic economy ({TRIP})?", "consent"),
        (f"Shall I change the cabin of your trip in basic economy ({TRIP}) to business?", "consent"),
        (f"Shall I change the cabin of {TRIP} to basic economy?", "deny"),
        (f"- **Cabin:** economy\n\nShall I change the cabin of your trip in basic economy ({TRIP})?", "deny"),
    ],
)
def test_the_cabin_that_a_trip_is_in_is_not_the_one_that_is_proposed(text: str, act: str, call: Any) -> None:
    """The customer puts right only what is to be done otherwise than it wants."""
    user = call(REQUEST, domain="airline", told=("user_id",), recognises=(KNOWN,))
    assert [a.kind for a in user.hear(text).acts] == [act]


@pytest.mark.parametrize(
    "trip", ["one-way booking to Denver for 2 passengers", "round-trip booking in economy for one"]
)
def test_a_booking_that_is_spoken_of_is_not_to_be_made(trip: str, call: Any) -> None:
    """Whoever also wants a new one is asked about the cabin alone."""
    wanted = (("trip_type", "round_trip"), ("destination", "DEN"))
    new = Request(operation="book_flight", slots=tuple(SlotFill(slot=s, value=v, told=Is(value=v)) for s, v in wanted))
    user = call(REQUEST, new, domain="airline", told=("user_id",), recognises=(KNOWN,))
    turn = user.hear(f"I will switch the cabin of your {trip} ({TRIP}) to business. Do I have your okay for that?")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0)]


def test_basic_economy_is_no_economy(call: Any) -> None:
    """Though another trip of the customer's is in that."""
    down = REQUEST.model_copy(
        update={
            "slots": (REQUEST.slots[0], SlotFill(slot="cabin", value="basic_economy", told=Is(value="basic_economy")))
        }
    )
    known = [
        Recognised(slot="reservation_id", value=trip, features=(Feature(attribute="cabin", value=cabin),))
        for trip, cabin in ((TRIP, "business"), ("K4P93N", "economy"))
    ]
    user = call(down, domain="airline", told=("user_id",), recognises=tuple(known))
    assert [a.kind for a in user.hear("Down to basic economy: $80 back to your Visa. Shall I?").acts] == ["consent"]
    assert [a.kind for a in user.hear("Your trip in economy goes down to basic economy. Shall I?").acts] == ["deny"]
