"""Words for moves: acts to text, chosen among many wordings by a seeded generator.

Noun phrases are built from what is said of an entity, in the order determiner, modifiers, head, complements; verb
phrases from the operation's frames. Nothing is said that isn't in the moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple

from t2t_gym.chance import branches, one_of
from t2t_gym.remembered import Remembered
from t2t_gym.users.moves import Mention, Move
from t2t_gym.users.phrasing.coherence import echoes, explicit, merged, sentences, share
from t2t_gym.users.phrasing.noun_phrases import noun_phrases
from t2t_gym.users.phrasing.phrases import Phrase, Template, Words, enumerated, filled, listed, text_of
from t2t_gym.users.phrasing.verb_phrases import VerbPhrases
from t2t_gym.users.phrasing.wordings import REGISTERS, wordings
from t2t_gym.users.voice import Voice

__all__ = ["Phrasing"]


class _Manner(dict[str, tuple[Template, ...]]):
    """The wordings of a register by act; a variety of an act that has none of its own is worded as the act is."""

    def __missing__(self, key: str) -> tuple[Template, ...]:
        self[key] = plain = self[key.rpartition(".")[0]]
        return plain


class _Deed(NamedTuple):
    """What is to be done, as it is said: by a verb phrase, and what doesn't fit into it."""

    operation: str
    verb_phrase: Phrase
    rest: Sequence[tuple[str, ...]]


