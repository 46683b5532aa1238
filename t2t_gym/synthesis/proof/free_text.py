"""What can be proven of a task whose customer is described in prose: that its goal is what its calls come to.

What the prose means, whether it says enough, and whether a customer can be served by its words, isn't proven. Rules
about the dialogue aren't applicable to calls that were recorded without one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.domain import Domain
from t2t_gym.end_states import same_end_state
from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task
from t2t_gym.tools import Outcome

__all__ = ["NOT_CERTIFIED", "Replayed", "check_free_text", "end_state_of"]

NOT_CERTIFIED = ("the scenario's claim", "provenance", "oracle", "straw agents")
"""What would take an intent in data."""


@dataclass(frozen=True, slots=True)
class _Step:
    call: ToolCall
    before: Database
    outcome: Outcome


class Replayed:
    """Recorded calls, run on a fresh world.

    Args:
        domain: the domain.
        snapshot: the world.
        calls: the calls, ``{"name", "arguments"}`` each.

    Raises:
        Rejected: the domain has no tool of a name.

    Attributes:
        changes: the end state.
        refused: the numbers of the calls that the tools refused, from 0.
        customer: the id of the customer whom they established, or else whose records they change; may be empty.
        breaks: the clauses that the calls break, however good the dialogue.
        not_applicable: the clauses that depend on a dialogue, which the calls don't have.
    """

    def __init__(self, domain: Domain, snapshot: Snapshot, calls: Sequence[Mapping[str, Any]]) -> None:
        db = Database(snapshot)
        steps: list[_Step] = []
        for row in calls:
            call = ToolCall(row["name"], row["arguments"])
            if call.name not in domain.tools:
                raise Rejected(f"gold: there is no tool {call.name!r}")
            steps.append(_Step(call, db.fork(), domain.tools.call(db, call)))
        done = [s for s in steps if not s.outcome.error]
        self.changes = db.changes()
        self.refused = [i for i, s in enumerate(steps) if s.outcome.error]
        self.customer = _customer(domain, done, db)
        perfect = {clause for s in done for clause in _broken(domain, s, self.customer)}
        bare = {clause for s in done for clause in _broken(domain, s, None)}
        self.breaks = tuple(sorted(perfect))
        self.not_applicable = tuple(sorted(bare - perfect))


def _customer(domain: Domain, steps: Sequence[_Step], db: Database) -> str:
    identify = domain.entities.identify
    named = (identify(s.call.name, s.call.arguments, s.outcome.value) for s in steps)
    established = next((customer for customer in named if customer), "")
    if established:
        return established
    everyone = frozenset(domain.entities.customers(db))
    for step in steps:
        for table, record_id in sorted(step.outcome.touched):
            record = db.get(table, record_id) or {}
            owners = everyone.intersection((record_id, *(v for v in record.values() if isinstance(v, str))))
            if owners:
                return min(owners)
    return ""


def _broken(domain: Domain, step: _Step, customer: str | None) -> list[str]:
    """Return the clauses that a call breaks: in a perfect dialogue with a customer, or in none."""
    call, tool = step.call, domain.tools[step.call.name]
    operation = domain.operation_of(call.name, call.arguments, step.before)
    seen = [CallRecord(0, "", {}, error=False, touched=step.outcome.touched)] if customer is not None else []
    agreed = []
    if customer is not None and operation is not None:
        agreed = [Consent(operation.name, operation.values(tool.as_run(call.arguments)))]
    context = RuleContext(tool, call.arguments, step.before, customer or None, seen, agreed, operation)
    return [rule.clause for rule, _ in find_violations(domain.rules_of[tool.name], context)]


def end_state_of(domain: Domain, snapshot: Snapshot, calls: Sequence[Mapping[str, Any]]) -> Changes:
    """Return the end state of calls on a fresh world; what a tool refuses changes nothing."""
    return Replayed(domain, snapshot, calls).changes


def check_free_text(domain: Domain, task: Task, snapshot: Snapshot) -> dict[str, Any]:
    """Replay the gold calls of an imported task, and say what was found and what can't be.

    Raises:
        Rejected: the calls don't reach the goal, a forbidden call does, or the instructions name a tool.
    """
    replayed = Replayed(domain, snapshot, task.gold)
    if not _accepted(domain, task, replayed.changes):
        raise Rejected("gold: the calls don't reach the goal")
    for call in task.goal.forbidden:
        if domain.tools[call["name"]].kind != "write" or not call["arguments"]:
            continue
        end = end_state_of(domain, snapshot, [*task.gold, call])
        if end != replayed.changes and _accepted(domain, task, end):
            raise Rejected(f"near miss: the forbidden {call['name']} is accepted")
    instructions = task.intent.instructions
    prose = " ".join(instructions.model_dump().values()) if instructions is not None else ""
    named = [name for name in domain.tools if "_" in name and name in prose]
    if named:
        raise Rejected(f"leak: the instructions name the tool {named[0]}")
    return {
        "gold_refused": replayed.refused,
        "gold_breaks": list(replayed.breaks),
        "rules_not_applicable": list(replayed.not_applicable),
        "not_certified": list(NOT_CERTIFIED),
    }


def _accepted(domain: Domain, task: Task, end: Changes) -> bool:
    return any(same_end_state(end, state, domain.logs) for state in task.goal.end_states)
