"""Recaps: what an agent sums up before it asks for a go-ahead, right or wrong."""

from typing import Any

import pytest

from t2t_gym.task import Is, Request, SlotFill
from tests.users.test_cabins import KNOWN, TRIP
from tests.users.turns import kinds

WANTED = {"origin": "SEA", "destination": "DFW", "cabin": "economy", "baggage": 2, "insurance": "no"}
REQUEST = Request(
    operation="book_flight",
    slots=tuple(SlotFill(slot=slot, value=value, told=Is(value=value)) for slot, value in WANTED.items()),
)
ASKED = "Shall I book this flight for you?"


@pytest.mark.parametrize(
    ("recap", "wrong"),
    [
        ("- **Baggage:** 2 checked bags\n- **Travel Insurance:** No", ()),
        ("- **Baggage:** 3 checked bags\n- **Travel Insurance:** No", ("baggage",)),
        ("- **Checked bags:** None\n- **Insurance:** Not included", ("baggage",)),
        ("- **Baggage:** 2\n- **Insurance:** Yes", ("insurance",)),
        ("I'd book it with two checked bags and without travel insurance.", ()),
        ("I'd book it with one checked bag and without travel insurance.", ("baggage",)),
        ("I'd book it with 2 checked bags, and add travel insurance.", ("insurance",)),
        ("As a silver member you may take 3 free checked bags; an additional bag is $50.", ()),
        ("That's from Seattle to Dallas, in economy.", ()),
    ],
)
def test_a_wrong_count_or_cover_is_put_right(recap: str, wrong: tuple[str, ...], call: Any) -> None:
    """The customer agrees to what it wants alone: how many bags, and whether there is insurance, included."""
    user = call(REQUEST, domain="airline", told=("user_id",), recognises=())
    (act,) = user.hear(f"{recap}\n\n{ASKED}").acts
    assert (act.kind, act.slots) == (("deny", wrong) if wrong else ("consent", tuple(WANTED)))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("12 Elm Street, Denver, CO 80202, USA", "consent"),
        ("12 Elm Street, Denver", "consent"),
        ("99 Oak Avenue, Denver, CO 80299, USA", "deny"),
        ("99 Oak Avenue, Boston, MA 02118, USA", "deny"),
    ],
)
def test_a_wrong_address_is_put_right(address: str, kind: str, shop: Any, call: Any) -> None:
    """By its zip code, where little else is right."""
    user = call(shop.move)
    user.hear("Which order do you mean?")
    (act,) = user.hear(f"I'd change the address of the order with the table lamp to {address}. Shall I go ahead?").acts
    assert act.kind == kind


def test_who_was_found_by_a_zip_code_is_not_sent_there(shop: Any, call: Any) -> None:
    """The zip code of an identity is none of the address that is proposed."""
    user = call(shop.move)
    user.hear("Which order do you mean?")
    said = "I found you by your zip code 12345. Shall I send the order with the table lamp to 12 Elm Street, Denver?"
    assert [act.kind for act in user.hear(said).acts] == ["consent"]


UPGRADE = Request(
    operation="change_cabin",
    slots=(
        SlotFill(slot="reservation_id", value=TRIP, told=Is(value=TRIP)),
        SlotFill(slot="cabin", value="business", told=Is(value="business")),
        SlotFill(slot="payment_method", value="credit_card_1234567", asked=(Is(value="credit_card_1234567"),)),
    ),
)


@pytest.mark.parametrize(
    ("recap", "wrong"),
    [
        (f"Let me recap: {TRIP} goes to economy.", True),
        (f"Here's what I have so far:\n- Booking: {TRIP}\n- New cabin: economy\n", True),
        (f"So you'd like {TRIP} in economy.", True),
        (f"Got it, {TRIP} to economy.", True),
        (f"So you'd like {TRIP} in business.", False),
        ("I understand you want another cabin for your trip in basic economy.", False),
        (f"{TRIP} is in economy at the moment.", False),
        ("There are seats in economy for $90.", False),
    ],
)
def test_what_is_summed_up_wrongly_is_put_right_beside_an_answer(recap: str, wrong: bool, call: Any) -> None:
    """Though it isn't asked to agree to anything; what there is, and what a thing is like now, sums up nothing."""
    user = call(UPGRADE, domain="airline", told=("user_id",), recognises=(KNOWN,))
    turn = user.hear(f"{recap}\n\nWhich card would you like to use?")
    denied = [("deny", ("cabin",))] if wrong else []
    assert [(a.kind, a.slots) for a in turn.acts] == [*denied, ("inform", ("payment_method",))]


def test_what_is_asked_for_beside_a_wrong_recap_of_it_is_said_once(call: Any) -> None:
    """The answer puts it right."""
    user = call(UPGRADE, domain="airline", told=("user_id",), recognises=(KNOWN,))
    turn = user.hear(f"So you'd like {TRIP} in economy. Or which cabin is it to be?")
    assert [a.slots for a in turn.acts] == [("cabin",)]


def test_what_would_be_paid_back_has_not_been(shop: Any, call: Any) -> None:
    """It is put again for a go-ahead that was given, and no report."""
    user = call(shop.exchange)
    put = f"- Order {shop.other}: the large navy jacket\n- $12.50 refunded to your PayPal account within a week\n\n"
    user.hear("Which jacket would you like, and which way to pay?")
    for asked in ("Shall I exchange it?", "So, just to be sure: shall I make this change now?"):
        turn = user.hear(put + asked)
        assert (kinds(turn), turn.heard_done) == (["consent"], ())
