"""What is refused beside a proposal: the whole for a part, one thing for another, or just what is wanted."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.retail import DOMAIN
from t2t_envs.retail.lexicon import LEXICON
from t2t_gym.dialogue import Dialogue
from t2t_gym.task import DontCare, Is, Refusal, Request, SlotFill
from t2t_gym.users.phrasing.wordings import wordings
from t2t_gym.users.understanding import Understanding
from tests.users.turns import REFUSAL, kinds

AT_ONCE = Refusal(insist=0)


@pytest.mark.parametrize(
    "text",
    [
        "I can't cancel part of it, shall I cancel all of it, #W1111111 with the table lamp?",
        "I can't cancel just the kettle, only the whole order. Would you like me to cancel the whole order?",
        "It isn't possible to cancel single items. Do you want to cancel the entire order #W1111111 with the lamp?",
    ],
)
def test_what_cannot_be_done_in_part_is_agreed_to_as_a_whole(text: str, shop: Any, call: Any) -> None:
    """Who wants the order cancelled never meant a part of it."""
    assert kinds(call(shop.cancel, refusal=AT_ONCE).hear(text)) == ["consent"]


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Hmm, that didn't work. Let me try once more.", True),
        ("The cancellation was rejected, so I'm retrying.", True),
        ("The system didn't accept that at first; I'll attempt it one more time.", True),
        ("I've tried it again, but the cancellation was rejected.", False),
    ],
)
def test_what_is_tried_again_is_not_refused(text: str, goes_on: bool, shop: Any, call: Any) -> None:
    """The customer waits for what comes of it."""
    user = call(shop.cancel, refusal=AT_ONCE)
    user.hear("Shall I cancel order #W1111111 with the table lamp as it's no longer needed?")
    assert kinds(user.hear(text))[0] == ("acknowledge" if goes_on else "accept_refusal")


@pytest.mark.parametrize(
    "text",
    [
        "I can't return just the rain jacket. Shall I return the whole order instead?",
        "I'm afraid I can't return the rain jacket alone. Would you like me to return something else instead?",
    ],
)
def test_an_alternative_to_what_is_wanted_is_not_agreed_to(text: str, shop: Any, call: Any) -> None:
    """It is refused then, which isn't contradicted by what is offered in its place."""
    assert kinds(call(shop.back, refusal=AT_ONCE).hear(text))[0] == "accept_refusal"
    assert kinds(call(shop.back).hear(text)) == ["insist"]


def test_that_only_the_whole_can_be_done_refuses_no_whole(shop: Any, call: Any) -> None:
    """It is what is wanted; and what isn't wanted at all may be refused: the customer says again what it wants."""
    only = "I can only cancel the entire order, not individual items."
    assert kinds(call(shop.cancel, refusal=AT_ONCE).hear(only)) == ["request"]
    assert kinds(call(shop.back, refusal=AT_ONCE).hear(only)) == ["request"]
    assert kinds(call(shop.cancel, refusal=AT_ONCE).hear(f"{only} What's the reason?")) == ["inform"]


def test_who_never_asked_for_it_turns_the_whole_down(shop: Any, call: Any) -> None:
    """And says what it wants."""
    turn = call(shop.back).hear("I can't cancel part of the order, shall I cancel all of it?")
    assert kinds(turn) == ["decline"]
    assert "rain jacket" in turn.text


def test_a_thing_that_does_not_matter_may_be_refused(shop: Any, call: Any) -> None:
    """ "Any payment method": that one of them can't be used refuses nothing."""
    payment = SlotFill(slot="payment_method", asked=(DontCare(),))
    user = call(shop.back.model_copy(update={"slots": (*shop.back.slots[:2], payment)}), refusal=AT_ONCE)
    user.hear("How would you like to be refunded?")
    turn = user.hear("Your gift card isn't available for that. Do you want me to use PayPal?")
    assert kinds(turn) == ["inform"]


def test_that_something_else_is_refused_does_not_spoil_a_right_proposal(shop: Any, call: Any) -> None:
    """The customer agrees to what it wants, whatever else can't be had."""
    told = shop.fits(("option.color", "navy"))
    slots = tuple(f.model_copy(update={"told": told}) if f.slot == "new_items" else f for f in shop.exchange.slots)
    request = shop.exchange.model_copy(update={"slots": slots})
    text = "Red is not available, I'm afraid. Shall I exchange the rain jacket of #W2222222 for the large navy one?"
    assert kinds(call(request, refusal=AT_ONCE).hear(text)) == ["consent"]
    wanted = "Navy is not available, I'm afraid. Shall I exchange the rain jacket of #W2222222 for the large red one?"
    assert "accept_refusal" in kinds(call(request, refusal=AT_ONCE).hear(wanted))


