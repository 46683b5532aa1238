"""Checks of a database's records, whatever they are about: their fields and ids, what they own, how they pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from t2t_gym.database import Record
from t2t_gym.kit.worlds import References, near

__all__ = ["Check", "check_listed", "check_methods", "check_records"]

Table = Mapping[str, Record]
Key = tuple[str, str]
Check = Callable[[Record], Iterator[str]]


def check_records(
    tables: Mapping[str, Table],
    fields: Mapping[str, Mapping[str, type]],
    keys: Mapping[str, str],
    checks: Mapping[str, Check],
    references: References,
    changed: Collection[Key] | None,
) -> list[str]:
    """Return what is inconsistent in a database's records, a sentence each, which starts with the table and the id.

    Args:
        tables: table to its records by id.
        fields: table to the fields that a record must have, with their types.
        keys: table to the field that holds a record's id.
        checks: table to what else is checked of a record that has all the fields.
        references: the references between the tables.
        changed: look only at these records, by table and id, and at those that refer to them; None: at all.
    """
    *some, last = fields
    if wrong := fields.keys() ^ tables.keys():
        return [f"the tables must be {', '.join(some)} and {last}; missing or unknown: {', '.join(sorted(wrong))}"]
    problems = []
    looked_at = None if changed is None else near(tables, references, changed)
    for table, check in checks.items():
        records = tables[table]
        for key in records if looked_at is None else [key for key in records if (table, key) in looked_at]:
            record = records[key]
            found = list(_check_fields(record, fields[table]))
            if not found:
                found = [] if record[keys[table]] == key else [f"is filed under another id than {key}"]
                try:
                    found += check(record)
                except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
                    found.append(f"has a malformed part: {type(error).__name__} {error}")
            problems += [f"{table} {key}: {problem}" for problem in found]
    return problems


def _check_fields(record: Any, fields: Mapping[str, type]) -> Iterator[str]:
    if not isinstance(record, dict):
        yield f"must be an object, got {type(record).__name__}"
        return
    for field, kind in fields.items():
        if not isinstance(record.get(field), kind):
            yield f"{field} must be a {kind.__name__}, got {type(record.get(field)).__name__}"


def check_listed(user: Record, noun: str, records: Table) -> Iterator[str]:
    """Yield what is wrong with the ids that a user lists of its own.

    Args:
        user: the user.
        noun: what they are the ids of; the user's field is its plural.
        records: the records by id.
    """
    listed: Counter[str] = Counter(user[f"{noun}s"])
    for record_id, times in listed.items():
        if times > 1:
            yield f"lists {noun} {record_id} {times} times"
        if (record := records.get(record_id)) is None:
            yield f"lists {noun} {record_id}, which doesn't exist"
        elif record.get("user_id") != user["user_id"]:
            yield f"lists {noun} {record_id}, which belongs to {record.get('user_id')}"


def check_methods(methods: Table, needed: Mapping[str, set[str]], holds: str) -> Iterator[str]:
    """Yield what is wrong with a user's payment methods.

    Args:
        methods: the methods by id.
        needed: source to the fields that a method of it must have.
        holds: the field that says how much money is on one.
    """
    for key, method in methods.items():
        if method["id"] != key:
            yield f"payment method {key} calls itself {method['id']}"
        if (fields := needed.get(method["source"])) is None:
            yield f"payment method {key}: unknown source {method['source']!r}"
        elif lacking := sorted(fields - method.keys()):
            yield f"payment method {key} lacks {', '.join(lacking)}"
        elif method.get(holds, 0) < 0:
            yield f"payment method {key} has a negative {holds}, {method[holds]}"
