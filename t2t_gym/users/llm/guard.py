"""The guard: whether a text says what a turn says in other words, so that it may be said instead.

It may, if an agent could learn the same from both:

- every value is given, in the same order, and what is wanted is asked for: numbers, days, names, ids and descriptions,
  word for word, but for how numbers, days and times are written;
- no other is: nothing that the customer knows and hasn't said with this turn, no number, no name, nothing else to do;
- a yes stays a yes and a no a no, of the same things; it asks as many questions; it says goodbye only as the call ends;
- it is English, not much longer, and nothing but what a customer would write.

Both texts are read in the same way, so that a turn's own words always pass. Where in doubt, it objects: that costs
another try.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from t2t_gym.domain import Domain
from t2t_gym.remembered import Remembered
from t2t_gym.task import Task
from t2t_gym.users.acts import UserActKind, UserTurn
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.llm.reading import FAREWELL, NO, YES, Reader
from t2t_gym.users.llm.vocabulary import telling_words, words_of
from t2t_gym.users.understanding.matching.sieve import Sieve
from t2t_gym.users.understanding.text.language import PARTICLES, is_foreign
from t2t_gym.users.understanding.text.plain_text import plain

__all__ = ["Guard", "guard_of", "tidied"]

_ROOM = 200  # characters that a text may have beyond twice those of the turn
_HINGES: dict[UserActKind, str] = {"consent": YES, "deny": NO, "decline": NO, "dont_know": NO}
"""What turns such an act into its opposite if it is left out."""

_OUT_OF_ROLE = re.compile(
    r"\b(?:ai|a\.i\.|language model|chatbot|assistant|system prompt|prompt|instruct(?:ed|ions?)|rephras\w+|reword\w*"
    r"|paraphras\w+|rewritten|role[ -]?play\w*|in character|simulat\w+|fictional|in (?:my|your) own words"
    r"|(?:as|hidden|secret) (?:the |a )?(?:customer|user|goal))\b|^(?:customer|user|me|you|agent) ?:|[{}<>\[\]|`]",
    re.IGNORECASE,
)
_SIEVE = Sieve([PARTICLES])


def tidied(text: str) -> str:
    """Return what a model said as a customer would type it: in one line, without markup, and not in quotes."""
    line = " ".join(plain(text).split())
    return line[1:-1] if len(line) > 1 and line[0] == line[-1] == '"' else line


class Guard:
    """Reads what a model made of a turn.

    Args:
        reader: reads the customer's texts.

    Attributes:
        reader: the same.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def objection(self, turn: UserTurn, text: str) -> str:
        """Return what is wrong with a text that is to be said instead of a turn's own; empty if nothing is.

        It is worded for whoever made the text, of which it tells no more than the turn's own words do.

        Args:
            turn: the turn.
            text: the text, tidied.
        """
        return self._form(turn, text) or self._content(turn, text)

    def _form(self, turn: UserTurn, text: str) -> str:
        if not any(map(str.isalnum, text)):
            return "it is empty"
        if len(text) > 2 * len(turn.text) + _ROOM:
            return "it is too long"
        if (odd := _OUT_OF_ROLE.search(text)) and odd[0].lower() not in turn.text.lower():
            return f"no customer would write {odd[0]!r}"
        letters = {letter for letter in text if letter.isalpha() and not letter.isascii()}
        if letters.difference(turn.text) or is_foreign(_SIEVE.text(text.lower())):
            return "it isn't in English"
        return ""

    def _content(self, turn: UserTurn, text: str) -> str:
        meant, said = self.reader.read(tidied(turn.text)), self.reader.read(text)
        missing = [*meant.deeds - said.deeds, *(value for value in meant.values if value not in said.values)]
        if missing:
            return f"it leaves out: {_listed(missing)}"
        if added := said.hints - meant.hints - frozenset(words_of(turn.text)):
            return f"it adds: {_listed(added)}"
        if said.values != meant.values:
            return "it says things in another order"
        if said.questions != meant.questions:
            return f"it asks {said.questions} questions instead of {meant.questions}"
        welcome = {FAREWELL} if turn.ending else set()
        if signs := said.signs - meant.signs - welcome:
            return f"it says {_listed(signs)}, which isn't meant"
        if denied := said.denied - meant.denied:
            return f"it denies: {_listed(denied)}"
        hinges = {_HINGES[act.kind] for act in turn.acts if act.kind in _HINGES}
        if signs := (meant.signs & hinges) - said.signs:
            return f"it doesn't say {_listed(signs)}"
        return ""


_guards: Remembered[Guard] = Remembered(256)


def guard_of(task: Task, domain: Domain) -> Guard:
    """Return the guard of a task's customers."""
    known = _guards.get(task)
    return known if known is not None else _guards.keep(task, _made(task, domain))


def _made(task: Task, domain: Domain) -> Guard:
    alternatives = Alternatives(domain, task.world, task.intent.customer.id)
    return Guard(Reader(domain.lexicon, domain.voice, telling_words(domain.voice, task.intent, alternatives)))


def _listed(values: Collection[str]) -> str:
    return ", ".join(sorted(values))
