"""Exams: tasks under examination, each with what is needed to examine it and with what was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from t2t_gym.database import Snapshot
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.end_states import same_end_state
from t2t_gym.synthesis.claims.completions import BOUND
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.proof.solve import solve
from t2t_gym.task import Task

__all__ = ["LEVELS", "Exam", "Level", "Solver", "exams_of"]

Level = Literal["none", "quick", "full"]
LEVELS: tuple[Level, ...] = ("none", "quick", "full")

Solver = Callable[[Task, Domain, int], Dialogue]
"""Plays a task through the user interface under a seed, knowing the task."""


@dataclass
class Exam:
    """A task under examination.

    Attributes:
        domain: its domain.
        task: the task.
        twin: the other member of its pair, if any.
        level: the level of the certificate.
        bound: the bound of the searches.
        solver: the oracle.
        solved: the oracle's dialogues by seed, once played.
        straws: name of a straw agent to whether it succeeded, once played.
    """

    domain: Domain
    task: Task
    twin: Exam | None = None
    level: Level = "full"
    bound: int = BOUND
    solver: Solver | None = None
    solved: dict[int, Dialogue] = field(default_factory=dict)
    straws: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def snapshot(self) -> Snapshot:
        """The task's world."""
        return snapshot_of(self.domain, self.task.world)

    @cached_property
    def takes_a_write(self) -> bool:
        """Whether the goal is out of reach of an agent that changes nothing, by the verdict's own comparison."""
        goal, tools = self.task.goal, self.domain.tools
        return any(tools[call["name"]].kind == "write" for call in goal.calls) or not any(
            same_end_state({}, state, self.domain.logs) for state in goal.end_states
        )

    @cached_property
    def search(self) -> Search:
        """The searches that its claims rest on, and its twin's."""
        return Search(self.domain, self.task, self.bound)

    def play(self, seed: int) -> Dialogue:
        """Return the oracle's dialogue under a seed."""
        if seed not in self.solved:
            self.solved[seed] = (self.solver or solve)(self.task, self.domain, seed)
        return self.solved[seed]


@contextmanager
def exams_of(
    domain: Domain, unit: Sequence[Task], *, level: Level = "full", bound: int = BOUND, solver: Solver | None = None
) -> Iterator[tuple[Exam, ...]]:
    """Examine a task, or a pair of twins, whose exams know each other until the block ends.

    Not for longer: what was played for them would stay in memory until the garbage collector comes.

    Args:
        domain: the domain.
        unit: the task, or both twins.
        level: how much is checked.
        bound: the bound of the searches.
        solver: the oracle; by default `solve`.
    """
    exams = tuple(Exam(domain, task, None, level, bound, solver) for task in unit)
    if len(exams) == 2 and unit[0].feasible != unit[1].feasible:
        exams[0].twin, exams[1].twin = exams[1], exams[0]
    try:
        yield exams
    finally:
        for exam in exams:
            exam.twin = None
