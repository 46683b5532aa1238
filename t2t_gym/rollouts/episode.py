"""A finished episode as a record: what was said, how it was judged, and what else went wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from t2t_gym.files import json_line
from t2t_gym.frozen import Shared
from t2t_gym.messages import Message
from t2t_gym.task import Task
from t2t_gym.verdict import Verdict

__all__ = ["Episode", "Fault", "FaultKind"]

FaultKind = Literal["agent", "user", "provider", "infrastructure"]


@dataclass(frozen=True, slots=True)
class Fault(Shared):
    """Why an episode isn't a fair trial, or broke off.

    Attributes:
        kind: whose fault it is: the ``"agent"``'s (its code raised), the simulated ``"user"``'s (it didn't understand
            an oracle, or its own model failed), the ``"provider"``'s (the endpoint of the agent's model), or the
            ``"infrastructure"``'s (a worker died again and again). Only the first counts against the agent.
        message: what happened.
    """

    kind: FaultKind
    message: str


@dataclass(frozen=True, slots=True)
class Episode(Shared):
    """One finished episode. It records neither time nor place, so the same run gives the same bytes anywhere.

    Attributes:
        index: its number in the rollout, from 0.
        env_id: the environment's id.
        policy: the policy's name.
        seed: the rollout's seed; with `index` it determines the episode.
        task_id: the id of the task that was played. It and the next four are empty if the episode never began.
        scenario: the task's scenario.
        kind: the kind within the scenario.
        pair: what the task shares with its twin; empty without one.
        feasible: whether what the customer asks for can be done.
        messages: the whole dialogue.
        turns: how many actions the agent took.
        verdict: the judgement, on what there is if a fault broke the episode off; None if it never began.
        fault: what went wrong, or None.
    """

    index: int
    env_id: str
    policy: str
    seed: int
    task_id: str
    scenario: str
    kind: str
    pair: str
    feasible: bool
    messages: tuple[Message, ...]
    turns: int
    verdict: Verdict | None
    fault: Fault | None

    @classmethod
    def of(
        cls,
        *,
        index: int,
        env_id: str,
        policy: str,
        seed: int,
        task: Task | None,
        messages: tuple[Message, ...] = (),
        turns: int = 0,
        verdict: Verdict | None = None,
        fault: Fault | None = None,
    ) -> Episode:
        """Build the record of an episode from the task that it played, if any."""
        return cls(
            index=index,
            env_id=env_id,
            policy=policy,
            seed=seed,
            task_id=task.id if task else "",
            scenario=task.scenario if task else "",
            kind=task.kind if task else "",
            pair=task.pair if task else "",
            feasible=task.feasible if task else True,
            messages=messages,
            turns=turns,
            verdict=verdict,
            fault=fault,
        )

    @property
    def success(self) -> bool:
        """Whether the customer was served, and nothing else went wrong."""
        return self.fault is None and self.verdict is not None and self.verdict.success

    @property
    def reward(self) -> float:
        """The outcome reward: the verdict's, or 0.0 after a fault."""
        return self.verdict.reward if self.verdict is not None and self.fault is None else 0.0

    @property
    def counts(self) -> bool:
        """Whether the episode says something about the agent: there was no fault, or it was the agent's."""
        return self.fault is None or self.fault.kind == "agent"

    def to_json(self) -> dict[str, Any]:
        """Return the record as JSON values; a message's empty fields are left out."""
        row: dict[str, Any] = _adapter().dump_python(self)
        row["messages"] = [{k: v for k, v in m.items() if v or k in ("role", "content")} for m in row["messages"]]
        return row

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Episode:
        """Build a record from what `to_json` returned.

        Raises:
            pydantic.ValidationError: a field is missing, unknown or of the wrong type.
        """
        return _adapter().validate_python(row)

    def to_line(self) -> bytes:
        """Return the record as one line of UTF-8 JSON, newline included."""
        return json_line(self.to_json())


@cache
def _adapter() -> TypeAdapter[Episode]:
    return TypeAdapter(Episode)
