"""Infeasible intents: one fact of the world stands in the way; and the feasible twin, in which it doesn't.

The twin has the same customer, opening and agenda to the letter. Kinds are those of the domain's obstacles, such as
``status``, ``once_only``, ``out_of_stock``, ``payment_rule``, ``not_theirs`` or ``rule``; and these two:
    unidentified: nothing that the customer can say of itself is in the records.
    no_such_tool: no tool does what is asked, so that the call has to be handed to a human. It has no twin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from t2t_gym.database import Changes
from t2t_gym.domain import Case, Domain, Obstacle, Operation
from t2t_gym.semantics import attempt, identifies
from t2t_gym.synthesis.drafting.convert import Want, first_want, make_task
from t2t_gym.synthesis.drafting.manner import Manner, draw_manner
from t2t_gym.synthesis.drafting.twins import block, twins
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.synthesis.exploration.explore import Suits
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.picks import pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Goal, Is, Request, SlotFill, Task

__all__ = [
    "NO_SUCH_TOOL",
    "UNIDENTIFIED",
    "can_be_stopped",
    "can_stop",
    "could_stop",
    "infeasible",
    "named",
    "no_such_tool",
    "refusal",
    "unidentified",
]

NO_SUCH_TOOL, UNIDENTIFIED = "no_such_tool", "unidentified"

_FALLBACK = 0.3
_TRIES = 4


def can_stop(kind: str) -> Callable[[Domain, Operation], bool]:
    """Return what tells whether an obstacle of a kind can stand in the way of an operation."""

    def allows(domain: Domain, operation: Operation) -> bool:
        return any(o.kind == kind and o.concerns(operation) for o in domain.obstacles)

    return allows


def can_be_stopped(domain: Domain, operation: Operation) -> bool:
    """Tell whether any obstacle can stand in the way of an operation."""
    return any(o.concerns(operation) for o in domain.obstacles)


def could_stop(kind: str) -> Suits:
    """Return what puts an obstacle of a kind in the way of a write, where one can be: see `block`."""

    def suits(
        setting: Setting, rng: np.random.Generator, customer: str, operation: Operation, values: Mapping[str, Any]
    ) -> tuple[Setting, Obstacle] | None:
        try:
            return block(setting, rng, customer, Want(operation, values), kind)
        except Rejected:
            return None

    return suits


def infeasible(setting: Setting, rng: np.random.Generator, trajectory: Trajectory, kind: str) -> tuple[Task, ...]:
    """Put an obstacle of a kind in the way of what a trajectory did, or take away what a write of it met.

    Exploration has found the obstacle, to see that the first write suits.

    Returns:
        The infeasible task and its twin, in random order.

    Raises:
        Rejected: it can't be said.
    """
    domain, customer = setting.domain, trajectory.customer
    met = _met(setting, rng, trajectory, kind)
    if met is not None:
        blocked, (setting, obstacle, want) = setting, met
    else:
        want, (blocked, obstacle) = first_want(trajectory), trajectory.made
    edits = blocked.world.edits or setting.world.edits
    manner = draw_manner(rng, domain, [setting.database(), blocked.database()], customer)
    if obstacle.named:
        manner = replace(manner, knows_ids=True)
    request = manner.request(rng, want.operation, want.values)
    if obstacle.named:
        request = named(request, want)
    fallback = _fallback(blocked, rng, manner, want) if rng.random() < _FALLBACK else None
    goal = refusal(obstacle, edits, customer)
    claims = {"obstacle": obstacle.clause}
    return twins(setting, blocked, rng, kind, manner, [want], (request,), want, fallback, goal, claims)


def unidentified(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the records of the customer be such that nothing it can say of itself finds them.

    Returns:
        The infeasible task and its twin, in random order.

    Raises:
        Rejected: the domain can't hide a customer, or some other fact still finds it.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    want = first_want(trajectory)
    blocked, obstacle = block(setting, rng, customer, want, UNIDENTIFIED, hides=True)
    facts = domain.entities.facts(db, customer)
    if identifies(domain, blocked.database(), customer, facts):
        raise Rejected("unidentified: something that the customer says finds it")
    manner = replace(draw_manner(rng, domain, [db, blocked.database()], customer), facts=facts)
    request = manner.request(rng, want.operation, want.values)
    paths = [{s: facts[s] for s in path} for path in domain.identity]
    calls = [call for call in map(domain.entities.identity_call, paths) if call is not None]
    tried = tuple({"name": call.name, "arguments": dict(call.arguments)} for call in calls)
    goal = Goal(end_states=({},), refusal=True, calls=tried)
    claims = {"obstacle": obstacle.clause}
    return twins(setting, blocked, rng, UNIDENTIFIED, manner, [want], (request,), want, None, goal, claims)


def no_such_tool(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer ask for something that no tool does, so that it has to be handed to a human.

    Raises:
        Rejected: the customer has nothing that it could be about, or can't say it.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    operation = pick(rng, list(domain.unserved.values()))
    values = draw_values(rng, domain, db, customer, operation)
    if values is None:
        raise Rejected("no such tool: there is nothing that it could be about")
    manner = draw_manner(rng, domain, [db], customer)
    request = manner.request(rng, operation, values)
    task = make_task(setting, rng, "infeasible", NO_SUCH_TOOL, manner, [], (request,), known=[Want(operation, values)])
    goal = Goal(end_states=({},), handover=True)
    return (task.model_copy(update={"feasible": False, "goal": goal}),)


def _met(
    setting: Setting, rng: np.random.Generator, trajectory: Trajectory, kind: str
) -> tuple[Setting, Obstacle, Want] | None:
    """Return what a walk failed at for an obstacle of a kind, and the world in which that is lifted; None: nothing."""
    domain, customer = setting.domain, trajectory.customer
    for failure in trajectory.failures:
        operation, values = failure.operation, failure.values
        if attempt(domain, setting.database(), customer, operation, values).after is not None:
            continue  # it failed only for what the walk had done before
        for obstacle in domain.obstacles:
            edits = None
            if obstacle.kind == kind and not obstacle.named:
                edits = obstacle.lift(Case(rng, setting.database(), customer, operation, values))
            if edits is not None:
                lifted = setting.edited(edits)
                if attempt(domain, lifted.database(), customer, operation, values).after is not None:
                    return lifted, obstacle, Want(operation, values)
    return None


def refusal(obstacle: Obstacle, edits: Changes, customer: str) -> Goal:
    """Return the goal that a request is refused for an obstacle, on the evidence of it.

    Where the customer's own record shows it, so does what was edited elsewhere: an order that names its owner.
    """
    evidence = obstacle.evidence(edits, customer)
    tables = {table for table, _ in evidence}
    elsewhere = tuple((table, record) for table, records in edits.items() for record in records if table not in tables)
    return Goal(end_states=({},), refusal=True, evidence=evidence, also_shown_in=elsewhere)


def named(request: Request, want: Want) -> Request:
    """Let the customer give the id of what the request is about, and nothing else of it."""
    subject = want.operation.subject
    named = Is(value=want.values[subject])
    fill = SlotFill(slot=subject, value=want.values[subject], told=named, asked=(named,))
    return request.model_copy(update={"slots": tuple(fill if f.slot == subject else f for f in request.slots)})


def _fallback(blocked: Setting, rng: np.random.Generator, manner: Manner, want: Want) -> Want | None:
    """Return something that can be done instead: the same in another way, another thing with its subject, or any."""
    domain, db, operation = blocked.domain, blocked.database(), want.operation
    last = list(operation.slots)[-1]
    same: dict[str, Any] = {s: v for s, v in want.values.items() if s != last}
    others = [o for o in domain.operations.values() if o.subject == operation.subject and o is not operation]
    subject = {operation.subject: want.values[operation.subject]}
    anything = [o for o in domain.operations.values() if o is not operation]
    wishes = [(pick(rng, some), preset) for some, preset in ((others, subject), (anything, {})) if some]
    for instead, preset in ((operation, same), *wishes):
        for _ in range(_TRIES):
            values = draw_values(rng, domain, db, manner.customer, instead, preset)
            if values is None:
                break
            if attempt(domain, db, manner.customer, instead, values).after is not None:
                return Want(instead, values)
    return None
