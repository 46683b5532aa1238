"""``t2t understand``: from rows of messages to rows of readings."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from t2t_gym import domain_names
from t2t_gym.cli import main


def understand(source: Path, out: Path, domain: str = "retail") -> int:
    """Run the command in this process and return its exit code."""
    with pytest.raises(SystemExit) as stopped:
        main(["understand", "--domain", domain, "--in", str(source), "--out", str(out)])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


def written(path: Path, rows: list[Any]) -> Path:
    """A file of rows; a text is a line as it is."""
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in rows) + "\n")
    return path


def test_rows_of_messages_become_rows_of_acts_and_slots(tmp_path: Path) -> None:
    """Of each row the id is kept; acts and requests are sorted."""
    rows = [
        {"id": 1, "context": "I want to return a lamp.", "agent": "Sure! What is your zip code and your email?"},
        {"id": "b", "agent": "Your order has been cancelled. Anything else?", "note": "\u2028 is no line's end"},
        {"id": "c", "context": None, "agent": ""},
        '{"id": "d", "agent": "Shall I go ahead? \\ud83d \\u0000"}',
    ]
    out = tmp_path / "out.jsonl"
    assert understand(written(tmp_path / "in.jsonl", rows), out) == 0
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"id": 1, "acts": ["request"], "requests": ["email", "zip"]},
        {"id": "b", "acts": ["anything_else", "done"], "requests": []},
        {"id": "c", "acts": [], "requests": []},
        {"id": "d", "acts": ["confirm"], "requests": []},
    ]


def test_with_all_domains_each_row_names_its_own(tmp_path: Path) -> None:
    """The words known are those of the row's domain."""
    rows = [{"id": name, "domain": name, "context": "", "agent": "What is your user ID?"} for name in domain_names()]
    out = tmp_path / "out.jsonl"
    assert understand(written(tmp_path / "in.jsonl", rows), out, "all") == 0
    read = [json.loads(line) for line in out.read_text().splitlines()]
    assert read == [{"id": name, "acts": ["request"], "requests": ["user_id"]} for name in domain_names()]


GOOD = {"id": 1, "domain": "retail", "context": "", "agent": "Hello."}


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        ('{"id": 2, "agent": "Hel', "line 2: not valid JSON"),
        ("[" * 100_000, "line 2: not valid JSON"),
        ([1], "line 2: expected an object, got list"),
        ({**GOOD, "id": None}, "line 2, field 'id': expected a text or a number, got nothing"),
        ({"agent": "Hello."}, "line 2, field 'id': expected a text or a number, got nothing"),
        ({**GOOD, "id": True}, "line 2, field 'id'"),
        ({**GOOD, "context": 3}, "line 2, field 'context': expected a text or null, got int"),
        ({"id": 2, "domain": "retail", "context": ""}, "line 2, field 'agent': expected a text, got nothing"),
        ({**GOOD, "agent": ["Hello."]}, "line 2, field 'agent': expected a text, got list"),
        ({"id": 2, "agent": "Hello."}, "line 2, field 'domain': expected one of .*, got nothing"),
        ({**GOOD, "domain": "retial"}, "line 2, field 'domain': unknown domain 'retial'.*Did you mean 'retail'"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(
    bad: Any, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line and the field, what was expected and what came, in one line; exit code 2; no file, whole or half."""
    out = tmp_path / "out" / "x.jsonl"
    assert understand(written(tmp_path / "in.jsonl", [GOOD, bad, GOOD]), out, "all") == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert re.search(rf"in\.jsonl, {expected}", message)
    assert not out.parent.exists() or not list(out.parent.iterdir())


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So is one that isn't UTF-8."""
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for source in (tmp_path / "missing.jsonl", binary):
        assert understand(source, tmp_path / "out.jsonl") == 2
        assert f"{source.name}: can't be read" in capsys.readouterr().err
