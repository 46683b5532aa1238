"""Several questions in one message: which two are answered, what becomes of the others, and what goes with a go-ahead."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.task import Is, Request, SlotFill
from t2t_gym.users.phrasing.wordings import REGISTERS, wordings
from tests.users.turns import kinds

ANY = tuple(load_domain("retail").voice.slots["payment_method"].any)
FOUR = "Which size would you like? How would you like to pay? And what are your email and your zip code?"


def slots(turn: Any) -> list[str]:
    """What a turn tells, in order."""
    return [slot for act in turn.acts if act.kind == "inform" for slot in act.slots]


def test_who_is_asked_for_more_than_it_answers_says_so(shop: Any, call: Any) -> None:
    """So that the agent asks again."""
    turn = call(shop.exchange, told=()).hear(f"{FOUR}")
    assert kinds(turn) == ["inform", "inform", "ask_rest"]
    assert turn.text.endswith(wordings("plain")["ask_rest"])


def test_who_has_answered_all_asks_nothing(shop: Any, call: Any) -> None:
    """What was said before is no answer that is left open."""
    user = call(shop.exchange, told=())
    turn = user.hear("What's your email? And in which order is the jacket? Which version would you like?")
    assert kinds(turn) == ["inform", "inform"]
    assert set(slots(turn)) == {"email", "new_items"}


def test_what_was_left_open_comes_first(shop: Any, call: Any) -> None:
    """Whatever else is asked for before it in the next message."""
    user = call(shop.exchange, shop.cancel, told=())
    first = "Your email? Which version of the jacket would you like? How do you want to pay the difference for it?"
    assert slots(user.hear(first)) == ["email", "new_items"]
    second = "What's your reason to cancel? Which order is it? How do you want to pay the difference for the jacket?"
    turn = user.hear(second)
    assert "payment_method" in slots(turn)
    assert kinds(turn).count("inform") == 2


@pytest.mark.parametrize("register", REGISTERS)
def test_every_register_has_its_own_way_to_ask_for_the_rest(register: str, shop: Any, call: Any) -> None:
    """Drawn by the seed."""
    said = {call(shop.exchange, told=(), register=register, seed=n).hear(FOUR).text for n in range(12)}
    endings = wordings(register)["ask_rest"]
    assert all(text.endswith(endings) for text in said)
    assert len({ending for ending in endings if any(text.endswith(ending) for text in said)}) > 1


def test_a_go_ahead_is_given_with_what_is_asked_beside_it(shop: Any, call: Any) -> None:
    """Which card, and shall I? The yes names the card, or that any will do."""
    user = call(shop.exchange)
    user.hear("Which version would you like?")
    turn = user.hear(f"I'll exchange it for the large navy one in {shop.other}. Which card, and shall I go ahead?")
    assert kinds(turn) == ["consent"]
    assert turn.acts[0].consent.values["payment_method"] == shop.paypal
    back = call(shop.back)
    turn = back.hear(f"I'd return the jacket from {shop.other}. Where should the refund go? And shall I go ahead?")
    assert kinds(turn) == ["consent"]
    assert turn.text.endswith(ANY)


def test_who_does_not_mind_says_so_once(shop: Any, call: Any) -> None:
    """Not again when the agent has chosen, and asks if it may go ahead."""
    user = call(shop.back)
    turn = user.hear("Where should the refund go?")
    assert slots(turn) == ["payment_method"]
    turn = user.hear(f"Then I'll return the jacket from {shop.other} to your PayPal account. Shall I go ahead?")
    assert kinds(turn) == ["consent"]
    assert not any(text in turn.text for text in ANY)


def test_a_check_beside_questions_is_answered_by_the_answers(shop: Any, call: Any) -> None:
    """Nothing was proposed that the customer could ask about."""
    turn = call(shop.exchange).hear("Which version would you like, and how do you want to pay? All clear?")
    assert kinds(turn) == ["inform", "inform"]


def test_which_of_its_own_things_is_meant_may_be_asked_by_what_it_is_known_by(shop: Any, call: Any) -> None:
    """Beside another question, too: no request has an address that could be asked for."""
    turn = call(shop.cancel).hear("Is the address in Denver or in Boston? And what's your reason?")
    assert set(slots(turn)) == {"order_id", "reason"}
    assert "table lamp" in turn.text


def test_a_number_of_bags_is_how_many_there_shall_be(passenger: Any) -> None:
    """Whoever asks how many more is told how many in total."""
    turn = passenger.hear("How many more bags?")
    assert slots(turn) == ["baggage"]
    assert turn.text.rstrip(".").endswith(("in total", "altogether"))


@pytest.fixture
def passenger(shop: Any, call: Any) -> Any:
    """One who wants three bags on a reservation."""
    request = Request(
        operation="change_baggage",
        slots=(
            SlotFill(slot="reservation_id", value="AB12CD", told=Is(value="AB12CD")),
            SlotFill(slot="baggage", value=3, asked=(Is(value=3),)),
        ),
    )
    return call(request, domain="airline", facts={"user_id": "ann_lee_1234"}, told=(), recognises=())


def test_who_wants_something_changed_says_what_when_asked(shop: Any, call: Any) -> None:
    """ "Something in the order" isn't said again."""
    silent = tuple(
        fill
        if fill.told is None or fill.slot == "order_id"
        else SlotFill(slot=fill.slot, value=fill.value, asked=(fill.told,))
        for fill in shop.exchange.slots
    )
    user = call(shop.exchange.model_copy(update={"slots": silent}))
    turn = user.hear("I've got your order here. What would you like to change about it?")
    assert slots(turn) == ["items", "new_items"]


