"""Measure what the environments cost: CPU time on one core, memory, and Ray against one process.

    python benchmarks/speed.py [--domain NAME ...] [--no-ray] [--profile NAME]

Prints a table for each domain and, as the last line, one JSON object. Each figure is the least of several rounds, as
CPU time of the process (`time.process_time`), so that a busy machine changes it little; beside it stands how many
turns of a loop of plain Python the same time would buy in the same run, which says more than seconds on another
machine. Nothing is timed twice that the first time would have made cheaper: look-ups are new to their world and
messages to their reader, and no episode has the seed of another, unless a line says so. Ray is timed by the clock on
the wall, beside what two processes of plain Python gain on the same machine just then. The aims are the project's own.
For scale: the gym of tau2-bench was found to take about 0.2 s to reset, 15 ms a step, 0.3 s for its evaluation, and 24
MB and a thread for each environment.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import json
import pstats
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import count, cycle
from typing import Any

import gymnasium as gym

import t2t_policies
from figures import ROUNDS, Figure, least, loop, written
from parallel import on_ray, side_by_side
from t2t_gym import TaskSet, ToolCall, domain_names, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.play import play

ENVS = 1_000


def env_of(tasks: TaskSet) -> str:
    """Return the id of the environment that the tasks are for."""
    return f"t2t/{tasks[0].domain}-mixed"


# --- what is measured ---------------------------------------------------------------------------------------------


def importing() -> float:
    """Return the CPU seconds of ``import t2t_gym`` in a fresh process, less those of starting Python."""

    def run(code: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return min(run("import t2t_gym") for _ in range(ROUNDS)) - min(run("") for _ in range(ROUNDS))


def resetting(tasks: TaskSet) -> float:
    """Reset an environment that holds its tasks."""
    env = gym.make(env_of(tasks), tasks=tasks)
    env.reset(seed=0)
    for task in tasks:
        env.reset(options={"task_id": task.id})
    return least(env.reset, 500)


def resetting_without_end(env_id: str) -> float:
    """Reset an environment that makes its tasks, its worlds included."""
    env = gym.make(env_id)
    seeds = count(1)

    def fresh() -> None:
        env.reset(seed=next(seeds))
        for _ in range(127):  # four batches, which share a world
            env.reset()

    return least(fresh, 1, rounds=2) / 128


def stepping(tasks: TaskSet, actions: Iterator[Any], most: int = 20, *, again: bool = False) -> float:
    """Step through some actions in fresh episodes, the resets apart.

    Args:
        tasks: the tasks.
        actions: the actions.
        most: how many of them an episode takes.
        again: whether what a look-up gave in an earlier episode of the same world may be known.
    """
    env = gym.make(env_of(tasks), tasks=tasks)
    env.reset(seed=0)
    taken = []
    for _ in range(ROUNDS):
        spent, steps = 0.0, 0
        while steps < 1_000:
            env.reset()
            chosen = [next(actions) for _ in range(most)]
            if not again:
                env.get_wrapper_attr("dialogue").db.snapshot.look_ups.clear()
            began = time.process_time()
            for action in chosen:
                _, _, terminated, truncated, _ = env.step(action)
                steps += 1
                if terminated or truncated:
                    break
            spent += time.process_time() - began
        taken.append(spent / steps)
    return min(taken)


def calls(tasks: TaskSet) -> Iterator[ToolCall]:
    """Yield the look-ups among the tasks' gold calls."""
    tools = load_domain(tasks[0].domain).tools
    gold = [ToolCall(c["name"], c["arguments"]) for task in tasks for c in task.gold]
    return cycle([call for call in gold if tools[call.name].kind == "read"])


def replies(*, new: bool) -> Iterator[str]:
    """Yield messages of a kind that agents write.

    Args:
        new: whether no two sentences are alike; else one in six has been said before (of 1,810 sentences of real
            agents one in five had been, within 340 messages).
    """
    for i in count(1):
        what = f"#W{i:07d}" if new else "that"
        yield f"Thank you, I can see {i} orders here. Could you tell me your zip code and which of the {i} it is?"
        yield f"I found order #W{i:07d} with the lamp. It was delivered to Denver, and {i} items of it can be returned."
        yield f"To confirm: I'll return item {i} and refund it to your gift card. Shall I go ahead with {what}?"


def finished(tasks: TaskSet) -> list[Dialogue]:
    """Return an episode of the oracle for every task."""
    return [play(t2t_policies.make("oracle"), task, load_domain(task.domain), seed=i) for i, task in enumerate(tasks)]


