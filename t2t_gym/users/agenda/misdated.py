"""What a proposal puts on another day than the customer wants: which flight it is, or who, a day tells, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import is_day, written_days
from t2t_gym.users.understanding.dated import days_of
from t2t_gym.users.understanding.hearing import Heard

__all__ = ["misdated_slots"]


def misdated_slots(state: State, heard: Heard, index: int) -> Iterator[str]:
    """Yield the slots of a request that tell the day of what a proposal puts by its name, but on another day."""
    opened = state.requests[index]
    choices = state.operations[opened.request.operation].choices
    for slot, fill in opened.fills.items():
        if slot in opened.groups:
            if any(heard.misdates(name, days) for name, days in _born(fill.value).items()):
                yield slot
        elif slot in choices:
            chosen = str(fill.value)
            for name in map(str.lower, heard.ids_in(chosen, slot)):
                day = _day_of(name, chosen)
                if day and heard.misdates(name, written_days(day)):
                    yield from (o for o, other in opened.fills.items() if o != slot and day in str(other.value))


@lru_cache(maxsize=4096)
def _day_of(name: str, chosen: str) -> str:
    """Return the day that is a part of what is chosen, beside a name; an empty string if there is none."""
    return next(days_of(name, chosen.lower()), "")


def _born(things: Sequence[Mapping[str, object]]) -> Mapping[str, Sequence[str]]:
    """Return the names of some objects, in lower case, each with the days, as written, of all that go by it."""
    born: dict[str, list[str]] = {}
    for thing in things:
        parts = [str(part) for part in thing.values()]
        name = " ".join(part.lower() for part in parts if not is_day(part))
        born.setdefault(name, []).extend(day for part in parts for day in written_days(part))
    return born
