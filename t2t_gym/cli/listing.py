"""``t2t envs``, ``t2t domains`` and ``t2t policies``: what is installed."""

from __future__ import annotations

import importlib
import inspect

import click

from t2t_gym.registration import domain_names, env_ids, load_domain
from t2t_gym.rollouts.policy import PACKAGE

__all__ = ["domains", "envs", "policies"]


@click.command()
def envs() -> None:
    """List the environment ids, one a line: give one to gymnasium.make (after `import t2t_gym`) or to --env."""
    for env_id in env_ids():
        click.echo(env_id)


@click.command()
def domains() -> None:
    """List the installed domains, with what each has."""
    for name in domain_names():
        domain = load_domain(name)
        click.echo(
            f"{name}  {len(domain.tools)} tools, {len(domain.rules)} rules, operations: {', '.join(domain.operations)}"
        )


@click.command()
def policies() -> None:
    """List the policies that --policy takes, with what each does; "openai:MODEL" asks a model's server."""
    known = importlib.import_module(PACKAGE)
    for name in known.names():
        told = (inspect.getdoc(type(known.make(name))) or "").partition("\n")[0]
        click.echo(f"{name:<24}{told}")
