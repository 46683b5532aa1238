"""Make tasks of every scenario, roll five policies out over them on Ray, and print how they did.

    python examples/demo.py [-n TASKS] [--workers N] [--out FOLDER]

Leaves ``tasks.jsonl`` and an episode file for each policy in the folder (``runs/demo``), in place of an earlier
run.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

import t2t_gym
from t2t_gym.metrics import paired_accuracy, success_by, success_rate
from t2t_gym.rollouts import Episode
from t2t_gym.task import SCENARIOS
from t2t_gym.transcript import as_rich, summary

ENV = "t2t/retail-mixed"
POLICIES = ("oracle", "do-nothing", "always-transfer", "always-refuse", "random")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the demo."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("-n", type=int, default=50, help="tasks a scenario (pairs, for infeasible); default 50")
    parser.add_argument("--seed", type=int, default=0, help="default 0")
    parser.add_argument("--workers", type=int, default=2, help="episodes at once; default 2")
    parser.add_argument("--executor", choices=["ray", "serial"], default="ray", help="default ray")
    parser.add_argument("--out", type=Path, default=Path("runs/demo"), help="default runs/demo")
    options = parser.parse_args(arguments)

    console = Console(width=None if Console().is_terminal else 110)
    with bars(console) as progress:
        tasks = make_tasks(options.n, options.seed, options.out, progress)
        runs = {
            policy: play(policy, tasks, options, progress, note="starting Ray" if policy == POLICIES[0] else "")
            for policy in POLICIES
        }
    console.print()
    for scenario in SCENARIOS:
        infeasible = scenario == "infeasible"  # of twins, the one that has to be refused
        show(console, next(e for e in runs["oracle"] if e.scenario == scenario and e.feasible is not infeasible))
    console.print(table(runs))
    console.print(
        f"\nTasks and episodes are in {options.out}/. See more: t2t show {options.out}/random.jsonl --index 3"
    )


def make_tasks(n: int, seed: int, out: Path, progress: Progress) -> t2t_gym.TaskSet:
    """Make `n` tasks of each scenario and save them."""
    row = progress.add_task("making tasks", total=n * len(SCENARIOS))
    tasks = t2t_gym.make_tasks("retail", "all", n, seed, progress=lambda made: progress.advance(row, made))
    tasks.save(out / "tasks.jsonl")
    return tasks


def play(
    policy: str, tasks: t2t_gym.TaskSet, options: argparse.Namespace, progress: Progress, note: str = ""
) -> list[Episode]:
    """Play every task once with a policy; return the episodes in order."""
    row = progress.add_task(f"{policy} ({note})" if note else policy, total=len(tasks))
    out: Path = options.out / f"{policy}.jsonl"
    out.unlink(missing_ok=True)  # a rollout would go on where it stopped
    episodes = []
    for episode in t2t_gym.rollout(
        ENV,
        policy,
        len(tasks),
        seed=options.seed,
        executor=options.executor,
        workers=options.workers,
        tasks=tasks,
        out=out,
    ):
        episodes.append(episode)
        progress.update(row, description=policy, advance=1)
    return sorted(episodes, key=lambda episode: episode.index)


def table(runs: dict[str, list[Episode]]) -> Table:
    """Lay out success by scenario and policy."""
    made = Table("scenario", *runs, title="Success, with 95% Wilson intervals", title_justify="left")
    for scenario in SCENARIOS:
        rates = [success_by(episodes, lambda e: e.scenario)[scenario] for episodes in runs.values()]
        made.add_row(f"{scenario} ({rates[0].trials})", *map(str, rates))
    pairs = [paired_accuracy(episodes) for episodes in runs.values()]
    made.add_row(f"infeasible, both twins ({pairs[0].trials})", *map(str, pairs), end_section=True)
    overall = [success_rate(episodes) for episodes in runs.values()]
    made.add_row(f"all ({overall[0].trials})", *map(str, overall))
    if any(rate.faults for rate in overall):
        made.add_row("faults not the agent's", *(str(rate.faults) for rate in overall))
    return made


def show(console: Console, episode: Episode) -> None:
    """Print one episode as a transcript."""
    console.rule(Text(f"{episode.scenario}, served by the {episode.policy}", style="bold"), align="left")
    console.print(as_rich(episode.messages))
    console.print(Text(summary(episode), style="dim"), "\n")


def bars(console: Console) -> Progress:
    """Return the progress display."""
    return Progress(
        TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=console
    )


if __name__ == "__main__":
    main()