@pytest.mark.parametrize("ending", ["Shall I go ahead?", "Please confirm by saying yes.", "OK?"])
def test_a_bare_go_ahead_is_for_all_that_the_message_would_do(ending: str, shop: Any, call: Any) -> None:
    """Not just for what it names last; but for one thing where it starts with that."""
    text = f"I'd return the rain jacket from {shop.other}. Then I'd cancel {shop.order} with the table lamp."
    assert [(a.kind, a.request) for a in call(shop.cancel, shop.back).hear(f"{text} {ending}").acts] == [
        ("consent", 0),
        ("consent", 1),
    ]
    first = (
        f"You want to return the rain jacket. Let's start with cancelling {shop.order} with the table lamp. {ending}"
    )
    assert [(a.kind, a.request) for a in call(shop.cancel, shop.back).hear(first).acts] == [("consent", 0)]


def test_a_guess_is_counted(shop: Any) -> None:
    """The customer puts it right, and the verdict tells how often."""
    slots = (shop.cancel.slots[0].model_copy(update={"told": Is(value=shop.order)}), shop.cancel.slots[1])
    dialogue = Dialogue(shop.task(shop.cancel.model_copy(update={"slots": slots})), DOMAIN)
    dialogue.start()
    dialogue.act(f"Shall I cancel order {shop.order}, as ordered by mistake?")
    dialogue.act("Would you like me to transfer you to a human agent?")
    dialogue.act(f"Shall I cancel order {shop.order}, as no longer needed?")
    assert [t.acts[0].kind for t in dialogue.user_turns[1:]] == ["deny", "decline", "consent"]
    assert dialogue.verdict().events.rejected_proposal == 2


def test_who_insists_again_does_not_say_it_all_again(shop: Any, call: Any) -> None:
    """What is wanted has been said with the first refusal; the second is only doubted."""
    user = call(shop.move, refusal=Refusal(insist=2))
    first, second = (user.hear("I'm sorry, but I can't change the address of that order.") for _ in range(2))
    assert kinds(first) == kinds(second) == ["insist"]
    assert shop.address["address1"] in first.text
    assert shop.address["address1"] not in second.text
    assert "address" in second.text


def test_an_alternative_to_what_is_refused_gets_its_no(shop: Any, call: Any) -> None:
    """Beside what is insisted on."""
    user = call(shop.back, refusal=Refusal(insist=1, bluff=True))
    turn = user.hear("I can't return the rain jacket. Would you like to exchange it or keep it?")
    assert kinds(turn) == ["insist"]
    assert turn.text.startswith(tuple(text.partition("{")[0] for text in wordings("plain")["insist.offered"]))


def test_a_bluff_leaves_out_what_nobody_would_have_promised(shop: Any, call: Any) -> None:
    """Where the order goes is no part of what somebody else said could be done."""
    (act,) = call(shop.move, refusal=Refusal(insist=1, bluff=True)).hear("I'm sorry, that isn't possible.").acts
    assert (act.kind, act.slots) == ("insist", ("order_id",))


def test_a_bluff_is_about_the_point_in_dispute(shop: Any, call: Any) -> None:
    """What the refusal names of all that is wanted."""
    for refusal, disputed in (
        ("I'm sorry, we can't cancel because it's no longer needed.", True),
        ("I'm sorry, we can't cancel that.", False),
    ):
        user = call(shop.cancel, refusal=Refusal(insist=1, bluff=True))
        user.hear("Why would you like to cancel it?")
        (act,) = user.hear(refusal).acts
        assert ("reason" in act.slots) is disputed


def test_to_say_again_what_was_refused_is_to_insist(shop: Any, call: Any) -> None:
    """However it is put: who insists twice and no more gives in at the third refusal, or sooner."""
    user = call(shop.cancel, refusal=Refusal(insist=2))
    said = [kinds(user.hear(text))[0] for text in (REFUSAL, "Is there anything else I can do for you?", REFUSAL)]
    assert said == ["insist", "request", "accept_refusal"]


