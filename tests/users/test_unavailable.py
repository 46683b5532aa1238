"""A way to pay that won't do, or a thing that isn't to be had: who wants another isn't refused anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from t2t_gym.task import DontCare, Each, Recognised, Refusal, SlotFill
from t2t_gym.users.agenda.objections.alternatives import Range
from t2t_gym.users.phrasing.wordings import wordings
from t2t_gym.users.scripted import ScriptedUser
from tests.users.shelves import Shelf
from tests.users.test_what_is_refused import traveller
from tests.users.turns import kinds

AT_ONCE = Refusal(insist=0)
ONLY = tuple(text.partition("{")[0] for text in wordings("plain")["inform.only"])
"""How the customer says that nothing else will do."""

COLORS, SIZES = frozenset(("navy", "olive", "white")), frozenset(("small", "large"))
GIFT_CARD = "gift_card_5151515"

Start = Callable[..., ScriptedUser]


@pytest.fixture
def shopper(shop: Any, call: Any) -> Start:
    """Start the call of somebody who exchanges a jacket, and takes a no at once: by colour and by what pays."""

    def start(color: str = "navy", pays: str = "paypal", **options: Any) -> ScriptedUser:
        new = (Each(of=(shop.fits(("option.color", color), ("option.size", "large")),)),)
        paying = shop.fits(("source", pays)) if pays else DontCare()
        value = {"paypal": shop.paypal, "gift_card": GIFT_CARD}.get(pays)
        slots = (
            *shop.exchange.slots[:2],
            shop.exchange.slots[2].model_copy(update={"asked": new}),
            SlotFill(slot="payment_method", value=value, asked=(paying,)),
        )
        card = Recognised(slot="payment_method", value=GIFT_CARD, features=shop.fits(("source", "gift_card")).features)
        options = {"refusal": AT_ONCE, "recognises": (*shop.recognised, card), **options}
        user: ScriptedUser = call(shop.exchange.model_copy(update={"slots": slots}), **options)
        user.agenda.state.alternatives = Shelf(
            Range(
                words={"option.color": COLORS, "option.size": SIZES},
                right=frozenset((color, "large")),
                present=frozenset(("olive", "small")),
                nouns=frozenset(("jacket", "one", "ones")),
            )
        )
        return user

    return start


PAYING = [
    "Gift cards can't be used for exchanges. Which payment method do you want?",
    "Exchanges can't be paid with a gift card, only with a card or PayPal. How would you like to pay?",
    "We don't accept gift cards for this, though a credit card is fine. Which payment method should I use?",
    "Your gift card isn't enough to cover it. What else would you like to pay with?",
]


@pytest.mark.parametrize("text", PAYING)
@pytest.mark.parametrize("pays", ["paypal", ""])
def test_who_pays_otherwise_says_how(text: str, pays: str, shopper: Start) -> None:
    """Nor is anything refused to who doesn't mind."""
    turn = shopper(pays=pays).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]
    assert not turn.text.startswith(ONLY)


@pytest.mark.parametrize("text", PAYING)
def test_who_would_pay_in_no_other_way_says_so_before_it_gives_in(text: str, shopper: Start) -> None:
    """The second refusal is accepted."""
    user = shopper(pays="gift_card")
    turn = user.hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]
    assert turn.text.startswith(ONLY)
    assert "accept_refusal" in kinds(user.hear(text))


SOLD_OUT = [
    "The navy one is sold out. Which one would you like?",
    "I checked, and the large navy jacket isn't available right now. We do have it in olive. Which would you prefer?",
    "Navy isn't in stock at the moment. What color would you like instead?",
    "The jacket in navy is out of stock. Would you like a different color?",
]


@pytest.mark.parametrize("text", SOLD_OUT)
def test_who_wants_another_one_isnt_refused_its_own(text: str, shopper: Start) -> None:
    """Though that is as large as what isn't to be had; it is said, or said again."""
    turn = shopper("white").hear(text)
    assert not {"accept_refusal", "insist"}.intersection(kinds(turn))
    assert "white" in turn.text or kinds(turn) == ["request"]


@pytest.mark.parametrize("text", SOLD_OUT)
def test_who_wants_none_but_that_says_so_before_it_gives_in(text: str, shopper: Start) -> None:
    """It may be a mistake."""
    user = shopper("navy")
    turn = user.hear(text)
    assert kinds(turn) == ["inform"]
    assert turn.text.startswith(ONLY)
    assert "navy" in turn.text
    assert "accept_refusal" in kinds(user.hear(text))


def test_who_insists_insists(shopper: Start) -> None:
    """As often as it would on anything."""
    user = shopper(pays="gift_card", refusal=Refusal(insist=1))
    assert [kinds(user.hear(PAYING[0]))[0] for _ in range(3)] == ["insist", "inform", "accept_refusal"]


