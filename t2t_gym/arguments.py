"""Checks of arguments, whose errors say in the same wording what was expected and what was given."""

from __future__ import annotations

from collections.abc import Iterable
from operator import index
from typing import Any, TypeVar

import numpy as np

from t2t_gym.errors import ConfigError, UnknownNameError

__all__ = ["as_whole", "expect_known", "expect_ray", "expect_whole"]

Name = TypeVar("Name", bound=str)


def expect_known(what: str, got: object, known: Iterable[Name]) -> Name:
    """Check that a name is one of those that exist, and return it.

    Args:
        what: the kind of thing that it names, such as ``"scenario"``.
        got: what was given.
        known: the names that exist.

    Raises:
        UnknownNameError: it isn't one of them.
    """
    names = tuple(known)
    if got not in names:
        raise UnknownNameError.of(what, got, names)
    return got


def as_whole(got: Any) -> int | None:
    """Return a whole number, NumPy's own ones among them, as a plain int, which JSON holds; None for all else."""
    if isinstance(got, (bool, np.bool_)):  # NumPy 1 takes its own for whole numbers, with a warning
        return None
    try:
        return index(got)
    except TypeError:
        return None


def expect_whole(name: str, got: object, least: int = 0) -> int:
    """Check that a number is whole, and large enough, and return it as a plain int.

    Args:
        name: the argument's name.
        got: what was given.
        least: the least that it may be.

    Raises:
        ConfigError: it isn't a whole number, or is too small.
    """
    number = as_whole(got)
    if number is None or number < least:
        raise ConfigError(f"{name}: expected a whole number of at least {least}, got {got!r}")
    return number


def expect_ray(address: str | None, executor: str) -> None:
    """Check that a cluster's address is given only where work is done on a cluster.

    Raises:
        ConfigError: nothing would be done there.
    """
    if address is not None and executor != "ray":
        raise ConfigError(
            f"address: {address!r} is a Ray cluster's, where nothing runs; choose the executor 'ray', or leave it out"
        )
