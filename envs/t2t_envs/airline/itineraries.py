"""The trips among which a customer chooses, and the bound on how far it looks.

A trip is written as one text, its flights in order: ``HAT001 on 2024-05-20, HAT034 on 2024-05-20``; its days as the
first of each way: ``2024-05-20``, or ``2024-05-20 to 2024-05-24``. What a customer considers is bounded, so that every
search over what it could mean is finite and small: each way is of one flight or two, as the tools find them, on the
days that it names; for a change, of one way only, within `AROUND` days of the present one; for a booking, there within
`AHEAD` days from tomorrow, and back after one of the `STAYS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Date  # noqa: N812 - records have a field of that name
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from t2t_envs.airline.search import direct_flights, onestop_flights
from t2t_envs.airline.terms import flight_day, leg_key, time_now
from t2t_gym.database import Database, Record, Snapshot

__all__ = [
    "AHEAD",
    "AROUND",
    "STAYS",
    "bookable",
    "booking_days",
    "change_days",
    "changed_way",
    "changes",
    "fare",
    "moment",
    "read",
    "split",
    "write",
]

AROUND = 2
"""Days before and after the present date on which a customer would fly instead."""

AHEAD = 4
"""Days from tomorrow on which a customer would set out on a new trip."""

STAYS = (2, 4)
"""Nights that a customer would stay."""

Leg = Mapping[str, Any]

_LEG = re.compile(r"(\w+) on (\d{4}-\d\d-\d\d)")


def write(legs: Iterable[Leg]) -> str:
    """Return a trip as one text."""
    return ", ".join(f"{leg['flight_number']} on {leg['date']}" for leg in legs)


def read(text: str) -> list[dict[str, str]]:
    """Return the flights of a trip, as the tools take them; the inverse of `write`."""
    return [{"flight_number": number, "date": date} for number, date in _LEG.findall(text)]


def booking_days(db: Database, trip_type: str) -> list[str]:
    """Return the days on which a customer would set out on a new trip, with those on which it would come back."""
    today = time_now(db)[:10]
    days = [_after(today, n + 1) for n in range(AHEAD)]
    if trip_type == "one_way":
        return days
    return [f"{day} to {_after(day, nights)}" for day in days for nights in STAYS]


def bookable(db: Database, origin: str, destination: str, days: str) -> list[str]:
    """Return the trips that a customer would consider for a booking on some days."""
    found = db.snapshot.once(
        (bookable, origin, destination, days), lambda: _bookable(db.snapshot, origin, destination, days)
    )
    return list(found)


def _bookable(snapshot: Snapshot, origin: str, destination: str, days: str) -> list[str]:
    db, (day, _, back_day) = Database(snapshot), days.partition(" to ")
    ways = _ways(snapshot, origin, destination, day)
    if not back_day:
        return [write(way) for way in ways]
    return [
        write([*there, *back])
        for there in ways
        for back in _ways(snapshot, destination, origin, back_day)
        if moment(db, there[-1], lands=True) < moment(db, back[0])
    ]


def change_days(db: Database, reservation: Record) -> list[str]:
    """Return the days on which a customer would fly instead: those from tomorrow around the days of either way."""
    today = time_now(db)[:10]
    ways = split(reservation["flights"], reservation["destination"])
    around = {_after(way[0]["date"], n) for way in ways if way for n in range(-AROUND, AROUND + 1)}
    return sorted(day for day in around if day > today)


def changes(db: Database, reservation: Record, day: str) -> list[str]:
    """Return the trips that a customer would consider in a reservation's place: other flights one way, on a day."""
    legs, destination = tuple(map(leg_key, reservation["flights"])), reservation["destination"]
    # What flies when, and what is sold, is the same throughout an episode: no tool changes it.
    found = db.snapshot.once((changes, legs, destination, day), lambda: _changes(db.snapshot, legs, destination, day))
    return list(found)


def _changes(snapshot: Snapshot, legs: Iterable[tuple[str, str]], destination: str, day: str) -> list[str]:
    db = Database(snapshot)
    flights = [{"flight_number": number, "date": date} for number, date in legs]
    out, back = split([{**leg, **_ends(db, leg)} for leg in flights], destination)
    found = []
    for way, before, after in ((out, [], back), (back, out, [])):
        if not way or abs((Date.fromisoformat(day) - Date.fromisoformat(way[0]["date"])).days) > AROUND:
            continue
        for other in _ways(db.snapshot, way[0]["origin"], way[-1]["destination"], day):
            trip = [*before, *other, *after]
            times = [(moment(db, leg), moment(db, leg, lands=True)) for leg in trip]
            in_order = all(landed <= left for (_, landed), (left, _) in pairwise(times))
            if in_order and list(map(leg_key, other)) != list(map(leg_key, way)):
                found.append(write(trip))
    return found


def split(legs: Sequence[Any], destination: str) -> tuple[list[Any], list[Any]]:
    """Part the flights of a reservation into those that lead to the destination, and those that lead back."""
    there = next((n for n, leg in enumerate(legs, 1) if leg["destination"] == destination), len(legs))
    return list(legs[:there]), list(legs[there:])


def changed_way(db: Database, reservation: Record, text: str) -> tuple[str, list[dict[str, str]]]:
    """Return which way of a reservation a trip changes, ``"outbound"`` or ``"return"``, and the flights of that way."""
    legs = read(text)
    out, back = split(reservation["flights"], reservation["destination"])
    there, here = split([{**leg, **_ends(db, leg)} for leg in legs], reservation["destination"])
    changed = list(map(leg_key, there)) != list(map(leg_key, out)) or not back
    return ("outbound", there) if changed else ("return", here)


def fare(db: Database, legs: Iterable[Leg], cabin: str) -> float | None:
    """Return today's fare of some flights for one passenger, or None where seats aren't sold on one of them."""
    days = [flight_day(db, leg["flight_number"], leg["date"]) for leg in legs]
    return float(sum(day["prices"][cabin] for day in days if day)) if all(d and "prices" in d for d in days) else None


def moment(db: Database, leg: Leg, *, lands: bool = False) -> datetime:
    """Return when a flight is scheduled to leave, or to land."""
    flight = db.need("flights", leg["flight_number"])
    time = flight["scheduled_arrival_time_est" if lands else "scheduled_departure_time_est"]
    return _moment(leg["date"], time)


@lru_cache(maxsize=4096)
def _moment(date: str, time: str) -> datetime:
    clock, _, days = time.partition("+")
    return datetime.fromisoformat(f"{date}T{clock}") + timedelta(days=int(days or 0))


def _ends(db: Database, leg: Leg) -> dict[str, str]:
    flight = db.get("flights", leg["flight_number"]) or {"origin": "", "destination": ""}
    return {"origin": flight["origin"], "destination": flight["destination"]}


def _ways(snapshot: Snapshot, origin: str, destination: str, day: str) -> list[tuple[Leg, ...]]:
    def find() -> list[tuple[Leg, ...]]:
        db = Database(snapshot)
        single = [({**flight, "date": day},) for flight in direct_flights(db, origin, destination, day)]
        return [*single, *map(tuple, onestop_flights(db, origin, destination, day))]

    ways: list[tuple[Leg, ...]] = snapshot.once((_ways, origin, destination, day), find)
    return ways


@lru_cache(maxsize=4096)
def _after(day: str, days: int) -> str:
    return (Date.fromisoformat(day) + timedelta(days=days)).isoformat()
