"""Episodes as data, as trainers send them from process to process: where each starts, and any one restored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import gymnasium as gym

from t2t_gym.arguments import expect_known
from t2t_gym.dialogue import Dialogue
from t2t_gym.registration import env_ids, load_domain
from t2t_gym.task import Task
from t2t_gym.taskset import TaskSet

if TYPE_CHECKING:
    from t2t_gym.env import DialogueEnv

__all__ = ["environment", "restored", "starts"]


def environment(env_id: str, tasks: TaskSet | None = None, **options: Any) -> DialogueEnv:
    """Make an environment of this package.

    Args:
        env_id: its id, such as ``"t2t/retail-mixed"``.
        tasks: the tasks to draw from; by default they are made as needed.
        **options: further arguments of the environment.

    Raises:
        UnknownNameError: there is no environment of this id, or no kind or other name that an option has.
        ConfigError: an option can't be used.
    """
    expect_known("environment id", env_id, env_ids())
    return cast("DialogueEnv", gym.make(env_id, tasks=tasks, **options).unwrapped)


def starts(
    env_id: str, tasks: TaskSet | str | Path | None = None, *, seed: int = 0, **options: Any
) -> Iterator[Dialogue]:
    """Yield the starts of an environment's episodes: dialogues in which only the customer has spoken.

    Args:
        env_id: an environment's id, such as ``"t2t/retail-mixed"``.
        tasks: the tasks, or the path of a task file; each of the environment's domain and scenario is started once, in
            order. By default tasks are made as they are needed, without end.
        seed: seeds the tasks that are made, and the customers.
        **options: further arguments of the environment, such as ``split``, ``difficulty`` and ``max_turns``.

    Raises:
        UnknownNameError, ConfigError: see `environment`.
        TaskFileError: the file can't be read.
    """
    given = None if tasks is None else TaskSet.of(tasks)
    env = environment(env_id, given, **options)
    env.reset(seed=seed)
    if given is None:
        while True:
            yield env.dialogue
            env.reset()
    for task in given.of_domain(env.domain.name).of_scenario(env.scenario):
        env.reset(options={"task_id": task.id})
        yield env.dialogue


def restored(task: str, state: Mapping[str, Any]) -> Dialogue:
    """Restore an episode by playing its actions again, as a scripted customer answers the same ones alike.

    Args:
        task: the task, as `Task.model_dump_json` writes it by alias.
        state: what `Dialogue.state` returned.

    Raises:
        ConfigError: the state is of another task, or another version of the domain.
    """
    played = Task.model_validate_json(task)
    return Dialogue.from_state(state, played, load_domain(played.domain))
