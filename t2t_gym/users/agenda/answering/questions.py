"""How the customer answers what it is asked for: what was asked, at most two slots a turn, and nothing else.

The answers come in the order of the questions. Asked for more, it says so, once; and what it left open is answered
rather than anything else when it is asked for again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from t2t_gym.task import Fits
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.answering.asked_about import asked_about
from t2t_gym.users.agenda.answering.identifying import identify, path_asked_for, said_back, shortest_path
from t2t_gym.users.agenda.answering.meant import more_of
from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.open_request import OpenRequest
from t2t_gym.users.agenda.reference.apart import named_in
from t2t_gym.users.agenda.revising import changed_to
from t2t_gym.users.agenda.state import MOST_ANSWERS, Response, State
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.acts.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding.hearing.heard import Heard

__all__ = ["answer_questions", "has_news"]


class _Answer(NamedTuple):
    """One answer that a message asks for.

    Attributes:
        request: the request's number; -1 for the identity.
        slots: the slots.
        news: whether it wasn't asked for before.
        unsaid: whether it says what hasn't been said.
        apart: whether it is to be said of which request it is, as more than one could be asked about.
    """

    request: int
    slots: tuple[str, ...]
    news: bool = True
    unsaid: bool = True
    apart: bool = False

    @property
    def what(self) -> tuple[int, str]:
        """What it answers: a request's slot, or who the customer is."""
        return self.request, "" if self.request < 0 else self.slots[0]


def answer_questions(state: State, heard: Heard, response: Response) -> bool:
    """Answer the slots that are asked for, those first that are news; return whether there were any to answer."""
    begin = len(response.moves)  # who it is, it says before what it wants
    _clear_up(state, heard, response)
    answers = _answers(state, heard, response)
    room = max(1, MOST_ANSWERS - sum(len(m.act.slots) for m in response.moves if m.act.kind == "deny"))
    first = sorted(answers, key=lambda a: (not a.unsaid, not a.news, a.what not in state.left))[:room]
    chosen = [a for a in answers if a in first]
    spoken_of = {r for r in (*(a.request for a in answers), *(m.act.request for m in response.moves)) if r >= 0}
    doubted = heard.amiss
    for answer in chosen:
        if (doubted or heard.asks_another) and not answer.news:
            state.waste("restated", response)  # to ask again is then no fault
        else:
            response.needless += not answer.news
        if answer.request < 0:
            response.moves[begin:begin] = identify(state, heard, answer.slots)
            continue
        goes_on = bool(response.moves) and response.moves[-1].act.request == answer.request
        several = (answer.apart or len(spoken_of) > 1) and not goes_on
        response.moves.append(_inform(state, heard, answer, doubted=doubted, several=several))
    left = {a.what for a in answers if a.unsaid and a not in chosen}
    more = {slot for _, slot in left - state.left}.difference(a.what[1] for a in chosen)  # not of another request only
    state.left = (state.left | left).difference(a.what for a in chosen)
    if more:
        response.moves.append(Move(UserAct("ask_rest")))
    if not (any(a.news for a in answers) or (doubted and answers) or response.touched or heard.asks_cause):
        useless = tuple(s for s in heard.slots if s != CHOICE_OF_ACTION and _is_useless(state, s))
        response.needless += len(useless)
        if useless and not answers:
            response.moves.append(_useless(heard, useless[:MOST_ANSWERS]))
    return bool(answers)


def _useless(heard: Heard, slots: tuple[str, ...]) -> Move:
    """Return what is said to a question for slots that nothing the customer wants has."""
    if heard.asks_wish:
        return Move(UserAct("decline", -1, slots))
    return Move(UserAct("dont_know", -1, slots), manner="fact" if heard.asks_fact else "nothing")


def _clear_up(state: State, heard: Heard, response: Response) -> None:
    """Say what is to be done, where that is asked for and hasn't been said; or how it goes with what was said before.

    After a change of mind an agent may ask: "instead of the lamp, or as well?".
    """
    said: dict[int, str] = {}
    if CHOICE_OF_ACTION in heard.slots:
        said.update((i, "clear") for i in state.open() if not state.requests[i].clear)
    if state.revised and heard.asks_if_besides:
        said.update((i, manner) for i, manner in changed_to(state).items() if i in state.open())
    for i, manner in said.items():
        if i not in response.touched:
            response.touched.add(i)
            response.moves.append(state.voice("request", i, manner))


def has_news(state: State, heard: Heard, requests: Sequence[int]) -> bool:
    """Tell whether a message asks for anything that the customer hasn't said yet of who it is, or of some requests."""
    if CHOICE_OF_ACTION in heard.slots and not all(state.requests[i].clear for i in state.open()):
        return True
    if heard.asks_identity:
        return bool(shortest_path(state))
    unsaid = (s for s in heard.slots if s not in state.identity_slots or s not in state.identified)
    return any(s in state.identity_slots or any(state.requests[i].is_unsaid(s) for i in requests) for s in unsaid)


