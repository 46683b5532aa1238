"""What the airline owes a customer for flights that it cancelled or delayed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from t2t_envs.airline.terms import flight_day, leg_key
from t2t_gym.database import Database, Record

__all__ = ["CANCELLED_DOLLARS", "DELAYED_DOLLARS", "Due", "dues"]

CANCELLED_DOLLARS = 100
"""For each passenger of a reservation in which the airline cancelled a flight."""

DELAYED_DOLLARS = 50
"""For each passenger of a reservation in which a flight is delayed, once it has been changed or cancelled for it."""


class Due(NamedTuple):
    """A compensation for which there are grounds.

    Attributes:
        dollars: what it comes to.
        entitled: whether the customer may have it.
    """

    dollars: int
    entitled: bool


def dues(db: Database, user_id: str) -> Mapping[str, Due]:
    """Return the compensations for which a customer's reservations give grounds, by reservation id.

    Each reservation is judged as it was when the call began, since a change made in the call may have replaced the
    very flight that was cancelled or delayed. Reservations that were cancelled before give none.
    """
    if db.pristine:
        known: Mapping[str, Due] = db.snapshot.once(("dues", user_id), lambda: _dues(db, user_id))
        return known
    return _dues(db, user_id)


def _dues(db: Database, user_id: str) -> dict[str, Due]:
    user = db.get("users", user_id)
    if user is None:
        return {}
    found = {}
    for reservation_id in user["reservations"]:
        before = db.snapshot.tables["reservations"].get(reservation_id)
        if before is None or before.get("status") == "cancelled":
            continue
        rate = _rate(db, before)
        if rate:
            entitled = user["membership"] != "regular" or before["insurance"] == "yes" or before["cabin"] == "business"
            found[reservation_id] = Due(rate * len(before["passengers"]), entitled)
    return found


def _rate(db: Database, before: Record) -> int:
    days = [flight_day(db, leg["flight_number"], leg["date"]) for leg in before["flights"]]
    statuses = {day["status"] for day in days if day}
    if "cancelled" in statuses:
        return CANCELLED_DOLLARS
    return DELAYED_DOLLARS if "delayed" in statuses and _changed(db, before) else 0


def _changed(db: Database, before: Record) -> bool:
    now = db.get("reservations", before["reservation_id"]) or before
    if now.get("status") == "cancelled":
        return True
    return [leg_key(leg) for leg in now["flights"]] != [leg_key(leg) for leg in before["flights"]]
