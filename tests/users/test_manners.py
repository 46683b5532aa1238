"""How a turn of the customer hangs together: nothing worded twice, no "it" of which one can't tell what it is."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from t2t_envs.airline import DOMAIN as AIRLINE
from t2t_envs.retail import DOMAIN
from t2t_gym.task import Best, Each, Feature, Fits, Is
from t2t_gym.users.acts import UserAct
from t2t_gym.users.moves import Mention, Move, merge
from t2t_gym.users.phrasing import Phrasing
from t2t_gym.users.phrasing.noun_phrases import noun_phrases
from t2t_gym.users.phrasing.phrases import text_of
from t2t_gym.users.phrasing.wordings import REGISTERS, wordings
from tests.users.turns import HEDGED

PHRASING = Phrasing(DOMAIN.voice)
NAME = Move(UserAct("inform", -1, ("full_name",)), says={"full_name": merge([Is(value="Ann Lee")])})


def cancel(kind: Any, number: int) -> Move:
    """A move about the cancellation of an order."""
    says = {"order_id": merge([Is(value=f"#W{number:07}")])}
    return Move(UserAct(kind, number, ("order_id",)), "cancel_order", says)


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("split", ["", "train", "test"])
def test_no_two_requests_of_an_opening_are_worded_alike(register: str, split: str) -> None:
    """ "Also ..., and also ...", as long as the register has so many wordings."""
    moves = [cancel("request", n) for n in range(3)]
    more = [re.escape(text.partition("{do}")[0]) for text in wordings(register, split)["request.more"]]
    for seed in range(20):
        text = PHRASING.opening(moves, register, split)(Random(seed))
        assert all(len(re.findall(rf"(?<![\w,] ){words}", text)) < 2 for words in more), text


def test_a_question_at_the_end_of_an_opening_is_not_followed_by_another() -> None:
    """Not "Could you help me cancel it? Could you sort that out?"."""
    texts = [PHRASING.opening([cancel("request", 1)], "plain")(Random(seed)) for seed in range(60)]
    assert any(text.endswith("?") for text in texts)
    assert not any(text.count("?") > 1 for text in texts)


def test_a_closing_is_not_worded_like_the_request() -> None:
    """Not "I'd be grateful if you could help me. I'd be grateful for your help."."""
    texts = [PHRASING.opening([cancel("request", 1)], "polite")(Random(seed)) for seed in range(60)]
    assert any("grateful" in text for text in texts)
    assert not any(text.count("I'd be grateful") > 1 for text in texts)


def test_asked_for_more_too_early_it_wants_what_it_asked_for(shop: Any, call: Any) -> None:
    """ "Nothing else", but that first."""
    else_ = tuple(text.partition("{")[0] for text in wordings("plain")["request.else"])
    turn = call(shop.cancel).hear("Is there anything else you'd like to do along with it?")
    assert ([a.kind for a in turn.acts], turn.text.startswith(else_)) == (["request"], True)


def test_an_id_that_it_does_not_know_is_not_beside_the_matter(shop: Any, call: Any) -> None:
    """A customer that isn't known by its user id has none to tell; to ask once isn't needless."""
    facts = {name: fact for name, fact in shop.facts.items() if name != "user_id"}
    turn = call(shop.cancel, facts=facts).hear("What's your user ID?")
    assert ([a.kind for a in turn.acts], turn.needless) == (["dont_know"], 0)
    assert not re.search(r"nothing to say|has to do with|matter", turn.text)


def test_what_is_said_again_of_two_things_is_said_so_once(shop: Any, call: Any) -> None:
    """Not "as I said" twice in a turn."""
    user = call(shop.cancel)
    user.hear("What's your name and zip code, and what is the reason?")
    text = user.hear("What's your name and zip code, and what is the reason?").text
    assert len(re.findall(r"As I said|Again|I've told you|Once more", text)) == 1


def test_which_order_is_asked_of_the_request_that_has_not_said(shop: Any, call: Any) -> None:
    """However the other one's order is named beside the question."""
    move = shop.move.model_copy(update={"slots": (shop.cancel.slots[0], shop.move.slots[1])})
    text = f"I see {shop.other} for the return. And for which order should the address be changed?"
    acts = call(shop.back, move).hear(text).acts
    assert [(a.request, a.slots) for a in acts if "order_id" in a.slots] == [(1, ("order_id",))]


