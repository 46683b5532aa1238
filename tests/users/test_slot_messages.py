"""What whole messages ask for, as agents write them: series, lists before a question, choices, and what asks nothing."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "To find your account, I'll need either the email address it's registered under, or your name together with your zip code.",
            "email full_name zip",
        ),
        ("Could you share your first name, last name and zip?", "full_name zip"),
        ("What's the best email to find you under?", "email"),
        ("No luck with that email. Shall we try your name and zip code instead?", "full_name zip"),
        (
            "Would you mind verifying your identity with your email, or else your full name plus zip code?",
            "email full_name zip",
        ),
        ("Let's get you verified first - name and zip code, please.", "full_name zip"),
        ("Which of your three orders has the item you want to send back?", "order_id"),
        ("You have two pending orders. Which one should I cancel?", "order_id"),
        ("I see #W1234567 (kettle) and #W7654321 (lamp). Are we talking about the first or the second?", "order_id"),
        ("Do you have the order number at hand, by any chance? It starts with #W.", "order_id"),
        ("Got it. Is the whole order going back, or only some of the items?", "items"),
        ("Are you returning everything in the order or just the lamp?", "items"),
        ("Which of these items are no longer wanted?", "items"),
        ("Would you like to return both of them, or only the kettle?", "items"),
        (
            "Before I submit the exchange, have you listed every item you want swapped? It can be done only once.",
            "items",
        ),
        ("Just to be sure: are there any more items from this order you'd like to exchange at the same time?", "items"),
        (
            "And what would you like to have in exchange: the same lamp in another color, or a different brightness?",
            "new_items",
        ),
        ("What are you looking for in the replacement? Size, color, material?", "new_items"),
        ("We carry it in red, blue and green. Which color should I put down?", "new_items"),
        ("Tell me the features that matter to you and I'll see which variant fits.", "new_items"),
        ("Do you have any preference as to the material?", "new_items"),
        ("Should the new one be the same size, or would you like a bigger one?", "new_items"),
        ("Would you prefer the 10-inch or the 12-inch version?", "new_items"),
        (
            "Two of them are available:\n- Black, 32GB: $110\n- Silver, 64GB: $130\n\nLet me know your pick.",
            "new_items",
        ),
        (
            "Here's what is in stock:\n1. Steel, 1L - $50.00\n2. Glass, 1.5L - $64.00\n\nDo either of these work for you?",
            "new_items",
        ),
        (
            "Here's what is in stock:\n1. Steel, 1L - $50.00\n2. Glass, 1.5L - $64.00\n\nShould I go for the first or the second?",
            "new_items",
        ),
        (
            "Here's what is in stock:\n1. Steel, 1L - $50.00\n2. Glass, 1.5L - $64.00\n\nWhich one takes your fancy?",
            "new_items",
        ),
        ("What's prompting the cancellation: you no longer need it, or you ordered it by mistake?", "reason"),
        ("I can cancel it if it was ordered by mistake or is no longer needed. Which is it?", "reason"),
        ("May I ask for what reason you'd like it cancelled?", "reason"),
        ("And the reason - no longer needed, or ordered by mistake?", "reason"),
        ("I have to record a reason for the cancellation. Was it a mistake, or do you no longer need it?", "reason"),
        ("The new one costs $20 more. What would you like me to charge?", "payment_method"),
        (
            "There's a difference of $12.50 in your favor. Do you want it on your gift card or back on your Visa?",
            "payment_method",
        ),
        ("Your profile has a PayPal account and a Mastercard. Which shall I use?", "payment_method"),
        ("Should I use your PayPal for that, or your credit card?", "payment_method"),
        ("Who gets the refund, your PayPal or your gift card?", "payment_method"),
        ("Would you like your $45 back on the original card or as gift card balance?", "payment_method"),
        (
            "As for the refund, would you rather have it on the gift card or on the original payment method?",
            "payment_method",
        ),
        ("Will you be using the card on file?", "payment_method"),
        ("To which of your payment methods should I send the refund of $30?", "payment_method"),
        ("How shall we handle the $12 you'd have to pay on top?", "payment_method"),
        ("And for the price difference - gift card or PayPal?", "payment_method"),
        ("Please spell out the new street address, including city, state and zip.", "address"),
        ("Where do you want it to go instead?", "address"),
        ("What's the address you've moved to?", "address"),
        ("Which address shall I put on the order?", "address"),
        ("Should it go to your default address or somewhere else?", "address"),
        (
            "Could I get the new address, your reason for the change, and whether your profile should be updated too?",
            "address reason",
        ),
        (
            "I'd need the order number, the items you're returning, and where to send the refund.",
            "order_id items payment_method",
        ),
        (
            "Please provide the following: the order number; the item you'd like to exchange; what you want in its place; and the payment method for any difference.",
            "order_id items new_items payment_method",
        ),
        ("Which item do you want to exchange, and for what?", "items new_items"),
        ("What would you like to exchange, and what should replace it?", "items new_items"),
        ("What's wrong with the lamp, and would you like to return or exchange it?", "action"),
        ("Are you looking to return it or exchange it?", "action"),
        ("Is it a refund you're after, or a replacement?", "action"),
        ("What can I take care of for you?", "action"),
        ("What should I do with the order - cancel it or change the address?", "action"),
        ("So how may I be of service?", "action"),
        ("What do you want done about it?", "action"),
        ("I have your order number and the items. Shall I go ahead with the return?", ""),
        ("The refund of $45 will go to your original payment method. Do you confirm (yes/no)?", ""),
        (
            "I'll exchange the lamp for the black one, with the difference charged to your PayPal account. Is that okay?",
            "",
        ),
        ("You'll be told by email where to send the items. Do you want me to proceed?", ""),
        ("I'll change the address to 12 Elm Street, Denver, CO 80202. Right?", ""),
        ("I can cancel the order with the reason 'no longer needed'. Would you like me to?", ""),
        (
            "Your order contains the following items:\n- Lamp, black\n- Kettle, steel\nIt was delivered to your default address.",
            "",
        ),
        ("Which payment method you used isn't shown to me, but the refund goes there automatically.", ""),
        ("Everything's set: new color, same size.", ""),
    ],
)
def test_a_shops_messages_ask_for(text: str, slots: str) -> None:
    """These slots and no others."""
    assert set(SHOP.read(text).requests) == set(slots.split())


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("What's the reservation you'd like to change? A six-character code will do.", "reservation_id"),
        (
            "Could you give me your user ID? I'd also like the reservation ID if you have it at hand.",
            "user_id reservation_id",
        ),
        ("Which of your two trips is this about, the one to Boston or the one to Denver?", "reservation_id"),
        ("You have two reservations: ABC123 and XYZ789. Which one should be cancelled?", "reservation_id"),
        ("Where are you headed, and on what day?", "destination date"),
        ("Where would you like to fly from and to, and when?", "origin destination date"),
        (
            "I need your departure city, destination, travel date and the number of passengers.",
            "origin destination date passengers",
        ),
        ("Is this a one-way or do you need a flight back, too?", "trip_type"),
        ("When do you plan to travel?", "date"),
        ("What day did you have in mind?", "date"),
        ("Which date should I search for?", "date"),
        ("From which airport would you like to fly?", "origin"),
        ("Are you leaving from JFK or from LaGuardia?", "origin"),
        ("What's your final destination?", "destination"),
        ("Do you want basic economy, economy or business?", "cabin"),
        ("In which cabin should I book you?", "cabin"),
        ("Would you like to stay in economy or move up to business?", "cabin"),
        ("Who all is coming along? I'll need full names and dates of birth.", "passengers"),
        ("I'd need each passenger's first and last name as well as their date of birth.", "passengers"),
        ("Just you, or is somebody travelling with you?", "passengers"),
        ("For how many people is the booking?", "passengers"),
        ("Which card or certificate would you like to put this on?", "payment_method"),
        ("The upgrade is $120. How would you like to take care of that?", "payment_method"),
        ("Would you rather use your gift card or the Visa ending in 1234?", "payment_method"),
        (
            "Your profile has a Visa, a gift card with $100 and a certificate over $250. Which shall I charge?",
            "payment_method",
        ),
        ("Any bags to check?", "baggage"),
        ("How many checked bags will there be in total?", "baggage"),
        ("Do you want insurance for $30 per passenger, and how many bags will you check?", "insurance baggage"),
        ("Is travel insurance something you'd want?", "insurance"),
        ("Have you thought about insurance?", "insurance"),
        ("What's the reason - a change of plan, the airline cancelling, or something else?", "reason"),
        ("Why is it that you need to cancel?", "reason"),
        (
            "Here are the flights:\n- HAT001, 08:00, $100\n- HAT002, 12:00, $120\nWhich suits you better?",
            "flight_choice",
        ),
        (
            "Here are the flights:\n- HAT001, 08:00, $100\n- HAT002, 12:00, $120\nShould I book the earlier or the later one?",
            "flight_choice",
        ),
        ("There's a nonstop at 9 am for $150 and a one-stop at noon for $90. Which do you prefer?", "flight_choice"),
        ("Would you like the 6 am or the 8 am departure?", "flight_choice"),
        ("What is it about your booking that you'd like to change?", "action"),
        ("Would you like to cancel the trip or move it to another day?", "action"),
        ("I've added one bag, and your Visa was charged. Anything else?", ""),
        ("The cabin can't be changed for a single passenger. Shall I upgrade everyone?", ""),
        ("I'll book HAT001 on May 20 in economy for Ana Ruiz, paid with your Visa. Do I have your go-ahead?", ""),
        ("The refund goes to the payment method that was used. Is that alright?", ""),
    ],
)
def test_an_airlines_messages_ask_for(text: str, slots: str) -> None:
    """These slots and no others."""
    assert set(PLANE.read(text).requests) == set(slots.split())
