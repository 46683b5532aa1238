"""The clauses of the airline policy: each has a call that breaks it and a like one that keeps it."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.airline import DOMAIN, rules
from t2t_envs.airline.compensation import dues
from t2t_envs.airline.operations import REASONS
from t2t_envs.airline.rules import RULES
from t2t_envs.airline.terms import change_price, split_price
from t2t_envs.airline.tools import TOOLS
from t2t_gym.database import Changes, Database
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations
from tests.airline.small_airline import (
    AMEX,
    ANN,
    ANN_LEE,
    BASIC,
    BOB,
    BOBS,
    BOBS_VISA,
    BUSINESS,
    CANCELLED,
    DROPPED,
    DROPPED_PLAIN,
    EMPTY_GIFT,
    FLOWN,
    FRESH,
    GIFT,
    INSURED,
    LATE,
    PAID_BAGS,
    PLAIN,
    ROUND,
    SMALL_GIFT,
    TOM_LEE,
    VISA,
    VOUCHER,
    VOUCHER_2,
    booking,
    legs,
    payments,
    snapshot,
)

POLICY = Path(rules.__file__).with_name("policy.md").read_text(encoding="utf-8")
BOOK, CANCEL, SEND, HAND_OVER = (
    "book_reservation",
    "cancel_reservation",
    "send_certificate",
    "transfer_to_human_agents",
)
FLY, BAGS, PEOPLE = (f"update_reservation_{what}" for what in ("flights", "baggages", "passengers"))
READ = "get_reservation_details"


class Call(NamedTuple):
    """A call of a careful agent, who looked everything up and has the customer's agreement, but for what is given."""

    tool: str
    arguments: dict[str, Any]
    customer: str | None = ANN
    looked_up: bool = True
    consents: tuple[Consent, ...] | None = None
    before: tuple[ToolCall, ...] = ()
    tier: str = "regular"
    edits: Changes = {}


def world(call: Call) -> Database:
    """The world in which a call is made."""
    return Database(snapshot(call.tier).patched(call.edits))


def broken(call: Call) -> set[str]:
    """The clauses that a call breaks, once those before it have been carried out."""
    db = world(call)
    history = [CallRecord(0, c.name, c.arguments, TOOLS.call(db, c).error, touched=frozenset()) for c in call.before]
    tool = TOOLS[call.tool]
    tool.validate(call.arguments)
    operation = DOMAIN.operation_of(call.tool, call.arguments, db)
    if call.looked_up:
        key = ("reservations", call.arguments.get("reservation_id", ""))
        history.append(CallRecord(0, READ, {}, False, touched=frozenset({key})))
    context = RuleContext(tool, call.arguments, db, call.customer, history, agreed(call), operation)
    return {rule.clause for rule, _ in find_violations(DOMAIN.rules_of[call.tool], context)}


def agreed(call: Call) -> tuple[Consent, ...]:
    """What the customer has agreed to: what is given, or just what is done."""
    if call.consents is not None:
        return call.consents
    operation = DOMAIN.operation_of(call.tool, call.arguments, world(call))
    return (Consent(operation.name, operation.values(call.arguments)),) if operation else ()


def pasted(call: Call) -> Call:
    """The same call, with more in each object than the tool reads of it."""
    listed = {
        name: [{**row, "price": 99} for row in value]
        for name, value in call.arguments.items()
        if value.__class__ is list
    }
    return call._replace(arguments={**call.arguments, **listed}, consents=agreed(call))


def fly(reservation_id: str, *flights: str, cabin: str = "economy", payment_id: str = VISA) -> dict[str, Any]:
    """The arguments of a change of flights."""
    return {"reservation_id": reservation_id, "cabin": cabin, "flights": legs(*flights), "payment_id": payment_id}


def bags(reservation_id: str, total: int, paid: int) -> dict[str, Any]:
    """The arguments of a change of bags."""
    return {
        "reservation_id": reservation_id, "total_baggages": total, "nonfree_baggages": paid, "payment_id": VISA
    }  # fmt: skip


def bags_agreed(reservation_id: str, total: int) -> tuple[Consent]:
    """A go-ahead for bags, without a word on what pays for them."""
    return (Consent("change_baggage", {"reservation_id": reservation_id, "baggage": total}, ("payment_method",)),)


