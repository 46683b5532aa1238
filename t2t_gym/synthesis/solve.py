"""An oracle's run of a task through the user interface: the proof that the customer's words lead to the goal."""

from __future__ import annotations

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain
from t2t_gym.oracle import Oracle
from t2t_gym.task import Task
from t2t_gym.verdict import Verdict

__all__ = ["solve"]


def solve(task: Task, domain: Domain) -> Verdict:
    """Play a task with the oracle and the scripted user, and return the verdict.

    The user's choice of words goes by the task's id, so that the run is the same whenever it is made.
    """
    dialogue = Dialogue(task, domain, seed=int(task.id[-8:], 16))
    dialogue.start()
    oracle = Oracle()
    oracle.bind(dialogue)
    while not dialogue.finished:
        dialogue.act(oracle.act(dialogue.messages))
    return dialogue.verdict()
