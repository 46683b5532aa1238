"""The manner of chat models: polite ends after a choice, titles of what is needed, reasons beside what they do."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = map(Understanding, (RETAIL, AIRLINE))


@pytest.mark.parametrize(
    ("text", "act", "slots"),
    [
        ("Kindly let me know how you'd like to pay, or if you have further questions.", "request", ("payment_method",)),
        ("Please let me know which flight you'd take, or if you have any other wishes.", "request", ("flight_choice",)),
        ("Please just let me know if you'd like to proceed, or if you have any other questions.", "confirm", ()),
        (
            "We can keep economy or upgrade all flights. Please let me know which option suits you, or if you have any"
            " other preferences.",
            "offer",
            ("action",),
        ),
    ],
)
def test_a_question_with_a_polite_end_is_no_farewell(text: str, act: str, slots: tuple[str, ...]) -> None:
    """The agent waits for an answer."""
    reading = PLANE.read(text)
    assert act in reading.acts
    assert reading.requests == slots


def test_two_polite_ends_ask_for_nothing() -> None:
    """More help is all that is put."""
    text = "Please let me know if you have any questions, or if you need more help."
    assert PLANE.read(text).acts == {"anything_else"}


@pytest.mark.parametrize(
    "title",
    ["**What I need from you before we go on**", "### What I still need", "**Everything we'll need from you**"],
)
def test_a_title_that_says_what_is_needed_introduces_a_list(title: str) -> None:
    """It has no verb that asks, nor a colon; what its items explain in brackets isn't asked for."""
    items = "1. **Names and birthdays of the two kids** (for tickets).\n2. **Whether you want insurance**.\n"
    text = f"{title}\n\n{items}3. **Preferred payment method** (card #1 or a certificate)."
    assert PLANE.read(text).requests == ("passengers", "insurance", "payment_method")
    assert SHOP.read(f"{title}\n- Your email\n- The reason for the return").requests == ("email", "reason")


@pytest.mark.parametrize("title", ["**What we need to see first**", "**What you need to know**"])
def test_other_titles_ask_for_nothing(title: str) -> None:
    """The agent will see to it, or tells it."""
    assert PLANE.read(f"{title}\n- your payment method\n- the passengers").requests == ()


@pytest.mark.parametrize(
    "text",
    [
        "Which card should I charge? Or shall I take the Visa, as it paid last time?",
        "Which gift card shall it be? Or should I use gift_card_1234567, as there's enough on it?",
        "How would you like to pay? Or can I put it on your Mastercard?",
        "1. Add two bags\n2. Upgrade the cabin\n\nWhich card would you like to use? Or shall I charge the Visa?",
    ],
)
def test_what_is_put_as_an_answer_is_about_the_question(text: str) -> None:
    """It isn't about what to do at all."""
    assert PLANE.read(text).requests == ("payment_method",)


def test_what_is_put_in_place_of_an_answer_is_something_else_to_do() -> None:
    """It names no answer."""
    assert PLANE.read("Which flight would you like? Or shall I cancel it?").requests == ("flight_choice", "action")


@pytest.mark.parametrize(
    "text",
    [
        "I'm happy to confirm the details of the booking:\n- Cabin: economy",
        "We're glad to share the reason for the delay.",
        "I'd be pleased to provide the date.",
        "I appreciate your kind reason for wanting to cancel.",
        "I appreciate your telling me the reason for the change.",
    ],
)
def test_courtesies_and_rows_ask_for_nothing(text: str) -> None:
    """What the agent is glad to say or to have heard isn't wanted."""
    assert PLANE.read(text).requests == ()


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("I'd appreciate your user ID.", ("user_id",)),
        ("I'd be happy to have your user ID.", ("user_id",)),
        ("I'd be glad if you could confirm the date.", ("date",)),
        ("I need two things: your user ID; the cabin (economy; business).", ("user_id", "cabin")),
    ],
)
def test_wishes_and_series_still_ask(text: str, slots: tuple[str, ...]) -> None:
    """They are for the customer to fulfil."""
    assert PLANE.read(text).requests == slots


