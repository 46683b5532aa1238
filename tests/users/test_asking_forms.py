"""What is wanted can be said in many ways: each is heard, whatever it is that is wanted."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.kit import BIRTHDAY, FULL_NAME, language, owned
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)

CLINIC = Understanding(
    language({"full_name": FULL_NAME, "birthday": BIRTHDAY, "visit": owned("visit", r"\bV\d{3}\b", {})}, {})[0]
)

FORMS = (
    "Could you give me {}?",
    "Mind sharing {}?",
    "And {}?",
    "Or give me {} instead?",
    "How about {}?",
    "One more thing: {}?",
    "Sure, what is {}, please?",
    "Do you happen to know {}?",
    "May I ask for {}?",
    "Could I trouble you for {}?",
    "Could you double-check {}?",
    "Would it be possible to get {}?",
    "Is it possible for you to share {}?",
    "Are you able to give me {}?",
    "Remind me of {}?",
    "Send me {} and I'll take it from there.",
    "If that's okay, say the word and send me {}.",
    "Just reply with {}.",
    "You can simply type {} here.",
    "You could also give me {}.",
    "Go ahead and give me {}.",
    "Feel free to send {}.",
    "Could you start by telling me {}?",
    "Any chance you have {} at hand?",
    "I'd be happy to see what I can do - {} please?",
    "Let's start with {}.",
    "Thanks! Next, {}, please.",
    "I'd also need {}.",
    "I need you to confirm {}.",
    "I'm only missing {}.",
    "I don't have {} yet.",
    "I'd appreciate {}.",
    "I'm asking for {}.",
    "I'll also have to ask for {}.",
    "For security reasons, I must first ask for {}.",
    "I was hoping you could tell me {}.",
    "I can't go any further without {}.",
    "You haven't told me {} yet.",
    "Let me get {} from you.",
    "It would help to have {}.",
    "It's important that I have {}.",
    "I'd be grateful if you gave me {}.",
    "If you let me have {}, I'll get going.",
    "As soon as you give me {}, I'll look into it.",
    "Happy to do that for you as soon as I've got {}.",
    "Once I have {}, I can get going.",
    "All that's left is {}.",
    "The only thing missing is {}.",
    "What I still need from you is {}.",
    "The last thing I need is {}.",
    "The next step is for you to give me {}.",
    "Then it's just {} that I need.",
    "That leaves {}.",
    "In order to proceed, {} is required.",
    "Still missing: {}.",
)
# Questions within what is said.
EMBEDDING = (
    "Could you tell me {}?",
    "Have you decided {}?",
    "Do you know {}?",
    "And {}, please?",
    "Just say {}.",
    "Please decide {}.",
    "I'd also need to know {}.",
    "I'm not sure {}.",
    "I don't know yet {}.",
    "I can't tell {}.",
    "I was wondering {}.",
    "I just want to check {}.",
    "I'd still have to hear {}.",
    "It depends on {}.",
    "It isn't clear to me {}.",
    "Let's settle {}.",
    "You haven't said {}.",
    "The question is {}.",
    "That leaves the question of {}.",
    "All that's left is to know {}.",
    "Once I know {}, I can go ahead.",
    "Say the word and tell me {}.",
)
NEITHER = (
    "I don't have access to your email.",
    "I won't ask for your zip code.",
    "No payment method is needed for that.",
    "Your order number isn't needed for this.",
    "You said which items you want to return.",
    "When you chose the color, it was in stock.",
    "When you get the email, follow the link in it.",
    "If you provided the wrong zip code, the package is late.",
    "After you have entered the address, it's saved.",
    "They'll ask for your name when you pick it up.",
    "The only thing I can change is the address.",
    "It depends on the carrier where the items are.",
    "Let me check which items are in the order.",
    "I'd appreciate your patience.",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_thing_can_be_wanted_in_many_ways(form: str) -> None:
    """Whether it is asked for, or said to be needed or missing."""
    assert SHOP.read(form.format("your zip code")).requests == ("zip",)
    assert SHOP.read(form.format("the payment method you'd like to use")).requests == ("payment_method",)
    assert PLANE.read(form.format("the number of passengers")).requests == ("passengers",)
    assert CLINIC.read(form.format("your date of birth")).requests == ("birthday",)


@pytest.mark.parametrize("form", EMBEDDING)
def test_a_question_can_be_put_within_a_sentence(form: str) -> None:
    """Whether it is asked, or said to be open."""
    assert SHOP.read(form.format("which items you'd like to return")).requests == ("items",)
    assert SHOP.read(form.format("how you'd like to pay")).requests == ("payment_method",)
    assert PLANE.read(form.format("which cabin you'd like")).requests == ("cabin",)
    assert CLINIC.read(form.format("which visit you'd like to move")).requests == ("visit",)


@pytest.mark.parametrize("text", NEITHER)
def test_what_only_sounds_like_it_asks_for_nothing(text: str) -> None:
    """What is told, denied, past or somebody else's isn't wanted."""
    assert SHOP.read(text).requests == ()


@pytest.mark.parametrize(
    ("domain", "text", "slots"),
    [
        (SHOP, "How'd you wanna pay, and which size?", ("payment_method", "new_items")),
        (SHOP, "Lemme have your email and zip.", ("email", "zip")),
        (SHOP, "Gonna need your email first.", ("email",)),
        (SHOP, "Still need the size and how you wanna pay.", ("new_items", "payment_method")),
        (PLANE, "Booked that one. When do you wanna travel?", ("date",)),
        (PLANE, "How're you paying?", ("payment_method",)),
        (PLANE, "And who's paying, you or a gift card?", ("payment_method",)),
    ],
)
def test_how_people_speak_is_heard_as_it_is_written(domain: Understanding, text: str, slots: tuple[str, ...]) -> None:
    """In a chat, too, a hasty agent writes as it would talk."""
    assert domain.read(text).requests == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("And what date to Boston, and is there a time you like?", ("date", "flight_choice")),
        ("Also which cabin, and how would you like to pay?", ("cabin", "payment_method")),
        ("For the trip: where from and where to, and in which cabin?", ("origin", "destination", "cabin")),
        ("How many more bags, and who pays?", ("baggage", "payment_method")),
        ("What time would you like to leave, and on which day?", ("flight_choice", "date")),
        ("Is that two in total or two more?", ("baggage",)),
        ("What do you need with it? And your user ID?", ("action", "user_id")),
    ],
)
def test_each_question_of_several_is_heard(text: str, slots: tuple[str, ...]) -> None:
    """Also the one in front of another that has a verb of its own."""
    assert PLANE.read(text).requests == slots
