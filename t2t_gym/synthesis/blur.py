"""Drafts: tasks in the making, of which some slots are let out in words that fit several things.

The words are a true description that says too little; what settles which is meant is a fuller description, a criterion,
or what the database allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.synthesis.completions import MOST_OPEN
from t2t_gym.synthesis.convert import Want, make_task, wants_of
from t2t_gym.synthesis.describe import pairs
from t2t_gym.synthesis.explore import Suits, Trajectory
from t2t_gym.synthesis.manner import Manner, draw_manner
from t2t_gym.synthesis.setting import Setting, attempt
from t2t_gym.task import Best, Each, Feature, Fits, Request, Scenario, SlotFill, Task

__all__ = ["Draft", "suits"]


class Draft:
    """A task in the making, of whose first request some slots are let out vaguely.

    Args:
        setting: the world.
        rng: the source of all that is random.
        customer: the customer's id.
        wants: what the customer wants.

    Attributes:
        wants: what the customer wants.
        manner: how it speaks.
        fills: the slots that are let out otherwise than plainly.
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
        made.wants += [w for w in wants[1:] if not made._names_what_is_blurred(w)]
        return made

    @property
    def want(self) -> Want:
        """The first want, which is made ambiguous."""
        return self.wants[0]

    @property
    def operation(self) -> Operation:
        """Its operation."""
        return self.want.operation

    def blur(self, slot: str, *, best: bool = False) -> bool:
        """Let a slot out in words that fit several; return whether there are such words.

        Args:
            slot: the slot.
            best: what settles it is a criterion, and not a description; what is wanted then is the best by it.
        """
        fill = _blur(self, slot, best)
        if fill is None:
            return False
        self.fills[slot] = fill
        if slot == self.operation.subject:
            self.manner = replace(self.manner, knows_ids=False)  # or else it would say the id at once
            self.wants = [self.want, *(w for w in self.wants[1:] if not self._names_what_is_blurred(w))]
        return True

    def _names_what_is_blurred(self, other: Want) -> bool:
        """Tell whether another want is about the same thing, so that it would name what the first leaves open."""
        subject = self.operation.subject
        return subject in self.fills and self.want.values[subject] in other.values.values()

    def blur_subject(self) -> bool:
        """Blur what the first request is about, or an element of it; return whether that is possible."""
        slots = (self.operation.subject, *self.operation.lists[:1])
        return any(self.blur(slots[i]) for i in self.rng.permutation(len(slots)).tolist())

    def blur_for_look_up(self) -> bool:
        """Describe what the first request is about so that only the database settles it; return whether one can."""
        subject, values = self.operation.subject, self.want.values
        describer, target = self.manner.describer, self.want.values[subject]
        features = describer.features(subject, target, values, subject)
        loose = [(f,) for f in features if not isinstance(f.value, float)]
        for i in self.rng.permutation(len(loose)).tolist():
            fitting = describer.fitting(self.operation, subject, loose[i], values)
            rivals = [c for c in fitting if c != target and _swapped(self.manner, self.want, subject, 0, c) is not None]
            if rivals and not any(_servable(self, subject, 0, c) for c in rivals):
                self.manner = replace(self.manner, knows_ids=False)
                fill = self.manner.fill(self.rng, self.operation, subject, self.want.meant, told=True)
                self.fills[subject] = fill.model_copy(update={"told": Fits(features=loose[i])})
                return True
        return False

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
        as_meant = _served(self, values)
        places = range(len(values[slot])) if slot in operation.lists else range(1)
        none = True
        for place in places:
            meant = values[slot][place] if slot in operation.lists else values[slot]
            for other in self.manner.describer.candidates(operation, slot, values, place):
                none = False
                after = _served(self, _swapped(self.manner, self.want, slot, place, other)) if other != meant else None
                if after is not None and (as_meant is None or after.changes() != as_meant.changes()):
                    return True
        return none  # of a slot without candidates, such as an address, any value will do

    def requests(self) -> tuple[Request, ...]:
        """Return the requests: the first with all its slots said unasked but for those that are let out otherwise."""
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


