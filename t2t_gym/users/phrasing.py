"""Words for moves: acts to text, chosen among many wordings by a seeded generator.

Noun phrases are built from what is said of an entity, in the order determiner, modifiers, head, complements; verb
phrases from the operation's frames. Nothing is said that isn't in the moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from t2t_gym.chance import one_of
from t2t_gym.users.moves import Mention, Move
from t2t_gym.users.noun_phrases import NounPhrases, listed
from t2t_gym.users.voice import OperationVoice, Voice
from t2t_gym.users.wordings import REGISTERS, wordings

__all__ = ["Phrasing"]

T = TypeVar("T")
Says = Mapping[str, tuple[Mention, ...]]

_PLACE = re.compile(r"\{(\w+)\}")


class _Frame:
    """A verb phrase with places, and the slots that it says."""

    __slots__ = ("places", "slots", "text")

    def __init__(self, text: str, rows: Mapping[str, str]) -> None:
        self.text = text
        self.places = tuple(_PLACE.findall(text))
        self.slots = frozenset(s for p in self.places for s in (_PLACE.findall(rows[p]) if p in rows else (p,)))


class Phrasing:
    """Words what the customers of one domain say. Compiled once, shared by all customers."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._nouns = NounPhrases(voice)
        self._frames = {
            name: tuple(_Frame(text, operation.rows) for text in operation.frames)
            for name, operation in voice.operations.items()
        }
        self._fitting: dict[tuple[str, frozenset[str]], list[_Frame]] = {}
        self._rows = {
            template: _PLACE.findall(template) for o in voice.operations.values() for template in o.rows.values()
        }
        self._wordings = {(r, split): wordings(r, split) for r in REGISTERS for split in ("", "train", "test")}

    def _chooser(self, register: str, split: str, rng: Random) -> _Chooser:
        return _Chooser(self._wordings.get((register, split)) or self._wordings["plain", split], rng)

    def opening(self, moves: Sequence[Move], register: str, rng: Random, split: str = "") -> str:
        """Return the words of the first turn.

        Args:
            moves: what it says.
            register: the manner of speaking.
            rng: the source of the choices.
            split: ``"train"`` or ``"test"``, which share hardly a wording; by default all are chosen from.
        """
        choose = self._chooser(register, split, rng)
        who = [choose.fill("who", say=self._statements(m, choose)) for m in moves if m.act.kind == "inform"]
        wants: list[str] = []
        asks: list[str] = []
        for m in moves:
            if m.act.kind == "request" and m.manner == "unclear":
                wants.append(self._hint(m, "request.unclear.more" if wants else "request.unclear", choose))
            elif m.act.kind == "request":
                wants.append(self._do(m, "request.more" if wants else "request", choose))
                asks += [self._question(q, "question", choose) for q in m.questions]
        body = who + wants if rng.random() < 0.6 else wants + who
        return _sentences([choose("greeting"), *body, *asks, choose("closing")])

    def words(self, moves: Sequence[Move], register: str, rng: Random, split: str = "") -> str:
        """Return the words of a turn; the arguments are those of `opening`."""
        choose = self._chooser(register, split, rng)
        texts: list[str] = []
        for n, move in enumerate(moves):
            kind = move.act.kind
            if (
                kind in ("consent", "request")
                and move.operation
                and n
                and moves[n - 1].act.kind == kind
                and move.manner != "exact"
            ):
                texts.append(self._do(move, f"{kind}.more", choose))
            elif kind == "inform" and n and moves[n - 1].act.kind == kind and not move.manner:
                texts.append(f"{_capital(self._statements(move, choose))}.")
            else:
                texts.append(self._move(move, choose))
        return _sentences(texts)

    # --- moves ----------------------------------------------------------------------------------------------------

    def _move(self, move: Move, choose: _Chooser) -> str:
        kind = move.act.kind
        key = f"{kind}.{move.manner}" if move.manner else kind
        if kind == "ask_amount":
            return " ".join(self._question(q, f"ask_amount.{move.manner}", choose) for q in move.questions)
        if kind == "deny" and not move.manner:
            return choose.fill(key, say=self._statements(move, choose))
        if kind == "decline" and move.operation:
            return self._do(move, "decline.still", choose)
        if kind in ("request", "revise", "insist", "deny", "consent"):
            return self._do(move, key, choose)
        if kind in ("withdraw", "accept_refusal"):
            what = choose.of(self._voice.operations[move.operation].nouns)
            return choose.fill(key, what=what, what_bare=what.removeprefix("the "))
        if kind == "inform":
            statements = self._statements(move, choose)
            if move.manner == "several":
                return choose.fill("for", what=choose.of(self._voice.operations[move.operation].nouns), say=statements)
            return choose.fill(key, say=statements)
        if kind == "dont_know":
            return choose.fill(
                "dont_know.nothing" if move.manner == "nothing" else kind, slot=self._called(move.act.slots)
            )
        if kind == "ask_which":
            return choose.fill(kind, id=move.heard)
        return choose(key)

    def _question(self, quantity: str, key: str, choose: _Chooser) -> str:
        asks = self._voice.questions.get(quantity)
        plain = f"the {quantity.replace('_', ' ')}"
        ask = choose.of(asks) if asks else f"what is {plain}"
        return choose.fill(key, ask=ask, told=plain)

    def _hint(self, move: Move, key: str, choose: _Chooser) -> str:
        """Return a sentence that says what a request is about, and no more."""
        ((slot, mentions),) = move.says.items()
        return choose.fill(key, thing=self._nouns.phrase(slot, mentions, move.says, choose.of))

    def _called(self, slots: Iterable[str]) -> str:
        names = [self._voice.slots[s].called if s in self._voice.slots else "that" for s in slots]
        return listed(names, "or")

    def _statements(self, move: Move, choose: _Chooser) -> str:
        """Return what is said of some slots as clauses, joined."""
        clauses = []
        for slot, mentions in move.says.items():
            voice = self._voice.slots[slot]
            if any(m.free for m in mentions):
                clauses.append(_uncapital(choose.of(voice.any).rstrip(".")))
            else:
                phrase = self._nouns.phrase(slot, mentions, move.says, choose.of, full=True)
                clauses.append(choose.of(voice.states).replace("{}", phrase))
        return listed(clauses, "and")

    def _do(self, move: Move, key: str, choose: _Chooser) -> str:
        """Return a sentence with the request's verb phrase, and what doesn't fit into it after it."""
        voice = self._voice.operations[move.operation]
        says = {s: ms for s, ms in move.says.items() if not any(m.free for m in ms)}
        implied = self._nouns.implied(says)
        phrase = self._verb_phrase(voice, move.operation, says, implied, choose)
        sentence = choose.fill(key, do=phrase).replace("instead instead", "instead")
        free = [choose.of(self._voice.slots[s].any) for s in move.says if s not in says]
        return " ".join([sentence, *free])

    def _verb_phrase(
        self, voice: OperationVoice, operation: str, says: Says, implied: frozenset[str], choose: _Chooser
    ) -> str:
        said = frozenset(says) - implied
        frame = choose.of(self._fullest(operation, said))
        text = frame.text
        for place in frame.places:
            if place in voice.rows:
                filled = self._row(voice.rows[place], says, choose)
            else:
                filled = self._nouns.phrase(place, says[place], says, choose.of)
            text = text.replace("{" + place + "}", filled, 1)
        for slot in says:
            if slot in said and slot not in frame.slots:
                tails = voice.tails.get(slot, (" ({})",))
                text += choose.of(tails).replace("{}", self._nouns.phrase(slot, says[slot], says, choose.of))
        return text

    def _fullest(self, operation: str, said: frozenset[str]) -> list[_Frame]:
        """Return the frames that say the most of some slots, and nothing else; worked out once."""
        known = self._fitting.get((operation, said))
        if known is None:
            fitting = [f for f in self._frames[operation] if f.slots <= said]
            most = max((len(f.slots) for f in fitting), default=0)
            known = self._fitting[operation, said] = [f for f in fitting if len(f.slots) == most]
        return known

    def _row(self, template: str, says: Says, choose: _Chooser) -> str:
        slots = self._rows[template]
        rows = []
        for n in range(min(len(says[s]) for s in slots)):
            row = template
            for slot in slots:
                phrase = self._nouns.phrase(slot, says[slot][n : n + 1], says, choose.of, at=n)
                row = row.replace("{" + slot + "}", phrase)
            rows.append(row)
        return listed(rows, "and")


