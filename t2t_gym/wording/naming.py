"""How an agent names operations and things to the customer: the domain's voice, turned to the other person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.task import Answer
from t2t_gym.users.moves import Mention
from t2t_gym.users.noun_phrases import noun_phrases
from t2t_gym.users.phrases import listed
from t2t_gym.users.voice import Voice
from t2t_gym.wording.deeds import Deed, Thing

__all__ = ["Naming", "answer_text", "quantity_text"]

_PLACE = re.compile(r"\{(\w+)\}")
_PERSON = {"i'm": "you're", "i've": "you've", "i": "you", "my": "your", "me": "you", "mine": "yours"}
_FIRST = re.compile(r"(?<![\w#-])(I'm|I've|I|my|me|mine)(?![\w-])")
_IRREGULAR = {"cancel": "cancelled", "have": "had", "make": "made", "pay": "paid", "send": "sent", "take": "taken"}
_DOUBLED = re.compile(r"^[^aeiou]+[aeiou][bdgmnprt]$")


class Naming:
    """Names what an agent speaks of.

    Args:
        voice: how the domain's customers word things.
        rng: chooses among wordings.
    """

    def __init__(self, voice: Voice, rng: Random) -> None:
        self._voice = voice
        self._rng = rng
        self._nouns = noun_phrases(voice)
        self._last: tuple[Deed, dict[str, tuple[Mention, ...]]] | None = None

    def called(self, slot: str) -> str:
        """Return what a slot is called: ``"your email address"``."""
        voice = self._voice.slots.get(slot)
        return _to_agent(voice.called) if voice else f"the {slot.replace('_', ' ')}"

    def noun(self, slot: str) -> str:
        """Return the bare noun for an entity that a slot takes: ``"order"``."""
        return self._voice.slots[slot].nouns[0][0] if slot in self._voice.slots else slot.replace("_", " ")

    def operation(self, deed: Deed) -> str:
        """Return a noun phrase for a deed's operation: ``"the cancellation"``."""
        return _to_agent(one_of(self._voice.operations[deed.operation.name].nouns, self._rng))

    def thing(self, deed: Deed, slot: str, things: Sequence[Thing], at: int = 0) -> str:
        """Return the noun phrase for some values of a slot.

        Args:
            deed: the deed that they belong to.
            slot: the slot.
            things: the values.
            at: the place of the first of them within the slot's list.
        """
        return self._phrase(deed, slot, [self._mention(deed, slot, t) for t in things], at)

    def subject(self, deed: Deed) -> str:
        """Return the noun phrase for what a deed is about."""
        slot = deed.operation.subject
        return self.thing(deed, slot, deed.things[slot])

    def options(self, deed: Deed, slot: str, things: Sequence[Thing]) -> list[str]:
        """Return a full description of each of some things among which the customer is to choose."""
        return [self.thing(replace(deed, fully=True), slot, [t]) for t in things]

    def _phrase(self, deed: Deed, slot: str, mentions: Sequence[Mention], at: int) -> str:
        if slot not in self._voice.slots:
            return listed([str(m.value) for m in mentions], "and")
        phrase = self._nouns.phrase(slot, mentions, self._said(deed), full=True, at=at)(self._rng)
        return phrase if any(isinstance(m.value, Mapping) for m in mentions) else _to_agent(phrase)

    def _said(self, deed: Deed) -> dict[str, tuple[Mention, ...]]:
        """Return slot to what is said of it; worked out once for a deed, whose every slot asks for it."""
        if self._last is None or self._last[0] is not deed:
            said = {s: tuple(self._mention(deed, s, t) for t in ts) for s, ts in deed.things.items()}
            self._last = (deed, said)
        return self._last[1]

    def _mention(self, deed: Deed, slot: str, thing: Thing) -> Mention:
        """Leave out what a thing is usually known without: of the subject all but the most telling, and amounts."""
        if deed.fully or not thing.features or slot not in self._voice.slots:
            return Mention(thing.value, thing.features)
        if slot == deed.operation.subject:
            first = thing.features[0].attribute
            return Mention(thing.value, tuple(f for f in thing.features if f.attribute == first))
        known = self._voice.slots[slot].features
        features = (f for f in thing.features if (how := known.get(f.attribute)) is None or how.style != "money")
        return Mention(thing.value, tuple(features))

    def verb_phrase(self, deed: Deed, *, any_verb: bool = False) -> str:
        """Return a verb phrase in the base form that says the whole deed.

        It fills the frame that says the most; what that has no place for comes after it.

        Args:
            deed: the deed.
            any_verb: whether frames with any verb will do, and not only those with the operation's own, the first.
        """
        voice = self._voice.operations[deed.operation.name]
        best, covered = _fullest(voice.frames, tuple(voice.rows.items()), frozenset(deed.things), any_verb)
        text = _to_agent(one_of(best, self._rng))
        for name in _places(text):
            row = voice.rows.get(name)
            filled = listed(self.rows(deed, row), "and") if row is not None else self._all(deed, name)
            text = text.replace("{" + name + "}", filled)
        for slot in deed.things:
            if slot not in covered:
                tail = one_of(voice.tails.get(slot, (f", with {self.called(slot)} {{}}",)), self._rng)
                text += _to_agent(tail).replace("{}", self._all(deed, slot))
        return text

    def past(self, verb_phrase: str) -> str:
        """Put the verb that begins a phrase in the past participle: ``"cancel it"`` -> ``"cancelled it"``."""
        verb, _, rest = verb_phrase.partition(" ")
        return f"{self._voice.participles.get(verb) or _participle(verb)} {rest}".rstrip()

    def details(self, deed: Deed) -> list[tuple[str, str]]:
        """Return a deed as rows of a summary, each what it is called and what it is; parallel lists are said by row."""
        voice = self._voice.operations[deed.operation.name]
        rows = {t: set(_places(t)) for t in voice.rows.values() if set(_places(t)) <= set(deed.things)}
        found: list[tuple[str, str]] = []
        for slot in deed.things:
            template = next((t for t, slots in rows.items() if slot in slots), "")
            if not template:
                found.append((_label(self.called(slot)), self._all(deed, slot)))
            elif slot == _places(template)[0]:
                found += [(_label(self.noun(slot)), row) for row in self.rows(deed, template)]
        return found

    def rows(self, deed: Deed, template: str) -> list[str]:
        """Return a template over list-valued slots, filled once for each element."""
        slots, said = _places(template), self._said(deed)
        rows = []
        for n, row in enumerate(zip(*(said[s] for s in slots), strict=True)):
            text = template
            for slot, mention in zip(slots, row, strict=True):
                text = text.replace("{" + slot + "}", self._phrase(deed, slot, [mention], n))
            rows.append(text)
        return rows

    def _all(self, deed: Deed, slot: str) -> str:
        return self._phrase(deed, slot, self._said(deed)[slot], 0)


