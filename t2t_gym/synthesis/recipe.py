"""The recipe of tasks: everything that, with a batch's number, determines what is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from t2t_gym.arguments import expect_known, expect_whole
from t2t_gym.domain import Domain
from t2t_gym.errors import ConfigError
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.difficulty import AS_IT_COMES, Difficulty, names_of
from t2t_gym.synthesis.kinds.table import kinds_of, scenarios_of
from t2t_gym.synthesis.proof.exams import LEVELS, Level
from t2t_gym.task import SCENARIOS, SPLITS

__all__ = ["Recipe"]


@dataclass(frozen=True)
class Recipe:
    """Which tasks to make.

    Attributes:
        domain: the domain's name.
        scenario: a scenario; ``"mixed"`` for all of them, mixed; ``"all"`` for one after the other.
        seed: the same seed gives the same tasks.
        split: ``"train"`` or ``"test"``, which share neither worlds nor people.
        kinds: the only kinds to make, by name; None: all of the scenario's.
        difficulty: how hard the tasks are.
        size: the worlds' size options; by default the domain's.
        certify: how much is checked.

    Raises:
        UnknownNameError: no such domain, scenario, split, kind, size option or level of certificate.
        ConfigError: the seed or a size option isn't a whole number, or the size isn't a mapping.
    """

    domain: str
    scenario: str
    seed: int = 0
    split: str = "train"
    kinds: tuple[str, ...] | None = None
    difficulty: Difficulty = AS_IT_COMES
    size: Mapping[str, int] = field(default_factory=dict)
    certify: Level = "quick"

    def __post_init__(self) -> None:
        domain = load_domain(self.domain)
        if not isinstance(self.size, Mapping):
            raise ConfigError(
                f"size: expected a number for some of {', '.join(domain.worlds.defaults)}, got {self.size!r}"
            )
        for what, got, known in (
            ("scenario", self.scenario, (*SCENARIOS, "mixed", "all")),
            ("split", self.split, SPLITS),
            ("level of certificate", self.certify, LEVELS),
            *(("size option", option, tuple(domain.worlds.defaults)) for option in self.size),
        ):
            expect_known(what, got, known)
        object.__setattr__(self, "seed", expect_whole("seed", self.seed))
        object.__setattr__(self, "size", {name: expect_whole(name, number) for name, number in self.size.items()})
        if self.kinds is not None:
            self._check_kinds(domain, self.kinds)

    def _check_kinds(self, domain: Domain, kinds: Sequence[str]) -> None:
        """Check that the scenario makes every kind that is named: it would silently leave the others out."""
        made = SCENARIOS if self.scenario == "all" else (self.scenario,)
        for kind in kinds_of(domain, "mixed"):
            if kind.name in kinds and self.scenario != "mixed" and kind.scenario not in made:
                raise ConfigError(
                    f"kind {kind.name!r} belongs to the scenario {kind.scenario!r}, not to "
                    f"{self.scenario!r}; ask for scenario={kind.scenario!r}, or leave the kind out"
                )
        kinds_of(domain, "mixed" if self.scenario == "all" else self.scenario, kinds)

    @classmethod
    def of(cls, domain: str, scenario: str, seed: int = 0, split: str = "train", **wishes: Any) -> Recipe:
        """Return a recipe from what a user may write: `make_tasks` describes the wishes.

        Raises:
            UnknownNameError: a name that doesn't exist.
            ConfigError: a value that can't be used.
        """
        difficulty = Difficulty.of(wishes.pop("difficulty", None))
        noise = wishes.pop("noise", None)
        if noise is not None:
            difficulty = replace(difficulty, noise=noise)
        named = wishes.pop("kinds", None)
        kinds = None if named is None else names_of("kinds", named)
        if difficulty.kinds is not None:
            kinds = tuple(k for k in difficulty.kinds if kinds is None or k in kinds)
        if kinds is not None and not kinds:
            raise ConfigError("kinds: no kind is left to make; name at least one, or leave the argument out for all")
        given = {name: wish for name, wish in wishes.items() if wish is not None}
        return cls(domain, scenario, seed, split, kinds, difficulty, **given)

    def scenarios(self) -> tuple[Recipe, ...]:
        """Return the recipes to make, one after the other: for ``"all"`` one per scenario, else the recipe itself."""
        if self.scenario != "all":
            return (self,)
        own = scenarios_of(load_domain(self.domain), self.kinds)
        return tuple(replace(self, scenario=scenario, kinds=kinds) for scenario, kinds in own.items())

    def to_json(self) -> dict[str, Any]:
        """Return what was asked for, as JSON: what differs from the usual is in it, and the seed."""
        row: dict[str, Any] = {"domain": self.domain, "scenario": self.scenario, "seed": self.seed}
        row |= {"split": self.split, "certify": self.certify}
        if self.kinds is not None:
            row["kinds"] = list(self.kinds)
        if self.difficulty.to_json():
            row["difficulty"] = self.difficulty.to_json()
        return row | ({"size": dict(self.size)} if self.size else {})
