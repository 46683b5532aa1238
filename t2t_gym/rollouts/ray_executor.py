"""Plays the episodes of a rollout on Ray: an actor per worker, and as many episodes per remote call as pay for it.

A worker that dies is replaced, and what it had in hand is played again: an episode is a pure function of its index, so
nothing is lost and nothing changes. Ray's own retries aren't used, since they would rerun an episode that kills its
worker for ever.
"""

from __future__ import annotations

import pickle
import time
from collections import deque
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
        T2TError: the rollout's arguments can't be used, so no episode can begin.
    """
    workers = min(workers, len(indexes))
    schedule = Schedule(indexes, workers, spec.group)
    crew = _Crew(spec, workers)
    try:
        crew.send(schedule)
        while crew.busy:
            worker, played = crew.wait()
            lost = None
            if played is None:
                lost = schedule.died(worker)
            else:
                schedule.done(worker, played.number, played.seconds)
            crew.send(schedule)  # at once, before the results are processed
            if played is not None:
                yield from pickle.loads(played.episodes)
            if lost is not None:
                message = f"the worker died in each of {MAX_ATTEMPTS} attempts"
                yield spec.record(lost, fault=Fault("infrastructure", message))
    finally:
        crew.dismiss()


class _Played(NamedTuple):
    """What a worker returns: how many episodes it has played, in how many seconds, and the episodes, pickled.

    They are bytes because Ray's own pickler, which can send code as well, takes twice as long.
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
    """The workers, and the calls that each has in flight, which are carried out in order."""

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
        self._flights: list[deque[Any]] = [deque() for _ in range(size)]

    @property
    def busy(self) -> bool:
        """Whether anything is in flight."""
        return any(self._flights)

    def send(self, schedule: Schedule) -> None:
        """Give every worker what the schedule has for it."""
        for worker, (actor, flights) in enumerate(zip(self._actors, self._flights, strict=True)):
            while indexes := schedule.next(worker):
                flights.append(actor.play.remote(indexes))

    def wait(self) -> tuple[int, _Played | None]:
        """Wait until a call is over; return its worker and what it played, or None where it died and was replaced."""
        first = {flights[0]: worker for worker, flights in enumerate(self._flights) if flights}
        (reference,), _ = ray.wait(list(first), num_returns=1)
        worker = first[reference]
        self._flights[worker].popleft()
        try:
            return worker, ray.get(reference)
        except RayActorError as error:
            if error.actor_init_failed:
                raise ConfigError(
                    "Ray's workers can't load the policy or an argument; the modules of their classes must be "
                    f"installed there: {str(error).strip().splitlines()[-1]}"
                ) from None
            ray.kill(self._actors[worker])
            self._flights[worker].clear()
            self._actors[worker] = self._make.remote(self._spec)
            return worker, None
        except RayTaskError as error:
            raise error.cause from None

    def dismiss(self) -> None:
        """End all workers, busy or not."""
        for actor in self._actors:
            ray.kill(actor)
