"""Obstacles that lie with an order: its status, and what can be done to it only once."""

from __future__ import annotations

from t2t_envs.retail.obstacle import ON_DELIVERED, ON_PENDING, OrderCase, RetailObstacle
from t2t_envs.retail.operations import REASONS
from t2t_envs.retail.payments import entry, paid_by
from t2t_gym.database import Changes, copy_json

__all__ = ["Cancelled", "InTransit", "ModifiedOnce", "SentBackOnce", "Shipped"]


class Shipped(RetailObstacle):
    """A pending order has been packed and handed to the carrier."""

    kind, clause, status, operations = "status", "shipped", "pending", ON_PENDING
    reason = "order {order} has already been processed, and only a pending order can be {done}"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the status, and the parcel with its tracking id."""
        items = [line["item_id"] for line in case.order["items"]]
        parcel = {"item_ids": items, "tracking_id": [str(case.rng.integers(10**11, 10**12))]}
        return case.set(status="processed", fulfillments=[parcel])

    def flip_back(self, case: OrderCase) -> Changes | None:
        """Let it be unpacked still."""
        return case.set(status="pending", fulfillments=[]) if case.order["status"] == "processed" else None


class Cancelled(RetailObstacle):
    """A pending order has been cancelled before, and paid back."""

    kind, clause, status, operations = "status", "cancelled", "pending", ON_PENDING
    reason = "order {order} was already cancelled earlier, and only a pending order can be {done}"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the status, the reason, and a refund to what paid."""
        refunds = [entry("refund", amount, method) for method, amount in paid_by(case.order).items()]
        history = copy_json(case.order["payment_history"]) + refunds
        return case.set(status="cancelled", cancel_reason=case.draw(list(REASONS)), payment_history=history)


class InTransit(RetailObstacle):
    """A delivered order is still on its way; its parcels stay."""

    kind, clause, status, operations = "status", "in transit", "delivered", ON_DELIVERED
    reason = "order {order} has not been delivered yet, and only items of a delivered order can be {done}"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the status."""
        return case.set(status="processed")

    def flip_back(self, case: OrderCase) -> Changes | None:
        """Let the parcels have arrived."""
        return case.set(status="delivered") if case.order["status"] == "processed" else None


class ModifiedOnce(RetailObstacle):
    """The items of a pending order have been modified before, which is done only once and ends all changes to it."""

    kind, clause, status, operations = "once_only", "modified once", "pending", ON_PENDING
    reason = "the items of order {order} have been modified once already, and after that an order can't be {done}"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the status, and split the payment as if one line had been another variant at first."""
        line = case.draw(case.order["items"])
        product = case.db.need("products", line["product_id"])
        former = [v["price"] for i, v in product["variants"].items() if i != line["item_id"]]
        if not former or len(case.order["payment_history"]) != 1:
            return None
        (payment,) = copy_json(case.order["payment_history"])
        more = round(line["price"] - case.draw(former), 2)
        payment["amount"] = round(payment["amount"] - more, 2)
        second = {**payment, "amount": abs(more), "transaction_type": "payment" if more > 0 else "refund"}
        return case.set(status="pending (item modified)", payment_history=[payment, second])


class SentBackOnce(RetailObstacle):
    """A return of the delivered order has been requested before; an order is returned or exchanged only once."""

    kind, clause, status, operations = "once_only", "sent back once", "delivered", ON_DELIVERED
    reason = (
        "a return has already been requested for order {order}, and an order can have only one return or exchange, so "
        "nothing else in it can be {done}"
    )

    def flip(self, case: OrderCase) -> Changes | None:
        """Set the status and what was sent back: lines other than those asked about, if there are any."""
        asked = case.values.get("items") or []
        ids = [line["item_id"] for line in case.order["items"]]
        ids = [i for i in ids if i not in asked] or ids
        return case.set(
            status="return requested",
            return_items=sorted(ids[: int(case.rng.integers(1, len(ids) + 1))]),
            return_payment_method_id=case.order["payment_history"][0]["payment_method_id"],
        )
