"""How an agent names operations and things to the customer: the domain's voice, turned to the other person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.task import Answer
from t2t_gym.users.numbers import exact_amount
from t2t_gym.users.phrasing.phrases import Template, text_of
from t2t_gym.users.voice import Voice
from t2t_gym.wording.deeds import Deed, Thing
from t2t_gym.wording.participles import past_participle
from t2t_gym.wording.spoken import called, spoken, to_agent

__all__ = ["Naming", "answer_text", "quantity_text"]


class Naming:
    """Names what an agent speaks of.

    Args:
        voice: how the domain's customers word things.
        rng: chooses among wordings.
    """

    def __init__(self, voice: Voice, rng: Random) -> None:
        self._voice = voice
        self._rng = rng

    def called(self, slot: str) -> str:
        """Return what a slot is called: ``"your email address"``."""
        return called(self._voice, slot)

    def noun(self, slot: str) -> str:
        """Return the bare noun for an entity that a slot takes: ``"order"``."""
        return self._voice.slots[slot].nouns[0][0] if slot in self._voice.slots else slot.replace("_", " ")

    def operation(self, deed: Deed) -> str:
        """Return a noun phrase for a deed's operation: ``"the cancellation"``."""
        return to_agent(one_of(self._voice.operations[deed.operation.name].nouns, self._rng))

    def subject(self, deed: Deed) -> str:
        """Return the noun phrase for what a deed is about."""
        return text_of(spoken(self._voice, deed).slot(deed.operation.subject), self._rng)

    def options(self, deed: Deed, slot: str, things: Sequence[Thing]) -> list[str]:
        """Return a full description of each of some things among which the customer is to choose."""
        said = spoken(self._voice, deed.in_full)
        return [text_of(said.naming(slot, [said.mention(slot, thing)]), self._rng) for thing in things]

    def verb_phrase(self, deed: Deed, *, any_verb: bool = False) -> str:
        """Return a verb phrase in the base form that says the whole deed.

        Args:
            deed: the deed.
            any_verb: whether frames with any verb will do, and not only those with the operation's own, the first.
        """
        said = spoken(self._voice, deed)
        return text_of(said.any_verb_phrase if any_verb else said.verb_phrase, self._rng)

    def denied(self, verb_phrase: str) -> str:
        """Put a verb phrase as it is said after a no: ``"change something"`` -> ``"change anything"``."""
        return re.sub(r"\bsomething\b", "anything", verb_phrase)

    def past(self, verb_phrase: str) -> str:
        """Put the verb that begins a phrase in the past participle: ``"cancel it"`` -> ``"cancelled it"``."""
        verb, _, rest = verb_phrase.partition(" ")
        return f"{self._voice.participles.get(verb) or past_participle(verb)} {rest}".rstrip()

    def details(self, deed: Deed) -> list[tuple[str, str]]:
        """Return a deed as rows of a summary, each what it is called and what it is; parallel lists are said by row."""
        said, voice = spoken(self._voice, deed), self._voice.operations[deed.operation.name]
        rows = [row for row in map(Template, voice.rows.values()) if deed.things.keys() >= set(row.places)]
        found: list[tuple[str, str]] = []
        for slot in deed.things:
            template = next((row for row in rows if slot in row.places), None)
            if template is None:
                found.append((_label(self.called(slot)), text_of(said.slot(slot), self._rng)))
            elif slot == template.places[0]:
                found += [(_label(self.noun(slot)), text_of(row, self._rng)) for row in said.rows(template)]
        return found


def _label(called: str) -> str:
    """Make what a slot is called the label of a row: ``"the order number"`` -> ``"Order number"``."""
    bare = re.sub(r"^(?:the|your|a|an) ", "", called)
    return bare[:1].upper() + bare[1:]


def quantity_text(answer: Answer) -> str:
    """Write the name of a quantity: ``"refund amount"``."""
    return answer.quantity.replace("_", " ")


def answer_text(answer: Answer) -> str:
    """Write the value of an answer: ``$1,234.50`` for money, the rest as it is."""
    if answer.type == "money":
        return exact_amount(float(answer.value))
    return str(answer.value)
