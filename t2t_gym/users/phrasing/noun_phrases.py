"""Noun phrases for what is said of a request's slots, each in agreement with what is said of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from t2t_gym.task import Feature
from t2t_gym.users.moves import Mention
from t2t_gym.users.phrasing.phrases import Phrase, enumerated
from t2t_gym.users.phrasing.referring import how_worded, referring
from t2t_gym.users.voice import Voice

__all__ = ["NounPhrases", "Says", "noun_phrases"]

Says = Mapping[str, tuple[Mention, ...]]
"""Slot to what is said of it, one mention an element."""

_REMEMBERED = 4096  # expressions for things


@lru_cache(maxsize=16)
def noun_phrases(voice: Voice) -> NounPhrases:
    """Return the noun phrases of a voice, which all who speak with it share."""
    return NounPhrases(voice)


class NounPhrases:
    """Words entities and values with the voice of one domain; see `noun_phrases`."""

    def __init__(self, voice: Voice) -> None:
        self._slots = voice.slots
        self._implying = {s for s, v in voice.slots.items() if any(f.implied_by for f in v.features.values())}
        self._known: dict[tuple[str, Mention, tuple[type, ...], bool, bool], Phrase] = {}

    def phrase(
        self,
        slot: str,
        mentions: Sequence[Mention],
        says: Says,
        *,
        full: bool = False,
        at: int = 0,
        beside: Says | None = None,
    ) -> Phrase:
        """Return the noun phrase for what is said of a slot.

        Args:
            slot: the slot.
            mentions: what is said of it, one an element.
            says: all that the sentence says, for what one slot's words leave to another's.
            full: whether a description is said beside an id that would do alone.
            at: the place of the first mention within the slot's list.
            beside: what has been said before, which tells whether it is "one" or "ones" as well.
        """
        like = self._slots[slot].like
        alike = says.get(like) or (beside or {}).get(like, ())
        phrases = []
        for n, mention in enumerate(mentions, at):
            plural = self._is_plural(like, alike, n)
            said = self._without_implied(slot, mention, says) if slot in self._implying else mention
            phrases.append(self._referring(slot, said, plural=plural, full=full))
        return enumerated(phrases)

    def implied(self, says: Says) -> frozenset[str]:
        """Return the slots of which all that is said is implied by what is said of others."""
        return frozenset(
            slot
            for slot in self._implying.intersection(says)
            if all(m.features and m.value is None and m.best is None for m in says[slot])
            and not any(self._without_implied(slot, m, says).features for m in says[slot])
        )

    def _referring(self, slot: str, mention: Mention, *, plural: bool, full: bool) -> Phrase:
        """Return what refers to a thing; worked out once, as long as there is room."""
        # 1 equals 1.0 and True, and isn't worded like them.
        kinds = tuple([f.value.__class__ for f in mention.features])
        key = (slot, mention, kinds, plural, full)
        try:
            return self._known[key]
        except TypeError:  # an object, such as an address, is no key
            return referring(self._slots[slot], mention, plural=plural, full=full)
        except KeyError:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            made = self._known[key] = referring(self._slots[slot], mention, plural=plural, full=full)
            return made

    # --- agreement between slots ----------------------------------------------------------------------------------

    def _without_implied(self, slot: str, mention: Mention, says: Says) -> Mention:
        if len(says) < 2 or not mention.features:
            return mention
        kept = tuple(f for f in mention.features if not self._is_implied(slot, f, says))
        return mention if len(kept) == len(mention.features) else mention._replace(features=kept)

    def _is_implied(self, slot: str, feature: Feature, says: Says) -> bool:
        implying = how_worded(self._slots[slot], feature.attribute).implied_by
        return bool(implying) and any(
            (str(feature.value) in str(m.value) and self._is_named(other, m))
            or any(f.attribute == implying and f.value == feature.value for f in m.features)
            for other, mentions in says.items()
            if other != slot
            for m in mentions
        )

    def _is_named(self, slot: str, mention: Mention) -> bool:
        """Tell whether a thing is said by its name, and not only by its description."""
        return self._slots[slot].ids != "never" or not (mention.features or mention.best)

    def _is_plural(self, slot: str, mentions: Sequence[Mention], n: int) -> bool:
        """Tell whether the noun for an element is a plural, such as "gloves"."""
        for feature in mentions[n].features if n < len(mentions) else ():
            if how_worded(self._slots[slot], feature.attribute).head:
                noun = str(feature.value)
                return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
        return False
