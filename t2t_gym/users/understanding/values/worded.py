"""Whether a text words something: a phrase, or a feature of an entity."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from t2t_gym.task import Feature
from t2t_gym.users.days import written_days, written_times
from t2t_gym.users.numbers import read_number

__all__ = ["has_any_word", "has_word", "is_among", "is_id", "names_feature", "words_for"]

_WORDED_IN_PART = 4  # letters from which the last word of a name stands for it: "kettle" for "Gooseneck Kettle"


def is_id(word: object) -> bool:
    """Tell whether a literal value is a number or an id rather than a word of a closed set."""
    return isinstance(word, str) and _has_digit(word)


@lru_cache(maxsize=4096)
def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def is_among(value: object, words: Collection[str]) -> bool:
    """Tell whether a value is among the literal values of a text; a number or a day is, however it is written."""
    if isinstance(value, (int, float)):
        return any(read_number(word) == value for word in words)
    days = written_days(value) if isinstance(value, str) else ()
    return value in words or (bool(days) and any(word.lower() in days for word in words))


def has_word(low: str, word: str) -> bool:
    """Tell whether a lower-case text has a word or phrase in it, not as a part of another word or number."""
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and _goes_on(low, start - 1, -1)) and not (end < len(low) and _goes_on(low, end, 1)):
            return True
        start = low.find(word, start + 1)
    return False


def _goes_on(low: str, place: int, step: int) -> bool:
    """Tell whether a word goes on beyond its end, or a number beyond a point or comma: "250.00" in "1,250.00"."""
    if low[place] in ".,":
        return low[place - step].isdigit() and low[place + step : place + step + 1].isdigit()
    return low[place].isalnum()


@lru_cache(maxsize=4096, typed=True)
def _forms(value: str | float | bool) -> tuple[str, ...]:  # noqa: FBT001 - a value among others
    """Return how an agent would write a feature's value; nothing for what can't be told from other numbers."""
    if isinstance(value, str):
        return written_days(value) or written_times(value) or (value.lower().replace("_", " "),)
    if not isinstance(value, float):
        return ()
    return (f"{value:.2f}", f"{value:,.2f}", *((f"${value:.0f}", f"${value:,.0f}") if value.is_integer() else ()))


@lru_cache(maxsize=4096, typed=True)
def words_for(value: str | float | bool, *, loosely: bool = True) -> tuple[str, ...]:  # noqa: FBT001 - a value
    """Return the words of which any names a feature's value; `loosely`: the last word of a name will do."""
    forms = _forms(value)
    first, _, last = forms[0].rpartition(" ") if loosely and forms else ("", "", "")
    return (*forms, last) if first and len(last) >= _WORDED_IN_PART else forms


def has_any_word(low: str, words: Iterable[str]) -> bool:
    """Tell whether a lower-case text says any of some words or phrases."""
    for word in words:  # noqa: SIM110 - a generator would cost as much as the search
        if word in low and has_word(low, word):
            return True
    return False


def names_feature(low: str, feature: Feature, *, loosely: bool = True) -> bool:
    """Tell whether a lower-case text words a feature; `loosely`: the last word of its value will do."""
    return has_any_word(low, words_for(feature.value, loosely=loosely))
