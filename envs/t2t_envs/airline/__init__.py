"""Airline: reservations to book, change or cancel, with flights, cabins, bags, passengers and certificates.

The tools have the names, parameters and effects of τ²-bench's airline domain, so that agents carry over.
"""

from __future__ import annotations

from importlib.resources import files

from t2t_envs.airline.entities import ENTITIES
from t2t_envs.airline.lexicon import LEXICON
from t2t_envs.airline.obstacles import OBSTACLES
from t2t_envs.airline.operations import OPERATIONS, UNSERVED
from t2t_envs.airline.quantities import QUANTITIES
from t2t_envs.airline.rules import RULES
from t2t_envs.airline.tools import TOOLS
from t2t_envs.airline.voice import VOICE
from t2t_envs.airline.world import AirlineWorlds
from t2t_gym.domain import Domain

__all__ = ["DOMAIN"]

DOMAIN = Domain(
    name="airline",
    policy=files(__name__).joinpath("policy.md").read_text(encoding="utf-8"),
    tools=TOOLS,
    rules=RULES,
    operations=OPERATIONS,
    entities=ENTITIES,
    obstacles=OBSTACLES,
    worlds=AirlineWorlds(),
    lexicon=LEXICON,
    voice=VOICE,
    identity=ENTITIES.identity,
    handover="transfer_to_human_agents",
    quantities=QUANTITIES,
    criteria={
        "flight_choice": (("price", "min"), ("departure", "min"), ("departure", "max"), ("duration", "min")),
    },
    unserved=UNSERVED,
    logs={"reservations": ("payment_history",)},
)
