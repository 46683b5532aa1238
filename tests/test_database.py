"""Snapshots, and the databases laid over them."""

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.database import Changes, Database, Snapshot, canonical, copy_json, digest, same_json
from t2t_gym.database.values import differing
from t2t_gym.errors import ToolError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.floats(-1e6, 1e6) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)

IDS = ("a", "b", "c", "d")
steps = st.tuples(st.sampled_from(["edit", "insert"]), st.sampled_from(IDS), st.integers(0, 3))
groups = st.lists(st.tuples(st.lists(steps, max_size=4), st.booleans()), max_size=6)


def small() -> Snapshot:
    """Two records, each with a number and a list."""
    return Snapshot({"things": {i: {"id": i, "n": 0, "log": [0]} for i in ("a", "b")}, "others": {}})


def apply(db: Database, group: list[tuple[str, str, int]]) -> None:
    """Carry out edits and insertions, those that can be."""
    for kind, record_id, n in group:
        exists = db.get("things", record_id) is not None
        if kind == "edit" and exists:
            record = db.edit("things", record_id)
            record["n"] = n
            record["log"].append(n)
        elif kind == "insert" and not exists:
            db.insert("things", record_id, {"id": record_id, "n": n, "log": []})


def run(db: Database, todo: list[tuple[list[tuple[str, str, int]], bool]]) -> None:
    """Carry out groups of edits, each kept or undone."""
    for group, keep in todo:
        db.begin()
        apply(db, group)
        if keep:
            db.commit()
        else:
            db.rollback()


# --- canonical form -----------------------------------------------------------------------------------------------


def test_values_are_compared_in_canonical_form() -> None:
    """Null fields are dropped, numbers rounded to cents, and whole ones written as integers."""
    value = {"a": None, "b": [1.005, 30.0, None], "c": {"d": 29.299999999999955, "e": True}}
    assert json.dumps(canonical(value)) == '{"b": [1, 30, null], "c": {"d": 29.3, "e": true}}'


@given(json_values)
def test_canonical_form_is_stable(value: Any) -> None:
    """The canonical form of a canonical form is itself, and has the same digest."""
    once = canonical(value)
    assert canonical(once) == once
    assert digest(once) == digest(value)


def test_canonical_form_takes_json_only() -> None:
    """A value that JSON can't hold is refused by its type."""
    with pytest.raises(TypeError, match="got set"):
        canonical({"a": {1}})


@given(json_values, json_values)
def test_the_same_json_is_written_the_same(one: Any, other: Any) -> None:
    """Two values in canonical form are the same if they are the same as JSON text; true isn't 1."""
    for a, b in ((one, other), (one, copy_json(one)), (True, 1)):
        written = json.dumps(canonical(a), sort_keys=True) == json.dumps(canonical(b), sort_keys=True)
        assert same_json(canonical(a), canonical(b)) == written


@given(st.dictionaries(st.sampled_from("abc"), json_values), st.dictionaries(st.sampled_from("abc"), json_values))
def test_what_differs_is_told_by_the_canonical_forms(one: Any, other: Any) -> None:
    """Field by field; what is gone, or null, is given as None."""
    now, before = canonical(one), canonical(other)
    expected = {k: v for k, v in now.items() if k not in before or before[k] != v}
    assert differing(one, other, before) == {**expected, **{k: None for k in before if k not in now}}


@given(json_values)
def test_copies_are_equal_and_independent(value: Any) -> None:
    """A copy is equal, and shares no container."""
    twin = copy_json(value)
    assert twin == value
    if isinstance(value, (list, dict)):
        assert twin is not value


# --- the overlay --------------------------------------------------------------------------------------------------


@given(groups)
def test_a_database_behaves_like_a_copied_dictionary(todo: Any) -> None:
    """Groups that are kept add up, groups that are undone leave nothing, and the snapshot stays as it was."""
    snapshot = small()
    before = digest(snapshot.tables)
    db, model = Database(snapshot), Database(Snapshot(copy.deepcopy(snapshot.tables)))
    run(db, todo)
    run(model, [(group, True) for group, keep in todo if keep])
    assert db.tables() == model.tables()
    assert list(db.ids("things")) == list(db.tables()["things"])
    assert digest(snapshot.tables) == before


