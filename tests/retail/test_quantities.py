"""What a shop's customers may ask to be told, each with its true value on the small shop."""

from typing import Any

import pytest

from t2t_envs.retail.operations import OPERATIONS, REASONS
from t2t_envs.retail.quantities import QUANTITIES
from t2t_envs.retail.tools import TOOLS
from t2t_gym.database import Database
from t2t_gym.quantities import Effect
from tests.retail.small_shop import ANN, DELIVERED, GIFT, GLASS, LARGE, PENDING, SMALL, STEEL, VISA, snapshot

VALUES: dict[str, dict[str, Any]] = {
    "cancel_order": {"order_id": PENDING, "reason": REASONS[0]},
    "modify_order_items": {"order_id": PENDING, "items": [STEEL], "new_items": [GLASS], "payment_method": GIFT},
    "modify_order_payment": {"order_id": "#W0000009", "payment_method": GIFT},
    "return_items": {"order_id": DELIVERED, "items": [STEEL, SMALL], "payment_method": GIFT},
    "exchange_items": {"order_id": DELIVERED, "items": [SMALL], "new_items": [LARGE], "payment_method": GIFT},
}
SHIPPED = {"fulfillments": [{"item_ids": [STEEL], "tracking_id": ["123456789012"]}]}


def worth(quantity: str, operation: str, values: dict[str, Any]) -> Any:
    """The true value of a quantity for an operation of Ann's."""
    world = snapshot(DELIVERED=SHIPPED)
    lamp = {"transaction_type": "payment", "amount": 20.0, "payment_method_id": VISA}
    order = {**world.tables["orders"][PENDING], "order_id": "#W0000009", "payment_history": [lamp]}
    world.tables["orders"]["#W0000009"] = order  # type: ignore[index]
    before, after = Database(world), Database(world)
    outcome = TOOLS.call(after, OPERATIONS[operation].call(values, before))
    assert not outcome.error, outcome.content
    effect = Effect(before, after, ANN, OPERATIONS[operation], values, outcome.value)
    return next(q for q in QUANTITIES if q.name == quantity).of(effect)


@pytest.mark.parametrize(
    ("quantity", "operation", "value"),
    [
        ("refund_amount", "cancel_order", 120.2),
        ("refund_amount", "return_items", 70.1),
        ("refund_amount", "exchange_items", None),
        ("price_difference", "modify_order_items", 29.8),
        ("price_difference", "exchange_items", 15.5),
        ("item_price", "exchange_items", 35.5),
        ("order_total", "cancel_order", 120.2),
        ("order_total", "return_items", None),
        ("remaining_balance", "modify_order_items", 70.2),
        ("remaining_balance", "modify_order_payment", 80.0),
        ("parcel_count", "return_items", 1),
        ("tracking_number", "return_items", "123456789012"),
        ("tracking_number", "cancel_order", None),
    ],
)
def test_a_quantity_is_what_the_operation_comes_to(quantity: str, operation: str, value: Any) -> None:
    """Its value is read from the records before and after; None where nobody would ask."""
    assert worth(quantity, operation, VALUES[operation]) == value


@pytest.mark.parametrize("operation", ["return_items", "exchange_items"])
def test_nobody_asks_for_a_balance_that_moves_only_when_the_items_are_back(operation: str) -> None:
    """What will be left on the card isn't what the records say now."""
    assert worth("remaining_balance", operation, VALUES[operation]) is None
