"""Moves: what a turn of the customer is to say, as data, between the agenda (what) and the phrasing (in which words).

A move carries all that its words may tell, and no more: whoever words it can neither leak nor invent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from t2t_gym.frozen import quick_init
from t2t_gym.remembered import Remembered
from t2t_gym.task import Best, Constraint, DontCare, Each, Feature, Fits, Is
from t2t_gym.users.acts import UserAct

__all__ = ["Mention", "Move", "mentions_of", "merge"]


class Mention(NamedTuple):
    """One entity or value as it is said: all that has been said of it, in one.

    Attributes:
        value: the value that is named; None: it is only described.
        features: what it is described by.
        best: the criterion that picks it out, or None.
        free: whether the customer says that it doesn't mind.
    """

    value: Any = None
    features: tuple[Feature, ...] = ()
    best: Best | None = None
    free: bool = False


@quick_init
@dataclass(frozen=True, slots=True)
class Move:
    """One thing that a turn says.

    Attributes:
        act: what it does.
        operation: the operation of the request that it concerns; empty when it concerns none.
        says: slot to what is said of it, one mention an element, in the operation's order.
        questions: the quantities asked for.
        heard: a word of the agent's that is given back, such as an id that means nothing.
        manner: a variety of the act, where it has several, such as ``"again"``.
        beside: what else has been said of the request, with which the words have to agree.
        about: slot to what tells which of several requests for the same it is said of; empty where there is but one.
        was: slot to what the customer meant of it until now, where it changes its mind and nobody could know that.
    """

    act: UserAct
    operation: str = ""
    says: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    heard: str = ""
    manner: str = ""
    beside: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    about: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    was: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)


def merge(constraints: Sequence[Constraint]) -> tuple[Mention, ...]:
    """Return all that some constraints on a slot say together, one mention an element."""
    merged: tuple[Mention, ...] = mentions_of(constraints[0]) if constraints else ()
    for constraint in constraints[1:]:
        new = mentions_of(constraint)
        merged = tuple(map(_join, merged, new)) if len(merged) == len(new) else new
    return merged


_known = Remembered[tuple[Mention, ...]](8192)


def mentions_of(constraint: Constraint) -> tuple[Mention, ...]:
    """Return what a constraint says, one mention an element; constraints are said again and again in an episode."""
    known = _known.get(constraint)
    return known if known is not None else _known.keep(constraint, _mentions(constraint))


def _mentions(constraint: Constraint) -> tuple[Mention, ...]:
    if isinstance(constraint, Each):
        return tuple(m for c in constraint.of for m in _mentions(c))
    if isinstance(constraint, Is):
        values = constraint.value if isinstance(constraint.value, (list, tuple)) else [constraint.value]
        return tuple(Mention(value=v) for v in values)
    if isinstance(constraint, Fits):
        return (Mention(features=constraint.features),)
    if isinstance(constraint, Best):
        return (Mention(features=constraint.features, best=constraint),)
    assert isinstance(constraint, DontCare)
    return (Mention(free=True),)


def _join(old: Mention, new: Mention) -> Mention:
    if new.free:
        return new
    features = old.features + tuple(f for f in new.features if f not in old.features)
    return Mention(old.value if new.value is None else new.value, features, new.best or old.best)
