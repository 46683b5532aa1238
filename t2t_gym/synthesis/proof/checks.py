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
from t2t_gym.synthesis.proof.cases import LEVELS, Case, Level
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
    run: Callable[[Case], dict[str, Any]]


def checks_of(level: Level, task: Task | None = None) -> tuple[Check, ...]:
    """Return the checks of a level; of a task whose customer is described in prose, the one that can be made."""
    if task is not None and not task.intent.requests:
        return (FREE_TEXT,)
    return tuple(c for c in CHECKS if LEVELS.index(c.level) <= LEVELS.index(level))


def _claims(case: Case) -> dict[str, Any]:
    return claims_of(case.search, case.twin.search if case.twin is not None else None)


def _gold(case: Case) -> dict[str, Any]:
    """Run the gold calls on a fresh world: none may fail, and they must reach the goal."""
    domain, task = case.domain, case.task
    db = Database(case.snapshot)
    for call in task.gold:
        if domain.tools.call(db, ToolCall(call["name"], call["arguments"])).error:
            raise Rejected(f"gold: {call['name']} fails")
    reached = db.changes()
    if not any(same_end_state(reached, state, domain.logs) for state in task.goal.end_states):
        raise Rejected("gold: the calls don't reach the goal")
    return {"gold_replays": True}


def _provenance(case: Case) -> dict[str, Any]:
    return {"provenance": check_provenance(case.domain, case.task, case.snapshot)}


def _near_misses(case: Case) -> dict[str, Any]:
    return {"near_misses": check_near_misses(case.domain, case.task, case.snapshot)}


def _world(case: Case) -> dict[str, Any]:
    """See that the world hangs together, and differs from the twin's in the one fact that makes the task what it is."""
    found: dict[str, Any] = {}
    if case.twin is not None and not case.task.feasible:
        check_obstacle(case.search, case.twin.search)
        found["world_differences"] = check_differences(case.search, case.twin.search)
    if not case.task.world.edits:
        return found
    maker, base = case.domain.worlds, snapshot_of(case.domain, case.task.world.model_copy(update={"edits": {}}))
    problems = _problems_of(maker, base) or maker.problems_near(case.snapshot.tables, case.snapshot.patches)
    if problems:
        raise Rejected(f"world: {problems[0]}")
    return {**found, "world_consistent": True}


@lru_cache(maxsize=4)
def _problems_of(maker: WorldMaker, base: Snapshot) -> Sequence[str]:
    return maker.problems(base.tables)


def _oracle(case: Case) -> dict[str, Any]:
    """Let the oracle serve the customer, under one seed of the user or several."""
    turns = []
    for seed in user_seeds(case.task, SEEDS[case.level]):
        dialogue = case.play(seed)
        verdict = dialogue.verdict()
        if not verdict.success:
            raise Rejected(f"oracle: {why_it_failed(verdict)}")
        turns.append(dialogue.turn)
    return {"oracle": "success", "oracle_seeds": len(turns), "oracle_turns": max(turns)}


def _leaks(case: Case) -> dict[str, Any]:
    check_id(case.domain, case.task)
    seeds = user_seeds(case.task, SEEDS["full"])
    twin = case.twin
    texts = {seed: case.play(seed).messages[0].content for seed in seeds}
    others = {seed: twin.play(seed).messages[0].content for seed in seeds} if twin is not None else texts
    return {"openings_without_leak": check_leaks(case.task, list(texts.values()), list(others.values()))}


def _straws(case: Case) -> dict[str, Any]:
    failed = []
    for straw in STRAWS:
        if case.task.scenario in straw.fails and case.task.kind not in straw.spares:
            if all(_succeeds(one, straw) for one in _likelier_first(case, straw)):
                raise Rejected(f"straw: {straw.name} succeeds")
            failed.append(straw.name)
    return {"straws_failed": failed}


def _likelier_first(case: Case, straw: Straw) -> tuple[Case, ...]:
    """Return a case and its twin, first the one on which a straw agent is the likelier to fail: failing one is enough.

    One that must fail where everything can be done fails the twin that can.
    """
    if case.twin is None:
        return (case,)
    fails_feasible = "general" in straw.fails
    return (case, case.twin) if case.task.feasible == fails_feasible else (case.twin, case)


def _succeeds(case: Case, straw: Straw) -> bool:
    if not straw.writes and case.takes_a_write:
        return False
    if straw.name not in case.straws:
        (seed,) = user_seeds(case.task, 1)
        case.straws[straw.name] = run(straw.make(), case.task, case.domain, seed).verdict().success
    return case.straws[straw.name]


def _free_text(case: Case) -> dict[str, Any]:
    return check_free_text(case.domain, case.task, case.snapshot)


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
