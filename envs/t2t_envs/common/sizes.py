"""How many records a world is asked to have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.errors import ConfigError

__all__ = ["check_counts"]


def check_counts(counts: Mapping[str, Any], least: Mapping[str, int]) -> None:
    """Check that each count is a whole number, and enough.

    Args:
        counts: what is counted to how many are asked for.
        least: to how many there must be at least.

    Raises:
        ConfigError: one is no whole number, or too small.
    """
    for name, count in counts.items():
        if isinstance(count, bool) or not isinstance(count, int) or count < least[name]:
            raise ConfigError(f"{name}: expected a whole number of at least {least[name]}, got {count!r}")
