"""What a message of the agent refuses, and what not: what it sets against that, what it hangs on, what can't be had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from t2t_gym.users.understanding.acts.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.aside import says_no_more
from t2t_gym.users.understanding.cues.english import DO
from t2t_gym.users.understanding.cues.refusal import REFUSAL, is_refusal
from t2t_gym.users.understanding.cues.refused import is_general, refused_part, says_it_applies, set_against
from t2t_gym.users.understanding.cues.unusable import unusable
from t2t_gym.users.understanding.hearing.asking import Asking
from t2t_gym.users.understanding.matching.sieve import Text

__all__ = ["Refusing"]

_GOES_ON = frozenset(("refuse", "request", "offer", "anything_else"))
"""Acts that leave what was asked for as it is."""
_CONSEQUENCE = re.compile(r",? (?:so(?! that\b)|which means|therefore|meaning)\b")
_CAN = re.compile(r"\b(?:can(?!'t| not)|could|(?<!not )(?:able|happy|glad|welcome) to)\b")
_I_CAN = re.compile(r"\b(?:i|we)(?:'m| am|'re| are)? (?:can|could|able|happy|glad)\b")
# "I can do that, but there's no refund."
_CAN_DO_IT = re.compile(
    rf"\b(?:i|we)(?:'ll| can| could| will)(?: \w+ly| still)? (?:do|{DO}) (?:it|this|that|them|so)\b"
)
# What points at what was asked for: "that isn't possible", "but yours can't be".
_POINTS = re.compile(r"\b(?:this|that|it|these|those|they|yours|one(?!-)|(?:can't|cannot)(?: be)?(?=\W*$))\b")
# What is no more than the reason: "your fare doesn't allow any".
_GROUNDS = re.compile(r"\b(?:allow|permit|support|let|prevent|restrict|prohibit|eligible|ineligible|qualif)\w*")
# What points at what was said: "that reason", "the reason you've given".
_SAID = re.compile(
    r"\b(?:th(?:at|is)|such an?|your) \w+(?: \w+)?|[\w ]{1,30} (?:(?:that )?you(?:'ve| have)? )?(?:gave|given|named)\b"
)


class Refusing(Asking):
    """What one message asks, and what it refuses.

    The arguments are those of `Content`.
    """

    @property
    def refused(self) -> str:
        """What is refused, in lower case, without what comes of it or is set against it.

        "No certificates, so it goes to your card", "no certificates, but a card will do".
        """
        return "\n".join(part.low for part in self._refused) or self.text_of("refuse").lower()

    @cached_property
    def _refused(self) -> list[Text]:
        parts = (p for c in self.clauses if c.act == "refuse" for p in _CONSEQUENCE.split(c.low))
        return [refused_part(said) for said in map(self._reader.text, parts) if is_refusal(said)]

    @cached_property
    def unusable(self) -> list[tuple[str, tuple[str, ...]]]:
        """What names, in lower case, what can't be used or had, part by part of what is refused, with its operations.

        That may be a way to pay or a thing to choose; often it is nothing.
        """
        operations = self._reader.operations
        return [("\n".join([u.low for u in unusable(part, operations)]), operations(part)) for part in self._refused]

    @cached_property
    def refused_slots(self) -> frozenset[str]:
        """The slots that what is refused names, unless it points at something else or only gives the reason for it."""
        said = self._reader.text(self.refused)
        if _POINTS.search(said.low) or _GROUNDS.search(said.low):
            return frozenset()
        values = [slot for low, _ in self.unusable for slot, _ in self.mentions_in(low).items()]
        return frozenset((*self._reader.slots_called(said), *values))

    @cached_property
    def refused_answers(self) -> Sequence[str]:
        """The slots that are asked for again, as what was said won't do: "that reason isn't valid. Which is it?"."""
        said = _SAID.findall(self.refused)
        called = self._reader.slots_called(self._reader.text("\n".join(said)))
        which = self.asks_which and self.slots in ((), (CHOICE_OF_ACTION,))
        return [slot for slot in called if which or slot in self.slots]

    @property
    def affirmed(self) -> frozenset[str]:
        """The operations that are said to be possible beside what is refused: "I can move it, but can't refund it"."""
        return frozenset(operation for said in self._able for operation in self._reader.operations(said))

    @property
    def can_do_it(self) -> bool:
        """Whether what was asked for is said to be possible beside what is refused: "I can do it, but not for free"."""
        return any(_CAN_DO_IT.search(said.low) for said in self._able)

    @property
    def can_do_else(self) -> bool:
        """Whether the agent says beside what it refuses what it can do: "it can't be changed, but I can cancel it"."""
        refused = set(self.operations("refuse"))
        others = (s for s in map(str.lower, self._plain) if not refused.issuperset(self.operations_in(s)))
        return any(map(_I_CAN.search, (*(said.low for said in self._able), *others)))

    @cached_property
    def _able(self) -> list[Text]:
        """What is said to be possible in the sentences that refuse something."""
        refusals = [c for c in self.clauses if c.act == "refuse"]
        able = [set_against(clause.said) for clause in refusals]
        for clause in refusals:
            if not (_POINTS.search(clause.low) or _GROUNDS.search(clause.low)) and clause.said.has(REFUSAL):
                beside = (side.lower() for s in self._sentences if clause.text in s for side in s.split(clause.text))
                able += [self._reader.text(said) for said in beside if _CAN.search(said)]
        return able

    @property
    def refuses_detail(self) -> bool:
        """Whether a detail is refused beside what the agent would do: "I can't split it. Shall I do it?"."""
        return self._has(shades.BY_AGENT, "confirm") and not any(says_no_more(said.low) for said in self._refused)

    @property
    def refuses_in_general(self) -> bool:
        """Whether all that is refused is refused of all of a kind: "gift cards can't be exchanged for cash"."""
        return all(is_general(c.said) for c in self.clauses if c.act == "refuse")

    @property
    def tells_rule(self) -> bool:
        """Whether all that is refused is a rule, and neither is that said to apply, nor anything put in its place."""
        if not (self.acts <= _GOES_ON and self.refuses_in_general):
            return False
        asks = [c for c in self.clauses if c.act != "refuse"]
        if any(c.said.has(shades.ELSE) or (c.act == "offer" and not c.slots) for c in asks):
            return False
        return not self.can_do_else and not any(says_it_applies(s.lower()) for s in self._plain)

    @property
    def points_at_refused(self) -> bool:
        """Whether what is refused points at what was asked for, or names a slot: "that isn't possible"."""
        return _POINTS.search(self.refused) is not None or bool(self.refused_slots)

    @property
    def refuses_combination(self) -> bool:
        """Whether what is refused is to do several things together: "a return and an exchange can't be combined"."""
        return len(self.operations("refuse")) > 1 and self._has(shades.TOGETHER, "refuse")

    @property
    def conditional_refusal(self) -> bool:
        """Whether what is refused is only refused until something is given, or the agent has looked."""
        given = bool(self.slots) and not self._has(shades.OWN_STEP, "refuse")
        hangs = given and (self._has(shades.CONDITION, "refuse") or self._has(shades.IF_NOT, "refuse"))
        return self.looks_first or hangs

    @property
    def hedges(self) -> bool:
        """Whether what is refused may as well be done, and nothing is asked that settles it."""
        return not self.slots and self._has(shades.IF_NOT, "refuse")

    @property
    def looks_first(self) -> bool:
        """Whether all that is said is what something hangs on, and that the agent looks at that: "let me see"."""
        return self.acts == {"refuse"} and self._said.has(shades.HOLD) and self._has(shades.CONDITION, "refuse")

    def puts_another(self, slot: str) -> bool:
        """Return whether a slot is asked for, or something else than was wanted, or which of several is preferred."""
        if slot in self.slots or self.asks_preference or self.asks_another:
            return True
        return bool(self.mentions_in(self.text_of("request", "offer"))[slot])
