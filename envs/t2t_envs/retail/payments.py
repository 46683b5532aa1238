"""Payment methods: whose they are, what they cover, and how a gift card's balance moves."""

from __future__ import annotations

from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError

__all__ = ["credit", "entry", "must_cover", "need_method", "paid_by"]


def need_method(db: Database, user_id: str, payment_method_id: str) -> Record:
    """Return a payment method of a user.

    Raises:
        ToolError: there is no such user, or the user has no such method.
    """
    method: Record | None = db.need("users", user_id)["payment_methods"].get(payment_method_id)
    if method is None:
        raise ToolError(f"Payment method {payment_method_id[:40]!r} is not among the customer's payment methods.")
    return method


def must_cover(method: Record, amount: float) -> None:
    """Check that a method can pay an amount: a gift card up to its balance, any other method always.

    Raises:
        ToolError: the gift card's balance is too low.
    """
    if method["source"] == "gift_card" and method["balance"] < amount:
        raise ToolError(f"The balance of {method['id']} is {method['balance']}, which does not cover {amount}.")


def credit(db: Database, user_id: str, payment_method_id: str, amount: float) -> None:
    """Move a gift card's balance; other methods settle outside the shop.

    Args:
        db: the database.
        user_id: the user's id.
        payment_method_id: the method, the user's own.
        amount: what comes onto the card, in dollars; less than nothing is taken off it.

    Raises:
        ToolError: there is no such user, or the user has no such method.
    """
    if need_method(db, user_id, payment_method_id)["source"] == "gift_card":
        card = db.edit("users", user_id, "payment_methods", payment_method_id)
        card["balance"] = round(card["balance"] + amount, 2)


def entry(kind: str, amount: float, payment_method_id: str) -> Record:
    """Return an entry of an order's payment history; `kind` is ``"payment"`` or ``"refund"``."""
    return {"amount": amount, "payment_method_id": payment_method_id, "transaction_type": kind}


def paid_by(order: Record) -> dict[str, float]:
    """Return what each payment method has paid for an order and not got back, of those that have paid anything."""
    paid: dict[str, float] = {}
    for made in order["payment_history"]:
        method, amount = made["payment_method_id"], made["amount"]
        paid[method] = round(paid.get(method, 0) + (amount if made["transaction_type"] == "payment" else -amount), 2)
    return {method: amount for method, amount in paid.items() if amount > 0}
