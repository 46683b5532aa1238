"""What is said in a dialogue: tool calls, replies and messages, and their OpenAI chat form.

All are immutable, so that observations share them and copies cost nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from pydantic import BaseModel

from t2t_gym.frozen import Shared, quick_init

__all__ = ["Action", "Message", "Reply", "ToolCall", "to_openai"]

Role = Literal["user", "assistant", "tool", "system"]


@quick_init
@dataclass(frozen=True, slots=True)
class ToolCall(Shared):
    """A call of one tool by the agent.

    Attributes:
        name: the tool's name.
        arguments: argument name to JSON value. Not to be changed after construction.
        id: an identifier chosen by the agent, echoed by the result; filled in by the environment when empty.
    """

    name: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""

    def __hash__(self) -> int:
        return hash((self.name, self.id))


@quick_init
@dataclass(frozen=True, slots=True)
class Reply(Shared):
    """A message of the agent to the customer.

    Attributes:
        text: what it says.
    """

    text: str


@quick_init
@dataclass(frozen=True, slots=True)
class Message(Shared):
    """One entry of the dialogue.

    Attributes:
        role: ``"user"`` (the customer), ``"assistant"`` (the agent), ``"tool"`` (a result) or ``"system"`` (a notice
            from the environment to the agent, such as why its action couldn't be read).
        content: the text; for a tool, its output as JSON or plain text. Beside tool calls, a text that the customer
            doesn't hear.
        tool_calls: the calls of an assistant message.
        tool_call_id: for a tool result, the id of the call that it answers.
        name: for a tool result, the tool's name.
        error: for a tool result, whether the call was refused.
    """

    role: Role
    content: str
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str = ""
    name: str = ""
    error: bool = False


Action = ToolCall | Reply | str | Mapping[str, Any] | BaseModel
"""What an environment takes: a call, a reply, a plain string (a reply), or an OpenAI assistant message, as a mapping or
as the object that the client of OpenAI's API returns."""


def to_openai(messages: Iterable[Message], *, arguments: Literal["text", "object"] = "text") -> list[dict[str, Any]]:
    """Return a dialogue in OpenAI's chat form, without a system prompt.

    Source: the Chat Completions message format; tool outputs are ``role: tool``.

    Args:
        messages: the dialogue.
        arguments: what the arguments of a call are: JSON as a ``"text"``, as the API has them, or an ``"object"``, as
            models' chat templates take them.
    """
    written = dict if arguments == "object" else partial(json.dumps, ensure_ascii=False)
    chat: list[dict[str, Any]] = []
    for m in messages:
        row: dict[str, Any] = {"role": m.role, "content": m.content}
        if m.tool_calls:
            row["tool_calls"] = [
                {"id": c.id, "type": "function", "function": {"name": c.name, "arguments": written(c.arguments)}}
                for c in m.tool_calls
            ]
        if m.role == "tool":
            row["tool_call_id"] = m.tool_call_id
        chat.append(row)
    return chat
