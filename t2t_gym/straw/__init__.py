"""Straw agents: agents that must not score, whatever the tasks.

Some are blind: they do the same whatever the customer wants. The others know the task, as the oracle does, and get
exactly one thing wrong. A task that a straw agent passes when it shouldn't proves nothing.
"""

from t2t_gym.straw.blind import AlwaysRefuse, AlwaysTransfer, DoNothing, Flooding, RandomAgent
from t2t_gym.straw.knowing import ActAtOnce, ClaimWithoutDoing, ComplyWithEverything, RefuseAfterLookUp, StaleGoal
from t2t_gym.straw.table import STRAWS, Straw

__all__ = [
    "STRAWS", "ActAtOnce", "AlwaysRefuse", "AlwaysTransfer", "ClaimWithoutDoing", "ComplyWithEverything", "DoNothing",
    "Flooding", "RandomAgent", "RefuseAfterLookUp", "StaleGoal", "Straw",
]  # fmt: skip
