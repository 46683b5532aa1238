"""Rollouts on Ray: the same episodes, whatever happens to the workers."""

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from threading import Lock
from types import ModuleType

import pytest

from t2t_gym import ConfigError, TaskSet, UnknownNameError, rollout
from t2t_gym.rollouts import Fault
from tests.rollouts.policies import Chatty, Deadly, DeadlyFor, Raising, Recorded

pytestmark = [pytest.mark.ray, pytest.mark.usefixtures("ray_cluster")]

MIXED = "t2t/retail-mixed"


def lines(episodes: object) -> list[bytes]:
    return [e.to_line() for e in sorted(episodes, key=lambda e: e.index)]  # type: ignore[call-overload]


@pytest.mark.parametrize("workers", [1, 3])
def test_ray_gives_the_bytes_of_the_serial_executor(tmp_path: Path, tasks: TaskSet, workers: int) -> None:
    """Episodes and files are equal to the byte, faults of the agent included."""
    policy = Raising(ValueError("lost"))
    serial, parallel = tmp_path / "serial.jsonl", tmp_path / "ray.jsonl"
    here = list(rollout(MIXED, policy, 12, tasks=tasks, out=serial))
    there = list(rollout(MIXED, policy, 12, tasks=tasks, out=parallel, executor="ray", workers=workers))
    assert lines(there) == lines(here)
    assert parallel.read_bytes() == serial.read_bytes()


def test_tasks_that_the_environment_makes_are_the_same_on_ray() -> None:
    """Each worker makes its own tasks, from the rollout's seed; ids of this package are known there."""
    here = rollout("t2t/retail-general", Chatty(), 35, seed=2)
    there = rollout("t2t/retail-general", Chatty(), 35, seed=2, executor="ray", workers=2)
    assert lines(there) == lines(here)


@pytest.mark.parametrize("times", [1, 2])
def test_a_killed_worker_loses_nothing(tmp_path: Path, tasks: TaskSet, times: int) -> None:
    """After SIGKILL the episode is played again by another worker, and comes out the same."""
    policy = Deadly(tmp_path, times)
    there = list(rollout(MIXED, policy, 10, tasks=tasks, executor="ray", workers=2))
    assert len(list(tmp_path.iterdir())) == times
    assert lines(there) == lines(rollout(MIXED, Chatty(), 10, tasks=tasks))


def test_an_episode_that_kills_every_worker_is_given_up(tasks: TaskSet) -> None:
    """After three attempts by itself it is a fault of the infrastructure; those that died with it come out as ever."""
    healthy = {e.index: e for e in rollout(MIXED, Chatty(), 60, tasks=tasks)}
    opening = healthy[40].messages[0].content  # by then, a call carries several
    doomed = {i for i, e in healthy.items() if e.messages[0].content == opening}
    played = list(rollout(MIXED, DeadlyFor(opening), 60, tasks=tasks, executor="ray", workers=2))
    assert sorted(episode.index for episode in played) == list(range(60))
    for episode in played:
        if episode.index in doomed:
            assert episode.fault == Fault("infrastructure", "the worker died in each of 3 attempts")
            assert episode.task_id == tasks[episode.index % len(tasks)].id
            assert not episode.counts
        else:
            assert episode == healthy[episode.index]


def test_a_rollout_that_is_left_ends_its_workers(tmp_path: Path, tasks: TaskSet) -> None:
    """Closing the iterator kills the workers, busy or not."""
    with closing(rollout(MIXED, Recorded(tmp_path), 100, tasks=tasks, executor="ray", workers=2)) as stream:
        next(stream)
    pids = [int(p.name) for p in tmp_path.iterdir()]
    assert pids
    deadline = time.monotonic() + 30
    while any(is_alive(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_cannot_be_run_is_refused(tasks: TaskSet) -> None:
    """A policy that can't be pickled is named as such, and no worker is left waiting."""
    policy = Chatty()
    policy.lock = Lock()  # type: ignore[attr-defined]
    with pytest.raises(ConfigError, match="can't be pickled"):
        list(rollout(MIXED, policy, 2, tasks=tasks, executor="ray"))


def test_a_policy_of_a_module_that_workers_lack_is_refused(tasks: TaskSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says that the module must be installed there; the episodes aren't blamed."""
    module = ModuleType("only_here")
    monkeypatch.setitem(sys.modules, "only_here", module)
    module.Local = type("Local", (Chatty,), {"__module__": "only_here"})  # type: ignore[attr-defined]
    with pytest.raises(ConfigError, match="must be installed there: .*only_here"):
        list(rollout(MIXED, module.Local(), 2, tasks=tasks, executor="ray"))


def test_no_cluster_at_an_address_is_said_so() -> None:
    """In a process that has no cluster, a wrong address names the ways out."""
    code = (
        "from t2t_gym import ConfigError\n"
        "from t2t_gym.rollouts.ray_cluster import connect\n"
        "try:\n    connect('127.0.0.1:1', 2)\n"
        "except ConfigError as e:\n    print(e)\n"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("RAY_")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=120)
    assert ran.stdout.startswith("no Ray cluster answers at '127.0.0.1:1'"), ran.stderr


def test_an_unknown_name_in_a_worker_is_the_same_error(tasks: TaskSet) -> None:
    """Errors of the rollout's arguments reach the caller as they are."""
    from t2t_gym.rollouts.ray_executor import play_on_ray
    from t2t_gym.rollouts.runner import Spec

    with pytest.raises(UnknownNameError, match="unknown split 'trian'"):
        list(play_on_ray(Spec(MIXED, Chatty(), env_kwargs={"split": "trian"}), [0, 1], 2))
