"""Writes tasks as tau2-bench reads them: its tasks.json, and the db.json that they are about.

What tau2-bench can't judge rightly is left out, by name and with the reason. Source of the format: tau2-bench 1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from t2t_gym.domain import Domain, snapshot_of
from t2t_gym.files import atomic_writer
from t2t_gym.formats.prose import in_prose
from t2t_gym.registration import load_domain
from t2t_gym.task import Task, World

__all__ = ["Exported", "export_tasks", "why_left_out"]

_ONE_ITEM_ONLY = {"modify_pending_order_items": "item_ids"}
"""Tool to its parameter that may have one element: with several, tau2-bench 1.0 gives all of them the last one's price
and options (its issues 317 and 318)."""


@dataclass(slots=True)
class Exported:
    """What was written.

    Attributes:
        folders: folder to the number of tasks in it; one for each world.
        left_out: the id of a task that wasn't written, and why.
    """

    folders: dict[Path, int] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def export_tasks(tasks: Iterable[Task], out: str | Path) -> Exported:
    """Write tasks in tau2-bench's schema.

    Tasks of one world go to the folder itself; where there are several worlds, each has a folder in it.

    Args:
        tasks: the tasks.
        out: the folder; made if need be.

    Raises:
        ConfigError: it can't be written.
    """
    exported = Exported()
    worlds: dict[str, list[Task]] = {}
    for task in tasks:
        reason = why_left_out(task)
        if reason:
            exported.left_out[task.id] = reason
        else:
            base = task.world.model_copy(update={"edits": {}})
            worlds.setdefault(base.model_dump_json(), []).append(task)
    for number, (recipe, group) in enumerate(worlds.items(), start=1):
        folder = Path(out) / f"world-{number}" if len(worlds) > 1 else Path(out)
        domain = load_domain(group[0].domain)
        _write(folder / "tasks.json", [_row(domain, task) for task in group])
        tables = snapshot_of(domain, World.model_validate_json(recipe)).tables
        _write(folder / "db.json", {name: dict(records) for name, records in tables.items()})
        exported.folders[folder] = len(group)
    return exported


def why_left_out(task: Task) -> str:
    """Return why tau2-bench can't judge a task rightly; an empty string if it can."""
    if len(task.goal.end_states) > 1:
        return "several end states are right, and tau2-bench accepts one"
    if task.goal.calls and task.feasible:
        return "what is undone again leaves no trace, and tau2-bench looks at the end alone"
    for call in task.gold:
        several = _ONE_ITEM_ONLY.get(call["name"])
        if several is not None and len(call["arguments"].get(several, ())) > 1:
            return f"{call['name']} with several items, which tau2-bench carries out wrongly"
    return ""


def _row(domain: Domain, task: Task) -> dict[str, Any]:
    told = [*(_told(answer.value) for answer in task.goal.answers), *task.goal.says]
    edits = {"initialization_data": {"agent_data": task.world.edits}} if task.world.edits else None
    return {
        "id": task.id,
        "description": {"purpose": None, "relevant_policies": None, "notes": None},
        "user_scenario": {
            "persona": None,
            "instructions": {"domain": domain.name, **in_prose(domain, task).model_dump()},
        },
        "initial_state": edits,
        "evaluation_criteria": {
            "actions": [
                {"action_id": f"{task.id}_{i}", "name": call["name"], "arguments": call["arguments"], "info": None}
                for i, call in enumerate(_actions(domain, task))
            ],
            "communicate_info": told,
            "nl_assertions": None,
            "reward_basis": ["DB", "COMMUNICATE"],
        },
    }


def _told(value: Any) -> str:
    """Return a value as tau2-bench looks for it in what was said: $120, $120.0 and $120.00 all have "120" in them."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _actions(domain: Domain, task: Task) -> list[dict[str, Any]]:
    """Return the gold calls, with the hand-over that the goal asks for."""
    calls = [dict(call) for call in task.gold]
    if task.goal.handover and not any(call["name"] == domain.handover for call in calls):
        required = domain.tools[domain.handover].parameters.get("required", ())
        calls.append({"name": domain.handover, "arguments": dict.fromkeys(required, "The customer needs a human.")})
    return calls


def _write(path: Path, value: Any) -> None:
    with atomic_writer(path) as file:
        json.dump(value, file, ensure_ascii=False, indent=1)
        file.write("\n")
