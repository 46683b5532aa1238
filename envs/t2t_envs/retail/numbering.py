"""Ids that look random and never repeat."""

from __future__ import annotations

import numpy as np

__all__ = ["distinct_ids"]


def distinct_ids(rng: np.random.Generator, n: int, digits: int, prefix: str = "") -> list[str]:
    """Draw `n` different ids, in random order.

    Args:
        rng: the source of all randomness.
        n: how many.
        digits: length of the number, which never starts with 0. It grows where `n` would fill more than a ninth of the
            numbers of that length.
        prefix: what stands before the number.

    Returns:
        Strings such as "#W4821907" (prefix "#W", 7 digits).
    """
    digits = max(digits, len(str(max(n - 1, 0))) + 1)
    low = 10 ** (digits - 1)
    numbers = rng.choice(9 * low, size=n, replace=False)
    return [f"{prefix}{number}" for number in (numbers + low).tolist()]
