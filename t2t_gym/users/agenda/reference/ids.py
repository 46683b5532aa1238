"""The ids that mean something to the customer.

It learns from the agent's text alone: an id that it never saw means nothing until the agent has introduced it together
with something that the customer would know the thing by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from t2t_gym.remembered import Remembered
from t2t_gym.task import Constraint, Customer, Feature, Recognised, Request, SlotFill
from t2t_gym.users.agenda.copies import shallow_copy
from t2t_gym.users.moves import Mention, mentions_of
from t2t_gym.users.numbers import written_number
from t2t_gym.users.understanding.values.worded import has_any_word, has_word, is_id, names_feature, words_for

__all__ = ["Ids", "elements", "names_apart", "names_most", "names_value"]


def elements(value: Any) -> list[Any]:
    """Return the elements of a slot's value: of a list its own, of nothing none."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


class Ids:
    """What the customer knows by id, and the entities of its own that it would recognise.

    Args:
        customer: who calls.
        requests: what it wants; the ids that it names outright in them it knows.

    Attributes:
        known: the ids that mean something to it.
    """

    def __init__(self, customer: Customer, requests: Sequence[Request]) -> None:
        self._of: dict[str, list[Recognised]] = {}
        for entity in customer.recognises:
            self._of.setdefault(entity.slot, []).append(entity)
        self._by_name = {e.value.lower(): e for e in customer.recognises if isinstance(e.value, str)}
        self._series = {name: e for name, e in self._by_name.items() if " " in name}  # of ids, such as two flights
        # Worked out when first needed, and shared by copies.
        self._words: dict[tuple[str, bool], frozenset[str]] = {}  # for the features of a slot's entities
        self._about = Remembered[tuple[str, ...]](64)  # by request
        self.known = frozenset(e.value for e in customer.recognises if e.known and isinstance(e.value, str))
        for request in requests:
            self.know(request)

    def copy(self) -> Ids:
        """Return a copy that goes its own way."""
        return shallow_copy(self)

    def know(self, request: Request) -> None:
        """Take the ids that the customer names in a request's own words for known."""
        self.known = self.known.union(
            mention.value
            for fill in request.slots
            for constraint in fill.constraints()
            for mention in mentions_of(constraint)
            if isinstance(mention.value, str)
        )

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and value in self.known

    def knows(self, word: str) -> bool:
        """Tell whether an id means something to the customer, itself or as a part of what it named."""
        return any(word in known for known in self.known)

    def name(self, mentions: tuple[Mention, ...], value: Any) -> tuple[Mention, ...]:
        """Add to some mentions the ids of what they mean, where the customer knows them.

        Which thing a criterion picks out ("the cheapest") is for the agent to find, not for the customer to tell.
        """
        values = elements(value)
        if len(values) != len(mentions):
            return mentions
        return tuple(
            [
                m._replace(value=v) if m.value is None and m.best is None and not m.free and v in self else m
                for m, v in zip(mentions, values, strict=True)
            ]
        )

    # --- learning -------------------------------------------------------------------------------------------------

    def is_introduced(self, low: str) -> bool:
        """Tell whether a lower-case text may introduce an entity by its id, of which the customer doesn't know it."""
        for name, entity in self._by_name.items():
            if (name in low or name in self._series) and entity.value not in self.known:
                return True
        return False

    def learn(self, low: str, mentioned: Sequence[str]) -> None:
        """Learn each id that a text introduces by features which, of all the customer has, only that entity has.

        What stands between the ids before and after it is taken to be about an id. A series of ids, such as the flights
        of a trip, is learnt by any of them.

        Args:
            low: the lower-case text.
            mentioned: the ids in it.
        """
        names = [i.lower() for i in mentioned]
        entities = {name: e for name in names for whole, e in self._series.items() if name in whole}
        entities |= {name: self._by_name[name] for name in names if name in self._by_name}
        places = sorted((low.find(name), name) for name in names)
        begins = [0, *(start + len(name) for start, name in places)]
        ends = [*(start for start, _ in places[1:]), len(low)]
        for (_, name), begin, end in zip(places, begins, ends, strict=False):
            entity = entities.get(name)
            if entity and entity.value not in self.known and self.fits_only(low[begin:end], entity):
                self.known |= {entity.value}

    def learn_agreed(self, name: object, low: str) -> None:
        """Learn the id of what the customer agrees to, if the lower-case text that puts it names it."""
        if isinstance(name, str) and name not in self.known and is_id(name) and has_word(low, name.lower()):
            self.known |= {name}

    def learn_explained(self, name: str, low: str, request: Request, said: Mapping[str, Sequence[Constraint]]) -> None:
        """Learn an id that the customer asked about, if the answer words what its request is about."""
        for fill in request.slots:
            if name in elements(fill.value) and any(self.named(fill, said.get(fill.slot, ()), low)):
                self.known |= {name}

    def puts_several(self, slot: str, low: str) -> bool:
        """Tell whether a lower-case text words features of several entities, each of that one alone."""
        return self._words_any(slot, low) and sum(self.fits_only(low, entity) for entity in self.of(slot)) > 1

    def names_only(self, slot: str, value: object, low: str) -> bool:
        """Tell whether a lower-case text words features of an entity, and of that one alone."""
        return self._words_any(slot, low) and any(e.value == value and self.fits_only(low, e) for e in self.of(slot))

    def fits_only(self, low: str, entity: Recognised) -> bool:
        """Tell whether a lower-case text words what, of all that the customer has, only this entity has."""
        worded = [f for f in entity.features if names_feature(low, f)]
        others = (e for e in self.of(entity.slot) if e.value != entity.value)
        return bool(worded) and not any(all(f in e.features for f in worded) for e in others)

    # --- recognising ----------------------------------------------------------------------------------------------

    def of(self, slot: str) -> Sequence[Recognised]:
        """Return the entities of its own that could be a slot's value."""
        return self._of.get(slot, ())

    def known_features(self, fill: SlotFill, said: Iterable[Constraint]) -> list[Feature]:
        """Return what the customer knows a slot's entities by: what it said of them, and what it would recognise."""
        known = [f for constraint in said for mention in mentions_of(constraint) for f in mention.features]
        if fill.slot in self._of:  # of most slots it has nothing of its own
            known += [f for value in elements(fill.value) for f in self.features(fill.slot, value)]
        return known

    def features(self, slot: str, value: object) -> tuple[Feature, ...]:
        """Return what the customer would recognise an entity of its own by; nothing if it isn't one."""
        for entity in self.of(slot):
            if entity.value == value:
                return entity.features
        return ()

    def named(self, fill: SlotFill, said: Iterable[Constraint], low: str, *, loosely: bool = True) -> Iterator[Feature]:
        """Yield that of what the customer knows a slot's entities by which a lower-case text words."""
        return (f for f in self.known_features(fill, said) if names_feature(low, f, loosely=loosely))

    def words_about(self, request: Request) -> tuple[str, ...]:
        """Return the words of which any names something that a request is about, whatever has been said of it."""
        known = self._about.get(request)
        if known is not None:
            return known
        words = [w for fill in request.slots for w in _words_of(fill)]
        features = [f for fill in request.slots for f in self.known_features(fill, ())]
        return self._about.keep(request, (*words, *(w for f in features for w in words_for(f.value))))

    def names_any(self, slot: str, low: str) -> bool:
        """Tell whether a lower-case text names, in full, a feature of any entity that could be a slot's value."""
        return self._words_any(slot, low, loosely=False)

    def _words_any(self, slot: str, low: str, *, loosely: bool = True) -> bool:
        words = self._words.get((slot, loosely))
        if words is None:
            features = [f for e in self.of(slot) for f in e.features]
            words = frozenset([w for f in features for w in words_for(f.value, loosely=loosely)])
            self._words[slot, loosely] = words
        return has_any_word(low, words)


