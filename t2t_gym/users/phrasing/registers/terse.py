"""A manner of speaking: no word more than is needed. Keys and places are those of `plain`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["TERSE"]

TERSE: Mapping[str, tuple[str, ...]] = {
    "greeting": ("Hi.", "", "", "Hello.", "Hey.", "Quick one."),
    "closing": ("", "", "Thanks.", "Please.", "Thx."),
    "request": (
        "Need to {do}.", "Want to {do}.", "I want to {do}.", "Trying to {do}.", "Looking to {do}.",
        "I'd like to {do}.", "Please {do}.", "Calling to {do}.",
    ),
    "request.more": ("Also need to {do}.", "And want to {do}.", "Also: I want to {do}.", "Plus I need to {do}."),
    "request.next": ("Next: I want to {do}.", "Still need to {do}."),
    "request.again": ("Still need to {do}.", "I just want to {do}.", "Again: I want to {do}."),
    "inform": ("{Say}.",),
    "ask_rest": ("What else?", "And what else?", "What else do you need?", "What was the rest?"),
    "dont_know": (
        "Don't have {slot}.", "No idea about {slot}.", "Don't know {slot}.", "Can't say, I don't have {slot}.",
    ),
    "dont_know.who": ("Not sure about {slot}. Any other way?", "Can we skip {slot}?", "Without {slot}, please."),
    "consent": ("Yes, {do}.", "Yes: {do}.", "Yep, {do}.", "Go ahead, {do}."),
    "revise": (
        "Wait, no. I'd rather {do}.", "Changed my mind: now I want to {do}.", "Actually, I'd rather {do}.",
        "Scrap that, I want to {do}.",
    ),
    "insist": (
        "Really no way? I need to {do}.", "Check again, I need to {do}.", "No. I want to {do}.",
        "Look again, I have to {do}.",
    ),
    "insist.offered": (
        "No, not that. I need to {do}.", "No. I want to {do}.", "Not what I asked. I want to {do}.",
        "No good. I need to {do}.",
    ),
    "insist.again": (
        "Check {what} once more.", "Really nothing to be done about {what}?", "No other way for {what}?",
        "Can't be. Look at {what} again.",
    ),
    "acknowledge": ("Ok.", "Fine.", "Sure."),
    "acknowledge.hold": ("Ok.", "Sure.", "Fine."),
    "thank": ("Thanks.", "Ok, thanks.", "Good.", "Perfect, thanks.", "Great.", "Good, thanks."),
    "stop": ("That's all.", "Bye.", "Done here.", "Nothing else.", "That's it, bye.", "All done."),
}  # fmt: skip
