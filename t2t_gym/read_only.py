"""JSON that is shared by everyone who is given it: dicts and lists that can be read as such, and not changed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NoReturn

__all__ = ["read_only"]

_CHANGES = (
    "__setitem__", "__delitem__", "__ior__", "__iadd__", "__imul__", "append", "clear", "extend", "insert", "pop",
    "popitem", "remove", "reverse", "setdefault", "sort", "update",
)  # fmt: skip
"""The methods by which dicts and lists are changed."""


class _Dict(dict[str, Any]):
    """A dict whose copies, deep copies and pickles are plain ones."""

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Any]:
        return {name: deepcopy(value, memo) for name, value in self.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (list(self.items()),)


class _List(list[Any]):
    """A list whose copies, deep copies and pickles are plain ones."""

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> list[Any]:
        return [deepcopy(value, memo) for value in self]

    def __reduce__(self) -> tuple[Any, ...]:
        return list, (list(self),)


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise TypeError("expected to be left as it is, for all episodes share it; copy.deepcopy() makes one to be changed")


for _kind in (_Dict, _List):
    for _name in _CHANGES:
        if hasattr(_kind, _name):
            setattr(_kind, _name, _refuse)


def read_only(value: Any) -> Any:
    """Return JSON as dicts and lists that raise a TypeError when they are changed; all else is as it was.

    Args:
        value: the JSON, which stays as it is.
    """
    if isinstance(value, dict):
        return _Dict({name: read_only(field) for name, field in value.items()})
    return _List(map(read_only, value)) if isinstance(value, list) else value
