"""What the tests of a certificate's checks share: one check run on one unit, and tasks with something else in them."""

from __future__ import annotations

from typing import Any

from t2t_gym.registration import load_domain
from t2t_gym.synthesis.proof.checks import CHECKS
from t2t_gym.synthesis.proof.exams import exams_of
from t2t_gym.task import Task
from t2t_gym.taskset import TaskSet

DOMAIN = load_domain("retail")


def of(tasks: TaskSet, scenario: str) -> list[Task]:
    """The tasks of a scenario."""
    return [t for t in tasks if t.scenario == scenario]


def run(name: str, *unit: Task) -> dict[str, Any]:
    """What a check finds on the first task of a unit."""
    check = next(c for c in CHECKS if c.name == name)
    with exams_of(DOMAIN, unit) as exams:
        return check.run(exams[0])


def with_goal(task: Task, **fields: Any) -> Task:
    """The task with something else in its goal."""
    return task.model_copy(update={"goal": task.goal.model_copy(update=fields)})


def with_customer(task: Task, **fields: Any) -> Task:
    """The task with something else in its customer."""
    customer = task.intent.customer.model_copy(update=fields)
    return task.model_copy(update={"intent": task.intent.model_copy(update={"customer": customer})})
