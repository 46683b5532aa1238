"""A yes beside something else, or to several things, is worded so that it is clear to what it is said."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_gym.task import Is, Refusal, Revision
from t2t_gym.users.phrasing.wordings import wordings
from tests.users.turns import DONE, PROPOSAL, kinds

MORE = tuple(text.partition("{")[0] for text in wordings("plain")["consent.more"])
BOTH = "I'd cancel #W1111111, as it's no longer needed, and return the rain jacket of #W2222222 to {}. Shall I do both?"


@pytest.fixture
def two(shop: Any, call: Any) -> Any:
    """Start a call of a customer who wants an order cancelled, and gets the money for a jacket back to PayPal."""

    def start(seed: int, **options: Any) -> Any:
        paypal = shop.back.slots[2].model_copy(
            update={"value": shop.paypal, "told": shop.fits(("source", "paypal")), "asked": ()}
        )
        reason = shop.cancel.slots[1].model_copy(update={"told": Is(value="no longer needed"), "asked": ()})
        order = shop.cancel.slots[0].model_copy(update={"told": Is(value=shop.order), "asked": ()})
        back = shop.back.model_copy(update={"slots": (*shop.back.slots[:2], paypal)})
        return call(shop.cancel.model_copy(update={"slots": (order, reason)}), back, seed=seed, **options)

    return start


@pytest.mark.parametrize("seed", range(6))
def test_after_a_no_a_yes_goes_on(seed: int, two: Any) -> None:
    """So that it doesn't sound like a yes to what has just been put right or taken back."""
    turn = two(seed, revision=Revision(request=0, trigger="consent_asked", becomes=None)).hear(BOTH.format("PayPal"))
    assert kinds(turn) == ["withdraw", "consent"]
    assert any(more in turn.text for more in MORE)


@pytest.mark.parametrize("seed", range(6))
def test_asked_again_for_both_it_says_yes_once(seed: int, two: Any) -> None:
    """One bare yes is to all of it."""
    user = two(seed)
    assert kinds(user.hear(BOTH.format("PayPal"))) == ["consent", "consent"]
    turn = user.hear(BOTH.format("PayPal"))
    assert kinds(turn) == ["consent", "consent"]
    assert turn.text in wordings("plain")["consent.repeated"]


def test_a_bare_yes_is_not_said_beside_a_full_one(two: Any) -> None:
    """What was agreed to before is said again where something else is agreed to for the first time."""
    user = two(0)
    assert kinds(user.hear(BOTH.format("your Visa"))) == ["deny", "consent"]
    turn = user.hear(BOTH.format("PayPal"))
    assert kinds(turn) == ["consent", "consent"]
    assert "cancel" in turn.text


def test_which_one_is_not_answered_by_saying_that_it_is_right(shop: Any, call: Any) -> None:
    """A yes that also answers a question says yes, and what."""
    for seed in range(12):
        user = call(shop.exchange, seed=seed)
        turn = user.hear(
            f"Which version of the rain jacket from {shop.other} would you like? And shall I exchange it with your PayPal account?"
        )
        assert [a.kind for a in turn.acts] == ["consent"]
        assert turn.text.startswith("Yes, ")


def test_nobody_is_told_how_good_a_refusal_was(shop: Any, call: Any) -> None:
    """Though something else was done, who has just been refused is thanked for trying."""
    user = call(shop.cancel, shop.exchange, refusal=Refusal(insist=0))
    user.hear(PROPOSAL)
    user.hear(DONE)
    turn = user.hear("I'm sorry, the exchange can't be made, as your order has been delivered already.")
    assert (turn.ending, [a.kind for a in turn.acts]) == ("satisfied", ["accept_refusal", "thank", "stop"])
    assert any(thanks in turn.text for thanks in wordings("plain")["thank.anyway"])


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("One correction: the refund arrives on Friday, not on Monday. Still okay?", [("consent", 0)]),
        ("Sorry, I had the sum wrong, it's $41.00. Is that still all right with you?", [("consent", 0)]),
        ("I should add that it takes a week. May I go ahead?", [("consent", 0)]),
        ("I misspoke: it'd be noted as ordered by mistake. Is that still fine?", [("deny", 0)]),
        ("One more thing: as for the jacket of #W2222222, it'd be paid to your Visa. Is that okay?", [("deny", 1)]),
        ("Your order has been cancelled. May I go ahead?", []),
    ],
)
def test_a_correction_after_a_yes_is_put_about_what_was_agreed_to(
    text: str, acts: list[tuple[str, int]], two: Any
) -> None:
    """The customer agrees again, unless what it corrects is wrong, or is about something else."""
    user = two(0)
    assert kinds(user.hear(PROPOSAL)) == ["consent"]
    heard = [(a.kind, a.request) for a in user.hear(text).acts]
    assert [act for act in heard if act[0] in ("consent", "deny", "ask_clear")] == acts


def test_before_any_yes_a_bare_go_ahead_is_asked_about(two: Any) -> None:
    """What was never agreed to isn't agreed to by a word."""
    assert kinds(two(0).hear("One correction: the refund arrives on Friday. Still okay?")) == ["ask_clear"]
