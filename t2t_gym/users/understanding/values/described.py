"""How a text describes things, value by value: "the 10-port hub in aluminum", "Hub: 10 ports, aluminum"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Description", "Series"]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[-=]>|\n|[^\w\s'\"*_-]")
# What stands between the values of a thing: "the hub in aluminum with 10 ports", "10 ports (type C), aluminum".
_JOINS = frozenset(("a", "an", "the", "and", "in", "with", "of", "one", "ones", *",:()/|&\n"))
# What stands between a thing and what it is like, beside these.
_LINKS = frozenset(("is", "now", "to", "for", "into", "new", "->", "=>", *_JOINS)) - {",", "\n"}
_NOUNS = frozenset(("one", "ones", "version", "variant", "option", "model"))
_BECOMES = frozenset(("to", "into", "for", "->", "=>"))
_REPLACES = frozenset(("with", "by"))
_ENDS = frozenset(".;!?")
_BEGIN = 2  # letters that a word shares with its plural
_NEAR = 4  # words after its label in which a number is looked for: "ports: from 2 to 4"
_CHANGES = ("chang", "swap", "switch", "exchang", "modif", "replac", "mov")

# "Instead of the black one", "from black to white", "currently in black": what is, or isn't meant.
_FORMER = re.compile(
    r"\b(?:instead of|rather than|replacing|from|not|isn't|no longer|current(?:ly)?|existing|original|previous|old)\b"
    r".*?(?=[,;!?\n()]|[-=]>|\.(?!\d)|$| (?:to|but|for|into)\b)"
)
_NEW_ROW = re.compile(r"^\W*new (\w[\w ]{1,29}):", re.MULTILINE)
_ROW = re.compile(r"^\W*((\w+)[\w ]{0,29}):[^\n]*", re.MULTILINE)
_OLD = frozenset(("current", "existing", "original", "previous", "old", "from", "before"))


class Series(NamedTuple):
    """Some values that a text says of one thing, right beside each other.

    Attributes:
        values: the values.
        said: whether they are said of a thing: a value alone, with nothing that it would be said of beside it, may be a
            word of many uses. "Is that right?" speaks of nothing right-handed.
        becomes: whether something is said to become so: "change the lamp to ...", "black -> white".
    """

    values: frozenset[str]
    said: bool
    becomes: bool


class Description:
    """What a text says that things are to be like.

    Args:
        low: the text in lower case.
    """

    def __init__(self, low: str) -> None:
        self._tokens = tuple(_TOKEN.findall(_FORMER.sub(" ", _without_old_rows(low))))
        self._begins = frozenset([token[:_BEGIN] for token in self._tokens])

    def _may_have(self, words: Iterable[str]) -> bool:
        """Return whether the text has a word that begins like each of some, which tells most that aren't there."""
        return self._begins.issuperset([word[:_BEGIN] for word in words])

    def may_say(self, value: str) -> bool:
        """Return whether the text may have a value in its own words."""
        return self._may_have(_words(value))

    def names(self, value: str, apart_from: str) -> bool:
        """Return whether the text may name a value, in any words that another one hasn't: "steel" for "brushed steel".

        A number does with the first letter of its unit, "5l" and "5-liter" for "5 L", or after it: "ports: 4".
        """
        words, others = _words(value), _words(apart_from)
        telling = [n for n, word in enumerate(words) if word not in others] or range(len(words))
        return any(self._has_near(words, n) for n in telling)

    def _has_near(self, words: Sequence[str], place: int) -> bool:
        unit = words[place + 1] if words[place][0].isdigit() and place + 1 < len(words) else ""
        for n, token in enumerate(self._tokens):
            if _is_form(token, words[place]):
                before, after = self._tokens[max(0, n - _NEAR) : n], self._tokens[n + 1 : n + 2]
                if not unit or any(t[0] == unit[0] for t in after) or any(_is_form(t, unit) for t in before):
                    return True
        return False

    def series(self, values: Mapping[str, str], nouns: Collection[str]) -> list[Series]:
        """Return the values in the text, those together that are said of one thing: at most one of an attribute.

        Args:
            values: the values to look for, each with its attribute.
            nouns: what such a thing, or an attribute of it, is called.
        """
        called = {word for noun in nouns for word in _words(noun)} | _NOUNS
        joins = called | _JOINS
        found: list[tuple[int, int, set[str]]] = []
        for start, end, value in self._places(values):
            first, last, before = found[-1] if found else (0, 0, set())
            alike = values[value] in map(values.get, before)
            if before and not alike and joins.issuperset(self._tokens[last:start]):
                found.pop()
                found.append((first, end, before | {value}))
            else:
                found.append((start, end, {value}))
        return [
            Series(
                frozenset(of),
                len(of) > 1 or self._is_called(start - 1, -1, called) or self._is_called(end, 1, called),
                self._becomes(start, joins, called, {e for _, e, _ in found}),
            )
            for start, end, of in found
        ]

    def _places(self, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
        """Yield where values begin and end, of several that begin alike the longest."""
        forms = ((words, value) for value, attribute in values.items() for words in _forms(value, attribute))
        by_length = sorted(filter(lambda of: self._may_have(of[0]), forms), key=lambda of: (-len(of[0]), of))
        place = 0
        while place < len(self._tokens):
            of = ((words, v) for words, v in by_length if words and self._stands_at(place, words))
            words, value = next(of, ((), ""))
            if words:
                yield place, place + len(words), value
            place += len(words) or 1

    def _stands_at(self, place: int, words: Sequence[str]) -> bool:
        tokens = self._tokens[place : place + len(words)]
        return len(tokens) == len(words) and all(map(_is_form, tokens, words))

    def _is_called(self, place: int, step: int, called: Collection[str]) -> bool:
        """Return whether the next word that says something is one of what a thing is called by."""
        while 0 <= place < len(self._tokens):
            if self._tokens[place] in called:
                return True
            if self._tokens[place] not in _LINKS:
                return False
            place += step
        return False

    def _becomes(self, start: int, joins: Collection[str], called: Collection[str], ends: Collection[int]) -> bool:
        """Return whether something becomes what is said from a place on, by what stands before it."""
        first = next((n + 1 for n in range(start - 1, -1, -1) if self._tokens[n] in _ENDS), 0)
        if "new" in self._tokens[max(first, *(end for end in (0, *ends) if end <= start)) : start]:
            return True
        sentence = self._tokens[first:start]
        replaces = any(word.startswith("replac") for word in sentence)
        at = start - 1
        while at >= first and self._tokens[at] in joins and not (replaces and self._tokens[at] in _REPLACES):
            at -= 1
        if at < first or self._tokens[at] not in _BECOMES:
            return replaces and at >= first and self._tokens[at] in _REPLACES
        before = at - (self._tokens[at - 1] == ")")
        named = before in ends or (before > 0 and self._tokens[before - 1] in called)
        return named or any(word.startswith(_CHANGES) for word in sentence)


def _without_old_rows(low: str) -> str:
    """Return a text without the rows that tell what is: "Old item: ...", "Hub: ..." beside "New hub: ..."."""
    renewed = set(_NEW_ROW.findall(low))
    return _ROW.sub(lambda row: "" if row[1] in renewed or row[2] in _OLD else row[0], low)


@lru_cache(maxsize=4096)
def _words(value: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(value.lower()))


@lru_cache(maxsize=4096)
def _forms(value: str, attribute: str) -> tuple[tuple[str, ...], ...]:
    """Return how a value of an attribute may be written: "4 ports", "ports: 4"."""
    words, name = _words(value), _words(attribute)
    rest = tuple(word for word in words if word not in name)
    return (words, (*name, ":", *rest)) if rest and rest != words else (words,)


def _is_form(token: str, word: str) -> bool:
    """Tell whether a token is a word, or its plural or singular."""
    return token == word or (token.startswith(word) and token[len(word) :] in ("s", "es")) or token + "s" == word