class Phrasing:
    """Words what the customers of one domain say. Compiled once, shared by all customers."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._nouns = noun_phrases(voice)
        self._verbs = VerbPhrases(voice, self._nouns)
        self._manners: dict[tuple[str, str], _Manner] = {}
        self._deeds = Remembered[_Deed](4096)  # by what is said

    def _manner(self, register: str, split: str) -> _Manner:
        key = (register if register in REGISTERS else "plain", split)
        if key not in self._manners:
            texts = wordings(*key)
            self._manners[key] = _Manner({act: tuple(map(Template, texts[act])) for act in texts})
        return self._manners[key]

    def opening(self, moves: Sequence[Move], register: str, split: str = "") -> Words:
        """Return the words of the first turn.

        Args:
            moves: what it says.
            register: the manner of speaking.
            split: ``"train"`` or ``"test"``, which share hardly a wording; by default all are chosen from.
        """
        manner = self._manner(register, split)
        who = [filled(manner["who"], say=self._statements(m, alone=False)) for m in moves if m.act.kind == "inform"]
        wants: list[tuple[Phrase, list[Phrase]]] = []  # each with the questions that go with it
        requests = [m for m in moves if m.act.kind == "request"]
        for n, m in enumerate(requests):
            act = "request.unclear" if m.manner == "unclear" else "request"
            wordings = share(manner[f"{act}.more"], n - 1, len(requests) - 1) if n else manner[act]
            if m.manner == "unclear":
                wants.append((self._hint(m, wordings), []))
            else:
                asks = [self._question(q, manner["question"]) for q in m.questions]
                wants.append((self._do(m, wordings), asks))
        greetings, closings = filled(manner["greeting"]), filled(manner["closing"])

        def words(rng: Random) -> str:
            first = [text_of(sentence, rng) for sentence in who]
            then: list[str] = []
            last: list[str] = []
            for want, asks in wants:
                then.append(text_of(want, rng))
                last += [text_of(ask, rng) for ask in asks]
            body = (first + then if rng.random() < 0.6 else then + first) + last
            closing = text_of(closings, rng)
            return sentences([text_of(greetings, rng), *body, "" if echoes(closing, body) else closing])

        return words

    def words(self, moves: Sequence[Move], register: str, split: str = "") -> Words:
        """Return the words of a turn; the arguments are those of `opening`."""
        manner = self._manner(register, split)
        phrases: list[Phrase] = []
        moves = merged(moves)
        kinds, manners = [m.act.kind for m in moves], [m.manner for m in moves]
        ways = list(zip(kinds, manners, strict=True))
        before = manner_before = ""
        for n, move in enumerate(moves):
            kind = move.act.kind
            again = kind == before
            goes_on = again and move.manner in ("", manner_before) and move.manner in _GOES_ON
            before, manner_before = kind, move.manner
            after_no = kind == "consent" and not _NO.isdisjoint(kinds[:n])
            if (again or after_no) and kind in ("consent", "request") and move.operation and move.manner not in _SINGLE:
                nth, of = _place(n, kinds)
                first = 0 if after_no else 1  # the first that is worded as one more
                phrases.append(self._do(move, share(manner[f"{kind}.more"], nth - first, of - first)))
            elif kind == "inform" and (goes_on or (n and not move.manner)):  # no "sure" in mid-turn
                phrases.append(filled(_STATED, say=self._statements(move, alone=False)))
            elif kind == "inform" and move.manner == "several":
                wordings = share(manner["for"], *_place(n, manners))
                say = self._statements(move, alone=True)
                phrases.append(filled(wordings, say=say, what=self._subject(move)))
            else:
                nth, of = _place(n, ways)
                phrases.append(self._move(move, manner, nth, of, alone=len(moves) == 1))
        return lambda rng: sentences([text_of(sentence, rng) for sentence in phrases])

    # --- moves ----------------------------------------------------------------------------------------------------

    def _move(self, move: Move, manner: _Manner, nth: int, of: int, *, alone: bool) -> Phrase:
        """Return a sentence for a move, the n-th of some alike; `alone`: the turn says nothing else."""
        kind = move.act.kind
        wordings = share(manner[f"{kind}.{move.manner}" if move.manner else kind], nth, of)
        if kind == "ask_amount":
            asks = [self._question(q, wordings) for q in move.questions]
            return lambda rng: " ".join([text_of(ask, rng) for ask in asks])
        if kind == "deny" and move.manner != "whole":
            return filled(wordings, say=self._statements(move, alone=alone))
        if kind == "decline" and move.operation:
            return self._do(move, manner["decline.still"])
        if kind in ("withdraw", "accept_refusal") or (kind, move.manner) in _NAMES_ONLY:
            return self._about(move, wordings)
        if kind in ("request", "revise", "insist", "deny", "consent"):
            was = self._statements(replace(move, says=move.was), alone=False) if move.was else ""
            return self._do(move, wordings, was)
        if kind == "inform" and move.manner == "all":
            ((slot, mentions),) = move.says.items()
            return filled(wordings, things=self._nouns.phrase(slot, mentions, move.says, full=True))
        if kind == "inform":
            return filled(wordings, say=self._statements(move, alone=alone))
        if kind == "dont_know":
            return filled(wordings, slot=self._called(move.act.slots))
        if kind == "ask_which":
            return filled(wordings, id=move.heard)
        return filled(wordings)

    def _question(self, quantity: str, wordings: Sequence[Template]) -> Phrase:
        plain = f"the {quantity.replace('_', ' ')}"
        asks = self._voice.questions.get(quantity) or (f"what is {plain}",)
        return filled(wordings, ask=branches(asks), told=plain)

    def _hint(self, move: Move, wordings: Sequence[Template]) -> Phrase:
        """Return a sentence that says what a request is about, and no more."""
        ((slot, mentions),) = move.says.items()
        return filled(wordings, thing=self._nouns.phrase(slot, mentions, move.says))

    def _about(self, move: Move, wordings: Sequence[Template]) -> Phrase:
        """Return a sentence that names an operation by its noun, and what it is for where there are several alike."""
        noun, thing = self._noun(move), self._subject(move) if move.about else ""

        def words(rng: Random) -> str:
            what = text_of(noun, rng)
            if thing:
                what += f" for {text_of(thing, rng)}"
            return one_of(wordings, rng).filled({"what": what, "what_bare": what.removeprefix("the ")})

        return words

    def _noun(self, move: Move) -> Phrase:
        return branches(self._voice.operations[move.operation].nouns)

    def _subject(self, move: Move) -> Phrase:
        """Return what names the request that is spoken of: the thing that it is about, or else its operation."""
        for slot, mentions in move.about.items():
            return self._nouns.phrase(slot, mentions, move.about)
        return self._noun(move)

    def _called(self, slots: Iterable[str]) -> str:
        names = [self._voice.slots[s].called if s in self._voice.slots else "that" for s in slots]
        return listed(names, "or")

    def _statements(self, move: Move, *, alone: bool) -> Phrase:
        """Return what is said of some slots as clauses, joined; "it" is a slot only where nothing else is spoken of."""
        sole = alone and len(move.says) == 1
        return enumerated([self._statement(move, slot, mentions, sole=sole) for slot, mentions in move.says.items()])

    def _statement(self, move: Move, slot: str, mentions: Sequence[Mention], *, sole: bool) -> Phrase:
        voice = self._voice.slots[slot]
        if _is_free(mentions):
            return branches([_uncapital(text.rstrip(".")) for text in voice.any])
        noun = self._nouns.phrase(slot, mentions, move.says, full=True, beside=move.beside)
        states = voice.states if sole else explicit(voice.states)
        if isinstance(noun, str):
            return branches([text.replace("{}", noun) for text in states])

        def words(rng: Random) -> str:
            what = text_of(noun, rng)
            return one_of(states, rng).replace("{}", what)

        return words

    def _do(self, move: Move, wordings: Sequence[Template], was: Phrase = "") -> Phrase:
        """Return a sentence with the request's verb phrase, and what doesn't fit into it after it."""
        deed = self._deed(move)
        do = filled(wordings, do=deed.verb_phrase, was=was)

        def words(rng: Random) -> str:
            sentence = text_of(do, rng).replace("instead instead", "instead")
            return " ".join([sentence, *[one_of(texts, rng) for texts in deed.rest]]) if deed.rest else sentence

        return words

    def _deed(self, move: Move) -> _Deed:
        """Return the words for what is to be done; a customer says it again and again until it is done."""
        known = self._deeds.get(move.says)
        if known is not None and known.operation == move.operation:
            return known
        free = [slot for slot, mentions in move.says.items() if _is_free(mentions)]
        says = {slot: mentions for slot, mentions in move.says.items() if slot not in free}
        phrase = self._verbs.phrase(move.operation, says)
        rest = [self._voice.slots[slot].any for slot in free]
        return self._deeds.keep(move.says, _Deed(move.operation, phrase, rest))


_SINGLE = ("exact", "repeated")  # ways of agreeing that aren't shortened after another one
_NO = frozenset(("deny", "withdraw", "revise", "accept_refusal"))  # after which a yes goes on with "and"
_NAMES_ONLY = (("request", "done"), ("request", "all_done"), ("insist", "again"))  # and says no more of it
_STATED = (Template("{Say}."),)
_GOES_ON = ("", "again", "sure", "no", "mistaken")  # said of the first of several informs, it goes for the next, too


def _place(n: int, ways: Sequence[object]) -> tuple[int, int]:
    """Return the place of the n-th of some moves among those that are made in the same way, and how many those are."""
    return ways[:n].count(ways[n]), ways.count(ways[n])


def _is_free(mentions: Sequence[Mention]) -> bool:
    return any(mention.free for mention in mentions)


def _uncapital(text: str) -> str:
    return text if text[:2] in ("I ", "I'") else text[:1].lower() + text[1:]
