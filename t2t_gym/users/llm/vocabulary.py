"""The words that tell something: those of a domain's closed values, and those of what one customer knows and wants."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from t2t_gym.constraints import Feature
from t2t_gym.intent import Intent, requests_in
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.moves import mentions_of
from t2t_gym.users.phrasing.registers.plain import PLAIN
from t2t_gym.users.voice import Voice

__all__ = ["stem", "telling_words", "words_of"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_PLACE = re.compile(r"\{\w*\}")


@lru_cache(8192)
def stem(word: str) -> str:
    """Return a word in lower case, without the ending of a plural or a genitive."""
    low = word.lower().removesuffix("'s")
    return low[:-1] if len(low) > 3 and low.endswith("s") and not low.endswith("ss") else low


def words_of(text: str) -> Iterator[str]:
    """Yield the stems of the words in a text, in order."""
    return map(stem, _WORD.findall(text))


def _ordinary() -> Iterator[str]:
    """Yield the words that plain customers say whatever it is about: those of more than one of their sentences."""
    said = Counter(word for texts in PLAIN.values() for text in texts for word in {*words_of(_PLACE.sub("", text))})
    return (word for word, times in said.items() if times > 1)


_ORDINARY = frozenset(_ordinary())


def telling_words(voice: Voice, intent: Intent, alternatives: Alternatives) -> frozenset[str]:
    """Return the words of which a customer must leave out none that it is to say, and add none.

    Args:
        voice: how the customers of its domain word things.
        intent: what moves it.
        alternatives: the words for what it can choose from.
    """
    texts = {text for value in _known(intent, alternatives) for text in _leaves(value)}
    return _words_of_all(texts) | _of_domain(voice)


@lru_cache(16)
def _of_domain(voice: Voice) -> frozenset[str]:
    """Return the words of all closed values, criteria and questions."""
    texts = {text for wordings in voice.questions.values() for text in wordings}
    for slot in voice.slots.values():
        closed = (slot.values, slot.best, *(feature.values for feature in slot.features.values()))
        texts.update(text for values in closed for wordings in values.values() for text in wordings)
    return _words_of_all(texts)


def _words_of_all(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_of(text)) - _ORDINARY


def _known(intent: Intent, alternatives: Alternatives) -> Iterator[Any]:
    """Yield all values that a customer knows of, whatever it has said."""
    yield intent.customer.facts
    for thing in intent.customer.recognises:
        yield thing.value
        yield from map(_words_for, thing.features)
    for request in requests_in(intent):
        for fill in request.slots:
            yield fill.value
            for constraint in (fill.told, *fill.asked):
                for mention in mentions_of(constraint) if constraint is not None else ():
                    yield mention.value
                    yield from map(_words_for, mention.features)
        for ranges in alternatives.of(request).values():
            for choice in ranges:
                yield from (*choice.words.values(), choice.right, choice.present)


def _words_for(feature: Feature) -> tuple[Any, str]:
    """Return a feature's value, and what that is of, if it is said with it: "with the screw lid"."""
    family, _, name = feature.attribute.rpartition(".")
    return feature.value, name if family else ""


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _leaves(tuple(value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _leaves(one)
