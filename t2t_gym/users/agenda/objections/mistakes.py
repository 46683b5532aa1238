"""How mistakes are put right: the customer's own, once the agent tells it that it can't be so, and the agent's."""

from __future__ import annotations

from t2t_gym.users.agenda.consent.covered import leaves_open
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.state import MOST_ANSWERS, Response, State
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["correct", "objects", "put_right", "take_back"]


def objects(state: State, heard: Heard, index: int, response: Response) -> bool:
    """Object, once, to a completion that tells of something else than is wanted; return whether it does.

    The request stays open, so that the agent may put it right, or say that it can't.
    """
    opened = state.requests[index]
    if opened.objected or not (
        heard.owns_up or _is_of_another(state, heard, index) or wrong_slots(state, heard, index)
    ):
        return False  # to read the claim alone takes longer than to look if there is anything in all of it
    claim = heard.claim
    wrong = wrong_slots(state, claim, index)
    if not wrong and opened.subject is not None and _is_of_another(state, claim, index):
        wrong = (opened.subject.slot,)
    if wrong:
        opened.objected = True
        response.touched.add(index)
        response.moves.append(state.tell("deny", index, wrong, "claimed" if opened.consented else ""))
    return bool(wrong)


def _is_of_another(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what a message names by its id is another thing than the one that the customer knows by its own."""
    fill = state.requests[index].subject
    if fill is None or fill.slot in state.requests[index].operation.own or fill.value not in state.ids:
        return False
    if heard.has_id(heard.low, fill.value, fill.slot):
        return False
    meant = {value for opened in state.requests for value in opened.values}
    return any(name not in meant for name in heard.ids_in(heard.text, fill.slot))


def correct(state: State, heard: Heard, response: Response) -> None:
    """Put right what a message sums up otherwise than it is wanted, though it asks for no go-ahead.

    What is asked for along with it will be answered, and what is true of a thing only tells which thing is meant.
    """
    recap = heard.recap
    if recap is None:
        return
    for i in state.open():
        wrong = wrong_slots(state, recap, i)
        wrong = tuple([s for s in wrong if s not in heard.slots and not _only_tells(state, recap, i, s)])
        if wrong and i not in response.touched:
            put_right(state, i, wrong, response)


def put_right(state: State, index: int, wrong: tuple[str, ...], response: Response) -> None:
    """Say no to what is put of some slots of a request, and what is wanted instead."""
    opened = state.requests[index]
    for slot in wrong:
        opened.answer(opened.fills[slot])
    state.waste("declined", response)
    response.moves.append(state.tell("deny", index, wrong))


def _only_tells(state: State, heard: Heard, index: int, slot: str) -> bool:
    """Tell whether all that a message mentions of a slot is true of what a request is about."""
    mentioned, subject = heard.mentions[slot], state.requests[index].subject
    known = state.ids.known_features(subject, ()) if subject else ()
    return bool(mentioned) and {f.value for f in known}.issuperset(mentioned)


def take_back(state: State, heard: Heard, proposed: Topic, response: Response) -> bool:
    """Put right what was said in error, where a message says that it fits nothing, or isn't so.

    Where the right thing is put beside it ("is that the one you meant, and shall I go ahead?"), that is still to be
    agreed to.

    Args:
        state: where the customer stands.
        heard: the message.
        proposed: what a go-ahead is asked for.
        response: the turn in the making.

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
        if i not in proposed.requests or not _puts_right(state, heard, i):
            response.touched.add(i)
        wrong = opened.mistakes()[:MOST_ANSWERS]
        for fill in wrong:
            opened.answer(fill)
        response.moves.append(state.tell("inform", i, tuple(fill.slot for fill in wrong), "mistaken"))
    return len(response.moves) > before


def _puts_right(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a go-ahead is asked for what the customer means, and not for what it said in error."""
    return not (heard.looks_up or leaves_open(state, heard, index) or wrong_slots(state, heard, index))
