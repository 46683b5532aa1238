"""Whether something is wanted so is answered as any question of fact is: by what the customer wants."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Is, Request, SlotFill
from tests.users.test_cabins import REQUEST as CABIN
from tests.users.test_misdated import BY_TIME, KNOWN, MOVE
from tests.users.turns import kinds

UNSAID = SlotFill(slot="cabin", value="business", asked=(Is(value="business"),))
UPGRADE = CABIN.model_copy(update={"slots": (CABIN.slots[0], UNSAID, CABIN.slots[2])})


@pytest.fixture
def traveller(call: Any) -> Any:
    """Start the call of somebody whose trip to Denver is on May 25."""
    return lambda request: call(request, domain="airline", told=("user_id",), recognises=(KNOWN,))


@pytest.mark.parametrize(
    ("text", "request_", "slot"),
    [
        ("Do you want to fly on {}?", MOVE, "date"),
        ("You'd like to travel on {}, right?", MOVE, "date"),
        ("Is it {} you'd like to fly?", MOVE, "date"),
        ("Would {} work for you?", MOVE, "date"),
        ("Would you like to fly {}?", UPGRADE, "cabin"),
        ("Do you prefer {}?", UPGRADE, "cabin"),
        ("Should the seats be in {}?", UPGRADE, "cabin"),
    ],
)
@pytest.mark.parametrize("right", [True, False])
def test_what_is_wanted_is_said_when_it_is_guessed(
    text: str, request_: Request, slot: str, right: bool, traveller: Any
) -> None:
    """Rightly or wrongly, and nothing is agreed to by it; to a wrong guess it says no."""
    wanted, other = ("May 27", "May 25") if slot == "date" else ("business", "economy")
    turn = traveller(request_).hear(text.format(wanted if right else other))
    (act,) = turn.acts
    assert (act.slots, "consent" in kinds(turn)) == ((slot,), False)
    assert turn.text.startswith(("No", "That's not", "Not quite")) is not right


@pytest.mark.parametrize("text", ["Do you want the {} flight?", "Would you like one leaving at {}?"])
@pytest.mark.parametrize(("time", "kind"), [("2:20 pm", "acknowledge"), ("14:20", "acknowledge"), ("9 am", "inform")])
def test_a_flight_is_put_by_its_time(text: str, time: str, kind: str, traveller: Any) -> None:
    """What has been said of it before is said again only if the time is another one."""
    turn = traveller(BY_TIME).hear(text.format(time))
    assert kinds(turn) == [kind]
    assert kind == "acknowledge" or "14:20" in turn.text


@pytest.mark.parametrize(("time", "kind"), [("9 am", "deny"), ("15:45", "consent")])
def test_a_part_of_the_day_rules_out_the_other_half_of_it(time: str, kind: str, traveller: Any) -> None:
    """The afternoon is not before noon; which flight it is in the afternoon, that doesn't tell."""
    assert kinds(traveller(MOVE).hear(f"Shall I move H3O82M to the {time} flight on May 27?")) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Would you like to arrive by 9:00?",
        "Would you like your flight at 9 am taken off the calendar?",
        "Would you like our newsletter?",
        "Do you want the flight on May 25 explained?",
    ],
)
def test_what_puts_nothing_of_it_isnt_put_right(text: str, traveller: Any) -> None:
    """When something arrives is another matter, and so is what there is already."""
    assert "No, " not in traveller(BY_TIME).hear(text).text


def test_the_day_by_which_a_trip_is_known_may_tell_which_is_meant(traveller: Any) -> None:
    """Then it isn't the day on which one would fly."""
    assert kinds(traveller(MOVE).hear("Is it the trip on May 25?")) == ["acknowledge"]


@pytest.mark.parametrize(
    ("card", "no"), [("your gift card", True), ("your Visa ending in 9876", True), ("your PayPal account", False)]
)
def test_another_way_to_be_paid_gets_a_no(card: str, no: bool, shop: Any, call: Any) -> None:
    """Be it one that it has, or one that it hasn't."""
    paypal = SlotFill(slot="payment_method", value=shop.paypal, asked=(shop.fits(("source", "paypal")),))
    back = shop.back.model_copy(update={"slots": (*shop.back.slots[:2], paypal)})
    turn = call(back).hear(f"Do you want the refund on {card}?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]
    assert "PayPal" in turn.text
    assert turn.text.startswith(("No", "That's not", "Not quite")) is no


def test_a_card_that_it_hasnt_isnt_agreed_to(shop: Any, call: Any) -> None:
    """Whoever has no gift card wants nothing on it."""
    paypal = SlotFill(slot="payment_method", value=shop.paypal, told=shop.fits(("source", "paypal")))
    back = shop.back.model_copy(update={"slots": (*shop.back.slots[:2], paypal)})
    proposal = "Shall I return the rain jacket from #W2222222, with the refund on a gift card?"
    assert kinds(call(back).hear(proposal)) == ["deny"]
