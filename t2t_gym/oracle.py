"""An oracle: an agent with the task in hand that serves the customer through the user interface, like any other agent.

It proves that a task can be solved in words: it asks who is calling, looks things up, asks what isn't settled, proposes
each write in words that name all its details, waits for the customer's agreement, and says what it did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Operation
from t2t_gym.errors import ConfigError
from t2t_gym.messages import Message, Reply, ToolCall
from t2t_gym.rules import CallRecord, Consent, RuleContext, find_violations
from t2t_gym.task import Request

__all__ = ["Oracle"]


class Oracle:
    """An agent that knows the task and the customer's acts; privileged, and no measure of a learner."""

    def __init__(self) -> None:
        self._wording = _Wording()
        self._dialogue: Dialogue | None = None

    def reset(self, info: Mapping[str, Any]) -> None:
        """Start an episode."""

    def bind(self, dialogue: Dialogue) -> None:
        """Take the episode that it plays.

        Args:
            dialogue: a started dialogue.
        """
        self._dialogue = dialogue
        self._customer = ""
        self._read: set[str] = set()
        self._agreed: dict[int, Consent] = {}
        self._written: dict[int, str] = {}
        self._asked: set[tuple[int, str]] = set()

    def act(self, observation: tuple[Message, ...]) -> ToolCall | Reply:
        """Return the next action.

        Raises:
            ConfigError: `bind` wasn't called.
        """
        dialogue = self._dialogue
        if dialogue is None:
            raise ConfigError("the oracle plays a dialogue that it knows; call bind(env.unwrapped.dialogue) first")
        self._take_in(dialogue)
        domain, customer = dialogue.domain, dialogue.task.intent.customer
        if dialogue.customer is None:
            return self._identify(dialogue)
        if dialogue.task.goal.handover:
            return ToolCall(domain.handover, {"summary": "The customer asks for what no tool does."})
        open_requests = dialogue.user.current()
        if not open_requests:
            return Reply(self._wording.close())
        done = [(i, r) for i, r in open_requests if self._written.get(i) == r.model_dump_json()]
        agreed = [(i, r) for i, r in open_requests if i in self._agreed and (i, r) not in done]
        if done and not agreed:
            return Reply(self._wording.done(domain.operations[done[0][1].operation], self._amounts(dialogue)))
        index, request = (agreed or open_requests)[0]
        operation = domain.operations[request.operation]
        known = request.values()
        for call in domain.entities.look_up(dialogue.db, customer.id, operation, known):
            if call.name + str(call.arguments) not in self._read:
                self._read.add(call.name + str(call.arguments))
                return call
        values = self._values(dialogue, operation, request)
        if values is None:
            return Reply(self._wording.refuse(operation, self._reason(dialogue, operation, known)))
        consent = self._agreed.get(index)
        if consent is not None and operation.same(values, consent.values):
            self._agreed.pop(index)
            self._written[index] = request.model_dump_json()
            return operation.call(values)
        for fill in request.slots:
            if fill.told is None and fill.asked and fill.value is not None and (index, fill.slot) not in self._asked:
                self._asked.add((index, fill.slot))
                return Reply(self._wording.ask(operation, fill.slot))
        return Reply(self._wording.propose(operation, self._details(dialogue, operation, values)))

    def _take_in(self, dialogue: Dialogue) -> None:
        for act in dialogue.user_turns[-1].acts:
            if act.kind == "consent" and act.consent is not None:
                self._agreed[act.request] = act.consent
            elif act.kind in ("revise", "withdraw"):
                self._agreed.pop(act.request, None)

    def _identify(self, dialogue: Dialogue) -> ToolCall | Reply:
        """Look the customer up by what it has said of itself; else ask for it."""
        facts = dialogue.task.intent.customer.facts
        paths = [p for p in dialogue.domain.identity if all(slot in facts for slot in p)]
        said = " ".join(m.content for m in dialogue.messages if m.role == "user").lower()
        for path in paths:
            if all(str(facts[slot]).lower() in said for slot in path):
                call = dialogue.domain.entities.identity_call({slot: facts[slot] for slot in path})
                if call is not None:
                    return call
        return Reply(self._wording.identify(paths[0]))

    def _values(self, dialogue: Dialogue, operation: Operation, request: Request) -> dict[str, Any] | None:
        """Return a value for every slot with which the write succeeds and breaks no rule, or None."""
        values = request.values()
        free = [slot for slot in operation.slots if slot not in values]
        if not free:
            return values if self._works(dialogue, operation, values) else None
        entities, customer = dialogue.domain.entities, dialogue.task.intent.customer.id
        for candidate in entities.candidates(dialogue.db, customer, operation, free[0], values):
            tried = {**values, free[0]: candidate}
            if self._works(dialogue, operation, tried):
                return tried
        return None

    def _works(self, dialogue: Dialogue, operation: Operation, values: Mapping[str, Any]) -> bool:
        if any(slot not in values for slot in operation.slots):
            return False
        db, call = dialogue.db.fork(), operation.call(values)
        history: list[CallRecord] = dialogue.calls
        agreed = [Consent(operation.name, values)]
        context = RuleContext(
            dialogue.domain.tools[operation.tool], call.arguments, db, dialogue.customer, history, agreed, operation
        )
        if find_violations(dialogue.domain.rules, context):
            return False
        return not dialogue.domain.tools.call(db, call).error

    def _details(self, dialogue: Dialogue, operation: Operation, values: Mapping[str, Any]) -> dict[str, str]:
        """Return slot to words: ids together with what they stand for."""
        entities = dialogue.domain.entities
        details = {}
        for slot, value in values.items():
            if slot in operation.own:
                continue
            parts = []
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    parts.append(", ".join(str(v) for v in one.values() if v))
                    continue
                features = entities.features(dialogue.db, slot, one, values)
                known = ", ".join(str(f.value).replace("_", " ") for f in features if isinstance(f.value, str))
                parts.append(f"{one} ({known})" if known else str(one))
            details[slot] = " and ".join(parts)
        return details

    def _reason(self, dialogue: Dialogue, operation: Operation, values: Mapping[str, Any]) -> str:
        clause = dialogue.task.certificate.claims.get("obstacle")
        for obstacle in dialogue.domain.obstacles:
            if obstacle.clause == clause:
                return obstacle.explain(operation, values)
        return "our policy doesn't allow it"

    def _amounts(self, dialogue: Dialogue) -> dict[str, str]:
        return {a.quantity: f"${a.value:.2f}" for a in dialogue.task.goal.answers if a.type == "money"}


