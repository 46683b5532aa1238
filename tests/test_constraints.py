"""What can be said of a thing: features, and sets of them."""

import copy

import pytest

from t2t_gym.constraints import Feature, pairs


@pytest.mark.parametrize("value", [1, True, 1.0, "1"])
def test_a_feature_keeps_the_type_of_its_value(value: float | str) -> None:
    """One item, an open flight and a dollar aren't told apart by Python's comparison; they are by what is made of them."""
    for other in (1, True, 1.0, "1"):
        Feature.of("n", other)
    assert type(Feature.of("n", value).value) is type(value)
    assert Feature.of("n", value) is Feature.of("n", value) is copy.deepcopy(Feature.of("n", value))


def test_pairs_are_those_of_the_features_as_they_are_now() -> None:
    """A list may have grown since the last time; a tuple stays as it is, and so its pairs are the same set."""
    name, size = Feature("name", "Kettle"), Feature("size", "large")
    features = [name]
    assert pairs(features) == {("name", "Kettle")}
    features.append(size)
    assert pairs(features) == {("name", "Kettle"), ("size", "large")} == pairs((size, name))
    both = (name, size)
    assert pairs(both) is pairs(both)
