"""Slots whose values are plain ones, not ids: amounts of money, days, words from a short list. No tool shows them.

A customer names such a value outright, and understands it however an agent writes it: "$1,500.00" is 1500, and "15
July" is 2025-07-15.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from t2t_gym.kit.english import forms
from t2t_gym.kit.entities import Slot, View
from t2t_gym.kit.language import SlotLanguage
from t2t_gym.kit.times import moment
from t2t_gym.users.days import WRITTEN_DAY
from t2t_gym.users.lexicon import SlotWords
from t2t_gym.users.numbers import WRITTEN_AMOUNT
from t2t_gym.users.voice import FeatureVoice, SlotVoice

__all__ = ["day_slot", "named_amount", "named_day", "named_word", "value_slot"]


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
        SlotVoice(f"the {nouns[0]}", determiners=("",), features={"day": said}, any=(), ids="never"),
    )


def named_word(*nouns: str, values: Mapping[str, tuple[str, ...]], asks: tuple[str, ...] = ()) -> SlotLanguage:
    """Return the language of a word from a short list, such as a country or a reason.

    Args:
        nouns: what it is called, in the singular; the first is also what the customer calls the slot.
        values: for each of the words, regular expressions for how agents word it.
        asks: regular expressions for questions that ask for it without naming it ("where are you going").
    """
    return SlotLanguage(SlotWords((forms(*nouns),), values=values, asks=asks), SlotVoice(f"the {nouns[0]}", any=()))
