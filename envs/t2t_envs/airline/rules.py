"""The clauses of the airline policy that can be code; `policy.md` has them all in words, by the same numbers.

Each check looks at a call before it runs. Where the tool then refuses the call, the breach is an attempt; where it
carries the call out, it is effective.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from t2t_envs.airline.compensation import Due, dues
from t2t_envs.airline.operations import COVERED_REASONS, OPERATIONS
from t2t_envs.airline.payment_rules import bags_paid, covers, few_methods, own_methods, right_split
from t2t_envs.airline.rule_subjects import agreed, reservation_of, user_of
from t2t_envs.airline.terms import MOST_PASSENGERS, flight_day, time_now
from t2t_envs.airline.trip_rules import (
    bags_stay,
    basic_stays,
    cabin_stays,
    connects,
    flown_stay,
    has_seats,
    not_cancelled,
    not_departed,
    number_stays,
    trip_stays,
)
from t2t_gym.kit import handover_needs_identity, needs_caller, needs_look_up, serves_before_handover
from t2t_gym.rules import Rule, RuleContext, needs_consent, needs_identity

__all__ = ["RULES"]

_BOOK = frozenset({"book_reservation"})
_FLIGHTS = frozenset({"update_reservation_flights"})
_BAGS = frozenset({"update_reservation_baggages"})
_PASSENGERS = frozenset({"update_reservation_passengers"})
_CHANGE = _FLIGHTS | _BAGS | _PASSENGERS
_CANCEL = frozenset({"cancel_reservation"})
_COMPENSATE = frozenset({"send_certificate"})
_HANDOVER = frozenset({"transfer_to_human_agents"})
_READ = frozenset({"get_user_details", "get_reservation_details"})
_READ_RESERVATION = frozenset({"get_reservation_details"})


# --- who ----------------------------------------------------------------------------------------------------------


def _owner(c: RuleContext) -> str | None:
    """Return the id of the customer whose record the call concerns, or None if it concerns none that exists."""
    user = user_of(c)
    return user["user_id"] if user else None


# --- booking ------------------------------------------------------------------------------------------------------


def _few_passengers(c: RuleContext) -> str | None:
    count = len(c.arguments["passengers"])
    return None if count <= MOST_PASSENGERS else f"{count} passengers in one reservation"


# --- cancelling ---------------------------------------------------------------------------------------------------


def _may_cancel(c: RuleContext) -> str | None:
    reservation = reservation_of(c)
    if reservation is None or reservation["cabin"] == "business":
        return None
    a_day_ago = datetime.fromisoformat(time_now(c.db)) - timedelta(hours=24)
    if datetime.fromisoformat(reservation["created_at"]) >= a_day_ago:
        return None
    days = [flight_day(c.db, leg["flight_number"], leg["date"]) for leg in reservation["flights"]]
    if any(day and day["status"] == "cancelled" for day in days):
        return None
    mine = [
        v for v in agreed(c, "cancel_reservation") if v.get("reservation_id") in (None, c.arguments["reservation_id"])
    ]
    reasons = [v["reason"] for v in mine if v.get("reason")]
    if reservation["insurance"] == "yes" and any(reason in COVERED_REASONS for reason in reasons):
        return None
    why = f"the reason {reasons[-1]!r}" if reasons else "no reason given"
    return f"nothing allows to cancel {reservation['reservation_id']}, with {why}"


# --- compensating -------------------------------------------------------------------------------------------------


def _grounds(c: RuleContext) -> dict[str, Due]:
    """Return what could be due: for the reservation that the customer named, or for all."""
    named = [v["reservation_id"] for v in agreed(c, "add_compensation") if v.get("reservation_id")]
    return {i: due for i, due in dues(c.db, c.arguments["user_id"]).items() if not named or i in named}


def _deserved(c: RuleContext) -> str | None:
    return None if _grounds(c) else "no flight was cancelled, and none delayed with the reservation then changed"


def _entitled(c: RuleContext) -> str | None:
    grounds = _grounds(c)
    if not grounds or any(due.entitled for due in grounds.values()):
        return None
    return "a regular member without insurance, and not in business, is compensated"


def _amount(c: RuleContext) -> str | None:
    right = sorted({due.dollars for due in _grounds(c).values() if due.entitled})
    amount = c.arguments["amount"]
    return f"{amount} dollars, expected {right}" if right and amount not in right else None


def _once(c: RuleContext) -> str | None:
    user_id, amount = c.arguments["user_id"], c.arguments["amount"]
    owed = sum(due.entitled and due.dollars == amount for due in dues(c.db, user_id).values())
    sent = sum(
        call.tool == c.tool.name
        and not call.error
        and (call.arguments["user_id"], call.arguments["amount"]) == (user_id, amount)
        for call in c.history
    )
    return f"{amount} dollars were sent before" if 0 < owed <= sent else None


_own_records = needs_caller(_owner)
_looked_up = needs_look_up("reservations", "reservation_id")

RULES: tuple[Rule, ...] = (
    Rule("R1", "identity before any write", needs_identity, hard=True),
    Rule("R2", "identity before a reservation is read", needs_identity, tools=_READ_RESERVATION),
    Rule("R3", "writes concern the caller's own records", _own_records, hard=True),
    Rule("R4", "look-ups concern the caller's own records", _own_records, tools=_READ),
    Rule("R5", "explicit consent before each write", needs_consent, hard=True),
    Rule("R6", "a reservation is looked up before it is changed", _looked_up, tools=_CHANGE | _CANCEL),
    Rule("R7", "at most five passengers", _few_passengers, hard=True, tools=_BOOK),
    Rule("R8", "flights connect in place and time", connects, hard=True, tools=_BOOK | _FLIGHTS),
    Rule("R9", "flights have free seats", has_seats, hard=True, tools=_BOOK | _FLIGHTS),
    Rule("R10", "bags beyond the allowance are paid, no others", bags_paid, hard=True, tools=_BOOK | _BAGS),
    Rule("R11", "payment methods are those in the profile", own_methods, hard=True, tools=_BOOK | _FLIGHTS | _BAGS),
    Rule("R12", "at most one certificate, one credit card, three gift cards", few_methods, hard=True, tools=_BOOK),
    Rule("R13", "the price is split in the stated order", right_split, hard=True, tools=_BOOK),
    Rule("R14", "what is cancelled stays as it is", not_cancelled, hard=True, tools=_CHANGE | _CANCEL),
    Rule("R15", "basic economy flights stay", basic_stays, hard=True, tools=_FLIGHTS),
    Rule("R16", "origin, destination and trip type stay", trip_stays, hard=True, tools=_FLIGHTS),
    Rule("R17", "departed flights stay", flown_stay, hard=True, tools=_FLIGHTS),
    Rule("R18", "the cabin stays once a flight has departed", cabin_stays, hard=True, tools=_FLIGHTS),
    Rule("R19", "bags are added, not removed", bags_stay, hard=True, tools=_BAGS),
    Rule("R20", "a credit or gift card covers the whole difference", covers, hard=True, tools=_FLIGHTS | _BAGS),
    Rule("R21", "the number of passengers stays", number_stays, hard=True, tools=_PASSENGERS),
    Rule(
        "R22",
        "bags and passengers stay once a flight has departed",
        not_departed,
        hard=True,
        tools=_BAGS | _PASSENGERS,
    ),
    Rule("R23", "nothing is cancelled once a flight has departed", not_departed, hard=True, tools=_CANCEL),
    Rule("R24", "a cancellation has one of the four grounds", _may_cancel, hard=True, tools=_CANCEL),
    Rule("R25", "a compensation is deserved", _deserved, hard=True, tools=_COMPENSATE),
    Rule("R26", "the customer is entitled to a compensation", _entitled, hard=True, tools=_COMPENSATE),
    Rule("R27", "a compensation has the stated amount", _amount, hard=True, tools=_COMPENSATE),
    Rule("R28", "one compensation for a reservation", _once, hard=True, tools=_COMPENSATE),
    Rule("R29", "identity before a hand-over", handover_needs_identity, tools=_HANDOVER),
    Rule("R30", "no hand-over of what a tool serves", serves_before_handover(OPERATIONS), tools=_HANDOVER),
)
"""The policy's clauses that are code, in the policy's order."""
