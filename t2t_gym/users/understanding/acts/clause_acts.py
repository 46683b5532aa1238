"""What one clause of an agent does: English cues, and the words of a domain for the operations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.questions import QuestionReader
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues import closing, completion, errands, handover, offering, refusal, refused
from t2t_gym.users.understanding.cues.english import LOOKED
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import Act
from t2t_gym.users.understanding.text.clauses import Piece

__all__ = ["ClauseReader"]

# A row of a summary ("Refund: to your card") does nothing, unless it is a sentence of its own after the colon.
_FIELD = re.compile(r"[\w /&()'#-]{1,40}: (?!please)")
_SENTENCE = re.compile(
    r"(?<!\w)(?:is|are|can|can't|cannot|unable|unfortunately|regrettably|has|have|been|will|i|we)(?!\w)"
)
# "What happens next?" stands over what does.
_HEADING = re.compile(
    r"(?:and |so,? )?(?:what(?:'s| is| happens| comes)? next|what (?:does|do) (?:this|that|it|these) mean(?: for you)?"
    r"|how (?:does (?:it|this|that) work|(?:it|this) works))\W*$"
)
_BY_AGENT = re.compile(rf"(?<!\w)(?:i|we)(?:'ve| have| was| were)(?!\w)(?! (?:\w+ )?{LOOKED}(?!\w))")


class ClauseReader:
    """Reads clauses one by one, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations
        self._questions = QuestionReader(slots, operations)

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

    def _acts(self, piece: Piece, clause: Text) -> Iterator[Act]:
        if piece.question and _HEADING.match(clause.low):
            return
        field = _FIELD.match(clause.low) if piece.item and not piece.question else None
        if field and not _SENTENCE.search(clause.low, field.end()):
            yield from self._of_row(clause.part(0, field.end()), clause.part(field.end()))
            return
        if over := handover.is_handover(clause):
            clause = handover.without_task(clause)
        if over and not piece.question and handover.is_transfer(clause):
            if refusal.is_refusal(clause):
                yield Act("refuse")
            yield Act("transfer")
            return
        both = None
        if " or " in clause.low:
            if piece.question and (more_or_go := offering.MORE_OR_GO.match(clause.low)):
                clause = clause.part(more_or_go.end())
            both = offering.GO_OR_MORE.match(clause.low)
        more = (both or not over) and closing.is_more_help(clause, question=piece.question)
        if more and not self._more_of_it(piece, clause):
            if both and not closing.is_more_help(first := clause.part(0, both.end()), question=piece.question):
                yield from self._questions.acts(first, question=piece.question)
            if not piece.question and self.claims(clause):
                yield Act("done")  # "Booked, have a great trip!"
            yield Act("anything_else")
            return
        refuses = refusal.is_refusal(clause)
        reason = refuses and not _BY_AGENT.search(clause.low)  # "it has been cancelled, so it can't be changed"
        if not piece.question and not reason and (self.claims(clause) or self._is_carried_out(clause)):
            yield Act("done")
        if refuses:
            if (lacks := refused.lacking(clause)) and (needed := self._slots.requested(clause, lacks)[0]):
                yield Act("request", tuple(needed))
            yield Act("refuse")
        if both and piece.question and not self._more_of_it(piece, clause.part(both.end())):
            clause = clause.part(0, both.end())
        yield from self._questions.acts(clause, question=piece.question)

    def _of_row(self, name: Text, value: Text) -> Iterator[Act]:
        """Yield the act of a row of a summary, which has a value under a name; mostly it has none."""
        if self._is_claimed(name, value):
            yield Act("done")  # "H3O82M: cancelled, $100 back", "Cancellation of H3O82M: complete"
        elif refusal.is_verdict(value):
            yield Act("refuse")  # "Outcome: not possible"

    def _more_of_it(self, piece: Piece, clause: Text) -> bool:
        """Return whether a question that sounds like an offer of help asks for a slot: "any other item to return?"."""
        return piece.question and not set(self._slots.phrased(clause)).issubset(self._slots.what_to_do)

    def claims(self, clause: Text) -> bool:
        """Return whether a clause claims that a write was carried out."""
        return any(map(self._is_done, self._operations.wordings(clause)))

    def _is_claimed(self, name: Text, value: Text) -> bool:
        """Return whether a row says that something is done to what it names, or just that what it names is done."""
        if any(map(str.isdigit, name.low)):
            return self.claims(value)
        return completion.is_participle(value.low.rstrip(".! ")) and bool(self._operations.named(name))

    def _is_done(self, clause: Text) -> bool:
        """Return whether a clause says that something was done that counts: an errand does if it is an operation."""
        if not completion.is_done(clause):
            return False
        errand = errands.errand(clause)
        return errand is None or bool(self._operations.carried_out(errand))

    def _is_carried_out(self, clause: Text) -> bool:
        """Return whether a clause says that one of the operations came about, or that something is as it leaves it."""
        if completion.is_outcome(clause) and self._operations.named(clause):
            return True
        states = any(map(completion.is_state, self._operations.wordings(clause)))
        return states and (bool(self._operations.carried_out(clause)) or self._operations.changed(clause))