def test_two_answers_for_two_requests_are_introduced_apart(shop: Any, call: Any) -> None:
    """Not "as for this, and as for that"."""
    slots = (shop.back.slots[0], shop.back.slots[1], shop.exchange.slots[3])
    user = call(shop.cancel, shop.back.model_copy(update={"slots": slots}))
    text = user.hear("What's the reason for the cancellation, and which payment method is the refund for?").text
    assert len(re.findall(r"\b(?:For|About|As for) the (?:cancellation|return)", text)) == 2
    assert not re.search(r"\b(For|About|As for) the .*\b\1 the ", text)


def test_which_of_two_things_of_its_own_is_answered(shop: Any, call: Any) -> None:
    """ "To the PayPal or to the Visa?" asks for the payment method, by any name."""
    pay = shop.exchange.model_copy(
        update={"operation": "modify_order_payment", "slots": (shop.exchange.slots[0], shop.exchange.slots[3])}
    )
    turn = call(pay).hear(f"Would you like to move {shop.other} to the Visa or to your PayPal?")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("payment_method",))]


def test_it_stands_only_for_the_one_thing_that_was_asked() -> None:
    """After the name, the address isn't "it"."""
    address = Is(value={"address1": "1 Elm Street", "city": "Denver"})
    move = Move(UserAct("inform", 0, ("address",)), "modify_order_address", {"address": merge([address])})
    alone = [PHRASING.words([move], "plain")(Random(seed)) for seed in range(40)]
    after = [PHRASING.words([NAME, move], "plain")(Random(seed)) for seed in range(40)]
    assert any(re.search(r"\b[Ii]t(?:'s| should be) 1 Elm Street", text) for text in alone)
    assert all("ddress is 1 Elm Street" in text for text in after)


def test_one_or_ones_agrees_with_what_was_said_before() -> None:
    """Who returned the gloves speaks of "ones" in the next turn, too."""
    black = Fits(features=(Feature(attribute="option.color", value="black"),))
    gloves = Fits(features=(Feature(attribute="name", value="Winter Gloves"),))
    says, said = {"new_items": merge([Each(of=(black,))])}, {"items": merge([Each(of=(gloves,))])}
    move = Move(UserAct("inform", 0, ("new_items",)), "exchange_items", says, beside=said)
    assert re.search(r"\b(?:black ones|ones in black)\b", PHRASING.words([move], "plain")(Random(0)))


def test_what_is_said_again_is_said_so(shop: Any, call: Any) -> None:
    """Asked for what it has said, the customer says it again; asked whether that is all, that it is."""
    again = tuple(t.partition("{")[0] for t in wordings("plain")["inform.again"])
    assert call(shop.back).hear("What is the order number?").text.startswith(again)
    text = call(shop.back).hear("Are these all the items that you'd like to return?").text
    assert re.search(r"(?:just|only|all:|nothing else).*rain jacket|rain jacket.*nothing else", text, re.IGNORECASE)


def test_to_doubt_what_was_said_is_no_needless_question(shop: Any, call: Any) -> None:
    """The customer is sure of its number; asked over and over, it loses patience all the same."""
    user = call(shop.back)
    turns = [user.hear(f"I can't find {shop.other}. Could you double-check the order number?") for _ in range(3)]
    assert [t.needless for t in turns] == [0, 0, 0]
    assert all(shop.other in t.text for t in turns)
    assert not any(re.search(r"(?:As I said|Again|Once more|told you)", t.text) for t in turns)
    assert user.agenda.state.patience == 6


def test_told_that_what_it_named_is_not_there_it_stands_by_it(shop: Any, call: Any) -> None:
    """It says so, and not "okay"."""
    turn = call(shop.back).hear(f"Order {shop.other} isn't among your orders, I only see one with a lamp.")
    assert [(a.kind, a.slots) for a in turn.acts] == [("inform", ("order_id",))]
    assert shop.other in turn.text


@pytest.mark.parametrize("listed", ["the one that was cancelled and cost $33.29", "an order that has been cancelled"])
def test_who_asks_which_one_has_done_nothing_yet(listed: str, shop: Any, call: Any) -> None:
    """Whatever the list says of one of them, the customer doesn't hang up while the agent waits for an answer."""
    turn = call(shop.cancel).hear(f"There are several: {listed}, and the one that hasn't shipped. Which order is it?")
    assert (turn.ending, turn.heard_done, [a.kind for a in turn.acts]) == ("", (), ["inform"])


