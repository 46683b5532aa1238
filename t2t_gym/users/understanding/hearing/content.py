"""What a message of the agent holds: its clauses, and the values and operations that they are about.

That is its reading, less what no customer would take in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from typing import Self

from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.aside import is_of_its_own, is_there, points_to_nothing, wants_it
from t2t_gym.users.understanding.cues.completion import STANDING, is_standing
from t2t_gym.users.understanding.cues.instruction import is_instruction
from t2t_gym.users.understanding.cues.limits import is_limit
from t2t_gym.users.understanding.hearing.listener import Listener
from t2t_gym.users.understanding.reading import Clause
from t2t_gym.users.understanding.text.prose import is_prose
from t2t_gym.users.understanding.understanding import Understanding

__all__ = ["Content"]

_ASKING = ("request", "confirm", "offer")
_BUT = re.compile(r"\W{1,3}(?:but|however|yet|except|though)\b")


class Content(Listener):
    """What one message holds.

    Args:
        understanding: reads with the words of the customer's domain.
        text: the message, as written.

    Attributes:
        text: the message without markup.
        low: the same in lower case.
        mentions: the literal values in it, by slot.
        foreign: whether it is in another language than English.
        handover: whether the agent asks if it may hand the customer over to a human.
        clauses: the clauses that carry an act, in order.
        acts: what they do.
        slots: what they ask for, in order.
        senseless: whether it means nothing.
    """

    def __init__(self, understanding: Understanding, text: str) -> None:
        super().__init__(understanding)
        reading = understanding.read(text)
        self._said = reading.said
        self.text = reading.mentions.text
        self.low = reading.said.low
        self.mentions = reading.mentions
        self.foreign = reading.foreign
        instructs = is_instruction(reading.said)
        clauses = reading.clauses
        if instructs:
            clauses = tuple([c for c in clauses if not is_instruction(c.said)])
        if "refuse" in reading.acts:
            goes_on = reading.said.has(shades.TRIES_AGAIN)
            clauses = tuple([c for c in clauses if c.act != "refuse" or not (goes_on or self._is_lifted(c))])
        self._take(clauses)
        self.senseless = not self.clauses and (instructs or not self._says_anything())

    def _is_lifted(self, clause: Clause) -> bool:
        """Return whether what can't be done as a rule is said to be otherwise here: "normally it can't, but ..."."""
        if not clause.said.has(shades.USUALLY):
            return False
        return _BUT.match(self.low, self.low.find(clause.low) + len(clause.low)) is not None

    def _says_anything(self) -> bool:
        return is_prose(self.low) or self._said.has(shades.HOLD) or bool(self.mentions.ids)

    def as_needed(self) -> Self:
        """Return the message as the answer to the question what is needed: what it names is asked for.

        A message that asks for anything by itself says no more by that than it would anyway.
        """
        needed = self._reader.needed(self.text) if self.acts.isdisjoint(_ASKING) else []
        if not needed:
            return self
        answer = copy(self)
        answer._take((*self.clauses, *needed))
        answer.senseless = False
        return answer

    def taken_as(self, clauses: Sequence[Clause]) -> Self:
        """Return the message with other clauses in the place of those that carry an act."""
        other = type(self)(self._reader, self.text)
        other._take(tuple(clauses))
        return other

    def without(self, act: str) -> Self:
        """Return the message as it is without the clauses of an act."""
        return self.taken_as([c for c in self.clauses if c.act != act])

    def _take(self, clauses: tuple[Clause, ...]) -> None:
        self.clauses = clauses
        self.acts = {c.act for c in clauses}
        self.handover = any(c.handover for c in clauses if c.act in ("confirm", "offer"))
        self.slots = tuple(dict.fromkeys([slot for c in clauses for slot in c.slots]))

    def is_beside(self, clause: Clause, wanted: Callable[[str], bool]) -> bool:
        """Return whether a go-ahead is asked for something quite different: "are you happy with our service?".

        It names nothing that customers can have done, nor any of what that is done to or with, and doesn't point to
        what has been put either.

        Args:
            clause: the clause.
            wanted: tells whether a lower-case text has the words for anything that this customer has spoken of.
        """
        said = clause.said
        if clause.handover or self._reader.operations(said):
            return False
        if any(map(said.has, (shades.CURIOUS, shades.LOOK_UP, shades.NUMBERED))):
            return False
        if is_of_its_own(said) or self._offers_else(clause, wanted):
            return True
        return points_to_nothing(said) and not (
            self._reader.names(said) or any(self.mentions_in(clause.text).values()) or wanted(clause.low)
        )

    def _offers_else(self, clause: Clause, wanted: Callable[[str], bool]) -> bool:
        """Return whether a clause asks if what the sentence before it offers is wanted, and that is something else."""
        if not wants_it(clause.low):
            return False
        above = self.sentences_in(self.above(clause))[-1:]
        return any(is_there(low) and not (self.operations_in(low) or wanted(low)) for low in above)

    def text_of(self, *acts: str) -> str:
        """Return the clauses of some acts, as written."""
        return "\n".join([c.text for c in self.clauses if c.act in acts])

    @cached_property
    def all_operations(self) -> frozenset[str]:
        """The operations named anywhere in the message."""
        return frozenset(self._reader.operations(self._said))

    def operations(self, act: str) -> tuple[str, ...]:
        """Return the operations named in clauses of an act."""
        return tuple(dict.fromkeys(o for c in self.clauses if c.act == act for o in c.operations))

    def named(self, clause: Clause, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return the operations that a clause is about: those it names; else those named last; of "all of these" all.

        What was named before is taken only if it is wanted, or if the message names nothing that is. A go-ahead is for
        all that the message says beside it, unless one thing is to be done first.
        """
        own = self.own_operations(clause)
        if own or not clause.operations or not self.all_operations.intersection(wanted):
            return own or clause.operations
        if clause.said.has(shades.ALL):
            return tuple(dict.fromkeys(o for o in wanted if o in self.all_operations))
        before = tuple(o for o in clause.operations if o in wanted)
        if not before or self._said.has(shades.ONE_BY_ONE):
            return before
        return tuple(dict.fromkeys(o for o in wanted if o in before or o in self._planned))

    @cached_property
    def _planned(self) -> frozenset[str]:
        """The operations named in sentences that carry no act: what is to be done, as a go-ahead for it is asked."""
        plain = [self._reader.text(s.lower()) for s in self._plain]
        return frozenset(o for said in plain if not is_limit(said) for o in self._reader.operations(said))

    def beside(self, act: str) -> str:
        """Return the message without the clauses of an act."""
        text = self.text
        for clause in self.clauses:
            if clause.act == act:
                text = text.replace(clause.text, "\n")
        return text

    @cached_property
    def _sentences(self) -> list[str]:
        """The sentences of the message."""
        return [s for s, _ in self._reader.sentences(self.text)]

    @cached_property
    def _plain(self) -> list[str]:
        """The sentences that carry no act."""
        return [s for s in self._sentences if not any(c.text in s for c in self.clauses)]

    @cached_property
    def standing(self) -> list[str]:
        """The sentences that carry no act and say how things are now."""
        if not self._said.may(STANDING):
            return []
        return [s for s in self._plain if s[-1] != "?" and is_standing(self._reader.text(s.lower()))]

    @property
    def claimed(self) -> str:
        """What is said to be done, or to be so now."""
        return "\n".join([self.text_of("done"), *self.standing])

    @property
    def dealt_with(self) -> Sequence[str]:
        """The ids in what is said to be done, or to be so now."""
        return self.mentions_in(self.claimed).ids

    def above(self, clause: Clause) -> str:
        """Return what of the message stands before a clause, in lower case."""
        return self.low[: max(0, self.low.find(clause.low))]

    def naming(self, operations: Sequence[str]) -> str:
        """Return the sentences, in lower case, that name any of some operations."""
        wanted = set(operations)
        return "\n".join([s for s in map(str.lower, self._sentences) if not wanted.isdisjoint(self.operations_in(s))])

    def has_been_done(self, operations: Sequence[str]) -> bool:
        """Return whether some operations are only named as carried out, by whomever, not as to be done."""
        if not self._reader.may_be_carried_out(self._said):
            return False
        text = self._reader.text(self.naming(operations))
        return set(self._reader.carried_out(text)).issuperset(operations)

    @cached_property
    def on_others(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The sentences, in lower case, that put an operation on other things as well, each with the operations."""
        if not self._said.may(shades.ON_OTHERS):
            return ()
        low = map(str.lower, self._sentences)
        return [(s, self.operations_in(s)) for s in low if self._reader.text(s).has(shades.ON_OTHERS)]

    def own_operations(self, clause: Clause) -> tuple[str, ...]:
        """Return the operations that a clause is about and names itself."""
        if clause.act not in ("confirm", "offer") or not clause.operations:
            return clause.operations
        own = self._reader.operations(clause.said)
        return tuple(o for o in clause.operations if o in own)
