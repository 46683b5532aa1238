"""The retail tools on a small shop: what each does, and what it refuses."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.retail.operations import OPERATIONS, REASONS
from t2t_envs.retail.tools import TOOLS
from t2t_gym.database import Changes, Database
from t2t_gym.messages import ToolCall
from tests.retail.small_shop import (
    ADDRESS,
    ANN,
    BOB,
    BOBS,
    CANCELLED,
    DELIVERED,
    EMPTY_GIFT,
    EXCHANGED,
    GIFT,
    GLASS,
    KETTLE,
    LAMP,
    LARGE,
    MODIFIED,
    PAYPAL,
    PENDING,
    PROCESSED,
    RED,
    RETURNED,
    SMALL,
    STEEL,
    VISA,
    snapshot,
)

NEW_ADDRESS = {**ADDRESS, "address1": "9 Hill Road", "address2": ""}


@pytest.fixture
def db() -> Database:
    """The shop as it opens."""
    return Database(snapshot())


def call(db: Database, name: str, **arguments: Any) -> str:
    """Make a call that must be carried out."""
    outcome = TOOLS.call(db, ToolCall(name, arguments))
    assert not outcome.error, outcome.content
    return outcome.content


def refused(db: Database, name: str, **arguments: Any) -> str:
    """Make a call that must be refused and change nothing."""
    before = db.changes()
    outcome = TOOLS.call(db, ToolCall(name, arguments))
    assert outcome.error, outcome.content
    assert db.changes() == before
    return outcome.content


def payment(amount: float, method: str, kind: str = "payment") -> dict[str, Any]:
    """An entry of a payment history."""
    return {"transaction_type": kind, "amount": amount, "payment_method_id": method}


def order_changes(db: Database, order_id: str) -> dict[str, Any]:
    """The changed fields of the only record that changed."""
    changes = db.changes()
    assert {t: list(r) for t, r in changes.items()} == {"orders": [order_id]}
    return changes["orders"][order_id]


# --- the set ------------------------------------------------------------------------------------------------------


def test_every_operation_has_its_tool() -> None:
    """Each thing that a customer can ask for is carried out by one write tool, whose parameters its slots fill."""
    writes = {t.name for t in TOOLS.values() if t.kind == "write"}
    assert {o.tool for o in OPERATIONS.values()} == writes
    for operation in OPERATIONS.values():
        filled = [p for ps in operation.slots.values() for p in ([ps] if isinstance(ps, str) else ps)]
        assert sorted(filled) == sorted(TOOLS[operation.tool].parameters["properties"])


# --- look-ups -----------------------------------------------------------------------------------------------------


def test_a_customer_is_found_by_email_or_by_name_and_zip(db: Database) -> None:
    """Email and names match whatever their case, but untrimmed; the zip code is exact."""
    assert call(db, "find_user_id_by_email", email="ANN.lee@example.COM") == ANN
    assert call(db, "find_user_id_by_name_zip", first_name="aNN", last_name="LEE", zip="02139") == ANN
    assert "not found" in refused(db, "find_user_id_by_email", email=" ann.lee@example.com")
    assert "not found" in refused(db, "find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="2139")
    assert "valid string" in refused(db, "find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip=2139)


def test_a_customer_is_found_at_the_new_address(db: Database) -> None:
    """The zip code that counts is the one in the profile now."""
    call(db, "modify_user_address", user_id=ANN, **{**ADDRESS, "zip": "10001"})
    assert call(db, "find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="10001") == ANN
    refused(db, "find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="02139")


def test_of_namesakes_the_first_is_found(db: Database) -> None:
    """Two customers with the same name and zip code: the first in the table, even if its record was changed."""
    db.begin()
    db.edit("users", BOB)["name"] = {"first_name": "Ann", "last_name": "Lee"}
    db.commit()
    call(db, "modify_user_address", user_id=ANN, **NEW_ADDRESS)
    assert call(db, "find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="02139") == ANN


def test_records_are_found_by_their_exact_ids(db: Database) -> None:
    """Orders, profiles, products and variants; ids are case-sensitive, and an order's has its '#'."""
    assert json.loads(call(db, "get_order_details", order_id=PENDING))["status"] == "pending"
    assert json.loads(call(db, "get_user_details", user_id=ANN))["email"] == "Ann.Lee@example.com"
    assert json.loads(call(db, "get_product_details", product_id=LAMP))["name"] == "Lamp"
    assert json.loads(call(db, "get_item_details", item_id=RED)) == {
        "item_id": RED, "options": {"material": "red steel"}, "price": 60, "available": False
    }  # fmt: skip
    for name, arguments in (
        ("get_order_details", {"order_id": PENDING.lower()}),
        ("get_order_details", {"order_id": PENDING[1:]}),
        ("get_user_details", {"user_id": ANN.upper()}),
        ("get_product_details", {"product_id": STEEL}),
        ("get_item_details", {"item_id": LAMP}),
        ("get_item_details", {"item_id": ""}),
    ):
        assert "not found" in refused(db, name, **arguments)


