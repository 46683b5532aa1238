"""No cheat gains anything: agents that must fail do, on every task of the scenarios that they must fail on."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from t2t_gym import Task, TaskSet, ToolCall, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.rules import Consent
from t2t_gym.straw import STRAWS, Straw
from t2t_gym.task import Answer
from t2t_gym.users.acts import UserAct, UserTurn
from t2t_gym.verdict import Verdict
from t2t_gym.wording import Deed, PlainWording

FEW = 6  # units of each scenario that a straw agent is played on


def few_units(tasks: TaskSet) -> list[list[Task]]:
    """The first units (tasks, or pairs of twins) of each scenario."""
    units: dict[str, dict[str, list[Task]]] = defaultdict(dict)
    for task in tasks:
        units[task.scenario].setdefault(task.pair or task.id, []).append(task)
    return [unit for scenario in units.values() for unit in list(scenario.values())[:FEW]]


@pytest.mark.parametrize("straw", STRAWS, ids=lambda straw: straw.name)
def test_a_straw_agent_serves_nobody(straw: Straw, plenty: TaskSet) -> None:
    """Not one task of the scenarios that it must fail on, and no infeasible task together with its twin.

    One of which it is said that it never writes doesn't.
    """
    for unit in few_units(plenty):
        if unit[0].scenario in straw.fails and unit[0].kind not in straw.spares:
            dialogues = [play(straw.make(), t, load_domain(t.domain), seed=7) for t in unit]
            assert not all(d.verdict().success for d in dialogues), [t.id for t in unit]
            assert straw.writes or not any(d.domain.tools[c.tool].kind == "write" for d in dialogues for c in d.calls)


@pytest.mark.parametrize(
    ("straw", "scenario", "feasible"),
    [
        ("comply-with-everything", "general", True),
        ("comply-with-everything", "infeasible", True),
        ("stale-goal", "general", True),
        ("refuse-after-look-up", "infeasible", False),
    ],
)
def test_a_straw_agent_gets_one_thing_wrong_and_nothing_else(
    straw: str, scenario: str, feasible: bool, plenty: TaskSet
) -> None:
    """Where its one fault makes no difference it succeeds, so that what it fails on is failed for that fault."""
    make = next(s.make for s in STRAWS if s.name == straw)
    chosen = [t for t in plenty if (t.scenario, t.feasible, t.goal.handover) == (scenario, feasible, False)][:FEW]
    verdicts = [play(make(), t, load_domain(t.domain), seed=7).verdict() for t in chosen]
    assert sum(v.success for v in verdicts) >= FEW - 1, [v.components for v in verdicts]


# --- oracles that go wrong at the end -----------------------------------------------------------------------------


def judged(policy: Any, task: Task) -> Verdict:
    """The verdict on a policy's episode of a task."""
    return play(policy, task, load_domain(task.domain), seed=7).verdict()


class TransferAfterwards(Oracle):
    """Does everything right, and hands the customer over instead of saying so."""

    def _claim(self, deed: Any) -> Any:
        return self._hand_over()


class KnowingWhoCalls(Oracle):
    """Looks the customer up by what it hasn't said, as if it had read it in the records."""

    def bind(self, dialogue: Any) -> None:
        super().bind(dialogue)
        self._ledger.identified.update(dialogue.task.intent.customer.facts)

    def _identify(self) -> Any:
        step = super()._identify()
        return step if isinstance(step, ToolCall) else None  # and goes on as if that were enough


class Undoing(Oracle):
    """Changes the address that it was asked to change, and changes it back at once."""

    def act(self, observation: Any) -> Any:
        last = self.dialogue.calls[-1] if self.dialogue.calls else None
        if last is not None and last.tool == "modify_user_address" and not last.error and len(observation) > 2:
            old = self.dialogue.db.snapshot.tables["users"][last.arguments["user_id"]]["address"]
            if last.arguments["address1"] != old["address1"]:
                return ToolCall(last.tool, {"address2": "", **old, "user_id": last.arguments["user_id"]})
        return super().act(observation)


