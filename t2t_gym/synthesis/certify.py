"""The proof of a task: its scenario's claim, its gold calls, and an oracle's run through the user interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from t2t_gym.database import Database
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.synthesis.claims import claims_of
from t2t_gym.synthesis.completions import BOUND
from t2t_gym.synthesis.setting import Rejected, state_key
from t2t_gym.task import Certificate, Task
from t2t_gym.verdict import Verdict

__all__ = ["VERSION", "Level", "Solver", "certify", "replay_gold"]

VERSION = "1"
"""Raised when what is checked, or how, changes."""

Level = Literal["none", "quick"]

Solver = Callable[[Task, Domain], Verdict]
"""Plays a task through the user interface, knowing the task, and returns the verdict."""


def certify(
    domain: Domain,
    unit: Sequence[Task],
    *,
    solver: Solver | None = None,
    bound: int = BOUND,
) -> tuple[Task, ...]:
    """Prove a task, or a pair of twins, and return it with its certificate.

    Args:
        domain: the domain.
        unit: the task, or the pair.
        solver: the oracle; None leaves its run out.
        bound: the bound of the searches.

    Raises:
        Rejected: a check failed; the message names it.
    """
    pair = {t.feasible: t for t in unit} if len(unit) == 2 else {}
    certified = []
    for task in unit:
        claims = claims_of(domain, task, twin=pair.get(not task.feasible), bound=bound)
        replay_gold(domain, task)
        claims["gold_replays"] = True
        if solver is not None:
            verdict = solver(task, domain)
            if not verdict.success:
                raise Rejected(f"oracle: {_failure(verdict)}")
            claims["oracle"] = "success"
        versions = {"domain": domain.version, "certify": VERSION}
        claims = {**task.certificate.claims, **claims}
        certificate = Certificate(level="quick" if solver else "none", claims=claims, versions=versions)
        certified.append(task.model_copy(update={"certificate": certificate}))
    return tuple(certified)


def replay_gold(domain: Domain, task: Task) -> None:
    """Run a task's gold calls on a fresh world.

    Raises:
        Rejected: one of them fails, or they don't reach the goal.
    """
    db = Database(snapshot_of(domain, task.world))
    for call in task.gold:
        if domain.tools.call(db, ToolCall(call["name"], call["arguments"])).error:
            raise Rejected(f"gold: {call['name']} fails")
    reached = state_key(domain, db.changes())
    if reached not in {state_key(domain, state) for state in task.goal.end_states}:
        raise Rejected("gold: the calls don't reach the goal")


def _failure(verdict: Verdict) -> str:
    """Name the first thing that failed."""
    if verdict.events.not_understood:
        return "not understood"
    c = verdict.components
    parts = {
        "finished": c.finished,
        "end state": c.end_state,
        "answers": c.answers,
        "refusal": c.refusal,
        "rules": c.rules,
    }
    return f"{next((name for name, held in parts.items() if not held), 'nothing')} ({verdict.ending or 'unfinished'})"
