"""What else patients want: to be told something about a request, and what no tool does."""

from __future__ import annotations

from datetime import date

from t2t_gym.domain import Operation
from t2t_gym.quantities import Effect, Quantity


def _days_ahead(effect: Effect) -> int:
    """Return in how many days the appointment is, once it has been moved."""
    db = effect.after
    opening = db.need("openings", db.need("appointments", effect.values["appointment"])["opening"])
    return (date.fromisoformat(opening["day"]) - date.fromisoformat(db.snapshot.meta["today"])).days


QUANTITIES = (
    Quantity("number_of_days_to_wait", "count", _days_ahead, words=("day", "days"), operations=frozenset({"move"})),
)
UNSERVED = {"refund": Operation("refund", "", {"appointment": ()}, "appointment")}
