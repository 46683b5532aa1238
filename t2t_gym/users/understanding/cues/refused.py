"""What of a clause that refuses is refused: not what is set against that, nor what it hangs on; if it is at all."""

from __future__ import annotations

import re

from t2t_gym.users.understanding.cues.refusal import REFUSAL, is_refusal
from t2t_gym.users.understanding.cues.reminder import is_reminder
from t2t_gym.users.understanding.matching.cue import Shade
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = [
    "applies",
    "is_general",
    "is_note",
    "lacking",
    "refused_deed",
    "refused_part",
    "says_it_applies",
    "set_against",
    "without_states",
]

# "It can be returned, but not exchanged", "it can be returned, but not once it's worn".
_ELLIPSIS = re.compile(
    r"(?<!\w)(?:can|may)(?: only| still| always)?(?P<able>(?: be)? (?!(?:i|we|you)(?!\w))(?:[\w/-]+,? ){1,10}?)"
    r"(?:(?:but|just|only|though) not|(?<=, )(?:not|never)(?= (?:be )?\w+ed(?!\w))) (?:be )?"
    r"(?P<hangs>(?:once|if|when|after|for|by|with|in|on|at|as)(?!\w))?"
)
# What is set against what is refused: "it can't be moved, though I can cancel it", "while I can cancel it, ...".
_AGAINST = re.compile(r",? (?:but|(?:even )?though|although|while|whereas) |, only (?=(?:[\w'-]+ ){1,6}can(?!\w))")
_ALTHOUGH = re.compile(r"(?:(?:even )?though|although|while|whereas) [^,]{1,120}, ")
# What it hangs on, or comes of, before it and after it.
_SINCE = re.compile(r"(?:once|if|when|whenever|after|because|since|as|now that|unless|until)(?! for) [^,]{1,120}, ")
_HANGS = re.compile(
    r",? (?:unless|until|because|since|if|when|whenever|once|after|before|without|as (?:it|they|this|these|the|your"
    r"|you))(?!\w)"
)
_SO = re.compile(r",? so (?!that(?!\w))")
# "There's no way to do that: the order is cancelled", "once an order is cancelled, we can't alter how it was paid"
_STANDS = re.compile(
    r"(?<!\w)(?:is|are|was|were|been|gets?|has|have|had)(?:n't| not)?(?: \w+ly| already| now| just)? \w+ed(?!\w)"
)
# "I can't change it without your email", "until you tell me the date": it is asked for.
_LACKING = re.compile(
    r"(?<!\w)(?:without(?: (?:knowing|having|at least))?|(?:until|unless) (?:i|we) (?:have|know|get)|(?:until|unless)"
    r" you (?:give|tell|send)(?: (?:me|us))?|(?:until|unless) you (?:provide|share|confirm))(?= (?:your|the|their|his"
    r"|her|an?|which|what|how|at)(?!\w))"
)
# What is told by the way: "please note that bags can't be taken off"; or sets apart what can be done: "... can't be
# changed, only who they are".
_NOTE = Shade(
    r"(?:please|also|do|kindly|just|quick|small|to) (?:\w+ )?note|^note that|(?:keep|bear)(?:ing)? in mind|be aware"
    r"|for your information|(?:just )?so you know|fyi|by the way|as a reminder|please remember"
    r"|worth (?:noting|knowing)",
    r"(?<=, )(?:only|just) (?:who|which|what|when|how|where|the|their|its|for|to)",
)
# "Gift cards can't be exchanged for cash", "orders that have been processed can't be changed": of all of a kind.
_GENERAL = re.compile(
    r"(?:(?!(?:yours?|the|this|that|these|those|my|our|its|both|all|none|i|we|you|unfortunately)(?!\w))[\w'-]+ ){0,3}?"
    r"(?!(?:this|its|yours|always|as|is|was|has)(?!\w))[a-z-]{2,}s"
    r"(?: (?:that|which|who|on|of|in|with|\w+ed|paid|bought) [^,.?!]{2,60}?)?"
    r" (?:can't|cannot|can not|can only|aren't|are not|may not|may only|have to|must)(?!\w)"
    # "An order that has been processed can't be changed", "any worn item can't be returned".
    r"|(?:an?|any) (?:(?:\w+ ){1,3}?(?:that|which|who) [^,.?!]{2,60}?|\w+(?:ed|en|rn) \w+) (?:can't|cannot|can not"
    r"|can only|isn't|may not|may only)(?!\w)"
)
# So does "..., but their names can be". What the agent itself can do ("..., but I can return it") is put in place of
# what is refused.
_CAN = re.compile(r"(?<!\w)(?<!(?<!\w)i )(?<!(?<!\w)we )can(?: be)?(?=\W*$| \w)")
_SO_HERE = r"sorry|afraid|unfortunately|regrettably|sadly|therefore|hence|which means|instead"
# "Note that your order can't be cancelled", "..., so I can't do that" are no general rules.
_CASE = re.compile(
    rf"(?<!\w)(?:yours?(?! information)|{_SO_HERE}|because"
    r"|(?:it(?! (?:isn't|is not) possible to(?!\w))|this|these|those|they)(?: \w+)? (?:cannot|[a-z]+n't|can only"
    r"|may only)"
    r"|so (?:(?:i|we)(?!(?:'ll|'d)?(?: \w+)? (?:need|have|want|like) to (?:check|know|ask|see|look)(?!\w))|you(?! know)"
    r"|it|that))(?!\w)"
)


