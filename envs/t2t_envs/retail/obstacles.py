"""What can stand in the way of a retail request: one fact of an order or a wallet, and all that depends on it.

Each obstacle takes a request that could be carried out and says which records to set so that it no longer can, in a
world that is still consistent. So every infeasible task has a feasible twin.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from t2t_envs.retail.money_obstacles import CardTooLow, MovedOnce, PaidLikewise, PaidOtherwise
from t2t_envs.retail.obstacle import ON_DELIVERED, ON_PENDING, OrderCase, RetailObstacle
from t2t_envs.retail.order_obstacles import Cancelled, InTransit, ModifiedOnce, SentBackOnce, Shipped
from t2t_gym.database import Changes, copy_json
from t2t_gym.domain import Case, Obstacle, Operation

__all__ = ["OBSTACLES", "AnotherProfile", "NotTheirs", "OutOfStock"]


class OutOfStock(RetailObstacle):
    """The variant that is asked for is sold out."""

    kind, clause = "out_of_stock", "out of stock"
    operations = frozenset(("modify_order_items", "exchange_items"))
    reason = "the item that you'd like instead is out of stock, so order {order} can't be {done} like that"

    def flip(self, case: OrderCase) -> Changes | None:
        """Set one of the new variants to be unavailable."""
        asked = case.values["new_items"]
        return self._stock(case, case.draw(asked), available=False)

    def flip_back(self, case: OrderCase) -> Changes | None:
        """Put the one that is sold out in stock."""
        asked = case.values["new_items"]
        return self._stock(case, asked[0], available=True) if len(asked) == 1 else None

    @staticmethod
    def _stock(case: OrderCase, item: str, *, available: bool) -> Changes | None:
        for line in case.order["items"]:
            product = case.db.need("products", line["product_id"])
            if item in product["variants"] and product["variants"][item]["available"] is not available:
                variants = copy_json(product["variants"])
                variants[item]["available"] = available
                return {"products": {line["product_id"]: {"variants": variants}}}
        return None


class NotTheirs(RetailObstacle):
    """The order is somebody else's: the customer took down a wrong number, or tries its luck."""

    kind, clause, named = "not_theirs", "not theirs", True
    operations = ON_PENDING | ON_DELIVERED
    reason = "order {order} isn't among the orders of your account, so it can't be {done}"

    def flip(self, case: OrderCase) -> Changes | None:
        """Give the order to another user, who paid for it with a method of their own."""
        owner, order = case.order["user_id"], case.order
        history = order["payment_history"]
        others = [u for u in case.db.ids("users") if u != owner]
        if len({paid["payment_method_id"] for paid in history}) != 1 or not others:
            return None
        other = case.db.need("users", case.draw(others))
        method = case.draw([m for m, v in other["payment_methods"].items() if v["source"] != "gift_card"] or [""])
        if not method:
            return None
        paid = [{**entry, "payment_method_id": method} for entry in history]
        mine = [o for o in case.db.need("users", owner)["orders"] if o != order["order_id"]]
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

    def edits(self, case: Case) -> Changes | None:
        """Set the email address and the zip code to others."""
        user, rng = case.db.need("users", case.customer), case.rng
        name, _, host = user["email"].partition("@")
        email = f"{name[:-4]}{_other(rng, name[-4:])}@{host}"
        address = {**user["address"], "zip": _other(rng, user["address"]["zip"])}
        return {"users": {case.customer: {"email": email, "address": address}}}

    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Say why nothing can be done."""
        return "nobody could be found by what you told me"


def _other(rng: np.random.Generator, digits: str) -> str:
    """Return another string of as many digits."""
    other = digits
    while other == digits:
        other = "".join(map(str, rng.integers(10, size=len(digits)).tolist()))
    return other


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
