"""Coverage: what exploration has met so far, so that it seeks what it hasn't.

Counted are operations, pairs of operations that follow each other, and the situations in which a write was made (how
many things each slot could have been). What else walks met is told by the walks themselves, see `survey`: the branches
of a write (which fields it changed), and what feeds what, the tools whose results gave an argument of another tool.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.exploration.prospects import Prospects
from t2t_gym.synthesis.exploration.trajectory import Trajectory, Write

__all__ = ["Coverage", "Survey", "situation_of", "survey"]

_MANY = 3  # candidates from which there are simply many


@dataclass(slots=True)
class Coverage:
    """Counts of what was met.

    Attributes:
        operations: operation to the writes made of it.
        pairs: two operations to how often one followed the other in a walk.
        situations: a write's operation and how much choice there was.
        vain: for which purposes an operation was sought in vain.
        prospects: what isn't worth trying.
    """

    operations: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    situations: Counter[str] = field(default_factory=Counter)
    vain: set[tuple[str, str]] = field(default_factory=set)
    prospects: Prospects = field(default_factory=Prospects)

    def draw(self, rng: np.random.Generator, operations: Sequence[Operation], after: str = "") -> Operation:
        """Draw an operation, the rarer the likelier.

        Args:
            rng: the source of all that is random.
            operations: those to draw from.
            after: the operation that was carried out before it in the walk, if any.
        """
        counts = [self.operations.get(o.name, 0) + self.pairs.get((after, o.name), 0) for o in operations]
        least = min(counts)
        weights = [1 / (1 + n - least) for n in counts]
        at = rng.random() * sum(weights)
        for operation, weight in zip(operations, weights, strict=True):
            at -= weight
            if at < 0:
                return operation
        return operations[-1]

    def is_common(self, operation: Operation, situation: str) -> bool:
        """Tell whether an operation has been carried out in a situation more often than in others."""
        prefix = f"{operation.name} "
        seen = [n for s, n in self.situations.items() if s.startswith(prefix)]
        return bool(seen) and self.situations[situation] > sum(seen) / len(seen)

    def take(self, trajectory: Trajectory) -> None:
        """Count what a walk met."""
        before = ""
        for write in trajectory.writes:
            self.operations[write.operation.name] += 1
            self.pairs[before, write.operation.name] += 1
            self.situations[write.situation] += 1
            before = write.operation.name


@dataclass(slots=True)
class Survey:
    """What walks met.

    Attributes:
        branches: a write's operation and the fields that it changed.
        feeds: a tool, another tool and its argument, to how often a result of the one gave the argument of the other.
        failures: a failed write's operation and the reason, or the clauses that it would have broken.
    """

    branches: Counter[str] = field(default_factory=Counter)
    feeds: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)


def survey(domain: Domain, db: Database, trajectories: Iterable[Trajectory]) -> Survey:
    """Return what walks met.

    Args:
        domain: the domain.
        db: the world in which they started, which stays as it is.
        trajectories: the walks.
    """
    found = Survey()
    for trajectory in trajectories:
        now = db.fork()
        for step, sources in zip(trajectory.steps, trajectory.sources(domain, db), strict=True):
            for argument, origins in sources.items():
                for origin in origins:
                    if origin.kind == "result":
                        found.feeds[trajectory.steps[origin.step].call.name, step.call.name, argument] += 1
            before = now.changes()
            domain.tools.call(now, step.call)
            if isinstance(step, Write):
                found.branches[_branch_of(step.operation, before, now.changes())] += 1
        for failure in trajectory.failures:
            found.failures[f"{failure.operation.name} {', '.join(failure.broken) or 'refused'}"] += 1
    return found


def _branch_of(operation: Operation, before: Changes, after: Changes) -> str:
    """Return a name for what a write changed: its operation, and the tables and fields."""
    fields = sorted(
        f"{table}.{name}"
        for table, records in after.items()
        for record_id, record in records.items()
        for name in record
        if before.get(table, {}).get(record_id, {}).get(name) != record[name]
    )
    return f"{operation.name} {' '.join(dict.fromkeys(fields))}"


def situation_of(domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> str:
    """Return a name for how much choice there was: its operation, the rows, and the candidates of each slot.

    Args:
        domain: the domain.
        db: the world before.
        customer: the customer's id.
        operation: the operation.
        values: slot to value.
    """
    candidates = domain.entities.candidates
    rows = len(values[operation.lists[0]]) if operation.lists else 0
    counts = [
        f"{slot}={min(_MANY, len(candidates(db, customer, operation, slot, values)))}"
        for slot in operation.slots
        if slot not in operation.own and slot not in operation.lists[1:]
    ]
    return f"{operation.name} rows={rows} {' '.join(counts)}"
