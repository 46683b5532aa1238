"""What a message asks the customer, and how: for a detail, which of several, or whether something is so."""

from __future__ import annotations

import re
from typing import Self

from t2t_gym.users.understanding.acts.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.asking import DO_YOU_KNOW, MEANS_IT, WISH_PUT, YES_OR_NO
from t2t_gym.users.understanding.hearing.content import Content
from t2t_gym.users.understanding.matching.cue import Cue, Family
from t2t_gym.users.understanding.reading import Clause

__all__ = ["Asking"]

# "For the booking: is it one-way, and which card ...?"
_IS_IT = re.compile(r"(?:^|[:,] )(?:(?:and|so|also|then|but) )?(?:is|are|do|does|will|would|should) ")
_INQUIRING = ("request", "offer")
_WHETHER = Family(YES_OR_NO, WISH_PUT)


class Asking(Content):
    """What one message holds, and what it asks.

    The arguments are those of `Content`.
    """

    def _has(self, cue: Cue, *acts: str) -> bool:
        """Return whether a cue is in a clause of some acts."""
        if not self._said.may(cue):
            return False
        for clause in self.clauses:  # noqa: SIM110 - a generator would cost as much as the search
            if clause.act in acts and clause.said.has(cue):
                return True
        return False

    @property
    def inquires(self) -> bool:
        """Whether the customer is asked anything, not just told what to do: "have a nice day"."""
        return any(c.act in _INQUIRING and (c.slots or "?" in c.low) for c in self.clauses)

    @property
    def asks_of_part(self) -> bool:
        """Whether it is only asked if something that is named is right, which may be a part of what is put."""
        return all(self._asks_of_part(c) for c in self.clauses if c.act == "confirm")

    @property
    def asks_if_besides(self) -> bool:
        """Whether it is asked if something is wanted on top of something else, or in its place."""
        return self._has(shades.BESIDES, "request", "offer", "confirm")

    @property
    def slots_put(self) -> tuple[str, ...]:
        """The slots of which a value is put, where it is only asked if something that is named is so or is right."""
        asks = [c for c in self.clauses if c.act == "confirm" or (c.act == "request" and _IS_IT.search(c.low))]
        put = "\n".join([c.text for c in asks if not c.slots])
        return tuple([slot for slot, _ in self.mentions_in(put).items()]) if put and self.asks_of_part else ()

    def _asks_of_part(self, clause: Clause) -> bool:
        return not (clause.said.has(shades.PROCEED) or clause.said.has(shades.AS_PUT) or self.own_operations(clause))

    @property
    def asks_identity(self) -> bool:
        """Whether it is asked who the customer is, but not for anything by name."""
        if self.slots or not self._said.may(shades.IDENTITY):
            return False
        return self._has(shades.IDENTITY, "request", "confirm") or any(
            c.act == "refuse" and c.said.has(shades.IDENTITY) and c.said.has(shades.CONDITION) for c in self.clauses
        )

    @property
    def asks_preference(self) -> bool:
        """Whether the customer is to choose among things that the message has no name for.

        "Which do you prefer?", "was it the one at 9:00 or the one at noon?".
        """
        if self.slots not in ((), (CHOICE_OF_ACTION,)):
            return False
        return any(
            c.act in ("request", "offer")
            and (c.said.has(shades.PREFERENCE) or (" or " in c.low and c.said.has(MEANS_IT)))
            and not self.own_operations(c)
            for c in self.clauses
        )

    @property
    def asks_which(self) -> bool:
        """Whether the customer is to say which of several things it means: "which one?", "the Visa or the Amex?"."""
        puts = any(c.act == "offer" and c.slots == (CHOICE_OF_ACTION,) and " or " in c.low for c in self.clauses)
        return puts or self._has(shades.WHICH, "request", "offer")

    @property
    def asks_meant(self) -> bool:
        """Whether the customer is only asked if it means the thing that is put."""
        return not self.slots and self._said.may(MEANS_IT) and bool(self.meant)

    @property
    def meant(self) -> str:
        """The clauses that ask if the customer means a thing."""
        return "\n".join(c.text for c in self.clauses if c.act in ("request", "offer") and c.said.has(MEANS_IT))

    @property
    def asks_fact(self) -> bool:
        """Whether it is only asked whether something is so, or is right, which needn't be about what is wanted."""
        if not (self.clauses and self._said.may(YES_OR_NO)):
            return False
        return all(
            c.said.has(YES_OR_NO) and (c.act == "request" or (c.act == "confirm" and c.said.has(shades.OF_A_THING)))
            for c in self.clauses
        )

    @property
    def asks_whether(self) -> bool:
        """Whether it is only asked whether something is so or is wanted so: "do you want to fly on May 27?"."""
        if not (self.clauses and self._said.may(_WHETHER)):
            return False
        return all(
            _asks_yes_or_no(c) and (c.act in ("request", "offer") or (c.act == "confirm" and self._asks_of_thing(c)))
            for c in self.clauses
        )

    @property
    def asks_yes_or_no(self) -> bool:
        """Whether all that is asked is if something is so, or known to be so."""
        asks = [c for c in self.clauses if c.act == "request"]
        return bool(asks) and all(c.said.has(YES_OR_NO) or c.said.has(DO_YOU_KNOW) for c in asks)

    def _asks_of_thing(self, clause: Clause) -> bool:
        """Return whether a go-ahead is only asked for a thing: "is it the red one you'd like?"."""
        if clause.said.has(shades.OF_A_THING) or self._asks_of_part(clause):
            return True
        return clause.said.has(MEANS_IT) and clause.said.has(shades.WISHES) and not self.own_operations(clause)

    def asks_if_right(self, clause: Clause) -> bool:
        """Return whether a clause asks of a thing, and of no proposal, if it is right: "is the address correct?"."""
        return clause.said.has(shades.JUDGED)

    @property
    def puts_wish(self) -> bool:
        """Whether it is only asked whether something is wanted so."""
        return self.asks_whether and all(c.said.has(shades.WISHES) for c in self.clauses)

    @property
    def asks_if_kept(self) -> frozenset[str]:
        """The operations of which it is asked whether they stay as they were to be: "and does the return stay?"."""
        if not self._said.may(shades.KEPT):
            return frozenset()
        asked = [self._reader.text(s.lower()).search(shades.KEPT) for s in self._sentences if s[-1] == "?"]
        return frozenset(operation for kept in asked if kept for operation in self.operations_in(kept[0]))

    @property
    def asked(self) -> Self:
        """What it asks, by itself: beside a question what is told may be about something else."""
        text = "\n".join(c.text for c in self.clauses)
        return self if text == self.text else type(self)(self._reader, text)

    @property
    def asks_cause(self) -> bool:
        """Whether it is asked what happened to something."""
        return self._has(shades.HAPPENED, "request")

    @property
    def asks_holder(self) -> bool:
        """Whether it is asked if the account is the customer's own."""
        return self._has(shades.HOLDER, "request")

    @property
    def asks_another(self) -> bool:
        """Whether another one is asked for than was given: "do you have a different email?"."""
        return self._has(shades.ANOTHER, "request")

    @property
    def asks_wish(self) -> bool:
        """Whether it is asked if anything is wanted or needed: "do you need any bags?"."""
        return any(c.act == "request" and c.said.has(shades.WISHES) and _asks_yes_or_no(c) for c in self.clauses)


def _asks_yes_or_no(clause: Clause) -> bool:
    return clause.said.has(YES_OR_NO) or clause.said.has(WISH_PUT)
