"""Finds, by a lexicon's words, the operations that a text names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.cues.completion import is_participle
from t2t_gym.users.understanding.matching.cue import Cue, Names
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["OperationFinder"]

# "$20.00 has been returned to your card": money only moves along with what is done, whatever that is.
_SUM_IS = re.compile(r"\$[\d.,]*\d(?: (?:has|have|was|were|is|are|been|be|being|will|now|also|already|just|\w+ly))+ $")
# "A certificate for the cancelled flight" tells which one it is, "have the order cancelled" what is to be done.
_DETERMINERS = (" the ", " a ", " an ", " your ", " any ", " each ", " for ", " of ", " from ")
_LONGEST = max(map(len, _DETERMINERS))
_NOUN = re.compile(
    r" (?!(?:and|or|to|from|for|with|on|in|by|as|at|because|since|so|if|when|once|before|after|instead|back|off|over"
    r"|now|then|too|also|already|today|first)(?!\w))[a-z#]"
)
_BEGUN = re.compile(r"\b(?:started|begun)\b")
_IDLE = re.compile(r"(?<!\w)all $")  # "all set" sets nothing
_AT_HAND = 64
"""Texts of which it is remembered how else they can be worded: each is asked about several times in a row."""


class OperationFinder:
    """The operations of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._named = Names({name: (*o.verbs, *o.done) for name, o in lexicon.operations.items()})
        self._done = Names({name: o.done for name, o in lexicon.operations.items()})
        self._together = Names(lexicon.together)
        self.wordings = lru_cache(_AT_HAND)(self._wordings)

    def cues(self) -> list[Cue]:
        """Return all cues that texts are searched for."""
        return [self._named, self._done, self._together]

    def named(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names, as done or to be done: "the cancelled flight" names none."""
        return self._alone(self._named, [match for match in text.each(self._named) if _names(match)])

    def named_alike(self, text: Text) -> frozenset[str]:
        """Return the operations of a text that it names by words for several alone: "change" the day, or the room."""
        found = [(match.span(), self._named.of(match)) for match in text.each(self._named)]
        shared = Counter(span for span, _ in found)
        return frozenset(name for _, name in found).difference(name for span, name in found if shared[span] < 2)

    def ruled_out(self, text: Text, able: Text) -> tuple[str, ...]:
        """Return the operations that a text rules out, by themselves or together with others.

        Args:
            text: what can't be done.
            able: what can, though that is ruled out together: "fares can't be changed, though they can be upgraded".
        """
        together = [name for match in text.each(self._together) for name in self._together.of(match)]
        spared = self.named(able) if together else ()
        return tuple(dict.fromkeys([*self.named(text), *(name for name in together if name not in spared)]))

    def are_put(self, text: Text) -> bool:
        """Return whether a text puts several operations to choose from."""
        return " or " in text.low and len(self.named(text)) > 1

    def _wordings(self, text: Text) -> tuple[Text, ...]:
        """Return a text; then with "done" for each participle that tells of an operation and is known to no cue."""
        found = [(match, match[0].partition(" ")[0]) for match in text.finditer(self._done)]
        # "Turned it off" begins with the participle; "your booking is made" doesn't.
        verbs = [(m.start(), word) for m, word in found if word == m[0] or word.endswith("ed")]
        own = [(start, verb) for start, verb in verbs if not is_participle(verb)]
        if not own:
            return (text,)
        low = text.low
        for start, verb in reversed(own):
            low = f"{low[:start]}done{low[start + len(verb) :]}"
        return text, text.like(low)

    def carried_out(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names as carried out, on whatever isn't a sum of money."""
        return self._done_to_things(text, self._done)

    def changed(self, text: Text) -> bool:
        """Return whether a text has the words for several operations at once: "your order is updated"."""
        return text.has(self._together)

    def claimed(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a claim is about: those carried out, or any: "I've submitted your return".

        What has only been begun may not be done yet: "I've started the cancellation".
        """
        done = self.carried_out(text)
        return done if done or _BEGUN.search(text.low) else self._done_to_things(text, self._named)

    def _done_to_things(self, text: Text, names: Names[str]) -> tuple[str, ...]:
        found = text.finditer(names) if "$" in text.low else text.each(names)
        return self._alone(names, [m for m in found if not _SUM_IS.search(text.low, 0, m.start())])

    def _alone(self, names: Names[str], found: Sequence[re.Match[str]]) -> tuple[str, ...]:
        """Return what some matches name, less those that are but a part of another: in "plan change" no "change"."""
        alone = [m for m in found if not (_idle(m) or any(_is_part(m, of) for of in found))]
        return tuple(dict.fromkeys(map(names.of, alone)))

    def may_be_carried_out(self, text: Text) -> bool:
        """Return whether a text has the words for any operation as carried out."""
        return text.may(self._done)


def _names(match: re.Match[str]) -> bool:
    """Return whether what is found names something that is done, there or further on, and doesn't only describe."""
    return not _describes(match) or not all(map(_describes, match.re.finditer(match.string, match.end())))


def _describes(match: re.Match[str]) -> bool:
    if not match[0].endswith("ed") or " " in match[0]:
        return False
    before = f" {match.string[max(0, match.start() - _LONGEST) : match.start()]}"
    return before.endswith(_DETERMINERS) and _NOUN.match(match.string, match.end()) is not None


def _idle(match: re.Match[str]) -> bool:
    """Return whether a word is only part of "all set"."""
    return match[0] == "set" and _IDLE.search(match.string, 0, match.start()) is not None


def _is_part(match: re.Match[str], of: re.Match[str]) -> bool:
    """Return whether a match is what a longer one ends with: in "cancelled or changed" both are named."""
    return of.start() < match.start() and match.end() == of.end()
