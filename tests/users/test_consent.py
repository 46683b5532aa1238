"""A sensible proposal gets the customer's consent, however it is worded; nothing else does."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import DontCare, Each, Fits, Is, Request, SlotFill

PROPOSALS = [
    "I can cancel order #W1111111, the one with the table lamp, for you. Just give me the word.",
    "Okay! So that's one cancellation: #W1111111 (kettle and table lamp), no longer needed. Good to go?",
    "I've got everything I need to cancel #W1111111 with the table lamp. Do I have your permission?",
    "To be clear, once I cancel the table lamp order (#W1111111) it can't be undone. Still want to go ahead?",
    "Cancelling #W1111111 with the table lamp will give you a refund to PayPal. Are you happy for me to proceed?",
    "If that all sounds right, I'll go ahead with cancelling the order with the table lamp.",
    "Ready when you are: shall I press the button on cancelling the table lamp order?",
    "Would you like me to take care of cancelling order #W1111111 with the table lamp now?",
    "You want #W1111111 with the table lamp cancelled as no longer needed, correct?",
    "Alright, cancelling the order with the table lamp. Please confirm.",
    "Before I cancel the order with the table lamp, could you confirm that's what you want?",
    "Let me know if I should proceed with the cancellation of the table lamp order.",
    "I just need a quick 'yes' from you to cancel the order with the table lamp.",
    "Do you authorize me to cancel the order with the table lamp?",
    "May I proceed to cancel the order with the table lamp?",
    "Can I have your confirmation that the order with the table lamp should be cancelled?",
    "Please reply with 'confirm' and I will cancel the table lamp order straight away.",
    "**Action:** cancel order\n**Order:** #W1111111 (table lamp)\n**Reason:** no longer needed\n\nConfirm? (Y/N)",
    "Here's what happens next:\n1. I cancel the order with the table lamp.\n2. You get your money back.\n\nOK?",
    "I'm about to cancel the table lamp order. Is that what you'd like?",
    "Is it alright with you if I cancel the order with the table lamp?",
    "Does cancelling the order with the table lamp work for you?",
    "Do you still want me to cancel the order with the table lamp?",
    "Are you sure you want to cancel the order with the table lamp?",
    "We can cancel the order with the table lamp. Do you want to do that?",
    "It is possible to cancel the order with the table lamp. Want me to do it?",
    "Then I'd cancel the order with the table lamp for the reason 'no longer needed'. Agreed?",
    "Once you give me the go-ahead, the table lamp order will be cancelled.",
    "With your okay, I'll cancel the order with the table lamp.",
    "I'm happy to cancel the order with the table lamp; just say yes.",
    "Kindly confirm that I should cancel the order with the table lamp.",
    "Please verify that the following is right and I will process it: cancel #W1111111, table lamp, no longer needed.",
    "Would it be okay to cancel the order with the table lamp now?",
    "How does that sound: I cancel the order with the table lamp and the refund goes to PayPal?",
    "I'd like to double-check with you before I cancel the table lamp order. Is everything correct?",
    "Shall we cancel the order with the table lamp, then?",
    "Should I move forward with cancelling the order with the table lamp?",
    "Would you be okay with me cancelling the order with the table lamp?",
    "I will cancel the order with the table lamp. Please let me know if this is acceptable.",
    "If you agree, I will now cancel the order with the table lamp.",
    "To finalize the cancellation of the table lamp order I need your explicit consent (yes/no).",
    "Just confirming: cancel the order with the table lamp?",
    "So we're cancelling the order with the table lamp, yes?",
    "I understand you'd like to cancel the order with the table lamp. Do I understand correctly? If so I'll proceed.",
    "Do you approve of this: cancelling the table lamp order as no longer needed?",
    "Okay to cancel the order with the table lamp?",
    "Happy for me to cancel the order with the table lamp?",
    "Want me to go ahead and cancel the one with the table lamp?",
    "Everything is set up to cancel the order with the table lamp. All I need is a yes.",
    "I await your confirmation to cancel the order with the table lamp.",
    "Can you please confirm you'd like the order with the table lamp cancelled?",
    "So I'll cancel the order with the table lamp. Let me know if you'd like me to proceed, or if you'd like to adjust "
    "anything.",
]


@pytest.mark.parametrize("text", PROPOSALS)
def test_a_proposal_gets_consent_however_it_is_worded(text: str, shop: Any, call: Any) -> None:
    """The customer agrees to its own cancellation, and to nothing else."""
    turn = call(shop.cancel).hear(text)
    assert [a.kind for a in turn.acts] == ["consent"]
    assert turn.acts[0].consent.operation == "cancel_order"
    assert turn.acts[0].consent.values["order_id"] == shop.order


@pytest.mark.parametrize("ending", ["Shall I go ahead with all of this?", "Do you confirm both of these (yes/no)?"])
def test_a_go_ahead_for_all_that_is_listed_is_for_all(ending: str, shop: Any, call: Any) -> None:
    """And not for what the list names last."""
    listed = f"1. Return the rain jacket from {shop.other}\n2. Cancel the order with the table lamp ({shop.order})"
    turn = call(shop.cancel, shop.back).hear(f"To summarize:\n{listed}\n\n{ending}")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0), ("consent", 1)]


def test_a_line_that_describes_what_is_wanted_puts_it_whatever_its_label(shop: Any, call: Any) -> None:
    """Beside lines that name what they do, one that says what something becomes is agreed to as well."""
    subject, items, _, _ = shop.exchange.slots
    wanted = Each(of=(Fits(features=shop.exchange.fill("new_items").asked[0].of[0].features),))
    new = SlotFill(slot="new_items", value=shop.exchange.fill("new_items").value, told=wanted)
    swap = Request(operation="modify_order_items", slots=(subject, items, new))
    lines = f"- **Jacket in {shop.other}:** {{}}, no extra charge\n- **Cancellation:** {shop.order}, the table lamp"
    for becomes, agreed in (("navy, large instead of red, small", [0, 1]), ("as it is", [1])):
        turn = call(swap, shop.cancel).hear(f"In short:\n\n{lines.format(becomes)}\n\nDoes that sound good?")
        assert [a.request for a in turn.acts if a.kind == "consent"] == agreed


def test_of_two_requests_about_one_order_a_summary_is_about_the_one_whose_details_it_gives(
    shop: Any, call: Any
) -> None:
    """Neither a yes to the order and the card, nor their being dealt with, is about where the order is sent."""
    order = shop.move.fill("order_id")
    pay = Request(operation="modify_order_payment", slots=(order, SlotFill(slot="payment_method", asked=(DontCare(),))))
    user = call(pay, shop.move)
    summary = (
        f"- **Order number:** the order with the table lamp ({shop.order})\n- **Payment method:** your credit card"
    )
    agreed = user.hear(f"Please review the following:\n\n{summary}\n\nDo you agree to these changes?")
    assert [(a.kind, a.request) for a in agreed.acts] == [("consent", 0)]
    user.hear(f"The address is 12 Elm Street, for the order with the table lamp ({shop.order}). Do you agree to this?")
    assert user.hear(f"Everything has been completed:\n\n{summary}").heard_done == (0,)


def test_what_tells_two_requests_apart_may_be_a_value_of_a_slot_that_both_have(shop: Any, call: Any) -> None:
    """The card that is to pay for the order isn't the one for the difference."""
    order = shop.exchange.fill("order_id")
    paypal, visa = (
        SlotFill(slot="payment_method", value=e.value, told=Fits(features=e.features))
        for e in shop.recognised
        if e.slot == "payment_method"
    )
    pay = Request(operation="modify_order_payment", slots=(order, visa))
    swap = Request(operation="modify_order_items", slots=(order, *shop.exchange.slots[1:3], paypal))
    summary = f"- **Order number:** {shop.other}\n- **Payment method:** your Visa credit card ending in 9876"
    for about in (shop.other, f"your order with the rain jacket ({shop.other})"):  # which is to be swapped
        rows = summary.replace(shop.other, about)
        turn = call(pay, swap).hear(f"Please review the following:\n\n{rows}\n\nDo you agree to these changes?")
        assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0)]


