"""A clinic's appointments: to be moved or cancelled, for patients who call the front desk."""

from __future__ import annotations

from t2t_clinic.language import LEXICON, VOICE
from t2t_clinic.patients import ENTITIES, OBSTACLES, OPERATIONS, QUANTITIES, UNSERVED
from t2t_clinic.rules import RULES
from t2t_clinic.tools import TOOLS
from t2t_clinic.world import ClinicWorlds
from t2t_gym.domain import Domain, policy_of

__all__ = ["DOMAIN"]

DOMAIN = Domain(
    name="clinic",
    policy=policy_of(__name__),
    tools=TOOLS,
    rules=RULES,
    operations=OPERATIONS,
    entities=ENTITIES,
    obstacles=OBSTACLES,
    worlds=ClinicWorlds(),
    lexicon=LEXICON,
    voice=VOICE,
    quantities=QUANTITIES,
    unserved=UNSERVED,
)
