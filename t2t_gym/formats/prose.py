"""A customer's intent in prose, for a language model that plays it: what the customer would say, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from t2t_gym.domain import Domain
from t2t_gym.intent import Instructions, Request, SlotFill
from t2t_gym.task import Task
from t2t_gym.users.acts import UserAct, UserActKind
from t2t_gym.users.agenda import Agenda
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.moves import Mention, Move, merge
from t2t_gym.users.phrasing import Phrasing

__all__ = ["in_prose"]

_SEED = 0

_WHEN = {
    "consent_asked": ("When the agent asks you to agree to it,", ""),
    "price_told": ("Once the price is told,", "price"),
    "completion_claimed": ("Once the agent says that it is done,", "undo"),
}
"""When a revision comes, and the manner in which it is then said."""


def in_prose(domain: Domain, task: Task) -> Instructions:
    """Put what moves a task's customer into prose.

    Every sentence in quotes is worded as the scripted customer words it. A task that has instructions keeps them.
    """
    if task.intent.instructions is not None:
        return task.intent.instructions
    return _Prose(domain, task).instructions()


class _Prose:
    def __init__(self, domain: Domain, task: Task) -> None:
        self._domain, self._intent = domain, task.intent
        alternatives = Alternatives(domain, task.world, task.intent.customer.id)
        self._agenda = Agenda(task.intent, domain.asked_for, domain.identity, domain.by_quantity, alternatives)
        self._phrasing = Phrasing(domain.voice)
        self._rng = Random(_SEED)

    def instructions(self) -> Instructions:
        customer = self._intent.customer
        facts = [self._words("inform", -1, "", self._agenda.state.facts([slot])) for slot in customer.facts]
        lacking = [s for path in self._domain.identity for s in path if s not in customer.facts]
        unknown = [f"You don't know {self._called(slot)}." for slot in dict.fromkeys(lacking)]
        opening = self._phrasing.opening(self._agenda.open().moves, customer.register_)(self._rng)
        return Instructions(
            reason_for_call=f'You say: "{opening}"',
            known_info=" ".join(f'Asked who you are, you can say: "{text}"' for text in facts),
            unknown_info=" ".join(unknown),
            task_instructions=" ".join(self._behaviour()),
        )

    def _behaviour(self) -> list[str]:
        lines, requests = [], self._intent.requests
        for i, request in enumerate(requests):
            if request.unclear:
                lines.append(f'Asked what is to be done with it, you say: "{self._request("request", i, request)}"')
            lines += self._answers(i, request)
        lines += self._revision()
        refusal = self._intent.refusal
        times = {0: "", 1: "insist once, "}.get(refusal.insist, f"insist {refusal.insist} times, ")
        lines.append(f"If you are told that something can't be done, {times}{'then ' if times else ''}accept it.")
        if times and refusal.bluff:
            lines.append(f'You insist on what isn\'t true: "{self._request("insist", 0, requests[0], "bluff")}"')
        if refusal.fallback is not None:
            lines.append(f'After that you say: "{self._request("request", 0, refusal.fallback)}"')
            lines += self._answers(0, refusal.fallback)
        lines.append("Say only what you are asked for. Agree to exactly what you want, and to nothing else.")
        return lines

    def _revision(self) -> list[str]:
        revision = self._intent.revision
        if revision is None:
            return []
        (when, manner), lines = _WHEN[revision.trigger], []
        if revision.budget is not None:
            price = revision.quantity.replace("_", " ")
            lines.append(
                f"You want to know the {price} before you agree, and more than ${revision.budget:.2f} is too much."
            )
        if revision.becomes is None:
            operation = self._intent.requests[revision.request].operation
            said = self._words("withdraw", revision.request, operation, {}, manner)
            return [*lines, f'{when} you change your mind: "{said}"']
        if revision.adds:
            change, said = "you want more", self._request("request", revision.request, revision.becomes, "added")
        else:
            change, said = "you change your mind", self._request("revise", revision.request, revision.becomes, manner)
        return [*lines, f'{when} {change}: "{said}"', *self._answers(revision.request, revision.becomes)]

    def _answers(self, index: int, request: Request) -> list[str]:
        own = self._domain.asked_for[request.operation].own
        noun = self._domain.voice.operations[request.operation].nouns[0]
        about = f" (about {noun})" if len(self._intent.requests) > 1 else ""  # two may have a slot of the same name
        return [
            f'Asked for {self._called(fill.slot)}{about}, you say: "{self._fill(index, request, fill)}"'
            for fill in request.slots
            if fill.asked and fill.slot not in own
        ]

    def _fill(self, index: int, request: Request, fill: SlotFill) -> str:
        return self._words("inform", index, request.operation, {fill.slot: merge(fill.asked)})

    def _request(self, kind: UserActKind, index: int, request: Request, manner: str = "") -> str:
        says = {fill.slot: merge(fill.constraints()) for fill in request.slots if fill.constraints()}
        return self._words(kind, index, request.operation, says, manner)

    def _words(
        self, kind: UserActKind, index: int, operation: str, says: Mapping[str, Sequence[Mention]], manner: str = ""
    ) -> str:
        voiced = {slot: tuple(mentions) for slot, mentions in says.items()}
        move = Move(UserAct(kind, index, tuple(voiced)), operation, voiced, manner=manner)
        return self._phrasing.words([move], self._intent.customer.register_)(self._rng)

    def _called(self, slot: str) -> str:
        voice = self._domain.voice.slots.get(slot)
        called = voice.called if voice is not None else f"the {slot.replace('_', ' ')}"
        return called.replace("my ", "your ", 1) if called.startswith("my ") else called
