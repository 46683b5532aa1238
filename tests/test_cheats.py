"""No cheat gains anything: agents that must fail do, on every task of the scenarios that they must fail on."""

from collections import defaultdict

import pytest

from t2t_gym.play import play
from t2t_gym.registration import load_domain
from t2t_gym.straw import STRAWS, Straw
from t2t_gym.taskset import TaskSet

FEW = 6  # units of each scenario that a straw agent is played on


def few_units(tasks: TaskSet) -> list[list]:
    """The first units (tasks, or pairs of twins) of each scenario."""
    units: dict[str, dict[str, list]] = defaultdict(dict)
    for task in tasks:
        units[task.scenario].setdefault(task.pair or task.id, []).append(task)
    return [unit for scenario in units.values() for unit in list(scenario.values())[:FEW]]


@pytest.mark.parametrize("straw", STRAWS, ids=lambda straw: straw.name)
def test_a_straw_agent_serves_nobody(straw: Straw, plenty: TaskSet) -> None:
    """Not one task of the scenarios that it must fail on, and no infeasible task together with its twin."""
    for unit in few_units(plenty):
        if unit[0].scenario in straw.fails and unit[0].kind not in straw.spares:
            verdicts = [play(straw.make(), t, load_domain(t.domain), seed=7).verdict() for t in unit]
            assert not all(v.success for v in verdicts), [t.id for t in unit]


@pytest.mark.parametrize(
    ("straw", "scenario", "feasible"),
    [
        ("comply-with-everything", "general", True),
        ("comply-with-everything", "infeasible", True),
        ("stale-goal", "general", True),
        ("refuse-after-look-up", "infeasible", False),
    ],
)
def test_a_straw_agent_gets_one_thing_wrong_and_nothing_else(
    straw: str, scenario: str, feasible: bool, plenty: TaskSet
) -> None:
    """Where its one fault makes no difference it succeeds, so that what it fails on is failed for that fault."""
    make = next(s.make for s in STRAWS if s.name == straw)
    chosen = [t for t in plenty if (t.scenario, t.feasible, t.goal.handover) == (scenario, feasible, False)][:FEW]
    verdicts = [play(make(), t, load_domain(t.domain), seed=7).verdict() for t in chosen]
    assert sum(v.success for v in verdicts) >= FEW - 1, [v.components for v in verdicts]
