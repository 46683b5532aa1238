"""What a clause is told by: sets of expressions that tell the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from t2t_gym.users.understanding.matching.expression import Expression
from t2t_gym.users.understanding.matching.needs import alternatives, needs

__all__ = ["Cue", "Family", "Fragment", "Names", "Shade"]

T = TypeVar("T")

_ME = re.compile(r"(?<![\w'])(?<!us\|)me(?![\w'])(?!\|us)")


class Fragment:
    """One expression, compiled when it is first tried.

    Attributes:
        text: the expression.
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
        texts = [text for expression in expressions for text in alternatives(_of_a_team(expression))]
        self.fragments = tuple(map(Fragment, texts))


def _of_a_team(expression: str) -> str:
    """Return an expression that takes "us" for "me": agents speak for a company, too."""
    return _ME.sub("(?:me|us)", expression)


class Shade(Cue):
    """A cue that tells nothing by itself, only more of what another cue or a question mark has told."""


class Names(Shade, Generic[T]):
    """A cue of which each match tells what it names.

    Args:
        words: what can be named, each with the expressions that name it.
    """

    def __init__(self, words: Mapping[T, Sequence[str]]) -> None:
        self._named = tuple(words)
        super().__init__(
            *(
                f"{alternative}(?P<n{i}>)"  # an empty group, whose name a match tells
                for i, expressions in enumerate(words.values())
                for expression in expressions
                for alternative in alternatives(expression)
            )
        )

    def of(self, match: re.Match[str]) -> T:
        """Return what a match names."""
        return self._named[int((match.lastgroup or "n0")[1:])]


class Family:
    """Cues of which any is looked for.

    Args:
        cues: the cues.
    """

    def __init__(self, *cues: Cue) -> None:
        self.cues = cues
