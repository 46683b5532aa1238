"""A request of the customer and how far it has come."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Literal

from t2t_gym.domain import Operation
from t2t_gym.rules import Consent
from t2t_gym.task import Best, Constraint, DontCare, Each, Is, Request, SlotFill
from t2t_gym.users.agenda.copies import shallow_copy
from t2t_gym.users.agenda.reference.ids import Ids, elements
from t2t_gym.users.moves import Mention, mentions_of, merge
from t2t_gym.users.understanding.values.worded import words_for

__all__ = ["OpenRequest", "Status"]

Status = Literal["open", "done", "refused", "withdrawn"]
"""Whether a request is still open, and if not, why."""


class OpenRequest:
    """A request and how far it has come; dropped requests keep their number.

    Args:
        request: the request.
        operations: the domain's operations, of which a pickle has no more than a reference, and so no operation itself.

    Attributes:
        request: the request.
        fills: its slots by name.
        subject: the slot that says which thing it is about, such as an order; None: it has none.
        new: the slots that say what is to become of the thing.
        choices: those of them that ask for something to be picked.
        objects: those whose values are objects, such as an address.
        groups: the slots whose values are several objects, such as who flies.
        values: what its slots come to, but for objects.
        described: the words for each of the things to be chosen, where there are several for one.
        errs: whether anything of it is said in error at first.
        status: whether it is still open; set by `State.close`.
        said: slot to the constraints voiced so far.
        asked: slot to how often it was asked for.
        clear: whether the customer has said what is to be done, and not only with what.
        consented: how often consent was given.
        agreed: the consent that was given last, if any.
        puzzled: whether the customer has asked what an unknown id in a proposal is.
        insisted: whether the customer has insisted on it.
        stood_by: whether the customer has said that nothing else will do.
        wondered: whether the customer has asked if it is done.
        objected: whether the customer has objected to how it was done.
        named: slot to how many of the agent's messages were looked through for what they name of it, and what they do.
    """

    def __init__(self, request: Request, operations: Mapping[str, Operation]) -> None:
        operation = operations[request.operation]
        self.request = request
        self._operations = operations
        self.fills = {fill.slot: fill for fill in request.slots}
        self.subject = self.fills.get(operation.subject)
        self.new = [fill for fill in request.slots if fill.slot not in (operation.subject, *operation.own)]
        self.choices = [self.fills[slot] for slot in operation.choices if slot in self.fills]
        self.objects = {slot: fill for slot, fill in self.fills.items() if isinstance(fill.value, Mapping)}
        self.groups = frozenset([fill.slot for fill in request.slots if _is_group(fill.value)])
        values = [value for fill in request.slots for value in elements(fill.value)]
        self.values = frozenset([value for value in values if not isinstance(value, Mapping)])
        things = (mention for fill in self.choices for mention in merge(fill.constraints()))
        worded = ([f for f in mention.features if isinstance(f.value, str)] for mention in things)
        self.described = [words for words in worded if len(words) > 1]
        self.errs = any(fill.mistaken for fill in request.slots)
        self.status: Status = "open"
        self.said: dict[str, tuple[Constraint, ...]] = {}
        self.asked: dict[str, int] = {}
        self.clear = True
        self.consented = 0
        self.agreed: Consent | None = None
        self.puzzled = False
        self.insisted = False
        self.stood_by = False
        self.wondered = False
        self.objected = False
        self.named: Mapping[str, tuple[int, frozenset[object]]] = {}
        # Worked out from what has been said, until more is said: the mentions also until more ids are known.
        self._words: tuple[str, ...] | None = None
        self._mentions: tuple[frozenset[str], Mapping[str, tuple[Mention, ...]]] | None = None

    @property
    def operation(self) -> Operation:
        """The operation that is to be carried out."""
        return self._operations[self.request.operation]

    def besides(self, fill: SlotFill) -> list[SlotFill]:
        """Return the other slots than one."""
        return [other for other in self.request.slots if other.slot != fill.slot]

    def copy(self) -> OpenRequest:
        """Return a copy that goes its own way."""
        copy = shallow_copy(self)
        copy.said, copy.asked = dict(self.said), dict(self.asked)
        return copy

    def take_over(self, other: OpenRequest) -> None:
        """Take over what has been said in another request of the slots of which this one means the same."""
        same = [slot for slot, fill in self.fills.items() if other.fills.get(slot) == fill]
        self.said.update((slot, other.said[slot]) for slot in same if slot in other.said)
        self.asked.update((slot, other.asked[slot]) for slot in same if slot in other.asked)

    def voice(self, *, only: str = "") -> None:
        """Note that the request has been voiced with its told constraints; `only`: with no more than that slot's."""
        self.clear = not only
        for fill in self.request.slots:
            if only in ("", fill.slot):
                self._tell(fill)

    def _tell(self, fill: SlotFill) -> None:
        """Note that what is told unasked of a slot has been said, but for an error that was taken back."""
        if fill.told is not None and not (fill.mistaken and self.asked.get(fill.slot, 0)):
            self.say(fill.slot, fill.told)

    def answer(self, fill: SlotFill) -> bool:
        """Note one more question for a slot, answered; return whether anything can be said of it.

        The n-th question is answered by the n-th constraint of the fill, and then by all again. What was said in error
        is taken back by the first.
        """
        n = self.asked.get(fill.slot, 0)
        self.asked[fill.slot] = n + 1
        if fill.mistaken and n == 0:
            self.said.pop(fill.slot, None)
            self._words = self._mentions = None
        if n < len(fill.asked):
            self.say(fill.slot, fill.asked[n])
        return fill.slot in self.said

    def has_news(self, slot: str) -> bool:
        """Tell whether the answer to one more question for a slot wouldn't be a repetition."""
        fill = self.fills.get(slot)
        n = self.asked.get(slot, 0)
        return fill is not None and (n < len(fill.asked) or (n == 0 and slot not in self.said))

    def unsaid(self, fill: SlotFill) -> Constraint | None:
        """Return what the customer would say next of a slot; None where it has said what it means.

        It has where it has named the thing, a criterion, or that it has no preference.
        """
        said = self.said.get(fill.slot, ())
        n = self.asked.get(fill.slot, 0)
        if not said and fill.told is not None:
            return fill.told
        if n >= len(fill.asked) or fill.asked[n] in said:
            return None
        return fill.asked[n] if self.is_mistaken(fill) or not any(map(_is_final, said)) else None

    def is_unsaid(self, slot: str) -> bool:
        """Tell whether the customer hasn't said yet what it means by a slot."""
        fill = self.fills.get(slot)
        return fill is not None and self.unsaid(fill) is not None

    def settle(self, leaving: Sequence[str], asked: Sequence[str]) -> None:
        """Note that the customer says all of what it means, rightly.

        Args:
            leaving: the slots of which it says no more than before.
            asked: those that are asked for, of which it says so even if it doesn't mind.
        """
        self.clear = True
        for fill in self.request.slots:
            if fill.slot in leaving:
                continue
            self._tell(fill)
            matters = fill.value is not None or fill.slot in asked
            asks = fill.slot in asked and self.is_unsaid(fill.slot)
            if matters and fill.asked and (asks or fill.slot not in self.said or self.is_mistaken(fill)):
                self.answer(fill)

    def indifferent(self) -> list[str]:
        """Return the slots of which the customer has said that it doesn't mind."""
        return [slot for slot, said in self.said.items() if any(isinstance(c, DontCare) for c in said)]

    def is_told(self) -> bool:
        """Tell whether all has been said that could be, but for what goes without saying."""
        matter = [f for f in self.request.slots if f.value is not None and f.slot not in self.operation.own]
        return self.clear and all(c in self.said.get(f.slot, ()) for f in matter for c in f.asked)

    def is_mistaken(self, fill: SlotFill) -> bool:
        """Tell whether what was said of a slot is an error that hasn't been taken back."""
        return fill.mistaken and fill.slot in self.said and not self.asked.get(fill.slot, 0)

    def mistakes(self) -> list[SlotFill]:
        """Return the slots of which an error was said that hasn't been taken back."""
        return [fill for fill in self.request.slots if self.is_mistaken(fill)]

    def say(self, slot: str, constraint: Constraint) -> None:
        """Note that something has been said of a slot."""
        said = self.said.get(slot, ())
        if constraint not in said:
            self.said[slot] = (*said, constraint)
            self._words = self._mentions = None

    def words(self, ids: Ids) -> tuple[str, ...]:
        """Return the words of which any names something that the request is about."""
        if self._words is None:
            features = (f for said in self.said.values() for c in said for m in mentions_of(c) for f in m.features)
            self._words = (*ids.words_about(self.request), *(w for f in features for w in words_for(f.value)))
        return self._words

    def mentions(self, ids: Ids, slots: Iterable[str] | None = None) -> Mapping[str, tuple[Mention, ...]]:
        """Return all that has been said of some slots (or of all), with the ids that the customer knows by now."""
        if slots is not None:
            return self._mentioned(ids, set(slots))
        if self._mentions is None or self._mentions[0] is not ids.known:
            self._mentions = (ids.known, self._mentioned(ids, self.said))
        return self._mentions[1]

    def _mentioned(self, ids: Ids, slots: Container[str]) -> dict[str, tuple[Mention, ...]]:
        found = {}
        for slot, fill in self.fills.items():
            if slot in slots and slot in self.said:
                said = merge(self.said[slot])
                found[slot] = said if self.is_mistaken(fill) else ids.name(said, fill.value)  # who errs means another
        return found


def _is_group(value: object) -> bool:
    return isinstance(value, (list, tuple)) and all(isinstance(v, Mapping) for v in value)


def _is_final(constraint: Constraint) -> bool:
    if isinstance(constraint, Each):
        return all(map(_is_final, constraint.of))
    return isinstance(constraint, (Is, Best, DontCare))
