"""Airline: reservations to book, change or cancel, with flights, cabins, bags, passengers and certificates.

The tools have the names, parameters and effects of τ²-bench's airline domain, so that agents carry over.
"""

from __future__ import annotations

from t2t_envs.airline.entities import ENTITIES
from t2t_envs.airline.lexicon import LEXICON
from t2t_envs.airline.obstacles import OBSTACLES
from t2t_envs.airline.operations import OPERATIONS, UNSERVED
from t2t_envs.airline.quantities import QUANTITIES
from t2t_envs.airline.rules import RULES
from t2t_envs.airline.tools import TOOLS
from t2t_envs.airline.voice import VOICE
from t2t_envs.airline.world import AirlineWorlds
from t2t_gym.domain import Domain, policy_of

__all__ = ["DOMAIN"]

DOMAIN = Domain(
    name="airline",
    policy=policy_of(__name__),
    tools=TOOLS,
    rules=RULES,
    operations=OPERATIONS,
    entities=ENTITIES,
    obstacles=OBSTACLES,
    worlds=AirlineWorlds(),
    lexicon=LEXICON,
    voice=VOICE,
    quantities=QUANTITIES,
    unserved=UNSERVED,
    logs={"reservations": ("payment_history",)},
)
