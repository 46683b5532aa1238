"""Where tasks are made: a world and its records; and how a call is tried in it as a perfect agent would make it."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database, Snapshot, sorted_json
from t2t_gym.domain import Domain, Operation, snapshot_of
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations
from t2t_gym.synthesis.coverage import Coverage
from t2t_gym.task import World
from t2t_gym.tools import Outcome

__all__ = [
    "Attempt",
    "Rejected",
    "Setting",
    "any_operation",
    "attempt",
    "attempt_all",
    "fresh_id",
    "identifies",
    "pick",
    "state_key",
]


_LEAST = 25  # people in a share


class Rejected(Exception):  # noqa: N818 - it isn't an error, and never leaves the package
    """A draft can't become a task; the message is the reason by which it is counted."""


@dataclass(frozen=True)
class Setting:
    """A domain and one of its worlds.

    Attributes:
        domain: the domain.
        world: the world's recipe.
        snapshot: its records.
        split: the split that it belongs to.
        share: which of how many equal shares of the people may call: the batches of a world share no customer, so
            that none of them makes what another has made.
        coverage: what exploration has met so far in the making of this batch.
    """

    domain: Domain
    world: World
    snapshot: Snapshot
    split: str
    share: tuple[int, int] = (0, 1)
    coverage: Coverage = field(default_factory=Coverage, compare=False)

    def database(self) -> Database:
        """Return a fresh database over the world."""
        return Database(self.snapshot)

    def edited(self, edits: Changes) -> Setting:
        """Return the same world with some fields of some records set."""
        world = self.world.model_copy(update={"edits": edits})
        return replace(self, world=world, snapshot=snapshot_of(self.domain, world))

    @cached_property
    def customers(self) -> Sequence[str]:
        """The ids of everyone who may call here; in a world with few people, of all."""
        everyone = self.domain.entities.customers(self.database())
        index, shares = self.share
        return everyone[index::shares] if len(everyone) >= _LEAST * shares else everyone


@dataclass(frozen=True, slots=True)
class Attempt:
    """An operation as it was tried.

    Attributes:
        call: the tool call.
        outcome: what the tool answered.
        broken: the clauses that the call would break.
        after: the database afterwards; None unless the tool carried it out and no rule forbids it.
    """

    call: ToolCall
    outcome: Outcome
    broken: tuple[str, ...]
    after: Database | None


def attempt(domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> Attempt:
    """Try an operation on a fork of a database, under the tools and all the rules.

    The agent is taken to behave perfectly otherwise: it has established who the customer is, has looked up all that the
    call touches, and has the customer's agreement to just this. What comes of it in a world as it was is remembered:
    the claims, the oracle and the straw agents all try the same.

    Args:
        domain: the domain.
        db: the world, which stays as it is.
        customer: the customer's id.
        operation: the operation.
        values: slot to value.
    """
    if not db.pristine:
        return _attempt(domain, db, customer, operation, values)
    key = (id(domain), id(operation), customer, marshal.dumps(dict(values), 2))
    tried: _Tried = db.snapshot.once(
        key, lambda: _Tried(domain, operation, _attempt(domain, db.fork(), customer, operation, values))
    )
    return tried.attempt


@dataclass(frozen=True, slots=True)
class _Tried:
    """An attempt, with what its key names by identity, which must live as long as it does."""

    domain: Domain
    operation: Operation
    attempt: Attempt


def _attempt(domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> Attempt:
    call = operation.call(values, db)
    after = db.fork()
    outcome = domain.tools.call(after, call)
    if outcome.error:
        return Attempt(call, outcome, (), None)
    seen = [CallRecord(0, "", {}, error=False, touched=outcome.touched)]
    consents = [Consent(operation.name, values)]
    context = RuleContext(domain.tools[call.name], call.arguments, db, customer, seen, consents, operation)
    broken = tuple(rule.clause for rule, _ in find_violations(domain.rules_of[call.name], context))
    return Attempt(call, outcome, broken, None if broken else after)


def attempt_all(
    domain: Domain, db: Database, customer: str, steps: Iterable[tuple[Operation, Mapping[str, Any]]]
) -> Database | None:
    """Try operations one after the other; return the database afterwards, or None where one can't be carried out."""
    after: Database | None = db
    for operation, values in steps:
        if after is not None:
            after = attempt(domain, after, customer, operation, values).after
    return after


def identifies(domain: Domain, db: Database, customer: str, facts: Mapping[str, str]) -> bool:
    """Tell whether some of the facts that a customer can say of itself establish who it is, by the tools."""
    for path in domain.identity:
        call = domain.entities.identity_call({s: facts[s] for s in path if s in facts})
        if call is None:
            continue
        outcome = domain.tools.call(db.fork(), call)
        if not outcome.error and domain.entities.identify(call.name, call.arguments, outcome.value) == customer:
            return True
    return False


def any_operation(operation: Operation) -> bool:  # noqa: ARG001 - a choice among operations that leaves all in
    """Allow every operation."""
    return True


def state_key(domain: Domain, changes: Changes) -> str:
    """Return a key that two end states share just if they are equal up to the order of entries in the domain's logs.

    Args:
        domain: the domain.
        changes: a change set in canonical form, as `Database.changes` gives it.
    """
    for table, fields in domain.logs.items():
        if table in changes:
            ordered = {
                record_id: {
                    f: sorted(v, key=sorted_json) if f in fields and isinstance(v, list) else v for f, v in r.items()
                }
                for record_id, r in changes[table].items()
            }
            changes = {**changes, table: ordered}
    return hashlib.sha256(sorted_json(changes).encode()).hexdigest()


def pick(rng: np.random.Generator, options: Any) -> Any:
    """Return one of some options, each with the same chance."""
    return options[int(rng.random() * len(options))]  # a fifth of the cost of `integers`


def fresh_id(rng: np.random.Generator, domain: str) -> str:
    """Return a task id: the domain and 12 hex digits of pure chance, which tell nothing of the task."""
    return f"{domain}-{rng.bytes(6).hex()}"
