"""How the customer says whether the thing that an agent puts is the one that it means."""

from __future__ import annotations

from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.contradictions import wrong_slots
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing import Heard

__all__ = ["stand_by_id", "tell_meant"]


def tell_meant(state: State, heard: Heard, response: Response) -> bool:
    """Say whether a thing that is put is what an open request is about; return whether the customer can tell."""
    for i in state.open():
        opened = state.requests[i]
        subject = state.operations[opened.request.operation].subject
        fill = opened.fills.get(subject)
        if fill is None or not isinstance(fill.value, str):
            continue
        if fill.value.lower() in heard.low or state.ids.names_only(subject, fill.value, heard.low):
            move = Move(UserAct("acknowledge", i), manner="meant")
        elif subject in wrong_slots(state, heard, i):
            opened.answer(fill)
            says = opened.mentions(state.ids, (subject,))
            move = Move(UserAct("inform", i, (subject,)), opened.request.operation, says, manner="no")
        else:
            continue
        state.waste("restated", response)
        response.moves.append(move)
        return True
    return False


def stand_by_id(state: State, heard: Heard, response: Response) -> bool:
    """Say that the id of what is meant is right, where the agent says that it misses it; return whether it does."""
    for i in state.open():
        opened = state.requests[i]
        subject = state.operations[opened.request.operation].subject
        fill = opened.fills.get(subject)
        if fill is None or subject not in opened.said or str(fill.value).lower() not in heard.low:
            continue
        state.waste("restated", response)
        says = opened.mentions(state.ids, (subject,))
        response.moves.append(Move(UserAct("inform", i, (subject,)), opened.request.operation, says, manner="sure"))
        return True
    return False
