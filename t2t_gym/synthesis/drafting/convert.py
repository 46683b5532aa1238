"""From a trajectory to a task: what the customer wants and how it says so, the goal, and the calls that reach it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

import numpy as np

from t2t_gym.database import Changes, Database, sorted_json
from t2t_gym.domain import Domain, Operation
from t2t_gym.messages import ToolCall
from t2t_gym.semantics import attempt, attempt_all
from t2t_gym.synthesis.drafting.manner import Manner
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.exploration.trajectory import Trajectory
from t2t_gym.synthesis.picks import fresh_id, pick
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer, Goal, Intent, Question, Refusal, Request, Revision, Scenario, Task

__all__ = ["Want", "end_states", "first_want", "gold_calls", "make_task", "wants_of"]

_CAREFREE = 0.25
_MOST_END_STATES = 24
_BLUFFS = 0.3


@dataclass(frozen=True, slots=True)
class Want:
    """An operation that the customer wants, with the values that the gold calls use.

    Attributes:
        operation: the operation.
        values: slot to value.
        carefree: the slots that the customer doesn't care about; declared before anything is computed.
    """

    operation: Operation
    values: Mapping[str, Any]
    carefree: frozenset[str] = frozenset()

    @property
    def meant(self) -> dict[str, Any]:
        """Slot to what the customer means; None where it doesn't care."""
        return {s: None if s in self.carefree else v for s, v in self.values.items()}


def wants_of(rng: np.random.Generator, domain: Domain, db: Database, trajectory: Trajectory) -> list[Want]:
    """Return what a trajectory did as wants, with the don't-care slots drawn: now and then one that has candidates.

    What the voice has no words for not minding about, such as where one travels, is always cared about.
    """
    wants = []
    for write in trajectory.writes:
        operation, values = write.operation, write.values
        free = [
            s
            for s in operation.slots
            if s not in (operation.subject, *operation.lists, *operation.choices, *operation.own)
            and domain.voice.slots[s].any
            and domain.entities.features(db, s, values[s], values)
            and len(domain.entities.candidates(db, trajectory.customer, operation, s, values)) > 1
        ]
        carefree = frozenset((pick(rng, free),)) if free and rng.random() < _CAREFREE else frozenset[str]()
        wants.append(Want(operation, values, carefree))
    return wants


def first_want(trajectory: Trajectory) -> Want:
    """Return the first of what a trajectory did as a want, of which the customer cares about everything."""
    write = trajectory.writes[0]
    return Want(write.operation, write.values)


def end_states(domain: Domain, db: Database, customer: str, wants: Sequence[Want]) -> tuple[Changes, ...]:
    """Carry wants out in order, with every value of the don't-care slots, and return the end states.

    The state that the gold calls reach comes first.

    Raises:
        Rejected: the gold calls can't all be carried out, or there are too many end states.
    """
    if not wants:
        return ({},)
    options: list[list[dict[str, Any]]] = []
    for want in wants:
        slots = [s for s in want.operation.slots if s in want.carefree]
        columns = [domain.entities.candidates(db, customer, want.operation, s, want.values) for s in slots]
        others = [{**want.values, **dict(zip(slots, row, strict=True))} for row in product(*columns)]
        options.append([dict(want.values), *(o for o in others if o != want.values)])
    found: dict[str, Changes] = {}
    tried = list(islice(product(*options), _MOST_END_STATES + 1))
    if len(tried) > _MOST_END_STATES:
        raise Rejected("convert: too many end states")
    for i, row in enumerate(tried):
        steps = zip((want.operation for want in wants), row, strict=True)
        last = attempt_all(domain, db, customer, steps)
        if last is not None and last.end is not None:
            found.setdefault(last.key if len(tried) > 1 else "", last.end)  # one alone needs no key
        elif i == 0:
            raise Rejected("convert: the gold calls can't be carried out")
    return tuple(found.values())


def gold_calls(
    domain: Domain, db: Database, manner: Manner, wants: Sequence[Want], looks: Sequence[Want] = ()
) -> tuple[dict[str, Any], ...]:
    """Return the calls of an agent that knows: the identity, then the reads and the write for each want.

    Args:
        domain: the domain.
        db: the world.
        manner: what the customer can say.
        wants: what is carried out.
        looks: what is only looked up, to be refused.

    Raises:
        Rejected: the customer doesn't know enough to be identified.
    """
    identity = domain.entities.identity_call(manner.facts)
    if identity is None:
        raise Rejected("convert: the customer can't be identified")
    calls: list[ToolCall] = [identity]
    now = db
    for want, write in [*((w, False) for w in looks), *((w, True) for w in wants)]:
        for call in domain.entities.look_up(now, manner.customer, want.operation, want.values):
            if call not in calls:
                calls.append(call)
        if write:
            tried = attempt(domain, now, manner.customer, want.operation, want.values)
            calls.append(tried.call)
            now = tried.after or now
    return tuple({"name": c.name, "arguments": dict(c.arguments)} for c in calls)


def make_task(
    setting: Setting,
    rng: np.random.Generator,
    scenario: Scenario,
    kind: str,
    manner: Manner,
    wants: Sequence[Want],
    requests: tuple[Request, ...],
    *,
    known: Sequence[Want] = (),
    revision: Revision | None = None,
    questions: tuple[Question, ...] = (),
    answers: tuple[Answer, ...] = (),
    price: Answer | None = None,
    calls: Sequence[ToolCall] = (),
) -> Task:
    """Put a feasible task together.

    Args:
        setting: the world.
        rng: the source of all that is random.
        scenario: the scenario.
        kind: the kind within it.
        manner: how the customer speaks.
        wants: what is to be carried out in the end.
        requests: what the customer asks for at first.
        known: further wants whose things the customer recognises, such as those that it gives up.
        revision: how it changes its mind.
        questions: what it asks to be told.
        answers: the true answers.
        price: the true price over which it changes its mind.
        calls: what must be called on the way, though no trace of it is left.

    Raises:
        Rejected: two requests are for the same.
    """
    domain, db = setting.domain, setting.database()
    _check_apart(domain, requests)
    return Task(
        id=fresh_id(rng, domain.name),
        domain=domain.name,
        scenario=scenario,
        kind=kind,
        split=setting.split,
        world=setting.world,
        intent=Intent(
            customer=manner.person([(w.operation, w.values) for w in (*wants, *known)]),
            requests=requests,
            questions=questions,
            revision=revision,
            refusal=Refusal(insist=pick(rng, range(3)), bluff=bool(rng.random() < _BLUFFS)),
        ),
        goal=Goal(
            end_states=end_states(domain, db, manner.customer, wants),
            answers=answers,
            price=price,
            calls=tuple({"name": c.name, "arguments": dict(c.arguments)} for c in calls),
        ),
        gold=gold_calls(domain, db, manner, wants),
    )


def _check_apart(domain: Domain, requests: Sequence[Request]) -> None:
    """See that no two requests are for the same operation on the same thing: no customer could tell them apart."""
    told = []
    for request in requests:
        operation, values = domain.asked_for[request.operation], request.values()
        own = operation.subject in operation.own
        told.append((operation.name, sorted_json(values if own else values.get(operation.subject))))
    if len(set(told)) < len(told):
        raise Rejected("convert: two requests for the same")
