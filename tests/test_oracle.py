"""The oracle's questions."""

from t2t_envs.retail import DOMAIN
from t2t_gym.database import Database
from t2t_gym.oracle.plan import Plan
from t2t_gym.task import Each, Feature, Fits, Request, SlotFill
from tests.retail.small_shop import ANN, DELIVERED, PENDING, RETURNED, SMALL, VISA, snapshot


def fits(attribute: str, value: str) -> Fits:
    """A description by one feature."""
    return Fits(features=(Feature(attribute=attribute, value=value),))


def test_the_orders_to_choose_from_hold_what_the_customer_has_named() -> None:
    """All three hold a kettle, but who wants a lamp sent back can't mean the one without."""
    db = Database(snapshot())
    db.edit("users", ANN)["orders"] = [PENDING, RETURNED, DELIVERED]
    request = Request(
        operation="return_items",
        slots=(
            SlotFill(slot="order_id", value=DELIVERED, told=fits("contains", "Kettle"), asked=(fits("total", "120"),)),
            SlotFill(slot="items", value=[SMALL], told=Each(of=(fits("name", "Lamp"),))),
            SlotFill(slot="payment_method", value=VISA),
        ),
    )
    standing = Plan(DOMAIN, db, ANN, request).standing((0, 0, 0))
    assert standing.fitting("order_id") == [PENDING, RETURNED, DELIVERED]
    assert [thing.value for thing in standing.options(["order_id"])["order_id"]] == [PENDING, DELIVERED]
