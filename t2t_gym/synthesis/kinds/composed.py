"""Compositions: tasks that are of two kinds at once, and bear the labels of both.

Kinds:
    ambiguous_then_changed: the opening is ambiguous, and once it is settled the customer changes its mind.
    one_of_two: two requests, one of which can't be carried out; the other has to be served all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from t2t_gym.domain import Domain
from t2t_gym.synthesis.claims.asking import told_outright
from t2t_gym.synthesis.drafting.blur import blur, blur_subject
from t2t_gym.synthesis.drafting.convert import Want, make_task, wants_of
from t2t_gym.synthesis.drafting.drafts import Draft
from t2t_gym.synthesis.drafting.manner import draw_manner
from t2t_gym.synthesis.drafting.twins import block, twins
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.kinds.changing import other_want
from t2t_gym.synthesis.kinds.infeasible import UNIDENTIFIED, can_stop, named, refusal
from t2t_gym.synthesis.picks import pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Request, Revision, Task

__all__ = ["ambiguous_then_changed", "one_of_two"]


def ambiguous_then_changed(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Blur what the customer wants at first, and let it want something else when it is asked to agree.

    Raises:
        Rejected: there is nothing to blur, or nothing else that could be served.
    """
    wants = wants_of(rng, setting.domain, setting.database(), trajectory)
    draft = Draft(setting, rng, trajectory.customer, wants)
    final = draft.want
    stale = other_want(setting, rng, trajectory.customer, *draft.wants)
    draft.wants[0] = stale
    ambiguous = _blur(draft)
    before, *rest = draft.requests()
    manner = draft.manner
    changed = [s for s in final.operation.slots if draft.want.values[s] != final.values[s]]
    said = manner.request(rng, final.operation, final.meant, **dict.fromkeys(final.operation.slots, True))
    kept = {f.slot: told_outright(f) for f in before.slots if f.slot not in changed}
    becomes = Request(operation=said.operation, slots=tuple(kept.get(f.slot, f) for f in said.slots))
    task = make_task(
        setting, rng, "changing", "ambiguous_then_changed", manner, [final, *draft.wants[1:]], (before, *rest),
        known=[draft.want], revision=Revision(trigger="consent_asked", becomes=becomes),
    )  # fmt: skip
    return (task.model_copy(update={"labels": (f"ambiguous.{ambiguous}", "changing.value_revised")}),)


def _blur(draft: Draft) -> str:
    """Blur the first request of a draft, and return the kind of ambiguity."""
    choices = draft.operation.choices
    if choices and draft.rng.random() < 0.5 and blur(draft, pick(draft.rng, choices)):
        return "variant"
    if draft.operation.subject not in draft.operation.own and blur_subject(draft):
        return "reference"
    raise Rejected("composed: nothing that can be taken for another")


def one_of_two(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Put an obstacle in the way of one of two requests.

    Returns:
        The infeasible task and its twin, in random order.

    Raises:
        Rejected: nothing stands in the way of one of them alone.
    """
    domain, customer = setting.domain, trajectory.customer
    wants = [Want(w.operation, w.values) for w in wants_of(rng, domain, setting.database(), trajectory)[:2]]
    refused = pick(rng, wants)
    kinds = _kinds(domain, refused)
    if not kinds:
        raise Rejected(f"composed: nothing can stand in the way of {refused.operation.name}")
    kind = pick(rng, kinds)
    blocked, obstacle = block(setting, rng, customer, refused, kind)
    manner = draw_manner(rng, domain, [setting.database(), blocked.database()], customer)
    requests = [manner.request(rng, w.operation, w.values) for w in wants]
    if obstacle.named:
        requests = [named(r, w) if w is refused else r for r, w in zip(requests, wants, strict=True)]
    goal = refusal(obstacle, blocked.world.edits, customer)
    claims = {"obstacle": obstacle.clause}
    unit = twins(setting, blocked, rng, "one_of_two", manner, wants, tuple(requests), refused, None, goal, claims)
    return tuple(t.model_copy(update={"labels": (f"infeasible.{kind}", "general.one_request")}) for t in unit)


def _kinds(domain: Domain, want: Want) -> Sequence[str]:
    """Return the kinds of obstacles that can stand in the way of a want; that they leave the other alone is claimed."""
    kinds = dict.fromkeys(o.kind for o in domain.obstacles)
    return [k for k in kinds if k != UNIDENTIFIED and can_stop(k)(domain, want.operation)]
