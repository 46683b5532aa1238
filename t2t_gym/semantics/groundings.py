"""Groundings: the values that the words of one request allow for its slots.

What a constraint denotes is worked out from the domain's candidates and features, and apart from the code that chooses
the words of tasks, so that a mistake of that isn't repeated here.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product
from typing import Any

import numpy as np

from t2t_gym.constraints import pairs
from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.task import Best, DontCare, Each, Fits, Is, Request, SlotFill

__all__ = ["Grounding", "Groundings", "denotation"]

_STAND_INS = 2  # values that stand for all those of a slot without candidates, of which nothing was said


@dataclass(frozen=True, slots=True)
class Grounding:
    """Values for the slots of one request.

    Attributes:
        key: tells it from others.
        reading: tells it from those that differ in more than what the customer doesn't care about.
        values: slot to value.
    """

    key: bytes
    reading: bytes
    values: Mapping[str, Any]


class Groundings:
    """The groundings of one request, found as they are iterated over.

    Args:
        domain: the domain.
        db: the world.
        customer: the customer's id.
        operation: the operation.
        request: what is said of it.
        opening: only what is said unasked counts.

    Attributes:
        stood_in: afterwards, whether values had to stand in for a slot that has no candidates, such as an address.
    """

    def __init__(
        self, domain: Domain, db: Database, customer: str, operation: Operation, request: Request, *, opening: bool
    ) -> None:
        self.domain, self.db, self.customer, self.operation = domain, db, customer, operation
        self.fills = {fill.slot: fill for fill in request.slots}
        self.opening = opening
        self.stood_in = False

    def __iter__(self) -> Iterator[Grounding]:
        lists = self.operation.lists
        carefree = {slot for slot, fill in self.fills.items() if fill.value is None}
        seen: set[bytes] = set()
        for values in self._extend({}, list(self.operation.slots)):
            rows = sorted(zip(*(values[s] for s in lists), strict=True)) if lists else []
            scalars = {s: v for s, v in values.items() if s not in lists} if lists else values
            key = reading = marshal.dumps([scalars, rows], 2)
            if carefree:
                reading = marshal.dumps([{s: v for s, v in scalars.items() if s not in carefree}, rows], 2)
            if key not in seen:
                seen.add(key)
                yield Grounding(key, reading, values)

    def _extend(self, chosen: dict[str, Any], slots: list[str]) -> Iterator[dict[str, Any]]:
        for n, slot in enumerate(slots, 1):
            values = iter(self._values(slot, chosen))
            some = list(islice(values, 2))
            if len(some) != 1:
                for value in chain(some, values):
                    yield from self._extend({**chosen, slot: value}, slots[n:])
                return
            chosen = {**chosen, slot: some[0]}  # the only one, as of most slots
        yield chosen

    def _values(self, slot: str, chosen: dict[str, Any]) -> Iterator[Any]:
        said = self._said(slot)
        if slot not in self.operation.lists:
            yield from self._denotes(slot, chosen, said, 0) if said else self._unsaid(slot, chosen)
            return
        each = [c.of for c in said if isinstance(c, Each)]
        whole = [c for c in said if not isinstance(c, Each)]
        if slot == self.operation.lists[0]:
            if not each:
                candidates = self._denotes(slot, chosen, whole, 0)
                for size in range(1, len(candidates) + 1):
                    yield from map(list, combinations(candidates, size))
                return
            columns = [
                self._denotes(slot, chosen, [*whole, *(of[i] for of in each if i < len(of))], i)
                for i in range(len(each[0]))
            ]
            yield from (list(row) for row in product(*columns) if len(set(row)) == len(row))
            return
        rows = len(chosen[self.operation.lists[0]])
        if any(len(of) != rows for of in each):
            return
        columns = [self._denotes(slot, chosen, [*whole, *(of[i] for of in each)], i) for i in range(rows)]
        yield from map(list, product(*columns))

    def _said(self, slot: str) -> tuple[Any, ...]:
        fill: SlotFill | None = self.fills.get(slot)
        return fill.constraints(opening=self.opening) if fill is not None else ()

    def _denotes(self, slot: str, chosen: Mapping[str, Any], said: Sequence[Any], position: int) -> list[Any]:
        return denotation(self.domain, self.db, self.customer, self.operation, slot, chosen, said, position)

    def _unsaid(self, slot: str, chosen: Mapping[str, Any]) -> Sequence[Any]:
        candidates = self.domain.entities.candidates(self.db, self.customer, self.operation, slot, chosen)
        if candidates:
            return candidates
        self.stood_in = True
        rng = np.random.default_rng(0)
        draw = self.domain.entities.value
        drawn = [draw(rng, self.db, self.customer, self.operation, slot, chosen) for _ in range(_STAND_INS)]
        return [value for value in drawn if value is not None]


def denotation(
    domain: Domain,
    db: Database,
    customer: str,
    operation: Operation,
    slot: str,
    chosen: Mapping[str, Any],
    said: Sequence[Is | Fits | Best | DontCare],
    position: int = 0,
) -> list[Any]:
    """Return the values of a slot, or of an element, that fit everything said of it.

    Whatever is named outright is meant, be it a candidate or not. A criterion picks among those that fit the rest; all
    that tie are returned.

    Args:
        domain: the domain.
        db: the world.
        customer: the customer's id.
        operation: the operation.
        slot: one of its slots.
        chosen: the values of the slots before it.
        said: the constraints, which all hold at once.
        position: the element's place in a list-valued slot.
    """
    entities = domain.entities
    named = [c.value for c in said if isinstance(c, Is)]
    if named:
        values = [named[0]] if all(value == named[0] for value in named) else []
    else:
        values = list(entities.candidates(db, customer, operation, slot, chosen, position))
    for description in said:
        if isinstance(description, (Fits, Best)) and description.features:
            wanted = pairs(description.features)
            values = [v for v in values if wanted <= pairs(entities.features(db, slot, v, chosen))]
    for criterion in said:
        if isinstance(criterion, Best) and values:
            measures = [entities.measure(db, slot, v, criterion.by, chosen) for v in values]
            best = min(measures) if criterion.pick == "min" else max(measures)
            values = [v for v, m in zip(values, measures, strict=True) if m == best]
    return values
