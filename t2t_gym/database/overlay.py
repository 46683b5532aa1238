"""One episode's changes to a world, over the snapshot that all episodes share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from t2t_gym.database.fields import by_fields, folded, noun_of
from t2t_gym.database.snapshot import Changes, Record, Snapshot
from t2t_gym.database.values import canonical, differing, own
from t2t_gym.errors import ToolError

__all__ = ["Database"]


class Database:
    """One episode's view of a world: the shared snapshot, overlaid with the records that this episode changed.

    Records returned by `get` must not be changed; `edit` returns one that may be. Between `begin` and `commit` or
    `rollback`, all edits stand or fall together.

    Args:
        snapshot: the records at the start.

    Attributes:
        snapshot: the same.
        touched: the ``(table, id)`` of each record read or edited in the latest group of edits.
    """

    __slots__ = ("_changed", "_grouping", "_kept", "snapshot", "touched")

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._kept: dict[tuple[str, str], Record] = {}  # the records that were changed, up to the last `commit`
        self._changed = self._kept  # those as they stand: the same, until one is edited
        self._grouping = False  # whether a group of edits has begun
        self.touched: set[tuple[str, str]] = set()

    @property
    def pristine(self) -> bool:
        """Whether nothing has been changed yet, so that everything read is the snapshot's."""
        return not self._changed

    def begin(self) -> None:
        """Start a group of edits, and forget which records were touched before."""
        self._changed = self._kept
        self._grouping = True
        self.touched = set()

    def commit(self) -> None:
        """Keep the edits made since `begin`."""
        self._grouping = False
        self._kept = self._changed

    def rollback(self) -> None:
        """Undo the edits made since `begin`."""
        self._grouping = False
        self._changed = self._kept

    def get(self, table: str, record_id: str) -> Record | None:
        """Return a record, not to be changed, or None.

        Args:
            table: its table.
            record_id: its id.
        """
        record = self._changed.get((table, record_id)) if self._changed else None
        if record is None:
            record = self.snapshot.tables[table].get(record_id)
        if self._grouping and record is not None:
            self.touched.add((table, record_id))
        return record

    def need(self, table: str, record_id: str, noun: str = "") -> Record:
        """Return a record, not to be changed.

        Args:
            table: its table.
            record_id: its id.
            noun: what an error calls it; by default the name of the table without its plural s.

        Raises:
            ToolError: there is no such record.
        """
        record = self.get(table, record_id)
        if record is None:
            raise ToolError(f"{noun or noun_of(table).capitalize()} {record_id[:40]!r} not found.")
        return record

    def follows(self, table: str, record_id: str, work: Callable[[Record], Any]) -> Any:
        """Return what follows from one record alone, or None where there is no such record.

        Args:
            table: the record's table.
            record_id: its id.
            work: works it out; a module-level function, whose result is shared and must not be changed.
        """
        record = self.get(table, record_id)
        if record is None:
            return None
        if self._changed and record is not self.snapshot.tables[table].get(record_id):
            return work(record)
        return self.snapshot.follows(table, record_id, work)

    def edit(self, table: str, record_id: str, *path: str) -> Record:
        """Return a copy of a record, or of an object in it, that may be changed, and becomes the record on `commit`.

        Args:
            table: the record's table.
            record_id: its id.
            path: the fields that lead to the object, so that only part of a large record is copied: one day of a
                flight, say.

        Raises:
            KeyError: there is no such record, or no such field.
        """
        record = self.get(table, record_id)
        if record is None:
            raise KeyError(f"no record {record_id!r} in table {table!r}")
        key = (table, record_id)
        kept = self._kept.get(key, self.snapshot.tables[table].get(record_id))
        part = self._put(key, record.copy()) if record is kept else record  # edited, or added, since the last `commit`
        was = kept or {}
        for name in path:
            there = was.get(name)
            if part[name] is there:
                part[name] = there.copy()
            part, was = part[name], there if isinstance(there, dict) else {}
        own(part, was)
        return part

    def insert(self, table: str, record_id: str, record: Record) -> Record:
        """Add a record under a new id, and return it; it may still be changed until `commit`.

        Args:
            table: its table.
            record_id: its id.
            record: its fields.

        Raises:
            KeyError: the id is taken.
        """
        if self.get(table, record_id) is not None:
            raise KeyError(f"record {record_id!r} exists in table {table!r}")
        self.touched.add((table, record_id))
        return self._put((table, record_id), record)

    def _put(self, key: tuple[str, str], record: Record) -> Record:
        if self._changed is self._kept:
            self._changed = self._kept.copy()
        self._changed[key] = record
        return record

    def ids(self, table: str) -> Iterator[str]:
        """Iterate over the ids of a table: the snapshot's in order, then the new ones in order of insertion."""
        base = self.snapshot.tables[table]
        yield from base
        for name, record_id in self._changed:
            if name == table and record_id not in base:
                yield record_id

    def lookup(self, table: str, name: str, key: Callable[[Record], Hashable], value: Hashable) -> list[str]:
        """Return the ids of the records for which ``key(record) == value``, by an index that the snapshot keeps.

        They are in the order of `ids`: no record's place tells that it was changed, or that it differs in a twin.

        Args:
            table: the table.
            name: the index's name; each name stands for one `key` function.
            key: the indexed function of a record.
            value: what it must return.
        """
        indexed = self.snapshot.index(table, name, key).get(value, ())
        if self.pristine and not self.snapshot.patches:
            return list(indexed)
        overlay = {**self.snapshot.patches, **self._changed}
        found = [i for i in indexed if (table, i) not in overlay]
        changed = [i for (t, i), record in overlay.items() if t == table and key(record) == value]
        if not changed or len(found) + len(changed) == 1:
            return found or changed
        wanted = {*found, *changed}
        return [i for i in self.ids(table) if i in wanted]

    def where(self, table: str, **fields: Any) -> list[str]:
        """Return the ids of the records whose fields have some values, ignoring the case of texts; by an index, too.

        Args:
            table: the table.
            **fields: the values of the fields.
        """
        name, key = by_fields(tuple(fields))
        return self.lookup(table, name, key, tuple(map(folded, fields.values())))

    def find(self, table: str, **fields: Any) -> str:
        """Return the id of the first record of `where`.

        Raises:
            ToolError: there is none.
        """
        found = self.where(table, **fields)
        if not found:
            raise ToolError(f"There is no {noun_of(table)} with this {' and '.join(fields).replace('_', ' ')}.")
        return found[0]

    def rows(self, table: str, **fields: Any) -> list[Record]:
        """Return the records of `where`, each with its id, as a tool would show them."""
        return [{"id": record_id, **self.need(table, record_id)} for record_id in self.where(table, **fields)]

    def changes(self) -> Changes:
        """Return what differs from the snapshot, in canonical form. A record that was restored doesn't differ.

        A field that a change removed, or set to null, is given as None.
        """
        changes: Changes = {}
        for (table, record_id), record in self._kept.items():
            base = self.snapshot.tables[table].get(record_id)
            now = (
                canonical(record)
                if base is None
                else differing(record, base, self.snapshot.canonical(table, record_id))
            )
            if now or base is None:
                changes.setdefault(table, {})[record_id] = now
        return changes

    def tables(self) -> dict[str, dict[str, Record]]:
        """Return all records as they stand, as one object that must not be changed."""
        tables = {name: dict(records) for name, records in self.snapshot.tables.items()}
        for (table, record_id), record in self._kept.items():
            tables[table][record_id] = record
        return tables

    def fork(self) -> Database:
        """Return an independent database in the same state; it costs nothing until one of the two is edited."""
        twin = Database(self.snapshot)
        twin._changed = twin._kept = self._kept  # shared: a `commit` puts another in its place, and none is written to
        return twin

    def __deepcopy__(self, memo: dict[int, Any]) -> Database:
        return self.fork()

    def __getstate__(self) -> tuple[Snapshot, dict[tuple[str, str], Record]]:
        return self.snapshot, self._kept

    def __setstate__(self, state: tuple[Snapshot, dict[tuple[str, str], Record]]) -> None:
        self.snapshot, self._kept = state
        self._changed = self._kept
        self._grouping = False
        self.touched = set()