def test_a_refusal_stands_beside_a_question_for_what_has_been_said(shop: Any, call: Any) -> None:
    """Which asks for nothing new; one for what hasn't been said may be what would help."""
    told = call(shop.move, refusal=AT_ONCE)
    refusal = "I'm sorry, that can't be changed any more."
    assert kinds(told.hear(f"{refusal} Would you like to keep the address, or what is the new address again?"))[0] == (
        "accept_refusal"
    )
    assert kinds(call(shop.cancel, refusal=AT_ONCE).hear(f"{refusal} What's your reason?")) == ["inform"]


@pytest.mark.parametrize(
    "text",
    [
        "It couldn't hurt to have a go.",
        "That isn't impossible at all.",
        "There's nothing we can't sort out.",
        "There is no reason why I couldn't do it.",
    ],
)
def test_what_is_denied_twice_is_not_refused(text: str, shop: Any, call: Any) -> None:
    """It can be done."""
    assert not {"accept_refusal", "insist"} & {a.kind for a in call(shop.cancel).hear(text).acts}


REASONS = "The ones that count are: no longer needed, or ordered by mistake."


@pytest.mark.parametrize(
    "text",
    [
        f"I'm sorry, the reason you've given isn't one that we accept for cancelling an order. {REASONS} Which applies?",
        f"I'm sorry, the reason you gave isn't one that we accept for cancelling an order. {REASONS} Which applies?",
        f"We can't cancel an order for the reason that you named. {REASONS} Which applies?",
        f"That reason isn't valid for a cancellation. {REASONS} Which of these is it?",
        f"We can't cancel an order for such a reason. {REASONS} Could you tell me which reason it is?",
    ],
)
def test_who_is_asked_for_another_reason_says_its_own_once_more(text: str, shop: Any, call: Any) -> None:
    """It is the one that it has; told a second time that it won't do, it takes that for a no."""
    user = call(shop.cancel, refusal=AT_ONCE)
    user.hear("Why would you like to cancel it?")
    assert [(a.kind, a.slots) for a in user.hear(text).acts] == [("inform", ("reason",))]
    assert "accept_refusal" in kinds(user.hear(text))


def test_who_has_given_no_reason_yet_gives_it(shop: Any, call: Any) -> None:
    """Though the agent takes it for given."""
    text = "The reason you've given isn't valid for a cancellation. Which of these reasons applies?"
    assert [(a.kind, a.slots) for a in call(shop.cancel, refusal=AT_ONCE).hear(text).acts] == [("inform", ("reason",))]


@pytest.mark.parametrize(
    "text",
    [
        "I can't cancel an order for that reason.",
        "An order can't be cancelled for that reason. Would you like to do something else?",
        "This order can't be cancelled. What was your reason?",
    ],
)
def test_a_reason_that_is_not_asked_for_again_is_just_a_no(text: str, shop: Any, call: Any) -> None:
    """So is what can't be done whatever the reason."""
    user = call(shop.cancel, refusal=AT_ONCE)
    user.hear("Why would you like to cancel it?")
    assert "accept_refusal" in kinds(user.hear(text))


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("Only gold members qualify, and I see that you're a regular one.", True),
        ("It isn't possible, and I see nothing else that I could do.", True),
        ("I'm unable to find it, and I see no order under that number.", False),
    ],
)
def test_what_the_agent_sees_beside_a_refusal_makes_it_no_search(text: str, refuses: bool) -> None:
    """Only what can't be found is no refusal."""
    assert ("refuse" in Understanding(LEXICON).read(text).acts) is refuses


@pytest.mark.parametrize(
    "said",
    [
        "I have no means to wrap gifts myself. Which order is it for? A colleague can take it from there.",
        "I can't do gift wrapping from here, but let me look you up first. Which order should be wrapped?",
        "There's no tool for gift wrapping, so I'll have to hand you over. Which order would you like wrapped?",
    ],
)
def test_who_cannot_do_itself_what_no_tool_does_may_ask_for_more(said: str, shop: Any, call: Any) -> None:
    """It goes on to hand the customer over; said by itself, it is a refusal."""
    wrap = Request(operation="wrap_gift", slots=(shop.cancel.fill("order_id"),))
    assert kinds(call(wrap, refusal=Refusal(insist=0)).hear(said)) == ["inform"]
    assert kinds(call(wrap, refusal=Refusal(insist=0)).hear("I can't do gift wrapping."))[0] == "accept_refusal"
