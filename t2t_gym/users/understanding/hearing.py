"""A message of the agent as the customer hears it: its reading, less what no customer would take in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from t2t_gym.frozen import quick_init
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.clauses import sentences
from t2t_gym.users.understanding.cue import Cue
from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.asking import MEANS_IT
from t2t_gym.users.understanding.cues.goahead import is_aside
from t2t_gym.users.understanding.cues.instruction import is_instruction
from t2t_gym.users.understanding.mentions import Mentions, is_name
from t2t_gym.users.understanding.prose import is_prose
from t2t_gym.users.understanding.reading import Clause, Reading
from t2t_gym.users.understanding.sieve import Text
from t2t_gym.users.understanding.slots import CHOICE_OF_ACTION
from t2t_gym.users.understanding.understanding import Understanding
from t2t_gym.users.understanding.worded import is_id

__all__ = ["Ears", "Heard", "Proposal"]

_SEVERAL = 2
_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


@quick_init
@dataclass(frozen=True, slots=True)
class Proposal:
    """The part of a message that a go-ahead is asked for.

    Attributes:
        low: its text in lower case.
        mentions: the literal values in it.
    """

    low: str
    mentions: Mentions


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

    def operations(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names."""
        return self._understanding.operations(text)

    def claims(self, text: Text) -> bool:
        """Return whether a text claims that a write was carried out."""
        return self._understanding.claims(text)

    def mentions(self, text: str) -> Mentions:
        """Return the literal values in a text, by slot."""
        return self._understanding.mentions(text)

    def spelt_out(self, value: str) -> str:
        """Return what a value stands for, in lower case, or the value."""
        return self._understanding.spelt_out(value).lower()

    def abbreviated(self, low: str) -> frozenset[str]:
        """Return what a lower-case text names of all that values stand for, such as the cities of airports."""
        return self._understanding.abbreviated(low)