def names_apart(request: Request, others: Sequence[Request], low: str) -> bool:
    """Tell whether a lower-case text names, by its value, anything in which a request differs from all the others."""
    return any(
        names_value(fill, low) or has_any_word(low, written_number(fill.value))
        for fill in request.slots
        if all((theirs := o.fill(fill.slot)) is None or theirs.value != fill.value for o in others)
    )


def names_value(fill: SlotFill, low: str) -> bool:
    """Tell whether a lower-case text names a slot's value, or an element or a field of it."""
    return has_any_word(low, _words_of(fill))


def names_most(fill: SlotFill, low: str, apart_from: Sequence[Any] = ()) -> bool:
    """Tell whether a lower-case text names at least half of the elements or fields of a slot's value.

    Args:
        fill: the slot.
        low: the text.
        apart_from: elements that don't count, as they are another's, too.
    """
    words = _words([v for v in elements(fill.value) if v not in apart_from]) if apart_from else _words_of(fill)
    return bool(words) and 2 * sum(has_word(low, word) for word in words) >= len(words)


_TELLING = 3  # letters from which a value in a text is no coincidence
_known_words = Remembered[tuple[str, ...]](8192)


def _words_of(fill: SlotFill) -> tuple[str, ...]:
    """Return the texts, in lower case, that are a slot's value, or an element or a field of it."""
    known = _known_words.get(fill)
    if known is not None:
        return known
    return _known_words.keep(fill, _words(elements(fill.value)))


def _words(values: Sequence[Any]) -> tuple[str, ...]:
    texts = (t for v in values for t in (v.values() if isinstance(v, Mapping) else (v,)))
    return tuple(t.lower() for t in texts if isinstance(t, str) and len(t) > _TELLING)
