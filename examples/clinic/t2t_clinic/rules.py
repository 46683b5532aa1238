"""The clauses of the policy, by the same numbers. Each check looks at a call before it runs."""

from __future__ import annotations

from t2t_clinic.world import HELD, TODAY
from t2t_gym.kit import forbids, handover_needs_identity, needs_own
from t2t_gym.rules import Rule, needs_consent, needs_identity

RULES = (
    Rule("R1", "identity before any change", needs_identity, hard=True),
    Rule("R2", "own appointments only", needs_own("appointments", "appointment_id", "patient"), hard=True),
    Rule("R3", "consent before each change", needs_consent, hard=True),
    Rule("R4", "no change on the day itself", forbids("appointments", "appointment_id", HELD, day=TODAY), hard=True),
    Rule("R5", "identity before a hand-over", handover_needs_identity, tools=frozenset({"transfer_to_human_agents"})),
)
