"""How an agent words what it does: the acts of the oracle as sentences.

A wording is the oracle's voice and nothing else: it decides nothing. `PlainWording` is short; `ElaborateWording`, which
was written apart from how the customer understands, shows whether it understands agents that it wasn't made for.
"""

from t2t_gym.wording.deeds import Deed, Thing, Wording
from t2t_gym.wording.elaborate import COURTESIES, ElaborateWording
from t2t_gym.wording.plain import PlainWording

__all__ = ["COURTESIES", "Deed", "ElaborateWording", "PlainWording", "Thing", "Wording"]