def test_a_look_up_touches_what_it_shows(db: Database) -> None:
    """Looking at one variant is looking at its product, and at no other."""
    assert TOOLS.call(db, ToolCall("get_item_details", {"item_id": SMALL})).touched == {("products", LAMP)}
    assert TOOLS.call(db, ToolCall("list_all_product_types")).touched == set()


def test_the_types_of_products_are_listed_by_name(db: Database) -> None:
    """An object of name to product id."""
    assert json.loads(call(db, "list_all_product_types")) == {"Kettle": KETTLE, "Lamp": LAMP}


@pytest.mark.parametrize(
    ("expression", "printed"),
    [("31.1 + 47.75 + 7.38", "86.23"), ("1200", "1200.0"), ("1 / 3", "0.33"), ("20.3 - 31", "-10.7"), ("-.001", "0.0")],
)
def test_the_calculator_prints_two_places(db: Database, expression: str, printed: str) -> None:
    """The result is a float rounded to cents."""
    assert call(db, "calculate", expression=expression) == printed


def test_a_hand_over_changes_no_record(db: Database) -> None:
    """It answers with a fixed text, and changes no record."""
    assert call(db, "transfer_to_human_agents", summary="wants a job") == "Transfer successful"
    assert db.changes() == {}


# --- cancelling ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", REASONS)
def test_a_cancelled_order_is_paid_back(db: Database, reason: str) -> None:
    """The status, the reason, and a refund to what paid."""
    call(db, "cancel_pending_order", order_id=PENDING, reason=reason)
    assert order_changes(db, PENDING) == {
        "status": "cancelled",
        "cancel_reason": reason,
        "payment_history": [payment(120.2, VISA), payment(120.2, VISA, "refund")],
    }


def test_cancelling_credits_a_gift_card_at_once() -> None:
    """The balance of a gift card that paid rises by what is refunded."""
    db = Database(snapshot(PENDING={"payment_history": [payment(120.2, GIFT)]}))
    call(db, "cancel_pending_order", order_id=PENDING, reason=REASONS[0])
    assert db.changes()["users"][ANN]["payment_methods"][GIFT]["balance"] == 220.2


def test_a_balance_is_in_whole_cents() -> None:
    """Fifty cents and twenty and ten are eighty, though 0.5 + 0.2 + 0.1 is a little less than 0.8."""
    db = Database(snapshot(PENDING={"payment_history": [payment(0.2, EMPTY_GIFT), payment(0.1, EMPTY_GIFT)]}))
    call(db, "cancel_pending_order", order_id=PENDING, reason=REASONS[0])
    assert db.need("users", ANN)["payment_methods"][EMPTY_GIFT]["balance"] == 0.8


