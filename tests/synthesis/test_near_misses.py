"""Near misses: writes with just one thing wrong, of which no goal may accept any."""

from __future__ import annotations

import pytest

from t2t_gym.domain import snapshot_of
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.claims.wanted import carefree_slots
from t2t_gym.synthesis.proof import near_misses as module
from t2t_gym.synthesis.proof.exams import Exam
from t2t_gym.synthesis.proof.near_misses import _wrong_answers, near_misses
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Answer
from t2t_gym.taskset import TaskSet
from tests.synthesis.units import DOMAIN, of, run, with_goal


def test_every_argument_of_every_write_is_moved(proven: TaskSet) -> None:
    """And every write is left out and doubled."""
    for task in of(proven, "general"):
        writes = [c["name"] for c in task.gold if DOMAIN.tools[c["name"]].kind == "write"]
        misses = list(near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world)))
        kinds = [m.kind for m in misses]
        assert kinds.count("left_out") == kinds.count("doubled") == len(writes)
        assert {m.what.split(".")[0] for m in misses if m.kind == "argument"} == set(writes)
        assert all(not m.same for m in misses if m.kind in ("argument", "left_out"))


def test_what_has_no_candidates_is_moved_to_another_that_is_drawn() -> None:
    """Of an address any part may be wrong, though nobody lists all addresses."""
    made = make_tasks("retail", "general", 12, seed=4, kinds=["one_request"], certify="none")
    moved = [t for t in made if t.gold[-1]["name"] in ("modify_pending_order_address", "modify_user_address")]
    assert moved
    for task in moved:
        misses = near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world))
        wrong = {m.what.partition(".")[2] for m in misses if m.kind == "argument"}
        assert {"address1", "zip"} <= wrong


@pytest.mark.parametrize("kind", ["argument", "left_out"])
def test_a_goal_that_accepts_a_near_miss_is_caught(proven: TaskSet, kind: str) -> None:
    """Whatever is wrong with the writes."""
    for task in of(proven, "general"):
        miss = next(m for m in near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world)) if m.kind == kind)
        with pytest.raises(Rejected, match="near miss: "):
            run("near misses", with_goal(task, end_states=(*task.goal.end_states, miss.end)))


def test_two_writes_to_the_same_record_change_places() -> None:
    """Of two addresses for one order the last one stays, and a goal that accepts the first as well is caught."""
    made = make_tasks("retail", "general", 12, seed=4, kinds=["one_request"], certify="none")
    task = next(t for t in made if t.gold[-1]["name"] == "modify_pending_order_address")
    *reads, first = task.gold
    second = {**first, "arguments": {**first["arguments"], "address1": "1 Other Street"}}
    twice = task.model_copy(update={"gold": (*reads, first, second)})
    order = first["arguments"]["order_id"]
    (swapped,) = [m for m in near_misses(DOMAIN, twice, snapshot_of(DOMAIN, task.world)) if m.kind == "order"]
    assert swapped.end["orders"][order]["address"]["address1"] == first["arguments"]["address1"]
    assert not swapped.same
    with pytest.raises(Rejected, match="near miss: order modify_pending_order_address, .* is accepted"):
        run("near misses", with_goal(twice, end_states=(swapped.end,)))


def test_any_two_of_several_writes_to_the_same_record_change_places() -> None:
    """Those between them stay where they are: the order ends up where the write that is then the last one sends it."""
    made = make_tasks("retail", "general", 12, seed=4, kinds=["one_request"], certify="none")
    task = next(t for t in made if t.gold[-1]["name"] == "modify_pending_order_address")
    *reads, first = task.gold
    streets = ("1 First Street", "2 Second Street", "3 Third Street")
    gold = [{**first, "arguments": {**first["arguments"], "address1": street}} for street in streets]
    thrice = task.model_copy(update={"gold": (*reads, *gold)})
    misses = [m for m in near_misses(DOMAIN, thrice, snapshot_of(DOMAIN, task.world)) if m.kind == "order"]
    assert [[call.arguments["address1"][0] for call in m.done] for m in misses] == [[*"213"], [*"321"], [*"132"]]


def test_of_a_list_each_element_is_moved_to_what_is_not_in_it() -> None:
    """The order has other items, and the product other variants."""
    made = make_tasks("retail", "general", 12, seed=4, kinds=["one_request"], certify="none")
    swaps = [t for t in made if t.gold[-1]["name"] == "exchange_delivered_order_items"]
    assert swaps
    for task in swaps:
        gold = task.gold[-1]["arguments"]
        misses = [m for m in near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world)) if m.kind == "argument"]
        moved = {m.what.partition(".")[2]: m for m in misses}
        for name in ("item_ids", "new_item_ids"):
            for place in range(len(gold[name])):
                done = moved[f"{name}[{place}]"].done if f"{name}[{place}]" in moved else ()
                assert all(call.arguments[name][place] not in gold[name] for call in done)
        assert any(what.startswith("new_item_ids[0]") for what in moved)


