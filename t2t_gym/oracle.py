"""The oracle: an agent that knows the task, and still has to solve it through the customer.

It asks, looks up, proposes, waits for consent, and claims what it did, as a good human agent would; knowing the task
only spares it the understanding of language. So its success proves that the customer's words lead to the goal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random
from typing import Any

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain, Operation
from t2t_gym.errors import EpisodeOverError
from t2t_gym.ledger import AT_ONCE, Ledger
from t2t_gym.messages import Action, Message, ToolCall
from t2t_gym.quantities import Effect
from t2t_gym.rules import Consent
from t2t_gym.synthesis.setting import attempt
from t2t_gym.task import Answer, Is, Request
from t2t_gym.users.agenda import Agenda
from t2t_gym.users.voice import Voice
from t2t_gym.wording import Deed, PlainWording, Thing, Wording

__all__ = ["MAX_TURNS", "Oracle", "WordingMaker"]

MAX_TURNS = 40
"""Actions after which the oracle gives up."""

_FEW = 4  # things among which the customer is asked to choose

WordingMaker = Callable[[Voice, Random], Wording]


@dataclass(slots=True)
class _Done:
    """A request that was carried out: as it stood, and as it is spoken of."""

    request: Request
    deed: Deed


class Oracle:
    """Solves a task through the user interface, with the task in hand.

    Args:
        wording: makes the way of speaking, from a domain's voice and a generator.
        seed: seeds the choice of words, unless `seed()` is called.
    """

    name = "oracle"

    def __init__(self, wording: WordingMaker = PlainWording, *, seed: int = 0) -> None:
        self._make_wording = wording
        self._seed = seed
        self._dialogue: Dialogue | None = None

    def seed(self, value: int) -> None:
        """Seed the choice of words in the coming episode."""
        self._seed = value

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode."""
        self._dialogue = None

    def bind(self, dialogue: Dialogue) -> None:
        """Take the episode in hand, hidden intent included."""
        self._dialogue = dialogue
        self._wording = self._make_wording(dialogue.domain.voice, Random(self._seed))
        self._heard = 0  # turns of the customer that have been taken in
        self._identified: set[str] = set()  # identity slots that the customer has said
        self._lacking: set[str] = set()  # identity slots that it can't say
        self._ledger = Ledger(dialogue)
        self._consents: dict[int, Consent] = {}
        self._puzzled: set[int] = set()
        self._amounts: set[int] = set()  # requests of which the customer wants an amount before it agrees
        self._writing: tuple[int, Request, Deed] | None = None
        self._done: dict[int, _Done] = {}
        self._failed: dict[int, str] = {}
        self._answered = False

    @property
    def dialogue(self) -> Dialogue:
        """The episode.

        Raises:
            EpisodeOverError: none was bound.
        """
        if self._dialogue is None:
            raise EpisodeOverError("the oracle has no episode: call bind(dialogue) after reset()")
        return self._dialogue

    def act(self, observation: tuple[Message, ...]) -> Action:
        """Return the next action."""
        self._take_in()
        if self.dialogue.turn >= MAX_TURNS:
            return self._wording.give_up()
        return self._identify() or self._serve()

    # --- what others of its kind do differently -------------------------------------------------------------------

    def _requests(self) -> list[tuple[int, Request]]:
        """Return the requests to serve, with their numbers."""
        return self._agenda.current()

    def _may_write(self, index: int, operation: Operation, values: Mapping[str, Any]) -> bool:
        """Tell whether the customer has agreed to a write."""
        consent = self._consents.get(index)
        return consent is not None and consent.operation == operation.name and operation.same(values, consent.values)

    def _obstacle(self, index: int, operation: Operation, values: Mapping[str, Any]) -> str:
        """Return why a write can't be done, or an empty string if it can."""
        if index in self._failed:
            return self._failed[index]
        tried = attempt(self._domain, self.dialogue.db, self._customer, operation, values)
        if tried.after is not None:
            return ""
        clause = self.dialogue.task.certificate.claims.get("obstacle")
        for obstacle in self._domain.obstacles:
            if obstacle.clause == clause:
                return obstacle.explain(operation, values)
        return _reason(tried.outcome.content) if tried.outcome.error else "our policy doesn't allow it"

    def _unidentified(self) -> Action | None:
        """Return what to do about a customer who can't be identified, or None to go on regardless."""
        return self._hand_over() if self.dialogue.task.goal.handover else self._wording.unidentified()

    def _takes_refusal(self) -> bool:
        """Tell whether a write that a tool refused is given up."""
        return True

    # --- what the customer and the tools said ---------------------------------------------------------------------

    @property
    def _agenda(self) -> Agenda:
        agenda: Agenda = self.dialogue.user.agenda  # type: ignore[attr-defined]  # nobody but an oracle needs it
        return agenda

    @property
    def _domain(self) -> Domain:
        return self.dialogue.domain

    @property
    def _customer(self) -> str:
        return self.dialogue.task.intent.customer.id

    def _take_in(self) -> None:
        turns = self.dialogue.user_turns
        for turn in turns[self._heard :]:
            for act in turn.acts:
                index = act.request
                if act.kind in ("inform", "dont_know") and index < 0:
                    (self._identified if act.kind == "inform" else self._lacking).update(act.slots)
                elif act.kind in ("inform", "dont_know", "deny"):
                    for slot in act.slots:
                        self._ledger.answered(index, slot)
                elif act.kind == "consent" and act.consent is not None:
                    self._consents[index] = act.consent
                elif act.kind == "ask_which":
                    self._puzzled.add(index)
                elif act.kind == "ask_amount":
                    self._amounts.add(index)
                    self._answered = False
                elif act.kind in ("revise", "withdraw"):
                    self._forget(index)
        self._heard = len(turns)
        if self._writing is not None:
            index, request, deed = self._writing
            self._writing = None
            call = self.dialogue.calls[-1]
            if not call.error or not self._takes_refusal():
                self._done[index] = _Done(request, deed)
            else:
                self._failed[index] = _reason(self.dialogue.messages[-1].content)

    def _forget(self, index: int) -> None:
        self._consents.pop(index, None)
        self._failed.pop(index, None)
        self._ledger.forget(index)

    # --- identity -------------------------------------------------------------------------------------------------

    def _identify(self) -> Action | None:
        dialogue = self.dialogue
        if dialogue.customer is not None:
            return None
        facts = {s: v for s, v in dialogue.task.intent.customer.facts.items() if s in self._identified}
        for path in self._domain.identity:
            call = self._domain.entities.identity_call({s: facts[s] for s in path if s in facts})
            if call is not None and not self._was_called(call):
                return call
        paths = [[s for s in p if s not in self._identified] for p in self._domain.identity]
        paths = [p for p in paths if p and not self._lacking.intersection(p)]
        if paths:
            return self._wording.ask_identity(paths)
        return self._unidentified()

    def _was_called(self, call: ToolCall) -> bool:
        return any(c.tool == call.name and c.arguments == call.arguments for c in self.dialogue.calls)

    # --- requests -------------------------------------------------------------------------------------------------

    def _serve(self) -> Action:
        """Carry out what can be; else refuse, or hand over."""
        refusals: list[tuple[Deed, str]] = []
        for index, request in self._requests():
            done = self._done.get(index)
            if done is not None and done.request == request:
                return self._claim(done)
            step = self._step(index, request)
            if not isinstance(step, tuple):
                return step
            refusals.append(step)
        if self.dialogue.task.goal.handover:
            return self._hand_over()
        if refusals:
            return self._wording.refuse(*refusals[0])
        answers = self.dialogue.task.goal.answers
        if answers and not self._answered:
            self._answered = True
            return self._wording.answer(answers)
        return self._wording.more()

    def _claim(self, done: _Done) -> str:
        answers = self.dialogue.task.goal.answers
        last = len(self._requests()) == 1
        self._answered = self._answered or last
        return self._wording.done(done.deed, answers if last else ())

    def _step(self, index: int, request: Request) -> Action | tuple[Deed, str]:
        """Return the next action for a request, or what is to be refused and why."""
        operation = self._domain.asked_for[request.operation]
        if not self._agenda.state.requests[index].clear:
            return self._clear_up(operation, request)
        mistake = self._mistake(index, operation, request)
        if mistake is not None:
            return mistake
        named = {f.slot: f.value for f in request.slots if self._ledger.is_named(index, f)}
        values = self._ledger.choose(operation, request)
        for seen in (named, values):
            reads = self._reads(operation, seen)
            if reads is not None:
                return reads
            if seen is named:
                obstacle = self._obstacle(index, operation, values)
                unsettled = self._ledger.unsettled(index, operation, request, values, blocked=bool(obstacle))
                if unsettled:
                    return self._ask(index, operation, request, values, unsettled)
        deed = self._deed(index, operation, values)
        if obstacle:
            return deed.brief, obstacle
        if self._may_write(index, operation, values):
            self._writing = (index, request, deed)
            return operation.call(values, self.dialogue.db)
        proposal = self._wording.propose(deed)
        if index in self._amounts:
            self._amounts.discard(index)
            return " ".join([*self._price(operation, values), proposal])
        return proposal

    def _price(self, operation: Operation, values: Mapping[str, Any]) -> list[str]:
        """Return what tells the price that the customer's consent depends on, if it does."""
        revision = self.dialogue.task.intent.revision
        quantity = self._domain.by_quantity.get(revision.quantity) if revision is not None else None
        tried = attempt(self._domain, self.dialogue.db, self._customer, operation, values)
        if quantity is None or tried.after is None:
            return []
        effect = Effect(self.dialogue.db, tried.after, self._customer, operation, values, tried.outcome.value)
        return [self._wording.answer([Answer(quantity=quantity.name, type=quantity.type, value=quantity.of(effect))])]

    # --- what the customer left open, or got wrong ----------------------------------------------------------------

    def _clear_up(self, operation: Operation, request: Request) -> Action:
        """Look up what a request is about, and ask what is to be done with it."""
        subject = operation.subject
        fill = request.fill(subject)
        values = {subject: fill.value} if fill is not None else {}
        reads = self._reads(operation, values)
        if reads is not None:
            return reads
        thing = self._thing(subject, values[subject], values)
        return self._wording.ask_operation(Deed(operation, {subject: (thing,)}))

    def _mistake(self, index: int, operation: Operation, request: Request) -> Action | None:
        """Look for what the customer said in error, and then say that it can't be found; None: it said nothing such."""
        wrong = self._agenda.state.requests[index].mistakes()
        if not wrong:
            return None
        right = request.values()
        said = {f.slot: f.told.value for f in wrong if isinstance(f.told, Is)}
        known = {s: v for s, v in right.items() if s in operation.own} if said else right
        reads = self._reads(operation, {**known, **said} if operation.subject in said else right)
        if reads is not None:
            return reads
        return self._wording.not_found([f.slot for f in wrong[:AT_ONCE]])

    def _reads(self, operation: Operation, values: Mapping[str, Any]) -> Action | None:
        """Return the look-ups that are still to be made before a decision, those of one tool at once."""
        calls = self._domain.entities.look_up(self.dialogue.db, self._customer, operation, values)
        for _, group in groupby((c for c in calls if not self._was_called(c)), key=lambda c: c.name):
            missing = list(group)
            return missing[0] if len(missing) == 1 else {"content": "", "tool_calls": missing}
        return None

    def _deed(self, index: int, operation: Operation, values: Mapping[str, Any]) -> Deed:
        things = {s: tuple(self._things(s, values)) for s in operation.slots if s not in operation.own}
        subject = operation.subject
        if subject in things and not self._ledger.is_own(operation, values[subject]):
            things[subject] = (Thing(values[subject]),)  # of what is somebody else's nothing is told
        return Deed(operation, things, fully=index in self._puzzled)

    def _things(self, slot: str, values: Mapping[str, Any]) -> Iterator[Thing]:
        value = values[slot]
        for element in value if isinstance(value, list) else [value]:
            yield self._thing(slot, element, values)

    def _thing(self, slot: str, value: Any, values: Mapping[str, Any]) -> Thing:
        return Thing(value, self._domain.entities.features(self.dialogue.db, slot, value, values))

    def _ask(
        self, index: int, operation: Operation, request: Request, values: Mapping[str, Any], slots: Sequence[str]
    ) -> str:
        options: dict[str, list[Thing]] = {}
        for fill in request.slots:
            said = self._ledger.said(index, fill)
            if fill.slot in slots and fill.slot not in operation.lists and said:
                fitting = self._ledger.fitting(operation, fill.slot, said, values, 0)
                if 1 < len(fitting) <= _FEW:
                    options[fill.slot] = [self._thing(fill.slot, v, {**values, fill.slot: v}) for v in fitting]
        settled = [operation.subject] if operation.subject not in slots else []
        return self._wording.ask(self._deed(index, operation, values).about(*settled), slots, options)

    # --- handing over ---------------------------------------------------------------------------------------------

    def _hand_over(self) -> ToolCall:
        tool = self._domain.tools[self._domain.handover]
        summary = "The customer needs help that is beyond what I can do."
        return ToolCall(tool.name, dict.fromkeys(tool.parameters.get("required", ()), summary))


def _reason(error: str) -> str:
    """Return a tool's refusal as a clause."""
    text = error.removeprefix("Error: ").strip().rstrip(".")
    return text or "our system doesn't allow it"
