"""Drafts: tasks in the making, some of whose slots are said in words that fit several things, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.claims.completions import MOST_OPEN
from t2t_gym.synthesis.drafting.convert import Want, make_task, wants_of
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.drafting.swaps import swapped
from t2t_gym.synthesis.exploration.explore import Suits
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.task import Request, Scenario, SlotFill, Task

__all__ = ["Draft", "suits"]


class Draft:
    """A task in the making, of whose first request some slots are said vaguely.

    Args:
        setting: the world.
        rng: the source of all that is random.
        customer: the customer's id.
        wants: what the customer wants.

    Attributes:
        wants: what the customer wants.
        manner: how it speaks.
        fills: how the slots are said that aren't said plainly.
    """

    def __init__(self, setting: Setting, rng: np.random.Generator, customer: str, wants: list[Want]) -> None:
        self.setting, self.rng, self.db, self.wants = setting, rng, setting.database(), wants
        self.manner = draw_manner(rng, setting.domain, [self.db], customer)
        self.fills: dict[str, SlotFill] = {}
        self._left_open = 1  # what could be meant, as far as slots are left out

    @classmethod
    def of(cls, setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> Draft:
        """Return the draft in which the customer wants what a trajectory did, going on with what was made of it."""
        wants = wants_of(rng, setting.domain, setting.database(), trajectory)
        made = trajectory.made
        if not isinstance(made, cls):
            return cls(setting, rng, trajectory.customer, wants)
        made.wants += [w for w in wants[1:] if not made._names_what_is_vague(w)]
        return made

    @property
    def want(self) -> Want:
        """The first want, which is made ambiguous."""
        return self.wants[0]

    @property
    def operation(self) -> Operation:
        """Its operation."""
        return self.want.operation

    def say(self, slot: str, fill: SlotFill) -> None:
        """Say a slot of the first request as a fill has it, and nothing that names what this leaves open."""
        self.fills[slot] = fill
        if slot == self.operation.subject:
            self.manner = replace(self.manner, knows_ids=False)  # or else it would say the id at once
            self.wants = [self.want, *(w for w in self.wants[1:] if not self._names_what_is_vague(w))]

    def _names_what_is_vague(self, other: Want) -> bool:
        """Tell whether another want is about the same thing, so that it would name what the first leaves open."""
        subject = self.operation.subject
        return subject in self.fills and self.want.values[subject] in other.values.values()

    def leave_out(self, slot: str) -> bool:
        """Say nothing of a slot unasked; return whether that leaves something open, and there is an answer to it."""
        left_open = self._left_open * max(
            1, len(self.manner.describer.candidates(self.operation, slot, self.want.values))
        )
        if self.want.meant[slot] is None or left_open > MOST_OPEN or not self._makes_a_difference(slot):
            return False
        self._left_open = left_open
        fill = self.manner.fill(self.rng, self.operation, slot, self.want.meant, told=False)
        self.fills[slot] = fill
        return bool(fill.asked)

    def _makes_a_difference(self, slot: str) -> bool:
        """Tell whether another value of a slot could be served, all else as it is said, and leads elsewhere."""
        operation, values = self.operation, self.want.values
        as_meant = self.served(values)
        places = range(len(values[slot])) if slot in operation.lists else range(1)
        none = True
        for place in places:
            meant = values[slot][place] if slot in operation.lists else values[slot]
            for other in self.manner.describer.candidates(operation, slot, values, place):
                none = False
                after = self.served(self.swapped(slot, other, place)) if other != meant else None
                if after is not None and (as_meant is None or after.changes() != as_meant.changes()):
                    return True
        return none  # of a slot without candidates, such as an address, any value will do

    def swapped(self, slot: str, other: Any, place: int = 0) -> Mapping[str, Any] | None:
        """Return the values of the first want with another one in a slot, or at a place of it; None: that can't be."""
        return swapped(self.manner, self.want, slot, place, other)

    def served(self, values: Mapping[str, Any] | None) -> Database | None:
        """Return the world after the first request was served with some values; None where it can't be."""
        if values is None:
            return None
        return attempt(self.setting.domain, self.db, self.manner.customer, self.operation, values).after

    def requests(self) -> tuple[Request, ...]:
        """Return the requests: the first with all its slots said unasked, but for those in `fills`."""
        first, *rest = self.wants
        said = dict.fromkeys(first.operation.slots, True)
        request = self.manner.request(self.rng, first.operation, first.meant, **said)
        slots = tuple(self.fills.get(f.slot, f) for f in request.slots)
        others = (self.manner.request(self.rng, w.operation, w.meant, **_pointed_out(w.operation)) for w in rest)
        return (request.model_copy(update={"slots": slots}), *others)

    def task(
        self, kind: str, requests: tuple[Request, ...] | None = None, scenario: Scenario = "ambiguous"
    ) -> tuple[Task, ...]:
        """Put the task together."""
        requests = self.requests() if requests is None else requests
        return (make_task(self.setting, self.rng, scenario, kind, self.manner, self.wants, requests),)


def suits(vague: Callable[[Draft], bool]) -> Suits:
    """Return what makes a write vague in some way, where it can be."""

    def suited(
        setting: Setting, rng: np.random.Generator, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Draft | None:
        draft = Draft(setting, rng, customer, [Want(operation, values)])
        return draft if vague(draft) else None

    return suited


def _pointed_out(operation: Operation) -> dict[str, bool]:
    """Say the subject, the lists and the choices unasked, with all that these depend on.

    Descriptions are to be ambiguous, not merely missing.
    """
    slots = list(operation.slots)
    last = max(map(slots.index, (operation.subject, *operation.lists, *operation.choices)))
    return dict.fromkeys(slots[: last + 1], True)
