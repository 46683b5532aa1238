"""Whether a text says anything at all: by its common English words, or as a greeting."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["is_prose"]

_WORD = re.compile(r"\w+")
_COMMON_WORDS = """
the your you i we is are has have will to for and it this that please thank thanks okay ok sure hello hi with of an in
on at by be was were been can could would should not but if so or me my our do did there now all any about what when
which from after before
"""
_COMMON = frozenset(_COMMON_WORDS.split())
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
    common = (word for word in _WORD.finditer(low) if word[0] in _COMMON)
    return len(list(islice(common, _FEW_WORDS))) == _FEW_WORDS
