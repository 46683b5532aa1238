"""Changing intents: a request is dropped, joined by another, undone once it is done, or turns out to cost too much.

Kinds:
    request_withdrawn: asked to agree, the customer would rather leave it; something else is still to be done.
    request_added: once the first request is done, it thinks of another one.
    undo: once it is done, it wants it back as it was.
    price_condition: told the price, which is over its budget, it wants something cheaper, or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.claims.amounts import cost_of
from t2t_gym.synthesis.drafting.convert import Want, first_want, make_task, wants_of
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer, Is, Request, Revision, SlotFill, Task

__all__ = [
    "can_be_cheaper",
    "can_be_undone",
    "costs_something",
    "has_costs",
    "price_condition",
    "request_added",
    "request_withdrawn",
    "undo",
]

_Priced = tuple[Want, str, float]  # what is wanted, the quantity that says what it costs, and how much

_TRIES = 6
_INSTEAD = 0.7  # of those to whom it is too expensive, who take something cheaper


def has_costs(domain: Domain) -> bool:
    """Tell whether anything in a domain has a price that the customer could be told beforehand."""
    return any(quantity.cost for quantity in domain.quantities)


def costs_something(domain: Domain, operation: Operation) -> bool:
    """Tell whether an operation offers a choice, and can have a price that the customer could be told beforehand."""
    return bool(operation.choices) and any(
        q.cost and (not q.operations or operation.name in q.operations) for q in domain.quantities
    )


def can_be_cheaper(
    setting: Setting, rng: np.random.Generator, customer: str, operation: Operation, values: Mapping[str, Any]
) -> Sequence[_Priced]:
    """Return a write and what else could be chosen, with the prices; nothing unless something is cheaper."""
    priced = _priced(rng, setting.domain, setting.database(), customer, Want(operation, values))
    return priced if len(priced) > 1 else ()


def request_withdrawn(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer take its first request back when it is asked to agree.

    Raises:
        Rejected: it can't be said.
    """
    wants = wants_of(rng, setting.domain, setting.database(), trajectory)
    manner = draw_manner(rng, setting.domain, [setting.database()], trajectory.customer)
    requests = tuple(manner.request(rng, w.operation, w.meant) for w in wants)
    revision = Revision(trigger="consent_asked", becomes=None)
    return (
        make_task(
            setting, rng, "changing", "request_withdrawn", manner, wants[1:], requests,
            known=wants[:1], revision=revision,
        ),
    )  # fmt: skip


def request_added(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer think of its second request only once the first is done.

    Raises:
        Rejected: it can't be said.
    """
    first, second, *_ = wants_of(rng, setting.domain, setting.database(), trajectory)
    manner = draw_manner(rng, setting.domain, [setting.database()], trajectory.customer)
    asked, added = (manner.request(rng, w.operation, w.meant) for w in (first, second))
    revision = Revision(trigger="completion_claimed", becomes=added, adds=True)
    return (make_task(setting, rng, "changing", "request_added", manner, [first, second], (asked,), revision=revision),)


def can_be_undone(operation: Operation) -> bool:
    """Tell whether anything takes an operation back."""
    return operation.undo is not None


def undo(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer want everything as it was once the request is done.

    Raises:
        Rejected: nothing takes it back.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    want = first_want(trajectory)
    if want.operation.undo is None:
        raise Rejected(f"undo: nothing takes {want.operation.name} back")
    name, values = want.operation.undo(db, customer, want.values)
    back = Want(domain.operations[name], values)
    manner = draw_manner(rng, domain, [db], customer)
    request = manner.request(rng, want.operation, want.meant)
    kept = {f.slot: f for f in request.slots if want.values[f.slot] == back.values.get(f.slot)}
    slots = tuple(kept.get(s) or _named(s, back.values[s]) for s in back.operation.slots)
    becomes = Request(operation=back.operation.name, slots=slots)
    after = attempt(domain, db, customer, want.operation, want.values).after
    assert after is not None, "a trajectory can be carried out"
    calls = [want.operation.call(want.values, db), back.operation.call(back.values, after)]
    revision = Revision(trigger="completion_claimed", becomes=becomes)
    return (
        make_task(setting, rng, "changing", "undo", manner, [want, back], (request,), revision=revision, calls=calls),
    )


def price_condition(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer ask what its request costs, and find that too much.

    Exploration has found what is cheaper, to see that the first write suits.

    Raises:
        Rejected: no round sum is between the two.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    others = wants_of(rng, domain, db, trajectory)[1:]
    priced: Sequence[_Priced] = trajectory.made
    (cheap, _, low), *_, (want, quantity, price) = priced
    owed = Answer(quantity=quantity, type=domain.by_quantity[quantity].type, value=price)
    manner = draw_manner(rng, domain, [db], customer)
    request = manner.request(rng, want.operation, want.meant)
    cheaper = cheap if not others or rng.random() < _INSTEAD else None
    budget = _round_between(low if cheaper is not None else 0.0, price)
    if budget is None:
        raise Rejected("price: no round sum is between the two")
    becomes = None
    if cheaper is not None:
        fresh = [s for s in want.operation.slots if want.values[s] != cheaper.values[s]]
        new = manner.request(rng, want.operation, cheaper.meant, **dict.fromkeys(fresh, True))
        kept = {f.slot: f for f in request.slots if f.slot not in fresh}
        becomes = Request(operation=new.operation, slots=tuple(kept.get(f.slot, f) for f in new.slots))
    wants = [*([cheaper] if cheaper is not None else []), *others]
    rest = tuple(manner.request(rng, w.operation, w.meant) for w in others)
    revision = Revision(trigger="price_told", becomes=becomes, quantity=quantity, budget=budget)
    return (
        make_task(
            setting, rng, "changing", "price_condition", manner, wants, (request, *rest),
            known=[want], revision=revision, price=owed,
        ),
    )  # fmt: skip


def _named(slot: str, value: object) -> SlotFill:
    return SlotFill(slot=slot, value=value, told=Is(value=value), asked=(Is(value=value),))


def _priced(rng: np.random.Generator, domain: Domain, db: Database, customer: str, want: Want) -> list[_Priced]:
    """Return a want and others that differ in what is chosen, with what each costs, the cheapest first.

    It is empty where none of them costs anything.
    """
    kept = {s: v for s, v in want.values.items() if s not in want.operation.choices}
    found: dict[float, _Priced] = {}
    for n in range(_TRIES):
        values = draw_values(rng, domain, db, customer, want.operation, kept) if n else dict(want.values)
        if values is not None and attempt(domain, db, customer, want.operation, values).after is not None:
            quantity, cost = cost_of(domain, db, customer, want.operation, values) or ("", 0.0)
            found[cost] = (Want(want.operation, values), quantity, cost)
    ordered = [found[cost] for cost in sorted(found)]
    return ordered if ordered and ordered[-1][2] > 0 else []


def _round_between(low: float, high: float) -> float | None:
    """Return the roundest sum from `low` up to, but less than, `high`; None if there is no whole one."""
    for step in (500, 100, 50, 20, 10, 5, 1):
        budget = (np.ceil(high / step) - 1) * step
        if low <= budget < high and budget > 0:
            return float(budget)
    return None
