"""A message of the agent as the customer hears it: what it holds, and how that is meant."""

from __future__ import annotations

from t2t_gym.users.understanding.cues import shades
from t2t_gym.users.understanding.cues.aside import is_deed
from t2t_gym.users.understanding.cues.handover import is_for_human
from t2t_gym.users.understanding.hearing.proposing import Proposing
from t2t_gym.users.understanding.hearing.refusing import Refusing
from t2t_gym.users.understanding.reading import Clause
from t2t_gym.users.understanding.values.denied import without_denied

__all__ = ["Heard"]

_COUNTED = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


class Heard(Refusing, Proposing):
    """One message as the customer hears it: by its cues, what it asks for, says and leaves open beside its acts.

    The arguments are those of `Content`.
    """

    @property
    def transfer(self) -> bool:
        """Whether the agent says that it hands the customer over."""
        return "transfer" in self.acts

    @property
    def leaves_it_to_human(self) -> bool:
        """Whether the agent says that a human would have to do what it can't, and asks nothing about that."""
        return "refuse" in self.acts and not self.slots and is_for_human(self._said)

    @property
    def holds(self) -> bool:
        """Whether the customer is asked to wait."""
        return self._said.has(shades.HOLD)

    @property
    def affirms(self) -> bool:
        """Whether it begins with a yes, and doesn't put off what that is about."""
        return self._said.has(shades.YES) and not self.holds

    @property
    def misses(self) -> bool:
        """Whether the agent says that something can't be found, or isn't among what is the customer's."""
        return self._said.has(shades.NOT_THERE)

    @property
    def amiss(self) -> bool:
        """Whether it is said that something isn't so, or can't be found, or may be a mistake."""
        return self._said.has(shades.AMISS)

    def stands(self, clause: Clause) -> bool:
        """Return whether a claim may only tell how things stand: "it is cancelled", "it has already been processed"."""
        return "already" in clause.low or not self._reader.claims(clause.said)

    @property
    def recounts(self) -> bool:
        """Whether all that is said to be done may only tell how things stand."""
        return all(self.stands(c) for c in self.clauses if c.act == "done")

    @property
    def owns_up(self) -> bool:
        """Whether the agent says that something went wrong, or was done otherwise than it should have been."""
        if self._said.has(shades.ADMITS):
            return True
        return self._said.has(shades.IN_PLACE) and self._reader.text(self.claimed.lower()).has(shades.IN_PLACE)

    @property
    def claim(self) -> Heard:
        """What is said to have been done, or to be so now, without what should have been.

        Of an agent that owns up to a mistake all.
        """
        return Heard(self._reader, without_denied(self.text if self.owns_up else self.claimed))

    @property
    def looks_up(self) -> bool:
        """Whether the go-ahead that is asked for is only to look something up, or to tell it."""
        asks = [c for c in self.clauses if c.act == "confirm"]
        return bool(asks) and all(self._only_looks(c) for c in asks)

    def _only_looks(self, clause: Clause) -> bool:
        looks = clause.said.search(shades.LOOK_UP) or clause.said.search(shades.CURIOUS)
        if not looks:
            return False
        return not self.own_operations(clause) or clause.said.search(shades.WHETHER, looks.end()) is not None

    @property
    def goes_ahead(self) -> bool:
        """Whether the go-ahead that is asked for is to do something, not just to say that something is right."""
        return self._has(shades.PROCEED, "confirm")

    @property
    def offers_whole(self) -> bool:
        """Whether it is said that only the whole of something can be done."""
        return self._said.has(shades.ONLY_WHOLE)

    @property
    def puts_whole(self) -> bool:
        """Whether only a part of something is refused, or the go-ahead that is asked for is to the whole of it."""
        return self.offers_whole or self._has(shades.PART, "refuse") or self._has(shades.WHOLE, "confirm")

    @property
    def puts_alternative(self) -> bool:
        """Whether the go-ahead that is asked for is to something else than what is refused, so that both can hold."""
        return self.puts_whole or self._has(shades.ELSE, "confirm")

    def puts_deed(self, clause: Clause) -> bool:
        """Return whether a go-ahead is asked for doing something to a thing that is named, or to somebody."""
        return is_deed(clause.said)

    def asks_for_all(self, clause: Clause) -> bool:
        """Return whether a go-ahead that names nothing itself is for all that the message says beside it."""
        return clause.said.has(shades.ALL) or not (self.own_operations(clause) or self._said.has(shades.ONE_BY_ONE))

    def adds(self, clause: Clause) -> bool:
        """Return whether a clause asks for something on top of something else: "shall I also ...?"."""
        return "?" in clause.low and clause.said.has(shades.ADDS)

    def is_about_each(self, clause: Clause, of: int) -> bool:
        """Return whether a clause is about all of some number of things: "both are done", "shall I do both?".

        A go-ahead isn't that names any itself; where no number is said ("everything"), it is for those named beside it.
        """
        asks = clause.act == "confirm"
        each = None if of < 2 or (asks and self.own_operations(clause)) else clause.said.search(shades.EACH)
        if each is None:
            return False
        number = next((n for word, n in _COUNTED.items() if word in each[0]), 0)
        return number == of or not (number or (asks and clause.operations))
