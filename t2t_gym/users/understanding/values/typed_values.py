"""Values of a type in a text: amounts, counts, dates, ids and names, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from t2t_gym.users.days import MONTH

__all__ = ["NUMBER", "WORDED", "TypedValue", "is_value_at", "typed", "values_in"]

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
"""A number in digits, as people write it."""
_MONTH = rf"{MONTH}\.?"
WORDED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""The counts that people write in words, from nothing on."""
_VALUES = {
    "money": re.compile(
        rf"(?:[$€£]|\b(?:usd|eur) ?)\s?({NUMBER})|\b({NUMBER})\s?(?:dollars|euros|usd|eur)\b", re.IGNORECASE
    ),
    "count": re.compile(rf"(?<![\w$#.,-])({NUMBER})(?![\w%-]|[.,]\d)|\b({'|'.join(WORDED)})\b", re.IGNORECASE),
    "date": re.compile(
        rf"\b(\d{{4}}-\d{{2}}-\d{{2}})\b|\b({_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})\b"
        rf"|\b(\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}})\b",
        re.IGNORECASE,
    ),
    "id": re.compile(r"(?<![\w#])(#?[A-Za-z_]*\d[\w-]*)"),
}
_NAME = re.compile(r"\b([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)")
_HELD = re.compile(r"\s+(?:left |still )?on (?:it|them)\b")  # "your gift card with $5 on it" is a card, and no answer


class TypedValue(NamedTuple):
    """A value in a text.

    Attributes:
        value: the value, typed.
        start: where it begins.
        end: where it ends.
    """

    value: Any
    start: int
    end: int


def values_in(kind: str, text: str) -> Iterator[TypedValue]:
    """Yield the values of a type in a text, in order."""
    for match in _VALUES.get(kind, _NAME).finditer(text):
        if kind == "money" and _HELD.match(text, match.end()):
            continue
        yield TypedValue(typed(kind, next(g for g in match.groups() if g)), *match.span())


def is_value_at(kind: str, text: str, place: int) -> bool:
    """Tell whether a value of a type stands at a place of a text."""
    return _VALUES.get(kind, _NAME).match(text, place) is not None


def typed(kind: str, text: str) -> Any:
    """Return the value of a type that a text is, so that values are compared by what they are."""
    text = text.strip().lower()
    if kind == "count" and text in WORDED:
        return float(WORDED.index(text))
    if kind in ("money", "count"):
        return round(float(text.replace(",", "").lstrip("$")), 2)
    if kind == "date":
        return _date(text)
    return text.lstrip("#") if kind == "id" else text


def _date(text: str) -> str:
    """Return a date in ISO form; what isn't one stays as it is."""
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|\.|\bof\b", " ", text)
    parts = [part[:3] if part.isalpha() else part for part in bare.split()]
    for form in ("%Y-%m-%d", "%b %d %Y", "%d %b %Y"):
        try:
            return datetime.strptime(" ".join(parts), form).date().isoformat()
        except ValueError:
            continue
    return text
