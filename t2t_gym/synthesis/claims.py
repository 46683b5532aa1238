"""What each scenario claims, checked by execution.

general     completions of all that the customer says: one reading, and its end states are the goal's
ambiguous   completions of the opening: at least two readings; of all that is said: one, the goal's
changing    before and after the revision: one reading each, with no end state in common; after: the goal's
infeasible  completions of all that is said: none, while the twin, the same intent to the letter in a world that differs
            in one fact, has one, the goal's; a fallback has one, the goal's

Some kinds claim more: see `_KINDS`. A composition claims what each of its parts does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from t2t_gym.domain import Domain
from t2t_gym.synthesis.asking import least_questions, outcomes_of_the_unclear, settled_but_told
from t2t_gym.synthesis.completions import BOUND, OverBoundError
from t2t_gym.synthesis.searches import Search
from t2t_gym.synthesis.setting import Rejected, state_key
from t2t_gym.task import Request, Task

__all__ = ["claims_of", "parts_of"]

Claims = dict[str, Any]


def claims_of(domain: Domain, task: Task, *, twin: Task | None = None, bound: int = BOUND) -> Claims:
    """Check by execution what a task's scenario and kind claim, and return what was found.

    Args:
        domain: the task's domain.
        task: the task.
        twin: the other member of its pair, for an infeasible scenario.
        bound: the bound of each search.

    Raises:
        Rejected: the claim doesn't hold.
    """
    search = Search(domain, task, bound)
    found: Claims = {}
    try:
        for scenario, kind in parts_of(task):
            if scenario == "infeasible":
                found |= _infeasible(search, twin)
            elif task.scenario != "infeasible":  # of which the other parts are what is left to be served
                found |= _SCENARIOS[scenario](search)
            if kind in _KINDS:
                found |= _KINDS[kind](search)
        if task.goal.answers:
            found |= _answers(search)
    except OverBoundError:
        raise Rejected(f"{task.scenario}: the search is over the bound of {bound}") from None
    return {**found, "bound": bound, "depth": 0}


def parts_of(task: Task) -> tuple[tuple[str, str], ...]:
    """Return the scenario and kind of each part of a task; of a task that is no composition, its own."""
    labels = task.labels or (f"{task.scenario}.{task.kind}",)
    return tuple((scenario, kind) for scenario, _, kind in (label.partition(".") for label in labels))


# --- general ------------------------------------------------------------------------------------------------------


def _general(search: Search) -> Claims:
    found = search.of(search.task.intent.requests)
    search.need_goal(found, "what is said")
    return {
        "completions_by_words": found.by_words,
        "completions_all": found.with_database,
        "settled_by": "words" if found.by_words == 1 else "lookup",
    }


def _look_up(search: Search) -> Claims:
    """The words fit several things, all but one of which can't be served."""
    described = search.of([settled_but_told(r) for r in search.task.intent.requests], opening=True)
    if described.by_words < 2:
        raise Rejected("look-up: the words fit one thing")
    search.need_goal(described, "what is described")
    return {"completions_by_words": described.by_words, "settled_by": "lookup"}


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


def _open(search: Search) -> Claims:
    """The opening leaves at least two ends, and it takes a question to settle which."""
    opening = search.of(search.task.intent.requests, opening=True)
    if opening.with_database < 2:
        raise Rejected("ambiguous: the opening has one reading")
    return {
        "completions_opening": opening.with_database,
        "completions_opening_by_words": opening.by_words,
        "completions_opening_complete": opening.complete,
        "questions": least_questions(search),
    }


def _described(search: Search) -> Claims:
    """What is described, and not merely missing, leaves at least two ends."""
    described = search.of([settled_but_told(r) for r in search.task.intent.requests], opening=True)
    if described.with_database < 2:
        raise Rejected("ambiguous: what is described has one reading")
    return {**_open(search), "completions_described": described.with_database}


def _missing(search: Search) -> Claims:
    """Of the slot that makes the difference nothing is said at all."""
    silent = [r for r in search.task.intent.requests if any(f.told is None and f.asked for f in r.slots)]
    if not silent:
        raise Rejected("ambiguous: nothing is missing")
    return _open(search)


def _unclear(search: Search) -> Claims:
    """At least two operations could be carried out on what the opening names."""
    outcomes = outcomes_of_the_unclear(search)
    if outcomes < 2:
        raise Rejected("ambiguous: only one operation can be meant")
    return {"completions_opening": outcomes, "completions_opening_complete": False, "questions": 1}


def _mistaken(search: Search) -> Claims:
    """What is said unasked can't be served; put right, it can."""
    if not any(f.mistaken for r in search.task.intent.requests for f in r.slots):
        raise Rejected("mistaken: nothing is")
    requests = [settled_but_told(r) for r in search.task.intent.requests]
    opening = search.of(requests, opening=True)
    if opening.with_database:
        raise Rejected("mistaken: what is said in error can be served")
    return {"completions_as_said": 0, "completions_as_said_by_words": opening.by_words, "questions": 1}


