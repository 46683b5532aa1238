"""What the shop's obstacles share: the request that one stands in the way of, and how it is said why."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from t2t_gym.database import Changes, Record
from t2t_gym.domain import Case, Obstacle, Operation

__all__ = ["ON_DELIVERED", "ON_PENDING", "OrderCase", "RetailObstacle"]

_DONE = {
    "cancel_order": "cancelled",
    "modify_order_address": "changed",
    "modify_order_payment": "changed",
    "modify_order_items": "changed",
    "return_items": "returned",
    "exchange_items": "exchanged",
}
ON_PENDING = frozenset(("cancel_order", "modify_order_address", "modify_order_payment", "modify_order_items"))
ON_DELIVERED = frozenset(("return_items", "exchange_items"))


@dataclass(frozen=True, slots=True)
class OrderCase(Case):
    """A request about an order.

    Attributes:
        order: the order.
    """

    order: Record

    @property
    def wallet(self) -> dict[str, Record]:
        """The payment methods of the order's owner, by id."""
        user = self.db.need("users", self.order["user_id"])
        methods: dict[str, Record] = user["payment_methods"]
        return methods

    @property
    def method(self) -> str:
        """The payment method that is asked for, or ''."""
        return str(self.values.get("payment_method") or "")

    def paid_with(self, methods: list[str]) -> Changes | None:
        """Let the only payment of the order have been made with one of some methods."""
        history = self.order["payment_history"]
        if not methods or len(history) != 1:
            return None
        return self.set(payment_history=[{**history[0], "payment_method_id": self.draw(methods)}])

    def set(self, **fields: Any) -> Changes:
        """Set fields of the order."""
        return {"orders": {self.order["order_id"]: fields}}


class RetailObstacle(Obstacle):
    """An obstacle to requests about an order.

    Attributes:
        operations: the operations that it stops.
        status: the status that the order has without it.
        reason: why it can't be done, with ``{order}`` for the order's id and ``{done}`` for what can't be done to it.
    """

    operations: frozenset[str]
    status: str = ""
    reason: str

    def edits(self, case: Case) -> Changes | None:
        """Return the records to set, if the request is one that the obstacle stops."""
        own = self._of(case)
        return None if own is None or (self.status and own.order["status"] != self.status) else self.flip(own)

    def lift(self, case: Case) -> Changes | None:
        """Return the records to set so that it no longer stops the request, if it does."""
        own = self._of(case)
        return None if own is None else self.flip_back(own)

    def _of(self, case: Case) -> OrderCase | None:
        """Return a request that the obstacle could stop with its order, which is the customer's own; else None."""
        order = case.get("orders", "order_id") if self.concerns(case.operation) else None
        if order is None or order["user_id"] != case.customer:
            return None
        return OrderCase(case.rng, case.db, case.customer, case.operation, case.values, order)

    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Say why it can't be done."""
        return self.reason.format(order=values.get("order_id", ""), done=_DONE[operation.name])

    @abstractmethod
    def flip(self, case: OrderCase) -> Changes | None:
        """Return the records to set; None where the obstacle can't arise."""

    def flip_back(self, case: OrderCase) -> Changes | None:
        """Return the records to set where the obstacle is there; None where it isn't, or can't be undone."""
        return None