@pytest.mark.parametrize(
    "text",
    [
        "I'm unable to verify a cancelled flight on that trip.",
        "We could not verify any change to your booking.",
        "I'm not able to verify the upgrade you mention.",
        "I can't confirm the cancellation from here.",
    ],
)
def test_what_an_agent_cannot_verify_is_not_put_to_the_customer(text: str) -> None:
    """A verb that asks for a go-ahead has the agent for its subject."""
    assert PLANE.read(text).acts.isdisjoint({"confirm", "request", "offer"})


@pytest.mark.parametrize(
    "text",
    [
        "Could the trip have been booked under another name or by somebody else?",
        "Might it have been changed or cancelled by the hotel?",
        "Could your flight have been delayed or cancelled?",
    ],
)
def test_what_may_have_happened_is_not_offered(text: str) -> None:
    """It is a question of fact, with nothing to choose."""
    reading = PLANE.read(text)
    assert reading.acts == {"request"}
    assert reading.requests == ()


def test_what_could_be_done_is_offered() -> None:
    """It is yet to be done."""
    assert PLANE.read("Could I change it or cancel it for you?").acts == {"offer"}


@pytest.mark.parametrize(
    "text",
    [
        "You said that you'd leave it alone since the name can't be changed.",
        "You told me the cabin couldn't be upgraded.",
        "I'm sorry I couldn't do more for you.",
        "There is no separate change-fee for that.",
        "There's no re-booking fee.",
    ],
)
def test_what_a_customer_took_to_be_so_and_regrets_refuse_nothing(text: str) -> None:
    """Nobody says that anything can't be done."""
    assert "refuse" not in PLANE.read(text).acts


@pytest.mark.parametrize(
    "text",
    [
        "As you said, the flights can't be changed.",
        "You mentioned the name, but it can't be changed.",
        "You told me about the cabin, unfortunately it can't be upgraded.",
        "I'm sorry I couldn't cancel it.",
        "I couldn't do more than two changes.",
    ],
)
def test_what_an_agent_says_itself_refuses(text: str) -> None:
    """Whatever the customer said before."""
    assert "refuse" in PLANE.read(text).acts


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Which airports would you prefer for departure and arrival?", ("origin", "destination")),
        ("Which airport would you like for your departure?", ("origin",)),
        ("Chicago has two airports. Which one would you like to leave from?", ("origin",)),
        ("New York has three airports. Which of them would you rather fly to?", ("destination",)),
    ],
)
def test_one_of_several_airports_is_where_a_trip_begins_or_ends(text: str, slots: tuple[str, ...]) -> None:
    """What it is for tells which."""
    assert PLANE.read(text).requests == slots


def test_the_head_of_a_table_names_what_its_rows_differ_in() -> None:
    """It has no value itself."""
    rows = "| Keep it (economy for both) | Economy | $0 |\n| Upgrade **both** | Business | $235 |\n"
    asks = "Your budget is $200, so that leaves one. Please let me know which option you'd like to go with."
    text = f"| Option | Cabin for all flights | Extra cost |\n|---|---|---|\n{rows}\n{asks}"
    assert PLANE.read(text).requests == ("cabin",)


def test_a_series_in_brackets_is_no_list() -> None:
    """What it explains goes on after it."""
    assert PLANE.read("- Insurance: $30 (for illness; nothing else). Would you like it?").requests == ("insurance",)
    asked = "Please tell me:\n- Cabin: economy or business (one is cheaper; one has more room)?\n- Insurance?"
    assert PLANE.read(asked).requests == ("cabin", "insurance")


def test_a_row_of_a_recap_with_its_terms_in_brackets_refuses_nothing() -> None:
    """Nobody asked for what they rule out."""
    text = "Please confirm:\n- Insurance: yes (for illness; it doesn't cover another date)\n- Cabin: economy"
    assert PLANE.read(text).acts == {"confirm"}


