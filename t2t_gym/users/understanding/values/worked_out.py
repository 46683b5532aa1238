"""Amounts that are worked out: what comes of it is told, and not what it is worked out from."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.values.typed_values import NUMBER, WORDED, typed

__all__ = ["worked_out"]

_AMOUNT = rf"[$€£] ?{NUMBER}"
_OF_WHAT = r"(?: [a-z]['\w]*){0,3}"
_TERM = rf"(?:{_AMOUNT}|\b{NUMBER}){_OF_WHAT}"
_EQUATION = re.compile(rf"{_TERM} ?(?:[-+/*×x] ?{_TERM} ?){{1,12}}= ?(?={_AMOUNT})", re.IGNORECASE)
_LESS = re.compile(rf"{_AMOUNT}{_OF_WHAT},? (?:less|minus)(?: [a-z]['\w]*){{0,3}} {_AMOUNT}", re.IGNORECASE)
# "$20 per person, so $60 in total"
_RATE = re.compile(
    rf"([$€£] ?)({NUMBER})( (?:[a-z]+ ){{0,2}}(?:per [a-z]+|each|apiece|a (?:person|head|piece|bag|night))\b"
    rf"[^$€£\n]{{0,60}}[$€£] ?)({NUMBER})",
    re.IGNORECASE,
)
# "2 bags per passenger are free, so 6 in total", "each of you has two bags, which makes six"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(WORDED)})"
_COUNTED = re.compile(
    rf"(?<![\w$.,])({_COUNT})\b([^\d\n]{{1,80}}?)(?:(?<=\bso )|(?<=makes )|(?<=comes to )|(?<=that's )|(?<=that is )"
    rf"|(?={_COUNT}(?: [a-z]+){{0,3}} (?:in (?:all|total)|altogether|for (?:all|the))\b))({_COUNT})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
# "6 bags are free: 2 per passenger"
_PARTED = re.compile(
    rf"(?<![\w$.,])({_COUNT})\b([^\d\n]{{1,60}}?(?:: | ?\())({_COUNT})(?= (?:per [a-z]+|each|apiece)\b(?! is\b))",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:per|each|every|apiece)\b", re.IGNORECASE)
_NEAR = 40  # characters before a count in which it may be said that each has so many
_MOST = 20  # things of which one has its price told


def worked_out(kind: str, text: str) -> str:
    """Return a plain text with the values of a type that come of what it works out, and none of those it works with.

    "$20 x 3 = $60" tells $60, "$90 less the $30 paid" tells neither, and what each costs, or how many each has, is told
    as what all do, if that is told right after it.
    """
    if kind == "count" and _EACH.search(text):
        return _PARTED.sub(_parted, _COUNTED.sub(_of_all_counted, text))
    if kind != "money":
        return text
    if "=" in text:
        text = _EQUATION.sub("", text)
    if "less " in text or "minus " in text:
        text = _LESS.sub("", text)
    return _RATE.sub(_of_all, text)


def _of_all(rate: re.Match[str]) -> str:
    sign, each, between, all_ = rate.groups()
    one, whole = (round(100 * typed("money", number)) for number in (each, all_))
    return f"{sign}{all_}{between}{all_}" if _are_several(one, whole) else rate[0]


def _of_all_counted(counts: re.Match[str]) -> str:
    each, between, all_ = counts.groups()
    one, whole = (round(typed("count", count)) for count in (each, all_))
    of_each = _EACH.search(counts.string, max(0, counts.start() - _NEAR), counts.end(2))
    return f"{all_}{between}{all_}" if of_each and _are_several(one, whole) else counts[0]


def _parted(counts: re.Match[str]) -> str:
    all_, between, each = counts.groups()
    one, whole = (round(typed("count", count)) for count in (each, all_))
    return f"{all_}{between}{all_}" if _are_several(one, whole) else counts[0]


def _are_several(one: int, whole: int) -> bool:
    return bool(one) and not whole % one and 1 < whole // one <= _MOST
