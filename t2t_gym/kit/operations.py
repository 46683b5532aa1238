"""Operations whose slots are the parameters of their tools."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from t2t_gym.arguments import expect_known
from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.tools import Tool

__all__ = ["operations", "slot_of", "unserved"]

Undo = Callable[[Database, str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


def operations(
    tools: Mapping[str, Tool],
    offers: tuple[str, ...] = (),
    ends: Collection[str] = (),
    undo: Mapping[str, str] | None = None,
) -> dict[str, Operation]:
    """Return the operations that some tools carry out, by name.

    The slots are the tool's parameters in their order, named like them without a final ``_id``; the first is the
    subject.

    Args:
        tools: the tool of each operation, by the operation's name.
        offers: the slots that ask for something new, to be picked from what can be had.
        ends: the operations that do away with their subject.
        undo: for each operation that can be taken back with the same values ("freeze"), the one that does so
            ("unfreeze"). For whatever takes more than that there is `Operation.undo`.

    Raises:
        UnknownNameError: no operation has a slot that is offered, or one that is named isn't there.
    """
    slots = {slot_of(parameter) for tool in tools.values() for parameter in tool.parameters["properties"]}
    for slot in offers:
        expect_known("slot of an operation", slot, slots)
    for name in (*ends, *(undo or {}), *(undo or {}).values()):
        expect_known("operation", name, tools)
    back = {name: _with_the_same(other) for name, other in (undo or {}).items()}
    return {name: _operation(name, tool, offers, name in ends, back.get(name)) for name, tool in tools.items()}


def unserved(**subjects: str) -> dict[str, Operation]:
    """Return operations that no tool carries out, but that customers ask for all the same, by name.

    Args:
        **subjects: for each operation, the slot that says what it is about.
    """
    return {name: Operation(name, "", {subject: ()}, subject) for name, subject in subjects.items()}


def _operation(name: str, tool: Tool, offers: tuple[str, ...], ends: bool, undo: Undo | None) -> Operation:
    slots = {slot_of(parameter): parameter for parameter in tool.parameters["properties"]}
    offered = tuple(s for s in offers if s in slots)
    return Operation(name, tool.name, slots, next(iter(slots)), offers=offered, undo=undo, ends=ends)


def _with_the_same(operation: str) -> Undo:
    """Return an undo that is an operation with the values that were given."""
    return lambda _, __, values: (operation, values)


def slot_of(parameter: str) -> str:
    """Return the slot that fills a parameter: the parameter's name without a final ``_id``."""
    return parameter.removesuffix("_id")
