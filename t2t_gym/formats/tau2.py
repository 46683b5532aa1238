"""Reads the task files of tau2-bench, and of Retail-3I, which has its fields and a few more.

A task's goal is the end state that its recorded actions come to through our tools; what must be told is taken over as
it stands. The instructions stay prose, for a language model that plays the customer. Source of the formats: tau2-bench
1.0 (``data_model/tasks.py``) and the data set card of Retail-3I.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from t2t_gym.arguments import expect_known
from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.errors import ConfigError, TaskFileError
from t2t_gym.files import expect_object, read_text
from t2t_gym.registration import domain_names, load_domain
from t2t_gym.replay import expect_database_of
from t2t_gym.synthesis.proof.certify import versions_of
from t2t_gym.synthesis.proof.free_text import Replayed, check_free_text
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import SCENARIOS, Certificate, Customer, Goal, Instructions, Intent, Scenario, Task, World
from t2t_gym.taskset import TaskSet

__all__ = ["KIND", "domain_of", "import_tasks"]

KIND = "imported"
"""The kind of every task that was imported."""

_PROSE = ("reason_for_call", "known_info", "unknown_info", "task_instructions")


def import_tasks(
    domain: Domain, file: str | Path, db: str | Path, *, scenario: str = "general", split: str = "test"
) -> TaskSet:
    """Read a task file.

    Args:
        domain: the domain whose tools the actions call.
        file: a JSON list of tasks, or JSON lines of them.
        db: the database file that the tasks are about; the imported tasks refer to it by its path and digest.
        scenario: the scenario of tasks that don't say that they are infeasible.
        split: the split that they count as.

    Raises:
        TaskFileError: a file can't be read, or a task lacks a field; the message names it.
        UnknownNameError: no such scenario.
        ConfigError: the database isn't one of the domain.
    """
    usual = expect_known("scenario", scenario, SCENARIOS)
    world = World(domain=domain.name, seed=0, file=str(Path(db).resolve()))
    world = world.model_copy(update={"digest": snapshot_of(domain, world).digest})
    tasks = []
    for number, row in enumerate(_rows(Path(file))):
        where = f"{file}, task {number}"
        with expect_database_of(domain, where):
            tasks.append(_Row(domain, world, row, where).task(usual, split))
    return TaskSet(tasks)


def domain_of(file: str | Path) -> str:
    """Return the name of the domain that a task file is about: the one it names, or else whose tools its actions call.

    Raises:
        TaskFileError: the file can't be read.
        ConfigError: that is no domain, or several.
    """
    rows = _rows(Path(file))
    found = {str(name) for row in rows if (name := _in(row, "user_scenario", "instructions", "domain"))}
    if not found:
        actions = [a for row in rows for a in _in(row, "evaluation_criteria", "actions") or ()]
        called = {str(a["name"]) for a in actions if isinstance(a, Mapping) and "name" in a}
        if not called:
            raise ConfigError(f"{file}: its tasks name no domain and call no tools; say which domain it is (--domain)")
        found = {name for name in domain_names() if called <= set(load_domain(name).tools)}
    if len(found) != 1:
        raise ConfigError(
            f"{file}: expected tasks of one domain, got {' or '.join(sorted(found)) or 'tools of none'}; "
            "say which it is (--domain)"
        )
    return found.pop()


def _in(value: Any, *path: str) -> Any:
    """Return what stands at a place of nested objects, or None."""
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


class _Row:
    """One task of the file."""

    def __init__(self, domain: Domain, world: World, row: Mapping[str, Any], where: str) -> None:
        self._domain, self._world, self._row, self._where = domain, world, row, where
        self._criteria = self._object(row.get("evaluation_criteria") or {}, "evaluation_criteria")
        scenario = self._object(row.get("user_scenario"), "user_scenario")
        self._said = scenario.get("instructions")

    def task(self, scenario: Scenario, split: Any) -> Task:
        domain, world = self._domain, self._world
        world = self._initial(world)
        required = self._calls("actions_should_be_taken")
        forbidden = self._calls("actions_should_not_taken")
        infeasible = bool(self._holder("actions_should_not_taken"))
        gold = self._calls("actions") or required
        snapshot = snapshot_of(domain, world)
        try:
            replayed = Replayed(domain, snapshot, gold)
        except Rejected as reason:
            raise TaskFileError(f"{self._where}: {reason}") from None
        ended = [c["name"] for i, c in enumerate(gold) if i not in replayed.refused]
        source = str(self._row.get("trajectory_id") or self._row.get("id") or "")
        task = Task(
            id=self._fresh_id(source),
            domain=domain.name,
            scenario="infeasible" if infeasible else scenario,
            kind=KIND,
            split=split,
            world=world,
            intent=Intent(
                customer=Customer(id=replayed.customer, facts={}),
                instructions=self._instructions(),
            ),
            goal=Goal(
                end_states=(replayed.changes,),
                handover=domain.handover in ended,
                says=tuple(str(text) for text in self._criteria.get("communicate_info") or ()),
                forbidden=forbidden,
                calls=required,
            ),
            gold=gold,
            feasible=not infeasible,
        )
        try:
            claims = check_free_text(domain, task, snapshot)
        except Rejected as reason:
            raise TaskFileError(f"{self._where}: {reason}") from None
        certificate = Certificate(
            level="full",
            claims={"source_id": source, **claims},
            versions=versions_of(domain),
            content=task.digest(),
        )
        return task.model_copy(update={"certificate": certificate})

    def _fresh_id(self, source: str) -> str:
        content = json.dumps([source, self._where, self._row], sort_keys=True, default=str)
        return f"{self._domain.name}-{hashlib.sha256(content.encode()).hexdigest()[:12]}"

    def _instructions(self) -> Instructions:
        said = self._said
        if isinstance(said, str):  # tau2-bench allows plain prose
            return Instructions(task_instructions=said)
        fields = self._object(said, "user_scenario.instructions")
        return Instructions(**{name: str(fields.get(name) or "") for name in _PROSE})

    def _holder(self, name: str) -> Mapping[str, Any]:
        """Return the object that has a field: Retail-3I keeps some beside the instructions, some with the criteria."""
        places = (self._criteria, self._said if isinstance(self._said, Mapping) else {}, self._row)
        return next((place for place in places if name in place), {})

    def _calls(self, name: str) -> tuple[dict[str, Any], ...]:
        rows = self._holder(name).get(name)
        rows = [] if rows is None else rows
        if not isinstance(rows, list):
            raise TaskFileError(f"{self._where}, field {name!r}: expected a list of calls, got {type(rows).__name__}")
        calls = []
        for i, row in enumerate(rows):
            field = f"{name}[{i}]"
            row = {"name": row} if isinstance(row, str) else self._object(row, field)
            arguments = row.get("arguments") or {}
            if not isinstance(row.get("name"), str) or row["name"] not in self._domain.tools:
                raise TaskFileError(
                    f"{self._where}, field {field!r}: the domain {self._domain.name} has no tool {row.get('name')!r}"
                )
            if row.get("requestor", "assistant") == "assistant":
                calls.append({"name": row["name"], "arguments": dict(self._object(arguments, field))})
        return tuple(calls)

    def _initial(self, world: World) -> World:
        """Return the world with the records that the task sets before it begins."""
        data = ((self._row.get("initial_state") or {}).get("initialization_data") or {}).get("agent_data")
        return world.model_copy(update={"edits": data}) if data else world

    def _object(self, value: Any, field: str) -> Mapping[str, Any]:
        return expect_object(value, f"{self._where}, field {field!r}")


def _rows(path: Path) -> Sequence[Mapping[str, Any]]:
    text = read_text(path)
    try:
        rows = (
            json.loads(text)
            if text.lstrip().startswith("[")
            else [json.loads(x) for x in text.split("\n") if x.strip()]
        )
    except (ValueError, RecursionError) as problem:
        raise TaskFileError(
            f"{path}: not valid JSON ({problem}); expected a list of tasks, or a task per line"
        ) from None
    if not rows:
        raise TaskFileError(f"{path}: there are no tasks in it; expected a list of tasks, or a task per line")
    for number, row in enumerate(rows):
        expect_object(row, f"{path}, task {number}")
    return rows
