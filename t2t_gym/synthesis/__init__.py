"""Trajectory2Task: as many tasks as you want, each with a proof.

explore (seeded walks of tool calls) -> convert (a trajectory into what a customer wants and says) -> adapt (ambiguous,
changing, infeasible) -> certify (by execution). Source: Wang et al., Trajectory2Task, ACL 2026; the construction of
ambiguous tasks and the certificates are ours.
"""

from t2t_gym.synthesis.claims.completions import Completions, completions
from t2t_gym.synthesis.difficulty import DIFFICULTIES, Difficulty
from t2t_gym.synthesis.kinds.table import KINDS
from t2t_gym.synthesis.pipeline import Yields, make_batch, make_tasks, stream_tasks
from t2t_gym.synthesis.recipe import Recipe

__all__ = [
    "DIFFICULTIES", "KINDS", "Completions", "Difficulty", "Recipe", "Yields", "completions", "make_batch", "make_tasks",
    "stream_tasks",
]  # fmt: skip
