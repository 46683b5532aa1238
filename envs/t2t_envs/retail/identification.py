"""Finding a customer by what they say of themselves, by indexes that the snapshot keeps."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.database import Database, Record

__all__ = ["find_by_email", "find_by_name_zip"]


def find_by_email(db: Database, email: str) -> str | None:
    """Return the id of the user with an email address, whatever its case, or None."""
    return _first(db.lookup("users", "email", _email, email.lower()))


def find_by_name_zip(db: Database, first_name: str, last_name: str, zip_code: str) -> str | None:
    """Return the id of the user with a name, whatever its case, and a zip code, or None."""
    return _first(db.lookup("users", "name_zip", _name_zip, (first_name.lower(), last_name.lower(), zip_code)))


def _email(user: Record) -> str:
    email: str = user["email"]
    return email.lower()


def _name_zip(user: Record) -> tuple[str, str, str]:
    name = user["name"]
    return name["first_name"].lower(), name["last_name"].lower(), user["address"]["zip"]


def _first(found: Sequence[str]) -> str | None:
    """Return the user that comes first in the table, or None."""
    return found[0] if found else None
