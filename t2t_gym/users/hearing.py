"""A message of the agent as the customer hears it: its reading, less what no customer would take in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from t2t_gym.frozen import quick_init
from t2t_gym.users.clauses import sentences
from t2t_gym.users.cues.completion import is_done
from t2t_gym.users.cues.goahead import is_aside
from t2t_gym.users.cues.instruction import is_instruction
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.sieve import Text
from t2t_gym.users.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding import Clause, Reading, Understanding

__all__ = ["AMOUNT", "Ears", "Heard", "Proposal"]

AMOUNT = re.compile(r"[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|usd)\b", re.IGNORECASE)
"""An amount of money."""

_HISTORY = re.compile(r"\b(?:already|previously|earlier|before|once|in the past)\b", re.IGNORECASE)
_LOOK_UP = re.compile(
    r"\b(?:me|i|we|us)(?: to)?(?: (?:go ahead and|quickly|please|now|first|also))? "
    r"(?:look|check|search|see|find|pull|review|verify|explain|list|show|double-check|tell|walk|provide|give|start)\b",
    re.IGNORECASE,
)
# "Would you like to see the options?", "shall I check whether I can cancel it?"
_CURIOUS = re.compile(
    r"\byou\b[^.?!]{0,20} to (?:also )?(?:hear|know|learn|see|view|review|explore|find out|read|look)\b", re.IGNORECASE
)
_WHETHER = re.compile(r"\b(?:whether|if|what|how|about)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:without|until|unless|before|unless you|as long as|if you (?:can't|cannot|don't)|not yet|first)\b",
    re.IGNORECASE,
)
_PROCEED = re.compile(
    r"\b(?:proceed|go ahead|continue|move forward|carry on|do (?:that|this|it|so)|process)\b", re.IGNORECASE
)
_HOLD = re.compile(
    r"\b(?:one|a|just a) (?:moment|minute|second|sec)\b|\bhold on\b|\bplease (?:hold|wait|bear)\b|\bbear with me\b"
    r"|\bi(?:'ll| will) (?:now |just )?(?:look|check|find|pull|see|get)\b|\blet me (?:look|check|find|pull|see)\b",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\b(?:the|your|you|i|we|is|are|has|have|will|to|for|and|it|this|that|please|thanks?|thank|okay|ok|sure|hello|hi"
    r"|with|of"
    r"|an|in|on|at|by|be|was|were|been|can|could|would|should|not|but|if|so|or|me|my|our|do|did|there"
    r"|now|all|any|about|what|when|which|from|after|before)\b"
)
_ALL = re.compile(
    r"\b(?:both|all (?:\w+ )?of (?:this|that|it|these|those|them)|all (?:two|three|four))\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:part(?:s|ly|ial\w*)?|single|individual\w*|just|only|some of|one of)\b")
_WHOLE = re.compile(r"\b(?:whole|entire\w*|all of|in full|complete(?:ly)?)\b")
_ELSE = re.compile(r"\b(?:instead|rather|alternatively|another|different|other)\b")
_ONE_BY_ONE = re.compile(
    r"\b(?:(?:start|begin)(?:ning|ing)? (?:with|by)|one (?:at a time|by one|after the other)|before that"
    r"|first(?![^\0]*\b(?:second|then|next|finally)))\b"
)
_IDENTITY = re.compile(
    r"\b(?:your identity|identify yourself|who you are|your (?:account |personal )?(?:details|information|info))\b"
    r"|\b(?:verify|authenticate|identify|find|locate|access|pull up|look up) (?:you|your (?:account|profile))\b",
    re.IGNORECASE,
)
_PREFERENCE = re.compile(r"\b(?:which|prefer\w*|favou?rite)\b|\bones?\b[^?]* or\b", re.IGNORECASE)
_FEW_WORDS = 2  # common English words from which a text says something
_GREETING = re.compile(
    r"\W*(?:okay|ok|sure|hello|hi|hey|thanks|thank you|great|understood|certainly|of course|i see)\b", re.I
)


@quick_init
@dataclass(frozen=True, slots=True)
class Proposal:
    """The part of a message that a go-ahead is asked for.

    Attributes:
        low: its text in lower case.
        mentions: slot to the literal values in it.
    """

    low: str
    mentions: Mapping[str, Sequence[str]]


class Ears:
    """Hears with the words of one domain. Compiled once, shared by all customers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._understanding = Understanding(lexicon)

    def hear(self, text: str) -> Heard:
        """Return a message of the agent as the customer hears it."""
        return Heard(self, self._understanding.read(text))

    def text(self, low: str) -> Text:
        """Return a lower-case text, to be searched for cues."""
        return self._understanding.text(low)

    def operations(self, low: str) -> tuple[str, ...]:
        """Return the operations that a lower-case text names."""
        return self._understanding.operations(low)

    def mentions(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return the literal values in a text, by slot."""
        return self._understanding.mentions(text)


class Heard:
    """One message as the customer hears it.

    Attributes:
        low: The message in lower case, without markup.
        mentions: The literal values in it, by slot.
        foreign: Whether it is in another language than English.
        clauses: The clauses that carry an act, in order.
        acts: What they do.
        slots: What they ask for, in order.
        senseless: Whether it means nothing.
    """

    def __init__(self, ears: Ears, reading: Reading) -> None:
        self._ears = ears
        self._reading = reading
        self.low = low = reading.low
        self.mentions = reading.mentions
        self.foreign = reading.foreign
        instructs = is_instruction(ears.text(low))
        self.clauses: tuple[Clause, ...] = tuple(
            self._taken(c) for c in reading.clauses if not (instructs and is_instruction(ears.text(c.text.lower())))
        )
        self.acts = {c.act for c in self.clauses}
        self.slots = tuple(dict.fromkeys([slot for c in self.clauses for slot in c.slots]))
        self.senseless = not self.clauses and (instructs or not self._is_prose)

    def _taken(self, clause: Clause) -> Clause:
        """Take a go-ahead that is asked for something quite different, such as joining a programme, for an offer."""
        if clause.act != "confirm" or clause.handover or not is_aside(self._ears.text(low := clause.text.lower())):
            return clause
        if _CURIOUS.search(low) or _PROCEED.search(low) or self._ears.operations(low):
            return clause
        return replace(clause, act="offer", operations=())

    @property
    def _is_prose(self) -> bool:
        return bool(self.ids) or _GREETING.match(self.low) is not None or len(_PROSE.findall(self.low)) >= _FEW_WORDS

    @property
    def ids(self) -> list[str]:
        """The literal values in the message that have a digit."""
        return [v for values in self.mentions.values() for v in values if any(map(str.isdigit, v))]

    @property
    def handover(self) -> bool:
        """Whether the agent asks if it may hand the customer over to a human."""
        return self._reading.handover

    @property
    def transfer(self) -> bool:
        """Whether the agent says that it hands the customer over."""
        return "transfer" in self.acts

    @property
    def holds(self) -> bool:
        """Whether the customer is asked to wait."""
        return _HOLD.search(self.low) is not None

    def stands(self, clause: Clause) -> bool:
        """Return whether a claim may only tell how things stand: "it is cancelled", "it has already been processed"."""
        low = clause.text.lower()
        return "already" in low or not is_done(self._ears.text(low))

    @property
    def recounts(self) -> bool:
        """Whether all that is said to be done may only tell how things stand, or what was."""
        return all(self.stands(c) or _HISTORY.search(c.text) for c in self.clauses if c.act == "done")

    @property
    def looks_up(self) -> bool:
        """Whether the go-ahead that is asked for is only to look something up, or to tell it."""
        asks = [c for c in self.clauses if c.act == "confirm"]
        return bool(asks) and all(self._only_looks(c) for c in asks)

    def _only_looks(self, clause: Clause) -> bool:
        looks = _LOOK_UP.search(clause.text) or _CURIOUS.search(clause.text)
        if not looks:
            return False
        return not self.own_operations(clause) or _WHETHER.search(clause.text, looks.end()) is not None

    @property
    def goes_ahead(self) -> bool:
        """Whether the go-ahead that is asked for is to do something, not just to say that something is right."""
        return any(_PROCEED.search(c.text) for c in self.clauses if c.act == "confirm")

    def text_of(self, act: str) -> str:
        """Return the clauses of an act, in lower case."""
        return "\n".join(c.text for c in self.clauses if c.act == act).lower()

    @property
    def puts_whole(self) -> bool:
        """Whether only a part of something is refused, or the go-ahead that is asked for is to the whole of it."""
        return _PART.search(self.text_of("refuse")) is not None or _WHOLE.search(self.text_of("confirm")) is not None

    @property
    def puts_alternative(self) -> bool:
        """Whether the go-ahead that is asked for is to something else than what is refused, so that both can hold."""
        return self.puts_whole or _ELSE.search(self.text_of("confirm")) is not None

    @property
    def asks_identity(self) -> bool:
        """Whether it is asked who the customer is, but not for anything by name."""
        return not self.slots and any(
            _IDENTITY.search(c.text) is not None and (c.act != "refuse" or _CONDITION.search(c.text) is not None)
            for c in self.clauses
            if c.act in ("request", "confirm", "refuse")
        )

    @property
    def asks_preference(self) -> bool:
        """Whether the customer is to choose among things that the message has no name for: "which do you prefer?"."""
        return all(slot == CHOICE_OF_ACTION for slot in self.slots) and any(
            c.act in ("request", "offer") and _PREFERENCE.search(c.text) is not None and not self.own_operations(c)
            for c in self.clauses
        )

    @property
    def conditional_refusal(self) -> bool:
        """Whether what is refused is only refused until something is given."""
        refusals = [c.text for c in self.clauses if c.act == "refuse"]
        return bool(self.slots) and any(_CONDITION.search(text) for text in refusals)

    @cached_property
    def all_operations(self) -> frozenset[str]:
        """The operations named anywhere in the message."""
        return frozenset(self._ears.operations(self.low))

    def operations(self, act: str) -> tuple[str, ...]:
        """Return the operations named in clauses of an act."""
        return tuple(dict.fromkeys(o for c in self.clauses if c.act == act for o in c.operations))

    def named(self, clause: Clause, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return the operations that a clause is about: those it names; else those named last; of "all of these" all.

        What was named before is taken only if it is wanted, or if the message names nothing that is. A go-ahead is for
        all that the message says beside it, unless one thing is to be done first.
        """
        own = self.own_operations(clause)
        if own or not clause.operations or not self.all_operations.intersection(wanted):
            return own or clause.operations
        if _ALL.search(clause.text):
            return tuple(dict.fromkeys(o for o in wanted if o in self.all_operations))
        before = tuple(o for o in clause.operations if o in wanted)
        if clause.act != "confirm" or not before or _ONE_BY_ONE.search(self.low):
            return before
        return tuple(dict.fromkeys(o for o in wanted if o in before or o in self._planned))

    @cached_property
    def _planned(self) -> frozenset[str]:
        """The operations named in sentences that carry no act: what is to be done, as a go-ahead for it is asked."""
        acts = [c.text.lower() for c in self.clauses]
        plain = (s for s, _ in sentences(self.low) if not any(act in s for act in acts))
        return frozenset(o for s in plain for o in self._ears.operations(s))

    def naming(self, operations: Sequence[str]) -> str:
        """Return the sentences, in lower case, that name any of some operations."""
        wanted = set(operations)
        found = (s for s, _ in sentences(self.low) if not wanted.isdisjoint(self._ears.operations(s)))
        return "\n".join(found) if wanted else ""

    def own_operations(self, clause: Clause) -> tuple[str, ...]:
        """Return the operations that a clause is about and names itself."""
        if clause.act not in ("confirm", "offer") or not clause.operations:
            return clause.operations
        own = self._ears.operations(clause.text.lower())
        return tuple(o for o in clause.operations if o in own)

    @cached_property
    def proposal(self) -> Proposal:
        """What a go-ahead is asked for: the clauses that ask, if they name any value; else the whole message."""
        text = "\n".join(c.text for c in self.clauses if c.act == "confirm")
        mentions = self._ears.mentions(text)
        if any(any(map(str.isdigit, v)) for values in mentions.values() for v in values):
            return Proposal(text.lower(), mentions)
        return Proposal(self.low, self.mentions)
