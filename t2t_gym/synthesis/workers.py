"""Work shared among processes: here, or on the machines of a Ray cluster. What is done doesn't depend on where."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process
from typing import Any, Literal, TypeVar

from t2t_gym.arguments import expect_known, expect_whole
from t2t_gym.collector import collect_seldom
from t2t_gym.errors import ConfigError

__all__ = ["EXECUTORS", "Executor", "spread"]

Executor = Literal["processes", "ray"]
EXECUTORS: tuple[Executor, ...] = ("processes", "ray")

Job = TypeVar("Job")
Result = TypeVar("Result")

_AHEAD = 2  # jobs handed out for each worker: one in hand, one waiting


def spread(
    work: Callable[[Job], Result],
    jobs: Sequence[Job],
    *,
    workers: int = 1,
    executor: Executor = "processes",
    address: str | None = None,
) -> Generator[Result]:
    """Do jobs, and yield what each comes to, in the order in which they are ready.

    Args:
        work: does one; it and the jobs must be picklable, unless there is a single process.
        jobs: the jobs.
        workers: how many at once; one, among processes: right here.
        executor: among processes of this machine, or on Ray.
        address: the Ray cluster; see `t2t_gym.rollouts.ray_cluster.connect`.

    Raises:
        ConfigError: the number of workers is of no use, or one of them was killed.
        MissingExtraError: Ray isn't installed.
    """
    workers = expect_whole("workers", workers, 1)
    expect_known("executor", executor, EXECUTORS)
    if executor == "ray":
        yield from _on_ray(work, jobs, workers, address)
    elif workers == 1 or len(jobs) < 2:
        yield from map(work, jobs)
    else:
        yield from _in_processes(work, jobs, min(workers, len(jobs)))


def _in_processes(work: Callable[[Job], Result], jobs: Sequence[Job], workers: int) -> Generator[Result]:
    # Spawned, not forked: what the parent holds, such as a progress bar's thread, isn't copied in the middle of things.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (work,))
    left = iter(jobs)

    def submit(most: int) -> set[Future[Result]]:
        with _interrupts_held_back():
            return {pool.submit(work, job) for job in islice(left, most)}

    try:
        flights = submit(_AHEAD * workers)
        while flights:
            done, flights = wait(flights, return_when=FIRST_COMPLETED)
            flights |= submit(len(done))
            for flight in done:
                yield flight.result()
    except BrokenProcessPool:
        raise ConfigError(
            "a worker was killed, perhaps for want of memory; run the same command again with fewer workers"
        ) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back: a worker that is started in the block inherits that, until it has begun.

    Else a worker that is stopped while it imports prints where it was.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(_work: Callable[[Any], Any]) -> None:
    """Let a worker end with its parent, however that ends: by Ctrl-C, or killed without a word.

    Args:
        _work: what it will do, and so what it imports beforehand.
    """
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _on_ray(work: Callable[[Job], Result], jobs: Sequence[Job], workers: int, address: str | None) -> Generator[Result]:
    from t2t_gym.rollouts.ray_cluster import connect  # first, for it says how to install Ray where it is missing

    import ray  # isort: skip

    connect(address, workers)
    remote: Any = ray.remote(num_cpus=1, max_retries=3)(_on_a_worker)
    left = iter(jobs)
    flights = [remote.remote(work, job) for job in islice(left, _AHEAD * workers)]
    try:
        while flights:
            done, flights = ray.wait(flights, num_returns=1)
            flights += [remote.remote(work, job) for job in islice(left, len(done))]
            for flight in done:
                try:
                    yield ray.get(flight)
                except ray.exceptions.RayTaskError as error:
                    raise error.cause from None
    finally:
        for flight in flights:
            ray.cancel(flight, force=True)


def _on_a_worker(work: Callable[[Job], Result], job: Job) -> Result:
    """Do a job in a process of Ray's."""
    collect_seldom()
    return work(job)
