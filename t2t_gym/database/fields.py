"""How records are looked up by their fields, and what they are called."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from t2t_gym.database.snapshot import Record

__all__ = ["by_fields", "folded", "noun_of"]


@lru_cache(maxsize=256)
def by_fields(fields: tuple[str, ...]) -> tuple[str, Callable[[Record], tuple[Any, ...]]]:
    """Return the name and the key function of an index by some fields, texts whatever their case."""
    return f"where {','.join(fields)}", lambda record: tuple([folded(record.get(field)) for field in fields])


def noun_of(table: str) -> str:
    """Return what a record of a table is called: the table's name, less its plural s."""
    return table.removesuffix("s").replace("_", " ")


def folded(value: Any) -> Any:
    """Return a value as records are looked up by it: a text in lower case."""
    return value.lower() if isinstance(value, str) else value
