"""Ambiguous intents: what is said unasked fits several things that lead to different ends; only the customer can tell.

Kinds:
    reference: the description of one of the customer's own things (an order, an item in it) fits several of them.
    variant: the description of a thing to be had fits several that can be had; a further wish, or a criterion such as
        "the cheapest", settles which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.synthesis.convert import Want, make_task, wants_of
from t2t_gym.synthesis.describe import pairs
from t2t_gym.synthesis.explore import Trajectory
from t2t_gym.synthesis.manner import Manner, draw_manner
from t2t_gym.synthesis.setting import Rejected, Setting, attempt, pick
from t2t_gym.task import Best, Each, Feature, Fits, Is, Request, SlotFill, Task

__all__ = ["allows_reference", "allows_variant", "reference", "variant"]

_CRITERION = 0.35


def allows_reference(operation: Operation) -> bool:
    """Tell whether an operation is about something that the customer has to point out."""
    return operation.subject not in operation.own


def allows_variant(operation: Operation) -> bool:
    """Tell whether an operation asks for something new."""
    return bool(operation.choices)


def reference(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Blur which order, or which item of it, the customer means.

    Raises:
        Rejected: every description tells them apart, or they all lead to the same end.
    """
    db = setting.database()
    wants = wants_of(rng, setting.domain, db, trajectory)
    manner = draw_manner(rng, setting.domain, [db], trajectory.customer)
    operation = wants[0].operation
    slots = (operation.subject, *operation.lists[:1])
    fills = (_blur(setting, rng, db, manner, wants[0], slots[i]) for i in rng.permutation(len(slots)).tolist())
    fill = next((f for f in fills if f is not None), None)
    if fill is None:
        raise Rejected("reference: nothing that can be taken for another")
    meant = wants[0].values[operation.subject]
    wants = [wants[0], *(w for w in wants[1:] if meant not in w.values.values())]  # or else it would be named there
    return _ambiguous(setting, rng, "reference", manner, wants, fill)


def variant(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Blur which variant the customer wants.

    Raises:
        Rejected: no description fits several that can be had.
    """
    db = setting.database()
    wants = wants_of(rng, setting.domain, db, trajectory)
    manner = draw_manner(rng, setting.domain, [db], trajectory.customer)
    fill = _blur(setting, rng, db, manner, wants[0], pick(rng, wants[0].operation.choices))
    if fill is None:
        raise Rejected("variant: no description fits several that can be had")
    return _ambiguous(setting, rng, "variant", manner, wants, fill)


def _ambiguous(
    setting: Setting, rng: np.random.Generator, kind: str, manner: Manner, wants: Sequence[Want], fill: SlotFill
) -> tuple[Task, ...]:
    """Make the task in which one slot of the first want is let out as `fill` has it."""
    requests = [manner.request(rng, w.operation, w.meant, **_said(w.operation)) for w in wants]
    requests[0] = _with(requests[0], fill)
    if fill.slot == wants[0].operation.subject:
        manner = replace(manner, knows_ids=False)  # or else it would say the id at once
    return (make_task(setting, rng, "ambiguous", kind, manner, wants, tuple(requests)),)


def _said(operation: Operation) -> dict[str, bool]:
    """Say the subject, the lists and the choices unasked, with all that these depend on.

    Descriptions are to be ambiguous, not merely missing.
    """
    slots = list(operation.slots)
    last = max(map(slots.index, (operation.subject, *operation.lists, *operation.choices)))
    return dict.fromkeys(slots[: last + 1], True)


def _with(request: Request, fill: SlotFill) -> Request:
    return request.model_copy(update={"slots": tuple(fill if f.slot == fill.slot else f for f in request.slots)})


def _blur(
    setting: Setting,
    rng: np.random.Generator,
    db: Database,
    manner: Manner,
    want: Want,
    slot: str,
) -> SlotFill | None:
    """Return a fill whose unasked part fits several values that can be served, and whose answer settles which."""
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
    told: tuple[Feature, ...] | None = None
    rivals: dict[Any, bool] = {}
    for description in _loosely(rng, features, describer.head(operation, slot, features)):
        wanted = pairs(description)
        near = [c for c in possible if wanted <= pairs(describer.features(slot, c, values, operation.subject))]
        for rival in near:
            if rival not in rivals:
                rivals[rival] = _servable(setting, db, manner, want, slot, position, rival)
        if any(rivals[c] for c in near):
            told = description
            break
    if told is None:
        return None
    settles = _settle(rng, db, setting, manner, want, slot, position, told)
    if settles is None:
        return None
    if not listed:
        return SlotFill(slot=slot, value=target, told=Fits(features=told), asked=(settles,))
    of = [manner.describe(operation, slot, values, i) for i in range(len(values[slot]))]
    return SlotFill(
        slot=slot,
        value=values[slot],
        told=Each(of=(*of[:position], Fits(features=told), *of[position + 1 :])),
        asked=(Each(of=(*of[:position], settles, *of[position + 1 :])),),
    )


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


def _servable(
    setting: Setting,
    db: Database,
    manner: Manner,
    want: Want,
    slot: str,
    position: int,
    rival: Any,
) -> bool:
    """Tell whether the request could be served with a rival in place of what is meant, all else as it is said."""
    values = _swapped(manner, want, slot, position, rival)
    return values is not None and attempt(setting.domain, db, manner.customer, want.operation, values).after is not None


def _swapped(manner: Manner, want: Want, slot: str, position: int, rival: Any) -> Mapping[str, Any] | None:
    """Return the values of a want with another one in a slot, or None.

    The lists that depend on it get what their descriptions then fit; None if they fit nothing.
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
            values[s] = old[s]
    return values


def _settle(
    rng: np.random.Generator,
    db: Database,
    setting: Setting,
    manner: Manner,
    want: Want,
    slot: str,
    position: int,
    told: tuple[Feature, ...],
) -> Fits | Best | None:
    """Return what the customer answers when asked which one: never its id, which it would have said at once."""
    operation, values = want.operation, want.values
    if slot in operation.choices and rng.random() < _CRITERION:
        target = values[slot][position] if slot in operation.lists else values[slot]
        near = manner.describer.fitting(operation, slot, told, values, position)
        criteria = setting.domain.criteria.get(slot, ())
        for by, pick_ in (criteria[i] for i in rng.permutation(len(criteria)).tolist()):
            measures = {c: setting.domain.entities.measure(db, slot, c, by, values) for c in near}
            best = min(measures.values()) if pick_ == "min" else max(measures.values())
            if [c for c, m in measures.items() if m == best] == [target]:
                return Best(by=by, pick=pick_, features=told)
    said = manner.describe(operation, slot, values, position)
    return None if isinstance(said, Is) else said
