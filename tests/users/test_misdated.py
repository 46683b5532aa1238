"""What a proposal puts on another day than the customer wants is put right, whatever else happens on that day."""

from typing import Any

import pytest

from t2t_gym.task import Is, Recognised, Request, SlotFill
from tests.users.conftest import features, fits
from tests.users.turns import kinds

TRIP = SlotFill(slot="reservation_id", value="H3O82M", told=Is(value="H3O82M"))
MOVE = Request(
    operation="change_flights",
    slots=(
        TRIP,
        SlotFill(slot="date", value="2024-05-27", asked=(fits(("day", "2024-05-27")),)),
        SlotFill(slot="flight_choice", value="HAT088 on 2024-05-27", told=fits(("part", "afternoon"))),
    ),
)
BY_TIME = MOVE.model_copy(
    update={
        "slots": (
            *MOVE.slots[:2],
            MOVE.slots[2].model_copy(update={"told": fits(("part", "afternoon"), ("leaves", "14:20"))}),
        )
    }
)
BORN = [("Ann", "Lee", "1990-01-02"), ("Olga", "Lee", "1961-11-30"), ("Ann", "Lee", "2011-08-07")]
PEOPLE = [dict(zip(("first_name", "last_name", "dob"), who, strict=True)) for who in BORN]
WHO = Request(
    operation="change_passengers", slots=(TRIP, SlotFill(slot="passengers", value=PEOPLE, told=Is(value=PEOPLE)))
)
KNOWN = Recognised(
    slot="reservation_id", value="H3O82M", features=features(("destination", "Denver"), ("date", "2024-05-25"))
)
TABLE = "| | Current | New |\n|---|---|---|\n| Flight | HAT011 | HAT088 |\n| Date | May 25 | {} |\n\nShall I change it?"


@pytest.fixture
def traveller(call: Any) -> Any:
    """Start the call of somebody whose trip to Denver is on May 25."""
    return lambda request: call(request, domain="airline", told=("user_id",), recognises=(KNOWN,))


@pytest.mark.parametrize(
    "text",
    [
        "Do you want to move to HAT088 at 14:20 on May 25? Or did you have another date in mind?",
        "Shall I move H3O82M to HAT088 from CLT to DEN on Friday, May 24?",
        "I'd move H3O82M to:\n- Flight: HAT088\n- Date: May 25\n\nShall I go ahead?",
        "I'd move H3O82M to:\n- New date: Saturday, May 25\n- Flight: HAT088\n\nShall I go ahead?",
        "I'd move H3O82M from HAT011 on May 25 to HAT088 on the 25th of May. Shall I go ahead?",
        f"For H3O82M:\n\n{TABLE.format('May 25')}",
        f"{TABLE.format('May 25')} Do you confirm HAT088?",
    ],
)
def test_a_flight_on_another_day_is_another_flight(text: str, traveller: Any) -> None:
    """Though its number is right, and the trip is on that day now; the customer names the day that it wants."""
    turn = traveller(MOVE).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("date",))]
    assert "May 27" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "Shall I move your trip to Denver of May 25 to HAT088, leaving at 14:20?",
        "Shall I move H3O82M to HAT088 instead of your flight on May 25?",
        "Shall I move H3O82M to HAT088 from May 25?",
        "Shall I move H3O82M from HAT088 on May 25 to HAT088 on May 27?",
        "H3O82M: economy\n- Date: May 25\n- Currently: HAT011\n\nShall I move it to HAT088 at 14:20?",
        "H3O82M is on May 25. Shall I change the flight to HAT088 (14:20)?",
        f"For H3O82M:\n\n{TABLE.format('May 27')}",
    ],
)
def test_the_day_that_something_is_on_now_puts_nothing(text: str, traveller: Any) -> None:
    """It tells which trip is meant, or what is to be given up."""
    assert "deny" not in kinds(traveller(MOVE).hear(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Shall I move H3O82M to the {} flight on May 25?", "deny"),
        ("There's one leaving at {} on Saturday, May 25. Shall I put H3O82M on it?", "deny"),
        ("Shall I move H3O82M to the flight on May 25 at {}?", "deny"),
        ("New flight: May 25, {}. Shall I change H3O82M to it?", "deny"),
        ("Shall I move H3O82M to the {} flight on May 27?", "consent"),
        ("Shall I move H3O82M from the 9:00 flight on May 25 to {}?", "consent"),
        ("Shall I move your trip of May 25 to the {} flight?", "consent"),
        ("Shall I move you from your {} flight on May 25 to HAT088?", "consent"),
    ],
)
@pytest.mark.parametrize("time", ["14:20", "2:20 pm", "2:20 p.m.", "afternoon"])
def test_a_flight_is_told_by_its_time_too(text: str, act: str, time: str, traveller: Any) -> None:
    """With no number beside it."""
    turn = traveller(BY_TIME).hear(text.format(time))
    assert kinds(turn) == [act]
    assert act == "consent" or "May 27" in turn.text