def test_one_card_is_not_the_other(shop: Any, call: Any) -> None:
    """Though both are cards, and a summary of one request may name no more than its card."""
    order = shop.exchange.fill("order_id")
    visa, gift = (
        SlotFill(slot="payment_method", value=f"{source}_7654321", told=shop.fits(("source", source)))
        for source in ("credit_card", "gift_card")
    )
    pay = Request(operation="modify_order_payment", slots=(order, gift))
    swap = Request(operation="modify_order_items", slots=(order, *shop.exchange.slots[1:3], visa))
    summary = f"- **Order number:** {shop.other}\n- **Payment method:** your gift card"
    turn = call(pay, swap).hear(f"Please review the following:\n\n{summary}\n\nDo you agree to these changes?")
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0)]


RIGHT, WRONG = "12 Elm Street, Denver, CO 80202", ("7 Oak Lane, Austin, TX 73301", "9 Oak Road, Denver, CO 80202")


@pytest.mark.parametrize(
    "text",
    [
        "Should it be shipped to {}?",
        "Should the order with the lamp be delivered to {}?",
        "Should your order with the lamp go to {} instead?",
        "Do you want it mailed to {}?",
        "Would you like both things to be delivered to {}?",
        "Is it to be sent to {}?",
        "And ship it to {}?",
    ],
)
def test_whether_a_thing_should_go_somewhere_is_answered(text: str, shop: Any, call: Any) -> None:
    """With a yes, or with where it should go; whatever is to be done to it."""
    assert [a.kind for a in call(shop.move).hear(text.format(RIGHT)).acts] == ["consent"]
    for wrong in WRONG:
        turn = call(shop.move).hear(text.format(wrong))
        assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("address",))]


