"""Figures from episodes: success rates with intervals, by group; pairs of twins; success in all of k trials.

An episode with a fault of the user, the provider or the infrastructure says nothing about the agent: it is excluded
from every rate and counted separately.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from t2t_gym.errors import ConfigError
from t2t_gym.rollouts.episode import Episode

__all__ = ["Rate", "paired_accuracy", "pass_hat_k", "success_by", "success_rate", "wilson_interval"]

Key = TypeVar("Key", bound=Hashable)

Z95 = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution: a two-sided interval of 95%."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of successes.

    Attributes:
        successes: how many succeeded.
        trials: out of how many.
        faults: how many more were excluded, for a fault that isn't the agent's.
    """

    successes: int
    trials: int
    faults: int = 0

    @property
    def value(self) -> float:
        """The share, from 0 to 1; NaN without trials."""
        return self.successes / self.trials if self.trials else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95% Wilson score interval."""
        return wilson_interval(self.successes, self.trials)

    def __str__(self) -> str:
        if not self.trials:
            return "-"
        low, high = self.interval
        return f"{100 * self.value:.0f}% [{100 * low:.0f}, {100 * high:.0f}]"


def wilson_interval(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """Return the Wilson score interval of a share; (0, 1) without trials.

    Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22.

    Args:
        successes: how many succeeded.
        trials: out of how many.
        z: the standard normal quantile of the confidence level.

    Raises:
        ConfigError: `successes` isn't between 0 and `trials`.
    """
    if not 0 <= successes <= trials:
        raise ConfigError(f"expected 0 <= successes <= trials, got {successes} of {trials}")
    if trials == 0:
        return 0.0, 1.0
    share, scale = successes / trials, z * z / trials
    centre = share + scale / 2
    spread = z * math.sqrt(share * (1 - share) / trials + scale / (4 * trials))
    low = 0.0 if successes == 0 else (centre - spread) / (1 + scale)
    high = 1.0 if successes == trials else (centre + spread) / (1 + scale)
    return low, high


def success_rate(episodes: Iterable[Episode]) -> Rate:
    """Return the share of episodes that succeeded."""
    outcomes = [episode.success if episode.counts else None for episode in episodes]
    return _rate(outcomes)


def success_by(episodes: Iterable[Episode], key: Callable[[Episode], Key]) -> dict[Key, Rate]:
    """Return the success rate of each group of episodes, the groups in order of first appearance."""
    return {name: success_rate(group) for name, group in _grouped(episodes, key).items()}


def paired_accuracy(episodes: Iterable[Episode]) -> Rate:
    """Return the share of pairs of twins in which every episode succeeded, both the infeasible task's and its twin's.

    An agent that always refuses, or never does, gets 0. Tasks without a twin are left out, and so are pairs of which
    only one member was played. A pair with a fault that isn't the agent's is counted under faults.
    """
    outcomes: list[bool | None] = []
    for name, group in _grouped(episodes, lambda e: e.pair).items():
        if name and len({e.feasible for e in group}) == 2:
            outcomes.append(all(e.success for e in group) if all(e.counts for e in group) else None)
    return _rate(outcomes)


def pass_hat_k(episodes: Iterable[Episode], k: int) -> float:
    """Return pass^k: the chance that k trials of a task all succeed, averaged over the tasks.

    For a task with c successes in n trials, C(c, k) / C(n, k) estimates it without bias. NaN without episodes.

    Source: Yao et al. (2024), "τ-bench".

    Raises:
        ConfigError: `k` is below 1, or a task has fewer than `k` trials.
    """
    if k < 1:
        raise ConfigError(f"k: expected at least 1, got {k}")
    estimates = []
    for task_id, rate in success_by(episodes, lambda e: e.task_id).items():
        if rate.trials < k:
            raise ConfigError(f"pass^{k} needs {k} trials of every task; {task_id or 'an episode'} has {rate.trials}")
        estimates.append(math.comb(rate.successes, k) / math.comb(rate.trials, k))
    return math.fsum(estimates) / len(estimates) if estimates else math.nan


def _grouped(episodes: Iterable[Episode], key: Callable[[Episode], Key]) -> dict[Key, list[Episode]]:
    groups: dict[Key, list[Episode]] = {}
    for episode in episodes:
        groups.setdefault(key(episode), []).append(episode)
    return groups


def _rate(outcomes: Iterable[bool | None]) -> Rate:
    outcomes = list(outcomes)
    faults = sum(outcome is None for outcome in outcomes)
    return Rate(sum(outcome is True for outcome in outcomes), len(outcomes) - faults, faults)
