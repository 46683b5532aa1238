"""Tables: what stands below a head, what is to be beside what is, and what can be had."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["with_heads", "without_old", "without_sold_out"]

_TABLE = re.compile(r"(?:^ {0,4}\|[^\n]*\n?)+", re.MULTILINE)
_OLD = re.compile(r"\b(?:current(?:ly)?|now|old|before|existing|original|previous)\b")
_RULE = re.compile(r"[-:|= ]+")
_EACH = re.compile(r"\b(?:per|each|every)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\W*(?:grand )?(?:total|sum|altogether|in all)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:new|after|updated|proposed|requested)\b")
_SOLD_OUT = re.compile(
    r"\W*(?:sold out|(?:currently )?(?:unavailable|not available)|(?:fully )?booked(?: up)?|full|out of stock|no seats"
    r"(?: left)?|no availability)\W*",
    re.IGNORECASE,
)
_LEFT = re.compile(r"\b(?:seats?|available|availability|left|in stock|stock|status)\b", re.IGNORECASE)
_NONE = re.compile(rf"{_SOLD_OUT.pattern}|\W*(?:0|no|none)\b\W*", re.IGNORECASE)
_OFFERED = re.compile(r".*\$ ?\d.*|\W*(?:available|yes|[1-9]\d?(?: (?:seats?|left|available)){0,2})\W*", re.IGNORECASE)


def without_old(low: str) -> str:
    """Return a lower-case text without the columns of its tables that tell what is, beside what is to be."""
    return _TABLE.sub(_without_old, low) if "|" in low else low


def _without_old(table: re.Match[str]) -> str:
    rows = [row.split("|") for row in table[0].splitlines()]
    old = {n for n, head in enumerate(rows[0]) if _OLD.search(head)}
    if not old or not any(map(_NEW.search, rows[0])):
        return table[0]
    return "\n".join("|".join(cell for n, cell in enumerate(row) if n not in old) for row in rows) + "\n"


def without_sold_out(text: str) -> str:
    """Return a text without the rows of its tables that tell what can't be had in any way."""
    return _TABLE.sub(_without_sold_out, text) if "|" in text else text


def _without_sold_out(table: re.Match[str]) -> str:
    rows = _rows(table[0])
    left = [n for n, head in enumerate(rows[0]) if n and _LEFT.search(head)]
    kept = [row for row in rows if not _is_sold_out(row, left)]
    return table[0] if len(kept) == len(rows) else "\n".join(map("|".join, kept)) + "\n"


def _is_sold_out(row: Sequence[str], left: Sequence[int]) -> bool:
    """Tell whether a row says of all the ways in which something could be had that it can't.

    Args:
        row: its cells.
        left: the columns that tell how many there are, if any do.
    """
    if left:
        return all(n < len(row) and _NONE.fullmatch(row[n]) for n in left)
    return any(map(_SOLD_OUT.fullmatch, row)) and not any(map(_OFFERED.fullmatch, row[1:]))


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


def _rows(table: str) -> list[list[str]]:
    """Return the cells of each row."""
    return [row.strip().strip("|").split("|") for row in table.splitlines()]


def _below(table: str, named: re.Pattern[str]) -> list[str]:
    rows = _rows(table)
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
