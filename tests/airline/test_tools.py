"""The airline tools on a small airline: what each does, and what it refuses."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.airline.consistency import check_tables
from t2t_envs.airline.tools import TOOLS
from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.messages import ToolCall
from tests.airline.small_airline import (
    AMEX,
    ANN,
    ANN_LEE,
    BASIC,
    BIG_GIFT,
    BOBS_VISA,
    CANCELLED,
    DAY,
    EMPTY_GIFT,
    FLOWN,
    GIFT,
    PAID_BAGS,
    PLAIN,
    ROUND,
    SMALL_GIFT,
    TOM_LEE,
    VISA,
    VOUCHER,
    booking,
    legs,
    payments,
    snapshot,
    tables,
)


@pytest.fixture
def db() -> Database:
    """The airline as it opens."""
    return Database(snapshot())


def call(db: Database, name: str, **arguments: Any) -> Any:
    """Make a call that must be carried out."""
    outcome = TOOLS.call(db, ToolCall(name, arguments))
    assert not outcome.error, outcome.content
    return outcome.value


def refused(db: Database, name: str, **arguments: Any) -> str:
    """Make a call that must be refused and change nothing."""
    before = db.changes()
    outcome = TOOLS.call(db, ToolCall(name, arguments))
    assert outcome.error, outcome.content
    assert db.changes() == before
    return outcome.content


def flights(reservation_id: str, *flown: str, cabin: str = "economy", payment: str = VISA) -> dict[str, Any]:
    """The arguments of a change of flights."""
    return {"reservation_id": reservation_id, "cabin": cabin, "flights": legs(*flown), "payment_id": payment}


def bags(reservation_id: str, total: int, paid: int, payment: str = VISA) -> dict[str, Any]:
    """The arguments of a change of bags."""
    return {
        "reservation_id": reservation_id,
        "total_baggages": total,
        "nonfree_baggages": paid,
        "payment_id": payment,
    }


def test_the_small_airline_is_consistent() -> None:
    """The fixture hangs together, as generated worlds do."""
    for tier in ("regular", "silver", "gold"):
        assert check_tables(tables(tier)) == []


# --- look-ups -----------------------------------------------------------------------------------------------------


def test_look_ups_return_whole_records(db: Database) -> None:
    """A profile and a reservation come as they are stored."""
    assert call(db, "get_user_details", user_id=ANN) == db.get("users", ANN)
    assert call(db, "get_reservation_details", reservation_id=PLAIN) == db.get("reservations", PLAIN)


def test_unknown_records_are_refused(db: Database) -> None:
    """Ids are exact."""
    refused(db, "get_user_details", user_id=ANN.upper())
    refused(db, "get_reservation_details", reservation_id=PLAIN.lower())
    refused(db, "get_flight_status", flight_number="HAT999", date=DAY)
    refused(db, "get_flight_status", flight_number="HAT001", date="2024-06-30")


def test_the_status_is_a_bare_word(db: Database) -> None:
    """So that an agent can quote it."""
    said = [
        call(db, "get_flight_status", flight_number=n, date=d)
        for n, d in (("HAT001", DAY), ("HAT001", "2024-05-14"), ("HAT005", "2024-05-15"), ("HAT006", "2024-05-16"))
    ]
    assert said == ["available", "landed", "delayed", "cancelled"]


def test_airports_are_those_of_the_flights(db: Database) -> None:
    """With the city of each."""
    assert call(db, "list_all_airports") == [
        {"iata": "BOS", "city": "Boston"},
        {"iata": "ORD", "city": "Chicago"},
        {"iata": "SFO", "city": "San Francisco"},
    ]


def test_direct_flights_are_those_sold_on_the_day(db: Database) -> None:
    """With times, seats and prices, and without their other days."""
    found = call(db, "search_direct_flight", origin="BOS", destination="ORD", date=DAY)
    assert [f["flight_number"] for f in found] == ["HAT001", "HAT005"]
    assert set(found[0]) == {
        "flight_number", "origin", "destination", "status", "scheduled_departure_time_est",
        "scheduled_arrival_time_est", "available_seats", "prices",
    }  # fmt: skip
    for date in ("2024-05-14", "2024-05-15", "2025-01-01", "today"):
        assert call(db, "search_direct_flight", origin="BOS", destination="ORD", date=date) == []


def test_one_stop_journeys_connect(db: Database) -> None:
    """The second flight leaves from where the first lands, and not before."""
    found = call(db, "search_onestop_flight", origin="BOS", destination="SFO", date=DAY)
    assert [[leg["flight_number"] for leg in pair] for pair in found] == [["HAT001", "HAT002"]]
    assert [leg["date"] for leg in found[0]] == [DAY, DAY]


@pytest.mark.parametrize(("departure", "found"), [("10:29:00", []), ("10:30:00", [["HAT001", "HAT002"]])])
def test_a_journey_may_go_on_in_the_minute_of_the_landing(departure: str, found: list[list[str]]) -> None:
    """Which is half past ten."""
    db = Database(snapshot().patched({"flights": {"HAT002": {"scheduled_departure_time_est": departure}}}))
    pairs = call(db, "search_onestop_flight", origin="BOS", destination="SFO", date=DAY)
    assert [[leg["flight_number"] for leg in pair] for pair in pairs] == found


def test_a_one_stop_journey_goes_on_the_next_day_after_a_landing_past_midnight(db: Database) -> None:
    """The landing 05:30:00+1 is followed by the departures of the next day."""
    found = call(db, "search_onestop_flight", origin="SFO", destination="ORD", date=DAY)
    assert [[(leg["flight_number"], leg["date"]) for leg in pair] for pair in found] == [
        [("HAT003", DAY), ("HAT001", "2024-05-21")],
        [("HAT003", DAY), ("HAT005", "2024-05-21")],
    ]


def test_flights_are_found_in_the_order_of_their_numbers() -> None:
    """As numbers, and not as texts."""
    flight = snapshot().tables["flights"]["HAT001"]
    db = Database(Snapshot({"flights": {n: {**flight, "flight_number": n} for n in ("HAT1000", "HAT999", "HAT1001")}}))
    found = call(db, "search_direct_flight", origin=flight["origin"], destination=flight["destination"], date=DAY)
    assert [f["flight_number"] for f in found] == ["HAT999", "HAT1000", "HAT1001"]


@pytest.mark.parametrize("name", ["search_direct_flight", "search_onestop_flight"])
@pytest.mark.parametrize("ends", [("BOS", ""), ("", "ORD"), ("BOS", "XXX")])
def test_no_flight_leads_from_or_to_an_airport_that_is_none(db: Database, name: str, ends: tuple[str, str]) -> None:
    """No name isn't any name."""
    assert call(db, name, origin=ends[0], destination=ends[1], date=DAY) == []


