"""How the customer answers whether something is so: with yes or no where it knows, else that it doesn't."""

from __future__ import annotations

from t2t_gym.task import SlotFill
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.answering.identifying import verify_identity
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.reference.apart import named_in
from t2t_gym.users.agenda.reference.ids import elements, names_value
from t2t_gym.users.agenda.state import MOST_ANSWERS, Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import is_id, names_feature

__all__ = ["cannot_tell", "tell_fact", "tell_kept", "tell_put"]


def tell_fact(state: State, heard: Heard, response: Response) -> bool:
    """Answer whether something is so by what the customer knows of itself and of what it wants.

    What it can't tell may not be what the agent needs, so that it also says again what is wanted; unless it is only
    asked for a wish. Return whether there is an answer.
    """
    if verify_identity(state, heard, response):
        return True
    asked = heard.asked
    about = named_in(state, asked, state.open(), asked.low) or state.open()
    if any(tell_put(state, asked, i, response) for i in about):
        return True
    if not heard.asks_fact:
        return False
    state.waste("restated", response)
    if heard.asks_holder:
        response.moves.append(Move(UserAct("acknowledge"), manner="right"))  # it calls for nobody else
    else:
        cannot_tell(state, response)
    return True


def cannot_tell(state: State, response: Response) -> None:
    """Say that one can't tell that, and again what is wanted."""
    response.moves.append(Move(UserAct("dont_know"), manner="fact"))
    response.moves.append(state.voice("request", state.focused(), "again"))


def tell_kept(state: State, heard: Heard, response: Response) -> None:
    """Say that a request stays as it was said, where that is asked, if the customer says nothing else of it."""
    asked = heard.asks_if_kept
    for i in state.open() if asked else ():
        if state.request(i).operation in asked and all(move.act.request != i for move in response.moves):
            response.moves.append(Move(UserAct("acknowledge", i), manner="kept"))


def tell_put(state: State, heard: Heard, index: int, response: Response) -> bool:
    """Say whether what a question puts of a request is right; return whether it puts anything.

    What hasn't been said of it yet is said then, as if it had been asked for. Of a thing of its own that has only been
    described it may be asked whatever one can of a thing, so that nothing is taken to be put of it.
    """
    opened = state.requests[index]
    wrong = wrong_slots(state, heard, index)
    put = wrong or [f.slot for f in opened.request.slots if _puts_value(f, heard) or _chooses(state, heard, index, f)]
    news = [slot for slot in put or _described(state, heard, index) if opened.is_unsaid(slot)]
    slots = tuple(news[:MOST_ANSWERS]) or wrong
    for slot in slots:
        opened.answer(opened.fills[slot])
    if slots:
        response.moves.append(state.tell("inform", index, slots, "no" if wrong else ""))
    elif put:
        state.waste("restated", response)
        response.moves.append(Move(UserAct("acknowledge", index), manner="so"))
    return bool(slots or put)


def _puts_value(fill: SlotFill, heard: Heard) -> bool:
    """Tell whether a message names what a slot comes to, and not by an id."""
    if any(map(is_id, elements(fill.value))):
        return False
    return names_value(fill, heard.low) or (isinstance(fill.value, str) and fill.value in heard.mentions[fill.slot])


def _chooses(state: State, heard: Heard, index: int, fill: SlotFill) -> bool:
    """Tell whether a message describes something to choose as the customer wants it.

    Unless it is asked if that is wanted, it has to do so in words for nothing else.
    """
    opened = state.requests[index]
    if fill not in opened.choices:
        return False
    described = state.ids.known_features(fill, fill.constraints())
    if not heard.puts_wish:
        known = {f.value for o in opened.besides(fill) for f in state.ids.known_features(o, o.constraints())}
        described = [f for f in described if f.value not in known]
    return any(names_feature(heard.low, f, loosely=False) for f in described)


def _described(state: State, heard: Heard, index: int) -> list[str]:
    """Return the slots of a request of which a message words anything that the customer would say."""
    slots = state.request(index).slots
    return [fill.slot for fill in slots if any(state.ids.named(fill, fill.asked, heard.low))]
