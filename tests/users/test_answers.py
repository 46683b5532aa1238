"""What counts as an answer: the last single value asserted for the quantity."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.registration import load_domain
from t2t_gym.task import Answer
from t2t_gym.users.understanding.values.answers import asserted, says, told

REFUND = Answer(quantity="refund_amount", type="money", value=50.0)
WORDS = ("refund", "get back")


@pytest.mark.parametrize(
    "said",
    [
        "The refund is $50.00.",
        "Your refund will be $50.",
        "**Refund:** $50.00",
        "| Refund | $50.00 |",
        "- Refund amount: **$50.00** to your PayPal account",
        "You'll get back 50 dollars.",
        "You'll receive a $50.00 refund.",
        "$50.00 will be refunded to your card.",
        "I've refunded $50.00 to your card.",
        "The refund for the kettle ($30.00) and the lamp ($20.00) comes to $50.00.",
        "The total refund will be $50.00 ($30.00 for the kettle and $20.00 for the lamp).",
        "The refund for the $30.00 kettle and the $20.00 lamp is $50.00.",
        "You paid $80.00, and the refund is $50.00.",
        "The kettle gives a refund of $30.00. The lamp's refund is $20.00. In total the refund is $50.00.",
        "You asked about the refund. It comes to $50.00.",
        "The refund will be $50.00, shall I go ahead?",
        "The refund is $50.00, not $60.00.",
        "The refund is $50.00 to your card or a voucher.",
        "The refund is $50.00. That's done, I've sent back the lamp that came to $20.00.",
        "The refund is $50.00 to your card, or $50.00 as a voucher.",
        "It isn't $60.00: the refund is $50.00.",
        "It is refunded to your gift card with $60.00 on it. The refund is $50.00.",
    ],
)
def test_a_value_that_is_told_is_an_answer(said: str) -> None:
    """However a sentence puts it, as long as it says one value for the quantity."""
    assert told(REFUND, [said], WORDS), asserted("refund_amount", "money", said, WORDS)


@pytest.mark.parametrize(
    ("domain", "quantity", "said"),
    [
        ("retail", "refund_amount", "You'll get $50.00 back on your card."),
        ("retail", "refund_amount", "I've cancelled it; $50.00 will be credited to your original payment method."),
        ("retail", "price_difference", "It's $50.00 more expensive."),
        (
            "retail",
            "price_difference",
            "The lamp is $30.00 more, the kettle $20.00 more. In all you'd pay $50.00 more.",
        ),
        ("retail", "price_difference", "**Total to be charged:** $50.00"),
        ("airline", "fare_difference", "Business costs $50.00 more, on your credit card."),
        ("airline", "refund_amount", "You'll have $50.00 back within 5 to 7 business days."),
        ("airline", "total_price", "I've booked your trip for a total of $50.00."),
        ("airline", "total_price", "One bag, no insurance. Total $50.00 on your Visa. Book it?"),
        ("airline", "total_price", "Total: $50.00 (2 passengers x $20.00, and $10.00 for the bag)"),
    ],
)
def test_a_domain_names_its_quantities_as_agents_do(domain: str, quantity: str, said: str) -> None:
    """By more than their names."""
    answer = Answer(quantity=quantity, type="money", value=50.0)
    assert told(answer, [said], load_domain(domain).words(quantity))


@pytest.mark.parametrize(
    "said",
    [
        "Your refund is on its way.",
        "I've changed it to the $50.00 one, with your card for the refund.",
        "The lamp was $50.00 when you bought it, and there will be no refund.",
        "It comes to $50.00.",
        "The lamp costs $50.00. Your refund is on its way.",
        "The refund is $60.00.",
        "The refund is $50.00 or $60.00.",
        "The refund is $50.00, $60.00, $70.00.",
        "The refund is $50.00/$60.00.",
        "The refund is $50.00 (to the card) or $60.00 (as a voucher).",
        "The refund is $50.00 to the card, or else $60.00 as a voucher.",
        "The refund is between $50.00 and $60.00.",
        "Refund: $50.00 | $60.00 | $70.00",
        "The refund is $50.00. The refund is $60.00.",
        "Refund: $50.00\nRefund: $60.00",
        "The refund is $50.00 (or $60.00). The refund might also be $70.00.",
        "Is the refund $50.00?",
        "So would the refund be $50.00, or is it more?",
        "The refund isn't $50.00.",
        "The refund is not $50.00 but $60.00.",
    ],
)
def test_what_says_no_value_or_several_is_no_answer(said: str) -> None:
    """So that listing every amount gains nothing; nor does asking, denying, or saying it of something else."""
    assert not told(REFUND, [said], WORDS), asserted("refund_amount", "money", said, WORDS)


@pytest.mark.parametrize(
    "said",
    [
        "The refund is $50.00: $20.00 to the voucher and $30.00 to your card.",
        "Refund: $50.00 = $20.00 + $30.00",
        "The refund is $20.00 + $30.00 = $50.00.",
        "$20.00 is refunded to the voucher and $30.00 to the card, so the refund is $50.00.",
        "Refund: $50.00\n- Refund to the voucher: $20.00\n- Refund to the card: $20.00\n- Refund of the bag: $10.00",
    ],
)
def test_a_total_is_told_with_its_parts(said: str) -> None:
    """What several values add up to is the one that counts, before them or after them, a sentence or several."""
    assert told(REFUND, [said], WORDS), asserted("refund_amount", "money", said, WORDS)


@pytest.mark.parametrize(
    "said",
    [
        "The refund is $50.00, $20.00 or $30.00.",
        "The refund is $50.00. The refund is $20.00. The refund is $30.00.",
        "The refund is $50.00: $20.00 to the voucher and $25.00 to your card.",
    ],
)
def test_what_is_only_listed_is_no_total(said: str) -> None:
    """Even if it happens to add up; nor is what doesn't."""
    assert not told(REFUND, [said], WORDS), asserted("refund_amount", "money", said, WORDS)


