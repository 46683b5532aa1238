"""Rollouts: many episodes of one policy in one environment, here or on Ray, recorded so that nothing is lost."""

from t2t_gym.rollouts.collect import rollout, tasks_played
from t2t_gym.rollouts.episode import Episode, Fault, FaultKind
from t2t_gym.rollouts.store import read_episodes

__all__ = ["Episode", "Fault", "FaultKind", "read_episodes", "rollout", "tasks_played"]
