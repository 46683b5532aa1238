"""How many records a world is asked to have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.arguments import expect_whole
from t2t_gym.errors import ConfigError

__all__ = ["MOST", "check_counts"]

MOST = 1_000_000
"""Records of a kind that a world may have: so many orders, with their users, fill 3 GB."""


def check_counts(counts: Mapping[str, Any], least: Mapping[str, int]) -> None:
    """Check that each count is a whole number, enough, and no more than `MOST`.

    Args:
        counts: what is counted to how many are asked for.
        least: to how many there must be at least.

    Raises:
        ConfigError: one is no whole number, or out of range.
    """
    for name, count in counts.items():
        expect_whole(name, count, least[name])
        if count > MOST:
            raise ConfigError(f"{name}: expected at most {MOST}, got {count}")
