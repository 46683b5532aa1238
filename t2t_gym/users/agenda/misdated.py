"""What a proposal puts on another day than the customer wants: which flight it is, or who, a day tells, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from t2t_gym.task import SlotFill
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import days_in, is_day, written_days, written_times_of_day
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
            for names, days in _names(state, heard, fill):
                right = [form for day in days for form in written_days(day)]
                if right and any(heard.misdates(name, right) for name in names):
                    yield from (o for o, other in opened.fills.items() if o != slot and _has_any(other, days))


def _names(state: State, heard: Heard, fill: SlotFill) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield what names something to choose, in lower case, with the days that are right for it.

    A number that is a part of it has a day of its own; a time of day that it is known by goes with any of its days.
    """
    chosen = str(fill.value)
    for name in map(str.lower, heard.ids_in(chosen, fill.slot)):
        yield (name,), _days_of(name, chosen)
    for feature in state.ids.known_features(fill, fill.constraints()):
        if isinstance(feature.value, str) and (written := written_times_of_day(feature.value)):
            yield written, days_in(chosen)


@lru_cache(maxsize=4096)
def _days_of(name: str, chosen: str) -> Sequence[str]:
    """Return the day that is a part of what is chosen, beside a name, if there is one."""
    return tuple(days_of(name, chosen.lower()))[:1]


def _has_any(fill: SlotFill, days: Sequence[str]) -> bool:
    return any(day in str(fill.value) for day in days)


def _born(things: Sequence[Mapping[str, object]]) -> Mapping[str, Sequence[str]]:
    """Return the names of some objects, in lower case, each with the days, as written, of all that go by it."""
    born: dict[str, list[str]] = {}
    for thing in things:
        parts = [str(part) for part in thing.values()]
        name = " ".join(part.lower() for part in parts if not is_day(part))
        born.setdefault(name, []).extend(day for part in parts for day in written_days(part))
    return born
