"""The day that a text gives to what it names: "HAT015 at 12:45 on May 22", "Ann Lee, born 1990-03-02"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from t2t_gym.users.days import MONTH, PART_OF_DAY, WRITTEN_DAY

__all__ = ["days_of"]

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
_FAR = 160  # characters from which a day is too far from a name to be its own


def days_of(name: str, low: str, passing: Container[str] = ()) -> Iterator[str]:
    """Yield the days that a lower-case text gives to what it names: only times and places stand between the two.

    The day comes after the name; before it as a row of its own, or if the name is a time ("May 22 at 12:45"). One told
    in other words is that of something else: "HAT015 instead of your flight on May 22".

    Args:
        name: the name, in lower case.
        low: the text.
        passing: the words, such as those of places, that may stand between, too.
    """
    if name not in low:
        return
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


def _goes_with(between: str, passing: Container[str]) -> bool:
    """Tell whether a day and a name belong together, by what stands between them."""
    if _END.search(between) or between.endswith("from "):
        return False
    return all(w in _PASSING or w in passing or _TIME.fullmatch(w) for w in _WORD.findall(between))
