"""The pipeline: the same seed gives the same tasks, splits share nothing, and the names of errors help."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.database import Database
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import snapshot_of
from t2t_gym.errors import ConfigError, UnknownNameError
from t2t_gym.registration import load_domain
from t2t_gym.semantics import denotation
from t2t_gym.synthesis import Recipe, Yields, make_batch, make_tasks, stream_tasks
from t2t_gym.synthesis.claims.wanted import wish_of
from t2t_gym.synthesis.kinds import kinds_of
from t2t_gym.synthesis.pipeline import BATCH, world_seed
from t2t_gym.task import SCENARIOS, Task
from t2t_gym.task_source import StreamedTasks
from t2t_gym.taskset import TaskSet

DOMAIN = load_domain("retail")
SEEDS = st.integers(0, 2**63)


def test_n_counts_tasks_and_pairs_of_twins(tasks: TaskSet) -> None:
    """Forty of each scenario; of infeasible tasks forty pairs, twins next to each other, but for those without one."""
    alone = [t for t in tasks if t.kind == "no_such_tool"]
    assert Counter(t.scenario for t in tasks) == dict.fromkeys(SCENARIOS, 40) | {"infeasible": 80 - len(alone)}
    twins = [t for t in tasks if t.scenario == "infeasible" and t not in alone]
    assert len(alone) < 8
    for one, other in zip(twins[::2], twins[1::2], strict=True):
        assert one.pair == other.pair != ""
        assert one.feasible != other.feasible


@pytest.mark.parametrize("threshold", [(700, 10, 10), (0, 10, 10), (60_000, 20, 100)])
def test_the_collector_looks_seldom_while_tasks_are_made(threshold: tuple[int, int, int]) -> None:
    """And afterwards as before; where it looked no more often, or not at all, nothing is changed."""
    before, seen = gc.get_threshold(), []
    gc.set_threshold(*threshold)
    try:
        make_tasks("retail", "general", 1, certify="none", progress=lambda _: seen.append(gc.get_threshold()[0]))
        assert seen == [threshold[0] if threshold[0] != 700 else 50_000]
        next(stream_tasks(Recipe("retail", "general", certify="none")))
        assert gc.get_threshold() == threshold
    finally:
        gc.set_threshold(*before)


def test_every_kind_and_every_operation_occurs(tasks: TaskSet) -> None:
    """No kind and no operation is too rare to be met in forty tasks."""
    for scenario in ("ambiguous", "changing", "infeasible"):
        assert {t.kind for t in tasks if t.scenario == scenario} == {k.name for k in kinds_of(DOMAIN, scenario)}
    assert {r.operation for t in tasks for r in t.intent.requests} >= set(DOMAIN.operations)


def test_either_twin_comes_first(tasks: TaskSet) -> None:
    """Neither place in a file nor the id tells which of two twins is feasible."""
    first = [t.feasible for t in tasks if t.scenario == "infeasible"][::2]
    assert 8 < sum(first) < 32


def test_ids_tell_nothing_of_the_task(tasks: TaskSet) -> None:
    """The domain and twelve digits of chance, whatever the scenario, kind or twin."""
    assert all(re.fullmatch(r"retail-[0-9a-f]{12}", t.id) for t in tasks)
    assert len({t.id for t in tasks}) == len(tasks)
    assert not any(t.pair and t.pair in t.id for t in tasks)


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Whatever the seed of Python's hashes."""
    code = (
        "import sys; from t2t_gym.synthesis import make_tasks;"
        "make_tasks('retail', 'mixed', 12, seed=5, certify='none').save(sys.argv[1])"
    )
    files = [tmp_path / f"{seed}.jsonl" for seed in (1, 2)]
    for seed, file in enumerate(files, start=1):
        subprocess.run([sys.executable, "-c", code, str(file)], check=True, env={"PYTHONHASHSEED": str(seed)})
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_batch_depends_on_nothing_but_its_number() -> None:
    """Batch 1 made alone is batch 1 of the stream; fewer tasks are the first of more."""
    alone = make_batch(Recipe("retail", "changing", seed=9, certify="none"), 1)
    both = make_tasks("retail", "changing", 2 * BATCH, seed=9, certify="none")
    assert [unit[0] for unit in alone] == list(both)[BATCH:]
    assert list(make_tasks("retail", "changing", 5, seed=9, certify="none")) == list(both)[:5]


def test_another_seed_or_split_gives_other_tasks() -> None:
    """Nothing is shared, not even an id."""
    sets = [
        {t.id for t in make_tasks("retail", "general", 8, seed=seed, split=split, certify="none")}
        for seed, split in ((0, "train"), (1, "train"), (0, "test"))
    ]
    assert len(set.union(*sets)) == 24


