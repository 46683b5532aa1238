"""Finds, by a lexicon's words, the slots that a clause asks for and the literal values that a text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.matching.cue import Cue, Names
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.values.mentions import Mentions, ValueFinder

__all__ = ["CHOICE_OF_ACTION", "SlotFinder"]

CHOICE_OF_ACTION = "action"
"""The slot, if a lexicon has it, that stands for what the customer wants done at all."""

# The object of a request stops where it is qualified ("the reason | for ...") and goes on at the next one of a series.
_BOTH = (
    r"(?: else| alternatively| otherwise| failing (?:that|which),?| if not,?"
    r"| for each(?: one| of (?:them|these|those))?,?| and| or| also| either| both"
    r"| whether| if you(?:'d| would)? (?:like|want|wish|prefer)(?: me)? to \w+){0,3}(?= (?:the|your|a|an|any|which"
    r"|what|how|their|his|her|new)(?!\w))"
)
_AT_WHICH = r"(?: and| or)? (?:at|on|from|to|in|for)(?= (?:which|what)(?!\w))"
_TURN = re.compile(
    rf"[-,;:](?:(?<=[,;:])|(?<= -))(?:{_AT_WHICH}|{_BOTH})"
    r"|(?<!\w)(?:(?:decision|choice|preference)s? (?:on|of|for|about|regarding)(?= (?:the|your|which|what)(?!\w))"
    r"|(?:(?:and|or) )?(?:at|on|from|to|in|for)(?= (?:which|what)(?!\w))"
    r"|(?:would|do) you (?:like|want|prefer|need)(?= (?:the|your)(?!\w))"
    r"|(?:identity|yourself|account|profile) (?:with|by|using|via|through)(?!\w)|(?:and|or) (?:by|via)(?!\w)"
    r"|(?:and|or|&|plus|including|(?:giv(?:e|ing)|send(?:ing)?|tell(?:ing)?|get)(?: me| us)(?: with)?|provid(?:e|ing)"
    r"|shar(?:e|ing)"
    r"|confirm|specify|supply|verify|as well as|(?:along|together) with|whether|me with"
    rf"|us with|that's|that is|namely|i mean){_BOTH}|(?P<stop>for|to|so|with|from|on|in|you|that|i|associated|linked|we"
    r"|because|since|as|before|by|once|where|if|at|using|under|who|has|contains?|includes?)(?!\w))"
)
_OF = re.compile(r" of (?:[\w']+ ){0,3}")
_ONE = re.compile(r"(?<!\w)(?:ones?|first|second|third|former|latter|earlier|later|cheaper)\W*$")
_EACH = ("each ", "every ", "per ")
_SERIES = (" and ", ", ", " or ", " + ", " & ", " / ", ": ", " - ")


class SlotFinder:
    """The slots of one lexicon, compiled.

    Attributes:
        what_to_do: the slot that stands for what is wanted at all, if there is one.
        chosen: the slots of which there is something to choose.
        either: the slots of what is had or not.
        alike: for each slot whose values look like those of others, and are as little offered, all of these.
        formed: the slots whose values have a form of their own, as ids do.
        counted: the slots whose values are counts.
        nouns: what slots are called.
        values: finds the literal values in texts.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        slots = lexicon.slots
        self.what_to_do = (CHOICE_OF_ACTION,) if CHOICE_OF_ACTION in slots else ()
        self.nouns = Names({name: slot.nouns for name, slot in slots.items()})
        self._asks = Names({name: slot.asks for name, slot in slots.items()})
        self.chosen = tuple(name for name, slot in slots.items() if slot.chosen)
        self.either = frozenset(name for name, slot in slots.items() if slot.values.keys() == {"yes", "no"})
        patterns = {name: slot.pattern for name, slot in slots.items() if slot.pattern}
        self.formed = tuple(patterns)
        kinds = {name: (pattern, slots[name].chosen) for name, pattern in patterns.items()}
        kin = {name: tuple(other for other, of in kinds.items() if of == kind) for name, kind in kinds.items()}
        self.alike = {name: others for name, others in kin.items() if len(others) > 1}
        self._roles = Names({name: slot.roles for name, slot in slots.items()})
        self._things = Names({name: slot.things for name, slot in slots.items()})
        self._readback = {
            name: re.compile(rf"[\s:=(\"'#]{{0,4}}(?:is |number |of )?[\"'(#]{{0,2}}(?:{pattern})", re.IGNORECASE)
            for name, pattern in patterns.items()
        }
        self.counted = frozenset(
            name for name, slot in slots.items() if slot.values and all(map(str.isdigit, slot.values))
        )
        self.values = ValueFinder(lexicon)
        self.several = self.values.several

    def cues(self) -> list[Cue]:
        """Return all cues that texts are searched for."""
        return [self.nouns, self._things, self._roles, self.values.words, self._asks]

    def phrased(self, clause: Text) -> dict[str, int]:
        """Return the slots that a phrase of the clause asks for by itself, with the phrase's place."""
        found: dict[str, int] = {}
        for match in clause.each(self._asks):
            name, place = self._asks.of(match), match.start()
            found[name] = min(place, found.get(name, place))
        return found

    def requested(self, clause: Text, start: int) -> tuple[dict[str, int], bool]:
        """Return the slots that are the objects of a request whose verb ends at `start`.

        Returns:
            The slots asked for with their places, and whether the clause states the value of one ("the order number,
            #W123"), which then isn't asked for.
        """
        found: dict[str, int] = {}
        active, readback, low, end = True, False, clause.low, 0
        for match in self._tokens(clause, low.rfind(" ", 0, start) + 1):
            if match.re is _TURN:
                active = match.lastgroup != "stop"
            elif _OF.fullmatch(low, end, match.start()):
                end = match.end()  # "the zip code of your address" is no address
            elif active or low[: match.start()].endswith(_SERIES):
                end = match.end()
                name = self.nouns.of(match)
                if name in self._readback and self._readback[name].match(low, match.end()):
                    readback = True
                else:
                    found.setdefault(name, match.start())
        return found, readback

    def listed(self, clause: Text) -> tuple[str, ...]:
        """Return the slots that an item of a list of wanted things names."""
        places = self.phrased(clause) | self.requested(clause, 0)[0]
        return tuple(dict.fromkeys([*sorted(places, key=places.__getitem__), *self.several(clause)]))

    def anywhere(self, clause: Text, start: int) -> tuple[str, ...]:
        """Return the slots named after the first break: in "check your email for the code" the email isn't wanted."""
        after = dropwhile(lambda match: match.re is not _TURN, self._tokens(clause, start))
        return tuple(dict.fromkeys(self.nouns.of(match) for match in after if match.re is not _TURN))

    def offered(self, clause: Text, start: int) -> tuple[str, ...]:
        """Return the slots of which the clause, from `start`, offers a choice; else what to do is the choice."""
        return tuple(dict.fromkeys([*self.requested(clause, start)[0], *self.several(clause)])) or self.what_to_do

    def alternatives(self, clause: Text, offer: re.Match[str] | None) -> tuple[str, ...]:
        """Return the slots of which an offer in the clause puts alternatives ("or another option")."""
        named = list(self.requested(clause, offer.start())[0]) if offer else []
        if "prefer" in clause.low:
            named += self.named(clause)
        return tuple(dict.fromkeys(name for name in named if name in self.chosen))

    def roles(self, clause: Text) -> tuple[str, ...]:
        """Return the slots of which a question that names nothing says what their values are for."""
        return tuple(map(self._roles.of, clause.finditer(self._roles)))

    def own(self, slots: tuple[str, ...]) -> bool:
        """Return whether there are slots, whose values are the customer's own, none chosen among alternatives."""
        choices = {*self.chosen, *self.what_to_do, *self.values.closed}
        return bool(slots) and choices.isdisjoint(slots)

    def mentions(self, text: str, low: Text) -> Mentions:
        """Return the literal values in `text` (`low` in lower case) by slot."""
        return Mentions(self.values, text, low)

    def _tokens(self, clause: Text, start: int) -> Iterator[re.Match[str]]:
        """Yield the nouns in a clause, from `start` on, and between them where an object stops or goes on."""
        noun = clause.search(self.nouns, start)
        turn = _TURN.search(clause.low, start) if noun else None
        while noun:
            first = noun
            if turn and turn.start() < noun.start() + (turn.lastgroup != "stop"):
                first = turn
            yield first
            end = first.end()
            if noun.start() < end:
                noun = clause.search(self.nouns, end)
            if noun and turn and turn.start() < end:
                turn = _TURN.search(clause.low, end)

    def puts_one(self, clause: Text) -> bool:
        """Return whether a clause names one of several things by its kind ("the large version") or its place."""
        return _ONE.search(clause.low) is not None or not set(self.chosen).isdisjoint(self.named(clause))

    def closed_before(self, clause: Text, place: int) -> bool:
        """Return whether a text names, up to a place, a thing of a closed set of kinds: a card."""
        return place > 0 and not self.values.closed.isdisjoint(self.named(clause.part(0, place)))

    def to_choose(self, clause: Text) -> tuple[str, ...]:
        """Return the slot of things to choose from, unless a text names something else last."""
        return self.chosen[:1] if set(self.named(clause)[-1:]).issubset(self.chosen) else ()

    def called(self, clause: Text) -> list[str]:
        """Return the slots that a text has a noun for."""
        return [self.nouns.of(match) for match in clause.each(self.nouns)]

    def asked_by_name(self, clause: Text) -> set[str]:
        """Return the slots that a text has a noun for, or a phrase that asks for them."""
        return {*self.called(clause), *self.phrased(clause)}

    def named(self, clause: Text) -> list[str]:
        """Return the slots whose values a text names in passing, in order; "for each order" only tells how many."""
        named = clause.finditer(self._things)
        return [self._things.of(m) for m in named if not clause.low.endswith(_EACH, 0, m.start())]

    def spoken_of(self, text: Text) -> frozenset[str]:
        """Return the slots that a text has a noun for, or of which it names what could be a value: "your order"."""
        return frozenset((*self.called(text), *self.named(text)))

    def names_any(self, text: Text) -> bool:
        """Return whether a text names any slot, or what its values are called."""
        return text.has(self.nouns) or text.has(self._things)
