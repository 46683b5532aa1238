"""Episode files: whole rows, the run they belong to, and going on after a stop."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym import ConfigError, Episode, Message, TaskFileError, TaskSet, ToolCall, load_domain, rollout
from t2t_gym.rollouts import Fault, FaultKind, read_episodes
from t2t_gym.rollouts.store import EpisodeLog
from tests.rollouts.policies import Chatty, out_of_service

RUN = {"env_id": "t2t/retail-mixed", "policy": "chatty", "seed": 0}
MIXED = "t2t/retail-mixed"


def an_episode(index: int, *messages: Message, fault: Fault | None = None) -> Episode:
    return Episode.of(index=index, env_id=MIXED, policy="chatty", seed=0, task=None, messages=messages, fault=fault)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "episodes.jsonl"
    with EpisodeLog(path, RUN) as log:
        for index in (2, 0, 1):
            log.append(an_episode(index, Message("user", f"Hello {index}")))
    return path


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(content=st.text(st.characters()), arguments=st.dictionaries(st.text(), json_values))
def test_whatever_was_said_survives_a_line(content: str, arguments: dict[str, object]) -> None:
    """An episode written as a line and read again is equal, half surrogates and line separators included."""
    episode = an_episode(3, Message("assistant", content, (ToolCall("look", arguments, "c1"),)))
    line = episode.to_line()
    assert line.count(b"\n") == 1
    assert Episode.from_json(json.loads(line)) == episode


def test_a_played_episode_survives_a_line(tasks: TaskSet) -> None:
    """Verdict, events and violations come back as they were."""
    for episode in rollout(MIXED, Chatty(), 6, tasks=tasks):
        assert Episode.from_json(json.loads(episode.to_line())) == episode


def test_a_file_that_can_not_be_written_is_refused_at_once(tmp_path: Path, tasks: TaskSet) -> None:
    """Before anything is played; of one that can, there is no trace before its first episode."""
    rollout(MIXED, Chatty(), 1, tasks=tasks, out=tmp_path / "later.jsonl")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ConfigError, match="can't write .*file/e.jsonl.*choose another place"):
        rollout(MIXED, Chatty(), 1, tasks=tasks, out=tmp_path / "file" / "e.jsonl")


def test_rows_are_whole_before_the_run_is_over(written: Path) -> None:
    """A reader sees each episode as soon as it was appended, in the order in which they finished."""
    assert [e.index for e in read_episodes(written)] == [2, 0, 1]


def test_a_finished_run_is_in_the_order_of_the_indexes(written: Path) -> None:
    """Sorting replaces the file as a whole, and leaves nothing beside it."""
    with EpisodeLog(written, RUN) as log:
        log.sort()
    assert [e.index for e in read_episodes(written)] == [0, 1, 2]
    assert [p.name for p in written.parent.iterdir()] == [written.name]


def test_a_run_that_was_brought_into_order_goes_on(written: Path) -> None:
    """What is appended, or read, after the file was replaced is in the new one."""
    with EpisodeLog(written, RUN) as log:
        log.sort()
        log.append(an_episode(3))
        assert [log.read(index).index for index in range(4)] == [0, 1, 2, 3]
    assert [e.index for e in read_episodes(written)] == [0, 1, 2, 3]


def test_a_file_is_written_by_one_run_at_a_time(tmp_path: Path, tasks: TaskSet) -> None:
    """Another one, even the same again, is refused at once, and leaves what is there alone."""
    out = tmp_path / "e.jsonl"
    first = rollout(MIXED, Chatty(), 3, tasks=tasks, out=out)
    next(first)
    recorded = out.read_bytes()
    with pytest.raises(ConfigError, match="another run is writing it"):
        rollout(MIXED, Chatty(), 3, tasks=tasks, out=out)
    assert out.read_bytes() == recorded
    assert len([*first]) == 2
    assert len(list(rollout(MIXED, Chatty(), 3, tasks=tasks, out=out))) == 3


def test_a_stopped_run_does_only_what_is_missing(tmp_path: Path, tasks: TaskSet) -> None:
    """The same call again yields what is recorded, plays the rest, and ends with the bytes of an undisturbed run."""
    whole, stopped = tmp_path / "whole.jsonl", tmp_path / "stopped.jsonl"
    everything = list(rollout(MIXED, Chatty(), 8, tasks=tasks, out=whole))
    first = rollout(MIXED, Chatty(), 8, tasks=tasks, out=stopped)
    for _ in range(3):
        next(first)
    first.close()
    recorded = stopped.read_bytes()
    assert list(rollout(MIXED, Chatty(), 8, tasks=tasks, out=stopped)) == everything
    assert stopped.read_bytes().startswith(recorded)
    assert stopped.read_bytes() == whole.read_bytes()


def test_more_episodes_of_the_same_run_are_added(tmp_path: Path, tasks: TaskSet) -> None:
    """The number of episodes isn't part of what a run is."""
    out = tmp_path / "e.jsonl"
    for episodes in (2, 5, 3):
        assert len(list(rollout(MIXED, Chatty(), episodes, tasks=tasks, out=out))) == episodes
    assert [e.index for e in read_episodes(out)] == [0, 1, 2, 3, 4]


