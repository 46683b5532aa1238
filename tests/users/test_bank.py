"""A customer of a bank: what no other domain has words for is heard, and amounts and days however they are written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from t2t_gym import load_domain
from t2t_gym.database import Database
from t2t_gym.kit import EMAIL, language, named_amount, named_day, named_word, operations, owned, service
from t2t_gym.task import Customer, Feature, Fits, Goal, Intent, Is, Recognised, Request, SlotFill, Task, World
from t2t_gym.tools import tool
from t2t_gym.users.lexicon import OperationWords
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.voice import FeatureVoice


@tool("write")
def freeze_card(db: Database, card_id: str) -> str:
    """Freeze a card until further notice."""
    return card_id


@tool("write")
def close_card(db: Database, card_id: str) -> str:
    """Close a card for good."""
    return card_id


@tool("write")
def set_limit(db: Database, card_id: str, limit: int) -> str:
    """Set the daily limit of a card.

    Args:
        limit: the new limit in dollars.
    """
    return card_id


@tool("write")
def expect_abroad(db: Database, card_id: str, country: str, until: str) -> str:
    """Expect payments from abroad.

    Args:
        country: where they come from.
        until: the last day.
    """
    return card_id


TOOLS = {"freeze": freeze_card, "close": close_card, "set_limit": set_limit, "travel": expect_abroad}
LEXICON, VOICE = language(
    slots={
        "email": EMAIL,
        "card": owned(
            "card", r"\bC\d{3}\b", {"ends": FeatureVoice(after=("ending in {}",))}, asks=("last (?:four )?digits",)
        ),
        "limit": named_amount("limit", asks=("how high",)),
        "country": named_word("country", values={"France": ("france",), "Peru": ("peru",)}),
        "until": named_day("last day", "return date", asks=("until when",)),
    },
    operations={
        "freeze": service("freeze {card|a card}", "freeze", done=("frozen",)),
        "close": service("close {card|a card}", "closure"),
        "set_limit": service("set the daily limit [of {card}] [to {limit}]", "limit change", also=("raise",)),
        "travel": service("add a travel notice [for {country}] [until {until}] [to {card}]", "travel notice"),
    },
)
READ = Understanding(LEXICON).read


@pytest.mark.parametrize(
    ("text", "act", "operation"),
    [
        ("I've closed your card.", "done", "close"),
        ("Thank you. Your card ending in 9578 is now closed.", "done", "close"),
        ("Your card has been frozen.", "done", "freeze"),
        ("Card C186 frozen.", "done", "freeze"),
        ("Would you like your card frozen?", "confirm", "freeze"),
        ("I can't close the card while money is owed on it.", "refuse", "close"),
    ],
)
def test_participles_that_are_a_domains_own_tell_what_was_done(text: str, act: str, operation: str) -> None:
    """No list of verbs has them all, so the lexicon's own count as well."""
    assert operation in READ(text).operations(act)


@pytest.mark.parametrize("text", ["Once your card has been closed, it can't be used.", "Your card wasn't frozen."])
def test_what_is_supposed_or_denied_was_not_done(text: str) -> None:
    """As with any other verb."""
    assert "done" not in READ(text).acts


@pytest.mark.parametrize("verb", ["reinstate", "restore", "undo", "reverse"])
def test_what_takes_something_back_is_refused_as_anything_else_is(verb: str) -> None:
    """But to say that what is done now can't be taken back is a warning."""
    assert "refuse" in READ(f"I've checked, and I can't {verb} your card, because the bank closed it.").acts
    assert "refuse" not in READ(f"Please note that I can't {verb} it. Shall I close the card?").acts


@pytest.mark.parametrize(
    ("text", "act", "operations"),
    [
        ("All set. I've closed your card.", "done", {"close"}),  # for one who sets a limit, too
        ("The limit change has gone through.", "done", {"set_limit"}),
    ],
)
def test_words_for_an_operation_within_others_name_nothing(text: str, act: str, operations: set[str]) -> None:
    """Neither "all set" nor, where there is another change, a "limit change"."""
    words = {**LEXICON.operations, "change": OperationWords(("change",), ("changed",))}
    read = Understanding(replace(LEXICON, operations=words)).read
    assert set(read(text).operations(act)) == operations


def test_which_thing_is_meant_is_asked_of_what_is_named_not_of_amounts_beside_it() -> None:
    """An amount only describes the cards."""
    text = "Do you mean your card with the $500 limit (C101) or your card with the $900 limit (C102)?"
    assert READ(f"I see more than one card that fits. {text}").requests == ("card",)


def test_a_thing_is_asked_for_by_what_it_is_told_by() -> None:
    """The expressions for it are the domain's."""
    assert READ("What are the last four digits?").requests == ("card",)


# --- the customer -------------------------------------------------------------------------------------------------

