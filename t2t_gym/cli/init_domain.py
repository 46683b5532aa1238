"""``t2t init-domain``: the skeleton of a new domain."""

from __future__ import annotations

from pathlib import Path

import click

from t2t_gym.cli.options import FOLDER

__all__ = ["init_domain"]


@click.command("init-domain")
@click.argument("name")
@click.option("--into", type=FOLDER, default=Path(), help="Where; default here.")
def init_domain(name: str, into: Path) -> None:
    """Write the skeleton of a domain: a distribution of its own, which passes the conformance suite as generated.

    NAME is the domain's name in lower case, such as library; its environments will be t2t/library-mixed and so on.

    \b
    Example:
      t2t init-domain library
      pip install -e library && pytest library
      t2t synth --domain library --scenario all -n 5 --out tasks.jsonl
    """
    from t2t_gym.templates import write_domain

    for path in write_domain(name, into):
        click.echo(path)
    folder = into / name
    click.echo(f"Next: pip install -e {folder} && pytest {folder}; then make it yours, one file at a time.", err=True)
