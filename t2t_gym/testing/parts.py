"""Whether a domain's parts refer to each other correctly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from t2t_gym.domain import Form, Operation
from t2t_gym.testing.bench import Bench
from t2t_gym.users.lexicon import Lexicon

__all__ = ["fit", "policy"]


def fit(bench: Bench) -> Iterator[str]:
    """Yield names that one part uses and another doesn't have."""
    name = bench.domain.name
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        yield f"the name {name!r} must be a lower-case word, since it becomes part of the environments' ids"
    for part in (_operations, _tools, _rules, _logs, _lexicon, _obstacles):
        yield from part(bench)


def _operations(bench: Bench) -> Iterator[str]:
    domain = bench.domain
    for name, operation in domain.operations.items():
        if name != operation.name:
            yield f"the operation {operation.name!r} is filed under {name!r}; file it under its own name"
        yield from _operation(bench, operation)
    for name in domain.unserved:
        if domain.unserved[name].tool:
            yield f"the unserved operation {name!r} names a tool; leave its tool empty"


def _tools(bench: Bench) -> Iterator[str]:
    domain = bench.domain
    handover = domain.tools.get(domain.handover)
    if handover is None or handover.kind != "generic":
        yield f"the hand-over tool {domain.handover!r} must be one of the tools, of the kind 'generic'"
    served = {operation.tool for operation in domain.operations.values()}
    for tool in domain.tools.values():
        if tool.kind == "write" and tool.name not in served:
            yield f"no operation uses the write {tool.name!r}; name one, or make it no tool"
        if len(tool.description.split()) < 3:
            yield f"the tool {tool.name!r} needs a description of at least a short sentence: agents choose by it"
        for parameter, schema in tool.parameters.get("properties", {}).items():
            if not {"type", "enum", "const", "anyOf", "$ref", "allOf"} & schema.keys():
                yield f"give the parameter {parameter!r} of the tool {tool.name!r} a type: Any tells agents nothing"


def _rules(bench: Bench) -> Iterator[str]:
    for rule in bench.domain.rules:
        for tool_name in sorted(rule.tools - set(bench.domain.tools)):
            yield f"the rule {rule.clause} applies to the tool {tool_name!r}, which doesn't exist"


def _logs(bench: Bench) -> Iterator[str]:
    for table in bench.domain.logs:
        if table not in bench.snapshot.tables:
            yield f"the log {table!r} is no table of the world; the tables are {', '.join(bench.snapshot.tables)}"


def _lexicon(bench: Bench) -> Iterator[str]:
    for expression in _expressions(bench.domain.lexicon):
        try:
            re.compile(expression)
        except re.error as error:
            yield f"the lexicon's {expression!r} is no regular expression: {error}"


def _obstacles(bench: Bench) -> Iterator[str]:
    for obstacle in bench.domain.obstacles:
        for name in sorted(obstacle.operations - set(bench.domain.operations)):
            yield f"the obstacle {obstacle.clause!r} stops the operation {name!r}, which doesn't exist"


def _expressions(lexicon: Lexicon) -> Iterator[str]:
    for slot in lexicon.slots.values():
        yield from (*slot.nouns, slot.pattern, *slot.asks, *slot.roles, *slot.things)
        yield from chain.from_iterable(slot.values.values())
    for operation in lexicon.operations.values():
        yield from (*operation.verbs, *operation.done)


def _operation(bench: Bench, operation: Operation) -> Iterator[str]:
    tool = bench.domain.tools.get(operation.tool)
    if tool is None or tool.kind != "write":
        yield f"the operation {operation.name!r} needs a write among the tools, got {operation.tool!r}"
        return
    for role in ("lists", "own", "offers"):
        for slot in getattr(operation, role):
            if slot not in operation.slots:
                yield f"the operation {operation.name!r} lists the slot {slot!r} under {role}, but doesn't have it"
    if operation.subject not in operation.slots:
        yield f"the subject {operation.subject!r} of the operation {operation.name!r} is none of its slots"
    parameters = set(tool.parameters.get("properties", {}))
    filled = {p for spec in operation.slots.values() if not isinstance(spec, Form) for p in _names(spec)}
    for parameter in sorted(filled - parameters):
        yield f"the operation {operation.name!r} fills {parameter!r}, which the tool {tool.name!r} doesn't take"
    derived = operation.derive is not None or any(isinstance(spec, Form) for spec in operation.slots.values())
    for parameter in sorted(set(tool.parameters.get("required", ())) - filled):
        if not derived:
            yield f"nothing fills the parameter {parameter!r} in the operation {operation.name!r}; give it a slot"


def _names(spec: str | tuple[str, ...]) -> tuple[str, ...]:
    return (spec,) if isinstance(spec, str) else spec


def policy(bench: Bench) -> Iterator[str]:
    """Yield rules whose clause isn't in the policy text."""
    text = bench.domain.policy
    if len(text.split()) < 20:
        yield "the policy text is what the agent is told of its job; write down what it may do, and every rule"
    clauses = [rule.clause for rule in bench.domain.rules]
    for clause in dict.fromkeys(clauses):
        if clauses.count(clause) > 1:
            yield f"the clause {clause} has {clauses.count(clause)} rules; give each a clause of its own"
        if not re.search(rf"(?<!\w){re.escape(clause)}(?!\w)", text):
            yield f"the policy text lacks the clause {clause}, which a rule checks: an agent must be told what counts"
