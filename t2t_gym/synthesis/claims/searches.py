"""The searches that the claims about one task rest on, in its world and for its customer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice, product
from typing import Any

from t2t_gym.constraints import pairs
from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.end_states import state_key
from t2t_gym.intent import requests_in
from t2t_gym.semantics import Grounding, Groundings, identifies
from t2t_gym.synthesis.claims.amounts import answers_to, effects_of
from t2t_gym.synthesis.claims.completions import BOUND, MOST_OPEN, Completions, OverBoundError, completions
from t2t_gym.synthesis.claims.trials import Trials
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer, Fits, Is, Request, Task
from t2t_gym.users.agenda.reference.ids import Ids

__all__ = ["Search"]


class Search:
    """The completions of requests in a task's world.

    Args:
        domain: the task's domain.
        task: the task.
        bound: the bound of each search.
    """

    def __init__(self, domain: Domain, task: Task, bound: int = BOUND) -> None:
        self.domain, self.task, self.bound = domain, task, bound
        self.customer = task.intent.customer.id

    @cached_property
    def snapshot(self) -> Snapshot:
        """The task's world."""
        return snapshot_of(self.domain, self.task.world)

    @cached_property
    def identified(self) -> bool:
        """Whether what the customer can say of itself establishes who it is."""
        return identifies(self.domain, Database(self.snapshot), self.customer, self.task.intent.customer.facts)

    @cached_property
    def knows_itself(self) -> bool:
        """Whether what the customer can say of itself is so, and that by which it would recognise its own things."""
        customer, db, entities = self.task.intent.customer, Database(self.snapshot), self.domain.entities
        true = entities.facts(db, self.customer)
        wanted = [request.values() for request in requests_in(self.task.intent)]
        return all(true.get(slot) == fact for slot, fact in customer.facts.items()) and all(
            any(pairs(r.features) <= pairs(entities.features(db, r.slot, r.value, values)) for values in wanted)
            for r in customer.recognises
        )

    @cached_property
    def goal(self) -> frozenset[str]:
        """The keys of the end states that the task accepts."""
        return frozenset(state_key(state, self.snapshot, self.domain.logs) for state in self.task.goal.end_states)

    @cached_property
    def _trials(self) -> Trials:
        return Trials(self.domain, self.snapshot, self.customer)

    def of(self, requests: Sequence[Request], *, opening: bool = False, ordered: bool = False) -> Completions:
        """Return the completions of requests: of all that is said, or of the opening; in any order, or in theirs.

        Nothing serves a customer who can't be identified.

        Raises:
            OverBoundError: there are more than the bound allows, or than an opening may leave open.
        """
        bound = min(self.bound, MOST_OPEN) if opening else self.bound
        found = completions(
            self.domain, self.snapshot, self.customer, list(map(self.as_worded, requests)) if opening else requests,
            opening=opening, ordered=ordered, bound=bound, trials=self._trials,
        )  # fmt: skip
        return found if self.identified else replace(found, readings=frozenset())

    def as_worded(self, request: Request) -> Request:
        """Return a request whose things the customer names unasked, rather than describes, if it knows their ids."""
        described = [f for f in request.slots if isinstance(f.told, Fits) and isinstance(f.value, str)]
        known = {f.slot: f for f in described if f.value in self._known and not f.mistaken}
        named = {slot: f.model_copy(update={"told": Is(value=f.value)}) for slot, f in known.items()}
        slots = tuple(named.get(f.slot, f) for f in request.slots)
        return request.model_copy(update={"slots": slots}) if named else request

    @cached_property
    def _known(self) -> frozenset[str]:
        """The ids that mean something to the customer from the start."""
        return Ids(self.task.intent.customer, self.task.intent.requests).known

    def need_goal(self, found: Completions, what: str) -> None:
        """Check that there is one reading, and that its end states are what the goal accepts.

        Raises:
            Rejected: there isn't, or they aren't.
        """
        if found.with_database != 1:
            raise Rejected(f"{self.task.scenario}: {what} has {'no' if not found.readings else 'several'} readings")
        if found.readings != {self.goal}:
            raise Rejected(f"{self.task.scenario}: the goal isn't what {what} comes to")

    def groundings(self, request: Request, *, opening: bool = False) -> Groundings:
        """Return the groundings of a request in the world as it is at first."""
        operation = self.domain.operations[request.operation]
        return Groundings(self.domain, Database(self.snapshot), self.customer, operation, request, opening=opening)

    def answers(self) -> set[tuple[Answer, ...] | None]:
        """Return the answers to the questions for everything that serves the requests, in the order they are voiced.

        Raises:
            OverBoundError: there are too many groundings.
        """
        intent, db = self.task.intent, Database(self.snapshot)
        columns = [list(islice(self.groundings(r), self.bound + 1)) for r in intent.requests]
        found: set[tuple[Answer, ...] | None] = set()
        for n, row in enumerate(product(*columns)):
            if n >= self.bound:
                raise OverBoundError(f"more than {self.bound} executions")
            effects = effects_of(self.domain, db, self.customer, self._steps(intent.requests, row))
            if effects is not None:
                found.add(answers_to(self.domain, intent.questions, effects))
        return found

    def price(self, request: Request, values: Mapping[str, Any], quantity: str) -> float | None:
        """Return a quantity of a request that is carried out with some values; None where it can't be."""
        operation = self.domain.operations[request.operation]
        effects = effects_of(self.domain, Database(self.snapshot), self.customer, [(operation, values)])
        return self.domain.by_quantity[quantity].of(effects[0]) if effects else None

    def _steps(self, requests: Sequence[Request], row: Sequence[Grounding]) -> list[tuple[Any, Mapping[str, Any]]]:
        return [(self.domain.operations[r.operation], g.values) for r, g in zip(requests, row, strict=True)]
