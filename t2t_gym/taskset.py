"""Task sets: tasks in order, saved as JSON lines with content hashes, so that a damaged file is never partly read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, overload

from pydantic import TypeAdapter, ValidationError

from t2t_gym.errors import ConfigError, TaskFileError, UnknownNameError
from t2t_gym.files import atomic_writer, expect_format, json_object, misfit, read_text, unreadable
from t2t_gym.task import Task

__all__ = ["FORMAT", "TaskSet", "header_line", "read_yields", "task_line"]

FORMAT = "t2t-tasks/1"
"""Named in the first line of a task file; a reader refuses any other."""

_YIELDS = TypeAdapter(dict[str, dict[str, int]])


class TaskSet(Sequence[Task]):
    """Tasks in order, each with its own id.

    Args:
        tasks: the tasks.

    Raises:
        ConfigError: two tasks have the same id, or something isn't a task.
    """

    def __init__(self, tasks: Iterable[Task] = ()) -> None:
        self._tasks = tuple(tasks)
        strange = next((t for t in self._tasks if not isinstance(t, Task)), None)
        if strange is not None:
            raise ConfigError(f"expected tasks, got a {type(strange).__name__}; a file is read with TaskSet.load")
        self._by_id = {t.id: t for t in self._tasks}
        if len(self._by_id) < len(self._tasks):
            ((twice, _),) = Counter(t.id for t in self._tasks).most_common(1)
            raise ConfigError(f"two tasks have the id {twice!r}; every task needs its own")

    @overload
    def __getitem__(self, index: int) -> Task: ...
    @overload
    def __getitem__(self, index: slice) -> TaskSet: ...
    def __getitem__(self, index: int | slice) -> Task | TaskSet:
        return TaskSet(self._tasks[index]) if isinstance(index, slice) else self._tasks[index]

    def __len__(self) -> int:
        return len(self._tasks)

    def __iter__(self) -> Iterator[Task]:
        return iter(self._tasks)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TaskSet) and self._tasks == other._tasks

    def __hash__(self) -> int:
        return hash(tuple(self._by_id))

    def __deepcopy__(self, memo: dict[int, Any]) -> TaskSet:
        return self

    def __repr__(self) -> str:
        scenarios = ", ".join(sorted({t.scenario for t in self._tasks}))
        return f"<TaskSet of {len(self)} tasks: {scenarios}>" if self._tasks else "<TaskSet, empty>"

    def by_id(self, task_id: str) -> Task:
        """Return the task with an id.

        Raises:
            UnknownNameError: there is none.
        """
        try:
            return self._by_id[task_id]
        except (KeyError, TypeError):
            raise UnknownNameError.of("task id", task_id, self._by_id) from None

    def of_domain(self, domain: str) -> TaskSet:
        """Return the tasks of a domain, in order."""
        return TaskSet(task for task in self if task.domain == domain)

    def of_scenario(self, scenario: str) -> TaskSet:
        """Return the tasks of a scenario, in order; for ``"mixed"`` all of them."""
        return self if scenario == "mixed" else TaskSet(task for task in self if task.scenario == scenario)

    @classmethod
    def of(cls, tasks: TaskSet | str | Path) -> TaskSet:
        """Return a task set, given as itself or as the path of a file.

        Raises:
            ConfigError: what is given is neither a set nor a path.
            TaskFileError: the file can't be read.
        """
        if not isinstance(tasks, (TaskSet, str, Path)):
            raise ConfigError(
                f"tasks: expected a TaskSet or the path of a task file, got a {type(tasks).__name__}; "
                "of tasks, TaskSet(tasks) makes one"
            )
        return tasks if isinstance(tasks, TaskSet) else cls.load(tasks)

    def save(self, path: str | Path) -> None:
        """Write the tasks as JSON lines: a header, then one task per line with the hash of its content.

        The file appears whole or not at all.
        """
        with atomic_writer(path) as file:
            file.write(header_line(len(self)))
            file.writelines(map(task_line, self._tasks))

    @classmethod
    def load(cls, path: str | Path) -> TaskSet:
        """Read what `save` wrote.

        Raises:
            TaskFileError: the file is missing, truncated, edited or in another format; the message names the line and
                the field.
        """
        path = Path(path)
        lines = read_text(path).removesuffix("\n").split("\n")  # JSON strings may hold the other line separators
        header = json_object(lines[0], f"{path}, line 1")
        expect_format(header, FORMAT, f"{path}, line 1", "make the file with `t2t synth` or TaskSet.save")
        tasks = [_task(path, i, line) for i, line in enumerate(lines[1:], start=2)]
        lines_of: dict[str, int] = {}
        for number, task in enumerate(tasks, start=2):
            before = lines_of.setdefault(task.id, number)
            if before != number:
                raise TaskFileError(
                    f"{path}, line {number}, field 'id': {task.id!r} is that of line {before}, too; make the file again"
                )
        if header.get("tasks") != len(tasks):
            raise TaskFileError(
                f"{path}, line 1, field 'tasks': {header.get('tasks')} tasks announced, {len(tasks)} found; "
                "the file was cut off or joined, make it again"
            )
        return cls(tasks)


def header_line(tasks: int, yields: Mapping[str, Mapping[str, int]] | None = None) -> str:
    """Return the first line of a task file.

    Args:
        tasks: the number of tasks in the file.
        yields: what became of the drafts: under ``made`` the number for each kind, under ``rejected`` for each reason.
    """
    return json.dumps({"format": FORMAT, "tasks": tasks, **({"yields": yields} if yields else {})}) + "\n"


def read_yields(path: str | Path) -> dict[str, dict[str, int]]:
    """Return what became of the drafts of a file's tasks, in the form of `header_line`; empty if the file doesn't say.

    Raises:
        TaskFileError: the file can't be read, or says something else there.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8") as file:
            yields = json_object(file.readline(), f"{path}, line 1").get("yields")
    except (OSError, UnicodeDecodeError) as problem:
        raise unreadable(path, problem) from None
    try:
        return _YIELDS.validate_python(yields or {})
    except ValidationError as problem:
        raise misfit(f"{path}, line 1, yields", problem) from None


def task_line(task: Task) -> str:
    """Return a task's line in a file."""
    row = {"digest": task.digest(), **task.model_dump(mode="json", by_alias=True)}
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _task(path: Path, number: int, line: str) -> Task:
    row = json_object(line, f"{path}, line {number}")
    recorded = row.pop("digest", None)
    try:
        task = Task.model_validate(row)
        found = task.digest()
    except ValidationError as error:
        raise misfit(f"{path}, line {number}", error) from None
    except ConfigError as error:
        raise TaskFileError(f"{path}, line {number}: {error}") from None
    if found != recorded:
        raise TaskFileError(
            f"{path}, line {number}, field 'digest': the task's content doesn't have the recorded hash; it was edited "
            "by hand, or is of another version: make it again, or change the tasks in Python and use TaskSet.save"
        )
    return task
