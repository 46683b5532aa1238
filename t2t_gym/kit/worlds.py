"""What makers of worlds need: draws without replacement, and which records can be at odds after a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from t2t_gym.database import Record, Tables

__all__ = ["References", "near", "numbered", "sample"]

Item = TypeVar("Item")
Key = tuple[str, str]
References = Mapping[str, Mapping[str, Callable[[Record], Iterable[str]]]]
"""Table to the tables to which its records refer, each with what gives the ids there; others can be left out."""


def numbered(prefix: str, records: Iterable[Record]) -> dict[str, Record]:
    """Return a table of records by ids of a prefix and a number, from 100 on."""
    return {f"{prefix}{number}": record for number, record in enumerate(records, 100)}


def sample(rng: np.random.Generator, options: Sequence[Item], number: int) -> list[Item]:
    """Return some different ones of some options, in an order of pure chance; all, if there are no more."""
    return [options[i] for i in rng.permutation(len(options))[:number].tolist()]


def near(tables: Tables, references: References, changed: Collection[Key]) -> frozenset[Key]:
    """Return the records that changed ones can have put at odds with others: themselves, and all that refer to them.

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
