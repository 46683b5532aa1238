"""Operations whose slots are the parameters of their tools."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from t2t_gym.arguments import expect_known
from t2t_gym.database import Database
from t2t_gym.domain import Form, Operation
from t2t_gym.tools import Tool

__all__ = ["arguments_of", "operations", "unserved"]

Derive = Callable[[Database, Mapping[str, Any]], Mapping[str, Any]]
Undo = Callable[[Database, str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]]


def operations(
    tools: Mapping[str, Tool],
    offers: tuple[str, ...] = (),
    ends: Collection[str] = (),
    undo: Mapping[str, str] | None = None,
    own: tuple[str, ...] = (),
    fixed: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Operation]:
    """Return the operations that some tools carry out, by name.

    The slots are the tool's parameters in their order, named like them without a final ``_id``; the first is the
    subject. The values of a slot that fills a boolean parameter are the words ``"yes"`` and ``"no"``.

    Args:
        tools: the tool of each operation, by the operation's name.
        offers: the slots that ask for something new, to be picked from what can be had.
        ends: the operations that do away with their subject.
        undo: for each operation that can be taken back with the same values ("freeze"), the one that does so
            ("unfreeze"). For whatever takes more than that there is `Operation.undo`.
        own: the slots that the customer's own id fills, of which nobody speaks: whom something new is made for.
        fixed: for each operation that always makes its call with some arguments, these, which are no slots of it:
            ``{"turn_on": {"alerts": True}, "turn_off": {"alerts": False}}``, or an optional argument's default.

    Raises:
        UnknownNameError: no operation has a slot that is offered or the customer's own, its tool doesn't take an
            argument that is fixed, or an operation that is named isn't there.
    """
    fixed = fixed or {}
    slots = {_slot_of(parameter) for tool in tools.values() for parameter in tool.parameters["properties"]}
    for slot in (*offers, *own):
        expect_known("slot of an operation", slot, slots)
    for name in (*ends, *(undo or {}), *(undo or {}).values(), *fixed):
        expect_known("operation", name, tools)
    for name, arguments in fixed.items():
        for parameter in arguments:
            expect_known(f"parameter of {tools[name].name}", parameter, tools[name].parameters["properties"])
    back = {name: _with_the_same(other) for name, other in (undo or {}).items()}
    made = {}
    for name, tool in tools.items():
        given = fixed.get(name, {})
        of = {_slot_of(p): _filling(p, schema) for p, schema in tool.parameters["properties"].items() if p not in given}
        made[name] = Operation(
            name,
            tool.name,
            of,
            next(iter(of)),
            own=tuple(s for s in own if s in of),
            offers=tuple(s for s in offers if s in of),
            derive=_always(given) if given else None,
            undo=back.get(name),
            ends=name in ends,
        )
    return made


def unserved(**subjects: str) -> dict[str, Operation]:
    """Return operations that no tool carries out, but that customers ask for all the same, by name.

    Args:
        **subjects: for each operation, the slot that says what it is about.
    """
    return {name: Operation(name, "", {subject: ()}, subject) for name, subject in subjects.items()}


def arguments_of(tool: Tool, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a tool that are filled by slots as in `operations`, of those slots that have values."""
    arguments: dict[str, Any] = {}
    for parameter, schema in tool.parameters["properties"].items():
        filling, slot = _filling(parameter, schema), _slot_of(parameter)
        if slot in values:
            arguments |= filling.write(values[slot]) if isinstance(filling, Form) else {parameter: values[slot]}
    return arguments


def _filling(parameter: str, schema: Mapping[str, Any]) -> str | Form:
    """Return how a slot fills a parameter: by its value, or by what the words yes and no say."""
    if schema.get("type") != "boolean":
        return parameter
    said: dict[Any, str] = {True: "yes", False: "no"}
    return Form(lambda word: {parameter: word == "yes"}, lambda arguments: said.get(arguments.get(parameter)))


def _always(arguments: Mapping[str, Any]) -> Derive:
    """Return what derives the same arguments each time."""
    return lambda _, __: arguments


def _with_the_same(operation: str) -> Undo:
    """Return an undo that is an operation with the values that were given."""
    return lambda _, __, values: (operation, values)


def _slot_of(parameter: str) -> str:
    """Return the slot that fills a parameter: the parameter's name without a final ``_id``."""
    return parameter.removesuffix("_id")
