"""What the checks look at: a world of the domain, and operations that its customers can have carried out in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from t2t_gym.database import Database, Snapshot
from t2t_gym.domain import Case, Domain, Operation, snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.rules import Rule, RuleContext
from t2t_gym.semantics import Attempt, attempt
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.task import World

__all__ = ["SEED", "Bench", "Sample"]

SEED = 2024
_DRAWS = 250  # of customers and values, for each operation
_DONE = 24  # kept of those that can be carried out
_FAILED = 3  # kept of those that fail for the same reason
_SMALL, _PART = 8, 3  # a world has a third of the default of each size option, but no less than a few


@dataclass(frozen=True, slots=True)
class Sample:
    """A customer who wants an operation with some values, and what becomes of it.

    Attributes:
        customer: the customer's id.
        operation: the operation.
        values: slot to value.
        tried: what came of it.
    """

    customer: str
    operation: Operation
    values: Mapping[str, Any]
    tried: Attempt

    @property
    def call(self) -> ToolCall:
        """The call that carries it out."""
        return self.tried.call


class Bench:
    """A domain, one of its worlds, and samples of what its customers want.

    Args:
        domain: the domain.
        size: the world's size options; a small world where they aren't given.
    """

    def __init__(self, domain: Domain, size: Mapping[str, int] | None = None) -> None:
        self.domain = domain
        self.size = dict(size or {k: max(n // _PART, min(n, _SMALL)) for k, n in domain.worlds.defaults.items()})
        self.rng = np.random.default_rng(SEED)
        self._guarded = replace(domain, rules=tuple(map(_guarded, domain.rules)))

    @cached_property
    def setting(self) -> Setting:
        """The world."""
        world = World(domain=self.domain.name, seed=SEED, size=self.size)
        return Setting(self.domain, world, self.snapshot, "train")

    @cached_property
    def snapshot(self) -> Snapshot:
        """The world's records."""
        return snapshot_of(self.domain, World(domain=self.domain.name, seed=SEED, size=self.size))

    def database(self) -> Database:
        """Return a fresh database over the world."""
        return Database(self.snapshot)

    def case(self, sample: Sample) -> Case:
        """Return what a sample asks for, as an obstacle is told of it."""
        return Case(self.rng, self.database(), sample.customer, sample.operation, sample.values)

    @cached_property
    def people(self) -> list[str]:
        """The customers."""
        return list(self.domain.entities.customers(self.database()))

    @cached_property
    def samples(self) -> dict[str, list[Sample]]:
        """Operation to some that can be carried out, of different customers where there are."""
        return {name: [s for s in drawn if s.tried.after is not None] for name, drawn in self._drawn.items()}

    @cached_property
    def failures(self) -> dict[str, list[Sample]]:
        """Operation to some that a tool refuses or a rule forbids."""
        return {name: [s for s in drawn if s.tried.after is None] for name, drawn in self._drawn.items()}

    def all_samples(self) -> Iterator[Sample]:
        """Iterate over the samples of all operations."""
        for samples in self.samples.values():
            yield from samples

    def first_samples(self) -> Iterator[Sample]:
        """Iterate over one sample of each operation that has any."""
        for samples in self.samples.values():
            yield from samples[:1]

    @cached_property
    def _drawn(self) -> dict[str, list[Sample]]:
        return {name: list(self._draw(operation)) for name, operation in self.domain.operations.items()}

    def _draw(self, operation: Operation) -> Iterator[Sample]:
        rng = np.random.default_rng([SEED, len(operation.name)])
        kept: Counter[object] = Counter()
        for _ in range(_DRAWS):
            db = self.database()
            customer = self.people[int(rng.integers(len(self.people)))]
            values = draw_values(rng, self.domain, db, customer, operation)
            if values is None:
                continue
            tried = attempt(self._guarded, db, customer, operation, values)
            reason = "" if tried.after is not None else (tried.outcome.error, tried.broken)
            if kept[reason] < (_DONE if reason == "" else _FAILED):
                kept[reason] += 1
                yield Sample(customer, operation, values, tried)


def _guarded(rule: Rule) -> Rule:
    """Return a rule whose check doesn't fail: a failure counts as a breach, and is found by the check of the rules."""

    def check(context: RuleContext) -> str | None:
        try:
            return rule.check(context)
        except Exception as error:  # whatever it is, the author is to be told of it
            return f"raises {type(error).__name__}"

    return replace(rule, check=check)
