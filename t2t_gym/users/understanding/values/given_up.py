"""What a text gives up for what it puts: "replace HAT001 with HAT002", "from May 5 to May 6", "Old flight: HAT001"."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["brought_to", "without_given_up"]

_REPLACES = re.compile(  # `re` skips to a first letter
    r"[rscem](?<![a-z][rscem])(?:eplac(?:e[sd]?|ing)(?! (?:with|by)\b) [^\n.;?!]{1,80}? (?:with|by)"
    r"|(?:wap(?:s|ped|ping)?|xchang(?:e[sd]?|ing))(?! (?:for|with|by)\b) [^\n.;?!]{1,80}? (?:for|with|to|onto)"
    r"|(?:hang(?:e[sd]?|ing)|witch(?:e[sd]|ing)?|ov(?:e[sd]?|ing)|ebook(?:s|ed|ing)?)(?! (?:to|onto|into)\b)"
    r" [^\n.;?!]{1,80}? (?:to|onto|into))\b"
)
_REPLACING = ("eplac", "wap", "hang", "witch", "ove", "oving", "ebook")  # most texts have none of them
_IS_REPLACED = re.compile(r"\b(?:be|is|are|been|being) (?:replaced|swapped) (?:by|with|for)\b")
_SENTENCE = re.compile(r"(?:.*(?:\n|[.:;?!] ))?", re.DOTALL)
# "Old flight: HAT001", "- Remove: HAT001"
_LABELLED = re.compile(
    r"\n\W*(?:old|previous|current|existing|original|from|before|now|remov(?:e|ed|ing)|replac(?:ed|es|ing)|drop)"
    r"(?: \w+){0,2}:(?:[^\n.]|\.(?! ))*"
)
# "Going up to 7 would cost $150": the number alone, with no other noun after it.
_BROUGHT_TO = re.compile(
    r"\b(?:up|down|(?:from|of) \d+|it|that|them|those|(?:rais|increas|reduc|lower|bring|chang|updat)\w+|number|count"
    r"|total) to (\d+)(?![\w.,:/-]*\d)(?=\W|$)(?! (?!(?:would|will|is|in|at|for|on|now|then|and|with|of|altogether"
    r"|instead|means?|costs?|comes?|adds?|takes?|brings?)\b)\w)"
)


def brought_to(low: str) -> Iterator[str]:
    """Yield the numbers in a lower-case text to which it brings what it gives another number of."""
    yield from (found[1] for found in _BROUGHT_TO.finditer(low))


def without_given_up(text: str) -> str:
    """Return a text without the things that it puts others in the place of."""
    kept, done = "", 0
    for start, end in sorted(_given_up(text.lower())):
        kept += text[done:start]
        done = max(done, end)
    return kept + text[done:]


def _given_up(low: str) -> Iterator[tuple[int, int]]:
    """Yield where in a lower-case text the things stand that others are put in the place of."""
    if any(map(low.__contains__, _REPLACING)):
        for replaces in _REPLACES.finditer(low):
            yield replaces.span()
    if "replaced" in low or "swapped" in low:
        for replaced in _IS_REPLACED.finditer(low):
            sentence = _SENTENCE.match(low, 0, replaced.start())
            yield (sentence.end() if sentence else 0), replaced.end()
    for line in _LABELLED.finditer(f"\n{low}"):
        yield max(0, line.start() - 1), line.end() - 1
