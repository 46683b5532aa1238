"""Questions of fact are answered with yes or no by what the customer knows, and else by saying that it doesn't."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_gym.users.understanding import Understanding
from tests.users.test_misdated import KNOWN, MOVE
from tests.users.turns import PROPOSAL, kinds

RIGHT, WRONG = "12 Elm Street, Denver, CO 80202", "7 Oak Lane, Austin, TX 73301"


@pytest.mark.parametrize(
    ("text", "slot", "right"),
    [
        ("Are you Ann Lee?", "full_name", True),
        ("Is ann.lee@example.com your email?", "email", True),
        ("And is your zip code 12345?", "zip", True),
        ("Is your zip code 54321?", "zip", False),
        ("Is your email ann.lea@example.com?", "email", False),
    ],
)
def test_who_it_is_is_confirmed_or_put_right(text: str, slot: str, right: bool, shop: Any, call: Any) -> None:
    """Without a word of what is wanted, which wasn't asked."""
    turn = call(shop.cancel).hear(text)
    assert [(a.kind, a.request, a.slots) for a in turn.acts] == [("acknowledge" if right else "inform", -1, (slot,))]
    assert right or shop.facts[slot] in turn.text


@pytest.mark.parametrize("text", ["Is the new address {}?", "Are we shipping it to {}?", "Will it be going to {}?"])
def test_what_is_wanted_is_confirmed_or_put_right(text: str, shop: Any, call: Any) -> None:
    """And nothing is agreed to by it."""
    assert kinds(call(shop.move).hear(text.format(RIGHT))) == ["acknowledge"]
    turn = call(shop.move).hear(text.format(WRONG))
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("address",))]
    assert "12 Elm Street" in turn.text


@pytest.mark.parametrize("text", ["Are you paying with PayPal?", "Is it the Visa ending in 9876 that you're using?"])
def test_what_has_not_been_said_yet_is_said(text: str, shop: Any, call: Any) -> None:
    """Rightly or wrongly guessed, it was asked for."""
    turn = call(shop.exchange).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]
    assert "PayPal" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "Has the order arrived yet?",
        "Is the rain jacket still in its wrapping?",
        "Is the address on file still right?",
        "Have you been in touch about it before?",
    ],
)
def test_what_it_cannot_know_it_says_it_does_not(text: str, shop: Any, call: Any) -> None:
    """Whatever things of its own are spoken of; and it says again what it wants, in case that was the question."""
    assert kinds(call(shop.exchange).hear(text)) == ["dont_know", "request"]


@pytest.mark.parametrize("text", ["What happened with the order?", "Can you tell me what went wrong with it?"])
def test_what_happened_is_told_by_the_reason_that_it_has(text: str, shop: Any, call: Any) -> None:
    """Who has none to give can't say, and is blamed for nothing by that."""
    turn = call(shop.cancel).hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("reason",))]
    turn = call(shop.exchange).hear(text)
    assert (kinds(turn), turn.needless) == (["dont_know", "request"], 0)


def test_the_account_is_its_own(shop: Any, call: Any) -> None:
    """It calls for nobody else."""
    assert kinds(call(shop.cancel).hear("Are you the account holder?")) == ["acknowledge"]


@pytest.mark.parametrize(
    ("text", "kind"), [("Do you need any checked bags?", "decline"), ("Are you travelling alone?", "dont_know")]
)
def test_of_what_nothing_that_it_wants_has_it_says_so(text: str, kind: str, call: Any) -> None:
    """It needs none, or can't say; not that there is nothing to say about that."""
    turn = call(MOVE, domain="airline", told=("user_id",), recognises=(KNOWN,)).hear(text)
    assert kinds(turn) == [kind]
    assert "nothing to say" not in turn.text


def test_a_fact_beside_a_go_ahead_or_a_question_is_left_to_that(shop: Any, call: Any) -> None:
    """What counts is answered."""
    assert kinds(call(shop.cancel).hear(f"Has it arrived yet? {PROPOSAL}")) == ["consent"]
    assert kinds(call(shop.cancel).hear("Has it arrived yet? And what is the reason?")) == ["inform"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("What's the reason, and does the return stay as it is?", [("inform", 0), ("acknowledge", 1)]),
        ("Why are you cancelling it? And will the return remain unchanged?", [("inform", 0), ("acknowledge", 1)]),
        ("What reason may I note? Should I leave the return as we agreed?", [("inform", 0), ("acknowledge", 1)]),
        ("Should the return of your jacket stay as it is?", [("acknowledge", 1)]),
        ("What's the reason? The return stays as it is.", [("inform", 0)]),
        ("What's the reason, and does the exchange stay as it is?", [("inform", 0)]),
        ("What's the reason? And is the return the same day?", [("inform", 0)]),
    ],
)
def test_a_request_that_is_to_stay_as_it_is_is_left_so(
    text: str, acts: list[tuple[str, int]], shop: Any, call: Any
) -> None:
    """Asked beside something else or by itself; of what it doesn't want at all, the customer can't say so."""
    turn = call(shop.cancel, shop.back).hear(text)
    assert [(a.kind, a.request) for a in turn.acts] == acts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The red one isn't available any more, I'm afraid. Would navy be the colour that you had in mind?", "inform"),
        ("Gift cards can't be used here, sorry. Would PayPal be what you'd like?", "inform"),
        ("PayPal isn't possible at the moment, I'm sorry. Is it a gift card that you'd like to use?", "insist"),
    ],
)
def test_what_is_asked_beside_a_refusal_of_something_else_is_answered(
    text: str, kind: str, shop: Any, call: Any
) -> None:
    """Where what is refused is what is wanted, that comes first."""
    assert kinds(call(shop.exchange).hear(text))[:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Was the flight cancelled or delayed?",
        "Has the flight been cancelled, or was it delayed?",
        "Were the flights changed or cancelled by the airline?",
    ],
)
def test_what_happened_of_two_things_is_a_question_of_fact(text: str) -> None:
    """It puts nothing to be done."""
    assert {(c.act, c.slots) for c in Understanding(AIRLINE).read(text).clauses} == {("request", ())}
