"""What is to be paid: amounts that a text asks for, whatever they are for."""

from __future__ import annotations

import re

__all__ = ["due"]

# "Total due: $66", "do you agree to pay the $66?", "$66 would be charged to your card"
_MONEY = r"\$(\d[\d,]*(?:\.\d\d)?)"
_DUE = re.compile(
    rf"\b(?:due|pay|payable|charged?|charging)\b[^.?!\n$]{{0,40}}{_MONEY}(?! (?:each|per|a)\b)"
    rf"|{_MONEY}(?: [\w']+){{0,3}} (?:due|payable|charged|to pay)\b"
)


def due(low: str) -> tuple[float, ...]:
    """Return the amounts, each once, that a lower-case text without markup says are to be paid."""
    amounts = (float((match[1] or match[2]).replace(",", "")) for match in _DUE.finditer(low))
    return tuple(dict.fromkeys(amounts))
