"""Payments: what the methods of a profile pay for a booking, and what a change of it costs or gives back."""

from __future__ import annotations

from t2t_envs.airline.arguments import Payment
from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError

__all__ = ["charge", "settle"]


def charge(db: Database, user: Record, payments: list[Payment], price: int) -> None:
    """Take the payments for a booking: a gift card loses what it pays, a certificate is gone.

    Raises:
        ToolError: a method is listed twice, isn't the user's or doesn't hold enough, or they don't add up to the price.
    """
    # τ²-bench's tool takes a card that is listed twice, and checks its balance for each entry alone.
    if len({payment.payment_id for payment in payments}) < len(payments):
        raise ToolError("A payment method is listed twice; list each one once, with all that it pays.")
    for payment in payments:
        method = user["payment_methods"].get(payment.payment_id)
        if method is None:
            raise ToolError(f"Payment method {payment.payment_id[:40]!r} is not in the profile.")
        if method["source"] != "credit_card" and method["amount"] < payment.amount:
            raise ToolError(f"{payment.payment_id} holds {method['amount']}, needed {payment.amount}.")
    paid = sum(payment.amount for payment in payments)
    if paid != price:
        raise ToolError(f"The payments add up to {paid}, expected the price {price}.")
    methods = db.edit("users", user["user_id"], "payment_methods")
    for payment in payments:
        source = methods[payment.payment_id]["source"]
        if source == "gift_card":
            methods[payment.payment_id]["amount"] -= payment.amount
        elif source == "certificate":
            del methods[payment.payment_id]


def settle(db: Database, reservation: Record, payment_id: str, due: int) -> None:
    """Charge what is due for a change, or pay it back if it is negative, and note it in the reservation.

    Raises:
        ToolError: the method isn't the user's, is a certificate, or doesn't hold enough.
    """
    method = db.need("users", reservation["user_id"])["payment_methods"].get(payment_id)
    if method is None:
        raise ToolError(f"Payment method {payment_id[:40]!r} is not in the profile.")
    if method["source"] == "certificate":
        raise ToolError("A certificate can't pay for a change; a credit card or a gift card can.")
    if method["source"] == "gift_card":
        if method["amount"] < due:
            raise ToolError(f"{payment_id} holds {method['amount']}, needed {due}.")
        if due:
            db.edit("users", reservation["user_id"], "payment_methods", payment_id)["amount"] -= due
    if due:
        reservation["payment_history"].append({"payment_id": payment_id, "amount": due})
