"""Made-up people for worlds, in two halves: nobody in a training world is ever in a test world."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from t2t_gym.errors import ConfigError
from t2t_gym.kit.worlds import sample

__all__ = ["Person", "draw_people"]

_FIRST_NAMES = {
    "train": "Alma Boris Clara Davit Elena Felix Greta Hugo Ida Jonas Karin Leo Mira Noor Oskar Rosa Sami Tim Uma",
    "test": "Ada Bruno Carla Dario Edith Farid Gina Hana Ivan Jana Kofi Lena Marek Nils Pia Ravi Sven Tess Udo",
}
_LAST_NAMES = {
    "train": "Ames Bond Cole Dunn Eaton Frost Grant Hale Ivers Jung Keller Lopez Marsh Novak Okoye Petrov Quinn Reyes",
    "test": "Abel Boyd Cruz Dale Ellis Fuchs Gray Haas Imai Joshi Kent Lind Moser Nagy Owens Park Ruiz Silva",
}


class Person(NamedTuple):
    """A made-up person."""

    name: str
    birthday: str
    email: str


def draw_people(rng: np.random.Generator, half: str, number: int) -> list[Person]:
    """Draw people of different names.

    Args:
        rng: the source of all randomness.
        half: ``"train"`` or ``"test"``, as `WorldMaker.tables` is told.
        number: how many, at least 1.

    Raises:
        ConfigError: no people are asked for, or more than there are names.
    """
    first, last = _FIRST_NAMES[half].split(), _LAST_NAMES[half].split()
    if not 0 < number <= len(first) * len(last):
        raise ConfigError(
            f"expected 1 to {len(first) * len(last)} people, got {number}; for more, use names of your own"
        )
    people = []
    for name in sample(rng, [f"{one} {other}" for one in first for other in last], number):
        birthday = f"{rng.integers(1940, 2005)}-{rng.integers(1, 13):02}-{rng.integers(1, 29):02}"
        people.append(Person(name, birthday, f"{name.lower().replace(' ', '.')}@example.com"))
    return people
