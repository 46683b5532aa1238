"""Random choices that are the same on every version of Python.

Of the standard library's generator, only `random()` is sure to give the same numbers in every version, so all choices
of words are drawn through it. (Worlds and tasks are drawn in bulk, by NumPy's generator.)
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
"""What can be chosen: a leaf, or a tuple of at least two trees. (A named tuple is a leaf.)"""


def one_of(options: Sequence[T], rng: Random | Generator) -> T:
    """Return one of the options, all equally likely; if there is only one, nothing is drawn."""
    number = len(options)
    return options[0] if number == 1 else options[int(rng.random() * number)]


def branches(trees: Sequence[T]) -> T | tuple[T, ...]:
    """Return the choice between some trees as a tree."""
    return trees[0] if len(trees) == 1 else tuple(trees)


def mapped(tree: Tree, function: Callable[[Any], T]) -> T | tuple[Any, ...]:
    """Return a tree with each leaf replaced by what a function makes of it."""
    return tuple(mapped(t, function) for t in tree) if tree.__class__ is tuple else function(tree)


def drawn(tree: Tree, rng: Random) -> Any:
    """Return a leaf of a tree, choosing a branch at each node from the root on as `one_of` does."""
    while tree.__class__ is tuple:
        tree = tree[int(rng.random() * len(tree))]
    return tree
