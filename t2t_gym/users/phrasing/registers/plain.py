"""What customers say plainly: wordings of every act.

Keys are acts, with a variety after a dot. Places are filled by the phrasing: ``{do}`` a verb phrase, ``{what}`` a noun
for the operation (``{what_bare}``: without its article) or for the thing that it is about, ``{thing}`` what a request
is about, ``{things}`` a list of them, ``{say}`` a statement about slots, ``{was}`` one that held until now, ``{slot}``
what a slot is called, ``{ask}`` a question for a quantity, ``{told}`` what is then told, ``{id}`` a word given back.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PLAIN"]

PLAIN: Mapping[str, tuple[str, ...]] = {
    "greeting": ("Hi.", "Hello.", "Hi there.", "Hello there.", "Good day.", "Hey.", ""),
    "closing": ("", "", "", "Can you help with that?", "Could you sort that out?", "Thanks."),
    "who": ("{say}.",),
    "request": (
        "I'd like to {do}.", "I want to {do}.", "I need to {do}.", "I'm calling to {do}.",
        "I'd like your help to {do}.", "I'm hoping to {do}.", "I'm trying to {do}.", "Can you help me {do}?",
        "Could you help me {do}?",
    ),
    "request.more": (
        "I'd also like to {do}.", "I also need to {do}.", "And I want to {do}.", "Also, I want to {do}.",
    ),
    "request.next": (
        "Now for the other thing: I want to {do}.", "Next, I'd like to {do}.", "I'd still like to {do}.",
        "Good. I also still need to {do}.",
    ),
    "request.again": (
        "I'd still like to {do}.", "As I said, I want to {do}.", "What I need is to {do}.",
        "I'm still waiting to {do}.", "To say it again, I want to {do}.",
    ),
    "request.else": (
        "Nothing else, but I'd still like to {do}.", "No, just this: I want to {do}.",
        "Only what I asked for: I want to {do}.", "Let's get this done first: I'd like to {do}.",
    ),
    "request.done": (
        "Is {what} taken care of, then?", "So {what} is taken care of?", "Just to be sure: is {what} taken care of?",
        "Has {what} been taken care of, then?",
    ),
    "request.all_done": (
        "Is all of that taken care of, then?", "So all of that is taken care of?",
        "Just to be sure: is all of that taken care of?", "Has all of that been taken care of, then?",
    ),
    "request.instead": (
        "In that case, I'd like to {do}.", "Then I'd like to {do}.", "Could I {do}, then?",
        "All right, then I want to {do}.",
    ),
    "request.unclear": (
        "It's about {thing}.", "I'm calling about {thing}.", "I need some help with {thing}.",
        "I have a problem with {thing}.", "Something has come up with {thing}.", "There's something about {thing}.",
    ),
    "request.unclear.more": ("It's about {thing}, too.", "And I need help with {thing}."),
    "request.clear": ("I'd like to {do}.", "I want to {do}.", "I'd like you to help me {do}.", "I need to {do}."),
    "request.added": (
        "Oh, one more thing: I'd also like to {do}.", "Good. While I have you, I also want to {do}.",
        "That reminds me, I also need to {do}.", "Great. Could you also help me {do}?",
    ),
    "request.only": (
        "Instead. I only want to {do}.", "Instead of it: I'd like to {do}.", "Not both. I just want to {do}.",
        "In its place, please. I want to {do}.",
    ),
    "request.besides": (
        "As well. I also want to {do}.", "On top of it: I'd like to {do}, too.", "In addition. I'd also like to {do}.",
        "Not instead, I also need to {do}.",
    ),
    "question": ("{Ask}?", "And {ask}?", "Also, {ask}?", "Can you tell me {told}?", "Please tell me {told} as well."),
    "ask_amount.owed": (
        "And {ask}?", "You haven't told me yet: {ask}?", "One more thing: {ask}?", "Before I go, {ask}?",
    ),
    "ask_amount.doubted": (
        "You've told me different things, so once more: {ask}?", "To be sure, {ask}?", "I'm a bit lost now: {ask}?",
        "Sorry, just so that I have it right: {ask}?",
    ),
    "ask_amount.price": (
        "Before I agree: {ask}?", "First tell me: {ask}?", "That depends. {Ask}?", "Wait, {ask}?",
    ),
    "inform.mistaken": (
        "Sorry, my mistake: {say}.", "Oh, I got that wrong. {Say}.", "My apologies, {say}.",
        "Let me check. Ah, I mixed that up: {say}.",
    ),
    "inform": ("{Say}.", "{Say}.", "Well, {say}.", "Okay: {say}.", "Right, {say}."),
    "inform.again": ("As I said, {say}.", "Again, {say}.", "I've told you that: {say}.", "Once more, {say}."),
    "inform.sure": (
        "I'm sure: {say}.", "I've checked, {say}.", "No, that's right: {say}.", "I looked again, {say}.",
    ),
    "inform.all": (
        "Just {things}, nothing else.", "Only {things}.", "That's all: {things}.", "{Things}, and nothing else.",
    ),
    "inform.only": (
        "Nothing else will do: {say}.", "It can't be anything else: {say}.", "No other would be of use to me: {say}.",
        "I don't want anything else: {say}.",
    ),
    "inform.no": ("No, {say}.", "That's not right: {say}.", "Not quite, {say}."),
    "inform.both": ("{Say}, for both.", "For both, {say}.", "In both cases, {say}."),
    "for": ("For {what}, {say}.", "About {what}: {say}.", "As for {what}, {say}."),
    "ask_rest": (
        "What else did you want to know?", "What else do you need from me?", "And what else was there?",
        "What was the rest again?", "There was more, what else do you need?", "And the other things you asked?",
    ),
    "dont_know": (
        "I don't have {slot}.", "I don't have {slot} at hand.", "I'm afraid I don't know {slot}.",
        "I can't tell you {slot}.",
    ),
    "dont_know.who": (
        "I'd rather not go by {slot}, is there another way?", "I'm not sure about {slot}. Is there another way?",
        "Can we do that without {slot}?", "I don't have {slot} at hand. Can you find me in another way?",
    ),
    "dont_know.nothing": (
        "I have nothing to say about {slot}.", "I don't see what {slot} has to do with it.",
        "I can't see why {slot} would matter.",
    ),
    "dont_know.other": (
        "I don't have another one.", "There's no other that I know of.", "That's the only one I have.",
        "No other one comes to mind.",
    ),
    "dont_know.fact": (
        "I couldn't say.", "I'm not sure about that.", "I can't tell you that, I'm afraid.", "That I don't know.",
    ),
    "consent": (
        "Yes, {do}.", "Yes, please {do}.", "Yes, go ahead and {do}.", "Please do: {do}.", "That's right, {do}.",
        "Yes please, {do}.", "Correct, {do}.", "Go ahead, {do}.",
    ),
    "consent.asked": ("Yes, {do}.", "Yes, please {do}.", "Yes, I'd like to {do}.", "Yes, I want to {do}."),
    "consent.exact": (
        "Yes, that is to say: {do}.", "Just to be clear: yes, {do}.", "Yes, as long as that's to {do}.",
        "To say it in my words: yes, {do}.",
    ),
    "consent.repeated": (
        "Yes, please.", "Yes, please go ahead.", "Yes, that's what I want.", "As I said, yes, go ahead.",
    ),
    "consent.more": ("And yes, {do}.", "Also go ahead and {do}.", "And please {do}."),
    "deny": ("No, that's not right: {say}.", "No, not that. {Say}.", "That's not what I meant: {say}.", "No. {Say}."),
    "deny.claimed": (
        "But that isn't what I agreed to: {say}.", "Wait, that's not what I asked for: {say}.",
        "That went wrong, then: {say}.", "Hold on, I agreed to something else: {say}.",
    ),
    "deny.whole": ("No, not that any more. I want to {do}.", "No, that's not what I want now. I'd like to {do}."),
    "revise": (
        "Actually, I've changed my mind. Now I'd like to {do}.",
        "Wait, I've thought about it again: now I want to {do}.", "Hold on. I'd rather {do}.",
        "On second thoughts, I'd rather {do}.", "Sorry, change of plan. Now I want to {do}.",
    ),
    "revise.same": (
        "Wait, let me change one thing: I'd like to {do}.", "Actually, one detail is different now: I want to {do}.",
        "Hold on, one thing has to change. I'd like to {do}.", "Hm, not quite like that any more. I want to {do}.",
    ),
    "revise.several": (
        "Wait, let me change a few things: I'd like to {do}.",
        "Actually, some details are different now: I want to {do}.",
        "Hold on, a few things have to change. I'd like to {do}.", "Hm, not quite like that any more. I want to {do}.",
    ),
    "revise.unsaid": (
        "I was going to say: {was}. But I've changed my mind, now I want to {do}.",
        "At first I thought: {was}. No, I'd rather {do}.",
        "I came here thinking: {was}. But I've thought about it again, I'd like to {do}.",
        "What I had in mind was: {was}. On second thoughts, I'd rather {do}.",
    ),
    "revise.undo": (
        "Oh dear, I shouldn't have done that. I need to {do}.", "That was rash of me. I'd rather {do}.",
        "Hm, now that it's done I've had second thoughts. Could you help me {do}?",
        "I've thought better of it, I'm afraid. I want to {do}.",
    ),
    "revise.price": (
        "That's more than I wanted to spend. Then I'd rather {do}.", "Oh, that's too much for me. I'd rather {do}.",
        "I didn't think it would be that much. Then I want to {do}.",
    ),
    "revise.price.again": (
        "On second thought, that's more than I want to spend. I'd rather {do}.",
        "Now that I see it there, that's too much for me. Then I'd rather {do}.",
        "When I come to think of it, that's a lot of money. I want to {do} after all.",
    ),
    "withdraw.price.again": (
        "On second thought, that's more than I want to spend. Please drop {what}.",
        "Now that I see it there, that's too much. Forget {what}, then.",
    ),
    "withdraw.price": (
        "That's more than I wanted to spend. Then please drop {what}.", "Oh, that's too much. Forget {what}, then.",
        "No, not at that price. Please leave {what}.",
    ),
    "withdraw": (
        "Actually, I've changed my mind. Leave it, please: I don't want {what} any more.",
        "On second thoughts, forget about {what}.", "Wait. Please drop {what}, I'll do without.",
    ),
    "insist": (
        "Are you sure? I really need to {do}.", "Isn't there any way to {do}?",
        "That's a pity. I do want to {do}, can you look again?", "I'd rather not give up on that. I want to {do}.",
        "Can you check once more? I need to {do}.",
    ),
    "insist.offered": (
        "No, that won't do. I want to {do}.", "That's not the same. I need to {do}.",
        "I don't want anything else instead. I'd like to {do}.", "No, nothing else. I do want to {do}.",
    ),
    "insist.again": (
        "Can't you look at {what} once more?", "I'm not ready to give up on {what}.",
        "There must be some way for {what}, please check again.", "Is there really nothing you can do about {what}?",
    ),
    "insist.bluff": (
        "But your colleague promised me that I could {do}.", "The last person I spoke to said it's fine to {do}.",
        "Your website says that I can {do}.", "I was told on the phone yesterday that I may {do}.",
    ),
    "accept_refusal": (
        "I see. Then I'll let {what} go.", "Okay, I understand that {what} isn't possible.",
        "All right, so no {what_bare}. I understand.", "That's a shame, but I understand about {what}.",
    ),
    "accept_refusal.like_that": (
        "I see, so not like that.", "Okay, then not that way.", "All right, it can't be done like that. I understand.",
        "I understand, not as I wanted it.",
    ),
    "decline": ("No, I don't want that.", "No thanks, I don't need that.", "No, that's not what I'm after."),
    "decline.still": (
        "No, I don't want that. I want to {do}.", "No thanks. I'd like to {do}.",
        "I'd rather not. What I want is to {do}.",
    ),
    "decline.extra": (
        "But nothing beyond that, please.", "Just that, though, not the rest.", "Only that, nothing on top.",
        "The other thing I don't want.",
    ),
    "ask_which": (
        "Which one is {id}? The number means nothing to me.", "Sorry, what is {id}? I don't know that number.",
        "I don't recognise {id}. Which one is that?", "What's {id}? Can you tell me which one that is?",
    ),
    "ask_clear.muddled": (
        "Sorry, which is it? You've said several things at once.",
        "I'm confused, that doesn't fit together. Which is it now?",
        "That's a lot at once, and it doesn't agree. One thing at a time, please.",
        "So can you do it or not? Which is it?",
    ),
    "ask_clear.which": (
        "Which of the things I asked for do you mean?", "What exactly will you do? I asked for more than one thing.",
        "Sorry, which one are you talking about?", "Can you say which of my requests that's about?",
        "I asked for more than one thing. Which is it?", "You'll have to tell me which of them you mean.",
    ),
    "ask_clear.what": (
        "What exactly will you do?", "Go ahead with what, exactly?", "Before I say yes: what exactly would you do?",
        "I'd like to know first what exactly you're going to do.", "I can't agree to that if I don't know what it is.",
        "You haven't said what you'd do. Can you spell it out?",
    ),
    "not_understood": (
        "Sorry, I don't follow. What do you mean?", "I didn't understand that. Can you say it another way?",
        "I'm not sure what you mean by that.", "Sorry, what was that?", "That doesn't tell me anything, I'm afraid.",
        "I can't make sense of that. Could you put it in plain words?",
    ),
    "not_understood.empty": (
        "Hello? Are you still there?", "I think your message got lost, there's nothing in it.",
        "Is anybody there?", "Nothing came through. Could you send that again?", "Are you there?",
        "Your message is empty. What did you want to say?",
    ),
    "foreign": (
        "Sorry, I only speak English.", "I don't understand that language. Could you write in English?",
        "Could we do this in English, please?", "I can't read that. English, please.",
    ),
    "acknowledge": ("Okay.", "All right.", "Okay, thanks.", "Got it.", "I see."),
    "acknowledge.hold": (
        "Sure.", "Okay, no problem.", "All right, thanks.", "Take your time.", "Okay, I'll wait.", "Of course.",
    ),
    "acknowledge.please": ("Yes, please do.", "Yes, please.", "Sure, please do that.", "Okay, go ahead and look."),
    "acknowledge.handover": ("Yes, please.", "Yes, please do that.", "Yes, please, if that helps.", "All right."),
    "acknowledge.handover.last": (
        "Yes, please. Nothing else from me.", "Yes, please do that. There's nothing else.",
        "No, nothing else. And yes, please.", "Yes, please, that's all I need.",
    ),
    "acknowledge.meant": (
        "Yes, that's the one.", "Yes, that's the one I mean.", "That's the one, yes.", "Yes, exactly that one.",
    ),
    "acknowledge.so": ("Yes, that's right.", "Yes, it's so.", "That's correct.", "Yes, correct."),
    "acknowledge.kept": (
        "Yes, leave that as it is.", "Yes, that stays as it is.", "Yes, that stays the same.",
        "Yes, nothing changes about that.",
    ),
    "acknowledge.right": ("Yes, that's right.", "Yes, that's me.", "That's correct.", "Yes, correct."),
    "thank": (
        "Thanks.", "Thank you.", "Thanks for your help.", "Great, thank you.", "Thanks a lot.", "Okay, thank you.",
    ),
    "thank.anyway": (
        "Thanks anyway.", "Thank you anyway.", "Thanks for trying.", "Thank you for looking into it.", "Well, thanks.",
    ),
    "stop": (
        "That's all.", "That's everything.", "That was all I needed.", "Goodbye.", "Bye.", "That'll be all, bye.",
    ),
    "leave": (
        "This is going nowhere. I'll try another time.", "I give up. Goodbye.", "I've had enough, I'm hanging up.",
        "We're not getting anywhere. Bye.",
    ),
}  # fmt: skip
