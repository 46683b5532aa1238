"""What a proposal states otherwise than the customer wants, part by part: another address, or not all who fly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest

from t2t_gym.task import SlotFill
from t2t_gym.users.agenda.reference.ids import names_most
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.mentions import Mentions
from t2t_gym.users.understanding.values.worded import has_word

__all__ = ["misstated_slots"]

_NUMBER = re.compile(r"\d+")
_LINE = re.compile(r"(?<![\w#$.,:-])\d+ [a-z][a-z.' -]+,$")  # "9 oak road,"
_ROW = re.compile(r"^\W*(?:new )?([a-z]+)[a-z ]*\W*:\W*(.*\w)", re.MULTILINE)  # "- Zip code: 80202"
_NUMBERED = re.compile(r"\d+ [a-z]+")  # "9 oak" of "9 oak road"
_CALLER = re.compile(r"\b(?:you(?:rself)? (?:and|&)|(?:and|&) you(?:rself)?)(?![\w'])")  # "you and Ann Lee"
_CODE = 3  # letters of which a part may be spelt out instead: "CO", "USA"


def misstated_slots(state: State, heard: Heard, index: int) -> Iterator[str]:
    """Yield the slots of a request, objects or several of them, of which a proposal states another or only a part."""
    opened = state.requests[index]
    yield from (f.slot for f in opened.request.slots if f.slot in opened.groups and _is_a_part(state, heard, index, f))
    yield from (slot for slot, fill in opened.objects.items() if _is_another(fill, heard.proposal))


def _is_another(fill: SlotFill, proposal: Mentions) -> bool:
    """Tell whether a proposal has little of an object and another value for a field of it, or another numbered line."""
    parts = {field: str(part).lower() for field, part in fill.value.items() if part}
    if _has_another_line(list(parts.values()), proposal.low) or _has_another_row(parts, proposal.low):
        return True
    if all(str(part) in (proposal[field] or (str(part),)) for field, part in fill.value.items()):
        return False
    return not names_most(fill, proposal.low)


def _is_a_part(state: State, heard: Heard, index: int, fill: SlotFill) -> bool:
    """Tell whether a proposal names some of several objects in full, besides who calls, and nothing of another one.

    Of what there is already, some may stay as it is, and needn't be named; nor need the one who calls: "you and Ann".
    """
    operation = state.requests[index].operation
    if operation.subject not in operation.own:
        return False
    caller = state.intent.customer.facts.values()
    named = [[str(p) for p in thing.values() if has_word(heard.proposal.low, str(p).lower())] for thing in fill.value]
    full = [parts for parts in named if len(parts) > 1 and " ".join(parts[:2]) not in caller]
    left_out = [parts for parts in named if all(any(p in o for o in named if o is not parts) for p in parts)]
    return bool(full) and len(left_out) > (_CALLER.search(heard.proposal.low) is not None)


def _has_another_line(parts: Sequence[str], low: str) -> bool:
    """Tell whether a lower-case text has several parts of an object, and for one of them another number.

    It stands in the line before another part, or beside the words of its own: "9 Oak Road, Denver, 80202" is another
    address than "12 Elm Street" there, and "Unit 5" than "Unit 7"; "12 Elm St." may be the same.
    """
    if sum(has_word(low, part) for part in parts) < 2:
        return False
    for part, after in zip_longest(parts, parts[1:], fillvalue=""):
        number = _NUMBER.search(part)
        if number is None or number[0] == part or has_word(low, part) or has_word(low, number[0]):
            continue
        if _renumbered(part).search(low):
            return True
        if part.startswith(number[0]) and after and _LINE.search(low, 0, low.find(f", {after}") + 1):
            return True
    return False


def _has_another_row(parts: Mapping[str, str], low: str) -> bool:
    """Tell whether a lower-case list, with a row for each part of an object, has another value for one of them.

    A row has the part's name, or, of a line with a number, stands before the one with the part after it.
    """
    rows = _ROW.findall(low) if "\n" in low else []
    if len(rows) < 2 or not any(has_word(low, part) for part in parts.values()):
        return False
    following = [*list(parts.values())[1:], ""]
    for (field, part), after in zip(parts.items(), following, strict=True):
        if len(part) <= _CODE or has_word(low, part):
            continue
        if any(name == field for name, _ in rows):
            return True
        begins = _NUMBERED.match(part)
        for (_, text), (_, below) in pairwise(rows):
            put = _NUMBERED.match(text)
            if begins and put and put[0] != begins[0] and after and has_word(below, after):
                return True
    return False


@lru_cache(maxsize=1024)
def _renumbered(part: str) -> re.Pattern[str]:
    """Return what a part looks like with another number in it: "unit 5", "Unit #5"."""
    words = (r"\d+" if word.isdigit() else re.escape(word) for word in re.findall(r"\d+|[^\W\d]+", part))
    return re.compile(rf"\b{'[ .:#-]{1,3}'.join(words)}\b")
