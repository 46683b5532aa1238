"""What a message singles out: who lists all orders has named none, though the right one is among them."""

from __future__ import annotations

import re
from collections.abc import Collection

from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.mentions import is_name
from t2t_gym.users.understanding.values.worded import is_id

__all__ = ["singled_out"]

# "I'll cancel #W1111111", "the new flight would be HAT001": said of what is to be done, beside what there is.
_PUTS = re.compile(r"\b(?:i|we)(?:'ll|'d|'m| will| would| can| could| am| are)\b|\b(?:shall|should|may|would|new)\b|\?")
_SERIES = re.compile(r"[,;/|]|\bor\b|\band\b")
_IN_PLACE_OF = re.compile(
    r"\bfrom (?:\w+ ){0,2}#?\w*\d\w* .{0,40}\bto\b|\binstead of\b|\brather than\b|\breplac|\bin place of\b|->"
)


def singled_out(heard: Heard, text: str, slot: str, own: Collection[str]) -> str:
    """Return what a message says without what it names several values of a slot in, to be chosen from.

    What is put and what is told are looked at apart: "your orders are #W1 and #W2. I'll cancel #W2." puts one.

    Args:
        heard: the message that is heard, whose reader knows the domain's words.
        text: that message, or an earlier one, without markup.
        slot: the slot.
        own: the values that the customer means by it, or by anything else.
    """
    # A card that is meant is named by its kind, too.
    others = {v for v in heard.mentions_in(text)[slot] if v not in own and (is_id(v) or not any(v in o for o in own))}
    if not others:
        return text
    told: list[str] = []
    put: list[str] = []
    for sentence in heard.sentences_in(text):
        (put if _PUTS.search(sentence.lower()) else told).append(sentence)
    kept = [group for group in (told, put) if not any(_names_other(heard, s, slot, others) for s in group)]
    return "\n".join(sentence for group in kept for sentence in group)


def _names_other(heard: Heard, sentence: str, slot: str, others: Collection[str]) -> bool:
    """Tell whether a sentence names another value than the one that is meant, as one that there is to choose.

    Words of a closed set, and counts, are there to choose from only in a series: "2 bags now" leaves no choice.
    """
    found = [v for v in heard.mentions_in(sentence)[slot] if v in others]
    low = sentence.lower()
    if not found or heard.refuses_in(low):
        return False
    return not _IN_PLACE_OF.search(low) and (any(map(is_name, found)) or _SERIES.search(low) is not None)
