"""Looks for what a clause is told by, and tries only the expressions that its words allow.

A reader knows over a thousand expressions, and a clause has the words for a few of them. A `Sieve` knows what each of
them `needs`, and marks in a `Text` those that are worth a try. Searching a text for a cue then finds what a plain
search for all of its expressions would find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from t2t_gym.users.understanding.matching.cue import Cue, Family, Fragment, Shade
from t2t_gym.users.understanding.matching.needs import SIGN

__all__ = ["Sieve", "Text"]

_LEVELS = 2
"""Needs of an expression that count."""

_REMEMBERED = 2048
"""Words, and combinations of marks, that are remembered."""


class _Marks(dict[Cue | Family, int]):
    """The marks of cues, and of families of them."""

    def __missing__(self, family: Cue | Family) -> int:
        if isinstance(family, Cue):
            raise KeyError(family)
        self[family] = marks = reduce(or_, [self[cue] for cue in family.cues], 0)
        return marks


class _Words(dict[bytes, int]):
    """What the words met so far give: the marks of all their parts."""

    def __init__(self, marks: Mapping[str, int]) -> None:
        super().__init__()
        self._marks = marks
        self._longest = max(map(len, marks), default=0)
        self._inner: dict[str, list[tuple[str, int]]] = {}  # parts that may be anywhere, by their first two letters
        for part, mark in marks.items():
            if " " not in part:
                self._inner.setdefault(part[:2], []).append((part, mark))

    def __missing__(self, word: bytes) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        framed = f" {word.decode()} "  # a space stands for where a word begins or ends
        size, longest = len(framed), self._longest
        parts = [framed[:end] for end in range(2, min(size, longest) + 1)]
        parts += [framed[start:] for start in range(max(1, size - longest), size - 1)]
        found = [mark for part in parts if (mark := self._marks.get(part))]
        found += [
            mark
            for start in range(1, size - 2)
            for part, mark in self._inner.get(framed[start : start + 2], ())
            if framed.startswith(part, start)
        ]
        self[word] = met = reduce(or_, found, 0)
        return met


class _Trials(dict[int, tuple[Fragment, ...]]):
    """Which fragments are tried, by their marks."""

    def __init__(self, fragments: Sequence[Fragment]) -> None:
        super().__init__()
        self._fragments = fragments

    def __missing__(self, met: int) -> tuple[Fragment, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found, left = [], met
        while left:
            mark = left & -left
            found.append(self._fragments[mark.bit_length() - 1])
            left ^= mark
        self[met] = tried = tuple(found)
        return tried


def _is_within_word(low: str, place: int) -> bool:
    return 0 < place < len(low) and low[place - 1].isalpha() and low[place].isalpha()


_APART = bytes(code if chr(code).isalpha() and code < 128 else 32 for code in range(256))


class Sieve:
    """Knows what the expressions of some cues need.

    A fragment's rarest needs count, up to `_LEVELS` of them. There is a mark, one bit of a number, for each level of
    each fragment; a fragment is tried where the words of a text give all of its marks.

    Args:
        cues: all cues that its texts are searched for.

    Attributes:
        marks: the marks of each cue's fragments.
        telling: the marks of all cues that are no shades.
        trials: marks to the fragments that have them.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.marks = _Marks()
        self.telling = 0
        fragments: list[Fragment] = []
        for cue in dict.fromkeys(cues):
            self.marks[cue] = (1 << len(cue.fragments)) - 1 << len(fragments)
            self.telling |= 0 if isinstance(cue, Shade) else self.marks[cue]
            fragments += cue.fragments
        self.trials = _Trials(fragments)
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
        self._signed = self._always | marks.get(SIGN, 0)

    def text(self, low: str) -> Text:
        """Return a lower-case text, to be searched."""
        words = low.encode("ascii", "replace").translate(_APART).split()  # all but plain letters is between words
        met = reduce(or_, map(self._marks_of, words), self._signed if SIGN in low else self._always)
        return Text(low, met & met >> self._size, self)


class Text:
    """A lower-case text that can be searched for cues.

    Attributes:
        low: the text.
    """

    __slots__ = ("_met", "_sieve", "low")

    def __init__(self, low: str, met: int, sieve: Sieve) -> None:
        self.low = low
        self._met = met
        self._sieve = sieve

    def __repr__(self) -> str:
        return f"Text({self.low!r})"

    def like(self, low: str) -> Text:
        """Return another text."""
        return self._sieve.text(low)

    def part(self, start: int, end: int | None = None) -> Text:
        """Return a part of the text, as `like` would."""
        low = self.low[start:end]
        if _is_within_word(self.low, start) or (end is not None and _is_within_word(self.low, end)):
            return self._sieve.text(low)  # a half of a word may be another one
        return Text(low, self._met, self._sieve)  # whose words are all among those of the whole

    @property
    def tells(self) -> bool:
        """Whether the text has the words for any cue that is no shade."""
        return self._met & self._sieve.telling != 0

    def may(self, cue: Cue | Family) -> bool:
        """Return whether the text has the words for a cue, or for any of a family."""
        return self._met & self._sieve.marks[cue] != 0

    def has(self, cue: Cue) -> bool:
        """Return whether a cue is in the text."""
        if met := self._met & self._sieve.marks[cue]:
            low = self.low
            for fragment in self._sieve.trials[met]:
                if fragment.search(low):
                    return True
        return False

    def each(self, cue: Cue) -> list[re.Match[str]]:
        """Return where each of a cue's expressions first is in the text, of those that are, in their order."""
        tried = self._sieve.trials[self._met & self._sieve.marks[cue]]
        return [match for fragment in tried if (match := fragment.search(self.low))]

    def search(self, cue: Cue, start: int = 0) -> re.Match[str] | None:
        """Return where a cue first is in the text, from `start` on."""
        first = None
        if met := self._met & self._sieve.marks[cue]:
            low = self.low
            for fragment in self._sieve.trials[met]:
                match = fragment.search(low, start)
                if match and (first is None or match.start() < first.start()):
                    first = match
                    if match.start() == start:
                        break  # no other can be before it
        return first

    def finditer(self, cue: Cue) -> Iterable[re.Match[str]]:
        """Return where a cue is in the text, one after the other; what overlaps one before doesn't count."""
        met = self._met & self._sieve.marks[cue]
        if not met:
            return ()
        fragments = self._sieve.trials[met]
        return fragments[0].expression.finditer(self.low) if len(fragments) == 1 else self._matches(fragments)

    def _matches(self, fragments: Iterable[Fragment]) -> Iterator[re.Match[str]]:
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
