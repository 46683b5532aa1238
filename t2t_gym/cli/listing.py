"""``t2t envs`` and ``t2t domains``: what is installed."""

from __future__ import annotations

import click

from t2t_gym.registration import domain_names, env_ids, load_domain

__all__ = ["domains", "envs"]


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
