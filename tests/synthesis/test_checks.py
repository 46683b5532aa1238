"""Each check of a certificate, and the audit: a task that is broken on purpose is caught by the check that is there for it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from typing import Any
from weakref import ref

import pytest

from t2t_gym.errors import UnknownNameError
from t2t_gym.messages import Action, Message, ToolCall
from t2t_gym.oracle import Oracle
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.claims.wanted import leaves, said_values
from t2t_gym.synthesis.proof import solve
from t2t_gym.synthesis.proof.audit import Audit, Finding, audit
from t2t_gym.synthesis.proof.checks import CHECKS
from t2t_gym.synthesis.proof.exams import Exam, exams_of
from t2t_gym.synthesis.proof.leaks import check_leaks
from t2t_gym.synthesis.proof.provenance import constants_of
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Certificate, Task
from t2t_gym.taskset import TaskSet
from tests.synthesis.units import DOMAIN, of, run, with_customer, with_goal


def unsaid(task: Task) -> Task:
    """The task whose customer doesn't say what it wants of its first request."""
    first = task.intent.requests[0]
    mute = tuple(f.model_copy(update={"told": None, "asked": ()}) for f in first.slots)
    requests = (first.model_copy(update={"slots": mute}), *task.intent.requests[1:])
    return task.model_copy(update={"intent": task.intent.model_copy(update={"requests": requests})})


def twin_of(tasks: TaskSet, task: Task) -> Task:
    """The other member of its pair."""
    return next(t for t in tasks if t.pair == task.pair and t.id != task.id)


def test_a_full_certificate_holds_what_was_tried(proven: TaskSet) -> None:
    """Claims, counts, bounds, versions, and the hash of the content."""
    for task in proven:
        certificate = task.certificate
        assert certificate.level == "full"
        assert certificate.claims["bound"] > 0
        assert certificate.claims["oracle_seeds"] == 10
        assert certificate.claims["provenance"] or not task.gold
        assert {"do-nothing", "always-transfer", "random"} <= set(certificate.claims["straws_failed"])
        assert certificate.content == task.digest()
        assert set(certificate.versions) == {"domain", "certify"}


def test_an_argument_that_comes_from_nowhere_is_caught(proven: TaskSet) -> None:
    """A gold call can't know what nobody said and no tool returned."""
    for task in proven:
        name = {"name": "find_user_id_by_name_zip", "arguments": {"first_name": "N.", "last_name": "N.", "zip": "0"}}
        with pytest.raises(Rejected, match=r"provenance: .* comes from nowhere"):
            run("provenance", task.model_copy(update={"gold": (name, *task.gold)}))


class Clumsy(Oracle):
    """Serves everybody, after a call that breaks the rules and that the tool refuses."""

    def act(self, observation: Sequence[Message]) -> Action:
        """Begin with an order that isn't there, for nobody in particular."""
        if not self.dialogue.calls:
            return ToolCall("cancel_pending_order", {"order_id": "#W0", "reason": "no longer needed"})
        return super().act(observation)


def test_an_agent_is_given_up_only_when_it_has_broken_a_rule_for_good(proven: TaskSet) -> None:
    """What a tool refused has done no harm."""
    task = of(proven, "general")[0]
    dialogue = solve.run(Clumsy(), task, DOMAIN, 0)
    assert [(v.hard, v.effective) for v in dialogue.violations if v.hard]
    assert dialogue.verdict().events.attempted_violation
    assert dialogue.verdict().success


def test_a_task_that_only_some_words_of_the_customer_spoil_is_caught(proven: TaskSet) -> None:
    """The oracle must succeed under each of ten seeds: here it can't, for the customer can't say what it wants."""
    with pytest.raises(Rejected, match="oracle: "):
        run("oracle", with_customer(of(proven, "general")[0], facts={}, told=()))


def test_an_opening_that_says_too_much_is_caught(proven: TaskSet) -> None:
    """A fact that is said unasked isn't among those that are hidden; one that is hidden and said is a leak."""
    task = next(t for t in proven if set(t.intent.customer.facts) - set(t.intent.customer.told))
    hidden = next(v for s, v in task.intent.customer.facts.items() if s not in task.intent.customer.told)
    assert check_leaks(task, ["Hello."], ["Hello."]) == 1
    with pytest.raises(Rejected, match="leak: the opening says"):
        check_leaks(task, [f"Hello, it's {hidden}."], [f"Hello, it's {hidden}."])