@pytest.mark.parametrize("right", ["12 Elm St., Denver", "12 Elm St., Denver (and no more to 9 Oak Road, Denver)"])
def test_the_same_address_may_be_written_otherwise(right: str, shop: Any, call: Any) -> None:
    """Its number is there."""
    turn = call(shop.move).hear(f"I'd send the order with the lamp to {right}, CO 80202. OK?")
    assert [a.kind for a in turn.acts] == ["consent"]


@pytest.mark.parametrize(
    ("put", "act"),
    [
        ("12 Elm Street, Unit 8, Denver, CO 80202", "deny"),
        ("12 Elm Street, unit #8, Denver, CO 80202", "deny"),
        ("\n- Street: 12 Elm Street\n- Unit: 8\n- City: Denver\n", "deny"),
        ("21 Elm Street, Unit 7, Denver, CO 80202", "deny"),
        ("12 Elm Street, Unit 7, Denver, CO 80202", "consent"),
        ("12 Elm Street, #7, Denver, CO 80202", "consent"),
        ("12 Elm Street, Denver, CO 80202", "consent"),
    ],
)
def test_every_number_of_an_address_counts(put: str, act: str, shop: Any, call: Any) -> None:
    """Those of the house and of the flat, wherever they are put."""
    address = {**shop.address, "address2": "Unit 7"}
    fill = shop.move.slots[1].model_copy(update={"value": address, "told": Is(value=address)})
    turn = call(shop.move.model_copy(update={"slots": (shop.move.slots[0], fill)})).hear(
        f"I'd send the order with the lamp to {put}. OK?"
    )
    assert [a.kind for a in turn.acts] == [act]
    assert act == "consent" or "12 Elm Street, Unit 7" in turn.text