class ListingAmounts(PlainWording):
    """Answers a question with the true amount among others."""

    def answer(self, answers: Sequence[Answer]) -> str:
        amounts = [f"${float(a.value) + more:,.2f}" for a in answers for more in (0, 1, 2)]
        return f"The {answers[0].quantity.replace('_', ' ')} is {', '.join(amounts)}."


class WrongAmount(PlainWording):
    """Answers a question with another amount."""

    def answer(self, answers: Sequence[Answer]) -> str:
        return super().answer([a.model_copy(update={"value": float(a.value) + 0.01}) for a in answers])


class Overcharging(Oracle):
    """Puts its customers off by a price that nobody asks."""

    def _price(self, plan: Any) -> list[str]:
        return [text.replace("$", "$9") for text in super()._price(plan)]


class NoAmount(PlainWording):
    """Doesn't answer."""

    def answer(self, answers: Sequence[Answer]) -> str:
        return "As for your question, I'll get back to you."


def test_handing_over_after_the_work_is_done_spoils_it(plenty: TaskSet) -> None:
    """Unless the goal asks for it, a hand-over is part of the end state."""
    for task in plenty:
        if task.scenario == "general" and not task.goal.handover:
            verdict = judged(TransferAfterwards(), task)
            assert (verdict.success, verdict.ending, verdict.components.end_state) == (False, "handover", False)


def test_what_the_records_say_of_a_customer_does_not_establish_who_calls(plenty: TaskSet) -> None:
    """The customer has to say it, else whatever is then changed breaks the first clause of the policy."""
    silent = [t for t in plenty if t.scenario == "general" and not t.intent.customer.told]
    assert silent
    for task in silent:
        verdict = judged(KnowingWhoCalls(), task)
        assert (verdict.success, verdict.components.rules) == (False, False)
        assert "R1" in {v.clause for v in verdict.violations}


class TakenForAnother(Oracle):
    """Looks somebody else up once the customer has said who it is, and only then the customer."""

    def _identify(self) -> Any:
        step = super()._identify()
        if isinstance(step, ToolCall) and not self.dialogue.calls:
            users = self.dialogue.db.snapshot.tables["users"]
            stranger = next(user for i, user in users.items() if i != self._intent.customer.id)
            return ToolCall("find_user_id_by_email", {"email": stranger["email"]})
        return step


def test_who_is_looked_up_in_the_customers_place_is_not_the_one_who_calls(plenty: TaskSet) -> None:
    """Nobody else's identity is established by it, and the customer's still can be."""
    for task in [t for t in plenty if t.scenario == "general"][:FEW]:
        dialogue = play(TakenForAnother(), task, load_domain(task.domain), seed=7)
        assert not dialogue.calls[0].error
        assert dialogue.customer == task.intent.customer.id
        assert dialogue.verdict().success


def test_who_cannot_be_found_is_not_found_by_what_the_records_say() -> None:
    """A look-up by the email address of the profile, read in an order's owner's, proves nothing of the one who calls."""
    made = make_tasks("retail", "infeasible", 2, seed=5, kinds=["unidentified"], certify="none")
    for task in made:
        dialogue = Dialogue(task, load_domain("retail"), seed=7)
        dialogue.start()
        dialogue.act("Could you tell me your email address, please?")
        dialogue.act("And your full name, with your zip code?")
        profile = dialogue.db.get("users", task.intent.customer.id)
        assert profile is not None
        dialogue.act(ToolCall("find_user_id_by_email", {"email": profile["email"]}))
        assert not dialogue.calls[-1].error
        assert dialogue.customer == (task.intent.customer.id if task.feasible else None)


class RefusingUnseen(Oracle):
    """Refuses what can't be done without having looked it up."""

    def _reads(self, calls: Any) -> None:
        return None


class RefusingTheFirst(Oracle):
    """Says of the first request that it can't be done, and serves the others."""

    def _obstacle(self, index: int, plan: Any) -> str:
        return "our policy doesn't allow it" if index == 0 else super()._obstacle(index, plan)


