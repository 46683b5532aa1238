"""Descriptions: short, true, and of one thing alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.constraints import pairs
from t2t_gym.synthesis.drafting.describe import refer
from t2t_gym.task import Feature

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
