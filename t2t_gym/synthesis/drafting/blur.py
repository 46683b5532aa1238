"""Words that fit several things: a true description that says too little, beside what settles which is meant.

That is a fuller description, or a criterion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.constraints import Pairs, pairs
from t2t_gym.synthesis.drafting.convert import Want
from t2t_gym.synthesis.drafting.drafts import Draft
from t2t_gym.synthesis.drafting.manner import Manner
from t2t_gym.synthesis.picks import pick
from t2t_gym.task import Best, Each, Feature, Fits, SlotFill

__all__ = ["blur", "blur_for_look_up", "blur_subject"]


def blur(draft: Draft, slot: str, *, best: bool = False) -> bool:
    """Say a slot in words that fit several values; return whether there are such words.

    Args:
        draft: the draft.
        slot: a slot of its first request.
        best: what settles it is a criterion, and not a description; what is wanted then is the best by it.
    """
    fill = _blurred(draft, slot, by_criterion=best)
    if fill is None:
        return False
    draft.say(slot, fill)
    return True


def blur_subject(draft: Draft) -> bool:
    """Blur what the first request is about, or an element of it; return whether that is possible."""
    slots = (draft.operation.subject, *draft.operation.lists[:1])
    return any(blur(draft, slots[i]) for i in draft.rng.permutation(len(slots)).tolist())


def blur_for_look_up(draft: Draft) -> bool:
    """Describe what the first request is about so that only the database settles it; return whether one can."""
    subject, values = draft.operation.subject, draft.want.values
    describer, target = draft.manner.describer, values[subject]
    features = describer.features(subject, target, values, subject)
    loose = [(f,) for f in features if not isinstance(f.value, float)]
    for i in draft.rng.permutation(len(loose)).tolist():
        fitting = describer.fitting(draft.operation, subject, loose[i], values)
        rivals = [c for c in fitting if c != target and draft.swapped(subject, c) is not None]
        if rivals and not any(draft.served(draft.swapped(subject, c)) for c in rivals):
            manner = replace(draft.manner, knows_ids=False)
            fill = manner.fill(draft.rng, draft.operation, subject, draft.want.meant, told=True)
            draft.say(subject, fill.model_copy(update={"told": Fits(features=loose[i])}))
            return True
    return False


def _blurred(draft: Draft, slot: str, *, by_criterion: bool) -> SlotFill | None:
    """Return a fill whose unasked part fits several values that can be served, and whose answer settles which."""
    rng, manner, want = draft.rng, draft.manner, draft.want
    operation, values = want.operation, want.values
    listed = slot in operation.lists
    position = pick(rng, range(len(values[slot]))) if listed else 0
    target = values[slot][position] if listed else values[slot]
    describer = manner.describer
    features = describer.features(slot, target, values, operation.subject)
    possible = [
        c
        for c in describer.candidates(operation, slot, values, position)
        if c != target and not (listed and c in values[slot])
    ]
    given_up = _given_up(draft, slot, position)
    rivals: dict[Any, bool] = {}
    for description in _loosely(rng, features, describer.head(operation, slot, features)):
        wanted = pairs(description)
        if wanted <= given_up:
            continue  # "the large one" for a large one would say nothing of what is wanted
        near = [c for c in possible if wanted <= describer.pairs(slot, c, values, operation.subject)]
        for rival in near:
            if rival not in rivals:
                rivals[rival] = draft.served(draft.swapped(slot, rival, position)) is not None
        if not any(rivals[c] for c in near):
            continue
        settles: Fits | Best | None = None
        if by_criterion:
            found = _best(draft, slot, description, [target, *near])
            if found is None or not (found[1] == target or rivals[found[1]]):
                continue
            settles, target = found
            best = draft.swapped(slot, target, position)
            assert best is not None, "what can be served has values"
            draft.wants[0] = replace(want, values=best)
            want, values = draft.want, draft.want.values
        else:
            said = manner.describe(operation, slot, values, position)
            settles = said if isinstance(said, Fits) else None
        return None if settles is None else _let_out(manner, want, slot, position, Fits(features=description), settles)
    return None


def _given_up(draft: Draft, slot: str, position: int) -> Pairs:
    """Return what is true of the thing that one of something new takes the place of; nothing where there is none."""
    operation, values = draft.want.operation, draft.want.values
    if slot not in operation.choices or slot not in operation.lists:
        return frozenset()
    old = operation.lists[0]
    return draft.manner.describer.pairs(old, values[old][position], values, operation.subject)


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
