"""What a question that names nothing refers back to: "which one?", "how many?", "could you send it?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.values.mentions import Mentions

__all__ = ["Referents"]

_OPTIONS = re.compile(r"(?<!\w)(?:options?|choices?)(?!\w)")
_THE_ONE = re.compile(r"(?<!\w)the ones? (?:on|in|at|for|from|to|with)(?!\w)")
_NEAR = 40  # clauses that a "which one?" may refer back over: a table's rows, and an end to what it costs
_SENTENCES = 4  # clauses that "could you send it?" may refer back over
_WHERE = re.compile(r"(?<!\w)(?:in|on|at|from|of|for) (?:the|your|our|this|that) (?:\w+ )?$")  # "in your email"
_ASIDE = re.compile(r"(?:even )?(?:although|though|while|since) [^,]*, ")


class Referents:
    """The slots that questions refer back to, by what a message named, listed or put before them.

    Args:
        slots: the slots of a domain.
    """

    def __init__(self, slots: SlotFinder) -> None:
        self._slots = slots

    def which_one(self, mentions: Mentions, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot that "which one?" asks for: one of which several values are listed, or the one named last.

        Args:
            mentions: the literal values in the message.
            before: its clauses before the question, and the question.
        """
        near = before[-_NEAR:]
        named = [name for clause in near for name in self._slots.named(clause)]
        values = next(filter(None, map(self._slots.several, reversed(near))), ())
        several = [name for name in self._slots.formed if len(mentions[name]) > 1]
        roles = self._slots.roles(before[-1]) if before else ()
        several = [name for name in several if name in roles] or [name for name in several if name in named] or several
        apart = several and set(several).isdisjoint(named)  # the values may but describe what is put
        described = next(filter(None, map(self._described, reversed(before[-2:]))), ()) if apart else ()
        if several and not described:
            chosen = self._slots.chosen
            return (min(several, key=lambda name: (mentions.text.find(mentions[name][0]), name not in chosen)),)
        return described or roles[:1] or values or ((named[-1],) if named else ())

    def _described(self, clause: Text) -> tuple[str, ...]:
        """Return the slot of what is named on each side of an "or": "the class on May 2 or the one on May 3"."""
        sides = [clause.like(side) for side in clause.low.split(" or ")]
        things = [self._slots.named(side)[:1] for side in sides if not _THE_ONE.search(side.low)]
        alike = len(sides) > 1 and len({*map(tuple, things)}) == 1
        return tuple(things[0]) if alike else ()

    def said_last(self, mentions: Mentions, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slots that "could you send it?" asks for: those that were named last, or a value of which was."""
        for clause in reversed(before[-_SENTENCES:]):
            low = clause.low
            aside = _ASIDE.match(low)
            start = aside.end() if aside else 0
            nouns = (noun for noun in clause.finditer(self._slots.nouns) if noun.start() >= start)
            named = [self._slots.nouns.of(noun) for noun in nouns if not _WHERE.search(low, start, noun.start())]
            valued = [name for name in self._slots.formed if any(value.lower() in low for value in mentions[name])]
            if named or valued:
                return tuple(dict.fromkeys(named or valued[:1]))
        return ()

    def counted_last(self, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot that "how many?" asks for: of those whose values are counts, the one that was named last."""
        called = (name for clause in reversed(before) for name in reversed(self._slots.called(clause)))
        return tuple(islice(filter(self._slots.counted.__contains__, called), 1))

    def alternative_values(self, clause: Text, mentions: Mentions) -> tuple[str, ...]:
        """Return the slot of which a clause names several values, of those that a message mentions."""
        found = (name for name in self._slots.formed if sum(v.lower() in clause.low for v in mentions[name]) > 1)
        return tuple(sorted(found, key=lambda name: name not in self._slots.chosen)[:1])

    def put(self, slots: Iterable[str], mentions: Mentions) -> tuple[str, ...]:
        """Return those of some slots of which a message puts alternatives."""
        return tuple(name for name in slots if name in self._slots.chosen and len(mentions[name]) > 1)

    def told_apart(self, rows: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot in whose closed values the rows of a list differ: each has one, not all the same.

        The head of a table has none, but names the slot.
        """
        worded = [dict(self._slots.values.worded(row)) for row in rows]
        values = list(filter(None, worded))
        heads = [row for row, value in zip(rows, worded, strict=True) if not value]
        named = values[0] if values and len(heads) < 2 else ()
        differ = (name for name in named if all(name in v for v in values) and len({v[name] for v in values}) > 1)
        return tuple(name for name in differ if not heads or name in self._slots.called(heads[0]))[:1]

    def listed_instead(
        self, slots: tuple[str, ...], mentions: Mentions, clause: Text, rows: Sequence[Text]
    ) -> tuple[str, ...]:
        """Return the slot that "which option?" asks for after a list of other things than those usually so called.

        Args:
            slots: those that the clause seems to offer a choice of.
            mentions: the literal values in the message.
            clause: the clause.
            rows: the list.
        """
        if not _OPTIONS.search(clause.low) or any(name in mentions for name in slots):
            return ()
        others = [row.like(_OPTIONS.sub("", row.low)) for row in rows]
        named = [name for row in others for name in self._slots.named(row)] or self._slots.formed
        if not set(slots).isdisjoint(named):
            return ()
        listed = "\n".join(row.low for row in rows)
        return next(((n,) for n in named if sum(v.lower() in listed for v in mentions[n]) > 1), ())
