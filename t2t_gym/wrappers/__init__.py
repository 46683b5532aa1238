"""Gymnasium wrappers for training."""

from t2t_gym.wrappers.shaping import Shaping, progress

__all__ = ["Shaping", "progress"]
