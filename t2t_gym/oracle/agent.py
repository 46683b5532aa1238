"""The oracle: an agent that knows the task, and still has to solve it through the customer.

It asks, looks up, proposes, waits for consent, and claims what it did, as a good human agent would; knowing the task
only spares it the understanding of language. So its success proves that the customer's words lead to the goal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from t2t_gym.dialogue import Dialogue
from t2t_gym.messages import Action, Message, ToolCall
from t2t_gym.oracle.insider import Insider
from t2t_gym.oracle.ledger import Ledger
from t2t_gym.oracle.plan import Plan, reason_in
from t2t_gym.oracle.standing import AT_ONCE, Standing
from t2t_gym.task import Is, Request
from t2t_gym.wording import Deed

__all__ = ["MAX_TURNS", "Oracle"]

MAX_TURNS = 40
"""Actions after which the oracle gives up."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of a write: the request as it stood, the deed, and why it was refused, if it was."""

    request: Request
    deed: Deed
    refusal: str = ""


class Oracle(Insider):
    """Knows the task, and serves the customer by talking to it."""

    name = "oracle"

    def bind(self, dialogue: Dialogue) -> None:
        """Take the episode in hand."""
        super().bind(dialogue)
        self._ledger = Ledger(self._intent.requests, dialogue.user.request)
        self._plans: dict[int, Plan] = {}
        self._writing: tuple[int, Request, Deed] | None = None
        self._outcomes: dict[int, _Outcome] = {}
        self._answered = False  # whether what the customer asked has been told

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

    def _may_write(self, index: int, plan: Plan) -> bool:
        """Tell whether the customer has agreed to a write."""
        consent, operation = self._ledger.consents.get(index), plan.operation
        return (
            consent is not None and consent.operation == operation.name and operation.same(plan.values, consent.values)
        )

    def _obstacle(self, index: int, plan: Plan) -> str:
        """Return why a write can't be done, or an empty string if it can."""
        outcome = self._outcomes.get(index)
        if outcome is not None and outcome.request == plan.request:
            return outcome.refusal
        return plan.obstacle(self.dialogue.task.certificate.claims.get("obstacle"))

    def _unidentified(self) -> Action | None:
        """Return what to do about a customer who can't be identified, or None to go on regardless."""
        return self._hand_over() if self._goal.handover else self._wording.unidentified()

    def _takes_refusal(self) -> bool:
        """Tell whether a write that a tool refused is given up."""
        return True

    def _is_done(self, index: int) -> bool:
        """Tell whether a request was carried out, though it may have changed since."""
        return index in self._outcomes and not self._outcomes[index].refusal

    # --- what the customer and the tools said ---------------------------------------------------------------------

    def _take_in(self) -> None:
        self._ledger.take_in(self.dialogue.user_turns)
        if self._writing is not None:
            index, request, deed = self._writing
            refused = self.dialogue.calls[-1].error and self._takes_refusal()
            refusal = reason_in(self.dialogue.messages[-1].content) if refused else ""
            self._outcomes[index] = _Outcome(request, deed, refusal)
            self._writing = None
            self._plans.clear()  # the world may have changed
        if self._ledger.amounts:
            self._answered = False

    # --- identity -------------------------------------------------------------------------------------------------

    def _identify(self) -> Action | None:
        dialogue = self.dialogue
        if dialogue.customer is not None:
            return None
        said, lacking = self._ledger.identified, self._ledger.lacking
        facts = {s: v for s, v in self._intent.customer.facts.items() if s in said}
        for path in self._domain.identity:
            call = self._domain.entities.identity_call({s: facts[s] for s in path if s in facts})
            if call is not None and self._missing([call]):
                return call
        paths = [[s for s in p if s not in said] for p in self._domain.identity]
        paths = [p for p in paths if p and not lacking.intersection(p)]
        if paths:
            return self._wording.ask_identity(paths)
        return self._unidentified()

    # --- requests -------------------------------------------------------------------------------------------------

    def _serve(self) -> Action:
        """Carry out what can be; else refuse, or hand over."""
        refusals: list[tuple[Deed, str]] = []
        for index, request in self._requests():
            if self._is_done(index) and self._outcomes[index].request == request:
                return self._claim(self._outcomes[index].deed)
            step = self._step(index, request)
            if not isinstance(step, tuple):
                return step
            refusals.append(step)
        if self._goal.handover:
            return self._hand_over()
        if refusals:
            return self._wording.refuse(*refusals[0])
        answers = self._goal.answers
        if answers and not self._answered:
            self._answered = True
            return self._wording.answer(answers)
        return self._wording.more()

    def _claim(self, deed: Deed) -> str:
        answers = self._goal.answers
        last = len(self._requests()) == 1
        self._answered = self._answered or last
        return self._wording.done(deed, answers if last else ())

    def _step(self, index: int, request: Request) -> Action | tuple[Deed, str]:
        """Return the next action for a request, or what is to be refused and why."""
        plan = self._plan(index, request)
        if not self._agenda.state.requests[index].clear:
            return self._clear_up(plan)
        mistake = self._mistake(index, plan)
        if mistake is not None:
            return mistake
        standing = plan.standing(self._ledger.answers(index, request))
        reads = self._reads(plan.look_ups(standing.named))
        if reads is not None:
            return reads
        obstacle = self._obstacle(index, plan)
        open_slots = standing.decisive if obstacle else standing.unsettled
        if open_slots:
            return self._ask(plan, standing, open_slots)
        reads = self._reads(plan.look_ups(plan.values))
        if reads is not None:
            return reads
        deed = plan.deed(fully=index in self._ledger.puzzled)
        if obstacle:
            return deed.brief, obstacle
        if self._may_write(index, plan):
            self._writing = (index, request, deed)
            return plan.operation.call(plan.values, self.dialogue.db)
        proposal = self._wording.propose(deed)
        if index in self._ledger.amounts:
            self._ledger.amounts.discard(index)
            return " ".join([*self._price(plan), proposal])
        return proposal

    def _plan(self, index: int, request: Request) -> Plan:
        plan = self._plans.get(index)
        if plan is None or plan.request is not request:
            plan = self._plans[index] = Plan.of(self._domain, self.dialogue.db, self._intent.customer.id, request)
        return plan

    def _price(self, plan: Plan) -> list[str]:
        """Return what tells the price that the customer's consent depends on, if it does."""
        revision = self._intent.revision
        quantity = self._domain.by_quantity.get(revision.quantity) if revision is not None else None
        amount = plan.amount(quantity) if quantity is not None else None
        return [self._wording.answer([amount])] if amount is not None else []

    # --- what the customer left open, or got wrong ----------------------------------------------------------------

    def _clear_up(self, plan: Plan) -> Action:
        """Look up what a request is about, and ask what is to be done with it."""
        subject = plan.operation.subject
        fill = plan.request.fill(subject)
        values = {subject: fill.value} if fill is not None else {}
        reads = self._reads(plan.look_ups(values))
        if reads is not None:
            return reads
        thing = plan.thing(subject, values[subject], values)
        return self._wording.ask_operation(Deed(plan.operation, {subject: (thing,)}))

    def _mistake(self, index: int, plan: Plan) -> Action | None:
        """Look for what the customer said in error, and then say that it can't be found; None: it said nothing such."""
        wrong = self._agenda.state.requests[index].mistakes()
        if not wrong:
            return None
        operation, right = plan.operation, plan.request.values()
        said = {f.slot: f.told.value for f in wrong if isinstance(f.told, Is)}
        known = {s: v for s, v in right.items() if s in operation.own} if said else right
        values = {**known, **said} if operation.subject in said else right
        reads = self._reads(
            self._domain.entities.look_up(self.dialogue.db, self._intent.customer.id, operation, values)
        )
        if reads is not None:
            return reads
        return self._wording.not_found([f.slot for f in wrong[:AT_ONCE]])

    def _reads(self, calls: Sequence[ToolCall]) -> Action | None:
        """Return those of some look-ups that are still to be made, the ones of one tool at once, or None."""
        missing = self._missing(calls)
        if len(missing) < 2:
            return missing[0] if missing else None
        group = list(takewhile(lambda c: c.name == missing[0].name, missing))
        return group[0] if len(group) == 1 else {"content": "", "tool_calls": group}

    def _missing(self, calls: Sequence[ToolCall]) -> list[ToolCall]:
        made = [(c.tool, c.arguments) for c in self.dialogue.calls]
        return [c for c in calls if (c.name, c.arguments) not in made]

    def _ask(self, plan: Plan, standing: Standing, slots: Sequence[str]) -> str:
        deed = plan.deed()
        settled = deed.bare if plan.operation.subject in slots else deed.brief
        return self._wording.ask(settled, slots, standing.options(slots))

    # --- handing over ---------------------------------------------------------------------------------------------

    def _hand_over(self) -> ToolCall:
        tool = self._domain.tools[self._domain.handover]
        summary = "The customer needs help that is beyond what I can do."
        return ToolCall(tool.name, dict.fromkeys(tool.parameters.get("required", ()), summary))
