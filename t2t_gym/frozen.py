"""Immutable records that are quick to make, to copy and to pickle: an episode makes them by the dozen."""

from __future__ import annotations

import copyreg
from dataclasses import MISSING, fields
from functools import update_wrapper
from operator import attrgetter
from typing import Any, TypeVar

__all__ = ["Shared", "quick_init"]

T = TypeVar("T")


class Shared:
    """The base of slotted records that are immutable all through.

    They are their own copies, and are pickled by their fields, many times faster than by default.
    """

    __slots__: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__dict__.get("__slots__"):  # which a dataclass has only once it has been made anew, with them
            names = tuple(f.name for f in fields(cls))  # type: ignore[arg-type]  # those of its bases, too
            values = attrgetter(*names) if len(names) > 1 else lambda record: (getattr(record, names[0]),)
            copyreg.pickle(cls, lambda record: (cls, values(record)))

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


def quick_init(cls: type[T]) -> type[T]:
    """Let a frozen dataclass with slots be made in half the time; stands above ``@dataclass(frozen=True, slots=True)``.

    The ``__init__`` that `dataclasses` writes sets a field by ``object.__setattr__(self, "name", name)``, which looks
    for the slot by its name every time. This one has found the slots before.

    Args:
        cls: the dataclass. Every field is a parameter that may be given by place, and there is no ``__post_init__``.
    """
    made = fields(cls)  # type: ignore[arg-type]  # a dataclass, which can't be said of a type variable
    scope: dict[str, Any] = {"MISSING": MISSING}
    lines = []
    for field in made:
        name = value = field.name
        scope[f"set_{name}"] = getattr(cls, name).__set__
        if field.default_factory is not MISSING:
            scope[f"make_{name}"] = field.default_factory
            value = f"make_{name}() if {name} is MISSING else {name}"
        lines.append(f"    set_{name}(self, {value})")
    exec("\n".join([f"def __init__(self, {', '.join(f.name for f in made)}):", *lines]), scope)
    init = scope["__init__"]
    update_wrapper(init, cls.__init__)
    init.__defaults__ = tuple(f.default for f in made if f.default is not MISSING or f.default_factory is not MISSING)
    cls.__init__ = init  # type: ignore[method-assign]
    return cls
