"""Whether customers have words for everything, and hear what agents say in plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from random import Random

from t2t_gym.domain import Operation
from t2t_gym.task import Fits, Is
from t2t_gym.testing.bench import Bench, Sample
from t2t_gym.users.acts import UserAct
from t2t_gym.users.moves import Move, merge
from t2t_gym.users.phrasing import Phrasing
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.understanding import Understanding
from t2t_gym.wording import COURTESIES, Deed, PlainWording, Thing

__all__ = ["asked", "heard", "words"]

_PLACE = re.compile(r"\{(\w+)\}")
_WAYS = 3  # in which each thing is said


def words(bench: Bench) -> Iterator[str]:
    """Yield what the voice has no words for."""
    for part in (_slots_lacking, _frames_amiss, _questions_amiss, _places_left_open):
        yield from part(bench)


def _slots_lacking(bench: Bench) -> Iterator[str]:
    domain = bench.domain
    slots = dict.fromkeys(chain.from_iterable((*o.slots,) for o in domain.asked_for.values()))
    for slot in (*slots, *(s for path in domain.identity for s in path)):
        if slot not in domain.voice.slots:
            yield f"the voice lacks the slot {slot!r}; add a `SlotVoice` for it"


def _frames_amiss(bench: Bench) -> Iterator[str]:
    voice = bench.domain.voice
    for name, operation in bench.domain.asked_for.items():
        if name not in voice.operations:
            yield f"the voice lacks the operation {name!r}; add an `OperationVoice` for it"
            continue
        frames = voice.operations[name].frames
        verb = frames[0].split()[0]
        own = [frame for frame in frames if frame.split()[0] == verb]
        if all(_PLACE.search(frame) for frame in own):
            yield f"{name!r} needs a frame without any place that begins with {verb!r}, the verb of its first frame"
        for place in dict.fromkeys(chain.from_iterable(map(_PLACE.findall, frames))):
            if place not in operation.slots and place not in voice.operations[name].rows:
                yield f"a frame of {name!r} has a place for {place!r}, which is no slot of it"


def _questions_amiss(bench: Bench) -> Iterator[str]:
    questions = bench.domain.voice.questions
    for quantity in bench.domain.quantities:
        if quantity.name not in questions:
            yield f"the voice has no question for the quantity {quantity.name!r}"
        for text in questions.get(quantity.name, ()):
            if text.endswith("?") or text[:1].isupper():
                yield f"the question {text!r} stands within sentences: begin it in lower case, and leave out the mark"


def _places_left_open(bench: Bench) -> Iterator[str]:
    if any(True for _ in _unknown(bench)):
        return
    for sample in bench.first_samples():
        for seed in range(_WAYS):
            text = _said(bench, sample, seed)
            if "{" in text or "}" in text:
                yield f"the customer says of {sample.operation.name!r}: {text!r}; a place is left open"
                break


def _unknown(bench: Bench) -> Iterator[str]:
    voice = bench.domain.voice
    for operation in bench.domain.asked_for.values():
        if operation.name not in voice.operations:
            yield operation.name
        yield from (slot for slot in operation.slots if slot not in voice.slots)


def _said(bench: Bench, sample: Sample, seed: int) -> str:
    """Return how a customer would say a request with all that can be said of it."""
    operation, db = sample.operation, bench.database()
    says = {}
    for slot in operation.slots:
        if slot not in operation.own:
            value = sample.values[slot]
            values = value if slot in operation.lists else [value]
            found = [bench.domain.entities.features(db, slot, v, sample.values) for v in values]
            said = [Fits(features=f) if f else Is(value=v) for f, v in zip(found, values, strict=True)]
            says[slot] = tuple(mention for one in said for mention in merge([one]))
    move = Move(UserAct("request", 0, tuple(says)), operation.name, says)
    return Phrasing(bench.domain.voice).opening([move], "plain")(Random(seed))


def asked(bench: Bench) -> Iterator[str]:
    """Yield slots of which the user doesn't hear that it is asked for them."""
    domain = bench.domain
    if any(True for _ in _unknown(bench)):
        return
    understanding = Understanding(domain.lexicon)
    for path in domain.identity:
        for slot in path:
            text = _wording(bench, 0).ask_identity([[slot]])
            if slot not in Heard(understanding, text).slots:
                yield f"the user doesn't hear that it is asked for {slot!r} in {text!r}; add nouns to the lexicon"
    for sample in bench.first_samples():
        deed = _deed(bench, sample).brief
        for slot in sample.operation.slots:
            if slot in sample.operation.own:
                continue
            about = Deed(sample.operation) if slot == sample.operation.subject else deed
            options = _options(bench, sample, slot)
            for seed in range(_WAYS):
                wording = _wording(bench, seed)
                text = wording.ask(about, [slot], {})
                if slot not in Heard(understanding, text).slots:
                    yield f"the user doesn't hear that it is asked for {slot!r} in {text!r}; add nouns to the lexicon"
                    break
                text = wording.ask(about, [slot], {slot: options}) if options else ""
                kin = understanding.alike.get(slot, (slot,))  # customers know which of them is meant
                if text and set(kin).isdisjoint(Heard(understanding, text).slots):
                    yield (
                        f"the user doesn't hear that it is asked to choose its {slot!r} in {text!r}; see that the "
                        "lexicon has the things that it is put: their `pattern` or `values`, and what they are called "
                        "(`things`)"
                    )
                    break


