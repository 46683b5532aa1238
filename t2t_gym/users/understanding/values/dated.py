"""Which days and times a text puts, and which day it gives to what it names: "Ann Lee, born 1990-03-02"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from t2t_gym.users.days import MONTH, PART_OF_DAY, WRITTEN_DAY

__all__ = ["days_of", "days_put", "may_tell_when", "tells_thing", "times_put"]

# "05/06" may be a day of May or of June, and "May 05" isn't among the ways in which the right one is looked for.
_DAY = re.compile(rf"\b(?=[1-9jfmasond])(?!\d\d?/|{MONTH.lower()} 0){WRITTEN_DAY.lower()}")
_END = re.compile(r"[;!?]|\.(?!\d)|\n\n")
_WORD = re.compile(r"\w+")
_TIME = re.compile(r"\d+(?:am|pm)?")
_PASSING = frozenset((
    "am", "pm", "at", "on", "in", "to", "from", "and", "the", "of", "new", "date", "day", "time", "dob", "born",
    "birth", "birthday", "departing", "departs", "departure", "leaving", "leaves", "arriving", "arrives", "arrival",
    "nonstop", "direct", "flight", "flights", "one", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
))  # fmt: skip
_ROW = re.compile(r"(?:^|\n)\W*(?:new |travel |flight |departure )?date\W+(?:\w+day\W+)?$")
# "May 22 at 12:45", "May 22 in the evening"
_AT = re.compile(
    rf",? (?:(?:(?:departing|departs|departure|leaving|leaves)(?: at)?|at|in the) |(?=\d|(?:{PART_OF_DAY})(?!\w)))"
)
# "From the 12:45 flight on May 22": how things are now, and are to be no longer.
_NOW = re.compile(r"(?<!\w)(?:(?:from|instead of|rather than)(?: the| your)?|your|current|existing|original|present) $")
# "The 9 am flight", "leaving at 9:00"
_TIME_PUT = re.compile(
    r"(?<!\w)(?:the |an? |at |(?:leav|depart)\w+ )(?P<time>\d\d?(?::[0-5]\d(?::00)?)? ?[ap]\.?m\b\.?|\d\d?:[0-5]\d\b)"
)
# "Your trip to Denver on May 22", "instead of the one on May 22", "arriving at 9:00": what there is, or comes of it.
_NOT_PUT = re.compile(
    r"(?<!\w)(?:(?:your|my|this|that|current|existing|original|present|old|(?:from|off) the)"
    r"(?: (?!be |is |are |new |one )(?:[ap]\.m\.|[\w':-]+)){0,5}"
    r"|(?:instead of|rather than|not|due|valid|arriv\w+|land\w*|expir\w+|born)(?: (?:the|your)(?: [\w'-]+){1,2})?)"
    r"(?: (?:of|on|for|from|at))?(?: \w+day,?)? $"
)
# What every day and every time of day has in it; quick to look for, as it begins with a digit or a letter.
_NUMBER_OF_TIME = re.compile(rf"\d(?:[-/:]\d| ?[ap]\.?m|(?:st|nd|rd|th)? (?:of )?{MONTH.lower()})")
_MONTH_AND_DAY = re.compile(rf"{MONTH.lower()} \d")
_OF_A_THING = re.compile(r"(?<!\w)(?:the|an?) (?:[\w'-]+ ){1,4}(?:of|on|from|for) (?:\w+day,? )?$")
_FAR = 160  # characters from which a day is too far from a name to be its own


def may_tell_when(low: str) -> bool:
    """Tell whether there may be a day or a time of day in a lower-case text; in most there is none."""
    return _NUMBER_OF_TIME.search(low) is not None or _MONTH_AND_DAY.search(low) is not None


def days_of(name: str, low: str, passing: Container[str] = ()) -> Iterator[str]:
    """Yield the days that a lower-case text gives to what it names: only times and places stand between the two.

    The day comes after the name; before it as a row of its own, or if the name is a time ("May 22 at 12:45"). One told
    in other words is that of something else: "HAT015 instead of your flight on May 22".

    Args:
        name: the name, in lower case.
        low: the text.
        passing: the words, such as those of places, that may stand between, too.
    """
    for day in _DAY.finditer(low):
        before, after = low[max(0, day.start() - _FAR) : day.start()], low[day.end() : day.end() + _FAR]
        ahead, named, between = before.rpartition(name)
        if not named:
            between, named, _ = after.partition(name)
            at = _AT.match(after)
            if (at and after.startswith(name, at.end())) or (
                named and _ROW.search(before) and _goes_with(between, passing)
            ):
                yield day[0]
        elif _goes_with(between, passing) and not (ahead[-1:].isalnum() or _NOW.search(ahead)):
            yield day[0]


def days_put(low: str) -> list[str]:
    """Return the days in a lower-case text on which something could be to happen, as it sounds, each once."""
    return list(dict.fromkeys([day[0] for day in _DAY.finditer(low) if _is_put(low, day.start())]))


def times_put(low: str) -> list[str]:
    """Return the times of day in a lower-case text by which something to be chosen is told, as it sounds."""
    return [time["time"] for time in _TIME_PUT.finditer(low) if _is_put(low, time.start("time"))]


def tells_thing(low: str, day: str) -> bool:
    """Tell whether a lower-case text says which thing is meant by a day: "the trip on May 22"."""
    place = low.find(day)
    return _OF_A_THING.search(low, max(0, place - _FAR), place) is not None


def _is_put(low: str, place: int) -> bool:
    return _NOT_PUT.search(low, max(0, place - _FAR), place) is None


def _goes_with(between: str, passing: Container[str]) -> bool:
    """Tell whether a day and a name belong together, by what stands between them."""
    if _END.search(between) or between.endswith("from "):
        return False
    return all(w in _PASSING or w in passing or _TIME.fullmatch(w) for w in _WORD.findall(between))