def test_a_row_that_was_cut_in_the_middle_is_done_again(written: Path) -> None:
    """A writer killed in the middle of a row costs that row and no other."""
    written.write_bytes(written.read_bytes()[:-10])
    with EpisodeLog(written, RUN) as log:
        assert log.finished == {0, 2}
        log.append(an_episode(1, Message("user", "Hello 1")))
        assert {e.index for e in read_episodes(written)} == {0, 1, 2}
        log.sort()
    assert [e.index for e in read_episodes(written)] == [0, 1, 2]


def test_faults_that_say_nothing_of_the_agent_are_tried_again(tmp_path: Path, tasks: TaskSet) -> None:
    """A run against an endpoint that was down is mended by running it again."""
    out = tmp_path / "e.jsonl"
    broken = [e.index for e in rollout(MIXED, out_of_service(), 8, tasks=tasks, out=out) if e.fault]
    mended = Chatty()
    mended.name = "raising"
    episodes = list(rollout(MIXED, mended, 8, tasks=tasks, out=out))
    assert broken
    assert not any(e.fault for e in episodes)
    assert sorted(e.index for e in episodes) == list(range(8))


@pytest.mark.parametrize(
    ("kind", "kept"), [("agent", True), ("user", False), ("provider", False), ("infrastructure", False)]
)
def test_what_is_no_fault_of_the_agents_is_not_kept(tmp_path: Path, kind: FaultKind, kept: bool) -> None:
    """The endpoint of the customer's model, too, may answer the next time."""
    path = tmp_path / "e.jsonl"
    with EpisodeLog(path, RUN) as log:
        log.append(an_episode(0, fault=Fault(kind, "it failed")))
    assert EpisodeLog(path, RUN).finished == ({0} if kept else frozenset())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"seed": 1}, "its seed is 0, this one's 1"),
        ({"policy": "oracle"}, 'its policy is "chatty", this one\'s "oracle"'),
    ],
)
def test_a_file_of_another_run_is_left_alone(written: Path, change: dict[str, object], expected: str) -> None:
    """The error says in what the runs differ."""
    before = written.read_bytes()
    with pytest.raises(ConfigError, match=f"belongs to another run: {expected}"):
        EpisodeLog(written, {**RUN, **change})
    assert written.read_bytes() == before


def test_other_tasks_make_another_run(tmp_path: Path, tasks: TaskSet) -> None:
    """A run is told by the content of its tasks, not by the name of their file."""
    out = tmp_path / "e.jsonl"
    list(rollout(MIXED, Chatty(), 1, tasks=tasks, out=out))
    with pytest.raises(ConfigError, match="its tasks is"):
        rollout(MIXED, Chatty(), 1, tasks=tasks[:3], out=out)


def test_another_version_of_the_domain_makes_another_run(
    tmp_path: Path, tasks: TaskSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its worlds, tools and rules may be others, so that what is left would be another agent's trial."""
    out = tmp_path / "e.jsonl"
    list(rollout(MIXED, Chatty(), 1, tasks=tasks, out=out))
    domain = load_domain("retail")
    monkeypatch.setattr("t2t_gym.env.load_domain", lambda name: replace(domain, version="next"))
    with pytest.raises(ConfigError, match=f'its domain_version is "{domain.version}", this one\'s "next"'):
        rollout(MIXED, Chatty(), 2, tasks=tasks, out=out)


def edit(row: int, change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    def apply(path: Path) -> None:
        lines = path.read_text().splitlines()
        value = json.loads(lines[row])
        change(value)
        path.write_text("\n".join([*lines[:row], json.dumps(value), *lines[row + 1 :]]) + "\n")

    return apply


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (edit(0, lambda r: r.update(format="other/1")), "line 1, field 'format': expected 't2t-episodes/1'"),
        (edit(0, lambda r: r.pop("run")), "line 1, field 'run'"),
        (edit(2, lambda r: r.pop("turns")), "line 3, field 'turns': "),
        (edit(2, lambda r: r.update(index="two")), "line 3, field 'index': "),
        (edit(1, lambda r: r["messages"].append({"role": "elf", "content": ""})), r"line 2, field 'messages.1.role': "),
        (lambda p: p.write_text(p.read_text() + "[]\n"), "line 5: expected an object, got list"),
        (lambda p: p.write_bytes(p.read_bytes()[:-9]), "line 4: not valid JSON.*run it again"),
        (lambda p: p.write_text(""), "line 1: expected a JSON object, got nothing"),
        (lambda p: p.unlink(), "can't be read: No such file"),
    ],
)
def test_a_damaged_file_is_refused_with_line_and_field(
    written: Path, damage: Callable[[Path], object], expected: str
) -> None:
    """Nothing is guessed."""
    damage(written)
    with pytest.raises(TaskFileError, match=expected):
        list(read_episodes(written))
