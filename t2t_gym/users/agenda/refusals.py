"""How the customer takes being refused: it insists, or accepts it and asks for what it would have instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from t2t_gym.users.agenda.contradictions import wrong_slots
from t2t_gym.users.agenda.ids import elements, names_value
from t2t_gym.users.agenda.open_request import OpenRequest
from t2t_gym.users.agenda.proposals import ask_which_request
from t2t_gym.users.agenda.questions import has_news
from t2t_gym.users.agenda.state import Response, State
from t2t_gym.users.agenda.topic import Topic, is_put
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing import Heard
from t2t_gym.users.understanding.worded import is_among, names_feature

__all__ = ["is_muddled", "take_refusal", "take_up_again"]


_PUTS = ("confirm", "offer")
"""Acts that put something to the customer."""

_MANY_SLOTS = 3
"""Slots asked for from which a message that also refuses and asks for a go-ahead is a flood."""


def take_refusal(state: State, heard: Heard, refused: Topic, proposed: Topic, response: Response) -> None:
    """Take what a message says can't be done.

    Args:
        state: where the customer stands.
        heard: the message.
        refused: what is refused.
        proposed: what a go-ahead is asked for beside it.
        response: the turn in the making.
    """
    asks = heard.asks_identity or not heard.operations("refuse")
    if heard.conditional_refusal or (asks and has_news(state, heard, refused.requests)):
        return  # "I can't go on without your email" asks for the email
    concerned = [
        i for i in refused.requests if i not in response.touched and not _is_spared(state, heard, refused, proposed, i)
    ]
    if len(concerned) > 1 and (refused.vague or not refused.named):
        response.touched.update(concerned)
        ask_which_request(state, response)
        return
    for i in concerned:
        response.touched.add(i)
        if state.insists > 0:
            response.moves.append(_insist(state, heard, i))
            continue
        state.close(i, "refused")
        response.moves.append(state.name("accept_refusal", i))
        if state.fallback is not None:
            index = len(state.requests)
            state.replace(index, state.fallback)
            state.fallback = None
            response.touched.add(index)
            response.moves.append(state.voice("request", index, "instead"))


def take_up_again(state: State, heard: Heard) -> None:
    """Open again what was given up as refused, where the agent puts it to the customer after all.

    Who has asked for something else in its place by then wants that; and what is put in place of what is refused again
    isn't that.
    """
    if heard.acts.isdisjoint(_PUTS) or state.intent.refusal.fallback is not None:
        return
    if "refuse" in heard.acts and ("confirm" not in heard.acts or heard.puts_alternative or heard.handover):
        return
    for i, opened in enumerate(state.requests):
        if opened.status == "refused" and is_put(state, heard, i):
            state.close(i, "open")


def is_muddled(state: State, heard: Heard, done: Topic, refused: Topic, proposed: Topic) -> bool:
    """Tell whether a message contradicts itself, or asks for everything at once."""
    if not refused.heard:
        return False
    together = not {*done.requests, *proposed.requests}.isdisjoint(refused.requests)
    if together and len(heard.slots) >= _MANY_SLOTS:
        return True
    elsewhere = bool(refused.strange) and not refused.requests
    apart = done.named and refused.named and not set(done.requests) & set(refused.requests)
    if done.heard and not apart and (refused.named or not done.named or proposed.heard):
        return not elsewhere
    hit = [i for i in refused.requests if refused.named and not _is_spared(state, heard, refused, proposed, i)]
    operations = {state.request(i).operation for i in hit}
    return not (heard.handover or heard.puts_alternative) and any(
        operations.intersection(heard.own_operations(c)) for c in heard.clauses if c.act == "confirm"
    )


def _insist(state: State, heard: Heard, index: int) -> Move:
    """Return a move that insists: against what is offered instead, by a bluff (once), or, after that, in few words."""
    opened = state.requests[index]
    again, opened.insisted = opened.insisted, True
    state.insists -= 1
    if "offer" in heard.acts:
        return state.voice("insist", index, "offered")
    if state.intent.refusal.bluff and not state.bluffed:
        state.bluffed = True
        return _bluff(state, heard, index)
    return replace(state.name("insist", index), manner="again") if again else state.voice("insist", index)


def _bluff(state: State, heard: Heard, index: int) -> Move:
    """Return a move that claims what nobody said, which is no more than what is wanted and what of it is disputed.

    Who flies, where things go and what pays isn't what a colleague would have promised, unless it was just refused.
    """
    move, opened = state.voice("insist", index, "bluff"), state.requests[index]
    operation = state.operations[opened.request.operation]
    objects = {*opened.objects, *opened.groups}
    essential = {operation.subject, *operation.lists}
    says = {
        slot: mentions
        for slot, mentions in move.says.items()
        if slot not in objects and (slot in essential or _is_named(state, opened, slot, heard.refused))
    }
    return replace(move, act=replace(move.act, slots=tuple(says)), says=says)


def _is_named(state: State, opened: OpenRequest, slot: str, low: str) -> bool:
    """Tell whether a lower-case text names what the customer wants of a slot, by its value or what it is known by."""
    fill = opened.fills[slot]
    known = state.ids.known_features(fill, opened.said.get(slot, ()))
    return names_value(fill, low) or any(names_feature(low, feature) for feature in known)


def _is_spared(state: State, heard: Heard, refused: Topic, proposed: Topic, index: int) -> bool:
    """Tell whether what is refused about a request isn't what the customer wants of it.

    So it is where only the whole can be done, of which it wants no part; where it has no preference for what is asked
    beside the refusal ("your gift card isn't enough; which card shall I use?"); where only what others might choose is
    refused ("the flight at 9:00 is sold out"), or another thing of its own than it means; where it is asked if it means
    just what it does mean; and where it is asked to agree to just what it wants: to the whole of what can't be done in
    part, or to something of which the refusal named nothing else that is wanted.
    """
    opened = state.requests[index]
    has_parts = bool(state.operations[opened.request.operation].lists)
    if heard.offers_whole and not has_parts:
        return True
    if not refused.named and any(slot in opened.fills and opened.fills[slot].value is None for slot in heard.slots):
        return True
    if _refuses_other_choices(state, heard, index) or _refuses_another_thing(state, heard, index):
        return True
    if _wanted_in(state, index, heard.meant.lower()):
        return True
    if index not in proposed.requests or heard.handover or heard.looks_up or wrong_slots(state, heard, index):
        return False
    if heard.puts_whole and not has_parts:
        return True
    offered = _wanted_in(state, index, heard.text_of("confirm"))
    does = proposed.named and not refused.named  # "it can't be undone. I can cancel your order #W1; shall I?"
    if not offered and not heard.puts_alternative and (does or is_put(state, heard, index)):
        offered = _wanted_in(state, index, heard.beside("refuse").lower())
    about = _about(state, index)
    apart = about if offered - about else set()  # which thing it is about is then no more than told
    named = any(heard.mentions_in(heard.refused).values())  # "gift cards" are no cards then
    return bool(offered) and _wanted_in(state, index, heard.refused, loosely=not named) - apart <= offered


def _refuses_other_choices(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is something to choose, by its number, and none of what the customer chooses."""
    for slot in state.operations[state.request(index).operation].choices:
        fill = state.requests[index].fills.get(slot)
        if fill is not None and fill.value is not None and (refused := _refused_ids(heard, slot)):
            wanted = [number for value in elements(fill.value) for number in heard.numbers_in(value, slot)]
            return not any(is_among(number, refused) for number in wanted)
    return False


