"""What a call is about, as the rules see it: the reservation, the customer, and what was agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_envs.airline.terms import departed
from t2t_gym.database import Record
from t2t_gym.rules import RuleContext

__all__ = ["agreed", "flown_legs", "leg_name", "reservation_of", "user_of"]


def reservation_of(c: RuleContext) -> Record | None:
    """Return the reservation that the call names, or None if there is none."""
    reservation_id = c.arguments.get("reservation_id")
    return c.db.get("reservations", reservation_id) if reservation_id else None


def user_of(c: RuleContext) -> Record | None:
    """Return the customer whose record the call concerns, or None if it concerns none that exists."""
    reservation = reservation_of(c)
    user_id = reservation["user_id"] if reservation else c.arguments.get("user_id")
    return c.db.get("users", user_id) if user_id else None


def flown_legs(c: RuleContext, reservation: Record) -> list[Record]:
    """Return the flights of a reservation that have departed."""
    return [leg for leg in reservation["flights"] if departed(c.db, leg)]


def leg_name(leg: Mapping[str, Any]) -> str:
    """Return how a flight is called in what a rule says."""
    return f"{leg['flight_number']} on {leg['date']}"


def agreed(c: RuleContext, operation: str) -> list[Mapping[str, Any]]:
    """Return what the customer's go-aheads for an operation name."""
    return [consent.values for consent in c.consents if consent.operation == operation]
