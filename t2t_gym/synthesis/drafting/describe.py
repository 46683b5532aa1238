"""Descriptions: what a customer says so that one entity is meant, or several.

Minimal ones come from the incremental algorithm of Dale and Reiter (1995): go through what is known of the entity in an
order of preference, and say what rules out some of the others that are still in question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from t2t_gym.constraints import Pairs, pairs
from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.task import Feature

__all__ = ["Describer", "refer"]


def refer(features: Sequence[Feature], others: Sequence[Pairs]) -> tuple[Feature, ...] | None:
    """Return features, in order of preference, that fit an entity and none of some others; None if there are none.

    Args:
        features: what is true of the entity, the most telling first.
        others: what is true of each of those that it could be taken for.
    """
    said: list[Feature] = []
    left = list(others)
    for feature in features:
        pair = (feature.attribute, feature.value)
        still = [o for o in left if pair in o]
        if len(still) < len(left):
            said.append(feature)
            left = still
    return None if left else tuple(said) or tuple(features[:1])


class Describer:
    """What the customer can say of the candidates of a slot.

    Args:
        domain: the domain.
        worlds: the world, and perhaps others in which every description must be as true: what is said of an infeasible
            request has to fit in its feasible twin's world.
        customer: the customer's id.
    """

    def __init__(self, domain: Domain, worlds: Sequence[Database], customer: str) -> None:
        self._domain = domain
        self._worlds = worlds
        self._customer = customer
        self._known: dict[tuple[str, str, Any], tuple[Feature, ...]] = {}

    def candidates(
        self, operation: Operation, slot: str, chosen: Mapping[str, Any], position: int = 0
    ) -> Sequence[Any]:
        """Return all that a slot, or an element, could be."""
        return self._domain.entities.candidates(self._worlds[0], self._customer, operation, slot, chosen, position)

    def features(self, slot: str, value: Any, chosen: Mapping[str, Any], subject: str) -> tuple[Feature, ...]:
        """Return what is true of a value in all the worlds, the most telling first."""
        if not isinstance(value, str):
            return ()
        key = (slot, str(chosen.get(subject, "")), value)
        found = self._known.get(key)
        if found is None:
            first, *rest = (self._domain.entities.features(db, slot, value, chosen) for db in self._worlds)
            found = tuple(f for f in first if all(f in other for other in rest)) if rest else first
            self._known[key] = found
        return found

    def pairs(self, slot: str, value: Any, chosen: Mapping[str, Any], subject: str) -> Pairs:
        """Return the features of a value as pairs."""
        return pairs(self.features(slot, value, chosen, subject))

    def unique(
        self, operation: Operation, slot: str, value: Any, chosen: Mapping[str, Any], position: int = 0
    ) -> tuple[Feature, ...] | None:
        """Return a minimal description that fits the value alone among the candidates, or None."""
        others = [c for c in self.candidates(operation, slot, chosen, position) if c != value]
        features = self.features(slot, value, chosen, operation.subject)
        if slot == operation.subject and operation.lists:
            features = self._to_the_point(operation, features, chosen)
        said = refer(features, [self.pairs(slot, c, chosen, operation.subject) for c in others])
        head = self.head(operation, slot, features)
        return said if said is None else tuple(dict.fromkeys((*head, *said)))

    def head(self, operation: Operation, slot: str, features: Sequence[Feature]) -> tuple[Feature, ...]:
        """Return the feature that says what sort of thing it is, which is always said, as Dale and Reiter have it.

        The subject goes by what it holds, and a choice by how it differs: they have none.
        """
        return () if slot in (operation.subject, *operation.choices) else tuple(features[:1])

    def more(
        self, operation: Operation, slot: str, value: Any, chosen: Mapping[str, Any], said: Sequence[Feature]
    ) -> tuple[Feature, ...]:
        """Return a description with up to two more features, for one who is asked again."""
        known = self.features(slot, value, chosen, operation.subject)
        extra = [f for f in known if f not in said and not isinstance(f.value, float)]
        return (*said, *extra[:2])

    def _to_the_point(
        self, operation: Operation, features: tuple[Feature, ...], chosen: Mapping[str, Any]
    ) -> tuple[Feature, ...]:
        """Put first what has to do with the things that are asked about: the order *with the kettle* that goes back."""
        (slot, *_) = operation.lists
        told = {f.value for v in chosen.get(slot) or () for f in self.features(slot, v, chosen, operation.subject)[:1]}
        return tuple(sorted(features, key=lambda f: f.value not in told))

    def fitting(
        self,
        operation: Operation,
        slot: str,
        description: Sequence[Feature],
        chosen: Mapping[str, Any],
        position: int = 0,
    ) -> list[Any]:
        """Return the candidates that a description fits."""
        wanted = pairs(description)
        return [
            c
            for c in self.candidates(operation, slot, chosen, position)
            if wanted <= self.pairs(slot, c, chosen, operation.subject)
        ]
