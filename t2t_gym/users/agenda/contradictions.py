"""What in a proposal contradicts what the customer wants."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from t2t_gym.task import Feature, Recognised, SlotFill
from t2t_gym.users.agenda.ids import elements
from t2t_gym.users.agenda.misdated import misdated_slots
from t2t_gym.users.agenda.misdescribed import misdescribed_slots
from t2t_gym.users.agenda.misstated import is_another
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import is_day
from t2t_gym.users.understanding.hearing import Heard
from t2t_gym.users.understanding.worded import has_any_word, has_word, is_among, is_id, names_feature, words_for

__all__ = ["wrong_slots"]


def wrong_slots(state: State, heard: Heard, index: int) -> tuple[str, ...]:
    """Return the slots of a request in which a proposal speaks of something else.

    That is: another id that the customer knows, another value of a closed set or another of what the domain abbreviates
    (another city), words for another entity of its own and none for the right one, some elements of a list of objects
    (who flies) without the others, what it wants on another day or of another kind ("the black one"), or, where there
    is something to choose, another choice by number. What any of its open requests is about is no mistake.
    """
    proposal, opened = heard.proposal, state.requests[index]
    spoken_of = [
        fill for slot, fill in opened.fills.items() if proposal[slot] or state.ids.names_any(slot, proposal.low)
    ]
    meant = _meant(state)
    spoken_of = [fill for fill in spoken_of if _is_wrong(state, heard, index, fill, meant)]
    if spoken_of and (dealt_with := heard.dealt_with):  # looked for only now, as it costs more than the rest
        spoken_of = [fill for fill in spoken_of if _is_wrong(state, heard, index, fill, meant.union(dealt_with))]
    wrong = [fill.slot for fill in spoken_of]
    if heard.terms_put or opened.groups:
        slots = opened.request.slots
        wrong += [f.slot for f in slots if _is_another_term(state, heard, f) or _is_a_part(state, heard, index, f)]
    wrong += [slot for slot, fill in opened.objects.items() if is_another(fill, proposal)]
    others = (*misdated_slots(state, heard, index), *misdescribed_slots(state, heard, index))
    return tuple(dict.fromkeys((*wrong, *others)))


def _meant(state: State) -> frozenset[object]:
    """Return the values, but for objects, that any open request is about."""
    return frozenset().union(*(state.requests[i].values for i in state.open()))


def _beside(state: State, index: int, fill: SlotFill) -> set[object]:
    """Return what the other slots of a request come to and are known by; that speaks of no other thing."""
    others = [other for other in state.request(index).slots if other.slot != fill.slot]
    values = {v for other in others for v in elements(other.value) if not isinstance(v, Mapping)}
    return values | {
        f.value for o in others for f in state.ids.known_features(o, state.requests[index].said.get(o.slot, ()))
    }


def _is_another_term(state: State, heard: Heard, fill: SlotFill) -> bool:
    """Tell whether a proposal names another of what the domain abbreviates, such as a city, and not the right one."""
    others = heard.others_of_its_kind(fill.value) if isinstance(fill.value, str) else frozenset()
    if not others:
        return False
    opened = [state.requests[i] for i in state.open()]
    features = (f for o in opened for g in o.request.slots for f in state.ids.known_features(g, o.said.get(g.slot, ())))
    meant = {str(f.value).lower() for f in features}
    return not others <= meant | {heard.stands_for(v) for v in _meant(state) if isinstance(v, str)}


def _is_a_part(state: State, heard: Heard, index: int, fill: SlotFill) -> bool:
    """Tell whether a proposal names some of several objects in full, besides who calls, and nothing of another one.

    Of what there is already, some may stay as it is, and needn't be named.
    """
    operation = state.operations[state.request(index).operation]
    if fill.slot not in state.requests[index].groups or operation.subject not in operation.own:
        return False
    caller = state.intent.customer.facts.values()
    named = [[str(p) for p in thing.values() if has_word(heard.proposal.low, str(p).lower())] for thing in fill.value]
    full = [parts for parts in named if len(parts) > 1 and " ".join(parts[:2]) not in caller]
    left_out = [parts for parts in named if all(any(p in o for o in named if o is not parts) for p in parts)]
    return bool(full) and bool(left_out)


def _put(state: State, heard: Heard, index: int, fill: SlotFill) -> Sequence[str]:
    """Return the values of a slot that a proposal puts.

    Where the message has the right one, another that is true of what the request is about only describes that: "cabin:
    business; shall I change the cabin of your trip in economy?"
    """
    mentioned = heard.proposal[fill.slot]
    if not mentioned or not any(is_among(v, heard.mentions[fill.slot]) for v in elements(fill.value)):
        return mentioned
    describing = [f.value for other in state.request(index).slots for f in state.ids.known_features(other, ())]
    return [v for v in mentioned if v not in describing]


def _is_wrong(state: State, heard: Heard, index: int, fill: SlotFill, meant: Container[object]) -> bool:
    proposal, values = heard.proposal, elements(fill.value)
    if not values or isinstance(values[0], Mapping):
        return False
    if isinstance(fill.value, (int, float)):
        mentioned = _put(state, heard, index, fill)
        return bool(mentioned) and not is_among(fill.value, mentioned)
    if _is_another_choice(state, heard, index, fill, meant):
        return True
    if any(v.lower() in proposal.low for v in values if is_id(v)):
        return False
    mentioned = _put(state, heard, index, fill)
    parts = {part for v in values for part in heard.ids_in(v, fill.slot)}  # a card and a certificate may pay together
    if parts and all(part.lower() in proposal.low for part in parts):
        return False
    if any(w in state.ids and w not in meant and w not in parts for w in mentioned if is_id(w)):
        return True
    own = [e for e in state.ids.of(fill.slot) if e.value in values]
    closed = [w for w in mentioned if not is_id(w)]
    if not own:
        return bool(closed) and not any(is_id(v) for v in values) and not any(v in closed for v in values)
    right = [f for e in own for f in e.features]
    if _is_of_no_kind(state, heard, fill, right):
        return True
    others = [e for e in state.ids.of(fill.slot) if e.value not in meant]
    puts = [(p.low, [w for w in closed if w in p[fill.slot]]) for p in (heard.go_ahead, proposal)]
    puts = [(low, words) for low, words in puts if words or state.ids.names_any(fill.slot, low)]
    spoken_of = [(other, put, named) for put in puts for other in others if (named := _of_another(other, right, *put))]
    if len(parts) < 2:  # "your gift card" is that one, and none that pays beside another
        alike = {f.value for f in right}
        spoken_of = [(other, put, named) for other, put, named in spoken_of if any(f.value not in alike for f in named)]
    beside = _beside(state, index, fill) if spoken_of else ()
    return any(
        any(f.value not in beside for f in named) and _is_untold(right, other, *put) for other, put, named in spoken_of
    )


def _is_of_no_kind(state: State, heard: Heard, fill: SlotFill, right: Sequence[Feature]) -> bool:
    """Tell whether what is asked puts a kind of thing of which the customer has none: the gift card that it lacks."""
    asked = heard.asked.mentions if heard.asks_whether else heard.go_ahead
    closed = [word for word in asked[fill.slot] if not is_id(word)]
    known = {f.value for e in state.ids.of(fill.slot) for f in e.features}
    return bool(closed) and known.isdisjoint(closed) and not _named(right, asked.low, closed)


def _of_another(other: Recognised, right: Sequence[Feature], low: str, closed: Sequence[str]) -> list[Feature]:
    """Return what a text has words for of another thing, and not of the right one.

    Args:
        other: the other thing.
        right: what the right one is known by.
        low: the text, in lower case.
        closed: the values of closed sets in it.
    """
    return [f for f in _named(other.features, low, closed) if f not in right]


def _is_untold(right: Sequence[Feature], other: Recognised, low: str, closed: Sequence[str]) -> bool:
    """Tell whether a text has no words for the right thing by which it could be told from another one.

    "Your card" is no credit card where it speaks of the gift card.
    """
    alike = {f.value for f in other.features}
    telling = [f for f in right if f not in other.features and f.value not in alike]
    theirs = {word for f in other.features for word in words_for(f.value)}
    own = {word for f in telling for word in words_for(f.value)}
    return bool(telling) and not (any(f.value in closed for f in telling) or has_any_word(low, own - theirs))


def _is_another_choice(state: State, heard: Heard, index: int, fill: SlotFill, meant: Container[object]) -> bool:
    """Tell whether a proposal puts something new by its number, and not what the customer would choose.

    Of what there is already, some may stay as it is, and needn't be named; what is all new is named in full.
    """
    operation = state.operations[state.request(index).operation]
    if fill.slot not in operation.choices:
        return False
    put = {w for w in heard.proposal[fill.slot] if is_id(w) and not is_day(w) and w not in meant}
    right = {w for value in elements(fill.value) for w in heard.ids_in(str(value), fill.slot)}
    return bool(put - right) and not (right <= put if operation.subject in operation.own else right & put)


def _named(features: Sequence[Feature], low: str, closed: Sequence[str]) -> list[Feature]:
    return [f for f in features if f.value in closed or names_feature(low, f, loosely=False)]
