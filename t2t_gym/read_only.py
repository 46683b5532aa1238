"""JSON that can be shared safely: dicts and lists that can be read as usual, but not changed."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NoReturn

__all__ = ["read_only"]

_CHANGES = (
    "__setitem__", "__delitem__", "__ior__", "__iadd__", "__imul__", "append", "clear", "extend", "insert", "pop",
    "popitem", "remove", "reverse", "setdefault", "sort", "update",
)  # fmt: skip
"""The methods that change dicts and lists."""


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
    raise TypeError("expected not to be changed, since all episodes share it; copy.deepcopy() makes one that may be")


for _kind in (_Dict, _List):
    for _name in _CHANGES:
        if hasattr(_kind, _name):
            setattr(_kind, _name, _refuse)


def read_only(value: Any) -> Any:
    """Return a copy of JSON whose dicts and lists raise a TypeError when they are changed.

    Args:
        value: the JSON.
    """
    if isinstance(value, dict):
        return _Dict({name: read_only(field) for name, field in value.items()})
    return _List(map(read_only, value)) if isinstance(value, list) else value
