"""What is remembered by identity: not of what is merely equal, and not without end."""

from __future__ import annotations

import copy
import pickle

from t2t_gym.remembered import Remembered


def test_a_value_is_of_one_object() -> None:
    """An equal object is another one."""
    known = Remembered[str](10)
    first, second = [1], [1]
    assert known.keep(first, "first") == "first"
    assert (known.get(first), known.get(second)) == ("first", None)


def test_an_object_is_kept_with_its_value() -> None:
    """Else another object could get its id, and its value."""
    known = Remembered[int](1000)
    for number in range(100):
        known.keep([number], number)
    fresh = [[number] for number in range(100)]
    assert all(known.get(other) is None for other in fresh)


def test_nothing_is_remembered_elsewhere() -> None:
    """The id of an object in one process may be that of any other in the next."""
    known = Remembered[int](2)
    about = [0]
    known.keep(about, 0)
    assert pickle.loads(pickle.dumps(known)).get(about) is None
    assert copy.deepcopy(known).get(about) is None


def test_no_more_is_remembered_than_was_agreed() -> None:
    """One more, and it begins anew."""
    known = Remembered[int](2)
    objects = [[0], [1], [2]]
    for number, about in enumerate(objects):
        known.keep(about, number)
    assert [known.get(about) for about in objects] == [None, None, 2]


def test_all_can_be_forgotten() -> None:
    """As when what it follows from has changed after all."""
    known = Remembered[int](2)
    about = [0]
    known.keep(about, 0)
    known.forget()
    assert known.get(about) is None
