"""The command ``t2t``, as it is called."""

import gc
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from t2t_gym import TaskSet
from t2t_gym.cli import main
from t2t_gym.errors import ProviderError
from t2t_gym.rollouts import read_episodes
from tests.chat_server import serving


def t2t(*arguments: object) -> int:
    """Run the command in this process and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main([str(a) for a in arguments])
    code = stopped.value.code
    assert isinstance(code, int)
    return code


TRANSFER = ["rollout", "--env", "t2t/retail-mixed", "--policy", "always-transfer", "--episodes", 4]


@pytest.fixture
def task_file(tmp_path: Path, tasks: TaskSet) -> Path:
    path = tmp_path / "in" / "tasks.jsonl"
    tasks.save(path)
    return path


@pytest.fixture
def episode_file(task_file: Path, tmp_path: Path) -> Path:
    out = tmp_path / "in" / "episodes.jsonl"
    assert t2t(*TRANSFER, "--tasks", task_file, "--out", out) == 0
    return out


@pytest.mark.parametrize("command", ["synth", "audit", "rollout", "show", "replay", "understand"])
def test_help_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command's help has an example that begins with its own name."""
    assert t2t(command, "--help") == 0
    assert f"t2t {command} " in capsys.readouterr().out.split("Example", 1)[1]


def test_the_collector_of_a_process_that_calls_the_command_is_left_alone() -> None:
    """It is tuned where the process is the command's own: where the arguments are the process's, too."""
    before = gc.get_threshold(), gc.get_freeze_count()
    assert t2t("--version") == 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_the_first_help_tells_a_round(capsys: pytest.CaptureFixture[str]) -> None:
    """From making tasks to looking at an episode, with the four scenarios."""
    assert t2t("--help") == 0
    out = capsys.readouterr().out
    for word in ("t2t synth", "t2t rollout", "t2t show", "general", "ambiguous", "changing", "infeasible", "envs"):
        assert word in out


def test_without_a_command_it_prints_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """As it is, not squeezed into the one line of an error."""
    assert t2t() == 2
    err = capsys.readouterr().err
    assert err.startswith("Usage: t2t")
    assert "\n  synth " in err


def test_what_is_installed_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Environment ids one a line; domains in a table, with what they have and could; policies with what they do."""
    assert (t2t("envs"), t2t("domains"), t2t("domains", "airline"), t2t("policies")) == (0, 0, 0, 0)
    out = capsys.readouterr().out.splitlines()
    assert "t2t/retail-mixed" in out
    row = next(line.split() for line in out if line.startswith("retail "))
    assert row[1:3] == ["16", "21"]
    assert row[-6:] == ["50", "products,", "500", "users,", "1,000", "orders"]
    assert any(line.startswith("unidentified ") and "an obstacle of the kind" in line for line in out)
    assert any(line.startswith("do-nothing ") and "Okay." in line for line in out)
    assert any(line.startswith("openai:MODEL ") for line in out)
    assert any(line.startswith("openai-tool:MODEL ") for line in out)


def test_synth_writes_the_tasks_of_make_tasks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same seed gives the same file; the summary goes to standard error."""
    files = [tmp_path / name for name in ("a.jsonl", "b.jsonl")]
    for out in files:
        assert t2t("synth", "--domain", "retail", "--scenario", "changing", "-n", 2, "--seed", 3, "--out", out) == 0
    assert [t.scenario for t in TaskSet.load(files[0])] == ["changing", "changing"]
    assert files[0].read_bytes() == files[1].read_bytes()
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"2 tasks written to {files[1]}" in captured.err


