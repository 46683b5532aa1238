"""Replaying recorded calls on a database file."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from t2t_gym.database import Database, Record, Snapshot, digest
from t2t_gym.domain import Domain, load_db_file
from t2t_gym.errors import ConfigError, TaskFileError
from t2t_gym.registration import load_domain
from t2t_gym.replay import Fingerprint, read_calls, replay_files
from t2t_gym.tools import ToolSet, tool


@tool("write")
def put(db: Database, thing_id: str, n: float) -> Record:
    """Set a thing's number, or add the thing.

    Args:
        thing_id: the thing's id.
        n: the number.
    """
    thing = db.edit("things", thing_id) if db.get("things", thing_id) else db.insert("things", thing_id, {"log": None})
    thing["n"] = n
    return thing


DOMAIN = cast(Domain, SimpleNamespace(name="test", tools=ToolSet((put,)), file_key="agent_db"))
DOCUMENT = {
    "agent_db": {"things": {"b": {"n": 1.0, "é": [None]}, "a": {"n": 2}}, "empty": {}},
    "more": {"x": 1.50},
    "no": None,
}


def write(path: Path, *rows: Any) -> Path:
    """Write rows as JSON lines, strings as they are."""
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def row(*calls: dict[str, Any], task_id: str = "t1") -> dict[str, Any]:
    """A row of recorded calls of the only tool."""
    return {"task_id": task_id, "actions": [{"name": "put", "arguments": c} for c in calls]}


@pytest.mark.parametrize("changes", [{}, {"a": 2.0}, {"a": 3.005}, {"c": 1, "ab": 7}, {"b": 0, "": 1}])
def test_the_fingerprint_is_the_digest_of_the_whole_file(changes: dict[str, float]) -> None:
    """Whatever changed or was added, the joined hash is the hash of the object made anew."""
    db = Database(Snapshot(DOCUMENT["agent_db"]))
    fingerprint = Fingerprint(DOCUMENT, "agent_db")
    for thing_id, n in changes.items():
        db.begin()
        put.function(db, thing_id, n)
        db.commit()
    assert fingerprint.of(db) == digest({**DOCUMENT, "agent_db": db.tables()})


def test_each_row_starts_afresh(tmp_path: Path) -> None:
    """Rows don't see one another's changes; a refused call is told as an error and leaves the hash."""
    db = write(tmp_path / "db.json", DOCUMENT)
    calls = write(tmp_path / "calls.jsonl", row({"thing_id": "a", "n": 5}), "", row({"thing_id": "a"}, task_id="t2"))
    assert replay_files(DOMAIN, db, calls, tmp_path / "new" / "out.jsonl") == 2
    first, second = map(json.loads, (tmp_path / "new" / "out.jsonl").read_text().splitlines())
    assert first["task_id"] == "t1"
    assert json.loads(first["results"][0]["content"]) == {"n": 5.0}
    assert first["results"][0]["error"] is False
    assert second["results"][0]["error"] is True
    assert second["final_db_sha256"] == digest(DOCUMENT) != first["final_db_sha256"]


def test_arguments_that_are_junk_are_refused_in_the_world(tmp_path: Path) -> None:
    """Calls that an agent could get wrong are answered, not raised."""
    actions = [{"name": "put"}, {"name": "put", "arguments": [1]}, {"name": "nothing", "arguments": {}},
               {"name": "put", "arguments": {"thing_id": "x" * 60_000, "n": 1}}]  # fmt: skip
    calls = write(tmp_path / "calls.jsonl", {"task_id": 1, "actions": actions})
    replay_files(DOMAIN, write(tmp_path / "db.json", DOCUMENT), calls, tmp_path / "out.jsonl")
    out = json.loads((tmp_path / "out.jsonl").read_text())
    assert [r["error"] for r in out["results"]] == [True] * 4
    assert out["final_db_sha256"] == digest(DOCUMENT)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: not valid JSON"),
        ("[]", "line 2: expected an object, got list"),
        ('{"actions": []}', "line 2, field 'task_id': expected a string or a number, got nothing"),
        ('{"task_id": true, "actions": []}', "line 2, field 'task_id': expected a string or a number, got bool"),
        ('{"task_id": "1"}', "line 2, field 'actions': expected a list of calls, got nothing"),
        ('{"task_id": "1", "actions": [1]}', r"field 'actions\[0\]': expected an object, got int"),
        ('{"task_id": "1", "actions": [{}]}', r"field 'actions\[0\].name': expected a tool's name, got nothing"),
        ('{"task_id": "1", "actions": [{"name": "put", "arguments": {"n": NaN}}]}', "NaN isn't a number"),
        ("[" * 100_000, "line 2: not valid JSON"),
    ],
)
def test_bad_lines_are_named(tmp_path: Path, line: str, said: str) -> None:
    """The message says which file, line and field, and what was expected."""
    path = write(tmp_path / "calls.jsonl", row(), line)
    with pytest.raises(TaskFileError, match=said):
        read_calls(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "expected a JSON object, got nothing"),
        ('{"agent_db": {', "not valid JSON"),
        ("[]", "expected an object, got list"),
        ('{"db": {}}', "expected tables of records, by themselves or under the key 'agent_db', found 'db'"),
        ('{"agent_db": []}', "agent_db: expected an object, got list"),
        ('{"agent_db": {"things": []}}', "agent_db.things: expected an object"),
        ('{"agent_db": {"things": {"a": 1}}}', "agent_db.things.a: expected an object, got int"),
    ],
)
def test_a_bad_database_file_is_refused(tmp_path: Path, content: str, said: str) -> None:
    """The message says where its structure differs."""
    path = tmp_path / "db.json"
    path.write_text(content)
    with pytest.raises(TaskFileError, match=said):
        load_db_file(path, DOMAIN)


def test_tables_by_themselves_are_read_even_if_some_are_empty(tmp_path: Path) -> None:
    """As other projects write them, without a key over them."""
    tables = {"things": {"a": {"n": 1}}, "empty": {}}
    assert load_db_file(write(tmp_path / "db.json", tables), DOMAIN) == {"agent_db": tables}


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, and bytes that aren't text."""
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for path in (tmp_path / "missing", tmp_path, tmp_path / "bytes"):
        with pytest.raises(TaskFileError, match=str(path)):
            read_calls(path)
        with pytest.raises(TaskFileError, match=str(path)):
            load_db_file(path, DOMAIN)