def test_a_hidden_value_within_a_longer_one_is_no_leak(proven: TaskSet) -> None:
    """The digits of a zip code may stand in an order's number; it is said where it stands as a word of its own."""
    task = next(t for t in proven if {"zip"} <= set(t.intent.customer.facts) - set(t.intent.customer.told))
    hidden = task.intent.customer.facts["zip"]
    for longer in (f"#W{hidden}", f"{hidden}9", f"x{hidden}x"):
        assert check_leaks(task, [f"It's about {longer}."], [f"It's about {longer}."]) == 1
    with pytest.raises(Rejected, match="leak: the opening says"):
        check_leaks(task, [f"It's about #{hidden}, #W{hidden}."], [f"It's about #{hidden}, #W{hidden}."])


def test_an_id_that_tells_is_caught(proven: TaskSet) -> None:
    """The domain and digits of chance, and not those that twins share."""
    for task in of(proven, "infeasible"):
        for telling in ("retail-infeasible-01", f"retail-{task.pair}"):
            with pytest.raises(Rejected, match="leak: the task's id"):
                run("leaks", task.model_copy(update={"id": telling}))


def test_twins_that_open_differently_are_caught(proven: TaskSet) -> None:
    """Nothing but the fact itself may tell them apart."""
    task = of(proven, "infeasible")[0]
    twin = unsaid(twin_of(proven, task))
    with pytest.raises(Rejected, match="leak: the openings of the twins differ"):
        run("leaks", task, twin)


def test_a_task_that_a_straw_agent_serves_is_caught(proven: TaskSet) -> None:
    """A goal that changes nothing is reached by whoever hands the call over."""
    task = with_goal(of(proven, "general")[0], end_states=({},), handover=True)
    with pytest.raises(Rejected, match="straw: .* succeeds"):
        run("straws", task)


def test_a_goal_that_takes_a_write_is_out_of_reach_of_who_never_writes(proven: TaskSet) -> None:
    """Which is told by what the verdict compares: a change in every accepted end state, or a write that is owed."""
    for task in proven:
        assert Exam(DOMAIN, task).takes_a_write == (task.kind == "undo" or task.goal.end_states != ({},))
    undone = next(t for t in proven if t.scenario == "general")
    write = {"name": undone.gold[-1]["name"], "arguments": undone.gold[-1]["arguments"]}
    for goal, takes in (({"calls": (write,)}, True), ({"calls": (undone.gold[0],)}, False)):
        assert Exam(DOMAIN, with_goal(undone, end_states=({},), **goal)).takes_a_write == takes


def test_a_refusal_without_its_twin_is_won_by_refusing(proven: TaskSet) -> None:
    """Which is why there are twins."""
    task = next(t for t in of(proven, "infeasible") if not t.feasible and t.intent.refusal.fallback is None)
    with pytest.raises(Rejected, match="straw: refuse-after-look-up succeeds"):
        run("straws", task)
    assert run("straws", task, twin_of(proven, task))


def test_a_world_that_does_not_hang_together_is_caught(proven: TaskSet) -> None:
    """A flipped fact takes its dependants with it."""
    task = of(proven, "infeasible")[0]
    order = next(r.value for r in task.intent.customer.recognises if r.slot == "order_id")
    world = task.world.model_copy(update={"edits": {"orders": {order: {"user_id": "nobody_1"}}}})
    with pytest.raises(Rejected, match="world: "):
        run("world", task.model_copy(update={"world": world}))


def twins(proven: TaskSet) -> tuple[Task, Task]:
    """An infeasible task and its twin."""
    task = next(t for t in proven if t.pair and not t.feasible)
    return task, twin_of(proven, task)


def test_twins_that_differ_in_one_more_thing_are_caught(proven: TaskSet) -> None:
    """Be it a record that has nothing to do with the request, or a field of the one that decides."""
    task, twin = twins(proven)
    stranger = next(i for i in Exam(DOMAIN, twin).snapshot.tables["users"] if i != task.intent.customer.id)
    edits = {**twin.world.edits, "users": {stranger: {"email": "nobody0000@example.org"}}}
    elsewhere = twin.model_copy(update={"world": twin.world.model_copy(update={"edits": edits})})
    assert run("world", task, twin)["world_differences"] > 0
    with pytest.raises(Rejected, match=r"world: the twins also differ in email|world: no obstacle"):
        run("world", task, elsewhere)


