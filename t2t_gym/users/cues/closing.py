"""Asking whether more help is needed, inviting further questions, and saying goodbye."""

from __future__ import annotations

from t2t_gym.users.cues.english import any_of, has_any, signs
from t2t_gym.users.cues.refusal import REFUSAL

__all__ = ["is_more_help"]

_THINGS = (
    r"(?:questions?|requests?|concerns?|assistance|help|needs?|issues?|inquir(?:y|ies)|enquir(?:y|ies)|support"
    r"|preferences?|things?|actions?|changes?|clarifications?|matters?)"
)
_FURTHER = rf"(?:any(?! specific)|other|more|further|additional|another)(?: \w+){{0,2}} {_THINGS}"
_ELSE = any_of(
    r"(?<!or )(?:any|some)thing (?:else|more|further|other)",
    r"(?:what|how|where) else(?! (?:is|was|are|were|did|do you (?:know|remember)))",
    r"any other way (?:i|we) can",
    r"(?:any|some)thing (?:i|we) can (?:\w+ )?(?:help|do|assist)",
    r"that be (?:all|everything)",
    r"(?:is |was |^)that (?:it|all|everything)(?: for (?:today|now|you))?(?=\?|, or)|is there more(?=\?)"
    r"|^(?:else|more)(?=\?)",
)
_INVITATION = any_of(
    r"let me know|just (?:ask|let|say|tell|shout)|get (?:back )?in touch|contact us|please (?:ask|share|tell)"
    r"|ask away|at any time|(?:happy|glad|here|available|ready|pleased) to (?:help|assist|answer)"
    r"|at your (?:disposal|service)"
)
_MORE_HELP = any_of(
    _FURTHER,
    r"any (?:other|further|additional|more) \w+",
    r"any (?:specific )?(?:questions|concerns|issues)(?: \w+){0,6}",
    r"need (?:help|assistance|anything)(?! (?:finding|locating))",
    r"change your mind(?! and)",
)
_ASKS_MORE = any_of(
    rf"(?:have|need|require|want|are there|is there|with|be of) {_FURTHER}",
    rf"^{_FURTHER}(?=\?)",
    r"need (?:\w+ )?(?:help|assistance) with anything",
    r"be of (?:any )?(?:(?:further|more|additional|other) )?(?:service|help|assistance|use)",
)
_OPEN_DOOR = any_of(
    r"(?:feel free|welcome) to (?:reach|ask|let(?! me know (?:which|what|your|the|how))|contact"
    r"|message|get|return|come|write|call)",
    r"(?:don't|do not|never) hesitate",
    r"reach (?:back )?out(?! to (?:a|an|the|another|our))",
    r"(?:i'm|i am|i'll be|i will be) (?:always |right |still |just )?here (?:if|for you|whenever|when|anytime)",
    r"get back to (?:me|us)",
)
_GOOD = (
    r"(?:great|good|nice|lovely|wonderful|pleasant|safe|fantastic|amazing|beautiful|fine|restful|fun|smooth|enjoyable"
    r"|brilliant|excellent|super|terrific|happy|splendid|marvellous)"
)
_FAREWELL = any_of(
    rf"(?:have|enjoy) (?:a|an|your|the)(?: \w+){{0,2}} {_GOOD}(?: \w+)?",
    r"enjoy (?:your|the|it|them)(?: \w+){0,4}",
    r"good ?bye|bye|take care(?! of)|safe (?:travels?|trip|flight|journey)|until next time|my pleasure"
    r"|happy (?:travels|shopping)|(?:i|we) wish you|wishing you",
    r"(?<!i )see you(?= (?:soon|later|next|again|around|then|there)|[.!]|$)",
    r"glad (?:i|we|that (?:i|we)|to have (?:been|helped))",
    r"^(?:you(?:'re| are) (?:most |very |always )?welcome)",
    r"(?:thank you|thanks) for (?:choosing|shopping|flying|your (?:purchase|business|patronage|loyalty))",
)
# One of these is in whatever the expressions for more help, and for parting, match.
_SIGNS_OF_MORE = signs(
    "more?|that it|that all|else| more|further|be of |other|additional|thing|be all|that all|any |need help"
    "|need assist|your mind"
)
_SIGNS_OF_PARTING = signs(
    "feel free|welcome|hesitate|reach|here |get back|have a|have your|have the|enjoy|bye|take care|safe |see you"
    "|until next|pleasure|happy |wish you|glad|thank"
)


def is_more_help(low: str, question: bool) -> bool:
    """Return whether a clause asks if more help is needed, invites further questions, or says goodbye."""
    more, parting = has_any(low, _SIGNS_OF_MORE), has_any(low, _SIGNS_OF_PARTING)
    if more and _ELSE.search(low):
        return not REFUSAL.search(low) and (question or bool(_INVITATION.search(low) or _OPEN_DOOR.search(low)))
    if parting and (_FAREWELL.search(low) or _OPEN_DOOR.search(low)):
        return True
    if not more:
        return False
    return bool(_MORE_HELP.search(low) and _INVITATION.search(low)) or (question and bool(_ASKS_MORE.search(low)))
