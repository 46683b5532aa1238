"""The plain wording: short, clear English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from t2t_gym.chance import one_of
from t2t_gym.task import Answer
from t2t_gym.users.phrasing.phrases import listed
from t2t_gym.users.voice import Voice
from t2t_gym.wording.deeds import Deed, Thing
from t2t_gym.wording.naming import Naming, answer_text, quantity_text

__all__ = ["PlainWording"]


class PlainWording:
    """Short, clear English. Verb phrases, nouns and descriptions are those of the domain's voice, said by the agent.

    Args:
        voice: how things are worded in the domain.
        rng: chooses among wordings.
    """

    def __init__(self, voice: Voice, rng: Random) -> None:
        self._rng = rng
        self._naming = Naming(voice, rng)

    def ask_identity(self, paths: Sequence[Sequence[str]]) -> str:
        """Ask for one of several ways to establish who the customer is."""
        ways = listed([listed([self._naming.called(s) for s in path], "and") for path in paths], "or")
        return self._pick(
            f"I'd be happy to help. First, could you give me {ways}, so that I can find your account?",
            f"Happy to help with that. To find your account, I need {ways}. Could you tell me?",
            f"Sure, let me look into that. May I have {ways}, please?",
            f"Before we start, I have to verify who you are. Please give me {ways}.",
        )

    def ask(self, deed: Deed, slots: Sequence[str], options: Mapping[str, Sequence[Thing]]) -> str:
        """Ask for slots by name, or which of a few things is meant."""
        choices = [self._which(deed, s, options[s]) for s in slots if s in options]
        named = (
            listed([self._naming.called(s) for s in slots if s not in options], "and")
            if set(slots) - set(options)
            else ""
        )
        if not named:
            return " ".join(choices)
        what = self._naming.verb_phrase(deed)
        asked = self._pick(
            f"To {what}, I need {named}. Could you tell me?",
            f"Sure. What is {named}?" if " and " not in named else f"Sure. Could you give me {named}?",
            f"Could you please tell me {named}, so that I can {what}?",
            f"I can help you {what}. Please give me {named}.",
        )
        return " ".join([asked, *choices])

    def ask_operation(self, deed: Deed) -> str:
        """Say which thing was found, and ask what is to be done."""
        what = self._naming.subject(deed)
        return self._pick(
            f"I've found {what}. What would you like me to do?",
            f"I'm looking at {what} now. What exactly would you like me to do with it?",
            f"Sure, I have {what} here. What would you like to do?",
        )

    def not_found(self, slots: Sequence[str]) -> str:
        """Say so, and ask for the slots again by name."""
        named = listed([self._naming.called(s) for s in slots], "and")
        return self._pick(
            f"I'm sorry, I can't find anything that matches that. Could you check {named} for me?",
            f"I looked, but what you told me doesn't match our records. Could you please give me {named} again?",
            f"I couldn't find that. Please tell me {named} once more.",
        )

    def propose(self, deed: Deed) -> str:
        """Name the operation with all its details, and ask for a yes."""
        what = self._naming.verb_phrase(deed)
        return self._pick(
            f"To confirm: I'll {what}. Shall I go ahead?",
            f"Just to make sure I have it right: I will {what}. Do you want me to proceed?",
            f"I can {what}. Would you like me to go ahead?",
            f"You would like me to {what}. Is that correct, and shall I proceed?",
            f"So, I'm going to {what}. Is that all right with you?",
        )

    def refuse(self, deed: Deed, reason: str) -> str:
        """Say what can't be done, and why."""
        what = self._naming.denied(self._naming.verb_phrase(deed))
        return self._pick(
            f"I'm sorry, but I can't {what}: {reason}.",
            f"I'm afraid I'm unable to {what}, because {reason}.",
            f"Unfortunately, it isn't possible to {what}: {reason}. I'm sorry about that.",
            f"I've checked, and I can't {what}, because {reason}. I apologize for the inconvenience.",
        )

    def done(self, deed: Deed, answers: Sequence[Answer]) -> str:
        """Claim the completion, tell the answers, ask for more."""
        what = self._naming.past(self._naming.verb_phrase(deed))
        told = [self.answer(answers)] if answers else []
        claim = self._pick(
            f"Done: I've {what}.", f"All set. I have {what}.", f"That's done, I've {what}.", f"Thank you. I've {what}."
        )
        return " ".join([claim, *told, self.more()])

    def answer(self, answers: Sequence[Answer]) -> str:
        """Tell each quantity in a sentence of its own."""
        return " ".join(f"The {quantity_text(a)} is {answer_text(a)}." for a in answers)

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

    def _which(self, deed: Deed, slot: str, options: Sequence[Thing]) -> str:
        of = listed(self._naming.options(deed, slot, options), "or")
        return self._pick(
            f"Which {self._naming.noun(slot)} do you mean: {of}?",
            f"I see more than one that fits. Do you mean {of}?",
            f"There are several: {of}. Which one is it?",
        )

    def _pick(self, *options: str) -> str:
        return one_of(options, self._rng)
