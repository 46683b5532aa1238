"""A bounded memory of what was worked out about objects, by their identity."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Remembered"]

V = TypeVar("V")


class Remembered(Generic[V]):
    """Values by the identity of the objects they are about: immutable ones that are costly, or impossible, to compare.

    An object is kept with its value, so that its id isn't reused. When there are too many, all are forgotten.

    Args:
        most: how many are remembered.
    """

    __slots__ = ("_most", "_values")

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[int, tuple[object, V]] = {}

    def __reduce__(self) -> tuple[type[Remembered[V]], tuple[int]]:
        return Remembered, (self._most,)  # ids mean nothing in another process, nor to copies

    def get(self, about: object) -> V | None:
        """Return the value about an object, or None."""
        known = self._values.get(id(about))
        return None if known is None else known[1]

    def keep(self, about: object, value: V) -> V:
        """Remember the value about an object, and return it."""
        if len(self._values) >= self._most:
            self.forget()
        self._values[id(about)] = (about, value)
        return value

    def forget(self) -> None:
        """Forget all values."""
        self._values.clear()