def test_the_last_reply_that_asserts_a_value_counts() -> None:
    """An agent may correct itself, for better or worse; what says nothing of the quantity changes nothing."""
    right, wrong = "The refund is $50.00.", "The refund is $60.00."
    assert told(REFUND, [wrong, right, "Anything else? The lamp costs $9.00."], WORDS)
    assert not told(REFUND, [right, wrong], WORDS)
    assert not told(REFUND, [], WORDS)


@pytest.mark.parametrize(
    ("kind", "value", "said", "other"),
    [
        ("money", 1234.5, "The thing is $1,234.50.", "The thing is $1,234.05."),
        ("count", 3, "The thing is 3.", "The thing is 13."),
        ("count", 3, "There are three of the thing.", "The thing costs $3."),
        ("date", "2024-05-17", "The thing is on May 17th, 2024.", "The thing is on 2024-05-18."),
        ("date", "2024-05-17", "The thing is on 17 May 2024.", "The thing is on 17 June 2024."),
        ("id", "#W123", "The thing is #W123.", "The thing is #W1234."),
        ("id", "987654321", "The thing is 987654321.", "The thing is 98765432."),
        ("name", "Ann Lee", "the thing is Ann Lee", "the thing is Ann Leigh"),
    ],
)
def test_values_are_compared_by_their_type(kind: Any, value: Any, said: str, other: str) -> None:
    """Not by how they are written."""
    answer = Answer(quantity="the_thing", type=kind, value=value)
    assert told(answer, [said], ("thing",))
    assert not told(answer, [other], ("thing",))


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (
            "I've switched order #W2, which cost $348.97 in total.\n\nThe order total you asked about is $157.17.",
            (157.17,),
        ),
        ("You also wanted to know the order total: it's $157.17. Order #W2 came to $348.97 in total.", (157.17,)),
        ("The total you asked about is $157.17. Or the total you asked about is $99.", (157.17, 99)),
        ("As you asked, I've cancelled the order that came to $20. The total of the other is $30.", (20, 30)),
    ],
)
def test_what_is_said_to_be_the_answer_is_not_doubted_for_what_is_said_beside(said: str, heard: tuple[float]) -> None:
    """An agent may tell orders apart by what they came to; two answers are none all the same."""
    assert asserted("order_total", "money", said, ("total", "comes to", "came to")) == heard


def test_without_words_a_quantity_is_named_by_its_own() -> None:
    """Those of four letters or more; or the whole name, where none is telling."""
    assert asserted("refund_amount", "money", "The refund is $5.") == (5.0,)
    assert asserted("total", "money", "The total is $5.") == (5.0,)


