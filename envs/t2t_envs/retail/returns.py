"""The tools for what was delivered: to ask for its return, or for its exchange."""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_envs.retail.order_lines import find_lines, find_swaps
from t2t_envs.retail.payments import must_cover, need_method
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.tools import tool

__all__ = ["exchange_delivered_order_items", "return_delivered_order_items"]


@tool("write")
def return_delivered_order_items(db: Database, order_id: str, item_ids: list[str], payment_method_id: str) -> Record:
    """Request the return of items of a delivered order. Get the customer's explicit yes first.

    The customer then gets an email on how to send them back. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        item_ids: the item ids to be returned, one for each item, repeated if the order holds several of a kind.
        payment_method_id: where the refund goes: the order's original payment method, or a gift card of the customer.
    """
    order = _need_delivered(db, order_id, "returned")
    method = need_method(db, order["user_id"], payment_method_id)
    original = [paid["payment_method_id"] for paid in order["payment_history"][:1]]
    if method["source"] != "gift_card" and payment_method_id not in original:
        raise ToolError("The refund must go to the order's original payment method or to a gift card.")
    find_lines(order, item_ids)
    order = db.edit("orders", order_id)
    order["status"] = "return requested"
    order["return_items"] = sorted(item_ids)
    order["return_payment_method_id"] = payment_method_id
    return order


@tool("write")
def exchange_delivered_order_items(
    db: Database, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
) -> Record:
    """Request the exchange of items of a delivered order for other variants. Get the customer's explicit yes first.

    It can be done once for an order: collect all the items first. The customer then gets an email on how to send the
    old ones back. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        item_ids: the item ids to be exchanged, one for each item, repeated if the order holds several of a kind.
        new_item_ids: the item ids to get instead, in the same order, each of the same product as the one it replaces.
        payment_method_id: the customer's payment method for the price difference, such as 'gift_card_0000000'.
    """
    order = _need_delivered(db, order_id, "exchanged")
    _, _, difference = find_swaps(db, order, item_ids, new_item_ids)
    must_cover(need_method(db, order["user_id"], payment_method_id), difference)
    order = db.edit("orders", order_id)
    order["status"] = "exchange requested"
    order["exchange_items"] = sorted(item_ids)
    order["exchange_new_items"] = sorted(new_item_ids)
    order["exchange_payment_method_id"] = payment_method_id
    order["exchange_price_difference"] = difference
    return order


def _need_delivered(db: Database, order_id: str, done: str) -> Record:
    order = db.need("orders", order_id)
    if order["status"] != "delivered":
        raise ToolError(f"Order {order_id} is {order['status']}; only items of a delivered order can be {done}.")
    return order
