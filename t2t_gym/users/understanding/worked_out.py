"""Amounts that are worked out: what comes of it is told, and not what it is worked out from."""

from __future__ import annotations

import re

__all__ = ["worked_out"]

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_AMOUNT = rf"[$€£] ?{_NUMBER}"
_OF_WHAT = r"(?: [a-z]['\w]*){0,3}"
_TERM = rf"(?:{_AMOUNT}|\b{_NUMBER}){_OF_WHAT}"
_EQUATION = re.compile(rf"{_TERM} ?(?:[-+/*×x] ?{_TERM} ?){{1,12}}= ?(?={_AMOUNT})", re.IGNORECASE)
_LESS = re.compile(rf"{_AMOUNT}{_OF_WHAT},? (?:less|minus)(?: [a-z]['\w]*){{0,3}} {_AMOUNT}", re.IGNORECASE)
# "$20 per person, so $60 in total"
_RATE = re.compile(
    rf"([$€£] ?)({_NUMBER})( (?:per [a-z]+|each|apiece|a (?:person|head|piece|bag|night))\b[^$€£\n]{{0,60}}[$€£] ?)"
    rf"({_NUMBER})",
    re.IGNORECASE,
)
_MOST = 20  # things of which one has its price told


def worked_out(text: str) -> str:
    """Return a plain text with the amounts that come of what it works out, and none of those it works with.

    "$20 x 3 = $60" tells $60, "$90 less the $30 paid" tells neither, and what each costs is told as what all do, if
    that is told right after it.
    """
    if "=" in text:
        text = _EQUATION.sub("", text)
    if "less " in text or "minus " in text:
        text = _LESS.sub("", text)
    return _RATE.sub(_of_all, text)


def _of_all(rate: re.Match[str]) -> str:
    sign, each, between, all_ = rate.groups()
    one, whole = (round(100 * float(number.replace(",", ""))) for number in (each, all_))
    several = one and not whole % one and 1 < whole // one <= _MOST
    return f"{sign}{all_}{between}{all_}" if several else rate[0]
