"""The kinds of tasks that a domain doesn't have, and what it would take: for those who write a domain."""

from __future__ import annotations

from itertools import chain

from t2t_gym.domain import Domain
from t2t_gym.synthesis.kinds.table import KINDS

__all__ = ["lacking"]

_TAKES = {
    "question": "a quantity, in `quantities`",
    "variant": "an operation with a slot in `offers`",
    "vague_preference": "an operation with a slot in `offers` for which the voice has superlatives (`best`)",
    "missing_value": "an operation with a slot beside what it is about",
    "several_questions": "an operation with two slots to ask for",
    "price_condition": "a quantity with `cost`, of an operation with a slot in `offers`",
    "undo": "an operation with an `undo`",
    "no_such_tool": "an operation in `unserved`",
    "one_of_two": "an operation that an obstacle can stop",
}
_ABOUT = "an operation about a thing that the customer has to point out"  # of the other kinds but obstacles


def lacking(domain: Domain) -> dict[str, str]:
    """Return the kinds of tasks that a domain can't have, each with what it would take, in words."""
    return {
        kind.name: _TAKES.get(kind.name)
        or (f"an obstacle of the kind {kind.name!r}" if kind.scenario == "infeasible" else _ABOUT)
        for kind in chain.from_iterable(KINDS.values())
        if not kind.is_of(domain)
    }
