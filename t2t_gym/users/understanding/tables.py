"""Tables of what is and what is to be."""

from __future__ import annotations

import re

__all__ = ["without_old"]

_TABLE = re.compile(r"(?:^ {0,4}\|[^\n]*\n?)+", re.MULTILINE)
_OLD = re.compile(r"\b(?:current(?:ly)?|now|old|before|existing|original|previous)\b")
_NEW = re.compile(r"\b(?:new|after|updated|proposed|requested)\b")


def without_old(low: str) -> str:
    """Return a lower-case text without the columns of its tables that tell what is, beside what is to be."""
    return _TABLE.sub(_without_old, low) if "|" in low else low


def _without_old(table: re.Match[str]) -> str:
    rows = [row.split("|") for row in table[0].splitlines()]
    old = {n for n, head in enumerate(rows[0]) if _OLD.search(head)}
    if not old or not any(map(_NEW.search, rows[0])):
        return table[0]
    return "\n".join("|".join(cell for n, cell in enumerate(row) if n not in old) for row in rows) + "\n"
