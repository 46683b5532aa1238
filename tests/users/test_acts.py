"""Every act can be worded in many ways; small sentences, one act each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.understanding import Understanding
from t2t_gym.users.understanding.text.clauses import pieces
from t2t_gym.users.understanding.text.plain_text import plain
from t2t_gym.users.understanding.text.sentences import sentences

OWN = Path(__file__).parent / "agent_turns" / "turns.jsonl"
READERS = [Understanding(RETAIL), Understanding(AIRLINE)]

SENTENCES = {
    "done": (
        "I've cancelled it.",
        "Your order is now cancelled.",
        "The cancellation went through.",
        "All done!",
        "That's been taken care of.",
        "I went ahead and cancelled your order.",
        "Your refund is on its way; the order has been cancelled.",
        "The return has been set up.",
        "I have placed the exchange for you.",
        "Your address was just updated.",
        "The change is done.",
        "It's done!",
        "Everything has been updated.",
        "I was able to cancel your order.",
        "I managed to change the address.",
        "You're all set.",
        "The order's been cancelled.",
        "Consider it done.",
        "I just processed your return.",
        "Your new address is saved.",
        "I've put the exchange through.",
        "The items are now being exchanged, as your request has been submitted.",
        "We've successfully processed your cancellation.",
        "Cancelled!",
        "Your cancellation is confirmed.",
        "I've cancelled it and charged no fee.",
        "I have updated your address, but changed nothing else.",
        "The modification is complete.",
        "I've applied the change to your order.",
        "I have now issued the refund.",
        "Okay, cancelled as requested.",
        "The shipping address now reads 12 Elm St; I've changed it.",
        "I've sorted that out for you.",
        "That is now changed.",
        "The order no longer exists; I cancelled it.",
        "I've removed the item.",
        "I have completed the return of both items.",
        "Perfect, it's been cancelled and you'll be refunded shortly.",
        "Both done!",
        "Cancellation complete.",
        "The new address is in place.",
        "The order was cancelled a moment ago.",
        "There you go, all updated.",
        "The order's cancelled.",
        "Your default address is now 12 Elm St, Denver.",
        "The order is now going to 12 Elm St in Denver.",
    ),
    "refuse": (
        "It has already been cancelled and refunded, so there's nothing left to cancel.",
        "I have to turn that down.",
        "I'm not in a position to do that.",
        "It's not something our system lets me do.",
        "We can no longer change it.",
        "I can't do that.",
        "That's not possible.",
        "I'm unable to cancel it.",
        "We can't accept this return.",
        "This order cannot be modified.",
        "I'm not allowed to do that.",
        "It's too late to change it.",
        "That isn't allowed.",
        "Unfortunately, no.",
        "I'm afraid not.",
        "Our policy doesn't permit this.",
        "That goes against our policy.",
        "This can't be done.",
        "It isn't eligible.",
        "I won't be able to help with that.",
        "I have no way to do that.",
        "There's no option to split the payment.",
        "Only pending orders can be cancelled.",
        "We don't do that.",
        "That's something I can't do.",
        "The order is not eligible for return.",
        "You can't change it any more.",
        "It is impossible to change this.",
        "I must decline.",
        "We no longer carry that size.",
        "It's sold out.",
        "There are no seats left.",
        "No flights are available.",
        "I don't have the ability to do that.",
        "I'm sorry, that can't be arranged.",
        "This request can't be fulfilled.",
        "That change would violate our rules.",
        "A delivered order can't be cancelled.",
        "The system doesn't let me do it.",
        "I cannot make an exception.",
        "You cannot return it after 30 days.",
        "We're not able to offer compensation.",
        "That's outside of what I can do.",
        "I have to say no to that.",
        "It doesn't qualify for a refund.",
    ),
    "anything_else": (
        "Anything else?",
        "Is there anything else?",
        "Can I help with something else?",
        "What else can I do for you?",
        "Do you need anything else?",
        "Any other questions?",
        "Let me know if you have other questions.",
        "Feel free to ask if you need more help.",
        "I'm here if you need me.",
        "Have a great day!",
        "Goodbye!",
        "Take care!",
        "You're welcome!",
        "Is that everything?",
        "Will that be all?",
        "Anything further I can assist with?",
        "Enjoy the rest of your day.",
        "Don't hesitate to get in touch again.",
        "See you next time!",
        "Bye!",
        "Happy to help with anything else.",
        "Is there something more I can do?",
        "If you need further assistance, I'm happy to help.",
        "May I assist you with any other matter?",
    ),
    "transfer": (
        "I'm transferring you to a human agent.",
        "You're being transferred now.",
        "Let me connect you with a specialist.",
        "I'll hand you over to my colleague.",
        "Please hold while I transfer you.",
        "I'm passing you on to our support team.",
        "Transferring you to a human agent now.",
        "I have escalated this to a supervisor.",
        "One moment, I'll put you through to a manager.",
        "You will be connected to an agent shortly.",
    ),
    "confirm": (
        "Do you agree to the change as described?",
        "Can I get a yes?",
        "Is that a go?",
        "Is this how you want it?",
        "Can you confirm I should proceed with both?",
        "Fine by you?",
        "OK to do (1) and (2)?",
        "Do I go ahead?",
        "Can I cancel it? Once it's cancelled, it can't be reinstated.",
        "If so, I'll go ahead.",
        "Change it to 12 Elm St in Denver - good?",
        "Shall I go ahead?",
        "Is that okay?",
        "Do you want me to do that?",
        "Should I proceed?",
        "Can you confirm?",
        "Please confirm.",
        "Does that work?",
        "Sound good?",
        "OK?",
        "Is this right?",
        "Ready to proceed?",
        "Yes?",
        "May I go ahead?",
        "Do I have your approval?",
        "Would you like me to continue?",
        "Are you sure?",
        "Do you agree?",
        "Just say yes and I'll do it.",
        "Is everything correct?",
        "Shall we?",
        "Are we good to go?",
        "Want me to go ahead?",
        "Would that be alright?",
        "Do you accept?",
    ),
    "": (
        "I'm looking into it.",
        "One moment please.",
        "I see.",
        "Thank you for the information.",
        "I'll check that for you.",
        "Let me have a look.",
        "Your order contains a lamp.",
        "The order was placed on May 3.",
        "The order was delivered last week.",
        "I will cancel it.",
        "I'm about to process it.",
        "Thanks for waiting.",
        "I can help with that.",
        "I understand.",
        "The refund takes 5 to 7 days.",
        "I'm processing it right now.",
        "I'm sorry to hear that.",
        "It will be cancelled soon.",
        "Your order is pending.",
        "The item costs $20.",
        "Okay, great!",
        "Your payment was received.",
        "The order is being prepared.",
        "Your flight was cancelled by the airline.",
        "It has not been changed.",
        "I see you have two pending orders.",
        "You have a round trip booked at this time.",
        "I have the following flights for you.",
        "If you wish you can cancel it.",
        "I'd be glad to have a look.",
        "It's set to be paid with your Visa card.",
        "I've charged no fee.",
        "We've added nothing to it so far.",
        "I have made no other changes.",
    ),
}


@pytest.mark.parametrize("act", SENTENCES)
@pytest.mark.parametrize("reader", READERS, ids=["shop", "plane"])
def test_an_act_is_heard_however_it_is_worded(act: str, reader: Understanding) -> None:
    """Each sentence performs its act and no other; those without do nothing."""
    expected = frozenset({act} if act else ())
    assert {text: reader.read(text).acts for text in SENTENCES[act]} == dict.fromkeys(SENTENCES[act], expected)


@pytest.mark.parametrize("reader", READERS, ids=["shop", "plane"])
def test_shades_alone_tell_nothing(reader: Understanding) -> None:
    """Statements that are passed over because no cue but shades could be in them are read as no act."""
    messages = [json.loads(line)["agent"] for line in OWN.read_text().splitlines()[::10]]
    spoken = [text for texts in SENTENCES.values() for text in texts]
    clauses = [
        piece
        for m in (*messages, *spoken)
        for sentence, item in sentences(plain(m))
        for piece in pieces(sentence, item=item)
    ]
    passed = [(p, text) for p in clauses if not (text := reader.text(p.low)).tells and not (p.question or "'" in p.low)]
    read = {piece.text: list(reader._reader._acts(piece, text)) for piece, text in passed if "please" not in piece.low}
    assert read
    assert not any(read.values()), read
