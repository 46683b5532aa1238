"""Finding flights on which seats are sold."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - the arguments are called date
from datetime import timedelta

from t2t_gym.database import Database, Record, Snapshot

__all__ = ["direct_flights", "onestop_flights"]


def direct_flights(db: Database, origin: str, destination: str, date: str) -> list[Record]:
    """Return the flights from one airport to another on which seats are sold on a date, by ascending number."""
    found = (_sold(db, number, date) for number in _numbers(db.snapshot, origin, destination))
    return [flight for flight in found if flight]


def onestop_flights(db: Database, origin: str, destination: str, date: str) -> list[list[Record]]:
    """Return the pairs of flights that lead from one airport to another with one stop, each flight with its date.

    The second flight leaves on the day on which the first one lands. A landing on the day after departure is written
    ``01:30:00+1``; it is compared with the times of departure as a string, which says the same but for two equal times.
    """
    pairs = []
    for number, onward, overnight in _connections(db.snapshot, origin, destination):
        first = _sold(db, number, date)
        if first is None:  # as on every date that is none
            continue
        day = _next_day(date) if overnight else date
        second = _sold(db, onward, day)
        if second is not None:
            pairs.append([{**first, "date": date}, {**second, "date": day}])
    return pairs


def _connections(snapshot: Snapshot, origin: str, destination: str) -> list[tuple[str, str, bool]]:
    """Return the pairs of flights that connect, by number, and whether the first lands on the next day.

    Which flights there are, and when they leave, is the same throughout an episode: no tool changes it.
    """

    def find() -> list[tuple[str, str, bool]]:
        flights = snapshot.tables["flights"]
        return [
            (number, onward, landing.endswith("+1"))
            for number in _numbers(snapshot, origin)
            for landing in [flights[number]["scheduled_arrival_time_est"]]
            for onward in _numbers(snapshot, flights[number]["destination"], destination)
            if flights[onward]["scheduled_departure_time_est"] >= landing
        ]

    found: list[tuple[str, str, bool]] = snapshot.once((_connections, origin, destination), find)
    return found


def _numbers(snapshot: Snapshot, origin: str, destination: str | None = None) -> list[str]:
    """Return the flights from an airport, or from one to another, by ascending number."""
    if destination is None:
        found = snapshot.index("flights", "origin", _origin).get(origin, ())
    else:
        found = snapshot.index("flights", "route", _route).get((origin, destination), ())
    return sorted(found, key=lambda n: (len(n), n))  # HAT1000 comes after HAT999


def _origin(flight: Record) -> str:
    return str(flight["origin"])


def _route(flight: Record) -> tuple[str, str]:
    return flight["origin"], flight["destination"]


def _sold(db: Database, number: str, date: str) -> Record | None:
    flight = db.get("flights", number)
    day = flight["dates"].get(date) if flight else None
    if flight is None or day is None or day["status"] != "available":
        return None
    sold = {**flight, **day}
    del sold["dates"]
    return sold


def _next_day(date: str) -> str:
    return (Date.fromisoformat(date) + timedelta(days=1)).isoformat()
