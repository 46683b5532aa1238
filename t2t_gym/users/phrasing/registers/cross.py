"""A manner of speaking: annoyed, and in a hurry. Keys and places are those of `plain`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CROSS"]

CROSS: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "", "Right.", "Finally.", "Hello, I hope this won't take long.", "Hello.", "At last.",
        "Right, let's get this over with.", "Third time I'm trying to reach somebody.", "Look here.",
    ),
    "closing": (
        "", "And please don't make me wait.", "I don't have all day.", "I hope that's not too much to ask.",
        "I've waited long enough.", "I expect this to work.", "Let's be quick about it.",
        "And spare me the small talk.",
    ),
    "request": (
        "I need to {do}.", "I want to {do}, and soon.", "I have to {do}, it's been bothering me for days.",
        "I just want to {do}.", "I expect to be able to {do}.", "All I want is to {do}.",
        "How hard can it be? I want to {do}.", "I need to {do}, today.",
    ),
    "request.more": (
        "And another thing: I want to {do}.", "That's not all, I also need to {do}.", "I also have to {do}.",
        "And I want to {do}, too.",
    ),
    "request.unclear": (
        "There's {thing}, and something has to be done about it.", "It's about {thing}.", "I'm not happy with {thing}.",
        "Somebody has to do something about {thing}.",
    ),
    "inform": (
        "{Say}.", "Fine: {say}.", "If you must know, {say}.", "There: {say}.", "For what it's worth, {say}.",
        "Well then: {say}.",
    ),
    "inform.again": ("I already said: {say}.", "How often do I have to say it? {Say}."),
    "ask_rest": ("What else do you want to know?", "And what else?", "One at a time. What else?", "What's next?"),
    "consent": (
        "Yes, {do}.", "Yes, and soon, please: {do}.", "Yes, now {do}.", "Yes. Finally. {Do}.",
        "Yes, get on with it: {do}.", "Yes, just {do}.",
    ),
    "deny": ("No! {Say}.", "No, you've got that wrong: {say}.", "No. Listen: {say}.", "Wrong. {Say}."),
    "revise": (
        "No, stop. I want to {do}.", "Forget what I said. I'd rather {do}.",
        "You know what, I've had enough of that. I want to {do}.",
        "That's not worth it to me any more. I'd rather {do}.",
    ),
    "insist": (
        "That can't be right. I need to {do}.", "I won't take that for an answer. I want to {do}.",
        "Then look again. I want to {do}.", "I don't believe that. I have to {do}.",
    ),
    "insist.again": (
        "I'm not dropping {what}. Look again.", "Is that all you can say about {what}?",
        "Then ask somebody who knows about {what}.", "No. There has to be something you can do about {what}.",
    ),
    "accept_refusal": (
        "Typical. Then no {what_bare}.", "Fine. I'll let {what} go, but I'm not happy.",
        "So that's how it is with {what}. All right.", "Great, no {what_bare} then. I'll remember that.",
    ),
    "acknowledge": ("Fine.", "Okay, and?", "Right."),
    "acknowledge.hold": ("Fine, but be quick.", "All right.", "If you must."),
    "thank": (
        "Fine, thanks.", "About time. Thanks.", "Okay. Thanks.", "Good, then that's settled.", "Right, thank you.",
        "At last. Thank you.",
    ),
    "stop": ("That's all.", "Goodbye.", "That's it.", "No, nothing more.", "I'm off, then.", "We're done here."),
}  # fmt: skip