def judging(dialogues: Sequence[Dialogue]) -> float:
    """Judge finished episodes."""
    upcoming = cycle(dialogues)
    return least(lambda: next(upcoming).verdict(), 500)


def whole(tasks: TaskSet, seeds: Iterator[int]) -> float:
    """Play whole episodes of the oracle, each with the next seed, which none before it had."""
    upcoming = cycle(tasks)

    def one() -> None:
        task = next(upcoming)
        play(t2t_policies.make("oracle"), task, load_domain(task.domain), seed=next(seeds))

    return least(one, len(tasks), rounds=3)


def memory(tasks: TaskSet) -> float:
    """Return the bytes that a live environment holds beyond the worlds, in the middle of an episode."""

    def started(seed: int) -> gym.Env[Any, Any]:
        env = gym.make(env_of(tasks), tasks=tasks)
        env.reset(seed=seed)
        env.step("Could you tell me your email address, please?")
        return env

    for task in tasks:
        gym.make(env_of(tasks), tasks=tasks).reset(options={"task_id": task.id})
    kept = [started(0)]
    gc.collect()
    tracemalloc.start()
    kept += [started(seed) for seed in range(ENVS)]
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / ENVS


# --- the table ----------------------------------------------------------------------------------------------------


def measured(tasks: TaskSet, *, ray: bool) -> Iterator[Figure]:
    """Yield the figures of a domain, the tasks' own."""
    yield Figure("reset, tasks at hand", resetting(tasks), "s", 100e-6)
    yield Figure("reset, tasks made without end", resetting_without_end(env_of(tasks)), "s")
    yield Figure("step: a tool call", stepping(tasks, calls(tasks)), "s", 30e-6)
    yield Figure("step: a look-up made before", stepping(tasks, calls(tasks), again=True), "s")
    yield Figure("step: a reply", stepping(tasks, replies(new=False), most=6), "s", 300e-6)
    yield Figure("step: a reply all new", stepping(tasks, replies(new=True), most=6), "s")
    yield Figure("verdict", judging(finished(tasks)), "s", 100e-6)
    yield Figure("whole episode of the oracle", whole(tasks, count()), "s")
    yield Figure("memory of a live environment", memory(tasks), "B", 50_000)
    if ray:
        yield Figure("Ray, 2 workers, against 1 process", on_ray(tasks), "", 1.7)
        yield Figure("plain Python, 2 against 1", side_by_side(), "")


def common() -> Iterator[Figure]:
    """Yield what has to do with no domain, the scale first."""
    yield Figure("loop of plain Python, 1,000 turns", least(loop, 200), "s")
    yield Figure("import t2t_gym", importing(), "s", 0.5)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = domain_names()
    parser.add_argument("--domain", nargs="+", choices=names, default=names, help="default: all that are installed")
    parser.add_argument("--no-ray", action="store_true", help="leave Ray out")
    parser.add_argument("--profile", choices=["reset", "tool", "reply", "verdict", "episode"], help="profile instead")
    options = parser.parse_args(arguments)
    tasks = {domain: make_tasks(domain, "all", 10, seed=1, certify="none") for domain in options.domain}
    if options.profile:
        for some in tasks.values():
            profile(options.profile, some)
        return
    parts = {"any": common(), **{domain: measured(some, ray=not options.no_ray) for domain, some in tasks.items()}}
    found: dict[str, dict[str, float]] = {}
    turn = 0.0
    for part, figures in parts.items():
        print(f"{f'{part} domain' if part == 'any' else part:<36}{'measured':>12}{'aim':>12}{'turns of the loop':>20}")
        for figure in figures:
            turn = turn or figure.value / 1_000
            aim = written(figure._replace(value=figure.aim)) if figure.aim is not None else ""
            turns = f"{figure.value / turn:,.0f}" if figure.unit == "s" else ""
            print(f"  {figure.name:<34}{written(figure):>12}{aim:>12}{turns:>20}", flush=True)
            found.setdefault(part, {})[figure.name] = figure.value
    print(json.dumps(found))


def profile(what: str, tasks: TaskSet) -> None:
    """Print where the time of one of the figures goes."""
    dialogues, seeds = finished(tasks), count()
    run: Callable[[], object] = {
        "reset": lambda: resetting(tasks),
        "tool": lambda: stepping(tasks, calls(tasks)),
        "reply": lambda: stepping(tasks, replies(new=True), most=6),
        "verdict": lambda: judging(dialogues),
        "episode": lambda: whole(tasks, seeds),
    }[what]
    run()
    with cProfile.Profile() as profiler:
        run()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(35)


if __name__ == "__main__":
    main()
