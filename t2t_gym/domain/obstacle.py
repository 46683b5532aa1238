"""What can stand in the way of an operation: one fact of the world, flipped or lifted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database
from t2t_gym.domain.operation import Operation

__all__ = ["Obstacle"]


class Obstacle(ABC):
    """One fact whose flip makes a feasible operation infeasible.

    Of the methods' arguments `rng` is the source of all that is random, `db` the world, `customer` a customer's id,
    `operation` what it wants done and `values` slot to value; `edits` are the fields that `Obstacle.edits` set.

    Attributes:
        kind: the kind of infeasibility, such as ``"status"``.
        clause: the clause of the policy, or what the tools check, that then forbids the operation.
        operations: the names of the operations that it can stop; empty: any.
        named: whether the customer has to give the id of what it asks about, for its description fits nothing any more.
    """

    kind: str
    clause: str
    operations: frozenset[str] = frozenset()
    named: bool = False

    @abstractmethod
    def edits(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return the flip with its dependants, which leaves the world self-consistent; None: it doesn't apply."""

    @abstractmethod
    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Return the reason why it can't be done, in words for the customer."""

    def lift(
        self, rng: np.random.Generator, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> Changes | None:
        """Return what takes the obstacle out of the way of a request that it stops in the world as it is.

        The inverse of `edits`: with its dependants, and leaving the world self-consistent. None: it doesn't stop the
        request, or can't be lifted.
        """
        return None

    def evidence(self, edits: Changes, customer: str) -> tuple[tuple[str, str], ...]:
        """Return the records, ``(table, id)``, that an agent must have looked up to know of it: all that were set."""
        return tuple((table, record_id) for table, records in edits.items() for record_id in records)
