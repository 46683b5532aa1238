"""``t2t audit``: makes every check of a task file anew."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from t2t_gym.cli.console import progress, wide_console
from t2t_gym.cli.options import COUNT, FILE
from t2t_gym.synthesis.proof.audit import Audit

__all__ = ["audit"]

FOUND = 1
"""The exit code when a check failed."""


@click.command(context_settings={"show_default": True})
@click.argument("file", type=FILE)
@click.option("--level", type=click.Choice(["none", "quick", "full"]), default="full", help="How much is checked.")
@click.option("--workers", type=COUNT, default=1, help="How many processes to use.")
def audit(file: Path, level: str, workers: int) -> int:
    """Recompute everything that the tasks' certificates say, from scratch, and compare.

    Prints a table that shows, by scenario and kind, how many tasks passed each check; then each task that failed, and
    why. The exit code is 1 if any task failed, and 2 if the file can't be read.

    \b
    Example:
      t2t audit tasks.jsonl
    """
    from t2t_gym.synthesis.proof.audit import audit as look
    from t2t_gym.taskset import TaskSet

    tasks = TaskSet.load(file)
    with progress() as bar:
        row = bar.add_task("tasks", total=len(tasks))
        found = look(
            tasks,
            level=level,  # type: ignore[arg-type]  # click has checked it
            workers=workers,
            progress=lambda n: bar.advance(row, n),
        )
    console = wide_console()
    console.print(_table(found))
    for finding in found.failures:
        console.print(
            f"{finding.task_id}  {finding.scenario}, {finding.kind}: {finding.problem}", markup=False, soft_wrap=True
        )
    failed = len({f.task_id for f in found.failures})
    console.print(f"{found.tasks} tasks audited; {f'{failed} failed' if failed else 'nothing found'}")
    return 0 if found.held else FOUND


def _table(found: Audit) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("scenario and kind", no_wrap=True)
    for name in ("tasks", *found.checks):
        table.add_column(name, justify="right")
    last = ""
    for (scenario, kind), by_check in sorted(found.counts.items()):
        if scenario != last:
            table.add_row(scenario)
            last = scenario
        tasks = max(held + failed for held, failed in by_check.values())
        cells = [_cell(*by_check[check]) if check in by_check else "-" for check in found.checks]  # not applicable
        table.add_row(f"  {kind}", str(tasks), *cells)
    return table


def _cell(held: int, failed: int) -> str:
    return f"[red]{held}, not {failed}[/]" if failed else str(held)
