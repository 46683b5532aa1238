"""``t2t synth``: makes tasks."""

from __future__ import annotations

from pathlib import Path

import click

from t2t_gym.cli.console import progress
from t2t_gym.task import SCENARIOS

__all__ = ["synth"]


@click.command()
@click.option("--domain", required=True, help="The domain (see `t2t domains`).")
@click.option("--scenario", default="all", show_default=True, help=f"{', '.join(SCENARIOS)}, mixed, or all.")
@click.option(
    "-n", "number", type=click.IntRange(min=0), default=100, show_default=True, help="How many (for all: of each)."
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The same seed, the same tasks.")
@click.option("--split", default="train", show_default=True, help="train or test: they share no worlds and no people.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Where the tasks go.")
def synth(domain: str, scenario: str, number: int, seed: int, split: str, out: Path) -> None:
    """Make tasks by exploring the tools of seeded worlds; each is proven by execution and solved by the oracle.

    For infeasible, N counts pairs: each infeasible task comes with its feasible twin.

    \b
    Examples:
      t2t synth --domain retail --scenario all -n 100 --seed 0 --out tasks.jsonl
      t2t synth --domain retail --scenario ambiguous -n 20 --split test --out test.jsonl
    """
    from t2t_gym.synthesis import Yields, make_tasks

    yields = Yields()
    total = number * (len(SCENARIOS) if scenario == "all" else 1)
    with progress() as bar:
        row = bar.add_task("tasks", total=total)
        tasks = make_tasks(
            domain, scenario, number, seed, split, yields=yields, progress=lambda made: bar.advance(row, made)
        )
    tasks.save(out)
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(yields.made.items()))
    click.echo(f"{len(tasks)} tasks written to {out}", err=True)
    click.echo(f"drawn: {kinds or 'none'}; {100 * yields.share:.0f}% of the drafts held", err=True)
    for reason, count in yields.rejected.most_common():
        click.echo(f"  {count} given up: {reason}", err=True)
