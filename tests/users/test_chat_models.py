"""How chat models write: markdown, typographic characters, announcements and recaps; heard as what they mean."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.understanding.text.plain_text import plain

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
        ("- \U0001f4e7 Your email\n1. \U0001f4e6 Order\n\U0001f600 Hi", "- Your email\n1. Order\nHi"),
        ("And when, please?? Is it soon?", "And when? Is it soon?"),
        ("Great. \U0001f600 Is it blue?", "Great. \nIs it blue?"),
        ("It costs 20.50 USD, or US $1,200, or 5 dollars", "It costs $20.50, or US $1,200, or $5"),
        ("It is not here, it cannot be, and I can not say so", "It isn't here, it can't be, and I can't say so"),
        (
            "It will not do; why is this not done? There is nothing.",
            "It won't do; why is this not done? There is nothing.",
        ),
    ],
)
def test_characters_that_only_look_different_are_read_as_plain_ones(written: str, read: str) -> None:
    """Hyphens, quotes, spaces, arrows, keycaps, emphasis, breaks within a table, and what has several spellings."""
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
        "After I've found your profile, I'll ask for the items you want to return.",
        "Here's a recap of what was changed on the order:\n- New size: large\n- Refund method: PayPal",
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


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, but once a parcel has left us it can't be recalled or rerouted.",
        "I'm sorry, but gift wrap can't be added to a parcel after it has been packed, and we're unable to repack it.",
    ],
)
def test_nobody_is_sorry_for_a_warning(text: str) -> None:
    """So what is said with regret is refused, even if it is put as a warning would be."""
    assert "refuse" in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The kettle only left us this morning, so it couldn't have been delivered yesterday.",
        'There is no separate "restocking fee" mentioned in our policy.',
        "If the kettle isn't covered (say, because it doesn't meet the terms), my colleague will tell you why.",
        "This is the only time the items can be changed.",
        "Which order is it? If you'd like to return the kettle, that can only be done once it has arrived.",
    ],
)
def test_a_deduction_a_supposition_or_a_rule_beside_a_question_refuses_nothing(text: str) -> None:
    """Nothing that was asked for can't be done."""
    assert "refuse" not in acts(text)


@pytest.mark.parametrize("end", ["1. Cancel the order?\n2. Return the kettle?", "- Cancel the order, or\n- Return it."])
@pytest.mark.parametrize("start", ["Would you like to:", "Please let me know whether you'd like me to:"])
def test_a_list_of_things_to_do_puts_a_choice(start: str, end: str) -> None:
    """It has a question mark at each of them, at the last, or none; how to proceed is then asked once."""
    read = SHOP.read(f"{start}\n{end}\n\nLet me know how you'd like to proceed!")
    assert (set(read.acts), read.requests) == ({"offer"}, ("action",))


def test_what_to_go_on_with_is_chosen_from_the_list_below() -> None:
    """Whatever else its items mention."""
    text = "Which of the following would you like to proceed with?\n- Add a bag to ABC12D or EFG34H\n- Review the seats"
    read = PLANE.read(text)
    assert (set(read.acts), read.requests) == ({"offer"}, ("action",))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Would you like me to look into one of these options, or is there anything else?", {"offer", "anything_else"}),
        ("Should I transfer you to a specialist, or is there anything else I can do?", {"confirm", "anything_else"}),
        ("Or is there something else you had in mind?", {"request"}),
        ("Could you say a bit more about what you'd like to do?", {"request"}),
        ("Have a safe trip, and let us know if you need anything else.", {"anything_else"}),
        ("Have your booking confirmation ready.", set()),
        ("\u2705 **Address changed** \u2013 the parcel will now go to 9 Oak Lane.", {"done"}),
        ("That isn't one of the reasons we can accept.", {"refuse"}),
        ("Which means neither a return nor an exchange is possible.", {"refuse"}),
        ("Check in two hours before you fly.", set()),
        ("Resend of the label", set()),
        ("**What happens next?**", set()),
        ("Send the old kettle back within two weeks.", set()),
        ("Is there another payment method you'd like to use?", {"request"}),
        (
            "You may have one of these:\n1. A full refund\n2. A free exchange\n\nPlease tell me which you'd prefer.",
            {"offer"},
        ),
        ("To confirm the change of the kettle:", set()),
        ("I've updated the return request to include the kettle.", set()),
        ("Your return has been processed successfully. I can't add the lamp to it, sorry.", {"done", "refuse"}),
    ],
)
def test_what_chat_models_often_say_is_heard_as_it_is_meant(text: str, read: set[str]) -> None:
    """Beside a choice or a hand-over, in a farewell, in headings and reminders, and before a refusal."""
    assert acts(text) == read


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Please give me the new address:\n- Street\n- City\n- State (such as OH)\n- ZIP code\n- Country", {"address"}),
        ("Please give me your name:\n- First name\n- Zip code", {"full_name", "zip"}),
        ("Please give one of the following for your order:\n- Your email\n- Your zip code", {"email", "zip"}),
        (
            "To return it I'd need:\n- The reason (no longer needed, or by mistake)\n\nOnce I have these, I'll check it.",
            {"reason"},
        ),
        ("Which one would you like to exchange the bottle for?", {"new_items"}),
        ("There are two:\n- No longer needed\n- Ordered by mistake\n\nWhich of the two applies?", {"reason"}),
        ("Is this the only water bottle you wanted to swap?", {"items"}),
    ],
)
def test_a_list_of_the_parts_of_what_is_asked_asks_for_nothing_else(text: str, slots: set[str]) -> None:
    """The zip code of an address is none of its own; that of a person is."""
    assert set(SHOP.read(text).requests) == slots


@pytest.mark.parametrize(
    "text",
    [
        'Please reply "yes" to go ahead, or tell me what you\'d like to change.',
        "Reply with **yes** to continue, or let me know if you'd like to make any changes.",
    ],
)
def test_the_other_to_a_yes_is_politeness(text: str) -> None:
    """Who wants something else says so anyway."""
    assert acts(text) == {"confirm"}


@pytest.mark.parametrize(
    "text",
    [
        "If you choose to return it, we can send you a label.",
        "If your plans change and you decide you'd like to cancel or move the trip, I'd be happy to assist with that.",
        "You can't be in Oslo and in Rome on the same day.",
        "If you can recall any other detail of the trip, I'd be happy to take another look.",
    ],
)
def test_what_only_might_be_asks_and_refuses_nothing(text: str) -> None:
    """Nor is it an offer of more help."""
    assert acts(text, PLANE).isdisjoint({"request", "refuse", "anything_else"})
