"""How an agent words what it does: the acts of the oracle as sentences, plainly.

A wording is the oracle's voice and nothing else: it decides nothing. Others, such as a wordier one, show whether the
customer understands agents that it wasn't written for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Protocol

import numpy as np

from t2t_gym.domain import Operation
from t2t_gym.task import Answer, Feature
from t2t_gym.users.moves import Mention
from t2t_gym.users.noun_phrases import NounPhrases, listed
from t2t_gym.users.voice import Voice

__all__ = ["Deed", "PlainWording", "Thing", "Wording", "answer_text", "past_tense"]


class Thing(NamedTuple):
    """A value of a slot, or one element of a list-valued slot, with what can be said of it.

    Attributes:
        value: as the tool takes it.
        features: the most telling first; empty where the value can only be named.
    """

    value: Any
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True)
class Deed:
    """An operation on certain things, as it is spoken of.

    Attributes:
        operation: the operation.
        things: slot to its values, for the slots that are spoken of, in the operation's order.
        fully: whether everything known of the things is to be said, and not only what usually tells them apart.
    """

    operation: Operation
    things: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    fully: bool = False

    def about(self, *slots: str) -> Deed:
        """Return the deed with only some of its slots spoken of."""
        return replace(self, things={s: t for s, t in self.things.items() if s in slots})

    @property
    def brief(self) -> Deed:
        """The deed with nothing spoken of but its subject."""
        return self.about(self.operation.subject)


class Wording(Protocol):
    """An agent's way of speaking. Each method returns one message, or a part of one."""

    def ask_identity(self, paths: Sequence[Sequence[str]]) -> str:
        """Ask who the customer is.

        Args:
            paths: sets of identity slots that are missing, each of which would do.
        """
        ...

    def ask(self, deed: Deed, slots: Sequence[str], options: Mapping[str, Sequence[Thing]]) -> str:
        """Ask for what isn't settled.

        Args:
            deed: what is to be done, as far as it is settled.
            slots: the slots asked for.
            options: slot to the things among which the customer is asked to choose, where they are few.
        """
        ...

    def propose(self, deed: Deed) -> str:
        """Say all the details of a deed, and ask for the go-ahead."""
        ...

    def refuse(self, deed: Deed, reason: str) -> str:
        """Say that a deed can't be done, and why. The reason is a clause without a full stop."""
        ...

    def done(self, deed: Deed, answers: Sequence[Answer]) -> str:
        """Say that a deed has been done, tell what was asked, and ask whether there is anything else."""
        ...

    def answer(self, answers: Sequence[Answer]) -> str:
        """Tell what was asked."""
        ...

    def more(self) -> str:
        """Ask whether there is anything else."""
        ...

    def unidentified(self) -> str:
        """Say that nothing can be done as long as it isn't clear who the customer is."""
        ...

    def give_up(self) -> str:
        """Say that one can't help any further."""
        ...


