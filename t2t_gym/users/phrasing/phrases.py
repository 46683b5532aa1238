"""Phrases: words with some choices left open, put together once and drawn again and again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

from t2t_gym.chance import one_of

__all__ = ["Phrase", "Template", "Words", "capital", "enumerated", "filled", "listed", "text_of"]

Words = Callable[[Random], str]
"""What draws its parts with a generator and joins them."""

Phrase = str | tuple["Phrase", ...] | Words
"""Words with some choices left open: a text, a choice among phrases, or what draws its parts and joins them."""

_PLACE = re.compile(r"\{(\w+)\}")


def text_of(phrase: Phrase, rng: Random) -> str:
    """Return the words of a phrase; where it has several, each choice is drawn as `chance.drawn` draws it."""
    while phrase.__class__ is tuple:
        phrase = phrase[int(rng.random() * len(phrase))]
    return phrase if phrase.__class__ is str else phrase(rng)  # type: ignore[operator]  # mypy doesn't narrow by it


class Template:
    """A text with places: ``"I'd like to {do}."``; one with a capital, ``{Do}``, starts its filling with one.

    Args:
        text: the text.

    Attributes:
        places: the names of its places, in order.
    """

    __slots__ = ("_begin", "_rest", "places")

    def __init__(self, text: str) -> None:
        self._begin, *rest = _PLACE.split(text)
        self.places = tuple(rest[::2])
        self._rest = tuple(zip(self.places, rest[1::2], strict=True))

    def filled(self, parts: Mapping[str, str]) -> str:
        """Return the text with its places filled."""
        text = self._begin
        for place, after in self._rest:
            text += (parts[place] if place in parts else capital(parts[place.lower()])) + after
        return text

    def phrase(self, parts: Mapping[str, Phrase]) -> Phrase:
        """Return the text with its places filled with phrases, which are drawn in the order of the places."""
        if not self._rest:
            return self._begin
        begin, rest = self._begin, [(parts[place], after) for place, after in self._rest]

        def words(rng: Random) -> str:
            text = begin
            for part, after in rest:
                text += text_of(part, rng) + after
            return text

        return words


def filled(templates: Sequence[Template], **parts: Phrase) -> Phrase:
    """Return the phrase that is one of some templates, filled with phrases; those are drawn first."""

    def words(rng: Random) -> str:
        texts = {}
        for name, part in parts.items():
            texts[name] = text_of(part, rng)
        return one_of(templates, rng).filled(texts)

    return words


def enumerated(phrases: Sequence[Phrase]) -> Phrase:
    """Return the phrase that enumerates some phrases: "a, b and c"."""
    return phrases[0] if len(phrases) == 1 else lambda rng: listed([text_of(phrase, rng) for phrase in phrases], "and")


def listed(texts: Sequence[str], last: str) -> str:
    """Join texts as an enumeration: "a, b and c"; the same text twice is counted instead."""
    if len(texts) == 1:
        return texts[0]
    counted = [t if texts.count(t) == 1 else f"{t} ({texts.count(t)} of them)" for t in dict.fromkeys(texts)]
    if len(counted) < 3:
        return f" {last} ".join(counted)
    return f"{', '.join(counted[:-1])} {last} {counted[-1]}"


def capital(text: str) -> str:
    """Return a text with a capital at its start."""
    return text if text[:1].isupper() else text[:1].upper() + text[1:]
