"""The airline tools against recorded calls of τ²-bench's, where its data are at hand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from t2t_envs.airline.tools import TOOLS
from t2t_gym.database import Database, Snapshot, canonical
from t2t_gym.messages import ToolCall
from t2t_gym.registration import load_domain
from t2t_gym.replay import load_db_file, read_calls, replay

DATA = Path(__file__).parents[3] / "shared/data/tau2/airline"
DOMAIN = load_domain("airline")
CARRIED_OUT = {
    "get_flight_status",
    "search_direct_flight",
    "search_onestop_flight",
    "update_reservation_baggages",
}
"""The tools whose borderline calls ours may carry out as well; what they change, if anything, must then agree."""

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


def after_setup(document: dict[str, Any], row: dict[str, Any]) -> Database:
    """A fresh database on which a row's first calls have been carried out, as they were for the peer."""
    db = Database(Snapshot(document["agent_db"]))
    for made in row["setup"]:
        outcome = TOOLS.call(db, ToolCall(made["name"], made["arguments"]))
        assert outcome.error == made["error"], (row["id"], outcome.content)
        assert outcome.error or data(outcome.content) == data(made["result"]), row["id"]
    return db


def test_gold_actions_have_the_same_errors_results_and_final_databases(document: dict[str, Any]) -> None:
    """Every gold action of every task."""
    compared = 0
    replayed = {row["task_id"]: row for row in replay(DOMAIN, document, read_calls(DATA / "golden_train.jsonl"))}
    for gold in rows("golden_train.jsonl"):
        ours = replayed[gold["task_id"]]
        for action, result in zip(gold["actions"], ours["results"], strict=True):
            assert result["error"] == action["error"], (gold["task_id"], action, result)
            assert action["error"] or data(result["content"]) == data(action["result"]), (gold["task_id"], action)
            compared += 1
        assert ours["final_db_sha256"] == gold["final_db_sha256"], gold["task_id"]
    assert compared == 84


def test_invalid_calls_are_refused_and_change_nothing(document: dict[str, Any]) -> None:
    """What the peer answers with an error, we do."""
    for row in rows("invalid_calls.jsonl"):
        db = after_setup(document, row)
        before = db.changes()
        outcome = TOOLS.call(db, ToolCall(row["call"]["name"], row["call"]["arguments"]))
        assert outcome.error, (row["id"], outcome.content)
        assert db.changes() == before, row["id"]


def test_borderline_calls_are_refused_or_come_to_the_same(document: dict[str, Any]) -> None:
    """Nonsense that the peer carries out is refused; an empty search and a change to what is there already are not."""
    refused = set()
    for row in rows("peer_accepts.jsonl"):
        db = after_setup(document, row)
        before = db.changes()
        outcome = TOOLS.call(db, ToolCall(row["call"]["name"], row["call"]["arguments"]))
        if outcome.error:
            refused.add(row["id"].rsplit("-", 1)[1])
        else:
            assert (db.changes() != before) == row["db_changed"], row["id"]
            assert row["call"]["name"] in CARRIED_OUT, row["id"]
    assert refused == {
        "019",  # a date that is a number
        "038", "041",  # a booking of no flights, or for nobody
        "055",  # less than no paid bags
        "056",  # a booking from and to elsewhere than the flights go
        "058", "060", "061",  # a cancelled reservation is cancelled again or changed
        "064",  # a certificate that costs its owner
        "073",  # less than no bags
        "084",  # a change to no flights
    }  # fmt: skip


def test_the_tools_have_the_names_parameters_and_kinds_of_the_peer() -> None:
    """The same names, required parameters, plain types, choices, and kinds of tool."""
    peer = json.loads((DATA / "tools.json").read_text(encoding="utf-8"))
    theirs = {t["function"]["name"]: t["function"]["parameters"] for t in peer["agent"]}
    assert set(theirs) == set(TOOLS)
    for name, schema in theirs.items():
        ours = TOOLS[name].parameters
        assert TOOLS[name].kind == peer["agent_types"][name]["type"]
        assert list(ours["properties"]) == list(schema["properties"]), name
        assert ours.get("required", []) == schema.get("required", []), name
        for parameter, said in schema["properties"].items():
            assert ours["properties"][parameter]["type"] == said["type"], (name, parameter)
            assert set(ours["properties"][parameter].get("enum", ())) == set(said.get("enum", ())), (name, parameter)
