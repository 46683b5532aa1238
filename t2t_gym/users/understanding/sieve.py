"""Looks for what a clause is told by, and tries only the expressions that its words allow.

A reader knows some hundred expressions, and a clause has the words for a few of them. A `Cue` is a set of expressions
that tell the same; a `Sieve` knows what each of them `needs`, and marks in a `Text` those that are worth a try.
Searching a text for a cue then finds what a plain search for all of its expressions would find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, reduce
from operator import or_

from t2t_gym.users.understanding.expression import Expression
from t2t_gym.users.understanding.needs import alternatives, needs

__all__ = ["Cue", "Shade", "Sieve", "Text"]

_LEVELS = 3
"""Needs of an expression that count."""

_REMEMBERED = 2048
"""Words, and for each cue combinations of marks, that are remembered."""


class _Fragment:
    """One expression, compiled when it is first tried.

    Attributes:
        text: The expression.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """What a text must have for it."""
        return needs(self.text)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Search a lower-case text for the first match, from a place on."""
        return self.expression.search

    @cached_property
    def expression(self) -> Expression:
        """The expression as a whole word or as several."""
        return _expression(self.text)


@lru_cache(4096)
def _expression(text: str) -> Expression:
    return Expression(text, before=r"(?<!\w)", after=r"(?!\w)")


class Cue:
    """Expressions over lower-case text that tell the same; at the same place the first of them counts.

    Args:
        expressions: each begins and ends with a word; without any, nothing matches.

    Attributes:
        fragments: the alternatives of the expressions, in order.
    """

    def __init__(self, *expressions: str) -> None:
        texts = [text for expression in expressions for text in alternatives(expression)]
        self.fragments = tuple(map(_Fragment, texts))


class Shade(Cue):
    """A cue that tells nothing by itself, only more of what another cue or a question mark has told."""


class _Words(dict[bytes, int]):
    """What the words met so far give: the marks of all their parts."""

    def __init__(self, marks: Mapping[str, int]) -> None:
        super().__init__()
        self._marks = marks
        self._longest = max(map(len, marks), default=0)
        self._inner = [(part, mark) for part, mark in marks.items() if " " not in part]

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        framed = f" {word.decode()} "  # a space stands for where a word begins or ends
        size, longest = len(framed), self._longest
        parts = [framed[:end] for end in range(2, min(size, longest) + 1)]
        parts += [framed[start:] for start in range(max(1, size - longest), size - 1)]
        found = [mark for part in parts if (mark := self._marks.get(part))]
        found += [mark for part, mark in self._inner if part in framed]
        self[word] = met = reduce(or_, found, 0)
        return met


class _Tried(dict[Cue, tuple[_Fragment, ...]]):
    """What is tried of each cue, as long as there is anything.

    Attributes:
        tells: Whether there is a cue that is no shade.
    """

    def __init__(self, fragments: Iterable[tuple[Cue, _Fragment]]) -> None:
        super().__init__()
        for cue, fragment in fragments:
            self[cue] = (*self.get(cue, ()), fragment)
        self.tells = not all(isinstance(cue, Shade) for cue in self)


class _Trials(dict[int, _Tried]):
    """Which fragments of which cues are tried, by the marks that are met."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        super().__init__()
        self._marked = [(cue, fragment) for cue in cues for fragment in cue.fragments]

    def __missing__(self, met: int) -> _Tried:
        if len(self) >= _REMEMBERED:
            self.clear()
        found, left = [], met
        while left:
            mark = left & -left
            found.append(self._marked[mark.bit_length() - 1])
            left ^= mark
        self[met] = tried = _Tried(found)
        return tried


_APART = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


class Sieve:
    """Knows what the expressions of some cues need.

    A fragment's rarest needs count, up to `_LEVELS` of them. There is a mark, one bit of a number, for each level of
    each fragment; a fragment is tried where the words of a text give all of its marks.

    Args:
        cues: all cues that its texts are searched for.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        cues = tuple(dict.fromkeys(cues))
        fragments = [fragment for cue in cues for fragment in cue.fragments]
        self._trials = _Trials(cues)
        self._size = len(fragments)
        self._always = 0  # the marks of levels for which there is no need
        marks: dict[str, int] = {}
        for n, fragment in enumerate(fragments):
            for level in range(_LEVELS):
                mark = 1 << level * self._size + n
                if level >= len(fragment.needs):
                    self._always |= mark
                    continue
                for part in fragment.needs[level]:
                    marks[part] = marks.get(part, 0) | mark
        self._marks_of = _Words(marks).__getitem__

    def text(self, low: str) -> Text:
        """Return a lower-case text, to be searched."""
        words = low.encode("ascii", "replace").translate(_APART).split()  # all but plain letters is between words
        met = reduce(or_, map(self._marks_of, words), self._always)
        return Text(low, self._trials[met & met >> self._size & met >> 2 * self._size], self)


class Text:
    """A lower-case text that can be searched for cues.

    Attributes:
        low: the text.
    """

    __slots__ = ("_sieve", "_tried", "low")

    def __init__(self, low: str, tried: _Tried, sieve: Sieve) -> None:
        self.low = low
        self._tried = tried
        self._sieve = sieve

    def __repr__(self) -> str:
        return f"Text({self.low!r})"

    def like(self, low: str) -> Text:
        """Return another text, such as a part of this one."""
        return self._sieve.text(low)

    @property
    def tells(self) -> bool:
        """Whether the text has the words for any cue that is no shade."""
        return self._tried.tells

    def may(self, cue: Cue) -> bool:
        """Return whether the text has the words for a cue."""
        return cue in self._tried

    def among(self, cues: Container[Cue]) -> list[Cue]:
        """Return those of some cues that the text has the words for, in the order of the sieve."""
        return [cue for cue in self._tried if cue in cues]

    def has(self, cue: Cue) -> bool:
        """Return whether a cue is in the text."""
        for fragment in self._tried.get(cue, ()):  # noqa: SIM110 - a generator would cost as much as the search
            if fragment.search(self.low):
                return True
        return False

    def search(self, cue: Cue, start: int = 0) -> re.Match[str] | None:
        """Return where a cue first is in the text, from `start` on."""
        first = None
        for fragment in self._tried.get(cue, ()):
            match = fragment.search(self.low, start)
            if match and (first is None or match.start() < first.start()):
                first = match
                if match.start() == start:
                    break  # no other can be before it
        return first

    def finditer(self, cue: Cue) -> Iterable[re.Match[str]]:
        """Return where a cue is in the text, one after the other; what overlaps one before doesn't count."""
        fragments = self._tried.get(cue, ())
        if len(fragments) > 1:
            return self._matches(fragments)
        return fragments[0].expression.finditer(self.low) if fragments else ()

    def _matches(self, fragments: Iterable[_Fragment]) -> Iterator[re.Match[str]]:
        low = self.low
        upcoming = [(fragment, match) for fragment in fragments if (match := fragment.search(low))]
        while upcoming:
            first = min([match for _, match in upcoming], key=re.Match.start)
            yield first
            end = max(first.end(), first.start() + 1)
            upcoming = [
                (fragment, later)
                for fragment, match in upcoming
                if (later := match if match.start() >= end else fragment.search(low, end))
            ]
