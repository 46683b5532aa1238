"""Database files: the tables of a domain as JSON, in the form that other projects use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from t2t_gym.errors import TaskFileError
from t2t_gym.files import expect_object, json_object, read_text

if TYPE_CHECKING:
    from t2t_gym.domain.parts import Domain

__all__ = ["load_db_file"]


def load_db_file(path: str | Path, domain: Domain) -> dict[str, Any]:
    """Read a database file: a JSON object that holds tables of records under the domain's key.

    A file that holds just the tables is read as if they were under that key.

    Returns:
        the whole object: ``{"agent_db": {table: {id: record}}}``, and whatever else the file holds.

    Raises:
        TaskFileError: the file can't be read, isn't JSON, or has another structure; the message says where.
    """
    path = Path(path)
    document = json_object(read_text(path), str(path), strict=True)
    key = domain.file_key
    if key not in document and any(document.values()) and all(map(_is_table, document.values())):
        document = {key: document}  # the tables by themselves, as tau2-bench has them
    if key not in document:
        held = ", ".join(map(repr, list(document)[:8])) or "nothing"
        raise TaskFileError(f"{path}: expected tables of records, by themselves or under the key {key!r}, found {held}")
    expect_object(document[key], f"{path}, {key}")
    for table, records in document[key].items():
        expect_object(records, f"{path}, {key}.{table}")
        for record_id, record in records.items():
            expect_object(record, f"{path}, {key}.{table}.{record_id}")
    return document


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(record, dict) for record in value.values())
