"""Handing the customer over to a human: what it is, that it happens now, and what makes it a mere possibility."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.english import HUMAN
from t2t_gym.users.understanding.matching.cue import Cue, Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["is_for_human", "is_handover", "is_transfer", "without_task"]

# "You're being connected", "your case has been passed on".
_PASSED_ON = (
    r"(?:you|it|this|that|everything|(?:your|the|this) (?:\w+ )?(?:call|chat|case|request|issue|matter|inquiry"
    r"|concern))(?:'re|'s| are| is| will|'ll| have|'ve| has) (?:now |be |been |being |shortly )*(?:transferred"
    r"|connected|handed over|put through|escalated|forwarded|passed)"
)
# "A colleague will take over from here."
_TAKES_OVER = (
    rf"{HUMAN}(?: agent| representative| member)? (?:will|'ll|is going to) (?:now |shortly "
    r"|soon )?(?:take (?:over|it|this|care)|be (?:with|assisting|helping) you|join (?:us|you)|assist|help)"
)
_HANDOVER = Cue(
    r"(?:transfer|connect|escalat|hand|pass|put|forward|refer|redirect|rout|speak|talk|contact|reach)(?:e|r?ing|r?ed"
    rf"|ting|ing out)? (?:[\w']+ ){{0,6}}{HUMAN}",
    rf"(?:transfer(?:r?ing|red)?|connect(?:ing|ed)?) you"
    rf"|(?:get|getting|got) you (?:over |through )?to (?:\w+ ){{0,3}}{HUMAN}",
    r"you(?:'re| are| will be|'ll be| have been|'ve been) (?:now |being |shortly )*(?:transferred|connected"
    r"|put through)",
    _TAKES_OVER,
    r"hand(?:ing|ed)? (?:you|this|it) (?:over|off)",
    r"escalat(?:e|ing|ed) (?:this|your|the|it|you)",
    r"(?:proceed|continue|go ahead|facilitate|arrange|initiate|assist)(?: with)? (?:the|this|a) (?:transfer"
    r"|escalation|hand-?over)(?! of)",
)
# "A human agent would have to take it."
_ELSEWHERE = Shade(
    rf"(?<!no ){HUMAN}(?: agent| representative| member)? (?:will|would|can|could|may|might|must|has to|needs to)"
)
_NOW = Shade(
    _PASSED_ON,
    _TAKES_OVER,
    r"(?:i'm|i am|we're|we are)(?: now| currently| going to)? (?:transfer|connect|escalat|hand|pass|forward"
    r"|redirect|rout)\w*",
    r"(?:i|we)(?:'ve| have)(?: now| just| already)? (?:transferred|connected|escalated|handed|passed|forwarded)",
    r"(?:(?:i|we)(?:'ll| will)|let me|(?:i|we)(?:'ll| will)? (?:need|have) to)(?: now| just| go ahead and"
    r"| immediately| therefore)? (?:transfer|connect|escalate|hand|pass|forward|redirect|(?:get|put) you)",
    r"(?:while|as) (?:i|we) (?:transfer|connect)",
    r"(?:transferring|connecting|escalating|handing|passing|putting|forwarding|redirecting|routing) (?:you|this|the)",
)
_POSSIBLE = Shade(
    r"if|once|would|whether|when|unless|should you|until|after|before|as soon as|may need to|upon|in case"
)
# "... a human agent who may be able to look into other options."
_TASK = re.compile(
    rf"(?<!\w)({HUMAN}(?: (?:agent|representative|specialist|member)s?)?),? (?:who|that|which|so that"
    r"|to(?! (?:connect|transfer|hand|pass|put|speak|talk)(?!\w)))(?: (?!or |if you|please)[^ ,;?!]+){1,40}"
)


def without_task(clause: Text) -> Text:
    """Return a clause that speaks of a hand-over without what the human is to do, as that is none of the agent's."""
    low = _TASK.sub(r"\1", clause.low)
    return clause if low == clause.low else clause.like(low)


def is_handover(clause: Text) -> bool:
    """Return whether a clause speaks of handing the customer over to a human."""
    return clause.has(_HANDOVER)


def is_for_human(message: Text) -> bool:
    """Return whether a message says that something is up to a human, whether or not the customer is handed over."""
    return message.has(_ELSEWHERE) or message.has(_HANDOVER)


def is_transfer(clause: Text) -> bool:
    """Return whether a clause that speaks of a hand-over says that it happens now."""
    return clause.has(_NOW) and not clause.has(_POSSIBLE)
