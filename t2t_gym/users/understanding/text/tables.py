"""Tables: what stands below a head, and what is to be beside what is."""

from __future__ import annotations

import re

__all__ = ["with_heads", "without_old"]

_TABLE = re.compile(r"(?:^ {0,4}\|[^\n]*\n?)+", re.MULTILINE)
_OLD = re.compile(r"\b(?:current(?:ly)?|now|old|before|existing|original|previous)\b")
_RULE = re.compile(r"[-:|= ]+")
_EACH = re.compile(r"\b(?:per|each|every)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:grand )?(?:total|sum|altogether|in all)\b", re.IGNORECASE)
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


def with_heads(text: str, named: re.Pattern[str]) -> str:
    """Return a text, and after it what its tables tell below the heads of columns that name something: "Refund: $5".

    Of a table with a line for the total just that is told. What is nothing, and what each costs, tells no amount.

    Args:
        text: the text.
        named: what a head has to name.
    """
    if "|" not in text:
        return text
    return "\n".join([text, *(line for table in _TABLE.finditer(text) for line in _below(table[0], named))])


def _below(table: str, named: re.Pattern[str]) -> list[str]:
    rows = [row.strip().strip("|").split("|") for row in table.splitlines()]
    if len(rows) < 3 or not _RULE.fullmatch("|".join(rows[1])):
        return []
    columns = [n for n, head in enumerate(rows[0]) if n and named.search(head) and not _EACH.search(head)]
    totals = [row for row in rows[2:] if _TOTAL.match(row[0])]
    return [
        f"{rows[0][n].partition('(')[0].strip()}: {row[n].strip()}"
        for n in columns
        for row in totals[-1:] or rows[2:]
        if n < len(row) and any(digit in row[n] for digit in "123456789")
    ]
