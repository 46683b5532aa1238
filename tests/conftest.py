"""Fixtures that several rooms share."""

from collections.abc import Iterator

import pytest

from t2t_gym import TaskSet, make_tasks


@pytest.fixture(scope="session")
def tasks() -> TaskSet:
    """A few tasks of every scenario, and two pairs of twins; made once for all tests."""
    return make_tasks("retail", "all", 2, seed=5, certify="none")


@pytest.fixture(scope="session")
def ray_cluster() -> Iterator[None]:
    """A Ray cluster on this machine: starting one takes seconds, so that all tests share it."""
    ray = pytest.importorskip("ray")
    from t2t_gym.rollouts.ray_executor import connect

    connect(None, workers=2)
    yield
    ray.shutdown()
