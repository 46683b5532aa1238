"""Plays the episodes of a rollout on Ray: an actor for each worker, a remote call for each episode.

A worker that dies is replaced, and what it had in hand is played again: an episode is a pure function of its index, so
nothing is lost and nothing changes. Ray's own retries aren't used, since they would run an episode that kills its
worker for ever.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from t2t_gym.errors import ConfigError, MissingExtraError
from t2t_gym.rollouts.episode import Episode, Fault
from t2t_gym.rollouts.runner import Runner, Spec

try:
    import ray
    from ray.exceptions import RayActorError, RayTaskError
except ModuleNotFoundError as missing:
    raise MissingExtraError.of("ray", "ray", "A rollout on Ray") from missing

__all__ = ["connect", "play_on_ray"]

MAX_ATTEMPTS = 3
"""How many workers an episode may cost before it is given up as a fault of the infrastructure."""

SHORT_EPISODE = 0.1
"""Seconds below which a worker is given its next episode ahead of time, so that it never waits for the driver."""

QUIET: dict[str, Any] = {"log_to_driver": False, "logging_level": "error"}
"""How Ray is started: what goes wrong is told by exceptions."""

STORE_BYTES = 200 * 2**20
"""Size of the object store of a cluster started here: only the tasks and the episodes in flight pass through it."""


def connect(address: str | None, workers: int) -> None:
    """Attach to the Ray cluster that is there, or start one on this machine.

    Args:
        address: the cluster's address, ``"auto"`` to find it, or None: ``RAY_ADDRESS`` if that is set, else a new one.
        workers: the number of processes to make room for in a new one.

    Raises:
        ConfigError: there is no cluster at the address, or none could be started here.
    """
    if ray.is_initialized():
        return
    address = address or os.environ.get("RAY_ADDRESS")
    if not address:
        _start(workers)
        return
    try:
        _knock(address)
        ray.init(address=address, **QUIET)
    except (OSError, ValueError, RuntimeError) as problem:
        raise ConfigError(
            f"no Ray cluster answers at {address!r} ({str(problem).splitlines()[0]}); start one with "
            "`ray start --head`, or give another address or none. A cluster with tokens needs RAY_AUTH_MODE=token"
        ) from None


def _start(workers: int) -> None:
    """Start a cluster on this machine, unless Ray finds one that runs here.

    If it fails half-way, the processes that it has started by then are ended.
    """
    before = _children()
    try:
        try:
            ray.init(num_cpus=workers, include_dashboard=False, object_store_memory=STORE_BYTES, **QUIET)
        except ValueError:  # there is one, whose size isn't ours to set
            ray.init(address="auto", **QUIET)
    except Exception as problem:  # of whatever class: much of it is read off the logs of the processes
        with suppress(Exception):
            ray.shutdown()
        for child in _children() - before:
            _end(child)
        reason = (str(problem).strip() or type(problem).__name__).splitlines()[0][:200]
        raise ConfigError(
            f"Ray didn't start on this machine ({reason}); try again when the machine is less busy, give the address "
            'of a cluster that runs, or play with executor="serial"'
        ) from problem


def _children() -> set[int]:
    """Return the processes of Ray that this one has started and that still run; none where there is no /proc."""
    found = set()
    for listing in Path("/proc/self/task").glob("*/children"):
        for pid in listing.read_text().split():
            with suppress(OSError):  # it has ended meanwhile
                if b"ray" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    found.add(int(pid))
    return found


def _end(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


def _knock(address: str) -> None:
    """Find out at once whether anything listens; Ray itself would go on trying for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=5).close()


def play_on_ray(spec: Spec, indexes: Sequence[int], workers: int) -> Generator[Episode]:
    """Yield the episodes with these indexes, as they finish.

    Raises:
        T2TError: the rollout's arguments are of no use, so that no episode can begin.
    """
    if not indexes:
        return
    crew = _Crew(spec, min(workers, len(indexes)))
    queue = _Queue(spec, indexes)
    try:
        while queue or crew.pending:
            crew.hand_out(queue)
            for index, attempts, outcome in crew.wait():
                if outcome is not None:
                    yield outcome
                elif attempts < MAX_ATTEMPTS:
                    queue.again(index, attempts)
                else:
                    message = f"the worker died in each of {attempts} attempts"
                    yield spec.record(index, fault=Fault("infrastructure", message))
    finally:
        crew.dismiss()


