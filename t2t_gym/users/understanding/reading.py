"""What a message says, as data: the clauses that carry an act, and what they ask for and name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from t2t_gym.frozen import quick_init
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.values.mentions import Mentions

__all__ = ["ACTS", "UNNAMED", "Act", "Clause", "Reading"]

ACTS = ("request", "confirm", "offer", "refuse", "inform", "done", "anything_else", "transfer")
"""The dialogue acts of an agent."""


class Act(NamedTuple):
    """One act of a clause.

    Attributes:
        name: one of the agent's acts.
        slots: what it asks for.
        bare: whether it asks "which one?" without saying of what; that is found in what was said before.
    """

    name: str
    slots: tuple[str, ...] = ()
    bare: bool = False


UNNAMED = Act("request")
"""A request for something, of which it doesn't say what."""


@quick_init
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that carries an act.

    Attributes:
        text: the clause as written, without markup.
        said: the same in lower case, to be searched.
        act: one of `ACTS`.
        slots: what it asks for.
        operations: what it names (left out for requests); for a proposal that names nothing itself ("shall I?"), what
            was named before it.
        handover: whether it is about handing the customer over to a human, itself or by what was named before it.
    """

    text: str
    said: Text = field(compare=False, repr=False)
    act: str
    slots: tuple[str, ...]
    operations: tuple[str, ...]
    handover: bool = False

    @property
    def low(self) -> str:
        """The clause in lower case."""
        return self.said.low


@quick_init
@dataclass(frozen=True, slots=True)
class Reading:
    """What an agent's message was understood to say; with no acts, it wasn't understood.

    Attributes:
        acts: a subset of `ACTS`.
        requests: the slots asked for, in order of mention, each once.
        clauses: the clauses that carry an act, in order. `inform` has none: it is read off the whole message.
        mentions: the literal values in it, by slot.
        foreign: whether the text is in another language than English.
        said: the message as it was read: without markup, in lower case, to be searched.
    """

    acts: frozenset[str]
    requests: tuple[str, ...]
    clauses: tuple[Clause, ...]
    mentions: Mentions = field(compare=False)
    foreign: bool
    said: Text = field(compare=False, repr=False)

    def operations(self, act: str) -> tuple[str, ...]:
        """Return the operations named in clauses of `act`, in order, each once."""
        return tuple(dict.fromkeys(op for clause in self.clauses if clause.act == act for op in clause.operations))

    @property
    def handover(self) -> bool:
        """Whether the agent asks or offers to hand the customer over to a human."""
        return any(clause.handover and clause.act in ("confirm", "offer") for clause in self.clauses)
