"""``t2t understand``: agents' messages from a file, what they say to a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from t2t_gym.cli.options import FILE, check_apart
from t2t_gym.errors import TaskFileError, UnknownNameError
from t2t_gym.files import atomic_writer, json_object, read_text, sort_of
from t2t_gym.registration import domain_names, load_domain

__all__ = ["understand"]

_ALL = "all"


@click.command()
@click.option("--domain", required=True, help="The domain whose customer reads; all, if each row names its own.")
@click.option("--in", "source", required=True, type=FILE, help="The messages, as JSON lines.")
@click.option("--out", required=True, type=FILE, help="The file for the readings; an existing one is replaced.")
def understand(domain: str, source: Path, out: Path) -> None:
    """Show how the simulated customer reads agents' messages: what each does, and what it asks for.

    \b
    A row in:  {"id": 1, "context": "I want to return a lamp.", "agent": "What is your order number?"}
    A row out: {"id": 1, "acts": ["request"], "requests": ["order_id"]}

    The context is the customer's preceding message, or null. With --domain all, each row has a "domain" as well.

    \b
    Example:
      t2t understand --domain retail --in turns.jsonl --out readings.jsonl
    """
    from t2t_gym.users.understanding import Understanding

    check_apart(out, source)
    known = domain_names() if domain == _ALL else (load_domain(domain).name,)
    rows = list(_messages(source, known if domain == _ALL else ()))
    used = dict.fromkeys(row["domain"] for row in rows) if domain == _ALL else known
    readers = {name: Understanding(load_domain(name).lexicon) for name in used}
    with atomic_writer(out) as file:
        for row in rows:
            reading = readers[row["domain"] if domain == _ALL else domain].read(row["agent"], row["context"] or "")
            result = {"id": row["id"], "acts": sorted(reading.acts), "requests": sorted(reading.requests)}
            file.write(json.dumps(result) + "\n")
    click.echo(f"{len(rows)} messages read into {out}", err=True)


def _messages(path: Path, domains: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file; each names one of the domains, if any are given."""
    lines = read_text(path).split("\n")  # JSON strings may hold the other line separators
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _message(line, f"{path}, line {number}", domains)


def _message(line: str, where: str, domains: tuple[str, ...]) -> dict[str, Any]:
    row = json_object(line, where)
    if not isinstance(row.get("id"), (str, int)) or isinstance(row["id"], bool):
        raise TaskFileError(f"{where}, field 'id': expected a text or a number, got {sort_of(row.get('id'))}")
    if row.setdefault("context") is not None and not isinstance(row["context"], str):
        raise TaskFileError(f"{where}, field 'context': expected a text or null, got {sort_of(row.get('context'))}")
    if not isinstance(row.get("agent"), str):
        raise TaskFileError(f"{where}, field 'agent': expected a text, got {sort_of(row.get('agent'))}")
    if domains and not isinstance(row.get("domain"), str):
        raise TaskFileError(
            f"{where}, field 'domain': expected one of {', '.join(domains)}, got {sort_of(row.get('domain'))}"
        )
    if domains and row["domain"] not in domains:
        raise TaskFileError(f"{where}, field 'domain': {UnknownNameError.of('domain', row['domain'], domains)}")
    return row
