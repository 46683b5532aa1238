"""Reports as chat models write them: options under labels, rows with signs, one line for each thing that was done."""

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_gym.task import Is, Refusal, Request, SlotFill
from t2t_gym.users.understanding import Understanding
from tests.users.conftest import fits
from tests.users.turns import kinds

PLANE = Understanding(AIRLINE)
TRIP = SlotFill(slot="reservation_id", value="H3O82M", told=Is(value="H3O82M"))
MOVE = Request(
    operation="change_flights",
    slots=(
        TRIP,
        SlotFill(slot="date", value="2024-05-27", told=fits(("day", "2024-05-27"))),
        SlotFill(slot="flight_choice", value="HAT088 on 2024-05-27", told=fits(("leaves", "14:20"))),
    ),
)
UPGRADE = Request(
    operation="change_cabin", slots=(TRIP, SlotFill(slot="cabin", value="business", told=Is(value="business")))
)
BAGS = Request(operation="change_baggage", slots=(TRIP, SlotFill(slot="baggage", value=3, told=Is(value=3))))
TABLE = "| Option | Flight | Departs |\n|---|---|---|\n| A | HAT011 | 09:00 |\n| B | HAT088 | 14:20 |"
LINES = "Option A: HAT011\n- May 27, 09:00\n\nOption B: HAT088\n- May 27, 14:20"


@pytest.fixture
def fly(call: Any) -> Any:
    """Start the call of a traveller."""
    return lambda *requests: call(*requests, domain="airline", told=("user_id",), recognises=())


@pytest.mark.parametrize("options", [TABLE, LINES, "A. HAT011 at 09:00\nB. HAT088 at 14:20"])
@pytest.mark.parametrize(
    "put",
    [
        "I'd suggest option {}. Shall I move H3O82M to it on May 27?",
        "Shall I move H3O82M to option {} on May 27?",
        "Would you like me to go ahead with option {} on May 27?",
    ],
)
def test_an_option_is_put_by_its_label(options: str, put: str, fly: Any) -> None:
    """And none of the others that are listed beside it."""
    assert kinds(fly(MOVE).hear(f"{options}\n\n{put.format('B')}")) == ["consent"]
    assert "consent" not in kinds(fly(MOVE).hear(f"{options}\n\n{put.format('A')}"))


@pytest.mark.parametrize(
    "text",
    [
        "| Request | Status |\n|---|---|\n| Cancel #W1111111 | ✅ Done |\n| Return jacket (#W2222222) | ✅ Done |",
        "Everything has been processed:\n- Cancellation of #W1111111: complete\n- Return of the rain jacket: completed",
        "- Cancellation: done\n- Return: requested",
    ],
)
def test_each_row_says_what_was_done(text: str, shop: Any, call: Any) -> None:
    """With a sign, or by what it was."""
    user = call(shop.cancel, shop.back)
    for _ in range(2):
        user.hear("Which order is it, and why would you like to cancel it?")
    put = "I'd cancel #W1111111 with the table lamp, and return the rain jacket of #W2222222. Shall I do both?"
    assert kinds(user.hear(put)) == ["consent", "consent"]
    assert user.hear(text).heard_done == (0, 1)


def test_rows_tell_what_was_done_to_a_trip(fly: Any) -> None:
    """Whatever the line above them calls that."""
    user = fly(UPGRADE, BAGS)
    assert kinds(user.hear("I'd move H3O82M to business and set it to 3 bags. Shall I do both?")) == ["consent"] * 2
    assert user.hear("H3O82M has been updated:\n- Cabin: Business ✅\n- Checked bags: 3 ✅").heard_done == (0, 1)


def test_how_many_there_are_now_is_not_put(fly: Any) -> None:
    """Though the number to be is told in other words."""
    turn = fly(BAGS).hear("H3O82M\nCurrent bags: 1. You asked for 3 in total, that's 2 at $50 each. Shall I do that?")
    assert kinds(turn) == ["consent"]


@pytest.mark.parametrize(
    "text",
    [
        "Kindly review and confirm so I can submit it.",
        "Do you authorize this charge?",
        "Would you like to proceed, or do you have any questions first?",
    ],
)
def test_a_go_ahead_is_asked_for_what_is_put_above(text: str, fly: Any) -> None:
    """In the words of a form."""
    put = "- Reservation: H3O82M\n- New cabin: Business\n- Charge: $320"
    assert kinds(fly(UPGRADE).hear(f"{put}\n\n{text}")) == ["consent"]


@pytest.mark.parametrize("label", ["Result", "Outcome", "Decision"])
@pytest.mark.parametrize("no", ["Cancellation denied", "Request declined", "rejected"])
def test_a_result_may_be_a_no(label: str, no: str, shop: Any, call: Any) -> None:
    """In a line of its own."""
    turn = call(shop.cancel, refusal=Refusal(insist=0)).hear(f"**{label}:** {no}\n**Reason:** it has been processed")
    assert "accept_refusal" in kinds(turn)


def test_an_update_of_the_bags_is_one_of_them() -> None:
    """As a noun."""
    assert PLANE.read("The baggage update is confirmed.").operations("done") == ("change_baggage",)


@pytest.mark.parametrize(
    "text",
    [
        "Travel insurance is available for $30. Would you like it?",
        "I can also offer you travel insurance.\nWould you like it? (yes/no)",
        "- Insurance: would you like it?",
    ],
)
def test_what_is_had_or_not_is_asked_for_by_its_price(text: str, fly: Any) -> None:
    """A yes to it would be no go-ahead for anything else."""
    assert [slot for clause in PLANE.read(text).clauses for slot in clause.slots] == ["insurance"]
    assert "consent" not in kinds(fly(UPGRADE).hear(text))


@pytest.mark.parametrize(
    "text", ["Is it:\n1. No longer needed\n2. Ordered by mistake", "Is it:\n- a mistake\n- no longer needed"]
)
def test_a_list_may_end_a_question(text: str, shop: Any, call: Any) -> None:
    """Without a question mark."""
    assert kinds(call(shop.cancel).hear(f"The policy requires a reason. {text}")) == ["inform"]


@pytest.mark.parametrize(
    "text",
    [
        "Priority boarding is available for $15. Would you like it?",
        "We also have a lounge. Interested?",
        "Would you like me to email you the itinerary?",
    ],
)
def test_what_else_there_is_gets_no_yes(text: str, fly: Any) -> None:
    """Though all that the customer wants has been said."""
    assert "consent" not in kinds(fly(UPGRADE).hear(text))
    assert kinds(fly(UPGRADE).hear("An upgrade to business is available on H3O82M. Would you like it?")) == ["consent"]


def test_what_was_done_to_another_thing_is_objected_to(shop: Any, call: Any) -> None:
    """Also if the customer doesn't know that one's number, but its own."""
    user = call(shop.back)
    assert kinds(user.hear(f"Shall I return the rain jacket of {shop.other}?")) == ["consent"]
    turn = user.hear("The jacket of order #W9999999 has been returned.")
    assert turn.heard_done == ()
    assert [(act.kind, act.slots) for act in turn.acts] == [("deny", ("order_id",))]
