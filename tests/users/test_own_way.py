"""The customer holds to what it wants: no extras, no surprises, no change of mind that nobody could notice."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.dialogue import Dialogue
from t2t_gym.task import Each, Feature, Is, Recognised, Refusal, Request, Revision, SlotFill
from t2t_gym.users.phrasing.wordings import wordings
from tests.users.turns import DONE, PROPOSAL, REFUSAL, kinds

MOVE = (
    "I'd send the order with the table lamp to 12 Elm Street, Denver, CO 80202, USA. "
    "Do you agree to this change of the shipping address?"
)
EXTRA = "Would you also like me to change the default address of your account?"


def features(**known: str) -> tuple[Feature, ...]:
    """Features by attribute."""
    return tuple(Feature(attribute=attribute, value=value) for attribute, value in known.items())


def _because(reason: str, *, told: bool = False) -> SlotFill:
    said = Is(value=reason)
    return SlotFill(slot="reason", value=reason, told=said if told else None, asked=(said,))


# --- extras -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [f"{MOVE} {EXTRA}", f"1. {MOVE}\n2. {EXTRA}"])
def test_an_extra_gets_its_no_beside_the_yes(text: str, shop: Any, call: Any) -> None:
    """What was asked for is agreed to, what is offered on top of it isn't."""
    turn = call(shop.move).hear(text)
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 0), ("decline", -1)]


@pytest.mark.parametrize("more", ["I'll also cancel all your other orders.", "And I will cancel everything else, too."])
def test_what_is_put_on_other_things_too_gets_its_no(more: str, shop: Any, call: Any) -> None:
    """The customer wants it of one thing, and says so, unless it wants it of several."""
    put = f"I'll cancel order #W1111111 with the table lamp. {more} Shall I go ahead?"
    assert kinds(call(shop.cancel).hear(put)) == ["consent", "decline"]
    both = (shop.cancel, shop.cancel.model_copy(update={"slots": shop.back.slots[:1]}))
    assert "decline" not in kinds(call(*both).hear(put))


def test_a_kind_word_is_no_extra(shop: Any, call: Any) -> None:
    """Help that could be had as well needs no answer."""
    turn = call(shop.move).hear(f"{MOVE} If you wish, I can also change the default address of your account.")
    assert kinds(turn) == ["consent"]


def test_an_extra_alone_gets_a_no(shop: Any, call: Any) -> None:
    """Though all that is wanted stands beside it."""
    turn = call(shop.move).hear(f"New address: 12 Elm Street, Denver, CO 80202, USA. {EXTRA}")
    assert kinds(turn) == ["decline"]


def test_what_is_done_in_turn_is_no_extra(shop: Any, call: Any) -> None:
    """Of several things the next one is also to be done, by whatever name."""
    user = call(shop.cancel, shop.move)
    user.hear(PROPOSAL)
    user.hear(DONE)
    text = f"{EXTRA} It would go to 12 Elm Street, Denver, CO 80202, USA."
    assert "consent" in kinds(user.hear(text))


def test_what_was_taken_back_is_not_agreed_to_beside_something_else(shop: Any, call: Any) -> None:
    """Who was asked to drop one of two things and proposes both gets a yes to the other alone, in full each time."""
    user = call(shop.exchange, shop.move, revision=Revision(request=0, becomes=None))
    user.hear("Which version of the jacket would you like, and how would you like to pay?")
    both = f"Then I'd exchange the rain jacket for 2222222222, and {MOVE[0].lower()}{MOVE[1:]} Shall I do both?"
    assert kinds(user.hear(both)) == ["withdraw", "consent"]
    turn = user.hear(both)
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 1), ("decline", -1)]
    assert "12 Elm Street" in turn.text


# --- changes of mind ----------------------------------------------------------------------------------------------


def test_what_was_meant_before_is_said_with_the_change_of_mind(shop: Any, call: Any) -> None:
    """Where nothing has been said of it yet: else nobody could know that anything has changed."""
    becomes = shop.cancel.model_copy(
        update={"slots": (shop.cancel.slots[0], _because("ordered by mistake", told=True))}
    )
    unsaid = call(shop.cancel, revision=Revision(becomes=becomes))
    unsaid.hear("Which order do you mean?")
    turn = unsaid.hear("I'd cancel the order with the table lamp. Shall I go ahead, and for which reason?")
    assert kinds(turn) == ["revise"]
    assert "need" in turn.text
    assert "mistake" in turn.text.partition("need")[2]