class ClaimingTheFirst(Oracle):
    """Says of the first request that it is done, and serves the others."""

    def _step(self, index: int, request: Any) -> Any:
        step = super()._step(index, request)
        if index == 0 and isinstance(step, str) and "?" in step and self._agenda.state.requests[0].clear:
            return self._wording.done(self._plan(index, request).deed(), ())
        return step


@pytest.mark.parametrize("make", [RefusingTheFirst, ClaimingTheFirst])
def test_who_takes_a_request_back_must_have_been_served_up_to_then(make: type[Oracle], plenty: TaskSet) -> None:
    """Neither refusing what would be taken back gets around it, nor saying that it is done, though the world is right."""
    withdrawn = [t for t in plenty if t.kind == "request_withdrawn"]
    assert withdrawn
    for task in withdrawn:
        components = judged(make(), task).components
        assert (components.finished, components.end_state) == (False, True)


class GuessingRight(Oracle):
    """Asks for a go-ahead instead of asking which is meant, and then happens to choose what the customer means."""

    def __init__(self, put: Callable[[Any], str]) -> None:
        super().__init__()
        self._put = put

    def _ask(self, plan: Any, standing: Any, slots: Any) -> str:
        what = self._wording._naming.verb_phrase(plan.deed().bare)
        return f"I can {what}{self._put(plan)}. Shall I go ahead?"

    def _may_write(self, index: int, plan: Any) -> bool:
        return index in self._ledger.consents

    def _step(self, index: int, request: Any) -> Any:
        plan = self._plan(index, request)
        if not self._may_write(index, plan):
            return super()._step(index, request)
        self._writing = (index, request, plan.deed())
        return plan.operation.call(plan.values, self.dialogue.db)


def by_number(plan: Any) -> str:
    """All that would be done, by the numbers in it alone."""
    return f": {', '.join(re.findall('#W[0-9]+|HAT[0-9]+|[0-9]{10}|[A-Z0-9]{6}', str(plan.values)))}"


def among_all(plan: Any) -> str:
    """The right one among all that it could be."""
    every = {str(value): None for value in plan.candidates(plan.operation.subject, plan.values)}
    return f", one of {', '.join(every)}"


@pytest.mark.parametrize(
    ("kind", "put", "agreed"),
    [
        ("variant", lambda plan: "", False),
        ("variant", lambda plan: ": the cheapest", False),
        ("variant", by_number, True),
        ("vague_preference", lambda plan: "", False),
        ("vague_preference", lambda plan: ", as you request", False),
        ("vague_preference", lambda plan: ": the cheapest", True),
        ("vague_preference", by_number, True),
        ("reference", lambda plan: "", False),
        ("reference", lambda plan: ", the one that you mean", False),
        ("reference", among_all, False),
        ("reference", by_number, True),
    ],
)
@pytest.mark.parametrize("domain", ["retail", "airline"])
def test_a_go_ahead_leaves_nothing_to_guess(domain: str, kind: str, put: Callable[[Any], str], agreed: bool) -> None:
    """Of several that fit what was said, the one must be put to the customer; a lucky guess isn't agreed to."""
    made = make_tasks(domain, "ambiguous", 6, seed=5, kinds=[kind], certify="none")
    alone = [task for task in made if len(task.intent.requests) == 1]
    assert alone
    for task in alone:
        verdict = judged(GuessingRight(put), task)
        assert (verdict.components.rules, "R5" in {v.clause for v in verdict.violations}) == (agreed, not agreed)


class GuessingWrong(Oracle):
    """Puts something wrong in each slot instead of asking, so as to be put right."""

    def _ask(self, plan: Any, standing: Any, slots: Any) -> str:
        things = dict(plan.deed().things)
        for slot in things:
            other = next((v for v in plan.candidates(slot, plan.values) if v != plan.values[slot]), None)
            if other is not None:
                of = other if isinstance(other, list) else [other]
                things[slot] = tuple(plan.thing(slot, one, plan.values) for one in of)
        return self._wording.propose(Deed(plan.operation, things))


