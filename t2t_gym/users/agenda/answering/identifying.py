"""How the customer says who it is: by one way to establish it, and no more than that."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.reference.topic import concerns
from t2t_gym.users.agenda.state import MOST_ANSWERS, Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["identify", "path_asked_for", "said_back", "shortest_path", "verify_identity"]


def path_asked_for(state: State, asked: Sequence[str]) -> list[str]:
    """Return the identity slots to answer: one way to establish the identity, where a whole one was asked for.

    Or the rest of one, of which the customer has said something before.
    """
    facts, so_far = state.intent.customer.facts, state.identified.union(asked)
    can = [p for p in state.identity if so_far.issuperset(p) and all(s in facts for s in p) and {*p} & {*asked}]
    if not can:
        return list(asked)
    path = next((p for p in can if not state.identified.issuperset(p)), can[0])
    return [s for s in path if s in asked]


def shortest_path(state: State) -> list[str]:
    """Return the identity slots that take the least to be said to establish the identity; none if that is done."""
    paths = [p for p in state.identity if all(s in state.intent.customer.facts for s in p)]
    path = min(paths, key=lambda p: len(set(p) - state.identified), default=())
    return [s for s in path if s not in state.identified]


def said_back(state: State, low: str) -> list[str]:
    """Return the identity slots of which a lower-case text says back what the customer has said."""
    return [s for s, fact in state.intent.customer.facts.items() if s in state.identified and fact.lower() in low]


def identify(state: State, heard: Heard, slots: Sequence[str]) -> list[Move]:
    """Return moves that say some identity slots, or that they aren't known, and take note of it.

    Of what has been said before there is no other; where it can't be found, the customer is sure of it.
    """
    known = tuple(s for s in slots if s in state.intent.customer.facts)
    unknown = tuple(s for s in slots if s not in known)
    again = state.identified.issuperset(known)
    moves = []
    if known and again and heard.asks_another:
        moves.append(Move(UserAct("dont_know", -1, known), manner="other"))
    elif known:
        manner = ("sure" if heard.amiss else "again") if again else ""
        moves.append(Move(UserAct("inform", -1, known), says=state.facts(known), manner=manner))
    if unknown:
        moves.append(Move(UserAct("dont_know", -1, unknown), manner="who"))
    state.identified = state.identified.union(slots)
    return moves


def verify_identity(state: State, heard: Heard, response: Response) -> bool:
    """Say whether who the customer is has been put rightly, if nothing else was; return whether it was put."""
    if heard.goes_ahead:
        return False
    facts = state.intent.customer.facts
    right = [s for s, v in facts.items() if v.lower() in heard.low]
    wrong = tuple(s for s in facts if s in heard.mentions and s not in right)[:MOST_ANSWERS]
    parts = {part for i in state.open() for fill in state.requests[i].objects.values() for part in fill.value}
    if not right and parts.issuperset(wrong):  # none, or the zip code of an address that is put
        return False
    if any(concerns(state, heard, i) for i in state.open()):
        return False
    if wrong:
        response.moves.append(Move(UserAct("inform", -1, wrong), says=state.facts(wrong), manner="no"))
    else:
        response.moves.append(Move(UserAct("acknowledge", -1, tuple(right)), manner="right"))
    return True