class PlainWording:
    """Short, clear English. Verb phrases, nouns and descriptions are those of the domain's voice, said by the agent.

    Args:
        voice: how things are worded in the domain.
        rng: chooses among wordings.
    """

    def __init__(self, voice: Voice, rng: np.random.Generator) -> None:
        self._voice = voice
        self._rng = rng
        self._nouns = NounPhrases(voice)

    def ask_identity(self, paths: Sequence[Sequence[str]]) -> str:
        """Ask for one of several ways to establish who the customer is."""
        ways = listed([listed([self._called(s) for s in path], "and") for path in paths], "or")
        return self._pick(
            f"I'd be happy to help. First, could you give me {ways}, so that I can find your account?",
            f"Happy to help with that. To find your account, I need {ways}. Could you tell me?",
            f"Sure, let me look into that. May I have {ways}, please?",
            f"Before we start, I have to verify who you are. Please give me {ways}.",
        )

    def ask(self, deed: Deed, slots: Sequence[str], options: Mapping[str, Sequence[Thing]]) -> str:
        """Ask for slots by name, or which of a few things is meant."""
        choices = [self._which(deed, s, options[s]) for s in slots if s in options]
        named = listed([self._called(s) for s in slots if s not in options], "and") if set(slots) - set(options) else ""
        if not named:
            return " ".join(choices)
        what = self._verb_phrase(deed)
        asked = self._pick(
            f"To {what}, I need {named}. Could you tell me?",
            f"Sure. What is {named}?" if " and " not in named else f"Sure. Could you give me {named}?",
            f"Could you please tell me {named}, so that I can {what}?",
            f"I can help you {what}. Please give me {named}.",
        )
        return " ".join([asked, *choices])

    def propose(self, deed: Deed) -> str:
        """Name the operation with all its details, and ask for a yes."""
        what = self._verb_phrase(deed)
        return self._pick(
            f"To confirm: I'll {what}. Shall I go ahead?",
            f"Just to make sure I have it right: I will {what}. Do you want me to proceed?",
            f"I can {what}. Would you like me to go ahead?",
            f"You would like me to {what}. Is that correct, and shall I proceed?",
            f"So, I'm going to {what}. Is that all right with you?",
        )

    def refuse(self, deed: Deed, reason: str) -> str:
        """Say what can't be done, and why."""
        what = self._verb_phrase(deed)
        return self._pick(
            f"I'm sorry, but I can't {what}: {reason}.",
            f"I'm afraid I'm unable to {what}, because {reason}.",
            f"Unfortunately, it isn't possible to {what}: {reason}. I'm sorry about that.",
            f"I've checked, and I can't {what}, because {reason}. I apologize for the inconvenience.",
        )

    def done(self, deed: Deed, answers: Sequence[Answer]) -> str:
        """Claim the completion, tell the answers, ask for more."""
        what = past_tense(self._verb_phrase(deed))
        told = [self.answer(answers)] if answers else []
        claim = self._pick(
            f"Done: I've {what}.", f"All set. I have {what}.", f"That's done, I've {what}.", f"Thank you. I've {what}."
        )
        return " ".join([claim, *told, self.more()])

    def answer(self, answers: Sequence[Answer]) -> str:
        """Tell each quantity in a sentence of its own."""
        return " ".join(f"The {a.quantity.replace('_', ' ')} is {answer_text(a)}." for a in answers)

    def more(self) -> str:
        """Ask whether there is anything else."""
        return self._pick(
            "Is there anything else I can help you with?",
            "Can I help you with anything else?",
            "Is there anything else you need?",
        )

    def unidentified(self) -> str:
        """Say that the identity can't be verified."""
        return self._pick(
            "I'm sorry, but I can't help with this, because I couldn't verify your identity.",
            "Unfortunately, I'm unable to do this without verifying who you are.",
        )

    def give_up(self) -> str:
        """Apologize and stop."""
        return "I'm sorry that I couldn't help you any further today."

    # --- words ----------------------------------------------------------------------------------------------------

    def _pick(self, *options: str) -> str:
        return options[int(self._rng.integers(len(options)))]

    def _choose(self, options: Sequence[Any]) -> Any:
        return options[int(self._rng.integers(len(options)))]

    def _called(self, slot: str) -> str:
        voice = self._voice.slots.get(slot)
        return _to_agent(voice.called) if voice else f"the {slot.replace('_', ' ')}"

    def _which(self, deed: Deed, slot: str, options: Sequence[Thing]) -> str:
        of = listed([self._name(replace(deed, fully=True), slot, [t]) for t in options], "or")
        noun = self._voice.slots[slot].nouns[0][0] if slot in self._voice.slots else slot.replace("_", " ")
        return self._pick(
            f"Which {noun} do you mean: {of}?",
            f"I see more than one that fits. Do you mean {of}?",
            f"There are several: {of}. Which one is it?",
        )

    def _name(self, deed: Deed, slot: str, things: Sequence[Thing], at: int = 0) -> str:
        if slot not in self._voice.slots:
            return listed([str(t.value) for t in things], "and")
        said = {s: tuple(self._mention(deed, s, t) for t in ts) for s, ts in deed.things.items()}
        mentions = [self._mention(deed, slot, t) for t in things]
        phrase = self._nouns.phrase(slot, mentions, said, self._choose, full=True, at=at)
        return phrase if any(isinstance(t.value, Mapping) for t in things) else _to_agent(phrase)

    def _mention(self, deed: Deed, slot: str, thing: Thing) -> Mention:
        """Leave out what a thing is usually known without: of the subject all but the most telling, and amounts."""
        if deed.fully or not thing.features or slot not in self._voice.slots:
            return Mention(thing.value, thing.features)
        if slot == deed.operation.subject:
            first = thing.features[0].attribute
            return Mention(thing.value, tuple(f for f in thing.features if f.attribute == first))
        known = self._voice.slots[slot].features
        amounts = [a for a, f in known.items() if f.style == "money"]
        return Mention(thing.value, tuple(f for f in thing.features if f.attribute not in amounts))

    def _verb_phrase(self, deed: Deed) -> str:
        """Fill the frame of the operation's own verb that says the most; what it has no place for comes after it."""
        voice = self._voice.operations[deed.operation.name]
        rows = {name: template for name, template in voice.rows.items() if set(_places(template)) <= set(deed.things)}
        verb = voice.frames[0].split()[0]
        best: list[str] = []
        covered: set[str] = set()
        for frame in voice.frames:
            places = _places(frame)
            slots = {s for p in places for s in (_places(rows[p]) if p in rows else (p,))}
            if frame.split()[0] != verb or not slots <= set(deed.things):
                continue
            if not best or len(slots) > len(covered):
                best, covered = [frame], slots
            elif slots == covered:
                best.append(frame)
        text = _to_agent(self._choose(best))
        for name in _places(text):
            filled = self._rows(deed, rows[name]) if name in rows else self._name(deed, name, deed.things[name])
            text = text.replace("{" + name + "}", filled)
        for slot, things in deed.things.items():
            if slot not in covered:
                tail = self._choose(voice.tails.get(slot, (f", with {self._called(slot)} {{}}",)))
                text += _to_agent(tail).replace("{}", self._name(deed, slot, things))
        return text

    def _rows(self, deed: Deed, template: str) -> str:
        slots = _places(template)
        rows = []
        for n, row in enumerate(zip(*(deed.things[s] for s in slots), strict=True)):
            text = template
            for slot, thing in zip(slots, row, strict=True):
                text = text.replace("{" + slot + "}", self._name(deed, slot, [thing], n))
            rows.append(text)
        return listed(rows, "and")