@given(groups, groups)
def test_a_rollback_restores_the_records(todo: Any, undone: Any) -> None:
    """Undoing a group brings the records and the changes back."""
    db = Database(small())
    run(db, todo)
    before, changes = copy.deepcopy(db.tables()), db.changes()
    run(db, [(group, False) for group, _ in undone])
    assert db.tables() == before
    assert db.changes() == changes


@given(groups, groups)
def test_forks_are_independent(todo: Any, more: Any) -> None:
    """What happens to a fork, a deep copy or a pickled copy doesn't reach its origin, nor the other way round."""
    db = Database(small())
    run(db, todo)
    before = copy.deepcopy(db.tables())
    for twin in (db.fork(), copy.deepcopy(db), pickle.loads(pickle.dumps(db))):
        assert twin.tables() == before
        run(twin, more)
        assert db.tables() == before


def test_forks_share_the_snapshot() -> None:
    """A deep copy costs what has changed, not the world."""
    db = Database(small())
    assert copy.deepcopy(db).snapshot is db.snapshot
    assert copy.deepcopy(db.snapshot) is db.snapshot


@given(groups)
def test_changes_tell_what_differs(todo: Any) -> None:
    """The changes, laid over the snapshot's records, give the records as they stand."""
    db = Database(small())
    run(db, todo)
    base = {i: dict(r) for i, r in db.snapshot.tables["things"].items()}
    for record_id, fields in db.changes().get("things", {}).items():
        base[record_id] = {**base.get(record_id, {}), **fields}
    assert base == db.tables()["things"]


def test_a_record_put_back_is_no_change() -> None:
    """Changes are what differs at the end, not what was written on the way."""
    db = Database(small())
    for n in (5, 0.001):
        db.begin()
        db.edit("things", "a")["n"] = n
        db.commit()
    assert db.changes() == {}


def test_a_removed_field_is_told_as_none() -> None:
    """A field set to null, or deleted, is a change to None."""
    db = Database(small())
    db.begin()
    del db.edit("things", "a")["n"]
    db.edit("things", "b")["n"] = None
    db.commit()
    assert db.changes() == {"things": {"a": {"n": None}, "b": {"n": None}}}


def test_a_new_record_is_told_whole() -> None:
    """A new record's change has all its fields."""
    db = Database(small())
    db.begin()
    db.insert("others", "x", {"id": "x", "price": 2.0})
    db.commit()
    assert db.changes() == {"others": {"x": {"id": "x", "price": 2}}}
    assert db.get("others", "x") == {"id": "x", "price": 2.0}


def test_edits_are_seen_before_they_are_kept() -> None:
    """Within a group, a record reads as edited, and a second edit goes on with the first."""
    db = Database(small())
    db.begin()
    db.edit("things", "a")["n"] = 1
    assert db.need("things", "a", "Thing")["n"] == 1
    db.edit("things", "a")["log"].append(2)
    db.commit()
    assert db.get("things", "a") == {"id": "a", "n": 1, "log": [0, 2]}


_PATHS = ((), ("x",), ("x", "y"), ("v",))


@given(st.lists(st.tuples(st.sampled_from(_PATHS), st.booleans()), max_size=6))
def test_an_object_in_a_record_may_be_edited_alone(edits: list[tuple[tuple[str, ...], bool]]) -> None:
    """Whatever was edited before in the record, or in the object, goes on to be its own, and the world is as it was."""
    nested: dict[str, Any] = {
        "x": {"y": {"n": 0, "log": [0]}, "n": 0, "log": [0]},
        "v": {"n": 0, "log": [0]},
        "n": 0,
        "log": [0],
    }
    db, expected = Database(Snapshot({"things": {"a": nested}})), copy.deepcopy(nested)
    given_out: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    before = copy.deepcopy(nested)
    for n, (path, keep) in enumerate(edits):
        given_out.append((path, db.edit("things", "a", *path)))
        for at, part in given_out:  # those of the same group, the earlier ones, too
            part["n"] = n
            part["log"].append(n)
            there: Any = expected
            for name in at:
                there = there[name]
            there["n"] = n
            there["log"].append(n)
        if keep:
            db.commit()
            given_out.clear()
    assert db.get("things", "a") == expected
    assert nested == before


