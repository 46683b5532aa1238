"""Splits what an agent wrote into clauses: markup removed, lists tied to the line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from t2t_gym.users.understanding.governed import is_by_another

__all__ = ["READ_LIMIT", "Piece", "pieces", "plain", "sentences"]

READ_LIMIT = 6_000
"""Characters of a message that are read: its first and its last half of that. Questions stand at either end."""

_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "″": '"', "…": "...", "？": "?", "！": "!", "：": ":", "\u20e3": "."}  # "1⃣"
    | dict.fromkeys("’‘‚ʼ′", "'")
    | dict.fromkeys("\u2010\u2011\u2012–\u2212", "-")
    | dict.fromkeys("—\u2015", " - ")
    | dict.fromkeys("\x00\u00a0\u202f\u3000\t\r\f\v" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | dict.fromkeys("\u2028\u2029", "\n")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f", "")
    | dict(zip("\u0130\u0131\u017f\u212a", "IisK", strict=True))  # so that a text is as long in lower case
)
_CASUAL = {
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "lemme": "let me", "gimme": "give me",
    "pls": "please", "plz": "please",
}  # fmt: skip
_AS_SPOKEN = re.compile(
    rf"(?<!\w)(?:(?P<word>{'|'.join(_CASUAL)})(?!\w)"
    r"|(?P<asks>how|where|when|what|which|who)'(?P<verb>d|re)(?= (?:you|i|we)\b))",
    re.IGNORECASE,
)
# Without any of them it needn't be looked for; "I'd" and "you'd" are in every other message.
_SPOKEN = ("nna", "otta", "mme", "pls", "plz", "'d you", "'d I", "'d i", "'d we", "'re you")
_MARKUP = re.compile(  # `re` skips to the first character
    r"[*_~`<\]](?:(?<=\*)(?:\*{0,2}(?=\S)|(?<=\S\*)\*{0,2})|(?<=_)(?:_|(?<!\w_)(?=\w)|(?<=\w_)(?!\w))"
    r"|(?<=~)~|(?<=`)`{0,2}|(?<=<)/?[A-Za-z]{1,6} {0,2}/?>|(?<=\])\([^()\s]{0,300}\))"
)
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|h[1-6]) {0,2}/?>", re.IGNORECASE)
_ROW = re.compile(r"^ {0,4}\|[^\n]*", re.MULTILINE)
_SPACES = re.compile(r" {2,}")
_PICTURE = r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_ARROW = re.compile(r"(?<=\w) ?[\u2192\u2194\u21d2\u2794\u279c\u27a1\u27f6] ?(?=\w)")  # "Boston → Denver"
_EMOJI = re.compile(rf"{_PICTURE}{_PICTURE}*")  # `re` skips to one, but not to one or more
_INLINE_LIST = re.compile(r" (?=\(?\d{1,2}[.)] (?!and |or ))(?:(?<=[:;,.?!] )|(?=\(?[1-9]\) ))")
_LIST_BEGINS = re.compile(r"(?<=\w) (?=\(?1\) (?!and |or ))")  # what stands before introduces it, colon or not
_CHOICE_ENDS = re.compile(r" or \(?[2-9]\) ", re.IGNORECASE)
_NUMBER = re.compile(r"(?<= )\(?[1-9]\) ")
_WORDED = re.compile(r"\w")
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
    r" (?:like|want|prefer)(?: me)? to(?=:))"
    r"|(?:is|are|was|were|do|does|did|would|will|should|shall|can|could) [^\n.?!:]{1,120}):? ?"
    rf"(?P<items>(?:\n{{1,2}} {{0,4}}{_MARK} {_PART}\??){{1,8}})\n{{1,2}} {{0,4}}{_MARK}"
    rf" (?P<last>{_PART})(?P<end>(?(open)[?.]?|\?))",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM_ENDS = re.compile(r"[,;?]?(?: (?P<word>or|and))?[,;]? *$", re.IGNORECASE)
_NUMBERED = re.compile(r"[.)](?<=\d.) ")
_END = re.compile(
    r"[.!?;](?:(?<=;)|(?<!;)(?<!e\.g\.)(?<!i\.e\.)(?<!\b[Ss]t\.)(?<!\b[DM]r\.)(?<!\bMrs\.)(?<!\bNo\.(?="
    r" [#\d]))[\"')]*) +(?=\S)"
)

_ASK = (
    r"(?:(?:could|can|would|will|do|did|are|have) you|(?:should|shall|may|can|do|did|am|have) i"
    r"|(?:is|does|are) (?:that|this|there|these|those|it|everything))(?!\w)"
)
_STARTS = (
    r"(?:(?:also|then|kindly|just|if so|otherwise)?,? ?(?:(?:please|kindly|let me know|(?:tell|give|send) (?:me|us)"
    rf"|confirm|provide|specify|share|ensure|indicate|feel free|don't hesitate|have a|thank)(?!\w)|{_ASK}"
    r"|i(?:'ll|'ve|'m| will| have| am| can| cannot| can't| need| would)(?!\w)"
    r"|(?:with|on|to|from|for|by|at|in) (?:which|what)(?!\w)"
    r"|no (?:\w+ ){1,3}(?:has|have|was|were)(?!\w)"
    r"|your (?:\w+ )?(?:confirmation|go-?ahead|approval|consent|ok|okay)(?! (?:email|number|code|id))(?!\w)"
    r"|(?:which|what) (?:ones?|of)(?!\w)|(?:what|which|how)(?:'s)? (?:\w+ ){0,3}(?:would|do|is|are|can|may"
    r"|should)(?!\w)))"
)
# What parts clauses; a comma before it does, too. `re` skips to where a space is. "Once it's cancelled, the seats are
# gone and I can't bring them back" is all of what comes later.
_CLAUSE, _CLAUSE_LATER = (
    re.compile(
        rf" (?:(?:and|but|so|plus|then)(?:,? (?:if so|also|then))?,? {but}(?={_STARTS})"
        r"|or (?=(?:(?:please|just|simply) )*(?:let|tell) (?:me|us)(?: know)?(?!\w))"
        rf"|(?<=, )(?<!sorry, )(?:but|however,?) |- (?={_STARTS}))"
    )
    for but in ("", r"(?!i can(?:'t|not)(?!\w))")
)
_LATER = re.compile(r"(?:once|after)(?!\w)")
_SPLICE = re.compile(
    rf", (?={_ASK}|(?:what|which|how) (?:would|do|is|are|can|may)(?!\w))|: (?=(?:what|which|how|who)(?:'s)? )"
)
# "It's $40 more (certificates can't pay for it)": what is said in brackets is told apart from what they explain.
_ASIDE = re.compile(r" \((?=[^()]*(?:n't|\b(?:cannot|not|no [a-z]+|sold out))\b[^()]*\)\W*$)")
_SUBORDINATE = re.compile(r"(?:[\w',]+ )?(?:if|once|when|since|because|as|before|after|unless|whenever|to)\b")
_BARE = re.compile(r"(?:confirm|provide|specify|share|ensure|indicate|tell|give|send|have)(?!\w)")
_LABEL = 30  # characters that may be what an item of a list is called: "Insurance - would you like it?"
_SHORT = 24  # characters that hardly hold two acts
_LONGEST = 600  # characters of a clause that are read
_ASKING = re.compile(
    rf"(?:^|[,:] )(?:(?:and|also|so|then|plus) )*(?:{_ASK}"
    r"|(?:(?:with|on|to|from|for|by|at|in) )?(?:what|which)|how|why|when|where|who)"
)

_ASKS = re.compile(_ASK)


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


def plain(text: str) -> str:
    """Return `text`, cut to `READ_LIMIT`, with plain quotes and spaces and without markdown and emoji."""
    if len(text) > READ_LIMIT:
        text = text[: READ_LIMIT // 2] + "\n" + text[-READ_LIMIT // 2 :]
    odd = not text.isascii()
    text = text.translate(_PLAIN) if odd else text.replace("\x00", " ").replace("\t", " ").replace("\r", " ")
    if "<" in text:
        text = _BREAK.sub("\n", _ROW.sub(lambda row: _BREAK.sub("; ", row[0]), text))
    if "(s)" in text:
        text = text.replace("(s)", "s")  # "which item(s)?"
    text = _MARKUP.sub("", text)
    if any(map(text.__contains__, _SPOKEN)):
        text = _AS_SPOKEN.sub(_spelt_out, text)
    if odd:
        text = _EMOJI.sub("\n", _ARROW.sub(" to ", text))
    return _SPACES.sub(" ", text) if "  " in text else text


def _spelt_out(spoken: re.Match[str]) -> str:
    """Return how that is written which was written as it is spoken: "wanna", "how'd you"."""
    if spoken["word"]:
        return _CASUAL[spoken["word"].lower()]
    return f"{spoken['asks']} {'would' if spoken['verb'] == 'd' else 'are'}"


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a `plain` text, and whether each is in a list."""
    if "?" in text:
        if "\n|" in text:
            text = _HEADER.sub(lambda header: header[0].replace("?", ""), text)  # a column's name asks nothing
        if "? (" in text:
            text = _YES_NO.sub(r"\g<answers>?", text)  # "Would you like it? (yes/no)"
    if "\n" in text and ("?" in text or " to:" in text):
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
    return f"{asked['lead']} {', '.join(items)}, {word.lower()} {asked['last']}{'?' if asked['asks'] else asked['end']}"


