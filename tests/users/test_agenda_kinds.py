"""What customers do who are unclear, mistaken, curious, thrifty, or not finished yet; on intents made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.task import Answer, Best, Each, Feature, Fits, Is, Question, Recognised, Refusal, Revision, SlotFill
from t2t_gym.users.understanding.values import answers
from tests.users.turns import DONE, PROPOSAL, REFUSAL, kinds


def with_fill(request: Any, fill: SlotFill) -> Any:
    """A request with one slot said otherwise."""
    slots = tuple(fill if f.slot == fill.slot else f for f in request.slots)
    return request.model_copy(update={"slots": slots})


# --- unclear ------------------------------------------------------------------------------------------------------


def test_an_unclear_request_is_cleared_up_when_asked(shop: Any, call: Any) -> None:
    """The customer says what it wants done only when it is asked, and then all that it tells."""
    user = call(shop.move.model_copy(update={"unclear": True}))
    assert user.agenda.state.requests[0].clear is False
    turn = user.hear("I've found your order. What would you like me to do with it?")
    assert kinds(turn) == ["request"]
    assert shop.address["address1"] in turn.text
    assert turn.needless == 0


def test_to_wait_is_to_say_no_more(shop: Any, call: Any) -> None:
    """Who is only told that the order is being looked at has still not said what it is about."""
    user = call(shop.move.model_copy(update={"unclear": True}))
    assert kinds(user.hear("I'm looking at your order.")) == ["acknowledge"]
    assert user.agenda.state.requests[0].clear is False


def test_who_proposes_something_else_is_told_what_is_wanted(shop: Any, call: Any) -> None:
    """An operation that was never asked for is turned down, and the right one named."""
    turn = call(shop.move.model_copy(update={"unclear": True})).hear("Shall I cancel the order with the table lamp?")
    assert kinds(turn) == ["decline"]
    assert "address" in turn.text or "sent" in turn.text


# --- mistaken -----------------------------------------------------------------------------------------------------


def mistaken(shop: Any) -> Any:
    """A cancellation of which the customer has taken down a wrong number."""
    fill = SlotFill(
        slot="order_id", value=shop.order, told=Is(value="#W1111112"), asked=(Is(value=shop.order),), mistaken=True
    )
    return with_fill(shop.cancel, fill)


def test_a_mistake_is_put_right_when_nothing_is_found(shop: Any, call: Any) -> None:
    """Told that there is no such order, the customer gives the right number, and never again the wrong one."""
    user = call(mistaken(shop))
    turn = user.hear("I'm sorry, I can't find an order with the number #W1111112.")
    assert kinds(turn) == ["inform"]
    assert shop.order in turn.text
    again = user.hear("Thanks. And what was the order number again?")
    assert "#W1111112" not in again.text


def test_who_describes_the_wrong_thing_does_not_name_the_right_one(shop: Any, call: Any) -> None:
    """Though it has the number to hand, which it looks up once it is told of its error."""
    wrong = Fits(features=(Feature("contains", "Area Rug"),))
    fill = SlotFill(slot="order_id", value=shop.order, told=wrong, asked=(Is(value=shop.order),), mistaken=True)
    user = call(with_fill(shop.cancel, fill))
    again = user.hear("I'm sorry, what would you like me to do?")
    assert shop.order not in again.text
    assert "rug" in again.text.lower()
    assert shop.order in user.hear("I'm sorry, I can't find an order with an area rug.").text


def test_what_is_not_found_is_no_refusal_of_anything_else(shop: Any, call: Any) -> None:
    """The regret is about the number that the customer got wrong."""
    turn = call(mistaken(shop), shop.back).hear(
        "I'm afraid there is no such order. Are you sure about the order number?"
    )
    assert [(a.kind, a.request) for a in turn.acts] == [("inform", 0)]


def test_a_mistake_is_put_right_when_the_slot_is_asked_for(shop: Any, call: Any) -> None:
    """Asking once more is enough, and no needless question."""
    turn = call(mistaken(shop)).hear("Could you please check the order number for me?")
    assert shop.order in turn.text
    assert turn.needless == 0


def test_consent_is_bound_to_what_is_right(shop: Any, call: Any) -> None:
    """A proposal of the right thing is agreed to in the right words."""
    (act,) = call(mistaken(shop)).hear(PROPOSAL).acts
    assert act.kind == "consent"
    assert act.consent.values["order_id"] == shop.order


@pytest.mark.parametrize(
    ("asked", "acts"),
    [
        ("Is that the one you meant, and shall I go ahead and cancel it?", ["inform", "consent"]),
        ("Shall I cancel that one?", ["inform", "consent"]),
        ("Is that the one you meant?", ["inform"]),
        ("Shall I check your other account for it?", ["inform"]),
    ],
)
def test_who_is_put_right_and_asked_for_a_go_ahead_gives_it_too(
    asked: str, acts: list[str], shop: Any, call: Any
) -> None:
    """To the right thing; to be asked whether it is meant asks for none."""
    right, wrong = f"{shop.order} with the table lamp", f"{shop.other} with the rain jacket"
    text = "There is no order #W1111112, but there's {}. {}"
    assert kinds(call(mistaken(shop)).hear(text.format(right, asked))) == acts
    assert kinds(call(mistaken(shop)).hear(text.format(wrong, asked))) == ["inform"]


def test_who_is_asked_if_another_thing_is_meant_names_its_own(shop: Any, call: Any) -> None:
    """A yes would leave open which; who knows no other has meant this one."""
    turn = call(shop.back).hear(f"{shop.other} was sent back long ago. Is it a different order? I see one with a lamp.")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("order_id",))]
    assert shop.other in turn.text
    assert turn.text.startswith(("No", "Not"))


def test_who_is_asked_if_it_was_looking_for_a_thing_says_so(shop: Any, call: Any) -> None:
    """It agrees to nothing by that."""
    asked = "There's a navy jacket, which comes in large. Is that the size you were looking for?"
    assert kinds(call(shop.exchange).hear(asked)) == ["acknowledge"]


def test_to_be_asked_if_a_thing_is_meant_asks_for_no_go_ahead(shop: Any, call: Any) -> None:
    """Whoever erred, or nobody."""
    (act,) = call(shop.cancel).hear("I see an order with a table lamp. Is that the order you had in mind?").acts
    assert act.kind == "acknowledge"


# --- picky --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("criterion", [True, False])
def test_which_thing_is_the_cheapest_is_for_the_agent_to_find(criterion: bool, shop: Any, call: Any) -> None:
    """Of the things that it is listed, a customer names the one that it can tell by its looks, and no other."""
    (navy,) = shop.exchange.fill("new_items").value
    looks = shop.fits(("option.color", "navy"))
    asked = Best(by="price", pick="min") if criterion else looks
    fill = SlotFill(slot="new_items", value=[navy], asked=(Each(of=(asked,)),))
    recognises = (*shop.recognised, Recognised(slot="new_items", value=navy, features=looks.features))
    user = call(with_fill(shop.exchange, fill), recognises=recognises)
    turn = user.hear(f"Item {navy} is navy, item 3333333333 is red. Which new item would you like?")
    assert kinds(turn) == ["inform"]
    assert (navy in turn.text) is not criterion


# --- amounts ------------------------------------------------------------------------------------------------------


def test_a_question_stays_open_until_it_is_answered(shop: Any, call: Any) -> None:
    """An amount of something else is no answer; the customer asks again, twice at most, and leaves unsatisfied then."""
    user = call(shop.cancel, questions=(Question(quantity="refund_amount"),))
    assert kinds(user.hear("Your order has been cancelled. It had cost $80.00.")) == ["ask_amount"]
    assert kinds(user.hear("Is there anything else?")) == ["ask_amount"]
    turn = user.hear("Anything else?")
    assert (kinds(turn), turn.ending) == (["thank", "stop"], "left")


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("The refund is $12.00.", True),
        ("The refund is $12.00: $5.00 to the voucher and $7.00 to your PayPal.", True),
        ("The refund is $12.00 or $15.00.", False),
        ("The refund is on its way.", False),
    ],
)
def test_who_leaves_satisfied_was_told(told: str, content: bool, shop: Any, call: Any) -> None:
    """What the customer takes for an answer is what the verdict takes for one: a single value."""
    user = call(shop.cancel, questions=(Question(quantity="refund_amount"),))
    user.hear(f"{told} {PROPOSAL}")
    turn = user.hear(DONE)
    assert (turn.ending == "satisfied") is content
    assert (kinds(turn) == ["ask_amount"]) is not content
    answer = Answer(quantity="refund_amount", type="money", value=12.0)
    words = load_domain("retail").words("refund_amount")
    assert answers.told(answer, [f"{told} {PROPOSAL}", DONE], words) is content


def test_what_was_told_can_be_put_in_doubt(shop: Any, call: Any) -> None:
    """An answer counts as it was last given: whose next message says two, hasn't answered."""
    user = call(shop.cancel, questions=(Question(quantity="refund_amount"),))
    user.hear(f"The refund is $12.00. {PROPOSAL}")
    assert kinds(user.hear(f"{DONE} The refund is $12.00 or $15.00.")) == ["ask_amount"]


