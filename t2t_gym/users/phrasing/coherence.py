"""How the sentences of a turn hang together: nothing is said twice, or worded twice alike, and "it" can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from t2t_gym.users.moves import Move
from t2t_gym.users.phrasing.phrases import Template, capital

__all__ = ["echoes", "explicit", "merged", "sentences", "share"]

_POINTS_BACK = re.compile(r"(?:it|that)\b")
_SAME_START = 12  # letters by which two sentences begin alike: "I'd be grateful"


@lru_cache(256)
def explicit(states: tuple[str, ...]) -> tuple[str, ...]:
    """Return the clauses that say of themselves what they are about ("the address is ..."), if there are any."""
    return tuple(text for text in states if not _POINTS_BACK.match(text)) or states


def share(wordings: Sequence[Template], n: int, of: int) -> Sequence[Template]:
    """Return the wordings left to the n-th of some sentences, so that no two of a turn are worded alike."""
    return wordings[n::of] or wordings


def merged(moves: Sequence[Move]) -> Sequence[Move]:
    """Return moves of which one says what two say alike of their requests."""
    fewer: list[Move] = []
    for move in moves:
        last = fewer[-1] if fewer else None
        if last is not None and last.manner == move.manner == "several" and last.says == move.says:
            fewer[-1] = replace(last, manner="both")
        elif last is None or not last.manner == move.manner == "repeated":  # one more "yes" is enough for all
            fewer.append(move)
    return fewer


def echoes(closing: str, said: Sequence[str]) -> bool:
    """Tell whether a closing asks right after a question, or begins as something in what was said does."""
    start = closing[:_SAME_START]
    return (closing.endswith("?") and said[-1].endswith("?")) or (bool(start) and any(start in text for text in said))


def sentences(texts: Iterable[str]) -> str:
    """Join sentences, each with a capital at its start."""
    return " ".join([capital(text) for text in texts if text])
