"""Which of several slots of one kind a question is about: of two accounts, or of the days of arrival and departure."""

from __future__ import annotations

from dataclasses import replace

from t2t_gym.users.agenda.state import State
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.reading import Clause

__all__ = ["as_asked"]


def as_asked(state: State, heard: Heard) -> Heard:
    """Take a question for things of one kind to be about the slot of that kind of which the customer has more to say.

    "Which account do you mean, the one ending in 2129 or the one ending in 9118?" doesn't say whether the money comes
    from it or goes to it; but the customer knows which of the two it has named already.
    """
    if not any(map(heard.alike, heard.slots)):
        return heard
    clauses = [_as_asked(state, heard, clause) if clause.slots else clause for clause in heard.clauses]
    return heard.taken_as(clauses) if clauses != list(heard.clauses) else heard


def _as_asked(state: State, heard: Heard, clause: Clause) -> Clause:
    slots = tuple(dict.fromkeys([_meant(state, heard, clause, slot) for slot in clause.slots]))
    return clause if slots == clause.slots else replace(clause, slots=slots)


def _meant(state: State, heard: Heard, clause: Clause, slot: str) -> str:
    """Return the slot that is meant by one that a clause seems to ask for."""
    alike = heard.alike(slot)
    wanted = [(i, s) for i in state.open() for s in state.requests[i].fills if s in alike] if alike else []
    if not wanted:
        return slot
    named = [s for _, s in wanted if s in clause.slots and heard.asks_by_name(clause, s)]
    if named:  # "which account shall it go to?"
        return slot if slot in named else named[0]
    unsaid = next((s for i, s in wanted if state.requests[i].is_unsaid(s)), "")
    return unsaid or (slot if any(s == slot for _, s in wanted) else wanted[0][1])
