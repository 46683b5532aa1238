"""Trajectories: what walks of tool calls on a world leave, from which tasks are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.messages import ToolCall
from t2t_gym.synthesis.exploration.sources import Source, sources_of

__all__ = ["Failure", "Step", "Trajectory", "Write"]


@dataclass(frozen=True, slots=True)
class Step:
    """One call that was carried out.

    Attributes:
        call: the call.
        content: the result, as text.
    """

    call: ToolCall
    content: str


@dataclass(frozen=True, slots=True)
class Write(Step):
    """One that changed the world.

    Attributes:
        operation: the operation that it carries out.
        values: slot to value.
        situation: how much choice there was for it; see `t2t_gym.synthesis.exploration.coverage`.
    """

    operation: Operation
    values: Mapping[str, Any]
    situation: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """A write that a tool refused or a rule forbids.

    Attributes:
        operation: the operation.
        values: slot to value.
        reason: why the tool refused it; empty where a rule forbids it.
        broken: the clauses that it would have broken.
    """

    operation: Operation
    values: Mapping[str, Any]
    reason: str
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trajectory:
    """What a walk leaves.

    Attributes:
        customer: the customer's id.
        steps: the valid steps in order.
        failures: the writes that failed on the way.
        made: what was made of the first write to find out whether it suits.
    """

    customer: str
    steps: tuple[Step, ...]
    failures: tuple[Failure, ...] = ()
    made: Any = None

    @property
    def writes(self) -> tuple[Write, ...]:
        """The steps that changed the world."""
        return tuple(step for step in self.steps if isinstance(step, Write))

    def sources(self, domain: Domain, db: Database) -> list[Mapping[str, tuple[Source, ...]]]:
        """Return for each step where the parts of its arguments come from.

        Args:
            domain: the domain.
            db: the world in which the walk started.
        """
        facts = domain.entities.facts(db, self.customer)
        results = [s.content for s in self.steps]
        return [sources_of(s.call, domain.tools[s.call.name], facts, results[:i]) for i, s in enumerate(self.steps)]
