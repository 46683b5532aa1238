"""What one clause of an agent asks to be told, and what of it is left to what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues import asking, goahead, offering
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import Act

__all__ = ["RequestReader", "only_names"]

_FRAGMENT = 40
"""Characters up to which a question without a verb ("And the order number?") asks for whatever it names."""
# "And the order number?", "and the card you'd like to use?"
_VERB = (
    r"(?:(?:it|that|this|there|what|who|all|everything)'s|is|are|was|were|be|been|has|have|do|does|did|can|could|will"
    r"|would|should|shall|may|might|i|we|you)"
)
_VERBLESS = re.compile(
    r"(?:(?:(?:and|also|then|so|plus|or|ok(?:ay)?|right|great|thanks|now|next),? )*(?:the|your|each|any) "
    r"|(?:(?:and|also|plus),? )+)"
    rf"(?:(?!{_VERB}(?:'\w+)?(?!\w))[^ ]+(?: |$)){{1,30}}"
    r"(?:$|(?=(?:you|i|we)(?!\w)))"
)
# "And the travel date and | who is flying?", "and the | city you're flying to, the cabin?"
_NAMED_FIRST = re.compile(
    rf"(?:(?:and|also|then|so|plus|or|what about),? )*(?:the|your) (?:(?!{_VERB}(?:'\w+)?(?!\w))[^ ]+ ){{0,12}}$"
)
# "So that I get it right, the cabin: could you tell me that?"
_NAMED_BEFORE = re.compile(r"(?:^|[:,] | - )(?P<name>(?:the|your) [^:,?!]{2,60}): $")
_POLITE_END = re.compile(r" please(?:,? and [^.?!]{3,60})?\W*$")
# "Your zip code, please.", "Your name please, and the zip code."
_PLEASE = re.compile(r"(?:(?!please)[^.?!]){3,160},? please(?:,? and (?:the|your) [^.?!]{3,60})?\W*$")
_AUXILIARY = re.compile(r"(?:is|are|was|were|do|does|did|has|have|will|would|can|could|should|shall)(?:n't)? ")
# "Was the flight cancelled or delayed?" asks what happened, and puts nothing to be done.
_HAPPENED = re.compile(
    r"(?:(?:and|so|also|then),? )?(?:was|were|has|have|had|did)(?:n't)? (?!(?:you|it|this|that|one)(?!\w))"
    # "Could it have been booked by somebody else?"
    r"|(?:(?:and|so|also|then),? )?(?:could|might|may)(?:n't)? (?!(?:i|we)(?!\w))(?:[\w'#-]+ ){1,6}?have (?:been )?\w+"
)
# "Should I take the first or the second?", "the 10-inch one, or would you rather have the 12-inch version?"
_LAST_THING = re.compile(
    r" or (?:(?:would|do) you (?:rather|prefer|like|want)(?: to)?(?: have| take| get)? )?(?=(?:the|an?) )"
    r"(?P<thing>(?:[\w$.,':-]+ ){1,4}[\w'-]+)(?: (?:at|for) \$[\d.,]+)?(?:,? and [^?]{3,60})?\W*$"
)
# "To the card that paid, or to the one with $20.00?"
_OR_ONE = re.compile(r" or (?:(?:to|on|from|with|in|for|at) )(?:the|your)(?: \w+)? ones?(?!\w)")
_THE_ONE = re.compile(
    r" or (?:the|an?) (?:[\w'-]+ ){1,3}(?:one|version)s?(?!\w)"
)  # "which pot: the red or the blue one?"
_WHICH_ONE_AND = re.compile(r"(?<!\w)which ones?(?! of(?!\w))(?: (?!and(?!\w))[\w']+){0,6}(?:, (?:and )?| and )")
"""Where a question goes on to something else: "which one would you like, and in which cabin?"."""
_PRONOUN = re.compile(r"(?<!\w)(?:it|that|this|them|those|these)(?!\w)")


class RequestReader:
    """Reads clauses that want to be told something, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations

    def request(
        self,
        clause: Text,
        request: re.Match[str] | None,
        wh: re.Match[str] | None,
        offer: re.Match[str] | None,
        asked: dict[str, int],
    ) -> Iterator[Act]:
        """Yield the request of a clause; values read back to be confirmed make it a proposal as well."""
        places, readback = self._places(clause, request, wh) if request or wh else ({}, False)
        if (request or wh) and not (places or asked) and clause.has(asking.LOOK_THERE):
            return
        places |= asked
        first = min(places.values(), default=0)
        if not request and _NAMED_FIRST.match(clause.low[:first]):
            places = self._slots.requested(clause, 0)[0] | places
        slots = tuple(sorted(places, key=places.__getitem__))
        one = _WHICH_ONE_AND.search(clause.low) if slots else None
        if one and one.end() <= min(places.values()):
            yield Act("request", bare=True)
        choice = clause.has(offering.CHOICE)
        several: tuple[str, ...] = ()
        if not slots and not (request or wh) and not _AUXILIARY.match(clause.low):
            last = clause.like(clause.low[_said_last(clause.low) :])
            if len(last.low) < _FRAGMENT or only_names(clause.low) or _VERBLESS.match(last.low):
                slots = self._slots.listed(last) or self._slots.listed(clause)
        if not slots and request and clause.search(asking.CHECK, request.start()):
            slots = self._slots.anywhere(clause, request.end())
        if not slots and request and (named := _NAMED_BEFORE.search(clause.low[: request.start()])):
            slots = self._slots.listed(clause.like(named["name"]))
        if not slots and choice and not clause.has(asking.WHICH_ONE):
            several = self._slots.several(clause)
            slots = several or (self._slots.what_to_do if self._operations.are_put(clause) else ())
        if wh and choice and not slots and _THE_ONE.search(clause.low) and not self.asks_which(clause, slots):
            slots = self._slots.to_choose(clause)
        if not (request or wh or slots or choice or offer) and self._proposes(clause):
            yield Act("confirm")
            return
        if readback and "confirm" in clause.low:
            yield Act("confirm")
        happened = not (request or wh or offer) and _HAPPENED.match(clause.low) is not None
        if happened and choice and slots in ((), self._slots.what_to_do) and not self.puts_things(clause, slots):
            yield Act("request")
            return
        if offer or (choice and not (request or wh or slots)):
            if not slots and not offer and clause.has(asking.WHICH_ONE):
                yield Act("request", self._slots.what_to_do, bare=True)  # unless what was said before tells
                return
            slots = slots or self.one_or_other(clause) or self._slots.offered(clause, offer.start() if offer else 0)
            unsaid = slots == self._slots.what_to_do and not (
                self._operations.are_put(clause) or _AUXILIARY.match(clause.low)
            )
            unsaid = unsaid or self.puts_things(clause, slots)
            yield Act("offer", slots, unsaid or bool(several) or self.asks_which(clause, slots))
        elif slots or not (readback or asking.BARE_INVITATION.search(clause.low)):
            yield Act("request", slots, bool(several) or (not slots and self.asks_which(clause, slots)))

    def _places(
        self, clause: Text, request: re.Match[str] | None, wh: re.Match[str] | None
    ) -> tuple[dict[str, int], bool]:
        """Return the slots that are the objects of a clause's verb or question word; see `SlotFinder.requested`."""
        start = request.end() if request else 0
        if wh and not (request and request.start() <= wh.start()):
            start = wh.start(wh.lastgroup or 0)
        places, readback = self._slots.requested(clause, start)
        if there := clause.search(asking.LOOK_THERE):
            places = self._slots.requested(clause, there.end() + 1)[0]
        return places, readback

    def _proposes(self, clause: Text) -> bool:
        """Return whether a question checks back, or begins with an operation ("So, cancel the order?")."""
        if goahead.CHECKS_BACK.match(clause.low):
            return True
        first = clause.low.rpartition(": ")[2].removeprefix("so ").removeprefix("so, ").split(" ", 1)[0]
        return bool(self._operations.named(clause.like(first)))

    def puts_things(self, clause: Text, slots: tuple[str, ...]) -> bool:
        """Return whether the choice that a clause puts, if it names no slot, is one of things: "this one or that?"."""
        if slots != self._slots.what_to_do or self._operations.are_put(clause):
            return False
        last = _LAST_THING.search(clause.low)
        return last is not None and self._slots.puts_one(clause.like(last["thing"]))

    def one_or_other(self, clause: Text) -> tuple[str, ...]:
        """Return the slot of which a clause puts one thing or another: "to the card that paid, or to the other one"."""
        other = _OR_ONE.search(clause.low)
        return tuple(self._slots.named(clause.part(0, other.start()))[:1]) if other else ()

    def asks_which(self, clause: Text, slots: tuple[str, ...]) -> bool:
        """Return whether a clause leaves it to what was said before what it asks for."""
        if slots not in ((), self._slots.what_to_do):
            return False
        return (
            clause.has(asking.WHICH_ONE)
            or (clause.has(asking.CHECK) and _PRONOUN.search(clause.low) is not None)
            or clause.has(asking.HAND_IT_OVER)
        )


def _said_last(low: str) -> int:
    """Return where a clause goes on after a colon, as in "one more thing: the order number?"; else where it begins."""
    colon = low.rfind(": ")
    return colon + 2 if colon >= 0 else 0


def only_names(low: str) -> bool:
    """Return whether a clause does no more than name something and say please."""
    return "please" in low and _POLITE_END.search(low) is not None and _PLEASE.match(low) is not None
