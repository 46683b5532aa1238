"""Numbers, and amounts of money, as people write them."""

from __future__ import annotations

import re

__all__ = ["WRITTEN_AMOUNT", "exact_amount", "read_number", "spoken_amount", "written_number"]

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d\d)?(?![\w/%-])"
WRITTEN_AMOUNT = rf"\$ ?{_DIGITS}|(?<![\w.,$-]){_DIGITS} (?:dollars|USD)|(?<= to )(?=\d[\d,]\d){_DIGITS}"
"""What amounts of money look like, as a regular expression: "$1,500", "1500 dollars".

After "to" a bare number is one, too, if it isn't so small as to count things."""

_NUMBER = re.compile(r"\$? ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?: ?(?:dollars?|usd|bucks))?", re.IGNORECASE)


def spoken_amount(value: float) -> str:
    """Return an amount of money as it is said: ``"$1,500"``, ``"$12.50"``."""
    return f"${value:,.0f}" if float(value).is_integer() else exact_amount(value)


def exact_amount(value: float) -> str:
    """Return an amount of money to the cent: ``"$1,500.00"``."""
    return f"${value:,.2f}"


def read_number(text: str) -> float | None:
    """Return the number that a text is, however it is written ("1500", "$1,500.00", "1,500 dollars"), or None."""
    found = _NUMBER.fullmatch(text)
    return float(found[1].replace(",", "")) if found else None


def written_number(value: object) -> tuple[str, ...]:
    """Return the ways in which a whole number may be written, ``"1500"`` and ``"1,500"``; nothing for anything else."""
    return (str(value), f"{value:,}") if type(value) is int else ()