@given(SEEDS, SEEDS, st.integers(0, 1000), st.integers(0, 1000))
def test_splits_never_share_a_world(one: int, other: int, index: int, another: int) -> None:
    """The seeds of training worlds are even, those of test worlds odd, and all of them fit a recipe."""
    train, test = world_seed(one, index, "train"), world_seed(other, another, "test")
    assert (train % 2, test % 2) == (0, 1)
    assert 0 <= train < 2**63
    assert 0 <= test < 2**63


def test_splits_share_no_people() -> None:
    """No surname of a training task's customer is met in a test task."""

    def surnames(split: str) -> set[str]:
        tasks = make_tasks("retail", "general", 40, seed=1, split=split, certify="none")
        return {t.intent.customer.id.split("_")[1] for t in tasks}

    assert not surnames("train") & surnames("test")


def test_the_stream_gives_what_make_tasks_gives() -> None:
    """Unit by unit, in the same order, and mixed scenarios come in every mixture."""
    units = list(islice(stream_tasks(Recipe("retail", "mixed", seed=4)), 24))
    flat = [task for unit in units for task in unit]
    assert flat == list(make_tasks("retail", "mixed", 24, seed=4))
    assert {t.scenario for t in flat} == set(SCENARIOS)


def test_a_world_is_recorded_so_that_it_can_be_checked(tasks: TaskSet) -> None:
    """The recipe carries the digest of the tables, and several tasks share a world."""
    assert all(snapshot_of(DOMAIN, t.world) for t in tasks)
    assert all(len(t.world.digest) == 64 for t in tasks)
    assert len({t.world.digest for t in tasks}) < len(tasks) / 8


def test_nothing_that_the_customer_says_is_false(tasks: TaskSet) -> None:
    """What it is asked for it tells truly: its facts are those of its record, and suffice for one path of identity."""
    for task in tasks:
        snapshot = snapshot_of(DOMAIN, task.world)
        user = snapshot.tables["users"][task.intent.customer.id]
        facts = task.intent.customer.facts
        assert task.kind == "unidentified" or facts.get("email", user["email"]) == user["email"]
        assert any(all(slot in facts for slot in path) for path in DOMAIN.identity)
        assert set(task.intent.customer.told) <= set(facts)


def test_every_slot_can_be_got_out_of_the_customer(tasks: TaskSet) -> None:
    """It can say every slot when asked, but for its own id, and recognises the order that it means."""
    for task in tasks:
        for request in task.intent.requests:
            operation = DOMAIN.asked_for[request.operation]
            assert [f.slot for f in request.slots] == list(operation.slots)
            assert all(f.asked for f in request.slots if f.slot not in operation.own)
            if operation.subject not in operation.own:
                known = {r.value for r in task.intent.customer.recognises if r.slot == operation.subject}
                assert request.values()[operation.subject] in known


def test_the_opening_of_an_ambiguous_task_does_not_give_the_answer_away(tasks: TaskSet) -> None:
    """Where the description of an order fits several, the customer doesn't name the one, however it is worded."""
    seen = 0
    for task in tasks:
        request, customer = task.intent.requests[0], task.intent.customer.id
        fill, operation = request.slots[0], DOMAIN.asked_for[request.operation]
        if task.kind != "reference" or fill.told is None:
            continue
        db = Database(snapshot_of(DOMAIN, task.world))
        if len(denotation(DOMAIN, db, customer, operation, fill.slot, {}, fill.constraints(opening=True))) > 1:
            seen += 1
            for seed in range(5):
                assert fill.value not in Dialogue(task, DOMAIN, seed=seed).start().content
    assert seen > 2


def test_refusals_are_taken_alike_in_every_scenario(tasks: TaskSet) -> None:
    """A customer who insists is no sign of what can or can't be done."""
    for scenario in SCENARIOS:
        assert {t.intent.refusal.insist for t in tasks if t.scenario == scenario} == {0, 1, 2}


def test_tasks_survive_a_file(tasks: TaskSet, tmp_path: Path) -> None:
    """What is saved is what is loaded."""
    tasks.save(tmp_path / "tasks.jsonl")
    assert TaskSet.load(tmp_path / "tasks.jsonl") == tasks