def test_what_was_said_before_is_not_said_again_with_the_change_of_mind(shop: Any, call: Any) -> None:
    """Only one thing of it changes, and the customer says that it does."""
    becomes = shop.cancel.model_copy(
        update={"slots": (shop.cancel.slots[0], _because("ordered by mistake", told=True))}
    )
    for seed in range(8):
        user = call(shop.cancel, revision=Revision(becomes=becomes), seed=seed)
        user.hear("Which order do you mean, and what is the reason?")
        turn = user.hear(PROPOSAL)
        assert kinds(turn) == ["revise"]
        assert "need" not in turn.text
        assert "rather" not in turn.text


def test_who_changes_several_things_says_so(shop: Any, call: Any) -> None:
    """Nobody is told of one thing, and then to look for what else is different."""
    kettle = SlotFill(slot="items", value=["3333333333"], told=Each(of=(shop.fits(("name", "Gooseneck Kettle")),)))
    pays = SlotFill(slot="payment_method", value=shop.paypal, told=shop.fits(("source", "paypal")))
    for changed in ((kettle,), (kettle, pays)):
        slots = {f.slot: f for f in (*shop.back.slots, *changed)}
        for seed in range(4):
            becomes = shop.back.model_copy(update={"slots": tuple(slots.values())})
            user = call(shop.back, revision=Revision(becomes=becomes), seed=seed)
            user.hear("How would you like to be refunded?")
            turn = user.hear(f"I'd return the rain jacket of {shop.other}, with the refund to PayPal. Shall I?")
            assert kinds(turn) == ["revise"]
            one = any(word in turn.text for word in ("one thing", "one detail"))
            several = any(word in turn.text for word in ("a few things", "some details"))
            assert not (one if len(changed) > 1 else several), turn.text


# --- what is put otherwise ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("pays", ["gift card", "gift card with $20.00 on it"])
def test_one_card_is_not_another_kind_of_card(pays: str, shop: Any, call: Any) -> None:
    """That both are cards doesn't make the wrong one right."""
    gift = Recognised(
        slot="payment_method", value="gift_card_1111111", features=shop.fits(("source", "gift_card")).features
    )
    visa = SlotFill(slot="payment_method", value="credit_card_7654321", told=shop.fits(("source", "credit_card")))
    slots = (*shop.exchange.slots[:3], visa)
    user = call(shop.exchange.model_copy(update={"slots": slots}), recognises=(*shop.recognised, gift))
    user.hear("Which version would you like?")
    turn = user.hear(f"I'd exchange the rain jacket for the large navy one, and use your {pays}. Do you agree?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("payment_method",))]


# --- what was done otherwise --------------------------------------------------------------------------------------

AGREED = "I'd exchange the rain jacket from #W2222222 for the large navy one, with your PayPal. Shall I go ahead?"


@pytest.mark.parametrize(
    "text",
    [
        "The rain jacket has been exchanged, and I've charged your Visa ending in 9876.",
        "The jacket has been exchanged. I'm sorry, by mistake the $5.00 went to your Visa instead of your PayPal account.",
    ],
)
def test_what_was_done_otherwise_is_objected_to_once(text: str, shop: Any, call: Any) -> None:
    """The customer says what it had agreed to; that it can't be mended it takes as it takes any refusal."""
    user = call(shop.exchange, refusal=Refusal(insist=0))
    user.hear("Which version would you like, and how would you like to pay the difference?")
    assert kinds(user.hear(AGREED)) == ["consent"]
    turn = user.hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("payment_method",))]
    assert (turn.heard_done, turn.ending) == ((), "")
    assert "PayPal" in turn.text
    assert kinds(user.hear("I'm sorry, the exchange can't be changed any more."))[0] == "accept_refusal"


