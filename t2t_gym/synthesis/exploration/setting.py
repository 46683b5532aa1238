"""Where tasks are made: a world and its records, and who of its people may call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.synthesis.exploration.coverage import Coverage
from t2t_gym.task import World

__all__ = ["Setting"]

_LEAST = 25  # people in a share


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