def test_told_one_thing_and_then_another_the_customer_asks_which_it_is(shop: Any, call: Any) -> None:
    """The answer to that stands, whether it is the first or the second."""
    for meant in ("12.00", "15.00"):
        user = call(shop.cancel, questions=(Question(quantity="refund_amount"),))
        user.hear(f"The refund is $12.00. {PROPOSAL}")
        assert kinds(user.hear(f"{DONE} The refund is $15.00.")) == ["ask_amount"]
        assert user.hear(f"It's ${meant}.").ending == "satisfied"


def test_what_was_told_before_need_not_be_told_again(shop: Any, call: Any) -> None:
    """The answer may come with the proposal."""
    user = call(shop.cancel, questions=(Question(quantity="refund_amount"),))
    user.hear(f"The refund is $12.00. {PROPOSAL}")
    assert user.hear(DONE).ending == "satisfied"


# --- changes ------------------------------------------------------------------------------------------------------


def thrifty(shop: Any, *, becomes: Any = None) -> dict[str, Any]:
    """A customer who exchanges only if it doesn't cost more than ten dollars."""
    revision = Revision(trigger="price_told", becomes=becomes, quantity="price_difference", budget=10.0)
    return {"revision": revision}


EXCHANGE = (
    "I'll exchange the Rain Jacket in order #W2222222 for the large navy one, with your PayPal. Shall I go ahead?"
)


