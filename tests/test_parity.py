"""The tools of our domains against recorded calls of τ²-bench's domains of the same names, where its data are at hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from t2t_gym.database import Database, Snapshot, canonical
from t2t_gym.domain import Domain, load_db_file
from t2t_gym.messages import ToolCall
from t2t_gym.registration import domain_names, load_domain
from t2t_gym.replay import read_calls, replay

DATA = Path(__file__).parents[2] / "shared/data/tau2"
PEERS = [name for name in domain_names() if (DATA / name).exists()]

DEFECTIVE = {"retail": {"20", "21", "36", "37", "100"}}
"""Tasks whose recorded end holds a defect: all items modified in one call have the last one's price and options."""

NONSENSE = {
    "retail": {
        "062", "082", "088",  # no items
        "091",  # a summary that is a number
    },
    "airline": {
        "019",  # a date that is a number
        "038", "041",  # a booking of no flights, or for nobody
        "055",  # less than no paid bags
        "056",  # a booking from and to elsewhere than the flights go
        "058", "060", "061",  # a cancelled reservation is cancelled again or changed
        "064",  # a certificate that costs its owner
        "073",  # less than no bags
        "084",  # a change to no flights
    },
}  # fmt: skip
"""Borderline calls that the peer carries out, and we refuse."""

pytestmark = pytest.mark.skipif(not PEERS, reason="the recorded calls aren't here")


@dataclass(frozen=True)
class Peer:
    """A domain, and what is recorded of the peer's."""

    domain: Domain
    document: dict[str, Any]

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a file of recorded calls."""
        with (DATA / self.domain.name / name).open(encoding="utf-8") as file:
            yield from map(json.loads, file)

    def call(self, db: Database, made: dict[str, Any]) -> Any:
        """What comes of a recorded call through our tools."""
        return self.domain.tools.call(db, ToolCall(made["name"], made["arguments"]))

    def after_setup(self, row: dict[str, Any]) -> Database:
        """A fresh database on which a row's first calls have been carried out, as they were for the peer."""
        db = Database(Snapshot(self.document[self.domain.file_key]))
        for made in row["setup"]:
            outcome = self.call(db, made)
            assert outcome.error == made["error"], (row["id"], outcome.content)
            assert outcome.error or data(outcome.content) == data(made["result"]), row["id"]
        return db


@pytest.fixture(scope="module", params=PEERS)
def peer(request: pytest.FixtureRequest) -> Peer:
    """Each domain that has a peer."""
    domain = load_domain(request.param)
    return Peer(domain, load_db_file(DATA / domain.name / "db.json", domain))


def data(text: str) -> Any:
    """A result as data in canonical form: JSON where it is, else the string."""
    try:
        return canonical(json.loads(text))
    except ValueError:
        return text


def test_gold_actions_have_the_same_errors_results_and_final_databases(peer: Peer) -> None:
    """Every gold action of every task, but for those whose recorded end holds a defect."""
    calls = read_calls(DATA / peer.domain.name / "golden_train.jsonl")
    replayed = {row["task_id"]: row for row in replay(peer.domain, peer.document, calls)}
    for gold in peer.rows("golden_train.jsonl"):
        if gold["task_id"] in DEFECTIVE.get(peer.domain.name, ()):
            continue
        ours = replayed[gold["task_id"]]
        for action, result in zip(gold["actions"], ours["results"], strict=True):
            assert result["error"] == action["error"], (gold["task_id"], action, result)
            assert action["error"] or data(result["content"]) == data(action["result"]), (gold["task_id"], action)
        assert ours["final_db_sha256"] == gold["final_db_sha256"], gold["task_id"]


def test_invalid_calls_are_refused_and_change_nothing(peer: Peer) -> None:
    """What the peer answers with an error, we do."""
    for row in peer.rows("invalid_calls.jsonl"):
        db = peer.after_setup(row)
        before = db.changes()
        outcome = peer.call(db, row["call"])
        assert outcome.error, (row["id"], outcome.content)
        assert db.changes() == before, row["id"]


def test_borderline_calls_are_refused_where_they_are_nonsense_and_else_come_to_the_same(peer: Peer) -> None:
    """An empty search and a change to what is there already are carried out, as by the peer."""
    refused = set()
    for row in peer.rows("peer_accepts.jsonl"):
        db = peer.after_setup(row)
        before = db.changes()
        outcome = peer.call(db, row["call"])
        if outcome.error:
            refused.add(row["id"].rsplit("-", 1)[1])
            assert db.changes() == before, row["id"]
        else:
            assert (db.changes() != before) == row["db_changed"], row["id"]
    assert refused == NONSENSE[peer.domain.name]


def test_the_tools_have_the_names_parameters_and_kinds_of_the_peer(peer: Peer) -> None:
    """The same parameters in the same order, what is required, plain types, choices, and kinds of tool."""
    recorded = json.loads((DATA / peer.domain.name / "tools.json").read_text(encoding="utf-8"))
    theirs = {entry["function"]["name"]: entry["function"]["parameters"] for entry in recorded["agent"]}
    assert set(theirs) == set(peer.domain.tools)
    for name, schema in theirs.items():
        tool = peer.domain.tools[name]
        ours = tool.parameters
        assert tool.kind == recorded["agent_types"][name]["type"]
        assert list(ours["properties"]) == list(schema["properties"]), name
        assert ours.get("required", []) == schema.get("required", []), name
        for parameter, said in schema["properties"].items():
            assert plain(ours["properties"][parameter]) == plain(said), (name, parameter)


def plain(schema: dict[str, Any]) -> tuple[Any, ...]:
    """What of a parameter's schema is compared: its type, the type of its elements, and what it may be."""
    elements = schema.get("items", {}).get("type")
    return schema["type"], "string" if elements == "string" else None, sorted(schema.get("enum", ()))
