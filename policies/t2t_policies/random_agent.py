"""An agent that calls tools and talks at random."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.messages import Message
from t2t_gym.spaces import ActionSpace

__all__ = ["RandomAgent"]


class RandomAgent:
    """Draws each action from the action space: stock replies, and calls with arguments of the right types."""

    def __init__(self) -> None:
        self._seed = 0

    def seed(self, value: int) -> None:
        """Fix all that the coming episode draws."""
        self._seed = value

    def reset(self, info: Mapping[str, Any]) -> None:
        """Start an episode with the tools that it offers."""
        self._space = ActionSpace(info["tools"], seed=self._seed)

    def act(self, observation: tuple[Message, ...]) -> Any:
        """Return a random action."""
        return self._space.sample()
