"""Which worker plays which episodes next: bookkeeping that knows neither processes nor clocks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

__all__ = ["MAX_ATTEMPTS", "SLICE", "Schedule"]

SLICE = 1.0
"""Seconds for which a worker should be busy with what it is given: long compared with what a remote call costs (4 ms
where driver and workers share the cores), yet short to wait for, and little to lose."""

_PARTS = 32
"""The most parts that a `SLICE` is cut into: less than one part isn't worth a remote call, however little is left."""

MAX_ATTEMPTS = 3
"""How many workers an episode may cost before it is given up."""


@dataclass(slots=True)
class _Worker:
    """What a worker has in hand, and what has been seen of it.

    Attributes:
        hands: the episodes that it was given and hasn't returned, call by call.
        attempts: how many workers the one that it has in hand has cost, where that has to be alone; else None.
        size: how many it is given next, at most.
        least: how many are worth a call.
        last: an episode of the group that it is busy with.
    """

    hands: deque[tuple[int, ...]] = field(default_factory=deque)
    attempts: int | None = None
    size: int = 1
    least: int = 1
    last: int | None = None


class Schedule:
    """Hands out the episodes of a rollout, and keeps track of what becomes of them.

    A worker is given one episode at first, and then as many as it gets through in a `SLICE` at its pace so far; so a
    long episode always goes out by itself. Towards the end it is given fewer, so that no worker is left waiting for
    another: no more than half a fair share of what is left (guided self-scheduling: Polychronopoulos and Kuck 1987), as
    long as that is worth a call. Short episodes are sent one call ahead, so that the worker needn't wait for them.

    Args:
        indexes: the episodes.
        workers: how many workers there are to play them.
        group: returns the same for episodes that are best played by the same worker.
    """

    def __init__(self, indexes: Sequence[int], workers: int, group: Callable[[int], Hashable]) -> None:
        self._pool = _Pool(indexes, group)
        self._alone: deque[tuple[int, int]] = deque()  # those that lost a worker, with the attempts that they have had
        self._workers = [_Worker() for _ in range(workers)]

    def next(self, worker: int) -> tuple[int, ...]:
        """Return what a worker is to play after what it has in hand, in this order; empty: nothing, for now."""
        state = self._workers[worker]
        share = len(self._pool) // (2 * len(self._workers))
        if state.hands:
            plenty = state.size > 1 and share >= state.least
            if len(state.hands) > 1 or not plenty or self._alone or state.attempts is not None:
                return ()
        elif self._alone:  # by itself: whatever it kills must be only itself
            index, state.attempts = self._alone.popleft()
            state.hands.append((index,))
            return (index,)
        hand = self._pool.take(min(state.size, max(share, state.least)), state.last)
        if hand:
            state.hands.append(hand)
            state.last = hand[-1]
        return hand

    def done(self, worker: int, played: int, seconds: float) -> None:
        """Note that a worker has played the first so many of what it was given first, in so many seconds.

        The others go back: it stops at the end of a `SLICE`.
        """
        state = self._workers[worker]
        self._pool.give_back(state.hands.popleft()[played:])
        state.attempts = None
        pace = int(played * SLICE / seconds) or 1
        state.size, state.least = min(2 * played, pace), -(-pace // _PARTS)

    def died(self, worker: int) -> int | None:
        """Note that a worker has died, and another is in its place; return an episode that is to be given up.

        Several that it had in hand are played again one by one, so that the guilty one is found and no other is charged
        with the death.
        """
        state = self._workers[worker]
        lost, attempts = list(chain(*state.hands)), (state.attempts or 0) + 1
        self._workers[worker] = _Worker()
        if len(lost) > 1:
            self._alone.extend((index, 0) for index in lost)
        elif attempts < MAX_ATTEMPTS:
            self._alone.extend((index, attempts) for index in lost)
        else:
            return lost[0]
        return None


class _Pool:
    """Episodes that nobody has in hand. Those of a group go to the same worker while it asks for them."""

    def __init__(self, indexes: Iterable[int], group: Callable[[int], Hashable]) -> None:
        self._group = group
        self._groups: dict[Hashable, deque[int]] = {}
        for index in indexes:
            self._groups.setdefault(group(index), deque()).append(index)
        self._untouched = deque(self._groups)
        self._left = sum(map(len, self._groups.values()))

    def __len__(self) -> int:
        return self._left

    def take(self, most: int, last: int | None) -> tuple[int, ...]:
        """Take some: of the group of `last`, then of new groups, then of any."""
        taken: list[int] = []
        group = None if last is None else self._group(last)
        while self._groups and len(taken) < most:
            if group not in self._groups:
                group = self._untouched.popleft() if self._untouched else next(iter(self._groups))
            indexes = self._groups[group]
            taken += [indexes.popleft() for _ in range(min(most - len(taken), len(indexes)))]
            if not indexes:
                del self._groups[group]
        self._left -= len(taken)
        return tuple(taken)

    def give_back(self, indexes: Sequence[int]) -> None:
        """Put back what was taken, before what is left of its groups."""
        for index in reversed(indexes):
            self._groups.setdefault(self._group(index), deque()).appendleft(index)
        self._left += len(indexes)