def test_an_object_that_was_put_in_place_of_another_value_may_be_edited_alone() -> None:
    """There is nothing that it could share with what was there before."""
    db = Database(Snapshot({"things": {"a": {"n": "none"}}}))
    db.edit("things", "a")["n"] = {"log": [0]}
    db.edit("things", "a", "n")["log"].append(1)
    db.commit()
    assert db.changes() == {"things": {"a": {"n": {"log": [0, 1]}}}}


def test_records_got_and_edited_count_as_touched() -> None:
    """Records got and edited since the beginning of the group are remembered; those that don't exist are not."""
    db = Database(small())
    db.begin()
    db.get("things", "a")
    db.get("things", "nowhere")
    assert db.touched == {("things", "a")}
    db.begin()
    db.edit("things", "b")
    assert db.touched == {("things", "b")}


def test_a_record_without_fields_is_a_record() -> None:
    """A new one that is still to be filled in is there."""
    db = Database(small())
    db.begin()
    new = db.insert("things", "z", {})
    assert db.get("things", "z") is new
    db.commit()
    assert db.need("things", "z") == {}
    assert db.changes() == {"things": {"z": {}}}


def test_a_record_that_does_not_exist_is_refused() -> None:
    """A needed record is refused to the agent in its own words; editing one is an error of the tool's author."""
    db = Database(small())
    assert db.get("things", "z") is None
    with pytest.raises(ToolError, match=r"Thing 'z' not found\."):
        db.need("things", "z", "Thing")
    with pytest.raises(KeyError, match="no record 'z'"):
        db.edit("things", "z")
    with pytest.raises(KeyError, match="exists"):
        db.insert("things", "a", {})


# --- indexes ------------------------------------------------------------------------------------------------------


def number(record: dict[str, Any]) -> Any:
    """The indexed property."""
    return record["n"]


@given(groups, st.lists(steps, max_size=4))
def test_a_lookup_finds_what_a_scan_finds(todo: Any, pending: Any) -> None:
    """The index agrees with a walk through all records, edits not yet kept among them, also in the order."""
    snapshot = small().patched({"things": {"b": {"n": 2}}})
    db = Database(snapshot)
    run(db, todo)
    db.begin()
    apply(db, pending)
    for n in range(4):
        scanned = [i for i in db.ids("things") if db.need("things", i, "Thing")["n"] == n]
        assert db.lookup("things", "n", number, n) == scanned


def test_records_are_found_by_their_fields() -> None:
    """All the fields must have the values; the case of a text doesn't matter; rows have their ids."""
    people = {"p": {"name": "Ida Ames", "born": 1980}, "q": {"name": "Ida Ames", "born": 1990}, "r": {"name": "Tim"}}
    db = Database(Snapshot({"people": people}))
    assert db.where("people", name="ida ames") == ["p", "q"]
    assert db.rows("people", name="IDA AMES", born=1990) == [{"id": "q", **people["q"]}]
    assert db.find("people", name="Ida Ames") == "p"
    with pytest.raises(ToolError, match=r"^There is no person with this name and born.$"):
        Database(Snapshot({"persons": people})).find("persons", name="Ida Ames", born=2000)
    db.edit("people", "r")["name"] = "Ida Ames"
    assert db.where("people", name="Ida Ames") == ["p", "q", "r"]
    assert db.where("people", name="Ida") == []