@pytest.mark.parametrize(("each", "answers"), [("for each order", 2), ("for both", 2), ("", 1)])
def test_a_question_for_each_of_two_is_answered_for_each(each: str, answers: int, shop: Any, call: Any) -> None:
    """Also if one of the answers was given before; else what hasn't been said is what is asked for."""
    pay = Request(
        operation="modify_order_payment",
        slots=(
            shop.cancel.fill("order_id"),
            SlotFill(slot="payment_method", value="credit_card_7654321", told=shop.fits(("source", "credit_card"))),
        ),
    )
    turn = call(shop.exchange, pay).hear(f"Which payment method should be used {each}?")
    assert [act.slots for act in turn.acts] == [("payment_method",)] * answers


def test_what_is_asked_for_is_answered_before_a_part_is_agreed_to(shop: Any, call: Any) -> None:
    """To say "that's right" to how it is paid would be to agree to whatever version the agent picks."""
    user = call(shop.exchange)
    text = f"That's the rain jacket in {shop.other}. Which version would you like? Does PayPal suit you (yes/no)?"
    turn = user.hear(text)
    assert "consent" not in kinds(turn)
    assert slots(turn)[0] == "new_items"
    assert kinds(user.hear(f"Then I'd exchange it in {shop.other} for the large navy one. Okay?")) == ["consent"]


@pytest.mark.parametrize("all_right", ["Does that work for you?", "Sounds good?", "Is everything right?"])
def test_the_answer_goes_with_a_yes_to_all_that_is_put(all_right: str, shop: Any, call: Any) -> None:
    """Which card it is doesn't change what is to be done."""
    user = call(shop.exchange)
    user.hear("Which version would you like?")
    turn = user.hear(f"I'd exchange it for the large navy one in {shop.other}. Which card should pay? {all_right}")
    assert kinds(turn) == ["consent"]
    assert turn.acts[0].consent.values["payment_method"] == shop.paypal


def test_answers_come_in_the_order_of_the_questions(shop: Any, call: Any) -> None:
    """What was left open before is answered, but not before the main question."""
    user = call(shop.exchange, shop.cancel, told=())
    user.hear("Your email? What's your reason to cancel? How do you want to pay the difference for the jacket?")
    turn = user.hear("Which version of the jacket would you like? And how do you want to pay the difference for it?")
    assert slots(turn) == ["new_items", "payment_method"]


