"""What can stand in the way of a retail request: one fact of an order or a wallet, and all that depends on it.

Each obstacle takes a request that could be carried out and says which records to set so that it no longer can, in a
world that still hangs together. So every infeasible task has a feasible twin.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from t2t_envs.retail.operations import REASONS
from t2t_gym.database import Changes, Database, Record, copy_json
from t2t_gym.domain import Obstacle, Operation

__all__ = ["OBSTACLES"]

_DONE = {
    "cancel_order": "cancelled",
    "modify_order_address": "changed",
    "modify_order_payment": "changed",
    "modify_order_items": "changed",
    "return_items": "returned",
    "exchange_items": "exchanged",
}
_ON_PENDING = frozenset(("cancel_order", "modify_order_address", "modify_order_payment", "modify_order_items"))
_ON_DELIVERED = frozenset(("return_items", "exchange_items"))


@dataclass(frozen=True, slots=True)
class _Case:
    """A request about an order, which could be carried out as it stands."""

    rng: np.random.Generator
    db: Database
    order: Record
    operation: Operation
    values: Mapping[str, Any]

    @property
    def wallet(self) -> dict[str, Record]:
        user = self.db.need("users", self.order["user_id"], "User")
        methods: dict[str, Record] = user["payment_methods"]
        return methods

    @property
    def method(self) -> str:
        """The payment method that is asked for, or ''."""
        return str(self.values.get("payment_method") or "")

    def draw(self, options: list[Any]) -> Any:
        return options[int(self.rng.integers(len(options)))]

    def paid_with(self, methods: list[str]) -> Changes | None:
        """Let the only payment of the order have been made with one of some methods."""
        history = self.order["payment_history"]
        if not methods or len(history) != 1:
            return None
        return self.set(payment_history=[{**history[0], "payment_method_id": self.draw(methods)}])

    def set(self, **fields: Any) -> Changes:
        """Set fields of the order."""
        return {"orders": {self.order["order_id"]: fields}}


class _RetailObstacle(Obstacle):
    """An obstacle to requests about an order.

    Attributes:
        operations: the operations that it stops.
        status: the status that the order has without it.
        reason: why it can't be done, with ``{order}`` for the order's id and ``{done}`` for what can't be done to it.
    """

    operations: frozenset[str]
    status: str = ""
    reason: str

    def edits(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return the records to set, if the request is one that the obstacle stops."""
        order = db.get("orders", values.get("order_id", "")) if operation.name in self.operations else None
        if order is None or order["user_id"] != customer or (self.status and order["status"] != self.status):
            return None
        return self.flip(_Case(rng, db, order, operation, values))

    def lift(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return the records to set so that it no longer stops the request, if it does."""
        order = db.get("orders", values.get("order_id", "")) if operation.name in self.operations else None
        if order is None or order["user_id"] != customer:
            return None
        return self.flip_back(_Case(rng, db, order, operation, values))

    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Say why it can't be done."""
        return self.reason.format(order=values.get("order_id", ""), done=_DONE[operation.name])

    @abstractmethod
    def flip(self, case: _Case) -> Changes | None:
        """Return the records to set; None where the obstacle can't arise."""

    def flip_back(self, case: _Case) -> Changes | None:
        """Return the records to set where the obstacle is there; None where it isn't, or can't be undone."""
        return None


class Shipped(_RetailObstacle):
    """A pending order has been packed and handed to the carrier."""

    kind, clause, status, operations = "status", "shipped", "pending", _ON_PENDING
    reason = "order {order} has already been processed, and only a pending order can be {done}"

    def flip(self, case: _Case) -> Changes | None:
        """Set the status, and the parcel with its tracking id."""
        items = [line["item_id"] for line in case.order["items"]]
        parcel = {"item_ids": items, "tracking_id": [str(case.rng.integers(10**11, 10**12))]}
        return case.set(status="processed", fulfillments=[parcel])

    def flip_back(self, case: _Case) -> Changes | None:
        """Let it be unpacked still."""
        return case.set(status="pending", fulfillments=[]) if case.order["status"] == "processed" else None


class Cancelled(_RetailObstacle):
    """A pending order has been cancelled before, and paid back."""

    kind, clause, status, operations = "status", "cancelled", "pending", _ON_PENDING
    reason = "order {order} was already cancelled earlier, and only a pending order can be {done}"

    def flip(self, case: _Case) -> Changes | None:
        """Set the status, the reason, and a refund for each payment."""
        paid = copy_json(case.order["payment_history"])
        refunds = [{**entry, "transaction_type": "refund"} for entry in paid]
        return case.set(status="cancelled", cancel_reason=case.draw(list(REASONS)), payment_history=paid + refunds)


class InTransit(_RetailObstacle):
    """A delivered order is still on its way; its parcels stay."""

    kind, clause, status, operations = "status", "in transit", "delivered", _ON_DELIVERED
    reason = "order {order} has not been delivered yet, and only items of a delivered order can be {done}"

    def flip(self, case: _Case) -> Changes | None:
        """Set the status."""
        return case.set(status="processed")

    def flip_back(self, case: _Case) -> Changes | None:
        """Let the parcels have arrived."""
        return case.set(status="delivered") if case.order["status"] == "processed" else None


class ModifiedOnce(_RetailObstacle):
    """The items of a pending order have been modified before, which is done only once and ends all changes to it."""

    kind, clause, status, operations = "once_only", "modified once", "pending", _ON_PENDING
    reason = "the items of order {order} have been modified once already, and after that an order can't be {done}"

    def flip(self, case: _Case) -> Changes | None:
        """Set the status, and split the payment as if one line had been another variant at first."""
        line = case.draw(case.order["items"])
        product = case.db.need("products", line["product_id"], "Product")
        former = [v["price"] for i, v in product["variants"].items() if i != line["item_id"]]
        if not former or len(case.order["payment_history"]) != 1:
            return None
        (payment,) = copy_json(case.order["payment_history"])
        more = round(line["price"] - case.draw(former), 2)
        payment["amount"] = round(payment["amount"] - more, 2)
        second = {**payment, "amount": abs(more), "transaction_type": "payment" if more > 0 else "refund"}
        return case.set(status="pending (item modified)", payment_history=[payment, second])


class SentBackOnce(_RetailObstacle):
    """A return of the delivered order has been requested before; an order is returned or exchanged only once."""

    kind, clause, status, operations = "once_only", "sent back once", "delivered", _ON_DELIVERED
    reason = (
        "a return has already been requested for order {order}, and an order can have only one return or exchange, so "
        "nothing else in it can be {done}"
    )

    def flip(self, case: _Case) -> Changes | None:
        """Set the status and what was sent back: lines other than those asked about, if there are any."""
        asked = case.values.get("items") or []
        ids = [line["item_id"] for line in case.order["items"]]
        ids = [i for i in ids if i not in asked] or ids
        return case.set(
            status="return requested",
            return_items=sorted(ids[: int(case.rng.integers(1, len(ids) + 1))]),
            return_payment_method_id=case.order["payment_history"][0]["payment_method_id"],
        )


class PaidOtherwise(_RetailObstacle):
    """The order was paid with another method: a refund to a card or account goes only to the one that paid."""

    kind, clause, status = "payment_rule", "paid otherwise", "delivered"
    operations = frozenset(("return_items",))
    reason = (
        "order {order} was paid another way, and a refund can only go to the original payment method or to a gift "
        "card, so its items can't be {done} with the refund to that method"
    )

    def flip(self, case: _Case) -> Changes | None:
        """Set the method of the first payment to another one of the wallet."""
        asked = case.wallet.get(case.method)
        if asked is None or asked["source"] == "gift_card":
            return None
        return case.paid_with([m for m in case.wallet if m != case.method])


class PaidLikewise(_RetailObstacle):
    """The order was paid with the very method that it is to be moved to."""

    kind, clause, status = "payment_rule", "paid likewise", "pending"
    operations = frozenset(("modify_order_payment",))
    reason = "order {order} is already paid with that payment method, and it can only be {done} to a different one"

    def flip(self, case: _Case) -> Changes | None:
        """Set the method of the only payment to the one asked for."""
        return case.paid_with([case.method]) if case.method in case.wallet else None


class CardTooLow(_RetailObstacle):
    """The gift card that is to pay doesn't cover it."""

    kind, clause = "payment_rule", "gift card too low"
    operations = frozenset(("modify_order_payment", "modify_order_items", "exchange_items"))
    reason = (
        "the balance of the gift card is not enough, and a gift card must cover the whole amount, so order {order} "
        "can't be {done} with it"
    )

    def flip(self, case: _Case) -> Changes | None:
        """Lower the card's balance below what it has to cover."""
        card = case.wallet.get(case.method)
        due = _due(case)
        if card is None or card["source"] != "gift_card" or not 1 <= due <= card["balance"]:
            return None
        lowered = {**card, "balance": round(due * case.rng.uniform(0.1, 0.9), 2)}
        wallet = {**copy_json(case.wallet), card["id"]: lowered}
        return {"users": {case.order["user_id"]: {"payment_methods": wallet}}}


class MovedOnce(_RetailObstacle):
    """The payment of the order has been moved before, which is done only once."""

    kind, clause, status = "once_only", "moved once", "pending"
    operations = frozenset(("modify_order_payment",))
    reason = "the payment of order {order} has been moved once already, and after that it can't be {done} again"

    def flip(self, case: _Case) -> Changes | None:
        """Let another method than the one asked for have paid first, and been paid back."""
        history = case.order["payment_history"]
        others = [m for m in case.wallet if m not in (case.method, history[0]["payment_method_id"])]
        if len(history) != 1 or not others:
            return None
        first = {**history[0], "payment_method_id": case.draw(others)}
        return case.set(payment_history=[first, dict(history[0]), {**first, "transaction_type": "refund"}])


class OutOfStock(_RetailObstacle):
    """The variant that is asked for is sold out."""

    kind, clause = "out_of_stock", "out of stock"
    operations = frozenset(("modify_order_items", "exchange_items"))
    reason = "the item that you'd like instead is out of stock, so order {order} can't be {done} like that"

    def flip(self, case: _Case) -> Changes | None:
        """Set one of the new variants to be unavailable."""
        asked = case.values["new_items"]
        return self._stock(case, asked[int(case.rng.integers(len(asked)))], available=False)

    def flip_back(self, case: _Case) -> Changes | None:
        """Put the one that is sold out in stock."""
        asked = case.values["new_items"]
        return self._stock(case, asked[0], available=True) if len(asked) == 1 else None

    @staticmethod
    def _stock(case: _Case, item: str, *, available: bool) -> Changes | None:
        for line in case.order["items"]:
            product = case.db.need("products", line["product_id"], "Product")
            if item in product["variants"] and product["variants"][item]["available"] is not available:
                variants = copy_json(product["variants"])
                variants[item]["available"] = available
                return {"products": {line["product_id"]: {"variants": variants}}}
        return None


class NotTheirs(_RetailObstacle):
    """The order is somebody else's: the customer took down a wrong number, or tries its luck."""

    kind, clause, named = "not_theirs", "not theirs", True
    operations = _ON_PENDING | _ON_DELIVERED
    reason = "order {order} isn't among the orders of your account, so it can't be {done}"

    def flip(self, case: _Case) -> Changes | None:
        """Give the order to another user, who paid for it with a method of their own."""
        owner, order = case.order["user_id"], case.order
        history = order["payment_history"]
        others = [u for u in case.db.ids("users") if u != owner]
        if len({paid["payment_method_id"] for paid in history}) != 1 or not others:
            return None
        other = case.db.need("users", case.draw(others), "User")
        method = case.draw([m for m, v in other["payment_methods"].items() if v["source"] != "gift_card"] or [""])
        if not method:
            return None
        paid = [{**entry, "payment_method_id": method} for entry in history]
        mine = [o for o in case.db.need("users", owner, "User")["orders"] if o != order["order_id"]]
        return {
            "orders": {order["order_id"]: {"user_id": other["user_id"], "payment_history": paid}},
            "users": {
                owner: {"orders": mine},
                other["user_id"]: {"orders": [*other["orders"], order["order_id"]]},
            },
        }

    def evidence(self, edits: Changes, customer: str) -> tuple[tuple[str, str], ...]:
        """Return the customer's profile, which lists its orders; nobody else's may be read."""
        return (("users", customer),)


class AnotherProfile(Obstacle):
    """The profile is out of date: it has another email address and another zip code than the customer."""

    kind, clause = "unidentified", "another profile"

    def edits(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Set the email address and the zip code to others."""
        user = db.need("users", customer, "User")
        name, _, host = user["email"].partition("@")
        email = f"{name[:-4]}{_other(rng, name[-4:])}@{host}"
        address = {**user["address"], "zip": _other(rng, user["address"]["zip"])}
        return {"users": {customer: {"email": email, "address": address}}}

    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Say why nothing can be done."""
        return "nobody could be found by what you told me"


def _other(rng: np.random.Generator, digits: str) -> str:
    """Return another string of as many digits."""
    other = digits
    while other == digits:
        other = "".join(map(str, rng.integers(10, size=len(digits)).tolist()))
    return other


def _due(case: _Case) -> float:
    """What the method has to pay: the whole order when the payment is moved, the difference when items are swapped."""
    if "new_items" not in case.operation.slots:
        return float(case.order["payment_history"][0]["amount"])
    lines = {line["item_id"]: line for line in case.order["items"]}
    due = 0.0
    for old, new in zip(case.values["items"], case.values["new_items"], strict=True):
        product = case.db.need("products", lines[old]["product_id"], "Product")
        due += product["variants"][new]["price"] - lines[old]["price"]
    return round(due, 2)


OBSTACLES: tuple[Obstacle, ...] = (
    Shipped(),
    Cancelled(),
    InTransit(),
    ModifiedOnce(),
    SentBackOnce(),
    MovedOnce(),
    OutOfStock(),
    NotTheirs(),
    AnotherProfile(),
    PaidOtherwise(),
    PaidLikewise(),
    CardTooLow(),
)
"""All of the domain's obstacles; the clause tells them apart."""
