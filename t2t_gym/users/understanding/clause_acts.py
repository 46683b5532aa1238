"""What one clause of an agent does, and what it asks for: English cues, and the words of a domain for the slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from t2t_gym.users.understanding.clauses import Piece
from t2t_gym.users.understanding.cues import asking, closing, completion, goahead, handover, offering, refusal, wanting
from t2t_gym.users.understanding.operations import OperationFinder
from t2t_gym.users.understanding.sieve import Text
from t2t_gym.users.understanding.slots import SlotFinder

__all__ = ["Act", "ClauseReader"]

# A row of a summary ("Refund: to your card") does nothing, unless it is a sentence of its own after the colon.
_FIELD = re.compile(r"[\w /&()'#-]{1,40}: (?!please)")
_SENTENCE = re.compile(r"(?<!\w)(?:is|are|can|can't|cannot|unable|unfortunately|regrettably|has|have|been|will)(?!\w)")
_FRAGMENT = 40
"""Characters up to which a question without a verb ("And the order number?") asks for whatever it names."""
# "And the order number?", "and the card you'd like to use?"
_VERB = (
    r"(?:(?:it|that|this|there|what|who|all|everything)'s|is|are|was|were|be|been|has|have|do|does|did|can|could|will"
    r"|would|should|shall|may|might|i|we|you)"
)
_VERBLESS = re.compile(
    rf"(?:(?:and|also|then|so|plus|or),? )*(?:the|your|each|any) (?:(?!{_VERB}(?:'\w+)?(?!\w))[^ ]+(?: |$)){{1,30}}"
    r"(?:$|(?=(?:you|i|we)(?!\w)))"
)
_POLITE_END = re.compile(r" please(?:,? and [^.?!]{3,60})?\W*$")
# "Your zip code, please.", "Your name please, and the zip code."
_PLEASE = re.compile(r"(?:(?!please)[^.?!]){3,60},? please(?:,? and (?:the|your) [^.?!]{3,60})?\W*$")
_BY_AGENT = re.compile(r"(?<!\w)(?:i|we)(?:'ve| have| was| were)(?!\w)")
_AUXILIARY = re.compile(r"(?:is|are|was|were|do|does|did|has|have|will|would|can|could|should|shall)(?:n't)? ")
_THING = re.compile(r" [\w-]+(?: (?!of|for|to|from|in|on)[\w-]+)?")
_ALSO = re.compile(
    r",? and (?:also |let me know |tell me )?(?=(?:whether|which|what|how|where)(?!\w))"
    r"|(?:,? and|,|;) (?:also |then |please )?(?=(?:pick|choose|select|mention|tell me|let me have|give me|send me|name"
    r"|say (?:which|what|where|how|if|whether))(?!\w))"
)
# "Should I take the first or the second?", "the 10-inch one, or would you rather have the 12-inch version?"
_LAST_THING = re.compile(
    r" or (?:(?:would|do) you (?:rather|prefer|like|want)(?: to)?(?: have| take| get)? )?(?=(?:the|an?) )"
    r"(?P<thing>(?:[\w':-]+ ){1,4}[\w'-]+\W*$)"
)
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

    def acts(self, piece: Piece, clause: Text) -> list[Act]:
        """Return the acts of a clause, in order.

        Args:
            piece: the clause.
            clause: its text in lower case.
        """
        may = piece.question or clause.tells or "'" in clause.low or "please" in clause.low
        if not (may or self._operations.wordings(clause)[-1].tells):
            return []  # a statement that hasn't the words for anything that tells an act
        return list(self._acts(piece, clause))

    def puts_actions(self, clause: Text) -> bool:
        """Return whether a clause puts several operations to choose from."""
        return " or " in clause.low and len(self._operations.named(clause)) > 1

    def _acts(self, piece: Piece, clause: Text) -> Iterator[Act]:
        field = _FIELD.match(clause.low) if piece.item and not piece.question else None
        if field and not _SENTENCE.search(clause.low, field.end()):
            if any(map(str.isdigit, field[0])) and self.claims(clause.part(field.end())):
                yield Act("done")  # "H3O82M: cancelled, $100 back"
            return
        over = handover.is_handover(clause)
        if over and not piece.question and handover.is_transfer(clause):
            if refusal.is_refusal(clause):
                yield Act("refuse")
            yield Act("transfer")
            return
        if not over and closing.is_more_help(clause, piece.question):
            if both := offering.GO_OR_MORE.match(clause.low):
                yield from self._asks(piece, clause.part(0, both.end()))
            yield Act("anything_else")
            return
        refuses = refusal.is_refusal(clause)
        reason = refuses and not _BY_AGENT.search(clause.low)  # "it has been cancelled, so it can't be changed"
        if not piece.question and not reason and (self.claims(clause) or self._is_carried_out(clause)):
            yield Act("done")
        if refuses:
            yield Act("refuse")
        both = offering.GO_OR_MORE.match(clause.low) if piece.question and " or " in clause.low else None
        if both and set(self._slots.phrased(clause.part(both.end()))).issubset(self._slots.what_to_do):
            clause = clause.part(0, both.end())
        yield from self._asks(piece, clause)

    def claims(self, clause: Text) -> bool:
        """Return whether a clause claims that a write was carried out."""
        return any(map(self._is_done, self._operations.wordings(clause)))

    def _is_done(self, clause: Text) -> bool:
        """Return whether a clause says that something was done that counts: an errand does if it is an operation."""
        if not completion.is_done(clause):
            return False
        errand = completion.errand(clause)
        return errand is None or bool(self._operations.carried_out(errand))

    def _is_carried_out(self, clause: Text) -> bool:
        """Return whether a clause says that one of the operations came about, or that something is as it leaves it."""
        if completion.is_outcome(clause) and self._operations.named(clause):
            return True
        states = any(map(completion.is_state, self._operations.wordings(clause)))
        return states and bool(self._operations.carried_out(clause))

    def _asks(self, piece: Piece, clause: Text) -> Iterator[Act]:
        """Yield what a clause asks: a go-ahead, a choice, or information."""
        request = asking.request(clause) or self._wanted(clause)
        verify = goahead.asks_yes(clause) or self._confirms(clause)
        offered = clause.has(offering.OPEN_OFFER)
        if not (request or verify or piece.question or offered):
            if slots := self._made_do_with(clause):
                yield Act("request", slots)
            return
        asked = self._slots.phrased(clause)
        if offered:
            yield Act("offer", tuple(asked) or self._slots.several(clause) or self._slots.what_to_do)
            return
        wh = clause.search(asking.WH_QUESTION) if piece.question else None
        go = self._go_ahead(clause) if piece.question and not wh else None
        offer = clause.search(offering.OFFER, request.start() if request else 0)
        told = request and go and (request.start() < go.start() or 0 <= request.start() - go.end() <= 1)
        if verify or (go and not told):
            also = _ALSO.search(clause.low)
            if also:
                asked = {slot: place for slot, place in asked.items() if place < also.start()}
            first = clause.part(0, also.start()) if also else clause
            yield self._proposal(clause, asked, offer, self._puts_choice(first, go, asked))
            if also:
                yield from self._also(clause.part(also.end()))
        else:
            yield from self._request(clause, request, wh, offer, asked)

    def _confirms(self, clause: Text) -> bool:
        """Return whether it is an operation that is to be confirmed ("the cancellation"), and no value of a slot."""
        match = clause.search(goahead.TO_BE_CONFIRMED)
        if match is None or (thing := _THING.match(clause.low, match.end())) is None:
            return False
        named = clause.part(match.start(), thing.end())
        return bool(self._operations.named(named)) and not self._slots.requested(named, match.end() - match.start())[0]

    def _go_ahead(self, clause: Text) -> re.Match[str] | None:
        """Return where a question asks for a go-ahead; what it only says of a thing ("the card you'd like") doesn't."""
        found = (said.search(goahead.GO_AHEAD) for said in self._operations.wordings(clause))
        go = next(filter(None, found), None)  # at the same place, as what is asked to be done comes after it
        thing = _VERBLESS.match(clause.low, _said_last(clause.low)) if go else None
        return clause.search(goahead.GO_AHEAD, go.end()) if go and thing and go.start() <= thing.end() else go

    def _wanted(self, clause: Text) -> re.Match[str] | None:
        """Return the words by which a clause says that something is wanted, if it names what."""
        match = wanting.wanted(clause)
        if match is None or self._slots.requested(clause, match.end())[0]:
            return match
        return match if any(place >= match.start() for place in self._slots.phrased(clause).values()) else None

    def _made_do_with(self, clause: Text) -> tuple[str, ...]:
        """Return what a clause names and asks for without a verb that asks ("your zip code would do as well")."""
        if with_what := clause.search(wanting.WORK_WITH):
            return self._slots.listed(clause.part(with_what.end()))
        suffices = clause.has(wanting.SUFFICES) and not wanting.says_none(clause.low)
        return self._slots.listed(clause) if suffices or _only_names(clause.low) else ()

    def _puts_choice(self, clause: Text, go: re.Match[str] | None, asked: Mapping[str, int]) -> bool:
        """Return whether a clause that asks for a go-ahead leaves a choice."""
        if self.puts_actions(clause):
            return True
        return clause.has(offering.CHOICE) and (go is not None or (not asked and bool(self._slots.several(clause))))

    def _also(self, clause: Text) -> Iterator[Act]:
        """Yield the request in the rest of a clause that asks for a go-ahead first ("..., and which card to use")."""
        places = self._slots.phrased(clause) | self._slots.requested(clause, 0)[0]
        if places:
            yield Act("request", tuple(sorted(places, key=places.__getitem__)))

    def _proposal(self, clause: Text, asked: dict[str, int], offer: re.Match[str] | None, choice: bool) -> Act:
        """Return whether a clause that asks for a go-ahead does, or puts a choice, or asks for a preference."""
        if asked:
            slots = tuple(asked | self._slots.requested(clause, min(asked.values()))[0])
            return Act("offer" if choice and len(slots) == 1 else "request", slots)
        if not choice and (contrary := clause.search(goahead.CONTRARY)):
            return Act("request", tuple(self._slots.requested(clause, contrary.end())[0]) or self._slots.what_to_do)
        if choice:
            several = self._slots.several(clause)
            slots = several or self._slots.alternatives(clause, offer) or self._slots.what_to_do
            unsaid = self._asks_which(clause, slots) or self._puts_things(clause, slots)
            return Act("offer", slots, bool(several) or unsaid)
        if offer and "like me to" not in clause.low:
            slots = self._slots.offered(clause, offer.start())
            return Act("offer", slots, self._asks_which(clause, slots))
        return Act("confirm")

    def _puts_things(self, clause: Text, slots: tuple[str, ...]) -> bool:
        """Return whether the choice that a clause puts, if it names no slot, is one of things: "this one or that?"."""
        if slots != self._slots.what_to_do or self.puts_actions(clause):
            return False
        last = _LAST_THING.search(clause.low)
        return last is not None and self._slots.puts_one(clause.like(last["thing"]))

    def _request(
        self,
        clause: Text,
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
            named, readback = self._slots.requested(clause, start)
            if there := clause.search(asking.LOOK_THERE):
                named = self._slots.requested(clause, there.end() + 1)[0]
                if not (named or asked):
                    return
            places = named | asked
        slots = tuple(sorted(places, key=places.__getitem__))
        choice = clause.has(offering.CHOICE)
        several: tuple[str, ...] = ()
        if not slots and not (request or wh) and not _AUXILIARY.match(clause.low):
            last = clause.like(clause.low[_said_last(clause.low) :])
            if len(last.low) < _FRAGMENT or _only_names(clause.low) or _VERBLESS.match(last.low):
                slots = self._slots.listed(last) or self._slots.listed(clause)
        if not slots and request and clause.search(asking.CHECK, request.start()):
            slots = self._slots.anywhere(clause, request.end())
        if not slots and choice and not clause.has(asking.WHICH_ONE):
            several = self._slots.several(clause)
            slots = several or (self._slots.what_to_do if self.puts_actions(clause) else ())
        if not (request or wh or slots or choice or offer) and self._proposes(clause):
            yield Act("confirm")
            return
        if readback and "confirm" in clause.low:
            yield Act("confirm")
        if offer or (choice and not (request or wh or slots)):
            if not slots and not offer and clause.has(asking.WHICH_ONE):
                yield Act("request", self._slots.what_to_do, True)  # unless what was said before tells
                return
            slots = slots or self._slots.offered(clause, offer.start() if offer else 0)
            unsaid = slots == self._slots.what_to_do and not (self.puts_actions(clause) or _AUXILIARY.match(clause.low))
            unsaid = unsaid or self._puts_things(clause, slots)
            yield Act("offer", slots, unsaid or bool(several) or self._asks_which(clause, slots))
        elif slots or not (readback or asking.BARE_INVITATION.search(clause.low)):
            yield Act("request", slots, bool(several) or (not slots and self._asks_which(clause, slots)))

    def _proposes(self, clause: Text) -> bool:
        """Return whether a question checks back, or begins with an operation ("So, cancel the order?")."""
        if goahead.CHECKS_BACK.match(clause.low):
            return True
        first = clause.low.rpartition(": ")[2].removeprefix("so ").removeprefix("so, ").split(" ", 1)[0]
        return bool(self._operations.named(clause.like(first)))

    def _asks_which(self, clause: Text, slots: tuple[str, ...]) -> bool:
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


def _only_names(low: str) -> bool:
    """Return whether a clause does no more than name something and say please."""
    return "please" in low and _POLITE_END.search(low) is not None and _PLEASE.match(low) is not None
