"""Questions under a title, which is all that tells what they are about: "Bags: two are free. Do you need any?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from t2t_gym.users.understanding.acts.lists import LABEL, Part
from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.reading import Act

__all__ = ["TitleReader"]

_NEAR = 4  # clauses of a paragraph that may stand between its title and the question
_HEADING = re.compile(  # `++` takes words whole: a statement could be split into six parts of words in many ways
    r"(?:(?!(?:is|are|was|were|has|have|will|i|we|you)(?!\w))[\w/&()'#-]++ ?){1,6}$"
)
# "Would you like it?", "want to add any?", "interested?": is what the title names wanted?
_END = r"\W*(?:(?:yes|y)\W{1,3}(?:no|n)\W*)?$"
_WISHED = re.compile(
    r"(?:^|(?<!\w))(?:(?:(?:would|do|will|did|are) you(?: \w+)? )?(?:like|want|need|wish|care|prefer|bring|interested)"
    r"(?: (?!to (?:proceed|go|continue|do|move))[\w']+){0,3}? (?:it|that|this|one|any|some|them|those)"
    rf"|(?:are you )?interested)(?={_END}| (?:to|as well|too|for|on|with)(?!\w))"
)
_WANTS_IT = re.compile(rf"(?<!\w)(?:it|one|any|some){_END}")
_WITHOUT = re.compile(r"(?<!\w)(?:no|not|without|declined?|none)(?!\w)")
# "What's the new one?", whatever kind of thing is usually so called.
_THE_ONE = re.compile(
    r"(?:and |so )?(?:what|which)(?:'s| is| will| should| would)(?: be)? the (?:new|right|correct|current) one\W*"
)


class TitleReader:
    """Finds what questions that name nothing are about, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations

    def titled(self, act: Act, parts: Sequence[Part], place: int) -> Act:
        """Return an act that asks for what its title names, if its clause is a question that names nothing.

        A go-ahead is one that asks if what the title names is wanted, unless that is chosen among alternatives.

        Args:
            act: the act.
            parts: the clauses of the message.
            place: the place of the act's clause among them.
        """
        piece, clause, _ = parts[place]
        names = act.slots and not (act.bare or _THE_ONE.fullmatch(clause.low))
        if not piece.question or names or act.name not in ("request", "confirm", "offer"):
            return act
        if act.name == "confirm" and not (_WISHED.search(clause.low) and not self._operations.named(clause)):
            return act
        slots = self._title(parts, place) or self._offered(parts, place)
        if not slots or (act.name == "confirm" and not set(slots).isdisjoint(self._slots.chosen)):
            return act
        return Act("request", slots)

    def _title(self, parts: Sequence[Part], place: int) -> tuple[str, ...]:
        """Return the slots that the nearest title before a clause names, unless it is one of something to do."""
        item = parts[place][0].item
        for piece, clause, acts in islice(reversed(parts[: place + 1]), _NEAR):
            heading = _HEADING.match(clause.low) if not piece.question else None
            if title := heading or LABEL.match(clause.low):
                named = clause.part(0, title.end())
                near = heading or piece.item == item
                return self._slots.listed(named) if near and not self._operations.named(named) else ()
            if acts and clause is not parts[place][1]:
                return ()  # "it" is what has been offered since
        return ()

    def _offered(self, parts: Sequence[Part], place: int) -> tuple[str, ...]:
        """Return what is had or not of all that the clause before offers: "insurance is $30. Would you like it?"."""
        if not place or not _WANTS_IT.search(parts[place][1].low):
            return ()
        piece, clause, acts = parts[place - 1]
        told = not (piece.question or acts or self._operations.named(clause) or _WITHOUT.search(clause.low))
        return tuple(slot for slot in self._slots.called(clause) if slot in self._slots.either) if told else ()
