"""Exploration: seeded walks of tool calls on a world, from which tasks are made.

A walk establishes who the customer is, reads, and writes. Every argument comes from the customer's own facts, from an
earlier result, from the tool's schema, or from what only the customer can know (a new address), and each step records
which. A failed or forbidden write ends nothing: it is kept, and the walk goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.semantics import Attempt, attempt
from t2t_gym.synthesis.exploration.coverage import situation_of
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.synthesis.exploration.prospects import Prospects
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Failure, Step, Trajectory, Write
from t2t_gym.synthesis.rejected import Rejected

__all__ = ["Suits", "any_operation", "any_write", "are_at_odds", "explore"]

Suits = Callable[[Setting, np.random.Generator, str, Operation, Mapping[str, Any]], Any]
"""Tells whether a write that a customer can have will do: what is made of it to find out, or what counts as false."""

_CUSTOMERS_TRIED = 40
_VALUES_TRIED = 4
_TIMES_EACH = 2
_UNSUITED = 10  # customers in vain, before an operation is given up
_PASSED_OVER = 1  # customers in common situations that are passed over for one in a rarer


class _Done(NamedTuple):
    """A write that was carried out: the values of its slots, what came of them, and the situation before."""

    values: dict[str, Any]
    tried: Attempt
    situation: str


def any_operation(operation: Operation) -> bool:  # noqa: ARG001 - a choice among operations that leaves all in
    """Allow every operation."""
    return True


def any_write(
    setting: Setting,  # noqa: ARG001 - a choice that leaves all in
    rng: np.random.Generator,  # noqa: ARG001
    customer: str,  # noqa: ARG001
    operation: Operation,  # noqa: ARG001
    values: Mapping[str, Any],  # noqa: ARG001
) -> bool:
    """Let every write do."""
    return True


def explore(
    setting: Setting,
    rng: np.random.Generator,
    *,
    writes: int = 1,
    allow: Callable[[Operation], bool] = any_operation,
    choices: int = 1,
    suits: Suits = any_write,
    purpose: str = "",
    wary: bool = True,
) -> Trajectory:
    """Walk until a number of writes are done.

    The operation of the first write is drawn first and customers are tried until one can have it, so that operations
    that few customers can have occur as often as the others. What has been met less often than the rest, by the
    setting's coverage, is preferred: operations, those that follow another, and situations.

    Args:
        setting: the world.
        rng: the source of all that is random.
        writes: how many writes, 1 to 4.
        allow: which operations the first write may be.
        choices: only customers who have at least so many things that the first write could be about.
        suits: which first writes will do.
        purpose: a name for what has to suit, by which what came to nothing is remembered.
        wary: whether what is most likely to fail isn't tried; see `t2t_gym.synthesis.exploration.prospects`.

    Raises:
        Rejected: no write could be done; fewer than asked for are kept.
    """
    domain, db, coverage = setting.domain, setting.database(), setting.coverage
    allowed = [o for o in domain.operations.values() if allow(o)]
    operation = coverage.draw(rng, [o for o in allowed if (o.name, purpose) not in coverage.vain] or allowed)
    walker = _Walker(rng, domain, setting.database(), coverage.prospects, wary)
    done: _Done | None
    customer, done, made = _first_write(setting, walker, operation, choices, suits, purpose)
    steps = _identify(domain, db, customer)
    for _ in range(4 * writes):
        if done is not None:
            db = _record(domain, db, customer, steps, operation, *done)
        if sum(isinstance(step, Write) for step in steps) >= writes:
            break
        operation = coverage.draw(rng, list(domain.operations.values()), operation.name)
        done = next(walker.writes(db, customer, operation), None)
        written = ((step.operation, step.values) for step in steps if isinstance(step, Write))
        if done is not None and are_at_odds(operation, done.values, written):
            done = None
    trajectory = Trajectory(customer, tuple(steps), tuple(walker.failures), made)
    coverage.take(trajectory)
    return trajectory


def _first_write(
    setting: Setting, walker: _Walker, operation: Operation, choices: int, suits: Suits, purpose: str
) -> tuple[str, _Done, Any]:
    """Find a customer for whom an operation can be carried out.

    Raises:
        Rejected: nobody was found.
    """
    domain, db, coverage = setting.domain, setting.database(), setting.coverage
    people, barren, name = setting.customers, coverage.prospects.barren, operation.name
    shuffled = map(people.__getitem__, walker.rng.permutation(len(people)).tolist())
    likely = (c for c in shuffled if (name, "", c) not in barren and (name, purpose, c) not in barren)
    passed = unsuited = 0
    for customer in islice(likely, _CUSTOMERS_TRIED):
        if choices > 1 and operation.subject not in operation.own:
            things = domain.entities.candidates(db, customer, operation, operation.subject, {})
            if len(things) < choices:
                continue
        walker.failures.clear()  # another customer's
        possible = False
        for done in walker.writes(db, customer, operation):
            possible = True
            if passed < _PASSED_OVER and coverage.is_common(operation, done.situation):
                passed += 1
                break
            made = suits(setting, walker.rng, customer, operation, done.values)
            if made:
                return customer, done, made
        else:
            barren.add((name, purpose if possible else "", customer))
            unsuited += possible
            if unsuited > _UNSUITED:
                break
    coverage.vain.add((name, purpose))
    raise Rejected(f"explore: nobody found for {name}")


def are_at_odds(
    operation: Operation, values: Mapping[str, Any], others: Iterable[tuple[Operation, Mapping[str, Any]]]
) -> bool:
    """Tell whether nobody would ask for a write along with others: one spoils another on the same thing.

    Who wants five bags doesn't also ask for six, and who cancels an order doesn't have it sent elsewhere.

    Args:
        operation: the operation.
        values: slot to value.
        others: the other writes, each with its values.
    """
    subject = operation.subject
    return subject not in operation.own and any(
        (operation.ends or other.ends or other is operation) and theirs.get(subject) == values[subject]
        for other, theirs in others
    )


@dataclass(frozen=True, slots=True)
class _Walker:
    """Tries writes, and keeps those that failed.

    Attributes:
        rng: the source of all that is random.
        domain: the domain.
        world: the world as it is when the customer calls.
        prospects: what isn't worth trying.
        wary: whether it isn't tried.
        failures: the writes that failed.
    """

    rng: np.random.Generator
    domain: Domain
    world: Database
    prospects: Prospects
    wary: bool
    failures: list[Failure] = field(default_factory=list)

    def writes(self, db: Database, customer: str, operation: Operation) -> Iterator[_Done]:
        """Carry an operation out for a customer, on one of its things after the other; yield where that succeeds."""
        tried_before: list[dict[str, Any]] = []
        for preset in self._presets(db, customer, operation):
            values = draw_values(self.rng, self.domain, db, customer, operation, preset)
            if values is None or values in tried_before:
                continue
            tried_before.append(values)
            tried = attempt(self.domain, db, customer, operation, values)
            self.prospects.note(db, operation, values[operation.subject], tried.outcome)
            if tried.after is not None:
                yield _Done(values, tried, situation_of(self.domain, db, customer, operation, values))
            else:
                reason = tried.outcome.content if tried.outcome.error else ""
                self.failures.append(Failure(operation, values, reason, tried.broken))

    def _presets(self, db: Database, customer: str, operation: Operation) -> list[dict[str, Any]]:
        """Return what to try an operation on."""
        if operation.subject in operation.own:
            return [{}] * _VALUES_TRIED
        candidates, subject = self.domain.entities.candidates, operation.subject
        things = candidates(db, customer, operation, subject, {})
        if not db.pristine:  # what was made on the way has an id that nobody could know who calls now
            known = candidates(self.world, customer, operation, subject, {})
            things = [thing for thing in things if thing in known]
        likely = self.prospects.among(db, operation, things) if self.wary else things
        order = self.rng.permutation(len(likely)).tolist() * _TIMES_EACH
        return [{operation.subject: likely[i]} for i in order[:_VALUES_TRIED]]


def _identify(domain: Domain, db: Database, customer: str) -> list[Step]:
    call = domain.entities.identity_call(domain.entities.facts(db, customer))
    if call is None:
        raise Rejected("explore: the customer can't be identified")
    return [Step(call, domain.tools.call(db, call).content)]


def _record(
    domain: Domain,
    db: Database,
    customer: str,
    steps: list[Step],
    operation: Operation,
    values: dict[str, Any],
    tried: Attempt,
    situation: str,
) -> Database:
    """Add the reads that come before a write, and the write itself; return the database afterwards."""
    asked = [s.call for s in steps]
    reads = [call for call in domain.entities.look_up(db, customer, operation, values) if call not in asked]
    steps += [Step(call, domain.tools.call(db, call).content) for call in reads]
    assert tried.after is not None
    steps.append(Write(tried.call, tried.outcome.content, operation, values, situation))
    return tried.after
