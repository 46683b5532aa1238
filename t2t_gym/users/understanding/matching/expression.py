"""An expression that is looked for only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from t2t_gym.users.understanding.matching.needs import alternatives

__all__ = ["Expression"]

_TIMES = re.compile(r"(\\[dwsDWS]|\[\^?\]?[^\]\\]*\])\{(\d+)\}")
_LOOKS = re.compile(r"(?:\\b|\(\?<?[!=](?:[^()]|\([^()]*\))*\))*")
_BEHIND = re.compile(r"(?P<looks>(?:\(\?<[=!][^()|\\]+\))+)(?P<word>[a-z]+)(?![a-z]*[*+?{])")


class Expression:
    r"""A regular expression, faster to search for than by `re` if it looks around first (`\b`, `(?<!not )`).

    `re` skips to what an expression can begin with, but not past what the expression looks at before it begins. So it
    searches for the rest, and looks around where that is found.

    Args:
        text: the expression.
        before: what it looks at first, in any case.
        after: what it looks at last.
    """

    def __init__(self, text: str, before: str = "", after: str = "") -> None:
        looks = _LOOKS.match(text) if len(alternatives(text)) == 1 else None
        first = looks[0] if looks else ""
        self._opens = bool(looks) and text.startswith("^")
        self._looks = re.compile(before + first)
        rest = text[len(first) :]
        if times := _TIMES.match(rest):  # what is repeated isn't skipped to, unless it stands once before
            rest = f"{times[1]}{times[1]}{{{int(times[2]) - 1}}}{rest[times.end() :]}"
        self._rest = re.compile(rf"(?:{_BEHIND.sub(_word_first, rest)}){after}")

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match in a text, from `start` on."""
        if self._opens:
            return None if start else self._rest.match(text)
        match = self._rest.search(text, start)
        while match and not self._looks.match(text, begin := match.start()):
            match = self._rest.search(text, begin + 1) if begin < len(text) else None
        return match

    def findall(self, text: str) -> list[str]:
        """Return the parts of a text that match and don't overlap."""
        found = []
        match = self.search(text)
        while match:
            found.append(match[0])
            match = self.search(text, max(match.end(), match.start() + 1))
        return found

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text that don't overlap."""
        match = self.search(text)
        while match:
            yield match
            match = self.search(text, max(match.end(), match.start() + 1))


def _word_first(behind: re.Match[str]) -> str:
    """Return a word with what is looked for before it after it: ``set(?<=been set)``; `re` skips to a word."""
    return behind["word"] + behind["looks"].replace(")", behind["word"] + ")")