def test_what_was_put_right_is_done(shop: Any, call: Any) -> None:
    """And so is what goes on being otherwise: it has been said once."""
    for text in ("The exchange is now charged to your PayPal account.", "As I said, I've charged your Visa."):
        user = call(shop.exchange)
        user.hear("Which version would you like, and how would you like to pay the difference?")
        user.hear(AGREED)
        user.hear("The rain jacket has been exchanged, and I've charged your Visa ending in 9876.")
        assert user.hear(f"{text} The exchange has been made.").ending == "satisfied"


def test_what_was_done_as_agreed_is_welcome(shop: Any, call: Any) -> None:
    """Whatever else is told of beside it."""
    user = call(shop.exchange)
    user.hear("Which version would you like, and how would you like to pay the difference?")
    user.hear(AGREED)
    text = "The rain jacket has been exchanged, and your PayPal account charged instead of your Visa, as you wished."
    assert user.hear(text).ending == "satisfied"


def test_what_holds_of_all_of_a_kind_names_none_of_them(shop: Any, call: Any) -> None:
    """A rule told beside a proposal is about no order of the customer's."""
    other = Recognised(slot="order_id", value="#W3333333", features=features(status="delivered"))
    user = call(shop.cancel, recognises=(*shop.recognised, other))
    put = "I'd cancel the order with the table lamp, as it's no longer needed. Shall I?"
    assert kinds(user.hear(f"Delivered orders can be returned for a month. {put}")) == ["consent"]
    user = call(shop.cancel, recognises=(*shop.recognised, other))
    assert kinds(user.hear("I'd cancel the delivered order, as it's no longer needed. Shall I?")) == ["deny"]


@pytest.mark.parametrize("status", ["cancelled", "processed"])
def test_what_was_done_names_no_other_thing_that_is_in_that_state(status: str, shop: Any, call: Any) -> None:
    """Neither in the claim nor in the proposal: somebody may have cancelled another order before."""
    other = Recognised(slot="order_id", value="#W3333333", features=features(status=status))
    user = call(shop.cancel, recognises=(*shop.recognised, other))
    turn = user.hear(
        f"Your order with the table lamp ({shop.order}) would be cancelled, as it's no longer needed. Okay?"
    )
    assert [a.kind for a in turn.acts] == ["consent"]
    assert user.hear(f"Your order is {status}! The cancellation has been {status}.").ending == "satisfied"


def test_what_is_still_asked_about_is_not_done_yet(shop: Any, call: Any) -> None:
    """Of two things agreed to, a claim that names neither isn't about the one of which something is to be told."""
    user = call(shop.cancel, shop.back)
    user.hear("Which order would you like to cancel?")
    user.hear(
        f"I'd cancel {shop.order} with the lamp and return the jacket from {shop.other} to PayPal. Shall I do both?"
    )
    turn = user.hear("That's all set. Now, what is the reason?")
    assert turn.heard_done == (1,)
    assert [(a.kind, a.request) for a in turn.acts] == [("inform", 0)]


def test_what_a_claim_names_is_done_whatever_is_asked_beside_it(shop: Any, call: Any) -> None:
    """ "Both are done" is of the two that were agreed to, though the next question could be of either, too."""
    user = call(shop.back, shop.cancel, shop.exchange)
    user.hear(f"What's the reason to cancel {shop.order}?")
    user.hear(
        f"I'd cancel {shop.order} with the lamp and return the jacket from {shop.other} to Visa. Shall I do both?"
    )
    turn = user.hear("Both are done. Now for the exchange: which version, and how will you pay?")
    assert turn.heard_done == (0, 1)
    assert {(a.kind, a.request) for a in turn.acts} == {("inform", 2)}


# --- what was refused by mistake ----------------------------------------------------------------------------------

NO_MOVE = "I'm sorry, but I can't change the shipping address of that order."
MOVE_AFTER_ALL = f"I was wrong about the address, I can do that. {MOVE}"


def test_what_was_given_up_is_wanted_again_once_it_is_put(shop: Any, call: Any) -> None:
    """Who took a refusal back hasn't lost the customer; who puts something else doesn't bring it back."""
    user = call(shop.cancel, shop.move, refusal=Refusal(insist=0))
    assert "accept_refusal" in kinds(user.hear(NO_MOVE))
    user.hear(PROPOSAL)
    assert [i for i, _ in user.current()] == [0]
    turn = user.hear(MOVE_AFTER_ALL)
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 1)]


