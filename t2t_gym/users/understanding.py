"""Reads an agent's free text as dialogue acts and asked slots.

The unit is the clause. Each is matched against English cues ([`cues`][t2t_gym.users.cues]), which know no domain; what
it asks for and what it proposes is found by the words of the domain's
[`Lexicon`][t2t_gym.users.lexicon.Lexicon]. A line that introduces a list lends its act to the list's items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from t2t_gym.users import cues
from t2t_gym.users.clauses import READ_LIMIT, Piece, pieces, plain
from t2t_gym.users.language import is_foreign
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.slots import SlotFinder, words

__all__ = ["ACTS", "Clause", "Reading", "Understanding"]

ACTS = ("request", "confirm", "offer", "refuse", "inform", "done", "anything_else", "transfer")
"""The dialogue acts of an agent."""

_Act = tuple[str, tuple[str, ...]]

# A row of a summary ("Refund: to your card") does nothing, unless it is a sentence of its own after the colon.
_FIELD = re.compile(r"[\w /&()'#-]{1,40}: (?!please)")
_SENTENCE = re.compile(r"(?<!\w)(?:is|are|can|can't|cannot|unable|has|have|been|will)(?!\w)")
_FRAGMENT = 40
"""Characters up to which a question without a verb ("And the order number?") asks for whatever it names."""
_STATEMENT_LENGTH = 25
"""Characters from which a clause that carries no act counts as information rather than as a courtesy."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that carries an act.

    Attributes:
        text: The clause as written, without markup.
        act: One of `ACTS`.
        slots: What it asks for.
        operations: What it names (left out for requests); for a proposal that names nothing itself ("shall I?"), what
            was named before it.
        handover: Whether it is about handing the customer over to a human, itself or by what was named before it.
    """

    text: str
    act: str
    slots: tuple[str, ...]
    operations: tuple[str, ...]
    handover: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an agent's message was understood to say; with no acts, it wasn't understood.

    Attributes:
        acts: A subset of `ACTS`.
        requests: The slots asked for, in order of mention, each once.
        clauses: The clauses that carry an act, in order. `inform` has none: it is read off the whole message.
        mentions: The literal values found (patterns and closed values), by slot, in order.
        foreign: Whether the text is in another language than English.
    """

    acts: frozenset[str]
    requests: tuple[str, ...]
    clauses: tuple[Clause, ...]
    mentions: Mapping[str, tuple[str, ...]]
    foreign: bool

    def operations(self, act: str) -> tuple[str, ...]:
        """Return the operations named in clauses of `act`, in order, each once."""
        return tuple(dict.fromkeys(op for clause in self.clauses if clause.act == act for op in clause.operations))

    @property
    def handover(self) -> bool:
        """Whether the agent asks or offers to hand the customer over to a human."""
        proposals = (clause for clause in self.clauses if clause.act in ("confirm", "offer"))
        return any(clause.handover for clause in proposals)


