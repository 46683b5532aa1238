"""Airline worlds: of any size, from the seed alone, and they hang together."""

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
