"""How travellers tell flights apart: which way they go, when they leave, what they cost, how long they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from t2t_envs.airline.airports import city_of
from t2t_envs.airline.itineraries import changed_way, fare, moment, read, split
from t2t_gym.database import Database

__all__ = ["MEASURES", "flight_features", "ways_of"]

Chosen = Mapping[str, Any]
Pairs = Iterator[tuple[str, Any]]

_PARTS = ((12, "morning"), (17, "afternoon"), (24, "evening"))


def ways_of(db: Database, text: str, chosen: Chosen) -> tuple[str, list[dict[str, str]], list[dict[str, str]]]:
    """Return which way it is, where only one of two is meant, the flights there, and those back, if any."""
    reservation = db.get("reservations", chosen["reservation_id"]) if "reservation_id" in chosen else None
    if reservation is not None:
        name, legs = changed_way(db, reservation, text)
        return name if reservation["flight_type"] == "round_trip" else "", legs, []
    legs = read(text)
    ended = [{**leg, "destination": db.need("flights", leg["flight_number"])["destination"]} for leg in legs]
    there, back = split(ended, chosen["destination"]) if "destination" in chosen else (ended, [])
    return "", there, back


def flight_features(db: Database, text: str, chosen: Chosen) -> Iterable[tuple[str, Any]]:
    """Return what can be said of some flights, the most telling first."""
    if not db.pristine:
        return _features(db, text, chosen)
    rests_on = (chosen.get(slot) for slot in ("reservation_id", "destination", "cabin"))
    found: tuple[tuple[str, Any], ...] = db.snapshot.once(
        ("flight features", text, *rests_on), lambda: tuple(_features(db, text, chosen))
    )
    return found


def _features(db: Database, text: str, chosen: Chosen) -> Pairs:
    if not text or any(db.get("flights", leg["flight_number"]) is None for leg in read(text)):
        return
    name, there, back = ways_of(db, text, chosen)
    if not there:
        return  # the flights of one way alone are no change of a round trip
    yield "way", name or None
    yield "stops", None if back else "direct" if len(there) == 1 else "one-stop"
    leaves = moment(db, there[0])
    yield "part", next(part for until, part in _PARTS if leaves.hour < until)
    yield "leaves", f"{leaves:%H:%M}"
    if back:
        returns = moment(db, back[0])
        yield "back_part", next(part for until, part in _PARTS if returns.hour < until)
        yield "returns", f"{returns:%H:%M}"
    for one, _ in pairwise(there):
        yield "via_there" if back else "via", city_of(db.need("flights", one["flight_number"])["destination"])
    yield "price", fare(db, [*there, *back], _cabin(db, chosen))


def _cabin(db: Database, chosen: Chosen) -> str:
    """Return the cabin that is flown in: the one asked for, or that of the reservation."""
    reservation = db.get("reservations", chosen["reservation_id"]) if "reservation_id" in chosen else None
    return str(chosen.get("cabin") or (reservation["cabin"] if reservation else "economy"))


def _price(db: Database, text: str, chosen: Chosen) -> float:
    _, there, back = ways_of(db, text, chosen)
    found = fare(db, [*there, *back], _cabin(db, chosen))
    return float("inf") if found is None else found


def _departure(db: Database, text: str, chosen: Chosen) -> float:
    return moment(db, ways_of(db, text, chosen)[1][0]).timestamp()


def _duration(db: Database, text: str, chosen: Chosen) -> float:
    _, there, back = ways_of(db, text, chosen)
    ways = [way for way in (there, back) if way]
    return sum((moment(db, way[-1], lands=True) - moment(db, way[0])).total_seconds() for way in ways)


MEASURES: Mapping[str, Callable[[Database, str, Chosen], float]] = {
    "price": _price,
    "departure": _departure,
    "duration": _duration,
}
"""By what flights are ranked."""