@pytest.mark.parametrize("date", ["tomorrow", "2024-02-30", ""])
def test_no_journey_starts_on_a_day_that_is_none(db: Database, date: str) -> None:
    """Not even one that would go on the next day."""
    assert call(db, "search_onestop_flight", origin="SFO", destination="ORD", date=date) == []


def test_a_search_sees_the_seats_that_are_left(db: Database) -> None:
    """What is booked is no longer free, and the order stays."""
    call(db, "book_reservation", **booking())
    found = call(db, "search_direct_flight", origin="BOS", destination="ORD", date=DAY)
    assert [(f["flight_number"], f["available_seats"]["economy"]) for f in found] == [("HAT001", 8), ("HAT005", 9)]


def test_calculations_and_the_hand_over_print_as_the_peer_does(db: Database) -> None:
    """A float to two places; two words."""
    assert call(db, "calculate", expression="2 * (350 - 122)") == "456.0"
    assert call(db, "transfer_to_human_agents", summary="") == "Transfer successful"
    refused(db, "calculate", expression="a + 1")


# --- booking ------------------------------------------------------------------------------------------------------

LISTED = ("flights", "passengers", "payment_methods")


def test_a_booking_takes_seats_and_money_and_joins_the_profile(db: Database) -> None:
    """A certificate is gone with what was left on it; a gift card loses what it paid."""
    shares = payments(**{VOUCHER: 100, GIFT: 300, VISA: 170})
    made = call(
        db,
        "book_reservation",
        **booking(
            passengers=[ANN_LEE, TOM_LEE],
            destination="SFO",
            flights=legs("HAT001", "HAT002"),
            total_baggages=3,
            nonfree_baggages=1,
            payment_methods=payments(**{VOUCHER: 100, GIFT: 300, VISA: 2 * (120 + 120 + 30) + 50 - 400 }),
            insurance="yes",
        ),
    )  # fmt: skip
    assert made["payment_history"] == [*shares[:2], {"payment_id": VISA, "amount": 190}]
    assert made["created_at"] == "2024-05-15T15:00:00"
    assert [leg["price"] for leg in made["flights"]] == [120, 120]
    assert "status" not in made
    user = db.get("users", ANN)
    assert user is not None
    assert user["reservations"][-1] == made["reservation_id"] == "HATHAT"
    assert VOUCHER not in user["payment_methods"]
    assert user["payment_methods"][GIFT]["amount"] == 0
    for number in ("HAT001", "HAT002"):
        flight = db.get("flights", number)
        assert flight is not None
        assert flight["dates"][DAY]["available_seats"] == {"basic_economy": 2, "economy": 7, "business": 3}
        assert flight["dates"]["2024-05-21"]["available_seats"]["economy"] == 9


