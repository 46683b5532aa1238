"""How many records a world is asked to have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["check_counts"]


def check_counts(counts: Mapping[str, Any], least: Mapping[str, int]) -> None:
    """Check that each count is a whole number, and enough.

    Args:
        counts: what is counted to how many are asked for.
        least: to how many there must be at least.

    Raises:
        TypeError: a number is not an integer.
        ValueError: a number is out of range.
    """
    for name, count in counts.items():
        if isinstance(count, bool) or not isinstance(count, int):
            raise TypeError(f"{name} must be an int, got {count!r}")
        if count < least[name]:
            raise ValueError(f"{name} must be at least {least[name]}, got {count}")
