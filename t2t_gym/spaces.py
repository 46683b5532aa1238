"""The observation and action spaces: dialogues and what an agent may do in them.

`gymnasium.spaces.Text` doesn't suit dialogue: its default alphabet has no space, and a Unicode one costs seconds and
megabytes. These two spaces implement what Gymnasium asks of a space, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

import numpy as np
from gymnasium import Space

from t2t_gym.actions import parse_action
from t2t_gym.messages import Action, Message, Reply, ToolCall, to_openai

__all__ = ["ActionSpace", "DialogueSpace"]

_SAYINGS = (
    "Hello! How can I help you today?",
    "Could you give me your email address, please?",
    "Shall I go ahead?",
    "I'm afraid that can't be done.",
    "That's done. Is there anything else?",
)


class DialogueSpace(Space[tuple[Message, ...]]):
    """All dialogues: tuples of `Message`.

    Args:
        seed: seeds the samples.
    """

    def __init__(self, seed: int | np.random.Generator | None = None) -> None:
        super().__init__(None, None, seed)

    @property
    def is_np_flattenable(self) -> bool:
        """Dialogues aren't arrays."""
        return False

    def contains(self, x: Any) -> bool:
        """Tell whether `x` is a tuple of messages."""
        return isinstance(x, tuple) and all(isinstance(m, Message) for m in x)

    def sample(self, mask: Any = None, probability: Any = None) -> tuple[Message, ...]:
        """Return a short dialogue; the space can't be masked."""
        said = self.np_random.choice(len(_SAYINGS), size=int(self.np_random.integers(1, 4)))
        return tuple(Message("assistant" if i % 2 else "user", _SAYINGS[k]) for i, k in enumerate(said))

    def to_jsonable(self, sample_n: Iterable[tuple[Message, ...]]) -> list[Any]:
        """Return dialogues in OpenAI's chat form."""
        return [to_openai(dialogue) for dialogue in sample_n]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DialogueSpace)

    def __hash__(self) -> int:
        return hash(DialogueSpace)

    def __repr__(self) -> str:
        return "DialogueSpace()"


class ActionSpace(Space[Any]):
    """Everything that an agent may do: a `ToolCall`, a `Reply`, a string, or an OpenAI assistant message.

    Args:
        tools: the tools' schemas, as OpenAI's ``tools`` list; samples call them with arguments of the right types.
        seed: seeds the samples.
    """

    def __init__(self, tools: Sequence[Mapping[str, Any]], seed: int | np.random.Generator | None = None) -> None:
        super().__init__(None, None, seed)
        self._tools = tools

    @property
    def is_np_flattenable(self) -> bool:
        """Actions aren't arrays."""
        return False

    def contains(self, x: Any) -> bool:
        """Tell whether `x` can be read as calls or a reply. Other actions are answered, and never raise."""
        return not parse_action(x).error

    def sample(self, mask: Any = None, probability: Any = None) -> Action:
        """Return a stock reply, or a call with arguments of the right types; the space can't be masked."""
        if not self._tools or self.np_random.random() < 0.5:
            return Reply(_SAYINGS[int(self.np_random.integers(len(_SAYINGS)))])
        function = self._tools[int(self.np_random.integers(len(self._tools)))]["function"]
        parameters = function["parameters"]
        return ToolCall(function["name"], self._value(parameters, parameters.get("$defs", {})))

    def _value(self, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
        if "$ref" in schema:
            schema = defs[schema["$ref"].rsplit("/", 1)[-1]]
        options = schema.get("enum") or schema.get("anyOf")
        if options:
            chosen = options[int(self.np_random.integers(len(options)))]
            return chosen if "enum" in schema else self._value(chosen, defs)
        match schema.get("type"):
            case "object":
                return {name: self._value(part, defs) for name, part in schema.get("properties", {}).items()}
            case "array":
                return [self._value(schema.get("items", {}), defs) for _ in range(int(self.np_random.integers(1, 3)))]
            case "integer":
                return int(self.np_random.integers(0, 10))
            case "number":
                return round(float(self.np_random.uniform(0, 100)), 2)
            case "boolean":
                return bool(self.np_random.integers(2))
            case "null":
                return None
            case _:
                return str(self.np_random.integers(10**6))

    def to_jsonable(self, sample_n: Iterable[Any]) -> list[Any]:
        """Return actions as plain JSON: calls as ``{"name", "arguments"}``, replies as strings."""
        return [
            {"name": a.name, "arguments": a.arguments}
            if isinstance(a, ToolCall)
            else a.text
            if isinstance(a, Reply)
            else a
            for a in sample_n
        ]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ActionSpace) and self._names() == other._names()

    def __hash__(self) -> int:
        return hash(self._names())

    def _names(self) -> tuple[str, ...]:
        return tuple(tool["function"]["name"] for tool in self._tools)

    def __deepcopy__(self, memo: dict[int, Any]) -> ActionSpace:
        return ActionSpace(self._tools, deepcopy(self._np_random, memo))  # schemas aren't changed by anyone

    def __repr__(self) -> str:
        return f"ActionSpace({len(self._tools)} tools)"
