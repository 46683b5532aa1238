"""Completions: all the ways to serve exactly what a customer has said, found by execution.

What was said constrains the slots of each request; a *grounding* gives every slot one value that the words allow. The
groundings that the tools carry out and no rule forbids, in some order of the requests, lead to end states. Groundings
that differ only in slots about which the customer doesn't care are one *reading*, whose end states are equally good;
an intent is unambiguous when there is one reading, and infeasible when there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, permutations, product
from typing import Any

from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.groundings import Grounding, Groundings
from t2t_gym.synthesis.setting import attempt, attempt_all, state_key
from t2t_gym.task import Request

__all__ = ["BOUND", "Completions", "OverBoundError", "Tried", "completions"]

Tried = dict[str, tuple[Changes | None, frozenset[tuple[str, str]]]]
"""What became of operations in one world for one customer: the end state, if any, and the records touched."""

BOUND = 5_000
"""Groundings beyond which a task is refused, not guessed."""


class OverBoundError(Exception):
    """The search is larger than its bound."""


@dataclass(frozen=True, slots=True)
class Completions:
    """What serves a customer.

    Attributes:
        by_words: how many readings the words alone allow, whether or not they can be carried out.
        readings: for each reading that can be carried out and that differs in its effect from the others, the keys of
            its end states (`state_key`); readings with the same effect count once.
        complete: whether all readings were searched; False where a slot without candidates, such as a new address, was
            left open, so that two values stand for all.
    """

    by_words: int
    readings: frozenset[frozenset[str]]
    complete: bool = True

    @property
    def with_database(self) -> int:
        """How many readings that differ in their effect can be carried out."""
        return len(self.readings)


@dataclass(frozen=True, slots=True)
class _Open:
    """One request and its groundings, each with the end state to which it leads alone, if any."""

    operation: Operation
    groundings: tuple[Grounding, ...]
    ends: tuple[Changes | None, ...]
    touched: frozenset[tuple[str, str]]
    changed: frozenset[tuple[str, str]]


def completions(
    domain: Domain,
    snapshot: Snapshot,
    customer: str,
    requests: Sequence[Request],
    *,
    opening: bool = False,
    ordered: bool = False,
    bound: int = BOUND,
    tried: Tried | None = None,
) -> Completions:
    """Find all completions of what a customer has said.

    Only what was asked for is done: no other write, so the depth of enabling writes is zero.

    Args:
        domain: the domain.
        snapshot: the world.
        customer: the customer's id.
        requests: what it wants.
        opening: count only what is said unasked; else all that the customer would say.
        ordered: the requests are carried out in their order, and in no other.
        bound: the greatest number of groundings, and of executions.
        tried: what is known already from other searches in the same world for the same customer; added to.

    Raises:
        OverBoundError: there are more.
    """
    db = Database(snapshot)
    tried = {} if tried is None else tried
    opened, complete = [], True
    for request in requests:
        operation = domain.operations[request.operation]
        grounder = Groundings(domain, db, customer, operation, request, opening)
        groundings = tuple(_limited(grounder, bound))
        complete &= not grounder.stood_in
        alone = [_alone(domain, db, customer, operation, g, tried) for g in groundings]
        ends = tuple(end for end, _ in alone)
        touched = frozenset(chain.from_iterable(records for _, records in alone))
        changed = frozenset((t, i) for end in ends if end is not None for t, records in end.items() for i in records)
        opened.append(_Open(operation, groundings, ends, touched, changed))
    by_words = 1
    for one in opened:
        by_words *= len({g.reading for g in one.groundings})
    orders = [range(len(opened))] if ordered else None
    independent = [opened] if ordered else _independent(opened)
    parts = [_readings(domain, db, customer, part, bound, orders) for part in independent]
    readings: set[frozenset[str]] = set()
    nothing: Changes = {}
    for chosen in product(*parts):
        merged: list[Changes] = [reduce(_merge, states, nothing) for states in product(*chosen)]
        readings.add(frozenset(state_key(domain, state) for state in merged))
    return Completions(by_words, frozenset(readings), complete)


def _limited(groundings: Groundings, bound: int) -> Iterator[Grounding]:
    for i, grounding in enumerate(groundings):
        if i >= bound:
            raise OverBoundError(f"more than {bound} groundings")
        yield grounding


def _alone(
    domain: Domain, db: Database, customer: str, operation: Operation, grounding: Grounding, tried: Tried
) -> tuple[Changes | None, frozenset[tuple[str, str]]]:
    """Return the end state of a grounding by itself, or None, and the records that it touched."""
    key = f"{operation.name} {grounding.key}"
    found = tried.get(key)
    if found is None:
        result = attempt(domain, db, customer, operation, grounding.values)
        end = result.after.changes() if result.after is not None else None
        found = tried[key] = (end, result.outcome.touched)
    return found


# --- several requests ---------------------------------------------------------------------------------------------


def _independent(opened: Sequence[_Open]) -> list[list[_Open]]:
    """Part requests into groups none of which changes what another looks at."""
    groups: list[list[_Open]] = []
    for one in opened:
        near = [g for g in groups if any(one.changed & o.touched or o.changed & one.touched for o in g)]
        groups = [g for g in groups if g not in near] + [[*chain.from_iterable(near), one]]
    return groups


def _readings(
    domain: Domain,
    db: Database,
    customer: str,
    part: Sequence[_Open],
    bound: int,
    orders: Iterable[Sequence[int]] | None,
) -> list[tuple[Changes, ...]]:
    """Return the readings of requests that depend on each other, each as the end states that serve it."""
    states: dict[tuple[Any, ...], dict[str, Changes]] = {}
    if len(part) == 1:
        for grounding, end in zip(part[0].groundings, part[0].ends, strict=True):
            if end is not None:
                _enter(domain, states, (grounding.reading,), end)
    else:
        executions = 0
        for order in orders or permutations(range(len(part))):
            for chosen in product(*(p.groundings for p in part)):
                executions += 1
                if executions > bound:
                    raise OverBoundError(f"more than {bound} executions")
                steps = [(part[i].operation, chosen[i].values) for i in order]
                after = attempt_all(domain, db, customer, steps)
                if after is not None:
                    # The order is part of the reading: if it matters, the readings differ.
                    _enter(domain, states, (order, *(g.reading for g in chosen)), after.changes())
    return list({frozenset(ends): tuple(ends.values()) for ends in states.values()}.values())


def _enter(
    domain: Domain, states: dict[tuple[Any, ...], dict[str, Changes]], key: tuple[Any, ...], end: Changes
) -> None:
    states.setdefault(key, {})[state_key(domain, end)] = end


def _merge(one: Changes, other: Changes) -> Changes:
    """Join the changes of requests that touch different records."""
    return {t: {**one.get(t, {}), **other.get(t, {})} for t in (*one, *(t for t in other if t not in one))}