def test_a_wrong_guess_tells_no_more_than_a_question() -> None:
    """What is put wrongly is put right for two slots at a time that nothing has been said of."""
    told = []
    for task in make_tasks("airline", "general", 6, seed=2, kinds=["one_request"], certify="none"):
        said: set[tuple[int, str]] = set()
        for turn in play(GuessingWrong(), task, load_domain("airline"), seed=7).user_turns:
            for act in turn.acts:
                slots = {(act.request, slot) for slot in act.slots}
                told += [len(slots - said)] * (act.kind == "deny")
                said |= slots
    assert max(told) == 2


class ProposingOther(PlainWording):
    """Asks for a yes to something quite different, in the place of each proposal."""

    other = ""

    def propose(self, deed: Any) -> str:
        return self.other


@pytest.mark.parametrize("other", ["Are you pleased with our service?", "Shall I go ahead and wipe your profile?"])
def test_a_yes_to_something_else_is_no_go_ahead(other: str, plenty: TaskSet) -> None:
    """However much has been said by then: the customer asks what will be done, or turns it down, until it has enough."""
    for task in [t for t in plenty if t.scenario == "general" and not t.goal.handover][:FEW]:
        dialogue = play(
            Oracle(type("Other", (ProposingOther,), {"other": other})), task, load_domain(task.domain), seed=7
        )
        assert "consent" not in {act.kind for turn in dialogue.user_turns for act in turn.acts}
        assert not dialogue.verdict().success


class RefusingWhatIsDone(Oracle):
    """Serves its customers, and says each time that it can't be done, as it says of what it couldn't do."""

    def _claim(self, deed: Any) -> str:
        return self._wording.refuse(deed.brief, "our policy doesn't allow it")


def test_to_do_it_and_say_that_it_can_not_be_done_serves_nobody(plenty: TaskSet) -> None:
    """The same words for what was done and for what can't be would pass both twins; they pass the one."""
    asked = [t for t in plenty if t.scenario in ("general", "infeasible") and len(t.intent.requests) == 1]
    feasible = [t for t in asked if t.feasible and not t.goal.handover and t.intent.refusal.fallback is None]
    assert feasible
    for task in feasible:
        verdict = judged(RefusingWhatIsDone(), task)
        assert (verdict.success, verdict.components.finished) == (False, False)
        assert verdict.components.end_state
        assert verdict.events.false_refusal > 0
    assert any(judged(RefusingWhatIsDone(), t).success for t in plenty if not t.feasible)


def test_what_is_had_instead_of_what_can_not_be_done_is_not_refused_for_it(plenty: TaskSet) -> None:
    """Of two requests the one that can't be done is refused truly, though the other is then said to be impossible."""
    falling_back = [t for t in plenty if not t.feasible and t.intent.refusal.fallback is not None]
    assert falling_back
    for task in falling_back:
        verdict = judged(RefusingWhatIsDone(), task)
        assert (verdict.success, verdict.components.finished, verdict.events.false_refusal) == (False, False, 1)


def test_a_refusal_without_the_evidence_is_none(plenty: TaskSet) -> None:
    """Guessing right that it can't be done isn't enough: the records must have been read before."""
    refused = [t for t in plenty if t.goal.refusal and t.goal.evidence and not t.goal.calls][:FEW]
    assert refused
    for task in refused:
        components = judged(RefusingUnseen(), task).components
        assert (components.finished, components.end_state, components.refusal) == (True, True, False)


def test_a_record_that_is_somebody_elses_is_evidence_too(plenty: TaskSet) -> None:
    """Nobody need have read it, but who has knows why it can't be done."""
    shown = [t for t in plenty if t.goal.also_shown_in]
    assert shown
    for task in shown:
        dialogue = Dialogue(task, load_domain(task.domain))
        dialogue.start()
        ((_, record),) = task.goal.also_shown_in
        dialogue.act(ToolCall("get_order_details", {"order_id": record}))
        while not dialogue.finished:
            dialogue.act("I'm afraid that can't be done, the order isn't yours.")
        assert dialogue.verdict().components.refusal


