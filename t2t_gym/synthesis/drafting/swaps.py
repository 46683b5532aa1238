"""What a customer would want with another thing in the place of one, all else as it says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from t2t_gym.synthesis.drafting.convert import Want
from t2t_gym.synthesis.drafting.manner import Manner
from t2t_gym.task import Fits

__all__ = ["swapped"]


def swapped(manner: Manner, want: Want, slot: str, position: int, rival: Any) -> Mapping[str, Any] | None:
    """Return the values of a want with another one in a slot, or None.

    What depends on it gets what its description then fits; None if that is nothing.
    """
    operation, old = want.operation, want.values
    values: dict[str, Any] = {}
    after = False
    for s in operation.slots:
        if s == slot:
            values[s] = [*old[s][:position], rival, *old[s][position + 1 :]] if s in operation.lists else rival
            after = True
        elif after and s in operation.lists:
            found: list[Any] = []
            for i in range(len(old[s])):
                one = manner.describe(operation, s, old, i)
                features = one.features if isinstance(one, Fits) else ()
                fitting = manner.describer.fitting(operation, s, features, {**values, s: found}, i)
                fitting = [c for c in fitting if c not in found]
                if not fitting:
                    return None
                found.append(fitting[0])
            values[s] = found
        else:
            found = [old[s]]
            candidates = manner.describer.candidates(operation, s, values) if after else ()
            if candidates and old[s] not in candidates:  # the flight on another day
                one = manner.describe(operation, s, old)
                found = manner.describer.fitting(operation, s, one.features, values) if isinstance(one, Fits) else []
            if not found:
                return None
            values[s] = found[0]
    return values
