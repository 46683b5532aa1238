"""The shelf: the variants of all products side by side, from which order lines are drawn in bulk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from t2t_gym.database import Record

__all__ = ["Ints", "Shelf"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Shelf:
    """The variants of all products in flat arrays; those of product p are the `count[p]` from `first[p]` on.

    Attributes:
        products: the products' records.
        variants: the variants' records, product by product.
        owner: the product of each variant.
        first: the first variant of each product.
        count: how many variants each product has.
        price: the price of each variant.
    """

    products: list[Record]
    variants: list[Record]
    owner: list[int]
    first: Ints
    count: Ints
    price: npt.NDArray[np.float64]

    @classmethod
    def of(cls, products: dict[str, Record]) -> Shelf:
        """Lay out a products table."""
        rows = list(products.values())
        variants = [variant for row in rows for variant in row["variants"].values()]
        count = np.array([len(row["variants"]) for row in rows], dtype=np.int64)
        return cls(
            products=rows,
            variants=variants,
            owner=np.repeat(np.arange(len(rows)), count).tolist(),
            first=np.cumsum(count) - count,
            count=count,
            price=np.array([variant["price"] for variant in variants]),
        )

    def line(self, variant: int, price: float) -> Record:
        """Return an order line for one piece of a variant."""
        product, record = self.products[self.owner[variant]], self.variants[variant]
        return {
            "item_id": record["item_id"],
            "name": product["name"],
            "options": record["options"].copy(),
            "price": price,
            "product_id": product["product_id"],
        }

    def others(self, variant: int) -> list[int]:
        """Return the other variants of the same product."""
        product = self.owner[variant]
        start = int(self.first[product])
        return [other for other in range(start, start + int(self.count[product])) if other != variant]
