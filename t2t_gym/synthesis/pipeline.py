"""The pipeline: worlds, trajectories, tasks and their proofs, in batches that any process can make on its own.

A batch is a function of the recipe and its number, and of nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

import numpy as np

from t2t_gym.arguments import expect_whole
from t2t_gym.collector import collecting_seldom
from t2t_gym.domain import snapshot_of
from t2t_gym.errors import ConfigError
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.claims.wanted import wish_of
from t2t_gym.synthesis.difficulty import Difficulty
from t2t_gym.synthesis.exploration.coverage import Coverage
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.kinds.kind import Kind
from t2t_gym.synthesis.kinds.table import draw_kind, kinds_of
from t2t_gym.synthesis.proof.certify import certify
from t2t_gym.synthesis.proof.exams import Level
from t2t_gym.synthesis.recipe import Recipe
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import SCENARIOS, SPLITS, Task, World
from t2t_gym.taskset import TaskSet

__all__ = [
    "BATCH",
    "BATCHES_A_WORLD",
    "Batch",
    "Yields",
    "batches",
    "make_batch",
    "make_tasks",
    "stream_tasks",
    "world_seed",
]

BATCH = 32
"""Units (tasks, or pairs of twins) in a batch."""

BATCHES_A_WORLD = 4
"""Consecutive batches that share a world."""

_MOST_TRIES = 200  # for one unit, before a kind is held to be impossible
_TOLD = 3  # reasons for that


@dataclass(slots=True)
class Yields:
    """What became of the drafts.

    Attributes:
        made: the number of units of each kind.
        rejected: the number of drafts given up for each reason.
    """

    made: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of drafts that became tasks."""
        made = self.made.total()
        return made / max(1, made + self.rejected.total())


@collecting_seldom()
def make_tasks(
    domain: str,
    scenario: str,
    n: int,
    seed: int = 0,
    split: str = "train",
    *,
    kinds: Sequence[str] | None = None,
    difficulty: Difficulty | str | Mapping[str, Any] | None = None,
    noise: Sequence[str] | None = None,
    size: Mapping[str, int] | None = None,
    certify: Level = "quick",
    progress: Callable[[int], object] | None = None,
    yields: Yields | None = None,
) -> TaskSet:
    """Make tasks, each with its proof.

    >>> tasks = make_tasks("retail", "ambiguous", 20, seed=1, difficulty="hard")

    Args:
        domain: the domain's name.
        scenario: one of `t2t_gym.task.SCENARIOS`; or ``"all"`` for `n` of each, one scenario after the other; or
            ``"mixed"`` for `n` from all of them, mixed.
        n: how many; for infeasible, how many pairs of twins, whose members follow each other.
        seed: the same seed gives the same tasks, to the byte.
        split: ``"train"`` or ``"test"``, which share neither worlds nor people.
        kinds: the only kinds to make, by name; by default all of the scenario's.
        difficulty: ``"easy"``, ``"medium"``, ``"hard"``, a `Difficulty`, or some of its fields.
        noise: what makes the customers' words harder to read, from `t2t_gym.users.phrasing.noise.NOISES`.
        size: the worlds' size options; by default the domain's.
        certify: how much is checked: ``"none"`` (the claims and the gold calls), ``"quick"`` (an oracle's run as well)
            or ``"full"`` (everything).
        progress: called with the number of units made, after each batch.
        yields: counts what was made and what was rejected.

    Raises:
        UnknownNameError: no such domain, scenario, split, kind or other name.
        ConfigError: a number can't be used, or worlds of the size can't give such tasks.
    """
    n = expect_whole("n", n)
    wishes = {"kinds": kinds, "difficulty": difficulty, "noise": noise, "size": size, "certify": certify}
    recipe = Recipe.of(domain, scenario, seed, split, **wishes)
    tasks: list[Task] = []
    for one in recipe.scenarios():
        for batch, most in batches(n):
            units = make_batch(one, batch, most=most, yields=yields)
            tasks += [task for unit in units for task in unit]
            if progress is not None:
                progress(len(units))
    return TaskSet(tasks)