@lru_cache(maxsize=1024)
def _places(template: str) -> tuple[str, ...]:
    return tuple(_PLACE.findall(template))


@lru_cache(maxsize=1024)
def _fullest(
    frames: tuple[str, ...], rows: tuple[tuple[str, str], ...], said: frozenset[str], any_verb: bool
) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the frames that say the most of some slots and nothing else, and the slots that they say."""
    templates = dict(rows)
    verb = frames[0].split()[0]
    best: list[str] = []
    covered: frozenset[str] = frozenset()
    for frame in frames:
        slots = frozenset(s for p in _places(frame) for s in (_places(templates[p]) if p in templates else (p,)))
        if not (any_verb or frame.split()[0] == verb) or not slots <= said:
            continue
        if not best or len(slots) > len(covered):
            best, covered = [frame], slots
        elif slots == covered:
            best.append(frame)
    return tuple(best), covered


def _label(called: str) -> str:
    """Make what a slot is called the label of a row: ``"the order number"`` -> ``"Order number"``."""
    bare = re.sub(r"^(?:the|your|a|an) ", "", called)
    return bare[:1].upper() + bare[1:]


@lru_cache(maxsize=4096)
def _to_agent(text: str) -> str:
    """Turn what the customer says of itself into what the agent says to it."""
    return _FIRST.sub(lambda m: _PERSON[m[1].lower()], text)


def _participle(verb: str) -> str:
    """Return the past participle of a verb that is regular, or one of those that are in every domain."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _DOUBLED.search(verb) else "") + "ed"


def quantity_text(answer: Answer) -> str:
    """Write the name of a quantity: ``"refund amount"``."""
    return answer.quantity.replace("_", " ")


def answer_text(answer: Answer) -> str:
    """Write the value of an answer: ``$1,234.50`` for money, the rest as it is."""
    if answer.type == "money":
        return f"${float(answer.value):,.2f}"
    return str(answer.value)
