"""Tells the customer's requests apart by what a text names of them."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.users.agenda.reference.ids import elements, names_apart, names_value
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause
from t2t_gym.users.understanding.values.worded import is_among, is_id

__all__ = [
    "by_outcome",
    "by_own_slots",
    "by_subject",
    "has_subject",
    "named_in",
    "names_choice",
    "names_outcome",
    "narrowed_down",
]


def by_subject(state: State, found: list[int], low: str) -> list[int]:
    """Leave out requests whose subject has an id that a text doesn't have, where it has the id of another's."""
    ids = {i: name for i in found if (name := _subject_id(state, i))}
    if any(name in low for name in ids.values()):
        return [i for i in found if i not in ids or ids[i] in low]
    return found


def has_subject(state: State, index: int, low: str) -> bool:
    """Tell whether a lower-case text has the id of the thing that a request is about."""
    name = _subject_id(state, index)
    return bool(name) and name in low


def _subject_id(state: State, index: int) -> str:
    """Return the id, in lower case, of the thing that a request is about, or an empty string.

    What goes without saying, such as the account of who calls, tells nothing apart.
    """
    opened = state.requests[index]
    thing = opened.subject
    return "" if thing is None or thing.slot in opened.operation.own or not is_id(thing.value) else thing.value.lower()


def named_in(state: State, heard: Heard, found: Sequence[int], low: str) -> list[int]:
    """Return those requests whose operation, or a place of which, a text names: "the trip to Orlando"."""
    operations, terms = heard.operations_in(low), heard.terms_in(low)
    return [
        i
        for i in found
        if state.request(i).operation in operations or (terms and not terms.isdisjoint(_terms_of(state, heard, i)))
    ]


def _terms_of(state: State, heard: Heard, index: int) -> list[str]:
    """Return the texts that a request's values stand for, and what its subject is known by, in lower case."""
    opened = state.requests[index]
    known = state.ids.known_features(opened.subject, ()) if opened.subject else ()
    values = [v for v in opened.values if isinstance(v, str)]
    return [*map(heard.stands_for, values), *(f.value.lower() for f in known if isinstance(f.value, str))]


def narrowed_down(state: State, found: list[int], texts: Sequence[str]) -> list[int]:
    """Tell apart requests that one name could mean, by what the first of some texts that can mentions of them.

    Returns:
        Those that are meant; none where nothing tells.
    """
    if not any(_confusable(state, a, b) for a in found for b in found if a < b):
        return found
    for low in texts:
        if about := _telling(state, found, low):
            return by_subject(state, about, low)
        about = [i for i in found if state.mentions(i, low)]
        if about and len(about) < len(found):
            return about
    return []


def _telling(state: State, found: list[int], low: str) -> list[int]:
    """Return those requests of which a text names anything, a value or a feature, that it can't mean of the others."""
    wanted = {i: state.request(i) for i in found}
    if about := [i for i in found if names_apart(wanted[i], [r for o, r in wanted.items() if o != i], low)]:
        return about
    for loosely in (False, True):  # "your gift card" is no credit card, unless nothing is named in full
        worded = {i: state.worded(i, low, loosely=loosely) for i in found}
        if about := [i for i in found if worded[i].difference(*(w for o, w in worded.items() if o != i))]:
            return about
    return []


def by_own_slots(state: State, found: list[int], heard: Heard) -> list[int]:
    """Leave out requests of which a message names only what others have as well, where it names more of another.

    "Order #W1, payment by card" is about the payment of the order, not about where it is sent.
    """
    if len(found) < 2:  # there is nothing to tell apart
        return found
    slots = {i: {f.slot for f in state.request(i).slots} for i in found}
    named = [
        i
        for i in found
        if any(
            fill.slot in heard.mentions or names_value(fill, heard.low)
            for fill in state.request(i).slots
            if not any(fill.slot in theirs for o, theirs in slots.items() if o != i)
        )
    ]
    return named or _telling(state, found, heard.low) or found


def names_choice(state: State, heard: Heard, index: int, low: str) -> bool:
    """Tell whether a text has the number of something new that a request asks for."""
    choices = state.requests[index].choices
    return any(heard.has_id(low, value, fill.slot) for fill in choices for value in elements(fill.value))


def names_outcome(state: State, heard: Heard, index: int, low: str) -> bool:
    """Tell whether a lower-case text names what is to become of the thing that a request is about.

    An amount is named along with what it is: "the limit is now $1,500".
    """
    new = state.requests[index].new
    if names_choice(state, heard, index, low) or any(names_value(fill, low) for fill in new):
        return True
    called = heard.called_in(low)
    return any(fill.slot in called and is_among(fill.value, heard.mentions_in(low)[fill.slot]) for fill in new)


def by_outcome(state: State, found: list[int], heard: Heard, clauses: Sequence[Clause]) -> list[int]:
    """Leave out requests of whose outcome some clauses name nothing, where each names a part of another's, open or not.

    "The limit is in place" says nothing of a travel notice, whether or not the limit has been agreed to.
    """
    meant: set[int] = set()
    for clause in clauses:
        called = heard.called_in(clause.low)
        taking = [i for i, of in enumerate(state.requests) if any(fill.slot in called for fill in of.new)]
        if not taking:
            return found
        meant.update(taking, [i for i in found if names_outcome(state, heard, i, clause.low)])
    return [i for i in found if i in meant]


def _confusable(state: State, a: int, b: int) -> bool:
    """Tell whether two requests are for the same, but for what kind of thing they are about."""
    one, other = (state.requests[i].operation for i in (a, b))
    return {*one.slots} - {one.subject} == {*other.slots} - {other.subject}
