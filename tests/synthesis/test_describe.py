"""Descriptions: short, true, and of one thing alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.constraints import pairs
from t2t_gym.database import Database
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.drafting.describe import Describer, refer
from t2t_gym.task import Feature
from tests.retail.small_shop import ANN, DELIVERED, EMPTY_GIFT, GIFT, RETURNED, SMALL, STEEL, VISA, order, snapshot

FEATURES = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2), max_size=5).map(
    lambda found: tuple(Feature(attribute=a, value=v) for a, v in sorted(found.items()))
)


@given(FEATURES, st.lists(FEATURES, max_size=6))
def test_a_description_fits_the_thing_and_nothing_else(
    thing: tuple[Feature, ...], others: list[tuple[Feature, ...]]
) -> None:
    """It says only what is true of the thing, rules out every other, and is missing only if no description could."""
    said = refer(thing, [pairs(o) for o in others])
    if said is None:
        assert any(pairs(thing) <= pairs(o) for o in others)
    else:
        assert set(said) <= set(thing)
        assert not any(pairs(said) <= pairs(o) for o in others)


@given(FEATURES, st.lists(FEATURES, min_size=1, max_size=6))
def test_every_feature_said_rules_something_out(thing: tuple[Feature, ...], others: list[tuple[Feature, ...]]) -> None:
    """No feature repeats what those before it have settled."""
    said = refer(thing, [pairs(o) for o in others]) or ()
    for i in range(len(said)):
        before = [o for o in others if pairs(said[:i]) <= pairs(o)]
        assert [o for o in before if pairs(said[: i + 1]) <= pairs(o)] != before


def test_the_preferred_feature_comes_first() -> None:
    """Where two features would do, the more telling one is said."""
    name, price = Feature(attribute="name", value="Kettle"), Feature(attribute="price", value=50.1)
    assert refer((name, price), [pairs((Feature(attribute="name", value="Lamp"),))]) == (name,)


def test_a_thing_without_rivals_is_still_called_something() -> None:
    """A description is never empty where something can be said."""
    name = Feature(attribute="name", value="Kettle")
    assert refer((name,), []) == (name,)
    assert refer((), []) == ()


@pytest.mark.parametrize(("item", "name"), [(STEEL, "Kettle"), (SMALL, "Lamp")])
def test_an_order_goes_by_what_is_asked_about(item: str, name: str) -> None:
    """The order with the kettle that goes back, though "the one with the lamp" would tell it from the other as well."""
    shop, operation = snapshot(), load_domain("retail").operations["return_items"]
    other = order(RETURNED, "delivered", STEEL)
    other["items"][0].update(item_id="1000000009", product_id="7000000009", name="Chair")
    shop.tables["orders"][RETURNED] = other
    shop.tables["users"][ANN]["orders"].extend([DELIVERED, RETURNED])
    values = {"order_id": DELIVERED, "items": [item], "payment_method": VISA}
    said = Describer(load_domain("retail"), [Database(shop)], ANN).unique(operation, "order_id", DELIVERED, values)
    assert said == (Feature("contains", name),)


@pytest.mark.parametrize(("card", "balance"), [(GIFT, 100.0), (EMPTY_GIFT, 0.5)])
def test_a_gift_card_beside_another_goes_by_what_is_on_it(card: str, balance: float) -> None:
    """Nobody knows its number."""
    domain, values = load_domain("retail"), {"order_id": DELIVERED, "items": [STEEL], "payment_method": card}
    describer, operation = Describer(domain, [Database(snapshot())], ANN), domain.operations["return_items"]
    said = describer.unique(operation, "payment_method", card, values)
    assert said == (Feature("source", "gift_card"), Feature("balance", balance))
