"""How hard tasks are: several settings, and three named combinations of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from t2t_gym.arguments import as_whole, expect_known, expect_whole
from t2t_gym.database import Database
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.errors import ConfigError
from t2t_gym.task import Task
from t2t_gym.users.phrasing.noise import NOISES

__all__ = ["AS_IT_COMES", "DIFFICULTIES", "Difficulty", "names_of"]

MOST_WRITES = 4


@dataclass(frozen=True, slots=True)
class Difficulty:
    """What makes tasks harder or easier. A field that isn't set leaves things as they come.

    Where the least and the most are the same, a single number may be given.

    Attributes:
        writes: the least and the most writes per task; a kind that allows fewer has as many as it allows.
        candidates: the least and the most readings of an ambiguous opening that can be served.
        distractors: the least number of the customer's other things that the first write could be about.
        patience: the least and the most fruitless turns that the customer puts up with.
        noise: what makes the customer's words harder to read: kinds of noise, by name.
        kinds: the only kinds to make, by name.
    """

    writes: tuple[int, int] | None = None
    candidates: tuple[int, int] | None = None
    distractors: int = 0
    patience: tuple[int, int] | None = None
    noise: tuple[str, ...] = ()
    kinds: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for name, least, most in (("writes", 1, MOST_WRITES), ("candidates", 2, 10**6), ("patience", 1, 10**6)):
            wish = getattr(self, name)
            if wish is not None:
                object.__setattr__(self, name, _range(name, wish, least, most))
        object.__setattr__(self, "distractors", expect_whole("distractors", self.distractors))
        object.__setattr__(self, "noise", names_of("noise", self.noise))
        for name in self.noise:
            expect_known("noise", name, NOISES)
        if self.kinds is not None:
            object.__setattr__(self, "kinds", names_of("kinds", self.kinds))

    @classmethod
    def of(cls, wish: Difficulty | str | Mapping[str, Any] | None) -> Difficulty:
        """Return a difficulty from its name, from the values of some fields, or as it is.

        Args:
            wish: a difficulty; or ``"easy"``, ``"medium"`` or ``"hard"``; or values by field; None: as it comes.

        Raises:
            UnknownNameError: there is no such name, or field.
            ConfigError: a field can't have the value.
        """
        if wish is None or isinstance(wish, Difficulty):
            return wish or cls()
        if isinstance(wish, str):
            expect_known("difficulty", wish, DIFFICULTIES)
            return DIFFICULTIES[wish]
        if not isinstance(wish, Mapping):
            raise ConfigError(f"difficulty: expected {', '.join(DIFFICULTIES)}, or settings by name, got {wish!r}")
        known = [f.name for f in fields(cls)]
        for name in wish:
            expect_known("setting of difficulty", name, known)
        return cls(**wish)

    def to_json(self) -> dict[str, Any]:
        """Return the fields that are set, as JSON."""
        settings = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items()}
        return {k: v for k, v in settings.items() if v}

    def draw_writes(self, rng: np.random.Generator, most: int) -> int | None:
        """Return how many writes a walk should have, where a kind allows `most`; None: as it comes."""
        if self.writes is None:
            return None
        low, high = (min(w, most) for w in self.writes)
        return int(rng.integers(low, high + 1))

    def with_customer(self, rng: np.random.Generator, unit: Sequence[Task]) -> tuple[Task, ...]:
        """Return a task, or a pair of twins, with a customer of the patience wished for, and as hard to read."""
        wished: dict[str, Any] = {}
        if self.patience is not None:
            wished["patience"] = int(rng.integers(self.patience[0], self.patience[1] + 1))
        if self.noise:
            sure = int(rng.integers(len(self.noise)))
            wished["noise"] = tuple(n for i, n in enumerate(self.noise) if i == sure or rng.random() < 0.5)
        return tuple(_with_customer(task, wished) for task in unit) if wished else tuple(unit)

    def misses(self, domain: Domain, task: Task, allowed: int) -> str:
        """Return the setting in which a certified task isn't what was asked for; an empty string if there is none.

        Args:
            domain: its domain.
            task: the task, with the claims of its certificate.
            allowed: the most writes that its kind has.
        """
        if self.writes is not None and task.feasible:
            made = sum(domain.tools[c["name"]].kind == "write" for c in task.gold)
            if not min(self.writes[0], allowed) <= made <= self.writes[1]:
                return "writes"
        found = task.certificate.claims.get("completions_opening")
        least, most = self.candidates or (0, 0)
        if most and found is not None and not least <= found <= most:
            return "candidates"
        if self.distractors and self._distractors(domain, task) < self.distractors:
            return "distractors"
        return ""

    def _distractors(self, domain: Domain, task: Task) -> int:
        operation = domain.operations.get(task.intent.requests[0].operation)
        if operation is None or operation.subject in operation.own:
            return self.distractors  # it isn't about a thing among others
        db = Database(snapshot_of(domain, task.world))
        return len(domain.entities.candidates(db, task.intent.customer.id, operation, operation.subject, {})) - 1


def names_of(wish: str, given: Any) -> tuple[str, ...]:
    """Return the names that a wish lists.

    Raises:
        ConfigError: it lists none, but is something else, such as a single name.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        mend = f"; write [{given!r}]" if isinstance(given, str) else ""
        raise ConfigError(f"{wish}: expected a list of names, got {given!r}{mend}")
    return tuple(given)


def _range(name: str, wish: Any, least: int, most: int) -> tuple[int, int]:
    """Return the two numbers, or the one for both, that a wish consists of."""
    pair = wish if isinstance(wish, (tuple, list)) else (wish, wish)
    low, high = map(as_whole, pair) if len(pair) == 2 else (None, None)
    if low is None or high is None or not least <= low <= high <= most:
        raise ConfigError(
            f"difficulty: expected two whole numbers for {name}, the least and the most, of at least {least}"
            f"{f' and at most {most}' if most < 10**6 else ''}, got {wish!r}"
        )
    return low, high


def _with_customer(task: Task, wished: Mapping[str, Any]) -> Task:
    customer = task.intent.customer.model_copy(update=dict(wished))
    return task.model_copy(update={"intent": task.intent.model_copy(update={"customer": customer})})


AS_IT_COMES = Difficulty()
"""Nothing is set."""

DIFFICULTIES: Mapping[str, Difficulty] = {
    "easy": Difficulty(writes=(1, 1), candidates=(2, 3), patience=(10, 14)),
    "medium": AS_IT_COMES,
    "hard": Difficulty(writes=(2, MOST_WRITES), candidates=(3, 10**6), distractors=2, patience=(5, 7)),
}
"""Name to difficulty; ``"medium"`` leaves things as they come."""
