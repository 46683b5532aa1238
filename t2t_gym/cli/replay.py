"""``t2t replay``: recorded tool calls from a file, results to a file."""

from __future__ import annotations

from pathlib import Path

import click

from t2t_gym.cli.options import FILE, check_apart
from t2t_gym.registration import load_domain

__all__ = ["replay"]


@click.command()
@click.option("--domain", required=True, help="The domain whose tools are called.")
@click.option("--db", required=True, type=FILE, help="The database: a JSON file that holds the tables.")
@click.option("--calls", required=True, type=FILE, help="The calls, as JSON lines.")
@click.option("--out", required=True, type=FILE, help="The file for the results; an existing one is replaced.")
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

    check_apart(out, db, calls)
    rows = replay_files(load_domain(domain), db, calls, out)
    click.echo(f"{rows} rows replayed into {out}", err=True)
