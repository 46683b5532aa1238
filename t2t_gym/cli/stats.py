"""``t2t stats``: what a task file is like."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table

from t2t_gym.cli.console import wide_console
from t2t_gym.cli.options import FILE, check_apart
from t2t_gym.files import atomic_writer

__all__ = ["stats"]


_MOST = 15  # rows of a table


@click.command()
@click.argument("file", type=FILE)
@click.option("--html", type=FILE, help="Also write a page with plots (needs the extra `plots`).")
def stats(file: Path, html: Path | None) -> None:
    """Show how varied and how hard the tasks of a file are, and which drafts were rejected on the way.

    \b
    Example:
      t2t stats tasks.jsonl --html tasks.html
    """
    from t2t_gym.synthesis.stats import stats_of
    from t2t_gym.synthesis.stats_page import page
    from t2t_gym.taskset import TaskSet, read_yields

    if html is not None:
        check_apart(html, file)
    found = stats_of(TaskSet.load(file), read_yields(file))
    if html is not None:
        text = page(found, f"The tasks of {file.name}")
        with atomic_writer(html) as out:
            out.write(text)
        click.echo(f"page written to {html}", err=True)
    console = wide_console()
    summary = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for name, value in found.summary.items():
        summary.add_row(name, value)
    console.print(summary)
    for histogram in found.histograms:
        table = Table(box=None, padding=(0, 2, 0, 2))
        table.add_column(histogram.of, justify="right")
        table.add_column(histogram.title)
        for value, count in histogram.rows(_MOST):
            table.add_row(str(count), value)
        if len(histogram.counts) > _MOST:
            table.add_row("", f"and {len(histogram.counts) - _MOST} more")
        console.print()
        console.print(table)