def _blur(draft: Draft, slot: str, by_criterion: bool) -> SlotFill | None:
    """Return a fill whose unasked part fits several values that can be served, and whose answer settles which."""
    rng, manner, want = draft.rng, draft.manner, draft.want
    operation, values = want.operation, want.values
    listed = slot in operation.lists
    position = int(rng.integers(len(values[slot]))) if listed else 0
    target = values[slot][position] if listed else values[slot]
    describer = manner.describer
    features = describer.features(slot, target, values, operation.subject)
    possible = [
        c
        for c in describer.candidates(operation, slot, values, position)
        if c != target and not (listed and c in values[slot])
    ]
    rivals: dict[Any, bool] = {}
    for description in _loosely(rng, features, describer.head(operation, slot, features)):
        wanted = pairs(description)
        near = [c for c in possible if wanted <= describer.pairs(slot, c, values, operation.subject)]
        for rival in near:
            if rival not in rivals:
                rivals[rival] = _servable(draft, slot, position, rival)
        if not any(rivals[c] for c in near):
            continue
        settles: Fits | Best | None = None
        if by_criterion:
            found = _best(draft, slot, description, [target, *near])
            if found is None or not (found[1] == target or rivals[found[1]]):
                continue
            settles, target = found
            swapped = _swapped(manner, want, slot, position, target)
            assert swapped is not None, "what can be served has values"
            draft.wants[0] = replace(want, values=swapped)
            want, values = draft.want, draft.want.values
        else:
            said = manner.describe(operation, slot, values, position)
            settles = said if isinstance(said, Fits) else None
        return None if settles is None else _let_out(manner, want, slot, position, Fits(features=description), settles)
    return None


def _let_out(manner: Manner, want: Want, slot: str, position: int, told: Fits, settles: Fits | Best) -> SlotFill:
    operation, value = want.operation, want.values[slot]
    if slot not in operation.lists:
        return SlotFill(slot=slot, value=value, told=told, asked=(settles,))
    of = [manner.describe(operation, slot, want.values, i) for i in range(len(value))]
    before, after = of[:position], of[position + 1 :]
    return SlotFill(
        slot=slot,
        value=value,
        told=Each(of=(*before, told, *after)),
        asked=(Each(of=(*before, settles, *after)),),
    )


def _best(draft: Draft, slot: str, told: tuple[Feature, ...], near: Sequence[Any]) -> tuple[Best, Any] | None:
    """Return a criterion by which one of some values is better than all others, and that value.

    Whichever comes first by chance: were it always the cheapest that is meant, nobody would have to ask.
    """
    criteria = draft.setting.domain.criteria[slot]
    for by, end in (criteria[i] for i in draft.rng.permutation(len(criteria)).tolist()):
        measures = {c: draft.setting.domain.entities.measure(draft.db, slot, c, by, draft.want.values) for c in near}
        best = min(measures.values()) if end == "min" else max(measures.values())
        found = [c for c, m in measures.items() if m == best]
        if len(found) == 1:
            return Best(by=by, pick=end, features=told), found[0]
    return None


def _loosely(
    rng: np.random.Generator, features: Sequence[Feature], head: tuple[Feature, ...]
) -> list[tuple[Feature, ...]]:
    """Return descriptions that say less than all, in random order: single features, then pairs of them.

    Each says what sort of thing it is, where it has a `head`. What is measured exactly, such as a price, tells things
    apart too well to be vague.
    """
    vague = [f for f in features if not isinstance(f.value, float)]
    if head:
        return [head, *((*head, vague[i]) for i in (1 + rng.permutation(len(vague) - 1)).tolist())]
    singles = [(f,) for f in vague]
    couples = [(f, g) for i, f in enumerate(vague) for g in vague[i + 1 :] if f.attribute != g.attribute]
    return [group[i] for group in (singles, couples) for i in rng.permutation(len(group)).tolist()]


def _servable(draft: Draft, slot: str, position: int, rival: Any) -> bool:
    """Tell whether the request could be served with a rival in place of what is meant, all else as it is said."""
    return _served(draft, _swapped(draft.manner, draft.want, slot, position, rival)) is not None


def _served(draft: Draft, values: Mapping[str, Any] | None) -> Database | None:
    """Return the world after the request was served with some values; None where it can't be."""
    if values is None:
        return None
    return attempt(draft.setting.domain, draft.db, draft.manner.customer, draft.operation, values).after


def _swapped(manner: Manner, want: Want, slot: str, position: int, rival: Any) -> Mapping[str, Any] | None:
    """Return the values of a want with another one in a slot, or None.

    What depends on it gets what its description then fits; None if that is nothing.
    """
    operation, old = want.operation, want.values
    values: dict[str, Any] = {}
    after = False
    for s in operation.slots:
        if s == slot:
            values[s] = [*old[s][:position], rival, *old[s][position + 1 :]] if s in operation.lists else rival
            after = True
        elif after and s in operation.lists:
            found: list[Any] = []
            for i in range(len(old[s])):
                one = manner.describe(operation, s, old, i)
                features = one.features if isinstance(one, Fits) else ()
                fitting = manner.describer.fitting(operation, s, features, {**values, s: found}, i)
                fitting = [c for c in fitting if c not in found]
                if not fitting:
                    return None
                found.append(fitting[0])
            values[s] = found
        else:
            found = [old[s]]
            candidates = manner.describer.candidates(operation, s, values) if after else ()
            if candidates and old[s] not in candidates:  # the flight on another day
                one = manner.describe(operation, s, old)
                found = manner.describer.fitting(operation, s, one.features, values) if isinstance(one, Fits) else []
            if not found:
                return None
            values[s] = found[0]
    return values
