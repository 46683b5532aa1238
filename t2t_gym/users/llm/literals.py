"""The literal values in a text: numbers, amounts, days, times, ids and addresses, however they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from t2t_gym.users.days import MONTHS, WRITTEN_DAY
from t2t_gym.users.numbers import read_number

__all__ = ["literals", "without_literals"]

_LITERAL = re.compile(
    r"(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<day>{WRITTEN_DAY})"
    r"|(?P<time>\b\d\d?(?::[0-5]\d(?: ?[ap]\.?m\b)?| ?[ap]\.?m\b))"
    r"|(?P<number>(?<![\w.,#-])\$? ?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w|-\w*\d))"
    r"|(?P<id>[\w-]*\d[\w-]*)",
    re.IGNORECASE,
)


def literals(text: str) -> Iterator[str]:
    """Yield the literal values in a text, each in one form: of "$1,500.00" and "1500 dollars" ``"1500"``."""
    for match in _LITERAL.finditer(text):
        yield from _FORMS[match.lastgroup or ""](match[0].lower())


def without_literals(text: str) -> str:
    """Return a text with a space in place of each literal value."""
    return _LITERAL.sub(" ", text)


def _day(text: str) -> Iterator[str]:
    """Yield ``"5/20"``, and then the year by itself: beside the name of a month it is a number of its own."""
    numbers = re.findall(r"\d+", text)
    year = numbers[:1] if len(numbers) == 3 else []
    named = [str(n) for n, name in enumerate(MONTHS, 1) if name[:3].lower() in text]
    parts = [*named, *numbers[len(year) :]]
    yield f"{int(parts[0])}/{int(parts[1])}"
    yield from year


def _time(text: str) -> Iterator[str]:
    """Yield ``"17:05"``; a time that is followed by nothing is one of a clock of 24 hours."""
    hour, minutes = int(re.split(r"\D", text)[0]), re.search(r":(\d\d)", text)
    if text.rstrip(".m")[-1] in "ap":
        hour = hour % 12 + 12 * ("p" in text)
    yield f"{hour:02}:{minutes[1] if minutes else '00'}"


def _number(text: str) -> Iterator[str]:
    """Yield a number without its currency, separators and needless decimals; leading zeros are part of a code."""
    number = read_number(text)
    yield text if text.isdigit() or number is None else str(number).removesuffix(".0")


def _as_it_is(text: str) -> Iterator[str]:
    yield text


_FORMS: Mapping[str, Callable[[str], Iterator[str]]] = {
    "address": _as_it_is,
    "day": _day,
    "time": _time,
    "number": _number,
    "id": _as_it_is,
}
