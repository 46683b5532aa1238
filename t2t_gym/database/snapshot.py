"""A world's records as they are at the start of an episode, shared and never written to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from pydantic_core import to_json

from t2t_gym.database.values import canonical, copy_json

__all__ = ["Changes", "Record", "Snapshot", "Tables"]

Record = dict[str, Any]
Tables = Mapping[str, Mapping[str, Record]]
Changes = dict[str, dict[str, Record]]
"""Changed fields in canonical form: table, then record id, then field. A new record has all its fields."""


class _Patched(Mapping[str, Record]):
    """A table with some records replaced or added, in the base table's order, the added ones last."""

    __slots__ = ("_base", "_patches")

    def __init__(self, base: Mapping[str, Record], patches: Mapping[str, Record]) -> None:
        self._base = base
        self._patches = patches

    def __getitem__(self, record_id: str) -> Record:
        found = self._patches.get(record_id)
        return self._base[record_id] if found is None else found

    def get(self, record_id: str, default: Any = None) -> Any:
        found = self._patches.get(record_id)
        return self._base.get(record_id, default) if found is None else found

    def __iter__(self) -> Iterator[str]:
        yield from self._base
        yield from (i for i in self._patches if i not in self._base)

    def __len__(self) -> int:
        return len(self._base) + sum(i not in self._base for i in self._patches)


_REMEMBERED = 2_000  # things that a snapshot remembers
_LOOK_UPS = 500  # look-ups of which it remembers what they gave
_NOTHING = object()


class _Memo(dict[Hashable, Any]):
    """Remembers up to a number of things; one more, and it forgets all."""

    def __init__(self, most: int) -> None:
        self._most = most

    def keep(self, key: Hashable, value: Any) -> Any:
        """Remember a value, and return it."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value


class Snapshot:
    """The records of a world at the start of an episode. Never changed; shared by every episode that starts from it.

    Args:
        tables: table name to record id to record. The caller gives them up: they must not be changed afterwards.
        meta: facts about the world that aren't records, such as its current time.
        rebuild: how another process makes the same snapshot, ``(function, arguments)``; a pickle then carries this and
            not the records.

    Attributes:
        look_ups: what some look-ups gave, which is what they will give again. For `Tool` to use.
    """

    __slots__ = (
        "__weakref__", "_base", "_digest", "_follows", "_indexes", "_memo", "_rebuild", "look_ups", "meta", "patches",
        "tables",
    )  # fmt: skip

    def __init__(
        self,
        tables: Tables,
        meta: Mapping[str, Any] | None = None,
        rebuild: tuple[Callable[..., Snapshot], tuple[Any, ...]] | None = None,
    ) -> None:
        self.tables = tables
        self.patches: Mapping[tuple[str, str], Record] = {}
        self._base: Snapshot | None = None
        self.meta: Mapping[str, Any] = meta or {}
        self._rebuild = rebuild
        self._digest = ""
        self._indexes: dict[tuple[str, str], dict[Hashable, tuple[str, ...]]] = {}
        self._memo = _Memo(_REMEMBERED)
        self.look_ups = _Memo(_LOOK_UPS)
        self._follows: dict[tuple[str, str, Callable[[Record], Any]], Any] = {}

    @property
    def digest(self) -> str:
        """The SHA-256, in hex, of the tables written as JSON, in the order in which they were made."""
        if not self._digest:
            # Neither sorted nor in canonical form, which takes many times as long: a maker's tables are its own.
            tables = {name: dict(records) for name, records in self.tables.items()}
            self._digest = hashlib.sha256(to_json(tables)).hexdigest()
        return self._digest

    def canonical(self, table: str, record_id: str) -> Any:
        """Return a record in canonical form, not to be changed; worked out on first use."""
        return self.follows(table, record_id, canonical)

    def follows(self, table: str, record_id: str, work: Callable[[Record], Any]) -> Any:
        """Return what follows from one record alone, worked out on first use.

        Args:
            table: the record's table.
            record_id: its id; there must be such a record.
            work: works it out: a function of a module. What it returns is shared, and must not be changed.
        """
        if self._base is not None and (table, record_id) not in self.patches:
            return self._base.follows(table, record_id, work)
        key = (table, record_id, work)
        if key not in self._follows:
            self._follows[key] = work(self.tables[table][record_id])
        return self._follows[key]

    def index(self, table: str, name: str, key: Callable[[Record], Hashable]) -> Mapping[Hashable, tuple[str, ...]]:
        """Return an index of `table`, made on first use: key to the ids of the records that have it, in table order.

        A patched snapshot shares its base's index, which doesn't know the `patches`.
        """
        if self._base is not None:
            return self._base.index(table, name, key)
        index = self._indexes.get((table, name))
        if index is None:
            lists: dict[Hashable, list[str]] = {}
            for record_id, record in self.tables[table].items():
                lists.setdefault(key(record), []).append(record_id)
            index = self._indexes[(table, name)] = {k: tuple(ids) for k, ids in lists.items()}
        return index

    def once(self, key: Hashable, work: Callable[[], Any]) -> Any:
        """Return what some work comes to; while it is remembered, it isn't done again.

        Args:
            key: what it depends on, besides this snapshot.
            work: does it; what it returns is shared, and must not be changed.
        """
        known = self._memo.get(key, _NOTHING)  # a single look, since another thread may make it forget
        return self._memo.keep(key, work()) if known is _NOTHING else known

    def forget(self) -> None:
        """Forget what is remembered; it is worked out anew if it is asked for again."""
        for value in list(self._memo.values()):
            if isinstance(value, Snapshot):
                value.forget()
        self._memo.clear()
        self.look_ups.clear()

    def patched(
        self,
        edits: Changes,
        rebuild: tuple[Callable[..., Snapshot], tuple[Any, ...]] | None = None,
    ) -> Snapshot:
        """Return a snapshot with some fields of some records set; the rest is shared.

        Args:
            edits: table, then record id, then field to its value; None removes the field.
            rebuild: how another process makes the same snapshot; see the class.
        """
        patches = dict(self.patches)
        for table, records in edits.items():
            for record_id, fields in records.items():
                merged = {**self.tables[table].get(record_id, {}), **copy_json(fields)}
                patches[table, record_id] = {k: v for k, v in merged.items() if v is not None}
        base = self._base or self
        replaced: Changes = {}
        for (table, record_id), record in patches.items():
            replaced.setdefault(table, {})[record_id] = record
        tables = {**base.tables, **{name: _Patched(base.tables[name], records) for name, records in replaced.items()}}
        snapshot = Snapshot(tables, self.meta, rebuild)
        snapshot.patches, snapshot._base = patches, base
        return snapshot

    def __copy__(self) -> Snapshot:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Snapshot:
        return self

    def __reduce__(self) -> tuple[Callable[..., Snapshot], tuple[Any, ...]]:
        return self._rebuild or (Snapshot, (self.tables, self.meta))

    def __repr__(self) -> str:
        sizes = ", ".join(f"{len(records)} {table}" for table, records in self.tables.items())
        return f"<Snapshot {sizes}>"
