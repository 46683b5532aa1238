"""What a sentence of an agent does, and asks for, by what stands around it."""

from __future__ import annotations

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding

SHOP, PLANE = Understanding(RETAIL), Understanding(AIRLINE)

# Who reads, what an agent says, its acts, and the slots that it asks for, in any order.
SAID = {
    "a rule told beside a question refuses nothing": (
        (SHOP, "Which items would you like to return? Only delivered ones can be sent back.", "request", "items"),
        (SHOP, "What's the order number? Note that only pending orders can be cancelled.", "request", "order_id"),
        (SHOP, "Why cancel? I can only accept that it's no longer needed, or a mistake.", "request", "reason"),
        (PLANE, "What's your user ID? I can only look you up by that.", "request", "user_id"),
    ),
    "a rule told for itself refuses": (
        (SHOP, "Only delivered orders can be exchanged.", "refuse", ""),
        (SHOP, "Refunds may only go to a gift card.", "refuse", ""),
        (PLANE, "Each booking is limited to five travellers.", "refuse", ""),
        (PLANE, "Changes are restricted to another date.", "refuse", ""),
    ),
    "so does one of which it comes that something can't be done": (
        (SHOP, "What's the order number? Only pending orders can be changed, so yours is too late.", "refuse request",
         "order_id"),
    ),
    "what waits only for who one is isn't refused": (
        (SHOP, "I'm not permitted to say more before I've verified you, so what's your email?", "request", "email"),
        (PLANE, "I can't open it until I know who you are. May I have your user ID?", "request", "user_id"),
    ),
    "what was named before is what is to be sent, or told": (
        (SHOP, "I need your email first. Would you type it out?", "request", "email"),
        (SHOP, "I'd look you up by email, or by name and zip code. Please give me either one.", "request",
         "email full_name zip"),
        (SHOP, "The order number seems to be off. Could you take another look and tell me what it says?", "request",
         "order_id"),
        (SHOP, "That zip code is not on file. Is it spelled differently?", "request", "zip"),
        (SHOP, "Even though you gave me a user ID, I need your email. Please send it over.", "request", "email"),
        (PLANE, "ABC123 isn't coming up. Would you mind sending it again?", "request", "reservation_id"),
        (PLANE, "That user ID isn't known here. Do you have a different one?", "request", "user_id"),
        (PLANE, "Your user ID is at the top of your itinerary. What does it say?", "request", "user_id"),
    ),
    "who is asked which of what has just been put is offered it": (
        (SHOP, "The difference can go on the Visa or on PayPal. What's your preference?", "offer", "payment_method"),
        (SHOP, "It's either a gift card or PayPal. Which would you rather?", "offer", "payment_method"),
        (PLANE, "There's economy or business. Let me know which one suits.", "offer", "cabin"),
        (SHOP, "You could exchange it, or return it. How would you like to go about it?", "offer", "action"),
        (PLANE, "I could upgrade it, or cancel it. What would you have me do?", "offer", "action"),
    ),
    "other things of the same order are asked for, and no other help offered": (
        (SHOP, "Anything else in this order you'd like to send back?", "request", "items"),
        (SHOP, "Are there other items in the order you want to exchange?", "request", "items"),
        (SHOP, "Is it just the lamp, or is there something more in that order?", "request", "items"),
        (SHOP, "Have you told me about every item you'd like to swap?", "request", "items"),
        (SHOP, "Anything else I can do for you?", "anything_else", ""),
    ),
    "a question may end in a list": (
        (PLANE, "Is it because of\n(a) a change of plans,\n(b) the airline cancelling, or\n(c) something else?",
         "request", "reason"),
        (SHOP, "Is this because:\n1) you no longer need it\n2) you ordered it by mistake?", "request", "reason"),
        (SHOP, "Would you like to:\n- cancel the order\n- change its address?", "offer", "action"),
        (SHOP, "Which of these would you rather give me?\n- Your email\n- Your name and zip code", "request",
         "email full_name zip"),
    ),
    "which one, and something else, are two questions": (
        (SHOP, "We have:\n- Black: $40\n- White: $41\nWhich one do you want, and how will you pay?",
         "offer request", "new_items payment_method"),
        (PLANE, "HAT123 and HAT124 both have seats. Which one would you like, and in which cabin?",
         "offer request", "flight_choice cabin"),
    ),
    "what only qualifies a thing isn't asked for": (
        (PLANE, "What's the booking number of the flight you missed?", "request", "reservation_id"),
        (PLANE, "What's the ID of the reservation, and why can't you fly?", "request", "reservation_id reason"),
    ),
    "who goes on after a goodbye hasn't said one": (
        (PLANE, "I hope you feel better soon. What's your user ID?", "request", "user_id"),
        (SHOP, "Thank you for choosing us! Shall I return it?", "confirm", ""),
        (SHOP, "Thank you for choosing us!", "anything_else", ""),
    ),
    "how much is meant is a question, not a choice": (
        (SHOP, "Do you want to return everything, or just the lamp?", "request", "items"),
    ),
    "what is asked for may come in two ways": (
        (SHOP, "May I have your email, or if you prefer, your name and zip code?", "request", "email full_name zip"),
        (SHOP, "Do you have in mind another size, or another colour?", "request", "new_items"),
        (SHOP, "What I do have:\n- Black: $40\n- White: $41", "", ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", SAID)
def test_reads_what_stands_around(rule: str) -> None:
    """Each message is read by the rule."""
    for reader, text, acts, slots in SAID[rule]:
        reading = reader.read(text)
        assert (set(reading.acts), set(reading.requests)) == (set(acts.split()), set(slots.split())), text
