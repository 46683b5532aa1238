"""Referring expressions: *the* **large navy** *rain jacket* **with a hood**, order #W1, my Visa (credit_card_1).

What is said of a thing leaves a few choices of words open, and no more. So they are made into trees of choices once,
and drawn whenever the thing is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import itemgetter
from random import Random
from typing import Any, NamedTuple

from t2t_gym.chance import Tree, branches, drawn, mapped
from t2t_gym.task import Best, Feature
from t2t_gym.users.days import spoken_day, spoken_days
from t2t_gym.users.moves import Mention
from t2t_gym.users.numbers import exact_amount, spoken_amount
from t2t_gym.users.phrasing.phrases import Phrase, listed
from t2t_gym.users.voice import FeatureVoice, SlotVoice

__all__ = ["how_worded", "referring"]

_OPTIONAL = re.compile(r"\[([^\[\]]*?\{(\w+)\}[^\[\]]*?)\]")
_JOINING = ("with", "in", "that", "for", "to")
_ANY_FEATURE = FeatureVoice(after=("with {name} {}",))

# Where a word stands: in one of these zones, and within it by its rank.
_DETERMINER, _BEFORE, _NOUN, _AFTER = 0, 100, 200, 300


class _Word(NamedTuple):
    """A word or a complement of a description, and its place: the higher, the later."""

    place: int
    text: str


_place = itemgetter(0)

_REMEMBERED = 16
"""Ways to describe a thing that are remembered as they were put into words."""


def referring(voice: SlotVoice, mention: Mention, *, plural: bool, full: bool) -> Phrase:
    """Return what refers to a thing.

    Args:
        voice: how the slot is worded that it is said of.
        mention: what is said of it.
        plural: whether the noun is to be a plural, if the description has none of its own.
        full: whether a description is said beside an id that would do alone.
    """
    named: Phrase = ""
    if mention.value is not None:
        value = _value(voice, mention.value)
        named = branches([_filled(template, value) for template in voice.named])
        if not (mention.features or mention.best) or (voice.ids == "alone" and not full):
            return named
        if voice.ids == "never":
            named = ""
    trees = [named, *_words(voice, mention, plural=plural)]
    return _Description(trees) if any(tree.__class__ is tuple for tree in trees) else _described(trees)


class _Description:
    """What describes a thing: a leaf of each of some trees, put into words when they are first drawn together."""

    __slots__ = ("_known", "_trees")

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees = trees
        self._known: dict[tuple[Any, ...], str] = {}

    def __call__(self, rng: Random) -> str:
        chosen = tuple([drawn(tree, rng) for tree in self._trees])
        text = self._known.get(chosen)
        if text is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            text = self._known[chosen] = _described(chosen)
        return text


def _described(chosen: Sequence[Any]) -> str:
    """Put a description into words: the name that stands behind it, or nothing, and its words in any order."""
    name, *words = chosen
    words.sort(key=_place)
    texts = [text for place, text in words if place <= _NOUN and text]
    texts += _complements([text for place, text in words if place > _NOUN])
    text = " ".join(texts)
    return f"{text} ({name})" if name and name != text else text


def how_worded(voice: SlotVoice, attribute: str) -> FeatureVoice:
    """Return how an attribute is worded."""
    prefix, _, _ = attribute.rpartition(".")
    return voice.features.get(attribute) or voice.features.get(f"{prefix}.*") or _ANY_FEATURE


# --- words --------------------------------------------------------------------------------------------------------


def _words(voice: SlotVoice, mention: Mention, *, plural: bool) -> list[Tree]:
    words: list[Tree] = []
    if mention.best is not None:
        words.append(_at(_BEFORE - 1, branches(_superlatives(voice, mention.best))))
    said = {f.attribute for f in mention.features}
    worded = [(f, how) for f in mention.features if (how := how_worded(voice, f.attribute)).outdone_by not in said]
    heads = [n for n, (_, how) in enumerate(worded) if how.head]
    head = min(heads, key=lambda n: worded[n][1].rank, default=None)
    for n, (feature, how) in enumerate(worded):
        if n == head:
            words.append(_at(_NOUN, _texts(how, how.head, feature)))
            continue
        ways = []
        if how.before:
            ways.append(_at(_BEFORE + how.rank, _texts(how, how.before, feature)))
        if how.after or not how.before:
            ways.append(_at(_AFTER + how.rank, _texts(how, how.after or how.head, feature)))
        words.append(branches(ways))
    if head is None:
        words.append(_at(_NOUN, branches([noun[plural] for noun in voice.nouns])))
    words.append(_at(_DETERMINER, branches(voice.determiners)))
    return words


def _at(place: int, texts: Tree) -> Tree:
    return mapped(texts, lambda text: _Word(place, text))


def _filled(template: str, values: Tree) -> Tree:
    return mapped(values, lambda value: template.replace("{}", value))


def _value(voice: SlotVoice, value: Any) -> Tree:
    if isinstance(value, Mapping):
        text = _OPTIONAL.sub(lambda m: m[1] if value.get(m[2]) else "", voice.fields)
        for name, part in value.items():
            text = text.replace("{" + name + "}", str(part))
        return text or ", ".join(str(v) for v in value.values() if v)
    if voice.style == "money" and isinstance(value, (int, float)):
        return spoken_amount(value)
    if voice.style == "written":
        return str(value)
    return branches(voice.values.get(str(value)) or (_named(str(value)),))


def _named(text: str) -> str:
    """Return a value as it is said: one that names several days is a series, such as two flights with theirs."""
    said = spoken_days(text)
    return text if said == text else listed(said.split(", "), "and")


def _texts(how: FeatureVoice, templates: Sequence[str], feature: Feature) -> Tree:
    """Return the words for a feature: those for its value are chosen first, then the template that they fill."""
    wordings = how.values.get(str(feature.value))
    if wordings and how.whole:
        return branches(wordings)
    name = feature.attribute.rpartition(".")[2] or feature.attribute
    named = [template.replace("{name}", name) for template in templates]
    values = branches(wordings or (_spelt(feature.value, how.style),))
    return mapped(values, lambda value: branches([template.replace("{}", value) for template in named]))


def _superlatives(voice: SlotVoice, best: Best) -> Sequence[str]:
    return voice.best.get(f"{best.by}.{best.pick}") or (f"{'lowest' if best.pick == 'min' else 'highest'}-{best.by}",)


def _spelt(value: str | float | bool, style: str) -> str:  # noqa: FBT001 - a value among others
    if style == "money":
        return exact_amount(float(value))
    text = str(value)
    if style == "date":
        return spoken_day(text)
    if style == "lower":  # an abbreviation, such as "USB", stays one
        return " ".join(w if w.isupper() else w.lower() for w in text.split(" "))
    return text


def _complements(phrases: list[str]) -> list[str]:
    """Join complements that begin with the same word, or with a participle: "with the kettle and the lamp"."""
    if len(phrases) < 2:
        return phrases
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        if first in _JOINING and rest:
            groups.setdefault(first, []).append(rest)
        elif first.endswith("ing"):
            groups.setdefault("", []).append(phrase)
        else:
            groups.setdefault(phrase, [])
    return [f"{first} {listed(rests, 'and')}".lstrip() if rests else first for first, rests in groups.items()]
