"""Splits plain text into sentences, with lists tied to the line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sentences"]

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


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a `plain` text, and whether each is in a list."""
    if greeting := _GREETING.match(text):
        yield greeting[1], False
        text = text[greeting.end() :]
    for raw in _laid_out(text).split("\n"):
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
        yield from _in_line(line, item=item)


def _laid_out(text: str) -> str:
    """Return a text in which each item of a list has a line of its own, and what only looks like a question asks none.

    A question that ends in a list is a sentence, and so are alternatives that are numbered in it.
    """
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
    return _INLINE_OPTION.sub("\n", text)


def _in_line(line: str, *, item: bool) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a line, and whether each is in a list.

    Args:
        line: the line.
        item: whether all of it is.
    """
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
