"""The shop's worlds, as the library asks for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import cast

import numpy as np

from t2t_envs.retail.world import Tables as RetailTables
from t2t_envs.retail.world import WorldSize, check_tables, make_tables
from t2t_gym.database import Record, Tables
from t2t_gym.domain import WorldMaker

__all__ = ["RetailWorlds"]


class RetailWorlds(WorldMaker):
    """Makes and checks retail worlds."""

    defaults: Mapping[str, int] = asdict(WorldSize())

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Make the `products`, `users` and `orders` of a world."""
        return make_tables(rng, WorldSize(**size), people)

    def problems(self, tables: Tables) -> list[str]:
        """Return what isn't self-consistent, a line each."""
        return check_tables(_plain(tables))

    def problems_near(self, tables: Tables, changed: Collection[tuple[str, str]]) -> list[str]:
        """Return what isn't self-consistent about changed records and those that refer to them, a line each."""
        return check_tables(_plain(tables), changed)


def _plain(tables: Tables) -> RetailTables:
    return cast(RetailTables, {name: dict(records) for name, records in tables.items()})
