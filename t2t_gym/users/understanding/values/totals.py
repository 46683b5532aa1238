"""Totals: which of several amounts said together is the one that the others add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

__all__ = ["LIST_JOINT", "Said", "is_total"]

LIST_JOINT = re.compile(
    r"[\s)*]*(?:[,;/&|-]|\b(?:or|and|to)\b)(?:[\s(*]*\b(?:or|and|maybe|perhaps|possibly|even)\b)*[\s(*]*$"
)
"""What joins a value to the one before it in a list."""

_CENT = 0.01
_MOST_PARTS = 12  # among more values than that no total is looked for: they are a list
_MARKS = " .,;:!*_|+=-"


class Said(NamedTuple):
    """A value as it is said.

    Attributes:
        value: the value.
        label: what stands before it in its sentence, from the value before on, in lower case.
    """

    value: Any
    label: str


def is_total(total: Any, said: Sequence[Said]) -> bool:
    """Tell whether other values, said right after one or right before it, are the parts that it is made up of.

    Args:
        total: the value.
        said: all the values said together, in order.
    """
    if not isinstance(total, float):
        return False
    for place, (value, _) in enumerate(said):
        if value == total:
            for end in range(place + 3, min(place + _MOST_PARTS + 1, len(said)) + 1):
                if _are_parts(total, said[place:end], said[place + 1].label):
                    return True
            for start in range(max(0, place - _MOST_PARTS), place - 1):
                if _are_parts(total, said[start : place + 1], said[place].label):
                    return True
    return False


def _are_parts(total: float, said: Sequence[Said], joint: str) -> bool:
    """Tell whether all of some values but a total add up to it, `joint` being the words between it and them.

    What is only listed with it, or told in the same words, is no part of it.
    """
    labels = [words for _, label in said if (words := label.strip(_MARKS))]
    adds_up = abs(2 * total - sum(value for value, _ in said)) < _CENT / 2
    return adds_up and not LIST_JOINT.fullmatch(joint) and len(set(labels)) == len(labels)
