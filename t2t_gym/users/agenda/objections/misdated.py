"""What a proposal puts on another day, or at another time of day, than the customer wants.

Which flight it is, or who, a day tells, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from t2t_gym.task import SlotFill
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import (
    days_in,
    has_full_clock,
    is_day,
    read_times,
    written_days,
    written_times,
    written_times_of_day,
)
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.dated import days_of, days_put, may_tell_when, tells_thing, times_put
from t2t_gym.users.understanding.values.given_up import without_given_up
from t2t_gym.users.understanding.values.worded import has_any_word

__all__ = ["misdated_slots"]

_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm"}
"""The half of the day that a part of it is in."""


def misdated_slots(state: State, heard: Heard, index: int) -> Iterator[str]:
    """Yield the slots of a request that tell when what a proposal puts is to happen, where it puts another time.

    That is another day or time of day alone, or another day of what it puts by its name.
    """
    if not may_tell_when(heard.low):
        return
    opened = state.requests[index]
    choices = opened.operation.choices
    for slot, fill in opened.fills.items():
        if slot in opened.groups:
            if any(heard.misdates(name, days) for name, days in _born(fill.value).items()):
                yield slot
        elif isinstance(fill.value, str) and _is_of_days(fill.value):
            if _puts_another_day(state, heard, index, fill):
                yield slot
        elif slot in choices:
            if _puts_another_time(state, heard, index, fill):
                yield slot
            for names, days, loosely in _names(state, heard, index, fill):
                right = [form for day in days for form in written_days(day)]
                if right and any(heard.misdates(name, right, loosely=loosely) for name in names):
                    yield from (o for o, other in opened.fills.items() if o != slot and _has_any(other, days))


@lru_cache(maxsize=4096)
def _is_of_days(value: str) -> bool:
    """Tell whether a value is a day, or several, and has no other number."""
    days = days_in(value)
    return bool(days) and sum(map(str.isdigit, value)) == sum(map(str.isdigit, "".join(days)))


def _puts_another_day(state: State, heard: Heard, index: int, fill: SlotFill) -> bool:
    """Tell whether a proposal, or a question whether something is wanted, puts another day than the right one.

    Someone's birthday puts nothing, nor does the day of anything else that goes with the request; nor does one by which
    a thing is known, unless that day is asked for, nor one that is told by the way. Of several days all have to be
    right, where as many are put.
    """
    opened = state.requests[index]
    days = days_in(fill.value)
    right = [form for day in days for form in written_days(day)]
    named = has_any_word(heard.chosen.low, right)
    if named and len(days) == 1:
        return False
    low = without_given_up(_asked(state, heard, index))
    put = days_put(low)
    if not put:
        return False
    others = [*opened.besides(fill), *_groups_of_others(state, index)]
    beside = {form for other in others for day in days_in(str(other.value)) for form in written_days(day)}
    known = (f for other in others for f in state.known_by(index, other))
    telling = {form for f in known for form in written_days(str(f.value))}
    put = [d for d in put if not (d in beside or (d in telling and (not heard.asks_whether or tells_thing(low, d))))]
    return any(day not in right for day in put) and (not named or len(put) == len(days))


def _groups_of_others(state: State, index: int) -> list[SlotFill]:
    """Return the groups of the other open requests: the birthdays of who flies are told along with another request."""
    others = [state.requests[i] for i in state.open() if i != index]
    return [fill for opened in others for slot, fill in opened.fills.items() if slot in opened.groups]


def _puts_another_time(state: State, heard: Heard, index: int, fill: SlotFill) -> bool:
    """Tell whether a proposal puts something to choose by another time of day than it is known by.

    Where the right thing is named as well, the other time is that of something else. Of what is known by a part of the
    day alone, another half of the day is another time.
    """
    texts = {f.value for f in state.ids.known_features(fill, fill.constraints()) if isinstance(f.value, str)}
    right = {text for text in texts if written_times(text)}
    halves = {_HALVES[text] for text in texts if text in _HALVES}
    if not (right or halves) or heard.has_id(heard.low, fill.value, fill.slot):
        return False
    put = times_put(_asked(state, heard, index))
    if not put or any(has_any_word(heard.low, written_times(text)) for text in right):
        return False
    full = has_full_clock(heard.low)
    return not any(
        right.intersection(times) if right else any(("pm" if time >= "12" else "am") in halves for time in times)
        for times in (read_times(time, full=full) for time in put)
    )


def _asked(state: State, heard: Heard, index: int) -> str:
    """Return what of a message puts anything, in lower case: what is asked or names the operation; of a recap all."""
    if not heard.clauses:
        return heard.low
    if heard.asks_whether:
        return "\n".join(c.low for c in heard.clauses)
    return f"{heard.go_ahead.low}\n{heard.naming((state.request(index).operation,))}"


def _names(
    state: State, heard: Heard, index: int, fill: SlotFill
) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    """Yield what names something to choose, in lower case, with the days that are right for it, and how loosely.

    A number that is a part of it has a day of its own. A time of day that it is known by, and something else may be,
    goes with the days, of those that it has, that the request tells as well: of a trip, the other way stays as it is.
    """
    chosen = str(fill.value)
    for name in map(str.lower, heard.ids_in(chosen, fill.slot)):
        yield (name,), _days_of(name, chosen), False
    others = state.requests[index].besides(fill)
    days = [day for day in days_in(chosen) if any(_has_any(other, (day,)) for other in others)]
    for feature in state.ids.known_features(fill, fill.constraints()):
        if isinstance(feature.value, str) and (written := written_times_of_day(feature.value)):
            yield written, days, True


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
