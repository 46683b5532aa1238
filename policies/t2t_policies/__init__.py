"""Agents by name: the oracle in two wordings, straw agents that must not score, language models, and you."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from t2t_gym.errors import UnknownNameError
from t2t_gym.straw import STRAWS, AlwaysRefuse, AlwaysTransfer, DoNothing, Flooding, RandomAgent
from t2t_policies.chat import ChatAgent
from t2t_policies.chat_by_tool import ToolTalker
from t2t_policies.human import Human
from t2t_policies.oracles import ElaborateOracle, Oracle

__all__ = [
    "MODELS",
    "AlwaysRefuse",
    "AlwaysTransfer",
    "ChatAgent",
    "DoNothing",
    "ElaborateOracle",
    "Flooding",
    "Human",
    "Oracle",
    "RandomAgent",
    "ToolTalker",
    "make",
    "names",
]

_POLICIES: dict[str, Callable[[], Any]] = {
    "human": Human,
    "oracle": Oracle,
    "oracle-elaborate": ElaborateOracle,
    **{straw.name: straw.make for straw in STRAWS},
}

MODELS: dict[str, Callable[[str], Any]] = {"openai": ChatAgent, "openai-tool": ToolTalker}
"""Agents that a language model can be, by what comes before the colon and the model's name."""


def names() -> tuple[str, ...]:
    """Return the names that `make` knows, sorted."""
    return tuple(sorted(_POLICIES))


def make(name: str) -> Any:
    """Return a new agent.

    Args:
        name: one of `names`; or ``"openai:MODEL"`` for a model on the server that ``OPENAI_BASE_URL`` names (see
            `ChatAgent`), or ``"openai-tool:MODEL"`` for one that talks by a tool (see `ToolTalker`).

    Raises:
        UnknownNameError: no agent has the name.
        ConfigError: the model has no name, or there is no key.
    """
    kind, colon, model = name.partition(":") if isinstance(name, str) else ("", "", "")
    if colon and kind in MODELS:
        return MODELS[kind](model)
    if name not in _POLICIES:
        raise UnknownNameError.of("policy", name, [*_POLICIES, *(f"{kind}:MODEL" for kind in MODELS)])
    return _POLICIES[name]()
