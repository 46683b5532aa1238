"""Gymnasium wrappers for training."""

from t2t_gym.wrappers.chooser import Chooser
from t2t_gym.wrappers.discrete import DiscreteMoves
from t2t_gym.wrappers.notes import Notes
from t2t_gym.wrappers.repertoire import Repertoire, Turn
from t2t_gym.wrappers.shaping import Shaping, progress

__all__ = ["Chooser", "DiscreteMoves", "Notes", "Repertoire", "Shaping", "Turn", "progress"]
