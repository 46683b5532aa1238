"""What the oracle knows of what the customer has said so far: what it settles, and what is still to be asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import Any

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Operation
from t2t_gym.synthesis.groundings import Groundings, denotation
from t2t_gym.synthesis.setting import attempt
from t2t_gym.task import Any_, Best, Each, Is, Request, SlotFill

__all__ = ["AT_ONCE", "Ledger"]

AT_ONCE = 2
"""Slots asked for in one message."""

_TRIED = 100  # ways to serve a request that are tried before it is held to be impossible


class Ledger:
    """What has been said of the slots of each request, and what it comes to in the world as it stands.

    Args:
        dialogue: the episode, hidden intent included.
    """

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._domain = dialogue.domain
        self._customer = dialogue.task.intent.customer.id
        self._asked: dict[tuple[int, str], int] = {}  # how often a slot of a request was answered

    def answered(self, index: int, slot: str) -> None:
        """Note that the customer has answered a question for a slot."""
        self._asked[index, slot] = self._asked.get((index, slot), 0) + 1

    def forget(self, index: int) -> None:
        """Forget what was said of a request that has changed."""
        self._asked = {key: n for key, n in self._asked.items() if key[0] != index}

    def said(self, index: int, fill: SlotFill) -> list[Any]:
        """Return what the customer has said of a slot."""
        answered = self._asked.get((index, fill.slot), 0)
        told = [fill.told] if fill.told is not None and not (fill.mistaken and answered) else []
        return [*told, *fill.asked[:answered]]

    def is_named(self, index: int, fill: SlotFill) -> bool:
        """Tell whether the customer has said the value of a slot outright."""
        return any(isinstance(c, Is) and c.value == fill.value for c in self.said(index, fill))

    def unsettled(
        self, index: int, operation: Operation, request: Request, values: Mapping[str, Any], *, blocked: bool
    ) -> list[str]:
        """Return the slots that the customer can settle by being asked, in order of dependence.

        Of a request that can't be done as it stands, only what it is about, and what might make a difference.
        """
        slots: list[str] = []
        subject = operation.subject
        if blocked and values.get(subject) is not None and not self.is_own(operation, values[subject]):
            return slots
        for fill in request.slots:
            answered = self._asked.get((index, fill.slot), 0)
            silent = fill.told is None and answered == 0
            if fill.slot in operation.own or not (silent or answered < len(fill.asked)):
                continue
            if self._is_settled(index, operation, fill, values):
                continue
            if fill.slot == operation.subject:
                return [fill.slot]  # what else is to be asked depends on it
            if not blocked or self._matters(operation, fill.slot, values):
                slots.append(fill.slot)
        return slots[:AT_ONCE]

    def _is_settled(self, index: int, operation: Operation, fill: SlotFill, values: Mapping[str, Any]) -> bool:
        said = self.said(index, fill)
        if not said:
            return False
        if self._is_clear(operation, fill, said, values):
            return True
        return fill.slot == operation.subject and self._is_looked_up(index, operation, fill, said, values)

    def _is_clear(self, operation: Operation, fill: SlotFill, said: Sequence[Any], values: Mapping[str, Any]) -> bool:
        """Tell whether the words alone say what is meant."""
        if fill.value is None:
            return any(isinstance(c, Any_) for c in said)
        if fill.slot not in operation.lists:
            return self._is_meant(operation, fill.slot, said, values, 0)
        each = [c.of for c in said if isinstance(c, Each)]
        if not each:
            return any(isinstance(c, Is | Any_) for c in said)
        return all(
            self._is_meant(operation, fill.slot, [of[i] for of in each if i < len(of)], values, i)
            for i in range(len(each[0]))
        )

    def _is_looked_up(
        self, index: int, operation: Operation, fill: SlotFill, said: Sequence[Any], values: Mapping[str, Any]
    ) -> bool:
        """Tell whether, of several things that words fit, what is wanted can be done with one alone."""
        fitting = self.fitting(operation, fill.slot, said, values, 0)
        return len(fitting) > 1 and [v for v in fitting if self._could_be(index, operation, v)] == [fill.value]

    def _could_be(self, index: int, operation: Operation, subject: Any) -> bool:
        """Tell whether a request could be about a certain thing, by all that the customer would say of the rest."""
        request = self._dialogue.user.request(index)
        slots = tuple(
            f.model_copy(update={"told": Is(value=subject), "asked": (), "mistaken": False})
            if f.slot == operation.subject
            else f
            for f in request.slots
        )
        request = request.model_copy(update={"slots": slots})
        groundings = Groundings(self._domain, self._dialogue.db, self._customer, operation, request, opening=False)
        return any(self._goes_through(operation, g.values) for g in islice(groundings, _TRIED))

    def _is_meant(
        self, operation: Operation, slot: str, said: Sequence[Any], values: Mapping[str, Any], position: int
    ) -> bool:
        """Tell whether words fit one thing only; what is named, freed or ranked does."""
        if any(isinstance(c, Is | Any_ | Best) for c in said):
            return True
        return len(self.fitting(operation, slot, said, values, position)) == 1

    def fitting(
        self, operation: Operation, slot: str, said: Sequence[Any], values: Mapping[str, Any], position: int
    ) -> list[Any]:
        """Return the values of a slot, or of an element, that fit what has been said of it."""
        before = {s: values[s] for s in list(operation.slots)[: list(operation.slots).index(slot)]}
        db, domain, customer = self._dialogue.db, self._domain, self._customer

        def find() -> list[Any]:
            return denotation(domain, db, customer, operation, slot, before, said, position)

        if not db.pristine:
            return find()
        # While nothing has changed it is the same in every episode of the task.
        words = tuple(c.model_dump_json() for c in said)
        key = (domain.name, operation.name, customer, slot, json.dumps(before), words, position)
        found: list[Any] = db.snapshot.once(key, find)
        return found

    def _matters(self, operation: Operation, slot: str, values: Mapping[str, Any]) -> bool:
        """Tell whether another value of a slot would let a blocked operation go through."""
        if slot in operation.lists:
            return True
        candidates = self._domain.entities.candidates(self._dialogue.db, self._customer, operation, slot, values)
        return any(self._goes_through(operation, {**values, slot: c}) for c in candidates)

    def is_own(self, operation: Operation, subject: Any) -> bool:
        """Tell whether what an operation is about is the customer's own."""
        entities = self._domain.entities
        return subject in entities.candidates(self._dialogue.db, self._customer, operation, operation.subject, {})

    def choose(self, operation: Operation, request: Request) -> dict[str, Any]:
        """Return a value for every slot: for those that the customer doesn't care about, the first that go through."""
        values = {f.slot: f.value for f in request.slots}
        free = [s for s in operation.slots if values.get(s) is None]
        if not free:
            return values
        entities = self._domain.entities
        columns = [entities.candidates(self._dialogue.db, self._customer, operation, s, values) for s in free]
        rows = [{**values, **dict(zip(free, row, strict=True))} for row in product(*columns)]
        return next((row for row in rows if self._goes_through(operation, row)), rows[0] if rows else values)

    def _goes_through(self, operation: Operation, values: Mapping[str, Any]) -> bool:
        return attempt(self._domain, self._dialogue.db, self._customer, operation, values).after is not None
