"""How customers see their world: who they are, what a slot could be, and what can be said of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain.operation import Operation
from t2t_gym.messages import ToolCall
from t2t_gym.task import Feature

__all__ = ["Entities"]


class Entities(ABC):
    """How a domain's customers see their world: who they are, what they could mean, and how they tell it apart.

    The methods' arguments are: `db`, the world; `customer`, a customer's id; `operation`, what it wants done; `slot`,
    one of the operation's slots; `value`, a value of the slot, or an element of a list-valued one; `chosen`, the values
    of the slots before this one; `values`, the values of the slots that are known. What is returned must depend on them
    alone.

    Attributes:
        identity: tuples of identity slots, each enough to establish who the customer is, the best first.
    """

    identity: tuple[tuple[str, ...], ...]

    @abstractmethod
    def customers(self, db: Database) -> Sequence[str]:
        """Return the ids of everyone who may call, in a fixed order."""

    @abstractmethod
    def facts(self, db: Database, customer: str) -> Mapping[str, str]:
        """Return the value of every identity slot."""

    @abstractmethod
    def identity_call(self, facts: Mapping[str, str]) -> ToolCall | None:
        """Return the look-up that establishes the identity from some facts, or None if they aren't enough."""

    @abstractmethod
    def identify(self, tool: str, arguments: Mapping[str, Any], result: Any) -> str | None:
        """Return the customer id that a call without error established, or None if the call isn't such a look-up.

        Args:
            tool: the tool's name.
            arguments: the arguments.
            result: what the tool returned, before it was turned into text.
        """

    @abstractmethod
    def candidates(
        self, db: Database, customer: str, operation: Operation, slot: str, chosen: Mapping[str, Any], position: int = 0
    ) -> Sequence[Any]:
        """Return everything that a slot could be for this customer, whether or not it is allowed.

        For a list-valued slot, candidates are elements, and `position` is the element's place in the list.
        """

    @abstractmethod
    def features(self, db: Database, slot: str, value: Any, chosen: Mapping[str, Any]) -> tuple[Feature, ...]:
        """Return what can be said of a value of a slot (or of an element), the most telling first.

        The order is the preference order of Dale and Reiter's incremental algorithm. Empty: it can only be named
        outright.
        """

    @abstractmethod
    def measure(self, db: Database, slot: str, value: Any, by: str, chosen: Mapping[str, Any]) -> float:
        """Return a number by which values of a slot are ranked; `by` says which, such as ``"price"``.

        Raises:
            ValueError: the slot has no such measure.
        """

    @abstractmethod
    def look_up(self, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]) -> list[ToolCall]:
        """Return the reads that a careful agent makes before it decides on an operation."""

    def value(
        self,
        rng: np.random.Generator,
        db: Database,
        customer: str,
        operation: Operation,
        slot: str,
        chosen: Mapping[str, Any],
    ) -> Any:
        """Draw a value for a slot that has no candidates in the world, such as a new address; None if there is none.

        Raises:
            NotImplementedError: the domain has no such slots, and doesn't override this.
        """
        raise NotImplementedError(f"{type(self).__name__} draws no value for the slot {slot!r}")
