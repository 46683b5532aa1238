"""Which records of a world can be at odds with others once some have been changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from t2t_gym.database import Record, Tables

__all__ = ["near"]

Key = tuple[str, str]


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
