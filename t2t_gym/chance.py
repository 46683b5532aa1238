"""Choices by chance, the same on every version of Python.

Of the standard library's generator only `random()` keeps its numbers from version to version, so everything that
chooses words is drawn by it. (Worlds and tasks are drawn in bulk, by NumPy's.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from numpy.random import Generator

__all__ = ["Tree", "branches", "drawn", "mapped", "one_of"]

T = TypeVar("T")

Tree = Any
"""What may be chosen: a leaf, or a tuple of at least two trees. (Leaves of a named tuple's class are leaves.)"""


def one_of(options: Sequence[T], rng: Random | Generator) -> T:
    """Return one of some options, each as likely as the others; where there is but one, nothing is drawn."""
    number = len(options)
    return options[0] if number == 1 else options[int(rng.random() * number)]


def branches(trees: Sequence[T]) -> T | tuple[T, ...]:
    """Return the choice among some trees as a tree."""
    return trees[0] if len(trees) == 1 else tuple(trees)


def mapped(tree: Tree, function: Callable[[Any], T]) -> T | tuple[Any, ...]:
    """Return a tree with what a function makes of each leaf in its place."""
    return tuple(mapped(t, function) for t in tree) if tree.__class__ is tuple else function(tree)


def drawn(tree: Tree, rng: Random) -> Any:
    """Return a leaf of a tree: from the root on, one of the branches, as `one_of` draws it."""
    while tree.__class__ is tuple:
        tree = tree[int(rng.random() * len(tree))]
    return tree
