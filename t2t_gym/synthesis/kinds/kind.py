"""A kind of tasks: which operations they can be made of, and the function that makes a draft of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

import numpy as np

from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.difficulty import AS_IT_COMES, Difficulty
from t2t_gym.synthesis.exploration.explore import Suits, any_write, explore
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task

__all__ = ["Kind", "Make", "always"]

Make = Callable[[Setting, np.random.Generator, Trajectory], tuple[Task, ...]]
"""Makes a draft, a task or a pair of twins, given the world, the source of all that is random, and what a walk did."""

_ANOTHER_WRITE = 0.25


def _any(domain: Domain, operation: Operation) -> bool:  # noqa: ARG001 - a choice that leaves all in
    return True


def always(domain: Domain) -> bool:  # noqa: ARG001 - a choice among domains that leaves all in
    """Take every domain."""
    return True


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of task.

    Attributes:
        name: its name within the scenario.
        scenario: its scenario.
        make: makes the task, or the pair, from a trajectory.
        allows: which operations the first write can be.
        applies: whether a domain has what it takes.
        suits: which first writes will do.
        wary: whether exploration leaves out what is most likely to fail; tasks about a status are made of that, too.
        least: the fewest writes that its trajectories have.
        writes: the most writes that its trajectories have.
        extra: how many writes more than its trajectory the task needs in the end.
        rivals: whether the customer must have several things that the first write could be about.
        weight: how often it is drawn, beside the others of its scenario.
        share: the most that it may weigh, as a share of what those others weigh together.
    """

    name: str
    scenario: str
    make: Make
    allows: Callable[[Domain, Operation], bool] = _any
    applies: Callable[[Domain], bool] = always
    suits: Suits = any_write
    wary: bool = True
    least: int = 1
    writes: int = 1
    extra: int = 0
    rivals: bool = False
    weight: float = 1.0
    share: float = inf

    @property
    def most(self) -> int:
        """The most writes that its tasks need."""
        return self.writes + self.extra

    def fits(self, difficulty: Difficulty) -> bool:
        """Tell whether it has tasks of as many writes as are wished for."""
        if difficulty.writes is None:
            return True
        least, most = difficulty.writes
        return self.least + self.extra <= most and self.most >= least

    def is_of(self, domain: Domain) -> bool:
        """Tell whether a domain has what it takes, and an operation that the first write can be."""
        return self.applies(domain) and any(self.allows(domain, o) for o in domain.operations.values())

    def draft(
        self, setting: Setting, rng: np.random.Generator, difficulty: Difficulty = AS_IT_COMES
    ) -> tuple[Task, ...]:
        """Explore, and make a draft of what was found: a task, or a pair of twins, not yet proven.

        Args:
            setting: the world.
            rng: the source of all that is random.
            difficulty: how many writes, and among how many things.

        Raises:
            Rejected: nothing can be made of it.
        """
        wished = difficulty.draw_writes(rng, self.most)
        if wished is None:
            writes = self.least
            while writes < self.writes and rng.random() < _ANOTHER_WRITE:
                writes += 1
        else:
            writes = min(max(wished - self.extra, self.least), self.writes)
        choices = max(2 if self.rivals else 1, 1 + difficulty.distractors)
        walk = explore(
            setting, rng, writes=writes, allow=lambda o: self.allows(setting.domain, o), choices=choices,
            suits=self.suits, purpose=self.name, wary=self.wary,
        )  # fmt: skip
        if len(walk.writes) < self.least:
            raise Rejected("explore: too few writes")
        return self.make(setting, rng, walk)