def test_the_time_of_a_booking_is_the_worlds() -> None:
    """Never the clock's."""
    db = Database(Snapshot(tables(), {"now": "2024-05-16T08:30:00"}))
    assert call(db, "book_reservation", **booking())["created_at"] == "2024-05-16T08:30:00"


def test_a_booking_checks_no_policy(db: Database) -> None:
    """Six passengers, unpaid bags and two credit cards go through: the rules see to that."""
    people = [{**TOM_LEE, "first_name": name} for name in "ABCDEF"]
    call(
        db,
        "book_reservation",
        **booking(passengers=people, total_baggages=30, payment_methods=payments(**{VISA: 700, AMEX: 20})),
    )


def test_what_is_said_beside_a_flight_a_passenger_or_a_payment_is_ignored(db: Database) -> None:
    """A flight may be copied from a search, with its times and prices, as it may in τ²-bench."""
    plain = booking()
    more = {name: [{**row, "price": 9, "seat": "1A"} for row in plain[name]] for name in LISTED}
    made = call(db, "book_reservation", **{**plain, **more})
    assert made == {**call(db, "book_reservation", **plain), "reservation_id": made["reservation_id"]}


def test_three_bookings_can_be_made(db: Database) -> None:
    """Their ids are known beforehand; a fourth is refused."""
    ids = [call(db, "book_reservation", **booking())["reservation_id"] for _ in range(3)]
    assert ids == ["HATHAT", "HATHAU", "HATHAV"]
    refused(db, "book_reservation", **booking())


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_id": "nobody_1"},
        {"flights": []},
        {"flights": legs("HAT999")},
        {"flights": legs("HAT001/14")},
        {"flights": legs("HAT001/99")},
        {"flights": [{"flight_number": "HAT001"}]},
        {"passengers": []},
        {"passengers": ["Ann Lee"]},
        {"passengers": [{**ANN_LEE, "dob": "spring"}]},
        {"passengers": [{**ANN_LEE, "first_name": ""}]},
        {"passengers": [ANN_LEE] * 10, "payment_methods": payments(**{VISA: 1200})},
        {"payment_methods": []},
        {"payment_methods": payments(**{VISA: 119})},
        {"payment_methods": payments(**{BOBS_VISA: 120})},
        {"payment_methods": payments(**{SMALL_GIFT: 120})},
        {"payment_methods": payments(**{VISA: 170, EMPTY_GIFT: -50})},
        {"payment_methods": payments(**{VISA: 120, EMPTY_GIFT: 0})},
        {"payment_methods": [*payments(**{SMALL_GIFT: 40}), *payments(**{SMALL_GIFT: 40}), *payments(**{VISA: 40})]},
        {"payment_methods": [{"payment_id": VISA, "amount": 120.0}]},
        {"total_baggages": -1},
        {"nonfree_baggages": -1, "payment_methods": payments(**{VISA: 70})},
        {"total_baggages": 1, "nonfree_baggages": 2, "payment_methods": payments(**{VISA: 220})},
        {"origin": "SFO"},
        {"destination": "SFO"},
        {"flight_type": "round_trip"},
        {"flight_type": "both"},
        {"cabin": "first"},
        {"insurance": "yes"},
        {"insurance": True},
        {"flights": legs("HAT001", "HAT001"), "payment_methods": payments(**{VISA: 240})},
    ],
    ids=str,
)
def test_a_booking_that_makes_no_sense_is_refused(db: Database, wrong: dict[str, Any]) -> None:
    """Nothing that can't be, or adds up to something else, is carried out."""
    refused(db, "book_reservation", **booking(**wrong))


def test_a_round_trip_ends_where_it_began(db: Database) -> None:
    """And calls at the destination on its way."""
    there_and_back = legs("HAT004", "HAT003/23")
    paid = payments(**{VISA: 240})
    made = booking(destination="SFO", flight_type="round_trip", flights=there_and_back, payment_methods=paid)
    call(db, "book_reservation", **made)
    refused(db, "book_reservation", **{**made, "destination": "ORD"})
    refused(db, "book_reservation", **{**made, "flight_type": "one_way"})


