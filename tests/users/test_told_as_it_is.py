"""What was agreed to and is so now has been done; what there is, or is yet to come, hasn't been."""

from typing import Any

import pytest

from t2t_gym.task import Is, Request, SlotFill
from tests.users.conftest import fits
from tests.users.turns import kinds

TRIP = SlotFill(slot="reservation_id", value="H3O82M", told=Is(value="H3O82M"))
UPGRADE = Request(
    operation="change_cabin", slots=(TRIP, SlotFill(slot="cabin", value="business", told=Is(value="business")))
)
COMPENSATE = Request(
    operation="add_compensation",
    slots=(SlotFill(slot="user_id", value="ann_lee_1234", told=Is(value="ann_lee_1234")), TRIP),
)
MOVE = Request(
    operation="change_flights",
    slots=(
        TRIP,
        SlotFill(slot="date", value="2024-05-27", told=fits(("day", "2024-05-27"))),
        SlotFill(slot="flight_choice", value="HAT088 on 2024-05-27", told=fits(("leaves", "14:20"))),
    ),
)
PUT = {
    "cancel": "Shall I cancel #W1111111 with the table lamp, as it's no longer needed?",
    "exchange": "Shall I exchange the rain jacket of #W2222222 for the large navy one, and charge your PayPal?",
    "cabin": "Shall I move H3O82M to business?",
    "certificate": "Shall I send you a certificate for H3O82M?",
    "flights": "Shall I move H3O82M to HAT088 (14:20) on May 27?",
}


@pytest.fixture
def agreed(shop: Any, call: Any) -> Any:
    """Start the call of somebody who has agreed to what it wants."""

    def start(name: str) -> Any:
        own = {"cancel": shop.cancel, "exchange": shop.exchange}
        plane = {"cabin": UPGRADE, "certificate": COMPENSATE, "flights": MOVE}
        user = call(own[name]) if name in own else call(plane[name], domain="airline", told=("user_id",), recognises=())
        if name == "exchange":
            user.hear("Which version would you like, and how would you like to pay?")
        if name == "cancel":
            user.hear("Which order is it, and why?")
        assert kinds(user.hear(PUT[name])) == ["consent"]
        return user

    return start


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("exchange", "Order #W2222222 now holds the large jacket in navy."),
        ("exchange", "- Order: #W2222222\n- Exchange status: requested"),
        ("cancel", "- Order: #W1111111\n- Status: Cancelled"),
        ("cabin", "H3O82M: business class now."),
        ("certificate", "You'll find the $100 certificate in your account."),
        ("certificate", "There's a $100 certificate in your account now."),
        ("flights", "You now fly on HAT088 on May 27."),
    ],
)
def test_what_is_so_as_agreed_has_been_done(name: str, text: str, agreed: Any) -> None:
    """Though nobody says that it has."""
    assert agreed(name).hear(text).heard_done == (0,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("exchange", "The large navy jacket is in stock now."),
        ("exchange", "You'll see the large navy jacket on #W2222222 once it's placed."),
        ("exchange", "- Order: #W2222222\n- Status: delivered"),
        ("cancel", "- Order: #W1111111\n- Status: Pending"),
        ("cabin", "Business class is available now."),
        ("cabin", "H3O82M is in economy now, business is $300 on top. One moment, please."),
        ("certificate", "You'll find the certificate in your account once it's issued."),
        ("certificate", "You now qualify for a certificate if you agree."),
        ("flights", "HAT088 has 4 seats now."),
        ("flights", "You're on HAT088 now, one moment while I do that."),
    ],
)
def test_what_there_is_or_will_be_has_not_been_done(name: str, text: str, agreed: Any) -> None:
    """Nor what the customer is asked to wait for."""
    assert agreed(name).hear(text).heard_done == ()


def test_bags_on_both_trips_are_added(call: Any) -> None:
    """Which trips they were added on is no day on which they were."""
    three = SlotFill(slot="baggage", value=3, told=Is(value=3))
    trips = (SlotFill(slot="reservation_id", value=trip, told=Is(value=trip)) for trip in ("H3O82M", "A04YM3"))
    bags = [Request(operation="change_baggage", slots=(trip, three)) for trip in trips]
    user = call(*bags, domain="airline", told=("user_id",), recognises=())
    assert kinds(user.hear("I'd set H3O82M and A04YM3 to 3 bags each. Shall I do both?")) == ["consent", "consent"]
    assert user.hear("Bags were added on May 5.").heard_done == ()
    assert user.hear("Bags were added on both reservations.").heard_done == (0, 1)