def test_who_would_have_something_else_asks_for_that(shopper: Start, shop: Any) -> None:
    """Rather than saying that nothing else will do."""
    user = shopper("navy", refusal=Refusal(insist=0, fallback=shop.cancel))
    assert kinds(user.hear(SOLD_OUT[0])) == ["accept_refusal", "request"]


def test_what_is_put_in_its_place_gets_its_no(shopper: Start) -> None:
    """By which the customer says as well what alone will do."""
    user = shopper(pays="gift_card")
    user.hear("Which jacket would you like?")
    text = "Gift cards can't pay for exchanges. Shall I take PayPal for the exchange instead?"
    assert kinds(user.hear(text)) == ["deny"]
    assert "accept_refusal" in kinds(user.hear(text))


@pytest.mark.parametrize(
    "text",
    [
        "An exchange isn't available for what a gift card paid for. Which payment method should the refund go to?",
        "Items paid with a gift card can't be exchanged. Which payment method should the refund go to?",
        "The exchange isn't available. Which payment method should a refund go to?",
        "A refund can only go to a gift card. So I can't exchange it, sorry.",
        "It was paid with a gift card, and gift cards can't be used for that, so the jacket can't be exchanged.",
        "We can't exchange the jacket, as there can be only one exchange. What would you like instead?",
    ],
)
def test_a_way_to_pay_may_only_tell_what_is_refused(text: str, shopper: Start) -> None:
    """What was paid for so can't be exchanged, whatever pays now."""
    assert "accept_refusal" in kinds(shopper().hear(text))


def test_what_else_is_asked_for_goes_on_with_it(shopper: Start) -> None:
    """The way to pay is another question."""
    turn = shopper(pays="gift_card").hear("Gift cards can't be used for exchanges. Which color do you want?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("new_items",))]


@pytest.mark.parametrize(
    ("name", "text", "acts"),
    [
        ("cabin", "Economy is sold out on that day. Which cabin would you like?", ["inform"]),
        ("cabin", "Travel certificates can't pay for an upgrade, so which card shall I charge?", ["inform"]),
        ("cancel", "It can't be cancelled for a change of plans; only other reasons count. What's your reason?", ["inform"]),
        ("flights", "HAT004 is fully booked. Which other flight would you like?", ["inform"]),
        ("flights", "A one-way trip can't be made into a round trip. Which flight do you want instead?", ["inform"]),
        ("flights", "The destination has to stay the same. Which flight do you want?", ["inform"]),
        (
            "flights",
            "A change of destination isn't allowed, although we can book a new trip for you. Which flight do you want?",
            ["inform"],
        ),
        ("bags", "Insurance can't be added any more. How many bags would you like?", ["inform"]),
        ("bags", "I can add bags to your reservation, but a refund is out of the question.", ["request"]),
        ("passengers", "I can't add a passenger, but I can change their names. Which passenger is it?", ["inform"]),
        ("passengers", "It isn't possible to change passengers without their dates of birth.", ["inform"]),
        ("passengers", "I can't change them unless the fare allows it. Let me check.", ["acknowledge"]),
    ],
)  # fmt: skip
def test_a_traveller_goes_on_with_what_isnt_refused(name: str, text: str, acts: Sequence[str]) -> None:
    """With what it wants of the cabin, the flight or the reason; what nobody asked for may be refused."""
    assert kinds(traveller(name).hear(text)) == acts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cabin", "Business isn't available on that day. Which cabin would you like?"),
        ("flights", "HAT140 is fully booked. Which other flight would you like?"),
        ("cancel", "It can't be cancelled because of the weather. What's your reason?"),
    ],
)
def test_a_traveller_stands_by_the_one_thing_that_will_do(name: str, text: str) -> None:
    """Once."""
    user = traveller(name)
    assert user.hear(text).text.startswith(ONLY)
    assert "accept_refusal" in kinds(user.hear(text))


def test_where_nothing_can_be_sent_is_where_it_should_go(shop: Any, call: Any) -> None:
    """An address that won't do is as good as a way to pay that won't."""
    turn = call(shop.move, refusal=AT_ONCE).hear("We can't ship to Denver. What's the new address?")
    assert kinds(turn) == ["inform"]
    assert turn.text.startswith(ONLY)


def test_what_cannot_be_done_to_another_order_is_no_concern_of_the_customer(shop: Any, call: Any) -> None:
    """Who knows the number of its own says again what it wants."""
    text = "I'm afraid order #W1111111 can't be exchanged, as it's still pending."
    assert kinds(call(shop.exchange, refusal=AT_ONCE).hear(text)) == ["request"]
    assert "accept_refusal" in kinds(call(shop.exchange, refusal=AT_ONCE).hear(text.replace("#W1111111", shop.other)))
