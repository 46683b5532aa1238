"""The commands that make training data of episode files."""

import json
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from t2t_gym import Message, TaskSet, rollout
from t2t_gym.cli import main
from t2t_gym.rollouts import read_episodes
from t2t_gym.rollouts.export import chat_rows, preference_rows
from t2t_gym.rollouts.store import EpisodeLog

MIXED = "t2t/retail-mixed"


def t2t(*arguments: object) -> int:
    """Run the command in this process and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main([str(a) for a in arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.fixture(scope="module")
def runs(tasks: TaskSet, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of a good run, of a bad one, and of one whose episodes lack an environment that is installed."""
    folder = tmp_path_factory.mktemp("runs")
    files = {name: folder / f"{name}.jsonl" for name in ("oracle", "act-at-once", "strange")}
    for name in ("oracle", "act-at-once"):
        assert len([*rollout(MIXED, name, 4, tasks=tasks, out=files[name])]) == 4
    strange = files["oracle"].read_text().replace("t2t/retail-mixed", "t2t/bakery-mixed")
    files["strange"].write_text(strange)
    return files


def test_conversations_are_written_a_line_each(
    runs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows of several files, as `chat_rows` gives them; the same again gives the same bytes."""
    files, out = (runs["oracle"], runs["act-at-once"]), tmp_path / "new" / "sft.jsonl"
    for wanted, options in (({}, ()), ({"only_served": False, "talk": "tool"}, ("--all", "--talk", "tool"))):
        assert t2t("export", "chat", *files, "--out", out, *options) == 0
        rows = [row for file in files for row in chat_rows(read_episodes(file), **wanted)]  # type: ignore[arg-type]
        assert [json.loads(line) for line in out.read_text().splitlines()] == rows
        assert capsys.readouterr().err == f"{len(rows)} of 8 episodes written to {out}\n"
        before = out.read_bytes()
        assert t2t("export", "chat", *files, "--out", out, *options) == 0
        assert (out.read_bytes(), capsys.readouterr().out) == (before, "")


def test_pairs_are_written_a_line_each(
    runs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever of the files is the better run's."""
    out, files = tmp_path / "dpo.jsonl", [runs["act-at-once"], runs["oracle"]]
    assert t2t("export", "preferences", *files, "--out", out) == 0
    rows = [*preference_rows(*map(read_episodes, files))]
    assert [json.loads(line) for line in out.read_text().splitlines()] == rows
    assert capsys.readouterr().err == f"{len(rows)} pairs written to {out}\n"


def test_half_a_surrogate_pair_is_written_as_an_escape(runs: dict[str, Path], tmp_path: Path) -> None:
    """What an episode file can hold, so can its rows."""
    said = Message("assistant", "half \ud83d a smile")
    with EpisodeLog(tmp_path / "e.jsonl", {}) as log:
        log.append(replace(next(read_episodes(runs["oracle"])), messages=(said,)))
    assert t2t("export", "chat", tmp_path / "e.jsonl", "--out", tmp_path / "sft.jsonl") == 0
    row = json.loads((tmp_path / "sft.jsonl").read_text())
    assert row["messages"][-1]["content"] == said.content


class Trainer:
    """Takes what TRL's trainers take, and writes the rows of its data set where they are looked for."""

    def __init__(self, model: str, args: dict[str, Any], train_dataset: list[dict[str, Any]]) -> None:
        self.where, self.rows = Path(args["output_dir"]), train_dataset

    def train(self) -> None:
        self.where.write_text(json.dumps([sorted(row) for row in self.rows]))

    def save_model(self) -> None:
        assert self.where.exists()


def test_what_the_page_on_training_shows_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands, of fewer episodes, and what trains on their rows, with something in the place of TRL."""
    page = (Path(__file__).parents[2] / "docs" / "training.md").read_text(encoding="utf-8")
    section = page.split("## Episodes as training data\n")[1].split("\n## ")[0]
    commands, training = re.findall(r"```(?:sh|python)\n(.*?)```", section, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    for command in commands.replace("1000", "2").splitlines():
        assert t2t(*shlex.split(command, comments=True)[1:]) == 0

    def load_dataset(form: str, data_files: str, split: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in Path(data_files).read_text().splitlines()]

    stand_ins = {"SFTTrainer": Trainer, "DPOTrainer": Trainer, "SFTConfig": dict, "DPOConfig": dict}
    monkeypatch.setitem(sys.modules, "datasets", SimpleNamespace(load_dataset=load_dataset))
    monkeypatch.setitem(sys.modules, "trl", SimpleNamespace(**stand_ins))
    exec(training, {})
    for model, columns in (
        ("imitating", ["messages", "tools"]),
        ("preferring", ["chosen", "prompt", "rejected", "tools"]),
    ):
        rows = json.loads((tmp_path / model).read_text())
        assert rows == [columns] * len(rows)
        assert rows


@pytest.mark.parametrize("command", ["tau2", "chat", "preferences"])
def test_help_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As that of every command; and the group names what it has."""
    assert t2t("export", command, "--help") == 0
    assert f"t2t export {command} " in capsys.readouterr().out.split("Example", 1)[1]
    assert t2t("export", "--help") == 0
    assert f"\n  {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["chat", "--out", "{out}"], "Missing argument 'EPISODES...'"),
        (["chat", "{oracle}"], "Missing option '--out'"),
        (["chats", "{oracle}", "--out", "{out}"], "No such command 'chats'.*see `t2t export --help`"),
        (["chat", "{missing}", "--out", "{out}"], "missing.jsonl: can't be read"),
        (["chat", "{oracle}", "{cut}", "--out", "{out}"], "cut.jsonl, line 3: not valid JSON.*run it again"),
        (["chat", "{strange}", "--out", "{out}"], "unknown environment 't2t/bakery-mixed'"),
        (["chat", "{act-at-once}", "--out", "{out}"], "none of the episodes served its customer.*give --all"),
        (["chat", "{oracle}", "--talk", "words", "--out", "{out}"], "'words' is not one of 'reply', 'tool'"),
        (["chat", "{oracle}", "--out", "{oracle}"], "oracle.jsonl: it is also an input; choose another place"),
        (["preferences", "{oracle}", "{cut}", "--out", "{out}"], "cut.jsonl, line 3: not valid JSON"),
        (["preferences", "{oracle}", "{oracle}", "--out", "{out}"], "no pair in these files; give runs of several"),
        (["preferences", "{oracle}", "{act-at-once}", "--out", "{act-at-once}"], "it is also an input"),
    ],
)
def test_bad_input_is_one_line_and_nothing_is_written(
    arguments: list[str], expected: str, runs: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even if it is found in the middle of a file."""
    places = {"{out}": tmp_path / "x.jsonl", "{missing}": tmp_path / "missing.jsonl", "{cut}": tmp_path / "cut.jsonl"}
    places["{cut}"].write_bytes(b"".join(runs["oracle"].read_bytes().splitlines(keepends=True)[:3])[:-9])
    places |= {f"{{{name}}}": file for name, file in runs.items()}
    before = {file: file.read_bytes() for file in runs.values()}
    assert t2t("export", *(places.get(word, word) for word in arguments)) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert re.search(expected, lines[0]), lines[0]
    assert [p.name for p in tmp_path.iterdir()] == ["cut.jsonl"]
    assert {file: file.read_bytes() for file in runs.values()} == before
