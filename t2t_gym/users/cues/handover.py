"""Handing the customer over to a human: what it is, that it happens now, and what makes it a mere possibility."""

from __future__ import annotations

from t2t_gym.users.cues.english import any_of, has_any, signs

__all__ = ["is_handover", "is_transfer"]

_HUMAN = (
    r"(?:human|live (?:agent|person|representative)|real person|representative|supervisor|specialists?|manager"
    r"|colleagues?|(?:support|service|care) (?:agent|team|staff|department)|(?:an?|another|our) (?:\w+ )?(?:agent|team"
    r"|department)|someone)"
)
_HANDOVER = any_of(
    r"(?:transfer|connect|escalat|hand|pass|put|forward|refer|redirect|rout|speak|talk|contact|reach)(?:e|r?ing"
    r"|r?ed|ting|ing out)?"
    rf" (?:[\w']+ ){{0,6}}{_HUMAN}",
    r"(?:transfer(?:r?ing|red)?|connect(?:ing|ed)?) you",
    r"you(?:'re| are| will be|'ll be| have been|'ve been) (?:now |being |shortly )*(?:transferred|connected"
    r"|put through)",
    r"hand(?:ing|ed)? (?:you|this|it) (?:over|off)",
    r"escalat(?:e|ing|ed) (?:this|your|the|it|you)",
    r"(?:proceed|continue|go ahead|facilitate|arrange|initiate|assist)(?: with)? (?:the|this|a) (?:transfer"
    r"|escalation|hand-?over)(?! of)",
)
_NOW = any_of(
    r"you(?:'re| are| will|'ll| have|'ve) (?:now |be |been |being |shortly )*(?:transferred|connected|handed"
    r"|put through)",
    r"(?:i'm|i am|we're|we are)(?: now| currently| going to)? (?:transfer|connect|escalat|hand|pass|forward"
    r"|redirect|rout)\w*",
    r"i(?:'ve| have)(?: now| just| already)? (?:transferred|connected|escalated|handed|passed|forwarded)",
    r"(?:i'll|i will|let me)(?: now| just| go ahead and| immediately| therefore)? (?:transfer|connect|escalate|hand"
    r"|pass|forward|redirect|put you)",
    r"(?:while|as) i (?:transfer|connect)",
    r"(?:transferring|connecting|escalating) (?:you|this|the)",
    r"(?:has|have) been (?:transferred|escalated|handed over)",
)
_POSSIBLE = any_of(
    r"if|once|would|whether|when|unless|should you|until|after|before|as soon as|(?:may|will) need to|upon|in case"
)


# One of these is in whatever the first expression matches.
_SIGNS = signs("transfer|connect|scalat|hand|pass|put |forward|refer|redirect|rout|speak|talk|contact|reach")


def is_handover(low: str) -> bool:
    """Return whether a clause speaks of handing the customer over to a human."""
    return has_any(low, _SIGNS) and _HANDOVER.search(low) is not None


def is_transfer(low: str) -> bool:
    """Return whether a clause that speaks of a hand-over says that it happens now."""
    return bool(_NOW.search(low)) and not _POSSIBLE.search(low)
