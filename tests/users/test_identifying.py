"""Who can't be found gives the rest of a way to find it, another way, or says that there is no other."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.users.phrasing.wordings import wordings
from tests.users.turns import kinds


@pytest.mark.parametrize(
    "text",
    [
        "Nothing comes up for ann.lee@example.com. Could you check the address once more, or else give me your first and "
        "last name, and your zip code?",
        "I can't find ann.lee@example.com. Please look at the spelling, or alternatively send me your name and zip code.",
    ],
)
def test_another_way_put_as_an_alternative_is_taken(text: str, shop: Any, call: Any) -> None:
    """It says what it hasn't said yet."""
    turn = call(shop.cancel, told=("email",)).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("full_name", "zip"))]
    assert turn.needless == 0


def test_the_address_that_cannot_be_found_is_the_one_that_was_given(shop: Any, call: Any) -> None:
    """Not one to which anything is sent; and to look for it again is no fault."""
    turn = call(shop.cancel, told=("email",)).hear(
        "There's no account for ann.lee@example.com. Could you double-check the address?"
    )
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("email",))]
    assert turn.needless == 0


@pytest.mark.parametrize(
    "text",
    [
        "I couldn't find that one. Do you have a different email?",
        "Might there be another email address? Please share it if so.",
        "Could you give me any other email you may have used?",
    ],
)
def test_there_is_no_other(text: str, shop: Any, call: Any) -> None:
    """To say the same again would be no answer."""
    turn = call(shop.cancel, told=("email",)).hear(text)
    assert kinds(turn) == ["dont_know"]
    assert (turn.text in wordings("plain")["dont_know.other"], turn.needless) == (True, 0)


def test_either_of_two_is_given_by_what_it_completes(shop: Any, call: Any) -> None:
    """A name is told already, the zip code completes it, and the email isn't known."""
    facts = {fact: value for fact, value in shop.facts.items() if fact != "email"}
    turn = call(shop.cancel, told=("full_name",), facts=facts).hear(
        "May I have your zip code, or your email address if that's easier?"
    )
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("zip",))]
