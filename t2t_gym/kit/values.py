"""Slots whose values are plain ones, not ids: amounts, days, numbers of things, words, yes or no. No tool shows them.

A customer names such a value outright, and understands it however an agent writes it: "$1,500.00" is 1500, "15 July" is
2025-07-15, and "two guests" are 2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from t2t_gym.kit.english import either, forms, plural
from t2t_gym.kit.entities import Slot, View
from t2t_gym.kit.language import SlotLanguage
from t2t_gym.kit.times import moment
from t2t_gym.users.days import WRITTEN_DAY
from t2t_gym.users.lexicon import SlotWords
from t2t_gym.users.numbers import WRITTEN_AMOUNT
from t2t_gym.users.voice import FeatureVoice, SlotVoice

__all__ = ["day_slot", "named_amount", "named_count", "named_day", "named_word", "value_slot", "yes_or_no"]

_NUMERALS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def value_slot(among: Callable[[View], Sequence[Any]]) -> Slot:
    """Return a slot that plain values fill, such as amounts or words.

    Args:
        among: returns everything that could be meant, allowed or not, within a bound.
    """
    return Slot(among)


def day_slot(among: Callable[[View], Sequence[str]]) -> Slot:
    """Return a slot that days fill, as YYYY-MM-DD.

    Args:
        among: returns everything that could be meant, allowed or not, within a bound.
    """
    return Slot(among, lambda _, day, __: (("day", day),), {"when": lambda _, day, __: moment(day)})


def named_amount(*nouns: str, asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of an amount of money: "the limit", "$1,500".

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        asks: regular expressions for questions that ask for it without naming it ("how much").
    """
    return SlotLanguage(
        SlotWords((forms(*nouns),), WRITTEN_AMOUNT, asks=asks), SlotVoice(f"the {nouns[0]}", any=(), style="money")
    )


def named_day(*nouns: str, asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of a day: "the return date", "July 15".

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        asks: regular expressions for questions that ask for it without naming it ("until when").
    """
    said = FeatureVoice(head=("{}",), style="date")
    return SlotLanguage(
        SlotWords((forms(*nouns),), WRITTEN_DAY, asks=asks),
        SlotVoice(
            f"the {nouns[0]}",
            determiners=("",),
            features={"day": said},
            any=(),
            states=(f"the {nouns[0]} is {{}}",),  # and no other day
            ids="never",
        ),
    )


def named_count(noun: str, *, most: int = 12, asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of a number of things: "2 guests", "one guest".

    Args:
        noun: what is counted, in the singular.
        most: the largest number that anybody will speak of.
        asks: regular expressions for questions that ask for it without naming it ("how large is your party").
    """
    many, things = plural(noun), forms(noun)
    written = {n: either(str(n), *_NUMERALS[n : n + 1]) for n in range(most + 1)}
    return SlotLanguage(
        SlotWords(
            (f"(?:number|count) of {many}", f"{noun} count"),
            values={
                str(n): (f"{digits} (?:\\w+ )?{things}", f"{things}(?: (?:is|are|to|of)|:)? {digits}")
                for n, digits in written.items()
            },
            asks=(f"how many (?:\\w+ )?{many}", *asks),
        ),
        SlotVoice(
            f"the number of {many}",
            values={str(n): (f"{n} {noun if n == 1 else many}",) for n in written},
            any=(),
        ),
    )


def yes_or_no(noun: str, *, asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of what is wanted or not: "with breakfast", "without breakfast".

    Its candidates are the words ``"yes"`` and ``"no"``, which `operations` turns into a tool's True and False.

    Args:
        noun: what is wanted or not, without an article.
        asks: regular expressions for questions that ask for it without naming it ("are you hungry in the morning").
    """
    an = "(?:(?:the|an?|any|your) )?"
    return SlotLanguage(
        SlotWords(
            (f"{noun}(?: (?:option|choice|preference))?",),
            values={
                "yes": (
                    f"(?:with|plus|includ(?:es?|ed|ing)|add(?:ed|ing)?) {an}{noun}",
                    f"{noun}(?: (?:is|will be|has been))?:? (?:yes|included|added)",
                ),
                "no": (
                    f"(?:without|no|exclud(?:es?|ed|ing)|not includ(?:e|ing)) {an}{noun}",
                    f"{noun}(?: (?:is|will be|has been))?:? (?:no|none|not included|excluded)",
                ),
            },
            asks=(
                f"(?:like|want|need|prefer|add|have|include) (?:to (?:add|have|include) )?{an}{noun}",
                f"with or without {noun}",
                *asks,
            ),
        ),
        SlotVoice(
            f"the {noun} option",
            values={"yes": (f"with {noun}",), "no": (f"without {noun}",)},
            any=(),
            states=("{}, please", "I'd like it {}"),
        ),
    )


def named_word(*nouns: str, values: Mapping[str, tuple[str, ...]], asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of a word from a short list, such as a country or a reason.

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        values: for each of the words, regular expressions for how agents word it.
        asks: regular expressions for questions that ask for it without naming it ("where are you going").
    """
    return SlotLanguage(SlotWords((forms(*nouns),), values=values, asks=asks), SlotVoice(f"the {nouns[0]}", any=()))
