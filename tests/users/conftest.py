"""A customer of the shop, made by hand: two pending orders that both hold a kettle, two ways to pay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.task import (
    Customer,
    DontCare,
    Each,
    Feature,
    Fits,
    Goal,
    Intent,
    Is,
    Recognised,
    Request,
    SlotFill,
    Task,
    World,
)
from t2t_gym.users.scripted import ScriptedUser

KETTLE_AND_LAMP, KETTLE_AND_JACKET = "#W1111111", "#W2222222"
JACKET, NAVY_JACKET = "1111111111", "2222222222"
PAYPAL, VISA = "paypal_1234567", "credit_card_7654321"
FACTS = {"user_id": "ann_lee_1234", "email": "ann.lee@example.com", "full_name": "Ann Lee", "zip": "12345"}
ADDRESS = {
    "address1": "12 Elm Street",
    "address2": "",
    "city": "Denver",
    "state": "CO",
    "country": "USA",
    "zip": "80202",
}


def fits(*pairs: tuple[str, Any]) -> Fits:
    """A description by attributes and values."""
    return Fits(features=features(*pairs))


def features(*pairs: tuple[str, Any]) -> tuple[Feature, ...]:
    """Features by attributes and values."""
    return tuple(Feature(attribute=a, value=v) for a, v in pairs)


RECOGNISED = (
    Recognised(
        slot="order_id",
        value=KETTLE_AND_LAMP,
        features=features(("contains", "Gooseneck Kettle"), ("contains", "Table Lamp"), ("city", "Denver")),
    ),
    Recognised(
        slot="order_id",
        value=KETTLE_AND_JACKET,
        features=features(("contains", "Gooseneck Kettle"), ("contains", "Rain Jacket"), ("city", "Boston")),
    ),
    Recognised(slot="payment_method", value=PAYPAL, features=features(("source", "paypal"))),
    Recognised(
        slot="payment_method",
        value=VISA,
        features=features(("source", "credit_card"), ("brand", "visa"), ("last_four", "9876")),
    ),
)

KETTLE_ORDER = SlotFill(
    slot="order_id",
    value=KETTLE_AND_LAMP,
    told=fits(("contains", "Gooseneck Kettle")),
    asked=(fits(("contains", "Table Lamp")), fits(("city", "Denver"))),
)
CANCEL = Request(
    operation="cancel_order",
    slots=(
        KETTLE_ORDER,
        SlotFill(slot="reason", value="no longer needed", asked=(Is(value="no longer needed"),)),
    ),
)
MOVE = Request(
    operation="modify_order_address",
    slots=(KETTLE_ORDER, SlotFill(slot="address", value=ADDRESS, told=Is(value=ADDRESS))),
)
EXCHANGE = Request(
    operation="exchange_items",
    slots=(
        SlotFill(slot="order_id", value=KETTLE_AND_JACKET, told=Is(value=KETTLE_AND_JACKET)),
        SlotFill(slot="items", value=[JACKET], told=Each(of=(fits(("name", "Rain Jacket")),))),
        SlotFill(
            slot="new_items",
            value=[NAVY_JACKET],
            asked=(Each(of=(fits(("option.color", "navy"), ("option.size", "large")),)),),
        ),
        SlotFill(slot="payment_method", value=PAYPAL, asked=(fits(("source", "paypal")),)),
    ),
)
RETURN = Request(
    operation="return_items",
    slots=(
        SlotFill(slot="order_id", value=KETTLE_AND_JACKET, told=Is(value=KETTLE_AND_JACKET)),
        SlotFill(slot="items", value=[JACKET], told=Each(of=(fits(("name", "Rain Jacket")),))),
        SlotFill(slot="payment_method", asked=(DontCare(),)),
    ),
)


def make_task(
    *requests: Request,
    domain: str = "retail",
    told: tuple[str, ...] = ("full_name", "zip"),
    facts: Mapping[str, str] = FACTS,
    patience: int = 8,
    register: str = "plain",
    noise: tuple[str, ...] = (),
    recognises: tuple[Recognised, ...] = RECOGNISED,
    **intent: Any,
) -> Task:
    """A task of which only the intent matters."""
    customer = Customer(
        id="ann_lee_1234",
        facts=facts,
        told=told,
        recognises=recognises,
        patience=patience,
        register=register,
        noise=noise,
    )
    return Task(
        id=f"{domain}-0",
        domain=domain,
        scenario="general",
        kind="plain",
        world=World(domain=domain, seed=0),
        intent=Intent(customer=customer, requests=requests, **intent),
        goal=Goal(end_states=({},)),
    )


@pytest.fixture(scope="session")
def shop() -> SimpleNamespace:
    """The requests and values of the customer."""
    return SimpleNamespace(
        cancel=CANCEL,
        move=MOVE,
        exchange=EXCHANGE,
        back=RETURN,
        facts=FACTS,
        address=ADDRESS,
        order=KETTLE_AND_LAMP,
        other=KETTLE_AND_JACKET,
        paypal=PAYPAL,
        recognised=RECOGNISED,
        fits=fits,
        task=make_task,
    )


@pytest.fixture
def call() -> Callable[..., ScriptedUser]:
    """Start a call: requests and options of the task -> the customer, who has opened."""

    def start(*requests: Request, seed: int = 0, **options: Any) -> ScriptedUser:
        task = make_task(*requests, **options)
        user = ScriptedUser(task, load_domain(task.domain), Random(seed))
        user.open()
        return user

    return start
