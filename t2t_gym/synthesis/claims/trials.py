"""Trials: what the words of requests allow and what comes of it, each once, however many searches come upon it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import Domain, Operation
from t2t_gym.semantics import Attempt, Grounding, Groundings, attempt
from t2t_gym.task import Request

__all__ = ["Opened", "OverBoundError", "Trials"]


class OverBoundError(Exception):
    """The search is larger than its bound."""


@dataclass(frozen=True)
class Opened:
    """One request and its groundings, each with what it comes to alone.

    Attributes:
        request: the request.
        operation: its operation.
        groundings: what its words allow.
        alone: for each of them, what it comes to.
        complete: whether that is all; see `Groundings.stood_in`.
    """

    request: Request
    operation: Operation
    groundings: tuple[Grounding, ...]
    alone: tuple[Attempt, ...]
    complete: bool

    @cached_property
    def readings(self) -> int:
        """How many readings the words allow."""
        return len({g.reading for g in self.groundings})

    @cached_property
    def touched(self) -> frozenset[tuple[str, str]]:
        """The records that any of them looks at."""
        return frozenset(chain.from_iterable(trial.outcome.touched for trial in self.alone))

    @cached_property
    def changed(self) -> frozenset[tuple[str, str]]:
        """The records that any of them changes."""
        return frozenset((t, i) for trial in self.alone for t, records in (trial.end or {}).items() for i in records)


class Trials:
    """What became of requests and operations in one world for one customer.

    Args:
        domain: the domain.
        snapshot: the world.
        customer: the customer's id.
    """

    def __init__(self, domain: Domain, snapshot: Snapshot, customer: str) -> None:
        self._domain, self._db, self._customer = domain, Database(snapshot), customer
        self._known: dict[tuple[tuple[str, bytes], ...], Attempt] = {}
        self._opened: dict[Hashable, Opened] = {}

    def open(self, request: Request, bound: int, *, opening: bool) -> Opened:
        """Find all that the words of a request allow, and carry each out alone.

        Args:
            request: the request.
            bound: the greatest number of groundings.
            opening: count only what is said unasked.

        Raises:
            OverBoundError: there are more.
        """
        # What is said goes by identity: searches put the same constraints together in other ways, and an opened request
        # keeps its own alive.
        said = tuple((f.slot, f.value is None, *map(id, f.constraints(opening=opening))) for f in request.slots)
        found = self._opened.get((request.operation, said))
        operation = self._domain.operations[request.operation]
        grounder = Groundings(self._domain, self._db, self._customer, operation, request, opening=opening)
        groundings = tuple(islice(grounder, bound + 1)) if found is None else found.groundings
        if len(groundings) > bound:
            raise OverBoundError(f"more than {bound} groundings")
        if found is None:
            alone = tuple(self.of([(operation, g)]) for g in groundings)
            found = Opened(request, operation, groundings, alone, not grounder.stood_in)
            self._opened[request.operation, said] = found
        return found

    def of(self, steps: Sequence[tuple[Operation, Grounding]]) -> Attempt:
        """Carry out groundings of operations in order; return what came of the last, or of the first that failed.

        Args:
            steps: at least one operation, each with a grounding.
        """
        key = tuple([(operation.name, grounding.key) for operation, grounding in steps])
        found = self._known.get(key)
        if found is None:
            *earlier, (operation, grounding) = steps
            db = self._db
            if earlier:
                before = self.of(earlier)
                if before.after is None:
                    return before
                db = before.after
            found = self._known[key] = attempt(self._domain, db, self._customer, operation, grounding.values)
        return found
