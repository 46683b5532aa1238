"""Where tasks are made: a world and its records, and who of its people may call."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database, Snapshot, sorted_json
from t2t_gym.domain import Domain, Operation, snapshot_of
from t2t_gym.synthesis.exploration.coverage import Coverage
from t2t_gym.task import World

__all__ = [
    "Rejected",
    "Setting",
    "any_operation",
    "fresh_id",
    "hex_digits",
    "pick",
    "state_key",
]


_LEAST = 25  # people in a share


class Rejected(Exception):  # noqa: N818 - it isn't an error, and never leaves the package
    """A draft can't become a task; the message is the reason by which it is counted."""


@dataclass(frozen=True)
class Setting:
    """A domain and one of its worlds.

    Attributes:
        domain: the domain.
        world: the world's recipe.
        snapshot: its records.
        split: the split that it belongs to.
        share: which of how many equal shares of the people may call: the batches of a world share no customer, so
            that none of them makes what another has made.
        coverage: what exploration has met so far in the making of this batch.
    """

    domain: Domain
    world: World
    snapshot: Snapshot
    split: str
    share: tuple[int, int] = (0, 1)
    coverage: Coverage = field(default_factory=Coverage, compare=False)

    def database(self) -> Database:
        """Return a fresh database over the world."""
        return Database(self.snapshot)

    def edited(self, edits: Changes) -> Setting:
        """Return the same world with some fields of some records set."""
        world = self.world.model_copy(update={"edits": edits})
        return replace(self, world=world, snapshot=snapshot_of(self.domain, world))

    @cached_property
    def customers(self) -> Sequence[str]:
        """The ids of everyone who may call here; in a world with few people, of all."""
        everyone = self.domain.entities.customers(self.database())
        index, shares = self.share
        return everyone[index::shares] if len(everyone) >= _LEAST * shares else everyone


def any_operation(operation: Operation) -> bool:  # noqa: ARG001 - a choice among operations that leaves all in
    """Allow every operation."""
    return True


def state_key(domain: Domain, changes: Changes) -> str:
    """Return a key that two end states share just if they are equal up to the order of entries in the domain's logs.

    Args:
        domain: the domain.
        changes: a change set in canonical form, as `Database.changes` gives it.
    """
    for table, fields in domain.logs.items():
        if table in changes:
            ordered = {
                record_id: {
                    f: sorted(v, key=sorted_json) if f in fields and isinstance(v, list) else v for f, v in r.items()
                }
                for record_id, r in changes[table].items()
            }
            changes = {**changes, table: ordered}
    return hashlib.sha256(sorted_json(changes).encode()).hexdigest()


def pick(rng: np.random.Generator, options: Any) -> Any:
    """Return one of some options, each with the same chance."""
    return options[int(rng.random() * len(options))]  # a fifth of the cost of `integers`


def fresh_id(rng: np.random.Generator, domain: str) -> str:
    """Return a task id: the domain and 12 hex digits of pure chance, which tell nothing of the task."""
    return f"{domain}-{hex_digits(rng)}"


def hex_digits(rng: np.random.Generator) -> str:
    """Return 12 hex digits of pure chance."""
    return f"{int(rng.random() * 16**12):012x}"
