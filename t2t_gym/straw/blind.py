"""Straw agents that do the same whatever the customer wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.messages import Message, Reply, ToolCall
from t2t_gym.spaces import ActionSpace

__all__ = ["AlwaysRefuse", "AlwaysTransfer", "DoNothing", "Flooding", "RandomAgent"]


class _Says:
    """Says the same thing each turn."""

    text: str

    def reset(self, info: Mapping[str, Any]) -> None:
        """Start an episode."""

    def act(self, observation: tuple[Message, ...]) -> Reply:
        """Say it again."""
        return Reply(self.text)


class DoNothing(_Says):
    """Says 'Okay.' until the customer leaves."""

    text = "Okay."


class AlwaysRefuse(_Says):
    """Refuses whatever is asked."""

    text = "I'm sorry, but that can't be done."


class Flooding(_Says):
    """Asks everything, refuses, asks for a go-ahead and claims completion, all in one message."""

    def reset(self, info: Mapping[str, Any]) -> None:
        """Find out what there is to be asked: every parameter of every tool."""
        tools = [tool["function"]["parameters"].get("properties", {}) for tool in info["tools"]]
        asked = ", ".join(name.replace("_", " ") for name in dict.fromkeys(name for tool in tools for name in tool))
        rest = "I'm sorry, but I can't do that. Shall I go ahead? It's done. Is there anything else?"
        self.text = f"Give me your {asked}. {rest}"


class AlwaysTransfer:
    """Hands every call to a human at once."""

    def reset(self, info: Mapping[str, Any]) -> None:
        """Find the hand-over among the tools."""
        names = [tool["function"]["name"] for tool in info["tools"]]
        self._tool = next((name for name in names if name.startswith("transfer")), names[-1])

    def act(self, observation: tuple[Message, ...]) -> ToolCall:
        """Hand over."""
        return ToolCall(self._tool, {"summary": "The customer needs help."})


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
