"""Airline worlds: of any size, from the seed alone, and they hang together."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from t2t_envs.airline.consistency import check_tables
from t2t_envs.airline.people import Directory
from t2t_envs.airline.terms import NOW
from t2t_envs.airline.world import WorldSize, make_tables
from t2t_gym.database import digest
from t2t_gym.errors import ConfigError
from t2t_gym.registration import load_domain
from tests.airline import small_airline
from tests.airline.small_airline import (
    AMEX,
    ANN,
    ANN_LEE,
    BOB,
    BOBS_VISA,
    CANCELLED,
    FARES,
    FLOWN,
    FRESH,
    GIFT,
    PAID_BAGS,
    PLAIN,
    ROUND,
    VISA,
)

Spoil = Callable[[Any], object]
"""Changes some tables."""

SMALL = WorldSize(airports=5, flights=24, users=20, reservations=60)


def make(seed: int = 1, size: WorldSize = SMALL, people: str = "train") -> Any:
    """A world."""
    return make_tables(np.random.default_rng(seed), size, people)


@pytest.mark.parametrize(
    "size", [WorldSize(2, 1, 1, 0), WorldSize(2, 2, 1, 5), SMALL, WorldSize(30, 40, 10, 400)], ids=str
)
@pytest.mark.parametrize("people", ["train", "test"])
def test_a_world_of_any_size_hangs_together(size: WorldSize, people: str) -> None:
    """Nothing in it contradicts anything else, and it has as many records as asked for."""
    tables = make(3, size, people)
    assert check_tables(tables) == []
    assert [len(tables[t]) for t in ("flights", "users", "reservations")] == [
        size.flights,
        size.users,
        size.reservations,
    ]


def test_a_world_follows_from_its_seed() -> None:
    """The same seed gives the same bytes; another gives another world."""
    assert digest(make(1)) == digest(make(1))
    assert digest(make(1)) != digest(make(2))


def test_nobody_is_in_a_training_world_and_in_a_test_world() -> None:
    """The two halves share neither first nor last names."""
    train, test = Directory("train"), Directory("test")
    assert not set(train.first_names) & set(test.first_names)
    assert not set(train.last_names) & set(test.last_names)


def test_there_is_something_for_every_rule() -> None:
    """Reservations of all cabins, past, under way and to come, cancelled ones, and members of every tier."""
    tables = make(2, WorldSize(airports=8, flights=60, users=60, reservations=240))
    held = tables["reservations"].values()
    assert {r["cabin"] for r in held} == {"basic_economy", "economy", "business"}
    assert {r.get("status") for r in held} == {None, "cancelled"}
    assert {r["insurance"] for r in held} == {"yes", "no"}
    assert {r["flight_type"] for r in held} == {"one_way", "round_trip"}
    assert {u["membership"] for u in tables["users"].values()} == {"regular", "silver", "gold"}
    statuses = {day["status"] for flight in tables["flights"].values() for day in flight["dates"].values()}
    assert statuses == {"available", "on time", "delayed", "flying", "landed", "cancelled"}


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ({"airports": 1}, "airports: expected a whole number of at least 2"),
        ({"airports": 99}, "airports: expected at most"),
        ({"reservations": -1}, "reservations: expected a whole number of at least 0"),
    ],
)
def test_a_size_that_cannot_be_is_refused(size: dict[str, int], said: str) -> None:
    """The message says what it may be."""
    with pytest.raises(ConfigError, match=said):
        WorldSize(**size)


def test_the_time_is_the_worlds() -> None:
    """It is a fact of every world, and no clock's."""
    assert load_domain("airline").worlds.meta == {"now": NOW}


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("flights", "destination", "XXX"),
        ("flights", "dates", {}),
        ("users", "reservations", []),
        ("users", "payment_methods", {}),
        ("users", "membership", "lead"),
        ("reservations", "user_id", "nobody_1"),
        ("reservations", "cabin", "attic"),
        ("reservations", "flights", []),
    ],
)
def test_what_refers_to_a_changed_record_is_looked_at(table: str, field: str, value: Any) -> None:
    """To find what a change has spoilt, it is enough to look at the record and at those that refer to it."""
    tables = make(2)
    record_id, record = next((i, r) for i, r in reversed(tables[table].items()) if r[field] != value)
    record[field] = value
    found = check_tables(tables)
    assert found
    assert check_tables(tables, changed={(table, record_id)}) == found


