"""What is said of a thing to tell which one it is claims nothing, and "which one:" asks as "which one?" does."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.retail.lexicon import LEXICON
from t2t_gym.task import Each, Feature, Recognised, Revision, SlotFill
from t2t_gym.users.understanding import Understanding
from tests.users.turns import PROPOSAL, kinds

SHOP = Understanding(LEXICON)
ROWS = [
    ("an order with the lamp, that has been processed", "an order with the kettle, that is still pending"),
    ("the lamp order that's been cancelled", "the kettle order which was refunded yesterday"),
    ("#W1111111: cancelled", "#W2222222: delivered"),
]


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("lead", ["Which one", "Which of these", "And which order", "Okay, which one do you mean"])
@pytest.mark.parametrize("mark", [":", "?"])
def test_a_list_to_choose_from_claims_nothing(lead: str, mark: str, rows: tuple[str, ...]) -> None:
    """Whether it is asked with a question mark or with a colon."""
    reading = SHOP.read("\n- ".join([f"{lead}{mark}", *rows]))
    assert (reading.acts, reading.requests) == ({"request"}, ("order_id",))


@pytest.mark.parametrize(
    "text",
    [
        "I've found an order that has been cancelled, and one which has been refunded.",
        "There's the trip to Denver that was changed last week.",
        "The order that's been updated has two lamps in it.",
    ],
)
def test_a_relative_clause_describes(text: str) -> None:
    """Which thing is spoken of, not what was done now."""
    assert "done" not in SHOP.read(text).acts


@pytest.mark.parametrize(
    "text",
    [
        "That has been cancelled.",
        "Great, that's been updated!",
        "I can confirm that has been refunded.",
        "I've found the order, and that has been cancelled.",
        "The difference is $5.00, which has been charged to your PayPal account.",
    ],
)
def test_what_is_no_relative_clause_claims(text: str) -> None:
    """ "That" may be what was asked for, and what comes after a comma tells more of it."""
    assert "done" in SHOP.read(text).acts


@pytest.mark.parametrize("lead", ["The items which qualify:", "Here are those which I found:", "What I can do:"])
def test_a_line_that_asks_nothing_asks_nothing_with_a_colon(lead: str) -> None:
    """Whatever words it has."""
    assert not SHOP.read(f"{lead}\n- order #W1111111 with the lamp").acts


def test_who_is_asked_which_one_does_not_hang_up(shop: Any, call: Any) -> None:
    """Though it has agreed to the cancellation, and one of the orders is said to be so."""
    user = call(shop.cancel)
    user.hear(PROPOSAL)
    turn = user.hear(f"Which one:\n- {shop.order} with the lamp, that has been cancelled\n- {shop.other}")
    assert (turn.heard_done, turn.ending, kinds(turn)) == ((), "", ["inform"])


TABLE = """
| | Size | Colour | Price |
|---|---|---|---|
| A | large | navy | $41.00 |
| B | small | green | $39.50 |
"""
AROUND = [
    "Order #W1111111 comes first.\n\n{}\n\nThen #W2222222, it can be returned.",
    "{}\n\nShall I cancel #W1111111?",
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("question", ["Which of these would you like?", "- Which one is it to be?"])
def test_the_list_right_above_tells_what_is_to_be_chosen(question: str, around: str) -> None:
    """Whatever orders are named before and after it."""
    reading = SHOP.read("For #W2222222 I have these:\n" + around.format(f"{TABLE}\n{question}"))
    assert reading.requests == ("new_items",)
    cards = "- Visa ending in 1111, $12.00\n- Gift card gift_card_1111111, $12.00"
    assert SHOP.read(around.format(f"#W2222222 and #W1111111:\n{cards}\n{question}")).requests == ("payment_method",)


@pytest.mark.parametrize(
    "aside",
    ["The green one is sold out, I'm sorry to say.", "Both are well liked! The one that you were after is gone.", ""],
)
@pytest.mark.parametrize("question", ["Which one do you prefer?", "Which of them is it to be?"])
def test_a_remark_between_a_list_and_its_question_changes_nothing(aside: str, question: str) -> None:
    """It names nothing that could be asked for."""
    rows = "- with a lid: $12.00, so $3.00 goes to your gift card\n- without: $11.00, so $2.00 goes to your gift card"
    assert SHOP.read(f"For the kettle there are:\n\n{rows}\n\n{aside} {question}").requests == ("new_items",)


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        ("Which green kettle would you like?", ("new_items",)),
        ("And which pair do you want?", ("new_items",)),
        ("Which green kettle would you like to return?", ("items",)),
        ("What reason would you like?", ("reason",)),
    ],
)
def test_which_thing_is_asked_by_its_name_as_well(question: str, slots: tuple[str, ...]) -> None:
    """Of several that are put with their prices."""
    text = (
        f"In green there's the small one at $12.00, and the big one at $15.50. {question} And how shall I deliver it?"
    )
    assert SHOP.read(text).requests[:1] == slots
    assert SHOP.read("Which green kettle would you like?").requests == ()


def test_a_yes_says_which_one_where_it_is_asked_which(shop: Any, call: Any) -> None:
    """Though something has been said of it before."""
    color, (both,) = shop.fits(("option.color", "navy")), shop.exchange.fill("new_items").asked
    new = shop.exchange.fill("new_items").model_copy(update={"told": Each(of=(color,)), "asked": (both,)})
    slots = tuple(new if fill.slot == "new_items" else fill for fill in shop.exchange.slots)
    turn = call(shop.exchange.model_copy(update={"slots": slots})).hear(
        f"I'd exchange the rain jacket of {shop.other} for a navy one, $4.00 to your PayPal account. There's the large one "
        "at $50.00 and the small one at $44.00. Which one is it, and shall I go ahead with the exchange?"
    )
    assert kinds(turn) == ["consent"]
    assert "large" in turn.text


def test_what_is_asked_is_asked_of_the_request_of_which_it_has_not_been_said(shop: Any, call: Any) -> None:
    """Though it is the other one's operation that is named."""
    open_ = shop.exchange.model_copy(update={"slots": (*shop.cancel.slots[:1], *shop.exchange.slots[1:])})
    blue = shop.exchange.fill("new_items").model_copy(
        update={"told": Each(of=(shop.fits(("option.color", "blue")),)), "asked": ()}
    )
    said = shop.exchange.model_copy(update={"slots": (*shop.exchange.slots[:2], blue, shop.exchange.slots[3])})
    turn = call(said, open_.model_copy(update={"operation": "modify_order_items"})).hear(
        "The blue jacket is there, so the exchange is possible. The other order is pending. Which version would you like?"
    )
    assert [(a.request, a.slots) for a in turn.acts] == [(1, ("new_items",))]


