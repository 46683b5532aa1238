"""A manner of speaking: long-winded, and easily led astray. Keys and places are those of `plain`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["RAMBLING"]

RAMBLING: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "Hello, yes, hi, I hope I've come to the right place, I never know with these things.",
        "Right, hello, so, where do I begin.", "Hi, oh good, somebody's there, I wasn't sure anyone would answer.",
        "Good day, I was going to write a letter first, but then my daughter said just ask them, so here I am.",
        "Hello! Now let me think how to put this.", "Yes, hello, sorry, I had it all written down somewhere.",
        "Hello, is this the right window, I've got three of them open and I can't tell them apart.",
        "Good morning, or is it afternoon already, I've lost all track today.",
        "Hi, yes, sorry, I had to find my glasses first, now then.",
        "Hello there, I tried the telephone, but there was only music, so I thought I'd write.",
        "Right, so, hello, my neighbour said you're quite good at this.",
        "Hello, I'll try to keep it short, though I never manage.",
        "Ah, hello, I nearly closed the page just now, that would have been something.",
        "Well, hello, it took me half an hour to find where to write to you.",
    ),
    "closing": (
        "", "Anyway, that's the long and the short of it.", "Well, I think that's it, or most of it.",
        "I'm sure I forgot something, but that's what it comes down to.", "So there you have it, for what it's worth.",
        "That's about the size of it, I suppose.", "Well, you'll know what to do, I'm sure.",
        "There, I've said it, now it's your turn.", "I do go on, don't I, but that's all of it.",
        "But you tell me, you're the expert.",
    ),
    "request": (
        "I've been going back and forth on this all morning, but what it comes down to is that I'd like to {do}.",
        "So the thing is, and I did think about it for quite a while, I want to {do}.",
        "It's a bit of a long story and I won't bore you with all of it, but I need to {do}.",
        "Now, I don't usually do this sort of thing, but I'd like to {do}.",
        "My husband thinks I should leave it, but no, I've decided that I want to {do}.",
        "Where was I, ah yes, I'd like to {do}, that was it.",
        "Well, one thing led to another, as it does, and now I need to {do}.",
        "I meant to do this last week, but then there was the thing with the roof, so now I want to {do}.",
        "I'll start at the beginning, or no, I'd better start at the end: I want to {do}.",
        "You wouldn't believe the month we've had, but that's another story, I'm here because I'd like to {do}.",
        "I asked my sister, who always knows these things, and she said I should write to you, because I want to {do}.",
        "It came to me in the middle of the night, actually, that I need to {do}.",
    ),
    "request.more": (
        "And then, while I'm at it, there was something else, wait, yes: I'd also like to {do}.",
        "Oh, and before I forget, because I always do, I also want to {do}.",
        "And that isn't even all, because there was a second thing on my list, which is that I want to {do}.",
        "Now what was the other one, I had it a second ago, oh yes, I also need to {do}.",
        "Which reminds me, though it has nothing to do with it, that I'd also like to {do}.",
        "And my daughter said to ask about the other thing at the same time, so I'd also like to {do}.",
    ),
    "request.unclear": (
        "Well, it's about {thing}, it has been on my mind for days now.",
        "So there's {thing}, you see, and something has to be done about it.",
        "Where do I start, it's about {thing}, and I hardly know how to explain it.",
        "Something isn't quite as it should be with {thing}, though it took me a while to see it.",
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
        "Well, that sounds right to me, so yes, {do}.", "Let me just read that again, yes, all right, please {do}.",
    ),
    "deny": (
        "No, no, you must have mixed something up, or I did, anyway: {say}.",
        "Oh, wait, that isn't it, let me say it again: {say}.", "Now that's not what I had in mind at all, {say}.",
        "Hold on, I think we're talking about different things, {say}.",
    ),
    "revise": (
        "Now that I see it written down like that, I'm not so sure any more, I think I'd rather {do}.",
        "Wait, wait, my sister has just looked over my shoulder, and she's right, I'd rather {do}.",
        "You'll think I can't make up my mind, and you'd be right, but now I want to {do}.",
        "Oh, but hang on, I've been thinking while we talked, and I'd rather {do}.",
    ),
    "insist": (
        "Oh, but that can't be, surely, somebody must be able to do it, I really need to {do}.",
        "Now that's a shame, because I'd told everybody about it already, and I do want to {do}.",
        "No, wait, there's always a way, my brother-in-law had the same thing once, and I really want to {do}.",
        "I don't like to make a fuss, I never do, but I have to {do}, so would you look again?",
        "Well, that isn't what I was hoping to hear, I'd set my heart on it, couldn't you let me {do} after all?",
        "You see, it's not that I'm stubborn, but I did count on it, and I'd still like to {do}.",
    ),
    "accept_refusal": (
        "Well, that's how it is, then, I won't make a scene about {what}.",
        "Oh dear, and I'd told everyone, but all right, so no {what_bare}.",
        "I suppose rules are rules, my late father always said so, then I'll let {what} go.",
        "Hm, yes, no, I see, then let's forget about {what}.",
    ),
    "acknowledge": (
        "Yes, yes, I see.", "Right, okay, I think I follow.", "Oh, is that so, all right.", "Well, good to know.",
    ),
    "acknowledge.hold": (
        "Yes, do, I'm not going anywhere.", "Take your time, I'll just put the kettle on.",
        "Of course, no hurry, I've got all afternoon.", "All right, I'll wait here, then.",
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
        "No, nothing else, I've kept you long enough. Goodbye.",
        "That's everything, I think, yes, that's it. Bye now.", "Right, I'd better get on with my day, goodbye then.",
        "I won't keep you any longer, all the best to you.",
        "And if I think of anything else, I'll be in touch, goodbye.", "So that would be all, have a nice day now.",
    ),
}  # fmt: skip
