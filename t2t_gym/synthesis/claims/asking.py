"""What it takes to settle an ambiguous opening: how many questions at least, and which operations could be meant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, islice

from t2t_gym.database import Database
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.claims.completions import OverBoundError
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import DontCare, Request, SlotFill

__all__ = ["least_questions", "outcomes_of_the_unclear", "settled_but_told", "told_outright"]

_ENOUGH = 2
_TRIED = 60  # ways to carry an operation out that are tried before it is held to be impossible


def told_outright(fill: SlotFill) -> SlotFill:
    """Return a fill of which all that is said is said unasked."""
    return fill.model_copy(update={"told": fill.asked[-1], "mistaken": False}) if fill.asked else fill


def settled_but_told(request: Request) -> Request:
    """Say everything about the slots of which nothing is said unasked, so that what is described alone stays open."""
    slots = [f if f.told is not None else told_outright(f) for f in request.slots]
    return request.model_copy(update={"slots": tuple(slots)})


def least_questions(search: Search) -> int:
    """Return how many slots have to be asked for, at least, until one reading is left.

    Raises:
        Rejected: all of them don't suffice.
    """
    requests = search.task.intent.requests
    openable = [
        (i, fill.slot)
        for i, request in enumerate(requests)
        for fill in request.slots
        if fill.asked and fill.told != fill.asked[-1] and not isinstance(fill.asked[-1], DontCare)
    ]
    for count in range(1, len(openable) + 1):
        for asked in combinations(openable, count):
            if _readings(search, [_answered(i, r, asked) for i, r in enumerate(requests)]) == 1:
                return count
    raise Rejected("ambiguous: no number of questions settles it")


def _answered(index: int, request: Request, asked: Sequence[tuple[int, str]]) -> Request:
    slots = tuple(told_outright(f) if (index, f.slot) in asked else f for f in request.slots)
    return request.model_copy(update={"slots": slots})


def _readings(search: Search, requests: Sequence[Request]) -> int:
    try:
        return search.of(requests, opening=True).with_database
    except OverBoundError:
        return search.bound


def outcomes_of_the_unclear(search: Search) -> int:
    """Return how many ends an unclear request could have, of different operations; no more than two are looked for.

    Raises:
        Rejected: no request is unclear.
    """
    request = next((r for r in search.task.intent.requests if r.unclear), None)
    if request is None:
        raise Rejected("ambiguous: no request is unclear")
    domain = search.domain
    subject = domain.operations[request.operation].subject
    told = tuple(f for f in search.as_worded(request).slots if f.slot == subject)
    db = Database(search.snapshot)
    ends: set[str] = set()
    for operation in domain.operations.values():
        if operation.subject == subject and len(ends) < _ENOUGH:
            hint = Request(operation=operation.name, slots=told)
            for grounding in islice(search.groundings(hint, opening=True), _TRIED):
                tried = attempt(domain, db, search.customer, operation, grounding.values)
                if tried.after is not None:
                    ends.add(tried.key)
                    break
    return len(ends)
