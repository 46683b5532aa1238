"""Exploration: seeded walks of tool calls on a world, from which tasks are made.

A walk establishes who the customer is, reads, and writes. Every argument comes from the customer's own facts, from an
earlier result, from the tool's schema, or from what only the customer can know (a new address), and each step records
which. A failed or forbidden write ends nothing: it is kept, and the walk goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.messages import ToolCall
from t2t_gym.synthesis.coverage import branch_of, situation_of
from t2t_gym.synthesis.setting import Attempt, Rejected, Setting, any_operation, attempt, pick
from t2t_gym.synthesis.sources import Source, sources_of

__all__ = ["Failure", "Step", "Trajectory", "draw_values", "explore"]

_CUSTOMERS_TRIED = 40
_VALUES_TRIED = 4
_PASSED_OVER = 1  # customers in common situations that are passed over for one in a rarer
_SECOND_ROW = 0.3


@dataclass(frozen=True, slots=True)
class Step:
    """One call that was carried out.

    Attributes:
        call: the call.
        content: the result, as text.
        sources: argument to where its parts come from.
        operation: the operation that it carries out; None for a read.
        values: slot to value, for an operation.
        branch: what a write changed; see `t2t_gym.synthesis.coverage`.
        situation: how much choice there was for it.
    """

    call: ToolCall
    content: str
    sources: Mapping[str, tuple[Source, ...]]
    operation: Operation | None = None
    values: Mapping[str, Any] | None = None
    branch: str = ""
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A write that a tool refused or a rule forbids."""

    operation: Operation
    values: Mapping[str, Any]
    reason: str
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What a walk leaves: the valid steps in order, and the writes that failed on the way."""

    customer: str
    steps: tuple[Step, ...]
    failures: tuple[Failure, ...] = ()

    @property
    def writes(self) -> tuple[Step, ...]:
        """The steps that changed the world."""
        return tuple(s for s in self.steps if s.operation is not None)


def explore(
    setting: Setting,
    rng: np.random.Generator,
    *,
    writes: int = 1,
    allow: Callable[[Operation], bool] = any_operation,
    choices: int = 1,
) -> Trajectory:
    """Walk until a number of writes are done.

    The operation of the first write is drawn first and customers are tried until one can have it, so that operations
    that few customers can have occur as often as the others. What has been met less often than the rest, by the
    setting's coverage, is preferred: operations, those that follow another, and situations.

    Args:
        setting: the world.
        rng: the source of all that is random.
        writes: how many writes, 1 to 4.
        allow: which operations the first write may be.
        choices: only customers who have at least so many things that the first write could be about.

    Raises:
        Rejected: no write could be done; fewer than asked for are kept.
    """
    domain, db = setting.domain, setting.database()
    operations = [o for o in domain.operations.values() if allow(o)]
    people = setting.customers()
    coverage = setting.coverage
    operation = coverage.draw(rng, operations)
    failures: list[Failure] = []
    passed = 0
    for _ in range(_CUSTOMERS_TRIED):
        customer = pick(rng, people)
        if choices > 1 and operation.subject not in operation.own:
            things = domain.entities.candidates(db, customer, operation, operation.subject, {})
            if len(things) < choices:
                continue
        done = _try_write(rng, domain, db, customer, operation, failures)
        if done is not None:
            common = coverage.is_common(operation, situation_of(domain, db, customer, operation, done[0]))
            if not common or passed >= _PASSED_OVER:
                break
            passed += 1
        failures.clear()  # another customer's
    else:
        raise Rejected(f"explore: nobody found for {operation.name}")
    steps = _identify(domain, db, customer)
    for _ in range(4 * writes):
        if done is not None:
            db = _record(domain, db, customer, steps, operation, *done)
        if sum(s.operation is not None for s in steps) >= writes:
            break
        operation = coverage.draw(rng, list(domain.operations.values()), operation.name)
        done = _try_write(rng, domain, db, customer, operation, failures)
        if done is not None and _redoes(steps, operation, done[0]):
            done = None  # who wants five bags doesn't go on to ask for six
    trajectory = Trajectory(customer, tuple(steps), tuple(failures))
    coverage.take(trajectory)
    return trajectory


def _redoes(steps: list[Step], operation: Operation, values: Mapping[str, Any]) -> bool:
    """Tell whether an operation has been carried out on the same thing before."""
    subject = operation.subject
    return subject not in operation.own and any(
        s.operation is operation and s.values is not None and s.values[subject] == values[subject] for s in steps
    )


def draw_values(
    rng: np.random.Generator,
    domain: Domain,
    db: Database,
    customer: str,
    operation: Operation,
    preset: Mapping[str, Any] | None = None,
    *,
    again: bool = False,
) -> dict[str, Any] | None:
    """Draw a value for every slot of an operation from its candidates, whether or not it can then be carried out.

    Args:
        rng: the source of all that is random.
        domain: the domain.
        db: the world.
        customer: the customer's id.
        operation: the operation.
        preset: slots whose values are given.
        again: draw again the given values that aren't among the candidates, given those before them.

    Returns:
        Slot to value, or None where a slot can have none.
    """
    values: dict[str, Any] = dict(preset or {})
    entities = domain.entities
    for slot in operation.slots:
        if slot in values and (slot in operation.lists or not again):
            continue
        if slot not in operation.lists:
            candidates = entities.candidates(db, customer, operation, slot, values)
            if slot in values and (not candidates or values[slot] in candidates):
                continue
            if not candidates and slot == operation.subject:
                return None
            values[slot] = pick(rng, candidates) if candidates else entities.value(rng, db, customer, operation, slot)
            if values[slot] is None:
                return None
        elif slot == operation.lists[0]:
            candidates = entities.candidates(db, customer, operation, slot, values)
            if not candidates:
                return None
            rows = 2 if len(candidates) > 1 and rng.random() < _SECOND_ROW else 1
            values[slot] = [candidates[i] for i in rng.permutation(len(candidates))[:rows].tolist()]
        else:
            row_candidates = [
                [c for c in entities.candidates(db, customer, operation, slot, values, i) if c != old]
                for i, old in enumerate(values[operation.lists[0]])
            ]
            if not all(row_candidates):
                return None
            values[slot] = [pick(rng, row) for row in row_candidates]
    return {slot: values[slot] for slot in operation.slots}


def _try_write(
    rng: np.random.Generator, domain: Domain, db: Database, customer: str, operation: Operation, failures: list[Failure]
) -> tuple[dict[str, Any], Attempt] | None:
    for _ in range(_VALUES_TRIED):
        values = draw_values(rng, domain, db, customer, operation)
        if values is None:
            return None
        tried = attempt(domain, db, customer, operation, values)
        if tried.after is not None:
            return values, tried
        failures.append(Failure(operation, values, tried.outcome.content if tried.outcome.error else "", tried.broken))
    return None


def _identify(domain: Domain, db: Database, customer: str) -> list[Step]:
    facts = domain.entities.facts(db, customer)
    call = domain.entities.identity_call(facts)
    if call is None:
        raise Rejected("explore: the customer can't be identified")
    outcome = domain.tools.call(db, call)
    return [Step(call, outcome.content, sources_of(call, domain.tools[call.name], facts, {}))]


def _record(
    domain: Domain,
    db: Database,
    customer: str,
    steps: list[Step],
    operation: Operation,
    values: dict[str, Any],
    tried: Attempt,
) -> Database:
    """Add the reads that come before a write, and the write itself; return the database afterwards."""
    facts = domain.entities.facts(db, customer)
    asked = [s.call for s in steps]
    for call in domain.entities.look_up(db, customer, operation, values):
        if call not in asked:
            outcome = domain.tools.call(db, call)
            sources = sources_of(call, domain.tools[call.name], facts, _results(steps))
            steps.append(Step(call, outcome.content, sources))
    sources = sources_of(tried.call, domain.tools[tried.call.name], facts, _results(steps))
    assert tried.after is not None
    branch = branch_of(operation, db.changes(), tried.after.changes())
    situation = situation_of(domain, db, customer, operation, values)
    steps.append(Step(tried.call, tried.outcome.content, sources, operation, values, branch, situation))
    return tried.after


def _results(steps: list[Step]) -> dict[int, str]:
    return {i: s.content for i, s in enumerate(steps)}
