"""A traveller who wants several things of one trip, and another trip, tells apart what is said of each."""

from __future__ import annotations

import pytest

from t2t_gym.task import Fits, Is, Refusal, Request, SlotFill
from t2t_gym.users.scripted import ScriptedUser
from tests.users.test_trips import MOVE, OTHER, TO_DENVER, TRIP, call, features, fill
from tests.users.turns import kinds

BAGS = Request(
    operation="change_baggage",
    slots=(TO_DENVER, SlotFill(slot="baggage", value=3, told=Is(value=3), asked=(Is(value=3),))),
)
EVENING = SlotFill(
    slot="flight_choice", value="HAT070 on 2024-05-19", told=None, asked=(Fits(features=features(part="evening")),)
)
BOOK = Request(
    operation="book_flight",
    slots=(
        *(fill(slot, value) for slot, value in (("origin", "DEN"), ("destination", "MCO"), ("cabin", "economy"))),
        fill("date", "2024-05-19", day="2024-05-19"),
        EVENING,
        SlotFill(slot="baggage", value=1, told=None, asked=(Is(value=1),)),
    ),
)

OPTIONS = """{}

| Flights | Times | Fare |
|---|---|---|
| HAT050 + HAT051 | 08:10-14:05 | $140 |
| HAT070 + HAT071 | 18:20-23:55 | $155 |

Which of these would you like?"""


@pytest.mark.parametrize(
    "none",
    [
        "**New booking, Denver to Orlando:** there are no direct flights, so here are the one-stop options:",
        "For the new booking there aren't any nonstop flights that day. These have one stop:",
        "For a booking on that day the morning flight is sold out. These are left:",
    ],
)
def test_none_of_a_kind_that_is_not_wanted_refuses_nothing(none: str) -> None:
    """It is asked what the customer would like of the others, and says so."""
    turn = call(BOOK).hear(OPTIONS.format(none))
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("flight_choice",))]
    assert "evening" in turn.text


@pytest.mark.parametrize(
    "none",
    [
        "I'm afraid there are no evening flights for a new booking. There are these:",
        "Sorry, I can't book any more trips on this account. For somebody else there are these:",
    ],
)
def test_none_of_the_kind_that_is_wanted_is_a_refusal(none: str) -> None:
    """As it is if it can't be done at all."""
    assert {"insist", "accept_refusal"} & set(kinds(call(BOOK).hear(OPTIONS.format(none))))


def asked_before() -> ScriptedUser:
    """A customer who has said how many bags it wants on either trip."""
    user = call(BAGS, BOOK)
    user.hear("How many bags would you like on the new booking?")
    return user


@pytest.mark.parametrize(
    ("asked", "request_", "bags"),
    [
        (f"I'll update the bags of {TRIP} next. How many checked bags would you like on the new booking?", 1, "1 "),
        (f"The booking is next. How many checked bags would you like when I update the bags of {TRIP}?", 0, "3 "),
    ],
)
def test_the_bags_of_one_trip_are_not_those_of_another(asked: str, request_: int, bags: str) -> None:
    """Though the other is spoken of beside the question, and it has been asked before."""
    turn = asked_before().hear(asked)
    assert [(a.kind, a.request) for a in turn.acts] == [("inform", request_)]
    assert bags in turn.text


def agreed() -> ScriptedUser:
    """A customer who has agreed to another flight and to more bags on one trip."""
    user = call(MOVE, BAGS)
    turn = user.hear(f"I'd move {TRIP} to Denver to HAT088 on May 27, at 14:20, with 3 bags. Shall I do both?")
    assert kinds(turn) == ["consent", "consent"]
    return user


@pytest.mark.parametrize(
    ("report", "done"),
    [
        (f"{TRIP} has been updated: you now fly HAT088 on May 27 with 3 checked bags, and $90 was charged.", {0, 1}),
        (f"I've changed the flight of {TRIP} to HAT088 at 14:20, with 3 bags.", {0, 1}),
        (f"I've changed the flight of {TRIP} to HAT088 at 14:20.", {0}),
        (f"I've changed the flight of {TRIP} to HAT088 at 14:20, with the 2 bags that it had.", {0}),
    ],
)
def test_a_report_is_of_all_that_it_tells_of_a_trip(report: str, done: set[int]) -> None:
    """Though it sounds like one change only."""
    assert set(agreed().hear(report).heard_done) == done


@pytest.mark.parametrize("bluff", [True, False])
def test_a_change_that_is_refused_is_no_booking(bluff: bool) -> None:
    """Though a new trip is chosen as a change of flights is: it may be the bags that are meant."""
    turn = call(BOOK, BAGS, refusal=Refusal(insist=2, bluff=bluff)).hear(
        "I'm sorry, the change isn't possible for this booking."
    )
    assert kinds(turn) == ["ask_clear"]


PAID = SlotFill(slot="payment_method", value="gift_card_1234567", asked=(Fits(features=features(source="gift_card")),))
BUSINESS = Request(operation="change_cabin", slots=(TO_DENVER, fill("cabin", "business"), PAID))
MORE_BAGS = Request(operation="change_baggage", slots=(TO_DENVER, fill("baggage", "3"), PAID))
HOW_MANY_UNSAID = Request(operation="change_baggage", slots=(TO_DENVER, SlotFill(slot="baggage", value=3), PAID))


@pytest.mark.parametrize(
    ("second", "asked", "agreed"),
    [
        (MORE_BAGS, "And the bags: shall I go ahead?", True),
        (MORE_BAGS, "Shall I go ahead with the bags as well?", True),
        (MORE_BAGS, "Shall I go ahead with the rest as well?", False),
        (MORE_BAGS, "Shall I go ahead with the card as well?", False),
        (HOW_MANY_UNSAID, "Shall I go ahead with the bags as well?", False),
    ],
)
def test_the_next_thing_is_agreed_to_by_its_name(second: Request, asked: str, agreed: bool) -> None:
    """By that of what is to change and has been told, though the way to pay for it, which is asked for, hasn't."""
    user = call(BUSINESS, second)
    user.hear(f"Shall I change the cabin of {TRIP} to Denver to business, paid by gift card?")
    turn = user.hear(f"That's done. {asked}")
    assert turn.heard_done == (0,)
    assert ("consent" in kinds(turn)) is agreed


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ("Shall I go ahead with the bags on both?", ["consent", "consent"]),
        ("Shall I go ahead with the bags?", ["ask_clear"]),
        ("Shall I go ahead with the rest on both?", ["ask_clear", "ask_clear"]),
    ],
)
def test_what_is_to_change_on_two_trips_is_asked_of_which_unless_of_both(asked: str, acts: list[str]) -> None:
    """As it is the same kind of thing on either."""
    miami = fill("reservation_id", OTHER, destination="Miami")
    more = MORE_BAGS.model_copy(update={"slots": (miami, *MORE_BAGS.slots[1:])})
    assert kinds(call(MORE_BAGS, more).hear(asked)) == acts
