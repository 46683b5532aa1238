"""``t2t import``: task files of other projects."""

from __future__ import annotations

from pathlib import Path

import click

from t2t_gym.cli.options import FILE, check_apart
from t2t_gym.registration import load_domain

__all__ = ["import_"]


@click.command("import", context_settings={"show_default": True})
@click.argument("form", type=click.Choice(["tau2"]), metavar="FORMAT")
@click.argument("file", type=FILE)
@click.option("--db", required=True, type=FILE, help="The database that the tasks are about.")
@click.option("--domain", help="The domain; by default the one that the tasks name, or whose tools they call.")
@click.option("--scenario", default="general", help="The scenario of tasks that aren't marked as infeasible.")
@click.option("--out", required=True, type=FILE, help="The file for the tasks; an existing one is replaced.")
def import_(form: str, file: Path, db: Path, domain: str | None, scenario: str, out: Path) -> None:  # noqa: ARG001
    """Convert a task file of tau2-bench, or of Retail-3I, into a task file of this package.

    A task's goal is the end state that its actions lead to when our tools carry them out. The customer is still
    described in prose, for a language model to play. Each task's certificate says what can't be proven about it. FORMAT
    is tau2.

    \b
    Example:
      t2t import tau2 tasks.json --db db.json --out imported.jsonl
    """
    from t2t_gym.formats.tau2 import domain_of, import_tasks

    check_apart(out, file, db)
    tasks = import_tasks(load_domain(domain or domain_of(file)), file, db, scenario=scenario)
    tasks.save(out)
    refused = sum(bool(t.certificate.claims["gold_refused"]) for t in tasks)
    click.echo(f"{len(tasks)} tasks written to {out}; {refused} have actions that the tools refuse", err=True)
