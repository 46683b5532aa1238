"""The ways from one airport to another: single flights, and pairs of flights that connect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from t2t_envs.airline.schedule import Ints, Schedule

__all__ = ["Journeys", "find_journeys"]

_STOP = (40, 360)  # minutes that a stop may last
_DAY = 1440


@dataclass(frozen=True)
class Journeys:
    """All journeys of one or two flights, by index, those from one airport to another side by side.

    Attributes:
        first, second: indices of the flights; -1 for no second flight.
        leaves: the minute at which the journey begins.
        change: the days from the first departure to the second, 0 or 1.
        ends: the days from the first departure to the last landing.
        route: a number for the origin and the destination, ascending.
        airports: how many airports there are.
    """

    first: Ints
    second: Ints
    leaves: Ints
    change: Ints
    ends: Ints
    route: Ints
    airports: int

    def draw(self, rng: np.random.Generator, n: int, direct: float) -> Ints:
        """Draw `n` journeys, a share of them `direct`, as far as there are others."""
        singles, pairs = np.flatnonzero(self.second < 0), np.flatnonzero(self.second >= 0)
        drawn = singles[rng.integers(len(singles), size=n)]
        if len(pairs):
            drawn = np.where(rng.random(n) < direct, drawn, pairs[rng.integers(len(pairs), size=n)])
        return drawn

    def draw_alike(self, rng: np.random.Generator, journeys: Ints) -> Ints:
        """Draw, for each journey, one from the same origin to the same destination."""
        return self._draw_on(rng, self.route[journeys])

    def draw_back(self, rng: np.random.Generator, journeys: Ints) -> Ints:
        """Draw, for each journey, one that leads back; -1 where none does."""
        origin, destination = np.divmod(self.route[journeys], self.airports)
        return self._draw_on(rng, destination * self.airports + origin)

    def _draw_on(self, rng: np.random.Generator, routes: Ints) -> Ints:
        low, high = np.searchsorted(self.route, routes), np.searchsorted(self.route, routes, "right")
        drawn = low + (rng.random(len(routes)) * (high - low)).astype(np.int64)
        return np.where(low < high, drawn, -1)


def find_journeys(schedule: Schedule, airports: int) -> Journeys:
    """Find all journeys of one flight, or of two that connect at an airport within some hours."""
    flights = np.arange(len(schedule.origin))
    first, second = _meeting(schedule, airports)
    overnight = schedule.lands[first] // _DAY
    wait = schedule.leaves[second] + _DAY * overnight - schedule.lands[first]
    fits = (wait >= _STOP[0]) & (wait <= _STOP[1]) & (schedule.destination[second] != schedule.origin[first])
    first, second, overnight = first[fits], second[fits], overnight[fits]
    origin = np.concatenate([schedule.origin, schedule.origin[first]])
    destination = np.concatenate([schedule.destination, schedule.destination[second]])
    route = origin * airports + destination
    order = np.argsort(route, kind="stable")
    none = np.zeros(len(flights), dtype=np.int64)
    firsts, seconds = np.concatenate([flights, first]), np.concatenate([none - 1, second])
    return Journeys(
        firsts[order],
        seconds[order],
        schedule.leaves[firsts][order],
        np.concatenate([none, overnight])[order],
        np.concatenate([schedule.lands // _DAY, overnight + schedule.lands[second] // _DAY])[order],
        route[order],
        airports,
    )


def _meeting(schedule: Schedule, airports: int) -> tuple[Ints, Ints]:
    """Return all pairs of flights of which the second leaves from where the first lands."""
    by_origin = np.argsort(schedule.origin, kind="stable")
    counts = np.bincount(schedule.origin, minlength=airports)
    begins = np.cumsum(counts) - counts
    onward = counts[schedule.destination]
    first = np.repeat(np.arange(len(schedule.origin)), onward)
    place = np.arange(len(first)) - np.repeat(np.cumsum(onward) - onward, onward)
    return first, by_origin[begins[schedule.destination[first]] + place]
