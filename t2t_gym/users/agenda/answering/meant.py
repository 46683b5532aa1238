"""How the customer says whether the thing that an agent puts is the one that it means, or which of several is."""

from __future__ import annotations

from t2t_gym.task import Feature, SlotFill
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.moves import Move, merge
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import names_feature

__all__ = ["more_of", "stand_by_id", "tell_meant"]


def tell_meant(state: State, heard: Heard, response: Response) -> bool:
    """Say whether a thing that is put is what an open request is about; return whether the customer can tell."""
    for i in state.open():
        fill = state.requests[i].subject
        if fill is None or not isinstance(fill.value, str):
            continue
        wrong = wrong_slots(state, heard, i)
        if wrong and fill.slot not in wrong:
            continue  # "is it May 25 you'd like to fly?", though that is the day of the trip
        put = heard.ids_in(heard.meant, fill.slot)
        another = fill.value not in put if put else heard.asks_another  # "or is it another order?"
        if not another and (_is_named(state, heard, fill) or state.ids.names_only(fill.slot, fill.value, heard.low)):
            move = Move(UserAct("acknowledge", i), manner="meant")
        elif (another and fill.value in state.ids) or wrong:
            state.requests[i].answer(fill)
            move = state.tell("inform", i, (fill.slot,), "no")
        else:
            continue
        state.waste("restated", response)
        response.moves.append(move)
        return True
    return False


def stand_by_id(state: State, heard: Heard, response: Response) -> bool:
    """Say that the id of what is meant is right, where the agent says that it misses it; return whether it does."""
    for i in state.open():
        fill = state.requests[i].subject
        if fill is None or fill.slot not in state.requests[i].said or not _is_named(state, heard, fill):
            continue
        state.waste("restated", response)
        response.moves.append(state.tell("inform", i, (fill.slot,), "sure"))
        return True
    return False


def more_of(state: State, heard: Heard, index: int, slot: str) -> list[Feature]:
    """Return what else a message puts that the customer knows a thing of its own by, once it has said all it meant to.

    "With my card and my certificate", it said; asked which certificate, for $100 or for $500, it names the amount.
    """
    opened = state.requests[index]
    fill = opened.fills[slot]
    if slot not in opened.said or opened.is_unsaid(slot) or not state.ids.puts_several(slot, heard.low):
        return []
    mentions = merge(opened.said[slot])
    if any(m.free or m.best is not None or m.value is not None for m in mentions):
        return []
    known = {feature for mention in mentions for feature in mention.features}
    return [f for f in state.ids.features(slot, fill.value) if f not in known and names_feature(heard.low, f)]


def _is_named(state: State, heard: Heard, fill: SlotFill) -> bool:
    """Tell whether a message names a thing by its id, and the customer knows that."""
    return fill.value in state.ids and fill.value.lower() in heard.low
