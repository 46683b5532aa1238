"""The clauses of the retail policy: each can be broken and can be kept, and the policy text has them all."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from t2t_envs.retail import DOMAIN, rules
from t2t_envs.retail.operations import OPERATIONS, REASONS
from t2t_envs.retail.rules import RULES
from t2t_envs.retail.tools import TOOLS
from t2t_gym.database import Database
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations
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

BY_TOOL = {o.tool: o for o in OPERATIONS.values()}
POLICY = Path(rules.__file__).with_name("policy.md").read_text(encoding="utf-8")


def broken(
    tool: str,
    *,
    customer: str | None = ANN,
    agreed: bool = True,
    looked_up: bool = True,
    consents: list[Consent] | None = None,
    history: list[CallRecord] | None = None,
    world: dict[str, Any] | None = None,
    **arguments: Any,
) -> set[str]:
    """The clauses that a call breaks; by default by a careful agent, who looked the order up and got an agreement."""
    db = Database(snapshot(**(world or {})))
    operation = BY_TOOL.get(tool)
    if consents is None:
        consents = [Consent(operation.name, operation.values(arguments))] if operation and agreed else []
    if history is None:
        read = CallRecord(
            0, "get_order_details", {}, False, touched=frozenset({("orders", arguments.get("order_id", ""))})
        )
        history = [read] if looked_up else []
    context = RuleContext(TOOLS[tool], arguments, db, customer, history, consents, operation)
    before = db.tables()
    found = {rule.clause for rule, detail in find_violations(DOMAIN.rules_of[tool], context) if detail}
    assert db.tables() == before
    return found


def goes_through(tool: str, **arguments: Any) -> bool:
    """Whether the tool carries a call out."""
    return not TOOLS.call(Database(snapshot()), ToolCall(tool, arguments)).error


def swap(
    old: list[str], new: list[str], order_id: str = PENDING, payment_method_id: str = VISA, **more: Any
) -> dict[str, Any]:
    """The arguments of a swap."""
    return {"order_id": order_id, "item_ids": old, "new_item_ids": new, "payment_method_id": payment_method_id, **more}


CANCEL, MODIFY, EXCHANGE = "cancel_pending_order", "modify_pending_order_items", "exchange_delivered_order_items"
PAY, RETURN, SHIP = "modify_pending_order_payment", "return_delivered_order_items", "modify_pending_order_address"


# --- the policy text ----------------------------------------------------------------------------------------------


def test_the_text_and_the_code_have_the_same_clauses() -> None:
    """Every rule has its clause in the text, marked hard when it is, and every R clause of the text is a rule."""
    in_text = {m[1]: bool(m[2]) for m in re.finditer(r"^- \*\*(R\d+)( \(hard\))?\*\*", POLICY, re.M)}
    assert in_text == {rule.clause: rule.hard for rule in RULES}
    assert list(in_text) == [rule.clause for rule in RULES] == [f"R{i}" for i in range(1, len(RULES) + 1)]


def test_the_text_explains_the_world() -> None:
    """The text names every status, every reason, and the tool that hands over."""
    for word in ("pending (item modified)", "processed", "return requested", "exchange requested", *REASONS):
        assert f"`{word}`" in POLICY
    assert "transfer_to_human_agents" in POLICY


def test_rules_apply_to_tools_that_exist() -> None:
    """A rule names tools of the domain, or none for every write."""
    for rule in RULES:
        assert rule.tools <= set(TOOLS)


# --- keeping all of them ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        (CANCEL, {"order_id": PENDING, "reason": REASONS[0]}),
        (SHIP, {"order_id": PENDING, **ADDRESS}),
        (PAY, {"order_id": PENDING, "payment_method_id": PAYPAL}),
        (MODIFY, swap([STEEL, SMALL], [GLASS, LARGE])),
        (EXCHANGE, swap([STEEL, STEEL], [GLASS, GLASS], DELIVERED, GIFT)),
        (RETURN, {"order_id": DELIVERED, "item_ids": [STEEL], "payment_method_id": VISA}),
        (RETURN, {"order_id": DELIVERED, "item_ids": [STEEL], "payment_method_id": EMPTY_GIFT}),
        ("modify_user_address", {"user_id": ANN, **ADDRESS}),
        ("get_order_details", {"order_id": PENDING}),
        ("get_user_details", {"user_id": ANN}),
        ("find_user_id_by_email", {"email": "ann.lee@example.com"}),
        ("transfer_to_human_agents", {"summary": "wants a job"}),
    ],
)
def test_a_careful_agent_breaks_nothing(tool: str, arguments: dict[str, Any]) -> None:
    """Every operation can be carried out without breaking a rule."""
    assert broken(tool, **arguments) == set()
    assert goes_through(tool, **arguments)


# --- who ----------------------------------------------------------------------------------------------------------


def test_r1_r2_identity_comes_first() -> None:
    """Without an established identity nothing is changed, and no profile or order read; products are free."""
    assert "R1" in broken(CANCEL, customer=None, order_id=PENDING, reason=REASONS[0])
    assert broken("get_order_details", customer=None, order_id=PENDING) == {"R2"}
    assert broken("get_user_details", customer=None, user_id=ANN) == {"R2"}
    assert broken("list_all_product_types", customer=None) == set()
    assert broken("find_user_id_by_email", customer=None, email="ann.lee@example.com") == set()


def test_r3_nothing_of_another_customer_is_changed() -> None:
    """The order or the profile of someone else is not to be changed, whatever was agreed."""
    assert broken(CANCEL, order_id=BOBS, reason=REASONS[0]) == {"R3"}
    assert broken("modify_user_address", user_id=BOB, **ADDRESS) == {"R3"}
    assert goes_through(CANCEL, order_id=BOBS, reason=REASONS[0])


def test_r4_nothing_of_another_customer_is_looked_at() -> None:
    """Nor is it to be read, nor the identity of another one looked up in the same call."""
    assert broken("get_order_details", order_id=BOBS) == {"R4"}
    assert broken("get_user_details", user_id=BOB) == {"R4"}
    assert broken("find_user_id_by_email", email="BOB.ray@example.com") == {"R4"}
    assert broken("find_user_id_by_name_zip", first_name="bob", last_name="ray", zip="02139") == {"R4"}
    assert broken("find_user_id_by_name_zip", first_name="Ann", last_name="Lee", zip="02139") == set()
    assert broken("find_user_id_by_email", email="nobody@example.com") == set()
    assert broken("get_user_details", user_id="nobody_1") == set(), "there is nobody to look at"


# --- before a write -----------------------------------------------------------------------------------------------


def test_r5_a_write_needs_consent() -> None:
    """A write needs an agreement to that operation with those details; what the customer left open is open."""
    arguments = {"order_id": PENDING, "reason": REASONS[0]}
    assert broken(CANCEL, agreed=False, **arguments) == {"R5"}
    other = Consent("cancel_order", {**arguments, "reason": REASONS[1]})
    assert broken(CANCEL, consents=[other], **arguments) == {"R5"}
    address = Consent("modify_order_address", arguments)
    assert broken(CANCEL, consents=[address], **arguments) == {"R5"}
    assert broken(CANCEL, consents=[Consent("cancel_order", {"order_id": PENDING})], **arguments) == set()
    assert broken(CANCEL, consents=[other, Consent("cancel_order", arguments)], **arguments) == set()
    unsaid = Consent("cancel_order", {"order_id": PENDING}, unsaid=("reason",))
    assert broken(CANCEL, consents=[unsaid], **arguments) == {"R5"}, "nobody said a word about the reason"
    assert broken(CANCEL, consents=[unsaid.filled_in({"reason": arguments["reason"]})], **arguments) == set()


def test_r6_an_order_is_looked_up_before_it_is_changed() -> None:
    """An order that was never looked up is changed blindly; a failed look-up doesn't count."""
    arguments = {"order_id": PENDING, "reason": REASONS[0]}
    assert broken(CANCEL, looked_up=False, **arguments) == {"R6"}
    failed = CallRecord(0, RETURN, {}, True, touched=frozenset({("orders", PENDING)}))
    assert broken(CANCEL, history=[failed], **arguments) == {"R6"}