def cancel(reservation_id: str, reason: str = "change of plan") -> Call:
    """A cancellation, for a reason that the customer gave."""
    agreed = Consent("cancel_reservation", {"reservation_id": reservation_id, "reason": reason})
    return Call(CANCEL, {"reservation_id": reservation_id}, consents=(agreed,))


REASON_UNSAID = Consent("cancel_reservation", {"reservation_id": FRESH}, unsaid=("reason",))
"""A go-ahead that nobody has said a reason for, which no tool is told, though the policy wants to know it."""


def send(amount: int, reservation_id: str, before: tuple[ToolCall, ...] = (), **more: Any) -> Call:
    """A certificate, for a reservation that the customer named."""
    agreed = Consent("add_compensation", {"user_id": ANN, "reservation_id": reservation_id})
    return Call(SEND, {"user_id": ANN, "amount": amount}, consents=(agreed,), before=before, **more)


def people(count: int) -> list[dict[str, str]]:
    """Some passengers."""
    return [{**ANN_LEE, "first_name": f"Ann{'abcdefgh'[i]}"} for i in range(count)]


def made(when: str) -> Changes:
    """The plain reservation was made at another time; it is now three in the afternoon of the fifteenth."""
    return {"reservations": {PLAIN: {"created_at": when}}}


def send_for_any(amount: int) -> Call:
    """A certificate, for whichever reservation."""
    return Call(SEND, {"user_id": ANN, "amount": amount}, consents=(Consent("add_compensation", {"user_id": ANN}),))


def onward(departure: str) -> Changes:
    """The second flight leaves at another time than usual; the first lands at half past ten."""
    return {"flights": {"HAT002": {"scheduled_departure_time_est": departure}}}


PAYING_SIX = {"passengers": people(6), "payment_methods": payments(**{VISA: 720})}
PAYING_FIVE = {"passengers": people(5), "payment_methods": payments(**{VISA: 600})}
FLIGHTS_AGREED = (Consent("change_flights", {"reservation_id": PLAIN, "flight_choice": "HAT004 on 2024-05-20"}),)
SENT = (ToolCall(SEND, {"user_id": ANN, "amount": 200}),)
REBOOKED = (ToolCall(FLY, fly(LATE, "HAT001")),)

