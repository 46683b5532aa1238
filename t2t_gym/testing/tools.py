"""Whether tools and operations do what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from t2t_gym.domain import Operation
from t2t_gym.messages import ToolCall
from t2t_gym.quantities import Effect
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.claims.wanted import leaves
from t2t_gym.synthesis.proof.provenance import constants_of, shown_by
from t2t_gym.testing.bench import Bench, Sample
from t2t_gym.testing.spoiled import OTHERS, spoiled

__all__ = ["calls", "quantities", "reachable", "reads", "stand", "writes"]

_TYPES: dict[str, tuple[type, ...]] = {
    "money": (int, float),
    "count": (int,),
    "id": (str,),
    "date": (str,),
    "name": (str,),
}
_SHOWN = 2
_PEOPLE = 40


def reachable(bench: Bench) -> Iterator[str]:
    """Yield operations that no customer can have carried out."""
    for name, samples in bench.samples.items():
        if not samples:
            failed = bench.failures[name]
            why = failed[0].tried if failed else None
            if why is None:
                slot = _lacking(bench, bench.domain.operations[name])
                reason = (
                    f"none has a value for its slot {slot!r}; see to its candidates, or, if it is the customer's own "
                    "id, name it among the operation's `own`"
                )
            else:
                reason = why.outcome.content if why.outcome.error else f"it breaks the rule {', '.join(why.broken)}"
                reason = reason[:120]
            yield f"no customer of the world can have the operation {name!r} ({reason})"


def _lacking(bench: Bench, operation: Operation) -> str:
    """Return the slot for which most customers have no value, of those that are told by the slots before it."""
    entities, db, lacking = bench.domain.entities, bench.database(), Counter[str]()
    for customer in bench.people[:_PEOPLE]:
        values: dict[str, Any] = {}
        for slot in operation.slots:
            found = entities.candidates(db, customer, operation, slot, values)
            value = found[0] if found else entities.value(bench.rng, db, customer, operation, slot, values)
            if value is None:
                lacking[slot] += 1
                break
            values[slot] = [value] if slot in operation.lists else value
    return lacking.most_common(1)[0][0] if lacking else operation.subject


def calls(bench: Bench) -> Iterator[str]:
    """Yield operations whose calls can't be read back, or depend on what they call moot."""
    for sample in (s for name in bench.samples for s in (bench.samples[name] or bench.failures[name])[:1]):
        operation, call = sample.operation, sample.call
        read = operation.values(call.arguments)
        for slot, value in sample.values.items():
            if isinstance(value, bool):
                yield (
                    f"{operation.name}.{slot}: customers have no word for {value}; let an operation each mean one of "
                    "the two (`fixed` of `operations`), or let the candidates be the words 'yes' and 'no', which "
                    "`operations` turns into True and False"
                )
            elif read.get(slot) is not None and not operation.same({slot: read[slot]}, {slot: value}):
                yield f"{operation.name}.{slot}: the call of {value!r} reads back as {read[slot]!r}"
        found = bench.domain.operation_of(call.name, call.arguments, bench.database())
        if found is not operation:
            got = found.name if found else None
            yield f"a call of the operation {operation.name!r} is taken for {got!r}; let `derive` tell them apart"
        again = operation.call(sample.values, bench.database())
        if again != call:
            yield f"two calls of the operation {operation.name!r} with the same values differ"
    for sample in bench.all_samples():
        moot = sample.operation.moot
        for slot in moot(bench.database(), sample.call.arguments) if moot is not None else ():
            if not _is_moot(bench, sample, slot):
                yield f"{sample.operation.name}.{slot}: the end state depends on its value; `moot` mustn't name it"


def _is_moot(bench: Bench, sample: Sample, slot: str) -> bool:
    """Return whether all values that a slot can have come to the same."""
    domain, db, operation = bench.domain, bench.database(), sample.operation
    others = domain.entities.candidates(db, sample.customer, operation, slot, sample.values)
    tries = [attempt(domain, db, sample.customer, operation, {**sample.values, slot: other}) for other in others]
    return {sample.tried.key}.issuperset(tried.key for tried in tries if tried.after is not None)


