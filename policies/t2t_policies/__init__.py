"""Agents: the oracle, and straw agents that must not score. `make` returns one by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from t2t_gym.errors import UnknownNameError
from t2t_gym.oracle import Oracle
from t2t_gym.straw import STRAWS, AlwaysRefuse, AlwaysTransfer, DoNothing, Flooding, RandomAgent

__all__ = ["AlwaysRefuse", "AlwaysTransfer", "DoNothing", "Flooding", "Oracle", "RandomAgent", "make", "names"]

_POLICIES: dict[str, Callable[[], Any]] = {"oracle": Oracle, **{straw.name: straw.make for straw in STRAWS}}


def names() -> tuple[str, ...]:
    """Return the names that `make` knows, sorted."""
    return tuple(sorted(_POLICIES))


def make(name: str) -> Any:
    """Return a new agent.

    Args:
        name: one of `names`.

    Raises:
        UnknownNameError: no agent has the name.
    """
    if name not in _POLICIES:
        raise UnknownNameError.of("policy", name, _POLICIES)
    return _POLICIES[name]()