# --- what is inconsistent, spoilt by hand in one place -------------------------------------------------------------


def flight(day: str, number: str = "HAT001", **fields: Any) -> Spoil:
    """Set fields of what a flight is like on a day of May; None removes one."""

    def spoil(made: Any) -> None:
        of = made["flights"][number]["dates"].setdefault(f"2024-05-{day}", {})
        of.update(fields)
        for name in [name for name, value in fields.items() if value is None]:
            del of[name]

    return spoil


def scheduled(number: str, **fields: Any) -> Spoil:
    """Set fields of a flight."""
    return lambda made: made["flights"][number].update(fields)


def user(**fields: Any) -> Spoil:
    """Set fields of Ann."""
    return lambda made: made["users"][ANN].update(fields)


def method(name: str, **fields: Any) -> Spoil:
    """Set fields of one of her payment methods."""
    return lambda made: made["users"][ANN]["payment_methods"][name].update(fields)


def reservation(reservation_id: str, **fields: Any) -> Spoil:
    """Set fields of a reservation."""
    return lambda made: made["reservations"][reservation_id].update(fields)


def leg(reservation_id: str, index: int, **fields: Any) -> Spoil:
    """Set fields of one of its flights."""
    return lambda made: made["reservations"][reservation_id]["flights"][index].update(fields)


def paid(reservation_id: str, *amounts: int, by: str = VISA) -> Spoil:
    """Let a reservation have been paid, or paid back, in some amounts."""
    return reservation(reservation_id, payment_history=[{"payment_id": by, "amount": amount} for amount in amounts])


def both(*spoils: Spoil) -> Spoil:
    """Do several things."""

    def spoil(made: Any) -> None:
        for one in spoils:
            one(made)

    return spoil


def listed(*more: str, by: str = ANN) -> Spoil:
    """Let a user list some reservations more."""
    return lambda made: made["users"][by]["reservations"].extend(more)


def times(status: str, leaves: str, lands: str) -> dict[str, Any]:
    """A day with a status, and the times of the fifteenth of May, the present one, that go with it."""
    known = {"landed": ("actual", "actual"), "flying": ("actual", "estimated")}.get(status, ("estimated", "estimated"))
    return {
        "status": status,
        f"{known[0]}_departure_time_est": f"2024-05-15T{leaves}:00",
        f"{known[1]}_arrival_time_est": f"2024-05-15T{lands}:00",
    }


LOW_FARES = {"basic_economy": 120, "economy": 120, "business": 400}
NO_SEATS = {"basic_economy": 2, "economy": 9, "business": -1}
ON_SALE = {"available_seats": {"basic_economy": 2, "economy": 9, "business": 1}, "prices": FARES}
NIGHT = {"flight_number": "HAT003", "date": "2024-05-23", "origin": "SFO", "destination": "BOS", "price": 60}
EVENING = {"flight_number": "HAT005", "date": "2024-05-23", "origin": "BOS", "destination": "ORD", "price": 40}
MORNING = {"flight_number": "HAT001", "date": "2024-05-24", "origin": "BOS", "destination": "ORD", "price": 40}

