"""An airline's world, drawn from a seed: flights, users and reservations, in the record schema of τ²-bench airline."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from t2t_envs.airline.airports import AIRPORTS
from t2t_envs.airline.bookings import make_reservations
from t2t_envs.airline.consistency import check_tables
from t2t_envs.airline.people import Directory
from t2t_envs.airline.schedule import draw_schedule, flight_records
from t2t_envs.airline.terms import NOW
from t2t_envs.common.sizes import check_counts
from t2t_gym.database import Record, Tables
from t2t_gym.domain import WorldMaker
from t2t_gym.errors import ConfigError

__all__ = ["AirlineWorlds", "WorldSize", "make_tables"]


@dataclass(frozen=True)
class WorldSize:
    """How many records a world has.

    Attributes:
        airports: airports, at least 2. Those that no flight is left for aren't served.
        flights: flights on each day of the month, at least 1.
        users: customers, at least 1.
        reservations: reservations, of all customers together.

    Raises:
        ConfigError: one is no whole number, or out of range.
    """

    airports: int = 12
    flights: int = 120
    users: int = 250
    reservations: int = 1000

    def __post_init__(self) -> None:
        check_counts(asdict(self), {"airports": 2, "flights": 1, "users": 1, "reservations": 0})
        if self.airports > len(AIRPORTS):
            raise ConfigError(f"airports: expected at most {len(AIRPORTS)}, got {self.airports}")


def make_tables(
    rng: np.random.Generator, size: WorldSize | None = None, people: str = "train"
) -> dict[str, dict[str, Record]]:
    """Draw a world.

    Args:
        rng: the source of all randomness; the same state gives the same world, to the byte.
        size: how many records of each table; `WorldSize()` when None.
        people: "train" or "test", the half of the names and streets to draw from.

    Returns:
        `flights`, `users` and `reservations`, each records by id, owned by the caller. Fields without a value are left
        out.

    Raises:
        ConfigError: `people` is neither "train" nor "test".
    """
    size = size or WorldSize()
    directory = Directory(people)
    schedule = draw_schedule(rng, size.airports, size.flights)
    users = directory.draw_users(rng, size.users)
    reservations = make_reservations(rng, size.reservations, schedule, size.airports, users, directory)
    return {"flights": flight_records(schedule), "users": users, "reservations": reservations}


class AirlineWorlds(WorldMaker):
    """Makes and checks airline worlds."""

    defaults: Mapping[str, int] = asdict(WorldSize())
    meta: Mapping[str, Any] = {"now": NOW}

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Make the `flights`, `users` and `reservations` of a world."""
        return make_tables(rng, WorldSize(**size), people)

    def problems(self, tables: Tables) -> list[str]:
        """Return what isn't self-consistent, a line each."""
        return check_tables(tables)

    def problems_near(self, tables: Tables, changed: Collection[tuple[str, str]]) -> list[str]:
        """Return what isn't self-consistent about changed records and those that refer to them, a line each."""
        return check_tables(tables, changed=changed)