CARD = SlotFill(slot="card", value="C171", told=Is(value="C171"), asked=(Is(value="C171"),))
LIMIT = SlotFill(slot="limit", value=3500, told=Is(value=3500), asked=(Is(value=3500),))
COUNTRY = SlotFill(slot="country", value="France", told=Is(value="France"), asked=(Is(value="France"),))
UNTIL = SlotFill(slot="until", value="2025-07-15", asked=(Is(value="2025-07-15"),))
RAISE = Request(operation="set_limit", slots=(CARD, LIMIT))
TRAVEL = Request(operation="travel", slots=(CARD, COUNTRY, UNTIL))


@pytest.fixture
def caller() -> Callable[..., ScriptedUser]:
    """Start a call at the bank, by a request: the customer, who has opened."""
    shop = replace(load_domain("retail"), name="bank", lexicon=LEXICON, voice=VOICE, unserved={})

    def start(*requests: Request, offers: tuple[str, ...] = (), recognises: bool = True) -> ScriptedUser:
        domain = replace(shop, operations=operations(TOOLS, offers, ends=("close",)))
        days = tuple(
            Recognised(slot="until", value=f"2025-07-{d}", features=({"attribute": "day", "value": f"2025-07-{d}"},))
            for d in (14, 15, 16)
            if recognises
        )
        customer = Customer(
            id="U1", facts={"email": "a@example.com"}, told=("email",), recognises=days, patience=8, register="plain"
        )
        task = Task(
            id="bank-0",
            domain="bank",
            scenario="general",
            kind="plain",
            world=World(domain="bank", seed=0),
            intent=Intent(customer=customer, requests=requests),
            goal=Goal(end_states=({},)),
        )
        user = ScriptedUser(task, domain, Random(0))
        user.open()
        return user

    return start


def _kinds(user: ScriptedUser, text: str) -> list[Any]:
    return [act.kind for act in user.hear(text).acts]


@pytest.mark.parametrize("written", ["$3,500", "$3500", "$3,500.00", "3500 dollars", "3500"])
def test_an_amount_is_agreed_to_however_it_is_written(written: str, caller: Callable[..., ScriptedUser]) -> None:
    """With a currency or without, with thousands apart or not."""
    turn = caller(RAISE).hear(f"I'd raise the daily limit of card C171 to {written}. Shall I go ahead?")
    assert [act.kind for act in turn.acts] == ["consent"]
    assert turn.acts[0].consent.values == {"card": "C171", "limit": 3500}
    assert "$3,500" in turn.text


def test_another_amount_is_put_right(caller: Callable[..., ScriptedUser]) -> None:
    """Ten times as much isn't the same with a comma."""
    assert _kinds(caller(RAISE), "I'd raise the daily limit of card C171 to $35,000. Shall I go ahead?") == ["deny"]


def test_a_number_that_is_no_amount_is_none(caller: Callable[..., ScriptedUser]) -> None:
    """The digits of the card contradict nothing."""
    text = "I'd raise the daily limit of your card ending in 4009 (C171) to $3,500. Shall I go ahead?"
    assert _kinds(caller(RAISE), text) == ["consent"]


@pytest.mark.parametrize("offers", [(), ("until",)])
@pytest.mark.parametrize("written", ["July 15", "2025-07-15", "15 July", "July 15th, 2025", "the 15th of July", "7/15"])
def test_a_day_is_agreed_to_however_it_is_written(
    written: str, offers: tuple[str, ...], caller: Callable[..., ScriptedUser]
) -> None:
    """Whether or not there is a choice of days; and it is said once, as people say it."""
    user = caller(TRAVEL, offers=offers)
    assert "July 15." in user.hear("Until when will you be there?").text
    turn = user.hear(f"Then I'd add a travel notice for France until {written} to card C171. Shall I go ahead?")
    assert [act.kind for act in turn.acts] == ["consent"]
    assert "(" not in turn.text


@pytest.mark.parametrize("offers", [(), ("until",)])
@pytest.mark.parametrize("wrong", ["France until July 16", "Peru until 15 July"])
def test_another_day_or_word_is_put_right(
    wrong: str, offers: tuple[str, ...], caller: Callable[..., ScriptedUser]
) -> None:
    """Where the customer has said which."""
    user = caller(TRAVEL, offers=offers)
    user.hear("Until when will you be there?")
    assert _kinds(user, f"Then I'd add a travel notice for {wrong} to card C171. Shall I go ahead?") == ["deny"]


@pytest.mark.parametrize("offers", [(), ("until",)])
@pytest.mark.parametrize("recognises", [True, False])
@pytest.mark.parametrize("day", ["July 29", "2025-07-29"])
def test_a_day_that_the_customer_has_never_heard_of_is_put_right(
    day: str, recognises: bool, offers: tuple[str, ...], caller: Callable[..., ScriptedUser]
) -> None:
    """It is no riddle, as an unknown number is, by which it could mean something that was only described."""
    described = Fits(features=(Feature(attribute="day", value="2025-07-15"),))
    until = SlotFill(slot="until", value="2025-07-15", told=described, asked=(described,))
    user = caller(Request(operation="travel", slots=(CARD, COUNTRY, until)), offers=offers, recognises=recognises)
    assert _kinds(user, f"I'd add a travel notice for France until {day} to card C171. Shall I go ahead?") == ["deny"]


