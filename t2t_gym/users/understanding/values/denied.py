"""What a text says isn't meant: "the red one, and not the blue one", "to your card instead of your account"."""

from __future__ import annotations

import re

__all__ = ["without_denied"]

# "It's not needed" denies nothing that is put, nor does "not only the lamp".
_DENIED = re.compile(
    r"(?:\b(?:instead of|rather than)|(?:,|\(| [-\u2013\u2014] |\band|\bbut) ?(?:and |but )?not)\b"
    r"(?! (?:only|just|yet|to worry|least)\b)[^.,;!?)\n]*",
    re.IGNORECASE,
)


def without_denied(text: str) -> str:
    """Return a text without the things that it says aren't meant."""
    return _DENIED.sub("", text) if "not" in text or "instead" in text or "rather" in text else text
