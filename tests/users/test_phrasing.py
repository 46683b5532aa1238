"""How the scripted customer says things: every value that is to be said, no other, and in English."""

from __future__ import annotations

import re
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.retail import DOMAIN
from t2t_gym.task import Best, Constraint, Each, Feature, Fits, Is
from t2t_gym.users.acts import UserAct, UserActKind
from t2t_gym.users.moves import Move, merge
from t2t_gym.users.phrasing import Phrasing
from t2t_gym.users.phrasing.phrases import Phrase, text_of
from t2t_gym.users.phrasing.referring import referring
from t2t_gym.users.phrasing.wordings import REGISTERS, wordings
from t2t_gym.users.voice import FeatureVoice, OperationVoice, SlotVoice, Voice

PHRASING = Phrasing(DOMAIN.voice)


def fits(**features: Any) -> Fits:
    """A description; a double underscore in a name stands for a dot."""
    return Fits(features=tuple(Feature(attribute=a.replace("__", "."), value=v) for a, v in features.items()))


def said(kind: Any, operation: str, seed: int = 0, register: str = "plain", **slots: Constraint) -> str:
    """The words of one move."""
    says = {slot: merge([constraint]) for slot, constraint in slots.items()}
    move = Move(UserAct(kind, 0, tuple(says)), operation, says)
    return PHRASING.words([move], register)(Random(seed))


def variants(*args: Any, **slots: Any) -> set[str]:
    """The words of one move under many seeds."""
    return {said(*args, seed=seed, **slots) for seed in range(60)}


# --- registers ----------------------------------------------------------------------------------------------------


def test_plain_has_a_wording_of_every_act() -> None:
    """The plain register words every act of a customer; others speak plainly where they have nothing of their own."""
    assert set(get_args(UserActKind)) <= {key.partition(".")[0] for key in REGISTERS["plain"]}
    assert wordings("no such register") == wordings("plain")


@pytest.mark.parametrize("register", REGISTERS)
def test_registers_only_word_acts_that_plain_has(register: str) -> None:
    """A key that plain doesn't have would never be used."""
    assert set(REGISTERS[register]) <= set(REGISTERS["plain"])


# --- values -------------------------------------------------------------------------------------------------------

PRODUCTS = st.sampled_from(["Gooseneck Kettle", "Winter Gloves", "USB Hub", "Bath Towel Set"])
COLORS = st.sampled_from(["black", "forest green", "navy"])
SIZES = st.sampled_from(["0.9 L", "large", "US 8"])


@given(
    product=PRODUCTS,
    color=COLORS,
    size=SIZES,
    price=st.floats(1, 2_000).map(lambda x: round(x, 2)),
    kind=st.sampled_from(["request", "consent", "insist", "revise"]),
    register=st.sampled_from(list(REGISTERS)),
    seed=st.integers(0, 10_000),
)
def test_every_value_is_said(
    product: str, color: str, size: str, price: float, kind: str, register: str, seed: int
) -> None:
    """Whatever the wording, all constraint values are in the text, and no place is left open."""
    text = said(
        kind,
        "exchange_items",
        seed,
        register,
        order_id=Is(value="#W1234567"),
        items=Each(of=(fits(name=product, option__color=color),)),
        new_items=Each(of=(fits(option__size=size, price=price),)),
        payment_method=fits(source="credit_card", last_four="0042"),
    )
    for value in (product, color, size, f"${price:,.2f}", "#W1234567", "0042", "credit card"):
        assert value.lower() in text.lower(), text
    assert not re.search(r"[{}\[\]]|None", text)
    assert "  " not in text


def test_an_address_leaves_out_what_is_empty(shop: Any) -> None:
    """An address is said field by field, without the empty ones."""
    for text in variants("inform", "modify_order_address", address=Is(value=shop.address)):
        assert "12 Elm Street, Denver, CO 80202, USA" in text


def test_a_closed_value_is_said_in_the_customers_words() -> None:
    """A reason becomes a clause; a status what the customer sees of it."""
    texts = variants("request", "cancel_order", order_id=fits(status="pending"), reason=Is(value="no longer needed"))
    assert len(texts) > 10
    assert all(re.search("hasn't shipped yet|is still pending", t) for t in texts)
    assert all(re.search("no longer need", t) for t in texts)


# --- noun phrases -------------------------------------------------------------------------------------------------


def test_a_description_that_was_worded_before_is_worded_alike() -> None:
    """A thing that is spoken of again is described as one that is spoken of for the first time: a seed gives the same."""
    mention = merge([fits(name="Winter Gloves", option__color="navy", option__size="M")])[0]

    def phrase() -> Phrase:
        return referring(DOMAIN.voice.slots["items"], mention, plural=True, full=False)

    known = phrase()
    once, again = ([text_of(known, Random(seed)) for seed in range(30)] for _ in range(2))
    assert once == again == [text_of(phrase(), Random(seed)) for seed in range(30)]
    assert len(set(once)) > 1


def test_plural_things_have_plural_pronouns() -> None:
    """The gloves are exchanged for ones, the kettle for one."""
    new = Each(of=(fits(option__color="black"),))
    gloves = variants("request", "exchange_items", items=Each(of=(fits(name="Winter Gloves"),)), new_items=new)
    kettle = variants("request", "exchange_items", items=Each(of=(fits(name="Gooseneck Kettle"),)), new_items=new)
    assert all(re.search(r"the winter gloves for the (black ones|ones in black)", t) for t in gloves)
    assert all(re.search(r"the gooseneck kettle for the (black one|one in black)\b", t) for t in kettle)