def _refuses_another_thing(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is refused of a thing by its id, and the one that the customer means is put, too."""
    fill = state.subject(index)
    if fill is None or not isinstance(fill.value, str) or fill.value.lower() not in heard.low:
        return False
    refused = _refused_ids(heard, fill.slot)
    return bool(refused) and fill.value not in refused


def _refused_ids(heard: Heard, slot: str) -> Sequence[str]:
    """Return the ids that what is refused names of a slot."""
    return heard.ids_in("\n".join(c.text for c in heard.clauses if c.act == "refuse"), slot)


def _about(state: State, index: int) -> set[object]:
    """Return the slot that says which thing a request is about, with all that the customer knows the thing by."""
    fill = state.subject(index)
    if fill is None:
        return set()
    return {
        fill.slot,
        *(f.value for f in state.ids.known_features(fill, state.requests[index].said.get(fill.slot, ()))),
    }


def _wanted_in(state: State, index: int, low: str, *, loosely: bool = True) -> set[object]:
    """Return what a lower-case text names of what a request is about: its slots by value, its things by feature."""
    opened = state.requests[index]
    by_value = {fill.slot for fill in opened.request.slots if names_value(fill, low)}
    return by_value.union(state.ids.worded(opened.request, opened.said, low, loosely=loosely))
