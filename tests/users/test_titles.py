"""A question under a title that is all that says what it is about asks for what the title names."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    "text",
    [
        "1. **Insurance** – that would be $30. Want it?\n2. **Suitcases** – two are free. How many are coming along?",
        "**Insurance:** It comes to $30. Would you like to add it?\n**Suitcases:** Two are free. Do you need any?",
        "## Insurance\nThat is $30 more. Are you interested?\n## Suitcases\nTwo are free. How many will it be?",
        "- Insurance\n  - It comes to $30. Do you want that?\n- Suitcases\n  - Two are free. Would you like any?",
    ],
)
def test_each_title_is_asked_about(text: str) -> None:
    """However it is written; a yes to the first wouldn't tell how many suitcases."""
    reading = PLANE.read(text)
    assert reading.acts == {"request"}
    assert reading.requests == ("insurance", "baggage")


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (PLANE, "- Insurance: none\n- Suitcases: 1\n\nIs that how you want it?"),
        (PLANE, "- Cabin change: $200. Would you like to proceed?"),
        (
            PLANE,
            "- no insurance\n\nSo I can't cancel it. If you'd like, I can connect you to a person. Do you want that?",
        ),
        (SHOP, "**New color:** navy is in stock at $52.10. Would you like it?"),
        (SHOP, "**Difference:** $10.20. Would you like to go ahead?"),
    ],
)
def test_a_go_ahead_beside_a_title_stays_one(reader: Understanding, text: str) -> None:
    """One for all that is put, for something to do, for what has been offered since, or for the one thing there is."""
    reading = reader.read(text)
    assert "confirm" in reading.acts
    assert not reading.requests