# --- cancelling ---------------------------------------------------------------------------------------------------


def test_cancelling_negates_what_was_paid(db: Database) -> None:
    """An entry for each, and neither a gift card nor a seat is given back at once."""
    call(db, "update_reservation_baggages", **bags(PLAIN, 2, 1, GIFT))
    made = call(db, "cancel_reservation", reservation_id=PLAIN)
    assert made["status"] == "cancelled"
    assert made["payment_history"] == payments(**{VISA: 200, GIFT: 50}) + payments(**{VISA: -200, GIFT: -50})
    assert set(db.changes()) == {"reservations", "users"}
    assert db.changes()["users"][ANN]["payment_methods"][GIFT]["amount"] == 250


def test_a_cancelled_reservation_is_closed(db: Database) -> None:
    """It can neither be cancelled again nor changed."""
    refused(db, "cancel_reservation", reservation_id=CANCELLED)
    refused(db, "update_reservation_flights", **flights(CANCELLED, "HAT005"))
    refused(db, "update_reservation_baggages", **bags(CANCELLED, 1, 0))
    refused(db, "update_reservation_passengers", reservation_id=CANCELLED, passengers=[TOM_LEE])


def test_what_has_flown_can_be_cancelled_by_the_tool(db: Database) -> None:
    """That it may not be is for the rules to say."""
    call(db, "cancel_reservation", reservation_id=FLOWN)


# --- changing -----------------------------------------------------------------------------------------------------


def test_kept_flights_keep_their_fares(db: Database) -> None:
    """Only the new flight costs today's price; the difference is charged for each passenger."""
    made = call(db, "update_reservation_flights", **flights(ROUND, "HAT004", "HAT003/24"))
    assert [leg["price"] for leg in made["flights"]] == [100, 120]
    assert made["payment_history"][1:] == payments(**{VISA: 40})


def test_flights_that_keep_their_seats_move_none(db: Database) -> None:
    """A change of flights leaves the flights' records as they are."""
    call(db, "update_reservation_flights", **flights(PLAIN, "HAT005", "HAT006/21"))
    assert set(db.changes()) == {"reservations"}


def test_another_cabin_costs_todays_fares_throughout(db: Database) -> None:
    """Though the flights stay."""
    made = call(db, "update_reservation_flights", **flights(PLAIN, "HAT001", "HAT002", cabin="business"))
    assert made["cabin"] == "business"
    assert [leg["price"] for leg in made["flights"]] == [400, 400]
    assert made["payment_history"][1:] == payments(**{VISA: 600})


def test_a_lower_price_is_paid_back(db: Database) -> None:
    """To a gift card at once."""
    made = call(
        db, "update_reservation_flights", **flights(PLAIN, "HAT001", "HAT002", cabin="basic_economy", payment=GIFT)
    )
    assert made["payment_history"][1:] == payments(**{GIFT: -40})
    assert db.changes()["users"][ANN]["payment_methods"][GIFT]["amount"] == 340


def test_an_even_change_records_no_payment(db: Database) -> None:
    """The flights as they are come to nothing, even where one has landed."""
    call(db, "update_reservation_flights", **flights(FLOWN, "HAT001/14", "HAT002", cabin="business"))
    assert db.changes() == {}


def test_a_change_of_flights_checks_no_policy(db: Database) -> None:
    """Basic economy, another destination, a gap: the rules see to that."""
    call(db, "update_reservation_flights", **flights(BASIC, "HAT004", cabin="basic_economy"))
    call(db, "update_reservation_flights", **flights(PLAIN, "HAT002", "HAT001"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"reservation_id": "NONE00"},
        {"flights": []},
        {"flights": None},
        {"flights": legs("HAT005", "HAT005")},
        {"flights": legs("HAT001/14")},
        {"flights": legs("HAT006/16")},
        {"flights": legs("HAT999")},
        {"cabin": "first"},
        {"payment_id": VOUCHER},
        {"payment_id": EMPTY_GIFT},
        {"payment_id": BOBS_VISA},
    ],
    ids=str,
)
def test_a_change_of_flights_that_makes_no_sense_is_refused(db: Database, wrong: dict[str, Any]) -> None:
    """Flights that aren't sold, and payments that can't be made."""
    refused(db, "update_reservation_flights", **{**flights(PLAIN, "HAT004"), "cabin": "business", **wrong})


