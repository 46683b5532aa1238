"""Noun phrases for what customers speak of: *the* **large navy** *rain jacket* **with a hood**."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from t2t_gym.task import Best, Feature
from t2t_gym.users.days import spoken_day
from t2t_gym.users.moves import Mention
from t2t_gym.users.voice import FeatureVoice, SlotVoice, Voice

__all__ = ["NounPhrases", "listed"]

Choose = Callable[[Sequence[Any]], Any]

_OPTIONAL = re.compile(r"\[([^\[\]]*?\{(\w+)\}[^\[\]]*?)\]")
_JOINING = ("with", "in", "that", "for", "to")
_ANY_FEATURE = FeatureVoice(after=("with {name} {}",))


def listed(phrases: Sequence[str], last: str) -> str:
    """Join phrases as an enumeration: "a, b and c"; the same phrase twice is counted instead."""
    if len(phrases) == 1:
        return phrases[0]
    counted = [p if phrases.count(p) == 1 else f"{p} ({phrases.count(p)} of them)" for p in dict.fromkeys(phrases)]
    if len(counted) < 3:
        return f" {last} ".join(counted)
    return f"{', '.join(counted[:-1])} {last} {counted[-1]}"


class NounPhrases:
    """Words entities and values with the voice of one domain."""

    def __init__(self, voice: Voice) -> None:
        self._slots = voice.slots
        self._features: dict[tuple[str, str], tuple[FeatureVoice, str]] = {}
        self._implying = {s for s, v in voice.slots.items() if any(f.implied_by for f in v.features.values())}

    def phrase(
        self, slot: str, mentions: Sequence[Mention], says: Mapping[str, tuple[Mention, ...]], choose: Choose,
        *, full: bool = False, at: int = 0,
    ) -> str:  # fmt: skip
        """Return the noun phrase for what is said of a slot.

        Args:
            slot: the slot.
            mentions: what is said of it, one an element.
            says: all that the sentence says, for what one slot's words leave to another's.
            choose: picks one of a sequence.
            full: whether a description is said beside an id that would do alone.
            at: the place of the first mention within the slot's list.
        """
        voice = self._slots[slot]
        phrases = []
        for n, mention in enumerate(mentions):
            plural = voice.like in says and self._is_plural(voice.like, says[voice.like], at + n)
            phrases.append(self._one(slot, voice, self._without_implied(slot, mention, says), choose, plural, full))
        return listed(phrases, "and")

    def implied(self, says: Mapping[str, tuple[Mention, ...]]) -> frozenset[str]:
        """Return the slots of which all that is said is implied by what is said of others."""
        return frozenset(
            slot
            for slot, mentions in says.items()
            if slot in self._implying
            and all(m.features and m.value is None and m.best is None for m in mentions)
            and not any(self._without_implied(slot, m, says).features for m in mentions)
        )

    # --- one entity -----------------------------------------------------------------------------------------------

    def _one(self, slot: str, voice: SlotVoice, mention: Mention, choose: Choose, plural: bool, full: bool) -> str:
        if mention.value is None:
            return self._described(slot, voice, mention, choose, plural)
        named: str = choose(voice.named).replace("{}", self._value(voice, mention.value, choose))
        if not (mention.features or mention.best):
            return named
        if voice.ids == "alone" and not full:
            return named
        described = self._described(slot, voice, mention, choose, plural)
        return described if voice.ids == "never" else f"{described} ({named})"

    def _value(self, voice: SlotVoice, value: Any, choose: Choose) -> str:
        if isinstance(value, Mapping):
            text = _OPTIONAL.sub(lambda m: m[1] if value.get(m[2]) else "", voice.fields)
            for name, part in value.items():
                text = text.replace("{" + name + "}", str(part))
            return text or ", ".join(str(v) for v in value.values() if v)
        wordings = voice.values.get(str(value))
        return choose(wordings) if wordings else str(value)

    def _described(self, slot: str, voice: SlotVoice, mention: Mention, choose: Choose, plural: bool) -> str:
        head = ""
        before: list[tuple[int, str]] = []
        after: list[tuple[int, str]] = []
        if mention.best is not None:
            before.append((-1, choose(self._superlatives(voice, mention.best))))
        worded = [(f, *self._how(slot, voice, f)) for f in mention.features]
        heads = [how.rank for _, how, _ in worded if how.head]
        for feature, how, name in worded:
            if how.head and not head and how.rank == min(heads):
                head = self._word(how, how.head, feature, name, choose)
                continue
            text_before = how.before and (not how.after or choose((True, False)))
            place, templates = (before, how.before) if text_before else (after, how.after or how.head)
            place.append((how.rank, self._word(how, templates, feature, name, choose)))
        noun = head or choose(voice.nouns)[1 if plural else 0]
        words = [choose(voice.determiners), *(w for _, w in sorted(before, key=_rank)), noun]
        return " ".join([*filter(None, words), *_complements([w for _, w in sorted(after, key=_rank)])])

    def _word(self, how: FeatureVoice, templates: Sequence[str], feature: Feature, name: str, choose: Choose) -> str:
        wordings = how.values.get(str(feature.value))
        if wordings:
            value: str = choose(wordings)
            if how.whole:
                return value
        else:
            value = _spelt(feature.value, how.style)
        word: str = choose(templates).replace("{name}", name).replace("{}", value)
        return word

    def _how(self, slot: str, voice: SlotVoice, feature: Feature) -> tuple[FeatureVoice, str]:
        key = (slot, feature.attribute)
        if key not in self._features:
            prefix, _, name = feature.attribute.rpartition(".")
            how = voice.features.get(feature.attribute) or voice.features.get(f"{prefix}.*") or _ANY_FEATURE
            self._features[key] = (how, name or feature.attribute)
        return self._features[key]

    @staticmethod
    def _superlatives(voice: SlotVoice, best: Best) -> Sequence[str]:
        return voice.best.get(f"{best.by}.{best.pick}") or (
            f"{'lowest' if best.pick == 'min' else 'highest'}-{best.by}",
        )

    # --- agreement between slots ----------------------------------------------------------------------------------

    def _without_implied(self, slot: str, mention: Mention, says: Mapping[str, tuple[Mention, ...]]) -> Mention:
        if slot not in self._implying or len(says) < 2:
            return mention
        voice = self._slots[slot]
        kept = tuple(f for f in mention.features if not self._is_implied(self._how(slot, voice, f)[0], slot, f, says))
        return mention if len(kept) == len(mention.features) else mention._replace(features=kept)

    @staticmethod
    def _is_implied(how: FeatureVoice, slot: str, feature: Feature, says: Mapping[str, tuple[Mention, ...]]) -> bool:
        return bool(how.implied_by) and any(
            f.attribute == how.implied_by and f.value == feature.value
            for other, mentions in says.items()
            if other != slot
            for m in mentions
            for f in m.features
        )

    def _is_plural(self, slot: str, mentions: Sequence[Mention], n: int) -> bool:
        """Tell whether the noun for an element is a plural, such as "gloves"."""
        voice = self._slots[slot]
        for feature in mentions[n].features if n < len(mentions) else ():
            if self._how(slot, voice, feature)[0].head:
                noun = str(feature.value)
                return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        return False


def _rank(item: tuple[int, str]) -> int:
    return item[0]


def _spelt(value: str | float | bool, style: str) -> str:
    if style == "money":
        return f"${float(value):,.2f}"
    text = str(value)
    if style == "date":
        return spoken_day(text)
    if style == "lower":  # an abbreviation, such as "USB", stays one
        return " ".join(w if w.isupper() else w.lower() for w in text.split(" "))
    return text


def _complements(phrases: Sequence[str]) -> list[str]:
    """Join complements that begin with the same word: "with the kettle and the lamp"."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        if first in _JOINING and rest:
            groups.setdefault(first, []).append(rest)
        else:
            groups.setdefault(phrase, [])
    return [f"{first} {listed(rests, 'and')}" if rests else first for first, rests in groups.items()]
