"""Saying what the agent does next by itself: it waits for no answer."""

from __future__ import annotations

import re

__all__ = ["is_ability", "is_announced"]

# "Let me first check your profile", "I'll need to see which cards there are"
_ANNOUNCED = re.compile(
    r"(?:^|(?<=: ))(?:(?:thanks?|thank you|sure|great|ok(?:ay)?|now|so|first|then|next),? )?"
    r"(?:let me|(?:i|we)(?:'ll| will|'m going to| am going to))(?: (?:need|have) to)?"
    r"(?: (?:now|just|also|first|then|go ahead and|\w+ly))* (?:look|check|find|see|pull|search|review|verify|get"
    r"|retrieve|access|locate|open|calculate|process|proceed)(?!\w)"
)
_ABILITY = re.compile(r"(?:\w+,? ){0,2}(?:i|we)(?: can|'m able to| am able to)(?!\w)")


def is_announced(low: str) -> bool:
    """Tell whether a lower-case clause, or what stands in it after a colon, says what the agent does next by itself."""
    return _ANNOUNCED.search(low) is not None


def is_ability(low: str) -> bool:
    """Tell whether a lower-case clause says what the agent can do: "I can find you by your name"."""
    return _ABILITY.match(low) is not None
