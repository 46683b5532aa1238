"""Agents at work on a task: the oracle, whose success proves that the customer's words lead to the goal, and others."""

from __future__ import annotations

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.policy import Policy
from t2t_gym.task import Task
from t2t_gym.verdict import Verdict

__all__ = ["run", "solve", "user_seeds", "why_it_failed"]

_CUSTOMERS = 5
"""Customers to whom the oracle says things in the same words: those words are then read once."""


def user_seeds(task: Task, number: int) -> range:
    """Return the seeds of the customer's choice of words under which a task is tried.

    They go by its id, so that a run is the same whenever it is made; twins have the same.
    """
    first = int((task.pair or task.id)[-8:], 16)
    return range(first, first + number)


def solve(task: Task, domain: Domain, seed: int) -> Dialogue:
    """Play a task with the oracle and the scripted user.

    Args:
        task: the task.
        domain: its domain.
        seed: the seed of the customer's choice of words; a few in a row have one choice of the oracle's in common.
    """
    return run(Oracle(), task, domain, seed, policy_seed=seed // _CUSTOMERS)


def run(policy: Policy, task: Task, domain: Domain, seed: int, *, policy_seed: int | None = None) -> Dialogue:
    """Play a task with an agent until the episode is over, or can't succeed any more.

    Args:
        policy: the agent.
        task: the task.
        domain: its domain.
        seed: the seed of the customer's choice of words.
        policy_seed: the seed of the agent; by default, the same.
    """
    return play(policy, task, domain, seed=seed, policy_seed=policy_seed, until=_lost)


def _lost(dialogue: Dialogue) -> bool:
    return any(v.hard and v.effective for v in dialogue.violations)


def why_it_failed(verdict: Verdict) -> str:
    """Name the first thing that failed, and how the call ended."""
    if verdict.events.not_understood:
        return "not understood"
    c = verdict.components
    parts = {
        "finished": c.finished,
        "end state": c.end_state,
        "answers": c.answers,
        "refusal": c.refusal,
        "rules": c.rules,
    }
    return f"{next((name for name, held in parts.items() if not held), 'nothing')} ({verdict.ending or 'unfinished'})"