@pytest.mark.parametrize(("arrives", "act"), [("5:10", "consent"), ("17:10", "deny"), ("05:10", "deny")])
def test_a_time_is_on_the_clock_that_the_others_are_on(arrives: str, act: str, traveller: Any) -> None:
    """Where they may be on either, so may it."""
    turn = traveller(BY_TIME).hear(f"Shall I move H3O82M to the flight on May 27 at 2:20, arriving at {arrives}?")
    assert kinds(turn) == [act]


@pytest.mark.parametrize("time", ["14:20", "2:20 pm", "afternoon"])
@pytest.mark.parametrize(("day", "act"), [("27", "consent"), ("20", "deny")])
def test_the_day_of_the_other_way_is_no_day_for_it(time: str, day: str, act: str, traveller: Any) -> None:
    """Of a trip of which one way is to be changed, the other goes on as it is, on a day of its own."""
    both = BY_TIME.slots[2].model_copy(update={"value": "HAT011 on 2024-05-20, HAT088 on 2024-05-27"})
    back = BY_TIME.model_copy(update={"slots": (*BY_TIME.slots[:2], both)})
    turn = traveller(back).hear(f"Shall I move the way back of H3O82M to the {time} flight on May {day}?")
    assert [(a.kind, "date" in a.slots) for a in turn.acts] == [(act, True)]


def test_a_go_ahead_that_tells_the_day_is_for_no_other_day(traveller: Any) -> None:
    """Whatever days are listed beside it for the same flight."""
    put = "- **May 27**, HAT088 at 14:20: $310\n- **May 29**, HAT088 at 14:20: $170\n\nMay I move H3O82M to {}?"
    for day, kind in (("May 27", "consent"), ("May 29", "deny")):
        assert kinds(traveller(BY_TIME).hear(put.format(day))) == [kind]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I'd replace {other} on May 27 with {right} on May 26", "deny"),
        ("I'd swap the flight on May 27 for the one on May 26 at 14:20", "deny"),
        ("{other} on May 27 would be replaced by {right} on May 26", "deny"),
        ("- Replaced: {other}, May 27\n- New: {right}, May 26", "deny"),
        ("I'd replace {other} on May 26 with {right} on May 27", "consent"),
        ("{other} on May 26 would be replaced by {right} on May 27", "consent"),
        ("- Replaced: {other}, May 26\n- New: {right}, May 27", "consent"),
    ],
)
def test_what_is_replaced_is_not_put(text: str, act: str, traveller: Any) -> None:
    """By its number, by its day or by both."""
    put = text.format(other="HAT011", right="HAT088 (14:20)")
    assert kinds(traveller(BY_TIME).hear(f"{put}. May I proceed with H3O82M?")) == [act]


FLIGHTS = "| Flight | Date | Departs | {} |\n|---|---|---|---|\n| HAT088 | May 27 | 14:20 | {} |\n| {} | May 26 | 14:20 | {} |"


@pytest.mark.parametrize(
    ("head", "right", "other", "act"),
    [
        ("Seats", "0", "4", "deny"),
        ("Economy", "sold out", "$120", "deny"),
        ("Seats", "4", "0", "consent"),
        ("Economy", "$120", "sold out", "consent"),
    ],
)
@pytest.mark.parametrize("number", ["HAT088", "HAT011"])
def test_what_is_sold_out_is_not_put(head: str, right: str, other: str, act: str, number: str, traveller: Any) -> None:
    """In a table of what there is."""
    table = FLIGHTS.format(head, right, number, other)
    turn = traveller(BY_TIME).hear(f"{table}\n\nShall I move H3O82M to the one that's available?")
    assert [kind for kind in kinds(turn) if kind in ("deny", "consent")] == [act]


def test_what_one_cabin_has_no_room_in_can_still_be_had(traveller: Any) -> None:
    """In another one."""
    rows = "| HAT011 | May 26 | $90 | $150 |\n| HAT088 | May 27 | sold out | $120 |"
    table = f"| Flight | Date | Basic economy | Economy |\n|---|---|---|---|\n{rows}"
    assert kinds(traveller(BY_TIME).hear(f"{table}\n\nShall I move H3O82M to HAT088, leaving at 14:20?")) == ["consent"]


