"""Wordings for tests: agents of other manners, none of which the customer was written for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from t2t_gym.chance import one_of
from t2t_gym.task import Answer
from t2t_gym.users.phrasing.phrases import listed
from t2t_gym.users.voice import Voice
from t2t_gym.wording import Deed, Thing
from t2t_gym.wording.naming import Naming, answer_text, quantity_text


class _Manner:
    """What they share: names for things, and dice."""

    sayings: Mapping[str, tuple[str, ...]]

    def __init__(self, voice: Voice, rng: Random) -> None:
        self._rng = rng
        self._naming = Naming(voice, rng)

    def _pick(self, options: Sequence[Any]) -> Any:
        return one_of(options, self._rng)

    def _say(self, key: str, **parts: str) -> str:
        text: str = self._pick(self.sayings[key])
        for name, part in parts.items():
            text = text.replace("{" + name + "}", part).replace("{" + name.capitalize() + "}", _capital(part))
        return text

    def _called(self, slots: Sequence[str]) -> str:
        return listed([self._naming.called(s) for s in slots], "and")

    def ask_identity(self, paths: Sequence[Sequence[str]]) -> str:
        return self._say("ask_identity", it=listed([self._called(path) for path in paths], "or"))

    def ask(self, deed: Deed, slots: Sequence[str], options: Mapping[str, Sequence[Thing]]) -> str:
        named = [s for s in slots if s not in options]
        parts = [self._say("ask", it=self._called(named))] if named else []
        for slot in (s for s in slots if s in options):
            of = self._naming.options(deed, slot, options[slot])
            parts.append(self._say("which", noun=self._naming.noun(slot), of=listed(of, "or"), rows="\n- ".join(of)))
        return " ".join(parts)

    def ask_operation(self, deed: Deed) -> str:
        return self._say("ask_operation", it=self._naming.subject(deed))

    def not_found(self, slots: Sequence[str]) -> str:
        return self._say("not_found", it=self._called(slots))

    def propose(self, deed: Deed) -> str:
        return self._say("propose", do=self._naming.verb_phrase(deed, any_verb=True))

    def refuse(self, deed: Deed, reason: str) -> str:
        return self._say("refuse", do=self._naming.verb_phrase(deed), why=reason)

    def done(self, deed: Deed, answers: Sequence[Answer]) -> str:
        did = self._naming.past(self._naming.verb_phrase(deed, any_verb=True))
        claim = self._say("done", did=did, what=self._naming.operation(deed))
        return " ".join([claim, *([self.answer(answers)] if answers else []), self.more()])

    def answer(self, answers: Sequence[Answer]) -> str:
        return " ".join(self._say("answer", it=quantity_text(a), value=answer_text(a)) for a in answers)

    def more(self) -> str:
        return self._say("more")

    def unidentified(self) -> str:
        return self._say("unidentified")

    def give_up(self) -> str:
        return self._say("give_up")


class Terse(_Manner):
    """Says no word too many."""

    sayings = {
        "ask_identity": ("{It}?", "Need {it} to look you up.", "Sure. {it}, please.", "ok, what's {it}?"),
        "ask": ("{It}?", "Ok. {it}, please.", "I still need {it}."),
        "which": ("Which {noun}? {of}?", "{of}?", "Which one:\n- {rows}"),
        "ask_operation": ("Got {it}. What should I do with it?", "What do you want done with {it}?"),
        "not_found": ("Can't find that. Check {it}?", "No match for {it}. Can you check again?"),
        "propose": ("I'll {do}. OK?", "{Do}. Yes?", "So: {do}. Go ahead?", "{Do} - correct?", "Ready to {do}. Confirm?"),
        "refuse": ("Can't {do}: {why}.", "Sorry, no. {Why}, so I can't {do}.", "Not possible to {do}. {Why}."),
        "done": ("Done, {did}.", "{Did}.", "Ok, {what} is done.", "All done."),
        "answer": ("{It}: {value}.",),
        "more": ("Anything else?", "Else?", "That all?", "More?"),
        "unidentified": ("Can't verify you, so I can't help. Sorry.",),
        "give_up": ("Can't help further. Sorry.",),
    }  # fmt: skip


class Formal(_Manner):
    """Writes letters."""

    sayings = {
        "ask_identity": (
            "Dear customer, in order to comply with our obligations, we kindly request that you furnish {it}.",
            "Prior to discussing any matters pertaining to your account, I am obliged to ascertain your identity. I "
            "should be grateful if you would supply {it}.\n\nKind regards",
            "Please be so good as to state {it}, whereupon I shall retrieve your records.",
        ),
        "ask": (
            "We require {it}. We look forward to hearing from you.", "Would you be good enough to advise us of {it}?",
            "May we trouble you to indicate {it}?\n\nThe Support Team",
        ),
        "which": (
            "Our records show the following:\n- {rows}\nKindly indicate the {noun} to which you refer.",
            "Am I to understand that you refer to {of}?",
        ),
        "ask_operation": ("I have {it} before me. What would you have us do with it?",),
        "not_found": (
            "We have been unable to trace any such record. Please provide {it} once more.",
            "Regrettably, that does not correspond to any entry in our records. Would you kindly verify {it}?",
        ),
        "propose": (
            "Subject to your approval, I propose to {do}. Kindly signify your consent.",
            "It is my understanding that you wish me to {do}. Might I proceed on that basis?",
            "I am in a position to {do}. Would that meet with your approval?",
        ),
        "refuse": (
            "After due consideration, I must inform you that we are not in a position to {do}, for {why}.",
            "We are unfortunately precluded from acceding to your request to {do}, since {why}.",
        ),
        "done": (
            "I am pleased to confirm that we have {did}.", "Kindly note that I have duly {did}.",
            "In accordance with your instructions, I have {did}.",
        ),
        "answer": ("The {it} amounts to {value}.", "In answer to your enquiry, the {it} stands at {value}."),
        "more": (
            "Should you require any further assistance, we remain at your disposal.", "May we be of further service?",
            "Is there any other matter with which I can be of assistance?",
        ),
        "unidentified": ("As your identity could not be established, we are not permitted to take any action.",),
        "give_up": ("I regret that I am unable to assist any further.",),
    }  # fmt: skip


class Chatty(_Manner):
    """Talks as to a friend."""

    sayings = {
        "ask_identity": (
            "Hiya! No worries, I'll get that sorted in a jiffy. Just pop me over {it} so I can find you?",
            "Awesome, let's do this! Can I grab {it} from you real quick?", "Sure thing! Mind shooting me {it}?",
            "Gotcha. Drop me {it} and I'll pull you up.",
        ),
        "ask": (
            "Cool cool. Just need {it} and we're off!", "Okie dokie, what're we thinking for {it}?",
            "Sweet. Can I get {it}?", "And what about {it}? Lemme know and I'll sort it.",
        ),
        "which": (
            "Hmm, I'm seeing a few here... are we talking about {of}?", "Was it {of}?",
            "So there's {of}. Which one are we after?",
        ),
        "ask_operation": ("Found {it}! So what can I do for you on that one?",),
        "not_found": (
            "Hmm, weird, nothing's coming up for that. Wanna double-check {it}?",
            "Oops, I'm not seeing that on my end. Can you give me {it} again?",
        ),
        "propose": (
            "Alrighty, so I'll {do} - sound good?", "Just so we're clear, I'm gonna {do}. Cool with you?",
            "Want me to {do}? Just say the word!", "Okay! I'd {do}, if that's alright with you. Yay or nay?",
        ),
        "refuse": (
            "Ah, bummer - turns out I can't {do}. Thing is, {why}.",
            "So sorry, but there's just no way I can {do}, 'cause {why}.",
            "Oof, bad news: {why}. So I won't be able to {do}, I'm afraid.",
        ),
        "done": (
            "Boom, done! I've {did}.", "Aaand we're all set - {what} is sorted!", "You're good to go, I've just {did}.",
            "Ta-da! Got it done: {did}.",
        ),
        "answer": ("Oh, and the {it}'s {value}.", "And you wanted the {it}: that's {value}."),
        "more": (
            "Anything else I can help with?", "What else can I do for ya?", "That it for today, or is there more?",
            "Need anything else?",
        ),
        "unidentified": ("Sorry, I can't do anything on the account if I can't tell who you are.",),
        "give_up": ("I'm really sorry, I'm stuck and can't help any further.",),
    }  # fmt: skip


class Assistant(_Manner):
    """Writes as chat models do: verifies, lists, cites the policy, asks for a yes."""

    def propose(self, deed: Deed) -> str:
        rows = "\n".join(f"- **{label}:** {text}" for label, text in self._naming.details(deed))
        return self._say("propose", do=self._naming.verb_phrase(deed, any_verb=True), rows=rows)

    def refuse(self, deed: Deed, reason: str) -> str:
        return self._say("refuse", do=self._naming.verb_phrase(deed.brief), why=reason)

    sayings = {
        "ask_identity": (
            "Thanks for contacting us! Could I start by getting {it}?",
            "I'd be happy to assist you with that. For verification purposes, please provide {it}.",
            "Before I can look into it, I'll need to confirm who you are. You can verify using {it}. Which would you "
            "prefer to provide?",
            "May I please have {it}, so I can pull up your account?",
        ),
        "ask": (
            "Got it. Could you please let me know {it}?", "I found your information. Just one more thing - what's {it}?",
            "I've located your account. Could you please specify {it} so I can proceed?",
            "One quick question: could you tell me {it}? And just to confirm, you don't want anything else changed, right?",
        ),
        "which": (
            "I found several that match:\n\n- {rows}\n\nPlease let me know which option you prefer.",
            "Just to confirm, are you referring to {of}?", "I want to make sure I have the right {noun}. Is it {of}?",
        ),
        "ask_operation": (
            "I've found {it}. How can I assist you with this?", "I've pulled up {it}. What would you like me to do with it?",
        ),
        "not_found": (
            "I've checked your account, but I'm not seeing anything that matches. Could you double-check {it} for me?",
            "It seems there is no match for the details you gave. Could you please verify {it}?",
        ),
        "propose": (
            "Please review the following:\n\n{rows}\n\nDo you agree to these changes? Reply **Yes** to confirm.",
            "Here's what I'd do:\n\n{rows}\n\nBefore I proceed, I need your explicit confirmation. Shall I go ahead?",
            "Thank you for clarifying! So I'll {do}.\n\nPlease let me know if you'd like me to proceed, or if you'd like to "
            "adjust anything.",
            "I'm ready to {do}. Do you want me to do that now, or would you like to change anything first?",
        ),
        "refuse": (
            "Unfortunately, according to our policy, {why}. Therefore, I won't be able to {do}.",
            "I've looked into this, and I'm not able to {do}. The reason is that {why}. I apologize for the inconvenience.",
        ),
        "done": (
            "Your request has been processed successfully. I have {did}.", "All set! I've gone ahead and {did}.",
            "And that's it - I've {did} for you.",
        ),
        "answer": ("As for your question, the {it} is **{value}**.", "You also asked about the {it} - that's {value}."),
        "more": (
            "Let me know if there's anything else I can do for you!", "Is there anything else I can help you with today?",
        ),
        "unidentified": (
            "I'm sorry, but without being able to verify your identity, I'm not able to access the account or make any "
            "changes.",
        ),
        "give_up": ("I'm sorry that I couldn't resolve this.",),
    }  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
