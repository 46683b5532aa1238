"""Splits what an agent wrote into clauses: markup removed, lists tied to the line that introduces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["READ_LIMIT", "Piece", "pieces", "plain", "sentences"]

READ_LIMIT = 6_000
"""Characters of a message that are read: its first and its last half of that. Questions stand at either end."""

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": " - ", "…": "...", "？": "?", "！": "!", "：": ":"}
    | dict.fromkeys("\x00\u00a0\u2007\u202f\t\r\f\v\u2003\u2002\u2009", " ")
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\ufe0f", "")
)
_MARKUP = re.compile(
    r"[*_~`<\]](?:(?<=\*)(?:\*{0,2}(?=\S)|(?<=\S\*)\*{0,2})|(?<=_)_|(?<=~)~|(?<=`)`{0,2}"  # `re` skips to the first
    r"|(?<=<)/?[A-Za-z]{1,6} {0,2}/?>|(?<=\])\([^()\s]{0,300}\))"
)
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|h[1-6]) {0,2}/?>", re.IGNORECASE)
_MARKS = ("*", "__", "~~", "`", "<", "](")
_SPACES = re.compile(r" {2,}")
_PICTURE = r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_EMOJI = re.compile(rf"{_PICTURE}{_PICTURE}*")  # `re` skips to one, but not to one or more
_INLINE_LIST = re.compile(r" (?=\(?\d{1,2}[.)] )(?:(?<=[:;,.?!] )|(?=\(?[1-9]\) ))")
_WORDED = re.compile(r"\w")
_RULE = re.compile(r"[-=_|: ]*")
_BULLET = re.compile(r"(?:[-*+•▪◦‣·]|\(?(?:\d{1,2}|[a-z])[.)])\s+|#{1,6} |> ?", re.IGNORECASE)
_NUMBERED = re.compile(r"\d[.)] ")
_END = re.compile(
    r"[.!?;](?:(?<=;)|(?<!;)(?<!e\.g\.)(?<!i\.e\.)(?<!\b[Ss]t\.)(?<!\b[DM]r\.)(?<!\bMrs\.)(?<!\bNo\.)[\"')]*) +(?=\S)"
)

_ASK = (
    r"(?:(?:could|can|would|will|do) you|(?:should|shall|may|can) i|(?:is|does|are) (?:that|this|there|these|those)"
    r"|are you)(?!\w)"
)
_STARTS = (
    r"(?:(?:also|then|kindly|just|if so|otherwise)?,? ?(?:(?:please|kindly|let me know|tell me|confirm|provide"
    r"|specify|share|ensure|indicate|feel free|don't hesitate|have a|thank)(?!\w)"
    rf"|{_ASK}|i(?:'ll|'ve|'m| will| have| am| can| cannot| can't| need| would)(?!\w)"
    r"|(?:what|which|how)(?:'s)? (?:\w+ ){0,3}(?:would|do|is|are|can|may|should)(?!\w)))"
)
_CLAUSE = re.compile(
    r"[, ](?:(?:(?<=,) |(?<= ))(?:"  # a comma and a space, or a space: `re` skips to where either is
    rf"(?:and|but|so|plus|then)(?:,? (?:if so|also|then))?,? (?={_STARTS})|or (?=let me know))"
    rf"|(?<=,) (?:but|however,?) |(?<= )- (?={_STARTS}))",
    re.IGNORECASE,
)
_SPLICE = re.compile(rf", (?={_ASK}|(?:what|which|how) (?:would|do|is|are|can|may)(?!\w))", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"(?:[\w',]+ )?(?:if|once|when|since|because|as|before|after|unless|whenever|to)\b", re.IGNORECASE
)
_SHORT = 24  # characters that hardly hold two acts
_LONGEST = 600  # characters of a clause that are read
_ASKING = re.compile(rf"(?:^|, )(?:{_ASK}|what|which|how|why|when|where|who)")


class Piece(NamedTuple):
    """One clause of a message.

    Attributes:
        text: The clause as written, without markup.
        question: Whether its sentence ends in a question mark.
        item: Whether it stands in a list.
        lead: Whether it introduces a list (it ends in a colon).
    """

    text: str
    question: bool
    item: bool
    lead: bool


def plain(text: str) -> str:
    """Return `text`, cut to `READ_LIMIT`, with plain quotes and spaces and without markdown and emoji."""
    if len(text) > READ_LIMIT:
        text = text[: READ_LIMIT // 2] + "\n" + text[-READ_LIMIT // 2 :]
    if text.isascii():
        text = text.replace("\x00", " ").replace("\t", " ").replace("\r", " ")
    else:
        text = _EMOJI.sub("\n", text.translate(_PLAIN))
    if "<" in text:
        text = _BREAK.sub("\n", text)
    if any(map(text.__contains__, _MARKS)):
        text = _MARKUP.sub("", text)
    return _SPACES.sub(" ", text) if "  " in text else text


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a [`plain`][t2t_gym.users.clauses.plain] text, and whether each is in a list."""
    if _NUMBERED.search(text):
        text = _INLINE_LIST.sub("\n", text)
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
        start = 0
        for end in _END.finditer(line):
            sentence = line[start : end.start() + (end[0][0] != ";")]
            if _WORDED.search(sentence):
                yield sentence, item
            start = end.end()
        if _WORDED.search(line, start):
            yield line[start:], item


def pieces(sentence: str, item: bool) -> Iterator[Piece]:
    """Split a sentence where a new act begins; a subordinate clause stays with the main clause it qualifies.

    Args:
        sentence: the sentence.
        item: whether it stands in a list.
    """
    asks = sentence.rstrip("\"') ").endswith("?")
    lead = sentence.endswith(":")
    if len(sentence) < _SHORT:
        yield Piece(sentence, asks, item, lead)
        return
    parts = _CLAUSE.split(sentence)
    if ", " in sentence and not _SUBORDINATE.match(sentence):
        parts = [text for part in parts for text in _SPLICE.split(part)]
    for i, part in enumerate(parts):
        if text := part[:_LONGEST].strip():
            yield Piece(text, asks and (i == len(parts) - 1 or bool(_ASKING.search(text.lower()))), item, lead)
