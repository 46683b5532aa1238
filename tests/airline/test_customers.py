"""How airline customers see their world: what they could mean, what follows from what they say, and what they may ask."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from t2t_envs.airline.entities import ENTITIES
from t2t_envs.airline.itineraries import AHEAD, AROUND, STAYS, read, split, write
from t2t_envs.airline.operations import OPERATIONS
from t2t_envs.airline.quantities import QUANTITIES
from t2t_envs.airline.terms import leg_key
from t2t_gym.database import Database
from t2t_gym.domain import snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.quantities import Effect
from t2t_gym.registration import load_domain
from t2t_gym.task import World
from tests.airline.small_airline import (
    ANN,
    ANN_LEE,
    BASIC,
    DROPPED,
    DROPPED_PLAIN,
    FRESH,
    GIFT,
    PLAIN,
    ROUND,
    SMALL_GIFT,
    TOM_LEE,
    VISA,
    legs,
    snapshot,
)

DOMAIN = load_domain("airline")


@pytest.fixture(scope="module")
def db() -> Database:
    """A small world of the generator's."""
    size = {"airports": 6, "flights": 60, "users": 40, "reservations": 160}
    return Database(snapshot_of(DOMAIN, World(domain="airline", seed=8, size=size)))


def features(db: Database, slot: str, value: Any, **chosen: Any) -> dict[str, Any]:
    """What can be said of a value."""
    return {f.attribute: f.value for f in ENTITIES.features(db, slot, value, chosen)}


# --- what they could mean -----------------------------------------------------------------------------------------


def test_a_trip_is_written_as_text_and_read_back() -> None:
    """The text names each flight with its date, in order."""
    assert write(legs("HAT001", "HAT002/21")) == "HAT001 on 2024-05-20, HAT002 on 2024-05-21"
    assert read("HAT001 on 2024-05-20, HAT002 on 2024-05-21") == legs("HAT001", "HAT002/21")


def test_a_change_is_of_one_way_and_within_the_bound(db: Database) -> None:
    """Every candidate keeps the other way, flies the same route, and leaves within some days of the present date."""
    seen = 0
    for reservation in db.snapshot.tables["reservations"].values():
        ways = split(reservation["flights"], reservation["destination"])
        operation = OPERATIONS["change_flights"]
        who, chosen = reservation["user_id"], {"reservation_id": reservation["reservation_id"]}
        for day, text in (
            (on, text)
            for on in ENTITIES.candidates(db, who, operation, "date", chosen)
            for text in ENTITIES.candidates(db, who, operation, "flight_choice", {**chosen, "date": on})
        ):
            trip = [
                {**leg, "destination": db.need("flights", leg["flight_number"], "")["destination"]}
                for leg in read(text)
            ]
            now = split(trip, reservation["destination"])
            changed = [i for i in (0, 1) if list(map(leg_key, now[i])) != list(map(leg_key, ways[i]))]
            assert len(changed) == 1
            before, after = ways[changed[0]], now[changed[0]]
            days = date.fromisoformat(after[0]["date"]) - date.fromisoformat(before[0]["date"])
            assert abs(days.days) <= AROUND
            assert after[0]["date"] == day
            assert len(after) <= 2
            assert after[-1]["destination"] == before[-1]["destination"]
            seen += 1
    assert seen > 100


def test_a_booking_is_within_the_bound(db: Database) -> None:
    """It leaves within some days from tomorrow; each way is of one flight or two, and between them is one of the stays."""
    origin, destination = next((f["origin"], f["destination"]) for f in db.snapshot.tables["flights"].values())
    operation = OPERATIONS["book_flight"]
    for trip_type in ("one_way", "round_trip"):
        chosen = {"origin": origin, "destination": destination, "trip_type": trip_type, "cabin": "economy"}
        all_days = ENTITIES.candidates(db, ANN, operation, "date", chosen)
        trips = [
            t for d in all_days for t in ENTITIES.candidates(db, ANN, operation, "flight_choice", {**chosen, "date": d})
        ]
        assert trips
        for text in trips:
            there, back = split([db.need("flights", leg["flight_number"]) | leg for leg in read(text)], destination)
            leaves = date.fromisoformat(there[0]["date"])
            assert 1 <= leaves.day - 15 <= AHEAD
            assert len(there) in (1, 2)
            if trip_type == "round_trip":
                assert (date.fromisoformat(back[0]["date"]) - leaves).days in STAYS
                assert len(back) in (1, 2)


