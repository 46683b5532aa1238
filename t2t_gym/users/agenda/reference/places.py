"""Which of the customer's requests a clause is about by where it stands: by what it numbers, names, or stands under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from t2t_gym.users.agenda.reference.apart import has_subject, names_choice
from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.cues.english import BOTH_COUNTED, COUNTED, LABEL
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause
from t2t_gym.users.understanding.text.sentences import sentences

__all__ = ["numbered", "placed"]

# "Shall I go ahead with change 1?", "... with 1 and 2?", "no. 1", "the second request"; not "change 2 flights"
_NUMBERED = re.compile(
    rf"\b(?:{COUNTED}|(?:no\.|number) |{BOTH_COUNTED})"
    rf"({LABEL})\)?(?: (?:and|&) [#(]?({LABEL}))?"
    r"(?=\W*$|[^\w ]| (?:as|now|first|too|is|has|can|once|when|if)\b)"
)
_ORDINAL = re.compile(
    r"\bthe (first|second|third)(?: (change|request|task)\b|(?: one)?(?=\W*$|[^\w ]| (?:as|now|i|is|has|can)\b))"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3}
_SEVERAL = re.compile(r"\b(?:both|(?<!at )all|each|every\w*|either|neither|any|none|them|these|those|other|another)\b")


def placed(state: State, heard: Heard, clause: Clause) -> list[int]:
    """Return the open requests that a clause is about which names no operation; none where its place tells nothing.

    Those are what it numbers ("change 1"), else what it names by its id, or by the number of what is to be chosen. What
    can't be done is also about what was named last above it, in such a way or by its operation: agents go through
    several requests one by one, and what they say in between is about the one at hand. So is what was done, but in the
    same line only: "all done" may follow at last.
    """
    if len(state.open()) < 2:  # there is nothing to tell apart
        return []
    if counted := numbered(state, heard, clause):
        return counted
    if found := _named(state, heard, clause.low) or _asked_for(state, heard.operations_in(clause.low)):
        agreed = [i for i in found if clause.act == "done" and state.requests[i].consented]
        return agreed or found  # "the change of cabin is done" is of the one that was agreed to
    if clause.act not in ("refuse", "done") or _SEVERAL.search(clause.low):
        return []
    above = heard.above(clause)
    if clause.act == "done":
        above = above.rpartition("\n")[2]
    for sentence in reversed([s for s, _ in sentences(above)]):
        if found := _named(state, heard, sentence) or _asked_for(state, heard.operations_in(sentence)):
            return found
    return []


def numbered(state: State, heard: Heard, clause: Clause) -> list[int]:
    """Return the open requests that a clause numbers: as they stand above it, if several do; else as they were said.

    Where only one does, "the second one" may be one of the things to choose; "the second request" isn't.
    """
    counted = list(_ORDINAL.finditer(clause.low))
    ordinals = [_ORDINALS[match[1]] for match in counted if not match[2]]
    numbers = [_ORDINALS[match[1]] for match in counted if match[2]]
    numbers += [_counted(n) for match in _NUMBERED.finditer(clause.low) for n in match.groups() if n]
    if not (ordinals or numbers):
        return []
    found = (_named(state, heard, s) for s, _ in sentences(heard.above(clause)))
    above = list(dict.fromkeys(i for named in found for i in named))
    order = above if len(above) > 1 else [] if above and not numbers else range(len(state.requests))
    return [i for n, i in enumerate(order, 1) if n in (*numbers, *ordinals) and i in state.open()]


def _counted(label: str) -> int:
    """Return the number that a digit or a lower-case letter stands for."""
    return int(label) if label.isdigit() else ord(label) - ord("a") + 1


def _named(state: State, heard: Heard, low: str) -> list[int]:
    """Return the open requests of which a text has the id, or the number of what they choose; none if it has of all."""
    still = state.open()
    found = [i for i in still if has_subject(state, i, low)]
    found = found or [i for i in still if names_choice(state, heard, i, low)]
    return found if len(found) < len(still) else []


def _asked_for(state: State, operations: Sequence[str]) -> list[int]:
    """Return the open requests for any of some operations; none if all are."""
    still = state.open()
    found = [i for i in still if state.request(i).operation in operations]
    return found if len(found) < len(still) else []
