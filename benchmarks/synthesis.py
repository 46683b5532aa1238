"""Measures the synthesis: tasks a second by scenario and level, where the time goes, and how distinct the openings are.

    python benchmarks/synthesis.py [--units 24] [--openings 1000] [--seed 0] [--domain retail]

All times are CPU seconds of this process. A machine's own speed is told by a reference loop, a million additions of
whole numbers, timed around each measurement: rates are also given for each run of that loop.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from t2t_gym.synthesis import Recipe, checks, make_batch, make_tasks
from t2t_gym.synthesis.pipeline import BATCH
from t2t_gym.synthesis.stats import stats_of
from t2t_gym.task import SCENARIOS

LOOP = 1_000_000


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
def timed_checks(spent: Counter[str]) -> Iterator[None]:
    """Let every check add its CPU seconds to a counter."""
    before = checks.CHECKS

    def timed(check: checks.Check) -> checks.Check:
        def run(case: checks.Case) -> dict[str, Any]:
            began = time.process_time()
            try:
                return check.run(case)
            finally:
                spent[check.name] += time.process_time() - began

        return checks.Check(check.name, check.level, run)

    checks.CHECKS = tuple(map(timed, before))
    try:
        yield
    finally:
        checks.CHECKS = before


def rate(domain: str, scenario: str, level: checks.Level, units: int, seed: int) -> None:
    """Print how many tasks a second are made, and where the time goes."""
    recipe = Recipe(domain, scenario, seed, certify=level)
    loop = reference()
    spent: Counter[str] = Counter()
    made = 0
    with timed_checks(spent):
        began = time.process_time()
        for batch in range(-(-units // BATCH)):
            most = min(BATCH, units - batch * BATCH)
            made += sum(map(len, make_batch(recipe, batch, most=most)))
        took = time.process_time() - began
    loop = (loop + reference()) / 2
    spent["drafts"] = took - spent.total()
    shares = ", ".join(f"{name} {100 * part / took:.0f}%" for name, part in spent.most_common() if part > 0.005 * took)
    each = made / took
    print(f"  {scenario:<11}{level:<6}{each:7.1f} tasks/s {each * loop:6.2f} a loop {1000 / each:7.1f} ms  {shares}")


def warm(domain: str) -> None:
    """Import everything, and compile what is compiled once."""
    make_tasks(domain, "all", 1, seed=10**6, certify="full")


def main(argv: list[str] | None = None, say: Callable[[str], None] = print) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--domain", default="retail")
    parser.add_argument("--units", type=int, default=24, help="units of each scenario and level")
    parser.add_argument("--openings", type=int, default=1000, help="tasks whose openings are compared")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args(argv)
    warm(arguments.domain)
    loop = reference()
    say(f"Python {platform.python_version()}, one process; the reference loop takes {1000 * loop:.0f} ms")
    for level in checks.LEVELS:
        for scenario in SCENARIOS:
            rate(arguments.domain, scenario, level, arguments.units, arguments.seed)
    if arguments.openings:
        each = -(-arguments.openings // len(SCENARIOS))
        tasks = make_tasks(arguments.domain, "all", each, arguments.seed, certify="none")
        for name, value in stats_of(tasks).summary.items():
            say(f"  {name}: {value}")


if __name__ == "__main__":
    main()
