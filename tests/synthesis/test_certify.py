"""Proofs: each scenario's claim holds of what is made, and a task that is broken on purpose is caught."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from t2t_gym import make_tasks
from t2t_gym.domain import snapshot_of
from t2t_gym.end_states import state_key
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.claims.claims import claims_of
from t2t_gym.synthesis.claims.completions import Completions, completions
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.claims.wanted import wish_of
from t2t_gym.synthesis.proof.certify import certify
from t2t_gym.synthesis.proof.checks import CHECKS
from t2t_gym.synthesis.proof.exams import Exam
from t2t_gym.synthesis.proof.solve import solve, user_seeds
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Feature, Goal, Is, Request, Revision, SlotFill, Task
from t2t_gym.taskset import TaskSet
from t2t_gym.verdict import Components, Events, Verdict

DOMAIN = load_domain("retail")


def of(tasks: TaskSet, scenario: str) -> list[Task]:
    """The tasks of a scenario."""
    return [t for t in tasks if t.scenario == scenario]


def vague(tasks: TaskSet) -> list[Task]:
    """The ambiguous tasks whose opening is true, but leaves several things that could be meant."""
    return [t for t in of(tasks, "ambiguous") if t.kind not in ("unclear_operation", "mistaken_detail")]


def find(task: Task, requests: tuple[Request, ...] | None = None, *, opening: bool = False) -> Completions:
    """The completions of a task's requests, or of others, in its world."""
    requests = task.intent.requests if requests is None else requests
    return completions(DOMAIN, snapshot_of(DOMAIN, task.world), task.intent.customer.id, requests, opening=opening)


def goal(task: Task) -> frozenset[str]:
    """The keys of the end states that a task accepts."""
    return frozenset(state_key(s, snapshot_of(DOMAIN, task.world), DOMAIN.logs) for s in task.goal.end_states)


def changed(task: Task, **fields: Any) -> Task:
    """The task with something else in its intent."""
    return task.model_copy(update={"intent": task.intent.model_copy(update=fields)})


def claims(task: Task, twin: Task | None = None) -> dict[str, Any]:
    """What the claims of a task come to, beside its twin."""
    return claims_of(Search(DOMAIN, task), Search(DOMAIN, twin) if twin is not None else None)


def said_at_once(request: Request) -> Request:
    """The request with everything said unasked, and rightly."""
    slots = [f if not f.asked else f.model_copy(update={"told": f.asked[-1], "mistaken": False}) for f in request.slots]
    return request.model_copy(update={"slots": tuple(slots), "unclear": False})


def test_all_that_is_said_comes_to_the_goal_and_nothing_else(tasks: TaskSet) -> None:
    """General and ambiguous tasks, and feasible twins, have one reading, whose ends are the goal's."""
    for task in tasks:
        if task.feasible and task.scenario != "changing":
            assert find(task).readings == {goal(task)}


def test_the_opening_of_an_ambiguous_task_has_two_readings_that_can_be_served(tasks: TaskSet) -> None:
    """Only the customer can settle which is meant."""
    for task in vague(tasks):
        assert find(task, opening=True).with_database >= 2


def test_an_ambiguous_description_is_true_of_what_is_meant(tasks: TaskSet) -> None:
    """The goal is among the readings of the opening: nobody is misled, only left in doubt."""
    for task in vague(tasks):
        opening = find(task, opening=True)
        assert goal(task) in opening.readings or not opening.complete


def test_before_and_after_a_revision_nothing_is_in_common(tasks: TaskSet) -> None:
    """What was wanted first can be done too, and none of its ends is accepted."""
    for task in of(tasks, "changing"):
        revision = task.intent.revision
        assert revision is not None
        (before,) = find(task).readings
        assert not before & goal(task)
        if revision.trigger != "completion_claimed":
            becomes = (revision.becomes,) if revision.becomes is not None else ()
            assert find(task, (*becomes, *task.intent.requests[1:])).readings == {goal(task)}


def test_an_infeasible_task_has_no_reading_and_its_twin_one(tasks: TaskSet) -> None:
    """The twin has the same intent to the letter, and the same words fit as many things."""
    pairs: dict[str, list[Task]] = {}
    for task in of(tasks, "infeasible"):
        if task.pair and task.kind != "unidentified":  # of whom it isn't known who it is
            pairs.setdefault(task.pair, []).append(task)
    for one, other in pairs.values():
        twin, task = (one, other) if one.feasible else (other, one)
        assert twin.intent == task.intent
        assert (twin.world.seed, twin.world.digest) == (task.world.seed, task.world.digest)
        assert [bool(t.world.edits) for t in (task, twin)].count(True) == 1
        assert (find(task).with_database, find(twin).with_database) == (0, 1)
        assert find(task).by_words == find(twin).by_words


