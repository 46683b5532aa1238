"""What can stand in the way of an operation: one fact of the world, flipped or lifted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database, Record
from t2t_gym.domain.operation import Operation

__all__ = ["Case", "Obstacle"]


@dataclass(frozen=True, slots=True)
class Case:
    """A request as it stands in a world.

    Attributes:
        rng: the source of all randomness.
        db: the world.
        customer: the customer's id.
        operation: the operation.
        values: the values of its slots.
    """

    rng: np.random.Generator
    db: Database
    customer: str
    operation: Operation
    values: Mapping[str, Any]

    def get(self, table: str, slot: str) -> Record | None:
        """Return the record of a table whose id is a slot's value, or None."""
        record_id = self.values.get(slot)
        return self.db.get(table, record_id) if isinstance(record_id, str) else None

    def draw(self, options: Sequence[Any]) -> Any:
        """Return one of the options, at random."""
        return options[int(self.rng.integers(len(options)))]


class Obstacle(ABC):
    """One fact whose flip makes a feasible operation infeasible.

    Attributes:
        kind: the kind of infeasibility, such as ``"status"``.
        clause: the clause of the policy, or the check in a tool, that then forbids the operation.
        operations: the names of the operations that it can stop; empty: any.
        named: whether the customer has to give the id of what it asks about, because its description no longer fits
            anything.
    """

    kind: str
    clause: str
    operations: frozenset[str] = frozenset()
    named: bool = False

    def concerns(self, operation: Operation) -> bool:
        """Tell whether the obstacle can stop an operation."""
        return not self.operations or operation.name in self.operations

    @abstractmethod
    def edits(self, case: Case) -> Changes | None:
        """Return the fields to set so that a request that could be carried out no longer can; None if it doesn't apply.

        They are one fact, with everything that depends on it, and leave the world consistent.
        """

    @abstractmethod
    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Return why the operation can't be carried out, in words for the customer."""

    def lift(self, case: Case) -> Changes | None:
        """Return the fields to set so that a request that the obstacle stops in the world as it is can be carried out.

        The inverse of `edits`: with everything that depends on them, and leaving the world consistent. None: it doesn't
        stop the request, or can't be lifted.
        """
        return None

    def evidence(self, edits: Changes, customer: str) -> tuple[tuple[str, str], ...]:
        """Return the records, ``(table, id)``, that an agent must have looked up to know of the obstacle.

        By default these are all the records that were set.

        Args:
            edits: what `edits` returned.
            customer: the customer's id.
        """
        return tuple((table, record_id) for table, records in edits.items() for record_id in records)