class Heard:
    """One message as the customer hears it.

    Attributes:
        text: The message without markup.
        low: The same in lower case.
        mentions: The literal values in it, by slot.
        foreign: Whether it is in another language than English.
        handover: Whether the agent asks if it may hand the customer over to a human.
        clauses: The clauses that carry an act, in order.
        acts: What they do.
        slots: What they ask for, in order.
        senseless: Whether it means nothing.
    """

    def __init__(self, ears: Ears, reading: Reading) -> None:
        self._ears = ears
        self._said = reading.said
        self.text = reading.mentions.text
        self.low = reading.said.low
        self.mentions = reading.mentions
        self.foreign = reading.foreign
        self.handover = reading.handover
        instructs = is_instruction(reading.said)
        self.clauses: tuple[Clause, ...] = tuple(
            [self._taken(c) for c in reading.clauses if not (instructs and is_instruction(c.said))]
        )
        self.acts = {c.act for c in self.clauses}
        self.slots = tuple(dict.fromkeys([slot for c in self.clauses for slot in c.slots]))
        self.senseless = not self.clauses and (instructs or not (is_prose(self.low) or self.mentions.ids))

    def _taken(self, clause: Clause) -> Clause:
        """Take a go-ahead that is asked for something quite different, such as joining a programme, for an offer."""
        if clause.act != "confirm" or clause.handover or not is_aside(clause.said):
            return clause
        if clause.said.has(shades.CURIOUS) or clause.said.has(shades.PROCEED) or self._ears.operations(clause.said):
            return clause
        return replace(clause, act="offer", operations=())

    def ids_in(self, text: str, slot: str) -> Sequence[str]:
        """Return the values of a slot in another text that name a thing by a number."""
        return list(filter(is_name, self.mentions_in(text)[slot]))

    def slots_in(self, text: str) -> set[str]:
        """Return the slots of which another text names a thing by a number."""
        return {slot for slot, values in self.mentions_in(text).items() if any(map(is_name, values))}

    def mentions_in(self, text: str) -> Mentions:
        """Return the literal values in another text, such as an earlier message."""
        return self._ears.mentions(text)

    def others_of_its_kind(self, value: str) -> frozenset[str] | None:
        """Return what a proposal names instead of what an abbreviation stands for: "Orlando" for ``"MIA"``.

        None: the value is no abbreviation; nothing: what it stands for is named, too.
        """
        right = self._ears.spelt_out(value)
        if right == value.lower():
            return None
        put = self._ears.abbreviated(self.proposal.low)
        return frozenset() if right in put else put

    def stands_for(self, value: str) -> str:
        """Return what a value stands for, in lower case."""
        return self._ears.spelt_out(value)

    @property
    def transfer(self) -> bool:
        """Whether the agent says that it hands the customer over."""
        return "transfer" in self.acts

    @property
    def holds(self) -> bool:
        """Whether the customer is asked to wait."""
        return self._said.has(shades.HOLD)

    @property
    def affirms(self) -> bool:
        """Whether it begins with a yes."""
        return self._said.has(shades.YES)

    @property
    def misses(self) -> bool:
        """Whether the agent says that something can't be found, or isn't among what is the customer's."""
        return self._said.has(shades.NOT_THERE)

    @property
    def amiss(self) -> bool:
        """Whether it is said that something isn't so, or can't be found, or may be a mistake."""
        return self._said.has(shades.AMISS)

    def stands(self, clause: Clause) -> bool:
        """Return whether a claim may only tell how things stand: "it is cancelled", "it has already been processed"."""
        return "already" in clause.low or not self._ears.claims(clause.said)

    @property
    def recounts(self) -> bool:
        """Whether all that is said to be done may only tell how things stand, or what was."""
        done = [c for c in self.clauses if c.act == "done"]
        return all(self.stands(c) or c.said.has(shades.HISTORY) for c in done)

    @property
    def looks_up(self) -> bool:
        """Whether the go-ahead that is asked for is only to look something up, or to tell it."""
        asks = [c for c in self.clauses if c.act == "confirm"]
        return bool(asks) and all(self._only_looks(c) for c in asks)

    def _only_looks(self, clause: Clause) -> bool:
        looks = clause.said.search(shades.LOOK_UP) or clause.said.search(shades.CURIOUS)
        if not looks:
            return False
        return not self.own_operations(clause) or clause.said.search(shades.WHETHER, looks.end()) is not None

    def _has(self, cue: Cue, *acts: str) -> bool:
        """Return whether a cue is in a clause of some acts."""
        for clause in self.clauses:  # noqa: SIM110 - a generator would cost as much as the search
            if clause.act in acts and clause.said.has(cue):
                return True
        return False

    @property
    def goes_ahead(self) -> bool:
        """Whether the go-ahead that is asked for is to do something, not just to say that something is right."""
        return self._has(shades.PROCEED, "confirm")

    def text_of(self, act: str) -> str:
        """Return the clauses of an act, in lower case."""
        return "\n".join([c.low for c in self.clauses if c.act == act])

    @property
    def offers_whole(self) -> bool:
        """Whether it is said that only the whole of something can be done."""
        return self._said.has(shades.ONLY_WHOLE)

    @property
    def puts_whole(self) -> bool:
        """Whether only a part of something is refused, or the go-ahead that is asked for is to the whole of it."""
        return self._has(shades.PART, "refuse") or self._has(shades.WHOLE, "confirm")

    @property
    def puts_alternative(self) -> bool:
        """Whether the go-ahead that is asked for is to something else than what is refused, so that both can hold."""
        return self.puts_whole or self._has(shades.ELSE, "confirm")

    @property
    def asks_identity(self) -> bool:
        """Whether it is asked who the customer is, but not for anything by name."""
        if self.slots:
            return False
        return self._has(shades.IDENTITY, "request", "confirm") or any(
            c.act == "refuse" and c.said.has(shades.IDENTITY) and c.said.has(shades.CONDITION) for c in self.clauses
        )

    @property
    def asks_preference(self) -> bool:
        """Whether the customer is to choose among things that the message has no name for: "which do you prefer?"."""
        if self.slots not in ((), (CHOICE_OF_ACTION,)):
            return False
        return any(
            c.act in ("request", "offer") and c.said.has(shades.PREFERENCE) and not self.own_operations(c)
            for c in self.clauses
        )

    @property
    def asks_which(self) -> bool:
        """Whether the customer is to say which of several things it means: "which one?", "the Visa or the Amex?"."""
        puts = any(c.act == "offer" and c.slots == (CHOICE_OF_ACTION,) and " or " in c.low for c in self.clauses)
        return puts or self._has(shades.WHICH, "request", "offer")

    @property
    def asks_meant(self) -> bool:
        """Whether the customer is only asked if it means the thing that is put."""
        return not self.slots and self._has(MEANS_IT, "request", "offer")

    @property
    def conditional_refusal(self) -> bool:
        """Whether what is refused is only refused until something is given."""
        return bool(self.slots) and self._has(shades.CONDITION, "refuse")

    @cached_property
    def all_operations(self) -> frozenset[str]:
        """The operations named anywhere in the message."""
        return frozenset(self._ears.operations(self._said))

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
        if clause.said.has(shades.ALL):
            return tuple(dict.fromkeys(o for o in wanted if o in self.all_operations))
        before = tuple(o for o in clause.operations if o in wanted)
        if clause.act != "confirm" or not before or self._said.has(shades.ONE_BY_ONE):
            return before
        return tuple(dict.fromkeys(o for o in wanted if o in before or o in self._planned))

    def asks_for_all(self, clause: Clause) -> bool:
        """Return whether a go-ahead that names nothing itself is for all that the message says beside it."""
        return not (self.own_operations(clause) or self._said.has(shades.ONE_BY_ONE))

    def is_about_each(self, clause: Clause, of: int) -> bool:
        """Return whether a clause that names nothing itself is about all of some number of things: "shall I do both?".

        Where no number is said ("everything"), and any is named beside it, it is for those that are.
        """
        each = None if of < _SEVERAL or self.own_operations(clause) else clause.said.search(shades.EACH)
        if each is None:
            return False
        number = next((n for word, n in _COUNTED.items() if word in each[0]), 0)
        return number == of or not (number or clause.operations)

    @cached_property
    def _planned(self) -> frozenset[str]:
        """The operations named in sentences that carry no act: what is to be done, as a go-ahead for it is asked."""
        acts = [c.low for c in self.clauses]
        plain = (s for s, _ in sentences(self.low) if not any(act in s for act in acts))
        return frozenset(o for s in plain for o in self._ears.operations(self._ears.text(s)))

    def naming(self, operations: Sequence[str]) -> str:
        """Return the sentences, in lower case, that name any of some operations."""
        wanted = set(operations)
        found = (s for s, _ in sentences(self.low) if not wanted.isdisjoint(self._ears.operations(self._ears.text(s))))
        return "\n".join(found) if wanted else ""

    def own_operations(self, clause: Clause) -> tuple[str, ...]:
        """Return the operations that a clause is about and names itself."""
        if clause.act not in ("confirm", "offer") or not clause.operations:
            return clause.operations
        own = self._ears.operations(clause.said)
        return tuple(o for o in clause.operations if o in own)

    @cached_property
    def go_ahead(self) -> Proposal:
        """The clauses that ask for a go-ahead."""
        text = "\n".join(c.text for c in self.clauses if c.act == "confirm")
        return Proposal(text.lower(), self._ears.mentions(text))

    @cached_property
    def proposal(self) -> Proposal:
        """What a go-ahead is asked for: the clauses that ask, if they name any value; else the whole message."""
        if any(any(map(is_id, values)) for _, values in self.go_ahead.mentions.items()):
            return self.go_ahead
        return Proposal(self.low, self.mentions)