def test_synth_takes_settings_of_difficulty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Kinds, difficulty and certificate; a wish that can't be met is one line, exit code 2, and nothing written."""
    out = tmp_path / "tasks.jsonl"
    synth = ["synth", "--domain", "retail", "--scenario", "ambiguous", "-n", 1, "--out", out, "--certify", "none"]
    size = ("--size", "users=60,orders=200")
    assert t2t(*synth, "--kinds", "variant", "--difficulty", "writes=1-1,patience=3,distractors=1", *size) == 0
    (task,) = TaskSet.load(out)
    assert task.world.size == {"users": 60, "orders": 200}
    assert (task.kind, task.intent.customer.patience, task.certificate.level) == ("variant", 3, "none")
    out.unlink()
    capsys.readouterr()
    for wish, answer in (
        (["--kinds", "varient"], "Did you mean 'variant'"),
        (["--difficulty", "hart"], "Did you mean 'hard'"),
        (["--noise", "typo"], "Did you mean 'typos'"),
        (
            ["--difficulty", "writes=many"],
            "'--difficulty': 'writes=many': expected such as distractors=2 or writes=2-4",
        ),
        (["--difficulty", "writes=9"], "at most 4, got 9"),
        (["--size", "users"], "'--size': 'users': expected such as users=40,orders=100"),
        (["--size", "users=1-9"], "'--size': 'users=1-9': expected such as"),
        (["--size", "people=9"], "unknown size option 'people'"),
        (["--certify", "ful"], "Did you mean 'full'"),
        (["--split", "trian"], "Did you mean 'train'"),
    ):
        assert t2t(*synth, *wish) == 2
        err = capsys.readouterr().err
        assert answer in err
        assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_audit_prints_a_table_and_names_what_failed(
    task_file: Path, tasks: TaskSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 where nothing is found, 1 where something is, 2 where the file can't be read."""
    assert t2t("audit", task_file, "--level", "none") == 0
    out = capsys.readouterr().out
    for word in (
        "ambiguous",
        next(t.kind for t in tasks if t.scenario == "changing")[:10],
        "claims",
        "gold",
        "record",
        f"{len(tasks)} tasks audited; nothing found",
    ):
        assert word in out
    goal = tasks[0].goal.model_copy(update={"end_states": ({},)})
    broken = tasks[0].model_copy(update={"goal": goal})
    TaskSet([broken, *tasks[1:]]).save(tmp_path / "broken.jsonl")
    assert t2t("audit", tmp_path / "broken.jsonl", "--level", "none") == 1
    out = capsys.readouterr().out
    assert f"{broken.id}  {broken.scenario}, {broken.kind}: gold: the calls don't reach the goal" in out
    assert "1 failed" in out
    assert t2t("audit", tmp_path / "nowhere.jsonl") == 2


def test_rollout_records_and_sums_up(
    episode_file: Path, task_file: Path, tasks: TaskSet, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file has the episodes in order; the table tells success by scenario; the same again changes nothing."""
    before = episode_file.read_bytes()
    capsys.readouterr()
    assert t2t(*TRANSFER, "--tasks", task_file, "--out", episode_file) == 0
    assert episode_file.read_bytes() == before
    episodes = list(read_episodes(episode_file))
    assert [(e.index, e.task_id) for e in episodes] == [(i, tasks[i].id) for i in range(4)]
    out = capsys.readouterr().out
    for scenario in {e.scenario for e in episodes}:
        assert scenario in out
    assert "0%" in out


def test_rollout_plays_each_task_of_a_file_once(
    task_file: Path, tasks: TaskSet, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those of the environment's scenario, unless a number says otherwise; fewer are said to be the first ones."""
    out = tmp_path / "e.jsonl"
    ambiguous = ["rollout", "--env", "t2t/retail-ambiguous", "--policy", "always-transfer", "--tasks", task_file]
    wanted = [t.id for t in tasks if t.scenario == "ambiguous"]
    assert len(wanted) > 1
    assert t2t(*ambiguous, "--out", out, "--episodes", 1) == 0
    assert f"these are the first 1 of {len(wanted)} tasks, in the order of {task_file}" in capsys.readouterr().err
    assert t2t(*ambiguous, "--out", out) == 0
    assert "the first" not in capsys.readouterr().err
    assert [e.task_id for e in read_episodes(out)] == wanted


class _Down:
    """An agent whose model's endpoint doesn't answer."""

    def reset(self, info: object) -> None:
        """Begin."""

    def act(self, observation: object) -> str:
        """Find that nobody is there."""
        raise ProviderError("connection\nrefused")


def test_a_rollout_without_an_endpoint_says_so(
    task_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 1, in one line what happened and in one what to do; the episodes are recorded, to be tried again."""
    monkeypatch.setattr("t2t_policies.make", lambda name: _Down())
    out = tmp_path / "e.jsonl"
    assert t2t(*TRANSFER, "--tasks", task_file, "--out", out) == 1
    said = capsys.readouterr().err.splitlines()[-2:]
    assert said == [
        "4 faults of the provider; the first, in episode 0: connection refused",
        "no episode could be finished; run the same command to try them again",
    ]
    assert [e.fault is not None for e in read_episodes(out)] == [True] * 4


def test_customers_can_speak_in_the_words_of_a_model(
    task_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it doesn't word right is said by template, and counted; a server that fails is the customers' fault."""
    oracle = ["rollout", "--env", "t2t/retail-mixed", "--policy", "oracle", "--tasks", task_file, "--episodes", 2]
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setattr("t2t_gym.chat_model.ChatModel.say", lambda self, chat: "Order #W9999999, please.")
    assert t2t(*oracle, "--user", "openai:m", "--out", tmp_path / "e.jsonl") == 0
    episodes = [*read_episodes(tmp_path / "e.jsonl")]
    turns = sum(message.role == "user" for episode in episodes for message in episode.messages)
    assert all(episode.success for episode in episodes)
    assert f"{turns} turns of customers were said by template" in capsys.readouterr().err
    with serving() as server:
        monkeypatch.undo()
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        server.answers += [(404, {"error": {"message": "no such model"}})] * 2
        assert t2t(*oracle, "--user", "openai:m", "--out", tmp_path / "f.jsonl") == 1
    said = capsys.readouterr().err
    assert "2 faults of the user; the first, in episode 0: openai:m: NotFoundError" in said


def test_show_prints_transcripts(episode_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, one by its number, or one by its task; plain when it isn't a terminal."""
    episodes = list(read_episodes(episode_file))
    capsys.readouterr()
    assert t2t("show", episode_file) == 0
    everything = capsys.readouterr().out
    assert everything.count("Customer ") >= 4
    assert "\x1b" not in everything
    assert t2t("show", episode_file, "--index", 2) == 0
    one = capsys.readouterr().out
    assert one in everything
    assert t2t("show", episode_file, "--task", episodes[2].task_id, "--failed") == 0
    assert capsys.readouterr().out == one


def test_show_says_that_none_failed(tmp_path: Path, episode_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than nothing at all, where only those are wanted; what isn't there hasn't succeeded either."""
    served = tmp_path / "served.jsonl"
    served.write_text(re.sub(r'"success": ?false', '"success":true', episode_file.read_text()))
    capsys.readouterr()
    assert t2t("show", served, "--failed") == 0
    assert capsys.readouterr() == ("", "none of them failed\n")
    assert t2t("show", served, "--failed", "--index", 99) == 2
    assert "has no episode 99" in capsys.readouterr().err


def test_show_says_that_a_run_has_no_episodes_yet(
    tmp_path: Path, episode_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever one is wanted."""
    begun = tmp_path / "begun.jsonl"
    begun.write_text(episode_file.read_text().splitlines(keepends=True)[0])
    assert t2t("show", begun) != 0
    assert t2t("show", begun, "--index", 0) != 0
    assert capsys.readouterr().err.count("has no episodes yet") == 2


def test_show_is_coloured_in_a_terminal(episode_file: Path) -> None:
    """And only there."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "t2t_gym", "show", str(episode_file), "--index", "0"]
    with subprocess.Popen(command, stdout=follower, env=environment) as process:
        os.close(follower)
        printed = b""
        while chunk := _read(leader):
            printed += chunk
        assert process.wait(60) == 0
    os.close(leader)
    assert b"Customer" in printed
    assert b"\x1b[" in printed


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other side was closed
        return b""


def test_replay_gives_the_results_of_each_row_of_calls(tmp_path: Path) -> None:
    """Each row of calls gives its results and the hash of the final database."""
    db, calls, out = tmp_path / "db.json", tmp_path / "calls.jsonl", tmp_path / "out.jsonl"
    db.write_text(json.dumps({"agent_db": {"products": {}, "users": {}, "orders": {}}}))
    action = {"name": "get_user_details", "arguments": {"user_id": "nobody_1"}}
    calls.write_text(json.dumps({"task_id": "7", "actions": [action]}) + "\n")
    assert t2t("replay", "--domain", "retail", "--db", db, "--calls", calls, "--out", out) == 0
    (row,) = map(json.loads, out.read_text().splitlines())
    assert row["task_id"] == "7"
    assert row["results"][0]["error"] is True
    assert len(row["final_db_sha256"]) == 64


SYNTH = ["synth", "--domain", "retail", "--out", "{out}"]
ROLLOUT = ["rollout", "--env", "t2t/retail-mixed", "--policy", "random", "--out", "{out}"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["shwo"], "unknown command 'shwo'.*Did you mean 'show'"),
        ([*SYNTH, "--scenario", "infeasable"], "unknown scenario.*Did you mean 'infeasible'"),
        (["synth", "--domain", "retial", "--out", "{out}"], "unknown domain.*Did you mean 'retail'"),
        ([*SYNTH, "--split", "trian"], "unknown split.*Did you mean 'train'"),
        ([*SYNTH, "-n", "-1"], "-n"),
        ([*SYNTH, "--kinds", ""], "unknown kind ''"),
        (["synth", "--domain", "retail"], "Missing option '--out'"),
        (["rollout", "--env", "t2t/retail-mixt", "--policy", "random", "--out", "{out}"], "unknown environment"),
        (["rollout", "--env", "t2t/retail-mixed", "--policy", "oracel", "--out", "{out}"], "Did you mean 'oracle'"),
        (["rollout", "--env", "t2t/retail-mixed", "--policy", "openai:m", "--out", "{out}"], "set OPENAI_API_KEY"),
        ([*ROLLOUT, "--tasks", "{bad}"], "bad.jsonl, line 2"),
        ([*ROLLOUT, "--tasks", "{missing}"], "missing.jsonl: can't be read"),
        ([*ROLLOUT, "--executor", "threads"], "'threads' is not one of"),
        ([*ROLLOUT, "--address", "10.0.0.1:6379"], "choose the executor 'ray', or leave it out"),
        ([*SYNTH, "--address", "10.0.0.1:6379"], "choose the executor 'ray', or leave it out"),
        ([*ROLLOUT, "--kinds", "referense"], "unknown kind 'referense'.*Did you mean 'reference'"),
        ([*ROLLOUT, "--episodes", "0"], "'--episodes': 0 is not in the range"),
        ([*ROLLOUT[:-1], "{inside}"], "can't write .*x.jsonl: .*; choose another place"),
        (
            ["synth", "--domain", "retail", "-n", "1", "--out", "{inside}"],
            "bad.jsonl is a file; choose another place",
        ),
        (["rollout", "--env", "", "--policy", "random", "--out", "{out}"], "unknown environment ''; expected one of"),
        (["export", "tau2", "{tasks}", "--out", ""], "'--out': expected a directory, got an empty text"),
        (["audit", ""], "'FILE': expected a file, got an empty text"),
        (["show", "{bad}"], "bad.jsonl, line 1, field 'format'"),
        (["show", "{missing}"], "missing.jsonl: can't be read"),
        (["show", "{episodes}", "--index", "99"], "has no episode 99; it has 4, of which the last is 3"),
        (["show", "{episodes}", "--task", "nope"], "unknown task id 'nope'"),
        (["init-domain", "gym", "--into", "{out}"], "there is a package 't2t_gym' already"),
        (["init-domain", "library", "--into", "{inside}"], "can't write .*Not a directory"),
        (["replay", "--domain", "retail", "--db", "{bad}", "--calls", "{bad}", "--out", "{out}"], "bad.jsonl"),
        (["synth", "--domain", "retail", "-n", "1", "--out", ""], "'--out': expected a file, got an empty text"),
        ([*ROLLOUT[:-1], "/dev/null"], "can't write /dev/null: it isn't a file"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[str],
    expected: str,
    tmp_path: Path,
    task_file: Path,
    episode_file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says where, and what was expected; nothing is written."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    bad = task_file.with_name("bad.jsonl")
    bad.write_text("\n".join(line[: 200 if i else None] for i, line in enumerate(task_file.read_text().splitlines())))
    places = {
        "{out}": tmp_path / "out" / "x.jsonl",
        "{tasks}": task_file,
        "{bad}": bad,
        "{inside}": bad / "x.jsonl",
        "{missing}": tmp_path / "missing.jsonl",
        "{episodes}": episode_file,
    }
    capsys.readouterr()
    assert t2t(*(places.get(a, a) for a in arguments)) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert re.search(expected, lines[0]), lines[0]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["stats", "{tasks}", "--html", "{tasks}"],
        ["understand", "--domain", "retail", "--in", "{tasks}", "--out", "{tasks}"],
        ["replay", "--domain", "retail", "--db", "{tasks}", "--calls", "{missing}", "--out", "{tasks}"],
        ["import", "tau2", "{tasks}", "--db", "{missing}", "--out", "{tasks}"],
    ],
)
def test_what_is_read_is_not_written_over(
    command: list[str], task_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip of the pen costs nobody a file."""
    before = task_file.read_bytes()
    places = {"{tasks}": task_file, "{missing}": tmp_path / "missing.jsonl"}
    assert t2t(*(places.get(word, word) for word in command)) == 2
    assert "choose another place" in capsys.readouterr().err
    assert task_file.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_named(task_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with the file that couldn't be written."""
    assert t2t("stats", task_file, "--html", "/dev/full") == 2
    assert "can't write /dev/full: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["show", "{episodes}"], ["stats", "{tasks}", "--html", "{page}"]])
def test_a_reader_that_stops_is_no_error(
    command: list[str], episode_file: Path, task_file: Path, tmp_path: Path
) -> None:
    """`t2t show FILE | head -1` ends quietly with exit code 0, as do tables, and what is to be written is."""
    places = {"{episodes}": episode_file, "{tasks}": task_file, "{page}": tmp_path / "page.html"}
    reader, writer = os.pipe()
    os.close(reader)
    arguments = [sys.executable, "-m", "t2t_gym", *(str(places.get(word, word)) for word in command)]
    ran = subprocess.run(arguments, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writer)
    assert (ran.returncode, "error" in ran.stderr) == (0, False)
    assert places["{page}"].exists() == ("{page}" in command)


def test_a_closed_standard_output_is_no_error() -> None:
    """`t2t envs >&-` has nowhere to print to."""
    ran = subprocess.run(f"{sys.executable} -m t2t_gym envs >&-", shell=True, stderr=subprocess.PIPE, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_ctrl_c_leaves_whole_rows(tmp_path: Path, task_file: Path) -> None:
    """Exit code 130, no traceback, and a file that the same command goes on with."""
    out = tmp_path / "e.jsonl"
    # A shell's background job, and all that it starts, would be deaf to it.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from t2t_gym.cli import main; main()"
    command = [sys.executable, "-c", code, "rollout", "--env", "t2t/retail-mixed", "--policy", "do-nothing"]
    command += ["--tasks", str(task_file), "--episodes", "100000", "--out", str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 10_000):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert len(list(read_episodes(out))) > 0


def test_without_its_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    """Click isn't a dependency of the core."""
    code = "import sys; sys.modules['click'] = None; from t2t_gym.cli import main; main(['envs'])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=tmp_path)
    assert ran.returncode == 2
    assert 'pip install "t2t-gym[cli]"' in ran.stderr
