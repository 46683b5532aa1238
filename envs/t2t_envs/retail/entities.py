"""How the shop's customers see their world: who they are, what they could mean, and how they tell things apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from t2t_envs.retail.operations import REASONS
from t2t_envs.retail.order_lines import total_price
from t2t_envs.retail.people import Directory
from t2t_gym.database import Database, Record, Snapshot
from t2t_gym.domain import Entities, Operation
from t2t_gym.messages import ToolCall
from t2t_gym.task import Feature

__all__ = ["RetailEntities"]


class RetailEntities(Entities):
    """The entities of the retail domain: orders, order lines, variants, payment methods, reasons and addresses."""

    identity = (("email",), ("full_name", "zip"))

    def customers(self, db: Database) -> Sequence[str]:
        """Return the ids of all the users, in the table's order."""
        return list(db.ids("users"))

    def facts(self, db: Database, customer: str) -> Mapping[str, str]:
        """Return the user's id, email, full name and zip code."""
        user = db.need("users", customer)
        name = user["name"]
        return {
            "user_id": customer,
            "email": user["email"],
            "full_name": f"{name['first_name']} {name['last_name']}",
            "zip": user["address"]["zip"],
        }

    def identity_call(self, facts: Mapping[str, str]) -> ToolCall | None:
        """Return the look-up by email, or else by full name and zip code."""
        if "email" in facts:
            return ToolCall("find_user_id_by_email", {"email": facts["email"]})
        first, _, last = facts.get("full_name", "").partition(" ")
        if not last or "zip" not in facts:
            return None
        return ToolCall("find_user_id_by_name_zip", {"first_name": first, "last_name": last, "zip": facts["zip"]})

    def identify(self, tool: str, arguments: Mapping[str, Any], result: Any) -> str | None:
        """Return the user id that one of the two look-ups found."""
        return str(result) if tool in ("find_user_id_by_email", "find_user_id_by_name_zip") else None

    def candidates(
        self, db: Database, customer: str, operation: Operation, slot: str, chosen: Mapping[str, Any], position: int = 0
    ) -> Sequence[Any]:
        """Return own orders, lines of the order, variants of the product, own payment methods, or the reasons."""
        if slot == "order_id":
            return list(db.need("users", customer)["orders"])
        if slot == "items":
            return list(dict.fromkeys(line["item_id"] for line in _lines(db, chosen)))
        if slot == "new_items":
            old = chosen["items"][position]
            line = next((line for line in _lines(db, chosen) if line["item_id"] == old), None)
            product = db.get("products", line["product_id"]) if line else None
            return list(product["variants"]) if product else []
        if slot == "payment_method":
            return list(db.need("users", customer)["payment_methods"])
        if slot == "reason":
            return REASONS
        if slot == "user_id":
            return (customer,)
        return ()

    def features(self, db: Database, slot: str, value: Any, chosen: Mapping[str, Any]) -> tuple[Feature, ...]:
        """Return what a customer would say of it: what an order holds, where it goes; a thing's name, options ..."""
        found: tuple[Feature, ...] | None = None
        if slot == "order_id":
            found = db.follows("orders", value, _of_order)
        elif slot == "items":
            found = (db.follows("orders", chosen.get("order_id") or "", _of_lines) or {}).get(value)
        elif slot == "new_items":
            variants = (db.follows("products", i, _of_variants) or {} for i in _products(db, chosen))
            found = next((described[value] for described in variants if value in described), None)
        elif slot == "payment_method":
            found = _method_features(db, value, chosen)
        return found or ()

    def measure(self, db: Database, slot: str, value: Any, by: str, chosen: Mapping[str, Any]) -> float:
        """Return a variant's price, or an order's total or number of lines.

        Raises:
            ValueError: the slot has no such measure.
        """
        if slot in ("items", "new_items") and by == "price":
            variant = _variant(db, value)
            if variant is not None:
                return float(variant["price"])
        elif slot == "order_id" and by in ("total", "lines"):
            lines = db.need("orders", value)["items"]
            return float(len(lines)) if by == "lines" else total_price(lines)
        raise ValueError(f"expected a price of an item, or a total or lines of an order; got {by!r} of {slot!r}")

    def look_up(self, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> list[ToolCall]:
        """Return reads of the profile, of the order (of all, if it isn't known which), and of the products.

        The profile tells which orders are the customer's; anybody else's isn't read.
        """
        calls = [ToolCall("get_user_details", {"user_id": customer})]
        if "order_id" not in operation.slots:
            return calls
        order_id = values.get("order_id")
        own = db.need("users", customer)["orders"]
        orders = own if not order_id else [order_id] if order_id in own or not db.get("orders", order_id) else []
        calls += [ToolCall("get_order_details", {"order_id": o}) for o in orders]
        if "new_items" in operation.slots and orders and order_id:
            wanted = values.get("items")
            products = [x["product_id"] for x in _lines(db, values) if not wanted or x["item_id"] in wanted]
            calls += [ToolCall("get_product_details", {"product_id": p}) for p in dict.fromkeys(products)]
        return calls

    def value(
        self,
        rng: np.random.Generator,
        db: Database,
        customer: str,
        operation: Operation,
        slot: str,
        chosen: Mapping[str, Any],
    ) -> Any:
        """Draw a new address, with a street of the same half of the people as the customer."""
        if slot != "address":
            return super().value(rng, db, customer, operation, slot, chosen)
        name = db.need("users", customer)["name"]["first_name"]
        return Directory.half_of(name).draw_address(rng)


def _lines(db: Database, chosen: Mapping[str, Any]) -> list[Record]:
    order = db.get("orders", chosen["order_id"]) if chosen.get("order_id") else None
    return order["items"] if order else []


def _products(db: Database, chosen: Mapping[str, Any]) -> Iterable[str]:
    """Return the products among which a variant is looked for: those of the order, or else all."""
    return [line["product_id"] for line in _lines(db, chosen)] or db.ids("products")


def _variant(db: Database, item_id: str) -> Record | None:
    products = (db.get("products", product_id) for product_id in db.ids("products"))
    return next((p["variants"][item_id] for p in products if p and item_id in p["variants"]), None)


def _method_features(db: Database, method_id: str, chosen: Mapping[str, Any]) -> tuple[Feature, ...] | None:
    """Describe a payment method: one in the wallet of who owns the order, or else in anybody's."""
    order = db.get("orders", chosen["order_id"]) if chosen.get("order_id") else None
    if order is None:
        return None
    mine: Mapping[str, tuple[Feature, ...]] = db.follows("users", order["user_id"], _of_methods) or {}
    if method_id in mine:
        return mine[method_id]
    holder = db.snapshot.once((_holder, method_id), lambda: _holder(db.snapshot, method_id))
    theirs: Mapping[str, tuple[Feature, ...]] = db.follows("users", holder, _of_methods) or {}
    return theirs.get(method_id)


def _holder(snapshot: Snapshot, method_id: str) -> str:
    """Return the first user that has a payment method, or an empty string."""
    return next((u for u, r in snapshot.tables["users"].items() if method_id in r["payment_methods"]), "")


# --- what can be said of the parts of a record, which is worked out once ------------------------------------------


def _of_order(order: Record) -> tuple[Feature, ...]:
    lines = order["items"]
    return (
        *(Feature.of("contains", name) for name in dict.fromkeys(line["name"] for line in lines)),
        Feature.of("city", order["address"]["city"]),
        Feature.of("status", order["status"]),
        Feature.of("lines", len(lines)),
        Feature.of("total", total_price(lines)),
    )


def _of_lines(order: Record) -> Mapping[str, tuple[Feature, ...]]:
    found: dict[str, tuple[Feature, ...]] = {}
    for line in order["items"]:  # of two lines of the same variant, the first
        found.setdefault(line["item_id"], (Feature.of("name", line["name"]), *_options(line), _price(line)))
    return found


def _of_variants(product: Record) -> Mapping[str, tuple[Feature, ...]]:
    return {i: (*_options(variant), _price(variant)) for i, variant in product["variants"].items()}


def _of_methods(user: Record) -> Mapping[str, tuple[Feature, ...]]:
    known = ("source", "brand", "last_four", "balance")
    return {
        i: tuple(Feature.of(name, method[name]) for name in known if name in method)
        for i, method in user["payment_methods"].items()
    }


def _price(record: Record) -> Feature:
    return Feature.of("price", record["price"])


def _options(record: Record) -> Iterator[Feature]:
    return (Feature.of(f"option.{name}", value) for name, value in record["options"].items())
