"""Slots whose values are ids of records: a table has what customers could mean, and what can be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from t2t_gym.database import Database, Record
from t2t_gym.errors import ToolError
from t2t_gym.kit.entities import Described, LookUp, Slot, View
from t2t_gym.kit.references import Through, meant
from t2t_gym.messages import ToolCall

__all__ = ["others", "record_slot"]

Attribute = str | tuple[str, Callable[[Record], Any]]
"""Something that can be said of a record: the name of a field, or a name and what gives its value."""


def record_slot(
    table: str,
    *,
    owner: str = "",
    among: Callable[[View], Sequence[str]] | None = None,
    features: Sequence[Attribute] | Callable[[Database, Record], Described],
    through: Through = None,
    measures: Mapping[str, Callable[[Record], float]] | None = None,
    shown_by: LookUp | Sequence[LookUp] = (),
) -> Slot:
    """Return the slot that a table's records fill by their ids.

    Args:
        table: the table.
        owner: for the customer's own records, the field that holds the customer's id.
        among: for others, a function that returns the ids of everything that could be meant; raising a `ToolError`, as
            `Database.need` does for a record that doesn't exist, means that there is nothing.
        features: what can be said of a record, the most telling first: names of fields, and pairs of a name and a
            function that computes the value; or, where that takes the world, a function as `Slot` takes it.
        through: the field that refers to a record of another table, and that table; features and measures are then the
            other record's ("my appointment on May 20" is on the day of its opening).
        measures: functions that return a number by which records are ranked, by name.
        shown_by: the look-up that shows a record to agents, by its fields, or several, each of which shows what the
            next one takes; the customer's own id is always known, under the owner's name, or else as ``"customer"``.
    """

    def candidates(view: View) -> Sequence[str]:
        if among is None:
            return view.db.where(table, **{owner: view.customer})
        try:
            return among(view)
        except ToolError:  # what it depends on doesn't exist
            return ()

    def said(db: Database, record_id: str, _: Mapping[str, Any]) -> Described:
        place = meant(db, table, record_id, through)
        return describe(db, db.need(*place)) if place is not None else ()

    def by(measure: Callable[[Record], float]) -> Callable[[Database, str, Mapping[str, Any]], float]:
        def measured(db: Database, record_id: str, _: Mapping[str, Any]) -> float:
            place = meant(db, table, record_id, through) or (table, record_id)  # `need` says that it doesn't exist
            return measure(db.need(*place))

        return measured

    def reads(view: View, record_id: Any) -> Iterable[ToolCall]:
        record = view.db.get(table, record_id) if isinstance(record_id, str) else None
        known = {**(record or {}), owner or "customer": view.customer}
        return filter(None, [look_up.call(known) for look_up in look_ups])

    look_ups = (shown_by,) if isinstance(shown_by, LookUp) else tuple(shown_by)
    describe = features if callable(features) else _fields(features)
    ranks = {name: by(measure) for name, measure in (measures or {}).items()}
    return Slot(candidates, said, ranks, reads=reads)


def others(
    table: str,
    slot: str,
    through: Through = None,
    *,
    same: Sequence[str],
) -> Callable[[View], list[str]]:
    """Return as candidates the records that share some fields with one, but for that one: what could be in its place.

    What is taken or forbidden is among them: customers can't know.

    Args:
        table: the table of the record that the operation is about.
        slot: the slot that has its id.
        through: the reference to the one of whose table the candidates are.
        same: the fields that they share.
    """

    def candidates(view: View) -> list[str]:
        place = meant(view.db, table, view.chosen.get(slot), through)
        if place is None:
            return []
        record = view.db.need(*place)
        return [i for i in view.db.where(place[0], **{f: record[f] for f in same}) if i != place[1]]

    return candidates


def _fields(attributes: Sequence[Attribute]) -> Callable[[Database, Record], Described]:
    pairs = [(a, itemgetter(a)) if isinstance(a, str) else a for a in attributes]
    return lambda _, record: [(name, value(record)) for name, value in pairs]