def test_cancelling_refunds_every_entry() -> None:
    """One refund for each entry of the history, on that entry's method, as the peer's tool has it."""
    history = [payment(50.0, VISA), payment(5.0, GIFT), payment(2.0, PAYPAL, "refund")]
    db = Database(snapshot(PENDING={"payment_history": history}))
    call(db, "cancel_pending_order", order_id=PENDING, reason=REASONS[1])
    refunds = [{**entry, "transaction_type": "refund"} for entry in history]
    assert db.tables()["orders"][PENDING]["payment_history"] == history + refunds
    assert db.tables()["users"][ANN]["payment_methods"][GIFT]["balance"] == 105.0


@pytest.mark.parametrize("order_id", [MODIFIED, PROCESSED, DELIVERED, CANCELLED, RETURNED, EXCHANGED])
def test_only_a_pending_order_is_cancelled(db: Database, order_id: str) -> None:
    """Any other status is refused, modified items too, and so is cancelling twice."""
    assert "only a pending order" in refused(db, "cancel_pending_order", order_id=order_id, reason=REASONS[0])


@pytest.mark.parametrize("reason", ["changed my mind", "", "No longer needed", " no longer needed"])
def test_other_reasons_are_refused(db: Database, reason: str) -> None:
    """The reason is one of two, to the letter."""
    assert "'no longer needed' or 'ordered by mistake'" in refused(
        db, "cancel_pending_order", order_id=PENDING, reason=reason
    )


# --- addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order_id", [PENDING, MODIFIED])
def test_changing_the_shipping_address(db: Database, order_id: str) -> None:
    """The address is replaced, on an order with modified items too; the policy is the rules' business."""
    call(db, "modify_pending_order_address", order_id=order_id, **NEW_ADDRESS)
    assert order_changes(db, order_id) == {"address": NEW_ADDRESS}


@pytest.mark.parametrize("order_id", [PROCESSED, DELIVERED, CANCELLED])
def test_the_address_of_a_shipped_order_stays(db: Database, order_id: str) -> None:
    """An order that isn't pending keeps its address."""
    refused(db, "modify_pending_order_address", order_id=order_id, **NEW_ADDRESS)


def test_changing_the_default_address(db: Database) -> None:
    """The profile's address is replaced; orders keep theirs."""
    call(db, "modify_user_address", user_id=ANN, **NEW_ADDRESS)
    assert db.changes() == {"users": {ANN: {"address": NEW_ADDRESS}}}
    refused(db, "modify_user_address", user_id="nobody", **NEW_ADDRESS)


@pytest.mark.parametrize("field", ["address1", "city", "state", "country", "zip"])
@pytest.mark.parametrize("value", ["", "  ", None, 2139])
def test_an_address_needs_its_parts(db: Database, field: str, value: Any) -> None:
    """All parts but the second line must be said, as text."""
    for name, subject in (
        ("modify_user_address", {"user_id": ANN}),
        ("modify_pending_order_address", {"order_id": PENDING}),
    ):
        refused(db, name, **subject, **{**NEW_ADDRESS, field: value})


# --- moving the payment -------------------------------------------------------------------------------------------


def test_moving_the_payment_to_a_gift_card_and_back() -> None:
    """A payment on the new method, then a refund to the old one; balances move, the status stays."""
    db = Database(snapshot(PENDING={"payment_history": [payment(60.0, VISA)]}))
    call(db, "modify_pending_order_payment", order_id=PENDING, payment_method_id=GIFT)
    changes: Changes = db.changes()
    assert changes["orders"][PENDING] == {
        "payment_history": [payment(60, VISA), payment(60, GIFT), payment(60, VISA, "refund")]
    }
    assert changes["users"][ANN]["payment_methods"][GIFT]["balance"] == 40
    assert "one payment" in refused(db, "modify_pending_order_payment", order_id=PENDING, payment_method_id=VISA)


def test_moving_the_payment_off_a_gift_card() -> None:
    """The old gift card gets its money back; a modified order's payment can be moved if it is still one."""
    db = Database(snapshot(MODIFIED={"payment_history": [payment(60.0, GIFT)]}))
    call(db, "modify_pending_order_payment", order_id=MODIFIED, payment_method_id=PAYPAL)
    assert db.changes()["users"][ANN]["payment_methods"][GIFT]["balance"] == 160


