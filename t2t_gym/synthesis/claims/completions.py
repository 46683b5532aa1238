"""Completions: all the ways to serve exactly what a customer has said, found by execution.

What was said constrains the slots of each request; a *grounding* gives every slot one value that the words allow. The
groundings that the tools carry out and no rule forbids, in some order of the requests, lead to end states. Groundings
that differ only in slots about which the customer doesn't care are one *reading*, whose end states are equally good;
an intent is unambiguous when there is one reading, and infeasible when there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, permutations, product
from math import prod
from typing import Any

from t2t_gym.database import Changes, Snapshot
from t2t_gym.domain import Domain
from t2t_gym.end_states import state_key
from t2t_gym.semantics import Attempt
from t2t_gym.synthesis.claims.trials import Opened, OverBoundError, Trials
from t2t_gym.task import Request

__all__ = ["BOUND", "MOST_OPEN", "Completions", "OverBoundError", "completions"]

BOUND = 5_000
"""Groundings beyond which a task is refused, not guessed."""

MOST_OPEN = 100
"""Groundings of an opening beyond which it leaves too much open to be an opening that anybody would use."""


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


def completions(
    domain: Domain,
    snapshot: Snapshot,
    customer: str,
    requests: Sequence[Request],
    *,
    opening: bool = False,
    ordered: bool = False,
    bound: int = BOUND,
    trials: Trials | None = None,
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
        bound: the greatest number of groundings, of executions, and of readings.
        trials: what is known already from other searches in the same world for the same customer; added to.

    Raises:
        OverBoundError: there are more.
    """
    trials = trials or Trials(domain, snapshot, customer)
    opened = [trials.open(request, bound, opening=opening) for request in requests]
    by_words = prod(one.readings for one in opened)
    complete = all(one.complete for one in opened)
    orders = [range(len(opened))] if ordered else None
    independent = [opened] if ordered else _independent(opened)
    parts = [_readings(trials, part, bound, orders) for part in independent]
    if len(parts) > 1 and not all(parts):  # by a rule, one may depend on what another does, though its tool doesn't
        parts = [_readings(trials, opened, bound, orders)]
    readings: set[frozenset[str]] = set()
    nothing: Changes = {}
    if len(parts) == 1:
        readings.update(map(frozenset, parts[0]))
    else:
        if prod(map(len, parts)) > bound:
            raise OverBoundError(f"more than {bound} readings")
        for chosen in product(*parts):
            merged: list[Changes] = [reduce(_merge, states, nothing) for states in product(*map(dict.values, chosen))]
            readings.add(frozenset(state_key(state, snapshot, domain.logs) for state in merged))
    return Completions(by_words, frozenset(readings), complete)


# --- several requests ---------------------------------------------------------------------------------------------


def _independent(opened: Sequence[Opened]) -> list[list[Opened]]:
    """Part requests into groups none of which changes what another looks at."""
    groups: list[list[Opened]] = []
    for one in opened:
        near = [g for g in groups if any(one.changed & o.touched or o.changed & one.touched for o in g)]
        groups = [g for g in groups if g not in near] + [[*chain.from_iterable(near), one]]
    return groups


def _readings(
    trials: Trials, part: Sequence[Opened], bound: int, orders: Iterable[Sequence[int]] | None
) -> list[dict[str, Changes]]:
    """Return the readings of requests that depend on each other: for each, key to end state that serves it."""
    states: dict[tuple[Any, ...], dict[str, Changes]] = {}

    def enter(reading: tuple[Any, ...], trial: Attempt) -> None:
        if trial.end is not None:
            states.setdefault(reading, {})[trial.key] = trial.end

    if len(part) == 1:
        for grounding, trial in zip(part[0].groundings, part[0].alone, strict=True):
            enter((grounding.reading,), trial)
    else:
        executions = 0
        for order in orders or permutations(range(len(part))):
            for chosen in product(*(p.groundings for p in part)):
                executions += 1
                if executions > bound:
                    raise OverBoundError(f"more than {bound} executions")
                trial = trials.of([(part[i].operation, chosen[i]) for i in order])
                # The order is part of the reading: if it matters, the readings differ.
                enter((order, *(g.reading for g in chosen)), trial)
    return list({frozenset(ends): ends for ends in states.values()}.values())


def _merge(one: Changes, other: Changes) -> Changes:
    """Join the changes of requests that touch different records."""
    return {t: {**one.get(t, {}), **other.get(t, {})} for t in (*one, *(t for t in other if t not in one))}
