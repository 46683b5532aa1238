"""Noise: what makes a customer's words harder to read, and takes nothing from what they say.

Kinds:
    typos: letters change places in words that carry no value, such as "please".
    tangents: a sentence that has nothing to do with it, and that the customer says but once in a call.
    split: the turn comes in several short messages, one a line.

Every value that the words carried is looked for again in the noisy ones; where one is missing, the turn stays as it
was. So whatever could be learnt from the customer still can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.users.moves import Move

__all__ = ["NOISES", "add_noise", "carried"]

NOISES = ("typos", "tangents", "split")
"""Every kind of noise."""

_MOST_TYPOS = 3
_TANGENTS = (
    "It's been raining here all week, by the way.",
    "Sorry about the barking, that's only the dog.",
    "My neighbour told me to write to you, he swears by your service.",
    "I'm typing this on the train, so bear with me.",
    "We had the grandchildren over at the weekend, what a handful.",
    "I've only had one coffee so far.",
    "My sister always says I leave these things too late.",
    "Busy day today, everything comes at once.",
    "I hope you're having a better day than I am.",
    "Never mind the noise, they're digging up our street.",
)
# Words that carry no value.
_WORD = re.compile(
    r"(?<![\w@#.'-])(?:"
    r"about|actually|again|another|anything|because|before|called|calling|could|either|going|great|happy|"
    r"hello|help|hoping|instead|just|know|little|long|looking|maybe|morning|myself|need|nothing|okay|"
    r"please|quite|really|right|should|something|sorry|still|story|sure|thank|thanks|that|thing|think|this|"
    r"thought|today|trouble|trying|want|wanted|whether|which|while|wondering|would"
    r")(?![\w@#'-]|\.\w)"
)
_BREAK = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def add_noise(
    text: str, kinds: Sequence[str], values: Iterable[str], rng: Random, past: Sequence[str] | None = None
) -> str:
    """Return a turn with noise.

    Args:
        text: the turn.
        kinds: kinds of noise; a turn needn't have them all.
        values: what the turn may carry, see `carried`.
        rng: the source of all that is random.
        past: the customer's turns before it; by default it is one of many. The first begins as it is.
    """
    low = text.lower()
    kept = [value.lower() for value in values if value.lower() in low]
    noisy = text
    for kind in NOISES:  # in this order: a tangent has no typos by which it could come again
        if kind in kinds and rng.random() < 0.6:
            noisy = _MAKERS[kind](noisy, kept, rng, past)
    heard = re.sub(r"\s+", " ", noisy).lower()
    return noisy if all(re.sub(r"\s+", " ", value) in heard for value in kept) else text


def carried(moves: Sequence[Move]) -> Iterator[str]:
    """Yield the values and the words of features that moves may carry."""
    for move in moves:
        said = (*move.says.values(), *move.about.values(), *move.was.values())
        for mention in (m for mentions in said for m in mentions):
            values = mention.value.values() if isinstance(mention.value, Mapping) else (mention.value,)
            yield from (str(v) for v in values if v is not None and v != "")
            yield from (part for f in mention.features for part in (str(f.value), f.attribute.rpartition(".")[2]))
        if move.heard:
            yield move.heard


def _typos(text: str, kept: Sequence[str], rng: Random, _: Sequence[str] | None) -> str:
    protected = {word for value in kept for word in re.findall(r"[a-z]+", value)}
    places = [m.span() for m in _WORD.finditer(text) if m[0] not in protected]
    chosen = [places.pop(one_of(range(len(places)), rng)) for _ in range(min(_MOST_TYPOS, len(places)))]
    for start, end in sorted(chosen, reverse=True):
        at = one_of(range(start + 1, end - 1), rng)
        text = f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"
    return text


def _tangents(text: str, _: Sequence[str], rng: Random, past: Sequence[str] | None) -> str:
    tangent = one_of(_TANGENTS, rng)
    if past and any(tangent in " ".join(said.split()) for said in past):
        return text
    begins = past is not None and not past  # with a greeting, or what it is about
    places = [0] * (not begins) + [*(m.end() for m in _BREAK.finditer(text)), len(text)]
    at = one_of(places, rng)
    return " ".join(part.strip() for part in (text[:at], tangent, text[at:]) if part.strip())


def _split(text: str, _: Sequence[str], rng: Random, __: Sequence[str] | None) -> str:
    return _BREAK.sub(lambda _: "\n" if rng.random() < 0.7 else " ", text)


_MAKERS = {"typos": _typos, "tangents": _tangents, "split": _split}
