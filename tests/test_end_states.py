"""End states: which of them are the same, by comparison and by their keys."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2t_gym.database import Database, Snapshot
from t2t_gym.end_states import same_end_state, state_key

LOGS = {"orders": ("history",)}
BEFORE = {"days": {"1": {"seats": {"a": 1, "b": 2}}, "2": {"seats": {"a": 1}}}, "history": ["x"], "status": "new"}
SNAPSHOT = Snapshot({"orders": {"#1": BEFORE}})


def key(**fields: Any) -> str:
    """The key of the end state in which some fields of the order are others."""
    return state_key({"orders": {"#1": fields}}, SNAPSHOT, LOGS)


def after(**fields: Any) -> dict[str, Any]:
    """The change set of the order with some of its fields set."""
    db = Database(SNAPSHOT)
    db.edit("orders", "#1").update(fields)
    db.commit()
    return db.changes()


def test_entries_of_a_log_may_come_in_any_order_and_those_of_another_list_may_not() -> None:
    """Two refunds are the same whichever came first."""
    assert key(history=["x", "y", "z"]) == key(history=["x", "z", "y"]) != key(history=["x", "y", "y"])
    assert key(items=["y", "z"]) != key(items=["z", "y"])
    for first, second, same in (("xyz", "xzy", True), ("xyz", "xyy", False), ("yyz", "yzz", False)):
        assert same_end_state(after(history=[*first]), after(history=[*second]), LOGS) is same
    assert not same_end_state(after(items=["y", "z"]), after(items=["z", "y"]), LOGS)


@pytest.mark.parametrize(
    "days",
    [
        {"1": {"seats": {"a": 1, "b": 1}}, "2": {"seats": {"a": 1}}},
        {"1": {"seats": {"a": 1}}, "2": {"seats": {"a": 1}}},
        {"1": {"seats": {"a": 1, "b": 2}}},
        {**BEFORE["days"], "3": {}},
        {},
        "none",
    ],
    ids=["one seat less", "no seats of a cabin", "a day less", "a day more", "no day", "something else"],
)
def test_a_difference_deep_within_a_field_is_one(days: Any) -> None:
    """What is like the world counts for nothing, what isn't does, and what is gone."""
    assert key(days=days) != key(days=BEFORE["days"]) == key(days=dict(reversed(BEFORE["days"].items())))


_PARTS = st.recursive(st.integers(0, 2), lambda inner: st.dictionaries(st.sampled_from("12ab"), inner, max_size=2))


@given(_PARTS, _PARTS)
def test_keys_are_equal_just_if_the_end_states_are_the_same(one: Any, other: Any) -> None:
    """Whatever the fields hold."""
    first, second = after(days=one), after(days=other)
    same = same_end_state(first, second, LOGS)
    assert (state_key(first, SNAPSHOT, LOGS) == state_key(second, SNAPSHOT, LOGS)) == same


_FIELDS = st.dictionaries(st.sampled_from(["history", "days"]), st.lists(st.integers(0, 1), max_size=2), min_size=1)
_RECORDS = st.dictionaries(st.sampled_from(["#1", "#2"]), _FIELDS, min_size=1)
_CHANGES = st.dictionaries(st.sampled_from(["orders", "users"]), _RECORDS)


@given(_CHANGES, _CHANGES)
def test_it_is_the_same_whichever_of_two_end_states_comes_first(one: Any, other: Any) -> None:
    """A table, a record or a field that only one of them changes tells them apart, and so do their keys."""
    same = same_end_state(one, other, LOGS)
    assert (
        same_end_state(other, one, LOGS) == same == (state_key(one, SNAPSHOT, LOGS) == state_key(other, SNAPSHOT, LOGS))
    )
    assert same_end_state(one, one, LOGS)
    for less in ({t: r for t, r in one.items() if t != table} for table in one):
        assert not same_end_state(less, one, LOGS)
        assert not same_end_state(one, less, LOGS)


def test_a_record_or_a_table_that_the_world_has_not_counts_whole() -> None:
    """What is new has nothing to differ from."""
    new = {"orders": {"#2": {"days": {"1": 1}}}}
    assert state_key(new, SNAPSHOT, LOGS) != state_key({"orders": {"#2": {"days": {"1": 2}}}}, SNAPSHOT, LOGS)
    assert state_key({"gone": {"#1": {"n": 1}}}, SNAPSHOT, LOGS) != state_key(
        {"gone": {"#1": {"n": 2}}}, SNAPSHOT, LOGS
    )