_NOUNS = {"items": "item", "new_items": "new variant", "zip": "zip code", "email": "email address"}


def _words(name: str) -> str:
    return _NOUNS.get(name, name.replace("_", " "))


class _Wording:
    """Short, clear sentences."""

    def identify(self, slots: Sequence[str]) -> str:
        return f"I can help with that. Could you please give me your {' and '.join(map(_words, slots))}?"

    def ask(self, operation: Operation, slot: str) -> str:
        if slot == "reason":
            return f"What is the reason for which I should {_words(operation.name)}?"
        return f"Could you please tell me which {_words(slot)} you would like?"

    def propose(self, operation: Operation, details: Mapping[str, str]) -> str:
        listed = "; ".join(f"{_words(slot)}: {value}" for slot, value in details.items())
        return f"To confirm, I would {_words(operation.name)} as follows: {listed}. Shall I go ahead?"

    def refuse(self, operation: Operation, reason: str) -> str:
        return f"I'm sorry, but I can't {_words(operation.name)}: {reason.rstrip('.')}."

    def done(self, operation: Operation, amounts: Mapping[str, str]) -> str:
        told = "".join(f" The {_words(quantity)} is {amount}." for quantity, amount in amounts.items())
        return f"That's done: the request to {_words(operation.name)} has been completed.{told} Anything else?"

    def close(self) -> str:
        return "Is there anything else I can help you with today?"
