"""What some kinds claim beside the claim of their scenario, checked by execution."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from t2t_gym.synthesis.claims.asking import least_questions, outcomes_of_the_unclear, settled_but_told, told_outright
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Best, Each, Request

__all__ = ["KIND_CLAIMS", "Claims"]

Claims = dict[str, Any]


def _one_request(search: Search) -> Claims:
    """One thing is asked for, beside what the other part of a composition does."""
    if len(search.task.intent.requests) != max(1, len(search.task.labels)):
        raise Rejected("one request: there are several")
    return {}


def _several_requests(search: Search) -> Claims:
    if len(search.task.intent.requests) < 2:
        raise Rejected("several requests: there is one")
    return {}


def _question(search: Search) -> Claims:
    if not search.task.goal.answers:
        raise Rejected("question: no answer is owed")
    return {}


def _look_up(search: Search) -> Claims:
    """The words fit several things, all but one of which can't be served."""
    described = search.of([settled_but_told(r) for r in search.task.intent.requests], opening=True)
    if described.by_words < 2:
        raise Rejected("look-up: the words fit one thing")
    search.need_goal(described, "what is described")
    return {"completions_by_words": described.by_words, "settled_by": "lookup"}


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


def _described(search: Search, *, new: bool) -> Claims:
    """What is described, and not merely missing, leaves at least two ends: things of its own, or what it would have."""
    requests = [settled_but_told(r) for r in search.task.intent.requests]
    described = search.of(requests, opening=True).with_database
    settled = [_settled(search, r, new=not new) for r in requests]
    if described < 2 or search.of(settled, opening=True).with_database < 2:
        raise Rejected("ambiguous: what is described has one reading")
    return {**_open(search), "completions_described": described}


def _settled(search: Search, request: Request, *, new: bool) -> Request:
    """Say everything about what the customer would have (`new`), or about all the rest."""
    choices = search.domain.operations[request.operation].choices
    slots = [told_outright(f) if (f.slot in choices) == new else f for f in request.slots]
    return request.model_copy(update={"slots": tuple(slots)})


def _reference(search: Search) -> Claims:
    """It describes things of its own so that several fit."""
    return _described(search, new=False)


def _variant(search: Search) -> Claims:
    """It describes what it would have so that several fit."""
    return _described(search, new=True)


def _vague(search: Search) -> Claims:
    """It describes what it would have so that several fit, and a criterion settles which."""
    said = [c for r in search.task.intent.requests for f in r.slots for c in f.asked]
    if not any(isinstance(one, Best) for c in said for one in (c.of if isinstance(c, Each) else (c,))):
        raise Rejected("vague preference: there is no criterion")
    return _described(search, new=True)


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


def _revised(search: Search) -> Claims:
    """Another value: the operation stays."""
    before, becomes = _revision(search)
    if becomes is None or becomes.operation != before.operation:
        raise Rejected("value revised: the operation is another one, or there is none")
    return {}


def _swapped(search: Search) -> Claims:
    """Another operation on the same thing."""
    before, becomes = _revision(search)
    if becomes is None or becomes.operation == before.operation:
        raise Rejected("operation swapped: it is the same, or there is none")
    subject = search.domain.operations[becomes.operation].subject
    if before.values().get(subject) != becomes.values().get(subject):
        raise Rejected("operation swapped: it is about something else")
    return {}


def _withdrawn(search: Search) -> Claims:
    if _revision(search)[1] is not None:
        raise Rejected("request withdrawn: another one takes its place")
    return {}


def _revision(search: Search) -> tuple[Request, Request | None]:
    """Return the request that changes, and what it becomes."""
    intent = search.task.intent
    assert intent.revision is not None, "the claim of a changing task"
    return intent.requests[intent.revision.request], intent.revision.becomes


def _added(search: Search) -> Claims:
    """What is added comes on top of what was asked first, and doesn't write over it."""
    revision = search.task.intent.revision
    if revision is None or not revision.adds or revision.trigger != "completion_claimed":
        raise Rejected("request added: none is, once the first is done")
    if revision.becomes is not None and search.goal in search.of([revision.becomes]).readings:
        raise Rejected("request added: it makes good for what was asked first")
    return {}


def _undone(search: Search) -> Claims:
    """The goal says which writes must have been made, for their effects cancel out."""
    writes = [call for call in search.task.gold if call["name"] in search.domain.by_tool]
    if not search.task.goal.calls or any(call not in writes for call in search.task.goal.calls):
        raise Rejected("undo: the goal doesn't ask for the writes")
    return {"calls": len(search.task.goal.calls)}


def _over_budget(search: Search) -> Claims:
    """What is wanted first costs more than the customer would pay, what comes then doesn't; the price is owed."""
    revision, owed = search.task.intent.revision, search.task.goal.price
    assert revision is not None
    before, *others = _prices(search, search.task.intent.requests[revision.request], revision.quantity) or (0.0,)
    if revision.budget is None or before <= revision.budget or others:
        raise Rejected("price: it isn't over the budget, or isn't one")
    if owed is None or (owed.quantity, owed.value) != (revision.quantity, before):
        raise Rejected("price: the goal doesn't ask for the true one")
    after = _prices(search, revision.becomes, revision.quantity) if revision.becomes is not None else ()
    if any(price > revision.budget for price in after):
        raise Rejected("price: what is wanted then is over the budget as well")
    return {"price": before, "budget": revision.budget}


def _prices(search: Search, request: Request, quantity: str) -> set[float]:
    values = {search.price(request, g.values, quantity) for g in search.groundings(request)}
    return {v for v in values if v is not None}


def _unidentified(search: Search) -> Claims:
    """Every look-up that could find the customer must be made, and fails; in the twin's world one doesn't."""
    entities, facts = search.domain.entities, search.task.intent.customer.facts
    known = [{s: facts[s] for s in path if s in facts} for path in search.domain.identity]
    look_ups = [call for call in map(entities.identity_call, known) if call is not None]
    owed = [(call["name"], call["arguments"]) for call in search.task.goal.calls]
    if search.task.feasible != search.identified:
        raise Rejected(f"unidentified: the customer {'can' if search.identified else 'can not'} be identified")
    if not search.task.feasible and not (look_ups and all((c.name, dict(c.arguments)) in owed for c in look_ups)):
        raise Rejected("unidentified: the goal doesn't ask for the look-ups")
    return {"identified": search.identified}


KIND_CLAIMS: Mapping[str, Callable[[Search], Claims]] = {
    "one_request": _one_request,
    "several_requests": _several_requests,
    "question": _question,
    "look_up": _look_up,
    "reference": _reference,
    "variant": _variant,
    "vague_preference": _vague,
    "missing_value": _missing,
    "unclear_operation": _unclear,
    "mistaken_detail": _mistaken,
    "several_questions": _several_questions,
    "value_revised": _revised,
    "operation_swapped": _swapped,
    "request_withdrawn": _withdrawn,
    "request_added": _added,
    "undo": _undone,
    "price_condition": _over_budget,
    "unidentified": _unidentified,
}
"""Kind to what it claims beside its scenario's claim."""
