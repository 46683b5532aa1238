"""How a customer says what it means: what unasked and what only on request, by name or by description."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from t2t_gym.database import Database
from t2t_gym.domain import Domain, Operation
from t2t_gym.synthesis.drafting.describe import Describer
from t2t_gym.synthesis.picks import pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Customer, DontCare, Each, Fits, Is, Recognised, Request, SlotFill
from t2t_gym.users.phrasing.wordings import REGISTERS

__all__ = ["Manner", "draw_manner"]

_KNOWS_IDS = 0.45
_NAMES_ID = 0.6  # of those who know it, who give it unasked
_TELLS_SUBJECT = 0.92
_TELLS_ROWS = 0.88
_TELLS_CHOICE = 0.75
_TELLS_REST = 0.55


@dataclass(frozen=True, slots=True)
class Manner:
    """One customer's manner of speaking, and what it knows.

    Attributes:
        describer: what it can say of things.
        customer: its id.
        knows_ids: whether it has the ids of its own records to hand.
        facts: the identity slots that it can say.
        told: those that it says unasked.
        patience: how many turns that lead nowhere it stands.
        register: the manner of wording.
    """

    describer: Describer
    customer: str
    knows_ids: bool
    facts: Mapping[str, str]
    told: tuple[str, ...]
    patience: int
    register: str

    def fill(
        self,
        rng: np.random.Generator,
        operation: Operation,
        slot: str,
        values: Mapping[str, Any],
        *,
        told: bool | None = None,
    ) -> SlotFill:
        """Return how the customer says the value of a slot: all that is said of it means that value alone.

        Args:
            rng: the source of all that is random.
            operation: the operation.
            slot: one of its slots.
            values: the values of all its slots.
            told: whether it is said unasked; by default as it comes.

        Raises:
            Rejected: the value can't be put into words that fit it alone.
        """
        value = values[slot]
        if slot in operation.own:
            return SlotFill(slot=slot, value=value, asked=(Is(value=value),) if slot in self.facts else ())
        if value is None:
            return SlotFill(slot=slot, told=DontCare() if rng.random() < 0.5 else None, asked=(DontCare(),))
        if slot in operation.lists:
            return self._fill_list(rng, operation, slot, values, told=told)
        said = self.describe(operation, slot, values)
        if slot != operation.subject:
            told = rng.random() < _TELLS_REST if told is None else told
            return SlotFill(slot=slot, value=value, told=said if told else None, asked=(said,))
        told = rng.random() < _TELLS_SUBJECT if told is None else told
        named = Is(value=value)
        if self.knows_ids:
            first = named if isinstance(said, Is) or rng.random() < _NAMES_ID else said
            return SlotFill(slot=slot, value=value, told=first if told else None, asked=(named,))
        if isinstance(said, Is):
            raise Rejected("convert: the customer neither knows the id nor can describe it")
        more = Fits(features=self.describer.more(operation, slot, value, values, said.features))
        return SlotFill(slot=slot, value=value, told=said if told else None, asked=(more,))

    def describe(self, operation: Operation, slot: str, values: Mapping[str, Any], position: int = 0) -> Is | Fits:
        """Return a description that fits a value, or an element, alone; its name where there is none."""
        value = values[slot][position] if slot in operation.lists else values[slot]
        if isinstance(value, str):
            features = self.describer.unique(operation, slot, value, values, position)
            if features:
                return Fits(features=features)
        return Is(value=value)

    def request(
        self, rng: np.random.Generator, operation: Operation, values: Mapping[str, Any], **told: bool
    ) -> Request:
        """Return a request for an operation; `told` says of some slots whether they are said unasked."""
        return Request(
            operation=operation.name,
            slots=tuple(self.fill(rng, operation, s, values, told=told.get(s)) for s in operation.slots),
        )

    def person(self, wanted: Sequence[tuple[Operation, Mapping[str, Any]]]) -> Customer:
        """Return the customer, who recognises its own things that have to do with some wanted operations.

        Args:
            wanted: operations and the values of their slots.
        """
        seen: dict[tuple[str, str], Recognised] = {}
        for operation, values in wanted:
            for slot in operation.slots:
                if slot in operation.choices:
                    meant = values.get(slot)
                    things = [v for v in (meant if isinstance(meant, list) else [meant]) if isinstance(v, str)]
                elif slot in operation.own:
                    things = []
                else:
                    things = [v for v in self.describer.candidates(operation, slot, values) if isinstance(v, str)]
                for thing in things:
                    features = self.describer.features(slot, thing, values, operation.subject)
                    if features and (slot, thing) not in seen:
                        known = self.knows_ids and slot == operation.subject
                        seen[slot, thing] = Recognised(slot=slot, value=thing, features=features, known=known)
        return Customer(
            id=self.customer,
            facts=dict(self.facts),
            told=self.told,
            recognises=tuple(seen.values()),
            patience=self.patience,
            register_=self.register,
        )

    def _fill_list(
        self, rng: np.random.Generator, operation: Operation, slot: str, values: Mapping[str, Any], *, told: bool | None
    ) -> SlotFill:
        value = values[slot]
        said = Each(of=tuple(self.describe(operation, slot, values, i) for i in range(len(value))))
        if any(isinstance(one, Is) for one in said.of):
            raise Rejected("convert: an item can't be described")
        if told is None:
            told = rng.random() < (_TELLS_ROWS if slot == operation.lists[0] else _TELLS_CHOICE)
        return SlotFill(slot=slot, value=value, told=said if told else None, asked=(said,))


def draw_manner(rng: np.random.Generator, domain: Domain, worlds: Sequence[Database], customer: str) -> Manner:
    """Draw the manner of a customer.

    Args:
        rng: the source of all that is random.
        domain: the domain.
        worlds: the worlds in which all that it says has to be true.
        customer: its id.
    """
    all_facts = domain.entities.facts(worlds[0], customer)
    path = pick(rng, domain.identity)
    known = {slot for slot in all_facts if slot in path or rng.random() < 0.5}
    told: tuple[str, ...] = ()
    if rng.random() < 0.4:
        told = tuple(path) if rng.random() < 0.7 else tuple(path)[:1]
    return Manner(
        describer=Describer(domain, worlds, customer),
        customer=customer,
        knows_ids=bool(rng.random() < _KNOWS_IDS),
        facts={slot: fact for slot, fact in all_facts.items() if slot in known},
        told=told,
        patience=pick(rng, range(8, 13)),
        register=pick(rng, tuple(REGISTERS)),
    )
