"""How a request would be carried out in a world as it stands: with what, by which look-ups, and in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import Any

from t2t_gym.database import Database
from t2t_gym.domain import Domain
from t2t_gym.messages import ToolCall
from t2t_gym.oracle.standing import Standing
from t2t_gym.quantities import Effect, Quantity
from t2t_gym.semantics import Attempt, attempt
from t2t_gym.task import Answer, Request
from t2t_gym.wording import Deed, Thing

__all__ = ["Plan", "reason_in"]


class Plan:
    """A request and a world, and all that follows from the two, each part of it worked out once.

    Args:
        domain: the domain.
        db: the world, which stays as it is.
        customer: the customer's id.
        request: the request.
    """

    def __init__(self, domain: Domain, db: Database, customer: str, request: Request) -> None:
        self.domain, self.db, self.customer, self.request = domain, db, customer, request
        self.operation = domain.asked_for[request.operation]
        self._standings: dict[tuple[int, ...], Standing] = {}
        self._look_ups: dict[tuple[str, ...], Sequence[ToolCall]] = {}
        self._deeds: dict[bool, Deed] = {}

    @classmethod
    def of(cls, domain: Domain, db: Database, customer: str, request: Request) -> Plan:
        """Return the plan for a request; while nothing has changed in the world, the same one in every episode."""
        if not db.pristine:
            return cls(domain, db.fork(), customer, request)
        # The key's objects live as long as the plan, which has them.
        key = ("plan", id(domain), customer, id(request))
        found: Plan = db.snapshot.once(key, lambda: cls(domain, db.fork(), customer, request))
        return found

    def standing(self, answers: tuple[int, ...]) -> Standing:
        """Return where the customer's words stand once each slot has been answered so often (`Ledger.answers`)."""
        found = self._standings.get(answers)
        if found is None:
            found = self._standings[answers] = Standing(self, answers)
        return found

    # --- with what ------------------------------------------------------------------------------------------------

    @cached_property
    def values(self) -> Mapping[str, Any]:
        """A value for every slot: for those that the customer doesn't care about, the first that go through."""
        values = {f.slot: f.value for f in self.request.slots}
        free = [s for s in self.operation.slots if values.get(s) is None]
        if not free:
            return values
        candidates = self.domain.entities.candidates
        columns = [candidates(self.db, self.customer, self.operation, s, values) for s in free]
        rows = [{**values, **dict(zip(free, row, strict=True))} for row in product(*columns)]
        return next(filter(self.goes_through, rows), rows[0] if rows else values)

    @cached_property
    def tried(self) -> Attempt:
        """What comes of it."""
        return self.attempt(self.values)

    @cached_property
    def is_own(self) -> bool:
        """Whether what it is about is the customer's own."""
        return self.values[self.operation.subject] in self.candidates(self.operation.subject, {})

    def attempt(self, values: Mapping[str, Any]) -> Attempt:
        """Try the operation with some values."""
        return attempt(self.domain, self.db, self.customer, self.operation, values)

    def goes_through(self, values: Mapping[str, Any]) -> bool:
        """Tell whether the operation can be carried out with some values."""
        return self.attempt(values).after is not None

    def candidates(self, slot: str, chosen: Mapping[str, Any]) -> Sequence[Any]:
        """Return all that a slot could be."""
        return self.domain.entities.candidates(self.db, self.customer, self.operation, slot, chosen)

    def obstacle(self, clause: object) -> str:
        """Return why it can't be done, as a clause of a sentence, or an empty string if it can.

        Args:
            clause: the clause of the policy that is known to stand in the way, if any is.
        """
        tried = self.tried
        if tried.after is not None:
            return ""
        for obstacle in self.domain.obstacles:
            if obstacle.clause == clause:
                return obstacle.explain(self.operation, self.values)
        return reason_in(tried.outcome.content) if tried.outcome.error else "our policy doesn't allow it"

    def amount(self, quantity: Quantity) -> Answer | None:
        """Return what a quantity comes to if it is carried out, or None if it can't be."""
        after, value = self.tried.after, self.tried.outcome.value
        if after is None:
            return None
        effect = Effect(self.db, after, self.customer, self.operation, self.values, value)
        return Answer(quantity=quantity.name, type=quantity.type, value=quantity.of(effect))

    # --- by which look-ups ----------------------------------------------------------------------------------------

    def look_ups(self, slots: Iterable[str]) -> Sequence[ToolCall]:
        """Return the reads that a careful agent makes when it knows the values of some slots."""
        known = tuple(slots)
        found = self._look_ups.get(known)
        if found is None:
            values = {s: self.values[s] for s in known}
            found = self.domain.entities.look_up(self.db, self.customer, self.operation, values)
            self._look_ups[known] = found
        return found

    # --- in which words -------------------------------------------------------------------------------------------

    def deed(self, *, fully: bool = False) -> Deed:
        """Return it as it is spoken of: usually as things are told apart, or with all that is known of them."""
        found = self._deeds.get(fully)
        if found is None:
            found = self._deeds[fully] = Deed(self.operation, self._things(), fully)
        return found

    def thing(self, slot: str, value: Any, values: Mapping[str, Any]) -> Thing:
        """Return a value of a slot, beside those of the other slots, with what can be said of it."""
        return Thing(value, self.domain.entities.features(self.db, slot, value, values))

    def _things(self) -> dict[str, tuple[Thing, ...]]:
        operation, values = self.operation, self.values
        things = {}
        for slot in operation.slots:
            if slot not in operation.own:
                value = values[slot]
                elements = value if isinstance(value, list) else [value]
                things[slot] = tuple([self.thing(slot, element, values) for element in elements])
        if operation.subject in things and not self.is_own:
            things[operation.subject] = (Thing(values[operation.subject]),)  # of somebody else's nothing is told
        return things


def reason_in(error: str) -> str:
    """Return a tool's refusal as a clause."""
    text = error.removeprefix("Error: ").strip().rstrip(".")
    return text or "our system doesn't allow it"