def _options(bench: Bench, sample: Sample, slot: str) -> tuple[Thing, ...]:
    """Return two things among which a customer may be asked to choose, if there are any that can be described."""
    entities, db, operation = bench.domain.entities, bench.database(), sample.operation
    if slot in operation.lists:
        return ()
    slots = list(operation.slots)
    chosen = {s: sample.values[s] for s in slots[: slots.index(slot)]}
    found = entities.candidates(db, sample.customer, operation, slot, chosen)[:2]
    things = tuple(Thing(v, entities.features(db, slot, v, {**chosen, slot: v})) for v in found)
    return things if len(things) > 1 and all(thing.features for thing in things) else ()


def heard(bench: Bench) -> Iterator[str]:
    """Yield operations of which the user doesn't hear that they are proposed, done or refused."""
    if any(True for _ in _unknown(bench)):
        return
    understanding = Understanding(bench.domain.lexicon)
    for text in COURTESIES:
        for name in sorted(Heard(understanding, text).all_operations):
            yield f"the user takes {text!r} to speak of the operation {name!r}; choose a verb for it that says more"
    for sample in bench.first_samples():
        operation, named = sample.operation, False
        back = operation.undo(bench.database(), sample.customer, sample.values)[0] if operation.undo else operation.name
        texts = [said for seed in range(_WAYS) for said in _acts(bench, sample, seed)]
        for act, text in texts:
            message = Heard(understanding, text)
            names = message.operations(act)
            if back != operation.name and back in names:
                yield (
                    f"the user hears {back!r}, which takes {operation.name!r} back, in {text!r} as well; see to the "
                    "verbs and nouns of both in the lexicon"
                )
                break
            named = named or operation.name in names
            if act not in message.acts or (names and not any(_alike(bench, name, operation) for name in names)):
                field = "done" if act == "done" else "verbs"
                yield (
                    f"the user doesn't take {text!r} for {act!r} of the operation {operation.name!r}; see to its "
                    f"{field} in the lexicon"
                )
                break
        else:
            if not named:
                yield (
                    f"the user hears {operation.name!r} in no message about it, such as {texts[0][1]!r}; see to its "
                    "verbs in the lexicon"
                )


def _acts(bench: Bench, sample: Sample, seed: int) -> Iterator[tuple[str, str]]:
    """Yield what an agent says of an operation, with the act that it is."""
    wording, deed = _wording(bench, seed), _deed(bench, sample)
    yield "confirm", wording.propose(deed)
    yield "done", wording.done(deed, ())
    yield "refuse", wording.refuse(deed.brief, "our policy doesn't allow it")


def _alike(bench: Bench, name: str, operation: Operation) -> bool:
    """Tell whether a name is that of an operation, or of another that takes the same slots."""
    other = bench.domain.operations.get(name)
    return other is not None and tuple(other.slots) == tuple(operation.slots)


def _wording(bench: Bench, seed: int) -> PlainWording:
    return PlainWording(bench.domain.voice, Random(seed))


def _deed(bench: Bench, sample: Sample) -> Deed:
    operation, db = sample.operation, bench.database()
    things = {}
    for slot in operation.slots:
        if slot not in operation.own:
            value = sample.values[slot]
            found = value if isinstance(value, list) else [value]
            features = bench.domain.entities.features
            things[slot] = tuple(Thing(v, features(db, slot, v, sample.values)) for v in found)
    return Deed(operation, things)
