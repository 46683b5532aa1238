"""What a message puts to the customer: what a go-ahead is asked for, and what that is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Self

from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.aside import DESTROYING, ENDING
from t2t_gym.users.understanding.hearing.content import Content
from t2t_gym.users.understanding.text.options import without_other_options
from t2t_gym.users.understanding.text.tables import without_old, without_sold_out
from t2t_gym.users.understanding.values.dated import days_of
from t2t_gym.users.understanding.values.denied import without_denied
from t2t_gym.users.understanding.values.given_up import without_given_up
from t2t_gym.users.understanding.values.mentions import Mentions
from t2t_gym.users.understanding.values.worded import has_any_word, is_id

__all__ = ["Proposing"]

# "Via Los Angeles", "with a stop in Denver": a place on the way is neither where it begins nor where it ends.
_PASSED = re.compile(
    r"\b(?:via|through|by way of|(?:stop(?:s|ping|over)?|layover|connect(?:s|ing|ion)?"
    r"|chang(?:e|es|ing)(?: planes?| flights?)?|transfer(?:s|ring)?) (?:in|at|through|via))"
    r" [\w'.-]+(?: (?!(?:to|from|on|and|or|at|in|for)\b)[\w'.-]+)?"
)


class Proposing(Content):
    """What one message holds, and what it puts.

    The arguments are those of `Content`.
    """

    @property
    def undenied(self) -> Self:
        """The message without what it says isn't meant."""
        text = without_denied(self.text)
        return self if text == self.text else type(self)(self._reader, text)

    @property
    def settled(self) -> Self:
        """The message without the options that it doesn't pick: "shall I take option 2?", "I'd suggest option A"."""
        if "confirm" not in self.acts or not self._said.may(shades.OPTION):
            return self
        asks = [c.text for c in self.clauses if c.act == "confirm"]
        suggests = [s for s in self._plain if self._reader.text(s.lower()).has(shades.SUGGESTS)]
        text = without_other_options(self.text, (*asks, *suggests))
        return self if text == self.text else type(self)(self._reader, text)

    @property
    def destroys(self) -> bool:
        """Whether the message would destroy or give away anything, in no words for an operation."""
        return any(not self.operations_in(found[0]) for found in self._said.finditer(DESTROYING))

    @property
    def ends(self) -> Sequence[tuple[str, frozenset[str]]]:
        """What the message would end, in no words for an operation ("close your account"), with the slots named."""
        found = [match[0] for match in self._said.finditer(ENDING)]
        return [(low, self._reader.slots_named(self._reader.text(low))) for low in found if not self.operations_in(low)]

    @cached_property
    def go_ahead(self) -> Mentions:
        """The clauses that ask for a go-ahead, without what isn't meant."""
        return self.mentions_in(without_denied(self.text_of("confirm")))

    @cached_property
    def proposal(self) -> Mentions:
        """What a go-ahead is asked for: the clauses that ask, if they name any value; else all that isn't refused."""
        asks = any(map(is_id, self.go_ahead.values()))
        return self.go_ahead if asks else self.mentions_in(without_denied(self.beside("refuse")))

    @cached_property
    def chosen(self) -> Mentions:
        """What a proposal puts of what there is to choose: neither what that replaces, nor what is sold out."""
        text = without_sold_out(without_given_up(self.proposal.text))
        return self.proposal if text == self.proposal.text else self.mentions_in(text)

    @cached_property
    def sold_out(self) -> frozenset[str]:
        """The ids that are named by nothing but rows of tables that tell what is sold out."""
        text = without_sold_out(self.text)
        return frozenset() if text == self.text else frozenset(self.mentions.ids).difference(self.mentions_in(text).ids)

    @property
    def put_so_far(self) -> str:
        """What stands before a go-ahead is asked for, in lower case, if there is something else to come after it."""
        last = max((n for n, c in enumerate(self.clauses) if c.act == "confirm"), default=0)
        more = any(c.slots for c in self.clauses[last + 1 :]) or self._said.has(shades.ONE_BY_ONE)
        return self.above(self.clauses[last]) if more else ""

    @property
    def recap(self) -> Self | None:
        """What sums up what the agent has understood to be wanted, with the list that it introduces; None: nothing."""
        if not self._said.may(shades.RECAP):
            return None
        found, leads = [], False
        for sentence, item in self._reader.sentences(self.text):
            sums_up = self._reader.text(sentence.lower()).has(shades.RECAP)
            if (sums_up or (leads and item)) and sentence[-1] != "?":
                found.append(sentence)
            leads = (sums_up and sentence[-1] == ":") or (leads and item)
        return type(self)(self._reader, "\n".join(found)) if found else None

    @cached_property
    def put_anew(self) -> str:
        """What isn't refused, in lower case, without what is to be so no longer, and without what is sold out."""
        return without_sold_out(without_given_up(without_old(self.beside("refuse").lower())))

    @cached_property
    def terms_put(self) -> frozenset[str]:
        """What a proposal names of all that the domain has an abbreviation for, in lower case; not what is passed."""
        return self.terms_in(_PASSED.sub(" ", self.proposal.low))

    def others_of_its_kind(self, value: str) -> frozenset[str]:
        """Return what a proposal names instead of what an abbreviation stands for: "Orlando" for ``"MIA"``.

        That is nothing if the value is no abbreviation, or what it stands for is named, too.
        """
        right = self.stands_for(value)
        return frozenset() if right == value.lower() or right in self.terms_put else self.terms_put

    def stands_for(self, value: str) -> str:
        """Return what a value stands for, in lower case."""
        return self._reader.stands_for(value)

    def terms_of(self, values: Iterable[object]) -> Iterator[str]:
        """Yield what those of some values that are abbreviations stand for, in lower case: "miami" for ``"MIA"``."""
        for value in values:
            if isinstance(value, str) and (term := self.stands_for(value)) != value.lower():
                yield term

    def misdates(self, name: str, right: Sequence[str], *, loosely: bool = False) -> bool:
        """Return whether a go-ahead is asked for something on another day than the right ones.

        What the go-ahead itself leaves unsaid is told by all that isn't refused, but for how things are now.

        Args:
            name: what names the thing, in lower case.
            right: the ways in which the right days are written.
            loosely: whether something else may go by the name, so that where a right day is put, another is of that.
        """
        if name not in self.low:
            return False
        asked = self.go_ahead.low
        told = (asked,) if has_any_word(asked, right) else (asked, self.put_anew)
        return any(self._misdates(low, name, right, loosely=loosely) for low in told)

    def _misdates(self, low: str, name: str, right: Sequence[str], *, loosely: bool) -> bool:
        if name not in low or (loosely and has_any_word(low, right)):
            return False
        places = {word for place in self.terms_in(low) for word in place.split()}
        given = list(days_of(name, low, places))
        return bool(given) and not any(day in right for day in given)
