"""How much of the understanding's figures is owed to words written for the very conversations that are scored.

The cues and the lexicon are alternatives. A fold of conversations is scored without every alternative that matches in
it and in no other conversation: what would never have been written, had the fold been kept aside. What matches nowhere
at all is plain English from elsewhere, and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import ModuleType
from typing import NamedTuple

from reading import Row, Score, read
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding import Understanding, cues
from t2t_gym.users.understanding.matching.cue import Cue, Family
from t2t_gym.users.understanding.matching.sieve import Sieve
from t2t_gym.users.understanding.text.clauses import pieces
from t2t_gym.users.understanding.text.plain_text import plain
from t2t_gym.users.understanding.text.sentences import sentences

_FIELDS = {"slots": ("nouns", "asks", "things"), "operations": ("verbs", "done")}


class Fragment(NamedTuple):
    """One alternative of a cue or of a lexicon's entry.

    Attributes:
        place: where it stands: the cue's name, or the kind, the entry and the field in the lexicon.
        text: the regular expression.
    """

    place: tuple[str, ...]
    text: str


def report(rows: list[Row], lexicon: Lexicon, folds: int) -> None:
    """Print the figures by folds, and the alternatives without which just one conversation is read worse."""
    used = conversations_of(rows, [*cue_fragments(), *lexicon_fragments(lexicon)])
    names = sorted({conversation(row) for row in rows})
    result = Score()
    for fold in range(folds):
        held = set(names[fold::folds])
        own = [fragment for fragment, where in used.items() if where and where <= held]
        with _without(own, lexicon) as understanding:
            for row in rows:
                if conversation(row) in held:
                    result.add(row, read(understanding, row))
    counts = [min(2, len(where)) for where in used.values()]
    print(
        f"  alternatives: {len(counts)}; met in no conversation {counts.count(0)}, in one {counts.count(1)}, in more"
        f" {counts.count(2)}\n  by {folds} folds of {len(names)} conversations, each without the words that only it"
        f" has:\n  acts   {result.acts}   (inform apart)\n  slots  {result.slots}"
    )
    _print_single(rows, lexicon, used)


def _print_single(rows: list[Row], lexicon: Lexicon, used: Mapping[Fragment, set[str]]) -> None:
    with _without([], lexicon) as understanding:
        before = {row["id"]: _wrong(row, understanding) for row in rows}
    for fragment, where in used.items():
        if len(where) != 1:
            continue
        with _without([fragment], lexicon) as understanding:
            worse = [
                row["id"]
                for row in rows
                if conversation(row) in where and _wrong(row, understanding) > before[row["id"]]
            ]
        if worse:
            print(f"    serves one conversation ({' '.join(worse)}): {'.'.join(fragment.place)}: {fragment.text[:80]}")


def _wrong(row: Row, understanding: Understanding) -> int:
    acts, slots = read(understanding, row)
    return len((acts ^ set(row["acts"])) - {"inform"}) + len(slots ^ set(row["requests"]))


def conversation(row: Row) -> str:
    """Return the conversation that a row is from; several runs of one scenario count as one."""
    return f"{row['source']} {' '.join(row['ref'].split()[:2])}"


def conversations_of(rows: list[Row], fragments: Iterable[Fragment]) -> dict[Fragment, set[str]]:
    """Return the conversations in which each fragment matches."""
    clauses: dict[str, set[str]] = {}
    for row in rows:
        for sentence, item in sentences(plain(row["agent"])):
            for piece in pieces(sentence, item=item):
                clauses.setdefault(piece.text.lower(), set()).add(conversation(row))
    found: dict[Fragment, set[str]] = {}
    cue_of = {fragment: Cue(fragment.text) for fragment in fragments}
    sieve = Sieve(cue_of.values())
    texts = {sieve.text(low): where for low, where in clauses.items()}
    for fragment, cue in cue_of.items():
        found[fragment] = {name for text, where in texts.items() if text.has(cue) for name in where}
    return found


def cue_fragments() -> Iterator[Fragment]:
    """Yield the alternatives of all cues."""
    for module in cues.MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Cue):
                for fragment in value.fragments:
                    yield Fragment((module.__name__.rpartition(".")[2], name), fragment.text)


def lexicon_fragments(lexicon: Lexicon) -> Iterator[Fragment]:
    """Yield the alternatives of a lexicon's words."""
    for kind, fields in _FIELDS.items():
        for entry, value in getattr(lexicon, kind).items():
            for field in fields:
                for text in getattr(value, field):
                    yield Fragment((kind, entry, field), text)


@contextmanager
def _without(fragments: Iterable[Fragment], lexicon: Lexicon) -> Iterator[Understanding]:
    """Yield an understanding that lacks some fragments."""
    gone: dict[tuple[str, ...], set[str]] = {}
    for fragment in fragments:
        gone.setdefault(fragment.place, set()).add(fragment.text)
    lacking: dict[Cue, Cue] = {}
    for module in cues.MODULES:
        for name, value in vars(module).items():
            lost = gone.get((module.__name__.rpartition(".")[2], name))
            if lost and isinstance(value, Cue):
                lacking[value] = type(value)(*(f.text for f in value.fragments if f.text not in lost))
    kept: list[tuple[ModuleType, str, Cue | Family]] = []
    for module in [m for name, m in sys.modules.items() if name.startswith("t2t_gym.users.understanding")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, Cue) and value in lacking:
                kept.append((module, name, value))
                setattr(module, name, lacking[value])
            elif isinstance(value, Family) and not lacking.keys().isdisjoint(value.cues):
                kept.append((module, name, value))
                setattr(module, name, Family(*(lacking.get(cue, cue) for cue in value.cues)))
    try:
        yield Understanding(_lacking(lexicon, gone))
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def _lacking(lexicon: Lexicon, gone: Mapping[tuple[str, ...], set[str]]) -> Lexicon:
    parts = {}
    for kind, fields in _FIELDS.items():
        parts[kind] = {
            entry: replace(
                value,
                **{
                    field: tuple(t for t in getattr(value, field) if t not in gone.get((kind, entry, field), ()))
                    or (("(?!)",) if field in ("nouns", "verbs") else ())
                    for field in fields
                },
            )
            for entry, value in getattr(lexicon, kind).items()
        }
    return Lexicon(**parts)