def _several_questions(search: Search) -> Claims:
    found = _open(search)
    if found["questions"] < 2:
        raise Rejected("several questions: one settles it")
    return found


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


def _added(search: Search) -> Claims:
    revision = search.task.intent.revision
    if revision is None or not revision.adds or revision.trigger != "completion_claimed":
        raise Rejected("request added: none is, once the first is done")
    return {}


def _undone(search: Search) -> Claims:
    """The goal says which writes must have been made, for their effects cancel out."""
    writes = [call for call in search.task.gold if call["name"] in search.domain.by_tool]
    if not search.task.goal.calls or any(call not in writes for call in search.task.goal.calls):
        raise Rejected("undo: the goal doesn't ask for the writes")
    return {"calls": len(search.task.goal.calls)}


def _over_budget(search: Search) -> Claims:
    """What is wanted first costs more than the customer would pay, and what is wanted then doesn't."""
    revision = search.task.intent.revision
    assert revision is not None
    before = _price(search, search.task.intent.requests[revision.request], revision.quantity)
    if revision.budget is None or before is None or before <= revision.budget:
        raise Rejected("price: it isn't over the budget")
    after = _price(search, revision.becomes, revision.quantity) if revision.becomes is not None else None
    if after is not None and after > revision.budget:
        raise Rejected("price: what is wanted then is over the budget as well")
    return {"price": before, "budget": revision.budget}


def _price(search: Search, request: Request, quantity: str) -> float | None:
    values = {search.price(request, g.values, quantity) for g in search.groundings(request)}
    values.discard(None)
    return max((v for v in values if v is not None), default=None)


# --- infeasible ---------------------------------------------------------------------------------------------------


def _infeasible(search: Search, twin: Task | None) -> Claims:
    task = search.task
    if any(r.operation in search.domain.unserved for r in task.intent.requests):
        return _no_such_tool(search)
    if twin is None:
        raise Rejected("infeasible: there is no twin")
    if twin.intent != task.intent:
        raise Rejected("infeasible: the twin's intent isn't the same to the letter")
    requests = task.intent.requests
    found = search.of(requests)
    if task.feasible:
        search.need_goal(found, "what is asked of the twin")
        return {"completions_all": found.with_database, "completions_by_words": found.by_words}
    if found.readings:
        raise Rejected("infeasible: it can be done")
    other = Search(search.domain, twin, search.bound).of(twin.intent.requests)
    if other.by_words != found.by_words:
        raise Rejected("infeasible: the words fit other things in the twin's world")
    fallback = task.intent.refusal.fallback
    left = [r for r in requests if len(requests) > 1 and search.of([r]).readings]
    if left or fallback is not None:
        search.need_goal(search.of([*left, *([fallback] if fallback is not None else [])]), "what is left")
    elif search.goal != {state_key(search.domain, {})}:
        raise Rejected("infeasible: the goal changes something")
    return {
        "completions_all": 0,
        "completions_by_words": found.by_words,
        "completions_twin": other.with_database,
        "fallback": fallback is not None,
        "left_to_serve": len(left),
    }


def _unidentified(search: Search) -> Claims:
    """Every look-up that could find the customer must be made, and fails; in the twin's world one doesn't."""
    if search.task.feasible != search.identified:
        raise Rejected(f"unidentified: the customer {'can' if search.identified else 'can not'} be identified")
    if not search.task.feasible and not search.task.goal.calls:
        raise Rejected("unidentified: the goal doesn't ask for the look-ups")
    return {"identified": search.identified}


def _no_such_tool(search: Search) -> Claims:
    """No tool does what is asked, so that the call has to be handed to a human, and nothing is changed."""
    goal, requests = search.task.goal, search.task.intent.requests
    if any(r.operation in search.domain.operations for r in requests):
        raise Rejected("no such tool: there is one")
    if not goal.handover or search.goal != {state_key(search.domain, {})}:
        raise Rejected("no such tool: the goal isn't to hand over and change nothing")
    return {"completions_all": 0, "handover": True}


_SCENARIOS: Mapping[str, Callable[[Search], Claims]] = {
    "general": _general,
    "ambiguous": _ambiguous,
    "changing": _changing,
}

_KINDS: Mapping[str, Callable[[Search], Claims]] = {
    "look_up": _look_up,
    "reference": _described,
    "variant": _described,
    "vague_preference": _described,
    "missing_value": _missing,
    "unclear_operation": _unclear,
    "mistaken_detail": _mistaken,
    "several_questions": _several_questions,
    "request_added": _added,
    "undo": _undone,
    "price_condition": _over_budget,
    "unidentified": _unidentified,
}
"""Kind to what it claims beside its scenario's claim."""