def test_the_evidence_of_a_refusal_is_what_differs_from_the_twin(tasks: TaskSet) -> None:
    """What must have been looked up is among the flipped records, and the gold calls look it up."""
    for task in of(tasks, "infeasible"):
        if task.feasible or task.goal.handover:
            assert not task.goal.refusal
            continue
        assert task.goal.refusal
        assert task.goal.evidence or task.goal.calls
        edits = task.world.edits or _pair_of(tasks, task)[1].world.edits
        assert all(record_id in edits[table] for table, record_id in task.goal.evidence)
        asked = [value for call in task.gold for value in call["arguments"].values()]
        assert all(record_id in asked for _, record_id in task.goal.evidence)


def test_what_an_infeasible_task_asks_for_instead_can_be_done(tasks: TaskSet) -> None:
    """A fallback has one reading, the goal's; without one the goal changes nothing."""
    fallbacks = 0
    for task in of(tasks, "infeasible"):
        fallback = task.intent.refusal.fallback
        if not task.feasible and fallback is not None:
            fallbacks += 1
            assert find(task, (fallback,)).readings == {goal(task)}
        elif not task.feasible:
            assert task.goal.end_states == ({},)
    assert fallbacks


def test_every_world_of_an_infeasible_task_hangs_together(tasks: TaskSet) -> None:
    """A flipped fact takes its dependants with it."""
    for task in of(tasks, "infeasible")[:30]:
        assert DOMAIN.worlds.problems(snapshot_of(DOMAIN, task.world).tables) == []


def test_gold_calls_reach_the_goal(tasks: TaskSet) -> None:
    """They run without error on a fresh world."""
    check = next(c for c in CHECKS if c.name == "gold")
    for task in tasks:
        assert check.run(Exam(DOMAIN, task)) == {"gold_replays": True}


# --- mutants ------------------------------------------------------------------------------------------------------


def _pair_of(tasks: TaskSet, task: Task) -> tuple[Task, Task]:
    other = next(t for t in tasks if t.pair == task.pair and t.id != task.id)
    return task, other


def _empty_goal(task: Task) -> Task:
    return task.model_copy(update={"goal": Goal(end_states=({},))})


def _no_gold_write(task: Task) -> Task:
    return task.model_copy(update={"gold": task.gold[:-1]})


def _wrong_gold(task: Task) -> Task:
    failing = {"name": "get_order_details", "arguments": {"order_id": "#W"}}
    return task.model_copy(update={"gold": (failing, *task.gold)})


def _plain_opening(task: Task) -> Task:
    return changed(task, requests=tuple(map(said_at_once, task.intent.requests)))


def _never_settled(task: Task) -> Task:
    requests = tuple(
        r.model_copy(update={"slots": tuple(f.model_copy(update={"asked": ()}) for f in r.slots)})
        for r in task.intent.requests
    )
    return changed(task, requests=requests)


def _same_again(task: Task) -> Task:
    return changed(task, revision=Revision(becomes=task.intent.requests[0]))


def _no_revision(task: Task) -> Task:
    return changed(task, revision=None)


@pytest.mark.parametrize(
    ("scenario", "mutate", "reason"),
    [
        ("general", _empty_goal, "the goal isn't"),
        ("general", _no_gold_write, "don't reach the goal"),
        ("general", _wrong_gold, "get_order_details fails"),
        ("ambiguous", _empty_goal, "the goal isn't"),
        ("ambiguous", _plain_opening, "one reading|nothing is|settles it|no request is unclear"),
        ("changing", _empty_goal, "the goal isn't|the goal doesn't ask"),
        ("changing", _same_again, "the goal isn't"),
        ("changing", _no_revision, "nothing changes"),
    ],
)
def test_a_broken_task_is_caught(tasks: TaskSet, scenario: str, mutate: Callable[[Task], Task], reason: str) -> None:
    """Every check catches its own mutant, in every task."""
    for task in of(tasks, scenario):
        with pytest.raises(Rejected, match=reason):
            certify(DOMAIN, [mutate(task)])


