"""The retail tools against recorded calls of τ²-bench's, where its data are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from t2t_envs.retail.tools import TOOLS
from t2t_gym.database import Database, Snapshot, canonical
from t2t_gym.domain import Domain
from t2t_gym.messages import ToolCall
from t2t_gym.replay import load_db_file, read_calls, replay

DATA = Path(__file__).parents[3] / "shared/data/tau2/retail"
LEFT_OUT = {
    "20",
    "21",
    "36",
    "37",
    "100",
}  # there, all items modified in one call have the last one's price and options
DOMAIN = cast(Domain, SimpleNamespace(name="retail", tools=TOOLS, file_key="agent_db"))

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the recorded calls aren't here")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of a file of recorded calls."""
    with (DATA / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def data(text: str) -> Any:
    """A result as data in canonical form: JSON where it is, else the string."""
    try:
        return canonical(json.loads(text))
    except ValueError:
        return text


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The recorded database."""
    return load_db_file(DATA / "db.json", DOMAIN)


def test_gold_actions_have_the_same_errors_results_and_final_databases(document: dict[str, Any]) -> None:
    """Every gold action of every task, but for those whose gold state holds a defect."""
    compared = 0
    replayed = {row["task_id"]: row for row in replay(DOMAIN, document, read_calls(DATA / "golden_train.jsonl"))}
    for gold in rows("golden_train.jsonl"):
        if gold["task_id"] in LEFT_OUT:
            continue
        ours = replayed[gold["task_id"]]
        for action, result in zip(gold["actions"], ours["results"], strict=True):
            assert result["error"] == action["error"], (gold["task_id"], action)
            assert action["error"] or data(result["content"]) == data(action["result"]), (gold["task_id"], action)
            compared += 1
        assert ours["final_db_sha256"] == gold["final_db_sha256"], gold["task_id"]
    assert compared > 300


def test_invalid_calls_are_refused_and_change_nothing(document: dict[str, Any]) -> None:
    """Each on a fresh database, after the calls that set it up."""
    snapshot = Snapshot(document["agent_db"])
    for row in rows("invalid_calls.jsonl"):
        db = Database(snapshot)
        for action in row["setup"]:
            outcome = TOOLS.call(db, ToolCall(action["name"], action["arguments"]))
            assert data(outcome.content) == data(action["result"]), row["id"]
        before = db.changes()
        outcome = TOOLS.call(db, ToolCall(row["call"]["name"], row["call"]["arguments"]))
        assert outcome.error, row["id"]
        assert db.changes() == before, row["id"]


def test_schemas_have_the_same_parameters() -> None:
    """Names, types, what is required, and the kind of each tool."""
    recorded = json.loads((DATA / "tools.json").read_text(encoding="utf-8"))
    theirs = {entry["function"]["name"]: entry["function"]["parameters"] for entry in recorded["agent"]}
    assert set(TOOLS) == set(theirs)
    for name, parameters in theirs.items():
        ours = TOOLS[name].parameters
        types = {p: (s["type"], s.get("items")) for p, s in ours["properties"].items()}
        assert types == {p: (s["type"], s.get("items")) for p, s in parameters["properties"].items()}
        assert set(ours.get("required", ())) == set(parameters.get("required", ()))
        assert TOOLS[name].kind == recorded["agent_types"][name]["type"]
