"""Splits sentences into clauses: pieces, each of which does one thing."""

from __future__ import annotations

import re
from typing import NamedTuple

from t2t_gym.users.understanding.text.governed import is_by_another

__all__ = ["Piece", "pieces"]

_ASK = (
    r"(?:(?:could|can|would|will|do|did|are|have) you|(?:should|shall|may|can|do|did|am|are|have) (?:i|we)"
    r"|(?:should|shall|will|does) (?:the|your|it|they)"
    r"|(?:is|does|are) (?:that|this|there|these|those|it|everything|anything))(?!\w)"
)
_STARTS = (
    r"(?:(?:also|then|kindly|just|if so|otherwise)?,? ?(?:(?:please|kindly|let (?:me|us) know"
    rf"|(?:tell|give|send) (?:me|us)|confirm|provide|specify|share|ensure|indicate|feel free"
    rf"|don't hesitate|have a|thank)(?!\w)|{_ASK}"
    r"|(?:i|we)(?:'ll|'ve|'m|'re| will| have| am| are| can| cannot| can't| need| would)(?!\w)"
    r"|if you(?!\w)[^,.?!]{1,80}, (?:i|we)(?:'ll|'d| can| could| will| would)(?!\w)"
    r"|(?:with|on|to|from|for|by|at|in) (?:which|what)(?!\w)"
    r"|no (?:\w+ ){1,3}(?:has|have|was|were)(?!\w)"
    r"|your (?:\w+ )?(?:confirmation|go-?ahead|approval|consent|ok|okay)(?! (?:email|number|code|id))(?!\w)"
    r"|(?:which|what) (?:ones?|of)(?!\w)|(?:what|which|how)(?:'s)? (?:\w+ ){0,3}(?:would|do|is|are|can|may"
    r"|should)(?![\w'])))"
)
# What it is for, within a series of what is needed: "your email, so I can find you, and the size that you want".
_SO = (
    r"so(?! (?:i|we) can't(?!\w))"
    r"(?!,? i can (?:find|look|pull|open|access|get|bring|check|verify|identify|locate|search|see) [^,.?!]{1,60},?"
    r" and (?:the|your|an?|which|what|how|who|whether|where|when)(?!\w))"
)
# What parts clauses; a comma before it does, too. `re` skips to where a space is. "Once it's cancelled, the seats are
# gone and I can't bring them back" is all of what comes later.
_CLAUSE, _CLAUSE_LATER = (
    re.compile(
        rf" (?:(?:and|but|{_SO}|plus|then)(?:,? (?:if so|also|then))?,? {but}(?={_STARTS})"
        r"|or,? (?:(?:alternatively|otherwise|else),? )?"
        r"(?=(?:(?:please|just|simply) )*(?:let|tell|give|send) (?:me|us)(?: know)?(?!\w))"
        # "Reply yes to proceed, or no to leave it": what a no is for is put to nobody.
        r"|(?<!yes )(?<!yes['\"] )or (?=(?:(?:reply|respond|say|answer|type)(?: with)? )?['\"]?no['\"]?"
        r" (?:to|if)(?!\w))"
        rf"|(?<=, )(?<!sorry, )(?:but(?! not(?!\w))|however,?) |- (?={_STARTS}))"
    )
    for but in ("", r"(?!i can(?:'t|not)(?!\w))")
)
_LATER = re.compile(r"(?:once|after)(?!\w)")
_SPLICE = re.compile(rf", (?={_ASK}|(?:what|which|how) (?:would|do|is|are|can|may)(?![\w']))")
_ANNOUNCED = re.compile(
    r": (?=(?:(?:first|so|and|also),? )?(?:(?:what|which|how|who)(?:'s)? "
    r"|(?:where|when|why) (?:do|did|are|is|was|would|will|should|shall|can|may)(?!\w)))"
)
# "It's $40 more (certificates can't pay for it)": what is said in brackets is told apart from what they explain.
_ASIDE = re.compile(
    r" \((?=[^()]*(?:n't|\b(?:cannot|not|no [a-z]+|sold out|out of stock|unavailable|fully booked))\b[^()]*\)\W*$)"
)
_ROW = re.compile(r"[\w /&#-]{1,30}: (?:yes|no|none|\$?[\d.,]+) \(")  # "Insurance: yes (not for another date)"
_SUBORDINATE = re.compile(r"(?:[\w',]+ )?(?:if|once|when|since|because|as|before|after|unless|whenever|to)\b")
_BARE = re.compile(r"(?:confirm|provide|specify|share|ensure|indicate|tell|give|send|have)(?!\w)")
# "Which one:" asks as "which one?" does.
_ASKS_WHICH = re.compile(
    r"(?:(?:and|so|but|now|then|ok(?:ay)?|also|first|next|to|for|with|on|in|from|at|of),? ){0,3}which(?!\w)"
)
_LABEL = 30  # characters that may be what an item of a list is called: "Insurance - would you like it?"
_SHORT = 24  # characters that hardly hold two acts
_LONGEST = 600  # characters of a clause that are read
_ASKING = re.compile(
    rf"(?:^|[,:] )(?:(?:and|also|so|then|plus) )*(?:{_ASK}"
    r"|(?:(?:with|on|to|from|for|by|at|in) )?(?:what|which)|how|why|when|where|who)"
)

