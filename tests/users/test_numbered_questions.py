"""Questions in lists that are introduced in passing, stand under a point of another list, or go by a number."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    ("reader", "text", "slots"),
    [
        (
            SHOP,
            "Could you help me with a few quick questions?\n- Your zip code\n- The order number",
            ("zip", "order_id"),
        ),
        (
            SHOP,
            "May I ask you for three things?\n1. Your email\n2. The reason for the return: is the order a mistake, for "
            "example?",
            ("email", "reason"),
        ),
        (
            PLANE,
            "1. Bags: nothing to do.\n2. Your new booking: to look for flights, I have to know:\n- the city that you set "
            "out from\n- the cabin",
            ("origin", "cabin"),
        ),
        (
            PLANE,
            "1. Cabin: which one would you like?\n2. Payment: which methods shall I take?",
            ("cabin", "payment_method"),
        ),
    ],
)
def test_each_point_of_a_list_is_asked(reader: Understanding, text: str, slots: tuple[str, ...]) -> None:
    """However the list is introduced."""
    assert reader.read(text).requests == slots


@pytest.mark.parametrize(
    "text",
    [
        "Do you agree to do no. 2, and which order is meant in no. 1?",
        "Is no. 1 about the order with the table lamp? And shall I go ahead with no. 2?",
        "Which order is no. 1 for? As for number 2, may I go ahead with number 2?",
    ],
)
def test_what_goes_by_a_number_is_agreed_to_by_it(text: str, shop: Any, call: Any) -> None:
    """Beside a question about another number, the yes is to the one alone."""
    user = call(shop.cancel, shop.back)
    turn = user.hear(
        f"1. You'd like to cancel an order.\n2. I'd return the rain jacket of {shop.other}, with the money to PayPal.\n\n"
        f"{text}"
    )
    assert [a.request for a in turn.acts if a.kind == "consent"] == [1]
