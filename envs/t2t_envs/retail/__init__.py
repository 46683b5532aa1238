"""Retail: orders to cancel, change, return or exchange, for a shop with products in many variants.

The tools have the names, parameters and effects of τ²-bench's retail domain, so that agents carry over.
"""

from __future__ import annotations

from t2t_envs.retail.entities import RetailEntities
from t2t_envs.retail.lexicon import LEXICON
from t2t_envs.retail.obstacles import OBSTACLES
from t2t_envs.retail.operations import OPERATIONS, UNSERVED
from t2t_envs.retail.quantities import QUANTITIES
from t2t_envs.retail.rules import RULES
from t2t_envs.retail.tools import TOOLS
from t2t_envs.retail.voice import VOICE
from t2t_envs.retail.world import RetailWorlds
from t2t_gym.domain import Domain, policy_of

__all__ = ["DOMAIN"]

DOMAIN = Domain(
    name="retail",
    policy=policy_of(__name__),
    tools=TOOLS,
    rules=RULES,
    operations=OPERATIONS,
    entities=RetailEntities(),
    obstacles=OBSTACLES,
    worlds=RetailWorlds(),
    lexicon=LEXICON,
    voice=VOICE,
    quantities=QUANTITIES,
    unserved=UNSERVED,
    logs={"orders": ("payment_history",)},
)
