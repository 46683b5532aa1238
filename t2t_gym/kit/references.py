"""References: the record that an id names, or another record that it refers to."""

from __future__ import annotations

from t2t_gym.database import Database

__all__ = ["Through", "meant"]

Through = tuple[str, str] | None
"""The field that refers to a record of another table, and that table; None: the record that the id names is meant."""


def meant(db: Database, table: str, record_id: object, through: Through = None) -> tuple[str, str] | None:
    """Return the table and the id of the record that is meant, or None where there is none.

    Args:
        db: the database.
        table: the table of the record that the id names.
        record_id: the id.
        through: the reference to follow, if another record is meant.
    """
    record = db.get(table, record_id) if isinstance(record_id, str) else None
    if record is None:
        return None
    if through is None:
        return table, str(record_id)
    field, other = through
    return meant(db, other, record[field])
