"""What the options and arguments of several commands are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from t2t_gym.errors import ConfigError

__all__ = ["COUNT", "DIFFICULTY", "FILE", "FOLDER", "NAMES", "NUMBER", "SIZE", "check_apart"]


def check_apart(out: Path, *sources: Path) -> None:
    """Check that the file to be written is none of those that are read.

    Raises:
        ConfigError: it is one.
    """
    for source in sources:
        if out.is_file() and source.is_file() and out.samefile(source):
            raise ConfigError(f"can't write {out}: it is also an input; choose another place")


class _Place(click.Path):
    """A file or a folder; an empty text, as of a variable that isn't set, would be the folder that one is in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail(f"expected a {self.name}, got an empty text", param, ctx)
        return super().convert(value, param, ctx)


class _Number(click.IntRange):
    """A whole number of at least something."""

    name = "number"


class _Names(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """Names with commas between them, as a list."""

    name = "names"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


class _Numbers(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """Names with a number, or two as ends of a range: ``writes=2-4,distractors=1``.

    Args:
        name: what it is called in the help.
        example: what is shown where it can't be read.
        ranges: whether ranges are taken.
        words: whether a text without any number is taken as it is.
    """

    def __init__(self, name: str, example: str, *, ranges: bool = False, words: bool = False) -> None:
        self.name, self._example, self._ranges, self._words = name, example, ranges, words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str) or (self._words and "=" not in value):
            return value
        numbers: dict[str, int | tuple[int, int]] = {}
        for part in value.split(","):
            name, _, number = (text.strip() for text in part.partition("="))
            ends = number.split("-")
            if not all(end.strip().isdecimal() for end in ends) or len(ends) > 1 + self._ranges:
                self.fail(f"{part!r}: expected such as {self._example}", param, ctx)
            first, last = int(ends[0]), int(ends[-1])
            numbers[name] = (first, last) if len(ends) > 1 else first
        return numbers


FILE = _Place(dir_okay=False, path_type=Path)
"""A file, which need not be there."""

FOLDER = _Place(file_okay=False, path_type=Path)
"""A folder, which need not be there."""

COUNT = _Number(min=1)
"""How many, at least one."""

NUMBER = _Number(min=0)
"""A seed, an index, or how many where none will do."""

NAMES = _Names()
"""Names with commas between them."""

SIZE = _Numbers("size", "users=40,orders=100")
"""Size options of a world, with their numbers."""

DIFFICULTY = _Numbers("difficulty", "distractors=2 or writes=2-4", ranges=True, words=True)
"""A difficulty by its name, or settings with their numbers."""
