"""Dialogue acts of the customer: what a turn does, as data, alongside the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from t2t_gym.frozen import Shared, quick_init
from t2t_gym.rules import Consent

__all__ = ["Ending", "UserAct", "UserActKind", "UserTurn"]

UserActKind = Literal[
    "request",  # voices a request: in the opening, the next one, a fallback, or again because it is still open
    "inform",  # answers a question about slots
    "ask_rest",  # has answered some of what it was asked, and wants to know what else there was
    "dont_know",  # is asked for slots that it can't say
    "consent",  # agrees to one request, in its own words
    "deny",  # a proposal contradicts what it wants: says no, and puts the slots right
    "revise",  # changes its mind about a request
    "withdraw",  # takes a request back
    "insist",  # doesn't take no for an answer, yet
    "accept_refusal",  # understands that a request can't be done
    "decline",  # turns down an offer that it didn't ask for, such as being handed over
    "ask_which",  # an id means nothing to it
    "ask_clear",  # the message says contradictory things, or doesn't say what exactly will be done
    "not_understood",  # can't make sense of the message
    "foreign",  # the message isn't in its language
    "ask_amount",  # asks to be told a quantity: before it agrees, or since it was asked for and hasn't been told
    "acknowledge",  # takes note of information, and waits
    "thank",
    "stop",  # ends the call, everything being dealt with
    "leave",  # ends the call, out of patience
]

Ending = Literal["", "satisfied", "left"]


@quick_init
@dataclass(frozen=True, slots=True)
class UserAct(Shared):
    """One thing that a turn does.

    Attributes:
        kind: what is done.
        request: the index of the request that it concerns (requests are numbered as in the intent; a revision keeps the
            number, a fallback gets the next free one); -1 if it concerns none.
        slots: the slots that it concerns, such as those given or corrected; for ``ask_amount``, the quantities.
        consent: for ``consent``, exactly what is agreed to.
    """

    kind: UserActKind
    request: int = -1
    slots: tuple[str, ...] = ()
    consent: Consent | None = None


@quick_init
@dataclass(frozen=True, slots=True)
class UserTurn(Shared):
    """One turn of the customer.

    Attributes:
        text: what it says; never empty.
        acts: what that does, in order.
        ending: whether the customer ends the call with this turn, and how.
        heard_done: the indexes of the requests whose completion the customer took the agent's message to claim.
        needless: how many slots the message asked for without need (already said, or of no use to any open request).
        unworded: whether a language model was to word it, and didn't manage to without changing what it says.
    """

    text: str
    acts: tuple[UserAct, ...]
    ending: Ending = ""
    heard_done: tuple[int, ...] = ()
    needless: int = 0
    unworded: bool = False