@pytest.mark.parametrize(
    ("request_", "text", "kind"),
    [
        (RAISE, "I'm afraid I can't raise the limit to $3,500.", "insist"),
        (RAISE, "I'm afraid I can't raise the limit to $35,000.", "request"),
        (TRAVEL, "I'm afraid I can't add a travel notice until 15 July.", "insist"),
        (TRAVEL, "I'm afraid I can't add a travel notice until 16 July.", "request"),
    ],
)
def test_what_is_refused_is_what_is_wanted_however_it_is_written(
    request_: Request, text: str, kind: str, caller: Callable[..., ScriptedUser]
) -> None:
    """That another choice can't be had refuses nothing."""
    user = caller(request_, offers=("limit", "until"))
    user.hear("Until when will you be there?")
    assert kind in _kinds(user, text)


def test_a_go_ahead_is_for_every_amount_that_is_put(caller: Callable[..., ScriptedUser]) -> None:
    """Though another request is named."""
    freeze = Request(operation="freeze", slots=(CARD.model_copy(update={"value": "C172"}),))
    turn = caller(freeze, RAISE).hear("I'd freeze card C172; and C171: limit $3,500. Shall I go ahead?")
    assert [act.request for act in turn.acts if act.kind == "consent"] == [0, 1]


def test_requests_are_told_apart_by_amounts_however_they_are_written(caller: Callable[..., ScriptedUser]) -> None:
    """500 isn't in 3,500."""
    low = LIMIT.model_copy(update={"value": 500, "told": Is(value=500), "asked": (Is(value=500),)})
    both = caller(RAISE, Request(operation="set_limit", slots=(CARD, low)))
    turn = both.hear("I'd set the daily limit of card C171 to $3,500. Shall I go ahead?")
    assert [act.request for act in turn.acts if act.kind == "consent"] == [0]


@pytest.mark.parametrize("written", ["2025-07-15", "15 July", "7/15"])
def test_a_go_ahead_covers_a_day_that_the_agent_names_however_it_is_written(
    written: str, caller: Callable[..., ScriptedUser]
) -> None:
    """Though the customer hasn't said it, and has no other days in mind."""
    turn = caller(TRAVEL, recognises=False).hear(
        f"I'd add a travel notice for France until {written} to card C171. Shall I go ahead?"
    )
    assert turn.acts[0].consent.values["until"] == "2025-07-15"


def test_what_was_agreed_to_is_claimed_whatever_is_asked_next(caller: Callable[..., ScriptedUser]) -> None:
    """The question is about the other request."""
    peru = {"card": "C172", "country": "Peru", "until": "2025-08-02"}
    slots = tuple(SlotFill(slot=slot, value=value, told=Is(value=value)) for slot, value in peru.items())
    user = caller(TRAVEL, Request(operation="travel", slots=slots))
    turn = user.hear("Shall I add the travel notice for Peru until 2 August to C172?")
    assert [(act.kind, act.request) for act in turn.acts] == [("consent", 1)]
    turn = user.hear("Added. And the notice for France until July 15 to C171, shall I add that, too?")
    assert turn.heard_done == (1,)
    assert [(act.kind, act.request) for act in turn.acts] == [("consent", 0)]


def test_a_go_ahead_for_something_else_is_turned_down(caller: Callable[..., ScriptedUser]) -> None:
    """Though it is about the same card; what has been done to it already is only the reason."""
    freeze = Request(operation="freeze", slots=(CARD,))
    assert _kinds(caller(freeze), "I'll close your card C171. Is that okay?") == ["decline"]
    assert _kinds(caller(freeze), "Card C170 was closed, so there is still C171. Shall I do it?") == ["consent"]


def test_a_day_that_is_told_by_the_way_contradicts_nothing(caller: Callable[..., ScriptedUser]) -> None:
    """Only what is to be done, or what a go-ahead is asked for, has the day that is put."""
    text = "Your card C171 was issued on 2023-01-05. I can add a travel notice for France to it. Shall I?"
    assert _kinds(caller(TRAVEL, recognises=False), text) == ["consent"]


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("claim", ["The limit is in place.", "The limit is now $3500.", "C171's limit is now $3,500."])
def test_what_is_claimed_is_what_is_called_by_its_name(
    claim: str, both: bool, caller: Callable[..., ScriptedUser]
) -> None:
    """A limit is no travel notice, whether or not it was agreed to as well."""
    user = caller(RAISE, TRAVEL)
    user.hear("Shall I add the travel notice for France until July 15 to card C171?")
    if both:
        user.hear("And shall I set the daily limit of card C171 to $3,500?")
    assert user.hear(claim).heard_done == ((0,) if both else ())
