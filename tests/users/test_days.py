"""Days as people say and write them."""

import pytest

from t2t_gym.task import Feature
from t2t_gym.users.days import has_full_clock, is_day, read_times, spoken_day, written_days, written_times
from t2t_gym.users.understanding.values.worded import names_feature


def test_a_day_is_said_by_month_and_number() -> None:
    """What is no day stays as it is."""
    assert spoken_day("2024-05-20") == "May 20"
    assert spoken_day("2024-13-20") == "2024-13-20"
    assert spoken_day("Denver") == "Denver"
    assert written_days("Denver") == ()


@pytest.mark.parametrize(
    "text",
    ["on may 3rd", "on 2024-05-03", "the 3rd of may", "3 may", "may 3, 2024", "5/3", "on the 3rd of may, please"],
)
def test_a_day_is_recognised_however_an_agent_writes_it(text: str) -> None:
    """Month first, day first, with and without an ordinal, or as an ISO date."""
    assert names_feature(text, Feature(attribute="date", value="2024-05-03"))


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024-05-03", True), ("May 3", True), ("3rd of May", True), ("5/3", True), ("W123", False), ("Maya 3", False)],
)
def test_days_are_told_from_other_things_that_have_a_number(text: str, day: bool) -> None:
    """By their form alone."""
    assert is_day(text) is day


@pytest.mark.parametrize(
    ("time", "text"), [("12:00", "12 pm"), ("00:00", "12am"), ("12:30", "12:30 pm"), ("09:05", "9:05am")]
)
def test_noon_and_midnight_are_twelve(time: str, text: str) -> None:
    """On a clock with two halves."""
    assert text in written_times(time)


@pytest.mark.parametrize("text", ["may 30", "on 2024-05-04", "13 may", "i may have 3"])
def test_another_day_is_not_taken_for_it(text: str) -> None:
    """A day that only begins or ends alike is another one."""
    assert not names_feature(text, Feature(attribute="date", value="2024-05-03"))


@pytest.mark.parametrize("text", ["it costs $1,250", "it costs $1250.", "it costs 1250.00 dollars", "$1,250.00"])
def test_an_amount_is_recognised_with_and_without_its_cents(text: str) -> None:
    """And with a comma between the thousands, or without."""
    assert names_feature(text, Feature(attribute="price", value=1250.0))


@pytest.mark.parametrize("text", ["it costs $1,250.00", "it costs $250.50", "$250,000", "1250.00 dollars"])
def test_another_amount_is_not_taken_for_it(text: str) -> None:
    """Though it begins or ends with the same digits."""
    assert not names_feature(text, Feature(attribute="price", value=250.0))


@pytest.mark.parametrize("text", ["at 14:05", "at 2:05 pm", "at 2:05pm", "14:05-16:40", "at 2:05 p.m., with a stop"])
def test_a_time_of_day_is_recognised_however_an_agent_writes_it(text: str) -> None:
    """On a clock of 24 hours, or of twice 12."""
    assert names_feature(text, Feature(attribute="leaves", value="14:05"))


@pytest.mark.parametrize("text", ["at 2:05 am", "at 12:05 pm", "at 4:05", "14:50"])
def test_another_time_of_day_is_not_taken_for_it(text: str) -> None:
    """Nor one on the other half of the day."""
    assert not names_feature(text, Feature(attribute="leaves", value="14:05"))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2:05 pm", ["14:05"]),
        ("12 a.m.", ["00:00"]),
        ("09:00", ["09:00"]),
        ("9:00", ["09:00", "21:00"]),
        ("14:05:00", ["14:05"]),
        ("25:00", []),
        ("13 pm", []),
    ],
)
def test_a_time_without_its_half_of_the_day_may_be_either(text: str, times: list[str]) -> None:
    """Unless it is written as on a clock of 24 hours."""
    assert list(read_times(text)) == times


def test_a_time_beside_others_on_a_full_clock_is_on_it_too() -> None:
    """So that it has but one half of the day."""
    assert list(read_times("9:00", full=True)) == ["09:00"]
    assert has_full_clock("9:00 or 14:20")
    assert has_full_clock("09:05")
    assert not has_full_clock("9:00 or 10:20, or 09:05 pm")
