"""That there is nothing of the kind that is wanted is a refusal; that nothing is known or found is none."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from tests.users.turns import kinds

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    "text",
    [
        "There is no variant of this jacket that is both navy and large.",
        "There isn't an exact match that keeps the size and comes in navy.",
        "None of the jackets comes in navy.",
        "Navy isn't among the options for this jacket.",
        "The jacket doesn't come in navy.",
        "I don't see a navy version of the jacket.",
        "Sadly, no variant fits all that you've asked for.",
        "The combination of navy and large doesn't exist.",
        "We don't have a navy one in stock at the moment.",
        "We don't have any jackets under $50.",
        "The navy jacket is already gone.",
    ],
)
def test_that_there_is_none_such_is_a_refusal(text: str) -> None:
    """Whichever way it is said."""
    assert "refuse" in SHOP.read(text).acts


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (SHOP, "I don't see an account with that email address."),
        (SHOP, "There is no match for that name in our records."),
        (SHOP, "Unfortunately, I don't have a delivery date for it yet."),
        (SHOP, "I'm afraid we don't currently have any tracking information."),
        (SHOP, "Unfortunately, I do not have more details about that parcel."),
        (PLANE, "I'm afraid I don't have any further information on the delay."),
    ],
)
def test_what_is_not_found_or_known_is_not_refused(reader: Understanding, text: str) -> None:
    """The agent may find the account by something else, and the rest was only asked by the way."""
    assert "refuse" not in reader.read(text).acts


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (SHOP, "I don't have any more information, so I can't cancel the order."),
        (PLANE, "Unfortunately, we don't have any flights on that date."),
    ],
)
def test_what_is_refused_beside_is_heard(reader: Understanding, text: str) -> None:
    """Whatever the reason for it."""
    assert "refuse" in reader.read(text).acts


def test_who_is_told_that_no_date_is_known_insists_on_nothing(shop: Any, call: Any) -> None:
    """It only says once more what it is calling for."""
    turn = call(shop.cancel).hear(
        "I'm sorry, but I don't have a delivery date for this order. Can I help with something else?"
    )
    assert "insist" not in kinds(turn)
    unfortunately = call(shop.cancel).hear(
        "Unfortunately, I don't have a delivery date yet. Can I help with something else?"
    )
    assert kinds(unfortunately) == kinds(turn)


def test_a_mark_in_a_table_leaves_its_row_whole() -> None:
    """What is sold out stands beside its name."""
    table = (
        "Which one would you like?\n\n| Colour | Stock |\n|---|---|\n| Navy | ✅ In stock |\n| Olive | ❌ Sold out |"
    )
    assert SHOP.read(table).requests == SHOP.read(table.replace("✅ ", "").replace("❌ ", "")).requests
    assert SHOP.read(table).said.low == SHOP.read(table.replace("✅ ", "").replace("❌ ", "")).said.low


@pytest.mark.parametrize(
    "pity",
    [
        "Unfortunately, there's only one navy jacket, the large one.",
        "I'm afraid the large navy one costs $5.00 more.",
        "Sadly, the parcel takes a week or two.",
    ],
)
def test_a_pity_beside_what_is_wanted_refuses_nothing(pity: str, shop: Any, call: Any) -> None:
    """The customer agrees to what is put."""
    user = call(shop.exchange)
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    turn = user.hear(f"{pity} Shall I exchange the rain jacket of {shop.other} for the large navy one, paid by PayPal?")
    assert kinds(turn) == ["consent"]


def test_what_is_gone_is_refused_though_something_is_put_for_it() -> None:
    """A pity it is, too, but what the customer wants can't be had."""
    put = "Would you like to take the one at 11?"
    assert PLANE.read(f"I'm afraid the flight at 9 is already gone. {put}").acts == {"refuse", "confirm"}
    assert PLANE.read(f"I'm afraid the flight at 9 takes an hour longer. {put}").acts == {"confirm"}
