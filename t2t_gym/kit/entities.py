"""Entities from tables: for each slot, what it could be, what can be said of it, and how values are ranked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from t2t_gym.database import Database, Record
from t2t_gym.domain import Entities, Operation
from t2t_gym.frozen import quick_init
from t2t_gym.messages import ToolCall
from t2t_gym.remembered import Remembered
from t2t_gym.task import Feature

__all__ = ["Described", "LookUp", "Slot", "TableEntities", "View"]

_REMEMBERED = 4096  # descriptions

Chosen = Mapping[str, Any]
"""The values of the slots that are decided."""
Described = Iterable[tuple[str, str | int | float | bool | None]]
"""What can be said of a thing: pairs of attribute and value, the most telling first."""


@quick_init
@dataclass(frozen=True, slots=True)
class View:
    """What a slot is looked at in.

    Attributes:
        db: the world.
        customer: the customer's id.
        operation: the operation.
        chosen: the values of the operation's slots before this one.
        position: the element's place in a list-valued slot.
    """

    db: Database
    customer: str
    operation: Operation
    chosen: Chosen
    position: int = 0

    def get(self, table: str, slot: str) -> Record | None:
        """Return the record of a table whose id is a slot's value, or None."""
        record_id = self.chosen.get(slot)
        return self.db.get(table, record_id) if isinstance(record_id, str) else None


def _nothing(view: View) -> Sequence[Any]:  # noqa: ARG001 - a slot without candidates
    return ()


def _indescribable(db: Database, value: Any, chosen: Chosen) -> Described:  # noqa: ARG001 - it can only be named
    return ()


def _unseen(view: View, value: Any) -> Iterable[ToolCall]:  # noqa: ARG001 - nothing is to be looked up for it
    return ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot, as customers see it.

    Attributes:
        candidates: returns everything that it could be, whether or not it is allowed.
        features: returns what can be said of a value, as pairs of attribute and value, the most telling first; a pair
            whose value is None is left out.
        measures: functions that return a number by which values are ranked, by name.
        draw: draws a value where there are no candidates, such as a new address, or returns None if there can be none.
        reads: returns the look-ups that a careful agent makes for the slot before it decides, in order, given the
            value, or None while that isn't known.
    """

    candidates: Callable[[View], Sequence[Any]] = _nothing
    features: Callable[[Database, Any, Chosen], Described] = _indescribable
    measures: Mapping[str, Callable[[Database, Any, Chosen], float]] = field(default_factory=dict)
    draw: Callable[[np.random.Generator, View], Any] | None = None
    reads: Callable[[View, Any], Iterable[ToolCall]] = _unseen


_OWN = Slot(lambda view: (view.customer,))
"""The customer's own id, which fills the slots of which nobody speaks."""


def _result(arguments: Mapping[str, Any], found: Any) -> str:  # noqa: ARG001 - the id is what was found
    return str(found)


@dataclass(frozen=True, slots=True)
class LookUp:
    """A tool that looks something up by what is known.

    Attributes:
        tool: its name.
        arguments: what must be known (identity slots, or fields of a record), each with the parameter that it fills.
        finds: for a look-up that establishes who the customer is, returns the customer's id, given a call's arguments
            and result; by default it is the result.
    """

    tool: str
    arguments: Mapping[str, str]
    finds: Callable[[Mapping[str, Any], Any], str] = _result

    def call(self, known: Mapping[str, Any]) -> ToolCall | None:
        """Return the call, or None if what is known isn't enough."""
        if not self.arguments.keys() <= known.keys():
            return None
        return ToolCall(self.tool, {parameter: known[name] for name, parameter in self.arguments.items()})


