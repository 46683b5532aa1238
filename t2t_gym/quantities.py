"""Quantities: what customers ask to be told, with true values found by execution.

A domain names its quantities; the value of one is worked out from the world before and after an operation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from t2t_gym.database import Database
from t2t_gym.task import AnswerType

if TYPE_CHECKING:
    from t2t_gym.domain.operation import Operation

__all__ = ["Effect", "Quantity"]


@dataclass(frozen=True, slots=True)
class Effect:
    """An operation that was carried out.

    Attributes:
        before: the world before it.
        after: the world after it.
        customer: the customer's id.
        operation: the operation.
        values: the values of its slots.
        result: what the tool returned.
    """

    before: Database
    after: Database
    customer: str
    operation: Operation
    values: Mapping[str, Any]
    result: Any = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something that a customer may ask to be told about a request.

    Attributes:
        name: its name, a noun by which both sides speak of it: ``"refund_amount"`` is "the refund amount".
        type: the type of its value: ``"money"``, ``"count"``, ``"id"``, ``"date"`` or ``"name"``.
        value: given the effect of the request, returns the true value, or None where the question makes no sense.
        words: lower-case words, any of which names it in an agent's sentence; by default those of its name.
        cost: whether it is what the customer has to pay, so that it can turn out to be over the budget.
        operations: the names of the operations that it can be asked about; empty: any.
    """

    name: str
    type: AnswerType
    value: Callable[[Effect], Any]
    words: tuple[str, ...] = ()
    cost: bool = False
    operations: frozenset[str] = frozenset()

    def of(self, effect: Effect) -> Any:
        """Return the true value for the effect of a request; None if it can't be asked about such a request."""
        asked = not self.operations or effect.operation.name in self.operations
        return self.value(effect) if asked else None

    def __deepcopy__(self, memo: dict[int, Any]) -> Quantity:
        return self