class _Chooser:
    """Chooses among wordings of a register, by a generator."""

    __slots__ = ("_wordings", "rng")

    def __init__(self, wordings: Mapping[str, tuple[str, ...]], rng: Random) -> None:
        self._wordings = wordings
        self.rng = rng

    def __call__(self, key: str) -> str:
        while key not in self._wordings:  # a variety without wordings of its own is said as the act is
            key = key.rpartition(".")[0]
        return self.of(self._wordings[key])

    def of(self, choices: Sequence[T]) -> T:
        """Return one of some choices."""
        return one_of(choices, self.rng)

    def fill(self, key: str, **parts: str) -> str:
        """Return a wording with its places filled; a place with a capital starts its filling with one."""
        text = self(key)
        for name, part in parts.items():
            if "{" not in text:
                break
            text = text.replace("{" + name + "}", part)
            if "{" in text:
                text = text.replace("{" + name.capitalize() + "}", _capital(part))
        return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapital(text: str) -> str:
    return text if text[:2] in ("I ", "I'") else text[:1].lower() + text[1:]


def _sentences(texts: Iterable[str]) -> str:
    """Join sentences, each with a capital at its start and a single mark at its end."""
    joined = []
    continues = False
    for text in texts:
        if text:
            joined.append(text if continues else _capital(text))
            continues = text.endswith(",")
    return " ".join(joined)
