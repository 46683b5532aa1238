"""What the shop sells: product types with their options, and the drawing of a `products` table from them.

The types are data, in `catalogue.json`, by department. An option axis is one of three sorts: a *scale* (a measurable
size, listed from least to most, dearer upwards), a *grade* (materials or makes, listed from plainest to finest) or a
*choice* (a matter of taste that hardly moves the price).
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from t2t_envs.retail.numbering import distinct_ids
from t2t_gym.database import Record

__all__ = ["Axis", "AxisSort", "ProductType", "make_products", "product_types", "shelf_prices"]

AxisSort = Literal["scale", "grade", "choice"]

# How much dearer the last value of an axis is than the first, at least and at most, as a share of the base price.
_PREMIUMS: dict[AxisSort, tuple[float, float]] = {"scale": (0.25, 0.7), "grade": (0.15, 0.5), "choice": (0.0, 0.03)}
_PRICE_NOISE = 0.025  # standard deviation of a variant's own price, as a share
_IN_STOCK = 0.76
_FEWEST_VARIANTS, _MOST_VARIANTS = 6, 16

# House brands, for shops with more product lines than a department has names for.
_BRANDS = (
    "Norvale", "Brightwick", "Oakhart", "Lumora", "Ferrow", "Ardenne", "Pellworth", "Hazelmoor",
    "Quillon", "Tarnwick", "Sollis", "Wrenfield", "Mirabeck", "Castellan", "Juniper & Rye", "Estwick",
)  # fmt: skip


@dataclass(frozen=True)
class Axis:
    """One option of a product type, such as its capacity.

    Attributes:
        name: the option's name as records spell it.
        values: the values it may take, in the order that `sort` gives them.
        sort: "scale" (least to most), "grade" (plainest to finest) or "choice" (no order).
    """

    name: str
    values: tuple[str, ...]
    sort: AxisSort


@dataclass(frozen=True)
class ProductType:
    """A kind of product, of which a shop may carry several lines.

    Attributes:
        name: the singular noun a customer would use.
        price: the least and greatest price in dollars of a line's plainest variant.
        axes: its options.
        lines: words that tell lines of this type apart ("Trail", "City").
    """

    name: str
    price: tuple[float, float]
    axes: tuple[Axis, ...]
    lines: tuple[str, ...]


@functools.cache
def product_types() -> tuple[ProductType, ...]:
    """Return all product types of the catalogue, in the order of its file."""
    text = resources.files("t2t_envs.retail").joinpath("catalogue.json").read_text(encoding="utf-8")
    sorts: tuple[AxisSort, ...] = ("scale", "grade", "choice")
    return tuple(
        ProductType(
            name=name,
            price=(float(entry["price"][0]), float(entry["price"][1])),
            axes=tuple(
                Axis(axis, tuple(values), sort) for sort in sorts for axis, values in entry.get(sort, {}).items()
            ),
            lines=tuple(department["lines"]),
        )
        for department in json.loads(text).values()
        for name, entry in department["products"].items()
    )


def shelf_prices(amounts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Round amounts in dollars to prices that end as a shop's do: 12.39, 84.49, 310.99."""
    step = np.select([amounts < 50, amounts < 200], [0.10, 0.50], 1.00)
    return cast("npt.NDArray[np.float64]", np.round(np.maximum(np.round(amounts / step), 1.0) * step - 0.01, 2))


def make_products(rng: np.random.Generator, n: int) -> dict[str, Record]:
    """Draw a `products` table.

    Up to the catalogue's length the products are of different types; beyond it types come in several named lines, and
    every name stays unique.

    Args:
        rng: the source of all randomness.
        n: how many products.

    Returns:
        Records by product id; each has 6 to 16 variants with different options, at least two of them in stock.
    """
    types = product_types()
    rounds = [rng.permutation(len(types)) for _ in range(-(-n // len(types)))]
    chosen = np.concatenate(rounds)[:n].tolist()
    of_type = np.bincount(chosen, minlength=len(types)).tolist()
    labels = [iter(_line_names(rng, kind, count)) for kind, count in zip(types, of_type, strict=True)]
    drawn = [_draw_variants(rng, types[index]) for index in chosen]
    amounts = np.concatenate([amount for _, amount in drawn])
    prices = iter(shelf_prices(amounts * (1.0 + _PRICE_NOISE * rng.standard_normal(len(amounts)))).tolist())
    stock = iter((rng.permutation(len(amounts)) < _IN_STOCK * len(amounts)).tolist())
    item_ids = iter(distinct_ids(rng, len(amounts), digits=10))
    table: dict[str, Record] = {}
    for product_id, index, (combinations, _) in zip(distinct_ids(rng, n, digits=10), chosen, drawn, strict=True):
        variants = [
            {"available": next(stock), "item_id": next(item_ids), "options": options, "price": next(prices)}
            for options in combinations
        ]
        if sum(variant["available"] for variant in variants) < 2:
            variants[0]["available"] = variants[1]["available"] = True
        table[product_id] = {
            "name": next(labels[index]),
            "product_id": product_id,
            "variants": {variant["item_id"]: variant for variant in variants},
        }
    return table


def _line_names(rng: np.random.Generator, kind: ProductType, count: int) -> list[str]:
    """Return `count` different names of one type, with as many words before the noun as tell them apart."""
    if count == 1:
        return [kind.name]
    prefixes: Sequence[str] = kind.lines
    if count > len(prefixes):
        prefixes = [f"{brand} {line}" for line in kind.lines for brand in _BRANDS]
    if count <= len(prefixes):
        prefixes = [prefixes[i] for i in rng.permutation(len(prefixes))[:count].tolist()]
    else:
        marks = range(2, -(-count // len(prefixes)) + 1)
        prefixes = [*prefixes, *(f"{prefix} Mk {mark}" for mark in marks for prefix in prefixes)]
    return [f"{prefix} {kind.name}" for prefix in prefixes[:count]]


def _draw_variants(rng: np.random.Generator, kind: ProductType) -> tuple[list[dict[str, str]], npt.NDArray[np.float64]]:
    """Draw the variants of one product line, a proper subset of all combinations, and their worth in dollars."""
    shape = tuple(len(axis.values) for axis in kind.axes)
    space = math.prod(shape)
    count = int(rng.integers(_FEWEST_VARIANTS, min(_MOST_VARIANTS, space * 3 // 4) + 1))
    places = np.unravel_index(rng.permutation(space)[:count], shape)
    base, *steps = rng.random(1 + len(shape)).tolist()
    low, high = kind.price
    amounts = np.full(count, low + base * (high - low))
    for axis, place, step in zip(kind.axes, places, steps, strict=True):
        least, most = _PREMIUMS[axis.sort]
        amounts *= 1.0 + (least + step * (most - least)) / (len(axis.values) - 1) * place
    columns = [[axis.values[i] for i in place.tolist()] for axis, place in zip(kind.axes, places, strict=True)]
    names = [axis.name for axis in kind.axes]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)], amounts
