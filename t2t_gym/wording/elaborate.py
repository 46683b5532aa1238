"""The elaborate wording: an agent that likes to write, with padding, markdown and lists, and idioms of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from t2t_gym.chance import one_of
from t2t_gym.task import Answer
from t2t_gym.users.phrasing.phrases import listed
from t2t_gym.users.voice import Voice
from t2t_gym.wording.deeds import Deed, Thing
from t2t_gym.wording.naming import Naming, answer_text, quantity_text

__all__ = ["COURTESIES", "ElaborateWording"]

_WELCOMES = (
    "Hello there, and thank you ever so much for getting in touch with us today!",
    "Thanks for reaching out – I hope your day is going well so far.",
    "Hi! It's lovely to hear from you. 😊",
    "Welcome, and thank you for your patience.",
)
_THANKS = (
    "Thank you, that's very helpful indeed.",
    "Perfect, I appreciate you clearing that up for me!",
    "Much obliged – I've made a note of it.",
    "Wonderful, thanks for bearing with me.",
    "Great, I've had a look at everything on my end.",
)
_SYMPATHIES = (
    "I realise this isn't the news you were hoping for, and I do apologise.",
    "I know how disappointing that must be, and I'm truly sorry.",
    "Please accept my sincere apologies for any inconvenience this causes you.",
    "I wish I had better news for you.",
)
COURTESIES = (*_WELCOMES, *_THANKS, *_SYMPATHIES)
"""Sentences that say nothing."""


class ElaborateWording:
    """Long messages in the manner of a chat assistant, each act in several layouts.

    Args:
        voice: how things are worded in the domain.
        rng: chooses among wordings, and the agent's habits: how it marks a list, and whether it tells all it knows.
    """

    def __init__(self, voice: Voice, rng: Random) -> None:
        self._rng = rng
        self._naming = Naming(voice, rng)
        self._mark = self._choose(("- ", "* ", "• ", "{n}. ", "{n}) "))
        self._fully = rng.random() < 0.5
        self._met = False

    def ask_identity(self, paths: Sequence[Sequence[str]]) -> str:
        """Ask for one of several ways to establish who the customer is."""
        ways = [listed([self._naming.called(s) for s in path], "and") for path in paths]
        either = listed(ways, "or")
        which, comfort = (
            ("the following", "Take all the time you need.")
            if len(ways) == 1
            else ("one of the following", "Whichever is easiest for you is perfectly fine.")
        )
        return self._message(
            self._pick(
                "Before I open up your account there's one small formality: I have to make sure that I'm speaking with "
                f"the right person. For that, I'd ask you to share {which}:\n\n{self._list(ways)}\n\n{comfort}",
                f"For security reasons, would you mind letting me have **{either}**? As soon as I've got that, I'll "
                "pull up your details and we can get started.",
                f"So that I can find you in our system, could I trouble you for {either}? There's no rush at all.",
                f"I'd love to get this sorted out for you. What's {either}, if I may ask? I only need it to look up "
                "your profile.",
            )
        )

    def ask(self, deed: Deed, slots: Sequence[str], options: Mapping[str, Sequence[Thing]]) -> str:
        """Ask for slots by name in a list or a sentence, and lay out the few things that could be meant."""
        named = [self._naming.called(s) for s in slots if s not in options]
        parts = [self._ask_for(deed, named)] if named else []
        parts += [self._ask_which(deed, s, options[s]) for s in slots if s in options]
        return self._message(*parts)

    def ask_operation(self, deed: Deed) -> str:
        """Tell which thing was found, and ask what is to be done with it."""
        what = self._naming.subject(deed)
        return self._message(
            self._pick(
                f"I've now got **{what}** open in front of me. What is it that you'd like me to do for you here?",
                f"Alright, I can see {what} on your account. How would you like me to proceed with it?",
            )
        )

    def not_found(self, slots: Sequence[str]) -> str:
        """Say that nothing of the kind is there, and ask for it again."""
        named = listed([self._naming.called(s) for s in slots], "and")
        return self._message(
            self._pick(
                f"Hmm, I've searched high and low, but I couldn't find anything like that on your account. Would you "
                f"mind double-checking **{named}** and letting me know?",
                f"I've just been through your records, and what you gave me doesn't match anything there. Could you "
                f"please take another look and tell me {named}?",
            )
        )

    def propose(self, deed: Deed) -> str:
        """Sum up a deed, and ask for the go-ahead."""
        deed = self._in_full(deed)
        what, phrase = self._naming.operation(deed), self._naming.verb_phrase(deed, any_verb=True)
        return self._message(
            self._pick(
                f"Here's a short summary of {what} as I've understood it:\n\n{self._details(deed)}\n\nDoes all of that "
                f"look right to you, and may I go ahead and {self._bare(deed)}? A simple **yes** is all it takes.",
                f"Just so that we're on the same page, this is what I would do next:\n\n> {_capital(phrase)}.\n\n"
                "Are you happy for me to go through with this?",
                f"I now have all that I need. With your permission, I will {phrase}. Do I have your okay for that?",
                f"If I've got it right, you'd like me to {phrase}. Before I touch anything, I'd want to be quite sure: "
                "shall I take care of it now?",
                f"### {_capital(what)}\n\n{self._details(deed)}\n\nPlease have a look through the points above. If "
                f"you're satisfied with them, would you like me to {self._bare(deed)} now (yes/no)?",
            )
        )

    def refuse(self, deed: Deed, reason: str) -> str:
        """Say at length what can't be done, and why."""
        deed = self._in_full(deed)
        what, phrase = self._naming.operation(deed), self._naming.verb_phrase(deed, any_verb=True)
        denied = self._naming.denied(phrase)
        return self._message(
            self._pick(
                f"I've gone over everything carefully, and I'm sorry to be the bearer of bad news: I won't be able to "
                f"{denied}. The reason is that {reason}.",
                f"As much as I'd like to {phrase}, that's regrettably not something that can be done, as {reason}.",
                f"**About your request**\n\n- What you asked for: {phrase}\n- Outcome: unfortunately not possible\n"
                f"- Why: {reason}",
                f"Having looked into this thoroughly, I'm afraid that {what} can't go ahead: {reason}. There is no way "
                f"for me to {denied}.",
            ),
            self._choose(_SYMPATHIES),
        )

    def done(self, deed: Deed, answers: Sequence[Answer]) -> str:
        """Claim the completion with a recap, tell the answers, ask for more."""
        deed = self._in_full(deed)
        what, past = self._naming.operation(deed), self._naming.past(self._naming.verb_phrase(deed, any_verb=True))
        claim = self._pick(
            f"Good news – {what} has gone through! 🎉 For your records, here's what was done:\n\n{self._details(deed)}",
            f"That's all taken care of: I went ahead and {past}.",
            f"I'm pleased to tell you that I've successfully {past}.",
            f"✅ Everything went smoothly. As you asked, I have {past}, and it's in effect right away.",
        )
        return "\n\n".join([claim, *([self.answer(answers)] if answers else []), self.more()])

    def answer(self, answers: Sequence[Answer]) -> str:
        """Tell each quantity in a sentence of its own."""
        told = [
            self._pick(
                f"As for your question, the {quantity_text(a)} comes to **{answer_text(a)}**.",
                f"You also wanted to know about the {quantity_text(a)}: it's {answer_text(a)}.",
                f"By the way, the {quantity_text(a)} you asked about is {answer_text(a)}.",
            )
            for a in answers
        ]
        return "\n".join(told)

    def more(self) -> str:
        """Ask whether there is anything else."""
        return self._pick(
            "Was there something else on your list today, or is that everything?",
            "Is there anything further that I could do for you while I have you here?",
            "Would that be all for now, or may I help you with anything else?",
            "If there's anything else on your mind, just say the word. Otherwise, I wish you a lovely day!",
        )

    def unidentified(self) -> str:
        """Say that the identity can't be verified."""
        return self._message(
            self._pick(
                "I appreciate you trying, but as long as I can't confirm who I'm speaking with, I'm not permitted to "
                "make any changes on an account. I'm afraid I won't be able to help you with this today.",
                "Regrettably, without being able to verify your identity there's nothing that I can do here, since "
                "that would be against our security policy.",
            ),
            self._choose(_SYMPATHIES),
        )

    def give_up(self) -> str:
        """Apologize and stop."""
        return f"I'm afraid that I can't take this any further for you today. {self._choose(_SYMPATHIES)}"

    # --- parts of a message ---------------------------------------------------------------------------------------

    def _message(self, *parts: str) -> str:
        """Put the parts after a welcome, in the first message, or at times after thanks."""
        before = (
            [self._choose(_WELCOMES)] if not self._met else [self._choose(_THANKS)] if self._rng.random() < 0.5 else []
        )
        self._met = True
        return "\n\n".join([*before, *parts])

    def _ask_for(self, deed: Deed, named: Sequence[str]) -> str:
        what, wanted = self._naming.operation(deed), listed(named, "and")
        return self._pick(
            f"I'll gladly look after {what} for you. There's just a little information that I'm still missing:\n\n"
            f"{self._list([_capital(n) for n in named])}\n\nCould you fill me in on that whenever you're ready?",
            f"To make sure that I get {what} exactly right, would you be so kind as to tell me {wanted}? Take all the "
            "time you need.",
            f"Certainly, let's get {what} under way! May I ask what {wanted} would be?"
            if len(named) == 1
            else f"Certainly, let's get {what} under way! May I ask you for {wanted}?",
            f"In order to move forward with {what}, I'd need to have {wanted} from you, please.",
        )

    def _ask_which(self, deed: Deed, slot: str, things: Sequence[Thing]) -> str:
        options = self._naming.options(deed, slot, things)
        noun = self._naming.noun(slot)
        return self._pick(
            f"I can see {len(options)} possibilities here:\n\n{self._list(options)}\n\nMight I ask which {noun} you "
            "have in mind?",
            f"There seems to be more than one candidate, so I'd rather ask than guess. Is it {listed(options, 'or')}?",
            f"Several of them match your description:\n\n{self._list(options)}\n\nWhich of these would be the right "
            "one?",
        )

    def _details(self, deed: Deed) -> str:
        return self._list([f"**{label}:** {text}" for label, text in self._naming.details(deed)])

    def _list(self, items: Sequence[str]) -> str:
        return "\n".join(self._mark.replace("{n}", str(n)) + item for n, item in enumerate(items, start=1))

    def _bare(self, deed: Deed) -> str:
        """Return the verb phrase with nothing said but what it is about."""
        return self._naming.verb_phrase(deed.brief)

    def _in_full(self, deed: Deed) -> Deed:
        return deed.in_full if self._fully else deed

    def _pick(self, *options: str) -> str:
        return one_of(options, self._rng)

    def _choose(self, options: Sequence[Any]) -> Any:
        return one_of(options, self._rng)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
