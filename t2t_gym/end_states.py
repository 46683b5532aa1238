"""When two end states are the same: up to the order of the entries in a domain's logs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from t2t_gym.database import Changes, sorted_json

__all__ = ["same_end_state", "state_key"]


def same_end_state(one: Changes, other: Changes, logs: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether two change sets are equal up to the order of the entries in the domain's logs.

    Args:
        one: a change set in canonical form.
        other: another.
        logs: table to its fields that are lists of independent entries.
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


def state_key(changes: Changes, logs: Mapping[str, Sequence[str]]) -> str:
    """Return a key that two end states share just if they are the same.

    Args:
        changes: a change set in canonical form, as `Database.changes` gives it.
        logs: table to its fields that are lists of independent entries.
    """
    for table, fields in logs.items():
        if table in changes:
            ordered = {
                record_id: {
                    f: sorted(v, key=sorted_json) if f in fields and isinstance(v, list) else v for f, v in r.items()
                }
                for record_id, r in changes[table].items()
            }
            changes = {**changes, table: ordered}
    return hashlib.sha256(sorted_json(changes).encode()).hexdigest()


def _same_record(one: Mapping[str, Any], other: Mapping[str, Any], logs: Sequence[str]) -> bool:
    if one == other:
        return True
    if one.keys() != other.keys():
        return False
    return all(
        value == other[name] or (name in logs and _sorted(value) == _sorted(other[name])) for name, value in one.items()
    )


def _sorted(entries: Any) -> Any:
    if not isinstance(entries, list):
        return entries
    return sorted(json.dumps(entry, sort_keys=True) for entry in entries)
