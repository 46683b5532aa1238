"""Questions that name nothing, as people put them: the customer answers what is meant."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Request
from t2t_gym.users.acts import UserTurn


def answers(turn: UserTurn) -> list[tuple[str, int, tuple[str, ...]]]:
    """What a turn does, and about what."""
    return [(act.kind, act.request, act.slots) for act in turn.acts]


@pytest.mark.parametrize(
    "question",
    [
        "Hi! Can you verify your identity for me?",
        "May I verify your identity first?",
        "Please provide your account information.",
        "Could you tell me who you are?",
        "I need your details so that I can find you.",
        "How can I look up your account?",
        "I'm unable to help without verifying your identity first.",
        "Unfortunately I can't cancel your order until I have verified your identity.",
    ],
)
def test_who_one_is_is_said_when_nothing_is_asked_for_by_name(question: str, shop: Any, call: Any) -> None:
    """By the shortest way to establish it, given what has been said; once that is done, it isn't said again."""
    user = call(shop.cancel, told=("full_name",), facts={"full_name": "Ann Lee", "zip": "12345"})
    turn = answers(user.hear(question))
    assert turn[-1] == ("inform", -1, ("zip",))
    assert {kind for kind, _, _ in turn} <= {"inform", "acknowledge"}
    assert not any(act.kind == "inform" for act in user.hear(question).acts)


def test_who_can_not_identify_itself_says_again_what_it_wants(shop: Any, call: Any) -> None:
    """A name alone is no identity."""
    user = call(shop.cancel, told=(), facts={"full_name": "Ann Lee"})
    assert [act.kind for act in user.hear("Please verify your identity.").acts] == ["request"]


def test_the_own_zip_code_is_told_beside_a_new_address(shop: Any, call: Any) -> None:
    """That which belongs to the address is none of its own."""
    both = call(shop.move, told=("full_name",)).hear("What's your zip code, and what's the new address?")
    assert answers(both) == [("inform", -1, ("zip",)), ("inform", 0, ("address",))]
    one = call(shop.move, told=("full_name",)).hear(
        "What's the new address, with the street, the city and the zip code?"
    )
    assert answers(one) == [("inform", 0, ("address",))]


@pytest.mark.parametrize(
    "question",
    [
        "There are two large ones: 1) navy, 2) olive. Which do you prefer?",
        "I have it in navy or in olive. Any preference?",
        "It comes in navy and in olive. Do you want the navy one or the olive one?",
        "We have navy and olive. Which of the two would you like?",
    ],
)
def test_a_choice_among_what_has_no_name_is_made(question: str, shop: Any, call: Any) -> None:
    """What else could be meant than what the customer hasn't chosen yet?"""
    user = call(shop.exchange)
    assert answers(user.hear(question)) == [("inform", 0, ("new_items",))]
    assert [act.kind for act in user.hear("Which do you prefer?").acts] == ["request"]  # it has said so


@pytest.mark.parametrize(
    "question",
    [
        "Would you like the navy one?",
        "Do you want it?",
        "Want the navy one?",
        "Would you like this one?",
        "Do you want number 2?",
        "Would you be interested in exchanging yours for it?",
    ],
)
def test_the_one_thing_that_is_put_is_agreed_to(question: str, shop: Any, call: Any) -> None:
    """Where it is what the customer wants."""
    user = call(shop.exchange)
    user.hear("Which color would you like, and what pays for the difference?")
    turn = user.hear(f"I have number 2, a navy jacket in large, item 2222222222, paid with PayPal. {question}")
    assert [act.kind for act in turn.acts] == ["consent"]


def test_to_be_asked_for_other_things_is_no_proposal(shop: Any, call: Any) -> None:
    """Who has got all it wanted has nothing else to do with them."""
    user = call(shop.cancel)
    for question in ("Do you want to cancel another order?", "Would you like to change any other orders?"):
        assert user.hear(question).acts[0].kind != "consent"


def test_a_choice_of_what_to_do_is_no_preference(shop: Any, call: Any) -> None:
    """Who is asked whether it wants an exchange or a return says what it wants, and not which jacket."""
    turn = call(shop.exchange).hear("Which would you prefer, to exchange it or to return it?")
    assert ("inform", 0, ("new_items",)) not in answers(turn)


