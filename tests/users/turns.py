"""What agents say to the customer made by hand, and what its turns are told by."""

from __future__ import annotations

from t2t_gym.users.acts import UserTurn
from t2t_gym.users.phrasing.wordings import wordings

PROPOSAL = "I'd cancel order #W1111111 with the table lamp, reason: no longer needed. Shall I go ahead and cancel it?"
DONE = "Your order has been cancelled."
REFUSAL = "I'm sorry, but I can't cancel that order, it has already been processed."

HEDGED = tuple(text.partition("{")[0] for text in wordings("plain")["consent.exact"])
"""How the customer agrees that doubts whether it was understood."""


def kinds(turn: UserTurn) -> list[str]:
    """The kinds of a turn's acts, in order."""
    return [a.kind for a in turn.acts]