def test_a_choice_is_made_though_another_request_waits_for_its_go_ahead(shop: Any, call: Any) -> None:
    """Of two requests the one gets its answer, the other its yes."""
    turn = call(shop.exchange, shop.cancel).hear(
        f"**1. Exchange, order {shop.other}**\nFor your rain jacket there are:\n{TABLE}\nWhich of these would you like?\n\n"
        f"**2. Cancellation**\nOrder {shop.order} with the table lamp, no longer needed. Do you confirm the cancellation?"
    )
    assert {(a.kind, a.request, a.slots[:1]) for a in turn.acts} == {
        ("consent", 1, ("order_id",)),
        ("inform", 0, ("new_items",)),
    }


def test_what_it_costs_hangs_on_what_is_chosen(shop: Any, call: Any) -> None:
    """Who wants to know the price before it agrees chooses first, where it is asked to."""
    dear = Revision(becomes=shop.back, trigger="price_told", request=0, quantity="price_difference", budget=1.0)
    turn = call(shop.exchange, revision=dear).hear(
        f"Which of these would you like for the rain jacket?\n{TABLE}\nAnd shall I go ahead with the exchange then?"
    )
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("new_items",))]


@pytest.mark.parametrize(
    "text",
    [
        "Which of your credit cards would you like the refund on: the one ending in 1111 or the one ending in 2222?",
        "A large navy jacket is $41.00, a small one $39.50.\n- Credit card: there's one with 1111 at its end and one with 2222. "
        "Which would you like to use?\nOnce I know I'll put the total to you for your approval.",
    ],
)
def test_asked_which_of_its_own_things_it_says_what_it_knows_it_by(text: str, shop: Any, call: Any) -> None:
    """Though it has said all that it meant to: it can tell by what the agent puts, and then it has told."""
    slot, told = "payment_method", shop.fits(("source", "credit_card"))
    ends = {"credit_card_1000000": "1111", "credit_card_2000000": "2222"}
    cards = [
        Recognised(slot=slot, value=card, features=(*told.features, Feature(attribute="last_four", value=end)))
        for card, end in ends.items()
    ]
    for card, end in ends.items():
        pays = SlotFill(slot=slot, value=card, told=told, asked=(told,))
        request = shop.back.model_copy(update={"slots": (*shop.back.slots[:2], pays)})
        user = call(request, recognises=(*shop.recognised[:3], *cards))
        first = user.hear("How would you like to be refunded?")
        assert end not in first.text
        turn = user.hear(text)
        assert (kinds(turn), turn.needless, end in turn.text) == (["inform"], 0, True)
        again = user.hear("How would you like to be refunded?")
        assert (again.needless, end in again.text) == (1, True)


@pytest.mark.parametrize(
    "text",
    [
        "Once I have it I'll put the total to you for your approval.",
        "I'll then show you the price for your consent.",
        "I'll ask for your go-ahead before I change anything.",
    ],
)
def test_what_is_only_put_later_needs_no_go_ahead(text: str) -> None:
    """With or without a comma."""
    assert "confirm" not in SHOP.read(text).acts


def test_what_one_might_rather_have_is_not_what_is_put(shop: Any, call: Any) -> None:
    """Another card that the agent names beside its question is no part of the go-ahead."""
    user = call(shop.exchange)
    user.hear("Which version would you like, and how would you like to pay?")
    turn = user.hear(
        f"I'd exchange the rain jacket of {shop.other} for the large navy one, with $5.00 to PayPal. Do you confirm this? "
        "If you'd rather use your Visa ending in 9876, please say so now."
    )
    assert kinds(turn) == ["consent"]
