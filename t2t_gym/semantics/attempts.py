"""Attempts: an operation as a perfect agent would carry it out, and what the tools and the rules make of it."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from t2t_gym.database import Changes, Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.end_states import state_key
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations, needs_consent, needs_identity
from t2t_gym.tools import Outcome

__all__ = ["Attempt", "attempt", "attempt_all", "identifies"]

_KEPT = (needs_identity, needs_consent)
"""What an agent that behaves perfectly keeps, whatever it tries: there is nothing in them to look into."""


@dataclass(frozen=True)
class Attempt:
    """An operation as it was tried.

    Attributes:
        domain: the domain.
        operation: the operation.
        call: the tool call.
        outcome: what the tool answered.
        broken: the clauses that the call would break.
        after: the database afterwards; None unless the tool carried it out and no rule forbids it.
    """

    domain: Domain
    operation: Operation
    call: ToolCall
    outcome: Outcome
    broken: tuple[str, ...]
    after: Database | None

    @cached_property
    def end(self) -> Changes | None:
        """The end state, not to be changed; None where there is none."""
        return self.after.changes() if self.after is not None else None

    @cached_property
    def key(self) -> str:
        """The key of the end state (`state_key`); empty where there is none."""
        if self.after is None or self.end is None:
            return ""
        return state_key(self.end, self.after.snapshot, self.domain.logs)


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
    # What the key names by identity lives as long as the attempt, which has it.
    key = (id(domain), id(operation), customer, marshal.dumps(dict(values), 2))
    tried: Attempt = db.snapshot.once(key, lambda: _attempt(domain, db.fork(), customer, operation, values))
    return tried


def _attempt(domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> Attempt:
    call = operation.call(values, db)
    after = db.fork()
    outcome = domain.tools.call(after, call)
    if outcome.error:
        return Attempt(domain, operation, call, outcome, (), None)
    seen = [CallRecord(0, "", {}, error=False, touched=outcome.touched)]
    consents = [Consent(operation.name, values)]
    context = RuleContext(domain.tools[call.name], call.arguments, db, customer, seen, consents, operation)
    open_rules = [rule for rule in domain.rules_of[call.name] if rule.check not in _KEPT]
    broken = tuple(rule.clause for rule, _ in find_violations(open_rules, context))
    return Attempt(domain, operation, call, outcome, broken, None if broken else after)


def attempt_all(
    domain: Domain, db: Database, customer: str, steps: Iterable[tuple[Operation, Mapping[str, Any]]]
) -> Attempt | None:
    """Try operations one after the other; return what came of the last, or None where one can't be carried out.

    Args:
        domain: the domain.
        db: the world, which stays as it is.
        customer: the customer's id.
        steps: the operations, at least one, each with slot to value.
    """
    last = None
    for operation, values in steps:
        last = attempt(domain, db, customer, operation, values)
        if last.after is None:
            return None
        db = last.after
    return last


def identifies(domain: Domain, db: Database, customer: str, facts: Mapping[str, str]) -> bool:
    """Tell whether some of the facts that a customer can say of itself establish who it is, by the tools.

    Args:
        domain: the domain.
        db: the world.
        customer: the customer's id.
        facts: identity slot to what the customer says.
    """
    for path in domain.identity:
        call = domain.entities.identity_call({s: facts[s] for s in path if s in facts})
        if call is None:
            continue
        outcome = domain.tools.call(db.fork(), call)
        if not outcome.error and domain.entities.identify(call.name, call.arguments, outcome.value) == customer:
            return True
    return False
