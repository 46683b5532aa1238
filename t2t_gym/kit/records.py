"""Slots whose values are ids of records: what customers could mean is in a table, and what can be said of it, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.kit.entities import Described, LookUp, Slot, View
from t2t_gym.messages import ToolCall

__all__ = ["record_slot"]


def record_slot(
    table: str,
    *,
    owner: str = "",
    among: Callable[[View], Sequence[str]] | None = None,
    features: Callable[[Database, Record], Described],
    measures: Mapping[str, Callable[[Record], float]] | None = None,
    shown_by: LookUp | None = None,
) -> Slot:
    """Return the slot that a table's records fill by their ids.

    Args:
        table: the table.
        owner: for records of the customer's own, the field that has the customer's id.
        among: for others, the ids of all that could be meant; none where it raises a `ToolError`, as `Database.need`
            does for a record that doesn't exist.
        features: what can be said of a record; see `Slot`.
        measures: name to a number by which records are ranked.
        shown_by: the look-up that shows a record to agents, by its fields; the owner is always known.
    """

    def candidates(view: View) -> Sequence[str]:
        if among is None:
            return view.db.where(table, **{owner: view.customer})
        try:
            return among(view)
        except ToolError:  # what it depends on doesn't exist
            return ()

    def said(db: Database, record_id: str, _: Mapping[str, Any]) -> Described:
        record = db.get(table, record_id)
        return features(db, record) if record is not None else ()

    def by(measure: Callable[[Record], float]) -> Callable[[Database, str, Mapping[str, Any]], float]:
        return lambda db, record_id, _: measure(db.need(table, record_id))

    def read(view: View, record_id: Any) -> ToolCall | None:
        record = view.db.get(table, record_id) if isinstance(record_id, str) else None
        known = {**(record or {}), **({owner: view.customer} if owner else {})}
        return shown_by.call(known) if shown_by is not None else None

    ranks = {name: by(measure) for name, measure in (measures or {}).items()}
    return Slot(candidates, said, ranks, read=read)
