"""Questions: what a customer may ask to be told about its requests, and the true answers, found by execution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.quantities import Effect
from t2t_gym.semantics import attempt
from t2t_gym.synthesis.picks import pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer, Question

__all__ = ["answers_to", "cost_of", "draw_question", "effects_of"]

Steps = Sequence[tuple[Operation, Mapping[str, Any]]]


def effects_of(domain: Domain, db: Database, customer: str, steps: Steps) -> list[Effect] | None:
    """Carry operations out one after the other, and return the effect of each; None where one can't be.

    Args:
        domain: the domain.
        db: the world before.
        customer: the customer's id.
        steps: operations, each with its values, slot to value.
    """
    effects = []
    for operation, values in steps:
        tried = attempt(domain, db, customer, operation, values)
        if tried.after is None:
            return None
        effects.append(Effect(db, tried.after, customer, operation, values, tried.outcome.value))
        db = tried.after
    return effects


def answers_to(domain: Domain, questions: Sequence[Question], effects: Sequence[Effect]) -> tuple[Answer, ...] | None:
    """Return the true answers to questions about operations that were carried out; None where one makes no sense."""
    answers = []
    for question in questions:
        quantity = domain.by_quantity[question.quantity]
        value = quantity.of(effects[question.request])
        if value is None:
            return None
        answers.append(Answer(quantity=quantity.name, type=quantity.type, value=value))
    return tuple(answers)


def draw_question(
    rng: np.random.Generator, domain: Domain, db: Database, customer: str, steps: Steps
) -> tuple[Question, Answer]:
    """Draw something that can be asked about one of some operations, with its true answer.

    Args:
        rng: the source of all that is random.
        domain: the domain.
        db: the world before the operations.
        customer: the customer's id.
        steps: operations, each with its values, slot to value.

    Raises:
        Rejected: there is nothing to ask.
    """
    effects = effects_of(domain, db, customer, steps) or []
    possible = []
    for n in range(len(effects)):
        for quantity in domain.quantities:
            question = Question(quantity=quantity.name, request=n)
            found = answers_to(domain, [question], effects)
            if found:
                possible.append((question, *found))
    if not possible:
        raise Rejected("question: nothing to ask")
    question, answer = pick(rng, possible)
    return question, answer


def cost_of(
    domain: Domain, db: Database, customer: str, operation: Operation, values: Mapping[str, Any]
) -> tuple[str, float] | None:
    """Return the quantity that says what an operation costs the customer, and its value; None if it costs nothing.

    Args:
        domain: the domain.
        db: the world before.
        customer: the customer's id.
        operation: the operation.
        values: slot to value.
    """
    effects = effects_of(domain, db, customer, [(operation, values)])
    for quantity in domain.quantities if effects else ():
        value = quantity.of(effects[0]) if effects and quantity.cost else None
        if value is not None and value > 0:
            return quantity.name, float(value)
    return None
