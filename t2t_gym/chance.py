"""Choices by chance, the same on every version of Python.

Of the standard library's generator only `random()` keeps its numbers from version to version, so everything that
chooses words is drawn by it. (Worlds and tasks are drawn in bulk, by NumPy's.)
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

__all__ = ["one_of"]

T = TypeVar("T")


def one_of(options: Sequence[T], rng: Random) -> T:
    """Return one of some options, each as likely as the others; where there is but one, nothing is drawn."""
    number = len(options)
    return options[0] if number == 1 else options[int(rng.random() * number)]
