"""The guard: a language model's words may stand for a customer's turn only if an agent could learn the same from both."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest

from t2t_gym import Domain, TaskSet, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.intent import requests_in
from t2t_gym.oracle import Oracle
from t2t_gym.policy import begin
from t2t_gym.task import Task
from t2t_gym.users.acts import UserAct, UserTurn
from t2t_gym.users.llm.guard import Guard, guard_of, tidied
from t2t_gym.users.llm.literals import literals
from t2t_gym.users.llm.vocabulary import words_of
from t2t_gym.users.moves import Mention, mentions_of
from t2t_gym.users.phrasing.noun_phrases import noun_phrases
from t2t_gym.users.phrasing.phrases import text_of
from t2t_gym.users.phrasing.wordings import REGISTERS
from tests.users.rewordings import SHOP, TRIPS

DOMAINS = ("retail", "airline")


@cache
def some_tasks(domain: str) -> TaskSet:
    """A task, or a pair of twins, of each scenario."""
    return make_tasks(domain, "all", 1, seed=5, certify="none")


@pytest.fixture(scope="module")
def guards(shop: Any) -> dict[str, Guard]:
    """The guard of a customer of the shop, and of one of the airline."""
    customer = shop.task(shop.cancel, shop.exchange, shop.back, shop.move)
    return {
        "retail": guard_of(customer, load_domain("retail")),
        "airline": guard_of(some_tasks("airline")[0], load_domain("airline")),
    }


def a_turn(text: str, *acts: str, ending: str = "") -> UserTurn:
    """A turn of the customer."""
    return UserTurn(text, tuple(UserAct(act) for act in acts), ending)  # type: ignore[arg-type]


def turns(domain: Domain, task: Task) -> list[UserTurn]:
    """What a customer says to an oracle."""
    dialogue, oracle = Dialogue(task, domain, seed=3), Oracle()
    dialogue.start()
    begin(oracle, {}, dialogue, 3)
    while not dialogue.finished:
        dialogue.act(oracle.act(dialogue.messages))
    return dialogue.user_turns


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", DOMAINS)
def test_a_turns_own_words_pass(name: str, register: str) -> None:
    """Whatever the customer's manner of speaking, and however noisy it is."""
    domain = load_domain(name)
    for task in some_tasks(name):
        customer = task.intent.customer.model_copy(update={"register_": register, "noise": ("typos", "tangents")})
        task = task.model_copy(update={"intent": task.intent.model_copy(update={"customer": customer})})
        for turn in turns(domain, task):
            assert guard_of(task, domain).objection(turn, tidied(turn.text)) == ""


def test_most_sensible_rewordings_pass(guards: dict[str, Guard]) -> None:
    """A guard that is too strict costs tries. How many pass changes a little with what the lexicons know."""
    passed = [
        not guards[name].objection(a_turn(text, act, ending="satisfied" if act in ("stop", "leave") else ""), other)
        for name, rows in (("retail", SHOP), ("airline", TRIPS))
        for act, text, other in rows
    ]
    assert len(passed) == 60
    assert sum(passed) >= 46


def facts(task: Task) -> Iterator[tuple[str, Mention]]:
    """Yield all that a customer knows, wants, or might yet want, each thing with its slot."""
    customer = task.intent.customer
    yield from ((slot, Mention(value=value)) for slot, value in customer.facts.items())
    for thing in customer.recognises:
        yield thing.slot, Mention(value=thing.value)
        yield from ((thing.slot, Mention(features=(feature,))) for feature in thing.features)
    for request in requests_in(task.intent):
        for fill in request.slots:
            for value in fill.value if isinstance(fill.value, list) else [fill.value]:
                if value is not None:
                    yield fill.slot, Mention(value=value)
            for constraint in (fill.told, *fill.asked):
                for mention in mentions_of(constraint) if constraint is not None else ():
                    if not mention.free:
                        yield fill.slot, mention


