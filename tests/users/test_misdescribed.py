"""What a proposal describes otherwise than the customer wants it is put right, though no number tells which thing it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from t2t_gym import TaskSet, load_domain
from t2t_gym.database import Database
from t2t_gym.domain import snapshot_of
from t2t_gym.task import Task
from t2t_gym.users.agenda.objections.alternatives import Range
from t2t_gym.users.scripted import ScriptedUser
from tests.users.shelves import Shelf
from tests.users.turns import kinds

SHELF = Shelf(
    Range(
        words={
            "option.color": frozenset(("navy", "green", "dark red")),
            "option.size": frozenset(("small", "medium", "large")),
            "option.opens on the": frozenset(("left", "right")),
            "option.pockets": frozenset(("2 pockets", "4 pockets", "6 pockets")),
        },
        right=frozenset(("navy", "large", "left", "4 pockets")),
        present=frozenset(("Rain Jacket", "dark red stripes", "green", "large", "right", "2 pockets")),
        nouns=frozenset(("jacket", "one", "ones")),
    )
)
WANTED = (("option.color", "navy"), ("option.opens on the", "left"), ("option.pockets", "4 pockets"))


@pytest.fixture
def shopper(shop: Any, call: Any) -> Callable[[], ScriptedUser]:
    """Start the call of somebody who wants a navy jacket with 4 pockets that opens on the left for a green one."""

    def start() -> ScriptedUser:
        told = shop.exchange.slots[2].model_copy(update={"asked": (shop.fits(*WANTED),)})
        slots = (*shop.exchange.slots[:2], told, shop.exchange.slots[3])
        user: ScriptedUser = call(shop.exchange.model_copy(update={"slots": slots}))
        user.agenda.state.alternatives = SHELF
        user.hear("Which new jacket would you like? And how do you pay?")
        return user

    return start


@pytest.mark.parametrize(
    "text",
    [
        "Rain jacket → dark red, 4 pockets, left, $3.10 more by PayPal. Okay?",
        "Rain jacket: green, right, 2 pockets → navy, right, 4 pockets. Okay?",
        "I'd exchange the green rain jacket for the dark red one with 4 pockets, paid by PayPal. Shall I?",
        "I'd replace the green jacket with the navy one with 6 pockets. Shall I?",
        "You'd get:\n- Jacket: large, navy\n- Pockets: 6\n- Opens on the: right\n\nShall I exchange it?",
        "Current jacket: green, 2 pockets\nNew jacket: green, 4 pockets\n\nShall I go ahead with the exchange?",
        "Jacket: green, 2 pockets\nNew jacket: navy, 2-pocket\n\nShall I go ahead with the exchange?",
        "| | Now | New |\n|---|---|---|\n| Color | green | dark red |\n\nShall I go ahead with the exchange?",
        "So the jacket is exchanged for a 6-pocket jacket in navy, is that right?",
    ],
)
def test_another_value_of_what_is_wanted_is_put_right(text: str, shopper: Callable[[], ScriptedUser]) -> None:
    """It isn't agreed to in the customer's own words, which may be missed."""
    turn = shopper().hear(text)
    assert [(a.kind, a.slots) for a in turn.acts] == [("deny", ("new_items",))]
    assert "navy" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "Rain jacket → navy, 4 pockets, left, $3.10 more by PayPal. Okay?",
        "Rain jacket: green, right, 2 pockets → navy, left, 4 pockets. Okay?",
        "I'd exchange the green rain jacket for the navy one, paid by PayPal. Shall I?",
        "I'd exchange the green rain jacket with 2 pockets as discussed. Is that right?",
        "I'd exchange your rain jacket for the one you want, right?",
        "I'd exchange the jacket in dark red stripes for the one you want. Okay?",
        "Your jacket is green with 2 pockets. The one in navy has 4. Shall I exchange it?",
        "It comes in green, dark red and navy. Shall I exchange the jacket for the navy one?",
        "I'd exchange the jacket for a left-opening navy one, not the dark red one. Shall I?",
        "Color: green → navy, pockets: 2 → 4. Shall I exchange the jacket?",
        "Item: jacket (green, 2 pockets)\nNew item: jacket (navy, 4-pocket)\n\nShall I go ahead with the exchange?",
        "| | Current | New |\n|---|---|---|\n| Color | green | navy |\n\nShall I go ahead with the exchange?",
        "There's one small thing: the exchange takes 4 days, right up to Friday. Shall I exchange the jacket?",
    ],
)
def test_what_is_put_rightly_or_not_at_all_is_agreed_to(text: str, shopper: Callable[[], ScriptedUser]) -> None:
    """What there is now, what else there is and what isn't meant are no proposal, nor is a word of another sense."""
    assert kinds(shopper().hear(text)) == ["consent"]


