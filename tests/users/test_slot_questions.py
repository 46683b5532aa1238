"""Every slot can be asked for in many ways."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

READERS = {"shop": Understanding(RETAIL), "plane": Understanding(AIRLINE)}

SHOP = {
    "order_id": (
        "Which order is it?",
        "What's the order number?",
        "Could you give me the number of your order?",
        "What order are we talking about?",
        "Which purchase is this about?",
        "Do you have the order confirmation number?",
        "Please tell me the relevant order.",
        "May I have the order reference?",
        "Could you tell me which one of your orders you mean?",
        "I need the order's ID.",
        "Which of your recent orders would you like to change?",
        "Can you identify the order for me?",
        "Please give me the ID of the order you mean.",
    ),
    "items": (
        "Which items would you like to return?",
        "What would you like to send back?",
        "What exactly are you returning?",
        "Which product is it?",
        "Which of the products do you want to exchange?",
        "What item are you referring to?",
        "Please name the items to be returned.",
        "What do you want to return?",
        "Could you tell me the item's name?",
        "Which part of the order would you like to exchange?",
        "What is the name of the item?",
        "Please send me a list of the items to be returned.",
        "Kindly verify that the lamp is the sole item you want to exchange.",
        "Is the lamp all you want to swap?",
        "Which of the products should go back?",
    ),
    "new_items": (
        "What would you like instead?",
        "Which option would you like?",
        "What color do you want?",
        "Which size do you need?",
        "What should it be exchanged for?",
        "What would you like to get in exchange?",
        "Which specifications should the new one have?",
        "What kind of replacement do you have in mind?",
        "Please tell me the desired size and color.",
        "Which of the available variants do you prefer?",
        "What would you like to change it to?",
        "And the replacement?",
        "How much storage do you need, 128GB or 256GB?",
        "Which screen size do you want?",
        "How big should the new one be?",
        "Which of these would you like in place of it?",
        "What should I send as a replacement?",
        "What should the new one be like?",
        "Which of the three should replace your black lamp?",
    ),
    "reason": (
        "Why?",
        "Why do you want to cancel?",
        "What's the reason?",
        "May I ask what the reason is?",
        "How come you want to cancel?",
        "What is your reason for cancelling?",
        "Could you share why you're cancelling?",
        "Is it no longer needed, or was it ordered by mistake?",
        "For what reason would you like to cancel?",
        "Can you tell me why you'd like to cancel this order?",
        "May I know why the order should be cancelled?",
    ),
    "payment_method": (
        "How would you like to pay?",
        "Which card should I charge?",
        "What payment method should be used?",
        "Where should the refund go?",
        "How should I refund you?",
        "Which account should the money go to?",
        "How do you want to be refunded?",
        "Which payment method do you prefer?",
        "What card would you like to use for the difference?",
        "How would you like to cover the difference?",
        "Should the refund go to your card or to a gift card?",
        "Which form of payment would you like to switch to?",
        "How will you be paying?",
        "Where should the $142.57 go?",
        "I need to know where to charge or refund a difference.",
        "Which account would you like it refunded to?",
        "Which method should be charged?",
        "What should the difference be charged to?",
        "How would you like to have your money back?",
    ),
    "address": (
        "What's the new address?",
        "Where should it be shipped?",
        "Where would you like it delivered?",
        "Please give me the new delivery address.",
        "What address should I use?",
        "Which address should we send it to?",
        "Could you tell me the street, city, state and zip code?",
        "What should the address be changed to?",
        "Can you spell out the full address?",
        "Where should the package go?",
        "Please tell me where we should deliver it.",
    ),
    "email": (
        "What's your email?",
        "May I have your e-mail address?",
        "Which email is on the account?",
        "What email address did you use?",
        "Could you tell me the email you registered with?",
        "Please share your contact email.",
    ),
    "zip": (
        "What's your zip code?",
        "And your postal code?",
        "Could you give me your ZIP?",
        "What zip code is on file?",
        "May I have the postcode?",
        "What's the zip code of your default address?",
    ),
    "full_name": (
        "What's your name?",
        "May I have your full name?",
        "Who am I speaking with?",
        "Could you tell me your first and last name?",
        "What name is the account under?",
        "Whose account is it?",
        "Please tell me the name on the account.",
        "May I ask who I'm speaking with?",
    ),
    "action": (
        "How can I help?",
        "What can I do for you today?",
        "What would you like to do?",
        "What would you like me to do with it?",
        "How would you like to proceed?",
        "Would you like to return or exchange it?",
        "What brings you here today?",
        "What do you need help with?",
        "What seems to be the problem?",
        "What would you like to happen?",
        "Should I cancel it or change it?",
        "What's your request?",
        "What should happen with the order?",
    ),
    "user_id": (
        "What's your user ID?",
        "Could you tell me your username?",
        "Please give me your customer ID.",
        "What is your account number?",
    ),
}
PLANE = {
    "user_id": (
        "What's your user ID?",
        "Could you tell me your username?",
        "May I have your customer number?",
        "What's your membership number?",
        "Please tell me your account ID.",
    ),
    "reservation_id": (
        "What's your reservation number?",
        "Do you have a booking reference?",
        "May I have the confirmation code?",
        "Which reservation is it?",
        "Which trip is this about?",
        "What's the record locator?",
        "Could you tell me which booking you'd like to change?",
        "Please share the reservation code.",
        "Which of your bookings would you like to cancel?",
        "What's the PNR?",
    ),
    "date": (
        "When would you like to fly?",
        "What date?",
        "Which day do you want to leave?",
        "When are you travelling?",
        "What's your departure date?",
        "On what date would you like to travel?",
        "Or did you have another date in mind?",
        "When do you want to come back?",
        "What are your travel dates?",
        "Which dates work for you?",
        "Could you tell me on which date you want to fly?",
    ),
    "origin": (
        "Where are you flying from?",
        "What's your departure city?",
        "Which airport are you leaving from?",
        "Where will you be departing from?",
        "What city do you want to fly out of?",
        "Please give me the airport you'd like to leave from.",
        "Where would you like to start?",
    ),
    "destination": (
        "Where would you like to go?",
        "Where are you flying to?",
        "What's your destination?",
        "Which city are you travelling to?",
        "Where to?",
        "What's the arrival airport?",
        "Please tell me the city you're flying to.",
        "Which airport would you like to arrive at?",
    ),
    "cabin": (
        "Which cabin would you like?",
        "What class do you want to fly?",
        "Economy or business?",
        "Which class of service do you prefer?",
        "Would you like to fly economy or business class?",
        "What cabin class should I book?",
    ),
    "passengers": (
        "Who is travelling?",
        "How many passengers?",
        "How many people are flying?",
        "Could you give me the passengers' names and dates of birth?",
        "Who else will be on the trip?",
        "What are the travellers' names?",
        "How many of you are travelling?",
        "Will anyone be travelling with you?",
        "Please tell me who the passengers are.",
        "Could you tell me whether anyone is travelling with you?",
    ),
    "baggage": (
        "How many bags?",
        "Do you have any checked bags?",
        "How much luggage will you bring?",
        "Will you be checking any bags?",
        "How many suitcases would you like to check?",
        "Any baggage to add?",
    ),
    "insurance": (
        "Would you like insurance?",
        "Do you want to add travel insurance?",
        "Should I include insurance?",
        "Do you have travel insurance?",
        "Any interest in trip insurance?",
    ),
    "trip_type": (
        "Is it one way or round trip?",
        "One-way or return?",
        "Will this be a round trip?",
        "What type of trip is it?",
        "Do you need a return flight as well?",
    ),
    "payment_method": (
        "How would you like to pay?",
        "Which card should I charge?",
        "What payment method should I use?",
        "How do you want to cover the cost?",
        "Which payment method on file would you like to use?",
        "Would you like to pay with your card or a certificate?",
        "How will you be paying?",
    ),
    "flight_choice": (
        "Which flight would you like?",
        "Which flight do you prefer?",
        "What flight number is it?",
        "Which of these flights should I book?",
        "Which option works for you?",
        "Which itinerary do you want?",
        "Do you have a preferred flight?",
        "Please tell me the flight you'd like.",
        "Which outbound option would you like?",
        "Do you have any preference for departure times?",
        "There are HAT111 and HAT112 on Monday, HAT113 and HAT114 on Friday. Which two would you like?",
    ),
    "reason": (
        "Why do you want to cancel?",
        "What's the reason for the cancellation?",
        "May I ask why you're cancelling?",
        "How come you're cancelling?",
        "What is the reason?",
    ),
    "action": (
        "How can I help?",
        "What would you like to change?",
        "What changes would you like to make?",
        "What would you like to do?",
        "Should I cancel it or change it?",
        "How would you like to proceed?",
        "What do you need?",
    ),
}


@pytest.mark.parametrize("slot", SHOP)
def test_a_shops_slots_are_heard(slot: str) -> None:
    """Each question asks for its slot and for no other."""
    assert {q: READERS["shop"].read(q).requests for q in SHOP[slot]} == dict.fromkeys(SHOP[slot], (slot,))


@pytest.mark.parametrize("slot", PLANE)
def test_an_airlines_slots_are_heard(slot: str) -> None:
    """Each question asks for its slot and for no other."""
    assert {q: READERS["plane"].read(q).requests for q in PLANE[slot]} == dict.fromkeys(PLANE[slot], (slot,))


THINGS = "It has three products in it:\n1. Tea kettle (steel, 1 liter)\n2. Wall clock (size 12, white)\n3. Yoga mat\n"
VARIANTS = "In stock are:\n1. Navy, half zip - $119.80\n2. Black, full zip - $128.95\n"
ORDERS = "I see two orders:\n- #W1112223: a kettle\n- #W4445556: a yoga mat\n"


@pytest.mark.parametrize(
    ("listed", "question", "slot"),
    [
        (THINGS, "Which ones are you sending back?", "items"),
        (THINGS, "Which one would you like to exchange?", "items"),
        (THINGS, "Please tell me which ones you want to return.", "items"),
        (VARIANTS, "Which one would you like instead?", "new_items"),
        (VARIANTS, "Which one should I send you?", "new_items"),
        (VARIANTS, "Pick whichever you like best.", "new_items"),
        (VARIANTS, "Which would you like in place of it?", "new_items"),
        (ORDERS, "Which one would you like to return?", "order_id"),
        (ORDERS, "Which of them is it?", "order_id"),
    ],
)
def test_which_one_is_asked_of_what_is_listed(listed: str, question: str, slot: str) -> None:
    """What the question says of them tells things that one has from things that one is to get."""
    assert READERS["shop"].read(listed + question).requests == (slot,)
