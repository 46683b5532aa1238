r"""The words by which agents refer to a domain's slots and operations.

A domain provides one `Lexicon`; the reading of dialogue acts
(`Understanding`) is English, and the same for every domain.

All fragments are regular expressions over lower-case text with plain ASCII quotes. They are joined with `|` and
anchored at a word's beginning and end, so they need neither `\b` nor capture groups. Keep every repetition inside a
fragment bounded (`{0,30}` rather than `*`): reading must take linear time on whatever an agent writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Lexicon", "OperationWords", "SlotWords"]


@dataclass(frozen=True)
class SlotWords:
    r"""How agents refer to one slot.

    Attributes:
        nouns: What the slot is called ("order (?:id|number)s?"). A noun asks for its slot where it is the object of a
            request ("please provide the order number"), not where it only qualifies another one ("the reason *for the
            order*").
        pattern: Literal values of the slot, as a regular expression over the text as written ("#W\d{7}"); empty if
            it has no form of its own.
        values: Closed values (of a count, its digits), each with the fragments by which it is worded. Of several the
            customer is asked to choose; one that a proposal names, and that isn't what it wants, it puts right.
        asks: Phrases that ask for the slot without naming it ("how would you like to pay"), or whatever else the
            sentence says. They count in requests, questions and offers only.
        roles: What a question that names nothing says of its values ("sent back"): "which ones?" then asks for it,
            unless ids of something else have been listed.
        things: What its values are called in passing ("orders?"): what "which one?" asks for after such a mention.
        chosen: Whether its values are alternatives that agents put ("which of these flights?"), rather than things that
            only the customer can name.
        sign: Characters that every value has, if there are any ("@"); they spare most texts the search for values.
    """

    nouns: tuple[str, ...]
    pattern: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    chosen: bool = False
    sign: str = ""


@dataclass(frozen=True)
class OperationWords:
    """How agents refer to one operation (a write the customer may ask for).

    Attributes:
        verbs: Base forms, gerunds and nouns: r"cancel(?:l?ing|l?ation)?".
        done: Participles that tell it was carried out: r"cancell?ed".
    """

    verbs: tuple[str, ...]
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """A domain's words.

    Attributes:
        slots: Its slots by name, in the order in which ties are settled.
        operations: Its operations by name, in that order, too.
        abbreviations: Words in capitals and what customers take them for: "JFK" for "New York".
    """

    slots: Mapping[str, SlotWords]
    operations: Mapping[str, OperationWords]
    abbreviations: Mapping[str, str] = field(default_factory=dict)