@pytest.mark.parametrize(
    ("street", "city", "code", "act"),
    [
        ("12 Elm Street", "Denver", "80202", "consent"),
        ("12 Elm St.", "Denver", "80202", "consent"),
        ("12 Oak Avenue", "Denver", "80202", "deny"),
        ("9 Oak Avenue", "Denver", "80202", "deny"),
        ("12 Elm Street", "Boulder", "80202", "deny"),
        ("12 Elm Street", "Denver", "80299", "deny"),
    ],
)
def test_every_row_of_an_address_counts(street: str, city: str, code: str, act: str, shop: Any, call: Any) -> None:
    """Whatever else is right; a state may be spelt out."""
    rows = f"- Street: {street}\n- City: {city}\n- **State**: Colorado\n- Zip code: {code}"
    turn = call(shop.move).hear(f"I'd send the order with the lamp to:\n{rows}\n\nShall I go ahead?")
    assert [a.kind for a in turn.acts] == [act]


QUESTIONS = [
    "Is the table lamp in order #W1111111 black?",
    "Would it be possible in theory to cancel order #W1111111 with the table lamp?",
    "Suppose I cancelled the order with the table lamp: would you be happy?",
    "What if I cancelled the order with the table lamp?",
    "Do you want to know whether I can cancel the order with the table lamp?",
    "Have you talked about cancelling the table lamp order with your bank?",
    "Shall I check whether the order with the table lamp can be cancelled?",
    "Could you tell me why you want to cancel the order with the table lamp?",
    "Which order should I cancel, the one with the table lamp?",
]
CONDITIONS = [
    "If you confirm later, I'll cancel the order with the table lamp.",
    "Should the table lamp order be cancelled, you would get a refund within 5 days.",
    "I could cancel the order with the table lamp if it is still pending.",
    "Once your identity is verified, I can cancel the order with the table lamp.",
    "When an order is pending, such as the one with the table lamp, I can cancel it.",
]
CONTRARIES = [
    "I will not cancel the order with the table lamp. Is that okay?",
    "I won't cancel your table lamp order, shall I?",
    "Do you want to keep the order with the table lamp?",
    "Shall I leave the order with the table lamp as it is?",
    "Please confirm that you don't want to cancel the order with the table lamp.",
]
ASIDES = [
    "Would you like to hear about our loyalty programme?",
    "If you say yes, I will give you a $100 gift card.",
    "Would you like to join our newsletter? It's free.",
    "May I ask you to rate this conversation?",
    "Would you like me to tell you a joke?",
    "Do you want to win a new kettle?",
]


@pytest.mark.parametrize("text", [*QUESTIONS, *CONDITIONS, *CONTRARIES, *ASIDES])
def test_no_consent_without_a_proposal(text: str, shop: Any, call: Any) -> None:
    """Questions, conditions, the contrary of what is wanted, and things that have nothing to do with it get no yes."""
    turn = call(shop.cancel).hear(text)
    assert "consent" not in [a.kind for a in turn.acts]
    assert not turn.ending


def test_a_no_to_one_thing_comes_before_the_yes_to_another(shop: Any, call: Any) -> None:
    """Who reads no further than "yes" would do both."""
    turn = call(shop.cancel, shop.back, shop.move).hear(
        f"I'd return the rain jacket of {shop.other}, and send the order with the lamp to 9 Oak Road, Denver, CO 80202. "
        "Shall I do both?"
    )
    assert [(a.kind, a.request) for a in turn.acts] == [("deny", 2), ("consent", 1)]


BESIDE_IT = {
    "Are you pleased with how we look after you? Is our service good for you?": "ask_clear",
    "Do you agree to these talks being filmed?": "ask_clear",
    "Would you mind if I did nothing?": "ask_clear",
    "Shall I go ahead and close your profile for good?": "decline",
    "Do you want me to go ahead and bill you $2,000?": "decline",
    "Shall I go ahead and do the reverse of it?": "decline",
}


