"""What is to be paid: amounts that a text asks for, whatever they are for."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.values.typed_values import values_in

__all__ = ["due"]

# "Total due: $66", "do you agree to pay the $66?", but not "charged $33 each"
_BEFORE = re.compile(r"\b(?:due|pay|payable|charged?|charging)\b[^.?!\n$€£]{0,40}$")
_RATE = re.compile(r" (?:each|per|a)\b")
# "$66 would be charged to your card"
_AFTER = re.compile(r"(?: [\w']+){0,3} (?:due|payable|charged|to pay)\b")


def due(low: str) -> tuple[float, ...]:
    """Return the amounts, each once, that a lower-case text without markup says are to be paid."""
    return tuple(
        dict.fromkeys(
            amount
            for amount, start, end in values_in("money", low)
            if _AFTER.match(low, end) or (_BEFORE.search(low, 0, start) and not _RATE.match(low, end))
        )
    )
