"""Choices by chance: each as likely as the others, and none where there is nothing to choose."""

from __future__ import annotations

from collections import Counter
from random import Random

from t2t_gym.chance import branches, drawn, mapped, one_of

TREE = branches(["a", branches(["b", "c"])])


def test_all_options_are_as_likely() -> None:
    """Of 3,000 draws each of three gets about a thousand."""
    rng = Random(1)
    assert all(900 < n < 1100 for n in Counter(one_of("abc", rng) for _ in range(3000)).values())


def test_nothing_is_drawn_without_a_choice() -> None:
    """So that the words that follow don't depend on it."""
    rng = Random(1)
    before = rng.getstate()
    assert one_of(["a"], rng) == drawn(branches(["a"]), rng) == "a"
    assert rng.getstate() == before


def test_a_tree_is_chosen_from_by_its_branches() -> None:
    """A choice behind a choice shares the chances of its branch."""
    rng = Random(1)
    found = Counter(drawn(TREE, rng) for _ in range(4000))
    assert 1900 < found["a"] < 2100
    assert 900 < found["b"] < 1100


def test_a_tree_is_mapped_by_its_leaves() -> None:
    """What a leaf becomes may be a tree again."""
    assert mapped(TREE, str.upper) == ("A", ("B", "C"))
    assert mapped("a", lambda leaf: (leaf, leaf * 2)) == ("a", "aa")
