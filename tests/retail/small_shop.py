"""A shop small enough to check by eye: two products, two customers, one order of each status."""

from typing import Any

from t2t_gym.database import Snapshot, copy_json

KETTLE, LAMP = "7000000001", "7000000002"
STEEL, GLASS, RED = "1000000001", "1000000002", "1000000003"  # kettles at 50.10, 79.90 and, sold out, 60.00
SMALL, LARGE = "1000000004", "1000000005"  # lamps at 20.00 and 35.50
ANN, BOB = "ann_lee_1001", "bob_ray_2002"
VISA, PAYPAL, GIFT, EMPTY_GIFT = "credit_card_1", "paypal_1", "gift_card_1", "gift_card_2"
ADDRESS = {
    "address1": "12 Main Street", "address2": "Apt 3", "city": "Boston", "state": "MA", "country": "USA", "zip": "02139"
}  # fmt: skip
PENDING, MODIFIED, PROCESSED, DELIVERED, CANCELLED, RETURNED, EXCHANGED, BOBS = (f"#W000000{i}" for i in range(1, 9))

_NAMES = {STEEL: (KETTLE, "Kettle"), GLASS: (KETTLE, "Kettle"), SMALL: (LAMP, "Lamp"), LARGE: (LAMP, "Lamp")}
_PRICES = {STEEL: 50.1, GLASS: 79.9, SMALL: 20.0, LARGE: 35.5}
_OPTIONS = {
    STEEL: {"material": "steel"},
    GLASS: {"material": "glass"},
    SMALL: {"size": "small"},
    LARGE: {"size": "large"},
}


def order(order_id: str, status: str, *items: str, user: str = ANN, paid_with: str = VISA) -> dict[str, Any]:
    """An order with some items, paid in one payment."""
    lines = [
        {
            "item_id": i,
            "product_id": _NAMES[i][0],
            "name": _NAMES[i][1],
            "price": _PRICES[i],
            "options": dict(_OPTIONS[i]),
        }
        for i in items
    ]
    total = round(sum(_PRICES[i] for i in items), 2)
    return {
        "order_id": order_id,
        "user_id": user,
        "address": dict(ADDRESS),
        "items": lines,
        "status": status,
        "fulfillments": [],
        "payment_history": [{"transaction_type": "payment", "amount": total, "payment_method_id": paid_with}],
    }


def _variant(item_id: str, options: dict[str, str], price: float, available: bool = True) -> dict[str, Any]:
    return {"item_id": item_id, "options": options, "price": price, "available": available}


def _user(user_id: str, first: str, last: str, *methods: dict[str, Any]) -> dict[str, Any]:
    return {
        "user_id": user_id,
        "name": {"first_name": first, "last_name": last},
        "email": f"{first}.{last}@example.com",
        "address": dict(ADDRESS),
        "orders": [],
        "payment_methods": {m["id"]: m for m in methods},
    }


_TABLES: dict[str, dict[str, dict[str, Any]]] = {
    "products": {
        KETTLE: {
            "product_id": KETTLE,
            "name": "Kettle",
            "variants": {
                STEEL: _variant(STEEL, {"material": "steel"}, 50.1),
                GLASS: _variant(GLASS, {"material": "glass"}, 79.9),
                RED: _variant(RED, {"material": "red steel"}, 60.0, available=False),
            },
        },
        LAMP: {
            "product_id": LAMP,
            "name": "Lamp",
            "variants": {
                SMALL: _variant(SMALL, {"size": "small"}, 20.0),
                LARGE: _variant(LARGE, {"size": "large"}, 35.5),
            },
        },
    },
    "users": {
        ANN: _user(
            ANN,
            "Ann",
            "Lee",
            {"id": VISA, "source": "credit_card", "brand": "visa", "last_four": "1234"},
            {"id": PAYPAL, "source": "paypal"},
            {"id": GIFT, "source": "gift_card", "balance": 100.0},
            {"id": EMPTY_GIFT, "source": "gift_card", "balance": 0.5},
        ),
        BOB: _user(
            BOB, "Bob", "Ray", {"id": "credit_card_9", "source": "credit_card", "brand": "visa", "last_four": "9"}
        ),
    },
    "orders": {
        o["order_id"]: o
        for o in (
            order(PENDING, "pending", STEEL, SMALL, STEEL),
            order(MODIFIED, "pending (item modified)", STEEL),
            order(PROCESSED, "processed", STEEL),
            order(DELIVERED, "delivered", STEEL, SMALL, STEEL),
            order(CANCELLED, "cancelled", STEEL),
            order(RETURNED, "return requested", STEEL),
            order(EXCHANGED, "exchange requested", STEEL),
            order(BOBS, "pending", LARGE, user=BOB, paid_with="credit_card_9"),
        )
    },
}


def snapshot(**orders: dict[str, Any]) -> Snapshot:
    """The shop, with some fields of some orders set: ``snapshot(PENDING={"status": ...})`` by the names above."""
    tables = copy_json(_TABLES)
    for name, fields in orders.items():
        tables["orders"][globals()[name]].update(fields)
    return Snapshot(tables)