def test_what_was_done_otherwise_is_objected_to(shopper: Callable[[], ScriptedUser]) -> None:
    """Whether it is told as done or as how things are now, and whether or not it was agreed to."""
    for proposal in (
        "I'd exchange the jacket for the navy one, okay?",
        "I'd exchange it for the dark red jacket, okay?",
    ):
        for claim in ("I've exchanged it for the jacket in dark red.", "Done. Your jacket is now dark red, 4 pockets."):
            user = shopper()
            user.hear(proposal)
            turn = user.hear(claim)
            assert (kinds(turn), turn.heard_done) == (["deny"], ()), (proposal, claim)
            assert "navy" in turn.text


def test_the_right_number_is_the_right_thing(shop: Any, shopper: Callable[[], ScriptedUser]) -> None:
    """Whatever stands beside it."""
    text = f"I'd exchange the jacket for item {shop.exchange.slots[2].value[0]} (dark red jacket). Shall I?"
    assert "deny" not in kinds(shopper().hear(text))


def swaps(tasks: TaskSet) -> Iterator[tuple[Task, str, str, str, str]]:
    """Yield the tasks that begin with a swap of one thing: what it is called and like, the right and a wrong one."""
    for task in tasks:
        values, db = task.intent.requests[0].values(), Database(snapshot_of(load_domain(task.domain), task.world))
        fill = task.intent.requests[0].fill("new_items")
        order = db.get("orders", values.get("order_id", ""))
        if fill is None or order is None or len(fill.value) != 1:
            continue
        line = next(x for x in order["items"] if x["item_id"] in values["items"])
        variants = db.need("products", line["product_id"])["variants"]
        looks = {item: ", ".join(v["options"].values()) for item, v in variants.items()}
        wanted = {
            f.value for c in fill.constraints() for one in getattr(c, "of", ()) for f in getattr(one, "features", ())
        }
        wrong = [v for v in variants.values() if wanted and wanted.isdisjoint(v["options"].values())]
        if wrong:
            yield task, line["name"], looks[line["item_id"]], looks[fill.value[0]], looks[wrong[0]["item_id"]]


@pytest.mark.parametrize(
    "form",
    [
        "{name}: {old} → {new}. Shall I change it?",
        "I'd change the {name} ({old}) to the one with {new}. Okay?",
        "Item: {name} ({old})\nNew item: {name} ({new})\n\nShall I go ahead with the exchange?",
    ],
)
def test_the_words_for_it_are_those_of_the_world(form: str, plenty: TaskSet) -> None:
    """Of whatever product; nobody had to list them."""
    denied = {"right": 0, "wrong": 0}
    for task, name, old, right, wrong in swaps(plenty):
        for which, new in (("right", right), ("wrong", wrong)):
            user = ScriptedUser(task, load_domain(task.domain), Random(0))
            user.open()
            turn = user.hear(form.format(name=name, old=old, new=new))
            denied[which] += any(a.kind == "deny" and "new_items" in a.slots for a in turn.acts)
    assert denied["right"] == 0
    assert denied["wrong"] > 5


@pytest.mark.parametrize("text", ["Would you like it in {}?", "Do you prefer {}?", "Is it the {} one you'd like?"])
@pytest.mark.parametrize(("word", "right"), [("navy", True), ("left", True), ("dark red", False), ("green", False)])
def test_where_it_is_asked_if_it_is_wanted_so_a_word_alone_puts_it(
    text: str, word: str, right: bool, shopper: Callable[[], ScriptedUser]
) -> None:
    """Though it may be a word for what there is already: of that, nobody would ask."""
    turn = shopper().hear(text.format(word))
    assert ("new_items" in turn.acts[0].slots and turn.acts[0].kind in ("inform", "deny")) is not right
    assert "request" not in kinds(turn)


@pytest.mark.parametrize("text", ["Is the green jacket still in its box?", "Did it arrive with dark red stripes?"])
def test_what_a_thing_is_like_now_is_no_wish(text: str, shopper: Callable[[], ScriptedUser]) -> None:
    """That it can't tell."""
    assert kinds(shopper().hear(text)) == ["dont_know", "request"]
