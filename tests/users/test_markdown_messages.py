"""Messages as language models write them: cheerful, in bold and in lists, with a recap, and the question at the end."""

from __future__ import annotations

from typing import Any

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)


@pytest.mark.parametrize(
    "text",
    [
        "**Just to recap:**\n- Your confirmation details have been sent to ann@example.com\n\nEnjoy the new lamp!",
        "Your confirmation has been sent to ann@example.com. Have a great day!",
        "Your confirmation will arrive within a few minutes. Take care!",
        "A receipt and your confirmation message have been emailed to you. Goodbye!",
    ],
)
def test_a_confirmation_that_was_sent_asks_for_none(text: str) -> None:
    """Nor is what is only sent to the customer a thing done for it."""
    assert SHOP.read(text).acts == {"anything_else"}


@pytest.mark.parametrize(
    "text",
    [
        "This lets me find the order and verify the cancellation details.",
        "I can help you with that and provide a return label.",
        "I'll look at the order and confirm the changes.",
        "Let me pull up your profile and check which items are in it.",
        "I'll take a moment to go through it and review the details.",
        "Let me quickly double-check the details of the exchange.",
    ],
)
def test_what_the_agent_does_itself_is_not_asked_of_the_customer(text: str) -> None:
    """A verb goes with the one who is said to do it, though others are between."""
    assert not SHOP.read(text).acts & {"confirm", "offer"}
    assert SHOP.read(text).requests == ()


@pytest.mark.parametrize(
    "text",
    [
        "Please go through the summary and confirm the changes.",
        "I'd like you to look at it and confirm the details.",
        "I can start once you review and confirm the details.",
        "I need to move the parcel, so please look at the address and confirm the change.",
    ],
)
def test_what_the_agent_asks_for_beside_its_own_doing_is_asked(text: str) -> None:
    """Who turns to the customer in between speaks of its doing."""
    assert "confirm" in SHOP.read(text).acts


@pytest.mark.parametrize(
    ("text", "acts", "slots"),
    [
        (
            "**Option A: Cancel the order**\n**Option B: Return the lamp**\n\nWhich option do you prefer?",
            "offer",
            "action",
        ),
        (
            "Here are your options:\n\n**Option 1**: Cancel the whole order (refund of $54.10)\n"
            "**Option 2**: I can hand you over to a human agent, who may see more\n\nBoth are free. Which option is it?",
            "offer",
            "action",
        ),
        ("You can either:\n- Keep PayPal\n- Switch to your Visa\n\nWhich would you prefer?", "offer", "payment_method"),
        (
            "The money can go two ways:\n- Refund it to your Visa\n- Refund it to a gift card\n\nWhich would you prefer?",
            "offer",
            "payment_method",
        ),
        (
            "**Option 1:** black, 2 liters - $31.00\n**Option 2:** white, 1 liter - $24.50\n\nWhich option do you prefer?",
            "offer",
            "new_items",
        ),
        (
            "Would you like to:\n1. Use the gift card and lose the remaining $4.10?\n2. Use a different card instead?",
            "offer",
            "payment_method",
        ),
    ],
)
def test_options_are_what_they_list(text: str, acts: str, slots: str) -> None:
    """Things to do, things to have, or ways to pay: whatever they differ in."""
    reading = SHOP.read(text)
    assert (reading.acts, reading.requests) == ({acts}, (slots,))


@pytest.mark.parametrize(
    "end", ["Which would you prefer to provide?", "Which one is easier for you?", "Please choose one:"]
)
def test_which_one_after_what_is_wanted_is_about_that(end: str) -> None:
    """It asks for nothing else."""
    wanted = f"Could you please provide:\n- Your email address, OR\n- Your full name and zip code\n\n{end}"
    assert SHOP.read(wanted).requests == ("email", "full_name", "zip")


