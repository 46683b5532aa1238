"""Task sets and their files."""

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from t2t_gym import ConfigError, TaskFileError, TaskSet, UnknownNameError
from t2t_gym.files import atomic_writer
from t2t_gym.taskset import read_yields, task_line


@pytest.fixture
def file(tasks: TaskSet, tmp_path: Path) -> Path:
    """A task file."""
    path = tmp_path / "tasks.jsonl"
    tasks.save(path)
    return path


def edit(number: int, change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    """Change one row of a file, counted from 0."""

    def apply(path: Path) -> None:
        lines = path.read_text().split("\n")
        row = json.loads(lines[number])
        change(row)
        lines[number] = json.dumps(row)
        path.write_text("\n".join(lines))

    return apply


def cut(path: Path) -> None:
    """Cut a file off in the middle of its last row."""
    path.write_bytes(path.read_bytes()[:-200])


def drop(path: Path) -> None:
    """Cut a file off after a row."""
    path.write_text("\n".join(path.read_text().split("\n")[:3]) + "\n")


def repeat(path: Path) -> None:
    """Write the last row twice, and count it twice."""
    lines = path.read_text().removesuffix("\n").split("\n")
    path.write_text(
        "\n".join([lines[0].replace(f'"tasks": {len(lines) - 1}', f'"tasks": {len(lines)}'), *lines[1:], lines[-1]])
    )


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (Path.unlink, "can't be read: .*No such file"),
        (lambda p: p.write_text(""), "line 1: expected a JSON object, got nothing"),
        (lambda p: p.write_bytes(b"\xff\xfe"), "can't be read: byte 0 isn't UTF-8"),
        (lambda p: p.write_text("[]"), "line 1: expected an object, got list"),
        (lambda p: p.write_text("[" * 10**5), "line 1: not valid JSON"),
        (edit(0, lambda r: r.update(format="t2t-tasks/9")), "line 1, field 'format': expected 't2t-tasks/1', got"),
        (edit(0, lambda r: r.pop("format")), "line 1, field 'format'"),
        (drop, "line 1, field 'tasks': 10 tasks announced, 2 found; the file was cut off"),
        (cut, r"line 11: not valid JSON .*may be truncated"),
        (edit(2, lambda r: r.pop("intent")), "line 3, field 'intent': field required"),
        (edit(2, lambda r: r.update(colour="red")), "line 3, field 'colour': extra inputs"),
        (edit(2, lambda r: r.update(scenario="ambigous")), "line 3, field 'scenario': input should be 'general'"),
        (
            edit(2, lambda r: r["intent"]["customer"].update(patience=0)),
            r"field 'intent\.customer\.patience': .*equal to 1",
        ),
        (edit(2, lambda r: r["world"].update(seed=r["world"]["seed"] + 1)), "line 3, field 'digest': .*edited by hand"),
        (edit(2, lambda r: r.pop("digest")), "line 3, field 'digest'"),
        (
            edit(2, lambda r: r.update(kind="\ud800")),
            "line 3: .*expected text that UTF-8 can hold, got half of a surrogate",
        ),
        (repeat, "line 12, field 'id': '.*' is that of line 11, too"),
    ],
)
def test_a_damaged_file_is_refused_with_line_and_field(
    file: Path, damage: Callable[[Path], object], expected: str
) -> None:
    """In one line; nothing is guessed, and no part of it is used."""
    damage(file)
    with pytest.raises(TaskFileError, match=expected) as refused:
        TaskSet.load(file)
    assert "\n" not in str(refused.value)
    assert str(file) in str(refused.value)