CASES: tuple[tuple[str, Call, Call], ...] = (
    ("R1", Call(CANCEL, {"reservation_id": FRESH}, customer=None), cancel(FRESH)),
    ("R2", Call(READ, {"reservation_id": PLAIN}, customer=None), Call(READ, {"reservation_id": PLAIN})),
    ("R3", Call(BAGS, {**bags(BOBS, 1, 0), "payment_id": BOBS_VISA}),
     Call(BAGS, {**bags(BOBS, 1, 0), "payment_id": BOBS_VISA}, customer=BOB)),
    ("R4", Call("get_user_details", {"user_id": BOB}), Call("get_user_details", {"user_id": ANN})),
    ("R5", Call(CANCEL, {"reservation_id": FRESH}, consents=()), cancel(FRESH)),
    ("R5", Call(CANCEL, {"reservation_id": FRESH}, consents=(REASON_UNSAID,)), cancel(FRESH)),
    ("R5", Call(FLY, fly(PLAIN, "HAT004", cabin="business"), consents=FLIGHTS_AGREED),
     Call(FLY, fly(PLAIN, "HAT004"), consents=FLIGHTS_AGREED)),
    ("R5", Call(BAGS, bags(PLAIN, 3, 3)), Call(BAGS, bags(PLAIN, 3, 2))),
    ("R5", Call(BAGS, bags(PLAIN, 2, 1), consents=bags_agreed(PLAIN, 2)),
     Call(BAGS, bags(PLAIN, 2, 0), consents=bags_agreed(PLAIN, 2), tier="silver")),  # which costs nothing
    ("R6", Call(CANCEL, {"reservation_id": FRESH}, looked_up=False), cancel(FRESH)),
    ("R7", Call(BOOK, booking(**PAYING_SIX)), Call(BOOK, booking(**PAYING_FIVE))),
    ("R12", Call(BOOK, booking(payment_methods=payments(**{VISA: 60, AMEX: 60}))),
     Call(BOOK, booking(payment_methods=payments(**{SMALL_GIFT: 40, VISA: 80})))),
    ("R12", Call(BOOK, booking(payment_methods=payments(**{VOUCHER: 60, VOUCHER_2: 60}))),
     Call(BOOK, booking(payment_methods=payments(**{VOUCHER: 120})))),
    ("R13", Call(BOOK, booking(payment_methods=payments(**{SMALL_GIFT: 20, VISA: 100}))),
     Call(BOOK, booking(payment_methods=payments(**{SMALL_GIFT: 40, VISA: 80})))),
    ("R13", Call(BOOK, booking(payment_methods=payments(**{GIFT: 80, SMALL_GIFT: 40}))),
     Call(BOOK, booking(payment_methods=payments(**{GIFT: 120})))),
    ("R10", Call(BOOK, booking(total_baggages=1, nonfree_baggages=1)), Call(BOOK, booking(total_baggages=1))),
    ("R10", Call(BAGS, bags(BASIC, 1, 0)), Call(BAGS, bags(BASIC, 1, 1))),
    ("R10", Call(BAGS, bags(PLAIN, 2, 1), tier="silver"), Call(BAGS, bags(PLAIN, 2, 0), tier="silver")),
    ("R8", Call(FLY, fly(PLAIN, "HAT001", "HAT006")), Call(FLY, fly(PLAIN, "HAT001", "HAT002/21"))),
    ("R8", Call(FLY, fly(PLAIN, "HAT001", "HAT004")), Call(FLY, fly(PLAIN, "HAT004"))),
    ("R8", Call(FLY, fly(PLAIN, "HAT001/21", "HAT002/21"), edits=onward("10:29:00")),
     Call(FLY, fly(PLAIN, "HAT001/21", "HAT002/21"), edits=onward("10:30:00"))),
    ("R15", Call(FLY, fly(BASIC, "HAT005", cabin="basic_economy")), Call(FLY, fly(BASIC, "HAT001"))),
    ("R16", Call(FLY, fly(PLAIN, "HAT001")), Call(FLY, fly(PLAIN, "HAT004"))),
    ("R16", Call(FLY, fly(ROUND, "HAT004")), Call(FLY, fly(ROUND, "HAT004", "HAT003/25"))),
    ("R18", Call(FLY, fly(FLOWN, "HAT001/14", "HAT002")),
     Call(FLY, fly(FLOWN, "HAT001/14", "HAT002/21", cabin="business"))),
    ("R17", Call(FLY, fly(FLOWN, "HAT001", "HAT002", cabin="business")),
     Call(FLY, fly(FLOWN, "HAT001/14", "HAT002/21", cabin="business"))),
    ("R19", Call(BAGS, bags(PAID_BAGS, 2, 1)), Call(BAGS, bags(PAID_BAGS, 4, 3))),
    ("R21", Call(PEOPLE, {"reservation_id": PLAIN, "passengers": [ANN_LEE, TOM_LEE]}),
     Call(PEOPLE, {"reservation_id": PLAIN, "passengers": [TOM_LEE]})),
    ("R23", cancel(FLOWN), cancel(BUSINESS)),
    ("R22", Call(BAGS, bags(FLOWN, 1, 0)), Call(BAGS, bags(BUSINESS, 1, 0))),
    ("R22", Call(PEOPLE, {"reservation_id": FLOWN, "passengers": [TOM_LEE]}),
     Call(PEOPLE, {"reservation_id": BUSINESS, "passengers": [TOM_LEE]})),
    ("R11", Call(BAGS, {**bags(PLAIN, 3, 2), "payment_id": BOBS_VISA}), Call(BAGS, {**bags(PLAIN, 3, 2), "payment_id": AMEX})),
    ("R11", Call(BOOK, booking(payment_methods=payments(**{BOBS_VISA: 120}))), Call(BOOK, booking())),
    ("R14", cancel(CANCELLED), cancel(FRESH)),
    ("R14", Call(BAGS, bags(CANCELLED, 1, 0)), Call(BAGS, bags(FRESH, 1, 0))),
    ("R20", Call(FLY, fly(PLAIN, "HAT004", payment_id=VOUCHER)), Call(FLY, fly(PLAIN, "HAT004", payment_id=EMPTY_GIFT))),
    ("R20", Call(FLY, fly(PLAIN, "HAT001", "HAT002", cabin="business", payment_id=GIFT)),
     Call(FLY, fly(PLAIN, "HAT001", "HAT002/21", payment_id=SMALL_GIFT))),
    ("R20", Call(FLY, fly(PLAIN, "HAT001/21", "HAT002/21", payment_id=EMPTY_GIFT)),
     Call(FLY, fly(PLAIN, "HAT001/21", "HAT002/21", payment_id=SMALL_GIFT))),  # which it just covers
    ("R20", Call(BAGS, {**bags(PLAIN, 2, 1), "payment_id": SMALL_GIFT}), Call(BAGS, {**bags(PLAIN, 3, 2), "payment_id": GIFT})),
    ("R9", Call(BOOK, booking(cabin="business", passengers=people(4), payment_methods=payments(**{VISA: 1600}))),
     Call(BOOK, booking(cabin="business", passengers=people(3), payment_methods=payments(**{VISA: 1200})))),
    ("R9", Call(FLY, fly(PLAIN, "HAT005/15", "HAT002")), Call(FLY, fly(PLAIN, "HAT001/21", "HAT002/21"))),
    ("R24", cancel(PLAIN), cancel(FRESH)),
    ("R24", cancel(INSURED), cancel(INSURED, "health")),
    ("R24", cancel(PLAIN, "health"), cancel(INSURED, "health")),
    ("R24", Call(CANCEL, {"reservation_id": INSURED}, consents=(
        Consent("cancel_reservation", {"reservation_id": PLAIN, "reason": "health"}),
        Consent("cancel_reservation", {"reservation_id": INSURED, "reason": "change of plan"}))),
     cancel(INSURED, "health")),
    ("R24", Call(*cancel(PLAIN)[:2], edits=made("2024-05-14T14:59:59")), Call(*cancel(PLAIN)[:2], edits=made("2024-05-14T15:00:00"))),
    ("R24", cancel(PLAIN, "airline cancelled flight"), cancel(DROPPED_PLAIN, "airline cancelled flight")),
    ("R25", send(50, PLAIN), send(200, DROPPED)),
    ("R25", send(50, LATE), send(50, LATE, before=REBOOKED)),
    ("R26", send(100, DROPPED_PLAIN), send(100, DROPPED_PLAIN, tier="silver")),
    ("R27", send(100, DROPPED), send(200, DROPPED)),
    ("R27", send_for_any(100), send_for_any(200)),
    ("R28", send(200, DROPPED, before=SENT), send(200, DROPPED)),
    ("R29", Call(HAND_OVER, {"summary": "help"}, customer=None), Call(HAND_OVER, {"summary": "help"})),
    ("R30", Call(HAND_OVER, {"summary": "help"}, consents=FLIGHTS_AGREED),
     Call(HAND_OVER, {"summary": "help"}, consents=())),
)  # fmt: skip


