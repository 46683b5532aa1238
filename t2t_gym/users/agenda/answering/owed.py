"""The amounts that the customer asks for, and what it takes for an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from t2t_gym.quantities import Quantity
from t2t_gym.task import Question
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.copies import shallow_copy
from t2t_gym.users.moves import Move
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.answers import asserted, is_answer

__all__ = ["Owed", "ask_amounts", "heard_of"]

_REMINDERS = 2
_AMOUNT = re.compile(r"[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|usd)\b")  # of money, in lower case


class Owed:
    """What has been heard of each question, by which it is answered or not, as it will be judged.

    Args:
        questions: what the customer wants to be told.
        quantities: the domain's quantities by name.
    """

    def __init__(self, questions: tuple[Question, ...], quantities: Mapping[str, Quantity]) -> None:
        self._questions = questions
        self._quantities = quantities
        self._told: Mapping[str, tuple[object, ...]] = {}  # quantity to the values that stand asserted
        self._reminders = _REMINDERS

    def copy(self) -> Owed:
        """Return a copy that goes its own way."""
        return shallow_copy(self) if self._questions else self  # where there is nothing to be told, nothing changes

    def take(self, heard: Heard, asked: str) -> None:
        """Take note of the answers in a message; `asked`: the quantity asked for just before."""
        if self._questions:
            names = dict.fromkeys(q.quantity for q in self._questions)
            now = {name: heard_of(name, self._quantities, heard, asked) for name in names}
            self._told = {n: now[n] if n == asked and now[n] else _beside(self._told.get(n, ()), now[n]) for n in names}

    def left(self, requests: Collection[int]) -> tuple[Question, ...]:
        """Return the questions about some requests that haven't been answered, or not by one value."""
        open_ = (q for q in self._questions if q.request in requests)
        return tuple(q for q in open_ if not is_answer(self._told.get(q.quantity, ())))

    def reminder(self, requests: Collection[int]) -> Move | None:
        """Return a move that reminds the agent of questions about some requests; None if it needn't, or in vain."""
        left = self.left(requests)
        if not left or not self._reminders:
            return None
        self._reminders -= 1
        silent = any(not self._told.get(q.quantity) for q in left)
        return ask_amounts("owed" if silent else "doubted", left)


def _beside(before: tuple[object, ...], now: tuple[object, ...]) -> tuple[object, ...]:
    """Return the values that stand asserted when a message asserts some unasked after others: which is it now?"""
    return tuple(dict.fromkeys((*before, *now)))


def heard_of(quantity: str, quantities: Mapping[str, Quantity], heard: Heard, asked: str) -> tuple[object, ...]:
    """Return the values that a message asserts for a quantity; of an unknown one, whether it tells any amount.

    Args:
        quantity: the quantity.
        quantities: the domain's quantities by name.
        heard: the message.
        asked: the quantity asked for just before.
    """
    known = quantities.get(quantity)
    if known is None:
        return (True,) if _AMOUNT.search(heard.low) else ()
    return asserted(quantity, known.type, heard.text, known.words, asked=quantity == asked)


def ask_amounts(manner: str, questions: Sequence[Question]) -> Move:
    """Return a move that asks some questions about a request."""
    amounts = tuple(q.quantity for q in questions)
    return Move(UserAct("ask_amount", questions[0].request, amounts), questions=amounts, manner=manner)
