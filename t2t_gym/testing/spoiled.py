"""Calls with something wrong about their arguments, made from the domain's own values and knowing nothing of it.

An argument is another call's or another argument's, a number is off, a text is empty, a list is longer or turned
around.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from t2t_gym.errors import ToolError
from t2t_gym.tools import Tool

__all__ = ["OTHERS", "spoiled"]

OTHERS = 3
"""Calls from which wrong arguments are borrowed, where there are so many."""

_LONG = 6  # elements of a list that is too long


def spoiled(
    tool: Tool, arguments: Mapping[str, Any], others: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Yield a call's arguments with each of them wrong in several ways, as far as it passes the schema.

    Args:
        tool: the tool that is called.
        arguments: the arguments, which are right.
        others: the arguments of other calls of the tool.
    """
    for name, value in arguments.items():
        beside = [other for other in arguments.values() if type(other) is type(value)]
        for wrong in _wrong(value, [*(other[name] for other in others if name in other), *beside]):
            made = {**arguments, name: wrong}
            try:
                tool.validate(made)
            except ToolError:
                continue
            yield made


def _wrong(value: Any, others: Sequence[Any]) -> Iterator[Any]:
    yield from (other for other in others if other != value)
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield from (value + 1, value + 2, 2 * value + 1, 0, value - 1)
    elif isinstance(value, str):
        yield ""
    elif isinstance(value, list) and value:
        yield [value[i % len(value)] for i in range(_LONG)]
        yield from ([*value, *other] for other in others)
        yield from (value[::-1], value[:-1], [*value, value[0]])
        firsts = [other[0] for other in others if other]
        yield from ([wrong, *value[1:]] for wrong in _wrong(value[0], firsts))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from ({**value, name: wrong} for wrong in _wrong(part, [o[name] for o in others if name in o]))
