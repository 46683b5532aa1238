"""A deed in a domain's voice, as an agent says it: its words are put together once, and drawn again and again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.users.moves import Mention
from t2t_gym.users.noun_phrases import noun_phrases
from t2t_gym.users.phrases import Phrase, Template, enumerated, filled
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
            return enumerated([_said(str(m.value)) for m in mentions])
        phrase = noun_phrases(self._voice).phrase(slot, mentions, self._says, full=True, at=at)
        if any(isinstance(m.value, Mapping) for m in mentions):
            return phrase
        return lambda rng: to_agent(phrase(rng))

    def slot(self, slot: str) -> Phrase:
        """Return the noun phrase for all the values of a slot."""
        found = self._slots.get(slot)
        if found is None:
            found = self._slots[slot] = self.naming(slot, self._says[slot])
        return found

    def rows(self, template: str) -> list[Phrase]:
        """Return a template over list-valued slots, filled once for each element."""
        text = _template(template)
        rows = zip(*(self._says[slot] for slot in text.places), strict=True)
        return [
            filled((text,), **{s: self.naming(s, [mention], n) for s, mention in zip(text.places, row, strict=True)})
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
        """Fill the frames that say the most; what they have no place for comes after them."""
        voice, things = self._voice.operations[self._deed.operation.name], self._deed.things
        frames, covered = _fullest(voice.frames, tuple(voice.rows.items()), frozenset(things), any_verb)
        parts = {place: self._part(place, voice.rows) for frame in frames for place in frame.places}
        tails = [
            (voice.tails.get(slot) or (f", with {called(self._voice, slot)} {{}}",), self.slot(slot))
            for slot in things
            if slot not in covered
        ]

        def words(rng: Random) -> str:
            frame = one_of(frames, rng)
            text = frame.filled({place: parts[place](rng) for place in frame.places})
            for tail, part in tails:
                text += to_agent(one_of(tail, rng)).replace("{}", part(rng))
            return text

        return words

    def _part(self, place: str, rows: Mapping[str, str]) -> Phrase:
        return enumerated(self.rows(rows[place])) if place in rows else self.slot(place)


def called(voice: Voice, slot: str) -> str:
    """Return what a slot is called: ``"your email address"``."""
    known = voice.slots.get(slot)
    return to_agent(known.called) if known else f"the {slot.replace('_', ' ')}"


@lru_cache(maxsize=4096)
def to_agent(text: str) -> str:
    """Turn what the customer says of itself into what the agent says to it."""
    return _FIRST.sub(lambda m: _PERSON[m[1].lower()], text)


def _said(text: str) -> Phrase:
    return lambda _: text


@lru_cache(maxsize=1024)
def _template(text: str) -> Template:
    return Template(text)


@lru_cache(maxsize=1024)
def _fullest(
    frames: tuple[str, ...], rows: tuple[tuple[str, str], ...], said: frozenset[str], any_verb: bool
) -> tuple[tuple[Template, ...], frozenset[str]]:
    """Return the frames that say the most of some slots and nothing else, and the slots that they say."""
    templates = dict(rows)
    verb = frames[0].split()[0]
    best: list[str] = []
    covered: frozenset[str] = frozenset()
    for frame in frames:
        places = _template(frame).places
        slots = frozenset(s for p in places for s in (_template(templates[p]).places if p in templates else (p,)))
        if not (any_verb or frame.split()[0] == verb) or not slots <= said:
            continue
        if not best or len(slots) > len(covered):
            best, covered = [frame], slots
        elif slots == covered:
            best.append(frame)
    return tuple(Template(to_agent(frame)) for frame in best), covered
