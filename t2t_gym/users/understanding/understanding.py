"""Reads an agent's free text as dialogue acts and asked slots.

The unit is the clause. Each is matched against English cues (`cues`), which know no domain; what it asks for and what
it proposes is found by the words of the domain's `Lexicon`. Then comes what takes the message to tell: a line that
introduces a list lends its act to the list's items (`acts.lists`), "which one?" and "shall I?" are about what was said
before, and a choice is an offer where the message puts the alternatives (`acts.message_acts`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, starmap

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.acts.clause_acts import ClauseReader
from t2t_gym.users.understanding.acts.lists import ListReader, Part
from t2t_gym.users.understanding.acts.message_acts import MessageReader
from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues import every_cue
from t2t_gym.users.understanding.cues.asking import QUERY
from t2t_gym.users.understanding.matching.sieve import Sieve
from t2t_gym.users.understanding.reading import Act, Clause, Reading
from t2t_gym.users.understanding.text.clauses import pieces
from t2t_gym.users.understanding.text.language import PARTICLES, is_foreign
from t2t_gym.users.understanding.text.plain_text import READ_LIMIT, plain
from t2t_gym.users.understanding.text.sentences import sentences
from t2t_gym.users.understanding.values.mentions import Mentions, is_name
from t2t_gym.users.understanding.values.worded import has_word

__all__ = ["MESSAGES", "Understanding"]

REMEMBERED = 2048
"""Sentences that are remembered as they were read."""
MESSAGES = 512
"""Messages that are remembered as they were read, and texts that are with the values found in them."""

_STATEMENT_LENGTH = 25
"""Characters from which a clause that carries no act counts as information rather than as a courtesy."""
_CONFIRM = Act("confirm")
_OR_TELL = re.compile(r"(?<!\w)or $", re.IGNORECASE)
# "Tell me your name and how many are coming."
_INDIRECT = re.compile(r"(?:(?:at|on|from|to|in|for|with) )?(?:what|which|how|where|when|who)(?!\w)")
_CAPITALS = re.compile(r"[A-Z](?<![^\W_][A-Z])[A-Z]{1,4}(?!\w)")  # `re` skips to a capital


class Understanding:
    """Reads agents' messages with the words of one domain. Compiled once; shared by all episodes; picklable.

    Agents repeat themselves ("Is there anything else?"), so the latest sentences are remembered as they were read, and
    the latest of all messages, too.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._slots = SlotFinder(lexicon)
        self._operations = OperationFinder(lexicon)
        self._reader = ClauseReader(self._slots, self._operations)
        self._lists = ListReader(self._slots, self._operations)
        sieve = Sieve([*every_cue(), PARTICLES, *self._slots.cues(), *self._operations.cues()])
        self.text = lru_cache(REMEMBERED)(sieve.text)
        self.sentences = lru_cache(MESSAGES)(lambda text: tuple(sentences(text)))
        self._message = lru_cache(MESSAGES)(self._read)
        self._values = lru_cache(MESSAGES)(self._look_for_values)
        self._sentence = lru_cache(REMEMBERED)(self._split)
        self.slots_called = self._slots.called
        self.slots_named = self._slots.spoken_of
        self.asked_by_name = self._slots.asked_by_name
        self.alike = self._slots.alike
        self.operations = lru_cache(REMEMBERED)(self._operations.named)
        self._messages = MessageReader(self._slots, self._operations, self.operations, self._values)
        self.named_alike = self._operations.named_alike
        self.names = self._slots.names_any
        self.carried_out = self._operations.carried_out
        self.may_be_carried_out = self._operations.may_be_carried_out
        self.claims = self._reader.claims
        self.ids_in = lru_cache(REMEMBERED)(self._ids_in)
        self.stands_for = lru_cache(REMEMBERED)(self._stands_for)
        self._spellings = [(re.compile(written), spelt) for written, spelt in lexicon.spellings.items()]
        self._terms = frozenset(term.lower() for term in lexicon.abbreviations.values())

    def __reduce__(self) -> tuple[type[Understanding], tuple[Lexicon]]:
        return Understanding, (self._lexicon,)

    def read(self, text: str, context: str = "") -> Reading:
        """Return what an agent's `text` says.

        Args:
            text: the message. Of a very long one only the beginning and the end are read (`READ_LIMIT`).
            context: the customer's message before it; tells whether facts stated answer a question.
        """
        return self._message(text, context)

    def _read(self, text: str, context: str) -> Reading:
        text = self.spelt_out(plain(text))
        said = self.text(text.lower())
        mentions = self.mentions(text)
        if is_foreign(said):
            return Reading(frozenset(), (), (), mentions, foreign=True, said=said)
        parts = self._lists.read(self._parts(text))
        clauses = self._messages.clauses(parts, mentions)
        acts = {clause.act for clause in clauses}
        if context and any(map(_states, parts)) and self.text(context[-READ_LIMIT:].lower()).has(QUERY):
            acts.add("inform")
        slots = tuple(dict.fromkeys(slot for clause in clauses for slot in clause.slots))
        return Reading(frozenset(acts), slots, tuple(clauses), mentions, foreign=False, said=said)

    def needed(self, text: str) -> list[Clause]:
        """Return the clauses of a plain text that ask for what they name, if the question was what is needed."""
        parts = self._parts(text)
        return [Clause(p[0].text, p[1], "request", act.slots, ()) for p in parts for act in self._lists.needed(p)]

    def spelt_out(self, text: str) -> str:
        """Return a text with what the domain's abbreviations stand for in their place, and values as they are spelt."""
        for written, spelt in self._spellings:
            text = written.sub(spelt, text)
        known = self._lexicon.abbreviations
        return _CAPITALS.sub(lambda word: known.get(word[0], word[0]), text) if known else text

    def _stands_for(self, value: str) -> str:
        """Return what a value stands for, in lower case."""
        return self.spelt_out(value).lower()

    def abbreviated(self, low: str) -> frozenset[str]:
        """Return what a lower-case text names of all that the domain has an abbreviation for, in lower case."""
        return frozenset([term for term in self._terms if term in low and has_word(low, term)])

    def mentions(self, text: str) -> Mentions:
        """Return the literal values in a text without markup, by slot."""
        return self._values(text)

    def _ids_in(self, text: str, slot: str) -> tuple[str, ...]:
        """Return the values of a slot in a text that name a thing by a number."""
        return tuple(filter(is_name, self.mentions(text)[slot]))

    def _look_for_values(self, text: str) -> Mentions:
        return self._slots.mentions(text, self.text(text.lower()))

    def _parts(self, text: str) -> list[Part]:
        return list(chain.from_iterable(starmap(self._sentence, self.sentences(text))))

    def _split(self, sentence: str, item: bool) -> list[Part]:  # noqa: FBT001 - as `sentences` pairs them
        """Return the clauses of a sentence, each in lower case too, and with its acts."""
        found: list[Part] = []
        last: Act | None = None
        for piece in pieces(sentence, item=item):
            clause = self.text(piece.low)
            # "Reply with yes, or tell me what to change": the other is there for politeness.
            polite = last == _CONFIRM and _OR_TELL.search(sentence, 0, sentence.rfind(piece.text))
            if last and last.name == "request" and _INDIRECT.match(piece.low):
                piece = piece._replace(question=True)
            acts = [] if polite else self._reader.acts(piece, clause)
            found.append((piece, clause, acts))
            last = acts[-1] if acts else None
        return found


def _states(part: Part) -> bool:
    """Return whether a clause states anything."""
    _, clause, acts = part
    return not acts and len(clause.low) > _STATEMENT_LENGTH
