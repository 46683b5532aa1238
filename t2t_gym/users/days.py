"""Days, and times of day, as people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

__all__ = [
    "MONTH",
    "MONTHS",
    "PART_OF_DAY",
    "WRITTEN_DAY",
    "days_in",
    "has_full_clock",
    "is_day",
    "read_times",
    "spoken_day",
    "spoken_days",
    "written_days",
    "written_times",
    "written_times_of_day",
]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The months' names, in order."""
_SPELT = tuple((month, month[:3], "Sept") if month == "September" else (month, month[:3]) for month in MONTHS)
MONTH = rf"(?:{'|'.join(name for names in _SPELT for name in names)})"
"""The months' names, in full and short, as a regular expression."""
_NTH = r"\d\d?(?:st|nd|rd|th)?"
WRITTEN_DAY = rf"\b(?:\d{{4}}-\d\d-\d\d|{MONTH} {_NTH}|{_NTH} (?:of )?{MONTH}|\d\d?/\d\d?)\b"
"""What days look like, as a regular expression: "2024-05-20", "May 20", "20th of May", "5/20"."""

PART_OF_DAY = "morning|noon|afternoon|evening|night"
"""The parts of a day, as a regular expression."""

_ANY_DAY = re.compile(WRITTEN_DAY)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_CLOCK = re.compile(r"(\d\d?)(?::([0-5]\d))?(?::00)?(?: ?([ap])\.?m\.?)?")
_FULL_CLOCK = re.compile(r"(?<![\d:.])(?:0\d|1[3-9]|2[0-3]):[0-5]\d(?![\d:]| ?[ap]\.?m)")


@lru_cache(maxsize=4096)
def is_day(text: str) -> bool:
    """Tell whether a text is a day, in whatever way it is written."""
    return _ANY_DAY.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def days_in(text: str) -> tuple[str, ...]:
    """Return the ISO dates in a text."""
    return tuple(_DAY.findall(text))


def spoken_day(text: str) -> str:
    """Return an ISO date as it is said, ``"May 20"``; any other text as it is."""
    day = _read(text)
    return f"{MONTHS[day.month - 1]} {day.day}" if day else text


def spoken_days(text: str) -> str:
    """Return a text with every ISO date in it as it is said."""
    return _DAY.sub(lambda day: spoken_day(day[0]), text)


@lru_cache(maxsize=4096)
def written_days(text: str) -> tuple[str, ...]:
    """Return the ways in which an ISO date may be written, in lower case; nothing for any other text."""
    day = _read(text)
    if day is None:
        return ()
    months = [name.lower() for name in dict.fromkeys(_SPELT[day.month - 1])]
    ordinal = f"{day.day}{'th' if 10 < day.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day.day % 10, 'th')}"
    said = [f"{m} {d}" for m in months for d in (day.day, ordinal)]
    said += [f"{d} {of}{m}" for m in months for d in (day.day, ordinal) for of in ("", "of ")]
    return (text, *said, f"{day.month}/{day.day}")


def written_times(text: str) -> tuple[str, ...]:
    """Return the ways in which a time on a 24-hour clock may be written, in lower case; nothing for any other text."""
    time = _TIME.fullmatch(text)
    if time is None:
        return ()
    hour, minutes = int(time[1]), time[2]
    half, full = "am" if hour < 12 else "pm", [f"{hour % 12 or 12}:{minutes}"]
    if minutes == "00":
        full.append(str(hour % 12 or 12))
    said = [f"{clock}{gap}{mark}" for clock in full for gap in ("", " ") for mark in (half, f"{half[0]}.m")]
    return (text, *said)


@lru_cache(maxsize=4096)
def written_times_of_day(text: str) -> tuple[str, ...]:
    """Return the ways in which a time or a part of the day ("evening") may be written; nothing for any other text."""
    if text in PART_OF_DAY.split("|"):
        return (text,)
    times = written_times(text)
    return (*times, *(f"{time}." for time in times if time.endswith(".m")))


def has_full_clock(low: str) -> bool:
    """Tell whether a lower-case text writes any time as only a 24-hour clock has it: "14:20", "09:05"."""
    return _FULL_CLOCK.search(low) is not None


@lru_cache(maxsize=4096)
def read_times(text: str, *, full: bool = False) -> tuple[str, ...]:
    """Return the times on a 24-hour clock that a lower-case text may mean: of "2:20" both "02:20" and "14:20".

    `full`: it is on such a clock itself, so that "2:20" is "02:20".
    """
    time = _CLOCK.fullmatch(text)
    if time is None or int(time[1]) > (12 if time[3] else 23):
        return ()
    hour, minutes = int(time[1]), time[2] or "00"
    if time[3]:
        hours = [hour % 12 + 12 * (time[3] == "p")]
    else:
        hours = [hour] if full or hour > 12 or time[1][0] == "0" else [hour % 12, hour % 12 + 12]
    return tuple([f"{h:02}:{minutes}" for h in hours])


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