def test_flights_that_go_half_of_a_round_trip_have_no_features() -> None:
    """They are another trip's, and neither way of this one is changed by them."""
    db = Database(snapshot())
    (there, *_) = split(db.need("reservations", ROUND)["flights"], "SFO")
    assert features(db, "flight_choice", write(there), reservation_id=ROUND) == {}


def test_a_trip_is_described_by_where_and_when() -> None:
    """A reservation by its destination, date and cabin; a flight by its day, its stops and its part of the day."""
    db = Database(snapshot())
    known = features(db, "reservation_id", ROUND)
    assert known["destination"] == "San Francisco"
    assert (known["date"], known["cabin"], known["people"]) == ("2024-05-20", "economy", 2)
    flight = features(db, "flight_choice", write(legs("HAT004/21", "HAT003/23")), reservation_id=ROUND)
    assert flight == {
        "way": "outbound", "stops": "direct", "part": "morning", "leaves": "07:00", "price": 120.0
    }  # fmt: skip
    assert features(db, "payment_method", GIFT, reservation_id=PLAIN) == {"source": "gift_card", "balance": 300.0}


def test_flights_are_ranked_by_price_departure_and_duration() -> None:
    """The prices are those of the cabin; the departure is a moment; the duration is from the door to the door."""
    db = Database(snapshot())
    direct, stop = write(legs("HAT004/21")), write(legs("HAT001/21", "HAT002/21"))

    def measure(text: str, by: str) -> float:
        return ENTITIES.measure(db, "flight_choice", text, by, {"reservation_id": PLAIN})

    assert (measure(direct, "price"), measure(stop, "price")) == (120, 240)
    assert measure(direct, "departure") < measure(stop, "departure")
    assert (measure(direct, "duration"), measure(stop, "duration")) == (6 * 3600, 8 * 3600)


def test_only_who_was_let_down_says_so() -> None:
    """That the airline cancelled the flight is a reason where it is true."""
    db, operation = Database(snapshot()), OPERATIONS["cancel_reservation"]
    for reservation_id, true in ((PLAIN, False), (DROPPED, True)):
        reasons = ENTITIES.candidates(db, ANN, operation, "reason", {"reservation_id": reservation_id})
        assert ("airline cancelled flight" in reasons) == true


# --- what follows from what they say ------------------------------------------------------------------------------


VALUES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "change_cabin": (
        {"reservation_id": PLAIN, "cabin": "business", "payment_method": VISA}, {"flights": legs("HAT001", "HAT002")}
    ),
    "change_flights": (
        {"reservation_id": BASIC, "date": "2024-05-20", "flight_choice": write(legs("HAT005")), "payment_method": VISA},
        {"cabin": "basic_economy", "flights": legs("HAT005")},
    ),
    "change_baggage": ({"reservation_id": PLAIN, "baggage": 3, "payment_method": VISA}, {"nonfree_baggages": 2}),
    "book_flight": (
        {
            "user_id": ANN, "trip_type": "one_way", "origin": "BOS", "destination": "ORD", "date": "2024-05-20",
            "cabin": "economy", "flight_choice": write(legs("HAT001")), "passengers": [ANN_LEE, TOM_LEE], "baggage": 3, "insurance": "yes",
            "payment_method": f"{VISA} and {SMALL_GIFT}",
        },
        {
            "nonfree_baggages": 1,
            "payment_methods": [{"payment_id": SMALL_GIFT, "amount": 40}, {"payment_id": VISA, "amount": 310}],
        },
    ),
    "add_compensation": ({"user_id": ANN, "reservation_id": DROPPED}, {"amount": 200}),
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_what_follows_is_worked_out_and_the_rest_read_back(name: str) -> None:
    """The tool carries the call out; its arguments stand for what was said, and for no other operation."""
    db, operation, (values, derived) = Database(snapshot()), OPERATIONS[name], VALUES[name]
    call = operation.call(values, db)
    assert derived.items() <= dict(call.arguments).items()
    assert operation.same(operation.values(call.arguments), values)
    assert operation.strays(call.arguments, db) == ()
    assert DOMAIN.operation_of(call.name, call.arguments, db) is operation
    assert not DOMAIN.tools.call(db, call).error


