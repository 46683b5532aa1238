"""Copies of what a customer has in mind, of which one is made for every episode."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["twin_of"]

T = TypeVar("T")


def twin_of(original: T) -> T:
    """Return a shallow copy; `copy.copy` would take several times as long, for it asks how to pickle the original."""
    cls = type(original)
    twin = cls.__new__(cls)
    twin.__dict__ = original.__dict__.copy()
    return twin
