"""Provenance: where each argument of the gold calls comes from. What comes from nowhere, no agent could know.

An argument may come from what the customer would say of itself (``fact``) or of its requests (``said``), from an
earlier result (``result``), from the tool's schema (``schema``), or be what the others and the records come to, such as
a total (``derived``). Source of the requirement: a flaw of published
synthetic tasks, whose gold calls fix a payment method that nobody named.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

from t2t_gym.database import Database, Snapshot, canonical
from t2t_gym.domain import Domain
from t2t_gym.messages import ToolCall
from t2t_gym.synthesis.claims.wanted import leaves, said_values, values_of
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task
from t2t_gym.tools import Outcome, Tool

__all__ = ["check_provenance", "constants_of", "shown_by"]


def check_provenance(domain: Domain, task: Task, snapshot: Snapshot) -> dict[str, int]:
    """Trace every argument of a task's gold calls, and return how many come from where.

    The words of a hand-over, and what a tool that doesn't look at the database is given, are the agent's own.

    Raises:
        Rejected: an argument comes from nowhere.
    """
    db = Database(snapshot)
    known: dict[Any, str] = {}
    for origin, values in (("fact", _facts(task)), ("said", said_values(task.intent))):
        for leaf in leaves(list(values)):
            known.setdefault(leaf, origin)
    counts: Counter[str] = Counter()
    for row in task.gold:
        tool = domain.tools[row["name"]]
        if tool.kind != "generic":
            fixed = constants_of(tool)
            for argument, value in row["arguments"].items():
                for leaf in leaves(value):
                    origin = "schema" if leaf in fixed else known.get(leaf, "")
                    if not origin and argument in _derived(domain, task, db, row):
                        origin = "derived"
                    if not origin:
                        raise Rejected(f"provenance: {tool.name}.{argument} comes from nowhere")
                    counts[origin] += 1
        outcome = domain.tools.call(db, ToolCall(row["name"], row["arguments"]))
        known = {**dict.fromkeys(shown_by(outcome), "result"), **known}
    return dict(sorted(counts.items()))


def _derived(domain: Domain, task: Task, db: Database, row: Mapping[str, Any]) -> frozenset[str]:
    """Return the arguments of a call that are what its slots and the records come to."""
    operation = domain.operation_of(row["name"], row["arguments"], db)
    if operation is None or operation.derive is None:
        return frozenset()
    found = operation.derive(db, values_of(task, operation, row["arguments"]))
    return frozenset(p for p, v in found.items() if canonical(v) == canonical(row["arguments"].get(p)))


def _facts(task: Task) -> Iterator[str]:
    customer = task.intent.customer
    for fact in customer.facts.values():
        yield fact
        yield from fact.split()
    yield from (r.value for r in customer.recognises if r.known)


def shown_by(outcome: Outcome) -> list[Any]:
    """Return all that a result shows: itself as text, the single values within it, and the names that they go by."""
    value, found = outcome.value, [outcome.content]
    if isinstance(value, str):
        with suppress(ValueError):  # as a rule it is no JSON
            value = json.loads(value)
    _gather(value, found)
    return found


def _gather(value: Any, found: list[Any]) -> None:
    if isinstance(value, dict):
        found += value
        for one in value.values():
            _gather(one, found)
    elif isinstance(value, list):
        for one in value:
            _gather(one, found)
    else:
        found += leaves(value)


@lru_cache(maxsize=256)
def constants_of(tool: Tool) -> frozenset[Any]:
    """Return the constants that a tool's schema names."""
    return frozenset(leaves(list(_constants(tool.parameters))))


def _constants(schema: Any) -> Iterator[Any]:
    """Yield the constants that a tool's schema names: those of its enums, and its defaults."""
    if isinstance(schema, Mapping):
        yield from schema.get("enum", ())
        yield from (schema[k] for k in ("const", "default") if k in schema)
        for one in schema.values():
            yield from _constants(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from _constants(one)