def test_what_follows_from_the_records_is_moved_by_itself() -> None:
    """In the airline some arguments are worked out: how many of the bags have to be paid for."""
    airline = load_domain("airline")
    made = make_tasks("airline", "general", 40, seed=4, kinds=["one_request"], certify="none")
    bags = [t for t in made if t.gold[-1]["name"] == "update_reservation_baggages"]
    assert bags
    for task in bags:
        misses = near_misses(airline, task, snapshot_of(airline, task.world))
        (wrong,) = [m for m in misses if m.what == "update_reservation_baggages.nonfree_baggages"]
        gold = task.gold[-1]["arguments"]
        assert [c.arguments for c in wrong.done] in ([], [{**gold, "nonfree_baggages": gold["nonfree_baggages"] + 1}])
        assert not wrong.same


def test_what_does_not_matter_to_the_customer_is_not_moved() -> None:
    """Of two requests of a kind only the one whose way to pay is all the same to it has any."""
    made = make_tasks("retail", "general", 60, seed=4, kinds=["several_requests"], certify="none")
    alike = [t for t in made if len({r.operation for r in t.intent.requests}) == 1]
    mixed = [(t, [any(f.value is None for f in r.slots) for r in t.intent.requests]) for t in alike]
    mixed = [(t, free) for t, free in mixed if any(free) and not all(free)]
    assert mixed
    for task, free in mixed:
        misses = near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world))
        paid = [m for m in misses if m.kind == "argument" and m.what.endswith("payment_method_id")]
        assert len(paid) <= free.count(False)
        slots = [carefree_slots(task, DOMAIN.operations[r.operation], r.values()) for r in task.intent.requests]
        assert list(map(bool, slots)) == free


def test_writes_that_are_owed_are_made_whatever_the_end_state() -> None:
    """A goal may ask for a write as such, as where it is undone later; that something is looked up doesn't spare it."""
    (task,) = make_tasks("retail", "general", 1, seed=3, kinds=["one_request"], certify="none")
    (miss,) = [m for m in near_misses(DOMAIN, task, snapshot_of(DOMAIN, task.world)) if m.kind == "left_out"]
    lenient = with_goal(task, end_states=(*task.goal.end_states, miss.end), calls=task.gold)
    assert run("near misses", lenient)["near_misses"]["left_out"] == 1
    with pytest.raises(Rejected, match="near miss: .* is accepted"):
        run("near misses", with_goal(lenient, calls=task.gold[:-1]))


def test_an_answer_that_is_taken_for_the_true_one_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is content with any number."""
    (task,) = make_tasks("retail", "general", 1, seed=3, kinds=["question"], certify="none")
    monkeypatch.setattr(module, "told", lambda *_: True)
    with pytest.raises(Rejected, match=f"near miss: .* is accepted for {task.goal.answers[0].quantity}"):
        run("near misses", task)


def test_a_goal_that_accepts_what_was_given_up_is_caught(proven: TaskSet) -> None:
    """What the customer asked for at first isn't what it wants."""
    undone = [t for t in of(proven, "changing") if t.goal.calls]  # which must be done first, whatever the goal accepts
    for task in (t for t in of(proven, "changing") if t not in undone):
        exam = Exam(DOMAIN, task)
        stale = [m for m in near_misses(DOMAIN, task, exam.snapshot) if m.kind == "asked_at_first"]
        for miss in stale:
            with pytest.raises(Rejected, match="near miss: "):
                run("near misses", with_goal(task, end_states=(*task.goal.end_states, miss.end)))


def test_wrong_answers_are_next_to_the_true_one() -> None:
    """A cent or one off; of an id the last digit."""
    for answer, wrong in (
        (Answer(quantity="refund_amount", type="money", value=5), ["$4.99", "$5.01"]),
        (Answer(quantity="item_count", type="count", value=0), ["1"]),
        (Answer(quantity="order", type="id", value="#W19"), ["#W10"]),
    ):
        assert list(_wrong_answers(answer)) == wrong


def test_an_answer_is_missed_by_a_cent() -> None:
    """Tasks with a question count such misses, and none of them is taken for the truth."""
    (task,) = make_tasks("retail", "general", 1, seed=3, kinds=["question"], certify="none")
    found = run("near misses", task)["near_misses"]
    assert found["answer"] >= 1
