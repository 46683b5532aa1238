"""Frozen records that are quick to make behave as `dataclasses` has them behave."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, replace

import pytest

from t2t_gym.frozen import Shared, quick_init


@dataclass(frozen=True, slots=True)
class Plain:
    """As `dataclasses` makes it."""

    name: str
    parts: list[int] = field(default_factory=list)
    note: str = "none"


@quick_init
@dataclass(frozen=True, slots=True)
class Quick(Shared):
    """The same, quick to make."""

    name: str
    parts: list[int] = field(default_factory=list)
    note: str = "none"


@pytest.mark.parametrize("given", [("a",), ("a", [1]), ("a", [1], "x")])
def test_fields_are_what_was_given_or_their_defaults(given: tuple[object, ...]) -> None:
    assert asdict(Quick(*given)) == asdict(Plain(*given))  # type: ignore[arg-type]
    assert asdict(Quick(**dict(zip(("name", "parts", "note"), given, strict=False)))) == asdict(Plain(*given))  # type: ignore[arg-type]


def test_each_instance_has_a_default_of_its_own() -> None:
    assert Quick("a").parts is not Quick("b").parts


def test_fields_stay_as_they_are() -> None:
    with pytest.raises(FrozenInstanceError):
        Quick("a").name = "b"  # type: ignore[misc]


def test_wrong_arguments_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match="name"):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="size"):
        Quick("a", size=1)  # type: ignore[call-arg]


def test_the_signature_is_that_of_the_dataclass() -> None:
    assert str(inspect.signature(Quick)) == str(inspect.signature(Plain))


@dataclass(frozen=True, slots=True)
class Slotted(Quick):
    """One with a field more."""

    size: int = 0


@dataclass(frozen=True)
class Open(Quick):
    """One with a field more, and no slot for it."""

    size: int = 0


@pytest.mark.parametrize("kind", [Slotted, Open])
def test_pickles_of_a_subclass_have_all_of_its_fields(kind: type[Slotted | Open]) -> None:
    record = kind("a", [1], "x", 7)
    assert pickle.loads(pickle.dumps(record)) == record


def test_copies_are_the_same_and_pickles_equal() -> None:
    record = Quick("a", [1])
    assert copy.copy(record) is record
    assert copy.deepcopy(record) is record
    assert pickle.loads(pickle.dumps(record)) == record
    assert replace(record, note="x") == Quick("a", [1], "x")
