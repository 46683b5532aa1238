"""What each scenario claims, checked by execution.

general     completions of all that the customer says: one reading, and its end states are the goal's
ambiguous   completions of the opening: at least two readings; of all that is said: one, the goal's
changing    before and after the revision: one reading each, with no end state in common; after: the goal's
infeasible  completions of all that is said: none, while the twin, the same intent to the letter in a world that differs
            in one fact, has one, the goal's; a fallback has one, the goal's

Some kinds claim more: see `kind_claims`. A composition claims what each of its parts does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from t2t_gym.end_states import state_key
from t2t_gym.synthesis.claims.completions import MOST_OPEN, OverBoundError
from t2t_gym.synthesis.claims.differences import differing_records
from t2t_gym.synthesis.claims.kind_claims import KIND_CLAIMS, Claims
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.rejected import Rejected

__all__ = ["claims_of"]


def claims_of(search: Search, twin: Search | None = None) -> Claims:
    """Check by execution what a task's scenario and kind claim, and return what was found.

    Args:
        search: the searches in the task's world.
        twin: those in the world of the other member of its pair, for an infeasible scenario.

    Raises:
        Rejected: the claim doesn't hold.
    """
    task = search.task
    found: Claims = {}
    if task.split != task.world.people:
        raise Rejected(f"{task.scenario}: the people of its world are those of the other split")
    try:
        for scenario, kind in task.parts:
            if scenario == "infeasible":
                found |= _infeasible(search, twin)
            elif task.scenario != "infeasible":  # of which the other parts are what is left to be served
                found |= _SCENARIOS[scenario](search)
            if kind in KIND_CLAIMS:
                found |= KIND_CLAIMS[kind](search)
        if task.goal.answers:
            found |= _answers(search)
    except OverBoundError as over:
        raise Rejected(f"{task.scenario}: the search is over its bound: {over}") from None
    if search.identified and not search.knows_itself:
        raise Rejected(f"{task.scenario}: what the customer says of itself isn't so")
    return {**found, "bound": search.bound, "bound_opening": min(search.bound, MOST_OPEN), "depth": 0}


# --- general ------------------------------------------------------------------------------------------------------


def _general(search: Search) -> Claims:
    found = search.of(search.task.intent.requests)
    search.need_goal(found, "what is said")
    return {
        "completions_by_words": found.by_words,
        "completions_all": found.with_database,
        "settled_by": "words" if found.by_words == 1 else "lookup",
    }


def _answers(search: Search) -> Claims:
    """Whatever serves the customer, the answers owed are the same, and true."""
    owed = search.task.goal.answers
    found = search.answers()
    if found != {owed}:
        raise Rejected("question: the answers owed aren't what serving the customer comes to")
    return {"answers": len(owed)}


# --- ambiguous ----------------------------------------------------------------------------------------------------


def _ambiguous(search: Search) -> Claims:
    requests = search.task.intent.requests
    clear = search.of(requests)
    if search.task.intent.revision is None:
        search.need_goal(clear, "what is said")
    elif clear.with_database != 1:
        raise Rejected("ambiguous: what is said hasn't one reading")
    return {"completions_all": clear.with_database, "settled_by": "asking"}


# --- changing -----------------------------------------------------------------------------------------------------


def _changing(search: Search) -> Claims:
    task = search.task
    revision = task.intent.revision
    if revision is None:
        raise Rejected("changing: nothing changes")
    requests = list(task.intent.requests)
    before = search.of(requests)
    if before.with_database != 1:
        raise Rejected(f"changing: {'none' if not before.readings else 'several'} before the revision")
    done = revision.trigger == "completion_claimed"
    kept = [requests[revision.request]] if done else []
    becomes = [revision.becomes] if revision.becomes else []
    requests[revision.request : revision.request + 1] = [*kept, *becomes]
    after = search.of(requests, ordered=done)
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


# --- infeasible ---------------------------------------------------------------------------------------------------


def _infeasible(search: Search, twin: Search | None) -> Claims:
    task = search.task
    if any(r.operation in search.domain.unserved for r in task.intent.requests):
        return _no_such_tool(search)
    if twin is None:
        raise Rejected("infeasible: there is no twin")
    if twin.task.intent != task.intent:
        raise Rejected("infeasible: the twin's intent isn't the same to the letter")
    if twin.task.world.model_copy(update={"edits": {}}) != task.world.model_copy(update={"edits": {}}):
        raise Rejected("infeasible: the twin's world isn't the same but for a fact")
    requests = task.intent.requests
    found = search.of(requests)
    if task.feasible:
        search.need_goal(found, "what is asked of the twin")
        return {"completions_all": found.with_database, "completions_by_words": found.by_words}
    if found.readings:
        raise Rejected("infeasible: it can be done")
    _need_evidence(search, twin)
    there = twin.of(twin.task.intent.requests)
    if there.by_words != found.by_words:
        raise Rejected("infeasible: the words fit other things in the twin's world")
    fallback = task.intent.refusal.fallback
    left = [r for r in requests if len(requests) > 1 and search.of([r]).readings]
    if left or fallback is not None:
        search.need_goal(search.of([*left, *([fallback] if fallback is not None else [])]), "what is left")
    elif search.goal != {state_key({}, search.snapshot, search.domain.logs)}:
        raise Rejected("infeasible: the goal changes something")
    return {
        "completions_all": 0,
        "completions_by_words": found.by_words,
        "completions_twin": there.with_database,
        "fallback": fallback is not None,
        "left_to_serve": len(left),
    }


def _need_evidence(search: Search, twin: Search) -> None:
    """Check that a refusal is owed, once what tells the two worlds apart has been looked up."""
    goal = search.task.goal
    if not goal.refusal or not (goal.evidence or goal.calls):
        raise Rejected("infeasible: the goal doesn't ask for a refusal on evidence")
    if not differing_records(search, twin).issuperset((*goal.evidence, *goal.also_shown_in)):
        raise Rejected("infeasible: the evidence is the same in the twin's world")


def _no_such_tool(search: Search) -> Claims:
    """No tool does what is asked, so that the call has to be handed to a human, and nothing is changed."""
    goal, requests = search.task.goal, search.task.intent.requests
    if any(r.operation in search.domain.operations for r in requests):
        raise Rejected("no such tool: there is one")
    if not goal.handover or search.goal != {state_key({}, search.snapshot, search.domain.logs)}:
        raise Rejected("no such tool: the goal isn't to hand over and change nothing")
    return {"completions_all": 0, "handover": True}


_SCENARIOS: Mapping[str, Callable[[Search], Claims]] = {
    "general": _general,
    "ambiguous": _ambiguous,
    "changing": _changing,
}