# --- orders -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order_id", [PROCESSED, DELIVERED, CANCELLED, RETURNED, EXCHANGED])
def test_r7_only_pending_orders_are_changed(order_id: str) -> None:
    """A shipped or cancelled order is neither cancelled nor modified."""
    assert broken(CANCEL, order_id=order_id, reason=REASONS[0]) == {"R7"}
    assert broken(SHIP, order_id=order_id, **ADDRESS) == {"R7"}
    assert "R7" in broken(PAY, order_id=order_id, payment_method_id=PAYPAL)
    assert broken(MODIFY, **swap([STEEL], [GLASS], order_id)) == {"R7"}


def test_r8_a_modified_order_is_closed() -> None:
    """After its items were modified an order isn't changed again; for the address the tool would let it through."""
    assert broken(CANCEL, order_id=MODIFIED, reason=REASONS[0]) == {"R8"}
    assert broken(MODIFY, **swap([STEEL], [GLASS], MODIFIED)) == {"R8"}
    assert broken(PAY, order_id=MODIFIED, payment_method_id=PAYPAL) == {"R8"}
    assert broken(SHIP, order_id=MODIFIED, **ADDRESS) == {"R8"}
    assert goes_through(SHIP, order_id=MODIFIED, **ADDRESS)
    assert goes_through(PAY, order_id=MODIFIED, payment_method_id=PAYPAL)