@given(st.lists(st.integers(1, 99), min_size=2, max_size=6, unique=True))
def test_whatever_list_holds_the_true_value_is_no_answer(values: list[int]) -> None:
    """Whichever place it has in it."""
    for joined in (", ", " or ", "/", ". The refund is ", "\nRefund: "):
        said = "The refund is " + joined.join(f"${v}" for v in values) + "."
        assert not any(told(Answer(quantity="refund", type="money", value=v), [said]) for v in values), said


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """And the values found are each there once."""
    for kind in ("money", "count", "date", "id", "name"):
        found = asserted("refund", kind, f"refund {text}")
        assert len(set(found)) == len(found)


def test_a_quantity_that_is_called_a_total_sums_nothing_up() -> None:
    """Who says every amount that it has seen, the true one last, has not answered."""
    listed = "The order total is $74.99. The order total is $33.09. The order total is $326.26."
    assert asserted("order_total", "money", listed, ("order total",)) == (74.99, 33.09, 326.26)


def test_zeros_count_but_behind_a_decimal_point() -> None:
    """``10`` is said by ``10.00``; ``2.1`` isn't by ``2.0.1``, nor ``10`` by ``10.50``."""
    assert says("10", ["It is 10.00."])
    assert says("5.4", ["That's $5.40, then."])
    assert not says("10", ["It is 10.50."])
    assert not says("2.1", ["Version 2.0.1."])


@pytest.mark.parametrize(
    "said",
    [
        "It's $4.00.", "Sure! That would be $4.00.", "$4.00.", "Only $4.00 more.", "Let me see. It is $4.00.",
        "You'll get $4.00 back.", "Of course! You will be charged $4.00.",
    ],
)  # fmt: skip
def test_right_after_the_question_it_need_not_be_named(said: str) -> None:
    """Who is asked how much more it is says "it's $4.00"; said at any other time, that answers nothing."""
    answer = Answer(quantity="price_difference", type="money", value=4.0)
    assert told(answer, ["Hello.", said], ("difference",), asked=[1])
    assert not told(answer, ["Hello.", said], ("difference",), asked=[0])
    assert not told(answer, ["The new one costs $4.00.", "Okay?"], ("difference",), asked=[0])


def test_what_is_extra_by_degree_is_no_amount() -> None:
    """The pen with the extra fine nib costs nothing extra by its name."""
    pen = "That's the extra fine pen for $20.00 in place of the broad one for $30.00."
    assert asserted("price_difference", "money", pen, ("extra", "difference")) == ()
    assert asserted("price_difference", "money", "It's $10.00 extra.", ("extra", "difference")) == (10.0,)


def test_what_is_said_to_be_for_the_question_answers_it() -> None:
    """What another order came to, said by the way, doesn't make two answers of it."""
    text = "I've cancelled the order whose total came to $20.00. As for your question, the order total is $50.00."
    assert asserted("order_total", "money", text, ("total",)) == (50.0,)


@pytest.mark.parametrize(
    "held", ["You have two gift cards, one with $13.00 and one with $94.00.", "You've got $13.00 on one card."]
)
def test_what_the_customer_has_on_its_cards_is_no_answer(held: str) -> None:
    """It may stand right after the answer; what it will have, it has by that."""
    assert asserted("price_difference", "money", f"The difference is $4.00. {held}", ("difference",)) == (4.0,)
    assert asserted("refund_amount", "money", "The refund is on its way. You'll have $4.00 back.", WORDS) == (4.0,)


@pytest.mark.parametrize(
    "said",
    [
        "One more thing: the order came to $50.00.",
        "It can't be changed once more. The lamp was $50.00.",
        "The new one costs more than $50.00.",
        "There's no extra charge on your card, which has $50.00 on it.",
    ],
)
def test_what_is_no_amount_more_is_no_difference(said: str) -> None:
    """The word stands in it, but not for the amount."""
    assert asserted("price_difference", "money", said, load_domain("retail").words("price_difference")) == ()


