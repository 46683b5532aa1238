"""What the things could be like among which a customer chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from t2t_gym.database import Database
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.remembered import Remembered
from t2t_gym.task import Request, World
from t2t_gym.users.agenda.reference.ids import elements

__all__ = ["Alternatives", "Range"]


class Range(NamedTuple):
    """What one of the things to be chosen could be like.

    Attributes:
        words: attribute to all the words for it.
        right: those for the right thing.
        present: the words for the things that there are already, of which the new one takes the place.
        nouns: what such a thing is called.
    """

    words: Mapping[str, frozenset[str]]
    right: frozenset[str]
    present: frozenset[str]
    nouns: frozenset[str]


class Alternatives:
    """The words for what can be chosen, which customers know as anybody does: that lamps come in black and in white.

    They don't know which of them are to be had.

    Args:
        domain: the domain, which tells what a slot could be and what can be said of that.
        world: the world that the customer lives in.
        customer: its id.
    """

    def __init__(self, domain: Domain, world: World, customer: str) -> None:
        self._domain, self._world, self._customer = domain, world, customer
        self._known: Remembered[Mapping[str, tuple[Range, ...]]] = Remembered(16)

    def of(self, request: Request) -> Mapping[str, tuple[Range, ...]]:
        """Return slot to a range for each element of its value, for the slots of a request that ask for something new.

        A customer that isn't of its world, as in a hand-made task, knows of nothing.
        """
        known = self._known.get(request)
        return known if known is not None else self._known.keep(request, self._ranges(request))

    def _ranges(self, request: Request) -> Mapping[str, tuple[Range, ...]]:
        world = _Seen(self._domain, Database(snapshot_of(self._domain, self._world)), self._customer, request)
        if self._customer not in self._domain.entities.customers(world.db):
            return {}
        present: set[str] = set()
        nouns: set[str] = set()
        ranges = {}
        for slot, value in world.values.items():
            if slot not in world.operation.choices:
                present.update(text for _, text in world.words_of_alike(slot))
                nouns.update(world.nouns(slot))
                continue
            beside = frozenset(present), frozenset(nouns.union(world.nouns(slot)))
            ranges[slot] = tuple(
                [
                    Range(
                        world.words(slot, place), frozenset([text for _, text in world.words_of(slot, thing)]), *beside
                    )
                    for place, thing in enumerate(elements(value))
                ]
            )
        return ranges


class _Seen:
    """A request in its world: what each slot comes to and what else it could be, in words.

    Args:
        domain: the domain.
        db: the world.
        customer: the customer's id.
        request: the request.

    Attributes:
        values: slot to its value, in the operation's order, of those that have one.
    """

    def __init__(self, domain: Domain, db: Database, customer: str, request: Request) -> None:
        self._entities, self._voice = domain.entities, domain.voice
        self.db, self._customer = db, customer
        self.operation = domain.asked_for[request.operation]
        values = request.values()
        self.values: Mapping[str, Any] = {slot: values[slot] for slot in self.operation.slots if slot in values}

    def words_of(self, slot: str, value: Any) -> list[tuple[str, str]]:
        """Return the words for a value of a slot, each with its attribute."""
        features = self._entities.features(self.db, slot, value, self._before(slot))
        return [(f.attribute, f.value) for f in features if isinstance(f.value, str)]

    def words(self, slot: str, place: int = 0) -> Mapping[str, frozenset[str]]:
        """Return attribute to the words for all that an element of a slot could be."""
        found: dict[str, set[str]] = {}
        for thing in self._candidates(slot, place):
            for attribute, text in self.words_of(slot, thing):
                found.setdefault(attribute, set()).add(text)
        return {attribute: frozenset(texts) for attribute, texts in found.items()}

    def words_of_alike(self, slot: str) -> Iterator[tuple[str, str]]:
        """Yield the words for a slot's value, and for what else it could be that is called the same."""
        named = self._heads(slot, elements(self.values[slot]))
        for thing in [*elements(self.values[slot]), *(self._candidates(slot, 0) if named else ())]:
            words = self.words_of(slot, thing)
            if not named or not named.isdisjoint(words):
                yield from words

    def nouns(self, slot: str) -> set[str]:
        """Return what a slot's things are called: "orders", and of a Gooseneck Kettle the "kettle"."""
        nouns = {noun for pair in self._voice.slots[slot].nouns for noun in pair}
        return nouns.union(text.rpartition(" ")[2] for _, text in self._heads(slot, elements(self.values[slot])))

    def _heads(self, slot: str, things: Sequence[Any]) -> set[tuple[str, str]]:
        """Return the words for some things that take a noun's place."""
        heads = {attribute for attribute, said in self._voice.slots[slot].features.items() if said.head}
        return {word for thing in things for word in self.words_of(slot, thing) if word[0] in heads}

    def _candidates(self, slot: str, place: int) -> Sequence[Any]:
        return self._entities.candidates(self.db, self._customer, self.operation, slot, self._before(slot), place)

    def _before(self, slot: str) -> Mapping[str, Any]:
        """Return the values of the slots before one."""
        return dict(takewhile(lambda of: of[0] != slot, self.values.items()))
