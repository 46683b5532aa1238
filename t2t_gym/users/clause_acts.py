"""What one clause of an agent does, and what it asks for: English cues, and the words of a domain for the slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from t2t_gym.users.clauses import Piece
from t2t_gym.users.cues import asking, closing, completion, goahead, handover, offering, refusal
from t2t_gym.users.operations import OperationFinder
from t2t_gym.users.slots import SlotFinder

__all__ = ["Act", "ClauseReader"]

# A row of a summary ("Refund: to your card") does nothing, unless it is a sentence of its own after the colon.
_FIELD = re.compile(r"[\w /&()'#-]{1,40}: (?!please)")
_SENTENCE = re.compile(r"(?<!\w)(?:is|are|can|can't|cannot|unable|unfortunately|regrettably|has|have|been|will)(?!\w)")
_FRAGMENT = 40
"""Characters up to which a question without a verb ("And the order number?") asks for whatever it names."""
_PLEASE = re.compile(r"^(?:(?!please)[^.?!]){3,60},? please\W*$")  # "Your zip code, please."
_AUXILIARY = re.compile(r"(?:is|are|was|were|do|does|did|has|have|will|would|can|could|should|shall)(?:n't)? ")
_ALSO = re.compile(r",? and (?:also |let me know |tell me )?(?=(?:whether|which|what|how|where)(?!\w))")
_PRONOUN = re.compile(r"(?<!\w)(?:it|that|this|them|those|these)(?!\w)")


class Act(NamedTuple):
    """One act of a clause.

    Attributes:
        name: one of the agent's acts.
        slots: what it asks for.
        bare: whether it asks "which one?" without saying of what; that is found in what was said before.
    """

    name: str
    slots: tuple[str, ...] = ()
    bare: bool = False


class ClauseReader:
    """Reads clauses one by one, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations

    def acts(self, piece: Piece, low: str) -> list[Act]:
        """Return the acts of a clause, in order.

        Args:
            piece: the clause.
            low: its text in lower case.
        """
        return list(self._acts(piece, low))

    def puts_actions(self, low: str) -> bool:
        """Return whether a lower-case clause puts several operations to choose from."""
        return " or " in low and len(self._operations.named(low)) > 1

    def _acts(self, piece: Piece, low: str) -> Iterator[Act]:
        field = _FIELD.match(low) if piece.item and not piece.question else None
        if field and not _SENTENCE.search(low, field.end()):
            return
        over = handover.is_handover(low)
        if over and not piece.question and handover.is_transfer(low):
            if refusal.is_refusal(low):
                yield Act("refuse")
            yield Act("transfer")
            return
        if not over and closing.is_more_help(low, piece.question):
            if both := offering.GO_OR_MORE.match(low):
                yield from self._asks(piece, both[0])
            yield Act("anything_else")
            return
        if not piece.question and completion.is_done(low):
            yield Act("done")
        if refusal.is_refusal(low):
            yield Act("refuse")
        both = offering.GO_OR_MORE.match(low) if piece.question and " or " in low else None
        if both and set(self._slots.phrased(low[both.end() :])).issubset(self._slots.what_to_do):
            low = both[0]
        yield from self._asks(piece, low)

    def _asks(self, piece: Piece, low: str) -> Iterator[Act]:
        """Yield what a clause asks: a go-ahead, a choice, or information."""
        if not (piece.question or asking.may_ask(low)):
            return
        request = asking.request(low)
        verify = goahead.asks_yes(low)
        if not (request or verify or piece.question):
            if _PLEASE.search(low) and (slots := self._slots.listed(low)):
                yield Act("request", slots)
            return
        asked = self._slots.phrased(low)
        if offering.OPEN_OFFER.search(low):
            yield Act("offer", tuple(asked) or self._slots.several(low) or self._slots.what_to_do)
            return
        wh = asking.WH_QUESTION.search(low) if piece.question else None
        go = goahead.GO_AHEAD.search(low) if piece.question and not wh else None
        offer = offering.OFFER.search(low, request.start() if request else 0)
        told = request and go and (request.start() < go.start() or 0 <= request.start() - go.end() <= 1)
        if verify or (go and not told):
            also = _ALSO.search(low)
            if also:
                asked = {slot: place for slot, place in asked.items() if place < also.start()}
            yield self._proposal(low, asked, offer, self._puts_choice(low, go))
            if also:
                yield from self._also(low[also.end() :])
        else:
            yield from self._request(low, request, wh, offer, asked)

    def _puts_choice(self, low: str, go: re.Match[str] | None) -> bool:
        """Return whether a clause that asks for a go-ahead leaves a choice."""
        return self.puts_actions(low) or (go is not None and offering.CHOICE.search(low) is not None)

    def _also(self, low: str) -> Iterator[Act]:
        """Yield the request in the rest of a clause that asks for a go-ahead first ("..., and which card to use")."""
        places = self._slots.phrased(low) | self._slots.requested(low, 0)[0]
        if places:
            yield Act("request", tuple(sorted(places, key=places.__getitem__)))

    def _proposal(self, low: str, asked: dict[str, int], offer: re.Match[str] | None, choice: bool) -> Act:
        """Return whether a clause that asks for a go-ahead does, or puts a choice, or asks for a preference."""
        if asked:
            slots = tuple(asked | self._slots.requested(low, min(asked.values()))[0])
            return Act("offer" if choice and len(slots) == 1 else "request", slots)
        if not choice and (contrary := goahead.CONTRARY.search(low)):
            return Act("request", tuple(self._slots.requested(low, contrary.end())[0]) or self._slots.what_to_do)
        if choice:
            several = self._slots.several(low)
            slots = several or self._slots.alternatives(low, offer) or self._slots.what_to_do
            return Act("offer", slots, bool(several) or self._asks_which(low, slots))
        if offer and "like me to" not in low:
            slots = self._slots.offered(low, offer.start())
            return Act("offer", slots, self._asks_which(low, slots))
        return Act("confirm")

    def _request(
        self,
        low: str,
        request: re.Match[str] | None,
        wh: re.Match[str] | None,
        offer: re.Match[str] | None,
        asked: dict[str, int],
    ) -> Iterator[Act]:
        """Yield the request of a clause; values read back to be confirmed make it a proposal as well."""
        places, readback = asked, False
        if request or wh:
            start = request.end() if request else 0
            if wh and not (request and request.start() <= wh.start()):
                start = wh.start(wh.lastgroup or 0)
            named, readback = self._slots.requested(low, start)
            places = named | asked
        slots = tuple(sorted(places, key=places.__getitem__))
        choice = offering.CHOICE.search(low) is not None
        several: tuple[str, ...] = ()
        if (
            not slots
            and not (request or wh)
            and (len(low) < _FRAGMENT or _PLEASE.search(low))
            and not _AUXILIARY.match(low)
        ):
            slots = self._slots.listed(low)
        if not slots and request and asking.CHECK.search(low, request.start()):
            slots = self._slots.anywhere(low, request.end())
        if not slots and choice and not asking.WHICH_ONE.search(low):
            several = self._slots.several(low)
            slots = several or (self._slots.what_to_do if self.puts_actions(low) else ())
        if not (request or wh or slots or choice or offer) and self._proposes(low):
            yield Act("confirm")
            return
        if readback and "confirm" in low:
            yield Act("confirm")
        if offer or (choice and not (request or wh or slots)):
            if not slots and not offer and asking.WHICH_ONE.search(low):
                yield Act("request", self._slots.what_to_do, True)  # unless what was said before tells
                return
            slots = slots or self._slots.offered(low, offer.start() if offer else 0)
            unsaid = slots == self._slots.what_to_do and not (self.puts_actions(low) or _AUXILIARY.match(low))
            yield Act("offer", slots, unsaid or bool(several) or self._asks_which(low, slots))
        elif slots or not (readback or asking.BARE_INVITATION.search(low)):
            yield Act("request", slots, bool(several) or (not slots and self._asks_which(low, slots)))

    def _proposes(self, low: str) -> bool:
        """Return whether a question checks back, or begins with an operation ("So, cancel the order?")."""
        if goahead.CHECKS_BACK.match(low):
            return True
        first = low.rpartition(": ")[2].removeprefix("so ").removeprefix("so, ").split(" ", 1)[0]
        return bool(self._operations.named(first))

    def _asks_which(self, low: str, slots: tuple[str, ...]) -> bool:
        """Return whether a clause leaves it to what was said before what it asks for."""
        if slots not in ((), self._slots.what_to_do):
            return False
        return bool(
            asking.WHICH_ONE.search(low)
            or (asking.CHECK.search(low) and _PRONOUN.search(low))
            or asking.HAND_IT_OVER.search(low)
        )
