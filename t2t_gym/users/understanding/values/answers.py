"""Answers that the agent owes: finding the value that it asserted for a quantity, typed and compared as such.

A sentence asserts a value where it names the quantity and says one value of its type: "the refund is $5", "you'll get
$5 as a refund". It asserts several, and so none, where it lists them. Questions and denials assert nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from t2t_gym.task import Answer
from t2t_gym.users.understanding.text.plain_text import plain
from t2t_gym.users.understanding.text.tables import with_heads
from t2t_gym.users.understanding.values.totals import LIST_JOINT, Said, is_total
from t2t_gym.users.understanding.values.typed_values import TypedValue, is_value_at, typed, values_in
from t2t_gym.users.understanding.values.worked_out import worked_out

__all__ = ["asserted", "is_answer", "says", "told"]

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+|;\s+(?=(?:there|it|they|this|that|you|i|we|each|the|your)\b)", re.IGNORECASE)
"""Where a sentence ends, or one that is joined to it by a semicolon begins."""
_LONGEST = 1_000  # characters of a sentence that are read: its values and its names are compared each with each
_TAG = re.compile(
    r"[,;-] (?=(?:so |and )?(?:shall|should|would|could|can|may|do|does|are|is (?:that|this|it)|ok|right)\b)"
)
_ASKING = re.compile(r"\W*(?:is|are|was|will|would|does|do|did|can|could|shall|what|how|which)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\W*(?:(?:it|that|this)(?:'s|'ll| is| will| would| comes| amounts| should)(?! (?:done|all (?:set|done)|settled)\b)"
    r"|you(?:'ll| will|'d| would)? (?:get|receive|have(?= (?:\w+ )?[$€£\d])|pay|owe"
    r"|be (?:refunded|charged|left with)))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"[\s*_(\"'-]*(?:(?:just|only|exactly|that makes) )?", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:not|never|neither|nor|instead of|rather than)\b|n't\b", re.IGNORECASE)
_LINK = re.compile(
    r"(?:\b(?:is|are|was|were|be|being|comes? to|came to|amounts? to|amounting to|totals?|total+ing|equals?"
    r"|makes?)|[:=|])[\s*]*(?:(?:exactly|precisely|about|around|approximately|roughly|only|just|now|then|therefore"
    r"|a total of|in total)[\s*]+)*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s)*-]*(?:(?:as|in|for|total|full|of|a|the|your) )*", re.IGNORECASE)
_PURPOSE = re.compile(r"\bfor (?:the|any|your) $")  # "with your card for the difference" says nothing of its amount
# "The extra fine nib" costs nothing by that.
_NO_DEGREE = r"(?![ -](?:fine|large|small|long|wide|thick|thin|soft|firm|hard|strong|short|light|heavy)\b)"
# "One more thing", "once more", "more than $100" tell no amount that is more, nor "no extra" one that is extra.
_NO_COUNT = r"(?<!\bone )(?<!\bonce )(?<!\bno )(?<!\bany )"
_NO_BOUND = r"(?! than (?:about |around )?[$€£\d])"
# "$5 if it's the one, and $12 if it's the other", "if it's the one, $5; if it's the other, $12", "$5 (the one) or $12
# (the other)": it may be either.
_IF = r"if [^$€£,;\d]{1,40}"
_EITHER = re.compile(
    rf" {_IF}[,;]? (?:and|or|but) |(?: {_IF})?[,;] (?:(?:and|or|but) )?{_IF},? (?:it(?:'s| is) )?"
    r"|(?: [a-z'-]+| \([^()$€£\d]{1,40}\)){1,6},? or (?:[a-z'-]+ ){0,3}",
    re.IGNORECASE,
)
_SHORT_GAP = re.compile(r"[^,;:]{0,30}")
_ASKED = re.compile(
    r"(?<!\bas )\byou(?:'d|'ve|'re| were)?(?: (?:also|had|have|just))* (?:ask(?:ed|ing)|wanted to know)\b"
    r"|\b(?:to|regarding|as for|answer|about|on) your question\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\b(?:in total|total(?:s|ing)?|altogether|overall|in all|sum|combined)\b", re.IGNORECASE)


def told(answer: Answer, replies: Iterable[str], words: Sequence[str] = (), asked: Collection[int] = ()) -> bool:
    """Tell whether the replies answer a question truly.

    The answer is what the last reply that asserts anything for the quantity asserts: it must be one value, the true
    one. An agent that corrects itself in a later reply has answered; one that says several values in one has not.

    Args:
        answer: the quantity, its type and its true value.
        replies: the agent's messages, in order.
        words: those that name the quantity; by default the telling ones of its name.
        asked: the places of the replies that come right after the question.
    """
    last: tuple[Any, ...] = ()
    for n, reply in enumerate(replies):
        last = asserted(answer.quantity, answer.type, reply, words, asked=n in asked) or last
    return is_answer(last) and last[0] == typed(answer.type, str(answer.value))


def is_answer(values: Sequence[Any]) -> bool:
    """Tell whether the values that stand asserted for a quantity answer a question for it: that takes just one."""
    return len(values) == 1


_ZEROS = re.compile(r"(?<=\d)(?:\.0+|(\.\d*[1-9])0+)(?!\.?\d)")  # behind a decimal point, where they mean nothing


def says(text: str, replies: Iterable[str]) -> bool:
    """Tell whether any of the replies has a text in it, whole words and numbers, whatever the case and the commas.

    ``5.47`` is not in ``15.47``, nor ``10`` in ``10.50``; but ``10`` is in ``10.00``, and ``5.4`` in ``5.40``.
    """
    wanted = re.compile(rf"(?<![\w.]){re.escape(_plain(text))}(?!\w|\.\d)")
    return any(wanted.search(_plain(reply)) for reply in replies)


def _plain(text: str) -> str:
    return _ZEROS.sub(r"\1", " ".join(text.lower().replace(",", "").split()))


def asserted(quantity: str, kind: str, text: str, words: Sequence[str] = (), *, asked: bool = False) -> tuple[Any, ...]:
    """Return the distinct values of a type that a text asserts for a quantity, in order.

    What a sentence says "in total" replaces what the ones before it itemised, and a sum replaces what it is made up of
    ("$30: $10 to the card and $20 to the voucher"). One that says what it answers ("the total you asked about") isn't
    doubted for what others say by the way, such as what another order came to.

    Args:
        quantity: the quantity's name, such as ``refund_amount``.
        kind: the type, as in `Answer`.
        text: one message.
        words: those that name the quantity, instead of its name's.
        asked: whether it was asked for just before, so that "it" is it, or nothing before the first value need be.
    """
    names, text = _names(quantity, tuple(words)), plain(text)
    if not asked and not any(map(text.lower().__contains__, names)):
        return ()
    named = _naming(names, counted=kind == "count")
    values: dict[Any, None] = {}
    said: list[Said] = []  # all the values in sentences that name it
    answering = False  # whether a sentence said that it answers
    spoken_of = asked  # whether the sentence before named it, so that "it" is it
    text = worked_out(kind, text)
    for sentence in _SENTENCE.split(with_heads(text, named)):
        sentence = sentence[:_LONGEST]
        places = [match.span() for match in named.finditer(sentence)]
        if (
            not places
            and spoken_of
            and (it := _POINTS_BACK.match(sentence) or _begins_with_value(kind, sentence, asked=asked))
        ):
            places = [(-1, it.end())]  # before anything that it says
        spoken_of = bool(places) or (spoken_of and asked and not any(values_in(kind, sentence)))
        if not places:
            continue
        found = list(values_in(kind, _statement(sentence)))
        end, begun = 0, len(said)
        for value in found:
            said.append(Said(value.value, sentence[end : value.start].lower()))
            end = value.end
        if found and places[0][0] < 0 and is_total(found[0].value, said[begun:]):
            stated = [found[0].value]  # "it's $30: $10 for the one plus $20 for the other"
        else:
            stated = _stated(sentence, places, found)
        answers = bool(stated) and _ASKED.search(sentence) is not None
        if answers and not answering:
            values, answering = {}, True
        elif answering and not answers:
            continue
        elif stated and _IN_ALL.search(named.sub("", sentence)):  # but "order total" sums up nothing
            values = {}
        values.update(dict.fromkeys(stated))
    if len(values) > 1:
        return next(((total,) for total in values if is_total(total, said)), tuple(values))
    return tuple(values)


def _begins_with_value(kind: str, sentence: str, *, asked: bool) -> re.Match[str] | None:
    """Return the beginning of a sentence that is a value, as the answer to a question may be: "$5.00.", "Only $5"."""
    begins = _ONLY.match(sentence) if asked else None
    return begins if begins and is_value_at(kind, sentence, begins.end()) else None


@lru_cache(maxsize=256)
def _names(quantity: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name a quantity, in lower case: those given, or else the telling ones of its name."""
    own = [w for w in quantity.lower().split("_") if len(w) > 3 and w not in ("amount", "total", "number")]
    return tuple([name.lower() for name in words or own or [quantity.replace("_", " ")]])


