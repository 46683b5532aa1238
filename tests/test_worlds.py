"""Snapshots by their recipes: made once, shared, and let go of."""

from __future__ import annotations

import gc
from threading import Thread
from weakref import ref

import pytest

from t2t_envs.retail import DOMAIN
from t2t_gym import ToolCall
from t2t_gym.database import Database
from t2t_gym.domain import snapshot_of
from t2t_gym.task import World

SIZE = {"products": 4, "users": 3, "orders": 5}


def recipe(seed: int) -> World:
    """A small world."""
    return World(domain="retail", seed=seed, size=SIZE)


def test_equal_recipes_share_a_snapshot() -> None:
    """Whichever object says so; another seed makes another."""
    one = recipe(1)
    assert snapshot_of(DOMAIN, one) is snapshot_of(DOMAIN, one) is snapshot_of(DOMAIN, recipe(1))
    assert snapshot_of(DOMAIN, one) is not snapshot_of(DOMAIN, recipe(2))


def test_a_snapshot_goes_when_there_are_many_newer_ones() -> None:
    """Its recipe, which may live on with a task, doesn't hold it; it makes the same again."""
    old = recipe(1)
    digest, held = snapshot_of(DOMAIN, old).digest, ref(snapshot_of(DOMAIN, old))
    for seed in range(2, 12):
        snapshot_of(DOMAIN, recipe(seed))
    assert held() is None
    assert snapshot_of(DOMAIN, old).digest == digest


def test_what_a_snapshot_remembers_doesnt_hold_it() -> None:
    """Nor those that were made of it by edits: all go when it is let go of, before the garbage collector comes."""
    gc.disable()
    try:
        old = recipe(1)
        base, edited = snapshot_of(DOMAIN, old), snapshot_of(DOMAIN, old.model_copy(update={"edits": {"orders": {}}}))
        for snapshot in (base, edited):
            snapshot.once("an attempt", lambda held=snapshot: Database(held))  # type: ignore[misc]
        held = ref(base), ref(edited)
        del base, edited, snapshot
        for seed in range(2, 12):
            snapshot_of(DOMAIN, recipe(seed))
        assert [snapshot() for snapshot in held] == [None, None]
    finally:
        gc.enable()


def test_a_snapshot_forgets_what_its_look_ups_gave() -> None:
    """A forgetful one is as light as a new one, and gives the same again."""
    snapshot = snapshot_of(DOMAIN, recipe(1))
    call = ToolCall("list_all_product_types", {})
    given = DOMAIN.tools.call(Database(snapshot), call)
    assert len(snapshot.look_ups) == 1
    snapshot.forget()
    assert not snapshot.look_ups
    assert DOMAIN.tools.call(Database(snapshot), call) == given


def test_threads_that_want_the_same_world_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that comes while another makes it waits for it."""
    make, made, got = DOMAIN.worlds.tables, [], []  # type: ignore[var-annotated]
    other = Thread(target=lambda: got.append(snapshot_of(DOMAIN, recipe(31))))

    def tables(*arguments: object) -> object:
        made.append(arguments)
        if len(made) == 1:
            other.start()
            other.join(0.05)
        return make(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(type(DOMAIN.worlds), "tables", lambda self, *arguments: tables(*arguments))
    mine = snapshot_of(DOMAIN, recipe(31))
    other.join()
    assert (len(made), got) == (1, [mine])


def test_what_is_remembered_is_found_at_one_look() -> None:
    """Between two, another thread might have made the snapshot forget."""
    snapshot, looks = snapshot_of(DOMAIN, recipe(1)), []

    class Key:
        """Every second look at it makes the snapshot forget."""

        def __hash__(self) -> int:
            looks.append(1)
            if len(looks) % 2 == 0:
                snapshot.forget()
            return 1

    key = Key()
    assert [snapshot.once(key, lambda n=n: n) for n in range(2)] == [0, 0]  # type: ignore[misc]
