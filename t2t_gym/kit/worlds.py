"""Helpers for making worlds: draws without replacement, and which records a change can have made inconsistent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from t2t_gym.database import Record, Tables

__all__ = ["References", "near", "numbered", "sample"]

Item = TypeVar("Item")
Key = tuple[str, str]
References = Mapping[str, Mapping[str, Callable[[Record], Iterable[str]]]]
"""For each table whose records refer to others, the tables that they refer to, each with a function that returns the
ids."""


def numbered(prefix: str, records: Iterable[Record]) -> dict[str, Record]:
    """Return a table of records whose ids are a prefix and a number, from 100 on."""
    return {f"{prefix}{number}": record for number, record in enumerate(records, 100)}


def sample(rng: np.random.Generator, options: Sequence[Item], number: int) -> list[Item]:
    """Return a number of different options in random order; all of them, if there are no more."""
    return [options[i] for i in rng.permutation(len(options))[:number].tolist()]


def near(tables: Tables, references: References, changed: Collection[Key]) -> frozenset[Key]:
    """Return the records that a change can have made inconsistent: those that were changed, and all that refer to them.

    Args:
        tables: the world as it is now.
        references: the references between its tables.
        changed: the records that were changed.
    """
    ids: dict[str, set[str]] = {}
    for table, record_id in changed:
        ids.setdefault(table, set()).add(record_id)
    found = set(changed)
    for table, referred_to in references.items():
        for other in referred_to.keys() & ids:
            ids_in, wanted = referred_to[other], ids[other]
            found.update((table, i) for i, record in tables[table].items() if not wanted.isdisjoint(ids_in(record)))
    return frozenset(found)
