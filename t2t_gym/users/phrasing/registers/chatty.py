"""A manner of speaking: cheerful, with a word about everything. Keys and places are those of `plain`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CHATTY"]

CHATTY: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "Hi there, hope you're having a good day!", "Hello! I hope you can help me with something.",
        "Hey, thanks for picking this up!", "Hi! I've been meaning to call about this.",
        "Good day! I've got a little thing for you.", "Hello, it's me again with something for you to look at!",
        "Hi! Lovely that one can just write to you.", "Hello hello! How's your day going?",
        "Hey there! Got a minute for me?", "Hi! I hope it isn't too busy on your side today.",
        "Hello! First time I've tried this chat, so bear with me.", "Oh hi! I hope this is the right place.",
    ),
    "closing": (
        "", "Hope that's not too much trouble!", "Let me know what you need from me.",
        "That would really make my day!", "I'd be so glad if that worked out.", "No rush, I've got my coffee here.",
        "Fingers crossed!", "You'd be doing me a big favour!", "That's really all!", "Thanks a bunch in advance!",
    ),
    "request": (
        "So, here's the thing: I'd like to {do}.", "I've been thinking it over, and I want to {do}.",
        "What I was wondering is whether you could help me {do}.", "I talked it over at home, and I'd like to {do}.",
        "Long story short, I need to {do}.", "I finally got round to this: I'd like to {do}.",
        "I've put it off long enough: I'd like to {do}.", "My friends keep telling me to call, so: I want to {do}.",
        "I was just sorting out my things and noticed that I need to {do}.",
        "It's nothing dramatic, I'd just like to {do}.", "Guess what, I need to {do}.",
        "So I slept on it, and I'd like to {do}.",
    ),
    "request.more": (
        "Oh, and while we're at it, I'd also like to {do}.", "And since I've got you here, I also want to {do}.",
        "And there's one more little thing, I'd also like to {do}.",
        "Ooh, and I also need to {do}, if that's all right.",
    ),
    "request.unclear": (
        "So, what brings me here is {thing}.", "You see, there's this thing with {thing}.",
        "I was hoping you could have a look at {thing} with me.",
        "Something's up with {thing}, and I thought I'd just ask!",
    ),
    "inform": (
        "So, {say}.", "Let me see... {say}.", "Easy one: {say}.", "Oh right, {say}.", "{Say}, there you go.",
        "Sure thing: {say}.", "Oh, I know that one, {say}.", "Happy to tell you, {say}.",
    ),
    "ask_rest": (
        "And what else was it you needed?", "Now remind me, what else did you want to know?",
        "What else can I tell you?", "You asked something else as well, didn't you?",
    ),
    "consent": (
        "Yes, that sounds good, please {do}.", "Oh yes, go ahead and {do}.", "Yes, let's do that: {do}.",
        "Sounds great, please {do}.",
    ),
    "deny": (
        "Oh, not quite! {Say}.", "Ah, no, we've got our wires crossed: {say}.", "Hmm, no, not that. {Say}.",
        "Nope, close though! {Say}.",
    ),
    "revise": (
        "Oh, hang on, silly me, I'd rather {do}.", "You know what? I've thought again, now I'd like to {do}.",
        "Ha, I've changed my mind, sorry! I'd rather {do}.", "Oh wait, better idea: I want to {do}.",
    ),
    "insist": (
        "Aw, really? I was so looking forward to it, I'd love to {do}.",
        "Oh no, is there really nothing? I really do need to {do}.",
        "Hmm, could you take one more peek? I do want to {do}.",
        "That makes me a bit sad, I was counting on it. I want to {do}.",
    ),
    "accept_refusal": (
        "Oh well, can't be helped. Then no {what_bare} for me.", "Fair enough, I'll live. I'll let {what} go.",
        "Ah, pity, but I get it about {what}.", "Okay then, forget about {what}, no hard feelings!",
    ),
    "acknowledge": ("Okay, great.", "Sure, got it.", "Oh, okay!", "Cool, thanks."),
    "acknowledge.hold": (
        "Sure, no rush!", "Take your time, I've got my coffee.", "Okay, I'll be right here!", "No problem at all.",
    ),
    "thank": (
        "Wonderful, thank you so much!", "Brilliant, thanks a million!", "Thanks ever so much, you've been great.",
        "Oh, that was quick, thank you!", "Lovely, thanks for sorting that out.",
        "Perfect, that's a load off my mind!",
    ),
    "stop": (
        "That's all from me, have a lovely day!", "That was everything, take care!", "Nothing else from me, bye now!",
        "I'm all sorted, have a good one!", "No, that's the lot, cheerio!", "That's me done, all the best!",
    ),
}  # fmt: skip
