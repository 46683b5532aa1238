"""Answers that the agent owes: finding the value that it asserted for a quantity, typed and compared as such."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from t2t_gym.task import Answer

__all__ = ["asserted", "told"]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_VALUES = {
    "money": re.compile(rf"[$€£]\s?({_NUMBER})|\b({_NUMBER})\s?(?:dollars|USD)\b"),
    "count": re.compile(rf"(?<![\w$#.,-])({_NUMBER})(?![\w%-]|[.,]\d)"),
    "date": re.compile(r"\b(\d{4}-\d{2}-\d{2})\b"),
    "id": re.compile(r"(?<!\w)(#?[A-Za-z_]*\d[\w-]*)"),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def told(answer: Answer, replies: Iterable[str]) -> bool:
    """Tell whether the replies answer a question truly.

    The answer is the last single value asserted for the quantity: in the last reply that names the quantity together
    with a value of its type, that value must be the only one, and the true one.

    Args:
        answer: the quantity, its type and its true value.
        replies: the agent's messages, in order.
    """
    last: tuple[Any, ...] = ()
    for reply in replies:
        found = asserted(answer.quantity, answer.type, reply)
        if found:
            last = found
    return len(last) == 1 and last[0] == _typed(answer.type, str(answer.value))


def asserted(quantity: str, kind: str, text: str) -> tuple[Any, ...]:
    """Return the distinct values of a type in the sentences of a text that name a quantity, in order.

    Args:
        quantity: the quantity's name; any of its words of four letters or more names it (``refund_amount``).
        kind: the type, as in `Answer`.
        text: one message.
    """
    words = [w for w in quantity.lower().split("_") if len(w) > 3 and w not in ("amount", "total", "number")]
    named = re.compile("|".join(map(re.escape, words)) or "$^", re.IGNORECASE)
    pattern = _VALUES.get(kind, re.compile(r"\b([A-Z][\w'-]*(?: [A-Z][\w'-]*)*)"))
    values: dict[Any, None] = {}
    for sentence in _SENTENCE.split(text):
        if named.search(sentence):
            for match in pattern.finditer(sentence):
                values[_typed(kind, next(g for g in match.groups() if g))] = None
    return tuple(values)


def _typed(kind: str, text: str) -> Any:
    if kind in ("money", "count"):
        return round(float(text.replace(",", "").lstrip("$")), 2)
    return text.strip().lower()
