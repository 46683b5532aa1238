"""``t2t envs``, ``t2t domains`` and ``t2t policies``: what is installed."""

from __future__ import annotations

import importlib
import inspect

import click

from t2t_gym.domain import Domain
from t2t_gym.policy import PACKAGE
from t2t_gym.registration import domain_names, env_ids, load_domain

__all__ = ["domains", "envs", "policies"]


@click.command()
def envs() -> None:
    """List the environment ids, one per line, for gymnasium.make (after `import t2t_gym`) and for --env."""
    for env_id in env_ids():
        click.echo(env_id)


@click.command()
@click.argument("name", required=False)
def domains(name: str | None) -> None:
    """List the installed domains: how many tools, rules and so on each has, and the default size of its worlds.

    Kinds are the kinds of tasks that can be made. `t2t synth --size` changes the size of the worlds. With the NAME of a
    domain, list its kinds of tasks, and what it would need for the others.

    \b
    Example:
      t2t domains retail
    """
    from rich.table import Table

    from t2t_gym.cli.console import wide_console
    from t2t_gym.synthesis.kinds import kinds_of

    if name is not None:
        _kinds(load_domain(name))
        return
    table = Table("domain", box=None, pad_edge=False)
    for column in ("tools", "rules", "operations", "obstacles", "quantities", "kinds"):
        table.add_column(column, justify="right")
    table.add_column("world")
    for installed in domain_names():
        domain = load_domain(installed)
        parts = (domain.tools, domain.rules, domain.operations, domain.obstacles, domain.quantities)
        size = ", ".join(f"{n:,} {option}" for option, n in domain.worlds.defaults.items())
        table.add_row(installed, *map(str, map(len, parts)), str(len(kinds_of(domain, "mixed"))), size)
    wide_console().print(table)


def _kinds(domain: Domain) -> None:
    """Print the kinds of tasks of a domain, and those that it doesn't have."""
    from rich.table import Table

    from t2t_gym.cli.console import wide_console
    from t2t_gym.synthesis.kinds import kinds_of, lacking

    table = Table("kind", "scenario", box=None, pad_edge=False)
    for kind in kinds_of(domain, "mixed"):
        table.add_row(kind.name, kind.scenario)
    wide_console().print(table)
    if missing := lacking(domain):
        table = Table("not in this domain", "would need", box=None, pad_edge=False)
        for kind_name, takes in missing.items():
            table.add_row(kind_name, takes)
        wide_console().print("", table)


@click.command()
def policies() -> None:
    """List the policies that --policy accepts, and what each does; MODEL stands for the name of a model."""
    known = importlib.import_module(PACKAGE)
    models = {f"{kind}:MODEL": agent for kind, agent in known.MODELS.items()}
    agents = {**{name: type(known.make(name)) for name in known.names()}, **models}
    for name in sorted(agents):
        told = (inspect.getdoc(agents[name]) or "").partition("\n")[0]
        click.echo(f"{name:<24}{told}")
