"""Which of two things is meant is told by what they are, not by the amounts on them; and in any register."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize("reader", [SHOP, PLANE])
@pytest.mark.parametrize(
    "text",
    [
        "You have two gift cards, one with $20.00 and one with $35.50. Which should be charged?",
        "There are two gift cards in your profile, one that has $20.00 left and another that has $35.50. Which one?",
        "It can go to the gift card that you paid with, which has $8.00 on it, or to the other with $9.00. Which one?",
        "Should it go to the gift card with $20.00, which paid last time, or to the one with $35.50?",
        "Shall I put it on the gift card with $20.00 or on the other one?",
    ],
)
def test_two_cards_with_money_on_them_are_ways_to_pay(reader: Understanding, text: str) -> None:
    """The amounts aren't prices of anything that could be chosen instead."""
    assert reader.read(text).requests == ("payment_method",)


@pytest.mark.parametrize(
    "text",
    [
        "There are two teapots in glass, one with a lid and one with a wooden handle. Which would you like?",
        "The green teapot is $20.00, the red one $35.50. Which would you like?",
    ],
)
def test_two_things_on_the_shelf_are_to_be_chosen_from(text: str) -> None:
    """Whether they are told apart by their prices or in words."""
    reading = SHOP.read(text)
    assert reading.acts - {"inform"} == {"offer"}
    assert reading.requests == ("new_items",)


def test_one_order_or_another_is_asked_for_by_what_they_are() -> None:
    """They are the customer's own."""
    assert SHOP.read("There are two orders, one with a lamp and one with a rug. Which one?").requests == ("order_id",)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Which cabin, and how'd you like to pay?", {"cabin", "payment_method"}),
        ("When do you wanna fly?", {"date"}),
        ("Got it. And what date, and how many bags do you need?", {"date", "baggage"}),
        ("How many bags, and who pays, the card or the certificate?", {"baggage", "payment_method"}),
    ],
)
def test_casual_questions_ask_for_as_much_as_formal_ones(text: str, slots: set[str]) -> None:
    """Contractions and all."""
    assert set(PLANE.read(text).requests) == slots


@pytest.mark.parametrize(
    "text",
    [
        "Which teapot shall it be, the glass one or the clay one?",
        "Which new kettle would you like: the tall one with a whistle or the tall one without?",
    ],
)
def test_one_thing_or_another_is_a_choice_whatever_it_is_called(text: str) -> None:
    """The lexicon need not know what is sold."""
    assert SHOP.read(text).requests == ("new_items",)


@pytest.mark.parametrize(
    "text",
    [
        "I'd cancel the order. Is there anything else you'd like to know, or shall I go ahead?",
        "I'd cancel the order. Would you like to change anything about it first, or should I proceed?",
        "I'd cancel the order. Do you have any other questions, or may I submit it?",
    ],
)
def test_a_go_ahead_after_a_polite_question_is_a_go_ahead(text: str) -> None:
    """As one before it is."""
    assert SHOP.read(text).acts == {"confirm"}


def test_an_alternative_to_a_go_ahead_is_a_choice() -> None:
    """It isn't there for politeness."""
    assert SHOP.read("I'd cancel the order. Would you like to keep it, or shall I go ahead?").acts == {"offer"}
