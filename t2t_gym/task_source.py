"""Where an environment's tasks come from: a fixed set, or a stream made on the fly."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

import numpy as np

from t2t_gym.chance import one_of
from t2t_gym.errors import ConfigError
from t2t_gym.task import Task
from t2t_gym.taskset import TaskSet

__all__ = ["FixedTasks", "StreamedTasks", "TaskSource"]


class TaskSource(ABC):
    """A source of tasks, which can be pickled and copied while in use."""

    @abstractmethod
    def draw(self, rng: np.random.Generator) -> Task:
        """Return the next task; all randomness comes from `rng`."""

    @abstractmethod
    def by_id(self, task_id: str) -> Task:
        """Return a task by its id.

        Raises:
            UnknownNameError: there is none.
            ConfigError: the source keeps no tasks to pick from.
        """

    @abstractmethod
    def restart(self) -> None:
        """Forget what was drawn: the next draw starts over."""


class FixedTasks(TaskSource):
    """Tasks drawn at random, with replacement, from a set.

    A pair of twins counts as one draw; a fair coin decides which of the two is served.

    Args:
        tasks: the set.
        domain: only tasks of this domain are drawn.
        scenario: only tasks of this scenario are drawn, unless ``"mixed"``.

    Raises:
        ConfigError: the set has no such task.
    """

    def __init__(self, tasks: TaskSet, domain: str, scenario: str) -> None:
        own = tasks.of_domain(domain)
        units: dict[str, list[Task]] = {}
        for task in own.of_scenario(scenario):
            units.setdefault(task.pair or task.id, []).append(task)
        if not units:
            held = ", ".join(sorted({f"{t.domain}-{t.scenario}" for t in tasks})) or "none"
            raise ConfigError(f"none of the {len(tasks)} tasks given is for {domain}-{scenario}; they are for: {held}")
        self._tasks = own
        self._units = tuple(tuple(unit) for unit in units.values())

    def draw(self, rng: np.random.Generator) -> Task:
        """Return a task of the set."""
        return one_of(one_of(self._units, rng), rng)

    def by_id(self, task_id: str) -> Task:
        """Return a task of the domain by its id, whatever its scenario."""
        return self._tasks.by_id(task_id)

    def restart(self) -> None:
        """Do nothing: each draw is independent of the last."""

    def __deepcopy__(self, memo: dict[int, Any]) -> FixedTasks:
        return self


class StreamedTasks(TaskSource):
    """An endless stream of tasks, each made when it is drawn, in batches that share a world.

    Args:
        domain: the domain's name.
        scenario: the scenario, or ``"mixed"``.
        split: the split.
        wishes: further arguments of `make_tasks`, such as ``kinds`` and ``difficulty``.

    Raises:
        UnknownNameError: a wish names something that doesn't exist.
        ConfigError: a wish can't be used.
    """

    def __init__(self, domain: str, scenario: str, split: str, **wishes: Any) -> None:
        self._wishes = {name: wish for name, wish in wishes.items() if wish is not None}
        self._place = (domain, scenario)
        self._split = split
        if self._wishes:
            from t2t_gym.synthesis.recipe import Recipe  # heavy: what can go wrong with it goes wrong now

            Recipe.of(domain, scenario, 0, split, **self._wishes)
        self._last: Task | None = None
        self.restart()

    def restart(self) -> None:
        """Forget the stream: the next draw takes a new seed for it."""
        self._seed: int | None = None
        self._number = 0  # of the next batch
        self._units: Iterator[tuple[Task, ...]] = iter(())

    def draw(self, rng: np.random.Generator) -> Task:
        """Return the next task of the stream; its seed is drawn when it starts."""
        unit = next(self._units, None) or self._next_batch(rng)
        task = one_of(unit, rng)
        self._last = task
        return task

    def _next_batch(self, rng: np.random.Generator) -> tuple[Task, ...]:
        """Begin the next batch, and return its first unit; the others are made as they are drawn."""
        from t2t_gym.synthesis.pipeline import Batch  # heavy, and needless where tasks are given
        from t2t_gym.synthesis.recipe import Recipe

        if self._seed is None:
            self._seed = int(rng.integers(2**63))
        self._units = Batch(Recipe.of(*self._place, self._seed, self._split, **self._wishes), self._number)
        self._number += 1
        return next(self._units)

    def by_id(self, task_id: str) -> Task:
        """Return the task drawn last, if that is its id: a stream keeps no others.

        Raises:
            ConfigError: it isn't.
        """
        if self._last is not None and task_id == self._last.id:
            return self._last
        raise ConfigError(
            f"task id {str(task_id)[:60]!r}: tasks of an endless stream can't be picked by id; make a TaskSet with "
            "t2t_gym.make_tasks and pass it as tasks="
        )