def test_a_row_without_a_value_is_something_else_to_choose() -> None:
    """It names nothing that the others differ in."""
    text = "- I'd wait and see\n- I'd take economy\n- I'd take business\n\nWhich option would you like?"
    assert PLANE.read(text).requests != ("cabin",)


@pytest.mark.parametrize(
    "text",
    [
        "Only one certificate can be used per booking. Would you rather use the $100 one or the $250 one?",
        "You have two gift cards. Shall I take the $20 one or the $35.50 one, and put the rest on your Visa?",
    ],
)
def test_amounts_that_tell_two_cards_apart_are_no_prices(text: str) -> None:
    """What has been named before is to be chosen from."""
    assert PLANE.read(text).requests == ("payment_method",)


@pytest.mark.parametrize(
    "text",
    [
        "Is that the one you need help with?",
        "Great, is this the trip you're calling about today?",
        "Is it the booking you'd like to make changes to?",
        "Is this the reservation you want to discuss?",
    ],
)
def test_what_a_call_is_about_is_not_proposed(text: str) -> None:
    """A yes to it agrees to nothing."""
    assert PLANE.read(f"H3O82M goes to Denver. {text}").acts == {"request"}


def test_what_is_to_be_done_is_proposed_along_with_the_thing() -> None:
    """It is named."""
    assert PLANE.read("H3O82M goes to Denver. Is that the trip you'd like to cancel?").acts == {"confirm"}


@pytest.mark.parametrize(
    "later",
    [
        "Once I have that, I'll show you the final details and ask for your explicit “yes”.",
        "Then I will put it all together and ask you to confirm.",
        "After that I'll ask for your final approval.",
    ],
)
def test_nothing_is_to_be_agreed_to_before_all_is_known(later: str) -> None:
    """The go-ahead will be asked for."""
    text = f"Please review the details and see if they look correct.\n\nWhat I need from you:\n- The cabin\n\n{later}"
    reading = PLANE.read(text)
    assert "confirm" not in reading.acts
    assert reading.requests == ("cabin",)


def test_what_is_asked_now_is_to_be_agreed_to() -> None:
    """Something else will be asked later."""
    text = "Shall I cancel H3O82M, and what is the reason? Then I'll ask you to confirm the new booking."
    assert "confirm" in PLANE.read(text).acts


def test_a_trip_named_in_one_row_tells_no_rows_apart() -> None:
    """They differ in the cabin."""
    rows = "| Keep H3O82M as it is | Economy | $0 |\n| Upgrade it | Business | $235 |\n"
    text = f"| Option | Cabin for all flights | Cost |\n|---|---|---|\n{rows}\nWhich option would you like to go with?"
    assert PLANE.read(f"One cabin applies to all flights.\n\nHere are the options:\n\n{text}").requests == ("cabin",)


@pytest.mark.parametrize(
    "later",
    [
        "Once you choose, I'll lay out the final details for your approval.",
        "Then I'll list everything for your confirmation.",
        "I'll summarize the change for your go-ahead then.",
    ],
)
def test_what_will_be_laid_out_is_yet_to_be_agreed_to(later: str) -> None:
    """A flight is to be chosen first."""
    text = f"HAT010 leaves at 9:00 AM for $98, HAT020 at 2:20 PM for $120. Which one works better for you? {later}"
    assert "confirm" not in PLANE.read(text).acts


@pytest.mark.parametrize(
    "text",
    [
        "The upgrade is complete: H3O82M is in business.\n\nNow for the bags: 2 are free. Shall I add them?",
        "H3O82M has been upgraded. Next, 2 checked bags, at no charge. Shall I add them?",
    ],
)
def test_what_is_put_after_something_was_done_is_something_else(text: str) -> None:
    """That wouldn't be done again."""
    reading = PLANE.read(text)
    assert [clause.operations for clause in reading.clauses if clause.act == "confirm"] == [()]


def test_what_is_put_right_after_something_was_done_is_about_that() -> None:
    """There is nothing else that it could be about."""
    reading = PLANE.read("H3O82M has been cancelled. May I go ahead?")
    assert [c.operations for c in reading.clauses if c.act == "confirm"] == [("cancel_reservation",)]
