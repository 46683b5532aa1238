"""Numbers are read and said as people write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.users.numbers import WRITTEN_AMOUNT, read_number, spoken_amount, written_number


@pytest.mark.parametrize("text", ["1500", "1,500", "$1500", "$1,500.00", "1,500 dollars", "$ 1500", "1500 USD"])
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    """With a currency or without, with thousands apart or not."""
    assert read_number(text) == 1500


@pytest.mark.parametrize("text", ["", "C150", "1,50", "15-00", "$", "1500 cards", "12.5.1"])
def test_what_is_no_number_is_none(text: str) -> None:
    """An id isn't, nor is a number of things."""
    assert read_number(text) is None


def test_whole_amounts_are_said_without_cents() -> None:
    """And others with both digits."""
    assert [spoken_amount(v) for v in (500, 1500.0, 1234567, 12.5)] == ["$500", "$1,500", "$1,234,567", "$12.50"]


def test_amounts_are_told_from_other_numbers() -> None:
    """By a currency, or as what something is raised to; whatever looks like one can be read."""
    text = (
        "from $500 to 1,500 by card 4009, or to $ 2,000.50 (300 dollars more, 20%) with 3 cards, 1500 USD; to 3 of 10"
    )
    amounts = re.findall(WRITTEN_AMOUNT, text)
    assert list(map(read_number, amounts)) == [500, 1500, 2000.5, 300, 1500]


@given(st.integers(0, 10**9))
def test_every_way_to_write_a_number_is_read_as_that(number: int) -> None:
    """With thousands apart, too."""
    assert {read_number(text) for text in written_number(number)} == {number}


@pytest.mark.parametrize("value", [True, 12.5, "1500", None])
def test_only_whole_numbers_are_told_without_a_currency(value: object) -> None:
    """What else there is, is known by other words."""
    assert written_number(value) == ()
