"""Sources: where each argument of a call of a walk comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from t2t_gym.messages import ToolCall
from t2t_gym.tools import Tool

__all__ = ["Source", "sources_of"]

SourceKind = Literal["fact", "result", "schema", "customer"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an argument comes from.

    Attributes:
        kind: the customer's identity facts, an earlier result, the tool's schema, or what only the customer knows.
        step: for a result, the index of the step.
    """

    kind: SourceKind
    step: int = -1


def sources_of(
    call: ToolCall, tool: Tool, facts: Mapping[str, str], results: Sequence[str]
) -> dict[str, tuple[Source, ...]]:
    """Say where each argument of a call comes from.

    Args:
        call: the call.
        tool: its tool.
        facts: the customer's identity facts.
        results: the earlier results, as text.
    """
    known = {word for fact in facts.values() for word in (fact, *fact.split())}
    schema = _schema_text(tool)

    def source(value: Any) -> Source:
        quoted = f'"{value}"'
        for step, content in enumerate(results):
            if quoted in content or content == value:
                return Source("result", step)
        if value in known:
            return Source("fact")
        return Source("schema") if isinstance(value, str) and f"'{value}'" in schema else Source("customer")

    return {name: tuple(map(source, _leaves(argument))) for name, argument in call.arguments.items()}


def _leaves(argument: Any) -> Iterator[Any]:
    """Yield the plain values that an argument is made of."""
    if isinstance(argument, Mapping):
        argument = list(argument.values())
    if isinstance(argument, list):
        for part in argument:
            yield from _leaves(part)
    else:
        yield argument


@lru_cache(maxsize=256)
def _schema_text(tool: Tool) -> str:
    return str(tool.parameters)
