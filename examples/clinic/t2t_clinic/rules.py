"""The clauses of the policy, by the same numbers. Each check looks at a call before it runs."""

from __future__ import annotations

from t2t_gym.kit import handover_needs_identity, needs_own
from t2t_gym.rules import Rule, RuleContext, needs_consent, needs_identity


def _in_time(c: RuleContext) -> str | None:
    appointment = c.get("appointments", "appointment_id")
    opening = c.db.get("openings", appointment["opening"]) if appointment else None
    return "the appointment is today" if opening and opening["day"] == c.db.snapshot.meta["today"] else None


RULES = (
    Rule("R1", "identity before any change", needs_identity, hard=True),
    Rule("R2", "own appointments only", needs_own("appointments", "appointment_id", "patient"), hard=True),
    Rule("R3", "consent before each change", needs_consent, hard=True),
    Rule("R4", "no change on the day itself", _in_time, hard=True),
    Rule("R5", "identity before a hand-over", handover_needs_identity, tools=frozenset({"transfer_to_human_agents"})),
)