def test_a_description_that_nothing_settles_is_caught(tasks: TaskSet) -> None:
    """Where the customer has no answer to the question, several things stay meant."""
    for task in vague(tasks):
        with pytest.raises(Rejected, match="several readings|over its bound"):
            certify(DOMAIN, [_never_settled(task)])


def test_a_revision_that_changes_nothing_is_caught(tasks: TaskSet) -> None:
    """Where the request stays what it was, the old end is the new goal."""
    for task in of(tasks, "general")[:10]:
        revised = task.model_copy(update={"scenario": "changing"})
        revised = changed(revised, revision=Revision(becomes=task.intent.requests[0]))
        with pytest.raises(Rejected, match="changes nothing"):
            certify(DOMAIN, [revised])


def test_a_twin_of_another_world_is_caught(tasks: TaskSet) -> None:
    """Twins differ in one fact of one world."""
    task = next(t for t in of(tasks, "infeasible") if t.pair and not t.feasible)
    _, twin = _pair_of(tasks, task)
    elsewhere = twin.model_copy(update={"world": twin.world.model_copy(update={"seed": twin.world.seed + 1})})
    with pytest.raises(Rejected, match="the twin's world isn't the same but for a fact"):
        claims(task, elsewhere)


def test_answers_that_serving_does_not_come_to_are_caught(tasks: TaskSet) -> None:
    """An amount that is off by a cent is no answer."""
    task = next(t for t in of(tasks, "general") if t.goal.answers and t.goal.answers[0].type == "money")
    (first, *rest) = task.goal.answers
    off = (first.model_copy(update={"value": float(first.value) + 0.01}), *rest)
    with pytest.raises(Rejected, match="the answers owed aren't what serving the customer comes to"):
        claims(task.model_copy(update={"goal": task.goal.model_copy(update={"answers": off})}))


def test_an_infeasible_task_that_can_be_done_is_caught(tasks: TaskSet) -> None:
    """With the obstacle out of the way, the claim fails."""
    for task in of(tasks, "infeasible"):
        if not task.feasible and task.pair:
            _, twin = _pair_of(tasks, task)
            with pytest.raises(Rejected, match="it can be done"):
                claims(task.model_copy(update={"world": twin.world}), twin)


def test_a_refusal_whose_goal_changes_something_is_caught(tasks: TaskSet) -> None:
    """Where nothing else is asked for, nothing is left to be done."""
    for task in of(tasks, "infeasible"):
        if not task.feasible and task.pair and task.intent.refusal.fallback is None and not task.goal.calls:
            _, twin = _pair_of(tasks, task)
            changes = task.goal.model_copy(update={"end_states": twin.goal.end_states})
            with pytest.raises(Rejected, match="infeasible: the goal changes something"):
                claims(task.model_copy(update={"goal": changes}), twin)


@pytest.mark.parametrize("goal", [{"handover": False}, {"end_states": ({"users": {"ann_1": {"email": "a@b.c"}}},)}])
def test_what_no_tool_does_must_be_handed_over_and_leave_everything_as_it_is(
    tasks: TaskSet, goal: dict[str, Any]
) -> None:
    """Or else there would be something that an agent could do."""
    task = next(t for t in of(tasks, "infeasible") if t.kind == "no_such_tool")
    with pytest.raises(Rejected, match="no such tool: the goal isn't to hand over and change nothing"):
        claims(task.model_copy(update={"goal": task.goal.model_copy(update=goal)}))


def test_one_question_is_not_several(tasks: TaskSet) -> None:
    """However much the opening leaves open."""
    settled = [t for t in vague(tasks) if t.certificate.claims["questions"] == 1]
    assert settled
    for task in settled:
        with pytest.raises(Rejected, match="several questions: one settles it"):
            claims(task.model_copy(update={"kind": "several_questions"}))


def test_a_mistake_that_can_be_served_is_none(tasks: TaskSet) -> None:
    """What is said in error has to fit nothing, or else an agent would do it."""
    task = next(t for t in of(tasks, "general") if t.kind == "one_request")
    (request,) = task.intent.requests
    subject = DOMAIN.operations[request.operation].subject
    right = next(f for f in request.slots if f.slot == subject)
    mistaken = right.model_copy(update={"mistaken": True, "told": Is(value=right.value)})
    slots = tuple(mistaken if f is right else f for f in request.slots)
    wrong = changed(task, requests=(request.model_copy(update={"slots": slots}),))
    with pytest.raises(Rejected, match="mistaken: what is said in error can be served"):
        claims(wrong.model_copy(update={"scenario": "ambiguous", "kind": "mistaken_detail"}))


