"""What an agent words, and what a wording is: deeds on things, and the acts that speak of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from t2t_gym.domain import Operation
from t2t_gym.task import Answer, Feature

__all__ = ["Deed", "Thing", "Wording"]


class Thing(NamedTuple):
    """A value of a slot, or one element of a list-valued slot, with what can be said of it.

    Attributes:
        value: as the tool takes it.
        features: the most telling first; empty where the value can only be named.
    """

    value: Any
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, eq=False)
class Deed:
    """An operation on certain things, as it is spoken of. No two are equal, so that its words can be looked up by it.

    Attributes:
        operation: the operation.
        things: slot to its values, for the slots that are spoken of, in the operation's order.
        fully: whether everything known of the things is to be said, and not only what usually tells them apart.
    """

    operation: Operation
    things: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    fully: bool = False

    @cached_property
    def brief(self) -> Deed:
        """The deed with nothing spoken of but its subject."""
        subject = self.operation.subject
        return replace(self, things={s: t for s, t in self.things.items() if s == subject})

    @cached_property
    def bare(self) -> Deed:
        """The deed with nothing spoken of."""
        return replace(self, things={})

    @cached_property
    def in_full(self) -> Deed:
        """The deed with all said that is known of its things."""
        return self if self.fully else replace(self, fully=True)


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

    def ask_operation(self, deed: Deed) -> str:
        """Ask what is to be done with the subject of a deed."""
        ...

    def not_found(self, slots: Sequence[str]) -> str:
        """Say that what the customer said of some slots fits nothing, and ask again."""
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
