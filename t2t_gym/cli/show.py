"""``t2t show``: prints recorded episodes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from t2t_gym.cli.options import FILE, NUMBER
from t2t_gym.errors import UnknownNameError
from t2t_gym.rollouts import Episode, read_episodes
from t2t_gym.transcript import as_rich, as_text, summary

__all__ = ["show"]


@click.command()
@click.argument("file", type=FILE)
@click.option("--index", type=NUMBER, help="Only the episode with this number.")
@click.option("--task", "task_id", help="Only episodes of this task.")
@click.option("--failed", is_flag=True, help="Only episodes that didn't succeed.")
def show(file: Path, index: int | None, task_id: str | None, failed: bool) -> None:
    """Print the episodes of FILE as transcripts: in colour in a terminal, plain when piped.

    \b
    Examples:
      t2t show oracle.jsonl --index 3
      t2t show random.jsonl --failed | less
    """
    console = Console()
    found = False
    for episode in _chosen(read_episodes(file), index, task_id, failed):
        found = True
        if console.is_terminal:
            console.rule(Text(summary(episode), style="bold green" if episode.success else "bold red"), align="left")
            console.print(as_rich(episode.messages))
            console.print()
        else:
            click.echo(f"--- {summary(episode)}\n{as_text(episode.messages)}\n")
    if found:
        return
    if not failed or next(_chosen(read_episodes(file), index, task_id, failed=False), None) is None:
        raise _nothing(file, index, task_id)
    click.echo("none of them failed", err=True)


def _chosen(episodes: Iterator[Episode], index: int | None, task_id: str | None, failed: bool) -> Iterator[Episode]:
    for episode in episodes:
        if index is not None and episode.index != index:
            continue
        if task_id is not None and episode.task_id != task_id:
            continue
        if failed and episode.success:
            continue
        yield episode


def _nothing(file: Path, index: int | None, task_id: str | None) -> Exception:
    episodes = list(read_episodes(file))
    if task_id is not None:
        return UnknownNameError.of("task id", task_id, {e.task_id for e in episodes})
    if index is not None and episodes:
        numbers = f"it has {len(episodes)}, of which the last is {len(episodes) - 1}"
        return click.BadParameter(f"{file} has no episode {index}; {numbers}", param_hint="--index")
    return click.ClickException(f"{file} has no episodes yet")