@pytest.mark.parametrize("order_id", [PENDING, MODIFIED, PROCESSED, CANCELLED])
def test_r12_only_delivered_items_come_back(order_id: str) -> None:
    """What isn't delivered is neither returned nor exchanged."""
    assert broken(RETURN, order_id=order_id, item_ids=[STEEL], payment_method_id=VISA) == {"R12"}
    assert broken(EXCHANGE, **swap([STEEL], [GLASS], order_id)) == {"R12"}


@pytest.mark.parametrize("order_id", [RETURNED, EXCHANGED])
def test_r13_items_come_back_once(order_id: str) -> None:
    """An order has one return or one exchange."""
    assert broken(RETURN, order_id=order_id, item_ids=[STEEL], payment_method_id=VISA) == {"R13"}
    assert broken(EXCHANGE, **swap([STEEL], [GLASS], order_id)) == {"R13"}


def test_r9_only_two_reasons_count() -> None:
    """Only the two reasons count; the tool refuses others, so that it stays an attempt."""
    assert broken(CANCEL, order_id=PENDING, reason="found it cheaper") == {"R9"}
    assert not goes_through(CANCEL, order_id=PENDING, reason="found it cheaper")


@pytest.mark.parametrize(("tool", "order_id"), [(MODIFY, PENDING), (EXCHANGE, DELIVERED)])
def test_r15_r16_r17_swaps_are_for_another_available_variant(tool: str, order_id: str) -> None:
    """Same product, other variant, available: before delivery and after."""
    assert broken(tool, **swap([STEEL], [LARGE], order_id)) == {"R15"}
    assert broken(tool, **swap([SMALL, STEEL], [LARGE, "1"], order_id)) == {"R15"}
    assert broken(tool, **swap([STEEL], [STEEL], order_id)) == {"R16"}
    assert broken(tool, **swap([STEEL], [RED], order_id)) == {"R17"}


def test_r16_goes_through_for_an_exchange() -> None:
    """The tool exchanges an item for itself: an effective violation."""
    assert goes_through(EXCHANGE, **swap([STEEL], [STEEL], DELIVERED))


