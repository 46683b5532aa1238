"""What an agent says can't be used or had, and whether it is what the customer wants.

"Gift cards can't be used for that", "the black one is sold out": who wants to pay otherwise, or a white one, isn't
refused anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from t2t_gym.task import Feature, SlotFill
from t2t_gym.users.agenda.reference.ids import elements, names_value
from t2t_gym.users.agenda.state import State
from t2t_gym.users.moves import mentions_of
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import has_any_word, has_word, names_feature

__all__ = ["unavailable"]

_ONE = re.compile(r"\bthe (?:[\w-]+ ){1,4}ones?\b")


def unavailable(state: State, heard: Heard, index: int) -> Mapping[str, bool]:
    """Return the slots of a request of which a message says that a value can't be had: whether the wanted one is meant.

    Who doesn't mind means none. Where what is wanted is refused whatever the values, there are no such slots.
    """
    found: dict[str, bool] = {}
    for low, operations in heard.unusable:
        slots = _slots_in(state, heard, index, low) if low else {}
        if not slots and state.request(index).operation in operations:
            return {}
        found.update((slot, found.get(slot, False) or meant) for slot, meant in slots.items())
    return found


def _slots_in(state: State, heard: Heard, index: int, low: str) -> Mapping[str, bool]:
    """Return the slots of which a text in lower case names a value, each with whether that is the wanted one."""
    opened, mentions = state.requests[index], heard.mentions_in(low)
    found = {}
    for slot, fill in opened.fills.items():
        named = [v for v in heard.mentions[slot] if v in mentions[slot] or has_word(low, v.lower())]
        if (named or names_value(fill, low)) and slot != opened.operation.subject:
            found[slot] = fill.value is not None and _is_among(state, heard, fill, low, named)
    for fill in () if found else opened.choices:
        meant = _is_chosen(state, index, fill, low)
        if meant is not None:
            found[fill.slot] = meant
    return found


def _is_among(state: State, heard: Heard, fill: SlotFill, low: str, named: Sequence[str]) -> bool:
    """Tell whether a text means a slot's value, by what it names of that slot, and not another one of its kind."""
    if names_value(fill, low):
        return True
    known = state.ids.known_features(fill, fill.constraints())
    others = [f for e in state.ids.of(fill.slot) if e.value != fill.value for f in e.features]
    worded = {f for f in (*known, *others) if f.value in named or names_feature(low, f, loosely=False)}
    right = (n for value in elements(fill.value) for n in (value, *heard.numbers_in(value, fill.slot)))
    telling = (f for f in known if f not in others)
    if any(n in named for n in right) or not worded.isdisjoint(telling):
        return True
    return not worded.isdisjoint(known) and worded.issubset(known)


def _is_chosen(state: State, index: int, fill: SlotFill, low: str) -> bool | None:
    """Tell whether a text means the thing that the customer would choose, another of those, or none (None)."""
    said = fill.asked if fill.mistaken else fill.constraints()
    features = [f for c in said for m in mentions_of(c) for f in m.features if isinstance(f.value, str)]
    if fill.value is None or not features:
        return None
    if has_any_word(low, _rivals(state, index, fill.slot, features)):
        return False
    if any(names_feature(low, f, loosely=False) for f in features):
        return True
    return False if _ONE.search(low) else None


def _rivals(state: State, index: int, slot: str, features: Sequence[Feature]) -> set[str]:
    """Return the words for what else a thing could be like, of all that it is wanted to be."""
    wanted, attributes = {f.value for f in features}, {f.attribute for f in features}
    return {
        word.lower()
        for of in state.alternatives.of(state.request(index)).get(slot, ())
        for attribute in attributes.intersection(of.words)
        for word in of.words[attribute] - wanted - of.right
    }