_ASKS = re.compile(_ASK)
_PURPOSE = re.compile(r"(?:i|we)(?:'ll| will| can)(?!\w)")  # "could you tell me when, so I can look it up?"


class Piece(NamedTuple):
    """One clause of a message.

    Attributes:
        text: the clause as written, without markup.
        low: the same in lower case.
        question: whether its sentence ends in a question mark.
        item: whether it stands in a list.
        lead: whether it introduces a list (it ends in a colon).
    """

    text: str
    low: str
    question: bool
    item: bool
    lead: bool


def pieces(sentence: str, *, item: bool) -> list[Piece]:
    """Split a sentence where a new act begins; a subordinate clause stays with the main clause it qualifies.

    Args:
        sentence: the sentence.
        item: whether it stands in a list.
    """
    low = sentence.lower()
    lead = low.endswith(":")
    asks = low.rstrip("\"') ").endswith("?") or (lead and _ASKS_WHICH.match(low) is not None)
    size = len(low)
    if size < _SHORT:
        return [Piece(sentence, low, asks, item, lead)]
    spans = _parted(_CLAUSE_LATER if _LATER.match(low) else _CLAUSE, low, [(0, size)], item=item)
    if ": " in low:
        spans = _parted(_ANNOUNCED, low, spans)
    if ", " in low and not _SUBORDINATE.match(low):
        spans = _parted(_SPLICE, low, spans)
    if "(" in low and not (item and _ROW.match(low)):
        spans = _parted(_ASIDE, low, spans)
    found: list[Piece] = []
    for start, end in spans:
        stop = min(end, start + _LONGEST)
        if part := low[start:stop].strip():
            last = end == size and not (found and found[-1].question and _PURPOSE.match(part))
            question = asks and (last or _ASKING.search(part) is not None)
            found.append(Piece(sentence[start:stop].strip(), part, question, item, lead))
    return found


def _parted(
    pattern: re.Pattern[str], low: str, spans: list[tuple[int, int]], *, item: bool = False
) -> list[tuple[int, int]]:
    """Return what of some parts of a text stands before, between and after the matches in them."""
    parts = []
    for start, end in spans:
        for match in pattern.finditer(low, start, end):
            if _goes_on(low, start, match, item=item):
                continue
            parts.append((start, match.start() - low.endswith(",", start, match.start())))
            start = match.end()
        parts.append((start, end))
    return parts


def _goes_on(low: str, start: int, joint: re.Match[str], *, item: bool) -> bool:
    """Return whether a clause goes on where one seems to begin, after a dash or at a verb with the same subject."""
    if joint[0].startswith(" -"):
        if item and joint.start() - start <= _LABEL:
            return True
        return _SUBORDINATE.match(low, start) is not None and not _ASKS.match(low, joint.end())
    return _BARE.match(low, joint.end()) is not None and is_by_another(low, start, joint.end())
