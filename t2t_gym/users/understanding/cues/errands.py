"""Errands: what is done on the way, beside the matter, or by somebody else."""

from __future__ import annotations

from t2t_gym.users.understanding.cues.english import HUMAN, WRITTEN
from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["errand"]

# "I've made a mistake", "your identity check is complete", "I've sent it to my supervisor".
_ON_THE_WAY = (
    r"(?:mistakes?|errors?|typos?|search(?:es)?|notes?|filters?|questions?|quer(?:y|ies)|messages?|approval|permission"
    r"|verification|authentication|(?:\w+ )?checks?|look-?ups?|reviews?|calculations?|feedback"
    r"|(?:tool|function|api) calls?)"
)
_SOMETHING_ON_THE_WAY = rf"(?:(?:an?|the|my|our|your|some|this) )?(?:\w+ )?{_ON_THE_WAY}"
_BESIDE = (
    r"(?:e-?mails?|texts?|links?|reminders?|tickets?|cases?|reports?|complaints?|escalations?|call-?backs?|lists?"
    r"|tables?|summary|summaries|overview|cop(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|flags?|alerts?)"
)
_ERRAND = Shade(
    rf"{WRITTEN} {_SOMETHING_ON_THE_WAY}|(?:able|managed) to \w+ {_SOMETHING_ON_THE_WAY}",
    rf"{WRITTEN} (?:you )?(?:an?|another|some|my|our) (?:[\w-]+ ){{0,2}}{_BESIDE}",
    r"(?:updated|revised|adjusted|changed|amended|corrected) (?:the|your|my) (?:[\w-]+ ){0,2}(?:request|summary"
    r"|proposal|plan|quote|overview|selection|details) (?:to|so|as)",
    rf"{_ON_THE_WAY} (?:\w+ )?(?:is|are|was|were|has|have|went|{WRITTEN})",
    rf"(?:an?|another) (?:[\w-]+ ){{0,2}}{_BESIDE} (?:has|was|is)",
    # "Your confirmation has been sent to ..."
    rf"^(?:[\w-]+ ){{0,4}}(?:{_BESIDE}|confirmations?|receipts?|details|instructions|labels?|itinerary) (?:has|have"
    r"|was|were|is|are) (?:(?:been|being|now|also|just|already) ){0,2}(?:sent|e-?mailed)",
    rf"{WRITTEN} [^.?!]{{0,60}}(?:to|with) (?:(?:my|our|the|an?|another) )?(?:[\w-]+ ){{0,2}}{HUMAN}",
)
_AND_DONE = Shade(rf"and (?:[\w']+ ){{0,3}}{WRITTEN}")


def errand(clause: Text) -> Text | None:
    """Return what in a claim is about something done on the way, or beside the matter; None if nothing is.

    What else it claims counts: "I've made a note and cancelled it".
    """
    place = clause.search(_ERRAND)
    if place is None or clause.like(clause.low[place.end() :]).has(_AND_DONE):
        return None
    return clause.like(place[0])