def test_what_has_taken_the_place_of_what_was_given_up_stays_there(shop: Any, call: Any) -> None:
    """The customer would have one of the two, not both."""
    user = call(shop.move, refusal=Refusal(insist=0, fallback=shop.cancel))
    user.hear(NO_MOVE)
    user.hear(MOVE_AFTER_ALL)
    assert [i for i, _ in user.current()] == [1]


def test_a_refusal_that_is_taken_back_fobs_nobody_off(shop: Any) -> None:
    """It is counted, but once the customer was asked for its go-ahead it can be served."""
    task = shop.task(shop.cancel, shop.move, refusal=Refusal(insist=0))
    dialogue = Dialogue(task, load_domain("retail"))
    dialogue.start()
    dialogue.act(NO_MOVE)
    assert dialogue.wrongly_refused == {1}
    dialogue.act(MOVE_AFTER_ALL)
    assert dialogue.wrongly_refused == set()
    assert dialogue.verdict().events.false_refusal == 1


# --- words --------------------------------------------------------------------------------------------------------


def test_what_was_agreed_to_in_full_is_agreed_to_in_short(shop: Any, call: Any) -> None:
    """The same go-ahead once more needs no recital; one for more than before does."""
    user = call(shop.cancel)
    user.hear("Which order do you mean?")
    first, second = user.hear(PROPOSAL), user.hear(PROPOSAL)
    assert first.acts == second.acts
    assert "#W1111111" in first.text
    assert "#W1111111" not in second.text


def test_what_was_agreed_to_by_number_is_known_by_it(shop: Any, call: Any) -> None:
    """Though what else was said of it fits another order of the customer's as well."""
    user = call(shop.move)
    first = user.hear(
        f"I'd have {shop.order}, the one with the kettle, sent to 12 Elm Street, CO 80202. Is that right?"
    )
    assert (kinds(first), shop.order in first.text) == (["consent"], False)
    again = user.hear(f"Shall I change the shipping address of {shop.order} now?")
    assert kinds(again) == ["consent"]
    assert shop.order in user.hear("Sorry, which order was it?").text


def test_a_promise_is_claimed_once(shop: Any, call: Any) -> None:
    """Who bluffs and insists again doesn't repeat itself."""
    user = call(shop.cancel, refusal=Refusal(insist=2, bluff=True))
    first, second = user.hear(REFUSAL).text, user.hear(REFUSAL).text
    claims = ("promised", "said it's fine", "website", "told on the phone")
    assert [any(claim in text for claim in claims) for text in (first, second)] == [True, False]


@pytest.mark.parametrize(("more", "last"), [(" Is there anything else I can do before that?", True), ("", False)])
def test_who_is_handed_over_and_asked_for_more_says_that_there_is_none(
    more: str, last: bool, shop: Any, call: Any
) -> None:
    """A yes alone would leave open to which of the two."""
    request = Request(operation="extend_warranty", slots=(shop.exchange.fill("order_id"),))
    for seed in range(6):
        turn = call(request, seed=seed).hear(f"Would you like me to transfer you to a human agent?{more}")
        assert kinds(turn) == ["acknowledge"]
        assert any(word in turn.text for word in ("othing", "that's all")) is last


@pytest.mark.parametrize(
    "question",
    [
        "Would you like that instead of the cancellation, or in addition to it?",
        "Should I send it there instead of cancelling it, or both?",
        "Is that on top of the cancellation, or does it replace it?",
        "Instead of the earlier request, or as well?",
    ],
)
@pytest.mark.parametrize("adds", [False, True])
def test_what_comes_of_a_change_of_mind_is_instead_or_on_top(question: str, adds: bool, shop: Any, call: Any) -> None:
    """Asked which of the two, the customer says so, and says what it wants now."""
    trigger = "completion_claimed" if adds else "consent_asked"
    user = call(shop.cancel, revision=Revision(trigger=trigger, becomes=shop.move, adds=adds))
    user.hear(PROPOSAL)
    if adds:
        user.hear(DONE)
    turn = user.hear(question)
    assert [(act.kind, act.request) for act in turn.acts] == [("request", 1 if adds else 0)]
    told = wordings("plain")["request.besides" if adds else "request.only"]
    assert turn.text.startswith(tuple(text.partition("{")[0] for text in told))
