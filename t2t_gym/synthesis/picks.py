"""What is drawn again and again while tasks are made: one of some options, and ids."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["fresh_id", "hex_digits", "pick"]


def pick(rng: np.random.Generator, options: Any) -> Any:
    """Return one of some options, each with the same chance."""
    return options[int(rng.random() * len(options))]  # a fifth of the cost of `integers`


def fresh_id(rng: np.random.Generator, domain: str) -> str:
    """Return a task id: the domain and 12 hex digits of pure chance, which tell nothing of the task."""
    return f"{domain}-{hex_digits(rng)}"


def hex_digits(rng: np.random.Generator) -> str:
    """Return 12 hex digits of pure chance."""
    return f"{int(rng.random() * 16**12):012x}"
