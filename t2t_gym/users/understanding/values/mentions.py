"""The literal values in a text: ids and the like by their form, values of closed sets by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from t2t_gym.users.days import is_day
from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.matching.cue import Names
from t2t_gym.users.understanding.matching.expression import Expression
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.values.worded import is_among, is_id

__all__ = ["Mentions", "ValueFinder", "is_name"]

_COUNT = 2  # characters of a count


def is_name(value: str) -> bool:
    """Tell whether a literal value names a thing: it has a digit, and is no mere count."""
    return is_id(value) and len(value) > _COUNT


@dataclass(frozen=True, eq=False)
class _Form:
    """What values look like that have a form of their own.

    Attributes:
        expression: the form.
        sign: what each value has in it, if there is anything.
    """

    expression: Expression
    sign: str


class ValueFinder:
    """The values of one lexicon's slots.

    Attributes:
        forms: slot to the form of its values, of those that have one; slots whose values look alike share it.
        distinct: the forms, each once.
        words: the words for values of closed sets, each with its slot.
        closed: the slots with such values.
        values: those values.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        slots = lexicon.slots
        alike = {slot.pattern: _Form(Expression(slot.pattern), slot.sign) for slot in slots.values() if slot.pattern}
        self.forms = {name: alike[slot.pattern] for name, slot in slots.items() if slot.pattern}
        self.distinct = tuple(alike.values())
        self.words = Names({(name, value): of for name, slot in slots.items() for value, of in slot.values.items()})
        self.closed = frozenset(name for name, slot in slots.items() if slot.values)
        self.values = frozenset(value for slot in slots.values() for value in slot.values)

    def worded(self, low: Text) -> list[tuple[str, str]]:
        """Return the values of closed sets that a text words, each with its slot before it, in order."""
        return list(map(self.words.of, low.finditer(self.words)))

    def several(self, clause: Text) -> tuple[str, ...]:
        """Return the slots of whose closed values a clause names more than one, or one or another of the same kind."""
        names = [name for name, _ in dict.fromkeys(self.worded(clause))]
        if names and (place := clause.low.rfind(" or ")) > 0:  # "your Visa or your Mastercard"
            either = (clause.part(0, place), clause.part(place))
            names += set.intersection(*({name for name, _ in self.worded(part)} for part in either))
        return tuple(dict.fromkeys(name for name in names if names.count(name) > 1))


class Mentions:
    """A text, and the literal values in it by slot, each once, in order.

    They are looked for when they are first asked for: of most messages few are.

    Args:
        finder: finds the values.
        text: the text as written.
        said: the same in lower case, to be searched.

    Attributes:
        text: the text as written.
        low: the same in lower case.
    """

    def __init__(self, finder: ValueFinder, text: str, said: Text) -> None:
        self._finder = finder
        self.text = text
        self.low = said.low
        self._said = said
        self._known: dict[str, tuple[str, ...]] = {}
        self._known_formed: dict[_Form, list[str]] = {}

    def __getitem__(self, slot: str) -> tuple[str, ...]:
        """Return the values of a slot; most have none."""
        known = self._known.get(slot)
        if known is None:
            form = self._finder.forms.get(slot)
            formed = self._formed(form) if form else []
            worded = [value for name, value in self._worded if name == slot] if slot in self._finder.closed else []
            known = self._known[slot] = tuple(dict.fromkeys([*formed, *worded]))
        return known

    def __contains__(self, slot: str) -> bool:
        return bool(self[slot])

    def items(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the slots that have values, with these."""
        formed = [slot for slot, form in self._finder.forms.items() if self._formed(form)]
        return [(slot, self[slot]) for slot in dict.fromkeys([*formed, *(slot for slot, _ in self._worded)])]

    def values(self) -> Iterator[str]:
        """Yield the values, whatever their slots."""
        for form in self._finder.distinct:
            if form.sign in self.text:
                yield from self._formed(form)
        for _, value in self._worded:
            yield value

    def has(self, value: str | float) -> bool:
        """Return whether a value is in the text, of whatever slot; a number or a day is, however it is written."""
        if not isinstance(value, str) or is_day(value):
            return is_among(value, self._all)
        if value in self.text and any(value in self._formed(form) for form in self._finder.distinct):
            return True
        return value in self._finder.values and any(value == other for _, other in self._worded)

    @cached_property
    def _all(self) -> Collection[str]:
        return dict.fromkeys(self.values())

    @cached_property
    def ids(self) -> Sequence[str]:
        """The values that name a thing by a number."""
        return list(filter(is_name, self._all))

    @cached_property
    def _worded(self) -> list[tuple[str, str]]:
        return self._finder.worded(self._said)

    def _formed(self, form: _Form) -> list[str]:
        known = self._known_formed.get(form)
        if known is None:
            known = self._known_formed[form] = form.expression.findall(self.text) if form.sign in self.text else []
        return known
