"""Plays the episodes of a rollout on Ray: an actor for each worker, and as many episodes a remote call as are worth it.

A worker that dies is replaced, and what it had in hand is played again: an episode is a pure function of its index, so
nothing is lost and nothing changes. Ray's own retries aren't used, since they would run an episode that kills its
worker for ever.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Generator, Sequence
from typing import Any, NamedTuple

import ray
from ray.exceptions import RayActorError, RayTaskError

from t2t_gym.collector import collect_seldom
from t2t_gym.errors import ConfigError
from t2t_gym.rollouts.episode import Episode, Fault
from t2t_gym.rollouts.runner import Runner, Spec
from t2t_gym.rollouts.schedule import MAX_ATTEMPTS, SLICE, Schedule

__all__ = ["play_on_ray"]


def play_on_ray(spec: Spec, indexes: Sequence[int], workers: int) -> Generator[Episode]:
    """Yield the episodes with these indexes, as they finish.

    Raises:
        T2TError: the rollout's arguments are of no use, so that no episode can begin.
    """
    workers = min(workers, len(indexes))
    schedule = Schedule(indexes, workers, spec.group)
    crew = _Crew(spec, workers)
    try:
        for worker in range(workers):
            crew.send(worker, schedule.next(worker))
        while crew.busy:
            worker, played = crew.wait()
            lost = None
            if played is None:
                lost = schedule.died(worker)
            else:
                schedule.done(worker, played.number, played.seconds)
            for idle in crew.idle():  # at once, before what has come is looked at
                crew.send(idle, schedule.next(idle))
            if played is not None:
                yield from pickle.loads(played.episodes)
            if lost is not None:
                message = f"the worker died in each of {MAX_ATTEMPTS} attempts"
                yield spec.record(lost, fault=Fault("infrastructure", message))
    finally:
        crew.dismiss()


class _Played(NamedTuple):
    """What a worker returns: how many episodes it has played, in which time, and those, pickled.

    As bytes, since Ray's own pickler, which can send code as well, takes twice as long.
    """

    number: int
    seconds: float
    episodes: bytes


class _Player:
    """What runs in a worker."""

    def __init__(self, spec: Spec) -> None:
        collect_seldom()
        self._runner = Runner(spec)

    def play(self, indexes: Sequence[int]) -> _Played:
        """Play episodes in this order until a `SLICE` is over."""
        began = time.perf_counter()
        episodes = []
        for index in indexes:
            episodes.append(self._runner.run(index))
            seconds = time.perf_counter() - began
            if seconds > SLICE:
                break
        return _Played(len(episodes), seconds, pickle.dumps(episodes, pickle.HIGHEST_PROTOCOL))


class _Crew:
    """The workers, each of which is idle or has one call in flight."""

    def __init__(self, spec: Spec, size: int) -> None:
        # No CPUs are claimed: with more workers than CPUs, Ray would let the surplus wait for ever.
        options = {"num_cpus": 0, "max_restarts": 0, "scheduling_strategy": "SPREAD", "enable_task_events": False}
        player: Any = ray.remote(_Player)
        self._make = player.options(**options)
        try:
            self._spec = ray.put(spec)
        except TypeError as problem:
            raise ConfigError(f"the policy or an argument can't be pickled for Ray's workers: {problem}") from None
        self._actors = [self._make.remote(self._spec) for _ in range(size)]
        self._flights: dict[Any, int] = {}  # reference -> worker

    @property
    def busy(self) -> bool:
        """Whether anything is in flight."""
        return bool(self._flights)

    def idle(self) -> list[int]:
        """Return the workers that have nothing to do."""
        return sorted(set(range(len(self._actors))) - set(self._flights.values()))

    def send(self, worker: int, indexes: Sequence[int]) -> None:
        """Give an idle worker something to play, if there is anything."""
        if indexes:
            self._flights[self._actors[worker].play.remote(indexes)] = worker

    def wait(self) -> tuple[int, _Played | None]:
        """Wait until a call is over; return its worker and what it played, or None where it died and was replaced."""
        (reference,), _ = ray.wait(list(self._flights), num_returns=1)
        worker = self._flights.pop(reference)
        try:
            return worker, ray.get(reference)
        except RayActorError as error:
            if error.actor_init_failed:
                raise ConfigError(
                    "Ray's workers can't load the policy or an argument; the modules of their classes must be "
                    f"installed there: {str(error).strip().splitlines()[-1]}"
                ) from None
            ray.kill(self._actors[worker])
            self._actors[worker] = self._make.remote(self._spec)
            return worker, None
        except RayTaskError as error:
            raise error.cause from None

    def dismiss(self) -> None:
        """End all workers, busy or not."""
        for actor in self._actors:
            ray.kill(actor)