@pytest.mark.parametrize(("clause", "breaks", "keeps"), CASES)
def test_a_clause_is_broken_by_one_call_and_kept_by_its_like(clause: str, breaks: Call, keeps: Call) -> None:
    """What breaks it breaks it, whether or not the tool carries it out; what keeps it breaks nothing, and goes through."""
    assert clause in broken(breaks)
    assert broken(keeps) == set()
    db = world(keeps)
    for call in (*keeps.before, ToolCall(keeps.tool, keeps.arguments)):
        outcome = TOOLS.call(db, call)
        assert not outcome.error, outcome.content


@pytest.mark.parametrize(("clause", "breaks", "keeps"), CASES)
def test_what_an_object_has_besides_breaks_no_rule_and_keeps_none(clause: str, breaks: Call, keeps: Call) -> None:
    """Such as the price in a flight that is copied from a search."""
    assert broken(pasted(breaks)) == broken(breaks)
    assert broken(pasted(keeps)) == set()


def test_every_rule_has_its_cases() -> None:
    """No clause is left out."""
    assert {clause for clause, _, _ in CASES} == {rule.clause for rule in RULES}


def test_the_text_and_the_code_have_the_same_clauses() -> None:
    """Every rule has its clause in the text, marked hard when it is, and every R clause of the text is a rule."""
    in_text = {m[1]: bool(m[2]) for m in re.finditer(r"^- \*\*(R\d+)( \(hard\))?\*\*", POLICY, re.M)}
    assert in_text == {rule.clause: rule.hard for rule in RULES}
    assert list(in_text) == [rule.clause for rule in RULES] == [f"R{i}" for i in range(1, len(RULES) + 1)]