# --- money --------------------------------------------------------------------------------------------------------


def test_r18_only_methods_of_the_profile_pay() -> None:
    """Someone else's method, or one that doesn't exist, pays for nothing."""
    assert broken(PAY, order_id=PENDING, payment_method_id="credit_card_9") == {"R18"}
    assert broken(MODIFY, **swap([STEEL], [GLASS], payment_method_id="")) == {"R18"}
    assert "R18" in broken(RETURN, order_id=DELIVERED, item_ids=[STEEL], payment_method_id="credit_card_9")


def test_r19_a_gift_card_covers_the_whole_amount() -> None:
    """The whole order when the payment moves, the net difference when items are swapped."""
    assert broken(PAY, order_id=PENDING, payment_method_id=GIFT) == {"R19"}
    assert broken(MODIFY, **swap([STEEL], [GLASS], payment_method_id=EMPTY_GIFT)) == {"R19"}
    assert broken(EXCHANGE, **swap([STEEL], [GLASS], DELIVERED, EMPTY_GIFT)) == {"R19"}
    assert broken(EXCHANGE, **swap(["0000000000"], [GLASS], DELIVERED, EMPTY_GIFT)) == set()  # which makes no sense
    assert broken(MODIFY, **swap([STEEL], [GLASS], payment_method_id=GIFT)) == set()


def test_r10_a_payment_moves_to_another_method() -> None:
    """The payment doesn't move to the method that paid."""
    assert broken(PAY, order_id=PENDING, payment_method_id=VISA) == {"R10"}


def test_r11_the_payment_moves_once() -> None:
    """After it was moved, it stays; moving it to where it is now breaks both clauses."""
    moved = [
        {"transaction_type": kind, "amount": 9.0, "payment_method_id": method}
        for kind, method in (("payment", VISA), ("payment", PAYPAL), ("refund", VISA))
    ]
    world = {"PENDING": {"payment_history": moved}}
    assert broken(PAY, order_id=PENDING, payment_method_id=VISA, world=world) == {"R11"}
    assert broken(PAY, order_id=PENDING, payment_method_id=PAYPAL, world=world) == {"R10", "R11"}


@pytest.mark.parametrize(("status", "clauses"), [("PENDING", {"R11"}), ("MODIFIED", {"R8"})])
def test_r11_is_about_orders_that_were_not_modified(status: str, clauses: set[str]) -> None:
    """A second entry in the history of one that was is for its items, and another clause closes it."""
    history = [{"transaction_type": "payment", "amount": 25.05, "payment_method_id": VISA} for _ in range(2)]
    order_id = {"PENDING": PENDING, "MODIFIED": MODIFIED}[status]
    world = {status: {"payment_history": history}}
    assert broken(PAY, order_id=order_id, payment_method_id=PAYPAL, world=world) == clauses


def test_r19_a_gift_card_may_be_used_up() -> None:
    """It covers what it holds to the cent, and not a cent more."""
    for amount, clauses in ((100.0, set()), (100.01, {"R19"})):
        paid = [{"transaction_type": "payment", "amount": amount, "payment_method_id": VISA}]
        assert (
            broken(PAY, order_id=PENDING, payment_method_id=GIFT, world={"PENDING": {"payment_history": paid}})
            == clauses
        )


def test_r15_r17_a_product_that_is_gone_has_no_variants_to_tell() -> None:
    """The tool refuses the swap; which variants there were, nobody knows."""
    lines = snapshot().tables["orders"][PENDING]["items"]
    gone = {"PENDING": {"items": [{**line, "product_id": "0"} for line in lines]}}
    assert broken(MODIFY, **swap([STEEL], [GLASS]), world=gone) == set()


