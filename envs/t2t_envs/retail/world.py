"""A retailer's world, drawn from a seed: products, users and orders, in the record schema of τ²-bench retail."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

import numpy as np

from t2t_envs.common.sizes import check_counts
from t2t_envs.retail.catalogue import make_products
from t2t_envs.retail.consistency import check_tables
from t2t_envs.retail.people import Directory
from t2t_envs.retail.purchases import MOST_ORDERS, make_orders
from t2t_gym.database import Record, Tables
from t2t_gym.domain import WorldMaker
from t2t_gym.errors import ConfigError

__all__ = ["RetailWorlds", "WorldSize", "make_tables"]


@dataclass(frozen=True)
class WorldSize:
    """How many records a world has.

    Attributes:
        products: product lines, at least 1. Beyond the catalogue's types, types come in several named lines.
        users: customers, at least 1.
        orders: orders, from 0 to 6 for each user.

    Raises:
        ConfigError: one is no whole number, or out of range.
    """

    products: int = 50
    users: int = 500
    orders: int = 1000

    def __post_init__(self) -> None:
        check_counts(asdict(self), {"products": 1, "users": 1, "orders": 0})
        if self.orders > (most := MOST_ORDERS * self.users):
            raise ConfigError(
                f"orders: expected at most {MOST_ORDERS} for each user ({most} for {self.users} users), got "
                f"{self.orders}; ask for at least {-(-self.orders // MOST_ORDERS)} users"
            )


def make_tables(
    rng: np.random.Generator, size: WorldSize | None = None, people: str = "train"
) -> dict[str, dict[str, Record]]:
    """Draw a world.

    A fifth of the users, where there are orders enough, have two pending orders with a product in common. Some orders
    have been followed up: modified, or their return or exchange requested.

    Args:
        rng: the source of all randomness; the same state gives the same world, to the byte.
        size: how many records of each table; `WorldSize()` when None.
        people: "train" or "test", the half of the names and streets to draw from.

    Returns:
        `products`, `users` and `orders`, each records by id, owned by the caller. Fields without a value are left out.

    Raises:
        ConfigError: `people` is neither "train" nor "test".
    """
    size = size or WorldSize()
    directory = Directory(people)
    products = make_products(rng, size.products)
    users = directory.draw_users(rng, size.users)
    orders = make_orders(rng, size.orders, products, users, directory)
    return {"products": products, "users": users, "orders": orders}


class RetailWorlds(WorldMaker):
    """Makes and checks retail worlds."""

    defaults: Mapping[str, int] = asdict(WorldSize())

    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Make the `products`, `users` and `orders` of a world."""
        return make_tables(rng, WorldSize(**size), people)

    def problems(self, tables: Tables) -> list[str]:
        """Return what isn't self-consistent, a line each."""
        return check_tables(tables)

    def problems_near(self, tables: Tables, changed: Collection[tuple[str, str]]) -> list[str]:
        """Return what isn't self-consistent about changed records and those that refer to them, a line each."""
        return check_tables(tables, changed=changed)
