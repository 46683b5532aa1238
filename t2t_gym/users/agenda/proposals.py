"""How the customer takes a proposal: it agrees in its own words, puts right what is wrong, or asks what is meant."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from t2t_gym.rules import Consent
from t2t_gym.task import Constraint, Feature, Question, SlotFill
from t2t_gym.users.acts import UserAct
from t2t_gym.users.agenda.contradictions import wrong_slots
from t2t_gym.users.agenda.ids import elements, names_value
from t2t_gym.users.agenda.owed import ask_amounts
from t2t_gym.users.agenda.revising import price_awaited, revises
from t2t_gym.users.agenda.state import FREE, MOST_ANSWERS, Response, State
from t2t_gym.users.agenda.topic import Topic, concerns
from t2t_gym.users.moves import Mention, Move, mentions_of, merge
from t2t_gym.users.understanding.hearing import Heard
from t2t_gym.users.understanding.mentions import Mentions
from t2t_gym.users.understanding.worded import has_word, is_id, names_feature

__all__ = ["answer_proposal", "ask_which_request", "decline", "take_proposal"]


def take_proposal(state: State, heard: Heard, proposed: Topic, response: Response) -> tuple[int, str] | None:
    """Take the go-ahead that a message asks for.

    Returns:
        The request and the id that the customer asks about because it means nothing to it; None: it asks about none.
    """
    concerned = [i for i in proposed.requests if i not in response.touched]
    puzzled: tuple[int, str] | None = None
    if heard.handover and not proposed.named:
        decline(state, response)
    elif heard.looks_up:
        response.moves.append(Move(UserAct("acknowledge"), manner="please"))
    elif proposed.strange and not concerned:
        if state.open() and not response.touched:
            _turn_down(state, proposed.strange, response)
    elif not proposed.named and _verify_identity(state, heard, response):
        return None
    elif len(concerned) > 1 and (proposed.vague or not proposed.named):
        ask_which_request(state, response)
    else:
        for i in concerned:
            response.touched.add(i)
            if price := price_awaited(state, i):
                response.moves.append(ask_amounts("price", (Question(quantity=price, request=i),)))
            elif not revises(state, "consent_asked", i, response):
                puzzle = answer_proposal(state, heard, i, response)
                puzzled = (i, puzzle) if puzzle else puzzled
    return puzzled


def ask_which_request(state: State, response: Response) -> None:
    """Ask which of several requests a message is about."""
    state.waste("unclear", response)
    response.moves.append(Move(UserAct("ask_clear"), manner="which"))


def answer_proposal(state: State, heard: Heard, index: int, response: Response) -> str:
    """Agree to what is proposed for a request, put it right, or ask; return the id that is asked about, if any."""
    opened = state.requests[index]
    wrong = wrong_slots(state, heard, index)
    if wrong:
        for fill in opened.request.slots:
            if fill.slot in wrong:
                opened.answer(fill)
        state.waste("declined", response)
        says = opened.mentions(state.ids, wrong)
        response.moves.append(Move(UserAct("deny", index, wrong), opened.request.operation, says))
        return ""
    puzzle = "" if opened.puzzled else _puzzling_id(state, heard, index)
    if puzzle:
        opened.puzzled = True
        if not any(m.act.kind == "ask_which" and m.heard == puzzle for m in response.moves):
            response.moves.append(Move(UserAct("ask_which", index), heard=puzzle))
        return puzzle
    own = state.operations[opened.request.operation].own
    if _leaves_open(state, heard, index, own):
        state.waste("unclear", response)
        response.moves.append(Move(UserAct("ask_clear", index), manner="what"))
        return ""
    opened.consented += 1
    response.wasted = response.wasted or opened.consented > FREE["consent"]
    unnamed = [s for s in _unnamed_slots(state, heard, index) if s not in heard.slots[:MOST_ANSWERS]]
    opened.settle((*unnamed, *own))
    values = {slot: value for slot, value in opened.request.values().items() if slot not in unnamed}
    spoken_of = {*opened.said, *own}
    unsaid = tuple([s for s in unnamed if s not in spoken_of and not _has_only_one(state, index, s)])
    consent = Consent(opened.request.operation, values, unsaid)
    act = UserAct("consent", index, tuple(consent.values), consent)
    manner = "" if _is_named(state, heard, index, own) else "exact"
    response.moves.append(Move(act, opened.request.operation, opened.mentions(state.ids), manner=manner))
    return ""


def _has_only_one(state: State, index: int, slot: str) -> bool:
    """Tell whether no more than one thing of the customer's own could be a slot's value: its only card, say."""
    choices = state.operations[state.request(index).operation].choices
    return slot not in choices and len(state.ids.of(slot)) == 1


def _is_named(state: State, heard: Heard, index: int, own: Sequence[str]) -> bool:
    """Tell whether a proposal that names anything names all the things that the customer has spoken of for a request.

    It may speak of something else that the customer has never heard of, so that a plain "yes" would be misleading. Of
    its own things, such as its cards, it has heard: where the proposal speaks of none, none but the right one is meant.
    """
    opened = state.requests[index]
    if not concerns(state, heard, index):
        return True
    choices = state.operations[opened.request.operation].choices
    return all(
        _names_thing(state, heard, fill.slot, mention, telling, value)
        for fill in opened.request.slots
        if fill.slot in opened.said and fill.slot not in own
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
    state: State, heard: Heard, slot: str, mention: Mention, telling: Sequence[Feature], value: object
) -> bool:
    """Tell whether a message names a thing: by its id, by what only it has or is numbered with, or by all its words.

    Those that were said last, to tell it from others, will do: "the jumbo one". What is said by its value alone, a
    cabin or a count, is put right where another is named; which thing is the cheapest is the agent's to find.
    """
    if mention.best is not None or not (mention.features or is_id(mention.value)):
        return True
    name = str(value).lower()
    if has_word(heard.low, name) or any(is_id(word) and word.lower() in name for word in heard.mentions[slot]):
        return True
    if any(thing.value == value and state.ids.fits_only(heard.low, thing) for thing in state.ids.of(slot)):
        return True
    known = state.ids.features(slot, value)
    if any(_is_number(f) and names_feature(heard.low, f) for f in (*mention.features, *known)):
        return True
    words = [f for f in telling or mention.features or known if isinstance(f.value, str)]
    return bool(words) and all(names_feature(heard.low, f) for f in words)


def _is_number(feature: Feature) -> bool:
    return isinstance(feature.value, float) or is_id(feature.value)


def _unnamed_slots(state: State, heard: Heard, index: int) -> list[str]:
    """Return the slots of which the customer hasn't said all it has to say, and the agent hasn't named it either.

    An agreement leaves them open: "shall I go ahead?" is no way to be told what one hasn't asked.
    """
    opened = state.requests[index]
    unsaid = [(f, news) for f in opened.request.slots if f.value is not None and (news := opened.unsaid(f)) is not None]
    if not unsaid:
        return []
    low = "\n".join(state.heard).lower()
    mentions = list(map(heard.mentions_in, state.heard))
    unnamed = []
    for fill, news in unsaid:
        old = {f for c in opened.said.get(fill.slot, ()) for m in mentions_of(c) for f in m.features}
        told = [fill.told] if opened.is_mistaken(fill) and fill.told is not None else []
        if not _names(state, fill, [news, *told], old, low, mentions):
            unnamed.append(fill.slot)
    return unnamed


def _names(
    state: State,
    fill: SlotFill,
    news: Sequence[Constraint],
    old: Container[Feature],
    low: str,
    mentions: Sequence[Mentions],
) -> bool:
    """Tell whether a text names what a slot comes to, or anything telling that the customer hasn't said of it."""
    features = [f for f in state.ids.known_features(fill, news) if f not in old]
    values = [m.value for c in news for m in mentions_of(c) if isinstance(m.value, str)]
    if names_value(fill, low) or any(has_word(low, v.lower()) for v in values):
        return True
    if any(names_feature(low, feature) for feature in features):
        return True
    literal = [
        *values,
        *(v for v in elements(fill.value) if isinstance(v, (str, int, float))),
        *(f.value for f in features if isinstance(f.value, str)),
    ]
    return any(said.has(value) for said in mentions for value in literal)


