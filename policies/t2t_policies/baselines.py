"""Agents that do one thing whatever the customer wants. None of them may score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from t2t_gym.messages import Message, Reply, ToolCall

__all__ = ["AlwaysRefuse", "AlwaysTransfer", "DoNothing", "Flooding"]


class _Says:
    """Says the same thing each turn."""

    text: ClassVar[str]

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

    text = (
        "Give me your email, name, zip code, order number, the items, the new items, the reason, the address and "
        "the payment method. I'm sorry, but I can't do that. Shall I go ahead? It's done. Is there anything else?"
    )


class AlwaysTransfer:
    """Hands every call to a human at once."""

    def reset(self, info: Mapping[str, Any]) -> None:
        """Find the hand-over among the tools."""
        names = [tool["function"]["name"] for tool in info["tools"]]
        self._tool = next((name for name in names if name.startswith("transfer")), names[-1])

    def act(self, observation: tuple[Message, ...]) -> ToolCall:
        """Hand over."""
        return ToolCall(self._tool, {"summary": "The customer needs help."})