def test_evidence_that_is_looked_up_after_the_refusal_comes_too_late(plenty: TaskSet) -> None:
    """Of two agents that differ in nothing but the order, the one that refuses first has refused blindly."""

    def played(task: Task, *, blindly: bool) -> Dialogue:
        dialogue = Dialogue(task, load_domain(task.domain), seed=7)
        dialogue.start()
        look_ups = [ToolCall(**call) for call in task.gold]
        if not blindly:
            dialogue.act({"tool_calls": look_ups})
        while dialogue.refused_at is None:
            dialogue.act("I'm afraid that can't be done.")
        if blindly and not dialogue.finished:
            dialogue.act({"tool_calls": look_ups})
        while not dialogue.finished:
            dialogue.act("I'm afraid that can't be done.")
        return dialogue

    staying = 0
    for task in plenty:
        if task.goal.evidence:
            early, late = (played(task, blindly=blindly) for blindly in (False, True))
            assert early.verdict().components.refusal
            assert not late.verdict().components.refusal
            staying += bool(late.calls)
    assert staying, "some customers stay on the line after they have accepted a refusal"


def test_a_write_that_was_refused_was_not_made() -> None:
    """Where effects cancel out, the goal names the writes; that they were tried doesn't count."""
    (task,) = make_tasks("retail", "changing", 1, seed=5, kinds=["undo"], certify="none")
    dialogue = play(Oracle(), task, load_domain(task.domain), seed=7)
    assert dialogue.verdict().success
    dialogue.calls = [replace(call, error=True) for call in dialogue.calls]
    assert not dialogue.verdict().components.end_state


def test_what_was_done_before_the_customer_changed_its_mind_was_not_stale(plenty: TaskSet) -> None:
    """It was wanted then; what does it again afterwards is."""
    done = [t for t in plenty if t.intent.revision is not None and t.intent.revision.trigger == "completion_claimed"]
    assert done
    assert {judged(Oracle(), task).events.stale_goal_action for task in done} == {0}


@pytest.mark.parametrize("act", [None, "revise", "withdraw", "accept_refusal"])
def test_consent_ends_when_the_customer_gives_up_what_it_wanted(act: Any, plenty: TaskSet) -> None:
    """Whether it changes its mind or takes no for an answer, what it agreed to before is no longer agreed to."""
    task = next(t for t in plenty if t.kind == "one_request")
    domain, write = load_domain(task.domain), task.gold[-1]
    operation = domain.operations[task.intent.requests[0].operation]
    consent = UserAct("consent", 0, consent=Consent(operation.name, operation.values(write["arguments"])))
    dialogue = Dialogue(task, domain)
    dialogue.start()
    given_up = (UserAct(act, 0),) if act is not None else ()
    dialogue.user = Saying(UserTurn("Yes.", (consent,)), UserTurn("Well.", given_up), request=task.intent.requests[0])
    dialogue.act("Shall I?")
    dialogue.act("Now?")
    dialogue.act(ToolCall(write["name"], write["arguments"]))
    assert not dialogue.calls[-1].error
    assert dialogue.verdict().events.premature_action == bool(given_up)


@pytest.mark.parametrize("kind", ["inform", "acknowledge"])
def test_a_customer_is_known_by_what_it_says_and_by_what_it_confirms(kind: Any, plenty: TaskSet) -> None:
    """Asked whether an address is its own, it need only say yes."""
    task = next(t for t in plenty if not t.intent.customer.told and "email" in t.intent.customer.facts)
    dialogue = Dialogue(task, load_domain(task.domain))
    dialogue.start()
    dialogue.user = Saying(UserTurn("Yes.", (UserAct(kind, -1, ("email",)),)))
    look_up = ToolCall("find_user_id_by_email", {"email": task.intent.customer.facts["email"]})
    dialogue.act(look_up)
    assert dialogue.customer is None
    dialogue.act("Is it yours?")
    dialogue.act(look_up)
    assert dialogue.customer == task.intent.customer.id


