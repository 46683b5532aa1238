"""Whether a text says anything at all: by its common English words, or as a greeting."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["is_prose"]

_PROSE = re.compile(
    r"\b(?:the|your|you|i|we|is|are|has|have|will|to|for|and|it|this|that|please|thanks?|thank|okay|ok|sure|hello|hi"
    r"|with|of|an|in|on|at|by|be|was|were|been|can|could|would|should|not|but|if|so|or|me|my|our|do|did|there"
    r"|now|all|any|about|what|when|which|from|after|before)\b"
)
_FEW_WORDS = 2  # common English words from which a text says something
_GREETING = re.compile(
    r"\W*(?:okay|ok|sure|hello|hi|hey|thanks|thank you|great|good|perfect|excellent|wonderful|fine|right|alright"
    r"|understood|certainly|absolutely|of course|i see|got it|noted|no (?:problem|worries|trouble)|sorry"
    r"|(?:my )?apologies|yes|no)\b"
)


def is_prose(low: str) -> bool:
    """Return whether a lower-case text begins with a greeting, or has a few common English words."""
    if _GREETING.match(low):
        return True
    return len(list(islice(_PROSE.finditer(low), _FEW_WORDS))) == _FEW_WORDS
