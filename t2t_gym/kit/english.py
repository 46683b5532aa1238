"""The bit of English grammar that wordings take: forms of verbs and nouns, and verb phrases with parts left out."""

from __future__ import annotations

import re
from itertools import product

from t2t_gym.wording.participles import IRREGULAR

__all__ = ["either", "forms", "frames", "participle", "plural", "verb_forms", "verb_of"]

_PART = re.compile(r"\{(\w+)\|([^}]*)\}|\[([^\]]*)\]")
_PARTICLES = ("on", "off", "up", "down", "in", "out", "over", "back", "away")
_DOUBLING = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def frames(phrase: str) -> tuple[str, ...]:
    """Return a verb phrase at every length, the longest first.

    Args:
        phrase: a phrase such as ``"move {booking|a booking} [to {day}]"``: a place for a slot, with the words that
            stand there if the slot isn't said, and in square brackets what can be left out.
    """
    texts: list[tuple[str, ...]] = []
    end = 0
    for part in _PART.finditer(phrase):
        slot, unsaid, optional = part.groups()
        texts.append((phrase[end : part.start()],))
        texts.append((f"{{{slot}}}", unsaid) if slot else (optional, ""))
        end = part.end()
    texts.append((phrase[end:],))
    return tuple(" ".join("".join(chosen).split()) for chosen in product(*texts))


def verb_of(phrase: str) -> str:
    """Return the verb that begins a phrase, with the particle that makes another of it: ``"turn off"``, ``"move"``."""
    verb, _, rest = phrase.partition(" ")
    particle = rest.partition(" ")[0]
    return f"{verb} {particle}" if particle in _PARTICLES else verb


def verb_forms(verb: str) -> str:
    """Return a regular expression for a verb's base form and gerund: ``mov(?:e|ing)``, "hand over", "hand it over"."""
    verb, particle = _apart(verb)
    if verb.endswith("e") and not verb.endswith("ee"):
        return f"{verb[:-1]}(?:e|ing){particle}"
    return f"{verb}(?:{verb[-1]}?ing)?{particle}" if _DOUBLING.search(verb) else f"{verb}(?:ing)?{particle}"


def participle(verb: str, irregular: str = "") -> str:
    """Return a regular expression for a verb's participle: ``moved``, ``cancell?ed``, "handed over", "paid it off".

    Args:
        verb: the verb, with its particle where it has one.
        irregular: the participle without the particle, where it is irregular and not as common as "pay".
    """
    verb, particle = _apart(verb)
    if irregular:
        return f"{irregular}{particle}"
    if verb in IRREGULAR:
        return f"{IRREGULAR[verb]}{particle}"
    if verb.endswith("e"):
        return f"{verb}d{particle}"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied{particle}"
    return f"{verb}{verb[-1]}?ed{particle}" if _DOUBLING.search(verb) else f"{verb}ed{particle}"


def _apart(verb: str) -> tuple[str, str]:
    """Part a verb from what follows it: from a particle, before which its object can stand, too."""
    verb, space, rest = verb.partition(" ")
    if rest not in _PARTICLES:
        return verb, f"{space}{rest}"
    ends = r"(?=\W*$|[^\w\s]| (?:for|and|as|now|again|then)(?!\w))"
    return verb, rf"(?: {rest}|(?: (?!(?:{'|'.join(_PARTICLES)})(?!\w))[\w'#-]+){{1,6}} {rest}{ends})"


def plural(noun: str) -> str:
    """Return the plural of a regular noun: ``days``, ``boxes``, ``deliveries``."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


def either(*words: str) -> str:
    """Return a regular expression for any of some words."""
    return f"(?:{'|'.join(words)})"


def forms(*nouns: str) -> str:
    """Return a regular expression for any of some nouns, in the singular or the plural."""
    return either(*(form for noun in nouns for form in (noun, plural(noun))))
