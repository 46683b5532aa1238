"""Semantics: what a request comes to, by execution.

Its words allow some values for its slots (`groundings`); the tools and the rules say what comes of these (`attempts`).
Claims about tasks rest on both, and so does the oracle, which must not know more of a customer than it was told.
"""

from t2t_gym.semantics.attempts import Attempt, attempt, attempt_all, identifies
from t2t_gym.semantics.groundings import Grounding, Groundings, denotation

__all__ = ["Attempt", "Grounding", "Groundings", "attempt", "attempt_all", "denotation", "identifies"]
