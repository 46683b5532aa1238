"""``t2t rollout``: plays episodes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from t2t_gym.cli.console import progress
from t2t_gym.cli.options import COUNT, DIFFICULTY, FILE, NAMES, NUMBER
from t2t_gym.metrics import paired_accuracy, success_by
from t2t_gym.rollouts import Episode

__all__ = ["rollout"]

_EPISODES = 100  # where the environment makes its own tasks

NOTHING_PLAYED = 1
"""The exit code when every episode failed through no fault of the agent's, as where a model's endpoint is down."""


@click.command(context_settings={"show_default": True})
@click.option("--env", "env_id", required=True, help="The environment's id (see `t2t envs`).")
@click.option("--policy", required=True, help="The policy's name (see `t2t policies`).")
@click.option("--episodes", type=COUNT, help="How many; by default each task of --tasks once, or 100 without --tasks.")
@click.option("--seed", type=NUMBER, default=0, help="The same seed gives the same episodes.")
@click.option("--executor", type=click.Choice(["serial", "ray"]), default="serial", help="Where they are played.")
@click.option("--workers", type=COUNT, default=2, help="Episodes played at once on Ray.")
@click.option("--address", help="The Ray cluster to connect to; by default RAY_ADDRESS, or a new one on this machine.")
@click.option("--tasks", type=FILE, help="A task file, played in order; by default tasks are made as needed.")
@click.option("--split", help="train or test, when tasks are made.")
@click.option("--kinds", type=NAMES, help="Make only these kinds of tasks, comma-separated (see `t2t domains NAME`).")
@click.option("--difficulty", type=DIFFICULTY, help="How hard the tasks are that are made (see `t2t synth`).")
@click.option("--noise", type=NAMES, help="What makes the customers hard to read (see `t2t synth`).")
@click.option("--user", help="Who words the customers: scripted (by default), or openai:MODEL.")
@click.option("--max-turns", type=COUNT, help="Actions of the agent after which an episode is cut off; by default 60.")
@click.option("--out", required=True, type=FILE, help="The file for the episodes, as JSON lines.")
def rollout(
    env_id: str,
    policy: str,
    episodes: int | None,
    seed: int,
    executor: str,
    workers: int,
    address: str | None,
    tasks: Path | None,
    split: str | None,
    kinds: list[str] | None,
    difficulty: Any,
    noise: list[str] | None,
    user: str | None,
    max_turns: int | None,
    out: Path,
) -> int:
    """Play episodes, record each as it finishes, and print how they went.

    From a task file, the tasks of the environment's domain and scenario are played in the file's order, starting over
    at the end. The first few episodes are thus of whatever comes first: `t2t synth --scenario mixed` mixes the
    scenarios, while --scenario all puts one after the other.

    A run that was interrupted resumes where it stopped when the same command is given again. The finished file has the
    same bytes whatever the executor and the number of workers.

    The table shows how often the customer was served, by scenario, with a 95% interval; for infeasible tasks also how
    often both a task and its feasible twin were served, which is the figure that counts. Episodes that failed through
    no fault of the agent's are excluded and counted separately. The exit code is 1 if that goes for all of them, as
    where a model's endpoint is down.

    \b
    Examples:
      t2t rollout --env t2t/retail-mixed --policy oracle --episodes 200 --executor ray --workers 2 --out oracle.jsonl
      t2t rollout --env t2t/retail-ambiguous --policy random --tasks tasks.jsonl --out random.jsonl
      t2t rollout --env t2t/retail-mixed --policy oracle --user openai:gpt-4.1-mini --episodes 20 --out worded.jsonl
    """
    from t2t_gym.rollouts import rollout as play
    from t2t_gym.rollouts import tasks_played

    arguments: dict[str, Any] = {
        "split": split,
        "kinds": kinds,
        "difficulty": difficulty,
        "noise": noise,
        "user": user,
        "max_turns": max_turns,
    }
    arguments = {name: value for name, value in arguments.items() if value is not None}
    given = None if tasks is None else tasks_played(env_id, tasks, **arguments)
    if episodes is None:
        episodes = _EPISODES if given is None else len(given)
    finished: list[Episode] = []
    stream = play(
        env_id,
        policy,
        episodes,
        seed=seed,
        executor=executor,  # type: ignore[arg-type]  # click has checked it
        workers=workers,
        address=address,
        tasks=given,
        out=out,
        **arguments,
    )
    with progress() as bar, closing(stream):
        row = bar.add_task(policy, total=episodes)
        for episode in stream:
            finished.append(replace(episode, messages=()))  # the figures don't need them
            bar.advance(row)
    Console().print(_table(finished))
    if given is not None and episodes < len(given):
        click.echo(f"these are the first {episodes} of {len(given)} tasks, in the order of {tasks}", err=True)
    _report_faults(finished)
    if unworded := sum(episode.verdict.events.unworded_turn for episode in finished if episode.verdict is not None):
        click.echo(
            f"{unworded} turns of customers were said by template: no wording of the model's said the same", err=True
        )
    if not any(episode.counts for episode in finished):
        click.echo("no episode could be finished; run the same command to try them again", err=True)
        return NOTHING_PLAYED
    click.echo(f"{len(finished)} episodes in {out}; see one with: t2t show {out} --index 0", err=True)
    return 0


def _report_faults(episodes: list[Episode]) -> None:
    """Say once for each class of fault how many there were, and what the first one was."""
    kinds: dict[str, list[Episode]] = {}
    for episode in sorted(episodes, key=lambda e: e.index):
        if episode.fault is not None:
            kinds.setdefault(episode.fault.kind, []).append(episode)
    for kind, faulty in kinds.items():
        first = faulty[0]
        message = " ".join(first.fault.message.split()) if first.fault else ""
        counted = "1 fault" if len(faulty) == 1 else f"{len(faulty)} faults"
        click.echo(f"{counted} of the {kind}; the first, in episode {first.index}: {message}", err=True)


def _table(episodes: list[Episode]) -> Table:
    episodes = sorted(episodes, key=lambda episode: episode.index)
    table = Table("scenario", "episodes", "success [95%]", "faults not the agent's")
    for scenario, rate in success_by(episodes, lambda e: e.scenario or "never began").items():
        table.add_row(scenario, str(rate.trials), str(rate), str(rate.faults))
    pairs = paired_accuracy(episodes)
    if pairs.trials or pairs.faults:
        table.add_row("infeasible, both twins", str(pairs.trials), str(pairs), str(pairs.faults))
    return table