def test_several_things_are_listed_in_pairs() -> None:
    """Old and new are said side by side."""
    (text, *_) = sorted(
        variants(
            "request",
            "exchange_items",
            items=Each(of=(fits(name="Toaster"), fits(name="Blender"))),
            new_items=Each(of=(fits(option__slots="4-slice"), Best(by="price", pick="min"))),
        )
    )
    assert re.search(r"the toaster for the 4-slice one and the blender for the (cheapest|least expensive) one", text)


def test_what_another_slot_says_is_not_said_twice() -> None:
    """Who returns the kettle doesn't add that the order has a kettle in it; who returns the lamp does."""
    kettle = Each(of=(fits(name="Gooseneck Kettle"),))
    order = fits(contains="Gooseneck Kettle")
    assert all(t.count("kettle") == 1 for t in variants("request", "return_items", order_id=order, items=kettle))
    lamp = Each(of=(fits(name="Table Lamp"),))
    texts = variants("request", "return_items", order_id=order, items=lamp)
    assert all(re.search(r"the table lamp from (my|the) order with the gooseneck kettle", t) for t in texts)


def test_complements_that_begin_alike_are_joined() -> None:
    """'With the kettle and the lamp', not 'with the kettle with the lamp'."""
    order = Fits(features=tuple(Feature(attribute="contains", value=v) for v in ("Gooseneck Kettle", "Table Lamp")))
    assert all(
        "with the gooseneck kettle and the table lamp" in t for t in variants("request", "cancel_order", order_id=order)
    )


def test_participles_are_joined() -> None:
    """'Leaving at 14:05 and flying home at 12:00', not 'leaving at 14:05 flying home at 12:00'."""
    flight = SlotVoice(
        "the flight",
        nouns=(("flight", "flights"),),
        features={"out": FeatureVoice(after=("leaving at {}",)), "home": FeatureVoice(after=("flying home at {}",))},
    )
    (mention,) = merge([fits(out="14:05", home="12:00")])
    words = text_of(referring(flight, mention, plural=False, full=False), Random(0))
    assert words == "the flight leaving at 14:05 and flying home at 12:00"


def test_an_unsaid_slot_is_left_vague() -> None:
    """A request without any told slot says only what it is about."""
    assert all(re.search(r"cancel an order\b", t) for t in variants("request", "cancel_order"))


def test_abbreviations_keep_their_capitals() -> None:
    """A product's name is written small, but 'USB' isn't."""
    items = Each(of=(fits(name="USB Hub"),))
    assert all("the USB hub" in t for t in variants("request", "return_items", items=items))


def test_twice_the_same_is_counted() -> None:
    """Two things of the same description are said with their number."""
    items = Each(of=(fits(name="Toaster"), fits(name="Toaster")))
    assert all("the toaster (2 of them)" in t for t in variants("request", "return_items", items=items))


# --- any domain ---------------------------------------------------------------------------------------------------


def test_a_small_voice_suffices() -> None:
    """A domain that gives a frame and a name for each slot is understandable: the rest has fallbacks."""
    voice = Voice(
        operations={"book": OperationVoice(frames=("book {room}", "book a room"), nouns=("the booking",))},
        slots={"room": SlotVoice("the room", nouns=(("room", "rooms"),)), "day": SlotVoice("the day")},
    )
    phrasing = Phrasing(voice)
    says = {"room": merge([fits(view="sea")]), "day": merge([Is(value="Monday")])}
    text = phrasing.words([Move(UserAct("consent", 0), "book", says)], "plain")(Random(1))
    assert "book the room with view sea (Monday)" in text


def test_a_feature_may_stand_before_or_after_the_noun() -> None:
    """Templates on both sides are both used."""
    voice = Voice(
        operations={"book": OperationVoice(frames=("book {room}", "book a room"), nouns=("the booking",))},
        slots={
            "room": SlotVoice(
                "the room",
                nouns=(("room", "rooms"),),
                features={"floor": FeatureVoice(before=("{} floor",), after=("on the {} floor",))},
            )
        },
    )
    says = {"room": merge([fits(floor="top")])}
    move = Move(UserAct("request", 0), "book", says)
    texts = {Phrasing(voice).words([move], "terse")(Random(i)) for i in range(30)}
    assert any("book the top floor room" in t for t in texts)
    assert any("book the room on the top floor" in t for t in texts)


def test_the_splits_share_no_wording_of_an_act_that_has_four() -> None:
    """In any register; so that an agent isn't tested on the very sentences that it was trained on."""
    sides = {
        split: {t for r in REGISTERS for texts in wordings(r, split).values() for t in texts}
        for split in ("train", "test")
    }
    parted = {t for r in REGISTERS for texts in wordings(r).values() if len(texts) >= 4 for t in texts}
    few = {t for r in REGISTERS for texts in wordings(r).values() if len(texts) < 4 for t in texts}
    shared = (sides["train"] & sides["test"]) - few
    assert not shared
    assert len(sides["train"] & parted) > len(parted) / 3
    assert len(sides["test"] & parted) > len(parted) / 3


def test_equal_numbers_of_different_types_are_worded_apart() -> None:
    """In Python 1 equals 1.0; which of them was spoken of before makes no difference to the words."""
    for value in (1, 1.0):
        words = said("inform", "return_items", items=fits(weight=value))
        assert re.search(rf"weight {re.escape(str(value))}(?![\d.]\d)", words), words
