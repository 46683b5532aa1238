"""Ambiguous intents in which the customer is vague about the whole: what is to be done, or a detail that is wrong.

Kinds:
    unclear_operation: the opening names the thing, but not what is to be done with it.
    mistaken_detail: a detail of the opening is wrong, so that it fits nothing; the customer puts it right when told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.constraints import pairs
from t2t_gym.synthesis.drafting.drafts import Draft
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.picks import pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Each, Feature, Fits, Is, SlotFill, Task

__all__ = ["mistaken_detail", "unclear_operation"]

_BY_NAME = 0.5  # of the mistakes about what has an id, those in the id
_TRIES = 8


def unclear_operation(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer name only the thing at first.

    Raises:
        Rejected: nothing else can be done with it.
    """
    draft = Draft.of(setting, rng, trajectory)
    draft.wants = draft.wants[:1]
    subject = draft.operation.subject
    others = [o for o in setting.domain.operations.values() if o.subject == subject]
    if len(others) < 2:
        raise Rejected("unclear: nothing else can be done with it")
    (request,) = draft.requests()
    rest = draft.manner.request(rng, draft.operation, draft.want.meant)
    slots = tuple(f if f.slot == subject else r for f, r in zip(request.slots, rest.slots, strict=True))
    return draft.task("unclear_operation", (request.model_copy(update={"slots": slots, "unclear": True}),))


def mistaken_detail(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer get a detail wrong.

    Raises:
        Rejected: no wrong detail fits nothing.
    """
    draft = Draft.of(setting, rng, trajectory)
    subject = draft.operation.subject
    meant = draft.want.values[subject]
    draft.wants = [draft.want, *(w for w in draft.wants[1:] if meant not in w.values.values())]
    slots = (subject, *draft.operation.lists)
    for i in rng.permutation(len(slots)).tolist():
        fill = _mistaken(draft, slots[i])
        if fill is not None:
            draft.fills[slots[i]] = fill
            break
    else:
        draft.fills[subject] = _misnamed(draft)
    return draft.task("mistaken_detail")


def _mistaken(draft: Draft, slot: str) -> SlotFill | None:
    rng, operation, values = draft.rng, draft.operation, draft.want.values
    if slot == operation.subject and rng.random() < _BY_NAME:
        return _misnamed(draft)
    right = draft.manner.fill(rng, operation, slot, values, told=True)
    if isinstance(right.told, Fits):
        told = _misdescribed(draft, slot, right.told.features, 0)
        if told is None:
            return None
        return right.model_copy(
            update={"told": Fits(features=told), "asked": (right.told, *right.asked), "mistaken": True}
        )
    if isinstance(right.told, Each):
        position = pick(rng, range(len(right.told.of)))
        one = right.told.of[position]
        told = _misdescribed(draft, slot, one.features, position) if isinstance(one, Fits) else None
        of = (*right.told.of[:position], Fits(features=told or ()), *right.told.of[position + 1 :])
        return right.model_copy(update={"told": Each(of=of), "mistaken": True}) if told else None
    return None


def _misnamed(draft: Draft) -> SlotFill:
    """Return a fill for what the first request is about, in whose id there is a mistake.

    Raises:
        Rejected: whatever is misread is somebody's.
    """
    subject, values = draft.operation.subject, draft.want.values
    draft.manner = replace(draft.manner, knows_ids=True)
    right = draft.manner.fill(draft.rng, draft.operation, subject, values, told=True)
    wrong = _misread(draft, str(values[subject]))
    if wrong is None:
        raise Rejected("mistaken detail: whatever is wrong is somebody's")
    named = Is(value=values[subject])
    return right.model_copy(update={"told": Is(value=wrong), "asked": (named,), "mistaken": True})


def _misread(draft: Draft, name: str) -> str | None:
    """Return a name with one digit misread, which is nobody's; None where there is none such."""
    digits = [i for i, c in enumerate(name) if c.isdigit()]
    for _ in range(_TRIES if digits else 0):
        i = pick(draft.rng, digits)
        wrong = f"{name[:i]}{(int(name[i]) + pick(draft.rng, range(1, 10))) % 10}{name[i + 1 :]}"
        if not _exists(draft, wrong):
            return wrong
    return None


def _exists(draft: Draft, name: str) -> bool:
    return any(name in records for records in draft.setting.snapshot.tables.values())


def _misdescribed(draft: Draft, slot: str, features: Sequence[Feature], position: int) -> tuple[Feature, ...] | None:
    """Return a description with one value taken from another candidate, so that it fits none of them."""
    describer, operation, values = draft.manner.describer, draft.operation, draft.want.values
    candidates = describer.candidates(operation, slot, values, position)
    known = [describer.features(slot, c, values, operation.subject) for c in candidates]
    head = describer.head(operation, slot, features)
    for i in draft.rng.permutation(len(features)).tolist():
        old = features[i]
        if old in head or isinstance(old.value, float):
            continue
        others: dict[Any, None] = {f.value: None for fs in known for f in fs if f.attribute == old.attribute}
        for value in [v for v in others if v != old.value]:
            told = (*features[:i], Feature(attribute=old.attribute, value=value), *features[i + 1 :])
            if not any(pairs(told) <= pairs(fs) for fs in known):
                return told
    return None
