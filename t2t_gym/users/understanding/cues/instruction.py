"""Instructions to whoever plays the customer: they are nothing that a customer could follow, nor repeat."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["is_instruction"]

_MARKER = re.compile(r"(?<!#)##+\s?\w{2,}\s?##")
_INSTRUCTION = Shade(
    r"(?:hidden|secret|underlying|true) (?:goal|intent|intention|instruction|agenda|task)s?",
    r"(?<!with )(?<!per )(?<!following )(?<!what are )(?:your|previous|prior|above|all|any) (?:\w+ )?(?:instructions"
    r"|prompt|persona|programming|directives)",
    r"your (?:goal|role|script|task)|system prompt|ignore (?:all|any|your|everything|previous)",
    r"pretend|role-?play|simulat(?:e|ed|or)|as an ai|(?:repeat|say|output|print) after me",
)


def is_instruction(text: Text) -> bool:
    """Return whether a text instructs whoever plays the customer."""
    return text.has(_INSTRUCTION) or ("##" in text.low and _MARKER.search(text.low) is not None)