@pytest.mark.parametrize(
    ("order_id", "method", "said"),
    [
        (PENDING, VISA, "must differ"),
        (PENDING, GIFT, "does not cover"),
        (PENDING, "credit_card_9", "not among"),
        (PENDING, "", "not among"),
        (DELIVERED, PAYPAL, "only a pending order"),
        ("#W9999999", PAYPAL, "not found"),
    ],
)
def test_payments_that_can_not_be_moved(db: Database, order_id: str, method: str, said: str) -> None:
    """To the same method, to a card that doesn't cover it, to someone else's, or of an order that isn't pending."""
    assert said in refused(db, "modify_pending_order_payment", order_id=order_id, payment_method_id=method)


# --- modifying items ----------------------------------------------------------------------------------------------


def test_what_was_only_paid_back_has_no_payment_to_move() -> None:
    """Its history is one entry long, and that is a refund."""
    db = Database(snapshot(PENDING={"payment_history": [payment(20.0, VISA, "refund")]}))
    said = refused(db, "modify_pending_order_payment", order_id=PENDING, payment_method_id=PAYPAL)
    assert "must have just one payment" in said


def modify(old: list[str], new: list[str], method: str = VISA, order_id: str = PENDING) -> dict[str, Any]:
    """The arguments of a swap."""
    return {"order_id": order_id, "item_ids": old, "new_item_ids": new, "payment_method_id": method}


def test_each_item_gets_its_own_price_and_options(db: Database) -> None:
    """Several items in one call: every line becomes the variant of its own pair."""
    call(db, "modify_pending_order_items", **modify([SMALL, STEEL], [LARGE, GLASS]))
    changed = order_changes(db, PENDING)
    assert [(i["item_id"], i["price"], i["options"], i["name"]) for i in changed["items"]] == [
        (GLASS, 79.9, {"material": "glass"}, "Kettle"),
        (LARGE, 35.5, {"size": "large"}, "Lamp"),
        (STEEL, 50.1, {"material": "steel"}, "Kettle"),
    ]
    assert changed["status"] == "pending (item modified)"
    assert changed["payment_history"][1:] == [payment(45.3, VISA)]
    assert "only a pending" in refused(db, "modify_pending_order_items", **modify([STEEL], [GLASS]))


def test_two_of_a_kind_are_two_lines(db: Database) -> None:
    """An item id that is named twice means two lines; the catalogue's records stay apart from the order's."""
    call(db, "modify_pending_order_items", **modify([STEEL, STEEL], [GLASS, GLASS]))
    first, _, third = lines = db.need("orders", PENDING)["items"]
    assert [line["item_id"] for line in lines] == [GLASS, SMALL, GLASS]
    options = [first["options"], third["options"], db.need("products", KETTLE)["variants"][GLASS]["options"]]
    assert all(one == {"material": "glass"} for one in options)
    assert len(set(map(id, options))) == 3


def test_swaps_go_by_the_order_as_it_was() -> None:
    """A line that became another item in the same call isn't mistaken for one that had it before."""
    glass = {**snapshot().tables["orders"][PENDING]["items"][0], "item_id": GLASS, "price": 79.9}
    db = Database(snapshot(PENDING={"items": [snapshot().tables["orders"][PENDING]["items"][0], glass]}))
    call(db, "modify_pending_order_items", **modify([STEEL, GLASS], [GLASS, STEEL]))
    assert [line["item_id"] for line in db.tables()["orders"][PENDING]["items"]] == [GLASS, STEEL]