_PLACE = re.compile(r"\{(\w+)\}")
_PERSON = {"i'm": "you're", "i've": "you've", "i": "you", "my": "your", "me": "you", "mine": "yours"}
_FIRST = re.compile(r"(?<![\w#-])(I'm|I've|I|my|me|mine)(?![\w-])")
_IRREGULAR = {"cancel": "cancelled", "have": "had", "make": "made", "pay": "paid", "send": "sent", "take": "taken"}
_DOUBLED = re.compile(r"^[^aeiou]+[aeiou][bdgmnprt]$")


def _places(template: str) -> list[str]:
    return _PLACE.findall(template)


def _to_agent(text: str) -> str:
    """Turn what the customer says of itself into what the agent says to it."""
    return _FIRST.sub(lambda m: _PERSON[m[1].lower()], text)


def past_tense(verb_phrase: str) -> str:
    """Put the verb that begins a phrase in the past participle: ``"cancel order #W1"`` -> ``"cancelled order #W1"``."""
    verb, _, rest = verb_phrase.partition(" ")
    if verb in _IRREGULAR:
        past = _IRREGULAR[verb]
    elif verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past = verb[:-1] + "ied"
    else:
        past = verb + (verb[-1] if _DOUBLED.search(verb) else "") + "ed"
    return f"{past} {rest}".rstrip()


def answer_text(answer: Answer) -> str:
    """Write the value of an answer: ``$1,234.50`` for money, the rest as it is."""
    if answer.type == "money":
        return f"${float(answer.value):,.2f}"
    return str(answer.value)
