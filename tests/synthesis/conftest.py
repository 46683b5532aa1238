"""Worlds and tasks that several tests look at, made once."""

from __future__ import annotations

import pytest

from t2t_gym.domain import snapshot_of
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.task import World
from t2t_gym.taskset import TaskSet


@pytest.fixture(scope="session")
def setting() -> Setting:
    """A world of the default size."""
    domain, world = load_domain("retail"), World(domain="retail", seed=12)
    return Setting(domain, world, snapshot_of(domain, world), "train")


@pytest.fixture(scope="session")
def tasks() -> TaskSet:
    """Forty units of each scenario, certified but for the oracle's run."""
    return make_tasks("retail", "all", 40, seed=3, certify="none")


@pytest.fixture(scope="session")
def proven() -> TaskSet:
    """A few tasks of every scenario, certified in full."""
    return make_tasks("retail", "all", 2, seed=11, certify="full")
