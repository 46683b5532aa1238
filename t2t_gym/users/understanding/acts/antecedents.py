"""What an act of a clause is for, where it takes the message to tell: "which one?" is about what was said before."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, takewhile

from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.referents import Referents
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues.asking import HAND_IT_OVER, HOW_MANY, WHICH_THING
from t2t_gym.users.understanding.cues.offering import CHOICE, CHOOSING, COURSE, COURSES, LEFT_TO_YOU, OPINION
from t2t_gym.users.understanding.cues.shades import PREFERENCE
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import UNNAMED, Act, Clause
from t2t_gym.users.understanding.values.mentions import Mentions

__all__ = ["Antecedents"]

_WITH = r"(?:with|in|for|of|at|from|to|that|which|on|holds?|has)(?!\w)"
# "There are two teapots, one with a lid and one without."
_ONE_AND_ONE = re.compile(
    rf"(?<!\w)one {_WITH}[^.?!]{{1,80}}(?:,|,? and|,? or) (?:an?other|the other|one)(?: one)? {_WITH}"
)

# "Would you like to exchange it for one of these?" is about what is got, whatever is done.
_FOR_ONE = re.compile(r"(?<!\w)(?:for|to|with|into) (?:any|one|either|which) of (?:these|those)(?!\w)")
_ASIDES = 2  # clauses that may stand between a list and the question about it


class Antecedents:
    """Settles acts by what stands around them, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations
        self._referents = Referents(slots)

    def settled(
        self, act: Act, clause: Text, mentions: Mentions, before: list[Text], rows: list[Text]
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Return an act, or two, with the slots that it takes the message to tell."""
        slots = act.slots
        if act.bare and clause.has(HAND_IT_OVER) and (said := self._referents.said_last(mentions, before)):
            return [("request", said)]
        if act == UNNAMED and clause.has(HOW_MANY) and (counted := self._referents.counted_last(before)):
            return [("request", counted)]
        what_to_do = self._slots.what_to_do
        left = act.bare or act.name == "offer" or (slots in ((), what_to_do) and clause.has(LEFT_TO_YOU))
        if what_to_do and left and self._put_courses(before, rows, mentions):
            return [("offer", what_to_do)]
        if act.bare and before and clause.has(OPINION) and self._operations.named(before[-1]):
            return [("confirm", ())]
        if act == UNNAMED and clause.has(WHICH_THING) and self._are_priced(before, rows):
            return [("offer", self._slots.chosen[:1])]
        if act.bare or (left and not slots and self._are_priced([], rows)):
            listed = self._listed(before, mentions, clause, rows)
            if (
                not listed
                and (self._are_priced(before, rows) or self._puts_prices(clause, before))
                and (_FOR_ONE.search(clause.low) or not (self._operations.named(clause) or self._slots.roles(clause)))
                and not self._referents.which_one(mentions, rows)
            ):
                return [("offer", self._slots.chosen[:1] or slots)]  # things with prices are alternatives
            below = rows if _are_below(rows, before) else []
            slots = (
                listed
                or self._referents.which_one(mentions, [*before, *below, clause])
                or self._several_in(rows)
                or slots
            )
        elif act.name == "offer" and slots == what_to_do:
            slots = self._referents.alternative_values(clause, mentions) or slots
        if act.name == "offer" and (put := self._told_apart(slots, mentions, before, rows)):
            return [("offer", put)]
        if act.name == "offer" and rows and (instead := self._referents.listed_instead(slots, mentions, clause, rows)):
            return [("request", instead)]
        chosen = bool(slots) and set(slots) <= set(self._slots.chosen)
        if left and act.name == "request" and (chosen or self._put_in_words(slots, clause, before)):
            return [("offer", slots)]
        if act.name == "request" and clause.has(CHOOSING) and (put := self._put(slots, mentions, before, rows)):
            rest = tuple(slot for slot in slots if slot not in put)
            return [("offer", put), ("request", rest)] if rest else [("offer", put)]
        return [(act.name, slots)]

    def asked(self, clause: Clause) -> Clause:
        """Take which of its own things the customer means for a question, unless alternatives are put."""
        if clause.act != "offer" or (len(clause.slots) == 1 and " or " in clause.low):
            return clause
        return replace(clause, act="request") if self._slots.own(clause.slots) else clause

    def _listed(self, before: list[Text], mentions: Mentions, clause: Text, rows: list[Text]) -> tuple[str, ...]:
        """Return the slot that "which of these?" is about by what is listed right above, whatever else is mentioned.

        That is a list, after which nothing else has been named ("the red one is sold out"), or a line that puts one
        thing and another of what it names last.
        """
        if not before or self._operations.named(clause) or self._slots.roles(clause):
            return ()
        if one := _ONE_AND_ONE.search(before[-1].low):
            return tuple(self._slots.named(before[-1].part(0, one.start()))[-1:])
        since = takewhile(lambda c: c not in rows and self._names_nothing(c), reversed(before[-_ASIDES:]))
        near = list(takewhile(rows.__contains__, islice(reversed(before), len(list(since)), None)))
        if len(near) < 2:
            return ()
        listed = near[0].like("\n".join([row.low for row in near]))
        if put := self._referents.alternative_values(listed, mentions):
            return put
        return self._slots.chosen[:1] if self._are_priced([], near) and not self._slots.several(listed) else ()

    def _names_nothing(self, clause: Text) -> bool:
        """Return whether a clause names no slot, no operation and no price."""
        return not ("$" in clause.low or self._slots.names_any(clause) or self._operations.named(clause))

    def _several_in(self, rows: list[Text]) -> tuple[str, ...]:
        """Return the slots of which a list names several closed values: "- yes - no Which is it?"."""
        return self._slots.several(rows[0].like("\n".join([row.low for row in rows]))) if rows else ()

    def _put(self, slots: tuple[str, ...], mentions: Mentions, before: list[Text], rows: list[Text]) -> tuple[str, ...]:
        """Return those of some slots of which a message puts alternatives, by their values or by their prices."""
        if put := self._referents.put(slots, mentions):
            return put
        priced = self._are_priced(before, rows)
        return tuple(slot for slot in self._slots.chosen[:1] if priced and slot in slots)

    def _put_in_words(self, slots: tuple[str, ...], clause: Text, before: list[Text]) -> bool:
        """Return whether a clause asks which of the alternatives put before: "to your card or to a gift card"."""
        put = bool(before) and before[-1].has(CHOICE) and clause.has(PREFERENCE)
        return put and bool(slots) and slots == self._slots.several(before[-1])

    def _are_priced(self, before: list[Text], rows: list[Text]) -> bool:
        """Return whether several prices have been put, in a list or in the clause before."""
        prices = sum(row.low.count("$") for row in rows if not self._slots.closed_before(row, row.low.find("$")))
        return prices > 1 or self._prices(before)

    def _prices(self, before: list[Text]) -> bool:
        """Return whether the clause before names several prices, or one thing and another, that the lexicon can't name.

        "One with a $20.00 balance and one with $30.00" of two gift cards are no prices.
        """
        low = before[-1].low if before else ""
        if not ("$" in low or "one " in low) or self._slots.several(before[-1]):
            return False
        if one := _ONE_AND_ONE.search(low):
            return bool(self._slots.to_choose(before[-1].part(0, one.start())))
        return low.count("$") > 1 and not self._slots.closed_before(before[-1], low.find("$"))

    def _puts_prices(self, clause: Text, before: list[Text]) -> bool:
        """Return whether a clause itself names several prices: not "the $10 one or the $20 one?" of two gift cards."""
        return self._prices([clause]) and not (before and self._slots.closed_before(before[-1], len(before[-1].low)))

    def _put_courses(self, before: list[Text], rows: list[Text], mentions: Mentions) -> bool:
        """Return whether several things to do have been put before a question that leaves open what it is about."""
        if any(clause in rows for clause in before[-2:]) or _are_below(rows, before):
            return self._are_courses(rows)
        if not before:
            return False
        last = before[-1]
        return self._operations.are_put(last) or (
            last.has(COURSES)
            and not (self._slots.several(last) or self._prices(before))
            and not self._referents.alternative_values(last, mentions)
        )

    def _told_apart(
        self, slots: tuple[str, ...], mentions: Mentions, before: list[Text], rows: list[Text]
    ) -> tuple[str, ...]:
        """Return the slot whose values "which option?" is about, where the list beside it puts no things by an id."""
        if not set(slots) <= set(self._slots.chosen):
            return ()
        near = rows
        if not _are_below(rows, before):
            above = before if before[-1:] and before[-1] in rows else before[:-1]
            near = list(takewhile(rows.__contains__, reversed(above)))
        put = self._referents.told_apart(near)
        things = [thing.lower() for thing in mentions.ids if put and thing not in mentions[put[0]]]
        return () if sum(any(thing in row.low for thing in things) for row in near) > 1 else put

    def _are_courses(self, rows: list[Text]) -> bool:
        """Return whether a list is of things to do: not "refund to your card" and "refund to a gift card"."""
        courses = [row for row in rows if row.has(COURSE)]
        if len(courses) < 2:
            return False
        operations = {operation for row in courses for operation in self._operations.named(row)}
        return len(operations) > 1 or not self._referents.told_apart(courses)


def _are_below(rows: list[Text], before: list[Text]) -> bool:
    """Return whether a list stands below the question after some clauses."""
    return bool(rows) and rows[0] not in before
