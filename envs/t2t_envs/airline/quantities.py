"""What airline customers ask to be told: what they get back, what it costs, and how many bags fly for free."""

from __future__ import annotations

from t2t_envs.airline.terms import free_bags
from t2t_gym.database import Record
from t2t_gym.quantities import Effect, Quantity

__all__ = ["QUANTITIES"]

_NEW_FARES = frozenset({"change_cabin", "change_flights"})
_BAGS = frozenset({"change_baggage", "book_flight"})


def _reservation(effect: Effect) -> tuple[Record | None, Record]:
    """Return the reservation before, unless it is new, and after."""
    reservation_id = effect.values.get("reservation_id") or effect.result["reservation_id"]
    return effect.before.get("reservations", reservation_id), effect.after.need("reservations", reservation_id, "It")


def _paid(effect: Effect) -> int:
    """Return what was paid in the operation; less than nothing if it was paid back."""
    before, after = _reservation(effect)
    known = len(before["payment_history"]) if before else 0
    return sum(entry["amount"] for entry in after["payment_history"][known:])


def _refund(effect: Effect) -> int | None:
    return max(0, -_paid(effect)) or None


def _due(effect: Effect) -> int | None:
    return max(0, _paid(effect)) or None


def _fee(effect: Effect) -> int:
    return _paid(effect)


def _free(effect: Effect) -> int:
    _, after = _reservation(effect)
    tier = effect.after.need("users", after["user_id"])["membership"]
    return free_bags(tier, after["cabin"], len(after["passengers"]))


def _compensation(effect: Effect) -> int:
    before, after = (db.need("users", effect.customer)["payment_methods"] for db in (effect.before, effect.after))
    return sum(int(method["amount"]) for i, method in after.items() if i not in before)


QUANTITIES = (
    Quantity(
        "refund_amount",
        "money",
        _refund,
        ("refund", "refunded", "get back", "credited", "back to", "back on", "back within"),
        operations=_NEW_FARES | {"cancel_reservation"},
    ),
    Quantity(
        "fare_difference",
        "money",
        _due,
        ("difference", "additional", "more", "to be charged"),
        cost=True,
        operations=_NEW_FARES,
    ),
    Quantity(
        "baggage_fee",
        "money",
        _fee,
        ("baggage fee", "bag fee", "the fee"),
        cost=True,
        operations=frozenset({"change_baggage"}),
    ),
    Quantity(
        "total_price",
        "money",
        _due,
        ("total price", "price in total", "total cost", "total is", "total of $", "total: $", "total $", "comes to"),
        cost=True,
        operations=frozenset({"book_flight"}),
    ),
    Quantity(
        "number_of_free_bags",
        "count",
        _free,
        ("free bag", "free checked bag", "for free", "are free", "free of charge"),
        operations=_BAGS,
    ),
    Quantity(
        "certificate_amount",
        "money",
        _compensation,
        (
            "certificate amount",
            "worth",
            "compensation",
            *(
                f"certificate {goes_on}"
                for goes_on in ("for", "of", "to your", "in your", "on your", "is now", "has been")
            ),
        ),
        operations=frozenset({"add_compensation"}),
    ),
)
"""All of the domain's quantities; one whose question makes no sense for what was done has no value then."""
