r"""The words by which agents refer to a domain's slots and operations.

A domain provides one `Lexicon`; the rest of how messages are read (`Understanding`) is English, and the same for every
domain.

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
        nouns: what the slot is called ("order (?:id|number)s?"). A noun asks for its slot if it is the object of a
            request ("please provide the order number"), but not if it only qualifies another noun ("the reason *for the
            order*").
        pattern: literal values of the slot, as a regular expression over the text as written ("#W\d{7}"); empty if they
            have no form of their own.
        values: closed values (the digits, for a count), each with fragments for how it is worded. Naming several asks
            the customer to choose; if a proposal names one that the customer doesn't want, it corrects that.
        asks: phrases that ask for the slot without naming it ("how would you like to pay"), whatever else the sentence
            says. They count only in requests, questions and offers.
        roles: what a question that names nothing says of the slot's values ("sent back"): "which ones?" then asks for
            the slot, unless ids of something else have been listed.
        things: what the slot's values are called in passing ("orders?"): "which one?" asks for it after such a mention.
        chosen: whether its values are alternatives that agents offer ("which of these flights?"), rather than things
            that only the customer can name.
        sign: characters that every value has, if there are any ("@"); they spare most texts the search for values.
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
        verbs: base forms, gerunds and nouns: r"cancel(?:l?ing|l?ation)?".
        done: participles that say that it was carried out: r"cancell?ed".
    """

    verbs: tuple[str, ...]
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    r"""A domain's words.

    Attributes:
        slots: its slots by name, in the order in which ties are settled.
        operations: its operations by name, in that order, too.
        abbreviations: words in capitals, and what customers take them to mean: "New York" for "JFK".
        spellings: other ways of writing a part of a value, as regular expressions over the text as written, each with
            how it is spelt: "#W" for r"\b[Ww](?=\d{7}\b)".
        together: operations that are ruled out together, each such group with fragments that say so of all of them:
            "the order can't be changed" rules out a change of its address and of its items.
    """

    slots: Mapping[str, SlotWords]
    operations: Mapping[str, OperationWords]
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    together: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
