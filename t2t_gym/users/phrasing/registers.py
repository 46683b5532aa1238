"""Manners of speaking: wordings of their own for some acts, by the keys of the plain ones (see `plain_register`)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CHATTY", "CROSS", "POLITE", "RAMBLING", "TERSE"]

TERSE: Mapping[str, tuple[str, ...]] = {
    "greeting": ("Hi.", "", "", "Hello."),
    "closing": ("", "", "Thanks."),
    "request": ("Need to {do}.", "Want to {do}.", "I want to {do}.", "Trying to {do}.", "Looking to {do}."),
    "request.more": ("Also need to {do}.", "And want to {do}."),
    "request.next": ("Next: I want to {do}.", "Still need to {do}."),
    "request.again": ("Still need to {do}.", "I just want to {do}.", "Again: I want to {do}."),
    "inform": ("{Say}.",),
    "ask_rest": ("What else?", "And what else?", "What else do you need?", "What was the rest?"),
    "dont_know": ("Don't have {slot}.", "No idea about {slot}.", "Don't know {slot}."),
    "dont_know.who": ("Not sure about {slot}. Any other way?", "Can we skip {slot}?", "Without {slot}, please."),
    "consent": ("Yes, {do}.", "Yes: {do}.", "Yep, {do}.", "Go ahead, {do}."),
    "revise": (
        "Wait, no. I'd rather {do}.", "Changed my mind: now I want to {do}.", "Actually, I'd rather {do}.",
    ),
    "insist": ("Really no way? I need to {do}.", "Check again, I need to {do}."),
    "insist.offered": ("No, not that. I need to {do}.", "No. I want to {do}."),
    "insist.again": ("Check {what} once more.", "Really nothing to be done about {what}?"),
    "acknowledge": ("Ok.", "Fine.", "Sure."),
    "acknowledge.hold": ("Ok.", "Sure.", "Fine."),
    "thank": ("Thanks.", "Ok, thanks.", "Good.", "Perfect, thanks.", "Great.", "Good, thanks."),
    "stop": ("That's all.", "Bye.", "Done here.", "Nothing else.", "That's it, bye.", "All done."),
}  # fmt: skip

CHATTY: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "Hi there, hope you're having a good day!", "Hello! I hope you can help me with something.",
        "Hey, thanks for picking this up!", "Hi! I've been meaning to call about this.",
        "Good day! I've got a little thing for you.", "Hello, it's me again with something for you to look at!",
    ),
    "closing": (
        "", "Hope that's not too much trouble!", "Let me know what you need from me.",
        "That would really make my day!", "I'd be so glad if that worked out.", "No rush, I've got my coffee here.",
    ),
    "request": (
        "So, here's the thing: I'd like to {do}.", "I've been thinking it over, and I want to {do}.",
        "What I was wondering is whether you could help me {do}.", "I talked it over at home, and I'd like to {do}.",
        "Long story short, I need to {do}.", "I finally got round to this: I'd like to {do}.",
    ),
    "request.more": (
        "Oh, and while we're at it, I'd also like to {do}.", "And since I've got you here, I also want to {do}.",
    ),
    "inform": (
        "So, {say}.", "Let me see... {say}.", "Easy one: {say}.", "Oh right, {say}.", "{Say}, there you go.",
    ),
    "ask_rest": (
        "And what else was it you needed?", "Now remind me, what else did you want to know?",
        "What else can I tell you?", "You asked something else as well, didn't you?",
    ),
    "consent": (
        "Yes, that sounds good, please {do}.", "Oh yes, go ahead and {do}.", "Yes, let's do that: {do}.",
        "Sounds great, please {do}.",
    ),
    "thank": (
        "Wonderful, thank you so much!", "Brilliant, thanks a million!", "Thanks ever so much, you've been great.",
        "Oh, that was quick, thank you!", "Lovely, thanks for sorting that out.", "Perfect, that's a load off my mind!",
    ),
    "stop": (
        "That's all from me, have a lovely day!", "That was everything, take care!", "Nothing else from me, bye now!",
        "I'm all sorted, have a good one!", "No, that's the lot, cheerio!", "That's me done, all the best!",
    ),
}  # fmt: skip

POLITE: Mapping[str, tuple[str, ...]] = {
    "greeting": ("Good morning.", "Good afternoon.", "Hello, and thank you for your time.", "Good day to you."),
    "closing": (
        "", "Thank you in advance.", "I'd be grateful for your help.", "Thank you kindly.",
        "Please let me know what you need.",
    ),
    "request": (
        "I would like to {do}, please.", "I was wondering if I might {do}.", "Would you kindly help me {do}?",
        "May I ask you to help me {do}?", "I'd be grateful if you could help me {do}.",
        "If possible, I would like to {do}.",
    ),
    "request.more": ("I would also like to {do}, please.", "In addition, I would like to {do}."),
    "inform": ("{Say}.", "Of course: {say}.", "{Say}.", "With pleasure: {say}."),
    "ask_rest": (
        "What else did you wish to know?", "May I ask what else you need?", "Would you remind me what else you asked?",
        "Please tell me what else you need.",
    ),
    "dont_know": ("I'm sorry, I don't have {slot} to hand.", "I'm afraid I couldn't tell you {slot}."),
    "dont_know.who": (
        "I would rather not give {slot}, if there is another way.", "I'm afraid I'm not sure about {slot}.",
        "Might you find me without {slot}?",
    ),
    "consent": (
        "Yes, please {do}.", "Yes, if you would, please {do}.", "That is right, please {do}.", "Yes, kindly {do}.",
    ),
    "revise": (
        "I do apologise, but I've changed my mind. I would rather {do}.",
        "Forgive me, I've reconsidered: now I would like to {do}.",
    ),
    "acknowledge": ("Thank you, I see.", "Very well, thank you.", "Certainly."),
    "acknowledge.hold": ("Of course.", "Certainly, take your time.", "Thank you, I can wait."),
    "thank": (
        "Thank you very much for your help.", "Thank you kindly.", "Many thanks.", "I'm much obliged to you.",
        "That is very good of you, thank you.", "I appreciate your help.",
    ),
    "stop": (
        "That will be all. Goodbye.", "That is all I needed. Have a pleasant day.", "Nothing further, goodbye.",
        "I have no other questions. Good day.", "There is nothing else, thank you.",
        "That was all. I wish you a good day.",
    ),
}  # fmt: skip

CROSS: Mapping[str, tuple[str, ...]] = {
    "greeting": ("", "Right.", "Finally.", "Hello, I hope this won't take long.", "Look,"),
    "closing": (
        "", "And please don't make me wait.", "I don't have all day.", "I hope that's not too much to ask.",
        "I've waited long enough.",
    ),
    "request": (
        "I need to {do}.", "I want to {do}, and soon.", "I have to {do}, it's been bothering me for days.",
        "I just want to {do}.", "I expect to be able to {do}.",
    ),
    "inform": ("{Say}.", "Fine: {say}.", "If you must know, {say}."),
    "ask_rest": ("What else do you want to know?", "And what else?", "One at a time. What else?", "What's next?"),
    "inform.again": ("I already said: {say}.", "How often do I have to say it? {Say}."),
    "consent": ("Yes, {do}.", "Yes, and soon, please: {do}.", "Yes. Just {do}."),
    "deny": ("No! {Say}.", "No, you've got that wrong: {say}.", "No. Listen: {say}.", "Wrong. {Say}."),
    "insist": (
        "That can't be right. I need to {do}.", "I won't take that for an answer. I want to {do}.",
        "Then look again. I want to {do}.", "I don't believe that. I have to {do}.",
    ),
    "insist.again": (
        "I'm not dropping {what}. Look again.", "Is that all you can say about {what}?",
        "Then ask somebody who knows about {what}.", "No. There has to be something you can do about {what}.",
    ),
    "acknowledge": ("Fine.", "Okay, and?", "Right."),
    "acknowledge.hold": ("Fine, but be quick.", "All right.", "If you must."),
    "thank": (
        "Fine, thanks.", "About time. Thanks.", "Okay. Thanks.", "Good, then that's settled.", "Right, thank you.",
        "At last. Thank you.",
    ),
    "stop": ("That's all.", "Goodbye.", "That's it.", "No, nothing more.", "I'm off, then.", "We're done here."),
}  # fmt: skip

RAMBLING: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "Hello, yes, hi, I hope I've come to the right place, I never know with these things.",
        "Right, hello, so, where do I begin.", "Hi, oh good, somebody's there, I wasn't sure anyone would answer.",
        "Good day, I was going to write a letter first, but then my daughter said just ask them, so here I am.",
        "Hello! Now let me think how to put this.", "Yes, hello, sorry, I had it all written down somewhere.",
    ),
    "closing": (
        "", "Anyway, that's the long and the short of it.", "Well, I think that's it, or most of it.",
        "I'm sure I forgot something, but that's what it comes down to.", "So there you have it, for what it's worth.",
    ),
    "request": (
        "I've been going back and forth on this all morning, but what it comes down to is that I'd like to {do}.",
        "So the thing is, and I did think about it for quite a while, I want to {do}.",
        "It's a bit of a long story and I won't bore you with all of it, but I need to {do}.",
        "Now, I don't usually do this sort of thing, but I'd like to {do}.",
        "My husband thinks I should leave it, but no, I've decided that I want to {do}.",
    ),
    "request.more": (
        "And then, while I'm at it, there was something else, wait, yes: I'd also like to {do}.",
        "Oh, and before I forget, because I always do, I also want to {do}.",
    ),
    "request.unclear": (
        "Well, it's about {thing}, it has been on my mind for days now.",
        "So there's {thing}, you see, and something has to be done about it.",
    ),
    "inform": (
        "Let me see now, I had it here a minute ago, yes: {say}.", "Well, if I remember rightly, {say}.",
        "Oh, that, yes, of course, {say}.", "Hang on, let me put my glasses on. {Say}.",
        "I was just coming to that, {say}.", "Now where did I put it, ah, here: {say}.",
        "That I can tell you without looking it up: {say}.", "I'd have to think, no, wait, {say}.",
    ),
    "ask_rest": (
        "Now you asked something else, too, what was it?", "And there was more, I've lost track, what else was it?",
        "What else did you want to know, I can only do so much at once?", "And the rest, what was that again?",
    ),
    "consent": (
        "Yes, that's what I'd like, I've read it twice now, please {do}.",
        "Yes, yes, that's it, go ahead and {do}, and then that's done.",
        "Oh good, that's what I was hoping for, so yes, {do}.",
        "That's how I'd have put it myself, more or less, so please {do}.",
        "Well, that sounds right to me, so yes, {do}.",
        "Let me just read that again, yes, all right, please {do}.",
    ),
    "insist": (
        "Oh, but that can't be, surely, somebody must be able to do it, I really need to {do}.",
        "Now that's a shame, because I'd told everybody about it already, and I do want to {do}.",
        "No, wait, there's always a way, my brother-in-law had the same thing once, and I really want to {do}.",
        "I don't like to make a fuss, I never do, but I have to {do}, so would you look again?",
        "Well, that isn't what I was hoping to hear, I'd set my heart on it, couldn't you let me {do} after all?",
        "You see, it's not that I'm stubborn, but I did count on it, and I'd still like to {do}.",
    ),
    "thank": (
        "Well, that's that then, thank you, you've been very patient with me.",
        "Oh, lovely, thank you, I was dreading this all week.",
        "There, that wasn't so hard after all, was it, thank you.",
        "Oh, that is a relief, I must say, thank you ever so much.",
        "Thank you, you did that so nicely, I'll tell my daughter.",
        "Now I can cross that off my list, thank you very much.",
    ),
    "stop": (
        "No, nothing else, I've kept you long enough. Goodbye.", "That's everything, I think, yes, that's it. Bye now.",
        "Right, I'd better get on with my day, goodbye then.", "I won't keep you any longer, all the best to you.",
        "And if I think of anything else, I'll be in touch, goodbye.", "So that would be all, have a nice day now.",
    ),
}  # fmt: skip
