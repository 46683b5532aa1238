"""Fixtures shared by several folders."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from t2t_gym import ConfigError, TaskSet, make_tasks

settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("quick")  # `pytest --hypothesis-profile thorough` digs deeper


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file in one process, which shares its fixtures, and all that start Ray in a single one."""
    for item in items:
        group = "ray" if item.get_closest_marker("ray") or "ray" in item.name else item.nodeid.split("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def plenty() -> TaskSet:
    """A dozen units (tasks, or pairs of twins) of every scenario; made once for all tests."""
    return make_tasks("retail", "all", 12, seed=5, certify="none")


@pytest.fixture(scope="session")
def tasks(plenty: TaskSet) -> TaskSet:
    """The first two units of every scenario."""
    units: dict[str, set[str]] = {}
    few = []
    for task in plenty:
        seen = units.setdefault(task.scenario, set())
        if len(seen | {task.pair or task.id}) <= 2:
            seen.add(task.pair or task.id)
            few.append(task)
    return TaskSet(few)


@pytest.fixture(scope="session")
def ray_cluster() -> Iterator[None]:
    """A Ray cluster on this machine: starting one takes seconds, so that all tests share it."""
    ray = pytest.importorskip("ray")
    from t2t_gym.rollouts.ray_cluster import connect

    try:
        connect(None, workers=2)
    except ConfigError as problem:
        pytest.skip(str(problem))  # a machine too slow or too small for Ray says nothing of this package
    yield
    ray.shutdown()