def _answers(state: State, heard: Heard, response: Response) -> list[_Answer]:
    still = [i for i in state.open() if i not in response.touched]
    put_right = {slot for move in response.moves for slot in move.act.slots if move.act.kind in ("inform", "deny")}
    answers = []
    identity = shortest_path(state) if heard.asks_identity else [s for s in heard.slots if s in state.identity_slots]
    if identity:
        inner = {part for whole in heard.slots for i in still for part in _parts(state, i, heard, whole)}
        identity = [s for s in identity if s not in inner]
    elif heard.slots and heard.amiss and all(_is_useless(state, s) for s in heard.slots):
        identity = said_back(state, heard.low)  # "ann@example.org isn't there, please double-check the address"
    if identity:
        slots = path_asked_for(state, identity)[:MOST_ANSWERS]
        news = not state.identified.issuperset(slots)
        answers.append(_Answer(-1, tuple(slots), news, news))
    for slot in heard.slots:
        if slot not in put_right:
            answers += _of_slot(state, heard, still, slot)
    if heard.asks_which and not any(a.request >= 0 and a.unsaid for a in answers):
        instead = _told_apart(state, heard, still)
        answers = [a for a in answers if a.request < 0 or not instead] + instead
    elif any(_is_useless(state, slot) for slot in heard.slots if slot != CHOICE_OF_ACTION):
        known = [a.what for a in answers]  # "is it the one on the 5th or on the 9th?" asks for no day
        answers += [a for a in _told_apart(state, heard, still) if a.what not in known]
    if not answers and heard.asks_preference:
        answers = [_Answer(i, (slot,)) for i in still[:1] for slot in _undecided(state, i)[:1]]
    if CHOICE_OF_ACTION in heard.slots and not any(a.request >= 0 for a in answers):
        unlisted = [slot for i in still[:1] for slot in _unlisted(state, i)]
        answers += [_Answer(still[0], (slot,)) for slot in unlisted[: MOST_ANSWERS - len(answers)]]
    for slot in heard.slots_put:  # "which one? And may I charge your Visa?"
        if slot not in put_right and slot not in heard.slots:
            answers += [a for a in _of_slot(state, heard, still, slot) if a.unsaid]
    return answers


def _of_slot(state: State, heard: Heard, still: Sequence[int], slot: str) -> Iterator[_Answer]:
    """Yield the answers to a question for a slot, for each of the open requests of which it is asked."""
    holders = [i for i in still if _has(state, i, slot)]
    named = named_in(state, heard, holders, heard.low) if len(holders) > 1 else []
    if any(state.requests[i].is_unsaid(slot) for i in named) or not any(
        state.requests[i].is_unsaid(slot) for i in holders
    ):
        holders = named or holders  # what has been said of the one that is named is hardly asked for
    apart = len(holders) > 1
    for i in asked_about(state, heard, holders, slot) if apart else holders:
        opened = state.requests[i]
        more = bool(more_of(state, heard, i, slot))
        yield _Answer(i, (slot,), more or opened.has_news(slot), more or opened.is_unsaid(slot), apart)


def _told_apart(state: State, heard: Heard, still: Sequence[int]) -> list[_Answer]:
    """Return the answer to "which one?" where things of its own are put by what the customer knows them by."""
    return [
        _Answer(i, (slot,))
        for i in still
        for slot in state.requests[i].fills
        if state.ids.puts_several(slot, heard.low) and state.requests[i].is_unsaid(slot)
    ][:1]


def _undecided(state: State, index: int) -> list[str]:
    """Return the slots of a request that ask for something new, and of which it isn't said yet what."""
    opened = state.requests[index]
    return [slot for slot in opened.operation.choices if opened.clear and opened.is_unsaid(slot)]


def _unlisted(state: State, index: int) -> list[str]:
    """Return the lists of which nothing has been said: what of it one who wants to "change something" is asked for."""
    opened = state.requests[index]
    lists = opened.operation.lists
    return [slot for slot in lists if opened.clear and slot not in opened.said and opened.is_unsaid(slot)]


def _inform(state: State, heard: Heard, answer: _Answer, *, doubted: bool, several: bool) -> Move:
    index, (slot,) = answer.request, answer.slots
    opened = state.requests[index]
    fill = opened.fills[slot]
    state.focus = index
    more = more_of(state, heard, index, slot)
    if more:
        opened.say(slot, Fits(features=tuple(more)))
    if opened.is_mistaken(fill):
        manner = "mistaken"
    elif several and slot not in state.telling_apart(index):  # "I mean this one" says itself which is meant
        manner = "several"
    elif heard.asks_whether and slot in wrong_slots(state, heard.asked, index):
        manner = "no"
    elif slot in opened.said and not (opened.is_unsaid(slot) or more):
        manner = _repeating(opened, slot, doubted=doubted)
    else:
        manner = ""
    can = opened.answer(fill)
    about = opened.mentions(state.ids, state.telling_apart(index)) if manner == "several" else {}
    move = state.tell("inform", index, (slot,), manner) if can else state.tell("dont_know", index, (slot,))
    return replace(move, beside=opened.mentions(state.ids), about=about)


def _repeating(opened: OpenRequest, slot: str, *, doubted: bool) -> str:
    """Return how it is said once more: to be sure of it, to be all of a list, or just again."""
    if doubted:
        return "sure"
    return "all" if slot in opened.operation.lists[:1] else "again"


def _has(state: State, index: int, slot: str) -> bool:
    return slot not in state.identity_slots and slot in state.requests[index].fills


def _is_useless(state: State, slot: str) -> bool:
    return slot not in state.identity_slots and not any(_has(state, i, slot) for i in state.open())


def _parts(state: State, index: int, heard: Heard, whole: str) -> list[str]:
    """Return the slots asked for that are fields of one whose value is an object.

    The zip code of an address isn't the identity's; but what is asked for before the address, and is still to be said,
    is: "your zip code and the new address".
    """
    fill = state.requests[index].fills.get(whole)
    if fill is None or not isinstance(fill.value, Mapping):
        return []
    slots = heard.slots
    before = [s for s in slots[: slots.index(whole)] if s in state.identity_slots and s not in state.identified]
    return [part for part in fill.value if part not in before]
