"""A clinic's appointments: to be moved or cancelled, for patients who call the front desk."""

from __future__ import annotations

from importlib.resources import files

from t2t_clinic.language import LEXICON, VOICE
from t2t_clinic.patients import ENTITIES, OBSTACLES, OPERATIONS
from t2t_clinic.rules import RULES
from t2t_clinic.tools import TOOLS
from t2t_clinic.world import ClinicWorlds
from t2t_gym.domain import Domain

__all__ = ["DOMAIN"]

DOMAIN = Domain(
    name="clinic",
    policy=files(__name__).joinpath("policy.md").read_text(encoding="utf-8"),
    tools=TOOLS,
    rules=RULES,
    operations=OPERATIONS,
    entities=ENTITIES,
    obstacles=OBSTACLES,
    worlds=ClinicWorlds(),
    lexicon=LEXICON,
    voice=VOICE,
    identity=ENTITIES.identity,
    handover="transfer_to_human_agents",
    criteria={"opening": (("when", "min"), ("when", "max"))},
)
