"""Splits plain text into sentences and clauses, with lists tied to the line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from t2t_gym.users.understanding.text.governed import is_by_another

__all__ = ["Piece", "pieces", "sentences"]

_INLINE_LIST = re.compile(r" (?=\(?\d{1,2}[.)] (?!and |or ))(?:(?<=[:;,.?!] )|(?=\(?[1-9]\) ))")
_LIST_BEGINS = re.compile(r"(?<=\w) (?=\(?1\) (?!and |or ))")  # what stands before introduces it, colon or not
_CHOICE_ENDS = re.compile(r" or \(?[2-9]\) ", re.IGNORECASE)
_NUMBER = re.compile(r"(?<= )\(?[1-9]\) ")
_WORDED = re.compile(r"\w")
# "Hi Ann, ", as a line of its own.
_GREETING = re.compile(
    r"\W{0,3}((?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening|day)|[Tt]hanks|[Tt]hank you)"
    r"(?:,? (?:there|again|[A-Z][\w.'-]*))?(?: [A-Z][\w.'-]*)?), (?=[\w$#])"
)
_RULE = re.compile(r"[-=_|: ]*")
_HEADER = re.compile(r"^ {0,4}\|[^\n]*(?=\n {0,4}\| {0,2}:?-)", re.MULTILINE)
_YES_NO = re.compile(r"\?(?P<answers> \((?:yes|y) ?(?:/|or) ?(?:no|n)\))", re.IGNORECASE)
_MARK = r"(?:[-*+•▪◦‣·]|\(?(?:\d{1,2}|[a-zA-Z])[.)])"
_BULLET = re.compile(rf"{_MARK}\s+|#{{1,6}} |> ?")
# "Option 1: cancel it"
_OPTION = re.compile(r"(?:option|choice|alternative) (?:\d|[a-f])(?:[:.)]| -)\s+", re.IGNORECASE)
_INLINE_OPTION = re.compile(rf" (?<=[.!;:] )(?={_OPTION.pattern})", re.IGNORECASE)  # `re` skips to a space
# "Is it because of", then a list, of which the last item has the question mark, or each; "would you like me to:" needs
# none. What is a question by itself is no such item.
_PART = (
    r"(?!(?:is|are|was|were|do|does|did|have|has|would|will|can|could|should|what|which|who|when|where|why|how)(?!\w))"
    r"(?:[^\n.?!]|\.(?=\d)){1,160}"
)
_ASKS_LIST = re.compile(
    r"(?:^|(?<=[.!?,] ))(?P<lead>(?P<open>(?:(?P<asks>(?:would|do) you)|[\w ]{1,40} (?:whether|if) you(?:'d| would)?)"
    r" (?:like|want|prefer)(?: (?:me|us))? to(?=:)|(?P<is>(?:is|was) it(?=:)))"
    r"|(?:is|are|was|were|do|does|did|would|will|should|shall|can|could) [^\n.?!:]{1,120}):? ?"
    rf"(?P<items>(?:\n{{1,2}} {{0,4}}{_MARK} {_PART}\??){{1,8}})\n{{1,2}} {{0,4}}{_MARK}"
    rf" (?P<last>{_PART})(?P<end>(?(open)[?.]?|\?))",
    re.IGNORECASE | re.MULTILINE,
)
_ASKING_ITEM = re.compile(rf"\n {{0,4}}{_MARK} [^\n?]*\?")
_ITEM_ENDS = re.compile(r"[,;?]?(?: (?P<word>or|and))?[,;]? *$", re.IGNORECASE)
_NUMBERED = re.compile(r"[.)](?<=\d.) ")
_END = re.compile(
    r"[.!?;](?:(?<=;)|(?<!;)(?<!e\.g\.)(?<!i\.e\.)(?<!\b[Ss]t\.)(?<!\b[DM]r\.)(?<!\bMrs\.)(?<!\b[Nn]o\.(?="
    r" [#\d]))(?<!\d [ap]\.m\.(?= [^A-Z]))(?<!\d[ap]\.m\.(?= [^A-Z]))[\"')]*) +(?=\S)"
)

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
        text: The clause as written, without markup.
        low: The same in lower case.
        question: Whether its sentence ends in a question mark.
        item: Whether it stands in a list.
        lead: Whether it introduces a list (it ends in a colon).
    """

    text: str
    low: str
    question: bool
    item: bool
    lead: bool


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a `plain` text, and whether each is in a list."""
    if greeting := _GREETING.match(text):
        yield greeting[1], False
        text = text[greeting.end() :]
    if "?" in text:
        if "\n|" in text:
            text = _HEADER.sub(lambda header: header[0].replace("?", ""), text)  # a column's name asks nothing
        if "? (" in text:
            text = _YES_NO.sub(r"\g<answers>?", text)  # "Would you like it? (yes/no)"
    if "\n" in text and (" to:" in text or "s it:" in text or _ASKING_ITEM.search(text)):
        text = _ASKS_LIST.sub(_in_prose, text)
    if _NUMBERED.search(text):
        if _CHOICE_ENDS.search(text):  # "1) the red one or 2) the blue one"
            text = _NUMBER.sub("", text)
        text = _INLINE_LIST.sub("\n", _LIST_BEGINS.sub(":\n", text))
    text = _INLINE_OPTION.sub("\n", text)
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or _RULE.fullmatch(line):
            continue
        item = False
        if line[0] == "|":
            line, item = ": ".join(cell.strip() for cell in line.strip("|").split("|")), True
        elif bullet := _BULLET.match(line):
            item = line[0] not in "#>"
            line = line[bullet.end() :].strip()
        if option := _OPTION.match(line):
            line, item = line[option.end() :], True
        start, series = 0, False  # "please give me: your name; your email" is a list, too
        for end in _END.finditer(line):
            goes_on = end[0][0] == ";"
            if goes_on and line.count("(", start, end.start()) > line.count(")", start, end.start()):
                continue  # "yes (for illness; not for a change of mind)" is one thing
            if goes_on and not series and (colon := line.find(": ", start, end.start())) > 0:
                yield line[start : colon + 1], item
                start, series = colon + 2, True
            sentence = line[start : end.start() + (not goes_on)]
            if _WORDED.search(sentence):
                yield sentence, item or series
            start, series = end.end(), series and goes_on
        if _WORDED.search(line, start):
            yield line[start:], item or series


def _in_prose(asked: re.Match[str]) -> str:
    """Return a question that ends in a list as one sentence."""
    lines = [_BULLET.sub("", line.strip(), count=1) for line in asked["items"].split("\n") if line.strip()]
    word = (ends["word"] if (ends := _ITEM_ENDS.search(lines[-1])) else None) or "or"
    items = [_ITEM_ENDS.sub("", line) for line in lines]
    ends_in = "?" if asked["asks"] or asked["is"] else asked["end"]
    return f"{asked['lead']} {', '.join(items)}, {word.lower()} {asked['last']}{ends_in}"


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
