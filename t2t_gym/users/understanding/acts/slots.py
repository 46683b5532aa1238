"""Finds, by a lexicon's words, the slots that a clause asks for and the literal values that a text mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, islice

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
_OPTIONS = re.compile(r"(?<!\w)(?:options?|choices?)(?!\w)")
_ONE = re.compile(r"(?<!\w)(?:ones?|first|second|third|former|latter|earlier|later|cheaper)\W*$")
_THE_ONE = re.compile(r"(?<!\w)the ones? (?:on|in|at|for|from|to|with)(?!\w)")
_NEAR = 40  # clauses that a "which one?" may refer back over: a table's rows, and an end to what it costs
_SENTENCES = 4  # clauses that "could you send it?" may refer back over
_WHERE = re.compile(r"(?<!\w)(?:in|on|at|from|of|for) (?:the|your|our|this|that) (?:\w+ )?$")  # "in your email"
_ASIDE = re.compile(r"(?:even )?(?:although|though|while|since) [^,]*, ")
_EACH = ("each ", "every ", "per ")
_SERIES = (" and ", ", ", " or ", " + ", " & ", " / ", ": ", " - ")


class SlotFinder:
    """The slots of one lexicon, compiled.

    Attributes:
        what_to_do: the slot that stands for what is wanted at all, if there is one.
        chosen: the slots of which there is something to choose.
        either: the slots of what is had or not.
        alike: for each slot whose values look like those of others, and are as little offered, all of these.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        slots = lexicon.slots
        self.what_to_do = (CHOICE_OF_ACTION,) if CHOICE_OF_ACTION in slots else ()
        self._nouns = Names({name: slot.nouns for name, slot in slots.items()})
        self._asks = Names({name: slot.asks for name, slot in slots.items()})
        self._patterns = {name: slot.pattern for name, slot in slots.items() if slot.pattern}
        self.chosen = tuple(name for name, slot in slots.items() if slot.chosen)
        self.either = frozenset(name for name, slot in slots.items() if slot.values.keys() == {"yes", "no"})
        kinds = {name: (slot.pattern, slot.chosen) for name, slot in slots.items() if slot.pattern}
        kin = {name: tuple(other for other, of in kinds.items() if of == kind) for name, kind in kinds.items()}
        self.alike = {name: others for name, others in kin.items() if len(others) > 1}
        self._roles = Names({name: slot.roles for name, slot in slots.items()})
        self._things = Names({name: slot.things for name, slot in slots.items()})
        self._readback = {
            name: re.compile(rf"[\s:=(\"'#]{{0,4}}(?:is |number |of )?[\"'(#]{{0,2}}(?:{pattern})", re.IGNORECASE)
            for name, pattern in self._patterns.items()
        }
        self._counted = frozenset(
            name for name, slot in slots.items() if slot.values and all(map(str.isdigit, slot.values))
        )
        self._values = ValueFinder(lexicon)
        self.several = self._values.several

    def cues(self) -> list[Cue]:
        """Return all cues that texts are searched for."""
        return [self._nouns, self._things, self._roles, self._values.words, self._asks]

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
                name = self._nouns.of(match)
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
        return tuple(dict.fromkeys(self._nouns.of(match) for match in after if match.re is not _TURN))

    def offered(self, clause: Text, start: int) -> tuple[str, ...]:
        """Return the slots of which the clause, from `start`, offers a choice; else what to do is the choice."""
        return tuple(dict.fromkeys([*self.requested(clause, start)[0], *self.several(clause)])) or self.what_to_do

    def alternatives(self, clause: Text, offer: re.Match[str] | None) -> tuple[str, ...]:
        """Return the slots of which an offer in the clause puts alternatives ("or another option")."""
        named = list(self.requested(clause, offer.start())[0]) if offer else []
        if "prefer" in clause.low:
            named += self.named(clause)
        return tuple(dict.fromkeys(name for name in named if name in self.chosen))

    def antecedent(self, mentions: Mentions, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot that "which one?" asks for: one of which several values are listed, or the one named last.

        Args:
            mentions: the literal values in the message.
            before: its clauses before the question, and the question.
        """
        near = before[-_NEAR:]
        named = [name for clause in near for name in self.named(clause)]
        values = next(filter(None, map(self.several, reversed(near))), ())
        several = [name for name in self._patterns if len(mentions[name]) > 1]
        roles = self.roles(before[-1]) if before else ()
        several = [name for name in several if name in roles] or [name for name in several if name in named] or several
        apart = several and set(several).isdisjoint(named)  # the values may but describe what is put
        described = next(filter(None, map(self._described, reversed(before[-2:]))), ()) if apart else ()
        if several and not described:
            return (min(several, key=lambda name: (mentions.text.find(mentions[name][0]), name not in self.chosen)),)
        return described or roles[:1] or values or ((named[-1],) if named else ())

    def _described(self, clause: Text) -> tuple[str, ...]:
        """Return the slot of what is named on each side of an "or": "the class on May 2 or the one on May 3"."""
        sides = [clause.like(side) for side in clause.low.split(" or ")]
        things = [self.named(side)[:1] for side in sides if not _THE_ONE.search(side.low)]
        alike = len(sides) > 1 and len({*map(tuple, things)}) == 1
        return tuple(things[0]) if alike else ()

    def said_last(self, mentions: Mentions, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slots that "could you send it?" asks for: those that were named last, or a value of which was."""
        for clause in reversed(before[-_SENTENCES:]):
            low = clause.low
            aside = _ASIDE.match(low)
            start = aside.end() if aside else 0
            nouns = (noun for noun in clause.finditer(self._nouns) if noun.start() >= start)
            named = [self._nouns.of(noun) for noun in nouns if not _WHERE.search(low, start, noun.start())]
            valued = [name for name in self._patterns if any(value.lower() in low for value in mentions[name])]
            if named or valued:
                return tuple(dict.fromkeys(named or valued[:1]))
        return ()

    def counted_last(self, before: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot that "how many?" asks for: of those whose values are counts, the one that was named last."""
        named = (name for clause in reversed(before) for name in reversed(self.called(clause)) if name in self._counted)
        return tuple(islice(named, 1))

    def roles(self, clause: Text) -> tuple[str, ...]:
        """Return the slots of which a question that names nothing says what their values are for."""
        return tuple(map(self._roles.of, clause.finditer(self._roles)))

    def own(self, slots: tuple[str, ...]) -> bool:
        """Return whether there are slots, whose values are the customer's own, none chosen among alternatives."""
        choices = {*self.chosen, *self.what_to_do, *self._values.closed}
        return bool(slots) and choices.isdisjoint(slots)

    def alternative_values(self, clause: Text, mentions: Mentions) -> tuple[str, ...]:
        """Return the slot of which a clause names several values, of those that a message mentions."""
        found = (name for name in self._patterns if sum(v.lower() in clause.low for v in mentions[name]) > 1)
        return tuple(sorted(found, key=lambda name: name not in self.chosen)[:1])

    def put(self, slots: Iterable[str], mentions: Mentions) -> tuple[str, ...]:
        """Return those of some slots of which a message puts alternatives."""
        return tuple(name for name in slots if name in self.chosen and len(mentions[name]) > 1)

    def told_apart(self, rows: Sequence[Text]) -> tuple[str, ...]:
        """Return the slot in whose closed values the rows of a list differ: each has one, not all the same.

        The head of a table has none, but names the slot.
        """
        worded = [dict(self._values.worded(row)) for row in rows]
        values = list(filter(None, worded))
        heads = [row for row, value in zip(rows, worded, strict=True) if not value]
        named = values[0] if values and len(heads) < 2 else ()
        differ = (name for name in named if all(name in v for v in values) and len({v[name] for v in values}) > 1)
        return tuple(name for name in differ if not heads or name in self.called(heads[0]))[:1]

    def listed_instead(
        self, slots: tuple[str, ...], mentions: Mentions, clause: Text, rows: Sequence[Text]
    ) -> tuple[str, ...]:
        """Return the slot that "which option?" asks for after a list of other things than those usually so called.

        Args:
            slots: those that the clause seems to offer a choice of.
            mentions: the literal values in the message.
            clause: the clause.
            rows: the list.
        """
        if not _OPTIONS.search(clause.low) or any(name in mentions for name in slots):
            return ()
        named = [n for row in rows for n in self.named(row.like(_OPTIONS.sub("", row.low)))] or list(self._patterns)
        if not set(slots).isdisjoint(named):
            return ()
        listed = "\n".join(row.low for row in rows)
        return next(((n,) for n in named if sum(v.lower() in listed for v in mentions[n]) > 1), ())

    def mentions(self, text: str, low: Text) -> Mentions:
        """Return the literal values in `text` (`low` in lower case) by slot."""
        return Mentions(self._values, text, low)

    def _tokens(self, clause: Text, start: int) -> Iterator[re.Match[str]]:
        """Yield the nouns in a clause, from `start` on, and between them where an object stops or goes on."""
        noun = clause.search(self._nouns, start)
        turn = _TURN.search(clause.low, start) if noun else None
        while noun:
            first = noun
            if turn and turn.start() < noun.start() + (turn.lastgroup != "stop"):
                first = turn
            yield first
            end = first.end()
            if noun.start() < end:
                noun = clause.search(self._nouns, end)
            if noun and turn and turn.start() < end:
                turn = _TURN.search(clause.low, end)

    def puts_one(self, clause: Text) -> bool:
        """Return whether a clause names one of several things by its kind ("the large version") or its place."""
        return _ONE.search(clause.low) is not None or not set(self.chosen).isdisjoint(self.named(clause))

    def closed_before(self, clause: Text, place: int) -> bool:
        """Return whether a text names, up to a place, a thing of a closed set of kinds: a card."""
        return place > 0 and not self._values.closed.isdisjoint(self.named(clause.part(0, place)))

    def to_choose(self, clause: Text) -> tuple[str, ...]:
        """Return the slot of things to choose from, unless a text names something else last."""
        return self.chosen[:1] if set(self.named(clause)[-1:]).issubset(self.chosen) else ()

    def called(self, clause: Text) -> list[str]:
        """Return the slots that a text has a noun for."""
        return [self._nouns.of(match) for match in clause.each(self._nouns)]

    def asked_by_name(self, clause: Text) -> set[str]:
        """Return the slots that a text has a noun for, or a phrase that asks for them."""
        return {*self.called(clause), *self.phrased(clause)}

    def named(self, clause: Text) -> list[str]:
        """Return the slots whose values a text names in passing, in order; "for each order" only tells how many."""
        named = clause.finditer(self._things)
        return [self._things.of(m) for m in named if not clause.low.endswith(_EACH, 0, m.start())]

    def names_any(self, text: Text) -> bool:
        """Return whether a text names any slot, or what its values are called."""
        return text.has(self._nouns) or text.has(self._things)
