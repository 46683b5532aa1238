"""What the worlds of twins differ in: one fact, and what keeps each world consistent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from typing import NamedTuple

import numpy as np

from t2t_gym.constraints import JSON
from t2t_gym.database import Changes, Database
from t2t_gym.domain import Case, snapshot_of
from t2t_gym.synthesis.claims.searches import Search
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task

__all__ = ["check_differences", "check_obstacle", "differing_records"]

_TRIES = 20  # to put an obstacle in the way of what the words could mean, which takes some luck


class _Difference(NamedTuple):
    """One field of one record, and what it holds in the two worlds; nothing where it isn't there."""

    table: str
    record: str
    field: str
    here: JSON
    there: JSON


def differing_records(search: Search, twin: Search) -> set[tuple[str, str]]:
    """Return the ``(table, id)`` of the records that aren't the same in the worlds of two tasks."""
    return {(d.table, d.record) for d in _differences(search, twin)}


def check_differences(search: Search, twin: Search) -> int:
    """See that the worlds of twins differ in no more than it takes, and return in how many fields they do.

    Each of them decides whether the request can be served; or else it follows from one that does, for one of the worlds
    isn't consistent with just that field as it is in the other.

    Args:
        search: the searches in the world where it can't be done.
        twin: those in the world where it can.

    Raises:
        Rejected: a difference is neither.
    """
    found = list(_differences(search, twin))
    for d in found if len(found) > 1 else ():  # that a single one decides it is what the twins claim
        mended = _with(search.task, d, d.there)
        if _hangs_together(search, mended) and _hangs_together(twin, _with(twin.task, d, d.here)):
            freed = Search(search.domain, mended)
            if not freed.of(mended.intent.requests).readings:
                raise Rejected(f"world: the twins also differ in {d.field} of {d.record}, which changes nothing")
    return len(found)


def check_obstacle(search: Search, twin: Search) -> None:
    """See that the difference is one that an obstacle makes, of the kind and the clause that the task names.

    That is, it sets those fields in as many records; which ones can be chance, such as who has the order now.

    Raises:
        Rejected: none such makes it.
    """
    task, domain = search.task, search.domain
    kinds = [kind for scenario, kind in task.parts if scenario == "infeasible"]
    clause = task.certificate.claims.get("obstacle")
    found = Counter((d.table, d.field) for d in _differences(search, twin))
    rng, there = np.random.default_rng(0), Database(twin.snapshot)
    for obstacle in (o for o in domain.obstacles if o.kind in kinds and o.clause == clause):
        for request in task.intent.requests:
            operation = domain.operations[request.operation]
            for grounding in islice(cycle(twin.groundings(request)), _TRIES):
                case = Case(rng, there, search.customer, operation, grounding.values)
                edits = obstacle.edits(case) or {}
                if found <= Counter((table, field) for table, of in edits.items() for r in of.values() for field in r):
                    return
    raise Rejected(f"world: no obstacle {clause!r} of kind {', '.join(kinds)} makes the difference between the twins")


def _differences(search: Search, twin: Search) -> Iterator[_Difference]:
    here, there = search.snapshot, twin.snapshot
    for table, record in sorted({*here.patches, *there.patches}):
        one, other = here.tables[table].get(record) or {}, there.tables[table].get(record) or {}
        for field in sorted({*one, *other}):
            if one.get(field) != other.get(field):
                yield _Difference(table, record, field, one.get(field), other.get(field))


def _with(task: Task, difference: _Difference, value: JSON) -> Task:
    """Return the task in a world where one field holds something else."""
    table, record, field, *_ = difference
    edits: Changes = {t: {i: dict(fields) for i, fields in records.items()} for t, records in task.world.edits.items()}
    edits.setdefault(table, {}).setdefault(record, {})[field] = value
    return task.model_copy(update={"world": task.world.model_copy(update={"edits": edits})})


def _hangs_together(search: Search, task: Task) -> bool:
    world = snapshot_of(search.domain, task.world)
    return not search.domain.worlds.problems_near(world.tables, world.patches)