def test_what_costs_just_the_budget_is_not_over_it(tasks: TaskSet) -> None:
    """A customer that would pay as much has no reason to want something else."""
    task = next(t for t in tasks if t.kind == "price_condition")
    revision, price = task.intent.revision, task.goal.price
    assert revision is not None
    assert price is not None
    with pytest.raises(Rejected, match="price: it isn't over the budget"):
        claims(changed(task, revision=revision.model_copy(update={"budget": float(price.value)})))


def test_nothing_is_looked_up_twice_by_the_gold_calls(tasks: TaskSet) -> None:
    """Not even for two requests about the same thing."""
    for task in tasks:
        assert all(call not in task.gold[:i] for i, call in enumerate(task.gold))


def test_a_wish_is_the_same_in_whatever_order_it_is_voiced(tasks: TaskSet) -> None:
    """Of two requests either may come first; another customer, or another thing, makes another wish."""
    task = next(t for t in tasks if t.kind == "several_requests")
    requests = task.intent.requests
    assert wish_of(DOMAIN, changed(task, requests=requests[::-1])) == wish_of(DOMAIN, task)
    assert wish_of(DOMAIN, changed(task, requests=requests[:1])) != wish_of(DOMAIN, task)
    somebody = task.intent.customer.model_copy(update={"id": "nobody_1"})
    assert wish_of(DOMAIN, changed(task, customer=somebody)) != wish_of(DOMAIN, task)


def test_an_undo_owes_no_call_that_nobody_makes(tasks: TaskSet) -> None:
    """What must have been called is among the writes that the gold calls make."""
    task = next(t for t in tasks if t.kind == "undo")
    assert claims(task)["calls"] == 2
    strange = {"name": "cancel_pending_order", "arguments": {"order_id": "#W0", "reason": "no longer needed"}}
    for calls in ((), (*task.goal.calls, strange)):
        with pytest.raises(Rejected, match="undo: the goal doesn't ask for the writes"):
            claims(task.model_copy(update={"goal": task.goal.model_copy(update={"calls": calls})}))


def test_a_customer_knows_no_numbers_but_those_of_what_it_calls_about(tasks: TaskSet) -> None:
    """Those of its orders, where it has them to hand; its own only where it could say it of itself."""
    subjects = {o.subject for o in (*DOMAIN.operations.values(), *DOMAIN.unserved.values())}
    for task in tasks:
        customer = task.intent.customer
        assert {r.slot for r in customer.recognises if r.known} <= subjects
        own = [f for r in task.intent.requests for f in r.slots if f.slot in DOMAIN.asked_for[r.operation].own]
        assert all(bool(f.asked) is (f.slot in customer.facts) for f in own)


def test_a_twin_in_whose_world_the_words_fit_other_things_is_caught(tasks: TaskSet) -> None:
    """An order that is described is one of the customer's; where it has none, the words would tell the twins apart."""
    described = [t for t in of(tasks, "infeasible") if t.pair and not t.feasible and _is_described(t, "order_id")]
    assert described
    for task in described:
        _, twin = _pair_of(tasks, task)
        orders = {"users": {task.intent.customer.id: {"orders": []}}}
        elsewhere = twin.world.model_copy(update={"edits": {**twin.world.edits, **orders}})
        with pytest.raises(Rejected, match="the words fit other things in the twin's world"):
            claims(task, twin.model_copy(update={"world": elsewhere}))


def _is_described(task: Task, slot: str) -> bool:
    said = [c for f in task.intent.requests[0].slots if f.slot == slot for c in f.constraints()]
    return bool(said) and all(c.type == "fits" for c in said)


def test_a_twin_that_differs_in_its_intent_is_caught(tasks: TaskSet) -> None:
    """Anything that tells the two apart, but the fact, would be a way to win without looking."""
    for task in of(tasks, "infeasible"):
        if not task.feasible and task.pair:
            _, twin = _pair_of(tasks, task)
            customer = twin.intent.customer.model_copy(update={"patience": twin.intent.customer.patience + 1})
            with pytest.raises(Rejected, match="to the letter"):
                claims(task, changed(twin, customer=customer))
            with pytest.raises(Rejected, match="no twin"):
                certify(DOMAIN, [task])


