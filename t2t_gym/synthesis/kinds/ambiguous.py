"""Ambiguous intents: what is said unasked fits several things that lead to different ends; only the customer can tell.

Kinds:
    reference: the description of one of the customer's own things (an order, an item in it) fits several of them.
    variant: the description of a thing to be had fits several that can be had; a further wish settles which.
    vague_preference: so does a criterion, such as "the cheapest", which the customer reveals when it is asked.
    missing_value: of one slot nothing is said.
    several_questions: several of these at once, so that one question doesn't settle it.
"""

from __future__ import annotations

from t2t_gym.domain import Operation
from t2t_gym.synthesis.drafting.blur import blur, blur_subject
from t2t_gym.synthesis.drafting.drafts import Draft, suits
from t2t_gym.synthesis.picks import pick

__all__ = [
    "allows_missing",
    "allows_reference",
    "allows_several",
    "allows_variant",
    "can_be_taken_for_another",
    "can_leave_open",
    "can_leave_out",
    "can_prefer",
    "can_vary",
]

_FEWEST, _MOST = 2, 3  # slots that are open where several questions are needed


def allows_reference(operation: Operation) -> bool:
    """Tell whether an operation is about something that the customer has to point out."""
    return operation.subject not in operation.own


def allows_variant(operation: Operation) -> bool:
    """Tell whether an operation asks for something new."""
    return bool(operation.choices)


def allows_missing(operation: Operation) -> bool:
    """Tell whether an operation has a slot other than what it is about, which makes a difference."""
    return bool(_optional(operation))


def allows_several(operation: Operation) -> bool:
    """Tell whether an operation has slots enough for several to be left open, what it is about among them."""
    return allows_missing(operation) and len(_optional(operation)) + allows_reference(operation) >= _FEWEST


# --- how each is made vague, which tells which first writes will do -----------------------------------------------


def _vary(draft: Draft) -> bool:
    slots = draft.operation.choices
    return any(blur(draft, slots[i]) for i in draft.rng.permutation(len(slots)).tolist())


def _prefer(draft: Draft) -> bool:
    slots = [s for s in draft.operation.slots if s in draft.setting.domain.criteria]
    return any(blur(draft, slots[i], best=True) for i in draft.rng.permutation(len(slots)).tolist())


def _leave_one_out(draft: Draft) -> bool:
    slots = _optional(draft.operation)
    return any(draft.leave_out(slots[i]) for i in draft.rng.permutation(len(slots)).tolist())


def _leave_several_open(draft: Draft) -> bool:
    operation, wanted = draft.operation, pick(draft.rng, range(_FEWEST, _MOST + 1))
    if operation.subject not in operation.own and not blur_subject(draft) and len(operation.slots) < _MOST:
        return False
    slots = [s for s in _optional(operation) if s not in draft.fills]
    for i in draft.rng.permutation(len(slots)).tolist():
        if len(draft.fills) < wanted:
            _ = (slots[i] in operation.choices and blur(draft, slots[i])) or draft.leave_out(slots[i])
    return len(draft.fills) >= _FEWEST


def _optional(operation: Operation) -> list[str]:
    """Return the slots but for what the operation is about, and what its call is the same without."""
    about = (operation.subject, *operation.lists[:1], *operation.own)
    return [s for s in operation.slots if s not in about and operation.passes_on(s)]


# Which first writes will do.
can_be_taken_for_another = suits(blur_subject)
can_vary, can_prefer, can_leave_out, can_leave_open = map(suits, (_vary, _prefer, _leave_one_out, _leave_several_open))
