"""The kinds of tasks: `table` lists them all, and a file each has those of a scenario that are made alike."""

from t2t_gym.synthesis.kinds.lacking import lacking
from t2t_gym.synthesis.kinds.table import KINDS, draw_kind, kinds_of, scenarios_of

__all__ = ["KINDS", "draw_kind", "kinds_of", "lacking", "scenarios_of"]
