"""Words that fit several things: a true description that says too little, beside what settles which is meant.

That is a fuller description, or a criterion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from t2t_gym.constraints import Pairs, pairs
from t2t_gym.synthesis.drafting.convert import Want
from t2t_gym.synthesis.drafting.manner import Manner
from t2t_gym.synthesis.picks import pick
from t2t_gym.task import Best, Each, Feature, Fits, SlotFill

if TYPE_CHECKING:
    from t2t_gym.synthesis.drafting.drafts import Draft

__all__ = ["blurred", "swapped"]


def blurred(draft: Draft, slot: str, *, by_criterion: bool) -> SlotFill | None:
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


def swapped(manner: Manner, want: Want, slot: str, position: int, rival: Any) -> Mapping[str, Any] | None:
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
