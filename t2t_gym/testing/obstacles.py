"""Whether obstacles can arise, and stop what they should."""

from __future__ import annotations

from collections.abc import Iterator

from t2t_gym.database import Database
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
            tried = attempt(bench.domain, blocked.database(), sample.customer, sample.operation, sample.values)
            hidden = obstacle.kind == UNIDENTIFIED and not _finds(bench, blocked.database(), sample)
            stopped = stopped or tried.after is None or hidden
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
                break
        if cases and not stopped:
            yield f"the obstacle {obstacle.clause!r} stops nothing"


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