def test_a_call_that_changes_both_flights_and_cabin_does_what_nobody_asked_for() -> None:
    """Neither operation is carried out: the derived argument strays."""
    db = Database(snapshot())
    arguments = {"reservation_id": PLAIN, "cabin": "business", "flights": legs("HAT004"), "payment_id": VISA}
    found = DOMAIN.operation_of("update_reservation_flights", arguments, db)
    assert found is OPERATIONS["change_flights"]
    assert found.strays(arguments, db) == ("cabin",)


def test_somebody_else_flies_in_the_place_of_one_of_the_reservations_passengers(db: Database) -> None:
    """Passengers are drawn for the reservation that has been chosen: as many, and all but one the same."""
    rng, operation = np.random.default_rng(0), OPERATIONS["change_passengers"]
    for customer in ENTITIES.customers(db)[:10]:
        for reservation_id in ENTITIES.candidates(db, customer, operation, "reservation_id", {}):
            now = db.need("reservations", reservation_id)["passengers"]
            drawn = ENTITIES.value(rng, db, customer, operation, "passengers", {"reservation_id": reservation_id})
            assert [one == other for one, other in zip(now, drawn, strict=True)].count(False) == 1


# --- what they may ask --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quantity", "operation", "values", "worth"),
    [
        ("refund_amount", "cancel_reservation", {"reservation_id": FRESH, "reason": "health"}, 100),
        ("fare_difference", *("change_cabin", VALUES["change_cabin"][0]), 600),
        ("refund_amount", *("change_cabin", VALUES["change_cabin"][0]), None),
        ("baggage_fee", *("change_baggage", VALUES["change_baggage"][0]), 100),
        ("number_of_free_bags", *("change_baggage", VALUES["change_baggage"][0]), 1),
        ("total_price", *("book_flight", VALUES["book_flight"][0]), 350),
        ("certificate_amount", "add_compensation", {"user_id": ANN, "reservation_id": DROPPED_PLAIN}, 100),
    ],
)
def test_a_quantity_is_what_the_operation_comes_to(
    quantity: str, operation: str, values: dict[str, Any], worth: int | None
) -> None:
    """Its value is read from the records before and after."""
    before, after = Database(snapshot()), Database(snapshot())
    call: ToolCall = OPERATIONS[operation].call(values, before)
    result = DOMAIN.tools.call(after, call).value
    effect = Effect(before, after, ANN, OPERATIONS[operation], values, result)
    assert next(q for q in QUANTITIES if q.name == quantity).of(effect) == worth


def test_the_stop_of_a_round_trip_is_told_as_one_on_the_way_out() -> None:
    """The way back may have another, or none."""
    db = Database(snapshot())
    chosen = {"origin": "BOS", "destination": "SFO", "cabin": "economy"}
    there = "HAT001 on 2024-05-20, HAT002 on 2024-05-20"
    assert features(db, "flight_choice", there, **chosen)["via"] == "Chicago"
    both = features(db, "flight_choice", f"{there}, HAT003 on 2024-05-23", **chosen)
    assert "via" not in both
    voice = DOMAIN.voice.slots["flight_choice"].features["via_there"]
    assert both["via_there"] == "Chicago"
    assert all("out" in phrase for phrase in voice.after)