# "Yours is one", "your order has been processed", "I'm sorry": said beside a rule.
_APPLIED = re.compile(
    rf"(?<!\w)(?:{_SO_HERE}"
    r"|(?:yours|your (?:[\w#'-]+ ){1,4}?|(?:it|this|that)(?! (?:is|was) (?:right|correct|okay|fine)(?!\w)))"
    r"(?:(?<= )|'s | )(?:is|was|has|had|were|are|isn't|wasn't|hasn't|aren't)(?!\w))"
)


def is_note(clause: Text) -> bool:
    """Return whether a clause that refuses tells of a rule by the way, or what can be done, and not that it applies."""
    told = clause.has(_NOTE) or _CAN.search(set_against(clause).low) is not None
    return told and not applies(clause)


def is_general(clause: Text) -> bool:
    """Return whether a clause that refuses speaks of all of a kind: "gift cards can't be exchanged for cash"."""
    return (_GENERAL.match(clause.low) is not None or is_reminder(clause)) and not applies(clause)


def applies(clause: Text) -> bool:
    """Return whether a clause that refuses says that it applies to what the customer wants."""
    return _CASE.search(clause.low) is not None


def says_it_applies(low: str) -> bool:
    """Return whether a lower-case sentence beside a rule says that it applies: "yours has been processed"."""
    return _APPLIED.search(low) is not None


def refused_part(clause: Text) -> Text:
    """Return a clause that refuses without what it sets against that: "it can't be moved, though I can cancel it"."""
    return _parted(clause)[0]


def set_against(clause: Text) -> Text:
    """Return what a clause sets against what it refuses; without anything, it is empty."""
    return _parted(clause)[1]


def _parted(clause: Text) -> tuple[Text, Text]:
    low = clause.low
    if short := _ELLIPSIS.search(low):
        what = short["able"].rstrip(", ") if short["hangs"] else ""
        rest = low[short.start("hangs") if short["hangs"] else short.end() :]
        return clause.like(f"{low[: short.start()]}cannot{what} {rest}"), clause.part(0, short.end("able"))
    joints = [although] if (although := _ALTHOUGH.match(low)) else _AGAINST.finditer(low)
    for joint in joints:
        before, after = clause.part(0, joint.start() or joint.end()), clause.part(joint.end())
        if is_refusal(before) is not is_refusal(after):
            return (before, after) if is_refusal(before) else (after, before)
    return clause, clause.part(0, 0)


def refused_deed(clause: Text) -> Text:
    """Return what a clause says can't be done, without what that hangs on: "I can't move it, as it's cancelled"."""
    part = refused_part(clause)
    if (since := _SINCE.match(part.low)) and is_refusal(rest := part.part(since.end())):
        part = rest
    # "The order is cancelled, so it can't be returned"
    if (
        (so := _SO.search(part.low))
        and is_refusal(rest := part.part(so.end()))
        and not is_refusal(part.part(0, so.start()))
    ):
        part = rest
    refusal = part.search(REFUSAL)
    hangs = _HANGS.search(part.low, refusal.end()) if refusal else None
    return part.part(0, hangs.start()) if hangs else part


def without_states(low: str) -> str:
    """Return a lower-case text that refuses without what tells how things stand: what is done there isn't refused."""
    return _STANDS.sub(" ", low)


def lacking(clause: Text) -> int:
    """Return where that is named without which a clause says that something can't be done; 0: it says no such thing."""
    lacks = _LACKING.search(clause.low)
    return lacks.end() if lacks else 0
