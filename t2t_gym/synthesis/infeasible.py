"""Infeasible intents: one fact of the world stands in the way; and the feasible twin, in which it doesn't.

The twin has the same customer, opening and agenda to the letter. Kinds are those of the domain's obstacles, such as
``status`` and ``rule``.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from t2t_gym.domain import Operation
from t2t_gym.synthesis.convert import Want, end_states, gold_calls, make_task, wants_of
from t2t_gym.synthesis.explore import Trajectory, draw_values
from t2t_gym.synthesis.manner import Manner, draw_manner
from t2t_gym.synthesis.setting import Rejected, Setting, attempt, fresh_id, pick
from t2t_gym.task import Certificate, Goal, Refusal, Task

__all__ = ["allows_obstacle", "infeasible", "kinds_of"]

_FALLBACK = 0.3
_TRIES = 4


def allows_obstacle(operation: Operation) -> bool:
    """Tell whether something can stand in the way of an operation."""
    return operation.subject not in operation.own


def kinds_of(setting: Setting) -> tuple[str, ...]:
    """Return the kinds of obstacles of a domain, in their order."""
    return tuple(dict.fromkeys(o.kind for o in setting.domain.obstacles))


def infeasible(setting: Setting, rng: np.random.Generator, trajectory: Trajectory, kind: str) -> tuple[Task, ...]:
    """Put an obstacle of a kind in the way of what a trajectory did.

    Returns:
        The infeasible task and its twin, in random order.

    Raises:
        Rejected: no obstacle of the kind stands in its way.
    """
    domain, db, customer = setting.domain, setting.database(), trajectory.customer
    (want,) = (Want(w.operation, w.values) for w in wants_of(rng, domain, db, trajectory)[:1])
    blocked, clause = _block(setting, rng, customer, want, kind)
    manner = draw_manner(rng, domain, [db, blocked.database()], customer)
    request = manner.request(rng, want.operation, want.values)
    fallback = _fallback(blocked, rng, manner, want) if rng.random() < _FALLBACK else None
    asked = (manner.request(rng, fallback.operation, fallback.values, **_all_said(fallback)),) if fallback else ()
    wants = [fallback] if fallback else []
    pair = rng.bytes(6).hex()
    twin = make_task(setting, rng, "infeasible", kind, manner, [want], (request,), known=wants)
    refusal = Refusal(insist=twin.intent.refusal.insist, fallback=asked[0] if asked else None)
    intent = twin.intent.model_copy(update={"refusal": refusal})
    twin = twin.model_copy(update={"pair": pair, "intent": intent})
    states = end_states(domain, blocked.database(), customer, wants)
    task = twin.model_copy(
        update={
            "id": fresh_id(rng, domain.name),
            "feasible": False,
            "world": blocked.world,
            "goal": Goal(end_states=states, refusal=True, evidence=_records(blocked)),
            "gold": gold_calls(domain, blocked.database(), manner, wants, looks=[want]),
            "certificate": Certificate(claims={"obstacle": clause}),
        }
    )
    return (task, twin) if rng.random() < 0.5 else (twin, task)


def _block(setting: Setting, rng: np.random.Generator, customer: str, want: Want, kind: str) -> tuple[Setting, str]:
    """Return the world with an obstacle of a kind in the way, and the clause that it goes by."""
    obstacles = [o for o in setting.domain.obstacles if o.kind == kind]
    for i in rng.permutation(len(obstacles)).tolist():
        edits = obstacles[i].edits(rng, setting.database(), customer, want.operation, want.values)
        if edits is None:
            continue
        blocked = setting.edited(edits)
        if attempt(setting.domain, blocked.database(), customer, want.operation, want.values).after is None:
            return blocked, obstacles[i].clause
    raise Rejected(f"infeasible: no obstacle of kind {kind} stands in the way of {want.operation.name}")


def _records(blocked: Setting) -> tuple[tuple[str, str], ...]:
    return tuple((table, record_id) for table, records in blocked.world.edits.items() for record_id in records)


def _fallback(blocked: Setting, rng: np.random.Generator, manner: Manner, want: Want) -> Want | None:
    """Return something that can be done instead: the same in another way, another thing with its subject, or any."""
    domain, db, operation = blocked.domain, blocked.database(), want.operation
    last = list(operation.slots)[-1]
    same: dict[str, Any] = {s: v for s, v in want.values.items() if s != last}
    others = [o for o in domain.operations.values() if o.subject == operation.subject and o is not operation]
    other = pick(rng, others)
    subject = {operation.subject: want.values[operation.subject]}
    anything = pick(rng, [o for o in domain.operations.values() if o is not operation])
    for instead, preset in ((operation, same), (other, subject), (anything, {})):
        for _ in range(_TRIES):
            values = draw_values(rng, domain, db, manner.customer, instead, preset)
            if values is None:
                break
            if attempt(domain, db, manner.customer, instead, values).after is not None:
                return Want(instead, values)
    return None


def _all_said(want: Want) -> dict[str, bool]:
    return dict.fromkeys(want.operation.slots, True)
