"""What one clause of an agent asks: a go-ahead, a choice, or to be told something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from t2t_gym.users.understanding.acts.operations import OperationFinder
from t2t_gym.users.understanding.acts.requests import RequestReader, only_names
from t2t_gym.users.understanding.acts.slots import SlotFinder
from t2t_gym.users.understanding.cues import asking, goahead, offering, wanting
from t2t_gym.users.understanding.matching.cue import Family
from t2t_gym.users.understanding.matching.sieve import Text
from t2t_gym.users.understanding.reading import Act
from t2t_gym.users.understanding.text.governed import is_not_for_customer

__all__ = ["QuestionReader"]

_ASKING = Family(asking.REQUEST, *wanting.WANTING.cues, *goahead.YES.cues, goahead.TO_BE_CONFIRMED, offering.OPEN_OFFER)
"""What asks for anything without being a question; so may "please", with no more than a name."""
_THING = re.compile(r" [\w-]+(?: (?!of|for|to|from|in|on)[\w-]+)?")
_ALSO = re.compile(
    r",? and (?:also |let (?:me|us) know |tell (?:me|us) )?(?=(?:whether|which|what|how|where)(?!\w))"
    r"|(?:,? and|,|;) (?:also |then |please )?(?=(?:pick|choose|select|mention|(?:tell|give|send) (?:me|us)"
    r"|let (?:me|us) have|name|say (?:which|what|where|how|if|whether))(?!\w))"
)

_ANSWERS = re.compile(r" ?\((?:yes|y) ?(?:/|or) ?(?:no|n)\)")
# "Once I have it, I'll pull up your order and check the address": what comes then is for the agent to do.
_THEN = re.compile(
    r"(?:and |so )?(?:once|when|as soon as|after) (?:i|we)(?!\w)[^?]*?(?P<then>,) (?:then )?(?:i|we)(?:'ll| will| can)"
    r"(?!(?: also| still| then| just)* (?:need|ask|require|want)(?!\w))(?!\w)"
)
# "The cabin, travel insurance yes or no, and the payment method": what an item of a series may be answered with.
_EITHER = re.compile(
    r"(?:^|, |: | and )(?:and )?(?P<item>[^,:]{3,60}?)(?P<answers>,? (?:yes or no|yes/no|y/n))(?=[,;?.]| and |$)"
)
# "So you'd like to return it?", "is it #W1 you'd like to return?"; "is there a card you'd like to use?" tells which.
_SAYS_SO = re.compile(
    r"(?:^|[^\w ] ?|^(?:is|was) (?:it|this|that)(?!\w).*|(?<!\w)(?:so|and|but|or|then|if|whether|right|sure|as|because"
    r"|since|confirm|understand|hear|mean|think|assume|believe|guess|take it|now|ok|okay|well) )$"
)
# "Is that what you'd like me to do?" puts what has been said, and doesn't ask what to do.
_IS_THAT = re.compile(
    r"(?:(?:so|and|then|ok(?:ay)?|great),? ){0,2}(?:is|was) (?:it|this|that) (?:exactly )?what you(?!\w)"
)
# "Is that the trip you need help with?" says what the call is about, and nothing that is to be done.
_TOPIC = re.compile(
    r"(?:(?:so|and|then|ok(?:ay)?|great),? ){0,2}(?:is|was) (?:it|this|that) (?:the|your) [^?,]{1,60}?(?<!\w)you(?!\w)"
    r"[^?,]{1,50} (?:help with|about|into|discuss|changes? (?:to|in|on|for))(?: today| now)?\?"
)


class QuestionReader:
    """Reads clauses that ask, with the slots and operations of a domain."""

    def __init__(self, slots: SlotFinder, operations: OperationFinder) -> None:
        self._slots = slots
        self._operations = operations
        self._requests = RequestReader(slots, operations)

    def acts(self, clause: Text, *, question: bool) -> Iterator[Act]:
        """Yield what a clause asks: a go-ahead, a choice, or information.

        Args:
            clause: the clause.
            question: whether its sentence ends in a question mark.
        """
        if not (question or clause.may(_ASKING) or "please" in clause.low):
            return
        request = self._asked(clause)
        verify = goahead.asks_yes(clause) or self._confirms(clause)
        offered = clause.has(offering.OPEN_OFFER)
        if verify and (bare := self._without_answers(clause, request)):
            clause, verify = bare, False
        if not (request or verify or question or offered):
            if slots := self._made_do_with(clause):
                yield Act("request", slots)
            return
        if request and not verify and (then := _THEN.match(clause.low)):
            clause = clause.part(0, then.start("then"))
        if request and not (question or verify) and (slots := self._sufficing(clause, request)):
            yield Act("request", slots)
            return
        asked = {} if question and _IS_THAT.match(clause.low) else self._slots.phrased(clause)
        if offered:
            yield Act("offer", tuple(asked) or self._slots.several(clause) or self._slots.what_to_do)
            return
        wh = clause.search(asking.WH_QUESTION) if question else None
        go = self._go_ahead(clause) if question and not wh else None
        offer = clause.search(offering.OFFER, request.start() if request else 0)
        if request and offer and offer.start() < request.end():
            offer = None  # "which of these would you rather give me?"
        told = request and go and self._asks_in(clause, request, go)
        if verify or (go and not told):
            also = _ALSO.search(clause.low)
            if also:
                asked = {slot: place for slot, place in asked.items() if place < also.start()}
            first = clause.part(0, also.start()) if also else clause
            yield self._proposal(clause, asked, offer, choice=self._puts_choice(first, go, asked))
            if also:
                yield from self._also(clause.part(also.end()))
        else:
            yield from self._requests.request(clause, request, wh, offer, asked)

    def _asked(self, clause: Text) -> re.Match[str] | None:
        """Return the words by which a clause asks to be told something: those that are followed by what it is."""
        request = asking.request(clause)
        if request and self._slots.requested(clause, request.end())[0]:
            return request
        wanted = self._wanted(clause)  # "the one thing missing is your zip code - once I have it, I'll look"
        return wanted if wanted and not (request and request.start() < wanted.start()) else request

    def _asks_in(self, clause: Text, request: re.Match[str], go: re.Match[str]) -> bool:
        """Return whether a clause asks to be told something by the words that seem to ask for a go-ahead.

        "Shall I start with the exchange?" asks for none, "shall I start with your email?" does.
        """
        if go.start() < request.start() < go.end():
            return not self._slots.requested(clause, request.end())[0].keys() <= {*self._slots.what_to_do}
        return request.start() < go.start() or request.start() - go.end() in (0, 1)

    def _without_answers(self, clause: Text, request: re.Match[str] | None) -> Text | None:
        """Return a clause that asks for slots, but for "yes or no", if nothing else in it asks for a yes."""
        low = _ANSWERS.sub("", clause.low) if request else clause.low
        either = _EITHER.search(low)
        if (
            either
            and (request or not self._operations.named(clause))
            and self._slots.listed(clause.like(either["item"]))
        ):
            low = low[: either.start("answers")] + low[either.end("answers") :]
        if low == clause.low:
            return None
        bare = clause.like(low)
        named = self._slots.requested(bare, request.end() if request else 0)[0]
        return bare if named and not (goahead.asks_yes(bare) or self._confirms(bare)) else None

    def _confirms(self, clause: Text) -> bool:
        """Return whether it is an operation that is to be confirmed ("the cancellation"), and no value of a slot."""
        match = clause.search(goahead.TO_BE_CONFIRMED)
        if (
            match is None
            or is_not_for_customer(clause.low, 0, match.start())
            or (thing := _THING.match(clause.low, match.end())) is None
        ):
            return False
        named = clause.part(match.start(), thing.end())
        return bool(self._operations.named(named)) and not self._slots.requested(named, match.end() - match.start())[0]

    def _go_ahead(self, clause: Text) -> re.Match[str] | None:
        """Return where a question asks for a go-ahead; what it only says of a thing ("the card you'd like") doesn't."""
        if _TOPIC.match(clause.low):
            return None
        found = (said.search(goahead.GO_AHEAD) for said in self._operations.wordings(clause))
        go = next(filter(None, found), None)  # at the same place, as what is asked to be done comes after it
        if go and go[0].startswith("you") and not _SAYS_SO.search(clause.low, 0, go.start()):
            go = clause.search(goahead.GO_AHEAD, go.end())
        return go

    def _wanted(self, clause: Text) -> re.Match[str] | None:
        """Return the words by which a clause says that something is wanted, if it names what."""
        match = wanting.wanted(clause)
        if match is None or self._slots.requested(clause, match.end())[0]:
            return match
        return match if any(place >= match.start() for place in self._slots.phrased(clause).values()) else None

    def _sufficing(self, clause: Text, request: re.Match[str]) -> tuple[str, ...]:
        """Return what a clause asks for that names nothing after its verb: "your zip code is all I need to begin"."""
        named = self._slots.requested(clause, request.end())[0] or self._slots.phrased(clause)
        return () if named else self._made_do_with(clause)

    def _made_do_with(self, clause: Text) -> tuple[str, ...]:
        """Return what a clause names and asks for without a verb that asks ("your zip code would do as well")."""
        if with_what := clause.search(wanting.WORK_WITH):
            return self._slots.listed(clause.part(with_what.end()))
        suffices = clause.has(wanting.SUFFICES) and not wanting.says_none(clause.low)
        return self._slots.listed(clause) if suffices or only_names(clause.low) else ()

    def _puts_choice(self, clause: Text, go: re.Match[str] | None, asked: Mapping[str, int]) -> bool:
        """Return whether a clause that asks for a go-ahead leaves a choice."""
        if self._operations.are_put(clause):
            return True
        return clause.has(offering.CHOICE) and (go is not None or (not asked and bool(self._slots.several(clause))))

    def _also(self, clause: Text) -> Iterator[Act]:
        """Yield the request in the rest of a clause that asks for a go-ahead first ("..., and which card to use")."""
        places = self._slots.phrased(clause) | self._slots.requested(clause, 0)[0]
        if places:
            yield Act("request", tuple(sorted(places, key=places.__getitem__)))

    def _proposal(self, clause: Text, asked: dict[str, int], offer: re.Match[str] | None, *, choice: bool) -> Act:
        """Return whether a clause that asks for a go-ahead does, or puts a choice, or asks for a preference."""
        if asked:
            slots = tuple(asked | self._slots.requested(clause, min(asked.values()))[0])
            puts = choice and len(slots) == 1 and not clause.has(offering.ALL_OR_SOME)
            return Act("offer" if puts else "request", slots)
        if not choice and (contrary := clause.search(goahead.CONTRARY)):
            return Act("request", tuple(self._slots.requested(clause, contrary.end())[0]) or self._slots.what_to_do)
        if choice:
            several = self._slots.several(clause)
            slots = several or self._slots.alternatives(clause, offer) or self._requests.one_or_other(clause)
            slots = slots or self._slots.what_to_do
            unsaid = self._requests.asks_which(clause, slots) or self._requests.puts_things(clause, slots)
            return Act("offer", slots, bool(several) or unsaid)
        if offer and ("like me to" not in clause.low or clause.has(offering.OF_SEVERAL)):
            slots = self._slots.offered(clause, offer.start())
            return Act("offer", slots, self._requests.asks_which(clause, slots))
        return Act("confirm")
