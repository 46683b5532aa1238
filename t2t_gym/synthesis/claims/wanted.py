"""What an intent holds: every request that it could come to, what is said of them, and what was asked for at first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from t2t_gym.database import canonical
from t2t_gym.domain import Domain, Operation
from t2t_gym.intent import requests_in
from t2t_gym.task import Constraint, Each, Intent, Is, Request, Task

__all__ = [
    "carefree_slots",
    "first_asked",
    "leaves",
    "said_values",
    "told_values",
    "values_of",
    "wish_of",
]


def carefree_slots(task: Task, operation: Operation, values: Mapping[str, Any]) -> frozenset[str]:
    """Return the slots of a write about which the customer declared not to care."""
    return frozenset(
        fill.slot
        for request in requests_in(task.intent)
        if request.operation == operation.name and operation.same(values, request.values())
        for fill in request.slots
        if fill.value is None
    )


def values_of(task: Task, operation: Operation, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return slot to value of a write; what the arguments don't tell is what the customer means by it."""
    values = operation.values(arguments)
    for request in requests_in(task.intent):
        if request.operation == operation.name and operation.same(values, request.values()):
            return {**request.values(), **{slot: value for slot, value in values.items() if value is not None}}
    return values


def first_asked(domain: Domain, task: Task) -> list[tuple[Operation, dict[str, Any]]]:
    """Return what the customer asks for at first and must not get, with its values.

    Empty where nothing is given up, where no tool does it, and where a don't-care slot leaves open what it would be.
    """
    if task.scenario not in ("changing", "infeasible") or (task.feasible and task.scenario == "infeasible"):
        return []
    asked = [(domain.operations.get(r.operation), r.values()) for r in task.intent.requests]
    known = [(o, values) for o, values in asked if o is not None and set(o.slots) <= set(values)]
    return known if len(known) == len(asked) else []


def wish_of(domain: Domain, task: Task) -> str:
    """Return what makes a task much the same as another: who, in which world, wants what done with which things."""
    things = []
    for request in task.intent.requests:
        operation = domain.operations.get(request.operation)
        things.append([request.operation, request.values().get(operation.subject) if operation is not None else None])
    who = [task.world.seed, task.world.digest, task.intent.customer.id]
    return json.dumps([*who, task.scenario, task.kind, sorted(map(json.dumps, things))])


def said_values(intent: Intent) -> Iterator[Any]:
    """Yield every value that the customer would say of its requests: names, and the values of features."""
    for request in requests_in(intent):
        for fill in request.slots:
            for constraint in fill.constraints():
                yield from _values(constraint)


def told_values(requests: Iterable[Request]) -> Iterator[Any]:
    """Yield the values that it says unasked."""
    for request in requests:
        for fill in request.slots:
            for constraint in fill.constraints(opening=True):
                yield from _values(constraint)


def _values(constraint: Constraint) -> Iterator[Any]:
    for one in constraint.of if isinstance(constraint, Each) else (constraint,):
        if isinstance(one, Is):
            yield one.value
        yield from (f.value for f in getattr(one, "features", ()))


def leaves(value: Any) -> Iterator[Any]:
    """Yield the single values within a value, in canonical form. A flag and an absence hold nothing to be known."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from leaves(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from leaves(one)
    elif value is not None and not isinstance(value, bool):
        yield canonical(value)
