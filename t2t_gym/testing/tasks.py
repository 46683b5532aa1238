"""Whether every scenario, in all its kinds, yields certified tasks."""

from __future__ import annotations

from collections.abc import Iterator

from t2t_gym.errors import T2TError
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.kinds import kinds_of
from t2t_gym.synthesis.pipeline import Yields
from t2t_gym.task import SCENARIOS
from t2t_gym.testing.bench import Bench

__all__ = ["certified"]


def certified(bench: Bench) -> Iterator[str]:
    """Yield the kinds of tasks that the domain should have, and of which none can be made."""
    for scenario in SCENARIOS:
        kinds = kinds_of(bench.domain, scenario)
        if not kinds:
            yield f"there are no kinds of {scenario} tasks: the domain lacks what it takes, such as an obstacle"
        for kind in kinds:
            yields = Yields()
            try:
                make_tasks(bench.domain.name, scenario, 1, seed=1, kinds=[kind.name], size=bench.size, yields=yields)
            except T2TError as error:
                reasons = ", ".join(f"{reason} ({times})" for reason, times in yields.rejected.most_common(3))
                yield f"no {scenario} task of the kind {kind.name!r}: {error}; drafts were given up for: {reasons}"
