"""Finding flights on which seats are sold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date as Date  # noqa: N812 - the arguments are called date
from datetime import timedelta

from t2t_gym.database import Database, Record

__all__ = ["direct_flights", "onestop_flights"]


def direct_flights(db: Database, origin: str, destination: str, date: str) -> list[Record]:
    """Return the flights from one airport to another on which seats are sold on a date, by ascending number."""
    return list(_sold(db, date, db.lookup("flights", "route", _route, (origin, destination))))


def onestop_flights(db: Database, origin: str, destination: str, date: str) -> list[list[Record]]:
    """Return the pairs of flights that lead from one airport to another with one stop, each flight with its date.

    The second flight leaves on the day on which the first one lands. A landing on the day after departure is written
    ``01:30:00+1``; it is compared with the times of departure as a string, which says the same but for two equal times.
    """
    pairs = []
    for first in _sold(db, date, db.lookup("flights", "origin", _origin, origin)):
        landing = first["scheduled_arrival_time_est"]
        day = _next_day(date) if landing.endswith("+1") else date
        pairs += [
            [{**first, "date": date}, {**second, "date": day}]
            for second in direct_flights(db, first["destination"], destination, day)
            if second["scheduled_departure_time_est"] >= landing
        ]
    return pairs


def _origin(flight: Record) -> str:
    return str(flight["origin"])


def _route(flight: Record) -> tuple[str, str]:
    return flight["origin"], flight["destination"]


def _sold(db: Database, date: str, numbers: Iterable[str]) -> Iterator[Record]:
    for number in sorted(numbers, key=lambda n: (len(n), n)):  # HAT1000 comes after HAT999
        flight = db.get("flights", number)
        day = flight["dates"].get(date) if flight else None
        if flight and day and day["status"] == "available":
            yield {**{k: v for k, v in flight.items() if k != "dates"}, **day}


def _next_day(date: str) -> str:
    return (Date.fromisoformat(date) + timedelta(days=1)).isoformat()
