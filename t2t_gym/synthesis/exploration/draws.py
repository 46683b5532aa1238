"""Draws: values for the slots of an operation, among what they could be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.picks import pick

__all__ = ["draw_values"]

_SECOND_ROW = 0.3


def draw_values(
    rng: np.random.Generator,
    domain: Domain,
    db: Database,
    customer: str,
    operation: Operation,
    preset: Mapping[str, Any] | None = None,
    *,
    again: bool = False,
) -> dict[str, Any] | None:
    """Draw a value for every slot of an operation from its candidates, whether or not it can then be carried out.

    Args:
        rng: the source of all that is random.
        domain: the domain.
        db: the world.
        customer: the customer's id.
        operation: the operation.
        preset: slots whose values are given.
        again: draw again the given values that aren't among the candidates, given those before them.

    Returns:
        Slot to value, or None where a slot can have none.
    """
    values: dict[str, Any] = dict(preset or {})
    entities = domain.entities
    for slot in operation.slots:
        if slot in values and (slot in operation.lists or not again):
            continue
        if slot not in operation.lists:
            candidates = entities.candidates(db, customer, operation, slot, values)
            if slot in values and (not candidates or values[slot] in candidates):
                continue
            if not candidates and slot == operation.subject:
                return None
            values[slot] = (
                pick(rng, candidates) if candidates else entities.value(rng, db, customer, operation, slot, values)
            )
            if values[slot] is None:
                return None
        elif slot == operation.lists[0]:
            candidates = entities.candidates(db, customer, operation, slot, values)
            if not candidates:
                return None
            rows = 2 if len(candidates) > 1 and rng.random() < _SECOND_ROW else 1
            values[slot] = [candidates[i] for i in rng.permutation(len(candidates))[:rows].tolist()]
        else:
            row_candidates = [
                [c for c in entities.candidates(db, customer, operation, slot, values, i) if c != old]
                for i, old in enumerate(values[operation.lists[0]])
            ]
            if not all(row_candidates):
                return None
            values[slot] = [pick(rng, row) for row in row_candidates]
    return {slot: values[slot] for slot in operation.slots}