def test_a_cheaper_item_is_refunded_by_the_price_paid() -> None:
    """The old price is the order line's, not the catalogue's; a gift card is credited."""
    items = [{**snapshot().tables["orders"][PENDING]["items"][0], "price": 90.0}]
    db = Database(snapshot(PENDING={"items": items}))
    call(db, "modify_pending_order_items", **modify([STEEL], [GLASS], GIFT))
    assert db.tables()["orders"][PENDING]["payment_history"][-1] == payment(10.1, GIFT, "refund")
    assert db.tables()["users"][ANN]["payment_methods"][GIFT]["balance"] == 110.1


def test_no_difference_is_still_entered() -> None:
    """A difference of zero is a refund of zero."""
    items = [{**snapshot().tables["orders"][PENDING]["items"][0], "price": 79.9}]
    db = Database(snapshot(PENDING={"items": items}))
    call(db, "modify_pending_order_items", **modify([STEEL], [GLASS]))
    assert db.tables()["orders"][PENDING]["payment_history"][-1] == payment(0, VISA, "refund")


SWAPS_REFUSED = [
    (modify([], []), "empty"),
    (modify([STEEL], []), "one new item for each"),
    (modify([STEEL], [GLASS, GLASS]), "one new item for each"),
    (modify([LARGE], [SMALL]), "not in order"),
    (modify([STEEL] * 3, [GLASS] * 3), "not 3 times in order"),
    (modify([STEEL, ""], [GLASS, GLASS]), "not in order"),
    (modify([STEEL], [LARGE]), "not a variant"),
    (modify([STEEL], ["1"]), "not a variant"),
    (modify([STEEL], [RED]), "not available"),
    (modify([STEEL], [GLASS], EMPTY_GIFT), "does not cover"),
    (modify([STEEL], [GLASS], "credit_card_9"), "not among"),
    ({**modify([STEEL], [GLASS]), "item_ids": STEEL}, "valid list"),
    ({**modify([STEEL], [GLASS]), "item_ids": [1]}, "valid string"),
    (modify([STEEL], [GLASS], order_id="#W9999999"), "not found"),
]


@pytest.mark.parametrize(("arguments", "said"), [*SWAPS_REFUSED, (modify([STEEL], [STEEL]), "must differ")])
def test_items_that_can_not_be_modified(db: Database, arguments: dict[str, Any], said: str) -> None:
    """Nothing to swap, lists that don't match, items that aren't there or can't be had, money that doesn't suffice."""
    assert said in refused(db, "modify_pending_order_items", **arguments)


# --- exchanging and returning -------------------------------------------------------------------------------------


def test_an_exchange_is_entered_and_moves_no_money_yet(db: Database) -> None:
    """The request is entered with its ids sorted and the net difference; no money moves yet."""
    call(db, "exchange_delivered_order_items", **modify([STEEL, SMALL], [GLASS, LARGE], GIFT, DELIVERED))
    assert order_changes(db, DELIVERED) == {
        "status": "exchange requested",
        "exchange_items": [STEEL, SMALL],
        "exchange_new_items": [GLASS, LARGE],
        "exchange_payment_method_id": GIFT,
        "exchange_price_difference": 45.3,
    }
    assert "exchange requested" in refused(
        db, "exchange_delivered_order_items", **modify([STEEL], [GLASS], order_id=DELIVERED)
    )


def test_exchanged_ids_are_sorted_each_for_themselves(db: Database) -> None:
    """The two lists are sorted one by one, whatever the pairs were."""
    call(db, "exchange_delivered_order_items", **modify([SMALL, STEEL], [LARGE, GLASS], order_id=DELIVERED))
    changed = order_changes(db, DELIVERED)
    assert (changed["exchange_items"], changed["exchange_new_items"]) == ([STEEL, SMALL], [GLASS, LARGE])


def test_the_same_variant_and_a_negative_difference_are_exchanged(db: Database) -> None:
    """A variant for itself goes through (a rule forbids it), and an empty gift card covers what costs nothing."""
    call(db, "exchange_delivered_order_items", **modify([STEEL], [STEEL], EMPTY_GIFT, DELIVERED))
    assert order_changes(db, DELIVERED)["exchange_price_difference"] == 0


