"""The agent's tool calls: how one is admitted, judged and carried out, and what several have done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from t2t_gym.database import Database
from t2t_gym.domain import Domain
from t2t_gym.errors import ToolError
from t2t_gym.intent import Request
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, Violation, find_violations, needs_consent
from t2t_gym.tools import Outcome

__all__ = ["Executed", "does", "execute", "was_attempted", "was_done"]


class Executed(NamedTuple):
    """What became of a call.

    Attributes:
        outcome: what the tool returned, or why the call was refused.
        violations: its breaches of rules, whether it was carried out or not.
        agreed: whether the customer had agreed to it; True for what needs no agreement.
    """

    outcome: Outcome
    violations: Sequence[Violation]
    agreed: bool


def execute(
    call: ToolCall,
    domain: Domain,
    db: Database,
    *,
    turn: int,
    customer: str | None,
    history: Sequence[CallRecord],
    consents: Sequence[Consent],
) -> Executed:
    """Carry out a call, after every rule has looked at it, or refuse it. Never raises for what the agent did wrong.

    Args:
        call: the call.
        domain: the domain whose tool it names.
        db: the database, which a write changes.
        turn: the agent's turn, from 0.
        customer: the id of the customer, once it has been established.
        history: the calls before this one.
        consents: the customer's go-aheads that are in force.
    """
    try:
        tool, values = domain.tools.admit(call)
    except ToolError as refusal:
        return Executed(Outcome.refused(refusal), (), agreed=True)
    rules = domain.rules_of[tool.name]
    operation = domain.operation_of(tool.name, call.arguments, db) if tool.kind == "write" else None
    if not rules and operation is None:
        return Executed(tool.carry_out(db, values), (), agreed=True)
    context = RuleContext(tool, call.arguments, db, customer, history, consents, operation)
    broken = find_violations(rules, context)
    agreed = operation is None or needs_consent(context) is None
    outcome = tool.carry_out(db, values)
    violations = [Violation(r.clause, r.hard, not outcome.error, turn, tool.name, detail) for r, detail in broken]
    return Executed(outcome, violations, agreed)


def does(domain: Domain, tool: str, arguments: Mapping[str, Any], request: Request) -> bool:
    """Tell whether a call of a tool does exactly what a request asks for."""
    operation = domain.asked_for[request.operation]
    return operation.is_done_by(domain.tools[tool], arguments, request.values())


def was_done(domain: Domain, calls: Iterable[CallRecord], request: Request) -> bool:
    """Tell whether any of some calls has done exactly what a request asks for."""
    return any(not c.error and does(domain, c.tool, c.arguments, request) for c in calls)


def was_attempted(domain: Domain, calls: Iterable[CallRecord], request: Request) -> bool:
    """Tell whether any of some calls has done something of the kind that a request asks for, even with other values."""
    tool = domain.asked_for[request.operation].tool
    return any(c.tool == tool and not c.error for c in calls)