@pytest.mark.parametrize(
    ("goal", "problem"),
    [
        ({"refusal": False}, "doesn't ask for a refusal on evidence"),
        ({"evidence": ()}, "doesn't ask for a refusal on evidence"),
        ({"evidence": (("products", "0"),)}, "the evidence is the same in the twin's world"),
        ({"also_shown_in": (("products", "0"),)}, "the evidence is the same in the twin's world"),
    ],
)
def test_a_refusal_that_takes_no_look_at_what_differs_is_caught(
    tasks: TaskSet, goal: dict[str, Any], problem: str
) -> None:
    """Refusing blindly, or at the sight of anything, would do."""
    for task in of(tasks, "infeasible"):
        if not task.feasible and task.goal.evidence:
            blind = task.model_copy(update={"goal": task.goal.model_copy(update=goal)})
            with pytest.raises(Rejected, match=problem):
                claims(blind, _pair_of(tasks, task)[1])


def test_a_customer_that_says_what_is_not_so_is_caught(tasks: TaskSet) -> None:
    """It is who it says, unless that is why it can't be served; and its things are what it would know them by."""
    task = next(t for t in of(tasks, "general") if {"email", "zip"} <= t.intent.customer.facts.keys())
    facts = {**task.intent.customer.facts, "zip": "00000"}
    customer = task.intent.customer
    elsewhere = (Feature("contains", "Zeppelin"),)
    recognised = tuple(r.model_copy(update={"features": (*r.features, *elsewhere)}) for r in customer.recognises)
    for wrong in ({"facts": facts}, {"recognises": recognised}):
        with pytest.raises(Rejected, match="what the customer says of itself isn't so"):
            claims(changed(task, customer=customer.model_copy(update=wrong)))


def test_an_opening_that_names_what_it_should_only_describe_is_caught(tasks: TaskSet) -> None:
    """A customer that has the id to hand says it, and so nothing is left to ask or to look up."""
    for task in tasks:
        subject = next(f for f in task.intent.requests[0].slots if f.slot in ("order_id", "user_id"))
        if task.kind == "look_up" or (task.kind == "reference" and subject.told != subject.asked[-1]):
            recognised = tuple(r.model_copy(update={"known": True}) for r in task.intent.customer.recognises)
            customer = task.intent.customer.model_copy(update={"recognises": recognised})
            with pytest.raises(Rejected, match="has one reading|the words fit one thing"):
                claims(changed(task, customer=customer))


def test_a_task_for_tests_among_those_to_train_on_is_caught(tasks: TaskSet) -> None:
    """The people of its world would be known."""
    with pytest.raises(Rejected, match="those of the other split"):
        claims(tasks[0].model_copy(update={"split": "test"}))


@pytest.mark.parametrize(
    ("kind", "other"),
    [
        ("one_request", "several_requests"),
        ("one_request", "question"),
        ("several_requests", "one_request"),
        ("reference", "variant"),
        ("variant", "reference"),
        ("variant", "vague_preference"),
        ("value_revised", "operation_swapped"),
        ("value_revised", "request_withdrawn"),
        ("operation_swapped", "value_revised"),
        ("request_withdrawn", "value_revised"),
    ],
)
def test_a_task_of_another_kind_than_it_says_is_caught(tasks: TaskSet, kind: str, other: str) -> None:
    """What each kind claims holds of that kind alone."""
    tasks_of_kind = [t for t in tasks if t.kind == kind]
    assert tasks_of_kind
    for task in tasks_of_kind:
        with pytest.raises(Rejected):
            claims(task.model_copy(update={"kind": other}))


def test_a_customer_who_can_be_identified_is_not_one_who_cannot(tasks: TaskSet) -> None:
    """Though every look-up is asked for, and what it wants can't be done: that has another reason."""
    task = next(t for t in of(tasks, "infeasible") if t.kind == "status" and not t.feasible)
    claimed = task.model_copy(update={"kind": "unidentified"})
    with pytest.raises(Rejected, match="unidentified: the customer can be identified"):
        claims(claimed, _pair_of(tasks, task)[1])


def test_an_unsaid_slot_makes_a_general_task_ambiguous(tasks: TaskSet) -> None:
    """A task whose customer can't say the reason for a cancellation is refused."""
    mute = [
        changed(
            t,
            requests=tuple(
                r.model_copy(update={"slots": tuple(_silenced(f) if f.slot == "reason" else f for f in r.slots)})
                for r in t.intent.requests
            ),
        )
        for t in of(tasks, "general")
        if any(r.operation == "cancel_order" for r in t.intent.requests)
    ]
    assert mute
    for task in mute:
        with pytest.raises(Rejected, match="several readings"):
            certify(DOMAIN, [task])