@pytest.mark.parametrize(("arguments", "said"), SWAPS_REFUSED)
def test_items_that_can_not_be_exchanged(db: Database, arguments: dict[str, Any], said: str) -> None:
    """What can't be modified before delivery can't be exchanged after it."""
    order_id = DELIVERED if arguments["order_id"] == PENDING else arguments["order_id"]
    assert said in refused(db, "exchange_delivered_order_items", **{**arguments, "order_id": order_id})


@pytest.mark.parametrize("method", [VISA, GIFT, EMPTY_GIFT])
def test_a_return_is_entered_and_moves_no_money_yet(db: Database, method: str) -> None:
    """The request is entered, with the refund to what paid or to any gift card; no money moves yet."""
    call(db, "return_delivered_order_items", order_id=DELIVERED, item_ids=[SMALL, STEEL], payment_method_id=method)
    assert order_changes(db, DELIVERED) == {
        "status": "return requested", "return_items": [STEEL, SMALL], "return_payment_method_id": method
    }  # fmt: skip


@pytest.mark.parametrize(
    ("items", "method", "said"),
    [
        ([], VISA, "empty"),
        ([LARGE], VISA, "not in order"),
        ([STEEL] * 3, VISA, "not 3 times in order"),
        ([STEEL], PAYPAL, "original payment method"),
        ([STEEL], "credit_card_9", "not among"),
    ],
)
def test_items_that_can_not_be_returned(db: Database, items: list[str], method: str, said: str) -> None:
    """Nothing, what isn't there, more than there is, or with the refund to another method."""
    assert said in refused(
        db, "return_delivered_order_items", order_id=DELIVERED, item_ids=items, payment_method_id=method
    )


@pytest.mark.parametrize("order_id", [PENDING, MODIFIED, PROCESSED, CANCELLED, RETURNED, EXCHANGED])
def test_only_delivered_items_come_back(db: Database, order_id: str) -> None:
    """An order that isn't delivered, or has a return or exchange already, is refused."""
    refused(db, "return_delivered_order_items", order_id=order_id, item_ids=[STEEL], payment_method_id=VISA)
    refused(db, "exchange_delivered_order_items", **modify([STEEL], [GLASS], order_id=order_id))


# --- laws ---------------------------------------------------------------------------------------------------------

ids = st.sampled_from([PENDING, MODIFIED, DELIVERED, RETURNED, BOBS, ANN, BOB, "", "x", None, 7])
items = st.one_of(st.lists(st.sampled_from([STEEL, GLASS, RED, SMALL, LARGE, "", "x"]), max_size=4), st.none())
methods = st.sampled_from([VISA, PAYPAL, GIFT, EMPTY_GIFT, "credit_card_9", ""])
values: dict[str, st.SearchStrategy[Any]] = {
    "order_id": ids, "user_id": ids, "item_id": ids, "product_id": ids, "item_ids": items, "new_item_ids": items,
    "payment_method_id": methods, "reason": st.sampled_from([*REASONS, ""]),
}  # fmt: skip
calls = st.sampled_from(sorted(TOOLS)).flatmap(
    lambda name: st.builds(
        ToolCall,
        st.just(name),
        st.fixed_dictionaries({p: values.get(p, st.text(max_size=5)) for p in TOOLS[name].parameters["properties"]}),
    )
)


@given(st.lists(calls, max_size=12))
def test_whatever_is_called_nothing_is_spoilt(todo: list[ToolCall]) -> None:
    """Whatever is called, nothing raises, refused calls and reads change nothing, and no gift card goes below zero."""
    db = Database(snapshot())
    for one in todo:
        before = db.changes()
        outcome = TOOLS.call(db, one)
        if outcome.error or TOOLS[one.name].kind != "write":
            assert db.changes() == before
    for user in db.tables()["users"].values():
        assert all(m.get("balance", 0) >= 0 for m in user["payment_methods"].values())
    for order in db.tables()["orders"].values():
        assert order["items"]
        assert all(line["price"] > 0 for line in order["items"])
