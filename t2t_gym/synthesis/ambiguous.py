"""Ambiguous intents: what is said unasked fits several things that lead to different ends; only the customer can tell.

Kinds:
    reference: the description of one of the customer's own things (an order, an item in it) fits several of them.
    variant: the description of a thing to be had fits several that can be had; a further wish settles which.
    vague_preference: so does a criterion, such as "the cheapest", which the customer reveals when it is asked.
    missing_value: of one slot nothing is said.
    several_questions: several of these at once, so that one question doesn't settle it.
"""

from __future__ import annotations

import numpy as np

from t2t_gym.domain import Operation
from t2t_gym.synthesis.drafts import Draft, suits
from t2t_gym.synthesis.setting import Rejected, Setting
from t2t_gym.synthesis.trajectory import Trajectory
from t2t_gym.task import Task

__all__ = [
    "allows_missing",
    "allows_reference",
    "allows_variant",
    "can_be_taken_for_another",
    "can_leave_open",
    "can_leave_out",
    "can_prefer",
    "can_vary",
    "missing_value",
    "reference",
    "several_questions",
    "vague_preference",
    "variant",
]

_FEWEST, _MOST = 2, 3  # slots that are open where several questions are needed


def allows_reference(operation: Operation) -> bool:
    """Tell whether an operation is about something that the customer has to point out."""
    return operation.subject not in operation.own


def allows_variant(operation: Operation) -> bool:
    """Tell whether an operation asks for something new."""
    return bool(operation.choices)


def allows_missing(operation: Operation) -> bool:
    """Tell whether an operation has a slot other than what it is about."""
    return any(s not in (operation.subject, *operation.lists[:1], *operation.own) for s in operation.slots)


def reference(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Blur which order, or which item of it, the customer means.

    Raises:
        Rejected: every description tells them apart, or they all lead to the same end.
    """
    draft = Draft.of(setting, rng, trajectory)
    if not draft.fills and not draft.blur_subject():
        raise Rejected("reference: nothing that can be taken for another")
    return draft.task("reference")


def variant(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Blur which variant the customer wants.

    Raises:
        Rejected: no description fits several that can be had.
    """
    draft = Draft.of(setting, rng, trajectory)
    if not draft.fills and not _vary(draft):
        raise Rejected("variant: no description fits several that can be had")
    return draft.task("variant")


def vague_preference(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Let the customer want the best of several by a criterion that it keeps to itself until it is asked.

    Raises:
        Rejected: there is no such criterion, or the best can't be had.
    """
    draft = Draft.of(setting, rng, trajectory)
    if not draft.fills and not _prefer(draft):
        raise Rejected("vague preference: no criterion picks out what can be had")
    return draft.task("vague_preference")


def missing_value(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Leave out one slot that makes a difference.

    Raises:
        Rejected: there is none.
    """
    draft = Draft.of(setting, rng, trajectory)
    if not draft.fills and not _leave_one_out(draft):
        raise Rejected("missing value: there is nothing to leave out")
    return draft.task("missing_value")


def several_questions(setting: Setting, rng: np.random.Generator, trajectory: Trajectory) -> tuple[Task, ...]:
    """Leave so much open that it takes two questions or more.

    Raises:
        Rejected: less than two slots can be left open.
    """
    draft = Draft.of(setting, rng, trajectory)
    if not draft.fills and not _leave_several_open(draft):
        raise Rejected("several questions: too little can be left open")
    return draft.task("several_questions")


# --- how each is made vague, which tells what it can be made of ---------------------------------------------------


def _vary(draft: Draft) -> bool:
    slots = draft.operation.choices
    return any(draft.blur(slots[i]) for i in draft.rng.permutation(len(slots)).tolist())


def _prefer(draft: Draft) -> bool:
    slots = [s for s in draft.operation.slots if s in draft.setting.domain.criteria]
    return any(draft.blur(slots[i], best=True) for i in draft.rng.permutation(len(slots)).tolist())


def _leave_one_out(draft: Draft) -> bool:
    slots = _optional(draft.operation)
    return any(draft.leave_out(slots[i]) for i in draft.rng.permutation(len(slots)).tolist())


def _leave_several_open(draft: Draft) -> bool:
    operation, wanted = draft.operation, int(draft.rng.integers(_FEWEST, _MOST + 1))
    if operation.subject not in operation.own and not draft.blur_subject() and len(operation.slots) < _MOST:
        return False
    slots = [s for s in _optional(operation) if s not in draft.fills]
    for i in draft.rng.permutation(len(slots)).tolist():
        if len(draft.fills) < wanted:
            _ = (slots[i] in operation.choices and draft.blur(slots[i])) or draft.leave_out(slots[i])
    return len(draft.fills) >= _FEWEST


def _optional(operation: Operation) -> list[str]:
    """Return the slots but for what the operation is about."""
    return [s for s in operation.slots if s not in (operation.subject, *operation.lists[:1], *operation.own)]


# Which first writes will do.
can_be_taken_for_another = suits(Draft.blur_subject)
can_vary, can_prefer, can_leave_out, can_leave_open = map(suits, (_vary, _prefer, _leave_one_out, _leave_several_open))