def test_handing_over_somebody_unknown_serves_nobody() -> None:
    """Even where no tool does what is asked for."""
    for task in make_tasks("retail", "infeasible", 2, seed=5, kinds=["no_such_tool"], certify="none"):
        verdict = judged(next(s.make for s in STRAWS if s.name == "always-transfer")(), task)
        assert (verdict.ending, verdict.components.finished, verdict.components.end_state) == ("handover", False, False)


@pytest.mark.parametrize(("tells", "guesses"), [(True, False), (False, True), (True, True), (False, False)])
def test_what_is_said_after_a_go_ahead_is_a_part_of_it(tells: bool, guesses: bool) -> None:
    """A reason that was left open is agreed to once it is told; until then none is."""
    tasks = make_tasks("retail", "general", 12, seed=3, kinds=["one_request"], certify="none")
    task = next(t for t in tasks if t.intent.requests[0].operation == "cancel_order")
    (request,), arguments = task.intent.requests, task.gold[-1]["arguments"]
    agreed = Consent("cancel_order", {"order_id": arguments["order_id"]}, unsaid=("reason",))
    consent = UserAct("consent", 0, consent=agreed)
    dialogue = Dialogue(task, load_domain("retail"))
    dialogue.start()
    dialogue.user = Saying(
        UserTurn("Yes.", (consent,)), UserTurn("Well.", (UserAct("inform", 0, ("reason",)),) * tells), request=request
    )
    dialogue.act("Shall I?")
    dialogue.act("Why?")
    (other,) = {"no longer needed", "ordered by mistake"} - {arguments["reason"]}
    dialogue.act(ToolCall("cancel_pending_order", {**arguments, "reason": other} if guesses else arguments))
    assert not dialogue.calls[-1].error
    assert dialogue.verdict().events.premature_action == (guesses or not tells)


class Saying:
    """A customer that says some turns, one after the other."""

    def __init__(self, *turns: UserTurn, request: Any = None) -> None:
        self._turns = iter(turns)
        self._request = request

    def request(self, index: int) -> Any:
        return self._request

    def hear(self, text: str) -> UserTurn:
        return next(self._turns)


def test_what_is_done_and_undone_is_not_done(plenty: TaskSet) -> None:
    """The end state decides, and the second write had no consent."""
    moved = [t for t in plenty if any(call["name"] == "modify_user_address" for call in t.gold)]
    moved = [t for t in moved if t.scenario in ("general", "ambiguous")]
    assert moved
    for task in moved:
        verdict = judged(Undoing(), task)
        assert not verdict.success
        assert not verdict.components.end_state
        assert verdict.events.premature_action > 0


@pytest.fixture(scope="module")
def asking() -> list[Task]:
    """Tasks whose customer wants to be told an amount."""
    made = make_tasks("retail", "general", 4, seed=5, kinds=["question"], certify="none")
    return [t for t in made if t.goal.answers and t.goal.answers[0].type == "money"]


@pytest.mark.parametrize(("wording", "succeeds"), [(PlainWording, True), (ListingAmounts, False), (WrongAmount, False)])
def test_an_answer_is_one_value_and_the_true_one(wording: Any, succeeds: bool, asking: list[Task]) -> None:
    """Listing every amount gains nothing; nor does an amount that is off by a cent."""
    assert asking
    for task in asking:
        verdict = judged(Oracle(wording), task)
        assert (verdict.success, verdict.components.answers) == (succeeds, succeeds)
        assert verdict.components.end_state


