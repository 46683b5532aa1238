"""Where the customer's words for a request stand: what they name and settle, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from t2t_gym.semantics import Groundings, denotation
from t2t_gym.task import Best, DontCare, Each, Is, SlotFill
from t2t_gym.wording import Thing

if TYPE_CHECKING:
    from t2t_gym.oracle.plan import Plan

__all__ = ["AT_ONCE", "Standing"]

AT_ONCE = 2
"""Slots asked for in one message."""

_FEW = 4  # things among which the customer is asked to choose
_TRIED = 100  # ways to serve a request that are tried before it is held to be impossible


class Standing:
    """What has been said of the slots of a request so far, and what it comes to in the plan's world.

    Args:
        plan: the plan for the request.
        answers: how often each of its slots was answered, in the request's order.
    """

    def __init__(self, plan: Plan, answers: Sequence[int]) -> None:
        self._plan = plan
        self._fills = tuple(zip(plan.request.slots, answers, strict=True))
        self._said = {fill.slot: _said(fill, answered) for fill, answered in self._fills}
        self._options: dict[str, Sequence[Thing]] = {}

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The slots of which the customer has said the value outright."""
        return tuple(
            fill.slot
            for fill, _ in self._fills
            if any(isinstance(c, Is) and c.value == fill.value for c in self._said[fill.slot])
        )

    @cached_property
    def unsettled(self) -> Sequence[str]:
        """The slots that the customer can settle by being asked, in order of dependence; no more than `AT_ONCE`."""
        return self._unsettled(blocked=False)

    @cached_property
    def decisive(self) -> Sequence[str]:
        """Of a request that can't be done as it stands, what it is about, and what might make a difference."""
        plan = self._plan
        if plan.values.get(plan.operation.subject) is not None and not plan.is_own:
            return ()
        return self._unsettled(blocked=True)

    def fitting(self, slot: str, said: Sequence[Any] | None = None, position: int = 0) -> list[Any]:
        """Return the values of a slot, or of an element, that fit what has been said of it.

        Args:
            slot: the slot.
            said: what has been said of the element; by default what has been said of the slot.
            position: the element's place.
        """
        plan, said = self._plan, self._said[slot] if said is None else said
        slots = list(plan.operation.slots)
        before = {s: plan.values[s] for s in slots[: slots.index(slot)]}
        return denotation(plan.domain, plan.db, plan.customer, plan.operation, slot, before, said, position)

    def options(self, slots: Sequence[str]) -> dict[str, Sequence[Thing]]:
        """Return the things among which the customer may choose, for those of some slots where they are few."""
        asked = [slot for slot in self._said if slot in slots and slot not in self._plan.operation.lists]
        for slot in asked:
            if slot not in self._options:
                self._options[slot] = self._few(slot)
        return {slot: self._options[slot] for slot in asked if self._options[slot]}

    def _few(self, slot: str) -> list[Thing]:
        """Return the things that fit what has been said of a slot, if they are few, and more than one."""
        plan = self._plan
        fitting = self._fitting_jointly(slot) if self._said[slot] else []
        return [plan.thing(slot, v, {**plan.values, slot: v}) for v in fitting] if 1 < len(fitting) <= _FEW else []

    def _fitting_jointly(self, slot: str) -> list[Any]:
        """Return the values of a slot beside which all else that has been said fits something, too, if any do.

        The customer that wants a lamp sent back has no order in mind that holds none.
        """
        plan = self._plan
        said = [SlotFill(slot=fill.slot, value=fill.value, asked=self._said[fill.slot]) for fill, _ in self._fills]
        fitting = self.fitting(slot)
        jointly = []
        for value in fitting:
            slots = tuple(SlotFill(slot=slot, value=value, told=Is(value=value)) if f.slot == slot else f for f in said)
            request = plan.request.model_copy(update={"slots": slots})
            ways = Groundings(plan.domain, plan.db, plan.customer, plan.operation, request, opening=False)
            if next(iter(ways), None) is not None:
                jointly.append(value)
        return jointly or fitting

    def _unsettled(self, *, blocked: bool) -> Sequence[str]:
        slots: list[str] = []
        operation = self._plan.operation
        for fill, answered in self._fills:
            silent = fill.told is None and answered == 0
            if fill.slot in operation.own or not (silent or answered < len(fill.asked)) or self._is_settled(fill):
                continue
            if fill.slot == operation.subject:
                return [fill.slot]  # what else is to be asked depends on it
            if not blocked or self._matters(fill.slot):
                slots.append(fill.slot)
        return slots[:AT_ONCE]

    def _is_settled(self, fill: SlotFill) -> bool:
        said = self._said[fill.slot]
        if not said:
            return False
        return self._is_clear(fill, said) or (fill.slot == self._plan.operation.subject and self._is_looked_up(fill))

    def _is_clear(self, fill: SlotFill, said: Sequence[Any]) -> bool:
        """Tell whether the words alone say what is meant."""
        if fill.value is None:
            return any(isinstance(c, DontCare) for c in said)
        if fill.slot not in self._plan.operation.lists:
            return self._is_meant(fill.slot, said, 0)
        each = [c.of for c in said if isinstance(c, Each)]
        if not each:
            return any(isinstance(c, Is | DontCare) for c in said)
        return all(self._is_meant(fill.slot, [of[i] for of in each if i < len(of)], i) for i in range(len(each[0])))

    def _is_meant(self, slot: str, said: Sequence[Any], position: int) -> bool:
        """Tell whether words fit one thing only; what is named, freed or ranked does."""
        return any(isinstance(c, Is | DontCare | Best) for c in said) or len(self.fitting(slot, said, position)) == 1

    def _is_looked_up(self, fill: SlotFill) -> bool:
        """Tell whether, of several things that words fit, what is wanted can be done with one alone."""
        fitting = self.fitting(fill.slot)
        return len(fitting) > 1 and [v for v in fitting if self._could_be(v)] == [fill.value]

    def _could_be(self, subject: Any) -> bool:
        """Tell whether the request could be about a certain thing, by all that the customer would say of the rest."""
        plan = self._plan
        slots = tuple(
            f.model_copy(update={"told": Is(value=subject), "asked": (), "mistaken": False})
            if f.slot == plan.operation.subject
            else f
            for f in plan.request.slots
        )
        request = plan.request.model_copy(update={"slots": slots})
        groundings = Groundings(plan.domain, plan.db, plan.customer, plan.operation, request, opening=False)
        return any(plan.goes_through(g.values) for g in islice(groundings, _TRIED))

    def _matters(self, slot: str) -> bool:
        """Tell whether another value of a slot would let a blocked operation go through."""
        plan = self._plan
        if slot in plan.operation.lists:
            return True
        return any(plan.goes_through({**plan.values, slot: c}) for c in plan.candidates(slot, plan.values))


def _said(fill: SlotFill, answered: int) -> tuple[Any, ...]:
    """Return what has been said of a slot that was answered so often."""
    told = (fill.told,) if fill.told is not None and not (fill.mistaken and answered) else ()
    return told + fill.asked[:answered]
