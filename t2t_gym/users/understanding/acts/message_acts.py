"""What the clauses of a message do together, where it takes more than each of them to tell.

"Which one?" and "shall I?" are about what was said before, and what is said later may take a question back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from t2t_gym.users.understanding.acts.antecedents import Antecedents
from t2t_gym.users.understanding.acts.lists import Part, items_below
from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.reconciling import reconciled
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.acts.titles import TitleReader
from t2t_gym.users.understanding.cues.announcing import is_ability, is_announced
from t2t_gym.users.understanding.cues.handover import is_handover
from t2t_gym.users.understanding.cues.limits import is_limit
from t2t_gym.users.understanding.cues.refusal import is_refusal
from t2t_gym.users.understanding.cues.refused import refused_deed, refused_part, set_against
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import UNNAMED, Act, Clause
from t2t_gym.users.understanding.text.governed import asks_later
from t2t_gym.users.understanding.values.mentions import Mentions

__all__ = ["MessageReader"]

_THESE = re.compile(r"(?<!\w)(?:these|those|them|the above|all of (?:this|that))(?=\W*$| \w)")
_PICK_ONE = re.compile(r"(?<!\w)(?:pick|choose|select) one(?! of)(?!\w)")


class MessageReader:
    """Reads the clauses of a message together, with the slots and operations of a domain.

    Args:
        slots: finds the slots.
        operations: finds the operations.
        named: finds the operations that a text names, remembering them.
        values: finds the values in a text, remembering them.
    """

    def __init__(
        self,
        slots: SlotFinder,
        operations: OperationFinder,
        named: Callable[[Text], tuple[str, ...]],
        values: Callable[[str], Mentions],
    ) -> None:
        self._slots = slots
        self._operations = operations
        self._named = named
        self._values = values
        self._titles = TitleReader(slots, operations)
        self._antecedents = Antecedents(slots, operations)

    def clauses(self, parts: Sequence[Part], mentions: Mentions) -> list[Clause]:
        """Return the clauses of a message that carry an act."""
        found: list[Clause] = []
        before: list[Text] = []
        above: list[Text] = []  # without what says that something was done, once anything has been said since
        done = False
        rows: list[Text] = []  # of lists and tables
        for place, (piece, clause, acts) in enumerate(parts):
            if piece.item and not acts:
                rows.append(clause)
            for said in acts:
                act = self._titles.titled(said, parts, place)
                if rows and act == UNNAMED and _THESE.search(clause.low):
                    act = self._for_all(rows)
                asked = found[-1].slots if act.bare and found and before and found[-1].low == before[-1].low else ()
                if asked and (_PICK_ONE.search(clause.low) or (found[-1].act == "request" and self._is_open(clause))):
                    act = Act(act.name, asked)  # "What's the reason? Please choose one:", "... Which do you prefer?"
                listed = rows
                if piece.lead or not rows:  # it may stand below the question
                    listed = [row for _, row, _ in items_below(parts, place)] if act.bare or act.name == "offer" else []
                if answered := self._answered(act, piece.text, clause, found[-1:]):
                    found.append(Clause(piece.text, clause, "offer", answered, *self._topic("offer", clause, above)))
                    continue
                for name, slots in self._antecedents.settled(act, clause, mentions, before, listed):
                    found.append(Clause(piece.text, clause, name, slots, *self._topic(name, clause, above)))
            before.append(clause)
            if done:
                above.pop()
            above.append(clause)
            done = any(said.name == "done" for said in acts)
        found = _awaited(found, parts)
        return reconciled(found, self._antecedents, self._slots.what_to_do, self._named)

    def _for_all(self, rows: list[Text]) -> Act:
        """Return the request for all that a list names, when "these" are asked for after it."""
        return Act("request", tuple(dict.fromkeys(slot for row in rows for slot in self._slots.listed(row))))

    def _answered(self, act: Act, text: str, clause: Text, asked: Sequence[Clause]) -> tuple[str, ...]:
        """Return the slots just asked for, if a clause puts an answer: "which card? Or shall I use the Visa?"."""
        if act[:2] != ("offer", self._slots.what_to_do) or not clause.low.startswith("or "):
            return ()
        for slot in (slot for c in asked if c.act == "request" for slot in c.slots):
            if slot in self._slots.spoken_of(clause) or slot in self._values(text):
                return asked[0].slots
        return ()

    def _is_open(self, clause: Text) -> bool:
        """Return whether a clause that asks "which one?" says nothing of what it is for ("to return")."""
        return not (self._named(clause) or self._slots.roles(clause) or self._slots.named(clause))

    def _topic(self, act: str, clause: Text, before: list[Text]) -> tuple[tuple[str, ...], bool]:
        """Return the operations that a clause names, and whether it is about a hand-over.

        A proposal that names neither ("shall I?") is about what the nearest clause before it names, but hardly about
        what can't be done, and never about what can't be done later.
        """
        if act == "done":
            return self._operations.claimed(clause), False
        if act in ("anything_else", "request"):
            return (), False
        if act == "refuse":
            return self._ruled_out(clause), is_handover(clause)
        ruled_out: tuple[str, ...] = ()
        for said in (clause, *reversed(before)) if act in ("confirm", "offer") else (clause,):
            operations = self._named(said)
            handover = is_handover(said)
            if handover or said is clause:
                if operations or handover:
                    return operations, handover
            elif operations and not is_limit(said):
                if not is_refusal(said):
                    return operations, False
                ruled_out = ruled_out or operations
        return ruled_out, False

    def _ruled_out(self, clause: Text) -> tuple[str, ...]:
        """Return the operations that a clause rules out: what it hangs on names them where nothing else does."""
        able = set_against(clause)
        ruled_out = (self._operations.ruled_out(of(clause), able) for of in (refused_deed, refused_part))
        return next(filter(None, ruled_out), ())


def _awaited(found: list[Clause], parts: Sequence[Part]) -> list[Clause]:
    """Return the clauses of a message that carry an act, but for those whose answer it doesn't wait for."""
    said = [clause for _, clause, _ in parts]
    able = [c for c in found if c.act == "request" and is_ability(c.low)]
    if able and any(is_announced(clause.low) for clause in said[-2:]):
        # "I can find you by your name and zip code. Let me look. Thanks!" waits for neither.
        found = [c for c in found if c not in able]
    if any(asks_later(clause.low) for clause in said) and any(c.act == "request" and c.slots for c in found):
        # "Please review this and tell me the cabin. Then I'll ask for your approval": nothing is to be agreed to.
        questions = [clause for piece, clause, _ in parts if piece.question]
        found = [c for c in found if c.act != "confirm" or any(c.said is clause for clause in questions)]
    return found
