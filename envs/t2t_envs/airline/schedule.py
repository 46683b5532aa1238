"""The flights: routes, times, and what becomes of each flight on each day of the month.

All is drawn in bulk as arrays, a row a flight and a column a day; records are then written one by one. A minute counts
from the midnight with which the day of departure begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - records have a field of that name
from datetime import datetime, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from t2t_envs.airline.airports import AIRPORTS, flying_minutes
from t2t_envs.airline.terms import CABINS, NOW
from t2t_gym.database import Record

__all__ = ["DAYS", "Ints", "Schedule", "clock", "day_name", "draw_schedule", "flight_records"]

Ints = npt.NDArray[np.int64]

DAYS = 30
_FIRST = Date(2024, 5, 1)
_NOW = datetime.fromisoformat(NOW)
_TODAY = (_NOW.date() - _FIRST).days
_MINUTE = _NOW.hour * 60 + _NOW.minute

_FLIGHTS_A_ROUTE = 5  # about, both directions together
_EARLIEST, _LATEST = 5 * 60, 23 * 60
_SHORTEST = 55  # minutes: no flights between the airports of one city
_LATE = 15  # minutes from which a flight is delayed
_CANCELLED_BEFORE, _CANCELLED_TODAY, _CANCELLED_LATER = 0.08, 0.06, 0.03
_MOST_SEATS = 20

_LANDED, _FLYING, _ON_TIME, _DELAYED, _CANCELLED, _AVAILABLE = range(6)
_STATUSES = ("landed", "flying", "on time", "delayed", "cancelled", "available")


@dataclass(frozen=True)
class Schedule:
    """The flights of a month, by index.

    Attributes:
        origin, destination: indices of airports, of shape (flights,).
        leaves, lands: scheduled minutes, of shape (flights,); a landing on the next day is beyond 1440.
        status: what becomes of each flight, indices of the statuses, of shape (flights, days).
        departed, landed: the minutes at which each really leaves and lands, of shape (flights, days).
        prices, seats: dollars and free seats, of shape (flights, days, cabins). Prices are there for days past, too.
    """

    origin: Ints
    destination: Ints
    leaves: Ints
    lands: Ints
    status: Ints
    departed: Ints
    landed: Ints
    prices: Ints
    seats: Ints

    def name(self, flight: int) -> str:
        """Return the number of a flight."""
        return f"HAT{flight + 1:03}"


@cache
def day_name(day: int) -> str:
    """Return the date of a day, counted from the first, as ``YYYY-MM-DD``."""
    return (_FIRST + timedelta(days=day)).isoformat()


def clock(minute: int) -> str:
    """Return a minute of a day as ``HH:MM:00``, with ``+1`` behind it for a minute of the next day."""
    return f"{minute // 60 % 24:02}:{minute % 60:02}:00" + ("+1" if minute >= 1440 else "")


def draw_schedule(rng: np.random.Generator, airports: int, flights: int) -> Schedule:
    """Draw the flights of a month.

    Every route is flown in both directions, and most several times a day.

    Args:
        rng: the source of all that is random.
        airports: how many of the airports are served, if there are flights enough.
        flights: how many flights there are on each day.
    """
    minutes = flying_minutes(airports)
    routes = _draw_routes(rng, minutes, max(1, flights // _FLIGHTS_A_ROUTE))
    turns = rng.permutation(flights)
    ends = routes[turns // 2 % len(routes)]
    origin, destination = np.where((turns % 2 == 0)[:, None], ends, ends[:, ::-1]).T
    leaves = 5 * rng.integers(_EARLIEST // 5, _LATEST // 5 + 1, flights)
    lasts = minutes[origin, destination]
    shape = (flights, DAYS)
    delay = np.where(
        rng.random(shape) < 0.3, _LATE + rng.exponential(50, shape).astype(np.int64), rng.integers(-6, _LATE, shape)
    )
    departed = leaves[:, None] + np.minimum(delay, 180)
    landed = departed + lasts[:, None] + rng.integers(-8, 9, shape)
    low = (40 + 0.25 * lasts[:, None]) * rng.lognormal(0.0, 0.2, shape)
    middle = low * rng.uniform(1.4, 2.0, shape) + 5
    high = middle * rng.uniform(2.2, 3.5, shape)
    seats = rng.integers(0, _MOST_SEATS + 1, (*shape, len(CABINS)))
    return Schedule(
        origin,
        destination,
        leaves,
        leaves + lasts,
        _draw_statuses(rng, departed - leaves[:, None], departed, landed),
        departed,
        landed,
        np.stack([low, middle, high], axis=-1).astype(np.int64),
        seats,
    )


def _draw_routes(rng: np.random.Generator, minutes: Ints, wanted: int) -> Ints:
    """Draw pairs of airports, in random order, so that as few as possible already join all airports."""
    ends = np.argwhere(np.triu(minutes >= _SHORTEST, k=1))
    pairs = [(int(a), int(b)) for a, b in rng.permutation(ends)]
    group = list(range(len(minutes)))
    joining, others = [], []
    for a, b in pairs:  # Kruskal's algorithm, with all edges alike
        if group[a] != group[b]:
            joining.append((a, b))
            group = [group[b] if g == group[a] else g for g in group]
        else:
            others.append((a, b))
    return np.array((joining + others)[: max(wanted, len(joining))], dtype=np.int64)


def _draw_statuses(rng: np.random.Generator, delay: Ints, departed: Ints, landed: Ints) -> Ints:
    """Draw what becomes of each flight, as it is known now."""
    status = np.full(departed.shape, _AVAILABLE, dtype=np.int64)
    status[:, :_TODAY] = _LANDED
    waiting = np.where(delay[:, _TODAY] >= _LATE, _DELAYED, _ON_TIME)
    gone = np.where(landed[:, _TODAY] <= _MINUTE, _LANDED, _FLYING)
    status[:, _TODAY] = np.where(departed[:, _TODAY] <= _MINUTE, gone, waiting)
    chance = np.full(DAYS, _CANCELLED_LATER)
    chance[:_TODAY], chance[_TODAY] = _CANCELLED_BEFORE, _CANCELLED_TODAY
    cancelled = rng.random(status.shape) < chance
    cancelled[:, _TODAY] &= status[:, _TODAY] != _FLYING
    status[cancelled] = _CANCELLED
    return status


def flight_records(schedule: Schedule) -> dict[str, Record]:
    """Return the `flights` table of a schedule."""
    names = [day_name(day) for day in range(DAYS + 2)]
    clocks = [clock(minute)[:8] for minute in range(1440)]

    def moment(day: int, minute: int) -> str:
        return f"{names[day + minute // 1440]}T{clocks[minute % 1440]}"

    table: dict[str, Record] = {}
    columns = (schedule.origin, schedule.destination, schedule.leaves, schedule.lands)
    days = (schedule.status, schedule.departed, schedule.landed, schedule.prices, schedule.seats)
    rows = zip(*(column.tolist() for column in (*columns, *days)), strict=True)
    for flight, (origin, destination, leaves, lands, *each) in enumerate(rows):
        dates: dict[str, Record] = {}
        for day, (status, departed, landed, prices, seats) in enumerate(zip(*each, strict=True)):
            record: Record = {"status": _STATUSES[status]}
            if status == _AVAILABLE:
                record["available_seats"] = dict(zip(CABINS, seats, strict=True))
                record["prices"] = dict(zip(CABINS, prices, strict=True))
            elif status != _CANCELLED:
                left = "actual" if status in (_LANDED, _FLYING) else "estimated"
                there = "actual" if status == _LANDED else "estimated"
                record[f"{left}_departure_time_est"] = moment(day, departed)
                record[f"{there}_arrival_time_est"] = moment(day, landed)
            dates[names[day]] = record
        number = schedule.name(flight)
        table[number] = {
            "flight_number": number,
            "origin": AIRPORTS[origin].code,
            "destination": AIRPORTS[destination].code,
            "scheduled_departure_time_est": clock(leaves),
            "scheduled_arrival_time_est": clock(lands),
            "dates": dates,
        }
    return table
