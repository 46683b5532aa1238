"""Whose doing a verb is that may be meant for the customer: "confirm the details" may be what the agent will do."""

from __future__ import annotations

import re

__all__ = ["asks_later", "is_agents_own", "is_by_another", "is_not_for_customer", "is_to_come"]

_OTHERS = (
    r"(?<!\w)(?:i|we|they|he|she|let (?:me|us)(?! (?:know|have)(?!\w))|(?:lets|helps?|allows?|enables?) (?:me|us)"
    r"|let's|agent|representative|colleague"
    r"|specialist|supervisor|manager|team)"
)
# "Once we get it back and confirm its condition", "a colleague will look at it and provide a quote".
_BY_ANOTHER = re.compile(
    rf"{_OTHERS}(?:'ll|'d|'m|'re|'ve)?"
    r"(?: (?!(?:you(?= to)|(?:once|when|after|before)(?= you(?!\w))|please|kindly|just|if|until|unless|but|so|need"
    r"|want|like)(?!\w))[^ .?!;]+){0,25}"
    r"(?: and| or|(?:'ll| will| can| could| would| then| also| afterwards| immediately| now){1,3})"
    r"(?: then| also| afterwards| again)?[ ]?$"
)
# "I can't verify the cancellation", "we're unable to confirm it"
_FAILS = r"(?:(?:i|we) (?:can(?:'t|not| not)|could(?:n't| not))|(?:unable|(?<!\w)not able|n't able) to)"
# "Let me confirm that"
_BY_AGENT = re.compile(rf"(?<!\w)(?:(?:i|we|let (?:me|us))(?:'ll| will| can)?|{_FAILS}) (?:double-)?$")
# "I'm happy to confirm the details": what the agent is glad, or not able, to do is asked of nobody.
_AGENTS_OWN = re.compile(
    r"(?:(?<!\w)(?:i|we)(?:'m|'re| am| are|(?:'d|'ll| would| will) be) (?:\w+ ){0,2}|^(?:\w+ )?)"
    r"(?:happy|glad|pleased|delighted|able) to (?:\w+ly )?$"
    rf"|(?<!\w){_FAILS} (?:\w+ly )?$"
)
# "Once I have that, I'll ... and ask you to confirm", "I'll put it to you for your approval": nothing is asked yet.
_TO_COME = re.compile(
    r"^(?:and |so |then )?(?:once|as soon as|when|after|before|then)(?! you(?!\w))[^,]*,? (?:i|we)(?:'ll| will| can)"
    r" [^.?!]*$"
    r"|(?<!\w)(?:i|we)(?:'ll| will) (?:(?:then|also|of course|always|certainly),? )?ask(?: you)? for ?$"
    r"|(?<!\w)(?:i|we)(?:'ll| will) (?:then )?(?:present|show|send|put|prepare|bring|share|work out|come back|get back"
    r"|(?:lay|set|spell) (?:it |them |this )?out|list|outline|summari[sz]e|give|go over|read|draw up|walk)"
    r"(?: (?!(?:below|here)(?!\w))[^ .?!;]+){1,20} for ?$"
    r"|(?<!\w)(?:i|we)(?:'ll| will| can)(?: [^ .?!;]+){1,20},? (?:and|then|before)(?: (?:then|also|finally))?"
    r" (?:ask(?:ing)?|request|prompt)(?: (?:you to|for|you for))? ?$"
)


# "I'll show you the final details and ask for your explicit yes."
_LATER = re.compile(
    r"(?<!\w)(?:i|we)(?:'ll| will)(?: [^ .?!;]+){0,12}(?<! you) ask(?: you)? (?:for|to)"
    r" (?:(?:your|an?|the) )?(?:(?:final|explicit|clear|last|formal|full) )?['\"]?"
    r"(?:yes|approval|confirmation|go-?ahead|consent|confirm|approve)(?!\w)"
)


def asks_later(low: str) -> bool:
    """Return whether a clause announces that a go-ahead will be asked for: "then I'll ask for your final approval"."""
    return " ask " in low and _LATER.search(low) is not None


def is_by_another(low: str, start: int, verb: int) -> bool:
    """Return whether a bare verb has somebody else than the customer for its subject.

    Args:
        low: a text in lower case.
        start: where the clause begins in it.
        verb: where the verb does.
    """
    return _BY_ANOTHER.search(low, start, verb) is not None


def is_not_for_customer(low: str, start: int, verb: int) -> bool:
    """Return whether a bare verb that the agent may well be the subject of has it, or somebody else, for its subject.

    The arguments are those of `is_by_another`.
    """
    return _BY_AGENT.search(low, start, verb) is not None or is_by_another(low, start, verb)


def is_agents_own(low: str, verb: int) -> bool:
    """Return whether a clause says of a bare verb that the agent is glad to do it, or can't: "I'm happy to confirm"."""
    return _AGENTS_OWN.search(low, 0, verb) is not None


def is_to_come(low: str, verb: int) -> bool:
    """Return whether a clause announces what is only asked later: "I'll work out the total and ask you to confirm"."""
    return _TO_COME.search(low, 0, verb) is not None