def test_twins_that_differ_in_the_same_fact_twice_are_caught() -> None:
    """Though each field of the second, a parcel that is on its way as well, hangs together with another."""
    units = make_tasks("retail", "infeasible", 8, seed=5, kinds=["status"], certify="none")
    task = next(t for t in units if not t.feasible and t.certificate.claims["obstacle"] == "shipped")
    twin, orders = twin_of(units, task), Exam(DOMAIN, task).snapshot.tables["orders"]
    other = next(order for order in orders.values() if order["status"] == "pending")
    parcel = {"item_ids": [line["item_id"] for line in other["items"]], "tracking_id": ["123456789012"]}
    edits = dict(task.world.edits)
    edits["orders"] = {**edits.get("orders", {}), other["order_id"]: {"status": "processed", "fulfillments": [parcel]}}
    twice = task.model_copy(update={"world": task.world.model_copy(update={"edits": edits})})
    assert run("world", task, twin)["world_differences"] > 0
    with pytest.raises(Rejected, match="world: no obstacle"):
        run("world", twice, twin)


def test_what_only_one_of_the_worlds_could_do_without_follows_from_the_fact() -> None:
    """A cancelled order needs no reason for that, but one that has a reason can't be pending."""
    units = make_tasks("retail", "infeasible", 12, seed=5, kinds=["status"], certify="none")
    task = next(t for t in units if not t.feasible and t.certificate.claims["obstacle"] == "cancelled")
    assert run("world", task, twin_of(units, task))["world_differences"] == 3


@pytest.mark.parametrize(("kind", "clause"), [("status", "luck"), ("rule", ""), ("unidentified", "another profile")])
def test_a_difference_that_is_not_the_one_named_is_caught(proven: TaskSet, kind: str, clause: str) -> None:
    """The kind and the clause are those of an obstacle that could have made it."""
    task, twin = twins(proven)
    assert task.kind != kind or task.certificate.claims["obstacle"] != clause
    named = task.model_copy(update={"kind": kind, "certificate": Certificate(claims={"obstacle": clause})})
    with pytest.raises(Rejected, match="world: no obstacle"):
        run("world", named, twin)


# --- the audit ----------------------------------------------------------------------------------------------------


def failed(found: Audit) -> set[str]:
    """The checks that failed."""
    return {f.check for f in found.failures}


def test_an_audit_of_proven_tasks_finds_nothing(proven: TaskSet) -> None:
    """It counts each task once for each check, by scenario and kind."""
    found = audit(proven)
    assert found.held, found.failures
    assert found.tasks == len(proven)
    for by_check in found.counts.values():
        assert len({held for held, _ in by_check.values()}) == 1
        assert set(by_check) == set(found.checks) == {c.name for c in CHECKS} | {"record"}


def _claims(**changes: Any) -> Callable[[Certificate], dict[str, Any]]:
    return lambda c: {"claims": {**c.claims, **changes}}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_claims(bound=7), "bound is 5000, recorded as 7"),
        (_claims(luck=7), "luck is recorded, and isn't found"),
        (
            lambda c: {"claims": {k: v for k, v in c.claims.items() if k != "gold_replays"}},
            "gold_replays isn't recorded",
        ),
        (lambda _: {"content": "0" * 64}, "the content isn't what was certified"),
        (lambda _: {"versions": {"domain": "0"}}, "made with versions"),
    ],
)
def test_a_certificate_that_says_something_else_is_found(
    tasks: TaskSet, change: Callable[[Certificate], dict[str, Any]], problem: str
) -> None:
    """The checks don't look at it; it is compared with what they found."""
    task = next(t for t in tasks if not t.pair)
    certificate = task.certificate.model_copy(update=change(task.certificate))
    found = audit([task.model_copy(update={"certificate": certificate})], level="none")
    assert failed(found) == {"record"}
    assert problem in found.failures[0].problem


def test_how_the_oracle_fared_is_compared_with_the_same_level(proven: TaskSet) -> None:
    """Under as many seeds as were recorded; under others it may take it another number of turns."""
    task = next(t for t in proven if t.scenario == "general")
    turns = task.certificate.claims["oracle_turns"] + 1
    changed = task.certificate.model_copy(update={"claims": {**task.certificate.claims, "oracle_turns": turns}})
    wrong = task.model_copy(update={"certificate": changed})
    assert failed(audit([wrong], level="full")) == {"record"}
    assert audit([wrong], level="quick").held


