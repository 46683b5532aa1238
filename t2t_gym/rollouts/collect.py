"""Collects the episodes of a rollout: one after the other in this process, or in parallel on Ray."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

import t2t_gym
from t2t_gym.arguments import as_whole, expect_known, expect_ray, expect_whole
from t2t_gym.database import digest
from t2t_gym.domain import Domain
from t2t_gym.errors import ConfigError
from t2t_gym.policy import Policy, policy_name, resolve
from t2t_gym.rollouts.episode import Episode
from t2t_gym.rollouts.runner import Runner, Spec, make_env
from t2t_gym.rollouts.store import EpisodeLog
from t2t_gym.taskset import TaskSet

__all__ = ["rollout", "tasks_played"]

EXECUTORS = ("ray", "serial")


def rollout(
    env_id: str,
    policy: str | Policy,
    episodes: int,
    *,
    seed: int = 0,
    executor: Literal["serial", "ray"] = "serial",
    workers: int = 2,
    out: str | Path | None = None,
    tasks: TaskSet | str | Path | None = None,
    address: str | None = None,
    **env_kwargs: Any,
) -> Generator[Episode]:
    """Play episodes and yield each as it finishes; none is played before it is asked for, as by a loop or ``list``.

    >>> episodes = list(rollout("t2t/retail-mixed", "oracle", 100, out="oracle.jsonl"))

    An episode is determined by `env_id`, `policy`, `seed`, `tasks`, `env_kwargs` and its index alone: whatever the
    executor and the number of workers, the episodes are the same to the byte, though their order may differ (each has
    its ``index``).

    A policy that fails doesn't end the rollout: the episode is yielded with a `Fault`.

    Args:
        env_id: an environment's id, such as ``"t2t/retail-mixed"``; ``"module:id"`` imports the module first.
        policy: a name that ``t2t_policies.make`` knows, or an object (see `Policy`); on Ray the object is pickled. It
            is recorded under its ``name``, or that of its class: a policy that was trained further needs another one,
            or another `out`.
        episodes: how many.
        seed: seeds everything; at least 0.
        executor: ``"serial"``, or ``"ray"`` (the extra ``ray``): a cluster that is already running is used; otherwise
            one is started on this machine, and kept for the process's next rollout.
        workers: on Ray, how many episodes are played at once, each in a process of its own.
        out: a file to which each episode is appended as it finishes. If it already holds episodes of this very run,
            in the same version of this package and of the domain, they are yielded from it and only the others are
            played; one with a fault that isn't the agent's is played again.
        tasks: a `TaskSet`, or the path of a task file. Of its tasks in the environment's domain and scenario
            (`tasks_played`), episode i plays task i, modulo their number. By default the environment makes its own.
        address: on Ray, the address of the cluster to use, or ``"auto"``.
        **env_kwargs: further arguments of the environment, such as ``split`` and ``max_turns``; with `out`, only what
            JSON can hold. Others, such as a ``user`` of your own, go into an environment that you register.

    Raises:
        UnknownNameError: no such environment, policy or executor.
        ConfigError: an argument that can't be used, or an `out` that belongs to another run.
        TaskFileError: a file that can't be read.
        MissingExtraError: Ray isn't installed.
    """
    expect_known("executor", executor, EXECUTORS)
    expect_ray(address, executor)
    episodes, seed = expect_whole("episodes", episodes), expect_whole("seed", seed)
    workers = expect_whole("workers", workers, 1)
    given = None if tasks is None else tasks_played(env_id, tasks, **env_kwargs)
    spec = Spec(env_id, policy, seed, given, env_kwargs)
    resolve(policy)
    with closing(make_env(env_id, **spec.arguments())) as env:
        domain = getattr(env.unwrapped, "domain", None)
    log = EpisodeLog(out, _identity(spec, domain)) if out is not None else None
    play = _play_here
    if executor == "ray":
        from t2t_gym.rollouts.ray_cluster import connect
        from t2t_gym.rollouts.ray_executor import play_on_ray

        connect(address, workers)
        play = partial(play_on_ray, workers=workers)
    return _collect(spec, episodes, play, log)


def tasks_played(env_id: str, tasks: TaskSet | str | Path, **env_kwargs: Any) -> TaskSet:
    """Return the tasks that a rollout plays, one per episode, in this order.

    They are those of the environment's domain and scenario.

    Args:
        env_id: the environment's id.
        tasks: a `TaskSet`, or the path of a task file.
        **env_kwargs: further arguments of the environment.

    Raises:
        UnknownNameError: no such environment.
        ConfigError: an argument that can't be used, or none of the tasks is for the environment.
        TaskFileError: a file that can't be read.
    """
    given = TaskSet.of(tasks)
    with closing(make_env(env_id, **env_kwargs, tasks=given)) as env:
        scenario, domain = getattr(env.unwrapped, "scenario", "mixed"), getattr(env.unwrapped, "domain", None)
    return (given.of_domain(domain.name) if domain else given).of_scenario(scenario)


def _play_here(spec: Spec, indexes: Sequence[int]) -> Generator[Episode]:
    runner = Runner(spec)
    try:
        for index in indexes:
            yield runner.run(index)
    finally:
        runner.close()


def _collect(
    spec: Spec, episodes: int, play: Callable[[Spec, Sequence[int]], Generator[Episode]], log: EpisodeLog | None
) -> Generator[Episode]:
    if log is None:
        yield from play(spec, range(episodes))
        return
    with log:
        finished = log.finished
        for index in sorted(finished):
            if index < episodes:
                yield log.read(index)
        for episode in play(spec, [i for i in range(episodes) if i not in finished]):
            log.append(episode)
            yield episode
        log.sort()


def _identity(spec: Spec, domain: Domain | None) -> dict[str, Any]:
    """Return what makes two runs the same, as JSON values."""
    run = {
        "version": t2t_gym.__version__,
        "domain_version": domain.version if domain else None,
        "env_id": spec.env_id,
        "policy": policy_name(spec.policy),
        "seed": spec.seed,
        "tasks": None if spec.tasks is None else digest([task.digest() for task in spec.tasks]),
        "env_kwargs": dict(spec.env_kwargs),
    }
    try:
        return cast(dict[str, Any], json.loads(json.dumps(run, default=_plain)))
    except TypeError as problem:
        raise ConfigError(
            f"env_kwargs: a recorded run takes only arguments that JSON can hold ({problem}); give the others to an "
            "environment of your own, by gymnasium.register, and roll out that one"
        ) from None


def _plain(value: object) -> int:
    number = as_whole(value)
    if number is None:
        raise TypeError(f"{type(value).__name__} isn't JSON")
    return number