def test_nothing_is_agreed_to_before_the_price_is_told(shop: Any, call: Any) -> None:
    """Whatever is proposed, the customer asks what it costs."""
    user = call(shop.exchange, **thrifty(shop, becomes=shop.back))
    assert [kinds(user.hear(EXCHANGE)) for _ in range(2)] == [["ask_amount"], ["ask_amount"]]
    assert not user.agenda.revised


def test_what_another_thing_would_cost_is_not_asked(shop: Any, call: Any) -> None:
    """It is put right first."""
    user = call(shop.exchange, **thrifty(shop, becomes=shop.back))
    turn = user.hear(EXCHANGE.replace("your PayPal", "your Visa ending in 9876"))
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("payment_method",))]
    assert kinds(user.hear(EXCHANGE)) == ["ask_amount"]


def test_a_price_over_the_budget_changes_the_mind(shop: Any, call: Any) -> None:
    """Of something cheaper, or of the whole."""
    user = call(shop.exchange, **thrifty(shop, becomes=shop.back))
    assert kinds(user.hear(f"The price difference is $22.50. {EXCHANGE}")) == ["revise"]
    user = call(shop.exchange, **thrifty(shop))
    assert kinds(user.hear("The price difference is $22.50.")) == ["withdraw"]


def test_a_price_within_the_budget_changes_nothing(shop: Any, call: Any) -> None:
    """Told a price that it can pay, the customer agrees."""
    user = call(shop.exchange, **thrifty(shop))
    assert kinds(user.hear(f"The price difference is $9.99. {EXCHANGE}")) == ["consent"]