def test_an_audit_goes_on_after_a_failure_and_names_each(tasks: TaskSet) -> None:
    """The check, the task, its scenario and kind, and why; a task so broken that a check can't run has failed it."""
    broken = [
        with_goal(t, end_states=({},)) if i == 0 else with_customer(t, id="nobody_1") if i == 1 else t
        for i, t in enumerate([t for t in tasks if not t.pair][:4])
    ]
    found = audit(broken, level="none")
    assert {f.task_id for f in found.failures} == {broken[0].id, broken[1].id}
    assert {"claims", "gold"} <= failed(found)
    assert all(f.problem and f.scenario and f.kind for f in found.failures)


def test_an_audit_counts_what_held_and_what_failed() -> None:
    """By scenario, kind and check; what failed is told by name."""
    found = Audit(("claims", "gold"))
    failed = Finding("t2", "general", "one_request", "claims", "general: there is no way to serve it")
    for finding in (Finding("t1", "general", "one_request", "claims"), failed):
        found.add(finding)
    found.add(Finding("t1", "general", "one_request", "gold"))
    assert found.counts == {("general", "one_request"): {"claims": (1, 1), "gold": (1, 0)}}
    assert (found.failures, found.held) == ([failed], False)


def test_two_tasks_that_can_both_be_served_are_no_twins(tasks: TaskSet) -> None:
    """Whatever they call themselves."""
    served = next(t for t in tasks if t.pair and t.feasible)
    with exams_of(DOMAIN, (served, served)) as exams:
        assert [exam.twin for exam in exams] == [None, None]
    with exams_of(DOMAIN, (served, twin_of(tasks, served))) as exams:
        assert [exam.twin for exam in exams] == [exams[1], exams[0]]


def test_twins_are_audited_together_wherever_they_stand(tasks: TaskSet) -> None:
    """A pair that was torn apart is put together; a task whose twin is gone fails."""
    twins = [t for t in tasks if t.pair][:4]
    assert audit([twins[0], twins[2], twins[1], twins[3]], level="none").held
    alone = audit(twins[:1], level="none")
    assert [f.problem for f in alone.failures if f.check == "claims"] == ["infeasible: there is no twin"]


def test_arguments_that_follow_from_others_have_a_provenance() -> None:
    """In the airline prices, totals and amounts are worked out from what is said and the records."""
    check = next(c for c in CHECKS if c.name == "provenance")
    airline = load_domain("airline")
    found = [
        check.run(Exam(airline, task))["provenance"]
        for task in make_tasks("airline", "general", 8, seed=7, kinds=["one_request"], certify="none")
    ]
    assert any(origins.get("derived") for origins in found)


def test_a_constant_of_the_schema_needs_nobody_to_say_it() -> None:
    """A cabin is the schema's, though the customer says which it wants, and the records show one."""
    check = next(c for c in CHECKS if c.name == "provenance")
    airline, both = load_domain("airline"), 0
    for task in make_tasks("airline", "general", 12, seed=7, kinds=["one_request"], certify="none"):
        given = [(airline.tools[c["name"]], c["arguments"]) for c in task.gold]
        constants = [leaf for tool, arguments in given for leaf in leaves(arguments) if leaf in constants_of(tool)]
        assert check.run(Exam(airline, task))["provenance"].get("schema", 0) == len(constants)
        both += bool(set(constants) & set(leaves(list(said_values(task.intent)))))
    assert both


def test_an_audit_of_an_unknown_level_says_which_levels_there_are(proven: TaskSet) -> None:
    """As making tasks does."""
    with pytest.raises(
        UnknownNameError, match="unknown level of certificate 'all'; expected one of: full, none, quick"
    ):
        audit(proven, level="all")  # type: ignore[arg-type]


def test_what_was_played_for_twins_goes_with_their_exams(proven: TaskSet) -> None:
    """At once: the garbage collector isn't waited for."""
    unit = of(proven, "infeasible")[:2]
    gc.disable()
    try:
        with exams_of(DOMAIN, unit) as exams:
            assert exams[0].twin is exams[1]
            played = ref(exams[0].play(0))
        del exams
        assert played() is None
    finally:
        gc.enable()
