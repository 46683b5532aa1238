"""Something new is agreed to only if it is of the kind that the customer would choose: every word for it counts."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Each, Recognised, SlotFill
from t2t_gym.users.agenda.objections.alternatives import Range
from tests.users.shelves import Shelf
from tests.users.turns import HEDGED, kinds

SHELF = Shelf(
    Range(
        words={
            "option.shell": frozenset(("two-layer", "three-layer", "softshell")),
            "option.color": frozenset(("black", "olive", "navy", "yellow")),
            "option.length": frozenset(("26 inch", "30 inch")),
        },
        right=frozenset(("three-layer", "olive", "30 inch")),
        present=frozenset(("Rain Jacket", "two-layer", "black")),
        nouns=frozenset(("jacket", "one", "ones")),
    )
)
OLD, NEW = "1111111111", "3333333333"


@pytest.fixture
def swapping(shop: Any, call: Any) -> Any:
    """A customer who swaps a black jacket for one in olive that has three layers, and knows what it has."""

    def known(slot: str, value: str, *pairs: tuple[str, Any]) -> Recognised:
        return Recognised(slot=slot, value=value, features=shop.fits(*pairs).features, known=False)

    new = (("option.shell", "three-layer"), ("option.color", "olive"), ("option.length", "30 inch"))
    things = (
        *shop.recognised,
        known("items", OLD, ("name", "Rain Jacket"), ("option.shell", "two-layer"), ("option.color", "black")),
        known("new_items", NEW, *new),
    )
    wanted = SlotFill(slot="new_items", value=[NEW], told=Each(of=(shop.fits(*new),)))
    slots = [wanted if fill.slot == "new_items" else fill for fill in shop.exchange.slots]
    user = call(shop.exchange.model_copy(update={"slots": tuple(slots)}), recognises=things)
    user.agenda.state.alternatives = SHELF
    user.hear("How would you like to pay?")
    return user


@pytest.mark.parametrize(
    "put",
    [
        "the 30 inch three-layer one in navy",
        "a navy rain jacket",
        "one that is three-layer, 30 inch, yellow",
    ],
)
def test_another_kind_beside_the_right_ones_is_put_right(put: str, swapping: Any) -> None:
    """By a plain no, and no yes to the rest."""
    turn = swapping.hear(f"I'd exchange the rain jacket of #W2222222 for {put}, with PayPal. Shall I go ahead?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("new_items",))]
    assert not turn.text.startswith("Yes")


@pytest.mark.parametrize(
    ("put", "hedged"),
    [
        ("olive 30 inch three-layer one", False),
        ("three-layer 30 inch one", True),
        ("30 inch one instead of the black two-layer one", True),
        (f"30 inch one ({NEW}), which comes in a navy bag", False),
    ],
)
def test_what_is_left_out_is_no_other_kind(put: str, hedged: bool, swapping: Any) -> None:
    """Nor is what it has now. That a measure is right leaves the rest to be said."""
    turn = swapping.hear(f"I'd exchange the rain jacket of #W2222222 for the {put}, with PayPal. Shall I go ahead?")
    assert kinds(turn) == ["consent"]
    assert turn.text.startswith(HEDGED) is hedged
