"""A deed in a domain's voice, as an agent says it: its words are put together once, and drawn again and again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from random import Random

from t2t_gym.chance import branches, mapped, one_of
from t2t_gym.users.moves import Mention
from t2t_gym.users.phrasing.noun_phrases import noun_phrases
from t2t_gym.users.phrasing.phrases import Phrase, Template, enumerated, text_of
from t2t_gym.users.phrasing.verb_phrases import Frame, saying_most
from t2t_gym.users.voice import Voice
from t2t_gym.wording.deeds import Deed, Thing

__all__ = ["Spoken", "called", "spoken", "to_agent"]

_REMEMBERED = 512  # deeds, whose episodes are near each other
_PERSON = {"i'm": "you're", "i've": "you've", "i": "you", "my": "your", "me": "you", "mine": "yours"}
_FIRST = re.compile(r"(?<![\w#-])(I'm|I've|I|my|me|mine)(?![\w-])")


@lru_cache(maxsize=_REMEMBERED)
def spoken(voice: Voice, deed: Deed) -> Spoken:
    """Return a deed in a voice, which all who speak of it share."""
    return Spoken(voice, deed)


class Spoken:
    """The phrases for a deed and its parts; see `spoken`."""

    def __init__(self, voice: Voice, deed: Deed) -> None:
        self._voice = voice
        self._deed = deed
        self._says = {slot: tuple([self.mention(slot, t) for t in things]) for slot, things in deed.things.items()}
        self._slots: dict[str, Phrase] = {}

    def mention(self, slot: str, thing: Thing) -> Mention:
        """Leave out what a thing is usually known without: of the subject all but the most telling, and amounts."""
        if self._deed.fully or not thing.features or slot not in self._voice.slots:
            return Mention(thing.value, thing.features)
        if slot == self._deed.operation.subject:
            first = thing.features[0].attribute
            return Mention(thing.value, tuple([f for f in thing.features if f.attribute == first]))
        known = self._voice.slots[slot].features
        kept = [f for f in thing.features if (how := known.get(f.attribute)) is None or how.style != "money"]
        return Mention(thing.value, tuple(kept))

    def naming(self, slot: str, mentions: Sequence[Mention], at: int = 0) -> Phrase:
        """Return the noun phrase for some values of a slot.

        Args:
            slot: the slot.
            mentions: what is said of the values.
            at: the place of the first of them within the slot's list.
        """
        if slot not in self._voice.slots:
            return enumerated([str(m.value) for m in mentions])
        phrase = noun_phrases(self._voice).phrase(slot, mentions, self._says, full=True, at=at)
        if any(isinstance(m.value, Mapping) for m in mentions):
            return phrase
        return mapped(phrase, _turned)

    def slot(self, slot: str) -> Phrase:
        """Return the noun phrase for all the values of a slot."""
        found = self._slots.get(slot)
        if found is None:
            found = self._slots[slot] = self.naming(slot, self._says[slot])
        return found

    def rows(self, template: Template) -> list[Phrase]:
        """Return a template over list-valued slots, filled once for each element."""
        slots = template.places
        rows = zip(*(self._says[slot] for slot in slots), strict=True)
        return [
            template.phrase({s: self.naming(s, [mention], n) for s, mention in zip(slots, row, strict=True)})
            for n, row in enumerate(rows)
        ]

    @cached_property
    def verb_phrase(self) -> Phrase:
        """The verb phrase in the base form that says the whole deed, with the operation's own verb, the first."""
        return self._verb_phrase(any_verb=False)

    @cached_property
    def any_verb_phrase(self) -> Phrase:
        """The same with any verb that there is a frame for."""
        return self._verb_phrase(any_verb=True)

    def _verb_phrase(self, *, any_verb: bool) -> Phrase:
        """Fill a frame that says the most; what it has no place for comes after it."""
        frames = _frames(self._voice, self._deed.operation.name)
        fitting = [frame for frame in frames if any_verb or frame.verb == frames[0].verb]
        phrases = [self._in_frame(frame) for frame in saying_most(fitting, frozenset(self._deed.things))]
        return branches(phrases)

    def _in_frame(self, frame: Frame) -> Phrase:
        rows = {place: enumerated(self.rows(template)) for place, template in frame.rows.items()}
        inside = frame.template.phrase({place: rows.get(place) or self.slot(place) for place in frame.template.places})
        tails = [(self._tails(slot), self.slot(slot)) for slot in self._deed.things if slot not in frame.slots]

        def words(rng: Random) -> str:
            text = text_of(inside, rng)
            for tail, part in tails:
                text += to_agent(one_of(tail, rng)).replace("{}", text_of(part, rng))
            return text

        return words if tails else inside

    def _tails(self, slot: str) -> Sequence[str]:
        voice = self._voice.operations[self._deed.operation.name]
        return voice.tails.get(slot) or (f", with {called(self._voice, slot)} {{}}",)


def called(voice: Voice, slot: str) -> str:
    """Return what a slot is called: ``"your email address"``."""
    known = voice.slots.get(slot)
    return to_agent(known.called) if known else f"the {slot.replace('_', ' ')}"


@lru_cache(maxsize=4096)
def to_agent(text: str) -> str:
    """Turn what the customer says of itself into what the agent says to it."""
    return _FIRST.sub(lambda m: _PERSON[m[1].lower()], text)


def _turned(words: Phrase) -> Phrase:
    """Turn words as `to_agent` does, when they are drawn if they aren't there yet."""
    return to_agent(words) if isinstance(words, str) else lambda rng: to_agent(text_of(words, rng))


@lru_cache(maxsize=256)
def _frames(voice: Voice, operation: str) -> tuple[Frame, ...]:
    """Return the frames of an operation as an agent fills them."""
    spoken_of = voice.operations[operation]
    return tuple(Frame(to_agent(text), spoken_of) for text in spoken_of.frames)
