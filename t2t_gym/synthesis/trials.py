"""Trials: groundings carried out one after the other, each sequence once, however many searches come upon it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.groundings import Grounding
from t2t_gym.synthesis.setting import attempt, state_key

__all__ = ["Trial", "Trials"]


@dataclass(frozen=True)
class Trial:
    """What a sequence of operations came to.

    Attributes:
        domain: the domain.
        after: the database afterwards; None where one of them can't be carried out.
        touched: the records that the last one touched.
    """

    domain: Domain
    after: Database | None
    touched: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def end(self) -> Changes | None:
        """The end state, if any."""
        return self.after.changes() if self.after is not None else None

    @cached_property
    def key(self) -> str:
        """The key of the end state (`state_key`); empty where there is none."""
        return state_key(self.domain, self.end) if self.end is not None else ""


class Trials:
    """What became of operations in one world for one customer.

    Args:
        domain: the domain.
        snapshot: the world.
        customer: the customer's id.
    """

    def __init__(self, domain: Domain, snapshot: Snapshot, customer: str) -> None:
        self._domain, self._customer = domain, customer
        self._known: dict[tuple[str, ...], Trial] = {(): Trial(domain, Database(snapshot))}

    def of(self, steps: Sequence[tuple[Operation, Grounding]]) -> Trial:
        """Carry out groundings of operations, in their order."""
        key = tuple(f"{operation.name} {grounding.key}" for operation, grounding in steps)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._extended(self.of(steps[:-1]), *steps[-1])
        return found

    def _extended(self, before: Trial, operation: Operation, grounding: Grounding) -> Trial:
        if before.after is None:
            return before
        result = attempt(self._domain, before.after, self._customer, operation, grounding.values)
        return Trial(self._domain, result.after, result.outcome.touched)
