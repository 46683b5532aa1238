"""Names and streets in two halves, one for training worlds and one for test worlds.

So no person of one is ever met in the other. Towns, with their states and the first three digits of their zip codes,
are shared. All four lists are data, in the domain's ``people.json``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any, ClassVar, NamedTuple, Self

from t2t_gym.errors import ConfigError

__all__ = ["Halves", "Town"]


class Town(NamedTuple):
    """A town with the first three digits of its zip codes."""

    city: str
    state: str
    zip_prefix: str


@cache
def _lists(package: str) -> dict[str, list[Any]]:
    text = resources.files(package).joinpath("people.json").read_text(encoding="utf-8")
    lists: dict[str, list[Any]] = json.loads(text)
    return lists


class Halves:
    """The names and streets of one half, and the towns; a domain's `Directory` draws people from them.

    Args:
        people: "train" or "test".

    Raises:
        ConfigError: `people` is neither.
    """

    package: ClassVar[str]
    """The package that has the lists."""

    def __init__(self, people: str) -> None:
        if people not in ("train", "test"):
            raise ConfigError(f"people: expected 'train' or 'test', got {people!r}")
        half = slice(0 if people == "train" else 1, None, 2)
        lists = _lists(self.package)
        self.first_names: list[str] = lists["first_names"][half]
        self.last_names: list[str] = lists["last_names"][half]
        self.streets: list[str] = lists["streets"][half]
        self.towns = [Town(*entry) for entry in lists["towns"]]

    @classmethod
    def half_of(cls, first_name: str) -> Self:
        """Return the half that a person is of, shared by all who ask."""
        test = cls._half("test")
        return test if first_name in test.first_names else cls._half("train")

    @classmethod
    @cache
    def _half(cls, people: str) -> Self:
        return cls(people)
