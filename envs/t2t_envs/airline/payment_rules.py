"""The clauses about money: which payment methods may be used, what each pays, and for how many bags."""

from __future__ import annotations

from collections import Counter

from t2t_envs.airline.rule_subjects import reservation_of, user_of
from t2t_envs.airline.terms import (
    CERTIFICATES_A_BOOKING,
    CREDIT_CARDS_A_BOOKING,
    GIFT_CARDS_A_BOOKING,
    change_price,
    paid_bags,
    split_price,
)
from t2t_gym.database import Record
from t2t_gym.rules import RuleContext

__all__ = ["bags_paid", "covers", "few_methods", "own_methods", "right_split"]

_MOST_METHODS = {
    "certificate": CERTIFICATES_A_BOOKING,
    "credit_card": CREDIT_CARDS_A_BOOKING,
    "gift_card": GIFT_CARDS_A_BOOKING,
}


def _wallet(c: RuleContext) -> dict[str, Record]:
    """Return the payment methods of the customer whose record the call concerns."""
    user = user_of(c)
    return user["payment_methods"] if user else {}


def _named(c: RuleContext) -> list[str]:
    """Return the ids of the payment methods that the call names."""
    payments = c.arguments.get("payment_methods")
    return [c.arguments["payment_id"]] if payments is None else [payment["payment_id"] for payment in payments]


def _methods(c: RuleContext) -> list[Record]:
    """Return the payment methods that the call names, as far as they are in the profile."""
    wallet = _wallet(c)
    return [wallet[name] for name in _named(c) if name in wallet]


def own_methods(c: RuleContext) -> str | None:
    """Check that payment methods are those in the profile."""
    wallet = _wallet(c)
    strange = next((name for name in _named(c) if name not in wallet), None) if wallet else None
    return None if strange is None else f"{strange[:40]!r} is not among the payment methods in the profile"


def few_methods(c: RuleContext) -> str | None:
    """Check that a booking names no more methods of a kind than it may."""
    for source, count in sorted(Counter(method["source"] for method in _methods(c)).items()):
        if count > _MOST_METHODS[source]:
            return f"{count} payment methods of the kind {source} in one booking"
    return None


def right_split(c: RuleContext) -> str | None:
    """Check that the methods of a booking pay in the stated order."""
    paid = {payment["payment_id"]: payment["amount"] for payment in c.arguments["payment_methods"]}
    methods = {method["id"]: method for method in _methods(c)}
    if len(methods) < len(paid):
        return None  # that is for another clause
    right = split_price(methods.values(), sum(paid.values()))
    return None if paid == right else f"the price was split as {paid}, expected {right}"


def bags_paid(c: RuleContext) -> str | None:
    """Check that the bags beyond the allowance are paid for, and no others."""
    user, reservation = user_of(c), reservation_of(c) or c.arguments
    if user is None or "passengers" not in reservation:
        return None
    total, paid = c.arguments["total_baggages"], c.arguments["nonfree_baggages"]
    right = paid_bags(user["membership"], reservation["cabin"], len(reservation["passengers"]), total)
    return None if paid == right else f"{paid} of {total} bags are paid for, expected {right}"


def covers(c: RuleContext) -> str | None:
    """Check that a credit card pays for a change, or a gift card that holds all that is due."""
    reservation, method = reservation_of(c), next(iter(_methods(c)), None)
    if reservation is None or method is None or method["source"] == "credit_card":
        return None
    if method["source"] == "certificate":
        return f"{method['id']} is a certificate, which pays for no change"
    due = change_price(c.db, reservation, c.arguments)
    return None if method["amount"] >= due else f"{method['id']} holds {method['amount']}, but {due} is due"
