"""What any text holds to who listens with the words of a domain: a message, a part of one, or an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.users.days import is_day
from t2t_gym.users.understanding.cues.completion import is_participle
from t2t_gym.users.understanding.cues.refusal import is_refusal
from t2t_gym.users.understanding.reading import Clause
from t2t_gym.users.understanding.understanding import Understanding
from t2t_gym.users.understanding.values.mentions import Mentions, is_name
from t2t_gym.users.understanding.values.worded import has_word

__all__ = ["Listener"]


class Listener:
    """Finds in any text what a domain has words for.

    Args:
        understanding: reads with the words of the customer's domain.
    """

    def __init__(self, understanding: Understanding) -> None:
        self._reader = understanding

    def mentions_in(self, text: str) -> Mentions:
        """Return the literal values in another text, such as an earlier message."""
        return self._reader.mentions(text)

    def ids_in(self, text: str, slot: str) -> Sequence[str]:
        """Return the values of a slot in another text that name a thing by a number."""
        return self._reader.ids_in(text, slot)

    def has_id(self, low: str, value: object, slot: str) -> bool:
        """Return whether a lower-case text has the id of a slot's value, or of a part of it, such as one flight."""
        return any(has_word(low, name.lower()) for name in self.ids_in(str(value), slot) if not is_day(name))

    def numbers_in(self, value: object, slot: str) -> Sequence[object]:
        """Return what a slot's value is known by that has a number: an amount itself, of all else the ids in it."""
        return [value] if isinstance(value, (int, float)) else self.ids_in(str(value), slot)

    def slots_in(self, text: str) -> set[str]:
        """Return the slots of which another text names a thing by a number."""
        return {slot for slot, values in self.mentions_in(text).items() if any(map(is_name, values))}

    def called_in(self, low: str) -> set[str]:
        """Return the slots that a lower-case text has a noun for."""
        return {*self._reader.slots_called(self._reader.text(low))}

    def alike(self, slot: str) -> Sequence[str]:
        """Return a slot and those whose values look like its own; nothing where none do."""
        return self._reader.alike.get(slot, ())

    def terms_in(self, low: str) -> frozenset[str]:
        """Return what a lower-case text names of all that the domain has an abbreviation for, in lower case."""
        return self._reader.abbreviated(low)

    def sentences_in(self, text: str) -> list[str]:
        """Return the sentences of another text."""
        return [sentence for sentence, _ in self._reader.sentences(text)]

    def refuses_in(self, low: str) -> bool:
        """Return whether a sentence in lower case says that something can't be done."""
        return is_refusal(self._reader.text(low))

    def operations_in(self, sentence: str) -> tuple[str, ...]:
        """Return the operations that a sentence in lower case names."""
        return self._reader.operations(self._reader.text(sentence))

    def tells_deed(self, word: str) -> bool:
        """Return whether a word, in lower case, tells what was done: "processed", or what an operation is called."""
        return is_participle(word) or bool(self.operations_in(word))

    def named_alike(self, clause: Clause) -> frozenset[str]:
        """Return the operations that a clause names by words for several alone, of which it needn't mean each."""
        return self._reader.named_alike(clause.said)

    def names_thing(self, clause: Clause) -> bool:
        """Return whether a clause names anything by what a domain calls its things."""
        return self._reader.names(clause.said)

    def asks_by_name(self, clause: Clause, slot: str) -> bool:
        """Return whether a clause has words that ask for a slot, and not only for what its values are, too."""
        return slot in self._reader.asked_by_name(clause.said)