def test_a_record_that_is_needed_is_called_by_its_table() -> None:
    """Unless it is given another name."""
    db = Database(Snapshot({"openings": {}}))
    with pytest.raises(ToolError, match=r"^Opening 'T1' not found.$"):
        db.need("openings", "T1")
    with pytest.raises(ToolError, match=r"^Slot 'T1' not found.$"):
        db.need("openings", "T1", "Slot")


def _sum_of_log(record: dict[str, Any]) -> int:
    return sum(record["log"])


@given(groups)
def test_what_follows_from_a_record_follows_from_it_as_it_is_now(
    todo: list[tuple[list[tuple[str, str, int]], bool]],
) -> None:
    """Whatever was changed, kept or undone, here or in a world with some fields set; the world itself stays."""
    world = small()
    for snapshot in (world, world.patched({"things": {"a": {"log": [7]}, "d": {"log": [1, 2]}}})):
        db = Database(snapshot)
        before = {i: db.follows("things", i, _sum_of_log) for i in IDS}
        run(db, todo)
        for record_id in IDS:
            record = db.get("things", record_id)
            expected = None if record is None else _sum_of_log(record)
            assert db.follows("things", record_id, _sum_of_log) == expected
        assert {i: Database(snapshot).follows("things", i, _sum_of_log) for i in IDS} == before


def test_what_follows_from_a_world_is_worked_out_once() -> None:
    """Whatever it comes to, nothing included; and there is an end to what is remembered."""
    snapshot, done = small(), []
    for n in range(3000):
        for _ in range(2):
            assert snapshot.once(n, lambda n=n: done.append(n)) is None  # type: ignore[misc]
    assert done == list(range(3000))
    assert snapshot.once(0, lambda: "again") == "again"


# --- patched snapshots --------------------------------------------------------------------------------------------


def test_a_patched_snapshot_differs_in_its_patches_only() -> None:
    """Set fields are set, None removes a field, new records come last, and all else is shared."""
    base = small()
    edits: Changes = {"things": {"a": {"n": None, "log": [7]}, "z": {"id": "z"}}}
    patched = base.patched(edits)
    assert dict(patched.tables["things"]) == {
        "a": {"id": "a", "log": [7]}, "b": {"id": "b", "n": 0, "log": [0]}, "z": {"id": "z"}
    }  # fmt: skip
    assert list(patched.tables["things"]) == ["a", "b", "z"]
    assert len(patched.tables["things"]) == 3
    assert patched.tables["things"]["b"] is base.tables["things"]["b"]
    assert base.tables["things"]["a"] == {"id": "a", "n": 0, "log": [0]}


def test_patches_of_patches_add_up() -> None:
    """Patching a patched snapshot keeps the patches before."""
    twice = small().patched({"things": {"a": {"n": 1}}}).patched({"things": {"a": {"log": []}, "b": {"n": 2}}})
    assert twice.tables["things"]["a"] == {"id": "a", "n": 1, "log": []}
    assert twice.tables["things"]["b"]["n"] == 2


def test_a_patch_is_not_a_change_of_the_episode() -> None:
    """Changes are counted from the patched world."""
    db = Database(small().patched({"things": {"a": {"n": 1}}}))
    assert db.changes() == {}
    db.begin()
    db.edit("things", "a")["n"] = 0
    db.commit()
    assert db.changes() == {"things": {"a": {"n": 0}}}


def rebuild(n: int) -> Snapshot:
    """How another process makes the snapshot again."""
    return Snapshot({"things": {"a": {"n": n}}}, rebuild=(rebuild, (n,)))


def test_a_pickle_carries_the_recipe() -> None:
    """A snapshot that knows how it was made is pickled as its recipe, not as its records."""
    big = Snapshot({"things": {str(i): {"n": i} for i in range(1000)}}, rebuild=(rebuild, (3,)))
    data = pickle.dumps(big)
    assert len(data) < 500
    assert pickle.loads(data).tables == {"things": {"a": {"n": 3}}}
