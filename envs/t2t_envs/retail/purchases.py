"""Order histories: who bought what, when it was paid and how far it has come.

The random choices are drawn in bulk as arrays, a row an order; records are then written one by one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from t2t_envs.retail.catalogue import shelf_prices
from t2t_envs.retail.numbering import distinct_ids
from t2t_envs.retail.operations import REASONS
from t2t_envs.retail.order_lines import total_price
from t2t_envs.retail.payments import entry
from t2t_envs.retail.people import Directory
from t2t_envs.retail.shelf import Ints, Shelf
from t2t_gym.database import Record

__all__ = ["MOST_ORDERS", "make_orders"]

_STATUS_SHARES = {"pending": 0.42, "processed": 0.10, "delivered": 0.38, "cancelled": 0.10}
MOST_ORDERS = 6  # of one user
_MOST_LINES = 5  # of one order

_STATUSES = tuple(_STATUS_SHARES)
_PENDING = _STATUSES.index("pending")
_LINE_SHARES = np.array([0.28, 0.28, 0.21, 0.14, 0.09])
_REORDERING_USERS = 0.2  # users given two pending orders that share a product; chance adds a few
_REBUYS = 0.25  # orders that repeat a product of the same user's order before
_DOUBLED = 0.09  # orders with two lines of one product ...
_DOUBLED_ALIKE = 0.15  # ... and the share of those whose lines are the same variant too
_REPRICED = 0.13  # lines bought when the price was another
_ELSEWHERE = 0.18  # orders sent to another address than the user's
_FOLLOWED_UP = 0.05  # pending and delivered orders that have been modified, returned or exchanged since
_SPLIT_PARCELS = 0.12  # shipped orders of several lines that came in two parcels


def make_orders(
    rng: np.random.Generator, n: int, products: dict[str, Record], users: dict[str, Record], directory: Directory
) -> dict[str, Record]:
    """Draw an `orders` table, and enter each order with its user.

    Args:
        rng: the source of all randomness.
        n: how many orders, at most `MOST_ORDERS` for each user.
        products: the products table.
        users: the users table; the ids of a user's orders are appended to `orders`, the latest last.
        directory: where addresses other than the user's come from.

    Returns:
        Records by order id.
    """
    if n == 0:
        return {}
    shelf = Shelf.of(products)
    owners = _draw_owners(rng, n, len(users))
    statuses, reordered = _draw_statuses(rng, owners, len(users))
    lines, prices = _draw_lines(rng, shelf, owners, reordered)
    wallets = [list(user["payment_methods"].values()) for user in users.values()]
    paid_with = (rng.random(n) * np.array([len(wallet) for wallet in wallets])[owners]).astype(np.int64).tolist()
    elsewhere = rng.random(n) < _ELSEWHERE
    other_addresses = iter(directory.draw_addresses(rng, int(elsewhere.sum())))
    followed_up = (rng.random(n) < _FOLLOWED_UP) & ~reordered
    split = rng.random(n) < _SPLIT_PARCELS
    reasons = rng.integers(len(REASONS), size=n).tolist()
    tracking_ids = iter(distinct_ids(rng, 2 * n, digits=12))
    people = list(users.values())
    table: dict[str, Record] = {}
    for row, (order_id, owner, status, away, late, parcels) in enumerate(
        zip(
            distinct_ids(rng, n, digits=7, prefix="#W"), owners.tolist(), statuses.tolist(), elsewhere.tolist(),
            followed_up.tolist(), split.tolist(), strict=True,
        )
    ):  # fmt: skip
        user, method = people[owner], wallets[owner][paid_with[row]]
        items = [shelf.line(*line) for line in zip(lines[row], prices[row], strict=True)]
        order: Record = {
            "address": next(other_addresses) if away else user["address"].copy(),
            "fulfillments": [],
            "items": items,
            "order_id": order_id,
            "payment_history": [entry("payment", total_price(items), method["id"])],
            "status": _STATUSES[status],
            "user_id": user["user_id"],
        }
        match order["status"]:
            case "pending":
                if late:
                    _modify(rng, order, lines[row], shelf, method)
            case "cancelled":
                order["payment_history"].append(entry("refund", total_price(items), method["id"]))
                order["cancel_reason"] = REASONS[reasons[row]]
            case _:
                ids = [line["item_id"] for line in items]
                halves = [ids[:1], ids[1:]] if parcels and len(ids) > 1 else [ids]
                order["fulfillments"] = [{"item_ids": half, "tracking_id": [next(tracking_ids)]} for half in halves]
                if late and order["status"] == "delivered":
                    _send_back(rng, order, lines[row], shelf, method)
        table[order_id] = order
        user["orders"].append(order_id)
    return table


def _draw_owners(rng: np.random.Generator, n: int, users: int) -> Ints:
    """Draw the user of each order, ascending: keener users order more, none more than `MOST_ORDERS` times."""
    keenness = rng.lognormal(0.0, 0.6, users)
    waits = rng.standard_exponential((users, MOST_ORDERS)) / keenness[:, None]
    earliest = np.argpartition(waits, n - 1, axis=None)[:n]
    return np.sort(earliest // MOST_ORDERS)


def _draw_statuses(rng: np.random.Generator, owners: Ints, users: int) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Draw each order's status, and which orders are a reordering user's pending pair: its last two.

    The statuses have the shares of `_STATUS_SHARES`, to the order.
    """
    n = len(owners)
    bounds = np.rint(np.cumsum([0.0, *_STATUS_SHARES.values()]) * n).astype(np.int64)
    quota = np.diff(bounds)
    last = np.cumsum(np.bincount(owners, minlength=users))
    candidates = last[np.bincount(owners, minlength=users) >= 2] - 1
    pairs = min(len(candidates), round(_REORDERING_USERS * users), int(quota[_PENDING]) // 3)
    seconds = rng.choice(candidates, size=pairs, replace=False)
    reordered = np.zeros(n, dtype=np.bool_)
    reordered[seconds] = reordered[seconds - 1] = True
    quota[_PENDING] -= 2 * pairs
    statuses = np.full(n, _PENDING, dtype=np.int64)
    statuses[~reordered] = rng.permutation(np.repeat(np.arange(len(_STATUSES)), quota))
    return statuses, reordered


def _draw_lines(
    rng: np.random.Generator, shelf: Shelf, owners: Ints, reordered: npt.NDArray[np.bool_]
) -> tuple[list[list[int]], list[list[float]]]:
    """Draw the variants (as rows of the shelf) and the prices of each order's lines."""
    n, width = len(owners), min(_MOST_LINES, len(shelf.products))
    lengths = rng.choice(np.arange(1, width + 1), size=n, p=_LINE_SHARES[:width] / _LINE_SHARES[:width].sum())
    products = _draw_products(rng, n, width, len(shelf.products))
    if width > 1:
        doubled = (lengths > 1) & (rng.random(n) < _DOUBLED)
        products[doubled, 1] = products[doubled, 0]
    follows = np.flatnonzero(owners[1:] == owners[:-1]) + 1
    _rebuy(rng, products, lengths, follows[rng.random(len(follows)) < _REBUYS])
    _rebuy(rng, products, lengths, follows[reordered[follows] & reordered[follows - 1]])
    counts = shelf.count[products]
    places = (rng.random((n, width)) * counts).astype(np.int64)
    if width > 1:
        step = np.where(rng.random(n) < _DOUBLED_ALIKE, 0, 1 + (rng.random(n) * (counts[:, 0] - 1)).astype(np.int64))
        same = products[:, 0] == products[:, 1]
        places[same, 1] = ((places[:, 0] + step) % counts[:, 0])[same]
    variants = shelf.first[products] + places
    today = shelf.price[variants]
    then = shelf_prices(today * rng.uniform(0.86, 1.12, today.shape))
    prices = np.where(rng.random(today.shape) < _REPRICED, then, today)
    if width > 1:
        alike = variants[:, 0] == variants[:, 1]
        prices[alike, 1] = prices[alike, 0]
    cut = lengths.tolist()
    return (
        [row[:length] for row, length in zip(variants.tolist(), cut, strict=True)],
        [row[:length] for row, length in zip(prices.tolist(), cut, strict=True)],
    )


def _draw_products(rng: np.random.Generator, n: int, width: int, products: int) -> Ints:
    """Draw rows of `width` different products, popular ones more often."""
    popularity = np.cumsum(rng.lognormal(0.0, 0.5, products))
    popularity /= popularity[-1]

    def draw(size: int | tuple[int, int]) -> Ints:
        return np.searchsorted(popularity, rng.random(size), side="right").astype(np.int64)

    rows = draw((n, width))
    repeated = np.zeros(rows.shape, dtype=np.bool_)
    while True:
        for column in range(1, width):
            repeated[:, column] = (rows[:, :column] == rows[:, column : column + 1]).any(axis=1)
        if not (missing := int(repeated.sum())):
            return rows
        rows[repeated] = draw(missing)


def _rebuy(rng: np.random.Generator, products: Ints, lengths: Ints, later: Ints) -> None:
    """Put a product of the order before into each `later` order, unless it is there already."""
    before = later - 1
    wanted = products[before, (rng.random(len(later)) * lengths[before]).astype(np.int64)]
    columns = (rng.random(len(later)) * lengths[later]).astype(np.int64)
    bought = np.arange(products.shape[1]) < lengths[later, None]
    lacking = ~((products[later] == wanted[:, None]) & bought).any(axis=1)
    products[later[lacking], columns[lacking]] = wanted[lacking]


def _modify(rng: np.random.Generator, order: Record, lines: list[int], shelf: Shelf, method: Record) -> None:
    """Make it so that one line of a pending order was another variant at first."""
    line = int(rng.integers(len(lines)))
    former = shelf.variants[int(rng.choice(shelf.others(lines[line])))]["price"]
    more = round(order["items"][line]["price"] - former, 2)
    (payment,) = order["payment_history"]
    payment["amount"] = round(payment["amount"] - more, 2)
    order["payment_history"].append(entry("payment" if more > 0 else "refund", abs(more), method["id"]))
    order["status"] = "pending (item modified)"


def _send_back(rng: np.random.Generator, order: Record, lines: list[int], shelf: Shelf, method: Record) -> None:
    """Ask for the exchange of one line of a delivered order, or for the return of some."""
    line = int(rng.integers(len(lines)))
    offers = [shelf.variants[other] for other in shelf.others(lines[line]) if shelf.variants[other]["available"]]
    if offers and rng.random() < 0.5:
        offer = offers[int(rng.integers(len(offers)))]
        more = round(offer["price"] - order["items"][line]["price"], 2)
        if more <= method.get("balance", more):
            order["status"] = "exchange requested"
            order["exchange_items"] = [order["items"][line]["item_id"]]
            order["exchange_new_items"] = [offer["item_id"]]
            order["exchange_payment_method_id"] = method["id"]
            order["exchange_price_difference"] = more
            return
    chosen = rng.permutation(len(lines))[: int(rng.integers(1, len(lines) + 1))].tolist()
    order["status"] = "return requested"
    order["return_items"] = sorted(order["items"][i]["item_id"] for i in chosen)
    order["return_payment_method_id"] = method["id"]
