"""Which lines of an order a list of item ids means, what they cost, and what swapping them comes to."""

from __future__ import annotations

from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError

__all__ = ["find_lines", "find_swaps", "total_price"]


def total_price(lines: list[Record]) -> float:
    """Return what some lines of an order cost together, in dollars and cents."""
    return float(round(sum(line["price"] for line in lines), 2))


def find_lines(order: Record, item_ids: list[str]) -> list[int]:
    """Return the index of the order line that each id means: the first one with it that no id before it has taken.

    Raises:
        ToolError: the list is empty, or the order holds fewer of an item than are named.
    """
    if not item_ids:
        raise ToolError("The list of items is empty; name at least one.")
    left: list[str | None] = [line["item_id"] for line in order["items"]]
    lines = []
    for item_id in item_ids:
        if item_id not in left:
            count = item_ids.count(item_id)
            more = f"{count} times " if count > 1 else ""
            raise ToolError(f"Item {item_id[:40]!r} is not {more}in order {order['order_id']}.")
        line = left.index(item_id)
        left[line] = None
        lines.append(line)
    return lines


def find_swaps(
    db: Database, order: Record, item_ids: list[str], new_item_ids: list[str]
) -> tuple[list[int], list[Record], float]:
    """Return the order lines to be swapped, the variant for each, and the difference that the customer pays.

    The old price is the order line's, which need not be what the catalogue asks today.

    Args:
        db: the database.
        order: the order.
        item_ids: the items to be swapped.
        new_item_ids: the item in place of each.

    Raises:
        ToolError: an item isn't in the order, or the one in its place isn't an available variant of the same product.
    """
    if len(item_ids) != len(new_item_ids):
        raise ToolError(f"Expected one new item for each item, got {len(new_item_ids)} for {len(item_ids)}.")
    lines = find_lines(order, item_ids)
    variants: list[Record] = []
    difference = 0.0
    for line, new_item_id in zip(lines, new_item_ids, strict=True):
        old = order["items"][line]
        variant = db.need("products", old["product_id"])["variants"].get(new_item_id)
        if variant is None:
            raise ToolError(f"Item {new_item_id[:40]!r} is not a variant of the product {old['name']!r}.")
        if not variant["available"]:
            raise ToolError(f"Item {new_item_id} is not available.")
        difference += variant["price"] - old["price"]
        variants.append(variant)
    return lines, variants, round(difference, 2)