def test_what_became_of_the_drafts_is_told_in_numbers(file: Path) -> None:
    """Anything else there was written by hand."""
    assert read_yields(file) == {}
    edit(0, lambda r: r.update(yields={"made": {"variant": 2}, "rejected": {}}))(file)
    assert read_yields(file) == {"made": {"variant": 2}, "rejected": {}}
    for strange, field in (({"made": {"variant": "x"}}, "made.variant"), ({"made": 0}, "made"), (["made"], "")):
        edit(0, lambda r, strange=strange: r.update(yields=strange))(file)  # type: ignore[misc]
        with pytest.raises(TaskFileError, match=f"tasks.jsonl, line 1, yields, field '{field}': input should be a"):
            read_yields(file)


def test_a_task_is_hashed_under_the_names_that_are_written(tasks: TaskSet) -> None:
    """Where a field has another name in Python, too: whoever reads the file hashes what is in it."""
    for task in tasks:
        row = json.loads(task_line(task))
        del row["digest"]
        assert json.loads(task.model_dump_json()) == row


def test_separators_within_a_text_separate_nothing(tasks: TaskSet, tmp_path: Path) -> None:
    """A row ends at a newline and at nothing else that Unicode ends lines with."""
    odd = tasks[0].model_copy(update={"kind": "a\u2028b\x85c\x1cd"})
    TaskSet([odd]).save(tmp_path / "odd.jsonl")
    assert TaskSet.load(tmp_path / "odd.jsonl")[0] == odd


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """When writing fails, what was there stays, and nothing is left beside it."""
    path = tmp_path / "file"
    path.write_text("before")

    def fail() -> None:
        with atomic_writer(path) as out:
            out.write("half of it")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    """Whoever may read the others in its folder may read it."""
    before = os.umask(0o027)
    try:
        with atomic_writer(tmp_path / "file"):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    """As if the file had been written to."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    for text in ("before", "after"):
        with atomic_writer(tmp_path / "link") as out:
            out.write(text)
        assert (tmp_path / "file").read_text() == text
    assert (tmp_path / "link").is_symlink()


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A pipe isn't replaced by a file, nor is a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with atomic_writer(pipe) as out:
        out.write("through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()
    with pytest.raises(ConfigError, match="can't write .*Is a directory"), atomic_writer(tmp_path):
        pass


def test_a_pipe_that_nobody_reads_any_more_is_not_taken_for_a_bad_place(tmp_path: Path) -> None:
    """`t2t stats FILE --html /dev/stdout | head -1` ends as quietly as any other command."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def write() -> None:
        with atomic_writer(pipe) as out:
            os.close(reader)
            out.write("in vain")

    with pytest.raises(BrokenPipeError):
        write()


def test_a_place_that_cannot_be_written_is_named(tasks: TaskSet, tmp_path: Path) -> None:
    """In the error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match=r"can't write .*file/tasks\.jsonl"):
        tasks.save(tmp_path / "file" / "tasks.jsonl")


def test_a_task_set_is_a_sequence(tasks: TaskSet) -> None:
    """Sliced, found by id, equal by content, its own copy."""
    assert isinstance(tasks[1:3], TaskSet)
    assert list(tasks[1:3]) == [tasks[1], tasks[2]]
    assert tasks.by_id(tasks[4].id) is tasks[4]
    assert TaskSet(tasks) == tasks
    assert tasks[:2] != tasks
    assert copy.deepcopy(tasks) is tasks
    assert "10 tasks: ambiguous, changing, general, infeasible" in repr(tasks)


def test_a_set_is_made_of_tasks() -> None:
    """A path isn't taken for its letters."""
    with pytest.raises(ConfigError, match=r"expected tasks, got a str; a file is read with TaskSet\.load"):
        TaskSet("tasks.jsonl")  # type: ignore[arg-type]


def test_ids_are_unique(tasks: TaskSet) -> None:
    """And an unknown one names the nearest."""
    with pytest.raises(ConfigError, match=f"two tasks have the id '{tasks[0].id}'"):
        TaskSet([tasks[0], tasks[0]])
    with pytest.raises(UnknownNameError, match=f"Did you mean '{tasks[0].id}'"):
        tasks.by_id(tasks[0].id[:-1])
