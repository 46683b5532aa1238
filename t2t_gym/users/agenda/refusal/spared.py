"""Whether what an agent refuses is anything that the customer wants."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from t2t_gym.users.agenda.objections.contradictions import wrong_slots
from t2t_gym.users.agenda.reference.ids import elements, names_value
from t2t_gym.users.agenda.reference.put import is_put
from t2t_gym.users.agenda.reference.topic import Topic
from t2t_gym.users.agenda.refusal.unavailable import unavailable
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.acts.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import is_among

__all__ = ["is_spared"]

# There is nothing of some kind, rather than that something can't be done.
_NONE_THERE = re.compile(
    r"\b(?:there(?:'s| is| are) (?:currently )?no|there (?:isn't|aren't|is not|are not) any"
    r"|(?:is|are) (?:not available|unavailable|sold out|out of stock|full))\b"
)

# "We can't ship to Boston", but not "..., as it has already gone to Boston", nor "your order going to Boston".
_TO_PLACE = re.compile(
    r"^(?:(?!\b(?:because|since|as|has|have|had|been)\b)[^:;])*?(?<!order)(?<!going)(?<!addressed)(?<!shipping)"
    r" to ((?:[A-Z][\w.'-]*\w ?)+)",
    re.MULTILINE,
)
_CODE = 3  # letters of a part that may be spelt out instead


def is_spared(state: State, heard: Heard, refused: Topic, proposed: Topic, index: int) -> bool:
    """Tell whether what is refused about a request isn't what the customer wants of it.

    So it is where only the whole can be done, of which it wants no part; where it has no preference for what is asked
    beside the refusal ("your gift card isn't enough; which card shall I use?"); where only what others might choose is
    refused ("the flight at 9:00 is sold out", "there are no direct flights; which of these?"), another thing of its own
    than it means, another place, or something that it never asked for; where it is asked if it means just what it does
    mean; and where it is asked to agree to just what it wants: to the whole of what can't be done in part, or to
    something of which the refusal named nothing else that is wanted, or told no more than a rule.
    """
    if _is_of_something_else(state, heard, refused, index) or _wanted_in(state, index, heard.meant.lower()):
        return True
    if index not in proposed.requests:
        return bool(proposed.requests) and _names_nothing_of(state, heard, index)
    if heard.handover or heard.looks_up or wrong_slots(state, heard, index):
        return False
    return _is_put_whole(state, heard, refused, proposed, index)


def _is_of_something_else(state: State, heard: Heard, refused: Topic, index: int) -> bool:
    """Tell whether what is refused is a part, a value, a choice, a thing or a place that the customer doesn't want."""
    opened = state.requests[index]
    if heard.offers_whole and not opened.operation.lists:
        return True
    if not refused.named and any(slot in opened.fills and opened.fills[slot].value is None for slot in heard.slots):
        return True
    values = unavailable(state, heard, index)
    if values and (not any(values.values()) or _goes_on_apart_from(state, heard, index, values)):
        return True
    return (
        _refuses_something_else(state, heard, index)
        or _puts_choices(state, heard, index)
        or _refuses_other_choices(state, heard, index)
        or _refuses_another_thing(state, heard, index)
        or _refuses_another_place(state, heard, index)
    )


def _is_put_whole(state: State, heard: Heard, refused: Topic, proposed: Topic, index: int) -> bool:
    """Tell whether a go-ahead is asked for just what the customer wants, of which nothing else is refused."""
    opened = state.requests[index]
    if heard.puts_whole and not opened.operation.lists:
        return True
    offered = _wanted_in(state, index, heard.text_of("confirm").lower())
    # "It can't be undone. I can cancel your order #W1; shall I?", "$5 to your Visa, I can't split it. Shall I do it?"
    does = (proposed.named or heard.refuses_detail) and not refused.named
    # "Basic fares can't be changed. Shall I move you to HAT001?": this is none, then.
    rule = heard.refuses_in_general and opened.request.operation in heard.operations("confirm")
    if not offered and not heard.puts_alternative and (does or rule or is_put(state, heard, index)):
        offered = _wanted_in(state, index, heard.beside("refuse").lower())
    about = _about(state, index)
    if rule and offered - about:
        return True
    apart = about if offered - about else set()  # which thing it is about is then no more than told
    named = any(heard.mentions_in(heard.refused).values())  # "gift cards" are no cards then
    return bool(offered) and _wanted_in(state, index, heard.refused, loosely=not named) - apart <= offered


