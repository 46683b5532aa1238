"""Two to six questions in one message, however they are put: each is heard, and what is left open is told when recalled."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

READERS = {"retail": Understanding(RETAIL), "airline": Understanding(AIRLINE)}

ASKED = {
    "retail": {
        "email": ("What's the email address on your account?", "email address"),
        "order_id": ("Which of your orders is this about?", "order number"),
        "items": ("Which items are affected?", "item to exchange"),
        "new_items": ("What should the replacement be like?", "replacement you'd like"),
        "payment_method": ("Which card should I charge?", "payment method"),
        "reason": ("Why do you want to cancel?", "reason for cancelling"),
        "address": ("Where should it be shipped?", "new address"),
    },
    "airline": {
        "user_id": ("May I have your user ID?", "user ID"),
        "reservation_id": ("Which reservation is it?", "reservation number"),
        "trip_type": ("One-way or round trip?", "trip type"),
        "origin": ("Where are you flying from?", "departure city"),
        "destination": ("What's your destination?", "city you're flying to"),
        "date": ("When do you want to travel?", "date you'd like to fly"),
        "cabin": ("Which class would you like to fly in?", "class"),
        "flight_choice": ("Do you prefer a direct flight or one with a stop?", "flight you'd like"),
        "passengers": ("Who is traveling?", "names and birth dates of all passengers"),
        "baggage": ("How many checked bags?", "number of checked bags"),
        "insurance": ("Do you need travel insurance?", "travel insurance"),
        "payment_method": ("How would you like to pay?", "payment method"),
    },
}
"""Domain to slot to a question for it, and what it is called."""

PLACED = {
    "a sentence each": " ".join,
    "numbered": lambda asked: "\n".join(f"{n}. {question}" for n, question in enumerate(asked, 1)),
    "in a list": lambda asked: "Please answer these:\n" + "\n".join(f"- {question}" for question in asked),
    "one by one": lambda asked: "To get started: First, " + " Then, ".join(q[0].lower() + q[1:] for q in asked),
    "announced": lambda asked: (
        "To get started: " + " Also, ".join([asked[0], *(q[0].lower() + q[1:] for q in asked[1:])])
    ),
}
NAMED = {
    "a list": lambda named: "I'll need:\n" + "\n".join(f"- {name[0].upper()}{name[1:]}" for name in named),
    "a series": lambda named: f"Please give me {_series(named)}.",
    "a question": lambda named: f"Could you tell me {_series(named)}?",
    "untold": lambda named: f"You haven't told me {_series(named)} yet.",
    "unmentioned": lambda named: f"You didn't mention {_series(named)}.",
    "left out": lambda named: f"You left out {_series(named)}.",
    "asked before": lambda named: f"I also asked for {_series(named)}.",
    "asked about": lambda named: f"I asked you about {_series(named)}.",
    "the rest": lambda named: f"The rest was {_series(named)}.",
    "the other questions": lambda named: f"My other questions were about {_series(named)}.",
}  # fmt: skip


def _series(named: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(f"the {name}" for name in named[:-1]), f"the {named[-1]}"]))


@pytest.mark.parametrize("way", [*PLACED, *NAMED])
@pytest.mark.parametrize("domain", ASKED)
def test_each_of_many_questions_is_heard(domain: str, way: str) -> None:
    """Whichever they are, in whatever order."""
    rng = Random(5)
    for _ in range(40):
        slots = sorted(ASKED[domain], key=lambda _: rng.random())[: 2 + int(5 * rng.random())]
        questions, names = zip(*(ASKED[domain][slot] for slot in slots), strict=True)
        text = PLACED[way](questions) if way in PLACED else NAMED[way](names)
        assert set(READERS[domain].read(text).requests) == set(slots), text


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("And the travel date and who is flying?", ("date", "passengers")),
        ("And names and birth dates of all passengers and the payment method?", ("passengers", "payment_method")),
        ("And the city you're flying to, the class and the user ID?", ("destination", "cabin", "user_id")),
        ("The travel date is missing.", ("date",)),
        ("The cabin is still open.", ("cabin",)),
        ("You forgot the cabin.", ("cabin",)),
        ("I also asked which cabin you'd like.", ("cabin",)),
        ("The others were what cabin you want and your user ID.", ("cabin", "user_id")),
        ("As you asked for the cabin, I've changed it.", ()),
        ("The rest was refunded to your payment method.", ()),
        ("The rest of your itinerary is the same.", ()),
    ],
)
def test_what_is_still_missing_is_asked_for(text: str, slots: tuple[str, ...]) -> None:
    """By who says so; who tells what has become of something asks for nothing."""
    assert READERS["airline"].read(text).requests == slots


@pytest.mark.parametrize(
    "again", ["The rest was {}.", "I also asked about {}.", "You didn't mention {}.", "{} is missing."]
)
def test_who_asks_what_else_there_was_answers_that(again: str, shop: Any, call: Any) -> None:
    """And doesn't only take note of it."""
    user = call(shop.exchange, told=())
    user.hear("Your email? Which version of the jacket would you like? How do you want to pay the difference for it?")
    turn = user.hear(
        again.replace("{}", "the payment method").replace("the payment method is", "The payment method is")
    )
    assert [act.slots for act in turn.acts if act.kind == "inform"] == [("payment_method",)]