def test_another_day_in_a_recap_is_put_right(traveller: Any) -> None:
    """Though nothing is asked, nor an operation named."""
    turn = traveller(MOVE).hear("Got it, H3O82M to the afternoon of May 26. One moment please.")
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("date",))]


STAY = Request(
    operation="book_flight",
    slots=(
        SlotFill(slot="destination", value="DEN", told=Is(value="DEN")),
        SlotFill(
            slot="date",
            value="2024-05-20 to 2024-05-27",
            told=fits(("day", "2024-05-20"), ("back", "2024-05-27")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("days", "act"),
    [
        ("on May 20, coming back on May 27", "consent"),
        ("on May 20", "consent"),
        ("on May 21, coming back on May 27", "deny"),
        ("on May 21", "deny"),
    ],
)
def test_of_two_days_neither_may_be_another_one(days: str, act: str, traveller: Any) -> None:
    """Where one is left out, the other is put right as well."""
    assert kinds(traveller(STAY).hear(f"Shall I book the flight to Denver {days}?")) == [act]


def test_what_was_done_for_another_day_is_objected_to(traveller: Any) -> None:
    """As the customer has agreed to its own."""
    user = traveller(MOVE)
    user.hear("Shall I move H3O82M to HAT088, in the afternoon of May 27?")
    turn = user.hear("Your reservation H3O82M has been changed to HAT088 on May 25. Anything else?")
    assert turn.heard_done == ()
    assert "May 27" in turn.text


@pytest.mark.parametrize(
    ("people", "act"),
    [
        ("Ann Lee, born 1990-01-02, Olga Lee, born 1961-11-30, and Ann Lee, born 2011-08-07", "consent"),
        ("Ann Lee (1990-01-02), Olga Lee (November 30, 1961) and Ann Lee (2011-08-07)", "consent"),
        ("Ann Lee (01/02/1990), Olga Lee (11/30/1961) and Ann Lee (08/07/2011)", "consent"),
        ("both Ann Lees and Olga Lee", "consent"),
        ("Ann Lee, born 1990-01-02, Olga Lee, born 1961-11-03, and Ann Lee, born 2011-08-07", "deny"),
        (
            "the new ones:\n\n| | Current | New |\n|---|---|---|\n| Name | Bo Ek | Olga Lee |\n"
            "| Date of birth | 1961-11-30 | 1961-03-11 |\n\nAnn Lee and Ann Lee stay",
            "deny",
        ),
    ],
)
def test_who_was_born_on_another_day_is_put_right(people: str, act: str, traveller: Any) -> None:
    """By name: two may have the same."""
    turn = traveller(WHO).hear(f"I'd change the passengers of H3O82M to {people}. Shall I go ahead?")
    assert kinds(turn) == [act]


OUT_AND_BACK = MOVE.model_copy(
    update={
        "slots": (
            *MOVE.slots[:2],
            SlotFill(
                slot="flight_choice",
                value="HAT088 on 2024-05-27, HAT090 on 2024-05-30",
                told=Is(value="HAT088 on 2024-05-27, HAT090 on 2024-05-30"),
            ),
        )
    }
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I'd move H3O82M to HAT088 on May 30 and HAT090 on May 27. Shall I go ahead?", "deny"),
        ("For H3O82M:\n- Out: HAT088, May 30\n- Back: HAT090, May 27\n\nIs that all right?", "deny"),
        ("Shall I change H3O82M to HAT090 on 27 May, coming back with HAT088 on 30 May?", "deny"),
        ("I'd move H3O82M to HAT088 on May 27 and HAT090 on May 30. Shall I go ahead?", "consent"),
        ("I'd move H3O82M from HAT088 on May 25 to HAT088 on May 27, and to HAT090 on May 30. All right?", "consent"),
        ("On H3O82M, HAT088 leaves on May 27, HAT090 brings you back on May 30. Shall I change it so?", "consent"),
    ],
)
def test_the_days_of_the_way_out_and_the_way_back_are_not_swapped(text: str, kind: str, traveller: Any) -> None:
    """The right day of one flight is the wrong one of the other."""
    assert kind in kinds(traveller(OUT_AND_BACK).hear(text))


def test_another_birthday_of_the_same_group_is_anothers(traveller: Any) -> None:
    """Each name has its own."""
    listed = "Olga Lee, born 1990-01-02; Ann Lee, born 1961-11-30; Ann Lee, born 2011-08-07"
    turn = traveller(WHO).hear(f"For H3O82M the passengers would be: {listed}. Shall I go ahead?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("passengers",))]
