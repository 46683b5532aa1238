"""What an agent could learn from a customer's text: the values that it gives, what it wants done, and yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from t2t_gym.remembered import Remembered
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.llm.literals import literals, without_literals
from t2t_gym.users.llm.vocabulary import stem, words_of
from t2t_gym.users.understanding.values.typed_values import WORDED
from t2t_gym.users.voice import Voice

__all__ = ["FAREWELL", "NO", "YES", "Reader", "Reading"]

YES, NO, FAREWELL = "a yes", "a no", "a farewell"

_SIGNS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<![\w'-])(?:{expression})(?![\w'-])")
    for name, expression in (
        (
            YES,
            r"yes|yeah|yep|yup|yea|aye|correct|exactly|agreed|absolutely|definitely|certainly|indeed|by all means"
            r"|that(?:'s| is) (?:right|it exactly|the one)|(?:go|going) ahead|(?:please |let's )?do (?:it|so|that)"
            r"|please do|sounds (?:good|great|right|fine|perfect)|i (?:agree|consent|confirm)|confirmed|approved",
        ),
        (
            NO,
            r"no|not|\w+n't|cannot|never|nope|nah|nothing|none|nobody|neither|nor|without|wrong|unable|refuse|decline"
            r"|hardly|stop|against|rather than",
        ),
        (
            FAREWELL,
            r"(?:good)?bye|cheerio|farewell|so long|take care|see you|all the best|hang(?:ing)? up"
            r"|have an? (?:\w+ )?(?:day|evening|afternoon|night|weekend|one)"
            r"|that(?:'s| is|'ll be| will be) (?:all|everything|it)|nothing (?:else|further|more)",
        ),
    )
}
_COUNTS = {word: str(n) for n, word in enumerate(WORDED) if n > 1}  # "one" mostly counts nothing
_CLAUSE = re.compile(r"[.,;:!?]\s")
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z]+")


class Reading(NamedTuple):
    """What an agent could learn from a text.

    Attributes:
        values: the values that it gives, each once: the literal ones in order, then closed ones, then words.
        deeds: the operations that it names.
        denied: those of them that it names beside a no: "don't cancel it".
        hints: all of these, and whatever else could be one: a name, a count in words.
        signs: whether it says yes, no or goodbye.
        questions: how many questions it asks.
    """

    values: tuple[str, ...]
    deeds: frozenset[str]
    denied: frozenset[str]
    hints: frozenset[str]
    signs: frozenset[str]
    questions: int


class Reader:
    """Reads what customers of a domain say.

    Args:
        lexicon: the domain's words for operations and closed values.
        voice: the customers' own words for closed values.
        telling: the words that are values, or parts of them; see `telling_words`.
    """

    def __init__(self, lexicon: Lexicon, voice: Voice, telling: frozenset[str]) -> None:
        self._words = _words.get(lexicon) or _words.keep(lexicon, _Words(lexicon, voice))
        self._telling = telling

    def read(self, text: str) -> Reading:
        """Read a text."""
        bare = without_literals(text)
        low = bare.lower()
        rest = self._words.without_closed(low)  # "no longer needed" is a reason, and no no
        words = [*words_of(rest)]
        values = (*literals(text), *self._words.closed(low), *filter(self._telling.__contains__, words))
        deeds = frozenset(_named(self._words.deeds, text.lower()))
        counts = [_COUNTS[word] for word in words if word in _COUNTS]
        hints = deeds.union(values, counts, map(stem, _NAME.findall(bare)))
        signs = frozenset(_named(_SIGNS, rest))
        clauses = filter(_SIGNS[NO].search, _CLAUSE.split(rest)) if NO in signs else ()
        denied = frozenset(deed for clause in clauses for deed in _named(self._words.deeds, clause))
        return Reading(tuple(dict.fromkeys(values)), deeds, denied, hints, signs, text.count("?"))


class _Words:
    """How the operations and the closed values of a domain are said.

    Attributes:
        deeds: the expression for each operation.
    """

    def __init__(self, lexicon: Lexicon, voice: Voice) -> None:
        own: dict[str, list[str]] = {}
        for name, said in voice.slots.items():
            closed = {name: said.values, **{attribute: feature.values for attribute, feature in said.features.items()}}
            for attribute, wordings in closed.items():
                for value, texts in wordings.items():
                    own.setdefault(f"{attribute} {value}", []).extend(re.escape(text.lower()) for text in texts)
        heard = {f"{name} {value}": of for name, slot in lexicon.slots.items() for value, of in slot.values.items()}
        in_order = sorted(chain(*own.values()), key=len, reverse=True)  # "basic economy" before "economy"
        self._any = _any_of([*in_order, *chain(*heard.values())])
        self._each = {
            name.replace("_", " "): _any_of([*own.get(name, ()), *heard.get(name, ())]) for name in own | heard
        }
        self.deeds = {name.replace("_", " "): _any_of([*of.verbs, *of.done]) for name, of in lexicon.operations.items()}

    def closed(self, low: str) -> Iterator[str]:
        """Yield the closed values in a lower-case text, in order."""
        for match in self._any.finditer(low):
            yield next((name for name, expression in self._each.items() if expression.fullmatch(match[0])), match[0])

    def without_closed(self, low: str) -> str:
        """Return a lower-case text with a space in place of each closed value."""
        return self._any.sub(" ", low)


def _any_of(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(expressions) or '(?!)'})(?!\w)")


def _named(expressions: Mapping[str, re.Pattern[str]], low: str) -> Iterator[str]:
    """Yield the names of the expressions that are in a lower-case text."""
    return (name for name, expression in expressions.items() if expression.search(low))


_words: Remembered[_Words] = Remembered(16)