SPOILT: tuple[tuple[Spoil, str], ...] = (
    (scheduled("HAT004", destination="BOS"), "flights HAT004: flies from BOS to where it is"),
    (scheduled("HAT006", scheduled_arrival_time_est="24:00:00"), "scheduled_arrival_time_est must be HH:MM:SS"),
    (scheduled("HAT006", scheduled_departure_time_est="9:00:00"), "scheduled_departure_time_est must be HH:MM:SS"),
    (flight("25", status="lost"), "on 2024-05-25: unknown status 'lost'"),
    (flight("14", actual_arrival_time_est=None), "is landed, but has the times actual_departure_time_est"),
    (flight("25", estimated_arrival_time_est="x"), "is available, but has the times estimated_arrival_time_est"),
    (flight("25", prices=None), "is available, but lacks prices or seats"),
    (flight("25", available_seats=None), "is available, but lacks prices or seats"),
    (flight("16", "HAT006", prices=FARES), "is cancelled, but has prices or seats"),
    (flight("16", "HAT006", available_seats=NO_SEATS), "is cancelled, but has prices or seats"),
    (flight("25", prices=LOW_FARES), "the prices must rise with the cabin, got 120, 120, 400"),
    (flight("25", prices={**FARES, "basic_economy": 0}), "the prices must rise with the cabin, got 0, 120, 400"),
    (flight("25", available_seats=NO_SEATS), "has less than no seats"),
    (flight("15", status="available", **ON_SALE), "is available, but the day is not after today"),
    (flight("15", **times("landed", "12:00", "12:00")), "leaves at .*, but lands at"),
    (flight("15", **times("landed", "12:00", "15:01")), "is landed, which its times .* contradict"),
    (flight("15", **times("flying", "12:00", "15:00")), "is flying, which its times .* contradict"),
    (flight("15", **times("flying", "15:01", "17:00")), "is flying, which its times .* contradict"),
    (flight("15", **times("on time", "15:00", "17:00")), "is on time, which its times .* contradict"),
    (flight("15", **times("delayed", "14:00", "17:00")), "is delayed, which its times .* contradict"),
    (user(address={"city": "Boston"}), "the address lacks address1, address2, country, state, zip"),
    (user(membership="lead"), "unknown membership 'lead'"),
    (user(saved_passengers=[{"first_name": "Tom", "last_name": "", "dob": "1982-03-04"}]), "a person must have a first"),
    (user(dob="1980-13-02"), "has a malformed part: ValueError"),
    (user(user_id="bob"), "is filed under another id"),
    (listed(PLAIN), "lists reservation PLAIN1 2 times"),
    (listed("NONE11"), "lists reservation NONE11, which doesn't exist"),
    (listed(PLAIN, by=BOB), "lists reservation PLAIN1, which belongs to ann_lee_1001"),
    (method(VISA, id=AMEX), "payment method credit_card_1 calls itself credit_card_2"),
    (method(VISA, source="cash"), "payment method credit_card_1: unknown source 'cash'"),
    (method(VISA, source="gift_card"), "payment method credit_card_1 lacks amount"),
    (method(GIFT, amount=-1), "payment method gift_card_1 has a negative amount, -1"),
    (reservation(PLAIN, user_id="nobody_1"), "belongs to nobody_1, who doesn't exist"),
    (reservation(PLAIN, user_id=BOB), "is not listed by its user bob_ray_2002"),
    (reservation(PLAIN, cabin="attic"), "unknown cabin 'attic'"),
    (reservation(PLAIN, insurance="perhaps"), "insurance must be yes or no, got 'perhaps'"),
    (reservation(PLAIN, status="lost"), "unknown status 'lost'"),
    (reservation(PLAIN, passengers=[]), "has no passengers"),
    (reservation(PLAIN, passengers=[{**ANN_LEE, "first_name": ""}]), "a person must have a first_name"),
    (reservation(PLAIN, total_baggages=-1), "0 of -1 bags are paid for"),
    (both(reservation(PLAIN, total_baggages=1, nonfree_baggages=2), paid(PLAIN, 300)), "2 of 1 bags are paid for"),
    (both(reservation(PAID_BAGS, nonfree_baggages=0), paid(PAID_BAGS, 100)), "0 of 3 bags are paid for, expected 2"),
    (both(reservation(PLAIN, flights=[]), paid(PLAIN)), "has no flights"),
    (leg(PLAIN, 0, flight_number="HAT999"), "has flight HAT999 on 2024-05-20, which doesn't exist"),
    (leg(PLAIN, 0, date="2024-05-01"), "has flight HAT001 on 2024-05-01, which doesn't exist"),
    (leg(PLAIN, 1, destination="BOS"), "flight HAT002 goes elsewhere in the schedule"),
    (both(leg(PLAIN, 0, price=0), paid(PLAIN, 100)), "flight HAT001: the fare must be positive, got 0"),
    (leg(PLAIN, 1, date="2024-05-19"), "which doesn't exist"),
    (leg(PLAIN, 1, flight_number="HAT006"), "flight HAT006 doesn't connect with HAT001"),
    (both(reservation(PLAIN, origin="SFO", destination="ORD", flights=[NIGHT, EVENING]), paid(PLAIN, 100)),
     "flight HAT005 doesn't connect with HAT003"),
    (reservation(ROUND, flight_type="triangle"), "unknown flight_type 'triangle'"),
    (reservation(PLAIN, origin="ORD"), "its flights are no one_way from ORD to SFO"),
    (reservation(PLAIN, destination="ORD"), "its flights are no one_way from BOS to ORD"),
    (reservation(PLAIN, flight_type="round_trip"), "its flights are no round_trip from BOS to SFO"),
    (reservation(ROUND, destination="ORD"), "its flights are no round_trip from BOS to ORD"),
    (reservation(PLAIN, created_at="2024-05-15T15:00:01"), "was created at .*, which is yet to come"),
    (reservation(FLOWN, created_at="2024-05-14T08:00:00"), "was created at .*, after its first flight was due"),
    (paid(PLAIN, 200, by=BOBS_VISA), "was paid or refunded by credit_card_3, which its user doesn't have"),
    (paid(PLAIN, 150), "costs 200, but 150 has been paid"),
    (paid(PLAIN, 200, 50), "costs 200, but 250 has been paid"),
    (paid(CANCELLED, 100), "is cancelled, but credit_card_1 is left with 100"),
    (paid(CANCELLED, 100, -150), "is cancelled, but credit_card_1 is left with -50"),
    (reservation(CANCELLED, payment_history=[{"payment_id": VISA, "amount": 100}, {"payment_id": AMEX, "amount": -100}]),
     "is cancelled, but credit_card_2 is left with -100"),
)  # fmt: skip


