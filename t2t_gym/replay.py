"""Replay: recorded tool calls run again, each row of them on a fresh copy of a database file.

This is how a domain is checked against another implementation of the same tools: the results and the hash of the final
database must agree.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from t2t_gym.actions import parse_action
from t2t_gym.database import Database, Snapshot, canonical
from t2t_gym.domain import Domain, load_db_file, snapshot_of
from t2t_gym.errors import ConfigError, T2TError, TaskFileError
from t2t_gym.files import atomic_writer, expect_object, json_object, read_text, sort_of
from t2t_gym.messages import ToolCall
from t2t_gym.task import World

__all__ = [
    "CallRow",
    "Fingerprint",
    "expect_database_of",
    "read_calls",
    "replay",
    "replay_files",
]


@dataclass(frozen=True, slots=True)
class CallRow:
    """The calls of one recorded task.

    Attributes:
        task_id: the task's id, as the file has it.
        actions: the calls, in order.
    """

    task_id: str | int
    actions: tuple[ToolCall, ...]


class Fingerprint:
    """The SHA-256 of a database file's object in canonical form, quick to compute again after a few records changed.

    It equals `t2t_gym.database.digest` of the object: the canonical text of each record is made once, and then joined.

    Args:
        document: the whole object of the file.
        key: the key under which it holds the tables.
    """

    def __init__(self, document: Mapping[str, Any], key: str) -> None:
        self._rest = {k: _text(v) for k, v in document.items() if k != key and v is not None}
        self._key = key
        self._records = {name: {i: _text(r) for i, r in table.items()} for name, table in document[key].items()}
        self._tables = {name: _object(records) for name, records in self._records.items()}

    def of(self, db: Database) -> str:
        """Return the hash, in hex, of the file's object with the tables as they are in a database."""
        tables = dict(self._tables)
        for name, changed in db.changes().items():
            records = dict(self._records[name])
            records.update({i: _text(db.get(name, i)) for i in changed})
            tables[name] = _object(records)
        whole = _object({**self._rest, self._key: _object(tables)})
        return hashlib.sha256(whole.encode()).hexdigest()


def _text(value: Any) -> str:
    return json.dumps(canonical(value), sort_keys=True, separators=(",", ":"))


def _object(fields: Mapping[str, str]) -> str:
    return "{" + ",".join(f"{json.dumps(k)}:{fields[k]}" for k in sorted(fields)) + "}"


def replay(domain: Domain, document: Mapping[str, Any], rows: Iterable[CallRow]) -> Iterator[dict[str, Any]]:
    """Run the calls of each row on a fresh database, and yield the results.

    Args:
        domain: the domain whose tools are called.
        document: the object of a database file, as `t2t_gym.domain.load_db_file` returns it; it isn't changed.
        rows: the recorded calls.

    Yields:
        ``{"task_id", "results": [{"content", "error"}], "final_db_sha256"}`` for each row.

    Raises:
        ConfigError: the database isn't one of the domain's.
    """
    snapshot = Snapshot(document[domain.file_key])
    fingerprint = Fingerprint(document, domain.file_key)
    for row in rows:
        db = Database(snapshot)
        results = [_run(domain, db, row, number) for number in range(len(row.actions))]
        yield {"task_id": row.task_id, "results": results, "final_db_sha256": fingerprint.of(db)}


def _run(domain: Domain, db: Database, row: CallRow, number: int) -> dict[str, Any]:
    parsed = parse_action(row.actions[number])  # the bounds and the copying that a call goes through in an episode
    if parsed.error:
        return {"content": parsed.content, "error": True}
    call = parsed.tool_calls[0]
    with expect_database_of(domain, f"task {row.task_id!r}, action {number + 1} ({call.name})"):
        outcome = domain.tools.call(db, call)
    return {"content": outcome.content, "error": outcome.error}


@contextmanager
def expect_database_of(domain: Domain, where: str) -> Iterator[None]:
    """Report errors that records cause inside the block as a database that isn't the domain's.

    Raises:
        ConfigError: a record, or part of one, is missing or isn't what the domain's tools work on.
    """
    try:
        yield
    except T2TError:
        raise
    except (LookupError, TypeError, AttributeError, ValueError) as problem:
        raise ConfigError(
            f"{where}: the database lacks what the tools need ({type(problem).__name__}: {problem}); give the database "
            f"file of the domain {domain.name!r}"
        ) from problem


def _expect_tables_of(domain: Domain, document: Mapping[str, Any], where: str) -> None:
    missing = snapshot_of(domain, World(domain=domain.name, seed=0)).tables.keys() - document[domain.file_key].keys()
    if missing:
        raise ConfigError(
            f"{where}: the database has no {', '.join(sorted(missing))}; give the database file of the domain "
            f"{domain.name!r}, or the domain that the file is of"
        )


def replay_files(domain: Domain, db: str | Path, calls: str | Path, out: str | Path) -> int:
    """Replay a file of calls on a database file, and write the rows that `replay` yields as JSON lines.

    The file `out` appears whole or not at all.

    Args:
        domain: the domain whose tools are called.
        db: the database file.
        calls: the file of calls.
        out: where the rows go.

    Returns:
        the number of rows.

    Raises:
        TaskFileError: a file can't be read.
        ConfigError: the database isn't one of the domain, or `out` can't be written.
    """
    document = load_db_file(db, domain)
    rows = read_calls(calls)
    called = {call.name for row in rows for call in row.actions}
    if called and called.isdisjoint(domain.tools):  # no tool will come upon what is missing
        _expect_tables_of(domain, document, str(db))
    with atomic_writer(out) as file:
        for result in replay(domain, document, rows):
            file.write(json.dumps(result) + "\n")
    return len(rows)


def read_calls(path: str | Path) -> list[CallRow]:
    """Read recorded calls: a JSON line ``{"task_id", "actions": [{"name", "arguments"}]}`` for each task.

    Other fields are ignored. Arguments that aren't an object are let through, for the tool to refuse.

    Raises:
        TaskFileError: the file can't be read, or a line isn't such a row; the message names the line and the field.
    """
    path = Path(path)
    lines = read_text(path).split("\n")  # not splitlines: JSON strings may hold its other separators
    return [_row(line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _row(line: str, where: str) -> CallRow:
    row = json_object(line, where, strict=True)
    task_id, actions = row.get("task_id"), row.get("actions")
    if not isinstance(task_id, (str, int)) or isinstance(task_id, bool):
        raise TaskFileError(f"{where}, field 'task_id': expected a string or a number, got {sort_of(task_id)}")
    if not isinstance(actions, list):
        raise TaskFileError(f"{where}, field 'actions': expected a list of calls, got {sort_of(actions)}")
    calls = []
    for i, action in enumerate(actions):
        expect_object(action, f"{where}, field 'actions[{i}]'")
        name = action.get("name")
        if not isinstance(name, str):
            raise TaskFileError(f"{where}, field 'actions[{i}].name': expected a tool's name, got {sort_of(name)}")
        calls.append(ToolCall(name, action.get("arguments", {})))
    return CallRow(task_id, tuple(calls))
