"""What the oracle remembers of what the customer has said."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from t2t_gym.rules import Consent
from t2t_gym.task import Request, SlotFill
from t2t_gym.users.acts import UserAct, UserTurn

__all__ = ["Ledger"]


class Ledger:
    """What the customer has said so far, act by act; requests go by their numbers.

    An answer is about what the customer means by a slot: after a change of mind, what it still means it has still said.

    Args:
        requests: the customer's requests at first.
        request_now: the request with a number as it stands now.

    Attributes:
        identified: the identity slots that it has said.
        lacking: the identity slots that it can't say.
        consents: the go-aheads that stand.
        puzzled: the requests of which it asked what an id stands for.
        amounts: the requests of which it wants an amount before it agrees.
    """

    def __init__(self, requests: Sequence[Request], request_now: Callable[[int], Request]) -> None:
        self.identified: set[str] = set()
        self.lacking: set[str] = set()
        self.consents: dict[int, Consent] = {}
        self.puzzled: set[int] = set()
        self.amounts: set[int] = set()
        self._requests = dict(enumerate(requests))
        self._request_now = request_now
        self._answers: dict[tuple[int, str], tuple[SlotFill, int]] = {}
        self._heard = 0  # turns that have been taken in

    def take_in(self, turns: Sequence[UserTurn]) -> None:
        """Take in what the customer has said since the last time.

        Args:
            turns: all its turns.
        """
        for turn in turns[self._heard :]:
            for act in turn.acts:
                self._take(act)
        self._heard = len(turns)

    def answers(self, index: int, request: Request) -> tuple[int, ...]:
        """Return how often each slot of a request was answered, in the request's order."""
        return tuple([self._count(index, fill) for fill in request.slots])

    def _count(self, index: int, fill: SlotFill) -> int:
        meant, count = self._answers.get((index, fill.slot), (fill, 0))
        return count if meant is fill or meant == fill else 0

    def _take(self, act: UserAct) -> None:
        index = act.request
        if act.kind in ("inform", "dont_know") and index < 0:
            (self.identified if act.kind == "inform" else self.lacking).update(act.slots)
        elif act.kind in ("inform", "dont_know", "deny"):
            request = self._requests.get(index) or self._request_now(index)
            for fill in request.slots:
                if fill.slot in act.slots:
                    self._answers[index, fill.slot] = (fill, self._count(index, fill) + 1)
        elif act.kind == "consent" and act.consent is not None:
            self.consents[index] = act.consent
        elif act.kind == "ask_which":
            self.puzzled.add(index)
        elif act.kind == "ask_amount":
            self.amounts.add(index)
        elif act.kind in ("revise", "withdraw"):
            self.consents.pop(index, None)
            self._requests[index] = self._request_now(index)
