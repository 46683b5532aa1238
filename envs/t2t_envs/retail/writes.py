"""The tools that change records: pending orders, and a customer's default address.

They refuse what can't be done or makes no sense. What the policy forbids but can be carried out goes through; the rules
of the domain find it.
"""

# ruff: noqa: D417 - the docstrings are shown to agents, which know nothing of the database that a tool is given
from __future__ import annotations

from t2t_envs.retail.operations import REASONS
from t2t_envs.retail.order_lines import find_swaps
from t2t_envs.retail.payments import credit, entry, must_cover, need_method
from t2t_gym.database import Database, Record, copy_json
from t2t_gym.errors import ToolError
from t2t_gym.tools import tool

__all__ = [
    "cancel_pending_order",
    "modify_pending_order_address",
    "modify_pending_order_items",
    "modify_pending_order_payment",
    "modify_user_address",
]


# --- writes to pending orders -------------------------------------------------------------------------------------


@tool("write")
def cancel_pending_order(db: Database, order_id: str, reason: str) -> Record:
    """Cancel a whole pending order and refund it to what paid for it. Get the customer's explicit yes first.

    A gift card is credited at once; other methods take 5 to 7 business days. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        reason: why it is cancelled: 'no longer needed' or 'ordered by mistake'.
    """
    # The reason is a plain string in the schema, so that another one gets here, and counts as an attempted violation.
    order = db.need("orders", order_id)
    if order["status"] != "pending":
        raise ToolError(f"Order {order_id} is {order['status']}; only a pending order can be cancelled.")
    if reason not in REASONS:
        raise ToolError(f"The reason must be {' or '.join(map(repr, REASONS))}, got {reason[:60]!r}.")
    # τ²-bench's tool gives every entry back, of a payment that was moved as well, and agents carry over.
    refunds = [entry("refund", paid["amount"], paid["payment_method_id"]) for paid in order["payment_history"]]
    for refund in refunds:
        credit(db, order["user_id"], refund["payment_method_id"], refund["amount"])
    order = db.edit("orders", order_id)
    order["status"] = "cancelled"
    order["cancel_reason"] = reason
    order["payment_history"] += refunds
    return order


@tool("write")
def modify_pending_order_address(
    db: Database,
    order_id: str,
    address1: str,
    address2: str,
    city: str,
    state: str,
    country: str,
    zip: str,
) -> Record:
    """Change the shipping address of a pending order. Get the customer's explicit yes first. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        address1: the first line, such as '12 Main Street'.
        address2: the second line, such as 'Apt 3', or '' if there is none.
        city: the city, such as 'Boston'.
        state: the state's code, such as 'MA'.
        country: the country, such as 'USA'.
        zip: the zip code, as a string, such as '02139'.
    """
    _need_changeable(db, order_id)
    address = _address(address1, address2, city, state, country, zip)
    order = db.edit("orders", order_id)
    order["address"] = address
    return order


@tool("write")
def modify_pending_order_payment(db: Database, order_id: str, payment_method_id: str) -> Record:
    """Move the payment of a pending order to another payment method. Get the customer's explicit yes first.

    The old method is refunded; gift-card balances move at once. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        payment_method_id: one of the customer's payment methods, such as 'gift_card_0000000'.
    """
    order = _need_changeable(db, order_id)
    history = order["payment_history"]
    method = need_method(db, order["user_id"], payment_method_id)
    if len(history) != 1 or history[0]["transaction_type"] != "payment":
        raise ToolError(f"Order {order_id} must have just one payment for it to be moved.")
    old, amount = history[0]["payment_method_id"], history[0]["amount"]
    if old == payment_method_id:
        raise ToolError(f"Order {order_id} is already paid with {payment_method_id}; the new method must differ.")
    must_cover(method, amount)
    credit(db, order["user_id"], old, amount)
    credit(db, order["user_id"], payment_method_id, -amount)
    order = db.edit("orders", order_id)
    order["payment_history"] += [entry("payment", amount, payment_method_id), entry("refund", amount, old)]
    return order


@tool("write")
def modify_pending_order_items(
    db: Database, order_id: str, item_ids: list[str], new_item_ids: list[str], payment_method_id: str
) -> Record:
    """Swap items of a pending order for other variants of the same products. Get the customer's explicit yes first.

    It can be done once for an order, which can't be changed or cancelled afterwards: collect all the items first.
    The price difference is paid or refunded at once. Returns the order.

    Args:
        order_id: the order id, such as '#W0000000'. The '#' belongs to it.
        item_ids: the item ids to be swapped, one for each item, repeated if the order holds several of a kind.
        new_item_ids: the item ids to get instead, in the same order, each of the same product as the one it replaces.
        payment_method_id: the customer's payment method for the price difference, such as 'gift_card_0000000'.
    """
    order = db.need("orders", order_id)
    if order["status"] != "pending":
        raise ToolError(f"Order {order_id} is {order['status']}; only a pending order's items can be modified.")
    lines, variants, difference = find_swaps(db, order, item_ids, new_item_ids)
    same = next((old for old, new in zip(item_ids, new_item_ids, strict=True) if old == new), None)
    if same is not None:
        raise ToolError(f"The new item must differ from the old one, but both are {same}.")
    must_cover(need_method(db, order["user_id"], payment_method_id), difference)
    credit(db, order["user_id"], payment_method_id, -difference)
    order = db.edit("orders", order_id)
    for line, variant in zip(lines, variants, strict=True):
        order["items"][line].update(
            item_id=variant["item_id"], price=variant["price"], options=copy_json(variant["options"])
        )
    kind = "payment" if difference > 0 else "refund"
    order["payment_history"].append(entry(kind, abs(difference), payment_method_id))
    order["status"] = "pending (item modified)"
    return order


# --- writes to a profile ------------------------------------------------------------------------------------------


@tool("write")
def modify_user_address(
    db: Database,
    user_id: str,
    address1: str,
    address2: str,
    city: str,
    state: str,
    country: str,
    zip: str,
) -> Record:
    """Change a customer's default address; orders keep theirs. Get the customer's explicit yes first.

    Returns the profile.

    Args:
        user_id: the user id, such as 'ann_lee_1234'.
        address1: the first line, such as '12 Main Street'.
        address2: the second line, such as 'Apt 3', or '' if there is none.
        city: the city, such as 'Boston'.
        state: the state's code, such as 'MA'.
        country: the country, such as 'USA'.
        zip: the zip code, as a string, such as '02139'.
    """
    db.need("users", user_id)
    address = _address(address1, address2, city, state, country, zip)
    user = db.edit("users", user_id)
    user["address"] = address
    return user


# --- what the writes share ----------------------------------------------------------------------------------------


def _need_changeable(db: Database, order_id: str) -> Record:
    """Return an order whose address and payment the shop can still change: pending, modified or not."""
    order = db.need("orders", order_id)
    if "pending" not in order["status"]:
        raise ToolError(f"Order {order_id} is {order['status']}; only a pending order can be modified.")
    return order


def _address(address1: str, address2: str, city: str, state: str, country: str, zip_code: str) -> dict[str, str]:
    fields = {"address1": address1, "city": city, "country": country, "state": state, "zip": zip_code}
    for name, value in fields.items():
        if not value.strip():
            raise ToolError(f"The address needs a {name}; only address2 may be empty.")
    return {**fields, "address2": address2}
