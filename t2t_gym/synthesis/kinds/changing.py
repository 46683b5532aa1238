"""Changing intents: when the customer is asked to agree, it finds that it wants something else.

Kinds:
    value_revised: one slot of the request gets another value.
    operation_swapped: another operation on the same thing takes the place of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.drafting.convert import Want, make_task, wants_of
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.exploration.draws import draw_values
from t2t_gym.synthesis.exploration.explore import are_at_odds
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Request, Revision, Task

__all__ = ["allows_swap", "operation_swapped", "other_want", "value_revised"]

_TRIES = 5


def allows_swap(operation: Operation) -> bool:
    """Tell whether an operation is about something that another operation could be about as well."""
    return operation.subject not in operation.own


def value_revised(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer ask for another value of one slot first.

    Raises:
        Rejected: no slot has another value that could be served.
    """
    customer = trajectory.customer
    wants = wants_of(rng, setting.domain, setting.database(), trajectory)
    stale = other_want(setting, rng, customer, *wants)
    return _changing(setting, rng, customer, "value_revised", wants, stale)


def other_want(setting: Setting, rng: np.random.Generator, customer: str, final: Want, *rest: Want) -> Want:
    """Return a want that differs from another one in one slot, could be served as well, and goes with the rest.

    Raises:
        Rejected: no slot has another value that could be served.
    """
    db, operation = setting.database(), final.operation
    slots = [s for s in operation.slots if s not in (*operation.own, *final.carefree) and s not in operation.lists[:1]]
    for i in rng.permutation(len(slots)).tolist():
        stale = _other_value(setting, rng, db, customer, final, slots[i])
        if stale is not None and _goes_with(stale, rest):
            return stale
    raise Rejected("value revised: no other value can be served")


def operation_swapped(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer ask for another operation on the same thing first.

    Raises:
        Rejected: no other operation could be carried out.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    wants = wants_of(rng, domain, db, trajectory)
    final = wants[0]
    subject = final.operation.subject
    others = [o for o in domain.operations.values() if o.subject == subject and o is not final.operation]
    for i in rng.permutation(len(others)).tolist():
        shared = {s: final.values[s] for s in (subject, *final.operation.lists[:1]) if s in others[i].slots}
        for _ in range(_TRIES):
            values = draw_values(rng, domain, db, customer, others[i], shared)
            if values is None:
                break
            stale = Want(others[i], values)
            if _goes_with(stale, wants[1:]) and _differs(setting, db, customer, final, others[i], values):
                return _changing(setting, rng, customer, "operation_swapped", wants, stale)
    raise Rejected("operation swapped: no other operation can be carried out")


def _goes_with(stale: Want, rest: Sequence[Want]) -> bool:
    """Tell whether what is wanted at first makes sense along with the rest."""
    return not are_at_odds(stale.operation, stale.values, ((w.operation, w.values) for w in rest))


def _other_value(
    setting: Setting, rng: np.random.Generator, db: Database, customer: str, final: Want, slot: str
) -> Want | None:
    """Return a want that differs in one slot, and in the elements that depend on it, and can be served as well."""
    operation = final.operation
    after = list(operation.slots)[list(operation.slots).index(slot) + 1 :]
    redrawn = {slot, *(s for s in after if slot == operation.subject and s in operation.lists)}
    kept = {s: v for s, v in final.values.items() if s not in redrawn}
    for _ in range(_TRIES):
        values = draw_values(rng, setting.domain, db, customer, operation, kept, again=True)
        if values is None:
            return None
        if values[slot] != final.values[slot] and _differs(setting, db, customer, final, operation, values):
            return Want(operation, values, final.carefree)
    return None


def _differs(
    setting: Setting, db: Database, customer: str, final: Want, operation: Operation, values: dict[str, Any]
) -> bool:
    """Tell whether an operation can be carried out and leads elsewhere than what is wanted in the end."""
    other = attempt(setting.domain, db, customer, operation, values)
    if other.after is None:
        return False
    return attempt(setting.domain, db, customer, final.operation, final.values).key not in ("", other.key)


def _changing(
    setting: Setting,
    rng: np.random.Generator,
    customer: str,
    kind: str,
    wants: list[Want],
    stale: Want,
) -> tuple[Task, ...]:
    manner = draw_manner(rng, setting.domain, [setting.database()], customer)
    final = wants[0]
    before = manner.request(rng, stale.operation, stale.meant)
    fresh = [s for s in final.operation.slots if s not in stale.values or stale.values[s] != final.values[s]]
    becomes = manner.request(rng, final.operation, final.meant, **dict.fromkeys(fresh, True))
    kept = {f.slot: f for f in before.slots if f.slot not in fresh and f.value == final.meant.get(f.slot)}
    becomes = Request(operation=becomes.operation, slots=tuple(kept.get(f.slot, f) for f in becomes.slots))
    rest = tuple(manner.request(rng, w.operation, w.meant) for w in wants[1:])
    revision = Revision(trigger="consent_asked", request=0, becomes=becomes)
    return (
        make_task(setting, rng, "changing", kind, manner, wants, (before, *rest), known=[stale], revision=revision),
    )
