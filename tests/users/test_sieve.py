"""Cues are found in a text as by searching for all of their expressions, though few of them are tried."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_envs.airline.lexicon import LEXICON as AIRLINE
from t2t_envs.retail.lexicon import LEXICON as RETAIL
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues import every_cue
from t2t_gym.users.understanding.matching.cue import Cue, Family, Names
from t2t_gym.users.understanding.matching.expression import Expression
from t2t_gym.users.understanding.matching.needs import alternatives, needs
from t2t_gym.users.understanding.matching.sieve import Sieve
from t2t_gym.users.understanding.text.plain_text import plain
from t2t_gym.users.understanding.text.sentences import sentences

OWN = Path(__file__).parent / "agent_turns" / "turns.jsonl"


def plainly(cue: Cue) -> re.Pattern[str]:
    """All expressions of a cue as one."""
    texts = [re.sub(r"\(\?P<\w+>", "(?:", fragment.text) for fragment in cue.fragments]
    return re.compile(rf"(?<!\w)(?:{'|'.join(texts) or '(?!)'})(?!\w)")


def agree(cues: list[Cue], texts: list[str]) -> None:
    """Assert that every cue is found where the plain search finds it."""
    sieve = Sieve(cues)
    patterns = [(cue, plainly(cue)) for cue in cues]
    for low in texts:
        text = sieve.text(low)
        for cue, pattern in patterns:
            found = [match.span() for match in pattern.finditer(low)]
            assert [match.span() for match in text.finditer(cue)] == found, (low, pattern.pattern)
            assert text.has(cue) == bool(found)
            first = text.search(cue)
            assert (first and first.span()) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("expression", "needed"),
    [
        (r"(?:could|can) you(?: please)? tell", [{" tell "}, {" you "}, {" could ", " can "}]),
        (r"cancell?ed", [{" cancel"}, {"ed "}]),
        (r"provid(?:e|ing)", [{" provid"}, {"e ", "ing "}]),
        (r"n't", [{" t "}, {" n "}]),
        (r"let me know(?= (?:which|what))", [{" know "}, {" let "}, {" which", " what"}, {" me "}]),
        (r"(?:we|i) (?!can't)\w+", [{" i ", " we "}]),
        (r"(?:very )*good|bad", [{" good ", " bad "}]),
        (r"(?<!not )(?:a|the) [^.?!]{0,40} fee", [{" fee "}, {" a ", " the "}]),
        (r"\w+ed", [{"ed "}]),
        (r"gift ?-?cards?", [{" gift"}, {"card"}]),
        (r"(?:\w+ )?\d: do(?:ne|es)", [{"ne ", "es "}, {":"}, {" do"}]),
        (r"[a-z]{1,5}", []),
        (r"(\w)\1", []),  # more than is understood
        (r"(?>a)b", []),
        (r"(?i:yes)", []),
    ],
)
def test_what_an_expression_needs(expression: str, needed: list[set[str]]) -> None:
    """A text that lacks a word, or the part of one, has no match."""
    assert [set(need) for need in needs(expression)] == needed


def test_alternatives_are_split_at_the_outermost_bars() -> None:
    """Bars in brackets, in sets and behind a backslash part nothing."""
    assert alternatives(r"a (?:b|c)|[|)]d|e\|f\(|g") == [r"a (?:b|c)", r"[|)]d", r"e\|f\(", "g"]


WORDS = (
    "tell",
    "me",
    "telling",
    "retell",
    "can",
    "can't",
    "you",
    "your",
    "youth",
    "please",
    "or",
    "order",
    "no",
    "not",
)
TOY = [
    Cue(r"(?:could|can) you(?: please)? tell(?! me)", r"(?<!not )tell(?:ing)? \w+|you(?:r|'re)?"),
    Cue(r"^(?:please |no )*tell", r"can(?:not|n't|'t)", r"\w+ order", r"or"),
    Cue(),
]


@given(st.lists(st.sampled_from(WORDS), max_size=8), st.sampled_from([" ", ", ", "-", "é", "_", "1", "  "]))
def test_an_expression_is_tried_wherever_it_could_match(words: list[str], between: str) -> None:
    """Whatever the words are, and what stands between them."""
    agree(TOY, [between.join(words)])


@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from([" ", ", ", "é"]), st.integers(0, 20), st.data())
def test_a_part_is_searched_as_a_text_of_its_own(
    words: list[str], between: str, start: int, data: st.DataObject
) -> None:
    """Wherever it is cut out, also in the middle of a word."""
    whole = Sieve(TOY).text(between.join(words))
    end = data.draw(st.none() | st.integers(start, start + 20))
    part, like = whole.part(start, end), whole.like(whole.low[start:end])
    assert part.low == like.low
    for cue in TOY:
        assert [match.span() for match in part.finditer(cue)] == [match.span() for match in like.finditer(cue)]


def test_a_match_tells_what_it_names() -> None:
    """Of each expression the first place counts."""
    animals = Names({"cat": ("cats?", "kitten|tabby"), "dog": ("dogs?",), "yeti": ()})
    text = Sieve([animals]).text("a dog, two cats, a kitten and a dog")
    assert [(animals.of(match), match[0]) for match in text.each(animals)] == [
        ("cat", "cats"),
        ("cat", "kitten"),
        ("dog", "dog"),
    ]


def test_a_text_may_have_any_cue_of_a_family() -> None:
    """Where it has the words for one of them."""
    cat, dog = Cue("cat"), Cue("dog")
    sieve = Sieve([cat, dog])
    assert [sieve.text(low).may(Family(cat, dog)) for low in ("a cat", "the dog", "a cow")] == [True, True, False]
    with pytest.raises(KeyError):
        sieve.text("cow").may(Cue("cow"))  # the sieve doesn't know it


@pytest.mark.parametrize("lexicon", [RETAIL, AIRLINE], ids=["retail", "airline"])
def test_agents_are_read_as_by_the_plain_search(lexicon: Lexicon) -> None:
    """The cues of the language and the words of the domains are found in what agents write."""
    cues = [*every_cue(), *SlotFinder(lexicon).cues(), *OperationFinder(lexicon).cues()]
    rows = [json.loads(line) for line in OWN.read_text().splitlines()]
    agree(cues, [sentence.lower() for row in rows[::12] for sentence, _ in sentences(plain(row["agent"]))])


@pytest.mark.parametrize(
    "expression",
    [
        r"\bcat\b",
        r"(?<!the )(?=c)c\w+",
        r"(?<!a )cat|dog",
        r"(?:dog|(?<=a )(?<!an a )cats?|(?<=the )cat)",
        r"(?:dog|(?<!o)c?at)",
        r"^cat",
        r"c?at",
        r"(?!)",
    ],
)
def test_an_expression_is_found_where_re_finds_it(expression: str) -> None:
    """Also where it looks around before it begins."""
    for text in ("cat", "a cat, the cat and cats", "an a cat", "concat at a dog", "the dog, cat", ""):
        assert [m.span() for m in Expression(expression).finditer(text)] == [
            m.span() for m in re.finditer(expression, text)
        ]


def test_an_empty_expression_comes_to_an_end() -> None:
    """What matches nothing in particular doesn't keep the reader."""
    nothing = Cue("", "(?=x)")
    assert len(list(Sieve([nothing]).text("a b").finditer(nothing))) <= 4
