"""Is a retail database consistent? A check for generated worlds and for worlds changed by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from t2t_envs.common.records import Check, check_listed, check_methods, check_records
from t2t_envs.retail.operations import REASONS
from t2t_envs.retail.order_lines import total_price
from t2t_gym.database import Record, Tables
from t2t_gym.kit.worlds import References

__all__ = ["check_tables"]

_FIELDS: dict[str, dict[str, type]] = {
    "products": {"name": str, "product_id": str, "variants": dict},
    "users": {"address": dict, "email": str, "name": dict, "orders": list, "payment_methods": dict, "user_id": str},
    "orders": {
        "address": dict,
        "fulfillments": list,
        "items": list,
        "order_id": str,
        "payment_history": list,
        "status": str,
        "user_id": str,
    },
}
_KEYS = {"products": "product_id", "users": "user_id", "orders": "order_id"}
_ADDRESS = ("address1", "address2", "city", "country", "state", "zip")
_SHIPPED = ("processed", "delivered", "return requested", "exchange requested")
_MODIFIED = "pending (item modified)"
_UNSHIPPED = ("pending", _MODIFIED)
_METHOD_FIELDS = {"credit_card": {"brand", "last_four"}, "gift_card": {"balance"}, "paypal": set[str]()}
_REFERENCES: References = {
    "users": {"orders": lambda user: user.get("orders") or ()},
    "orders": {
        "users": lambda order: (order.get("user_id", ""),),
        "products": lambda order: [line.get("product_id", "") for line in order.get("items") or ()],
    },
}
_AFTERMATH = {
    "return_items": "return requested",
    "return_payment_method_id": "return requested",
    "exchange_items": "exchange requested",
    "exchange_new_items": "exchange requested",
    "exchange_payment_method_id": "exchange requested",
    "exchange_price_difference": "exchange requested",
}


def check_tables(tables: Tables, changed: Collection[tuple[str, str]] | None = None) -> list[str]:
    """Return what is inconsistent in a retail database.

    Looked at: ids against keys, references between the tables, order lines against the catalogue, the payment history
    against the lines' prices, and the status against fulfillments and the fields of returns, exchanges and
    cancellations. A field that is null counts as absent.

    Args:
        tables: `products`, `users` and `orders`, each records by id.
        changed: look only at these records, by table and id, and at those that refer to them; by default at all.

    Returns:
        A sentence for each problem, which starts with the table and the id; empty when there is none.
    """
    checks: dict[str, Check] = {
        "products": _check_product,
        "users": partial(_check_user, tables),
        "orders": partial(_check_order, tables),
    }
    problems = check_records(tables, _FIELDS, _KEYS, checks, _REFERENCES, changed)
    return problems + _repeated_items(tables.get("products", {}))


def _repeated_items(products: Mapping[str, Record]) -> list[str]:
    owners: dict[str, str] = {}
    return [
        f"products {product_id}: variant {item_id} belongs to {owners[item_id]} too"
        for product_id, product in products.items()
        if isinstance(product, dict)
        for item_id in product.get("variants") or ()
        if owners.setdefault(item_id, product_id) != product_id
    ]


def _check_product(product: Record) -> Iterator[str]:
    seen: set[tuple[tuple[str, str], ...]] = set()
    axes: set[str] | None = None
    for key, variant in product["variants"].items():
        if variant["item_id"] != key:
            yield f"variant {key} calls itself {variant['item_id']}"
        if not isinstance(variant["available"], bool):
            yield f"variant {key}: available must be true or false, got {variant['available']!r}"
        if not variant["price"] > 0:
            yield f"variant {key}: the price must be positive, got {variant['price']}"
        options = variant["options"]
        axes = set(options) if axes is None else axes
        if set(options) != axes:
            yield f"variant {key} has options {sorted(options)}, the others {sorted(axes)}"
        if (combination := tuple(sorted(options.items()))) in seen:
            yield f"variant {key} has the options of another variant"
        seen.add(combination)


def _check_user(tables: Tables, user: Record) -> Iterator[str]:
    yield from _check_address(user["address"])
    if not (user["name"].get("first_name") and user["name"].get("last_name")):
        yield "the name must have a first_name and a last_name"
    yield from check_listed(user, "order", tables["orders"])
    yield from check_methods(user["payment_methods"], _METHOD_FIELDS, "balance")


def _check_address(address: Record) -> Iterator[str]:
    if lacking := [part for part in _ADDRESS if not isinstance(address.get(part), str)]:
        yield f"the address lacks {', '.join(lacking)}"
    elif not (len(address["zip"]) == 5 and address["zip"].isdigit()):
        yield f"the zip code must have five digits, got {address['zip']!r}"


def _check_order(tables: Tables, order: Record) -> Iterator[str]:
    yield from _check_address(order["address"])
    user = tables["users"].get(order["user_id"])
    if user is None:
        yield f"belongs to {order['user_id']}, who doesn't exist"
    elif order["order_id"] not in user["orders"]:
        yield f"is not listed by its user {order['user_id']}"
    if not order["items"]:
        yield "has no items"
    for line in order["items"]:
        product = tables["products"].get(line["product_id"])
        variant = product and product["variants"].get(line["item_id"])
        if not (product and variant):
            yield f"item {line['item_id']} is no variant of product {line['product_id']}"
        elif (line["name"], line["options"]) != (product["name"], variant["options"]):
            yield f"item {line['item_id']} has another name or other options than in the catalogue"
        if not line["price"] > 0:
            yield f"item {line['item_id']}: the price must be positive, got {line['price']}"
    methods = user["payment_methods"] if user else {}
    yield from _check_payments(order, methods)
    yield from _check_status(order)
    yield from _check_aftermath(tables, order, methods)


def _check_payments(order: Record, methods: dict[str, Record]) -> Iterator[str]:
    """A live order has been paid for exactly; a cancelled one has been paid back."""
    history = order["payment_history"]
    if not history or history[0]["transaction_type"] != "payment":
        yield "the payment history must begin with a payment"
    balance = 0
    for entry in history:
        if entry["payment_method_id"] not in methods:
            yield f"was paid or refunded by {entry['payment_method_id']}, which its user doesn't have"
        if entry["transaction_type"] not in ("payment", "refund"):
            yield f"unknown transaction type {entry['transaction_type']!r}"
        if entry["amount"] < 0:
            yield f"a {entry['transaction_type']} has a negative amount, {entry['amount']}"
        balance += round(entry["amount"] * 100) * (1 if entry["transaction_type"] == "payment" else -1)
    due = round(total_price(order["items"]) * 100)
    if order["status"] == "cancelled":
        if balance > 0:
            yield f"is cancelled, but {balance / 100:.2f} has not been refunded"
    elif balance != due:
        yield f"costs {due / 100:.2f}, but {balance / 100:.2f} has been paid"
    # One entry is for the order, one more for modified items, and two are for a move to another method.
    even = len(history) % 2 == 0
    if order["status"] in _UNSHIPPED and even is not (order["status"] == _MODIFIED):
        yield f"is {order['status']}, but its payment history has {len(history)} entries"


def _bought(order: Record) -> Counter[str]:
    """Return how often each item is in an order."""
    return Counter(line["item_id"] for line in order["items"])


def _check_status(order: Record) -> Iterator[str]:
    """An order was sent in parcels, whole, if its status says so, and else not at all."""
    status = order["status"]
    sent = Counter(item_id for parcel in order["fulfillments"] for item_id in parcel["item_ids"])
    if any(not parcel["tracking_id"] for parcel in order["fulfillments"]):
        yield "a fulfillment has no tracking id"
    if status in _SHIPPED:
        if sent != _bought(order):
            yield f"is {status}, but its fulfillments hold other items than its lines"
    elif status in _UNSHIPPED:
        if order["fulfillments"]:
            yield f"is {status}, but has fulfillments"
    elif status != "cancelled":
        yield f"unknown status {status!r}"


def _check_aftermath(tables: Tables, order: Record, methods: dict[str, Record]) -> Iterator[str]:
    """What was noted of a cancellation, a return or an exchange goes with the status, and with the order."""
    status, bought = order["status"], _bought(order)
    reason = order.get("cancel_reason")
    if reason is not None and status != "cancelled":
        yield f"is {status}, but has a cancel_reason"
    if reason is not None and reason not in REASONS:
        yield f"unknown cancel_reason {reason!r}"
    for field, owner in _AFTERMATH.items():
        if (order.get(field) is not None) != (status == owner):
            yield f"is {status}, {'but has' if status != owner else 'but lacks'} {field}"
    for prefix in ("return", "exchange"):
        if Counter(order.get(f"{prefix}_items") or ()) - bought:
            yield f"{prefix}_items holds items that are not in the order"
        method = order.get(f"{prefix}_payment_method_id")
        if method is not None and method not in methods:
            yield f"{prefix}_payment_method_id is {method}, which its user doesn't have"
    if status == "exchange requested" and order.get("exchange_new_items") is not None:
        yield from _check_exchange(tables, order)


def _check_exchange(tables: Tables, order: Record) -> Iterator[str]:
    """The new items are variants of the old ones' products, piece for piece."""
    product_of = {line["item_id"]: line["product_id"] for line in order["items"]}
    wanted = Counter(product_of.get(item_id, "") for item_id in order["exchange_items"] or ())
    products = tables["products"]
    for item_id in order["exchange_new_items"]:
        wanted[next((p for p in wanted if p in products and item_id in products[p]["variants"]), "")] -= 1
    if any(wanted.values()):
        yield "exchange_new_items are not of the same products as exchange_items, piece for piece"
