"""What a thing is like, and what it is to be made into: a trip in economy that is to be in business."""

from random import Random

import pytest

from t2t_envs.airline import DOMAIN
from t2t_gym.task import Customer, Feature, Goal, Intent, Is, Recognised, Request, SlotFill, Task, World
from t2t_gym.users.scripted import ScriptedUser

TRIP, CARD = "H3O82M", "credit_card_1234567"
REQUEST = Request(
    operation="change_cabin",
    slots=tuple(
        SlotFill(slot=slot, value=value, told=Is(value=value))
        for slot, value in (("reservation_id", TRIP), ("cabin", "business"), ("payment_method", CARD))
    ),
)
CUSTOMER = Customer(
    id="ann_lee_1234",
    facts={"user_id": "ann_lee_1234"},
    told=("user_id",),
    recognises=(
        Recognised(slot="reservation_id", value=TRIP, features=(Feature(attribute="cabin", value="basic_economy"),)),
    ),
)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"- **Cabin:** business\n\nShall I change the cabin of your trip in basic economy ({TRIP})?", "consent"),
        (f"Shall I change the cabin of your trip in basic economy ({TRIP}) to business?", "consent"),
        (f"Shall I change the cabin of {TRIP} to basic economy?", "deny"),
        (f"- **Cabin:** economy\n\nShall I change the cabin of your trip in basic economy ({TRIP})?", "deny"),
    ],
)
def test_the_cabin_that_a_trip_is_in_is_not_the_one_that_is_proposed(text: str, act: str) -> None:
    """The customer puts right only what is to be done otherwise than it wants."""
    task = Task(
        id="airline-0", domain="airline", scenario="general", kind="plain", world=World(domain="airline", seed=0),
        intent=Intent(customer=CUSTOMER, requests=(REQUEST,)), goal=Goal(end_states=({},)),
    )  # fmt: skip
    user = ScriptedUser(task, DOMAIN, Random(0))
    user.open()
    assert [a.kind for a in user.hear(text).acts] == [act]
