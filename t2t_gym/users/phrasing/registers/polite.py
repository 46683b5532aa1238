"""A manner of speaking: formal, with thanks for every answer. Keys and places are those of `plain`."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["POLITE"]

POLITE: Mapping[str, tuple[str, ...]] = {
    "greeting": (
        "Good morning.", "Good afternoon.", "Hello, and thank you for your time.", "Good day to you.",
        "Hello, I hope you are well.", "Good evening.", "Hello, thank you for taking my message.",
        "Good day, I hope I'm not disturbing you.",
    ),
    "closing": (
        "", "Thank you in advance.", "I'd be grateful for your help.", "Thank you kindly.",
        "Please let me know what you need.", "I should be most grateful.", "Many thanks for looking into it.",
        "I'd be obliged for any help.",
    ),
    "request": (
        "I would like to {do}, please.", "I was wondering if I might {do}.", "Would you kindly help me {do}?",
        "May I ask you to help me {do}?", "I'd be grateful if you could help me {do}.",
        "If possible, I would like to {do}.", "I'm writing because I would like to {do}.",
        "Would it be possible for you to help me {do}?", "I should like to {do}, if I may.",
        "Kindly help me {do}, if you can.",
    ),
    "request.more": (
        "I would also like to {do}, please.", "In addition, I would like to {do}.",
        "If it isn't too much trouble, I would also like to {do}.", "There is one more matter: I would like to {do}.",
    ),
    "request.unclear": (
        "I'm writing with regard to {thing}.", "I would appreciate some help with {thing}, please.",
        "May I trouble you about {thing}?", "I have a small difficulty with {thing}.",
    ),
    "inform": (
        "{Say}.", "Of course: {say}.", "Certainly: {say}.", "With pleasure: {say}.", "By all means: {say}.",
        "Gladly: {say}.",
    ),
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
        "Indeed, please {do}.", "Yes, by all means, please {do}.",
    ),
    "deny": (
        "I'm afraid that isn't right: {say}.", "I beg your pardon, not that one. {Say}.", "Forgive me, but no: {say}.",
        "I may have been unclear, I'm sorry. {Say}.",
    ),
    "revise": (
        "I do apologise, but I've changed my mind. I would rather {do}.",
        "Forgive me, I've reconsidered: now I would like to {do}.",
        "I'm sorry to be difficult, but on reflection I would rather {do}.",
        "Pardon me, I would like to change that. I would prefer to {do}.",
    ),
    "insist": (
        "I beg your pardon, but might you check once more? I would very much like to {do}.",
        "I had rather hoped for another answer. I do need to {do}.",
        "With respect, I would ask you to look again. I would like to {do}.",
        "Would there be no exception at all? It matters to me to {do}.",
    ),
    "accept_refusal": (
        "I understand. Then I shall let {what} go.", "I quite see. No {what_bare}, then.",
        "That is a pity, but I accept what you say about {what}.", "Very well, I won't press you about {what}.",
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