def test_r14_refunds_go_to_what_paid_or_to_a_gift_card() -> None:
    """The refund goes to what paid, or to a gift card."""
    assert broken(RETURN, order_id=DELIVERED, item_ids=[STEEL], payment_method_id=PAYPAL) == {"R14"}
    moved = [
        {"transaction_type": kind, "amount": 120.2, "payment_method_id": method}
        for kind, method in (("payment", VISA), ("payment", PAYPAL), ("refund", VISA))
    ]
    for method, clauses in ((VISA, set()), (PAYPAL, {"R14"})):
        world = {"DELIVERED": {"payment_history": moved}}
        assert broken(RETURN, order_id=DELIVERED, item_ids=[STEEL], payment_method_id=method, world=world) == clauses


# --- handing over -------------------------------------------------------------------------------------------------


def test_r20_a_stranger_is_not_handed_over() -> None:
    """A caller whose identity isn't established isn't handed over."""
    assert broken("transfer_to_human_agents", customer=None, summary="") == {"R20"}


def test_r21_what_a_tool_serves_is_not_handed_over() -> None:
    """What the customer agreed to is done first; an agreement that was carried out doesn't stand in the way."""
    arguments = {"order_id": PENDING, "reason": REASONS[0]}
    consents = [Consent("cancel_order", {"order_id": PENDING})]
    done = CallRecord(3, CANCEL, arguments, False)
    failed = CallRecord(3, CANCEL, arguments, True)
    handover = "transfer_to_human_agents"
    assert broken(handover, summary="", consents=consents, history=[]) == {"R21"}
    assert broken(handover, summary="", consents=consents, history=[failed]) == {"R21"}
    assert broken(handover, summary="", consents=consents, history=[done]) == set()


def test_every_rule_is_broken_by_something_here() -> None:
    """No rule is idle: each clause is the subject of a test above."""
    named = {clause.upper() for name in globals() for clause in re.findall(r"r\d+", name) if name.startswith("test_r")}
    assert named == {rule.clause for rule in RULES}


# --- laws ---------------------------------------------------------------------------------------------------------

ids = st.sampled_from([PENDING, MODIFIED, DELIVERED, BOBS, ANN, BOB, "", "x"])
item_lists = st.lists(st.sampled_from([STEEL, GLASS, RED, SMALL, LARGE, "", "x"]), max_size=4)
values: dict[str, st.SearchStrategy[Any]] = {
    "order_id": ids,
    "user_id": ids,
    "item_ids": item_lists,
    "new_item_ids": item_lists,
    "payment_method_id": st.sampled_from([VISA, PAYPAL, GIFT, EMPTY_GIFT, "credit_card_9", ""]),
}
calls = st.sampled_from(sorted(TOOLS)).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.fixed_dictionaries({p: values.get(p, st.text(max_size=5)) for p in TOOLS[name].parameters["properties"]}),
    )
)


@given(calls, st.sampled_from([None, ANN, BOB, "gone"]), st.booleans(), st.booleans())
def test_every_rule_stands_whatever_passes_the_schema(
    call: tuple[str, dict[str, Any]], customer: str | None, agreed: bool, looked_up: bool
) -> None:
    """Whatever passes a tool's schema, every rule has an answer, and changes nothing."""
    name, arguments = call
    broken(name, customer=customer, agreed=agreed, looked_up=looked_up, **arguments)


@given(calls)
@example((MODIFY, swap([GLASS], [GLASS])))  # neither of which is in the order
def test_writes_that_keep_all_rules_go_through(call: tuple[str, dict[str, Any]]) -> None:
    """The tools refuse no write that the policy allows, but for nonsense: lists or addresses with nothing in them."""
    name, arguments = call
    if TOOLS[name].kind != "write" or broken(name, **arguments):
        return
    outcome = TOOLS.call(Database(snapshot()), ToolCall(name, arguments))
    nonsense = ("not found", "is empty", "one new item for each", "The address needs", "not in order", "times in order")
    assert not outcome.error or any(words in outcome.content for words in nonsense)
