"""What retail customers ask for: the seven writes, their slots, and the tool parameters that the slots fill."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.database import Database, Record
from t2t_gym.domain import Operation

__all__ = ["ADDRESS_FIELDS", "OPERATIONS", "REASONS", "UNSERVED"]

ADDRESS_FIELDS = ("address1", "address2", "city", "state", "country", "zip")
REASONS = ("no longer needed", "ordered by mistake")

_ORDER = {"order_id": "order_id"}
_PAYMENT = {"payment_method": "payment_method_id"}
_SWAP = {"items": "item_ids", "new_items": "new_item_ids"}


def _old_order_address(db: Database, _: str, values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    return "modify_order_address", _with_address_of(db.need("orders", values["order_id"]), values)


def _old_user_address(db: Database, customer: str, values: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    return "modify_user_address", _with_address_of(db.need("users", customer), values)


def _with_address_of(record: Record, values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**values, "address": {name: record["address"].get(name, "") for name in ADDRESS_FIELDS}}


OPERATIONS: Mapping[str, Operation] = {
    o.name: o
    for o in (
        Operation("cancel_order", "cancel_pending_order", {**_ORDER, "reason": "reason"}, "order_id", ends=True),
        Operation(
            "modify_order_address",
            "modify_pending_order_address",
            {**_ORDER, "address": ADDRESS_FIELDS},
            "order_id",
            undo=_old_order_address,
        ),
        Operation("modify_order_payment", "modify_pending_order_payment", {**_ORDER, **_PAYMENT}, "order_id"),
        Operation(
            "modify_order_items",
            "modify_pending_order_items",
            {**_ORDER, **_SWAP, **_PAYMENT},
            "order_id",
            lists=("items", "new_items"),
        ),
        Operation(
            "return_items",
            "return_delivered_order_items",
            {**_ORDER, "items": "item_ids", **_PAYMENT},
            "order_id",
            lists=("items",),
        ),
        Operation(
            "exchange_items",
            "exchange_delivered_order_items",
            {**_ORDER, **_SWAP, **_PAYMENT},
            "order_id",
            lists=("items", "new_items"),
        ),
        Operation(
            "modify_user_address",
            "modify_user_address",
            {"user_id": "user_id", "address": ADDRESS_FIELDS},
            "user_id",
            own=("user_id",),
            undo=_old_user_address,
        ),
    )
}

UNSERVED: Mapping[str, Operation] = {
    name: Operation(name, "", {"order_id": ()}, "order_id") for name in ("wrap_gift", "price_match", "extend_warranty")
}
"""What customers ask for although no tool does it. The policy forbids none of it: that would have to be denied."""