def test_nothing_else_was_asked_where_one_question_goes_for_two_requests(shop: Any, call: Any) -> None:
    """Who is asked for two things, and tells two, has no rest to ask for."""
    pay = Request(
        operation="modify_order_payment",
        slots=(
            shop.cancel.fill("order_id"),
            SlotFill(slot="payment_method", value="credit_card_7654321", asked=(shop.fits(("source", "credit_card")),)),
        ),
    )
    turn = call(shop.exchange, pay).hear("Which version would you like? And which payment method?")
    assert kinds(turn) == ["inform", "inform"]
    assert set(slots(turn)) == {"new_items", "payment_method"}


def test_a_line_that_asks_for_a_yes_is_agreed_to_among_questions(shop: Any, call: Any) -> None:
    """In a list of what is to be told, the lines that ask are answered beside it."""
    user = call(shop.move, shop.exchange)
    turn = user.hear(
        f"{shop.order} would go to 12 Elm Street, Denver, CO 80202. Please tell me:\n"
        "1. Do you confirm the address change (yes/no)?\n2. Which version of the jacket would you like?"
    )
    assert [(act.kind, act.request) for act in turn.acts] == [("consent", 0), ("inform", 1)]


@pytest.mark.parametrize("what", ["Both changes", "Both changes to your account", "Both requests for Ann Lee"])
def test_both_are_done_where_it_is_told_of_what(what: str, shop: Any, call: Any) -> None:
    """Neither is asked for again."""
    user = call(shop.exchange, shop.cancel)
    user.hear("Which version would you like, and how would you like to pay?")
    turn = user.hear(
        f"I'll exchange the rain jacket in {shop.other} for the large navy one, paid with PayPal, and cancel "
        f"{shop.order}, the one with the table lamp, as no longer needed. Shall I do both?"
    )
    assert kinds(turn) == ["consent", "consent"]
    turn = user.hear(f"{what} are complete:\n- Order {shop.other}: navy, large\n\nIs there anything else?")
    assert turn.heard_done == (0, 1)
    assert turn.ending == "satisfied"


def test_who_is_offered_another_way_to_be_found_takes_the_whole_of_it(shop: Any, call: Any) -> None:
    """Without an email address on the account, it tells its name and its zip code, and doesn't plead."""
    facts = {slot: value for slot, value in shop.facts.items() if slot != "email"}
    turn = call(shop.cancel, facts=facts, told=()).hear("Your email address, or failing that your full name and zip?")
    assert [(act.kind, act.slots) for act in turn.acts] == [("inform", ("full_name", "zip"))]


@pytest.mark.parametrize("register", REGISTERS)
def test_what_is_turned_down_may_be_one_thing_or_several(register: str) -> None:
    """Whoever was offered four cards wouldn't say "that"."""
    assert not any("that instead" in text for text in wordings(register)["insist.offered"])


def test_a_go_ahead_is_for_what_it_puts(shop: Any, call: Any) -> None:
    """An address is what "update it" speaks of, though the jacket of which another thing is asked can be changed, too."""
    turn = call(shop.exchange, shop.move).hear(
        f"That's the rain jacket in {shop.other}. Which version would you like? And as for {shop.order}, may I go ahead "
        "and update it to 12 Elm Street, Denver, CO 80202, USA?"
    )
    assert [(act.kind, act.request) for act in turn.acts] == [("consent", 1), ("inform", 0)]


def test_what_else_was_asked_is_wondered_once(shop: Any, call: Any) -> None:
    """Who has said that there was more doesn't say so again of what is left of it."""
    user = call(shop.exchange, shop.cancel, told=())
    three = "Which order is to be cancelled? What's your reason to cancel? How do you want to pay for the jacket?"
    assert kinds(user.hear(f"Your email? Which version of the jacket would you like? {three}"))[-1] == "ask_rest"
    assert kinds(user.hear(three)) == ["inform", "inform"]


