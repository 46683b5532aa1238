"""What each scenario claims, checked by execution.

general     completions of all that the customer says: one reading, and its end states are the goal's
ambiguous   completions of the opening: at least two readings; of all that is said: one, the goal's
changing    before and after the revision: one reading each, with no end state in common; after: the goal's
infeasible  completions of all that is said: none, while the twin, the same intent to the letter in a world that differs
            in one fact, has one, the goal's; a fallback has one, the goal's
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.synthesis.completions import BOUND, Completions, OverBoundError, Tried, completions
from t2t_gym.synthesis.setting import Rejected, state_key
from t2t_gym.task import Request, Task

__all__ = ["claims_of"]


def claims_of(domain: Domain, task: Task, *, twin: Task | None = None, bound: int = BOUND) -> dict[str, Any]:
    """Check by execution what a task's scenario claims, and return what was found.

    Args:
        domain: the task's domain.
        task: the task.
        twin: the other member of its pair, for an infeasible scenario.
        bound: the bound of each search.

    Raises:
        Rejected: the claim doesn't hold.
    """
    search = _Search(domain, task, bound)
    try:
        if task.scenario == "infeasible":
            found = _infeasible(search, task, twin)
        else:
            found = {"general": _general, "ambiguous": _ambiguous, "changing": _changing}[task.scenario](search, task)
    except OverBoundError:
        raise Rejected(f"{task.scenario}: the search is over the bound of {bound}") from None
    return {**found, "bound": bound, "depth": 0}


class _Search:
    """The completions of requests in a task's world."""

    def __init__(self, domain: Domain, task: Task, bound: int) -> None:
        self.domain, self.task, self.bound = domain, task, bound
        self.snapshot = snapshot_of(domain, task.world)
        self.tried: Tried = {}
        self.goal = frozenset(state_key(domain, state) for state in task.goal.end_states)

    def of(self, requests: Sequence[Request], *, opening: bool = False) -> Completions:
        customer = self.task.intent.customer.id
        return completions(
            self.domain, self.snapshot, customer, requests, opening=opening, bound=self.bound, tried=self.tried
        )

    def need_goal(self, found: Completions, what: str) -> None:
        """Check that there is one reading, and that its end states are what the goal accepts."""
        if found.with_database != 1:
            raise Rejected(f"{self.task.scenario}: {what} has {'no' if not found.readings else 'several'} readings")
        if found.readings != {self.goal}:
            raise Rejected(f"{self.task.scenario}: the goal isn't what {what} comes to")


def _general(search: _Search, task: Task) -> dict[str, Any]:
    found = search.of(task.intent.requests)
    search.need_goal(found, "what is said")
    return {
        "completions_by_words": found.by_words,
        "completions_all": found.with_database,
        "settled_by": "words" if found.by_words == 1 else "lookup",
    }


def _ambiguous(search: _Search, task: Task) -> dict[str, Any]:
    clear = search.of(task.intent.requests)
    search.need_goal(clear, "what is said")
    opening = search.of(task.intent.requests, opening=True)
    if opening.with_database < 2:
        raise Rejected("ambiguous: the opening has one reading")
    described = search.of([_settled_but_told(r) for r in task.intent.requests], opening=True)
    if described.with_database < 2:
        raise Rejected("ambiguous: what is described has one reading")
    return {
        "completions_opening": opening.with_database,
        "completions_opening_by_words": opening.by_words,
        "completions_opening_complete": opening.complete,
        "completions_described": described.with_database,
        "completions_all": clear.with_database,
        "settled_by": "asking",
    }


def _settled_but_told(request: Request) -> Request:
    """Say everything about the slots of which nothing is said unasked, so that what is described alone stays open."""
    slots = [
        f if f.told is not None else f.model_copy(update={"told": f.asked[-1]}) if f.asked else f for f in request.slots
    ]
    return request.model_copy(update={"slots": tuple(slots)})


def _changing(search: _Search, task: Task) -> dict[str, Any]:
    revision = task.intent.revision
    if revision is None:
        raise Rejected("changing: nothing changes")
    requests = list(task.intent.requests)
    before = search.of(requests)
    if before.with_database != 1:
        raise Rejected(f"changing: {'none' if not before.readings else 'several'} before the revision")
    requests[revision.request : revision.request + 1] = [revision.becomes] if revision.becomes else []
    after = search.of(requests)
    search.need_goal(after, "what is wanted after the revision")
    (stale,) = before.readings
    if stale & search.goal:
        raise Rejected("changing: the revision changes nothing")
    return {
        "completions_before": before.with_database,
        "completions_after": after.with_database,
        "disjoint": True,
        "trigger": revision.trigger,
    }


def _infeasible(search: _Search, task: Task, twin: Task | None) -> dict[str, Any]:
    if twin is None:
        raise Rejected("infeasible: there is no twin")
    if twin.intent != task.intent:
        raise Rejected("infeasible: the twin's intent isn't the same to the letter")
    found = search.of(task.intent.requests)
    if task.feasible:
        search.need_goal(found, "what is asked of the twin")
        return {"completions_all": found.with_database, "completions_by_words": found.by_words}
    if found.readings:
        raise Rejected("infeasible: it can be done")
    other = completions(
        search.domain,
        snapshot_of(search.domain, twin.world),
        twin.intent.customer.id,
        twin.intent.requests,
        bound=search.bound,
    )
    if other.by_words != found.by_words:
        raise Rejected("infeasible: the words fit other things in the twin's world")
    fallback = task.intent.refusal.fallback
    if fallback is not None:
        search.need_goal(search.of([fallback]), "the fallback")
    elif search.goal != {state_key(search.domain, {})}:
        raise Rejected("infeasible: the goal changes something")
    return {
        "completions_all": 0,
        "completions_by_words": found.by_words,
        "completions_twin": other.with_database,
        "fallback": fallback is not None,
    }
