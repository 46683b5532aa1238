"""Constraints: what can be said of one slot, as typed data: a value, a description, a criterion, or no preference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from t2t_gym.remembered import Remembered

__all__ = ["JSON", "Best", "Constraint", "DontCare", "Each", "Feature", "Fits", "Frozen", "Is", "Pairs", "pairs"]

JSON = Any
"""Whatever JSON can hold."""


class Frozen(BaseModel):
    """A value: immutable, compared by content, with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # No __copy__ that returns self: pydantic's model_copy(update=...) would then change the original.

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Any:
        return self


@dataclass(frozen=True, slots=True)
class Feature:
    """One property of an entity, in the domain's terms: ``contains = Tea Kettle``, ``option.color = black``.

    A dataclass, because features are compared more often than anything else.

    Attributes:
        attribute: the property.
        value: what it is.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    attribute: str
    value: str | int | float | bool

    @staticmethod
    @lru_cache(maxsize=16_384, typed=True)
    def of(attribute: str, value: str | int | float | bool) -> Feature:  # noqa: FBT001 - a value among others
        """Return a feature, the same object each time: a domain says the same things of its entities over and over.

        Args:
            attribute: the property.
            value: what it is.
        """
        return Feature(attribute, value)

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Feature:
        return self


Pairs = frozenset[tuple[str, Any]]
"""Features as a set of pairs of attribute and value, which compares faster."""

_PAIRS: Remembered[Pairs] = Remembered(16_384)


def pairs(features: Sequence[Feature]) -> Pairs:
    """Return features as pairs; for the same tuple of features, the same set."""
    found = _PAIRS.get(features)
    if found is None:
        found = frozenset([(f.attribute, f.value) for f in features])
        if type(features) is tuple:
            _PAIRS.keep(features, found)
    return found


class Is(Frozen):
    """The value is given outright.

    Attributes:
        value: the value.
    """

    type: Literal["is"] = "is"
    value: JSON


class Fits(Frozen):
    """The entity has all these features; so may others (its distractors, in the terms of Dale and Reiter 1995).

    Attributes:
        features: the features.
    """

    type: Literal["fits"] = "fits"
    features: tuple[Feature, ...]


class Best(Frozen):
    """Among the entities that have all the features, the one that is extreme in a measure: 'the cheapest large one'.

    Attributes:
        by: the measure, such as ``"price"``.
        pick: whether it is the least of it or the most.
        features: the features.
    """

    type: Literal["best"] = "best"
    by: str
    pick: Literal["min", "max"]
    features: tuple[Feature, ...] = ()


class DontCare(Frozen):
    """The customer has no preference: any valid value will do."""

    type: Literal["any"] = "any"


class Each(Frozen):
    """One constraint for each element of a list-valued slot, in the order of the slot's value.

    Attributes:
        of: the constraints.
    """

    type: Literal["each"] = "each"
    of: tuple[Is | Fits | Best | DontCare, ...]


Constraint = Annotated[Is | Fits | Best | DontCare | Each, Field(discriminator="type")]