def test_only_more_paid_bags_cost(db: Database) -> None:
    """Fifty each; fewer bags give nothing back."""
    made = call(db, "update_reservation_baggages", **bags(PAID_BAGS, 5, 4))
    assert made["payment_history"][1:] == payments(**{VISA: 100})
    fewer = call(db, "update_reservation_baggages", **bags(PAID_BAGS, 1, 0))
    assert fewer["payment_history"] == made["payment_history"]
    assert (fewer["total_baggages"], fewer["nonfree_baggages"]) == (1, 0)


def test_bags_that_make_no_sense_are_refused(db: Database) -> None:
    """Less than none, more paid than there are, or paid with what can't pay."""
    refused(db, "update_reservation_baggages", **bags(PLAIN, -1, 0))
    refused(db, "update_reservation_baggages", **bags(PLAIN, 1, 2))
    refused(db, "update_reservation_baggages", **bags(PLAIN, 2, 2, SMALL_GIFT))
    refused(db, "update_reservation_baggages", **bags(PLAIN, 2, 2, VOUCHER))
    refused(db, "update_reservation_baggages", **bags(PLAIN, 1, 0, VOUCHER))


def test_passengers_are_replaced_one_for_one(db: Database) -> None:
    """Their number can't be changed."""
    made = call(db, "update_reservation_passengers", reservation_id=PLAIN, passengers=[TOM_LEE])
    assert made["passengers"] == [TOM_LEE]
    refused(db, "update_reservation_passengers", reservation_id=PLAIN, passengers=[ANN_LEE, TOM_LEE])
    refused(db, "update_reservation_passengers", reservation_id=PLAIN, passengers=[])


# --- compensating -------------------------------------------------------------------------------------------------


def test_three_certificates_can_be_sent(db: Database) -> None:
    """Their ids are known beforehand; a fourth is refused."""
    for i in range(3):
        said = call(db, "send_certificate", user_id=ANN, amount=100 + i)
        assert said == f"Certificate certificate_322132{2 + i} added to user {ANN} with amount {100 + i}."
    refused(db, "send_certificate", user_id=ANN, amount=100)
    user = db.get("users", ANN)
    assert user is not None
    assert user["payment_methods"]["certificate_3221323"] == {
        "id": "certificate_3221323",
        "source": "certificate",
        "amount": 101,
    }


@pytest.mark.parametrize("amount", [0, -5, 10.5, "100", True])
def test_a_certificate_is_worth_something(db: Database, amount: Any) -> None:
    """Whole dollars, more than none."""
    refused(db, "send_certificate", user_id=ANN, amount=amount)


# --- all tools ----------------------------------------------------------------------------------------------------

_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 200)
    | st.floats(allow_nan=False)
    | st.sampled_from([ANN, PLAIN, VISA, DAY]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["flight_number", "date", "dob"]), inner)
    ),
    max_leaves=6,
)


@given(data=st.data())
def test_tools_stand_any_arguments(data: st.DataObject) -> None:
    """A call is carried out or refused, never raises, changes nothing when refused, and reads never change anything."""
    db = Database(snapshot())
    tool = TOOLS[data.draw(st.sampled_from(sorted(TOOLS)))]
    arguments = {name: data.draw(_JSON) for name in tool.parameters["properties"]}
    outcome = TOOLS.call(db, ToolCall(tool.name, arguments))
    json.dumps(outcome.value)
    if outcome.error or tool.kind != "write":
        assert db.changes() == {}


def test_writes_change_the_tables_that_they_say() -> None:
    """Each write leaves its trace in its own tables only."""
    wrote: dict[str, set[str]] = {}
    calls: dict[str, dict[str, Any]] = {
        "book_reservation": booking(payment_methods=payments(**{BIG_GIFT: 120})),
        "cancel_reservation": {"reservation_id": PLAIN},
        "send_certificate": {"user_id": ANN, "amount": 100},
        "update_reservation_baggages": bags(PLAIN, 2, 1),
        "update_reservation_flights": flights(PLAIN, "HAT005", "HAT006/21"),
        "update_reservation_passengers": {"reservation_id": PLAIN, "passengers": [TOM_LEE]},
    }
    assert set(calls) == {tool.name for tool in TOOLS.values() if tool.kind == "write"}
    for name, arguments in calls.items():
        db = Database(snapshot())
        call(db, name, **arguments)
        changes: Changes = db.changes()
        wrote[name] = set(changes)
    assert wrote["book_reservation"] == {"flights", "users", "reservations"}
    assert wrote["send_certificate"] == {"users"}
    assert all(tables == {"reservations"} for name, tables in wrote.items() if name[0] in "cu")