def test_how_to_proceed_after_a_question_asks_for_no_more() -> None:
    """Alone it asks what to do."""
    how = "Please let me know how you'd like to proceed!"
    assert SHOP.read(f"Which card should I charge?\n\n{how}").requests == ("payment_method",)
    assert SHOP.read(f"The lamp has been delivered.\n\n{how}").requests == ("action",)


@pytest.mark.parametrize("word", ["AND", "and"])
def test_a_list_of_what_is_proposed_is_one_question(word: str) -> None:
    """The question mark at its end is for all of it, and a price in it ends no sentence."""
    text = (
        f"Would you like me to proceed with:\n1. Exchanging the white lamp for the black one ($24.50), {word}\n"
        "2. Changing the address to 7 Mill Lane?"
    )
    reading = SHOP.read(text)
    assert reading.acts == {"confirm"}
    assert {"exchange_items", "modify_order_address"} <= set(reading.operations("confirm"))


def test_questions_in_a_list_stay_questions() -> None:
    """Items that ask on their own are no alternatives."""
    text = "Could you please check:\n- What is your zip code?\n- Do you know the order number?"
    assert SHOP.read(text).requests == ("zip", "order_id")


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything else you'd like to know about this lamp or any other help I can give?",
        "Is there anything else you'd like me to check, or do you have any other question?",
    ],
)
def test_more_help_said_twice_is_no_proposal(text: str) -> None:
    """What stands before the "or" counts only if it asks something of its own."""
    assert SHOP.read(text).acts == {"anything_else"}
    assert SHOP.read("Shall I cancel it, or is there anything else?").acts == {"confirm", "anything_else"}


@pytest.mark.parametrize(
    "text",
    [
        "I need to transfer you to a human agent who may be able to look into other options.",
        "Let me connect you with a specialist who can check whether the trip was booked twice.",
        "I'll have to hand you over to a human agent to see if they can be of help.",
    ],
)
def test_what_a_human_may_do_leaves_no_doubt_about_the_hand_over(text: str) -> None:
    """It happens now, and whatever comes of it is none of the agent's."""
    assert PLANE.read(text).acts == {"transfer"}


@pytest.mark.parametrize("asked", ["Is that okay?", "Shall I?", "Would you like me to do that?"])
def test_a_hand_over_that_is_asked_about_has_not_happened(asked: str) -> None:
    """Whatever is said before."""
    reading = PLANE.read(f"I'll need to transfer you to a human agent who may have other options. {asked}")
    assert reading.acts == {"confirm"}
    assert reading.handover


@pytest.mark.parametrize(
    "text",
    [
        "Please remember that you won't be able to change these flights in the future.",
        "Keep in mind that basic economy flights cannot be changed later on.",
        "Please note that no further changes can be made.",
    ],
)
def test_a_reminder_of_what_comes_of_it_refuses_nothing(text: str) -> None:
    """Beside what was done it says what can't be done from then on."""
    assert PLANE.read(f"**Your cabin has been changed to basic economy.** {text}").acts == {"done"}
    assert "refuse" in PLANE.read("This needs further checks that I'm not able to make.").acts


def test_what_is_announced_is_not_asked() -> None:
    """Who goes on by itself waits for no answer."""
    assert not SHOP.read("No problem! I can look you up using your name and zip code. Let me find your account.").acts
    assert SHOP.read("No problem! I can look you up using your name and zip code.").requests == ("full_name", "zip")
    text = (
        "Now I need a few details:\n1. **Passenger:** Full name and date of birth\n"
        "2. **Bags:** Let me first check how many are free, then ask if you need any\n"
        "3. **Payment method:** I'll need to see what you have on file"
    )
    assert PLANE.read(text).requests == ("passengers",)


def test_a_list_of_what_is_wanted_may_have_titles() -> None:
    """Each of its parts is wanted, the last one, too."""
    text = (
        "To book it, I'll need the following:\n\n**Travelers:**\n- Name and date of birth\n\n**Extras:**\n"
        "- Number of checked bags\n- Travel insurance (yes/no)\n- Payment method"
    )
    assert set(PLANE.read(text).requests) == {"passengers", "baggage", "insurance", "payment_method"}


