"""Obstacles from tables: which operations one stops, why, and the one fact that is flipped for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from t2t_gym.database import Changes
from t2t_gym.domain import Case, Obstacle, Operation
from t2t_gym.errors import ToolError
from t2t_gym.kit.operations import arguments_of
from t2t_gym.kit.references import Through, meant
from t2t_gym.tools import Tool

__all__ = ["Flip", "already", "sets"]


@dataclass(frozen=True, kw_only=True)
class Flip(Obstacle):
    """An obstacle that is one fact of the world, flipped.

    Attributes:
        kind: the kind of infeasibility.
        clause: what distinguishes it from the domain's other obstacles.
        operations: the operations that it can stop; empty: any.
        reason: why they then can't be carried out, as a clause for the customer; ``{slot}`` stands for a slot's value.
        flip: returns the fields to set, which leave the world consistent, or None where the obstacle can't arise.
        named: whether the customer has to give the id of what it asks about.
        seen_in: the table in which the customer's own record shows it; empty: every record that was set must be seen.
    """

    kind: str
    clause: str
    operations: frozenset[str] = frozenset()
    reason: str
    flip: Callable[[Case], Changes | None]
    named: bool = False
    seen_in: str = ""

    def edits(self, case: Case) -> Changes | None:
        """Return the flip, if the obstacle can stop the operation and can arise."""
        return self.flip(case) if self.concerns(case.operation) else None

    def explain(self, operation: Operation, values: Mapping[str, Any]) -> str:
        """Return why the operation can't be carried out."""
        return self.reason.format_map(dict(values))

    def evidence(self, edits: Changes, customer: str) -> tuple[tuple[str, str], ...]:
        """Return the records that an agent must have looked up to know of the obstacle."""
        return ((self.seen_in, customer),) if self.seen_in else super().evidence(edits, customer)


def already(tool: Tool) -> Callable[[Case], Changes | None]:
    """Return the flip by which a write has already been carried out before the call ("it was cancelled already").

    It can't arise where the tool refuses the write, or needs an argument that the request doesn't give.

    Args:
        tool: the write's tool, whose parameters are filled by slots as in `operations`.
    """

    def flip(case: Case) -> Changes | None:
        db = case.db.fork()
        try:
            outcome = tool.run(db, tool.validate(arguments_of(tool, case.values)))
        except ToolError:  # an argument is missing
            return None
        return None if outcome.error else db.changes()

    return flip


def sets(table: str, slot: str, through: Through = None, **fields: Any) -> Callable[[Case], Changes | None]:
    """Return the flip that sets some fields of one record.

    Args:
        table: the table of the record that a slot names.
        slot: the slot.
        through: the reference to follow, if another record is meant.
        **fields: the values to set the fields to.
    """

    def flip(case: Case) -> Changes | None:
        place = meant(case.db, table, case.values.get(slot), through)
        return {place[0]: {place[1]: dict(fields)}} if place is not None else None

    return flip