def test_the_text_explains_the_world() -> None:
    """The text names every reason, the tool that hands over, and the world's time."""
    for word in (*REASONS, HAND_OVER):
        assert f"`{word}`" in POLICY
    assert "2024-05-15, 15:00:00" in POLICY


def test_a_method_with_nothing_to_pay_is_not_used() -> None:
    """An empty gift card is left out of the split, which the tool's schema sees to."""
    assert TOOLS.call(
        Database(snapshot()), ToolCall(BOOK, booking(payment_methods=payments(**{EMPTY_GIFT: 0, VISA: 120})))
    ).error


def test_another_cabin_takes_seats_on_the_flights_that_stay_as_well() -> None:
    """On one that has landed there are none."""
    assert "R9" in broken(Call(FLY, fly(FLOWN, "HAT001/14", "HAT002")))


def test_a_strangers_card_breaks_one_clause_alone() -> None:
    """How it shares in the price is no matter then."""
    assert broken(Call(BOOK, booking(payment_methods=payments(**{BOBS_VISA: 120})))) == {"R11"}


@pytest.mark.parametrize("reservation_id", [DROPPED, LATE])
def test_a_reservation_that_was_cancelled_before_the_call_gives_no_grounds(reservation_id: str) -> None:
    """Neither a flight that the airline cancelled nor one that is delayed, though the reservation isn't flown."""
    world = snapshot()
    cancelled = world.patched({"reservations": {reservation_id: {"status": "cancelled"}}})
    assert reservation_id not in dues(Database(cancelled), ANN)
    db = Database(world)
    TOOLS.call(db, ToolCall(CANCEL, {"reservation_id": reservation_id}))
    assert reservation_id in dues(db, ANN)


def test_a_wrong_amount_breaks_one_clause_alone() -> None:
    """Nothing of that amount is owed, so that none has been sent before."""
    assert broken(send(100, DROPPED)) == {"R27"}


@pytest.mark.parametrize("arguments", [{"user_id": ANN, "amount": 200.0}, {"amount": 200}, {}])
def test_a_certificate_that_was_not_sent_counts_for_nothing(arguments: dict[str, Any]) -> None:
    """The tool refused to send it, whatever it was called with."""
    assert broken(send(200, DROPPED, before=(ToolCall(SEND, arguments),))) == set()


def test_bags_that_are_taken_off_cost_nothing() -> None:
    """Nor is anything paid back for them."""
    db = Database(snapshot())
    held = db.need("reservations", PAID_BAGS)
    assert [change_price(db, held, bags(PAID_BAGS, 4, paid)) for paid in (0, 2, 3, 4)] == [0, 0, 50, 100]


_METHODS = st.lists(
    st.tuples(st.sampled_from(["certificate", "gift_card", "credit_card"]), st.integers(0, 60)),
    min_size=1,
    max_size=5,
).map(lambda drawn: [{"id": f"{s}_{i}", "source": s, "amount": n} for i, (s, n) in enumerate(drawn)])


@given(_METHODS, st.integers(1, 200), st.randoms(use_true_random=False))
def test_a_price_is_split_in_one_way(methods: list[dict[str, Any]], price: int, chance: Any) -> None:
    """In whatever order the methods are named: certificates first, then the fullest gift card, then a credit card."""
    held = [m if m["source"] != "credit_card" else {k: v for k, v in m.items() if k != "amount"} for m in methods]
    shares = split_price(held, price)
    assert split_price(chance.sample(held, len(held)), price) == shares
    assert min(shares.values(), default=1) > 0
    cards = [m["id"] for m in held if m["source"] == "credit_card"]
    assert sum(shares.values()) == (price if cards else min(price, sum(m["amount"] for m in held)))
    places = {"certificate": 0, "gift_card": 1}
    order = sorted(
        (m for m in held if m["source"] in places), key=lambda m: (places[m["source"]], -m["amount"], m["id"])
    )
    left = price
    for method in order:
        assert shares.get(method["id"], 0) == min(left, method["amount"])
        left -= shares.get(method["id"], 0)
    assert [shares.get(card, 0) for card in cards[:1]] == [left][: len(cards)]
