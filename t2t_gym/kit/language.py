"""A domain's language, an entry a slot or operation: how agents word it, and with it how customers do.

What these makers leave out can be said with `Lexicon` and `Voice` themselves, or with `replace` on what was made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from t2t_gym.kit.english import either, forms, frames, participle, plural, verb_forms
from t2t_gym.users.lexicon import Lexicon, OperationWords, SlotWords
from t2t_gym.users.understanding.slots import CHOICE_OF_ACTION
from t2t_gym.users.voice import FeatureVoice, OperationVoice, SlotVoice, Voice

__all__ = [
    "BIRTHDAY",
    "DAY",
    "EMAIL",
    "FULL_NAME",
    "PART_OF_DAY",
    "PAYING",
    "TIME",
    "OperationLanguage",
    "SlotLanguage",
    "action_words",
    "language",
    "offered",
    "owned",
    "service",
]


class SlotLanguage(NamedTuple):
    """How a slot is worded: by agents, and by customers."""

    words: SlotWords
    voice: SlotVoice


class OperationLanguage(NamedTuple):
    """How an operation is worded: its verb, with a participle that isn't regular, and the words of both sides."""

    verb: str
    words: OperationWords
    voice: OperationVoice
    participle: str = ""


FULL_NAME = SlotLanguage(
    SlotWords((r"(?:full |first and last )?names?",)),
    SlotVoice("my full name", states=("my name is {}", "I'm {}")),
)
"""A person's name, by which a customer is found."""