TABLE = "| Item | New price | {} |\n|---|---|---|\n| Kettle | $95.00 | {} |\n| Lamp | $30.00 | {} |\n{}"


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        (("Refund (2 kettles)", "+ $50.00", "$0.00", ""), (50.0,)),
        (("Refund", "$20.00", "$30.00", "| **Total** | | $50.00 |"), (50.0,)),
        (("You get back", "$50.00", "-", ""), (50.0,)),
        (("Refund", "$20.00", "$30.00", ""), (20.0, 30.0)),
        (("Refund per kettle", "$25.00", "$0.00", ""), ()),
        (("Stock", "$50.00", "$0.00", ""), ()),
    ],
)
def test_the_head_of_a_column_names_what_stands_below_it(rows: tuple[str, ...], values: tuple[float, ...]) -> None:
    """One amount, or the total of several, is an answer; several are none, nor is what each of them costs."""
    assert asserted("refund_amount", "money", TABLE.format(*rows), WORDS) == values


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("$90: $70 for the room plus $20 for breakfast. Shall I book it?", (90.0,)),
        ("It's $90: $70 for the room, and $20 for breakfast.", (90.0,)),
        ("Only $90, which is $70 for the room and $20 for breakfast", (90.0,)),
        ("$90: $70 for the room plus $30 for breakfast.", (70.0,)),
        ("$90: $70 as before, and a difference of $20.", (20.0,)),
    ],
)
def test_an_amount_before_the_parts_that_make_it_up_answers_who_asked_for_it(
    said: str, values: tuple[float, ...]
) -> None:
    """Unless they don't, or what was asked for is named beside one of them."""
    assert asserted("price_difference", "money", said, ("difference",), asked=True) == values


@pytest.mark.parametrize(
    "said",
    [
        "Fare difference: $30 x 3 = **$90**, on your Visa.",
        "The fare difference is 3 × $30 per person = $90.",
        "Fare difference: $150 − $60 = $90, charged to your card.",
        "New fare: $40 + $80 = $120 per person. Fare difference: $30 × 3 passengers = $90.",
        "The fare difference is $30 per person, so $90 in total for the three of you. That's the new fare of $120, less "
        "the $90 already paid.",
        "The fare difference is $30 each ($90 for all three).",
        "The fare difference is $30 more per person, so $90 for the three of you.",
    ],
)
def test_what_an_amount_is_worked_out_from_is_no_amount(said: str) -> None:
    """Nor is what each of several costs, once it's said what they all do."""
    assert asserted("fare_difference", "money", said, load_domain("airline").words("fare_difference")) == (90.0,)


@pytest.mark.parametrize(
    "said",
    [
        "3 seats per traveller are free, so 9 in total.",
        "Every traveller has 3 free seats, which makes 9.",
        "3 free seats each, 9 for the three of you.",
        "Free seats: three per traveller, nine altogether.",
        "You have 3 free seats per traveller. As you are three, that comes to 9.",
        "9 free seats: 3 per traveller.",
    ],
)
def test_how_many_each_has_is_not_how_many_all_have(said: str) -> None:
    """Where that is told beside it."""
    assert asserted("free_seats", "count", said, ("free seats", "are free")) == (9.0,)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("You have 3 free seats per traveller.", 3.0),
        ("You have 3 free seats each, so I need 2 more names.", 3.0),
        ("There are 9 seats (1 per traveller is free), so 3 free seats.", 3.0),
    ],
)
def test_how_many_each_has_stands_where_nothing_comes_of_it(said: str, count: float) -> None:
    """A number that it doesn't add up to is of something else."""
    assert asserted("free_seats", "count", said, ("free seats",)) == (count,)


def test_what_each_costs_is_told_where_nothing_is_said_of_all() -> None:
    """Another amount is that of something else, unless it's so many times as much."""
    said = "The fare difference is $30 per person, and the bag costs $50."
    assert asserted("fare_difference", "money", said, ("difference",)) == (30.0,)


@pytest.mark.parametrize(
    "said",
    [
        "You have one free seat.",
        "That means one free seat; there are two on it already, one of which was paid for.",
        "With your card it's one free seat in the stalls, two on the balcony and three in a box.",
    ],
)
def test_one_is_a_count_too(said: str) -> None:
    """Before the name of what is counted; and what is said after a semicolon is another sentence."""
    assert asserted("free_seats", "count", said, ("free seat",)) == (1.0,)


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("The fee is $5 if it goes by train, and $12 if it goes by air.", (5.0, 12.0)),
        ("The fee: if it goes by train, $5; if by air, $12.", (5.0, 12.0)),
        ("If it goes by train, the fee is $5, if by air it's $12.", (5.0, 12.0)),
        ("The fee is $5, but if it goes by air, it's $12.", (5.0, 12.0)),
        ("The fee is $5 if it goes by train.", (5.0,)),
        ("If you agree, the fee of $5 will be charged.", (5.0,)),
        ("The fee is $5 if you agree, and you get $12 back.", (5.0,)),
    ],
)
def test_what_it_would_be_in_either_case_is_no_answer(said: str, heard: tuple[float, ...]) -> None:
    """Who is told both still doesn't know which it is; what hangs on nothing else is told."""
    assert asserted("fee", "money", said) == heard