@pytest.mark.parametrize(
    "question",
    [
        "I won't touch anything else. I'll cancel #W1111111 with the table lamp, no longer needed, alright?",
        "It can't be undone, I'm afraid. Still want me to cancel #W1111111 with the table lamp, no longer needed?",
        "So #W1111111 with the table lamp would be cancelled as no longer needed. Proceed with that?",
        "I've found the order with the table lamp, #W1111111, no longer needed. Cancel it?",
        "So that's #W1111111 with the table lamp, no longer needed, cancelled. Deal?",
        "Okay, so #W1111111 with the table lamp, no longer needed, then?",
        "I'm ready to cancel #W1111111 with the table lamp, no longer needed. Go for it?",
        "So #W1111111 with the table lamp, no longer needed. Just say yes and it's done.",
        "Shall I cancel #W1111111 with the table lamp, no longer needed? Then we're all set.",
        "I could cancel #W1111111 with the table lamp, no longer needed. Want that?",
        "I'm all set to cancel #W1111111 with the table lamp, no longer needed, once you give me the thumbs up.",
        "You want #W1111111 with the table lamp cancelled, no longer needed. If that's all correct I'll submit it.",
        "Mind that you can only cancel the same order once. Shall I cancel #W1111111, with the table lamp, no longer "
        "needed?",
    ],
)
def test_a_short_proposal_is_agreed_to(question: str, shop: Any, call: Any) -> None:
    """What else isn't done, or can be done but once, is no refusal of what is proposed."""
    assert [act.kind for act in call(shop.cancel).hear(question).acts] == ["consent"]


def test_what_sounds_like_another_operation_is_told_by_its_object(shop: Any, call: Any) -> None:
    """ "Update that" could be anything, but for the address that comes after it."""
    turn = call(shop.move).hear("Let me update that for #W1111111: 12 Elm Street, Denver, CO 80202. Correct?")
    assert [act.kind for act in turn.acts] == ["consent"]


def test_who_is_asked_to_confirm_that_it_is_itself_agrees_to_nothing(shop: Any, call: Any) -> None:
    """It gives what is asked for."""
    user = call(shop.cancel, shop.back, told=("full_name",))
    turn = user.hear("Could I get your email or zip code to confirm it's you?")
    assert {(kind, index) for kind, index, _ in answers(turn)} == {("inform", -1)}


@pytest.mark.parametrize("served", [True, False])
def test_a_colleague_is_welcome_for_what_no_tool_does(served: bool, shop: Any, call: Any) -> None:
    """For all else the customer wants no other agent."""
    wrap = Request(operation="wrap_gift", slots=(shop.cancel.slots[0],))
    user = call(shop.cancel if served else wrap)
    turn = user.hear("I'm afraid I can't do that myself, but I can transfer you to a colleague. Would you like that?")
    assert ([act.kind for act in turn.acts] == ["acknowledge"]) is not served
    assert not turn.ending


@pytest.mark.parametrize(
    "question", ["Is that the correct address?", "Is 12 Elm Street the correct address?", "Is that the right zip code?"]
)
def test_whether_something_else_is_the_right_one_asks_for_no_go_ahead(question: str, shop: Any, call: Any) -> None:
    """Who wants to cancel an order needn't know where it goes, and agrees to nothing."""
    kinds = [act.kind for act in call(shop.cancel).hear(f"I've found your account. {question}").acts]
    assert kinds[0] == "dont_know"
    assert "consent" not in kinds


@pytest.mark.parametrize(
    "question", ["Is the shipping address correct?", "Is the email on file still right?", "And is that address okay?"]
)
def test_whether_what_is_not_spoken_of_is_right_asks_for_no_go_ahead(question: str, shop: Any, call: Any) -> None:
    """Though the order that is to be cancelled has been named."""
    turn = call(shop.cancel).hear(f"I found order #W1111111 with the table lamp, no longer needed. {question}")
    assert "consent" not in [act.kind for act in turn.acts]


def test_whether_an_address_that_is_wanted_is_right_is_answered(shop: Any, call: Any) -> None:
    """It is what the call is about."""
    turn = call(shop.move).hear(
        "Order #W1111111 would go to 12 Elm Street, Denver, CO 80202, USA. Is the address correct?"
    )
    assert [act.kind for act in turn.acts] == ["consent"]


@pytest.mark.parametrize("question", ["Is that correct?", "If this is correct I'll do it.", "Is it all right, please?"])
def test_whether_a_proposal_is_right_asks_for_a_go_ahead(question: str, shop: Any, call: Any) -> None:
    """With or without a comma before what would follow."""
    turn = call(shop.cancel).hear(f"I'd cancel #W1111111 with the table lamp, no longer needed. {question}")
    assert [act.kind for act in turn.acts] == ["consent"]
