"""What the shop's customers ask to be told, with true values from what a request did to the records."""

from __future__ import annotations

from typing import Any

from t2t_envs.retail.order_lines import total_price
from t2t_gym.database import Record
from t2t_gym.quantities import Effect, Quantity

__all__ = ["QUANTITIES"]

_GIVEN_BACK = ("refund", "refunded", "get back", "credited", "back to", "back on", "back within")

_ON_ORDERS = ("cancel_order", "modify_order_address", "modify_order_payment")
_SWAPS = ("modify_order_items", "exchange_items")
_AT_ONCE = ("modify_order_payment", "modify_order_items")  # the others settle once the items have come back


def _order(effect: Effect) -> Record | None:
    return effect.before.get("orders", effect.values.get("order_id", ""))


def _total(effect: Effect) -> Any:
    order = _order(effect) if effect.operation.name in _ON_ORDERS else None
    return total_price(order["items"]) if order else None


def _refund(effect: Effect) -> Any:
    order = _order(effect)
    if order is None:
        return None
    if effect.operation.name == "cancel_order":
        paid = [made["amount"] for made in order["payment_history"]]
        return paid[0] if len(paid) == 1 else None  # once it was moved, what comes back is no longer what was paid
    if effect.operation.name == "return_items":
        prices = {line["item_id"]: line["price"] for line in order["items"]}
        return round(sum(prices[item] for item in effect.values["items"]), 2)
    return None


def _swaps(effect: Effect) -> list[tuple[float, float]]:
    """Return the old and the new price of each swap."""
    order = _order(effect) if effect.operation.name in _SWAPS else None
    if order is None:
        return []
    found = []
    for old, new in zip(effect.values["items"], effect.values["new_items"], strict=True):
        line = next(line for line in order["items"] if line["item_id"] == old)
        product = effect.before.need("products", line["product_id"])
        found.append((line["price"], product["variants"][new]["price"]))
    return found


def _difference(effect: Effect) -> Any:
    """Return what is to be paid in addition; nobody asks where money comes back."""
    due = round(sum(new - old for old, new in _swaps(effect)), 2)
    return due if due > 0 else None


def _price(effect: Effect) -> Any:
    swaps = _swaps(effect)
    return swaps[0][1] if len(swaps) == 1 else None


def _balance(effect: Effect) -> Any:
    """Return what is left on the gift card that a request charges or credits at once."""
    user = effect.after.get("users", effect.customer)
    method = effect.values.get("payment_method")
    card = user["payment_methods"].get(method) if user and method else None
    return card["balance"] if card and card["source"] == "gift_card" else None


def _parcels(effect: Effect) -> Any:
    order = _order(effect)
    return len(order["fulfillments"]) if order and order.get("fulfillments") else None


def _tracking(effect: Effect) -> Any:
    order = _order(effect)
    numbers = [n for parcel in (order or {}).get("fulfillments", ()) for n in parcel["tracking_id"]]
    return numbers[0] if len(numbers) == 1 else None


QUANTITIES = (
    Quantity("refund_amount", "money", _refund, _GIVEN_BACK),
    Quantity(
        "price_difference",
        "money",
        _difference,
        ("difference", "extra", "additional", "more", "on top", "to be charged"),
        cost=True,
        operations=frozenset(_SWAPS),
    ),
    Quantity("order_total", "money", _total, ("total", "comes to", "came to")),
    Quantity("item_price", "money", _price, ("price of", "item price", "costs"), operations=frozenset(_SWAPS)),
    Quantity("remaining_balance", "money", _balance, ("balance", "remaining"), operations=frozenset(_AT_ONCE)),
    Quantity("parcel_count", "count", _parcels, ("parcel", "parcels", "package", "packages")),
    Quantity("tracking_number", "id", _tracking, ("tracking",)),
)
"""All of the domain's quantities."""
