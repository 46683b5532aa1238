"""The checks that make up a certificate, in the order in which they are made: the cheap ones first.

Each looks at one task, beside its twin where it has one, and says what it found, or why the task is no good. A level of
certificate has the checks up to that level.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import WorldMaker, snapshot_of
from t2t_gym.end_states import same_end_state
from t2t_gym.messages import ToolCall
from t2t_gym.straw import STRAWS, Straw
from t2t_gym.synthesis.claims.claims import claims_of
from t2t_gym.synthesis.claims.differences import check_differences, check_obstacle
from t2t_gym.synthesis.proof.exams import LEVELS, Exam, Level
from t2t_gym.synthesis.proof.free_text import check_free_text
from t2t_gym.synthesis.proof.leaks import check_id, check_leaks
from t2t_gym.synthesis.proof.near_misses import check_near_misses
from t2t_gym.synthesis.proof.provenance import check_provenance
from t2t_gym.synthesis.proof.solve import run, user_seeds, why_it_failed
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task

__all__ = ["CHECKS", "SEEDS", "Check", "checks_of"]

SEEDS = {"quick": 1, "full": 10}
"""Level to the number of seeds of the user under which the oracle must succeed."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        name: its name.
        level: the lowest level that has it.
        run: makes it: returns what was found, or raises `Rejected`.
    """

    name: str
    level: Level
    run: Callable[[Exam], dict[str, Any]]


def checks_of(level: Level, task: Task | None = None) -> tuple[Check, ...]:
    """Return the checks of a level; of a task whose customer is described in prose, the one that can be made."""
    if task is not None and not task.intent.requests:
        return (FREE_TEXT,)
    return tuple(c for c in CHECKS if LEVELS.index(c.level) <= LEVELS.index(level))


def _claims(exam: Exam) -> dict[str, Any]:
    return claims_of(exam.search, exam.twin.search if exam.twin is not None else None)


def _gold(exam: Exam) -> dict[str, Any]:
    """Run the gold calls on a fresh world: none may fail, and they must reach the goal."""
    domain, task = exam.domain, exam.task
    db = Database(exam.snapshot)
    for call in task.gold:
        if domain.tools.call(db, ToolCall(call["name"], call["arguments"])).error:
            raise Rejected(f"gold: {call['name']} fails")
    reached = db.changes()
    if not any(same_end_state(reached, state, domain.logs) for state in task.goal.end_states):
        raise Rejected("gold: the calls don't reach the goal")
    return {"gold_replays": True}


def _provenance(exam: Exam) -> dict[str, Any]:
    return {"provenance": check_provenance(exam.domain, exam.task, exam.snapshot)}


def _near_misses(exam: Exam) -> dict[str, Any]:
    return {"near_misses": check_near_misses(exam.domain, exam.task, exam.snapshot)}


def _world(exam: Exam) -> dict[str, Any]:
    """See that the world is consistent, and differs from the twin's in the one fact that makes the task what it is."""
    found: dict[str, Any] = {}
    if exam.twin is not None and not exam.task.feasible:
        check_obstacle(exam.search, exam.twin.search)
        found["world_differences"] = check_differences(exam.search, exam.twin.search)
    if not exam.task.world.edits:
        return found
    maker, base = exam.domain.worlds, snapshot_of(exam.domain, exam.task.world.model_copy(update={"edits": {}}))
    problems = _problems_of(maker, base) or maker.problems_near(exam.snapshot.tables, exam.snapshot.patches)
    if problems:
        raise Rejected(f"world: {problems[0]}")
    return {**found, "world_consistent": True}


@lru_cache(maxsize=4)
def _problems_of(maker: WorldMaker, base: Snapshot) -> Sequence[str]:
    return maker.problems(base.tables)


def _oracle(exam: Exam) -> dict[str, Any]:
    """Let the oracle serve the customer, under one seed of the user or several."""
    turns = []
    for seed in user_seeds(exam.task, SEEDS[exam.level]):
        dialogue = exam.play(seed)
        verdict = dialogue.verdict()
        if not verdict.success:
            raise Rejected(f"oracle: {why_it_failed(verdict)}")
        turns.append(dialogue.turn)
    return {"oracle": "success", "oracle_seeds": len(turns), "oracle_turns": max(turns)}


def _leaks(exam: Exam) -> dict[str, Any]:
    check_id(exam.domain, exam.task)
    seeds = user_seeds(exam.task, SEEDS["full"])
    twin = exam.twin
    texts = {seed: exam.play(seed).messages[0].content for seed in seeds}
    others = {seed: twin.play(seed).messages[0].content for seed in seeds} if twin is not None else texts
    return {"openings_without_leak": check_leaks(exam.task, list(texts.values()), list(others.values()))}


def _straws(exam: Exam) -> dict[str, Any]:
    failed = []
    for straw in STRAWS:
        if exam.task.scenario in straw.fails and exam.task.kind not in straw.spares:
            if all(_succeeds(one, straw) for one in _likelier_first(exam, straw)):
                raise Rejected(f"straw: {straw.name} succeeds")
            failed.append(straw.name)
    return {"straws_failed": failed}


def _likelier_first(exam: Exam, straw: Straw) -> tuple[Exam, ...]:
    """Return an exam and its twin's, first where a straw agent is the likelier to fail: failing one is enough.

    One that must fail where everything can be done fails the twin that can.
    """
    if exam.twin is None:
        return (exam,)
    fails_feasible = "general" in straw.fails
    return (exam, exam.twin) if exam.task.feasible == fails_feasible else (exam.twin, exam)


def _succeeds(exam: Exam, straw: Straw) -> bool:
    if not straw.writes and exam.takes_a_write:
        return False
    if straw.name not in exam.straws:
        (seed,) = user_seeds(exam.task, 1)
        exam.straws[straw.name] = run(straw.make(), exam.task, exam.domain, seed).verdict().success
    return exam.straws[straw.name]


def _free_text(exam: Exam) -> dict[str, Any]:
    return check_free_text(exam.domain, exam.task, exam.snapshot)


FREE_TEXT = Check("gold", "none", _free_text)
"""The check of a task that was imported."""

CHECKS: tuple[Check, ...] = (
    Check("claims", "none", _claims),
    Check("gold", "none", _gold),
    Check("provenance", "full", _provenance),
    Check("near misses", "full", _near_misses),
    Check("oracle", "quick", _oracle),
    Check("leaks", "full", _leaks),
    Check("straws", "full", _straws),
    Check("world", "full", _world),
)
"""Every check."""
