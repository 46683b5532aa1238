"""Figures of a benchmark: how one is measured, and how it is written; and the scale that tells a machine's speed."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import NamedTuple

ROUNDS = 5


class Figure(NamedTuple):
    """One line of the table; a ratio where `unit` is empty."""

    name: str
    value: float
    unit: str
    aim: float | None = None


def least(action: Callable[[], object], times: int, rounds: int = ROUNDS) -> float:
    """Return the least CPU seconds that one call of an action took, over some rounds of some calls each."""
    taken = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        for _ in range(times):
            action()
        taken.append((time.process_time() - began) / times)
    return min(taken)


def written(figure: Figure) -> str:
    """Write a figure in the unit that suits it."""
    if figure.unit == "B":
        return f"{figure.value / 1_000:.1f} kB"
    if not figure.unit:
        return f"{figure.value:.2f} x"
    scale, unit = next(((f, u) for f, u in ((1, "s"), (1e3, "ms")) if figure.value * f >= 1), (1e6, "µs"))
    return f"{figure.value * scale:.1f} {unit}"


def loop() -> int:
    """Count to a thousand in plain Python: the scale."""
    total = 0
    for i in range(1_000):
        total += i & 3
    return total