@lru_cache(maxsize=256)
def _naming(names: tuple[str, ...], *, counted: bool) -> re.Pattern[str]:
    """Return what names a quantity; where it is itself a count, "one" before its name is its value."""
    no_count = "" if counted else _NO_COUNT
    return re.compile(rf"(?<!\w){no_count}(?:{'|'.join(map(re.escape, names))}){_NO_DEGREE}{_NO_BOUND}", re.IGNORECASE)


def _statement(sentence: str) -> str:
    """Return the part of a sentence that states something: "it's $5, shall I?" does with its first, a question not."""
    if not sentence.rstrip("*_\"') ").endswith("?"):
        return sentence
    tags = list(_TAG.finditer(sentence))
    return sentence[: tags[-1].start()] if tags and not _ASKING.match(sentence) else ""


def _stated(sentence: str, places: Sequence[tuple[int, int]], found: Sequence[TypedValue]) -> list[Any]:
    """Return the values that a sentence states for what it names at some places.

    In order of preference: those that a verb or a colon links to the name before them, that which stands right before a
    name ("a $5 refund"), the first after it, and the only one shortly before it. With each go those that are listed
    with it.
    """
    outside = [v for v in found if not _in_brackets(sentence, v.start)] or list(found)
    first = min(start for start, _ in places)
    after = [v for v in outside if v.start > first]
    chosen = [v for v in after if _LINK.search(sentence, 0, v.start)]
    if not chosen:
        chosen = [v for v in outside if any(_BESIDE.fullmatch(sentence, v.end, start) for start, _ in places)]
    if not chosen:
        chosen = _loosely(sentence, [p for p in places if not _PURPOSE.search(sentence, 0, p[0])], outside)
    stated = [v for v in chosen if not _DENIAL.search(sentence, _since(sentence, v.start), v.start)]
    return [value for v in stated for value in _listed(sentence, v, outside)]


def _loosely(sentence: str, places: Sequence[tuple[int, int]], found: Sequence[TypedValue]) -> list[TypedValue]:
    """Return the first value after a name, or else the only one, if it stands shortly before it in the same clause."""
    if not places:
        return []
    after = [v for v in found if v.start > places[0][0]]
    if after or len({v.value for v in found}) != 1:
        return after[:1]
    return [v for v in found if _SHORT_GAP.fullmatch(sentence, v.end, places[0][0])]


def _since(sentence: str, place: int) -> int:
    """Return where the clause begins that a place is in."""
    return max(sentence.rfind(mark, 0, place) for mark in (", ", "; ", ": ", " but ", " so ")) + 1


def _listed(sentence: str, value: TypedValue, found: Sequence[TypedValue]) -> list[Any]:
    """Return a value with those that follow it in a list, or that it would be instead in another case."""
    listed, end = [value.value], value.end
    for other in found:
        if other.start >= end and any(of.fullmatch(sentence, end, other.start) for of in (LIST_JOINT, _EITHER)):
            listed.append(other.value)
            end = other.end
    return listed


def _in_brackets(sentence: str, place: int) -> bool:
    return sentence.count("(", 0, place) > sentence.count(")", 0, place)