def _refuses_something_else(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is none of the customer's concern.

    So it is where what it wants is said to be possible beside it ("I can move your flight, but there's no refund"), in
    some way of which it is asked for more ("I can't add anybody, but names can be changed; which name is it?"); where
    several things can't be combined, of which it wants one; and where nothing to be done is named, but something that
    the request hasn't, and nothing that it has ("insurance can't be had any more").
    """
    opened = state.requests[index]
    named = heard.operations("refuse")
    if opened.request.operation in heard.affirmed and (not named or any(slot in opened.fills for slot in heard.slots)):
        return True
    if heard.can_do_it and opened.request.operation not in named:
        return True
    if heard.refuses_combination:
        return sum(state.request(i).operation in named for i in state.open()) < 2
    slots = heard.refused_slots - state.identity_slots - {CHOICE_OF_ACTION}
    elsewhere = bool(slots) and not named and slots.isdisjoint(opened.fills)
    return elsewhere and not _wanted_in(state, index, heard.refused)


def _names_nothing_of(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused neither names anything of a request nor points at it: "it takes a while, sorry"."""
    if heard.operations("refuse") or heard.points_at_refused:
        return False
    return not _wanted_in(state, index, heard.refused)


def _goes_on_apart_from(state: State, heard: Heard, index: int, slots: Container[str]) -> bool:
    """Tell whether a message asks for what else a request takes than some slots: "no gift cards; which jacket?"."""
    opened = state.requests[index]
    asked = [slot for slot in heard.slots if slot in opened.fills and slot != opened.operation.subject]
    return bool(asked) and not any(slot in slots for slot in asked)


def _refuses_other_choices(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is something to choose, by its number, and none of what the customer chooses."""
    for fill in state.requests[index].choices:
        if fill.value is not None and (refused := _refused_ids(heard, fill.slot)):
            wanted = [number for value in elements(fill.value) for number in heard.numbers_in(value, fill.slot)]
            return not any(is_among(number, refused) for number in wanted)
    return False


def _puts_choices(state: State, heard: Heard, index: int) -> bool:
    """Tell whether the customer is asked to choose what it hasn't said yet, of all but a kind that it doesn't want."""
    opened = state.requests[index]
    asked = [fill for fill in opened.choices if fill.slot in heard.slots and opened.is_unsaid(fill.slot)]
    none = bool(asked) and _NONE_THERE.search(heard.refused) is not None
    return none and not any(any(state.ids.named(fill, fill.constraints(), heard.refused)) for fill in asked)


def _refuses_another_thing(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is refused of a thing by its id, and the customer means another one.

    It can only know if it knows that one's id, or hears it.
    """
    fill = state.requests[index].subject
    if fill is None or not isinstance(fill.value, str):
        return False
    if fill.value not in state.ids and fill.value.lower() not in heard.low:
        return False
    refused = [name.lower() for name in _refused_ids(heard, fill.slot)]
    return bool(refused) and fill.value.lower() not in refused


def _refuses_another_place(state: State, heard: Heard, index: int) -> bool:
    """Tell whether what is refused is refused of a place by its name, and an object that is wanted has no such part.

    "We can't ship to Boston" is nothing to who wants it sent to Denver. A name may be what a code stands for.
    """
    opened = state.requests[index]
    if not opened.objects or any(names_value(fill, heard.refused) for fill in opened.objects.values()):
        return False
    named = (found[1].lower() for found in _TO_PLACE.finditer(heard.text_of("refuse")))
    places = [place for place in named if not state.mentions_any(place)]
    parts = [str(part).lower() for fill in opened.objects.values() for part in fill.value.values()]
    return bool(places) and not any(_may_stand_for(part, place) for part in parts for place in places)


def _may_stand_for(code: str, name: str) -> bool:
    """Tell whether a text in lower case may be a code for a name: "co" for Colorado."""
    letters = iter(name)
    return 1 < len(code) <= _CODE and name[0] == code[0] and all(letter in letters for letter in code)


def _refused_ids(heard: Heard, slot: str) -> Sequence[str]:
    """Return the ids that what is refused names of a slot."""
    return heard.ids_in(heard.text_of("refuse"), slot)


def _about(state: State, index: int) -> set[object]:
    """Return the slot that says which thing a request is about, with all that the customer knows the thing by."""
    fill = state.requests[index].subject
    if fill is None:
        return set()
    return {fill.slot, *(feature.value for feature in state.known_by(index, fill))}


def _wanted_in(state: State, index: int, low: str, *, loosely: bool = True) -> set[object]:
    """Return what a lower-case text names of what a request is about: its slots by value, its things by feature."""
    by_value = {fill.slot for fill in state.request(index).slots if names_value(fill, low)}
    return by_value | state.worded(index, low, loosely=loosely)