@pytest.mark.parametrize("name", DOMAINS)
def test_no_fact_that_the_turn_does_not_tell_gets_out(name: str) -> None:
    """Not one of everything in the intent, as the customer itself would word it, at either end of the turn."""
    domain = load_domain(name)
    nouns = noun_phrases(domain.voice)
    hidden = 0
    for task in {task.pair or task.id: task for task in some_tasks(name)}.values():
        guard, rng = guard_of(task, domain), Random(1)
        turn = turns(domain, task)[1]
        said = {*guard.reader.read(turn.text).hints, *words_of(turn.text)}
        for slot, mention in facts(task):
            if slot in domain.voice.slots:
                phrase = text_of(nouns.phrase(slot, (mention,), {slot: (mention,)}, full=True), rng)
                tells = guard.reader.read(f"it's {phrase}").hints
                assert tells, phrase
                if not tells <= said:
                    hidden += 1
                    assert guard.objection(turn, tidied(f"{turn.text} It's {phrase}.")), phrase
                    assert guard.objection(turn, tidied(f"By the way, {phrase}. {turn.text}")), phrase
    assert hidden > 100


@pytest.mark.parametrize(
    ("act", "text", "other", "objection"),
    [
        ("request", "I want to cancel order #W1111111.", "I want to cancel that order.", "it leaves out: w1111111"),
        ("request", "I want to cancel order #W1111111.", "Please cancel #W1111112, order #W1111111.", "it adds: w1111112"),
        ("request", "I want to cancel order #W1111111.", "I want to return order #W1111111.", "it leaves out: cancel order"),
        ("request", "I want to cancel my order with the table lamp.", "I want to cancel my order with the lamp.", "table"),
        ("request", "I want to cancel my order with the table lamp.",
         "I want to cancel my order with the table lamp and the kettle.", "it adds: kettle"),
        ("request", "I'd like to cancel my order.", "It's Ann calling, I'd like to cancel my order.", "it adds: ann"),
        ("request", "I'd like to cancel my order.", "I'd like to cancel two of my orders.", "it adds: 2"),
        ("request", "I'd like to cancel my order.", "I'd like to cancel my order, I don't need it any more.", "reason"),
        ("request", "I'd like to cancel my order.", "I spoke to Claudia and I'd like to cancel my order.", "claudia"),
        ("request", "I want to exchange the black jacket for the navy one.",
         "I want to exchange the navy jacket for the black one.", "another order"),
        ("request", "I'd like to cancel my order. How much will I get back?", "I'd like to cancel my order.", "how"),
        ("request", "I'd like to cancel my order.", "I'd like to cancel my order. Is that okay?", "1 questions instead of 0"),
        ("inform", "My zip code is 12345.", "My zip code is 123456.", "it leaves out: 12345"),
        ("inform", "It's because it's no longer needed.", "It's because it was ordered by mistake.", "leaves out: reason no"),
        ("inform", "I'd like the large navy one.", "I'd like the big navy one.", "it leaves out: large"),
        ("consent", "Yes, cancel #W1111111, it's no longer needed.", "No, cancel #W1111111? It's no longer needed.", "questions"),
        ("consent", "Yes, cancel #W1111111, it's no longer needed.", "No, don't cancel #W1111111, it's no longer needed.", "a no"),
        ("consent", "Yes, cancel #W1111111, it's no longer needed.", "Yes, never cancel #W1111111, it's no longer needed.", "a no"),
        ("consent", "Yes, cancel #W1111111.", "I wonder whether to cancel #W1111111.", "it doesn't say a yes"),
        ("consent", "Yes, cancel #W1111111. I don't mind which payment method.",
         "Yes, don't cancel #W1111111. Any payment method will do.", "it denies: cancel order"),
        ("deny", "No, it's order #W1111111.", "Yes, it's order #W1111111.", "a yes, which isn't meant"),
        ("deny", "No, it's order #W1111111.", "It's order #W1111111.", "it doesn't say a no"),
        ("dont_know", "I don't have the order number.", "I have the order number.", "it doesn't say a no"),
        ("inform", "My zip code is 12345.", "My zip code is 12345. Bye!", "a farewell, which isn't meant"),
        ("acknowledge", "Okay.", "Yes, go ahead.", "a yes, which isn't meant"),
        ("acknowledge", "Okay.", "I'm sorry, but I can't help with that.", "a no, which isn't meant"),
        ("acknowledge", "Okay.", "As an AI, I have no address.", "no customer would write 'AI'"),
        ("acknowledge", "Okay.", "Customer: okay.", "no customer would write 'Customer:'"),
        ("acknowledge", "Okay.", "Okay, as the customer I say fine.", "no customer would write"),
        ("acknowledge", "Okay.", "Okay [nods].", "no customer would write '['"),
        ("acknowledge", "Okay.", "My hidden goal is this.", "no customer would write 'hidden goal'"),
        ("inform", "My zip code is 12345.", "Mi código postal es 12345.", "it isn't in English"),
        ("inform", "My zip code is 12345.", "Meine Postleitzahl ist 12345 und ich bitte Sie, die zu nehmen.", "it isn't in English"),
        ("inform", "My zip code is 12345.", "我的邮政编码是12345。", "it isn't in English"),
        ("acknowledge", "Okay.", "Okay. " * 20_000, "it is too long"),
        ("acknowledge", "Okay.", "okay " * 43, "it is too long"),
        ("acknowledge", "Okay.", "", "it is empty"),
        ("acknowledge", "Okay.", "...", "it is empty"),
    ],
)  # fmt: skip
def test_what_says_something_else_is_sent_back(
    act: str, text: str, other: str, objection: str, guards: dict[str, Guard]
) -> None:
    """With what is wrong with it."""
    assert objection in guards["retail"].objection(a_turn(text, act), tidied(other))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("$1,500.00", "1500 dollars"),
        ("May 20", "the 20th of May"),
        ("May 20", "5/20"),
        ("Sept 3", "September 3rd"),
        ("born 1948-07-24", "born July 24th, 1948"),
        ("05:15", "5:15 am"),
        ("17:00", "5 p.m."),
        ("#W1111111", "W1111111"),
        ("Ann.Lee@example.com", "ann.lee@example.com"),
    ],
)
def test_a_value_is_the_same_however_it_is_written(text: str, other: str) -> None:
    """Numbers, days, times, ids and addresses."""
    assert [*literals(text)] == [*literals(other)] != []


