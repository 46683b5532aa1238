"""How chat models write: markdown, typographic characters, announcements and recaps; heard as what they mean."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.understanding.clauses import plain

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


def acts(text: str, reader: Understanding = SHOP) -> set[str]:
    """The acts of a message."""
    return set(reader.read(text).acts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\u2011b\u2010c \u2212$5", "a-b-c -$5"),
        ("it\u02bcs\u2009here\u3000now", "it's here now"),
        ("soft\u00adly", "softly"),
        ("1\ufe0f\u20e3 Your name", "1. Your name"),
        ("**Oslo** \u2192 **Bergen** \u2194 Voss", "Oslo to Bergen to Voss"),
        ("_Please confirm_ order_id_5", "Please confirm order_id_5"),
        ("| Sizes | small<br>large |", "| Sizes | small; large |"),
    ],
)
def test_characters_that_only_look_different_are_read_as_plain_ones(written: str, read: str) -> None:
    """Hyphens, quotes, spaces, arrows, keycaps, emphasis, and breaks within a table."""
    assert plain(written) == read


def test_the_name_of_a_column_asks_nothing() -> None:
    """Even with a question mark."""
    assert acts("| Order | Can it be cancelled? |\n|---|---|\n| #W1112223 | until it ships |") == set()


@pytest.mark.parametrize(
    "text",
    [
        "As soon as we have the kettle back and confirm that it works, we'll refund you.",
        "A colleague will look at the photos and confirm the details of the claim.",
        "I'll then confirm the cancellation.",
        "Let me look at both and provide a comparison.",
        "After that, I'll work out the price and ask you to confirm before anything is charged.",
        "I'll add it all up and ask for your confirmation before booking.",
        "It goes to your gift card, unless you specify another card.",
    ],
)
def test_what_somebody_else_will_do_is_not_asked_of_the_customer(text: str) -> None:
    """Nor is what will be asked later."""
    assert acts(text).isdisjoint({"request", "confirm"})


@pytest.mark.parametrize(
    "text",
    [
        "I've checked the stock; please confirm the exchange.",
        "I need you to look at the summary and confirm the cancellation.",
        "I've put it together below, please review and confirm the details.",
    ],
)
def test_what_is_asked_of_the_customer_after_what_the_agent_did_is_asked(text: str) -> None:
    """The customer is who confirms."""
    assert "confirm" in acts(text)


def test_what_stands_between_dashes_belongs_to_its_sentence() -> None:
    """An invitation is one, however much is put in."""
    text = "If there's any other request\u2014such as a new address, a return or a gift card\u2014just let me know!"
    assert acts(text) == {"anything_else"}


def test_an_item_of_a_list_is_what_it_is_called() -> None:
    """What is wanted may be asked as a question with yes and no for an answer."""
    read = PLANE.read(
        "Please tell me the following so that I can book it:\n"
        "1. **Cabin** \u2013 economy or business?\n"
        "2. **Travel insurance** \u2013 Would you like to add it? (yes / no)\n"
        "3. **Payment method**"
    )
    assert set(read.requests) == {"cabin", "insurance", "payment_method"}
    assert "confirm" not in read.acts
