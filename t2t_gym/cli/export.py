"""``t2t export``: tasks for tau2-bench, and episodes as training data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from t2t_gym.cli.options import FILE, FOLDER, check_apart
from t2t_gym.errors import ConfigError
from t2t_gym.files import atomic_writer, json_line

if TYPE_CHECKING:
    from t2t_gym.rollouts import Episode
    from t2t_gym.rollouts.export import Arguments, Talk

__all__ = ["chat", "export", "preferences", "tau2"]

_EPISODES = click.argument("files", type=FILE, nargs=-1, required=True, metavar="EPISODES...")
_OUT = click.option("--out", required=True, type=FILE, help="The file for the rows; an existing one is replaced.")
_TALK = click.option(
    "--talk",
    type=click.Choice(["reply", "tool"]),
    default="reply",
    help="How the agent talks to the customer: by what it writes, or by a tool of its own.",
)


@click.group()
def export() -> None:
    """Convert tasks for tau2-bench, or recorded episodes into training data."""


@export.command()
@click.argument("file", type=FILE)
@click.option("--out", required=True, type=FOLDER, help="The folder to write to.")
def tau2(file: Path, out: Path) -> None:
    """Convert a task file into tau2-bench's tasks.json and db.json, in a folder per world if there are several.

    Tasks that tau2-bench can't judge correctly are left out, and named.

    \b
    Example:
      t2t export tau2 tasks.jsonl --out tau2/
    """
    from t2t_gym.formats.tau2_export import export_tasks
    from t2t_gym.taskset import TaskSet

    exported = export_tasks(TaskSet.load(file), out)
    for folder, number in exported.folders.items():
        click.echo(f"{number} tasks written to {folder}", err=True)
    for task_id, reason in exported.left_out.items():
        click.echo(f"left out: {task_id}: {reason}", err=True)


@export.command(context_settings={"show_default": True})
@_EPISODES
@_OUT
@click.option("--all", "everything", is_flag=True, help="Also the episodes that didn't serve their customer.")
@_TALK
@click.option(
    "--arguments",
    type=click.Choice(["object", "text"]),
    default="object",
    help="What a call's arguments are: an object, as chat templates take them, or a text, as OpenAI's API does.",
)
def chat(files: tuple[Path, ...], out: Path, everything: bool, talk: Talk, arguments: Arguments) -> None:
    """Write recorded episodes as conversations to imitate: JSON lines with `messages` and `tools`.

    The policy text is the first message, and the agent's last action the last. With --talk tool, whatever the agent
    says is a call of `talk_to_customer`, and what the customer says its result.

    \b
    Examples:
      t2t export chat oracle.jsonl --out sft.jsonl
      t2t export chat retail.jsonl airline.jsonl --talk tool --out sft.jsonl
    """
    from t2t_gym.rollouts.export import chat_rows

    check_apart(out, *files)
    episodes = _Counted(files)
    rows = chat_rows(episodes, only_served=not everything, talk=talk, arguments=arguments)
    lacking = "was judged" if everything else "served its customer; give --all to export the others, too"
    written = _write(out, rows, f"none of the episodes {lacking}")
    click.echo(f"{written} of {episodes.number} episodes written to {out}", err=True)


@export.command(context_settings={"show_default": True})
@_EPISODES
@_OUT
@_TALK
def preferences(files: tuple[Path, ...], out: Path, talk: Talk) -> None:
    """Write pairs of actions of which one is preferred: JSON lines with `prompt`, `chosen`, `rejected` and `tools`.

    Each file is the run of another policy, with the same environment, seed and tasks. Where one policy served a
    customer and another one didn't, the first action in which they differ makes a pair, after all that both have seen
    up to there.

    \b
    Example:
      t2t export preferences oracle.jsonl stale-goal.jsonl act-at-once.jsonl --out dpo.jsonl
    """
    from t2t_gym.rollouts import read_episodes
    from t2t_gym.rollouts.export import preference_rows

    check_apart(out, *files)
    rows = preference_rows(*map(read_episodes, files), talk=talk)
    written = _write(
        out,
        rows,
        "there is no pair in these files; give runs of several policies, with the same environment, seed and tasks, of "
        "which one serves a customer that another doesn't",
    )
    click.echo(f"{written} pairs written to {out}", err=True)


class _Counted:
    """The episodes of files, one after the other; counts them."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = files
        self.number = 0

    def __iter__(self) -> Iterator[Episode]:
        from t2t_gym.rollouts import read_episodes

        for file in self._files:
            for episode in read_episodes(file):
                self.number += 1
                yield episode


def _write(out: Path, rows: Iterable[dict[str, Any]], nothing: str) -> int:
    """Write rows as they come, and return how many there were; none at all is an error, and leaves no file."""
    written = 0
    with atomic_writer(out) as file:
        for row in rows:
            file.write(json_line(row).decode())
            written += 1
        if not written:
            raise ConfigError(nothing)
    return written