def pieces(sentence: str, item: bool) -> list[Piece]:
    """Split a sentence where a new act begins; a subordinate clause stays with the main clause it qualifies.

    Args:
        sentence: the sentence.
        item: whether it stands in a list.
    """
    asks = sentence.rstrip("\"') ").endswith("?")
    lead = sentence.endswith(":")
    low = sentence.lower()
    size = len(low)
    if size < _SHORT:
        return [Piece(sentence, low, asks, item, lead)]
    spans = _parted(_CLAUSE_LATER if _LATER.match(low) else _CLAUSE, low, [(0, size)], item)
    if (", " in low or ": " in low) and not _SUBORDINATE.match(low):
        spans = _parted(_SPLICE, low, spans)
    if "(" in low:
        spans = _parted(_ASIDE, low, spans)
    found = []
    for start, end in spans:
        stop = min(end, start + _LONGEST)
        if part := low[start:stop].strip():
            question = asks and (end == size or _ASKING.search(part) is not None)
            found.append(Piece(sentence[start:stop].strip(), part, question, item, lead))
    return found


def _parted(
    pattern: re.Pattern[str], low: str, spans: list[tuple[int, int]], item: bool = False
) -> list[tuple[int, int]]:
    """Return what of some parts of a text stands before, between and after the matches in them."""
    parts = []
    for start, end in spans:
        for match in pattern.finditer(low, start, end):
            if _goes_on(low, start, match, item):
                continue
            parts.append((start, match.start() - low.endswith(",", start, match.start())))
            start = match.end()
        parts.append((start, end))
    return parts


def _goes_on(low: str, start: int, joint: re.Match[str], item: bool) -> bool:
    """Return whether a clause goes on where one seems to begin, after a dash or at a verb with the same subject."""
    if joint[0].startswith(" -"):
        if item and joint.start() - start <= _LABEL:
            return True
        return _SUBORDINATE.match(low, start) is not None and not _ASKS.match(low, joint.end())
    return _BARE.match(low, joint.end()) is not None and is_by_another(low, start, joint.end())
