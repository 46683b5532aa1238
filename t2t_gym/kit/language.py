"""A domain's language, one entry per slot or operation: how agents word it, and how customers do.

What these functions leave out can be written with `Lexicon` and `Voice` themselves, or by `replace` on the result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from t2t_gym.kit.asking import action_words
from t2t_gym.kit.english import either, forms, frames, participle, plural, verb_forms, verb_of
from t2t_gym.users.lexicon import Lexicon, OperationWords, SlotWords
from t2t_gym.users.understanding.acts.slots import CHOICE_OF_ACTION
from t2t_gym.users.voice import FeatureVoice, OperationVoice, SlotVoice, Voice

__all__ = [
    "BIRTHDAY",
    "DAY",
    "EMAIL",
    "FULL_NAME",
    "PART_OF_DAY",
    "TIME",
    "OperationLanguage",
    "SlotLanguage",
    "language",
    "offered",
    "own_id",
    "owned",
    "service",
]


_ARTICLE = re.compile(r"^(?:an?|the) ")


class SlotLanguage(NamedTuple):
    """How a slot is worded: by agents, and by customers."""

    words: SlotWords
    voice: SlotVoice


class OperationLanguage(NamedTuple):
    """How an operation is worded: its verb, with a participle where one is given, and the words of both sides."""

    verb: str
    words: OperationWords
    voice: OperationVoice
    participle: str = ""


FULL_NAME = SlotLanguage(
    SlotWords(
        (r"(?:full |first and last )?names?",),
        asks=(
            r"whose (?:account|name|profile)|(?:what|which) name",
            r"who (?:(?:am i|are we|i'm|i am|we're|we are) (?:speaking|talking|chatting)|do i have the pleasure of)",
            r"who (?:the|this|your) (?:account|profile) (?:\w+ ){1,2}(?:to|for|under)",
        ),
    ),
    SlotVoice("my full name", states=("my name is {}", "I'm {}")),
)
"""A person's name, by which a customer is found."""

