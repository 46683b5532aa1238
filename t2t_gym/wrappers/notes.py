"""What an agent can note of a dialogue: what the customer said, what it said itself, and what tools showed."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from t2t_gym.messages import Message

__all__ = ["Notes"]


class Notes:
    """A dialogue so far, sorted by who said what. To be derived from, for what a certain kind of task needs.

    Args:
        dialogue: the messages, as an environment observes them.

    Attributes:
        dialogue: the same.
    """

    def __init__(self, dialogue: tuple[Message, ...]) -> None:
        self.dialogue = dialogue

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What the customer said, message by message."""
        return tuple([m.content for m in self.dialogue if m.role == "user"])

    @cached_property
    def replies(self) -> tuple[str, ...]:
        """What the agent said to the customer, message by message."""
        return tuple([m.content for m in self.dialogue if m.role == "assistant" and not m.tool_calls])

    def shown(self, *tools: str) -> list[Any]:
        """Return what some tools returned, in order: read as JSON where it is, else as text.

        Args:
            tools: the tools' names.
        """
        return [_read(m.content) for m in self._results if m.name in tools and not m.error]

    def refused(self, *tools: str) -> list[str]:
        """Return why some tools refused a call, in order.

        Args:
            tools: the tools' names.
        """
        return [m.content for m in self._results if m.name in tools and m.error]

    @cached_property
    def _results(self) -> list[Message]:
        return [m for m in self.dialogue if m.role == "tool"]


def _read(content: str) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return content
