"""What a text gives up for what it puts is no part of what it puts."""

import pytest

from t2t_gym.users.understanding.values.given_up import without_given_up


@pytest.mark.parametrize(
    "text",
    [
        "I'd replace HAT001 with HAT002.",
        "HAT001 would be replaced by HAT002.",
        "HAT001 is swapped for HAT002.",
        "Switching HAT001 to HAT002.",
        "Old flight: HAT001\nNew flight: HAT002",
        "- Remove: HAT001\n- Add: HAT002",
    ],
)
def test_what_is_replaced_is_left_out_and_what_replaces_it_stays(text: str) -> None:
    kept = without_given_up(text)
    assert ("HAT001" in kept, "HAT002" in kept) == (False, True)


def test_only_the_sentence_in_which_something_is_replaced_gives_it_up() -> None:
    """What was said before it stays."""
    kept = without_given_up("You fly with HAT003. HAT001 would be replaced by HAT002.")
    assert [f"HAT00{i}" in kept for i in (1, 2, 3)] == [False, True, True]
