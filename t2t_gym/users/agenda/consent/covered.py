"""What of a request a go-ahead covers: what the proposal names of it, what it leaves unsaid, and what puzzles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from t2t_gym.task import Best, Constraint, Feature, SlotFill
from t2t_gym.users.agenda.open_request import OpenRequest
from t2t_gym.users.agenda.reference.ids import elements, names_value
from t2t_gym.users.agenda.reference.singled_out import singled_out
from t2t_gym.users.agenda.reference.topic import concerns
from t2t_gym.users.agenda.state import State
from t2t_gym.users.days import is_day
from t2t_gym.users.moves import Mention, mentions_of, merge
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.values.worded import has_word, is_among, is_id, names_feature

__all__ = ["is_left_open", "is_named", "leaves_open", "puzzling_id", "unnamed_slots"]

# "The cheapest one", "the most expensive": by what the best of several is picked.
_CRITERION = re.compile(r"\b(?:(?:most|least) \w+|(?:the|your|our) (?:\w+ )?\w{3,}(?<!requ)(?<!inter)(?<!gu)est)\b")


def unnamed_slots(state: State, heard: Heard, index: int) -> list[str]:
    """Return the slots of which the customer hasn't said all it has to say, and the agent hasn't named it either.

    An agreement leaves them open: "shall I go ahead?" is no way to be told what one hasn't asked.
    """
    opened = state.requests[index]
    unsaid = [(f, news) for f in opened.request.slots if f.value is not None and (news := opened.unsaid(f)) is not None]
    return [fill.slot for fill, news in unsaid if not _is_told(state, heard, opened, fill, news)]


def _is_told(state: State, heard: Heard, opened: OpenRequest, fill: SlotFill, news: Constraint) -> bool:
    """Tell whether the agent has named what a slot comes to, or anything telling that the customer hasn't said."""
    named = _named(state, heard, opened, fill)
    if None in named:
        return True
    if Best in named and any(mention.best is not None for mention in mentions_of(news)):
        return True
    old = {f for c in opened.said.get(fill.slot, ()) for m in mentions_of(c) for f in m.features}
    return not named.difference(old).isdisjoint(state.ids.known_features(fill, (news,)))


def _named(state: State, heard: Heard, opened: OpenRequest, fill: SlotFill) -> frozenset[object]:
    """Return what the agent has named of a slot so far: features, a criterion (`Best`), or what it comes to (None).

    Each of its messages is looked through once.
    """
    looked, named = opened.named.get(fill.slot, (0, frozenset()))
    if None not in named:
        named = named.union(_named_in(state, heard, fill, state.heard[looked:]))
        opened.named = {**opened.named, fill.slot: (len(state.heard), named)}
    return named


def _named_in(state: State, heard: Heard, fill: SlotFill, texts: Sequence[str]) -> Iterator[object]:
    """Yield what some messages name of a slot."""
    own = [v for v in elements(fill.value) if isinstance(v, (str, int, float))]
    literal = list(map(heard.mentions_in, texts))
    if any(len(said[fill.slot]) > 1 for said in literal):
        meant = _meant(state, heard)
        literal = [heard.mentions_in(singled_out(heard, text, fill.slot, meant)) for text in texts]
    low = "\n".join(said.low for said in literal)
    has_own = any(heard.has_id(low, v, fill.slot) or any(said.has(v) for said in literal) for v in own)
    if has_own or names_value(fill, low) or any(has_word(low, term) for term in heard.terms_of(own)):
        yield None
        return
    if _CRITERION.search(low):
        yield Best
    for feature in state.ids.known_features(fill, fill.constraints()):
        word = feature.value
        if names_feature(low, feature) or (isinstance(word, str) and any(said.has(word) for said in literal)):
            yield feature


def _meant(state: State, heard: Heard) -> frozenset[str]:
    """Return the literal values, such as ids, of all that the customer wants, and those that it is known by."""
    fills = [fill for opened in state.requests for fill in opened.request.slots]
    values = [str(value) for fill in fills for value in elements(fill.value)]
    known = [f.value for fill in fills for f in state.ids.known_features(fill, ()) if isinstance(f.value, str)]
    return frozenset(chain(known, chain.from_iterable((v, *heard.mentions_in(v).values()) for v in values)))


def is_left_open(state: State, index: int, slot: str) -> bool:
    """Tell whether a slot could be several things, by what the customer has said of it.

    Something new could, until it is chosen to the end; and so could a thing of its own, such as an order, unless it has
    but one such thing or what it has said fits but one.
    """
    opened, own = state.requests[index], state.ids.of(slot)
    if slot in opened.operation.choices:
        return True
    if slot not in opened.said:
        return len(own) != 1
    said = [feature for mention in merge(opened.said[slot]) for feature in mention.features]
    return sum(all(feature in thing.features for feature in said) for thing in own) > 1