def _turn_down(state: State, operations: Sequence[str], response: Response) -> None:
    """Say no to operations that were never asked for; or are no longer, after a change of mind."""
    revision = state.intent.revision
    dropped = state.intent.requests[revision.request].operation if state.revised and revision is not None else ""
    if revision is not None and dropped in operations and revision.request in state.open():
        state.waste("declined", response)
        response.moves.append(state.voice("deny", revision.request, "whole"))
    else:
        decline(state, response)


def decline(state: State, response: Response) -> None:
    """Say no to an offer, and what is wanted instead, unless that is being said already."""
    state.waste("declined", response)
    if state.open() and not any(m.operation for m in response.moves):
        response.moves.append(state.voice("decline", state.focused()))
    else:
        response.moves.append(Move(UserAct("decline")))


def _verify_identity(state: State, heard: Heard, response: Response) -> bool:
    """Answer a go-ahead that is asked for who the customer is, not for what is to be done; return whether it was."""
    facts = state.intent.customer.facts
    right = [s for s, v in facts.items() if v.lower() in heard.low]
    wrong = tuple(s for s in facts if s in heard.mentions and s not in right)[:MOST_ANSWERS]
    if heard.goes_ahead or not (right or wrong) or any(concerns(state, heard, i) for i in state.open()):
        return False
    if wrong:
        response.moves.append(Move(UserAct("inform", -1, wrong), says=state.facts(wrong), manner="no"))
    else:
        response.moves.append(Move(UserAct("acknowledge", -1, tuple(right)), manner="right"))
    return True


def _leaves_open(state: State, heard: Heard, index: int, own: Sequence[str]) -> bool:
    """Tell whether it can't be known what would be agreed to.

    So it is where nothing is named to be done and the customer hasn't said all of it yet, and where the customer is in
    error about something and the right thing isn't named: a blanket go-ahead must not spare the agent its questions.
    """
    opened = state.requests[index]
    if any(not any(v.lower() in heard.low for v in elements(f.value) if is_id(v)) for f in opened.mistakes()):
        return True
    return not concerns(state, heard, index) and not opened.is_told(own)


def _puzzling_id(state: State, heard: Heard, index: int) -> str:
    """Return an id in a message that the customer can't tell to be the right one, or an empty string.

    It can't where it only described the thing, the id is new to it, and no word of the description is there.
    """
    opened = state.requests[index]
    for fill in opened.request.slots:
        new = [i for i in heard.mentions[fill.slot] if is_id(i) and not state.ids.knows(i)]
        if not new:
            continue
        said = opened.said.get(fill.slot, ())
        described = any(m.value is None and not m.free for m in merge(said))
        if not described or any(v.lower() in heard.low for v in elements(fill.value) if v in state.ids):
            continue
        if not any(names_feature(heard.low, f) for f in state.ids.known_features(fill, said)):
            return next((i for i in elements(fill.value) if i in new), new[0])
    return ""
