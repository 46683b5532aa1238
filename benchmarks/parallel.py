"""How much faster two processes are than one: episodes on Ray, and plain Python, by the clock on the wall."""

from __future__ import annotations

import multiprocessing
import time
from typing import Literal

from figures import loop
from t2t_gym import TaskSet, rollout

EPISODES = 2_000
STARTING = 200
"""Episodes by which every worker is under way."""


def on_ray(tasks: TaskSet) -> float:
    """Return how many times as fast Ray with two workers plays as one process does, by the clock on the wall.

    Once they have started, that is, which takes the workers of a rollout about two seconds, however many episodes
    follow. The single process is a fresh one, too: what this one has in its caches by now would flatter it.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        serial: float = pool.apply(_pace, (tasks, "serial"))
    return _pace(tasks, "ray") / serial


def _pace(tasks: TaskSet, executor: Literal["serial", "ray"]) -> float:
    played = rollout(f"t2t/{tasks[0].domain}-mixed", "oracle", EPISODES, tasks=tasks, executor=executor, workers=2)
    for _ in range(STARTING):
        next(played)
    began = time.perf_counter()
    more = sum(1 for _ in played)
    return more / (time.perf_counter() - began)


def side_by_side() -> float:
    """Return how many times as fast two processes of plain Python are as one: what this machine has to give to Ray."""

    def timed(processes: int) -> float:
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            pool.map(_spin, [1] * processes)
            began = time.perf_counter()
            pool.map(_spin, [20_000] * processes, chunksize=1)
            return time.perf_counter() - began

    return 2 * timed(1) / timed(2)


def _spin(turns: int) -> None:
    for _ in range(turns):
        loop()