def is_named(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a proposal that names anything names all the things that the customer has spoken of for a request.

    It may speak of something else that the customer has never heard of, so that a plain "yes" would be misleading. Of
    its own things, such as its cards, it has heard: where the proposal speaks of none, none but the right one is meant.
    """
    opened = state.requests[index]
    if not concerns(state, heard, index):
        return True
    choices = opened.operation.choices
    return all(
        _names_thing(state, heard, fill.slot, mention, telling, value, new=fill.slot in choices)
        for fill in opened.request.slots
        if fill.slot in opened.said
        if fill.slot in choices or not state.ids.of(fill.slot) or _speaks_of_any(state, heard, fill.slot)
        for mention, telling, value in _things(opened.said[fill.slot], fill.value)
    )


def _speaks_of_any(state: State, heard: Heard, slot: str) -> bool:
    """Tell whether a message speaks of any of the customer's own things that could be a slot's value."""
    return bool(heard.mentions[slot]) or state.ids.names_any(slot, heard.low)


def _things(said: Sequence[Constraint], value: object) -> Iterator[tuple[Mention, Sequence[Feature], object]]:
    """Yield each element of a slot as it was said, what was said of it last, to tell it from others, and its value."""
    before, last = merge(said[:-1]), mentions_of(said[-1])
    for n, (mention, thing) in enumerate(zip(merge(said), elements(value), strict=False)):
        old = before[n].features if len(before) == len(last) else ()
        yield mention, [f for f in last[n].features if f not in old], thing


def _names_thing(
    state: State, heard: Heard, slot: str, mention: Mention, telling: Sequence[Feature], value: object, *, new: bool
) -> bool:
    """Tell whether a message names a thing: by its id, by what only it has or is numbered with, or by all its words.

    Those that were said last, to tell it from others, will do: "the jumbo one". What is said by its value alone, a
    cabin, a count or a day, is put right where another is named; which thing is the cheapest is the agent's to find.
    """
    name = str(value).lower()
    by_value = all(isinstance(f.value, str) and is_day(f.value) and f.value in name for f in mention.features)
    if mention.best is not None or (by_value and not is_id(mention.value)):
        return True
    if (
        is_among(value, heard.mentions[slot])
        or has_word(heard.low, name)
        or any(is_id(word) and word.lower() in name for word in heard.mentions[slot])
    ):
        return True
    own = () if new else state.ids.of(slot)  # it knows all of its own, but few of what it may choose
    if any(thing.value == value and state.ids.fits_only(heard.low, thing) for thing in own):
        return True
    known = state.ids.features(slot, value)
    if any(_is_number(f) and names_feature(heard.low, f) for f in (*mention.features, *known)):
        return True
    words = [f for f in telling or mention.features or known if isinstance(f.value, str)]
    return bool(words) and all(names_feature(heard.low, f) for f in words)


def _is_number(feature: Feature) -> bool:
    """Tell whether a feature tells a thing by its number; a measure, "for 6 people", is one of several that fit."""
    return isinstance(feature.value, float) or (is_id(feature.value) and not any(map(str.islower, str(feature.value))))


def leaves_open(state: State, heard: Heard, index: int) -> bool:
    """Tell whether it can't be known what would be agreed to.

    So it is where nothing is named to be done, and the customer hasn't said all of it or agreed to it before; and
    where it is in error about something and the right thing isn't named: a blanket go-ahead must not spare the agent
    its questions.
    """
    opened = state.requests[index]
    if any(not any(v.lower() in heard.low for v in elements(f.value) if is_id(v)) for f in opened.mistakes()):
        return True
    named = concerns(state, heard, index) or _is_called(state, heard, index)
    return not (named or opened.consented or opened.is_told())


def _is_called(state: State, heard: Heard, index: int) -> bool:
    """Tell whether a go-ahead calls what it is for by what is to change, where that has been told: "and the bags?"."""
    opened = state.requests[index]
    told = {fill.slot for fill in opened.new if fill.slot in opened.said}
    return not told.isdisjoint(heard.called_in(heard.text_of("confirm").lower()))


def puzzling_id(state: State, heard: Heard, index: int) -> str:
    """Return an id in a message that the customer can't tell to be the right one, or an empty string.

    It can't where it only described the thing, the id is new to it, and no word of the description is there. Of several
    it is the first: to pick out the right one would tell the agent which it is. A day means something to everybody.
    """
    opened = state.requests[index]
    for fill in opened.request.slots:
        new = [i for i in heard.mentions[fill.slot] if is_id(i) and not is_day(i) and not state.ids.knows(i)]
        if not new:
            continue
        said = opened.said.get(fill.slot, ())
        described = any(m.value is None and not m.free for m in merge(said))
        known = [v for v in elements(fill.value) if v in state.ids]
        if not described or any(v.lower() in heard.low or heard.has_id(heard.low, v, fill.slot) for v in known):
            continue
        if not any(state.ids.named(fill, said, heard.low)):
            return new[0]
    return ""
