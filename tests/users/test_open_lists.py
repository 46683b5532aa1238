"""A list after "please confirm the following" is to be answered, where it has questions or names of slots in it."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from tests.users.turns import kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))
LEADS = [
    "Before I start, please confirm the following:",
    "I would ask you to confirm these details:",
    "Kindly verify the following points:",
    "Could you confirm the following?",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    ("reader", "items", "slots"),
    [
        (SHOP, ("Your order number", "The reason for the cancellation"), {"order_id", "reason"}),
        (SHOP, ("**Items** - which of them go back", "Refund: whether to PayPal or a gift card"), {"items", "payment_method"}),
        (SHOP, ("Which order is it about?", "How would you like to pay?"), {"order_id", "payment_method"}),
        (PLANE, ("Passenger: your user ID", "Booking: your reservation number"), {"user_id", "reservation_id"}),
        (PLANE, ("In which cabin would you like to fly?", "How many bags will you check?"), {"cabin", "baggage"}),
    ],
)  # fmt: skip
def test_what_is_open_is_asked_for(reader: Understanding, lead: str, items: tuple[str, ...], slots: set[str]) -> None:
    """Whether it is put as a question or by its name alone."""
    for mark in ("- ", "1. "):
        reading = reader.read("\n".join([lead, "", *(mark + item for item in items)]))
        assert reading.acts == {"request"}
        assert slots <= set(reading.requests)


@pytest.mark.parametrize(
    "lead",
    ["Need:", "Still missing:", "Also required:", "These details are also needed:", "The following is yet required:"],
)
def test_a_word_before_a_list_asks_for_all_that_is_in_it(lead: str) -> None:
    """And not only for the one thing that has a question mark."""
    assert PLANE.read(f"{lead}\n- User ID\n- Insurance?\n- Cabin").requests == ("user_id", "insurance", "cabin")


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    "items",
    [
        ("Order: #W1112223", "Item: the teapot", "Refund: PayPal"),
        ("Order number: #W1112223", "Reason: ordered by mistake"),
        ("Cancel order #W1112223", "Refund to the original payment method"),
        ("Return the teapot", "Refund method - original payment method"),
    ],
)
def test_what_is_settled_is_to_be_agreed_to(lead: str, items: tuple[str, ...]) -> None:
    """Rows of a summary ask for nothing."""
    assert SHOP.read("\n".join([lead, *(f"- {item}" for item in items)])).acts == {"confirm"}


def test_a_statement_after_the_list_asks_for_nothing() -> None:
    """The list has ended."""
    text = "Please tell me:\n\n1. Your order number\n2. Which items go back\n\nThe refund method stays as it was."
    assert SHOP.read(text).requests == ("order_id", "items")


def test_open_questions_are_answered_rather_than_agreed_to(shop: Any, call: Any) -> None:
    """A customer who is asked to "confirm" what it hasn't said yet says it."""
    user = call(shop.cancel)
    turn = user.hear(
        "To proceed, I need you to confirm the following details:\n\n"
        "1. **Your order** - which of the two orders with a kettle you would like to cancel.\n"
        "2. **Reason** - why it should be cancelled."
    )
    assert set(kinds(turn)) == {"inform"}
    assert "lamp" in turn.text
    assert "no longer need" in turn.text


def test_what_a_list_of_questions_states_asks_for_nothing() -> None:
    """Nor does a question that only wants a yes for it ask for the thing again."""
    text = (
        "I require two clarifications:\n\n"
        "1. The only variant of the teapot in stock is green, at $20.00. Is the green variant acceptable to you?\n"
        "2. Payment: which payment method should be charged?"
    )
    reading = SHOP.read(text)
    assert reading.acts == {"request", "confirm"}
    assert reading.requests == ("payment_method",)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("I need a payment method. Please choose one of the following for each order.", ("payment_method",)),
        ("Kindly confirm that these are all the items you wish to exchange.", ("items",)),
        ("Please also confirm that this is everything you want changed.", ("items",)),
    ],
)
def test_whether_it_is_all_is_a_question(text: str, slots: tuple[str, ...]) -> None:
    """And "for each order" only tells how often the choice is made."""
    assert SHOP.read(text).requests == slots
