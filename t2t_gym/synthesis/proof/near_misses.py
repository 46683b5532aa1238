"""Near misses: the gold writes with just one thing wrong. A goal that accepts one of them proves nothing.

Kinds:
    argument: one argument of one write has its nearest wrong value.
    left_out: one write isn't made.
    doubled: one write is made twice.
    order: two writes to the same records change places.
    asked_at_first: what the customer gave up, or can't have, is done all the same.
    answer: a quantity that was asked for, or a price, is told as its nearest wrong value.

They are played as end states: no dialogue is needed to see that the verdict's comparison refuses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.domain import Domain, Form, Operation
from t2t_gym.end_states import same_end_state
from t2t_gym.messages import ToolCall
from t2t_gym.synthesis.claims.wanted import carefree_slots, first_asked, values_of
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer, Task
from t2t_gym.users.numbers import exact_amount
from t2t_gym.users.understanding.values.answers import told

__all__ = ["NearMiss", "check_near_misses", "near_misses"]

_DRAWS = 6  # of a value that has no candidates, until one differs


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Writes that almost serve the customer.

    Attributes:
        kind: what is wrong, see above.
        what: the write, and the argument.
        end: the end state that they reach.
        done: the calls that the tools carried out.
        same: whether that is the end state of the gold writes.
    """

    kind: str
    what: str
    end: Changes
    done: tuple[ToolCall, ...]
    same: bool


def check_near_misses(domain: Domain, task: Task, snapshot: Snapshot) -> dict[str, int]:
    """Play all near misses of a task's gold writes, and return how many of each kind the goal refuses.

    A write that is doubled, or two that change places, to no effect miss nothing, and count as ``harmless``.

    Raises:
        Rejected: the goal accepts one.
    """
    counts: dict[str, int] = {}
    for miss in near_misses(domain, task, snapshot):
        kind = miss.kind
        if _accepts(domain, task, miss):
            if not (miss.same and kind in ("doubled", "order")):
                raise Rejected(f"near miss: {kind} {miss.what} is accepted")
            kind = "harmless"
        counts[kind] = counts.get(kind, 0) + 1
    price = [] if task.goal.price is None else [task.goal.price]
    for answer in (*task.goal.answers, *price):
        for wrong in _wrong_answers(answer):
            if told(answer, [f"The {answer.quantity.replace('_', ' ')} is {wrong}."], domain.words(answer.quantity)):
                raise Rejected(f"near miss: {wrong} is accepted for {answer.quantity}")
            counts["answer"] = counts.get("answer", 0) + 1
    return dict(sorted(counts.items()))


def _wrong_answers(answer: Answer) -> Iterator[str]:
    """Yield values next to the true one, as an agent would say them: a cent or one off, or the last digit changed."""
    value = answer.value
    if answer.type == "money":
        yield from (exact_amount(value + cent) for cent in (-0.01, 0.01) if value + cent >= 0)
    elif answer.type == "count":
        yield from (str(value + one) for one in (-1, 1) if value + one >= 0)
    else:
        digits = [i for i, letter in enumerate(str(value)) if letter.isdigit()]
        if digits:
            text, last = str(value), digits[-1]
            yield f"{text[:last]}{(int(text[last]) + 1) % 10}{text[last + 1 :]}"


def _accepts(domain: Domain, task: Task, miss: NearMiss) -> bool:
    made = [{"name": call.name, "arguments": call.arguments} for call in miss.done]
    owed = [call for call in task.goal.calls if domain.tools[call["name"]].kind == "write"]
    return all(call in made for call in owed) and any(
        same_end_state(miss.end, state, domain.logs) for state in task.goal.end_states
    )


def near_misses(domain: Domain, task: Task, snapshot: Snapshot) -> Iterator[NearMiss]:
    """Yield the near misses of a task."""
    play = _Play(domain, snapshot)
    writes = [ToolCall(c["name"], c["arguments"]) for c in task.gold if domain.tools[c["name"]].kind == "write"]
    gold = play.run(writes)[0].changes()

    def miss(kind: str, what: str, calls: Sequence[ToolCall]) -> NearMiss:
        db, done = play.run(calls)
        end = db.changes()
        return NearMiss(kind, what, end, done, same_end_state(end, gold, domain.logs))

    for i, write in enumerate(writes):
        before, after = writes[:i], writes[i + 1 :]
        for argument, wrong in _moved(domain, task, play.run(before)[0], write):
            yield miss("argument", f"{write.name}.{argument}", [*before, wrong, *after])
        yield miss("left_out", write.name, [*before, *after])
        yield miss("doubled", write.name, [*before, write, write, *after])
        for j in range(i + 1, len(writes)):
            if play.changed([write]) & play.changed([writes[j]]):
                swapped = [*before, writes[j], *writes[i + 1 : j], write, *writes[j + 1 :]]
                yield miss("order", f"{write.name}, {writes[j].name}", swapped)
    stale = play.calls(first_asked(domain, task))
    if stale and len(play.run(stale)[1]) == len(stale):  # else a tool refuses it
        yield miss("asked_at_first", ", ".join(call.name for call in stale), stale)


