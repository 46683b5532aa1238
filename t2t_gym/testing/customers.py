"""Whether customers can be identified, and what they could mean agrees with how they describe it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from t2t_gym.semantics import denotation
from t2t_gym.task import Fits
from t2t_gym.testing.bench import Bench, Sample

__all__ = ["candidates", "identity", "measures"]

_PEOPLE = 12


def identity(bench: Bench) -> Iterator[str]:
    """Yield ways to establish the identity that don't."""
    domain, db = bench.domain, bench.database()
    if not bench.people:
        yield "the world has no customers; `Entities.customers` must return the ids of those who may call"
    for path in domain.identity:
        for customer in bench.people[:_PEOPLE]:
            facts = domain.entities.facts(db, customer)
            lacking = [slot for slot in path if slot not in facts]
            if lacking:
                yield f"`Entities.facts` of {customer!r} lacks the identity slot {lacking[0]!r}"
                break
            call = domain.entities.identity_call({slot: facts[slot] for slot in path})
            if call is None:
                yield f"`Entities.identity_call` makes no look-up from {' and '.join(path)}, which `identity` lists"
                break
            outcome = domain.tools.call(db, call)
            found = None if outcome.error else domain.entities.identify(call.name, call.arguments, outcome.value)
            if found != customer:
                what = outcome.content[:80] if outcome.error else f"{found!r}"
                yield f"looking up {customer!r} by {' and '.join(path)} with {call.name!r} finds {what}"
                break
    if domain.entities.identity_call({}) is not None:
        yield "`Entities.identity_call` makes a look-up from no facts at all; return None where they aren't enough"


def candidates(bench: Bench) -> Iterator[str]:
    """Yield slots whose candidates, features and values don't agree."""
    seen: set[tuple[str, str]] = set()
    for sample in bench.all_samples():
        operation = sample.operation
        for slot in operation.slots:
            if (operation.name, slot) in seen:
                continue
            for problem in _slot(bench, sample, slot):
                seen.add((operation.name, slot))
                yield f"{operation.name}.{slot}: {problem}"
    for sample in bench.first_samples():
        offers = sample.operation.offers
        if offers and not any(_can_be_vague(bench, sample, slot) for slot in offers):
            yield (
                f"{sample.operation.name} offers {' and '.join(offers)}, but nothing that can be said of one fits "
                "another, so that nobody can be vague about it; say in the features what some have in common, or, as "
                "for an amount or a day, leave it out of `offers`"
            )


def _can_be_vague(bench: Bench, sample: Sample, slot: str) -> bool:
    """Tell whether any two of the things that a slot could be have something in common that can be said of them."""
    entities, db, operation = bench.domain.entities, bench.database(), sample.operation
    slots = list(operation.slots)
    chosen = {s: sample.values[s] for s in slots[: slots.index(slot)]}
    found = entities.candidates(db, sample.customer, operation, slot, chosen)
    told = Counter(f for one in found if isinstance(one, str) for f in entities.features(db, slot, one, chosen))
    return any(times > 1 for times in told.values())


def _slot(bench: Bench, sample: Sample, slot: str) -> Iterator[str]:
    entities, db, operation = bench.domain.entities, bench.database(), sample.operation
    slots = list(operation.slots)
    chosen = {s: sample.values[s] for s in slots[: slots.index(slot)]}
    value: Any = sample.values[slot]
    if slot in operation.lists:
        value = value[0]
    found = list(entities.candidates(db, sample.customer, operation, slot, chosen))
    if found != list(entities.candidates(db, sample.customer, operation, slot, chosen)):
        yield "two calls of `candidates` differ; it must depend on its arguments alone"
    if not found:
        return
    if value not in found:
        yield f"the value {value!r}, which was drawn, is none of the candidates"
    features = entities.features(db, slot, value, chosen)
    if features != entities.features(db, slot, value, chosen):
        yield "two calls of `features` differ; it must depend on its arguments alone"
    if features:
        meant = denotation(bench.domain, db, sample.customer, operation, slot, chosen, [Fits(features=features)])
        if value not in meant:
            yield f"all the features of {value!r} together don't fit it"
    elif slot == operation.subject and slot not in operation.own:
        yield "customers can't describe what they call about; give it features, such as a date or a name"


def measures(bench: Bench) -> Iterator[str]:
    """Yield criteria by which candidates can't be ranked."""
    domain, db = bench.domain, bench.database()
    for slot, criteria in domain.criteria.items():
        sample = next((s for s in bench.all_samples() if slot in s.operation.slots), None)
        if sample is None:
            continue  # `reachable` tells of the operation
        slots = list(sample.operation.slots)
        chosen = {s: sample.values[s] for s in slots[: slots.index(slot)]}
        value = sample.values[slot][0] if slot in sample.operation.lists else sample.values[slot]
        for by in dict.fromkeys(by for by, _ in criteria):
            try:
                domain.entities.measure(db, slot, value, by, chosen)
            except (KeyError, ValueError) as error:
                yield f"the slot {slot!r} can't be ranked by {by!r}, for which the voice has words: {error}"
