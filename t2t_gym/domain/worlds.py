"""Worlds: the seeded generator that a domain provides, and the snapshots that its recipes yield."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np

from t2t_gym.database import Record, Snapshot, Tables
from t2t_gym.domain.db_file import load_db_file
from t2t_gym.errors import WorldError
from t2t_gym.registration import load_domain
from t2t_gym.remembered import Remembered
from t2t_gym.task import World

if TYPE_CHECKING:
    from t2t_gym.domain.parts import Domain

__all__ = ["WorldMaker", "forget_snapshots", "rebuild_snapshot", "snapshot_of"]


class WorldMaker(ABC):
    """A seeded generator of worlds."""

    defaults: Mapping[str, int]
    """Size option to its default."""

    meta: Mapping[str, Any] = {}
    """Facts about every world of the domain that aren't records, such as the current time."""

    @abstractmethod
    def tables(self, rng: np.random.Generator, size: Mapping[str, int], people: str) -> dict[str, dict[str, Record]]:
        """Make the tables of a world.

        Args:
            rng: the source of all randomness.
            size: a value for each of `defaults`.
            people: ``"train"`` or ``"test"``: the split that the world's people are from.

        Raises:
            ConfigError: no world has such a size.
        """

    @abstractmethod
    def problems(self, tables: Tables) -> list[str]:
        """Return what is inconsistent in the tables, a line each."""

    def problems_near(self, tables: Tables, changed: Collection[tuple[str, str]]) -> list[str]:
        """Return what is inconsistent in a world that was consistent before some of its records were changed.

        By default the whole world is checked. A domain whose worlds are large may leave out what the changed records
        can't affect.

        Args:
            tables: the world as it is now.
            changed: the ``(table, id)`` of the changed records.
        """
        return self.problems(tables)


_made = Remembered[ref[Snapshot]](2048)
"""What was made of each recipe object, for as long as something else holds it."""


def snapshot_of(domain: Domain, world: World) -> Snapshot:
    """Return the snapshot of a recipe; the generator runs once per recipe and process.

    Args:
        domain: the domain.
        world: the recipe.

    Raises:
        WorldError: what the generator makes isn't what the recipe recorded.
        TaskFileError: the recipe's database file can't be read.
    """
    known = _made.get(world)
    snapshot = known() if known is not None else None
    if snapshot is None:
        snapshot = _snapshot(domain, world)
        _made.keep(world, ref(snapshot))
    return snapshot


def _snapshot(domain: Domain, world: World) -> Snapshot:
    if world.file:
        base = _base_file(domain.name, world.file)
    else:
        base = _base(domain.name, world.seed, world.people, tuple(sorted(world.size.items())))
    if world.digest and base.digest != world.digest:
        if world.file:
            raise WorldError(
                f"the database file {world.file} isn't the one that the task was imported with (expected digest "
                f"{world.digest[:12]}, found {base.digest[:12]}); put that one back, or import the tasks again"
            )
        raise WorldError(
            f"the world {world.domain}/{world.seed} isn't the one that was recorded (expected digest "
            f"{world.digest[:12]}, made {base.digest[:12]}): it was made by another version of the domain; "
            "make the tasks again, or install the version that made them"
        )
    if not world.edits:
        return base
    recipe = world.model_dump_json()
    edited: Snapshot = base.once(recipe, lambda: base.patched(world.edits, (rebuild_snapshot, (recipe,))))
    return edited


def rebuild_snapshot(recipe: str) -> Snapshot:
    """Make a snapshot from its recipe as JSON; pickled snapshots call this."""
    world = World.model_validate_json(recipe)
    return snapshot_of(load_domain(world.domain), world)


def forget_snapshots() -> None:
    """Make all worlds again from now on, since a domain's name may come to mean another domain."""
    _base.forget()
    _base_file.forget()
    _made.forget()


class _Latest:
    """The latest worlds that a function made, by its arguments; threads that want the same world share it.

    A world that is dropped forgets what it remembers, which refers back to it: else it would stay in memory until the
    garbage collector runs.

    Args:
        most: how many are kept.
        make: the function.
    """

    def __init__(self, most: int, make: Callable[..., Snapshot]) -> None:
        self._most = most
        self._make = make
        self._kept: OrderedDict[tuple[Hashable, ...], Snapshot] = OrderedDict()
        self._lock = RLock()

    def __call__(self, *recipe: Hashable) -> Snapshot:
        with self._lock:
            if recipe not in self._kept:
                self._kept[recipe] = self._make(*recipe)
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)[1].forget()
            self._kept.move_to_end(recipe)
            return self._kept[recipe]

    def forget(self) -> None:
        """Let all go."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1].forget()


def _make_base(name: str, seed: int, people: str, size: tuple[tuple[str, int], ...]) -> Snapshot:
    domain = load_domain(name)
    tables = domain.worlds.tables(np.random.default_rng(seed), {**domain.worlds.defaults, **dict(size)}, people)
    recipe = World(domain=name, seed=seed, people=people, size=dict(size))
    return Snapshot(tables, domain.worlds.meta, (rebuild_snapshot, (recipe.model_dump_json(),)))


def _load_base(name: str, file: str) -> Snapshot:
    domain = load_domain(name)
    tables = load_db_file(file, domain)[domain.file_key]
    recipe = World(domain=name, seed=0, file=file)
    return Snapshot(tables, domain.worlds.meta, (rebuild_snapshot, (recipe.model_dump_json(),)))


_base = _Latest(8, _make_base)
_base_file = _Latest(4, _load_base)
