"""What a proposal describes otherwise than the customer wants it: "the black one" for the white one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property
from itertools import chain

from t2t_gym.task import Feature, SlotFill
from t2t_gym.users.agenda.objections.alternatives import Range
from t2t_gym.users.agenda.reference.ids import elements
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import is_day, written_times
from t2t_gym.users.moves import mentions_of, merge
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.described import Description

__all__ = ["misdescribed_slots"]


def misdescribed_slots(state: State, heard: Heard, index: int) -> Iterator[str]:
    """Yield the slots of a request of which a proposal has words for another thing than is wanted, but not for that.

    So it is where it has another value of an attribute than the wanted one, and that of nothing else that is spoken of:
    who wants a white lamp for the black one has said no "black" by which that might be the new one, unless it is what
    the old one becomes. Where the right thing has an id that is put, it is meant whatever else is said.
    """
    opened = state.requests[index]
    wanted = {fill.slot: found for fill in opened.choices if (found := _wanted(state, heard, index, fill))}
    if not wanted:
        return
    ranges = state.alternatives.of(opened.request)
    if not ranges:
        return
    put = _Put(state, heard)
    for slot, features in wanted.items():
        if any(put.has_another(feature, ranges[slot][place]) for place, feature in features):
            yield slot


def _wanted(state: State, heard: Heard, index: int, fill: SlotFill) -> list[tuple[int, Feature]]:
    """Return what the things that are to be chosen must be like in words, each with its place in the slot's value.

    A thing that a message names by its number is right; an error of the customer's own is put right elsewhere.
    """
    said, values = fill.constraints(), elements(fill.value)
    if state.requests[index].is_mistaken(fill):
        return []
    return [
        (place, feature)
        for place, (mention, value) in enumerate(zip(merge(said), values, strict=False))
        if not heard.has_id(heard.low, value, fill.slot)
        for feature in mention.features
        if isinstance(feature.value, str) and not (is_day(feature.value) or written_times(feature.value))
    ]


class _Put:
    """What a proposal puts, in words; most have words for nothing else than is wanted, and are soon done with."""

    def __init__(self, state: State, heard: Heard) -> None:
        self._state, self._heard = state, heard
        self._text = Description(heard.put_anew)
        self._requests = [r.request for r in state.requests]

    @cached_property
    def _meant(self) -> dict[str, str]:
        """The words for all that is wanted, each with what its attribute is called."""
        said = chain.from_iterable(fill.constraints() for request in self._requests for fill in request.slots)
        meant = (f for constraint in said for mention in mentions_of(constraint) for f in mention.features)
        return {f.value: _name(f.attribute) for f in meant if isinstance(f.value, str)}

    @cached_property
    def _ranges(self) -> list[Range]:
        of = self._state.alternatives.of
        return [range_ for request in self._requests for things in of(request).values() for range_ in things]

    @cached_property
    def _right(self) -> Set[str]:
        return self._meant.keys() | {value for of in self._ranges for value in of.right}

    @cached_property
    def _present(self) -> Set[str]:
        return {value for of in self._ranges for value in of.present}

    def has_another(self, wanted: Feature, of: Range) -> bool:
        """Return whether it has another value of an attribute than the wanted one, and not that.

        Values of what there is already, said by themselves, only tell that; so does the right one, where something
        becomes another: "the 4-port steel hub to one with 7 ports in plastic". Where it is asked if something is
        wanted, any is put: "would you like it in black?".
        """
        right = str(wanted.value)
        said = list(filter(self._text.may_say, of.words.get(wanted.attribute, ())))
        others = [value for value in said if value not in self._right] if said else []
        if not others:
            return False
        longer = {v: v for v in self._present | self._right if any(other in v for other in others)}  # "warm white"
        values = {value: _name(attribute) for attribute, theirs in of.words.items() for value in theirs}
        values = longer | self._meant | values
        for series in self._text.series(values, {*of.nouns, *map(_name, of.words)}):
            another = next((other for other in others if other in series.values), None)
            if another is not None and self._heard.puts_wish:
                return not self._text.names(right, another)
            if another is None or not series.said:
                continue
            only_tells = not series.becomes and series.values <= self._present
            told_anew = series.becomes and right in of.present
            if not (only_tells or (right in series.values if told_anew else self._text.names(right, another))):
                return True
        return False


def _name(attribute: str) -> str:
    """Return what an attribute is called: "color" for ``option.color``."""
    return attribute.rpartition(".")[2]
