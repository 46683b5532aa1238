"""Prospects: what is hardly worth trying, for the tools have refused the like of it before, and said why.

A delivered order can't be cancelled: no table here says so, but a refusal does, and names the status. It is a hint for
exploration, so that it finds sooner who can be served. No claim rests on it: the claims try everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from t2t_gym.database import Database
from t2t_gym.domain import Operation
from t2t_gym.tools import Outcome

__all__ = ["Prospects"]

_ENOUGH = 2  # refusals that name a value with which nothing has gone through

Trait = tuple[str, str, str]  # an operation, a field of what it is about, and its value


@dataclass(slots=True)
class Prospects:
    """What became of operations on things of some traits.

    Attributes:
        tables: operation to the table of what it is about, as far as is known.
        named: the refusals that named a trait.
        fine: the traits with which an operation has gone through.
        hopeless: those that were named often enough, and with which none has.
        barren: the customers for whom an operation went through on nothing, or on nothing that suited a purpose, each
            after the operation and the purpose.
    """

    tables: dict[str, str] = field(default_factory=dict)
    named: Counter[Trait] = field(default_factory=Counter)
    fine: set[Trait] = field(default_factory=set)
    hopeless: set[Trait] = field(default_factory=set)
    barren: set[tuple[str, str, str]] = field(default_factory=set)

    def among(self, db: Database, operation: Operation, things: Sequence[Any]) -> Sequence[Any]:
        """Return the things on which it is worth trying an operation."""
        if not self.hopeless or operation.name not in self.tables:
            return things
        return [t for t in things if self.hopeless.isdisjoint(self._traits(db, operation, t))]

    def note(self, db: Database, operation: Operation, thing: Any, outcome: Outcome) -> None:
        """Learn from what a tool said to an operation on a thing.

        Args:
            db: the world before.
            operation: the operation.
            thing: the value of its subject.
            outcome: what the tool said.
        """
        if operation.name not in self.tables:
            held = [table for table, record_id in outcome.touched if record_id == thing]
            if len(held) != 1:
                return
            self.tables[operation.name] = held[0]
        traits = self._traits(db, operation, thing)
        if not outcome.error:
            self.fine.update(traits)
            self.hopeless.difference_update(traits)
            return
        for trait in traits:
            if _names(outcome.content, trait[-1]) and trait not in self.fine:
                self.named[trait] += 1
                if self.named[trait] >= _ENOUGH:
                    self.hopeless.add(trait)

    def _traits(self, db: Database, operation: Operation, thing: Any) -> Sequence[Trait]:
        record = db.get(self.tables[operation.name], thing) or {}
        return [(operation.name, name, value) for name, value in record.items() if type(value) is str]


def _names(text: str, value: str) -> bool:
    """Tell whether a text has a value in it, as whole words: "cannot be found" names no insurance "no"."""
    at = text.find(value) if value else -1
    while at >= 0:
        end = at + len(value)
        if not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1])):
            return True
        at = text.find(value, at + 1)
    return False


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
