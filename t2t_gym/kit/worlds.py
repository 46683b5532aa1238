"""What makers of worlds need: draws without replacement, and which records can be at odds after a change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from t2t_gym.database import Record, Tables

__all__ = ["near", "sample"]

Item = TypeVar("Item")
Key = tuple[str, str]


def sample(rng: np.random.Generator, options: Sequence[Item], number: int) -> list[Item]:
    """Return some different ones of some options, in an order of pure chance; all, if there are no more."""
    return [options[i] for i in rng.permutation(len(options))[:number].tolist()]


def near(
    tables: Tables, references: Mapping[str, Callable[[Record], Iterable[Key]]], changed: Collection[Key]
) -> frozenset[Key]:
    """Return the records that changed ones can have put at odds with others: themselves, and all that refer to them.

    Args:
        tables: the world as it is now.
        references: table to the records, ``(table, id)``, that one of its records refers to; tables whose records
            refer to none can be left out.
        changed: the records that were changed.
    """
    changed = frozenset(changed)
    return changed.union(
        (table, record_id)
        for table, refers_to in references.items()
        for record_id, record in tables[table].items()
        if not changed.isdisjoint(refers_to(record))
    )