class Understanding:
    """Reads agents' messages with the words of one domain. Compiled once; shared by all episodes; picklable."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._slots = SlotFinder(lexicon)
        self._named = {
            name: words((*operation.verbs, *operation.done)) for name, operation in lexicon.operations.items()
        }
        self._any_operation = words(
            verb for operation in lexicon.operations.values() for verb in (*operation.verbs, *operation.done)
        )
        self._carried_out = {name: words(operation.done) for name, operation in lexicon.operations.items()}

    def read(self, text: str, context: str = "") -> Reading:
        """Return what an agent's `text` says.

        Args:
            text: The message. Of a very long one only the beginning and the end are read (`READ_LIMIT`).
            context: The customer's message before it; tells whether facts stated answer a question.
        """
        text = plain(text)
        mentions = self._slots.mentions(text)
        if is_foreign(text):
            return Reading(frozenset(), (), (), mentions, True)
        clauses, statement = self._clauses(text, mentions)
        acts = {clause.act for clause in clauses}
        if statement and cues.QUERY.search(context[-READ_LIMIT:].lower()):
            acts.add("inform")
        slots = tuple(dict.fromkeys(slot for clause in clauses for slot in clause.slots))
        return Reading(frozenset(acts), slots, tuple(clauses), mentions, False)

    def _clauses(self, text: str, mentions: Mapping[str, tuple[str, ...]]) -> tuple[list[Clause], bool]:
        """Return the clauses of `text` that carry an act, and whether it states anything beside them."""
        found: list[Clause] = []
        before: list[str] = []
        statement = False
        introduced = ""  # the act of the line that introduced the present list
        for piece in pieces(text):
            low = piece.text.lower()
            acts = list(self._acts(piece, low, mentions, text))
            if introduced == "request" and piece.item:
                slots = dict.fromkeys([*(slot for _, asked in acts for slot in asked), *self._slots.listed(low)])
                acts = [("request", tuple(slots))] if slots else acts
            elif introduced == "request" and not acts and (slots_ := self._slots.listed(low)):
                acts = [("request", slots_)]
            elif not piece.item:
                introduced = ""
            if piece.lead and not piece.item:
                introduced = acts[-1][0] if acts else ""
            statement = statement or (not acts and len(low) > _STATEMENT_LENGTH)
            found.extend(Clause(piece.text, act, slots, *self._topic(act, low, before)) for act, slots in acts)
            before.append(low)
        return found, statement

    def _topic(self, act: str, low: str, before: list[str]) -> tuple[tuple[str, ...], bool]:
        """Return the operations that a clause names, and whether it is about a hand-over.

        A proposal that names neither ("shall I?") is about what the nearest clause before it names.
        """
        if act == "done":
            return tuple(name for name, done in self._carried_out.items() if done.search(low)), False
        if act in ("anything_else", "request"):
            return (), False
        for clause in (low, *reversed(before)) if act in ("confirm", "offer") else (low,):
            operations = self._operations(clause)
            handover = bool(cues.HANDOVER.search(clause))
            if operations or handover:
                return operations, handover
        return (), False

    def _operations(self, low: str) -> tuple[str, ...]:
        if not self._any_operation.search(low):
            return ()
        return tuple(name for name, named in self._named.items() if named.search(low))

    def _acts(self, piece: Piece, low: str, mentions: Mapping[str, tuple[str, ...]], text: str) -> Iterator[_Act]:
        """Yield the acts of one clause, each with the slots it asks for."""
        if (
            piece.item
            and not piece.question
            and (field := _FIELD.match(low))
            and not _SENTENCE.search(low, field.end())
        ):
            return
        handover = cues.HANDOVER.search(low)
        if handover and not piece.question and cues.TRANSFER.search(low) and not cues.POSSIBLE.search(low):
            yield "transfer", ()
            return
        if not handover and cues.is_more_help(low, piece.question):
            if both := cues.GO_OR_MORE.match(low):
                yield from self._asks(piece, both[0], mentions, text)
            yield "anything_else", ()
            return
        if not piece.question and cues.is_done(low):
            yield "done", ()
        if cues.is_refusal(low):
            yield "refuse", ()
        yield from self._asks(piece, low, mentions, text)

    def _asks(self, piece: Piece, low: str, mentions: Mapping[str, tuple[str, ...]], text: str) -> Iterator[_Act]:
        """Yield what a clause asks: a go-ahead, a choice, or information."""
        request = cues.REQUEST.search(low)
        verify = cues.VERIFY.search(low) or cues.SAY_YES.search(low)
        if not (request or verify or piece.question):
            return
        asked = self._slots.phrased(low)
        if cues.OPEN_OFFER.search(low):
            yield "offer", tuple(asked) or self._slots.offered(low, len(low))
            return
        wh = piece.question and cues.WH_QUESTION.search(low)
        go = cues.GO_AHEAD.search(low) if piece.question and not wh else None
        offer = cues.OFFER.search(low, request.start() if request else 0)
        if verify or (go and not (request and request.start() < go.start())):
            yield self._proposal(low, asked, offer, bool(go and cues.CHOICE.search(low)))
        else:
            yield from self._request(low, request, bool(wh), offer, asked, mentions, text)

    def _proposal(self, low: str, asked: dict[str, int], offer: re.Match[str] | None, choice: bool) -> _Act:
        """Return whether a clause that asks for a go-ahead does, or puts a choice, or asks for a preference."""
        if asked and not choice:
            return "request", tuple(asked)
        if choice or (offer and "like me to" not in low):
            return "offer", tuple(asked) or self._slots.offered(low, offer.start() if offer else len(low))
        return "confirm", ()

    def _request(
        self,
        low: str,
        request: re.Match[str] | None,
        wh: bool,
        offer: re.Match[str] | None,
        asked: dict[str, int],
        mentions: Mapping[str, tuple[str, ...]],
        text: str,
    ) -> Iterator[_Act]:
        """Yield the request of a clause; values read back to be confirmed make it a proposal as well."""
        places, readback = asked, False
        if request or wh:
            named, readback = self._slots.requested(low, request.end() if request else 0)
            places = named | asked
        slots = tuple(sorted(places, key=places.__getitem__))
        if not slots and not (request or wh) and len(low) < _FRAGMENT:
            slots = self._slots.listed(low)
        if not slots and cues.WHICH_ONE.search(low):
            slots = self._slots.enumerated(mentions, text)
        if not slots and request and cues.CHECK.search(low, request.start()):
            slots = self._slots.anywhere(low, request.end())
        if readback and "confirm" in low:
            yield "confirm", ()
        if offer:
            yield "offer", slots or self._slots.offered(low, offer.start())
        elif slots or not (readback or cues.BARE_INVITATION.search(low)):
            yield "request", slots
