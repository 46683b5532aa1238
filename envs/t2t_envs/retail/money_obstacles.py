"""Obstacles that lie with a payment: the method that paid, and what a gift card covers."""

from __future__ import annotations

from t2t_envs.retail.obstacle import OrderCase, RetailObstacle
from t2t_gym.database import Changes, copy_json

__all__ = ["CardTooLow", "MovedOnce", "PaidLikewise", "PaidOtherwise"]


class PaidOtherwise(RetailObstacle):
    """The order was paid with another method: a refund to a card or account goes only to the one that paid."""

    kind, clause, status = "payment_rule", "paid otherwise", "delivered"
    operations = frozenset(("return_items",))
    reason = (
        "order {order} was paid another way, and a refund can only go to the original payment method or to a gift "
        "card, so its items can't be {done} with the refund to that method"
    )

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the method of the first payment to another one of the wallet."""
        asked = case.wallet.get(case.method)
        if asked is None or asked["source"] == "gift_card":
            return None
        return case.paid_with([m for m in case.wallet if m != case.method])


class PaidLikewise(RetailObstacle):
    """The order was paid with the very method that it is to be moved to."""

    kind, clause, status = "payment_rule", "paid likewise", "pending"
    operations = frozenset(("modify_order_payment",))
    reason = "order {order} is already paid with that payment method, and it can only be {done} to a different one"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the method of the only payment to the one asked for."""
        return case.paid_with([case.method]) if case.method in case.wallet else None


class CardTooLow(RetailObstacle):
    """The gift card that is to pay doesn't cover it."""

    kind, clause = "payment_rule", "gift card too low"
    operations = frozenset(("modify_order_payment", "modify_order_items", "exchange_items"))
    reason = (
        "the balance of the gift card is not enough, and a gift card must cover the whole amount, so order {order} "
        "can't be {done} with it"
    )

    def flip(self, case: OrderCase) -> Changes | None:
        """Lower the card's balance below what it has to cover."""
        card = case.wallet.get(case.method)
        due = _due(case)
        if card is None or card["source"] != "gift_card" or not 1 <= due <= card["balance"]:
            return None
        lowered = {**card, "balance": round(due * case.rng.uniform(0.1, 0.9), 2)}
        wallet = {**copy_json(case.wallet), card["id"]: lowered}
        return {"users": {case.order["user_id"]: {"payment_methods": wallet}}}


class MovedOnce(RetailObstacle):
    """The payment of the order has been moved before, which is done only once."""

    kind, clause, status = "once_only", "moved once", "pending"
    operations = frozenset(("modify_order_payment",))
    reason = "the payment of order {order} has been moved once already, and after that it can't be {done} again"

    def flip(self, case: OrderCase) -> Changes | None:
        """Let another method than the one asked for have paid first, and been paid back."""
        history = case.order["payment_history"]
        others = [m for m in case.wallet if m not in (case.method, history[0]["payment_method_id"])]
        if len(history) != 1 or not others:
            return None
        first = {**history[0], "payment_method_id": case.draw(others)}
        return case.set(payment_history=[first, dict(history[0]), {**first, "transaction_type": "refund"}])


def _due(case: OrderCase) -> float:
    """What the method has to pay: the whole order when the payment is moved, the difference when items are swapped."""
    if "new_items" not in case.operation.slots:
        return float(case.order["payment_history"][0]["amount"])
    lines = {line["item_id"]: line for line in case.order["items"]}
    due = 0.0
    for old, new in zip(case.values["items"], case.values["new_items"], strict=True):
        product = case.db.need("products", lines[old]["product_id"])
        due += product["variants"][new]["price"] - lines[old]["price"]
    return round(due, 2)