def _silenced(fill: SlotFill) -> SlotFill:
    return fill.model_copy(update={"told": None, "asked": ()})


def test_a_look_up_whose_words_name_the_thing_is_caught(tasks: TaskSet) -> None:
    """Where the customer says the number there is nothing to look up."""
    described = [t for t in of(tasks, "general") if t.kind == "look_up"]
    assert described
    for task in described:
        (request,) = task.intent.requests
        subject = DOMAIN.operations[request.operation].subject
        slots = (f.model_copy(update={"told": Is(value=f.value)}) if f.slot == subject else f for f in request.slots)
        with pytest.raises(Rejected, match="look-up: the words fit one thing"):
            claims(changed(task, requests=(request.model_copy(update={"slots": tuple(slots)}),)))


def test_an_added_request_that_makes_good_for_the_first_is_caught() -> None:
    """An agent that waits for the second would have nothing to do for the first."""
    revised = make_tasks("retail", "changing", 12, seed=8, certify="none", kinds=["value_revised"])
    task = next(t for t in revised if t.intent.requests[0].operation == "modify_user_address")
    revision = task.intent.revision
    assert revision is not None
    on_top = revision.model_copy(update={"trigger": "completion_claimed", "adds": True})
    added = changed(task, revision=on_top).model_copy(update={"kind": "request_added"})
    with pytest.raises(Rejected, match="request added: it makes good for what was asked first"):
        claims(added)


def test_a_search_over_its_bound_refuses_the_task(tasks: TaskSet) -> None:
    """Nothing is guessed."""
    task = next(t for t in vague(tasks) if t.certificate.claims["completions_opening_by_words"] > 2)
    with pytest.raises(Rejected, match="over its bound"):
        certify(DOMAIN, [task], bound=2)


class _Played:
    """An oracle's dialogue that came to a verdict."""

    turn = 7

    def __init__(self, *held: bool) -> None:
        self._verdict = Verdict(float(all(held)), all(held), Components(*held), Events(), (), "satisfied")

    def verdict(self) -> Verdict:
        return self._verdict


def test_a_task_that_the_oracle_fails_is_refused_with_what_failed(tasks: TaskSet) -> None:
    """The reason names the first component that failed, and how the call ended."""
    failed: Any = _Played(True, False, True, True, True)
    with pytest.raises(Rejected, match=r"oracle: end state \(satisfied\)"):
        certify(DOMAIN, [tasks[0]], level="quick", solver=lambda *_: failed)


def test_a_few_customers_in_a_row_hear_the_oracle_in_the_same_words(tasks: TaskSet) -> None:
    """Each answers in its own; to others, the oracle words itself anew."""
    played = [solve(tasks[0], DOMAIN, seed) for seed in range(40)]
    asked = [dialogue.replies[0] for dialogue in played]
    assert all(len({*asked[first : first + 5]}) == 1 for first in range(0, 40, 5))
    assert len({*asked}) > 1
    assert len({dialogue.user_turns[0].text for dialogue in played[:5]}) > 1


def test_twins_are_tried_on_the_same_customers(tasks: TaskSet) -> None:
    """Or else their words would tell them apart; other tasks have other customers."""
    task = next(t for t in of(tasks, "infeasible") if t.pair)
    _, twin = _pair_of(tasks, task)
    assert user_seeds(task, 3) == user_seeds(twin, 3)
    assert len({user_seeds(t, 1) for t in tasks}) == len({t.pair or t.id for t in tasks})


def test_a_task_that_the_oracle_solves_says_so(tasks: TaskSet) -> None:
    """The certificate tells its level, what was found, the versions of what made it, and the hash of what was proven."""
    solved: Any = _Played(True, True, True, True, True)
    (task,) = certify(DOMAIN, [tasks[0]], level="quick", solver=lambda *_: solved)
    assert task.certificate.level == "quick"
    assert task.certificate.claims["oracle"] == "success"
    assert task.certificate.claims["oracle_turns"] == 7
    assert task.certificate.claims["completions_all"] == 1
    assert task.certificate.versions["domain"] == DOMAIN.version
    assert task.certificate.content == task.digest() == tasks[0].digest()
