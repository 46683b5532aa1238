"""What a proposal names otherwise than the customer wants: by its id, its value, or what it is known by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from t2t_gym.task import Feature, Recognised, SlotFill
from t2t_gym.users.agenda.reference.ids import elements
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import is_day
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.given_up import brought_to
from t2t_gym.users.understanding.values.worded import has_any_word, is_among, is_id, names_feature, words_for

__all__ = ["misnamed_slots"]


def misnamed_slots(state: State, heard: Heard, index: int) -> Iterator[str]:
    """Yield the slots of a request of which a proposal names something else.

    That is: another id that the customer knows, another value of a closed set or another of what the domain abbreviates
    (another city), words for another thing of its own and none for the right one, or, where there is something to
    choose, another choice by number, or any if the right one is sold out. What any of its open requests is about is no
    mistake.
    """
    proposal, fills = heard.proposal, state.requests[index].fills
    meant = frozenset().union(*(r.values for r in state.requests if r.status in ("open", "withdrawn")))
    wrong = [
        fill
        for slot, fill in fills.items()
        if (proposal[slot] or state.ids.names_any(slot, proposal.low)) and _is_another(state, heard, index, fill, meant)
    ]
    if wrong and (dealt_with := heard.dealt_with):  # looked for only now, as it costs more than the rest
        wrong = [fill for fill in wrong if _is_another(state, heard, index, fill, meant.union(dealt_with))]
    yield from (fill.slot for fill in wrong)
    if heard.sold_out:
        yield from (f.slot for f in state.requests[index].choices if _is_sold_out(heard, f))
    for slot, fill in fills.items():
        if isinstance(fill.value, str) and _is_another_term(state, heard, fill.value, meant):
            yield slot


def _is_another(state: State, heard: Heard, index: int, fill: SlotFill, meant: Collection[object]) -> bool:
    """Tell whether what a proposal names of a slot is neither the right thing nor anything else that is meant."""
    proposal, values = heard.proposal, elements(fill.value)
    if not values or isinstance(values[0], Mapping):
        return False
    if isinstance(fill.value, (int, float)):
        mentioned = _put(state, heard, index, fill)
        return bool(mentioned) and not is_among(fill.value, (*mentioned, *brought_to(proposal.low)))
    if _is_another_choice(state, heard, index, fill, meant):
        return True
    parts = {part for v in values for part in heard.ids_in(v, fill.slot)}  # a card and a certificate may pay together
    if any(v.lower() in proposal.low for v in values if is_id(v)) or (
        parts and all(part.lower() in proposal.low for part in parts)
    ):
        return False
    mentioned = _put(state, heard, index, fill)
    if any(w in state.ids and w not in meant and w not in parts for w in mentioned if is_id(w)):
        return True
    closed = [w for w in mentioned if not is_id(w)]
    right = [f for thing in state.ids.of(fill.slot) if thing.value in values for f in thing.features]
    if not right:
        return bool(closed) and not any(is_id(v) or v in closed for v in values)
    return _is_of_no_kind(state, heard, fill, right) or _is_another_thing(state, heard, index, fill, closed, meant)


def _is_another_thing(
    state: State, heard: Heard, index: int, fill: SlotFill, closed: Sequence[str], meant: Collection[object]
) -> bool:
    """Tell whether a proposal has words for another of the customer's own things, and none to tell the right one by.

    Words that fit what is meant beside it, such as the Visa that pays for something else, are for that.
    """
    values = elements(fill.value)
    things = state.ids.of(fill.slot)
    others = [thing for thing in things if thing.value not in meant]
    right = [f for thing in things if thing.value in values for f in thing.features]
    parts = [heard.ids_in(v, fill.slot) for v in values]
    own = {*values, *chain.from_iterable(parts)}
    alike = {f.value for thing in things if thing.value in meant and thing.value not in own for f in thing.features}
    if not any(len(ids) > 1 for ids in parts):  # "your gift card" is that one, and none that pays beside another
        alike.update(f.value for f in right)
    for put in (heard.go_ahead, heard.proposal):
        words = [word for word in closed if word in put[fill.slot]]
        if not (words or state.ids.names_any(fill.slot, put.low)):
            continue
        for other in others:
            theirs = [f for f in _named(other.features, put.low, words) if f not in right and f.value not in alike]
            # "The exchange has been processed" says what was done, and not that the "processed" order is meant.
            theirs = [f for f in theirs if not (heard.tells_deed(str(f.value)) or _is_of_all(put.low, str(f.value)))]
            if theirs and _is_untold(right, other, put.low, words):
                beside = _beside(state, index, fill)
                theirs = _named(theirs, _without(put.low, beside), words)
                if any(f.value not in beside for f in theirs):
                    return True
    return False


def _without(low: str, values: Collection[object]) -> str:
    """Return a lower-case text without the phrases for some values: "basic economy" is no economy."""
    phrases = (p for v in values if isinstance(v, str) for p in words_for(v, loosely=False) if " " in p)
    for phrase in phrases:
        low = low.replace(phrase, "")
    return low


def _is_of_all(low: str, word: str) -> bool:
    """Tell whether a lower-case text has a word, and no name, only for all of a kind: "sold goods stay sold"."""
    return (
        word.islower()
        and word in low
        and not re.search(rf"(?<!\w){re.escape(word)}(?! (?!(?:is|was|has|this|its|as)\b)\w+s\b)(?!\w)", low)
    )


def _is_untold(right: Sequence[Feature], other: Recognised, low: str, closed: Sequence[str]) -> bool:
    """Tell whether a text has no words for the right thing by which it could be told from another one.

    "Your card" is no credit card where it speaks of the gift card.
    """
    alike = {f.value for f in other.features}
    telling = [f for f in right if f not in other.features and f.value not in alike]
    theirs = {word for f in other.features for word in words_for(f.value)}
    own = {word for f in telling for word in words_for(f.value)}
    return bool(telling) and not (any(f.value in closed for f in telling) or has_any_word(low, own - theirs))


def _is_of_no_kind(state: State, heard: Heard, fill: SlotFill, right: Sequence[Feature]) -> bool:
    """Tell whether what is asked puts a kind of thing of which the customer has none: the gift card that it lacks."""
    asked = heard.asked.mentions if heard.asks_whether else heard.go_ahead
    closed = [word for word in asked[fill.slot] if not is_id(word)]
    known = {f.value for thing in state.ids.of(fill.slot) for f in thing.features}
    return bool(closed) and known.isdisjoint(closed) and not _named(right, asked.low, closed)


def _beside(state: State, index: int, fill: SlotFill) -> set[object]:
    """Return what the other slots of a request come to and are known by; that speaks of no other thing."""
    others = state.requests[index].besides(fill)
    values = {v for other in others for v in elements(other.value) if not isinstance(v, Mapping)}
    return values.union(f.value for other in others for f in state.known_by(index, other))


def _is_another_choice(state: State, heard: Heard, index: int, fill: SlotFill, meant: Collection[object]) -> bool:
    """Tell whether a proposal puts something new by its number, and not what the customer would choose.

    Of what there is already, some may stay as it is, and needn't be named; what is all new is named in full.
    """
    operation = state.requests[index].operation
    if fill.slot not in operation.choices:
        return False
    put = {w for w in heard.chosen[fill.slot] if is_id(w) and not is_day(w) and w not in meant}
    right = {w for value in elements(fill.value) for w in heard.ids_in(str(value), fill.slot)}
    return bool(put - right) and not (right <= put if operation.subject in operation.own else right & put)


def _is_sold_out(heard: Heard, fill: SlotFill) -> bool:
    """Tell whether what the customer would choose is only named as sold out, so that it isn't what is put."""
    return any(name in heard.sold_out for value in elements(fill.value) for name in heard.ids_in(str(value), fill.slot))


def _is_another_term(state: State, heard: Heard, value: str, meant: Collection[object]) -> bool:
    """Tell whether a proposal names another of what the domain abbreviates, such as a city, and not the right one."""
    others = heard.others_of_its_kind(value)
    if not others:
        return False
    features = (f for i in state.open() for other in state.request(i).slots for f in state.known_by(i, other))
    known = {str(f.value).lower() for f in features}
    return not others <= known | {heard.stands_for(v) for v in meant if isinstance(v, str)}


def _put(state: State, heard: Heard, index: int, fill: SlotFill) -> Sequence[str]:
    """Return the values of a slot that a proposal puts.

    Where the message has the right one, another that is true of what the request is about only describes that: "cabin:
    business; shall I change the cabin of your trip in economy?"
    """
    mentioned = heard.chosen[fill.slot]
    if not mentioned or not any(is_among(v, heard.mentions[fill.slot]) for v in elements(fill.value)):
        return mentioned
    describing = [f.value for other in state.request(index).slots for f in state.ids.known_features(other, ())]
    return [v for v in mentioned if v not in describing]


def _named(features: Sequence[Feature], low: str, closed: Sequence[str]) -> list[Feature]:
    return [f for f in features if f.value in closed or names_feature(low, f, loosely=False)]