@pytest.mark.parametrize(
    ("rows", "acts", "slots"),
    [
        ("- The items you'd like to return\n- Your preferred refund method (Visa or gift card)", "request", 2),
        ("- Which items you'd like to return\n- How you'd like to be refunded", "request", 2),
        ("- Items: lamp\n- Refund: your Visa", "confirm", 0),
        ("- The items are correct\n- The order number is right", "confirm", 0),
    ],
)
def test_what_is_to_be_confirmed_is_asked_for_where_it_has_not_been_said(rows: str, acts: str, slots: int) -> None:
    """With its value it is a recap."""
    reading = SHOP.read(f"To proceed with the return, please confirm:\n{rows}")
    assert (reading.acts, len(reading.requests)) == ({acts}, slots)


@pytest.mark.parametrize(
    "text",
    [
        "Is there another payment method you'd like to use?",
        "Is there any payment method on file that you would like to use instead?",
    ],
)
def test_what_a_thing_is_for_proposes_nothing(text: str) -> None:
    """The card "you'd like to use" is asked for; "so you'd like to use it?" asks for a yes."""
    assert SHOP.read(text).requests == ("payment_method",)
    assert SHOP.read("So you'd like to return both?").acts == {"confirm"}
    assert SHOP.read("Is it #W1112223 you'd like to return?").acts == {"confirm"}


@pytest.mark.parametrize(
    ("reader", "rows", "slot"),
    [
        (SHOP, "- Visa ending in 2210\n- PayPal", "payment_method"),
        (SHOP, "- No longer needed\n- Ordered by mistake", "reason"),
        (PLANE, "- Economy: $120\n- Business: $340", "cabin"),
        (PLANE, "1. A **full refund** to your card\n2. A **rebooking** for tomorrow", "action"),
        (PLANE, "1. HAT044 in economy, $120\n2. HAT102 in business, $340", "flight_choice"),
    ],
)
def test_which_option_is_about_what_the_list_beside_it_puts(reader: Understanding, rows: str, slot: str) -> None:
    """Above the question or below it, and whatever was listed before."""
    order = "**What's in it:**\n- A desk lamp\n- A teapot\n\n"
    assert reader.read(f"{order}Here is what there is:\n{rows}\n\nWhich option would you like?").requests == (slot,)
    assert reader.read(f"You'll need to choose one of these options:\n{rows}").requests == (slot,)


def test_a_heading_that_begins_with_what_asks_nothing() -> None:
    """It says what its list is about."""
    text = "**Your exchange is complete!**\n\n**What's next:**\n1. Check your email for the label\n2. Send back the old item"
    assert SHOP.read(text).acts == {"done"}


def test_yes_or_no_in_brackets_is_how_to_answer() -> None:
    """What is needed is asked for all the same, and a proposal is one."""
    reading = PLANE.read("I'll need the passengers' names and the number of bags, and travel insurance (yes/no).")
    assert reading.acts == {"request"}
    assert PLANE.read("Shall I book it (yes/no)?").acts == {"confirm"}


def test_whether_the_customer_is_sure_of_a_fact_is_no_go_ahead() -> None:
    """Who is sure that it wants something is."""
    assert "confirm" not in SHOP.read("Are you sure it was ordered with this account?").acts
    assert SHOP.read("Are you sure you want to cancel it?").acts == {"confirm"}


def test_a_look_up_that_is_offered_is_agreed_to_as_such(shop: Any, call: Any) -> None:
    """Whose order is asked for, and who is offered help to find it, has agreed to nothing else."""
    user = call(shop.cancel)
    help_ = "If you'd like, I can look up the details of your orders to help you find it."
    assert "consent" not in [act.kind for act in user.hear(f"Which order would you like to cancel? {help_}").acts]