@pytest.mark.parametrize(("text", "told"), [("gone through", True), ("42.17", False)])
def test_what_must_be_said_in_so_many_words_is_part_of_the_answers(text: str, told: bool, asking: list[Task]) -> None:
    """As goals that come from other projects have it."""

    class Saying(PlainWording):
        def done(self, deed: Deed, answers: Sequence[Answer] = ()) -> str:
            return f"{super().done(deed, answers)} It has gone through."

    for task in asking:
        goal = task.goal.model_copy(update={"says": (text,)})
        verdict = judged(Oracle(Saying), task.model_copy(update={"goal": goal}))
        assert (verdict.success, verdict.components.answers) == (told, told)


@pytest.mark.parametrize(("asked", "told"), [("answer", True), ("other", False)])
def test_a_bare_amount_answers_what_was_asked_last(asked: str, told: bool, asking: list[Task]) -> None:
    """A sum without a word on what it is says nothing of another quantity."""
    for task in asking:
        answer, domain = task.goal.answers[0], load_domain(task.domain)
        dialogue = Dialogue(task, domain)
        opening = dialogue.start()
        other = next(q.name for q in domain.quantities if q.name != answer.quantity and q.type == "money")
        wanted = answer.quantity if asked == "answer" else other
        dialogue.user_turns = [
            UserTurn(opening.content, ()),
            UserTurn("How much?", (UserAct("ask_amount", 0, (wanted,)),)),
        ]
        dialogue.replies = ["One moment, please.", f"${answer.value:.2f}."]
        assert dialogue.verdict().components.answers is told


def test_a_price_that_changes_a_mind_must_be_the_true_one(plenty: TaskSet) -> None:
    """Who frightens the customer off with another one hasn't served it, though all that it then wanted was done."""
    priced = [t for t in plenty if t.kind == "price_condition"]
    assert priced
    for task in priced:
        components = judged(Overcharging(), task).components
        assert (components.finished, components.end_state, components.answers) == (True, True, False)
        assert judged(Oracle(), task).success


@pytest.mark.parametrize(
    ("replies", "priced"),
    [
        (["The {quantity} comes to {price}. Shall I go ahead?"], True),
        (["Do you agree to pay the {price}?"], True),
        (["Do you agree to pay the {price}, or to pay the $1.00?"], False),
        (["Shall I go ahead?", "The {quantity} would have come to {price}."], False),
    ],
    ids=["told", "asked to pay it", "asked to pay one of two", "told when it is too late"],
)
def test_a_price_is_told_before_the_mind_is_changed(replies: list[str], priced: bool, plenty: TaskSet) -> None:
    """As the only one."""
    task = next(t for t in plenty if t.kind == "price_condition")
    price = task.goal.price
    assert price is not None
    dialogue = Dialogue(task, load_domain(task.domain))
    opening = dialogue.start()
    changes_its_mind = UserTurn("Then I'd rather not.", (UserAct("revise", 0),))
    dialogue.user_turns = [
        UserTurn(opening.content, ()),
        changes_its_mind,
        *[UserTurn("I see.", ())] * (len(replies) - 1),
    ]
    said = {"quantity": price.quantity.replace("_", " "), "price": f"${price.value:.2f}"}
    dialogue.replies = [reply.format(**said) for reply in replies]
    assert dialogue.verdict().components.answers is priced


def test_who_does_not_answer_has_not_served(asking: list[Task]) -> None:
    """The customer asks again, and it counts when the call ends."""
    for task in asking:
        assert not judged(Oracle(NoAmount), task).components.answers


def test_gibberish_is_no_way_out(plenty: TaskSet) -> None:
    """An agent that talks nonsense fails, and the failure is its own."""

    class Gibbering:
        def reset(self, info: Any) -> None:
            self._rng = np.random.default_rng(1)

        def act(self, observation: Any) -> str:
            return " ".join("".join(self._rng.choice(list("bdfgklmnoprstu"), 5)) for _ in range(6))

    for task in plenty[::6]:
        verdict = judged(Gibbering(), task)
        assert not verdict.success
        assert verdict.ending == "left"
        assert verdict.events.not_understood > 0
