"""Every example runs, with small settings."""

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SETTINGS = {
    "custom_policy.py": ([], "success 0%"),
    "parallel_ray.py": (["6"], "equal: True"),
    "quickstart.py": ([], "terminated: True reward: 0.0"),
    "reward_shaping.py": ([], "outcome"),
    "train_grpo.py": (["--dry-run", "--tasks", "2"], "--- tools\ncalculate(*, expression: str) -> str\n"),
    "train_reinforce.py": (["general", "30", "60"], "after training: "),
    "worked_tasks.py": (["--kinds", "status"], "| world consistent | True |"),
}


def run(example: str, *arguments: object) -> str:
    """Run an example in a fresh process, where warnings are errors, and return what it printed."""
    command = [sys.executable, "-W", "error", str(EXAMPLES / example), *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=200, env={**os.environ, "COLUMNS": "120"})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_every_example_is_tried() -> None:
    """A new example needs its line above."""
    assert {p.name for p in EXAMPLES.glob("*.py")} == {*SETTINGS, "demo.py"}


@pytest.mark.parametrize("example", sorted(SETTINGS))
def test_the_example_runs(example: str) -> None:
    """And ends as it says."""
    arguments, expected = SETTINGS[example]
    assert expected in run(example, *arguments)


def test_worked_tasks_of_a_kind_that_is_not_there() -> None:
    """An error that names the kinds, and not an empty page."""
    command = [sys.executable, str(EXAMPLES / "worked_tasks.py"), "--kinds", "statues"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert "unknown kind 'statues'; expected one of: " in ran.stderr
    assert "Did you mean 'status'?" in ran.stderr


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("train_grpo.py", "give a --model, or look at what it would be given with --dry-run"),
        ("train_grpo.py --dry-run --tasks 0", "--tasks: expected at least 1, got 0"),
        ("train_grpo.py --model m --strangers -1", "--strangers: expected at least 1, got -1"),
        ("train_grpo.py --dry-run --domain retial", "argument --domain: invalid choice: 'retial'"),
        ("train_reinforce.py general 1 0", "no cancellation is among 0 tasks of a split; choose from more"),
    ],
)
def test_what_nothing_can_be_trained_on_is_told_in_a_line(command: str, expected: str) -> None:
    """Before anything is made that takes long."""
    example, *arguments = command.split()
    ran = subprocess.run(
        [sys.executable, str(EXAMPLES / example), *arguments], capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 2
    assert expected in ran.stderr.splitlines()[-1]


@pytest.mark.skipif(find_spec("trl") is not None, reason="TRL is installed")
def test_training_a_language_model_takes_trl() -> None:
    """Which is said before any task is made."""
    command = [sys.executable, str(EXAMPLES / "train_grpo.py"), "--model", "m"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 2
    assert 'install it with: pip install "t2t-gym[trl]"' in ran.stderr


def test_the_demo_prints_table_and_transcripts(tmp_path: Path) -> None:
    """A row for each scenario, one whole transcript each, and the files; a second run replaces them."""
    for n in (3, 2):
        out = run("demo.py", "-n", n, "--executor", "serial", "--out", tmp_path)
    for scenario in ("general", "ambiguous", "changing", "infeasible"):
        assert f"{scenario}, served by the oracle" in out
        assert f"{scenario} (" in out
    assert "infeasible, both twins (2)" in out
    assert out.count("| success; ") == 4
    assert {p.name for p in tmp_path.iterdir()} == {
        "tasks.jsonl",
        *(f"{p}.jsonl" for p in ("oracle", "do-nothing", "always-transfer", "always-refuse", "random")),
    }
    header, *rows = (tmp_path / "oracle.jsonl").read_text().splitlines()
    assert json.loads(header)["format"] == "t2t-episodes/1"
    assert len(rows) == 3 * 2 + 2 * 2


DOCS = EXAMPLES.parent


def snippets(page: str) -> list[str]:
    """The blocks of Python on a page."""
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_ten_lines_of_the_readme_run(capsys: pytest.CaptureFixture[str]) -> None:
    """And the customer says who it is."""
    (ten_lines,) = snippets("README.md")
    exec(ten_lines, {})
    _, answer, refusal = capsys.readouterr().out.splitlines()
    assert re.search(r"@example|\d{5}", answer), answer
    assert refusal == "Error: User not found."


@pytest.mark.parametrize("snippet", snippets("docs/add-a-domain.md"))
def test_what_the_page_shows_is_in_the_clinic_or_the_skeleton(snippet: str) -> None:
    """Line breaks and the last comma apart."""
    skeleton = (DOCS / "t2t_gym/templates/domain/tests/test_domain.py.tmpl").read_text(encoding="utf-8")
    code = [path.read_text(encoding="utf-8") for path in (EXAMPLES / "clinic/t2t_clinic").glob("*.py")]
    wanted = "".join(snippet.split()).rstrip(",")
    assert any(wanted in "".join(text.split()) for text in (*code, skeleton))
