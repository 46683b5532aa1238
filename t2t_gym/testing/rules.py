"""Whether rules can fire and be kept, tried on many calls: good ones, and good ones with something wrong about them.

What is wrong is made without knowing anything of the domain: nobody was identified, nothing was looked up or agreed to,
the call is made twice, an argument is spoiled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from t2t_gym.messages import ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext
from t2t_gym.testing.bench import Bench, Sample
from t2t_gym.testing.spoiled import OTHERS, spoiled

__all__ = ["fire", "kept"]

_RIGHT = 6  # calls of an operation that are tried as they are, before any is spoiled


def kept(bench: Bench) -> Iterator[str]:
    """Yield rules that no call keeps."""
    left = {rule.clause: rule for rule in bench.domain.rules}
    for context in chain(_right(bench), _reads(bench)):
        for clause, rule in list(left.items()):
            try:
                if rule.applies(context.tool) and rule.check(context) is None:
                    del left[clause]
            except Exception:  # said by the other check
                del left[clause]
    for rule in left.values():
        yield f"the rule {rule.clause} ({rule.title}) is broken by every call, even by a perfect agent's"


def fire(bench: Bench) -> Iterator[str]:
    """Yield rules that no call breaks, or that fail on arguments that pass the schema."""
    left = {rule.clause: rule for rule in bench.domain.rules}
    for context in _all(bench):
        for clause, rule in list(left.items()):
            if not rule.applies(context.tool):
                continue
            try:
                broken = rule.check(context)
            except Exception as error:  # whatever a check raises would end the agent's episode
                del left[clause]
                yield (
                    f"the rule {clause} raises {type(error).__name__} ({error}) for {context.tool.name!r} called with "
                    f"{dict(context.arguments)!r:.200}; a check must cope with whatever passes the schema"
                )
                continue
            if broken:
                del left[clause]
        if not left:
            return
    for rule in left.values():
        yield (
            f"the rule {rule.clause} ({rule.title}) is broken by none of the calls that were tried; make the world "
            "have a case for it, or drop it"
        )


def _all(bench: Bench) -> Iterator[RuleContext]:
    """Yield contexts, those first that take least."""
    right = list(_right(bench))
    yield from chain(_reads(bench), right)
    for context in right:
        yield from _careless(bench, context)
    for context in right:
        yield from _repeated(bench, context)
    for tool in dict.fromkeys(context.tool.name for context in right):
        alike = [context for context in right if context.tool.name == tool]
        for context in alike:
            others = [c.arguments for c in alike if c is not context][:OTHERS]
            for arguments in spoiled(context.tool, context.arguments, others):
                operation = bench.domain.operation_of(tool, arguments, context.db)
                yield replace(context, arguments=arguments, operation=operation)
    for obstacle in bench.domain.obstacles:
        for sample in bench.all_samples():
            edits = obstacle.edits(bench.case(sample))
            if edits is not None:
                yield replace(_context(bench, sample), db=bench.setting.edited(edits).database())


def _right(bench: Bench) -> Iterator[RuleContext]:
    """Yield what a perfect agent would do, and what customers ask for though it can't be done."""
    for drawn in (bench.samples, bench.failures):
        for samples in drawn.values():
            yield from (_context(bench, sample) for sample in samples[:_RIGHT])


def _context(bench: Bench, sample: Sample) -> RuleContext:
    looks = bench.domain.entities.look_up(bench.database(), sample.customer, sample.operation, sample.values)
    history = [_record(bench, call) for call in looks]
    consents = [Consent(sample.operation.name, sample.values)]
    tool = bench.domain.tools[sample.call.name]
    arguments = sample.call.arguments
    return RuleContext(tool, arguments, bench.database(), sample.customer, history, consents, sample.operation)


def _record(bench: Bench, call: ToolCall) -> CallRecord:
    outcome = bench.domain.tools.call(bench.database(), call)
    return CallRecord(0, call.name, call.arguments, outcome.error, touched=outcome.touched)


def _reads(bench: Bench) -> Iterator[RuleContext]:
    """Yield look-ups and hand-overs, by and for whoever."""
    domain = bench.domain
    handover = domain.tools[domain.handover]
    summary = dict.fromkeys(handover.parameters.get("required", ()), "The customer needs help.")
    for sample in bench.all_samples():
        consents = [Consent(sample.operation.name, sample.values)]
        calls = [ToolCall(handover.name, summary)]
        calls += domain.entities.look_up(bench.database(), sample.customer, sample.operation, sample.values)
        for call in calls:
            for customer in (sample.customer, None, _somebody_else(bench, sample.customer)):
                tool = domain.tools[call.name]
                yield RuleContext(tool, call.arguments, bench.database(), customer, [], [], None)
                yield RuleContext(tool, call.arguments, bench.database(), customer, [], consents, None)


def _somebody_else(bench: Bench, customer: str) -> str | None:
    return next((person for person in bench.people if person != customer), None)


def _careless(bench: Bench, context: RuleContext) -> Iterator[RuleContext]:
    assert context.operation is not None
    assert context.customer is not None
    yield replace(context, customer=None)
    yield replace(context, customer=_somebody_else(bench, context.customer))
    yield replace(context, history=[])
    yield replace(context, consents=[])
    bare = Consent(context.operation.name, {})
    yield replace(context, consents=[bare])


def _repeated(bench: Bench, context: RuleContext) -> Iterator[RuleContext]:
    """Yield the call after it has been made already, once and in each state that the world then has."""
    db = bench.database()
    call = ToolCall(context.tool.name, context.arguments)
    outcome = bench.domain.tools.call(db, call)
    made = CallRecord(1, call.name, call.arguments, outcome.error, touched=outcome.touched)
    yield replace(context, db=db, history=[*context.history, made])