def batches(n: int) -> Iterator[tuple[int, int]]:
    """Yield the number of each batch that it takes to make `n` units, and how many units of it to make."""
    for batch in range(-(-n // BATCH)):
        yield batch, min(BATCH, n - batch * BATCH)


def stream_tasks(recipe: Recipe) -> Iterator[tuple[Task, ...]]:
    """Yield an endless stream of units, each a task or a pair of twins, made when it is asked for.

    The units are those of `make_tasks`, in the same order.
    """
    for number in count():
        yield from Batch(recipe, number)


def make_batch(
    recipe: Recipe, batch: int, *, most: int = BATCH, yields: Yields | None = None
) -> tuple[tuple[Task, ...], ...]:
    """Make one batch of units; a function of the recipe and the number alone.

    Args:
        recipe: what is to be made; its scenario can't be ``"all"``.
        batch: the batch's number, from 0.
        most: stop after this many units, which are the first of the whole batch.
        yields: counts what was made and what was rejected.

    Raises:
        ConfigError: the world can't give such tasks.
    """
    return tuple(islice(Batch(recipe, batch, yields), most))


class Batch(Iterator[tuple[Task, ...]]):
    """A batch whose units are made one by one, as they are asked for; it can be pickled and copied at any point.

    Args:
        recipe: what is to be made; its scenario can't be ``"all"``.
        number: the batch's number, from 0.
        yields: counts what was made and what was rejected.
    """

    def __init__(self, recipe: Recipe, number: int, yields: Yields | None = None) -> None:
        place = [SPLITS.index(recipe.split), (*SCENARIOS, "mixed").index(recipe.scenario)]
        self._rng = np.random.default_rng([recipe.seed, *place, number])
        self._recipe, self._number = recipe, number
        self._left = BATCH
        self._coverage = Coverage()
        self._wishes: set[str] = set()
        self._yields = Yields() if yields is None else yields
        self._place: tuple[Setting, tuple[Kind, ...]] | None = None  # follows from the recipe: a pickle leaves it out

    @collecting_seldom()
    def __next__(self) -> tuple[Task, ...]:
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        recipe = self._recipe
        if self._place is None:
            setting = _setting(recipe, self._number, self._coverage)
            self._place = setting, kinds_of(setting.domain, recipe.scenario, recipe.kinds, recipe.difficulty)
        setting, kinds = self._place
        return _make_unit(setting, self._rng, recipe, kinds, self._wishes, self._yields)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_place": None}


def world_seed(seed: int, index: int, split: str) -> int:
    """Return the seed of a stream's world: even for training, odd for tests, so that no world is in both."""
    drawn = np.random.default_rng([seed, index, SPLITS.index(split)]).integers(2**62)
    return 2 * int(drawn) + SPLITS.index(split)


def _setting(recipe: Recipe, number: int, coverage: Coverage) -> Setting:
    domain = load_domain(recipe.domain)
    seed = world_seed(recipe.seed, number // BATCHES_A_WORLD, recipe.split)
    share = (number % BATCHES_A_WORLD, BATCHES_A_WORLD)
    world = World(domain=domain.name, seed=seed, people=recipe.split, size=dict(recipe.size))
    snapshot = snapshot_of(domain, world)
    world = world.model_copy(update={"digest": snapshot.digest})
    return Setting(domain, world, snapshot, recipe.split, share, coverage)


def _make_unit(
    setting: Setting,
    rng: np.random.Generator,
    recipe: Recipe,
    kinds: Sequence[Kind],
    wishes: set[str],
    yields: Yields,
) -> tuple[Task, ...]:
    """Draw a kind, and drafts of it until one is proven that isn't much like another of the batch."""
    kind, difficulty = draw_kind(rng, kinds), recipe.difficulty
    reasons = Counter[str]()
    for _ in range(_MOST_TRIES):
        try:
            draft = difficulty.with_customer(rng, kind.draft(setting, rng, difficulty))
            wish = wish_of(setting.domain, draft[0])
            if wish in wishes:
                raise Rejected("pipeline: the same wish again")
            unit = certify(setting.domain, draft, level=recipe.certify)
            missed = next(filter(None, (difficulty.misses(setting.domain, t, kind.most) for t in unit)), "")
            if missed:
                raise Rejected(f"difficulty: {missed}")
        except Rejected as reason:
            yields.rejected[str(reason)] += 1
            reasons[str(reason)] += 1
        else:
            wishes.add(wish)
            yields.made[unit[0].kind] += 1
            return unit
    raise ConfigError(
        f"no task of kind {kind.name!r} was found in {_MOST_TRIES} tries in the world of seed {setting.world.seed}; "
        f"make it larger (size options: {', '.join(setting.domain.worlds.defaults)})"
        f"{', or ask for less difficulty' if difficulty.to_json() else ''}; drafts were given up for: "
        f"{', '.join(f'{reason} ({times})' for reason, times in reasons.most_common(_TOLD))}"
    )
