"""Agents: the oracle, and baselines that must not score. `make` returns one by name."""

from __future__ import annotations

from typing import Any

from t2t_gym.errors import UnknownNameError
from t2t_gym.oracle import Oracle
from t2t_policies.baselines import AlwaysRefuse, AlwaysTransfer, DoNothing, Flooding
from t2t_policies.random_agent import RandomAgent

__all__ = ["AlwaysRefuse", "AlwaysTransfer", "DoNothing", "Flooding", "Oracle", "RandomAgent", "make", "names"]

_POLICIES: dict[str, Any] = {
    "always-refuse": AlwaysRefuse,
    "always-transfer": AlwaysTransfer,
    "do-nothing": DoNothing,
    "flooding": Flooding,
    "oracle": Oracle,
    "random": RandomAgent,
}


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
