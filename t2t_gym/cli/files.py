"""``t2t replay`` and ``t2t understand``: from files to files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from t2t_gym.errors import TaskFileError
from t2t_gym.files import atomic_writer
from t2t_gym.registration import load_domain

__all__ = ["replay", "understand"]

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--domain", required=True, help="The domain whose tools are called.")
@click.option("--db", required=True, type=_FILE, help="The database: a JSON object that holds the tables.")
@click.option("--calls", required=True, type=_FILE, help="The calls: JSON lines of task_id and actions.")
@click.option("--out", required=True, type=_FILE, help="Where the results go, as JSON lines.")
def replay(domain: str, db: Path, calls: Path, out: Path) -> None:
    """Run recorded tool calls, each row on a fresh copy of a database file.

    \b
    A row of calls:   {"task_id": "7", "actions": [{"name": "find_user_id_by_email", "arguments": {...}}]}
    A row of results: {"task_id": "7", "results": [{"content": "...", "error": false}], "final_db_sha256": "..."}

    \b
    Example:
      t2t replay --domain retail --db db.json --calls calls.jsonl --out results.jsonl
    """
    from t2t_gym.replay import replay_files

    rows = replay_files(load_domain(domain), db, calls, out)
    click.echo(f"{rows} rows replayed into {out}", err=True)


@click.command()
@click.option("--domain", required=True, help="The domain whose words are known.")
@click.option("--in", "source", required=True, type=_FILE, help="JSON lines of id, context and agent.")
@click.option("--out", required=True, type=_FILE, help="Where the readings go, as JSON lines.")
def understand(domain: str, source: Path, out: Path) -> None:
    """Read agents' messages as the simulated customer does: what each does, and what it asks for.

    \b
    A row in:  {"id": 1, "context": "I want to return a lamp.", "agent": "What is your order number?"}
    A row out: {"id": 1, "acts": ["request"], "requests": ["order_id"]}

    \b
    Example:
      t2t understand --domain retail --in turns.jsonl --out readings.jsonl
    """
    from t2t_gym.users.understanding import Understanding

    read = Understanding(load_domain(domain).lexicon).read
    rows = list(_messages(source))
    with atomic_writer(out) as file:
        for row in rows:
            reading = read(row["agent"], row["context"])
            result = {"id": row["id"], "acts": sorted(reading.acts), "requests": sorted(reading.requests)}
            file.write(json.dumps(result) + "\n")
    click.echo(f"{len(rows)} messages read into {out}", err=True)


def _messages(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise TaskFileError(f"{path}: can't be read: {problem}") from None
    for number, line in enumerate(text.split("\n"), start=1):  # JSON strings may hold the other line separators
        if line.strip():
            yield _message(line, f"{path}, line {number}")


def _message(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise TaskFileError(f"{where}: not valid JSON ({problem}); the file may be truncated") from None
    if not isinstance(row, dict):
        raise TaskFileError(f"{where}: expected an object, got {type(row).__name__}")
    if "id" not in row:
        raise TaskFileError(f"{where}, field 'id': expected an identifier, found nothing")
    row.setdefault("context", "")
    for name in ("context", "agent"):
        if row.get(name) is None and name == "context":
            row[name] = ""
        if not isinstance(row.get(name), str):
            raise TaskFileError(f"{where}, field {name!r}: expected a text, got {type(row.get(name)).__name__}")
    return row
