"""Handing the customer over to a human: what it is, that it happens now, and what makes it a mere possibility."""

from __future__ import annotations

from t2t_gym.users.understanding.cue import Cue, Shade
from t2t_gym.users.understanding.sieve import Text

__all__ = ["is_handover", "is_transfer"]

_HUMAN = (
    r"(?:human|live (?:agent|person|representative)|real person|representative|supervisor|specialists?|manager"
    r"|colleagues?|(?:support|service|care) (?:agent|team|staff|department)|(?:an?|another|our) (?:\w+ )?(?:agent|team"
    r"|department)|someone)"
)
_HANDOVER = Cue(
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
_NOW = Shade(
    r"you(?:'re| are| will|'ll| have|'ve) (?:now |be |been |being |shortly )*(?:transferred|connected|handed"
    r"|put through)",
    r"(?:i'm|i am|we're|we are)(?: now| currently| going to)? (?:transfer|connect|escalat|hand|pass|forward"
    r"|redirect|rout)\w*",
    r"i(?:'ve| have)(?: now| just| already)? (?:transferred|connected|escalated|handed|passed|forwarded)",
    r"(?:i'll|i will|let me)(?: now| just| go ahead and| immediately| therefore)? (?:transfer|connect|escalate|hand"
    r"|pass|forward|redirect|put you)",
    r"(?:while|as) i (?:transfer|connect)",
    r"(?:transferring|connecting|escalating|handing|passing|putting|forwarding|redirecting|routing) (?:you|this|the)",
    r"(?:has|have) been (?:transferred|escalated|handed over)",
)
_POSSIBLE = Shade(
    r"if|once|would|whether|when|unless|should you|until|after|before|as soon as|(?:may|will) need to|upon|in case"
)


def is_handover(clause: Text) -> bool:
    """Return whether a clause speaks of handing the customer over to a human."""
    return clause.has(_HANDOVER)


def is_transfer(clause: Text) -> bool:
    """Return whether a clause that speaks of a hand-over says that it happens now."""
    return clause.has(_NOW) and not clause.has(_POSSIBLE)
