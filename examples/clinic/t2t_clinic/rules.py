"""The clauses of the policy, by the same numbers. Each check looks at a call before it runs."""

from __future__ import annotations

from t2t_clinic.world import DOCTORS
from t2t_gym.database import Record
from t2t_gym.rules import Rule, RuleContext, needs_consent, needs_identity


def _appointment(c: RuleContext) -> Record | None:
    return c.db.get("appointments", c.arguments["appointment_id"])


def _own(c: RuleContext) -> str | None:
    appointment = _appointment(c)
    other = appointment is not None and c.customer is not None and appointment["patient"] != c.customer
    return "the appointment is another patient's" if other else None


def _in_time(c: RuleContext) -> str | None:
    appointment = _appointment(c)
    opening = c.db.get("openings", appointment["opening"]) if appointment else None
    return "the appointment is today" if opening and opening["day"] == c.db.snapshot.meta["today"] else None


def _same_field(c: RuleContext) -> str | None:
    appointment, new = _appointment(c), c.db.get("openings", c.arguments["opening_id"])
    old = c.db.get("openings", appointment["opening"]) if appointment else None
    other = old is not None and new is not None and DOCTORS[old["doctor"]] != DOCTORS[new["doctor"]]
    return "the opening is in another field" if other else None


RULES = (
    Rule("R1", "identity before any change", needs_identity, hard=True),
    Rule("R2", "own appointments only", _own, hard=True),
    Rule("R3", "consent before each change", needs_consent, hard=True),
    Rule("R4", "no change on the day itself", _in_time, hard=True),
    Rule("R5", "moved within the field", _same_field, hard=True, tools=frozenset({"move_appointment"})),
)
