"""Quantities: what customers ask to be told, with true values that execution gives.

A domain names its quantities; the value of one is worked out from the world before and after an operation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from t2t_gym.database import Database
from t2t_gym.task import AnswerType

if TYPE_CHECKING:
    from t2t_gym.domain import Operation

__all__ = ["Effect", "Quantity"]


@dataclass(frozen=True, slots=True)
class Effect:
    """An operation that was carried out.

    Attributes:
        before: the world before it.
        after: the world after it.
        customer: the customer's id.
        operation: the operation.
        values: slot to value.
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
        name: its name, whose words of four letters or more are those by which an agent's sentence names it
            (``refund_amount``).
        type: the type of its value.
        value: its true value, given the effect of the request; None where the question makes no sense.
        cost: whether it is what the customer has to pay, so that it may turn out to be more than the budget.
    """

    name: str
    type: AnswerType
    value: Callable[[Effect], Any]
    cost: bool = False
