"""Measures the synthesis: tasks a second by scenario and level, where the time goes, and how distinct the openings are.

    python benchmarks/synthesis.py [--units 32] [--openings 1000] [--seed 0] [--domain retail] [--profile]

All times are CPU seconds of this process. A machine's own speed is told by a reference loop, a million additions of
whole numbers, timed around each measurement: rates are also given for each run of that loop. Each rate is that of tasks
of its own, in a world of its own, whose making is shared out among all the units that would be made in it. Its time is
told by the checks of the certificate and the rest, which is drafting; with `--profile` also by module.
"""

from __future__ import annotations

import argparse
import cProfile
import platform
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import t2t_gym
from t2t_gym import domain_names, load_domain
from t2t_gym.collector import collecting_seldom
from t2t_gym.domain import snapshot_of
from t2t_gym.synthesis import Recipe, Yields, make_batch, make_tasks
from t2t_gym.synthesis.pipeline import BATCH, BATCHES_A_WORLD, batches, world_seed
from t2t_gym.synthesis.proof import checks
from t2t_gym.synthesis.proof.exams import LEVELS, Exam
from t2t_gym.synthesis.stats import stats_of
from t2t_gym.task import SCENARIOS, World

LOOP = 1_000_000
PACKAGE = Path(t2t_gym.__file__).parent


def reference() -> float:
    """Return the CPU seconds of the reference loop: the best of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        total = 0
        for i in range(LOOP):
            total += i
        times.append(time.process_time() - began)
    return min(times)


@contextmanager
def timed_checks(spent: dict[str, float]) -> Iterator[None]:
    """Let every check add its CPU seconds to what it has spent."""
    before = checks.CHECKS

    def timed(check: checks.Check) -> checks.Check:
        def run(exam: Exam) -> dict[str, Any]:
            began = time.process_time()
            try:
                return check.run(exam)
            finally:
                spent[check.name] = spent.get(check.name, 0.0) + time.process_time() - began

        return checks.Check(check.name, check.level, run)

    checks.CHECKS = tuple(map(timed, before))
    try:
        yield
    finally:
        checks.CHECKS = before


def rate(recipe: Recipe, units: int, profiler: cProfile.Profile | None) -> None:
    """Print how many tasks a second are made, how many drafts held, and where the time goes."""
    loop = reference()
    spent: dict[str, float] = {}
    yields = Yields()
    with collecting_seldom():  # as `make_tasks` does
        worlds = time_of(lambda: make_worlds(recipe, units)) * units / (BATCH * BATCHES_A_WORLD * worlds_of(units))
    with timed_checks(spent), collecting_seldom(), profiler or nullcontext():
        began = time.process_time()
        made = [make_batch(recipe, batch, most=most, yields=yields) for batch, most in batches(units)]
        took = time.process_time() - began
    tasks = sum(len(unit) for batch in made for unit in batch)
    loop = (loop + reference()) / 2
    spent["drafts"] = took - sum(spent.values())
    spent["worlds"] = worlds
    took += worlds
    most_first = sorted(spent.items(), key=lambda item: -item[1])
    shares = ", ".join(f"{name} {100 * part / took:.0f}%" for name, part in most_first if part > 0.005 * took)
    each = tasks / took
    print(
        f"  {recipe.scenario:<11}{recipe.certify:<6}{each:7.1f} tasks/s {each * loop:6.2f} a loop {1000 / each:7.1f} ms"
        f"  {100 * yields.share:3.0f}% held  {shares}"
    )


def worlds_of(units: int) -> int:
    """Return in how many worlds so many units are made."""
    return -(-units // (BATCH * BATCHES_A_WORLD))


def make_worlds(recipe: Recipe, units: int) -> None:
    """Make the worlds in which so many units are made."""
    domain = load_domain(recipe.domain)
    for number in range(worlds_of(units)):
        seed = world_seed(recipe.seed, number, recipe.split)
        snapshot_of(domain, World(domain=domain.name, seed=seed, people=recipe.split))


def time_of(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def by_module(profiler: cProfile.Profile) -> Iterator[str]:
    """Yield a line for each module of the package, and for what is outside it: the share of the time its code takes."""
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        path = Path(file)
        if path.is_relative_to(PACKAGE):
            spent[path.relative_to(PACKAGE).parts[0].removesuffix(".py")] += own
        else:
            spent["the domain" if "t2t_envs" in path.parts else "elsewhere"] += own
    for name, seconds in spent.most_common():
        if seconds > 0.005 * spent.total():
            yield f"    {name:<24}{100 * seconds / spent.total():4.0f}%"


def warm(domain: str) -> None:
    """Import everything, and compile what is compiled once."""
    make_tasks(domain, "all", 1, seed=10**6, certify="full")


def main(argv: list[str] | None = None, say: Callable[[str], None] = print) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--domain", choices=domain_names(), default="retail")
    parser.add_argument("--units", type=int, default=32, help="units of each scenario and level")
    parser.add_argument("--openings", type=int, default=1000, help="tasks whose openings are compared")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--profile", action="store_true", help="show at each level in which modules the time is spent")
    arguments = parser.parse_args(argv)
    if arguments.units < 1:
        parser.error(f"--units: expected 1 or more, got {arguments.units}")
    warm(arguments.domain)
    loop = reference()
    say(f"Python {platform.python_version()}, one process; the reference loop takes {1000 * loop:.0f} ms")
    seed = arguments.seed
    for level in LEVELS:
        profiler = cProfile.Profile(builtins=False) if arguments.profile else None
        for scenario in SCENARIOS:
            rate(Recipe(arguments.domain, scenario, seed, certify=level), arguments.units, profiler)
            seed += 1
        for line in by_module(profiler) if profiler else ():
            say(line)
    if arguments.openings:
        each = -(-arguments.openings // len(SCENARIOS))
        tasks = make_tasks(arguments.domain, "all", each, arguments.seed, certify="none")
        for name, value in stats_of(tasks).summary.items():
            say(f"  {name}: {value}")


if __name__ == "__main__":
    main()
