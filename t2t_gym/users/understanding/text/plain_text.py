"""Makes plain text of what an agent wrote: without markup and emoji, with plain characters and spellings."""

from __future__ import annotations

import re

__all__ = ["READ_LIMIT", "plain"]

READ_LIMIT = 6_000
"""Characters of a message that are read: its first and its last half of that. Questions stand at either end."""

_PLAIN = (
    {"“": '"', "”": '"', "„": '"', "″": '"', "…": "...", "？": "?", "！": "!", "：": ":", "\u20e3": "."}  # "1⃣"
    | dict.fromkeys("’‘‚ʼ′", "'")
    | dict.fromkeys("\u2010\u2011\u2012–\u2212", "-")
    | dict.fromkeys("—\u2015", " - ")
    | dict.fromkeys("\x00\u00a0\u202f\u3000\t\r\f\v" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | dict.fromkeys("\u2028\u2029", "\n")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f", "")
    | dict(zip("\u0130\u0131\u017f\u212a", "IisK", strict=True))  # so that a text is as long in lower case
)
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")  # `str.translate` would look up every character
_CASUAL = {
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "lemme": "let me", "gimme": "give me",
    "pls": "please", "plz": "please",
}  # fmt: skip
_AS_SPOKEN = re.compile(
    rf"(?<!\w)(?:(?P<word>{'|'.join(_CASUAL)})(?!\w)"
    r"|(?P<asks>how|where|when|what|which|who)'(?P<verb>d|re)(?= (?:you|i|we)\b))",
    re.IGNORECASE,
)
_DOLLARS = re.compile(r"(?<![\w$.,-])(?:US ?)?\$? ?(\d[\d,]*(?:\.\d\d)?) ?(?:dollars|USD)(?!\w)")  # "20 dollars"
_ASKED = re.compile(r"(?:, please)?\?+")  # "And when, please??"
# "Is not" is "isn't", so that no cue needs both; `re` skips to the first letters.
_VERBS = ("is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "would", "could", "should")
_NEGATED = "|".join([rf"(?<=\b{verb} not)" for verb in _VERBS])
_CONTRACTIONS = (
    (re.compile(rf" not(?!\w)(?:{_NEGATED})"), "n't"),
    (re.compile(r"will not(?!\w)"), "won't"),
    (re.compile(r"can ?not(?!\w)"), "can't"),
)
# Without any of them it needn't be looked for; "I'd" and "you'd" are in every other message.
_SPOKEN = ("nna", "otta", "mme", "pls", "plz", "'d you", "'d I", "'d i", "'d we", "'re you")
_MARKUP = re.compile(  # `re` skips to the first character
    r"[*_~`<\]](?:(?<=\*)(?:\*{0,2}(?=\S)|(?<=\S\*)\*{0,2})|(?<=_)(?:_|(?<!\w_)(?=\w)|(?<=\w_)(?!\w))"
    r"|(?<=~)~|(?<=`)`{0,2}|(?<=<)/?[A-Za-z]{1,6} {0,2}/?>|(?<=\])\([^()\s]{0,300}\))"
)
_BREAK = re.compile(r"</?(?:br|p|li|ul|ol|div|tr|h[1-6]) {0,2}/?>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.{0,3000}?-->", re.DOTALL)  # which nobody sees
_ROW = re.compile(r"^ {0,4}\|[^\n]*", re.MULTILINE)
_SPACES = re.compile(r" {2,}")
_PICTURE = r"[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_ARROWS = "\u2192\u2194\u21d2\u2794\u279c\u27a1\u27f6"
_ARROW = re.compile(rf"(?<=\w) ?[{_ARROWS}] ?(?=\w)")  # "Boston → Denver"
# "Address → what's the new one?"
_ASKED_OF = re.compile(rf"(?<=\w)\W{{0,4}}[{_ARROWS}] ?(?=(?:what|which|how|where|who|when)\b)", re.IGNORECASE)
_PICTURED = re.compile(rf"^( *(?:[-*+•]|\d+[.)])? +|){_PICTURE}+ *", re.MULTILINE)  # "- 📦 Order number", "🎉 Booked!"
_EMOJI = re.compile(rf"{_PICTURE}{_PICTURE}* ?")  # `re` skips to one, but not to one or more


def plain(text: str) -> str:
    """Return `text`, cut to `READ_LIMIT`, with plain quotes and spaces and without markdown and emoji."""
    if len(text) > READ_LIMIT:
        text = text[: READ_LIMIT // 2] + "\n" + text[-READ_LIMIT // 2 :]
    if text.isascii():
        text = text.replace("\x00", " ").replace("\t", " ").replace("\r", " ")
    else:
        text = _ODD.sub(lambda odd: _PLAIN[odd[0]], text)
    if "-->" in text:
        text = _COMMENT.sub("", text)
    if "<" in text:
        text = _BREAK.sub("\n", _ROW.sub(lambda row: _BREAK.sub("; ", row[0]), text))
    if "(s)" in text:
        text = text.replace("(s)", "s")  # "which item(s)?"
    text = _MARKUP.sub("", text)
    if any(map(text.__contains__, _SPOKEN)):
        text = _AS_SPOKEN.sub(_spelt_out, text)
    if "not" in text:
        for full, contracted in _CONTRACTIONS:
            text = full.sub(contracted, text)
    if "??" in text or "please?" in text:
        text = _ASKED.sub("?", text)
    if "dollars" in text or "USD" in text:
        text = _DOLLARS.sub(r"$\1", text)
    if not text.isascii():
        if any(map(text.__contains__, _ARROWS)):
            text = _ARROW.sub(" to ", _ASKED_OF.sub(": ", text))
        if "|" in text:
            text = _ROW.sub(lambda row: _EMOJI.sub("", row[0]), text)
        text = _EMOJI.sub("\n", _PICTURED.sub(r"\1", text))
    return _SPACES.sub(" ", text) if "  " in text else text


def _spelt_out(spoken: re.Match[str]) -> str:
    """Return how that is written which was written as it is spoken: "wanna", "how'd you"."""
    if spoken["word"]:
        return _CASUAL[spoken["word"].lower()]
    return f"{spoken['asks']} {'would' if spoken['verb'] == 'd' else 'are'}"