BIRTHDAY = SlotLanguage(
    SlotWords((r"dates? of birth", r"birthdays?", r"birth ?dates?", "dobs?"), r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    SlotVoice("my date of birth", states=("my date of birth is {}", "I was born on {}"), style="written"),
)
"""A date of birth, as YYYY-MM-DD."""

EMAIL = SlotLanguage(
    SlotWords((r"e-?mails?(?: address(?:es)?)?",), r"\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,32}\b", sign="@"),
    SlotVoice("my email address", states=("my email is {}", "my email address is {}")),
)
"""An email address."""

DAY = FeatureVoice(after=("on {}",), style="date", rank=3)
"""A day, as YYYY-MM-DD: "on May 20"."""

PART_OF_DAY = FeatureVoice(
    after=("in the morning",),
    values={part: (f"in the {part}",) for part in ("morning", "afternoon", "evening")},
    whole=True,
    rank=4,
)
"""Morning, afternoon or evening."""

TIME = FeatureVoice(after=("at {}",), rank=6)
"""A time of the day: "at 10:30"."""


def owned(
    noun: str,
    pattern: str,
    features: Mapping[str, FeatureVoice],
    *,
    also: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
) -> SlotLanguage:
    """Return the language of one of the customer's own records, whose number it knows: "my booking on May 20".

    Args:
        noun: what it is called, in the singular.
        pattern: a regular expression for its ids, as written.
        features: the wording of each attribute.
        also: other nouns that agents may use for it.
        asks: regular expressions for questions that ask for it without naming it, such as by some distinguishing mark
            ("last (?:four )?digits").
        roles: where an operation has two such records, words for the part that this one plays in it, of which the first
            is the one that the oracle uses: ``("source", "from")`` for the account that money comes from. Let `asks`
            have how else agents ask for it ("from which account").
    """
    one, part = either(noun, *also), f"{either(*roles)} " if roles else ""
    named = (f"{part}{one}(?: (?:ids?|numbers?))?",) if part else (f"{one} (?:ids?|numbers?)", f"(?:which|what) {one}")
    return SlotLanguage(
        SlotWords(named, pattern, asks=asks, things=(f"{part}{forms(noun, *also)}",)),
        SlotVoice(
            f"the {roles[0]} {noun}" if roles else f"the {noun} number",
            nouns=((noun, plural(noun)),),
            determiners=("my",),
            named=(f"{noun} {{}}", "{}"),
            features=features,
            any=(f"Any {roles[0]} {noun} will do.",) if roles else ("I don't mind which.",),
            states=(f"the {roles[0]} {noun} is {{}}",) if roles else ("it's {}", "I mean {}"),
            ids="alone",
        ),
    )


def own_id(noun: str, pattern: str) -> SlotLanguage:
    """Return the language of the customer's own id, of which customers don't speak, and which agents may ask for.

    Args:
        noun: what customers are called, in the singular: ``"guest"``.
        pattern: a regular expression for the ids, as written.
    """
    return SlotLanguage(
        SlotWords((f"{noun} (?:ids?|numbers?)",), pattern),
        SlotVoice(f"my {noun} ID", states=(f"my {noun} ID is {{}}",)),
    )


def offered(
    *nouns: str,
    pattern: str,
    features: Mapping[str, FeatureVoice],
    best: Mapping[str, tuple[str, ...]] | None = None,
    also: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
) -> SlotLanguage:
    """Return the language of something new that is picked from what can be had: "the earliest time on May 20".

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        pattern: a regular expression for its ids, as written, which customers never say.
        features: the wording of each attribute.
        best: superlatives for ``"<measure>.min"`` and ``"<measure>.max"``.
        also: other nouns that agents may use for it.
        asks: regular expressions for questions that ask for it without naming it.
    """
    pairs = tuple((noun, plural(noun)) for noun in nouns)
    names = forms(*nouns, *also)
    return SlotLanguage(
        SlotWords(
            (f"(?:new |other |preferred |which |what )?{names}",), pattern, asks=asks, things=(names,), chosen=True
        ),
        SlotVoice(
            f"the new {nouns[0]}",
            nouns=pairs,
            features=features,
            best=best or {},
            any=(f"Any {nouns[0]} will do.",),
            states=("I'd like {}", "I'd take {}"),
            ids="never",
        ),
    )


def service(phrase: str, noun: str, also: tuple[str, ...] = (), done: tuple[str, ...] = ()) -> OperationLanguage:
    """Return the language of an operation.

    Args:
        phrase: the customer's verb phrase, as `frames` takes it; it begins with the verb, which the oracle uses, too,
            with its particle where it has one: "turn off", which isn't "turn on".
        noun: a noun for the operation, without an article: ``"cancellation"``.
        also: other verbs that agents may use for it.
        done: regular expressions for the participles that say that it was carried out, where a verb is neither regular
            nor as common as "pay"; the first is the one that the oracle says, as written: for "cast off" it is "cast".
    """
    verb = verb_of(phrase)
    bare, _, particle = verb.partition(" ")
    told = done[0].removesuffix(f" {particle}") if done else ""
    verbs = (verb, *also)
    what = _ARTICLE.sub("", re.split(r"[\[{]", phrase.removeprefix(verb))[0].strip())
    whole = f" (?:(?:an?|the|your|this) )?{what}" if what else ""  # "schedule a transfer" isn't to transfer
    return OperationLanguage(
        bare,
        OperationWords(
            (*map(verb_forms, verbs), noun, *([f"{verb_forms(verb)}{whole}"] if whole else [])),
            (participle(verb, told), *done[1:]) if done else tuple(map(participle, verbs)),
        ),
        OperationVoice(frames(phrase), (f"the {noun}",)),
        told,
    )


def language(
    slots: Mapping[str, SlotLanguage],
    operations: Mapping[str, OperationLanguage],
    questions: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Lexicon, Voice]:
    """Return the two halves of a domain's language: what its customers understand, and what they say.

    Args:
        slots: the language of each slot, in the order in which ties are settled; how agents ask what to do is added.
        operations: the language of each operation.
        questions: for each quantity, the questions that ask for it, in lower case and without a question mark ("how
            much do I owe").
    """
    actions = {CHOICE_OF_ACTION: action_words(*(operation.verb for operation in operations.values()))}
    lexicon = Lexicon(
        {**{name: slot.words for name, slot in slots.items()}, **actions},
        {name: operation.words for name, operation in operations.items()},
    )
    voice = Voice(
        {name: operation.voice for name, operation in operations.items()},
        {name: slot.voice for name, slot in slots.items()},
        questions or {},
        {operation.verb: operation.participle for operation in operations.values() if operation.participle},
    )
    return lexicon, voice