BIRTHDAY = SlotLanguage(
    SlotWords((r"dates? of birth", r"birthdays?", r"birth ?dates?"), r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    SlotVoice("my date of birth", states=("my date of birth is {}", "I was born on {}")),
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


PAYING = (
    r"(?:intend|plan|wish|want) to pay|pay(?:ing)? (?:\w+ ){0,3}with what|pay (?:for )?(?:it|that|this) with",
    r"how (?:the|this|that|it|they) (?:[\w$.,()]+ ){0,5}(?:will|should|would|is to|are to) be (?:paid|covered|settled)",
    r"how (?:should|shall|do|would|will|are) (?:we|i|you)(?: \w+){0,2} (?:cover|settle|paying for)",
    r"cards? to (?:use|charge)|what (?:should|shall|can|do) (?:i|we) (?:use|charge)",
    r"where (?:that|it|this|the (?:\$[\d.,]+|refund|money|difference|amount)) (?:should|will|would|is to|shall) (?:go"
    r"|be)",
    r"where (?:[\w']+ ){0,5}(?:refund|money|difference|amount) (?:to |should |will |would )?(?:go|be)"
    r"|be charged(?= to)",
    r"where (?:do|would|should) you (?:want|like|prefer) (?:the|that|your|this|these|those)"
    r" (?:\$[\d.,]+|refund|money|difference|amount)",
)
"""How agents ask for a payment method without naming one: expressions for a slot's `asks`."""


def owned(
    noun: str,
    pattern: str,
    features: Mapping[str, FeatureVoice],
    *,
    also: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
) -> SlotLanguage:
    """Return the language of a record of the customer's own, which it knows the number of: "my booking on May 20".

    Args:
        noun: what it is called, in the singular.
        pattern: a regular expression for its ids, as written.
        features: attribute to its wording.
        also: other nouns for it, by which agents may call it.
        asks: regular expressions of questions that ask for it without naming it, such as by what it can be told by
            ("last (?:four )?digits").
    """
    one = either(noun, *also)
    return SlotLanguage(
        SlotWords(
            (f"{one} (?:ids?|numbers?)", f"(?:which|what) {one}"), pattern, asks=asks, things=(forms(noun, *also),)
        ),
        SlotVoice(
            f"the {noun} number",
            nouns=((noun, plural(noun)),),
            determiners=("my",),
            named=(f"{noun} {{}}", "{}"),
            features=features,
            states=("it's {}", "I mean {}"),
            ids="alone",
        ),
    )


def offered(
    *nouns: str,
    pattern: str,
    features: Mapping[str, FeatureVoice],
    best: Mapping[str, tuple[str, ...]] | None = None,
    asks: tuple[str, ...] = (),
) -> SlotLanguage:
    """Return the language of something new that is picked among what can be had: "the earliest time on May 20".

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        pattern: a regular expression for its ids, as written, which customers never say.
        features: attribute to its wording.
        best: ``"<measure>.min"`` or ``"<measure>.max"`` to superlatives.
        asks: regular expressions of questions that ask for it without naming it.
    """
    pairs = tuple((noun, plural(noun)) for noun in nouns)
    names = forms(*nouns)
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
        phrase: the customer's verb phrase, as for `frames`; its first word is the verb, the oracle's too.
        noun: a noun for the operation, without article: ``"cancellation"``.
        also: other verbs for it, by which agents may call it.
        done: regular expressions of the participles that tell that it was carried out, where a verb is irregular; the
            first is the oracle's, as written.
    """
    verbs = (phrase.split()[0], *also)
    return OperationLanguage(
        verbs[0],
        OperationWords((*map(verb_forms, verbs), noun), done or tuple(map(participle, verbs))),
        OperationVoice(frames(phrase), (f"the {noun}",)),
        done[0] if done else "",
    )


def action_words(*verbs: str, asks: tuple[str, ...] = ()) -> SlotWords:
    """Return the words by which agents ask what they shall do.

    Args:
        verbs: the domain's verbs, of which an agent may offer a choice ("cancel it or change it").
        asks: regular expressions of further questions.
    """
    choice = "|".join(verbs)
    return SlotWords(
        (
            r"(?:what|which|the|specific|any|type of|kind of)(?: \w+)? (?:changes?|modifications?|actions?"
            r"|assistance|help)(?! been)",
            r"course of action",
        ),
        asks=(
            r"what (?:exactly )?(?:would you like|do you want|do you need|you'd like|you would like|you want"
            r"|you need)(?: me| us)? (?:to do|to (?:change|modify)(?! (?:it|them|this|that))|done|help with)",
            r"(?:how|what) (?:else )?(?:can|may|could|should) (?:i|we) (?:\w+ )?(?:help|assist|do for"
            r"|support)(?! else)",
            r"how (?:would you like|do you want|you'd like|you would like|do you wish)(?: me"
            r"| us)? to (?:proceed|handle (?:it|this|that)|go about|continue)",
            r"what(?:'s| is| seems to be) (?:the|your) (?:problem|issue|matter|request|concern)",
            r"what(?:'s| is) wrong with",
            r"(?<!that )(?<!this )(?<!it )(?:any|some)thing (?:\w+ )?(?:that )?you(?:'d| would)? (?:like|want"
            r"|need)(?: me)? to (?:change|update|modify|do)",
            r"what (?:is it (?:that )?)?(?:would you|do you|you(?:'d)?) (?:like|want|need) (?:to have|done|to see"
            r"|me to help)(?: done| with)?|what would you have (?:me|us) do|what(?:'s| is) going on"
            r"|what happened|which (?:\w+ ){0,4}(?:would|do) you (?:like|want|prefer) (?:me )?to do"
            r"|what should be (?:done|changed|different)",
            r"(?:would you|do you|you(?:'d)?) (?:like|want|need) (?:me|us) to (?:fix|resolve|solve|address|sort)",
            r"(?:what|which) way (?:can|may|could) (?:i|we)|what (?:can|may|should) (?:i|we) do",
            r"(?:want|like|need|wish)(?: to)? (?:do something|have something done|something done) (?:with|about)",
            r"(?:looking|hoping|planning|thinking) (?:to|of|about) mak(?:e|ing) (?:an?|any|some) (?:change"
            r"|adjustment)s?",
            r"what (?:would you|you'd) like to (?:have )?happen|what do you need(?=\?)",
            r"what (?:brings you|can i do|are you looking|(?:are|is) your (?:instructions?|wish(?:es)?))",
            *asks,
            rf"(?:looking|want|wish|like|prefer|trying) to (?:\w+ )?(?:{choice})(?: it)?,? (?:\w+,? )?or (?:\w+ )?"
            rf"(?:{choice}|keep)",
        ),
    )


def language(
    slots: Mapping[str, SlotLanguage],
    operations: Mapping[str, OperationLanguage],
    questions: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Lexicon, Voice]:
    """Return the two halves of a domain's language: what its customers understand, and what they say.

    Args:
        slots: slot to its language, in the order in which ties are settled; that of asking what to do is added.
        operations: operation to its language.
        questions: quantity to the clauses that ask for it.
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
