"""Whether a message puts what one of the customer's requests wants, whichever operation it names for that."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.task import Feature
from t2t_gym.users.agenda.open_request import OpenRequest
from t2t_gym.users.agenda.reference.apart import has_subject, names_choice
from t2t_gym.users.agenda.reference.ids import elements, names_most
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import is_among, is_id, names_feature

__all__ = ["is_put"]


def is_put(state: State, heard: Heard, index: int, others: Sequence[int] = ()) -> bool:
    """Tell whether a message says what is to become of a thing, whichever operation that is.

    It has most of an object, such as an address; or a new choice by its number; or the id of the thing, and every
    closed value, or all of the customer's own, that goes with it ("A04YM3: economy to business"). What one of the
    requests `others` has, too (who flies on either trip), may be put for that one alone.
    """
    opened = state.requests[index]
    objects = [f for slot, f in opened.fills.items() if slot in opened.objects or slot in opened.groups]
    theirs = [v for i in others for f in state.request(i).slots for v in elements(f.value)] if objects else []
    return (
        any(names_most(f, heard.low, theirs) for f in objects)
        or names_choice(state, heard, index, heard.low)
        or _puts_values(state, heard, index)
        or _puts_own_things(state, heard, index)
        or _describes_choice(heard, opened)
    )


def _puts_values(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a message has the id of what a request is about, and all of its closed values and numbers."""
    closed = [f for f in state.request(index).slots if isinstance(f.value, (int, float, str)) and not is_id(f.value)]
    return (
        has_subject(state, index, heard.low)
        and bool(closed)
        and all(is_among(f.value, heard.mentions[f.slot]) for f in closed)
    )


def _puts_own_things(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a message has the id of what a request is about, and words for all else, if that is its own."""
    opened = state.requests[index]
    fills = [] if opened.subject is None else opened.besides(opened.subject)
    own = [thing for f in fills for thing in state.ids.of(f.slot) if thing.value == f.value]
    return (
        bool(own)
        and len(own) == len(fills)
        and has_subject(state, index, heard.low)
        and all(state.ids.fits_only(heard.put_anew, thing) for thing in own)
    )


def _describes_choice(heard: Heard, opened: OpenRequest) -> bool:
    """Tell whether a sentence of what a message puts has all words, two or more, for something new that is wanted."""
    put = [words for words in opened.described if _has_all(heard.put_anew, words)]
    return bool(put) and any(_has_all(s, words) for s in heard.sentences_in(heard.put_anew) for words in put)


def _has_all(low: str, words: Sequence[Feature]) -> bool:
    return all(names_feature(low, feature, loosely=False) for feature in words)