class _Queue:
    """Episodes to be played. Those of a group go to the same worker while it asks for them."""

    def __init__(self, spec: Spec, indexes: Sequence[int]) -> None:
        self._group = spec.group
        self._groups: dict[int, deque[int]] = {}
        for index in indexes:
            self._groups.setdefault(spec.group(index), deque()).append(index)
        self._untouched = deque(self._groups)
        self._retries: deque[tuple[int, int]] = deque()
        self._left = len(indexes)

    def __len__(self) -> int:
        return self._left + len(self._retries)

    def again(self, index: int, attempts: int) -> None:
        self._retries.append((index, attempts))

    def retry(self) -> tuple[int, int] | None:
        return self._retries.popleft() if self._retries else None

    def next(self, last: int | None) -> int | None:
        """Return an episode, if any is left: of the group of `last`, else of a new group, else of any."""
        group = None if last is None else self._group(last)
        if group not in self._groups:
            while self._untouched and self._untouched[0] not in self._groups:
                self._untouched.popleft()
            group = self._untouched.popleft() if self._untouched else next(iter(self._groups), None)
        if group is None:
            return None
        indexes = self._groups[group]
        index = indexes.popleft()
        if not indexes:
            del self._groups[group]
        self._left -= 1
        return index


class _Worker:
    def __init__(self, make: Any, spec: Any) -> None:
        # No CPUs are claimed: with more workers than CPUs, Ray would let the surplus wait for ever.
        options = {"num_cpus": 0, "max_restarts": 0, "scheduling_strategy": "SPREAD", "enable_task_events": False}
        self.actor = make.options(**options).remote(spec)
        self.pending = 0
        self.alone = False
        self.last: int | None = None


class _Crew:
    """The workers, and what each has in hand."""

    def __init__(self, spec: Spec, size: int) -> None:
        self._make: Any = ray.remote(Runner)
        try:
            self._spec = ray.put(spec)
        except TypeError as problem:
            raise ConfigError(f"the policy or an argument can't be pickled for Ray's workers: {problem}") from None
        self._workers = [_Worker(self._make, self._spec) for _ in range(size)]
        self._flights: dict[Any, tuple[int, int, int]] = {}  # reference -> worker, index, attempts before
        self._began = time.monotonic()
        self._done = 0

    @property
    def pending(self) -> int:
        return len(self._flights)

    def hand_out(self, queue: _Queue) -> None:
        """Give the idle workers something to do, and those with short episodes their next one ahead of time."""
        for place, worker in enumerate(self._workers):
            if worker.pending == 0:
                # An episode that lost a worker is played by itself: what it kills must be only itself.
                retry = queue.retry()
                worker.alone = retry is not None
                if retry is not None:
                    self._send(place, *retry)
            while not worker.alone and worker.pending < self._depth(queue):
                index = queue.next(worker.last)
                if index is None:
                    break
                self._send(place, index, 0)

    def _depth(self, queue: _Queue) -> int:
        if self._done == 0 or len(queue) <= len(self._workers):
            return 1
        mean = (time.monotonic() - self._began) * len(self._workers) / self._done
        return 4 if mean < SHORT_EPISODE else 1

    def _send(self, place: int, index: int, attempts: int) -> None:
        worker = self._workers[place]
        self._flights[worker.actor.run.remote(index)] = (place, index, attempts)
        worker.pending += 1
        worker.last = index

    def wait(self) -> Iterator[tuple[int, int, Episode | None]]:
        """Wait until something is done; yield index, attempts made, and the episode, or None where the worker died."""
        ray.wait(list(self._flights), num_returns=1)
        ready, _ = ray.wait(list(self._flights), num_returns=self.pending, timeout=0)
        dead = set()
        for reference in ready:
            place, index, attempts = self._flights.pop(reference)
            self._workers[place].pending -= 1
            try:
                episode = ray.get(reference)
            except RayActorError as error:
                if error.actor_init_failed:
                    raise ConfigError(
                        "Ray's workers can't load the policy or an argument; the modules of their classes must be "
                        f"installed there: {str(error).strip().splitlines()[-1]}"
                    ) from None
                dead.add(place)
                yield index, attempts + 1, None
            except RayTaskError as error:
                raise error.cause from None
            else:
                self._done += 1
                yield index, attempts + 1, episode
        for place in dead:
            yield from self._replace(place)

    def _replace(self, place: int) -> Iterator[tuple[int, int, None]]:
        """Put a new worker in the place of a dead one; what the dead one had in hand wasn't begun, or died with it."""
        lost = [reference for reference, flight in self._flights.items() if flight[0] == place]
        for reference in lost:
            _, index, attempts = self._flights.pop(reference)
            yield index, attempts + 1, None
        ray.kill(self._workers[place].actor)
        self._workers[place] = _Worker(self._make, self._spec)

    def dismiss(self) -> None:
        """End all workers, busy or not."""
        for worker in self._workers:
            ray.kill(worker.actor)
