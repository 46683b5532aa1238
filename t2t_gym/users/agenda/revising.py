"""How the customer changes its mind: what sets its revision off, and what becomes of the request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from t2t_gym.quantities import Quantity
from t2t_gym.task import Request
from t2t_gym.users.agenda.answering.owed import heard_of
from t2t_gym.users.agenda.reference.topic import concerns
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.moves import Mention, Move
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.amounts_due import due
from t2t_gym.users.understanding.values.answers import is_answer, says

__all__ = ["Event", "changed_to", "price_awaited", "revises", "take_price"]

Event = Literal["completion_claimed", "consent_asked", "price_told"]
"""What can set a revision off."""

_MANNERS = {"completion_claimed": "undo", "price_told": "price"}


def revises(state: State, event: Event, index: int, response: Response, *, again: bool = False) -> bool:
    """Change the mind about a request, if this event sets the revision off; return whether it did.

    Args:
        state: where the customer stands.
        event: what has happened.
        index: the request.
        response: the turn in the making.
        again: whether it has happened before, and the customer didn't mind then.
    """
    revision = state.intent.revision
    if revision is None or state.revised or revision.request != index:
        return False
    unpriced = (event, revision.trigger) == ("consent_asked", "price_told") and not revision.quantity
    if event != revision.trigger and not unpriced:
        return False
    state.revised = True
    response.touched.add(index)
    manner = _MANNERS.get(event, "") + ".again" * again
    if revision.becomes is None:
        state.close(index, "withdrawn")
        response.moves.append(replace(state.name("withdraw", index), manner=manner))
    elif revision.adds:
        state.close(index, "done")
        new = len(state.requests)
        state.replace(new, revision.becomes)
        response.touched.add(new)
        response.moves.append(state.voice("request", new, "added"))
    else:
        move = _put_differently(state, index, revision.becomes)
        response.moves.append(replace(move, manner=manner) if manner else move)
    return True


def _put_differently(state: State, index: int, becomes: Request) -> Move:
    """Put another request in the place of one, and return the move that says so.

    Where it is for the same in other words, it says what was meant before if nothing has been said of it yet: else
    nobody could know that anything has changed.
    """
    before = state.requests[index]
    state.replace(index, becomes)
    move = state.voice("revise", index)
    changed = [fill for slot, fill in before.fills.items() if (new := becomes.fill(slot)) and new.value != fill.value]
    operation = state.requests[index].operation
    if before.request.operation != becomes.operation or any(fill.slot == operation.subject for fill in changed):
        return move
    was: Mapping[str, tuple[Mention, ...]] = {}
    if all(before.is_unsaid(fill.slot) for fill in changed):
        for fill in changed:
            before.answer(fill)
        was = before.mentions(state.ids, [fill.slot for fill in changed])
    # Another choice is made with all that is different about it.
    several = sum(fill.slot not in operation.choices for fill in changed) > 1
    return replace(move, was=was, manner="unsaid" if was else "several" if several else "same")


def changed_to(state: State) -> Mapping[int, str]:
    """Return the request that came of a change of mind, if any did, with whether it is the only one or comes on top."""
    revision = state.intent.revision
    if not state.revised or revision is None or revision.becomes is None:
        return {}
    return {len(state.requests) - 1: "besides"} if revision.adds else {revision.request: "only"}


def take_price(state: State, heard: Heard, quantities: Mapping[str, Quantity], response: Response) -> None:
    """Take note of the price that the consent depends on, and change the mind if it is too high."""
    revision = state.intent.revision
    if revision is None or revision.request in response.touched or revision.request not in state.open():
        return
    prices = heard_of(revision.quantity, quantities, heard, state.asked)
    answers = state.asked == revision.quantity  # whatever else it names
    alone = state.open() == (revision.request,)
    known = quantities.get(revision.quantity)
    if not prices and known is not None and known.cost and alone and "confirm" in heard.acts:
        prices = due(heard.low)  # "do you agree to pay the $66?" leaves nothing to ask
    if not is_answer(prices) or not (alone or answers or concerns(state, heard, revision.request)):
        return
    state.priced = True
    if revision.budget is None or any(isinstance(p, float) and p > revision.budget for p in prices):
        before = any(says(f"${price}", state.heard[:-1]) for price in prices)  # in a list of what there is
        revises(state, "price_told", revision.request, response, again=before)


def price_awaited(state: State, index: int) -> str:
    """Return the quantity that must be told before the customer agrees to a request, or an empty string."""
    revision = state.intent.revision
    if revision is None or revision.request != index or state.priced or state.revised:
        return ""
    return revision.quantity