class _Play:
    """Plays calls on a world; what a tool refuses changes nothing."""

    def __init__(self, domain: Domain, snapshot: Snapshot) -> None:
        self._domain, self._snapshot = domain, snapshot

    def run(self, calls: Sequence[ToolCall]) -> tuple[Database, tuple[ToolCall, ...]]:
        """Return the database after some calls, and those of them that were carried out."""
        db = Database(self._snapshot)
        return db, tuple(call for call in calls if not self._domain.tools.call(db, call).error)

    def calls(self, wanted: Sequence[tuple[Operation, Mapping[str, Any]]]) -> list[ToolCall]:
        """Return the calls of some operations, each as it is after those before it."""
        calls: list[ToolCall] = []
        for operation, values in wanted:
            calls.append(operation.call(values, self.run(calls)[0]))
        return calls

    def changed(self, calls: Sequence[ToolCall]) -> set[tuple[str, str]]:
        """Return the records that some calls change."""
        return {(table, i) for table, records in self.run(calls)[0].changes().items() for i in records}


def _moved(domain: Domain, task: Task, db: Database, write: ToolCall) -> Iterator[tuple[str, ToolCall]]:
    """Yield a write with each of its arguments, or elements of one, moved to the nearest wrong value.

    Arguments that follow from the moved one follow it; those that follow from the records are moved by themselves.
    """
    operation = domain.operation_of(write.name, write.arguments, db)
    if operation is None:
        return
    values = values_of(task, operation, write.arguments)
    free = carefree_slots(task, operation, values)
    nearest = _Nearest(domain, db, task.intent.customer.id, operation, values)
    for slot, form in operation.slots.items():
        if slot in free or values.get(slot) is None:
            continue
        for place, wrong in nearest.wrong(slot):
            for what, patch in _patches(slot, form, write.arguments, wrong):
                moved = {**write.arguments, **patch}
                if operation.derive is not None:
                    moved.update(operation.derive(db, {**values, slot: wrong}))
                if moved != write.arguments:
                    yield f"{what}{place}", ToolCall(write.name, moved)
    for name, value in (operation.derive(db, values) if operation.derive is not None else {}).items():
        if isinstance(value, (int, float)) and name in write.arguments:
            off = not value if isinstance(value, bool) else value + 1
            yield name, ToolCall(write.name, {**write.arguments, name: off})


def _patches(
    slot: str, form: str | tuple[str, ...] | Form, arguments: Mapping[str, Any], wrong: Any
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the arguments that a wrong value of a slot touches: one at a time, where they are fields of an object."""
    if isinstance(form, str):
        yield form, {form: wrong}
    elif isinstance(form, Form):
        yield slot, form.write(wrong)
    else:
        for name in form:
            if name in arguments and wrong.get(name) != arguments[name]:
                yield name, {name: wrong.get(name)}


class _Nearest:
    """The values that are most like the right ones: those that share the most features with them."""

    def __init__(
        self, domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> None:
        self._entities = domain.entities
        self._db, self._customer, self._operation, self._right = db, customer, operation, values

    def wrong(self, slot: str) -> Iterator[tuple[str, Any]]:
        """Yield the nearest wrong value of a slot; of a list, one with each element moved, and its place."""
        right = self._right[slot]
        if slot in self._operation.lists:
            for i, element in enumerate(right):
                others = self._entities.candidates(self._db, self._customer, self._operation, slot, self._right, i)
                for other in self._best(slot, element, [c for c in others if c not in right]):
                    yield f"[{i}]", [*right[:i], other, *right[i + 1 :]]
            return
        if slot in self._operation.own:
            others = self._entities.customers(self._db)
        else:
            others = self._entities.candidates(self._db, self._customer, self._operation, slot, self._right)
        for other in self._best(slot, right, [c for c in others if c != right]) or self._drawn(slot, right):
            yield "", other

    def _best(self, slot: str, right: Any, others: Sequence[Any]) -> list[Any]:
        if not others:
            return []
        features = self._features(slot, right)
        return [max(others, key=lambda c: len(features & self._features(slot, c)))]

    def _features(self, slot: str, value: Any) -> set[tuple[str, Any]]:
        found = self._entities.features(self._db, slot, value, self._right)
        return {(f.attribute, f.value) for f in found}

    def _drawn(self, slot: str, right: Any) -> list[Any]:
        rng = np.random.default_rng(0)
        for _ in range(_DRAWS):
            try:
                drawn = self._entities.value(rng, self._db, self._customer, self._operation, slot, self._right)
            except NotImplementedError:  # it has candidates, of which this is the only one
                return []
            if drawn is not None and drawn != right:
                return [drawn]
        return []