@pytest.mark.parametrize(("spoil", "problem"), SPOILT, ids=[problem for _, problem in SPOILT])
def test_what_was_spoilt_is_found(spoil: Spoil, problem: str) -> None:
    """With the record and what is wrong with it; what was changed, and what refers to it, will do to find it."""
    made, before = small_airline.tables(), small_airline.tables()
    spoil(made)
    found = check_tables(made)
    assert any(re.search(problem, one) for one in found)
    changed = {(t, i) for t, records in made.items() for i, record in records.items() if before[t][i] != record}
    assert check_tables(made, changed=changed) == found


@pytest.mark.parametrize(
    "change",
    [
        both(),
        flight("15", **times("landed", "12:00", "15:00")),
        flight("15", **times("flying", "15:00", "15:01")),
        flight("15", **times("on time", "15:01", "15:02")),
        scheduled("HAT002", scheduled_departure_time_est="10:30:00"),
        both(reservation(PLAIN, origin="SFO", destination="ORD", flights=[NIGHT, MORNING]), paid(PLAIN, 100)),
        reservation(PAID_BAGS, cabin="business"),
        reservation(FLOWN, created_at="2024-05-14T07:59:59"),
        reservation(FRESH, created_at=NOW),
        paid(PLAIN, 250, -50),
        paid(PLAIN, 200, by="certificate_7"),
    ],
    ids=[
        "nothing",
        "landed just now",
        "left just now",
        "leaves in a minute",
        "leaves as the other lands",
        "flies on in the morning",
        "bags as they were paid for in another cabin",
        "booked a second before",
        "booked just now",
        "paid back in part",
        "paid by a certificate that is used up",
    ],
)
def test_what_is_just_possible_is_no_problem(change: Spoil) -> None:
    """The bounds themselves, and what a change of a reservation leaves behind."""
    made = small_airline.tables()
    change(made)
    assert check_tables(made) == []
