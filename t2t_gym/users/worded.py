"""Whether a text words something: a phrase, or a feature of an entity."""

from __future__ import annotations

from t2t_gym.task import Feature

__all__ = ["names_feature", "says"]

_WORDED_IN_PART = 4  # letters from which the last word of a name stands for it: "kettle" for "Gooseneck Kettle"


def says(low: str, word: str) -> bool:
    """Tell whether a lower-case text has a word or phrase in it, not as a part of another word."""
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and low[start - 1].isalnum()) and not (end < len(low) and low[end].isalnum()):
            return True
        start = low.find(word, start + 1)
    return False


def _worded(feature: Feature) -> str:
    """Return how an agent would write a feature's value; empty for what can't be told from other numbers."""
    if isinstance(feature.value, str):
        return feature.value.lower().replace("_", " ")
    return f"{feature.value:.2f}" if isinstance(feature.value, float) else ""


def names_feature(low: str, feature: Feature, *, loosely: bool = True) -> bool:
    """Tell whether a lower-case text words a feature; `loosely`: the last word of its value will do."""
    word = _worded(feature)
    if not word:
        return False
    if says(low, word):
        return True
    last = word.rpartition(" ")[2]
    return loosely and last != word and len(last) >= _WORDED_IN_PART and says(low, last)
