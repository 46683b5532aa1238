"""What airline customers ask to be told: what they get back, or what it costs."""

from __future__ import annotations

from t2t_gym.quantities import Effect, Quantity

__all__ = ["QUANTITIES"]


def _paid(effect: Effect) -> int:
    """Return what was paid for the reservation in the operation; less than nothing if it was paid back."""
    reservation_id = effect.values.get("reservation_id") or effect.result["reservation_id"]
    before, after = (db.get("reservations", reservation_id) for db in (effect.before, effect.after))
    entries = [record["payment_history"] if record else [] for record in (before, after)]
    return sum(entry["amount"] for entry in entries[1][len(entries[0]) :])


def _refund(effect: Effect) -> int | None:
    if effect.operation.name not in ("cancel_reservation", "change_cabin", "change_flights"):
        return None
    return -_paid(effect) if _paid(effect) < 0 else None


def _difference(effect: Effect) -> int | None:
    if effect.operation.name not in ("change_cabin", "change_flights"):
        return None
    return _paid(effect) if _paid(effect) > 0 else None


def _fee(effect: Effect) -> int | None:
    return _paid(effect) if effect.operation.name == "change_baggage" else None


def _total(effect: Effect) -> int | None:
    return _paid(effect) if effect.operation.name == "book_flight" else None


QUANTITIES = (
    Quantity("refund", "money", _refund),
    Quantity("fare_difference", "money", _difference, cost=True),
    Quantity("baggage_fee", "money", _fee, cost=True),
    Quantity("total_price", "money", _total, cost=True),
)
"""A quantity whose question makes no sense for what was done has no value."""