def test_what_was_made_and_rejected_is_counted() -> None:
    """Each unit once under its kind, each draft given up under its reason, and progress batch by batch."""
    yields, steps = Yields(), list[int]()
    make_tasks("retail", "ambiguous", 40, seed=2, certify="none", yields=yields, progress=steps.append)
    assert yields.made.total() == 40
    assert sum(steps) == 40
    assert yields.rejected.total() > 0
    assert 0 < yields.share < 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"domain": "retial"}, "Did you mean 'retail'"),
        ({"scenario": "ambigous"}, "Did you mean 'ambiguous'"),
        ({"split": "trian"}, "Did you mean 'train'"),
        ({"size": {"user": 3}}, "Did you mean 'users'"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(arguments: dict[str, Any], message: str) -> None:
    """The error lists what exists."""
    with pytest.raises(UnknownNameError, match=message):
        make_tasks(**{"domain": "retail", "scenario": "ambiguous", "n": 1, **arguments})


@pytest.mark.parametrize("arguments", [{"n": -1}, {"n": True}, {"seed": -1}, {"seed": 1.5}])
def test_a_number_that_cannot_be_used_is_named(arguments: dict[str, Any]) -> None:
    """The error says which, and what was expected."""
    with pytest.raises(ConfigError, match="expected a whole number"):
        make_tasks(**{"domain": "retail", "scenario": "ambiguous", "n": 1, "certify": "none", **arguments})


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"kinds": "variant"}, r"kinds: expected a list of names, got 'variant'; write \['variant'\]"),
        ({"kinds": 3}, "kinds: expected a list of names, got 3"),
        ({"noise": 3}, "noise: expected a list of names, got 3"),
        ({"size": 3}, "size: expected a number for some of products, users, orders, got 3"),
        ({"size": {"users": 0}}, "users: expected a whole number of at least 1, got 0"),
        ({"size": {"users": "many"}}, "users: expected a whole number of at least 0, got 'many'"),
        ({"difficulty": {"kinds": "variant"}}, "kinds: expected a list of names"),
    ],
)
def test_a_wish_of_the_wrong_sort_is_named(wish: dict[str, Any], message: str) -> None:
    """The error says what was expected, and what came."""
    with pytest.raises(ConfigError, match=message):
        make_tasks("retail", "ambiguous", 1, certify="none", **wish)


def test_a_world_too_small_for_a_kind_is_an_error_and_not_an_endless_search() -> None:
    """The error says what to give it."""
    with pytest.raises(ConfigError, match="make it larger"):
        make_tasks(
            "retail",
            "changing",
            1,
            kinds=["operation_swapped"],
            size={"users": 2, "orders": 0, "products": 3},
            certify="none",
        )


@pytest.mark.parametrize(
    ("scenario", "kind", "where"), [("all", "one_of_two", "mixed"), ("general", "status", "infeasible")]
)
def test_a_kind_that_another_scenario_makes_is_told_where(scenario: str, kind: str, where: str) -> None:
    """It would be left out without a word, or all that was asked for would be."""
    with pytest.raises(ConfigError, match=f"kind '{kind}' belongs to the scenario '{where}', not to"):
        make_tasks("retail", scenario, 2, 1, kinds=["one_request", kind], certify="none")


def test_no_task_asks_for_none() -> None:
    """Zero tasks are an empty set."""
    assert list(make_tasks("retail", "ambiguous", 0)) == []


def test_a_task_file_holds_no_word_of_an_order_of_others(tasks: TaskSet) -> None:
    """The customer knows its own things alone; a number that it gets wrong is nobody's."""
    for task in tasks:
        snapshot = snapshot_of(DOMAIN, task.world)
        own = snapshot.tables["users"][task.intent.customer.id]["orders"]
        named: list[Task] = [task]
        found = {o for t in named for o in re.findall(r"#W\d+", json.dumps(t.intent.model_dump(mode="json")))}
        own = [*own, *(task.world.edits.get("orders", ()) if task.kind == "not_theirs" else ())]
        assert found - set(own) <= found - set(snapshot.tables["orders"])


def test_no_two_tasks_of_a_batch_are_for_the_same_wish() -> None:
    """Nobody asks twice in a batch to have the same done with the same thing, though a small world offers little else."""
    size = {"products": 6, "users": 12, "orders": 12}
    recipe = Recipe.of("retail", "general", 3, kinds=["one_request"], size=size, certify="none")
    tasks = [task for unit in make_batch(recipe, 0, most=16) for task in unit]
    wishes = [wish_of(DOMAIN, task) for task in tasks]
    assert len(set(wishes)) == len(wishes) == 16


def test_an_environments_stream_is_that_of_one_seed_batch_after_batch() -> None:
    """It is drawn when the stream starts; to start over takes another one."""
    wishes = {"kinds": ["one_request"], "certify": "none"}
    source, rng = StreamedTasks("retail", "general", "train", **wishes), np.random.default_rng(7)
    seed = int(np.random.default_rng(7).integers(2**63))
    units = islice(stream_tasks(Recipe.of("retail", "general", seed, **wishes)), BATCH + 2)
    drawn = [source.draw(rng) for _ in range(BATCH + 2)]
    assert drawn == [unit[0] for unit in units]
    assert source.by_id(drawn[-1].id) is drawn[-1]
    source.restart()
    assert source.draw(rng).id not in {task.id for task in drawn}