def test_another_domains_calls_and_database_are_refused(tmp_path: Path) -> None:
    """Where none of the calls is of a tool of the domain, none would find out that its records aren't there."""
    users = {"ann": {"name": "Ann"}}
    shop = write(tmp_path / "shop.json", {"agent_db": {"users": users, "orders": {}, "products": {}}})
    airline = write(tmp_path / "airline.json", {"agent_db": {"users": users, "flights": {}, "reservations": {}}})
    calls = write(tmp_path / "calls.jsonl", {"task_id": "t", "actions": [{"name": "get_order_details"}]})
    with pytest.raises(ConfigError, match=r"shop.json: the database has no flights, reservations; .* domain 'airline'"):
        replay_files(load_domain("airline"), shop, calls, tmp_path / "out.jsonl")
    assert replay_files(load_domain("airline"), airline, calls, tmp_path / "out.jsonl") == 1  # an agent's invention


def test_nothing_is_half_written(tmp_path: Path) -> None:
    """A database that isn't the domain's ends the replay with its place, and leaves no file behind."""
    db = write(tmp_path / "db.json", {"agent_db": {"others": {}}})
    calls = write(tmp_path / "calls.jsonl", row(), row({"thing_id": "a", "n": 1}, task_id="t2"))
    with pytest.raises(ConfigError, match=r"task 't2', action 1 .put.: the database lacks what the tools need"):
        replay_files(DOMAIN, db, calls, tmp_path / "out.jsonl")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["calls.jsonl", "db.json"]