def test_an_answer_beside_an_agreement_says_what_it_is_for(shop: Any, call: Any) -> None:
    """Who agrees to one thing and is asked about another says which the answer is for."""
    turn = call(shop.back, shop.cancel).hear(
        f"Shall I cancel the order with the table lamp, {shop.order}? Where should the refund go?"
    )
    assert [(a.kind, a.request) for a in turn.acts] == [("consent", 1), ("inform", 0)]
    assert "the return" in turn.text


@pytest.mark.parametrize("card", ["Visa ending in 9876", "Visa"])
def test_a_card_is_named_by_what_only_it_has(card: str, shop: Any, call: Any) -> None:
    """The customer that said "my Visa credit card" says a plain yes where the agent leaves out that it is one."""
    slots = (*shop.exchange.slots[:3], shop.exchange.slots[3].model_copy(update={"value": shop.recognised[3].value}))
    told = shop.fits(("source", "credit_card"), ("brand", "visa"))
    slots = (*slots[:3], slots[3].model_copy(update={"told": told, "asked": (told,)}))
    user = call(shop.exchange.model_copy(update={"slots": slots}))
    user.hear("Which new option would you like?")
    turn = user.hear(f"I'd exchange the rain jacket of {shop.other} for the large navy one, paid by {card}. Okay?")
    assert [a.kind for a in turn.acts] == ["consent"]
    assert not turn.text.startswith(HEDGED)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Is it the order to Denver?", ["acknowledge"]),
        ("Is it {order}?", ["dont_know", "request"]),
        ("I can't find {order}.", ["acknowledge"]),
    ],
)
def test_an_id_that_it_was_never_told_is_nothing_to_stand_by(text: str, kinds: list[str], shop: Any, call: Any) -> None:
    """Who described an order can't tell by the number alone whether it is the one."""
    turn = call(shop.cancel).hear(text.format(order=shop.order))
    assert [a.kind for a in turn.acts] == kinds
    assert (turn.text in wordings("plain")["acknowledge.meant"]) is ("Denver" in text)


@pytest.mark.parametrize(
    "text",
    [
        "I've started looking into it.",
        "I've made a mistake, let me try again.",
        "I've requested approval for it.",
        "I've submitted it but it failed.",
    ],
)
def test_what_is_done_on_the_way_ends_nothing(text: str, shop: Any, call: Any) -> None:
    """Nor what came to nothing; who agreed waits for the thing itself."""
    user = call(shop.back)
    user.hear(f"I'd return the rain jacket from {shop.other}, refunded to your PayPal. Shall I?")
    turn = user.hear(text)
    assert (turn.heard_done, turn.ending) == ((), "")
    assert user.hear("I've added a note and processed the return.").heard_done == (0,)


@pytest.mark.parametrize("text", ["Okay with you if I read your order history?", "May I put you on a brief hold?"])
def test_a_yes_to_a_courtesy_is_no_consent(text: str, shop: Any, call: Any) -> None:
    """Looking, asking and waiting are agreed to, and nothing else by it."""
    assert [a.kind for a in call(shop.back).hear(text).acts] == ["acknowledge"]


@pytest.mark.parametrize("register", REGISTERS)
def test_customers_say_goodbye_in_many_ways(register: str) -> None:
    """Who serves a hundred of them doesn't hear the same words from each fifth."""
    for split in ("", "train", "test"):
        texts = wordings(register, split)
        assert len(set(texts["thank"])) * len(set(texts["stop"])) >= 6, (register, split)


def test_a_trip_out_and_back_is_told_apart() -> None:
    """What leaves last is the flight out: the hour of the way home isn't its own."""
    nouns = noun_phrases(AIRLINE.voice)
    home = (Feature(attribute="returns", value="20:40"),)
    mention = Mention(features=home, best=Best(by="departure", pick="max", features=home))
    for seed in range(8):
        text = text_of(nouns.phrase("flight_choice", (mention,), {"flight_choice": (mention,)}), Random(seed))
        assert text.startswith("the latest flight with the ")
        assert text.endswith(" at 20:40")
