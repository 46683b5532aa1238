"""When two end states are the same: up to the order of the entries in a domain's logs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from t2t_gym.database import Changes, Snapshot, sorted_json

__all__ = ["same_end_state", "same_field", "state_key"]


def same_end_state(one: Changes, other: Changes, logs: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether two change sets are equal up to the order of the entries in the domain's logs.

    Args:
        one: a change set in canonical form.
        other: another.
        logs: for each table, the fields that are lists of independent entries.
    """
    if one.keys() != other.keys():
        return False
    for table, records in one.items():
        theirs = other[table]
        if records.keys() != theirs.keys():
            return False
        fields = logs.get(table, ())
        if not all(_same_record(record, theirs[record_id], fields) for record_id, record in records.items()):
            return False
    return True


def state_key(changes: Changes, snapshot: Snapshot, logs: Mapping[str, Sequence[str]]) -> str:
    """Return a key that two end states of a world share exactly if they are the same; its size follows the changes.

    Args:
        changes: a change set in canonical form, as `Database.changes` gives it.
        snapshot: the world that was changed.
        logs: for each table, the fields that are lists of independent entries.
    """
    found: Changes = {}
    for table, records in changes.items():
        fields, known = logs.get(table, ()), snapshot.tables.get(table, {})
        for record_id, record in records.items():
            was = snapshot.canonical(table, record_id) if record_id in known else {}
            found.setdefault(table, {})[record_id] = {
                name: _in_any_order(value) if name in fields else _what_changed(value, was.get(name))
                for name, value in record.items()
            }
    return hashlib.sha256(sorted_json(found).encode()).hexdigest()


def _what_changed(value: Any, was: Any) -> Any:
    """Return the part of a value that isn't as it was: of a flight's days, say, the one on which a seat was sold."""
    if not (isinstance(value, dict) and isinstance(was, dict)):
        return value
    changed = {name: _what_changed(part, was.get(name)) for name, part in value.items() if part != was.get(name)}
    return {**changed, **{name: None for name in was if name not in value}}


def _same_record(one: Mapping[str, Any], other: Mapping[str, Any], logs: Sequence[str]) -> bool:
    if one == other:
        return True
    if one.keys() != other.keys():
        return False
    return all(same_field(value, other[name], is_log=name in logs) for name, value in one.items())


def same_field(one: Any, other: Any, *, is_log: bool) -> bool:
    """Tell whether a field holds the same in two end states; the entries of a log may be in any order."""
    return bool(one == other or (is_log and _in_any_order(one) == _in_any_order(other)))


def _in_any_order(entries: Any) -> Any:
    """Return what is the same for two logs exactly if they have the same entries: each as text, sorted."""
    return sorted(map(sorted_json, entries)) if isinstance(entries, list) else entries
