"""Whether obstacles can arise, and stop what they should."""

from __future__ import annotations

from collections.abc import Iterator

from t2t_gym.database import Changes, Database
from t2t_gym.domain import Obstacle
from t2t_gym.semantics import attempt, identifies
from t2t_gym.synthesis.exploration.setting import Setting
from t2t_gym.synthesis.kinds.infeasible import UNIDENTIFIED
from t2t_gym.testing.bench import Bench, Sample

__all__ = ["stop"]


def stop(bench: Bench) -> Iterator[str]:
    """Yield obstacles that don't arise, stop nothing, or break the world."""
    if not bench.domain.obstacles:
        yield "there are no obstacles; name at least one fact that can stand in the way, or nothing is infeasible"
    clauses = [obstacle.clause for obstacle in bench.domain.obstacles]
    for obstacle in bench.domain.obstacles:
        if clauses.count(obstacle.clause) > 1:
            yield f"two obstacles have the clause {obstacle.clause!r}; it must tell them apart"
        cases = [(s, e) for s in bench.all_samples() if (e := obstacle.edits(bench.case(s))) is not None]
        if not cases:
            yield f"the obstacle {obstacle.clause!r} never arises for what customers can have done"
        stopped = False
        for sample, edits in cases:
            blocked = bench.setting.edited(edits)
            problems = bench.domain.worlds.problems(blocked.snapshot.tables)
            if problems:
                yield f"the obstacle {obstacle.clause!r} leaves a world that isn't self-consistent: {problems[0]}"
                break
            stopped = stopped or _stops(bench, obstacle, blocked, sample)
            reason = obstacle.explain(sample.operation, sample.values)
            if not reason or "{" in reason:
                yield f"the obstacle {obstacle.clause!r} explains itself as {reason!r}; use the operation's slots"
                break
            gone = _gone(bench, blocked, sample)
            if gone:
                yield (
                    f"where the obstacle {obstacle.clause!r} stands in the way, what is asked for is no candidate of "
                    f"{sample.operation.name}.{gone} any more, so that no words fit it; keep what isn't allowed, too"
                )
                break
            if stopped:
                needless = _needless(bench, obstacle, edits, sample)
                if needless:
                    yield (
                        f"the obstacle {obstacle.clause!r} also changes {needless}, which stops nothing, and which the "
                        "world is consistent without; leave it out, or let `problems` find it inconsistent"
                    )
                break
        if cases and not stopped:
            yield f"the obstacle {obstacle.clause!r} stops nothing"


def _stops(bench: Bench, obstacle: Obstacle, blocked: Setting, sample: Sample) -> bool:
    """Tell whether what a customer wants can't be done in a world."""
    tried = attempt(bench.domain, blocked.database(), sample.customer, sample.operation, sample.values)
    return tried.after is None or (obstacle.kind == UNIDENTIFIED and not _finds(bench, blocked.database(), sample))


def _needless(bench: Bench, obstacle: Obstacle, edits: Changes, sample: Sample) -> str:
    """Return a field that an obstacle needn't change: then the twins would differ in more than one fact. Or nothing."""
    tables, sound = bench.snapshot.tables, bench.domain.worlds.problems
    changed = [
        (table, record, field)
        for table, records in edits.items()
        for record, fields in records.items()
        for field, value in fields.items()
        if tables[table].get(record, {}).get(field) != value
    ]
    for table, record, field in changed if len(changed) > 1 else ():
        alone = {table: {record: {field: edits[table][record][field]}}}
        others = {
            t: {r: {f: v for f, v in fields.items() if (t, r, f) != (table, record, field)} for r, fields in of.items()}
            for t, of in edits.items()
        }
        without = bench.setting.edited(others)
        if (
            not sound(without.snapshot.tables)
            and not sound(bench.setting.edited(alone).snapshot.tables)
            and _stops(bench, obstacle, without, sample)
        ):
            return f"{field} of {record}"
    return ""


def _finds(bench: Bench, db: Database, sample: Sample) -> bool:
    """Tell whether anything that a customer can say of itself still finds it."""
    facts = bench.domain.entities.facts(bench.database(), sample.customer)
    return identifies(bench.domain, db, sample.customer, facts)


def _gone(bench: Bench, blocked: Setting, sample: Sample) -> str:
    """Return a slot whose value is described, and isn't among the candidates any more; or nothing.

    The subject may be gone: it can be named.
    """
    entities, operation, db = bench.domain.entities, sample.operation, bench.database()
    for slot in operation.slots:
        value, asked = sample.values[slot], (sample.customer, operation, slot, sample.values)
        if slot in (operation.subject, *operation.lists) or not entities.features(db, slot, value, sample.values):
            continue
        if value in entities.candidates(db, *asked) and value not in entities.candidates(blocked.database(), *asked):
            return slot
    return ""