class TableEntities(Entities):
    """Entities that are read from tables. The methods' arguments are those of `Entities`.

    Args:
        people: the table of the customers.
        identity: the look-ups that establish who the customer is, the best first.
        slots: how customers see each slot. A key ``"operation.slot"`` takes precedence over one that is just the slot,
            except for features and measures, which go by the slot alone. An operation's `own` slots need none: the
            customer's id fills them.
        facts: given a customer's id and record, returns the values of its identity slots; by default those are the
            fields that have the names of the look-ups' parameters.
        reads: returns the look-ups that a careful agent makes before it decides on an operation, given a view of it
            with the values known so far as `View.chosen`; by default those of its slots.
    """

    def __init__(
        self,
        *,
        people: str,
        identity: Sequence[LookUp],
        slots: Mapping[str, Slot],
        facts: Callable[[str, Record], Mapping[str, str]] | None = None,
        reads: Callable[[View], Iterable[ToolCall]] | None = None,
    ) -> None:
        self._people = people
        self._facts = facts or self._fields
        self._ways = tuple(identity)
        self.identity = tuple(tuple(way.arguments) for way in identity)
        self._slots = slots
        self._reads = reads or self._reads_of_slots
        self._found: dict[tuple[str, str], Slot] = {}
        self._described: Remembered[tuple[Feature, ...]] = Remembered(_REMEMBERED)

    def customers(self, db: Database) -> Sequence[str]:
        """Return the ids of the people's table, in its order."""
        return list(db.ids(self._people))

    def facts(self, db: Database, customer: str) -> Mapping[str, str]:
        """Return the identity slots of a customer."""
        return self._facts(customer, db.need(self._people, customer, "Customer"))

    def identity_call(self, facts: Mapping[str, str]) -> ToolCall | None:
        """Return the first look-up that the facts are enough for, or None."""
        return next(filter(None, (way.call(facts) for way in self._ways)), None)

    def identify(self, tool: str, arguments: Mapping[str, Any], result: Any) -> str | None:
        """Return the customer id that a look-up found, or None for any other tool."""
        return next((way.finds(arguments, result) for way in self._ways if way.tool == tool), None)

    def candidates(
        self, db: Database, customer: str, operation: Operation, slot: str, chosen: Chosen, position: int = 0
    ) -> Sequence[Any]:
        """Return everything that a slot could be."""
        return self._slot(operation, slot).candidates(View(db, customer, operation, chosen, position))

    def features(self, db: Database, slot: str, value: Any, chosen: Chosen) -> tuple[Feature, ...]:
        """Return what can be said of a value, the most telling first."""
        table = self._slots.get(slot)
        if table is None:
            return ()
        found = table.features(db, value, chosen)
        known = self._described.get(found)
        if known is None:
            known = tuple([Feature.of(name, said) for name, said in found if said is not None])
            if type(found) is tuple:  # which follows from a record: the same one each time
                self._described.keep(found, known)
        return known

    def measure(self, db: Database, slot: str, value: Any, by: str, chosen: Chosen) -> float:
        """Return a value's measure.

        Raises:
            ValueError: the slot has no such measure.
        """
        measures = self._slots[slot].measures if slot in self._slots else {}
        if by not in measures:
            raise ValueError(f"expected a measure of {slot!r} ({', '.join(measures) or 'it has none'}), got {by!r}")
        return float(measures[by](db, value, chosen))

    def look_up(self, db: Database, customer: str, operation: Operation, values: Chosen) -> list[ToolCall]:
        """Return the reads before a decision, each once."""
        calls: list[ToolCall] = []
        for call in self._reads(View(db, customer, operation, values)):
            if call not in calls:
                calls.append(call)
        return calls

    def value(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, slot: str, chosen: Chosen
    ) -> Any:
        """Draw a value, or return None where there can be none."""
        draw = self._slot(operation, slot).draw
        return draw(rng, View(db, customer, operation, chosen)) if draw is not None else None

    def _fields(self, _: str, person: Record) -> Mapping[str, str]:
        return {slot: person[field] for way in self._ways for slot, field in way.arguments.items()}

    def _reads_of_slots(self, view: View) -> Iterator[ToolCall]:
        for slot in view.operation.slots:
            yield from self._slot(view.operation, slot).reads(view, view.chosen.get(slot))

    def _slot(self, operation: Operation, slot: str) -> Slot:
        found = self._found.get((operation.name, slot))
        if found is None:
            found = self._slots.get(f"{operation.name}.{slot}") or self._slots.get(slot)
            found = found or (_OWN if slot in operation.own else Slot())
            self._found[operation.name, slot] = found
        return found
