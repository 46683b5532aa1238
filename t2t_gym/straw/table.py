"""Every straw agent, and what it must fail on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from t2t_gym.straw.blind import AlwaysRefuse, AlwaysTransfer, DoNothing, Flooding, RandomAgent
from t2t_gym.straw.knowing import ActAtOnce, ClaimWithoutDoing, ComplyWithEverything, RefuseAfterLookUp, StaleGoal
from t2t_gym.task import SCENARIOS

__all__ = ["STRAWS", "Straw"]


@dataclass(frozen=True, slots=True)
class Straw:
    """A straw agent and what it must fail on.

    Attributes:
        name: its name.
        make: makes a new one.
        fails: the scenarios in which it must serve no task (in ``infeasible``: no task together with its twin).
        spares: kinds of tasks that it may serve, because what it gets wrong makes no difference to them.
        writes: whether it may change anything. One that never does can't reach a goal that takes a change, which needs
            no playing to be seen.
    """

    name: str
    make: Callable[[], Any]
    fails: frozenset[str] = frozenset(SCENARIOS)
    spares: frozenset[str] = frozenset()
    writes: bool = True


_NOTHING_TO_DO = frozenset({"no_such_tool"})

STRAWS: tuple[Straw, ...] = (
    Straw("do-nothing", DoNothing, writes=False),
    Straw("always-transfer", AlwaysTransfer),
    Straw("always-refuse", AlwaysRefuse, writes=False),
    Straw("random", RandomAgent),
    Straw("flooding", Flooding, writes=False),
    Straw("refuse-after-look-up", RefuseAfterLookUp, spares=_NOTHING_TO_DO, writes=False),
    Straw("act-at-once", ActAtOnce, spares=_NOTHING_TO_DO),
    Straw("claim-without-doing", ClaimWithoutDoing, spares=_NOTHING_TO_DO, writes=False),
    Straw("comply-with-everything", ComplyWithEverything, frozenset({"infeasible"}), frozenset({"unidentified"})),
    Straw("stale-goal", StaleGoal, frozenset({"changing"})),
)
"""Every straw agent, the cheapest to play first."""
