"""Twins: a world with an obstacle in the way, and the two tasks that differ in it alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from t2t_gym.domain import Case, Obstacle
from t2t_gym.semantics import attempt, identifies
from t2t_gym.synthesis.drafting.convert import Want, end_states, gold_calls, make_task
from t2t_gym.synthesis.drafting.manner import Manner
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.picks import fresh_id, hex_digits
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Certificate, Goal, Request, Task

__all__ = ["block", "twins"]


def block(
    setting: Setting, rng: np.random.Generator, customer: str, want: Want, kind: str, *, hides: bool = False
) -> tuple[Setting, Obstacle]:
    """Return the world with an obstacle of a kind in the way, and the obstacle.

    Args:
        setting: the world.
        rng: the source of all that is random.
        customer: the customer's id.
        want: what it has to stand in the way of.
        kind: the kind of obstacle.
        hides: whether it only hides something, such as who calls, so that the call itself would still go through.

    Raises:
        Rejected: none of the kind stands in its way.
    """
    obstacles = [o for o in setting.domain.obstacles if o.kind == kind and o.concerns(want.operation)]
    for i in rng.permutation(len(obstacles)).tolist():
        edits = obstacles[i].edits(Case(rng, setting.database(), customer, want.operation, want.values))
        if edits is None:
            continue
        blocked = setting.edited(edits)
        if hides or attempt(setting.domain, blocked.database(), customer, want.operation, want.values).after is None:
            return blocked, obstacles[i]
    raise Rejected(f"infeasible: no obstacle of kind {kind} stands in the way of {want.operation.name}")


def twins(
    setting: Setting,
    blocked: Setting,
    rng: np.random.Generator,
    kind: str,
    manner: Manner,
    wants: Sequence[Want],
    requests: tuple[Request, ...],
    refused: Want,
    fallback: Want | None,
    goal: Goal,
    claims: Mapping[str, Any],
) -> tuple[Task, ...]:
    """Put an infeasible task and its twin together, in random order.

    Args:
        setting: the twin's world.
        blocked: the world in which one of the wants can't be carried out.
        rng: the source of all that is random.
        kind: the kind.
        manner: how the customer speaks.
        wants: what is asked for.
        requests: how.
        refused: the want that can't be carried out.
        fallback: what is asked for in its place.
        goal: the goal but for its end states.
        claims: what the certificate has to say of the obstacle.
    """
    domain, customer = setting.domain, manner.customer
    instead = [fallback] if fallback else []
    asked = [manner.request(rng, w.operation, w.values, **_all_said(w)) for w in instead]
    pair = hex_digits(rng)
    twin = make_task(setting, rng, "infeasible", kind, manner, wants, requests, known=instead)
    refusal = twin.intent.refusal.model_copy(update={"fallback": asked[0] if asked else None})
    intent = twin.intent.model_copy(update={"refusal": refusal})
    twin = twin.model_copy(update={"pair": pair, "intent": intent})
    served = [*(w for w in wants if w is not refused), *instead]
    found = identifies(domain, blocked.database(), customer, manner.facts)
    task = twin.model_copy(
        update={
            "id": fresh_id(rng, domain.name),
            "feasible": False,
            "world": blocked.world,
            "goal": goal.model_copy(update={"end_states": end_states(domain, blocked.database(), customer, served)}),
            "gold": gold_calls(domain, blocked.database(), manner, served, looks=[refused]) if found else (),
            "certificate": Certificate(claims=claims),
        }
    )
    return (task, twin) if rng.random() < 0.5 else (twin, task)


def _all_said(want: Want) -> dict[str, bool]:
    return dict.fromkeys(want.operation.slots, True)