def reads(bench: Bench) -> Iterator[str]:
    """Yield tools that aren't writes, and yet change the world or answer differently each time."""
    domain = bench.domain
    made: dict[str, ToolCall] = {}
    blind = {sample.operation.name: sample for sample in bench.first_samples()}
    for sample in bench.all_samples():
        for call in domain.entities.look_up(bench.database(), sample.customer, sample.operation, sample.values):
            made.setdefault(call.name, call)
            blind.pop(sample.operation.name, None)
            outcome = domain.tools.call(bench.database(), call)
            if outcome.error:
                yield f"the look-up {call.name!r} before {sample.operation.name!r} is refused: {outcome.content[:100]}"
                return
        if unknown := _unknown(bench, sample):
            yield unknown
            return
    for name, sample in blind.items():
        subject = sample.operation.subject
        if domain.entities.features(bench.database(), subject, sample.values[subject], sample.values):
            yield (
                f"no look-up shows an agent the {subject!r} of {name!r}; give one (`shown_by`), whose arguments are "
                "fields of the record, or its owner"
            )
    for name, call in made.items():
        db = bench.database()
        if domain.tools[name].kind == "write":
            yield f"the look-up {name!r} is a write; give a read in its place"
        read = domain.tools[name]
        first, second = (read.run(db, read.validate(call.arguments)) for _ in range(2))
        if db.changes():
            yield f"the read {name!r} changes the world; let it only `get`"
        if first.content != second.content:
            yield f"the read {name!r} answers differently each time"


def _unknown(bench: Bench, sample: Sample) -> str:
    """Return which argument of a look-up can't be known to one who was told all that the customer knows, if any."""
    domain, db, values = bench.domain, bench.database(), sample.values
    facts = domain.entities.facts(db, sample.customer)
    things = [(slot, one) for slot, value in values.items() for one in (value if isinstance(value, list) else [value])]
    said = [f.value for slot, one in things for f in domain.entities.features(db, slot, one, values)]
    known = {*leaves([sample.customer, *facts.values(), *values.values(), *said])}
    for call in domain.entities.look_up(db, sample.customer, sample.operation, values):
        tool = domain.tools[call.name]
        for parameter, value in call.arguments.items():
            if not known.union(constants_of(tool)).issuperset(leaves(value)):
                return (
                    f"the look-up {call.name!r} before {sample.operation.name!r} takes {parameter}={value!r}, which "
                    "neither the customer can tell nor a look-up before it shows; make that one first (`shown_by`)"
                )
        known.update(shown_by(domain.tools.call(db, call)))
    return ""


def writes(bench: Bench) -> Iterator[str]:
    """Yield writes that change nothing, or what they didn't touch, or not always the same, or break the world."""
    domain = bench.domain
    for sample in bench.first_samples():
        name, after = sample.operation.name, sample.tried.after
        assert after is not None, "samples can be carried out"
        changes = after.changes()
        changed = {(table, record_id) for table, records in changes.items() for record_id in records}
        if not changed:
            yield f"carrying out the operation {name!r} changes nothing; let the tool refuse what is so already"
        if changed - sample.tried.outcome.touched:
            yield f"the write {sample.call.name!r} changes records behind the database's back; use `edit` and `insert`"
        db = bench.database()
        outcome = domain.tools.call(db, sample.call)
        if outcome.content != sample.tried.outcome.content or db.changes() != changes:
            yield f"the write {sample.call.name!r} does something else each time; derive new ids from the records"
        for problem in domain.worlds.problems(after.tables())[:_SHOWN]:
            yield f"the operation {name!r} leaves a world that isn't self-consistent: {problem}"


def stand(bench: Bench) -> Iterator[str]:
    """Yield tools that fail on arguments that pass their schema, where they should refuse."""
    domain = bench.domain
    made: dict[str, list[ToolCall]] = {}
    for sample in chain(bench.all_samples(), *bench.failures.values()):
        looks = domain.entities.look_up(bench.database(), sample.customer, sample.operation, sample.values)
        for call in (*looks, sample.call):
            made.setdefault(call.name, []).append(call)
    for name, calls in made.items():
        tool = domain.tools[name]
        right = [call.arguments for call in calls[: OTHERS + 1]]
        for wrong in chain.from_iterable(spoiled(tool, r, right[:n] + right[n + 1 :]) for n, r in enumerate(right)):
            try:
                tool.run(bench.database(), tool.validate(wrong))
            except Exception as error:  # whatever a tool raises but a refusal would end the agent's episode
                yield (
                    f"the tool {name!r} raises {type(error).__name__} ({error}) when called with "
                    f"{dict(wrong)!r:.200}; let it raise a ToolError, which says why it refuses"
                )
                break


def quantities(bench: Bench) -> Iterator[str]:
    """Yield quantities that never have a value, or one of another type."""
    for quantity in bench.domain.quantities:
        values = []
        for sample in bench.all_samples():
            tried = sample.tried
            assert tried.after is not None, "samples can be carried out"
            effect = Effect(
                bench.database(), tried.after, sample.customer, sample.operation, sample.values, tried.outcome.value
            )
            value = quantity.of(effect)
            values += [value] if value is not None else []
        if not values:
            yield f"the quantity {quantity.name!r} has no value for any operation"
        wrong = [v for v in values if not isinstance(v, _TYPES[quantity.type])]
        if wrong:
            yield f"the quantity {quantity.name!r} is of the type {quantity.type!r}, but came to {wrong[0]!r}"