@pytest.mark.parametrize(
    ("text", "other"), [("02198", "2198"), ("May 20", "May 21"), ("5:15 am", "5:15 pm"), ("1.5", "15")]
)
def test_another_value_is_another(text: str, other: str) -> None:
    """A leading zero is part of a code."""
    assert [*literals(text)] != [*literals(other)]


def test_a_customer_may_say_goodbye_where_the_call_ends(guards: dict[str, Guard]) -> None:
    """In words of its own."""
    assert not guards["retail"].objection(
        a_turn("Thanks. We're done here.", "thank", "stop", ending="satisfied"), "Thanks, bye!"
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Thanks for the prompt answer.", "Thank you for such a prompt answer."),
        ("I am Zoë.", "It's me, Zoë."),
        ("Trumpets squeak.", "As we know, Trumpets squeak."),
        ("Okay.", "Okay" + " okay" * 40),
    ],
)
def test_what_a_turn_has_itself_may_be_said(text: str, other: str, guards: dict[str, Guard]) -> None:
    """Words that are odd elsewhere, foreign letters, and capitals; and a little more room than it took."""
    assert guards["retail"].objection(a_turn(text), other) == ""


def test_what_a_model_says_is_tidied() -> None:
    """It is one line, without markup and quotes."""
    assert tidied('"I\u2019d like **the** lamp,\n\nplease."') == "I'd like the lamp, please."
