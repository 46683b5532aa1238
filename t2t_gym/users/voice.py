"""How the customers of a domain word things, as data: a domain provides one `Voice`.

`Phrasing`, which knows English and no domain, makes sentences from it. In every template ``{}`` stands for what is
said, and a list of templates is a choice made at random.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["FeatureVoice", "OperationVoice", "SlotVoice", "Voice"]


@dataclass(frozen=True)
class FeatureVoice:
    """How one attribute of an entity is worded within a noun phrase: *the* **large navy** **jacket** **with a hood**.

    Attributes:
        head: templates that take the noun's place (``"{}"`` for a product's name); if several features could, the one
            with the lowest rank does.
        before: templates that go before the noun.
        after: templates that go after it. Those that begin alike, or with participles, are joined ("with the kettle and
            the lamp", "leaving at 9:00 and flying back at 17:00").
        values: closed values, each with its own wordings, which fill ``{}``, or, with `whole` set, replace the
            template.
        whole: whether `values` are whole phrases.
        rank: the lower, the nearer to the front of the noun phrase.
        style: how a value is written: as it is, in lower case (``"USB Hub"`` -> ``"USB hub"``), as an amount of money,
            or as a day (``"2024-05-20"`` -> ``"May 20"``).
        implied_by: an attribute that makes this one superfluous when it is said, with the same value, of another slot
            in the same sentence: whoever returns "the kettle" needn't add that the order has a kettle in it. A thing
            whose name contains the value does so, too: "HAT001 on May 20" needs no day.
        outdone_by: an attribute that says the same more exactly, beside which this one goes unsaid: whoever flies at
            21:40 needn't add that it's in the evening.
    """

    head: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: bool = False
    rank: int = 5
    style: Literal["as_is", "lower", "money", "date"] = "as_is"
    implied_by: str = ""
    outdone_by: str = ""


@dataclass(frozen=True)
class SlotVoice:
    """How one slot is worded.

    Attributes:
        called: what the customer calls the slot itself: "the order number".
        nouns: the nouns for an entity that has no head, with their plurals.
        determiners: what a noun phrase begins with.
        named: templates for a value that is named outright.
        values: closed values, each with its wordings, which stand for the value in `named`.
        fields: for object values, a template with ``{field}`` for each field; a part in square brackets is left out if
            its field is empty.
        features: the wording of each attribute; a key such as ``"option.*"`` covers all attributes with that prefix,
            and its templates may use ``{name}`` for what follows the prefix.
        best: superlatives for ``"<measure>.min"`` and ``"<measure>.max"``.
        any: sentences that say that the customer doesn't mind; if there are none, it always minds.
        states: clauses that answer a question for the slot; ``{}`` is the noun phrase.
        style: how a named value is written: as it is, except for a day, which is said without its year; as it is
            written, with the year; or as an amount of money (1500 -> ``"$1,500"``).
        like: the slot whose noun this one's "one" or "ones" stands for.
        ids: how an entity that has been described, and whose id the customer knows, is referred to: by the id alone, by
            the description with the id beside it, or by the description only.
    """

    called: str
    nouns: tuple[tuple[str, str], ...] = (("one", "ones"),)
    determiners: tuple[str, ...] = ("the",)
    named: tuple[str, ...] = ("{}",)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: str = ""
    features: Mapping[str, FeatureVoice] = field(default_factory=dict)
    best: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    any: tuple[str, ...] = ("I don't mind which.",)
    states: tuple[str, ...] = ("it's {}",)
    style: Literal["as_is", "written", "money"] = "as_is"
    like: str = ""
    ids: Literal["alone", "beside", "never"] = "beside"


@dataclass(frozen=True)
class OperationVoice:
    """How one operation is asked for.

    Attributes:
        frames: verb phrases in the base form ("cancel {order_id}"), with places for some slots or `rows`. One is chosen
            from those that have places for the most of what is said, and for nothing else; there must be one without
            any place.
        nouns: noun phrases for the operation ("the cancellation").
        rows: for a place, a template over list-valued slots ("{items} for {new_items}"), said once per element.
        tails: for a slot, what is appended if the frame has no place for it.
    """

    frames: tuple[str, ...]
    nouns: tuple[str, ...]
    rows: Mapping[str, str] = field(default_factory=dict)
    tails: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Voice:
    """How a domain's customers speak. No two voices are equal, so what is made from one can be looked up by it.

    Attributes:
        operations: the wording of each operation.
        slots: the wording of each slot, whether an operation's or one of identity.
        questions: for each quantity, the questions that ask for it, in lower case and without a question mark ("how
            much will I get back").
        participles: the past participles of those verbs in the frames that are neither regular nor as common as "pay"
            ("flown" for "fly"). Agents use them to say that something has been done.
    """

    operations: Mapping[str, OperationVoice]
    slots: Mapping[str, SlotVoice]
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    participles: Mapping[str, str] = field(default_factory=dict)
