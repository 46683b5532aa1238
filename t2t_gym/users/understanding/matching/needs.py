"""What a text must have for an expression to match it.

An expression such as `(?:could|can) you (?:please )?tell` can't match where one of its *needs* is missing: one of the
words "could" and "can", the word "you", and one that begins with "tell". Most texts lack one, which is found out much
faster than that there is no match (Cox 2012, "Regular expression matching with a trigram index", does so with letters).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = ["SIGN", "alternatives", "needs"]

SIGN = ":"
"""What is no word and may be needed, too; most texts have none."""

_SYNTAX = re.compile(
    r"(?P<letters>[a-zA-Z]+(?![*+?{])|[a-zA-Z])|\(\?:(?P<words>[a-z |]+)\)|(?P<edge>\(\?<?!\\w\)|\\b|\^|\$)"
    r"|(?P<ahead>\(\?=)|(?P<around>\(\?(?:!|<[!=]))|(?P<group>\((?:\?(?::|P<\w+>)|(?!\?)))|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<repeat>(?:[*+?]|\{(?P<least>\d*)(?:,\d*)?\})[+?]?)|(?P<unknown>\\[wSD]|\.|\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<apart>\\[\WWds]|[^\\()|*+?\[])"
)
_STRUCTURE = re.compile(r"[(|)]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_APART, _UNKNOWN = " ", "*"  # what is no letter, or the edge of a word; what may be anything
_WORD = re.compile(r" ?[a-z]+ ?")
_LEAST = 2  # characters that tell anything


class _Choice:
    """A part of an expression that is one of several sequences, or, if it is optional, nothing.

    Attributes:
        of: the sequences.
        optional: whether it may be nothing.
        edges: what it begins with, and what it ends with; empty where that is up to what stands beside it.
    """

    __slots__ = ("edges", "of", "optional")

    def __init__(self, of: Sequence[_Sequence], *, optional: bool = False) -> None:
        self.of = of
        self.optional = optional
        self.edges = tuple(_common([_edge(one, at) for one in of], optional=optional) for at in (0, -1))


_Sequence = Sequence[str | _Choice]


def alternatives(expression: str) -> list[str]:
    """Return the alternatives of an expression, as they stand between its outermost bars."""
    depth, start, found = 0, 0, []
    for token in _STRUCTURE.finditer(expression):
        depth += (token[0] == "(") - (token[0] == ")")
        if token[0] == "|" and not depth:
            found.append(expression[start : token.start()])
            start = token.end()
    return [*found, expression[start:]]


@lru_cache(4096)
def needs(expression: str) -> tuple[frozenset[str], ...]:
    """Return what every text has that an expression matches as a whole word or as several.

    Args:
        expression: an expression over lower-case text.

    Returns:
        Sets of which a text must have a member each, what is likely to be rare before what is common. A member is a
        part of a word, or `SIGN`; a space before or after it means that the word begins or ends there. An expression
        that isn't understood needs nothing.
    """
    read = _parsed(expression)
    return tuple(_rarest_first(_needs([_Choice(read)], _APART, _APART))) if read else ()


def _parsed(expression: str) -> list[_Sequence]:
    """Return the alternatives of an expression; nothing if there is something in it that isn't understood."""
    outer: list[tuple[str, list[list[str | _Choice]]]] = []
    present: list[list[str | _Choice]] = [[]]
    end = 0
    for token in _SYNTAX.finditer(expression):
        if token.start() != end:
            return []
        end = token.end()
        match token.lastgroup:
            case "letters":
                present[-1].append(token[0].lower())
            case "apart" | "edge":
                present[-1].append(SIGN if token[0] == SIGN else _APART)
            case "words":
                present[-1].append(_Choice([[word] if word else [] for word in token["words"].split("|")]))
            case "group" | "ahead" | "around":
                outer.append((token.lastgroup, present))
                present = [[]]
            case "close":
                inner = present
                kind, present = outer.pop()
                if kind != "around":  # what mustn't be there isn't needed, and what stands before is there already
                    present[-1].append(_Choice(inner))
                if kind == "ahead":
                    present[-1].append(_UNKNOWN)  # it is looked at again
            case "bar":
                present.append([])
            case "repeat":
                _repeat(present[-1], token)
            case _:
                present[-1].append(_UNKNOWN)
    return list(present) if end == len(expression) and not outer else []


def _repeat(sequence: list[str | _Choice], token: re.Match[str]) -> None:
    """Repeat the last item of a sequence."""
    item = sequence[-1]
    if token[0][0] == "?":
        sequence[-1] = _Choice([[item]], optional=True)
    elif token[0][0] == "*" or token["least"] in ("0", ""):
        sequence[-1] = _Choice([[item, _UNKNOWN, item]], optional=True)
    else:
        sequence.append(_UNKNOWN)


def _needs(sequence: _Sequence, before: str, after: str) -> Sequence[frozenset[str]]:
    """Return what a sequence needs, given what stands on either side."""
    if len(sequence) == 1 and isinstance(sequence[0], str):
        return _words(before + sequence[0] + after)
    found: list[frozenset[str]] = []
    run = before
    for i, item in enumerate(sequence):
        if isinstance(item, str):
            run += item
            continue
        follows = _edge(sequence[i + 1 :], 0, after)
        found += _words(run + (item.edges[0] or follows))
        if not item.optional:
            before = _side(run[-1])
            each = [_needs(one, before, follows) for one in item.of]
            if len(each) == 1:
                found += each[0]
            elif all(each):
                found.append(frozenset().union(*(_rarest_first(of)[0] for of in each)))
        run = item.edges[-1] or _side(run[-1])
    return [*found, *_words(run + after)]


@lru_cache(1024)
def _words(run: str) -> tuple[frozenset[str], ...]:
    words = _WORD.findall(run.replace(SIGN, _APART).replace(_APART, 2 * _APART))  # an end and a beginning
    signs = [SIGN] if SIGN in run else []
    return tuple(frozenset((word,)) for word in [*signs, *words] if len(word) >= _LEAST or word == SIGN)


def _rarest_first(found: Sequence[frozenset[str]]) -> Sequence[frozenset[str]]:
    """Sort needs; of equals the last comes first, as English begins with what is common."""
    last_first = found[::-1]
    return sorted(last_first, key=_rareness, reverse=True)


def _rareness(need: frozenset[str]) -> tuple[bool, int, int]:
    return not any(part.strip() in _COMMON for part in need), min(map(len, need)), -len(need)


_FUNCTION_WORDS = """
a and are be can could do for have i is it me my of on or shall that the this to was we will with would you your
"""
_COMMON = frozenset(_FUNCTION_WORDS.split())


def _side(sign: str) -> str:
    return _APART if sign in (_APART, SIGN) else _UNKNOWN


def _edge(sequence: _Sequence, at: int, beyond: str = "") -> str:
    """Return whether a sequence begins (0) or ends (-1) with no letter; `beyond` is what counts where it is empty."""
    for item in sequence if at == 0 else reversed(sequence):
        edge = _side(item[at]) if isinstance(item, str) else item.edges[at]
        if edge:
            return edge
    return beyond


def _common(edges: list[str], *, optional: bool) -> str:
    if _UNKNOWN in edges:
        return _UNKNOWN
    return "" if optional or "" in edges else _APART
