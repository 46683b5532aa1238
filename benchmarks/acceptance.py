"""Play fresh tasks of every scenario with both oracles and every straw agent, and tell who served how many customers.

    python benchmarks/acceptance.py [-n UNITS] [--domain NAME|all] [--scenario NAME|all] [--seed N]
        [--policy NAME ...] [--show]

The oracle must serve every customer; the elaborate oracle every one but those to whom a message of its meant nothing;
a straw agent none, and no infeasible task together with its twin. The exit code is 1 where that isn't so.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import t2t_policies
from t2t_gym import Task, domain_names, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.errors import UnknownNameError
from t2t_gym.play import play
from t2t_gym.straw import STRAWS
from t2t_gym.task import SCENARIOS
from t2t_gym.transcript import as_text

ORACLES = ("oracle", "oracle-elaborate")
FAILS = {straw.name: straw.fails for straw in STRAWS}


@dataclass
class Score:
    """How a policy did on a scenario."""

    units: int = 0
    served: int = 0  # units of which every task succeeded
    misheard: int = 0  # episodes with a message that wasn't understood
    odd: list[Dialogue] = field(default_factory=list)  # episodes that went otherwise than they must


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("-n", type=int, default=20, help="tasks a scenario (pairs, for infeasible); default 20")
    parser.add_argument("--domain", default="all", help="a domain, or all; default all")
    parser.add_argument("--scenario", default="all", help="a scenario, or all; default all")
    parser.add_argument("--seed", type=int, default=0, help="default 0")
    parser.add_argument("--policy", nargs="*", help="default: the oracles and the straw agents")
    parser.add_argument("--show", action="store_true", help="print the episodes that went wrong")
    options = parser.parse_args(arguments)
    policies = options.policy or [*ORACLES, *FAILS]
    wrong = 0
    print(f"{'domain':<10}{'scenario':<12}{'policy':<24}{'served':>8}{'of':>5}{'misheard':>10}")
    for domain in domain_names() if options.domain == "all" else (options.domain,):
        for scenario in SCENARIOS if options.scenario == "all" else (options.scenario,):
            began = time.process_time()
            units = list(fresh(domain, scenario, options.n, options.seed))
            print(f"{domain:<10}{scenario:<12}made in {1000 * (time.process_time() - began) / options.n:.0f} ms each")
            for policy in policies:
                score = play_all(policy, scenario, units)
                wrong += len(score.odd)
                mark = "" if not score.odd else f"  <- {len(score.odd)} otherwise than they must"
                print(f"{'':<22}{policy:<24}{score.served:>8}{score.units:>5}{score.misheard:>10}{mark}", flush=True)
                for dialogue in score.odd if options.show else ():
                    print(f"--- {dialogue.task.id} {dialogue.task.kind} {dialogue.verdict()}")
                    print(as_text(dialogue.messages), "\n")
    return int(wrong > 0)


def fresh(domain: str, scenario: str, n: int, seed: int) -> Iterator[list[Task]]:
    """Yield units: tasks, or pairs of twins."""
    units: dict[str, list[Task]] = {}
    for task in make_tasks(domain, scenario, n, seed):
        units.setdefault(task.pair or task.id, []).append(task)
    yield from units.values()


def play_all(policy: str, scenario: str, units: Sequence[Sequence[Task]]) -> Score:
    """Play every task of some units once."""
    score = Score(len(units))
    must_serve, must_fail = policy in ORACLES, scenario in FAILS.get(policy, ())
    for number, unit in enumerate(units):
        played = [play(t2t_policies.make(policy), t, load_domain(t.domain), seed=number) for t in unit]
        verdicts = [dialogue.verdict() for dialogue in played]
        served = all(v.success for v in verdicts)
        misheard = [v.events.not_understood > 0 for v in verdicts]
        score.served += served
        score.misheard += sum(misheard) if must_serve else 0
        if must_serve:
            score.odd += [d for d, v, m in zip(played, verdicts, misheard, strict=True) if not v.success or m]
        elif must_fail and served and len(unit) == 2 - (scenario != "infeasible"):
            score.odd += played
    return score


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UnknownNameError as error:
        sys.exit(f"acceptance: {error}")
