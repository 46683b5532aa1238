"""The pipeline: worlds, trajectories, tasks and their proofs, in batches that any process can make alone.

A batch is a function of the seed, the split, the scenario and its number, and of nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np

from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.errors import ConfigError, UnknownNameError
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.certify import Level, Solver, certify
from t2t_gym.synthesis.kinds import draw_kind, kinds_of, scenarios_of
from t2t_gym.synthesis.setting import Rejected, Setting
from t2t_gym.task import SCENARIOS, Task, World
from t2t_gym.taskset import TaskSet

__all__ = [
    "BATCH",
    "BATCHES_A_WORLD",
    "Yields",
    "make_batch",
    "make_tasks",
    "stream_tasks",
    "world_seed",
]

BATCH = 32
"""Units (tasks, or pairs of twins) in a batch."""

BATCHES_A_WORLD = 4
"""Consecutive batches that share a world."""

SPLITS = ("train", "test")

_MOST_TRIES = 200  # for one unit, before a kind is held to be impossible


@dataclass(slots=True)
class Yields:
    """What became of the drafts.

    Attributes:
        made: kind to the units made of it.
        rejected: reason to the drafts given up for it.
    """

    made: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of drafts that became tasks."""
        made = self.made.total()
        return made / max(1, made + self.rejected.total())


def make_tasks(
    domain: str = "retail",
    scenario: str = "ambiguous",
    n: int = 100,
    seed: int = 0,
    split: str = "train",
    *,
    kinds: Sequence[str] | None = None,
    size: Mapping[str, int] | None = None,
    certify: Level = "quick",
    progress: Callable[[int], object] | None = None,
    yields: Yields | None = None,
) -> TaskSet:
    """Make tasks, each with its proof.

    Args:
        domain: the domain's name.
        scenario: a scenario; ``"all"``: `n` of each, one after the other; ``"mixed"``: `n` of all, mixed.
        n: how many; for infeasible, how many pairs of twins, which follow each other.
        seed: the same seed gives the same tasks, to the byte.
        split: ``"train"`` or ``"test"``, which share neither worlds nor people.
        kinds: only these kinds, by name; all of the scenario's where it isn't given.
        size: the worlds' size options; the domain's defaults where they aren't given.
        certify: how much is checked: ``"none"`` leaves the oracle's run out.
        progress: called with the number of units made, after each batch.
        yields: counts what was made and what was rejected.

    Raises:
        UnknownNameError: no such domain, scenario or split.
        ConfigError: a number that can't be used.
    """
    if isinstance(n, bool) or not isinstance(n, int) or n < 0:
        raise ConfigError(f"n: expected a whole number of at least 0, got {n!r}")
    if scenario not in (*SCENARIOS, "all", "mixed"):
        raise UnknownNameError.of("scenario", scenario, (*SCENARIOS, "all", "mixed"))
    tasks: list[Task] = []
    found = load_domain(domain)
    for one, own in scenarios_of(found, kinds).items() if scenario == "all" else ((scenario, kinds),):
        made = 0
        for batch in count():
            if made >= n:
                break
            units = make_batch(
                domain, one, seed=seed, batch=batch, split=split, kinds=own, size=size, certify=certify, yields=yields
            )[: n - made]
            tasks += [task for unit in units for task in unit]
            made += len(units)
            if progress is not None:
                progress(len(units))
    return TaskSet(tasks)


def stream_tasks(
    domain: str, scenario: str, seed: int = 0, split: str = "train", *, size: Mapping[str, int] | None = None
) -> Iterator[tuple[Task, ...]]:
    """Make tasks without end, unit by unit: a task, or a pair of twins.

    The arguments are those of `make_tasks`; the units are the same, in the same order.
    """
    for batch in count():
        yield from make_batch(domain, scenario, seed=seed, batch=batch, split=split, size=size)


def make_batch(
    domain: str,
    scenario: str,
    *,
    seed: int,
    batch: int,
    split: str = "train",
    kinds: Sequence[str] | None = None,
    size: Mapping[str, int] | None = None,
    certify: Level = "quick",
    yields: Yields | None = None,
) -> tuple[tuple[Task, ...], ...]:
    """Make one batch of units; a function of its arguments alone.

    Args:
        domain: the domain's name.
        scenario: a scenario, or ``"mixed"``.
        seed: the seed of the whole stream, of which this is a part.
        batch: the batch's number, from 0.
        split: the split.
        kinds: only these kinds, by name.
        size: the world's size options.
        certify: how much is checked.
        yields: counts what was made and what was rejected.

    Raises:
        UnknownNameError: no such domain, scenario or split.
        ConfigError: the world can't give such tasks, or a number can't be used.
    """
    found = load_domain(domain)
    if scenario not in (*SCENARIOS, "mixed"):
        raise UnknownNameError.of("scenario", scenario, (*SCENARIOS, "mixed"))
    if split not in SPLITS:
        raise UnknownNameError.of("split", split, SPLITS)
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise ConfigError(f"seed: expected a whole number of at least 0, got {seed!r}")
    setting = _setting(found, world_seed(seed, batch // BATCHES_A_WORLD, split), split, size)
    rng = np.random.default_rng([seed, SPLITS.index(split), (*SCENARIOS, "mixed").index(scenario), batch])
    yields = Yields() if yields is None else yields
    solver = _solver() if certify == "quick" else None
    return tuple(_make_unit(setting, rng, scenario, kinds, solver, yields) for _ in range(BATCH))


def world_seed(seed: int, index: int, split: str) -> int:
    """Return the seed of a stream's world: even for training, odd for tests, so that no world is in both."""
    drawn = np.random.default_rng([seed, index, SPLITS.index(split)]).integers(2**62)
    return 2 * int(drawn) + SPLITS.index(split)


def _setting(domain: Domain, seed: int, split: str, size: Mapping[str, int] | None) -> Setting:
    unknown = sorted(set(size or ()) - set(domain.worlds.defaults))
    if unknown:
        raise UnknownNameError.of("size option", unknown[0], domain.worlds.defaults)
    recipe = World(domain=domain.name, seed=seed, people=split, size=dict(size or {}))
    snapshot = snapshot_of(domain, recipe)
    return Setting(domain, recipe.model_copy(update={"digest": snapshot.digest}), snapshot, split)


def _make_unit(
    setting: Setting,
    rng: np.random.Generator,
    scenario: str,
    kinds: Sequence[str] | None,
    solver: Solver | None,
    yields: Yields,
) -> tuple[Task, ...]:
    """Draw a kind, and drafts of it until one is proven."""
    kind = draw_kind(rng, kinds_of(setting.domain, scenario, kinds))
    for _ in range(_MOST_TRIES):
        try:
            unit = kind.draft(setting, rng)
            unit = certify(setting.domain, unit, solver=solver)
        except Rejected as reason:
            yields.rejected[str(reason)] += 1
        else:
            yields.made[unit[0].kind] += 1
            return unit
    raise ConfigError(
        f"no task of kind {kind.name!r} was found in {_MOST_TRIES} tries in the world of seed {setting.world.seed}; "
        f"give it more orders and people (size options: {', '.join(setting.domain.worlds.defaults)})"
    )


def _solver() -> Solver:
    """Return the oracle's run."""
    from t2t_gym.synthesis.solve import solve  # here, for it needs the user's side, which is heavy

    return solve
