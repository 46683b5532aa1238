"""``t2t synth``: makes tasks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from t2t_gym.cli.console import progress
from t2t_gym.cli.options import COUNT, DIFFICULTY, FILE, NAMES, NUMBER, SIZE
from t2t_gym.registration import domain_names
from t2t_gym.task import SCENARIOS
from t2t_gym.users.phrasing.noise import NOISES

__all__ = ["synth"]


@click.command(context_settings={"show_default": True})
@click.option("--domain", required=True, help="The domain (see `t2t domains`), or all.")
@click.option("--scenario", default="all", help=f"{', '.join(SCENARIOS)}, mixed, or all.")
@click.option("-n", "number", type=NUMBER, default=100, help="How many; of each scenario, with --scenario all.")
@click.option("--seed", type=NUMBER, default=0, help="The same seed gives the same tasks.")
@click.option("--split", default="train", help="train or test, which share no worlds and no people.")
@click.option("--kinds", type=NAMES, help="Only these kinds, comma-separated (see `t2t domains NAME`); by default all.")
@click.option("--difficulty", type=DIFFICULTY, help="easy, medium, hard, or settings such as writes=2-4,distractors=2.")
@click.option("--noise", type=NAMES, help=f"What makes the customers hard to read: any of {','.join(NOISES)}.")
@click.option("--size", type=SIZE, help="The size of the worlds, such as users=40,orders=100 (see `t2t domains`).")
@click.option("--certify", default="full", help="What is checked: full, quick (claims, one oracle run), none (claims).")
@click.option("--workers", type=COUNT, default=1, help="How many processes to use.")
@click.option("--executor", type=click.Choice(["processes", "ray"]), default="processes", help="Where they run.")
@click.option("--address", help="The Ray cluster to connect to; by default RAY_ADDRESS, or a new one on this machine.")
@click.option("--out", required=True, type=FILE, help="The file for the tasks; an existing one is replaced.")
def synth(
    domain: str,
    scenario: str,
    number: int,
    seed: int,
    split: str,
    kinds: list[str] | None,
    difficulty: Any,
    noise: list[str] | None,
    size: dict[str, int] | None,
    certify: str,
    workers: int,
    executor: str,
    address: str | None,
    out: Path,
) -> None:
    """Make tasks by exploring the tools of seeded worlds; each is proven by execution and solved by the oracle.

    For infeasible, -n counts pairs: each infeasible task comes with its feasible twin. A run that was interrupted
    resumes where it stopped when the same command is given again. The file has the same bytes whatever the number of
    workers.

    \b
    Examples:
      t2t synth --domain retail --scenario all -n 10000 --workers 2 --out tasks.jsonl
      t2t synth --domain retail --scenario ambiguous -n 20 --split test --difficulty hard --out test.jsonl
      t2t synth --domain retail --kinds reference,value_revised -n 50 --certify quick --out some.jsonl
    """
    from t2t_gym.synthesis import Recipe, Yields
    from t2t_gym.synthesis.produce import produce

    wishes = {"kinds": kinds, "difficulty": difficulty, "noise": noise, "size": size, "certify": certify}
    domains = domain_names() if domain == "all" else (domain,)
    recipes = [Recipe.of(name, scenario, seed, split, **wishes) for name in domains]
    total = number * sum(len(recipe.scenarios()) for recipe in recipes)
    seen = Yields()
    with progress(extra="{task.fields[held]}") as bar:
        row = bar.add_task("tasks", total=total, held="")

        def advance(units: int, yields: Yields) -> None:
            nonlocal seen
            seen = yields
            bar.update(row, advance=units, held=f"{100 * yields.share:.0f}% of the drafts held")

        try:
            written = produce(
                recipes,
                number,
                out,
                workers=workers,
                executor=executor,  # type: ignore[arg-type]  # click has checked it
                address=address,
                progress=advance,
            )
        except KeyboardInterrupt:
            if seen.made:
                click.echo(f"{seen.made.total()} of {total} are kept; the same command resumes from there", err=True)
            raise
    kinds_made = ", ".join(f"{kind} {count}" for kind, count in sorted(seen.made.items()))
    click.echo(f"{written} tasks written to {out}", err=True)
    click.echo(f"drawn: {kinds_made or 'none'}; {100 * seen.share:.0f}% of the drafts held", err=True)
    for reason, count in seen.rejected.most_common():
        click.echo(f"  {count} given up: {reason}", err=True)