def test_a_request_comes_on_top_once_the_first_is_done(shop: Any, call: Any) -> None:
    """It has a number of its own, and the first stays done."""
    user = call(shop.cancel, revision=Revision(trigger="completion_claimed", becomes=shop.move, adds=True))
    turn = user.hear(DONE)
    assert [(a.kind, a.request) for a in turn.acts] == [("request", 1)]
    assert [i for i, _ in user.current()] == [1]
    assert turn.heard_done == (0,)


# --- refusals -----------------------------------------------------------------------------------------------------


def test_who_bluffs_still_gives_in(shop: Any, call: Any) -> None:
    """It claims what nobody promised once, insists as often as it is minded to, and then accepts."""
    user = call(shop.cancel, refusal=Refusal(insist=2, bluff=True))
    turns = [user.hear(REFUSAL) for _ in range(3)]
    assert [kinds(t)[0] for t in turns] == ["insist", "insist", "accept_refusal"]
    bluffs = [any(word in t.text for word in ("promised", " said ", "website", "told")) for t in turns]
    assert bluffs == [True, False, False]


def test_an_amount_that_was_just_asked_for_need_not_be_named(shop: Any, call: Any) -> None:
    """The customer asks how much more it is, and "it's $9.90" tells it; over its budget, it changes its mind."""
    revision = Revision(trigger="price_told", becomes=None, quantity="price_difference", budget=5.0)
    user = call(shop.exchange, revision=revision)
    user.hear("Which new option would you like, and how would you like to pay?")
    turn = user.hear("I'd exchange the rain jacket of #W2222222 for the large navy one with PayPal. Shall I?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("ask_amount", ("price_difference",))]
    assert [a.kind for a in user.hear("It's $9.90.").acts][:1] == ["withdraw"]


DEAR = {"trigger": "price_told", "request": 0, "quantity": "price_difference"}


@pytest.mark.parametrize(
    ("ending", "budget", "kind"),
    [
        ("Do you agree to pay the $66.00?", 70.0, "consent"),
        ("Do you agree to pay the $66.00?", 60.0, "revise"),
        ("- **Due now:** $66.00\n\nShall I go ahead and exchange it?", 60.0, "revise"),
        ("$66.00 would be charged to it. Shall I exchange it?", 60.0, "revise"),
        ("Shall I exchange it?", 60.0, "ask_amount"),
        ("The new one is $95.00, with $66.00 due now and $29.00 due later. Shall I exchange it?", 60.0, "ask_amount"),
    ],
)
def test_what_is_to_be_paid_for_the_only_thing_that_is_put_is_its_price(
    ending: str, budget: float, kind: str, shop: Any, call: Any
) -> None:
    """Whoever is asked to pay an amount needn't ask for it; it does where it's told none, or several."""
    user = call(shop.exchange, revision=Revision(**DEAR, budget=budget, becomes=shop.back))
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    put = f"I'd exchange the rain jacket of {shop.other} for the large navy one, with your PayPal account."
    assert kinds(user.hear(f"{put} {ending}")) == [kind]


def test_what_was_done_before_may_be_told_again_with_what_is_done_now(shop: Any, call: Any) -> None:
    """It isn't all that the report is of, though it is all that it names by a verb."""
    user = call(shop.cancel, shop.exchange)
    user.hear(PROPOSAL)
    assert user.hear(f"Your order {shop.order} has been cancelled.").heard_done == (0,)
    user.hear("Which jacket would you like instead, and how would you like to pay?")
    user.hear(f"I'd exchange the rain jacket of {shop.other} for the large navy one, with PayPal. Shall I?")
    turn = user.hear(
        f"Both requests are now done:\n1. {shop.other}: the navy jacket is on its way\n2. {shop.order}: cancelled"
    )
    assert (turn.heard_done, turn.ending) == ((1,), "satisfied")