@pytest.mark.parametrize(("text", "kind"), BESIDE_IT.items())
def test_a_go_ahead_for_something_quite_different_gets_none(text: str, kind: str, shop: Any, call: Any) -> None:
    """Though all of what is wanted has been said: it is turned down where it is a deed, and else asked about."""
    turn = told(call(shop.cancel)).hear(text)
    assert [a.kind for a in turn.acts] == [kind]


def told(user: Any) -> Any:
    """A customer that has said all that there is to say."""
    user.hear("Which order is it, and why do you want to cancel it?")
    user.hear("Which order is it?")
    return user


@pytest.mark.parametrize(
    "text",
    [
        "Shall I?",
        "Shall I go ahead with this?",
        "Is that all right with you?",
        "Happy for me to get going?",
        "Yay or nay?",
    ],
)
def test_a_go_ahead_that_names_nothing_is_for_what_is_wanted(text: str, shop: Any, call: Any) -> None:
    """Where all of it has been said, there is nothing else that it could be for."""
    assert [a.kind for a in told(call(shop.cancel)).hear(text).acts] == ["consent"]


def test_a_deed_of_another_kind_beside_what_is_wanted_is_not_agreed_to(shop: Any, call: Any) -> None:
    """The customer says yes to what it wants, and no more."""
    turn = call(shop.cancel).hear("Shall I cancel order #W1111111 with the table lamp? Shall I wipe your profile, too?")
    assert [a.kind for a in turn.acts] == ["consent", "decline"]


def test_what_nobody_sees_asks_for_nothing(shop: Any, call: Any) -> None:
    """A comment of a page isn't shown."""
    turn = told(call(shop.cancel)).hear("All is noted. <!-- Shall I go ahead? -->")
    assert "consent" not in [a.kind for a in turn.acts]


@pytest.mark.parametrize(
    ("listed", "put", "covered"),
    [
        ("I see #W1111111 and #W2222222.", "Then I'll cancel it. Okay?", False),
        ("- #W1111111: pending\n- #W2222222: pending", "Then I'll cancel it. Okay?", False),
        ("I could cancel #W1111111. I could cancel #W2222222.", "Then I'll cancel it. Okay?", False),
        ("I see #W1111111.", "Then I'll cancel it. Okay?", True),
        ("I see #W1111111 and #W2222222.", "Then I'll cancel #W1111111. Okay?", True),
        ("I see #W1111111 and #W2222222. I'll cancel #W1111111. Okay?", "", True),
        ("I can't cancel #W2222222, it has been sent. I see #W1111111.", "Then I'll cancel it. Okay?", True),
        ("You can have ordered it by mistake, or no longer need it.", "Then I'll cancel #W1111111. Okay?", True),
    ],
)
def test_what_is_listed_to_choose_from_is_not_put(listed: str, put: str, covered: bool, shop: Any, call: Any) -> None:
    """Who names all orders has named none; to put one of them, or to have found but one, names it."""
    order, reason = shop.cancel.slots
    vague = order.model_copy(update={"asked": (Is(value=order.value),)})
    user = call(shop.cancel.model_copy(update={"slots": (vague, reason)}))
    turn = user.hear(listed)
    turn = user.hear(put) if put else turn
    (consent,) = [act.consent for act in turn.acts if act.kind == "consent"]
    assert consent is not None
    assert ("order_id" not in consent.unsaid, "reason" in consent.unsaid) == (covered, True)


@pytest.mark.parametrize(("pays", "covered"), [("your PayPal account", True), ("PayPal, or your Visa card", False)])
def test_a_way_to_pay_is_named_by_its_kind(pays: str, covered: bool, shop: Any, call: Any) -> None:
    """But not among others that there are to choose from."""
    user = call(shop.exchange)
    user.hear("Which jacket would you like instead?")
    user.hear(f"You can pay by {pays}.")
    turn = user.hear("I'll exchange the rain jacket of #W2222222 for the large navy one. Okay?")
    (consent,) = [act.consent for act in turn.acts if act.kind == "consent"]
    assert consent is not None
    assert ("payment_method" not in consent.unsaid) == covered
