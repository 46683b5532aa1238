"""The world's records: an immutable `Snapshot` that episodes share, a `Database` that overlays one episode's changes.

A snapshot's records are never written to. A database copies a record the first time it is edited, so that its cost
follows the work done, not the size of the world.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

from t2t_gym.errors import ToolError

__all__ = [
    "Changes",
    "Database",
    "Record",
    "Snapshot",
    "Tables",
    "canonical",
    "copy_json",
    "digest",
    "same_json",
    "sorted_json",
]

Record = dict[str, Any]
Tables = Mapping[str, Mapping[str, Record]]
Changes = dict[str, dict[str, Record]]
"""Changed fields in canonical form: table, then record id, then field. A new record has all its fields."""


def canonical(value: Any) -> Any:
    """Bring a JSON value to the form in which values are compared.

    Null fields are dropped, numbers rounded to cents, and whole numbers written as integers (``30.0`` is ``30``).
    """
    if value is None or isinstance(value, (str, int)):  # as booleans are
        return value
    if isinstance(value, float):
        cents = round(value, 2)
        return int(cents) if cents.is_integer() else cents
    if isinstance(value, (dict, Mapping)):  # a plain one is told much faster than any other
        return {k: v if type(v) is str else canonical(v) for k, v in value.items() if v is not None}
    if isinstance(value, (list, tuple)):
        return [canonical(v) for v in value]
    raise TypeError(f"expected a JSON value, got {type(value).__name__}")


def same_json(one: Any, other: Any) -> bool:
    """Tell whether two JSON values in canonical form are the same; unlike for Python, true isn't 1."""
    if one is other:
        return True
    if type(one) is not type(other) or one != other:
        return False
    if isinstance(one, dict):
        return all(same_json(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return all(map(same_json, one, other))
    return True


def _canonical_beside(value: Any, other: Any, form: Any) -> Any:
    """Bring a value to canonical form, given the canonical form of another that is much like it.

    Its cost follows the differences.
    """
    if value == other and not isinstance(value, bool):  # True == 1, which is another value
        return form
    if isinstance(value, dict) and isinstance(other, dict):
        return {
            k: _canonical_beside(v, other[k], form[k]) if other.get(k) is not None else canonical(v)
            for k, v in value.items()
            if v is not None
        }
    return canonical(value)


sorted_json: Callable[[Any], str] = json.JSONEncoder(sort_keys=True).encode
"""Writes a JSON value as text with its keys sorted, as a key of it; faster than `json.dumps`."""


def digest(value: Any) -> str:
    """Return the SHA-256, in hex, of a value's canonical form written as sorted, compact JSON."""
    text = json.dumps(canonical(value), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def copy_json(value: Any) -> Any:
    """Copy a JSON value; much faster than `copy.deepcopy`."""
    return marshal.loads(marshal.dumps(value))


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


class Snapshot:
    """The records of a world at the start of an episode. Never changed; shared by every episode that starts from it.

    Args:
        tables: table name to record id to record. The caller gives them up: they must not be changed afterwards.
        meta: facts about the world that aren't records, such as its current time.
        rebuild: how another process makes the same snapshot, ``(function, arguments)``; a pickle then carries this and
            not the records.
    """

    __slots__ = ("_base", "_canonical", "_digest", "_indexes", "_memo", "_rebuild", "meta", "patches", "tables")

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
        self._memo: dict[Hashable, Any] = {}
        self._canonical: dict[tuple[str, str], Any] = {}

    @property
    def digest(self) -> str:
        """The SHA-256, in hex, of the tables written as sorted, compact JSON."""
        if not self._digest:
            # Not in canonical form, which would take five times as long: a generator's tables are its own.
            tables = {name: dict(records) for name, records in self.tables.items()}
            text = json.dumps(tables, sort_keys=True, separators=(",", ":"))
            self._digest = hashlib.sha256(text.encode()).hexdigest()
        return self._digest

    def canonical(self, table: str, record_id: str) -> Any:
        """Return a record in canonical form, not to be changed; worked out on first use."""
        form = self._canonical.get((table, record_id))
        if form is None:
            form = self._canonical[table, record_id] = canonical(self.tables[table][record_id])
        return form

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
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) >= _REMEMBERED:
                self._memo.clear()
            found = self._memo[key] = work()
        return found

    def patched(
        self,
        edits: Changes,
        rebuild: tuple[Callable[..., Snapshot], tuple[Any, ...]] | None = None,
    ) -> Snapshot:
        """Return a snapshot with some fields of some records set (None removes a field); the rest is shared."""
        patches = dict(self.patches)
        for table, records in edits.items():
            for record_id, fields in records.items():
                merged = {**self.tables[table].get(record_id, {}), **copy_json(fields)}
                patches[table, record_id] = {k: v for k, v in merged.items() if v is not None}
        base = self._base or self
        tables = {
            name: _Patched(records, {i: r for (t, i), r in patches.items() if t == name})
            for name, records in base.tables.items()
        }
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


class Database:
    """One episode's view of a world: the shared snapshot under the records that this episode changed.

    Records got by `get` are not to be changed; `edit` gives one that may be. Between `begin` and `commit` or
    `rollback`, all edits stand or fall together.
    """

    __slots__ = ("_changed", "_staged", "snapshot", "touched")

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._changed: dict[tuple[str, str], Record] = {}
        self._staged: dict[tuple[str, str], Record] = {}
        self.touched: set[tuple[str, str]] = set()
        """The ``(table, id)`` of each record got or edited since `begin`."""

    @property
    def pristine(self) -> bool:
        """Whether nothing was changed yet: all that is read is the snapshot's."""
        return not self._changed and not self._staged

    def begin(self) -> None:
        """Start a group of edits, and forget which records were touched before."""
        self._staged.clear()
        self.touched = set()

    def commit(self) -> None:
        """Keep the edits made since `begin`."""
        if self._staged:
            self._changed.update(self._staged)
            self._staged = {}

    def rollback(self) -> None:
        """Undo the edits made since `begin`."""
        self._staged = {}

    def get(self, table: str, record_id: str) -> Record | None:
        """Return a record, not to be changed, or None."""
        key = (table, record_id)
        record = None
        if self._staged or self._changed:
            record = self._staged.get(key) or self._changed.get(key)
        if record is None:
            record = self.snapshot.tables[table].get(record_id)
        if record is not None:
            self.touched.add(key)
        return record

    def need(self, table: str, record_id: str, noun: str) -> Record:
        """Return a record, not to be changed.

        Raises:
            ToolError: there is no such record; the message calls it by `noun`.
        """
        record = self.get(table, record_id)
        if record is None:
            raise ToolError(f"{noun} {record_id[:40]!r} not found.")
        return record

    def edit(self, table: str, record_id: str) -> Record:
        """Return a copy of a record that may be changed, and becomes the record on `commit`.

        Raises:
            KeyError: there is no such record.
        """
        key = (table, record_id)
        if key in self._staged:
            return self._staged[key]
        record = self.get(table, record_id)
        if record is None:
            raise KeyError(f"no record {record_id!r} in table {table!r}")
        staged: Record = copy_json(record)
        self._staged[key] = staged
        return staged

    def insert(self, table: str, record_id: str, record: Record) -> Record:
        """Add a record under a new id, and return it; it may still be changed until `commit`.

        Raises:
            KeyError: the id is taken.
        """
        if self.get(table, record_id) is not None:
            raise KeyError(f"record {record_id!r} exists in table {table!r}")
        self._staged[(table, record_id)] = record
        self.touched.add((table, record_id))
        return record

    def ids(self, table: str) -> Iterator[str]:
        """Iterate over the ids of a table: the snapshot's in order, then the new ones in order of insertion."""
        base = self.snapshot.tables[table]
        yield from base
        for changed in (self._changed, {k: v for k, v in self._staged.items() if k not in self._changed}):
            for name, record_id in changed:
                if name == table and record_id not in base:
                    yield record_id

    def lookup(self, table: str, name: str, key: Callable[[Record], Hashable], value: Hashable) -> list[str]:
        """Return the ids of the records for which ``key(record) == value``, by an index that the snapshot keeps.

        Args:
            table: the table.
            name: the index's name; each name stands for one `key` function.
            key: the indexed function of a record.
            value: what it must give.
        """
        overlay = {**self.snapshot.patches, **self._changed, **self._staged}
        found = [i for i in self.snapshot.index(table, name, key).get(value, ()) if (table, i) not in overlay]
        found += [i for (t, i), record in overlay.items() if t == table and key(record) == value]
        return found

    def changes(self) -> Changes:
        """Return what differs from the snapshot, in canonical form. A record put back as it was doesn't differ.

        A field that a change removed, or set to null, is given as None.
        """
        changes: Changes = {}
        for (table, record_id), record in self._changed.items():
            base = self.snapshot.tables[table].get(record_id)
            if base is None:
                now = canonical(record)
            else:
                before = self.snapshot.canonical(table, record_id)
                now = _canonical_beside(record, base, before)
                now = {
                    **{k: v for k, v in now.items() if k not in before or before[k] != v},
                    **{k: None for k in before if k not in now},
                }
            if now or base is None:
                changes.setdefault(table, {})[record_id] = now
        return changes

    def tables(self) -> dict[str, dict[str, Record]]:
        """Return all records as they stand, as one object; not to be changed."""
        tables = {name: dict(records) for name, records in self.snapshot.tables.items()}
        for (table, record_id), record in self._changed.items():
            tables[table][record_id] = record
        return tables

    def fork(self) -> Database:
        """Return an independent database in the same state; the cost follows the number of changed records."""
        twin = Database(self.snapshot)
        twin._changed = dict(self._changed)  # committed records are replaced, never changed in place
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Database:
        return self.fork()

    def __getstate__(self) -> tuple[Snapshot, dict[tuple[str, str], Record]]:
        return self.snapshot, self._changed

    def __setstate__(self, state: tuple[Snapshot, dict[tuple[str, str], Record]]) -> None:
        self.snapshot, self._changed = state
        self._staged = {}
        self.touched = set()
