"""What customers ask for: a write tool with typed slots, and how slots map to its arguments."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from t2t_gym.database import Database, canonical, same_json
from t2t_gym.messages import ToolCall
from t2t_gym.tools import Tool

__all__ = ["Form", "Operation"]


@dataclass(frozen=True)
class Form:
    """How a slot's value maps to a call's arguments where it isn't simply one of them.

    Attributes:
        write: returns the arguments for a value; none where the operation's `derive` works them out.
        read: returns the value that some arguments stand for; None if they don't determine it.
    """

    write: Callable[[Any], Mapping[str, Any]]
    read: Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Operation:
    """Something that a customer can want done: a write tool with typed slots.

    Several operations may share a tool; a call then carries out the one whose derived arguments it has.

    Attributes:
        name: the operation's name, in the customer's terms.
        tool: the tool that carries it out.
        slots: for each slot, the tool parameter that it fills; or, for a value that is an object with a field for each,
            the several parameters that it fills (none: it is said and agreed to, but not passed on); or a `Form`. The
            slots are in order of dependence: a slot's candidates may depend on the slots before it.
        subject: the slot that says which record the operation is about.
        lists: the slots whose value is a list; the lists of one operation run in parallel (old item, new item), and the
            order of the rows doesn't matter.
        own: the slots that the customer fills without being asked, such as its own id.
        offers: the slots that ask for something new, to be picked from what can be had; by default all lists but the
            first.
        derive: given the database and the slots' values, returns the arguments that follow from them, which the
            customer needn't say. It must cope with values that make no sense, and leave out what it can't tell.
        undo: given the database before the operation, the customer's id and the slots' values, returns the name of an
            operation that takes it back, and the values of its slots. None: nothing takes it back.
        moot: given the database before a call, and the call's arguments, returns the slots whose values make no
            difference to it, such as what pays where nothing is due: nobody need have said them.
        ends: whether it does away with its subject, so that no customer wants that changed first.
    """

    name: str
    tool: str
    slots: Mapping[str, str | tuple[str, ...] | Form]
    subject: str
    lists: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    derive: Callable[[Database, Mapping[str, Any]], Mapping[str, Any]] | None = None
    undo: Callable[[Database, str, Mapping[str, Any]], tuple[str, Mapping[str, Any]]] | None = None
    moot: Callable[[Database, Mapping[str, Any]], tuple[str, ...]] | None = None
    ends: bool = False

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The slots that ask for something new: `offers`, or else all lists but the first."""
        return self.offers or self.lists[1:]

    @cached_property
    def unpassed(self) -> frozenset[str]:
        """The slots that fill no parameter: what they come to is only said and agreed to."""
        return frozenset(slot for slot, parameters in self.slots.items() if parameters == ())

    def call(self, values: Mapping[str, Any], db: Database) -> ToolCall:
        """Return the tool call that carries the operation out.

        Args:
            values: slot to value, for every slot.
            db: the database as it stands, from which `derive` works out the rest.
        """
        arguments: dict[str, Any] = {}
        for slot, parameters in self.slots.items():
            if isinstance(parameters, str):
                arguments[parameters] = values[slot]
            elif isinstance(parameters, Form):
                arguments.update(parameters.write(values[slot]))
            else:
                arguments.update({p: values[slot][p] for p in parameters})
        if self.derive is not None:
            arguments.update(self.derive(db, values))
        return ToolCall(self.tool, arguments)

    def passes_on(self, slot: str) -> bool:
        """Tell whether a call can depend on the value of a slot; if not, the value is only said and agreed to."""
        return self.slots[slot] != () or self.derive is not None

    def values(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return the slots' values from a call's arguments, None for what they don't tell. The inverse of `call`."""
        return {slot: _read(parameters, arguments) for slot, parameters in self.slots.items()}

    def is_done_by(self, tool: Tool, arguments: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
        """Tell whether a call carries the operation out with some values.

        Args:
            tool: the tool that is called.
            arguments: the call's arguments.
            values: slot to value.
        """
        return tool.name == self.tool and self.same(self.values(tool.as_run(arguments)), values)

    def strays(self, arguments: Mapping[str, Any], db: Database) -> tuple[str, ...]:
        """Return the parameters in which a call departs from what its slots imply.

        Args:
            arguments: the call's arguments.
            db: the database before it is run.
        """
        if self.derive is None:
            return ()
        derived = self.derive(db, self.values(arguments))
        return tuple(p for p, value in derived.items() if canonical(arguments.get(p)) != canonical(value))

    def same(self, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        """Tell whether two assignments of slots mean the same; slots that either lacks aren't compared."""
        shared = [s for s in self.slots if one.get(s) is not None and other.get(s) is not None]
        differing = [s for s in shared if one[s] is not other[s]]  # most often none does: values are passed on
        if any(s not in self.lists and not same_json(canonical(one[s]), canonical(other[s])) for s in differing):
            return False
        listed = [s for s in shared if s in self.lists]
        return not any(s in differing for s in listed) or _rows(one, listed) == _rows(other, listed)


def _rows(values: Mapping[str, Any], slots: list[str]) -> tuple[list[str], list[int]]:
    """Return the rows of parallel lists, whose order doesn't matter, and how long each list is."""
    columns = [values[s] if isinstance(values[s], list) else [values[s]] for s in slots]
    return sorted(json.dumps(row) for row in zip(*columns, strict=False)), [len(c) for c in columns]


def _read(parameters: str | tuple[str, ...] | Form, arguments: Mapping[str, Any]) -> Any:
    if isinstance(parameters, str):
        return arguments.get(parameters)
    if isinstance(parameters, Form):
        return parameters.read(arguments)
    return {name: arguments.get(name) for name in parameters} or None
