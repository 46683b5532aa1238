"""What of a text is put: not the rows of a table that are sold out, nor the options that it doesn't pick."""

import pytest

from t2t_gym.users.understanding.text.options import without_other_options
from t2t_gym.users.understanding.text.tables import without_sold_out

_OPTIONS = "Option A: HAT001\nwith a stop\nOption B: HAT002\n\nBoth are in May."


@pytest.mark.parametrize("head", ["Flight", "Available flights"])
def test_rows_that_are_sold_out_are_left_out_whatever_their_first_column_is_called(head: str) -> None:
    """The first column tells what it is, not how many there are."""
    table = f"| {head} | Seats |\n|---|---|\n| HAT001 | 0 |\n| HAT002 | 4 |\n"
    kept = without_sold_out(table)
    assert ("HAT001" in kept, "HAT002" in kept) == (False, True)


def test_of_options_under_labels_the_one_that_is_picked_stays_and_what_is_said_of_all() -> None:
    kept = without_other_options(_OPTIONS, ["I'd suggest option B."])
    assert kept == "Option B: HAT002\n\nBoth are in May."


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        (_OPTIONS, "Shall I go ahead?"),
        (_OPTIONS, "Shall I take option C?"),
        (f"{_OPTIONS}\nOption B: HAT003", "Shall I take option B?"),
    ],
)
def test_where_it_is_not_plain_which_one_is_picked_all_stay(text: str, pick: str) -> None:
    """None is picked, none has the label, or two do."""
    assert without_other_options(text, [pick]) == text
