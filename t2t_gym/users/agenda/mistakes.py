"""How mistakes are put right: the customer's own, once the agent tells it that it can't be so, and the agent's."""

from __future__ import annotations

from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.contradictions import wrong_slots
from t2t_gym.users.agenda.state import MOST_ANSWERS, Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing import Heard

__all__ = ["objects", "take_back"]


def objects(state: State, heard: Heard, index: int, response: Response) -> bool:
    """Object, once, to a completion that tells of something else than was agreed to; return whether it does.

    The request stays open, so that the agent may put it right, or say that it can't.
    """
    opened = state.requests[index]
    if not opened.consented or opened.objected or not (heard.owns_up or wrong_slots(state, heard, index)):
        return False  # to read the claim alone takes longer than to look if there is anything in all of it
    wrong = wrong_slots(state, heard.claim, index)
    if wrong:
        opened.objected = True
        response.touched.add(index)
        says = opened.mentions(state.ids, wrong)
        response.moves.append(Move(UserAct("deny", index, wrong), opened.request.operation, says, manner="claimed"))
    return bool(wrong)


def take_back(state: State, heard: Heard, response: Response) -> bool:
    """Put right what was said in error, where a message says that it fits nothing, or isn't so.

    Returns:
        Whether there was anything to put right.
    """
    mistaken = [i for i in state.open() if state.requests[i].errs and state.requests[i].mistakes()]
    if not mistaken or not heard.amiss:
        return False
    before = len(response.moves)
    for i in mistaken:
        if i in response.touched:
            continue
        opened = state.requests[i]
        wrong = opened.mistakes()[:MOST_ANSWERS]
        for fill in wrong:
            opened.answer(fill)
        slots = tuple(fill.slot for fill in wrong)
        says = opened.mentions(state.ids, slots)
        response.touched.add(i)
        response.moves.append(Move(UserAct("inform", i, slots), opened.request.operation, says, manner="mistaken"))
    return len(response.moves) > before
