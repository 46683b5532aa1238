"""What the tests of the environments share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gymnasium as gym
import pytest

from t2t_gym import TaskSet, make_tasks

MADE: dict[str, TaskSet] = {}


@pytest.fixture(scope="session")
def tasks_of(tasks: TaskSet) -> Callable[[str], TaskSet]:
    """A few tasks of every scenario of an environment's domain; made once."""

    def of(env_id: str) -> TaskSet:
        domain = env_id.partition("/")[2].rpartition("-")[0]
        if domain not in MADE:
            mine = tasks[0].domain == domain
            MADE[domain] = tasks if mine else make_tasks(domain, "all", 2, seed=5, certify="none")
        return MADE[domain]

    return of


@pytest.fixture
def make(tasks_of: Callable[[str], TaskSet]) -> Callable[..., gym.Env[Any, Any]]:
    """Make an environment by its id, over those few tasks."""
    return lambda env_id="t2t/retail-mixed", **kwargs: gym.make(env_id, tasks=tasks_of(env_id), **kwargs)