@pytest.mark.parametrize(
    "text",
    [
        "Which order is the second request about?",
        "For request 2, which order is it?",
        "I see the rain jacket in #W2222222. And which order is the other one about?",
    ],
)
def test_asked_which_order_another_request_is_about_it_tells_that(text: str, shop: Any, call: Any) -> None:
    """By the request's number, or since the agent has the number of the first one's order."""
    orders = [(shop.other, shop.fits(("contains", "Rain Jacket"))), (shop.order, None)]
    fills = [SlotFill(slot="order_id", value=value, told=told, asked=(Is(value=value),)) for value, told in orders]
    pays = [
        Request(operation="modify_order_payment", slots=(fill, shop.exchange.fill("payment_method"))) for fill in fills
    ]
    turn = call(*pays).hear(text)
    assert [(act.kind, act.request, act.slots) for act in turn.acts] == [("inform", 1, ("order_id",))]
    assert shop.order in turn.text


@pytest.mark.parametrize("which", ["Which version would you like?", "Which do you prefer?"])
@pytest.mark.parametrize("part", ["And shall I charge your PayPal account?", "Is PayPal all right for you?"])
def test_a_value_put_beside_a_question_is_answered_along_with_it(which: str, part: str, shop: Any, call: Any) -> None:
    """And neither answer agrees to the whole: what hasn't been said of how it is paid is said."""
    text = f"For the jacket in {shop.other} we have large ones in navy and in green. {which} {part}"
    user = call(shop.exchange)
    turn = user.hear(text)
    assert [(act.kind, act.slots) for act in turn.acts] == [
        ("inform", ("new_items",)),
        ("inform", ("payment_method",)),
    ]


def test_a_value_that_has_been_said_is_confirmed_beside_the_answer(shop: Any, call: Any) -> None:
    """It is right, and still isn't the whole."""
    user = call(shop.exchange)
    user.hear("How would you like to pay?")
    turn = user.hear(
        f"Which version of the jacket in {shop.other} would you like? And may I charge your PayPal account?"
    )
    assert [(act.kind, act.slots) for act in turn.acts] == [("acknowledge", ()), ("inform", ("new_items",))]


def test_who_it_is_and_what_is_to_change_are_both_said(shop: Any, call: Any) -> None:
    """Who wants "something changed" is asked for two things, and tells two."""
    items = [SlotFill(slot=f.slot, value=f.value, asked=f.asked or (f.told,)) for f in shop.exchange.slots[1:]]
    vague = shop.exchange.model_copy(update={"slots": (shop.exchange.slots[0], *items)})
    text = "Please give me your name and zip code, and tell me what you'd like to change in the order."
    turn = call(vague, told=()).hear(text)
    assert [(act.request, act.slots) for act in turn.acts] == [(-1, ("full_name", "zip")), (0, ("items",))]


def test_what_is_paid_back_is_no_return(shop: Any, call: Any) -> None:
    """The money goes back to one card as the other takes its place."""
    pay = Request(
        operation="modify_order_payment",
        slots=(
            SlotFill(slot="order_id", value=shop.order, told=Is(value=shop.order)),
            SlotFill(slot="payment_method", value=shop.paypal, told=shop.fits(("source", "paypal"))),
        ),
    )
    user = call(pay)
    assert kinds(user.hear(f"I'd change the payment of {shop.order} to PayPal. Okay?")) == ["consent"]
    paid = f"{shop.order} is now paid with PayPal, and $12.50 has been returned to your Visa. Anything else?"
    assert user.hear(paid).ending == "satisfied"


@pytest.mark.parametrize(
    "text",
    [
        "Which jacket would you like instead, and shall I charge your Visa?",
        "I have your Visa down for it. Is that right? And which jacket would you like instead?",
        "Shall I take it from your Visa? And what size and colour should the new jacket have?",
    ],
)
def test_a_wrong_value_beside_a_question_is_put_right_and_the_question_answered(
    text: str, shop: Any, call: Any
) -> None:
    """The correction comes first, as what is put wrongly might be done."""
    turn = call(shop.exchange).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("payment_method",)), ("inform", ("new_items",))]


def test_a_question_beside_a_right_value_is_just_answered(shop: Any, call: Any) -> None:
    """Nothing is to be put right, and nothing agreed to yet."""
    turn = call(shop.exchange).hear("Which jacket would you like instead, and shall I charge your PayPal account?")
    assert "deny" not in [a.kind for a in turn.acts]
    assert ("new_items",) in [a.slots for a in turn.acts]
