"""What a set of tasks is like: how varied, how hard, and what was rejected on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from t2t_gym.dialogue import Dialogue
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.claims.wanted import wish_of
from t2t_gym.synthesis.proof.solve import user_seeds
from t2t_gym.task import Task

__all__ = ["Histogram", "Stats", "stats_of"]

_LONGEST = 3  # tools in a row


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often each of some values occurs.

    Attributes:
        title: what is counted.
        of: what there is so many of, such as ``"tasks"``.
        counts: value to how often.
        ordered: whether the values are numbers in a row, and not names.
    """

    title: str
    of: str
    counts: Mapping[Any, int]
    ordered: bool = False

    def rows(self, most: int | None = None) -> list[tuple[str, int]]:
        """Return values and counts: numbers in order, names by how often they occur."""
        if self.ordered:
            rows = sorted(self.counts.items())
        else:
            rows = sorted(self.counts.items(), key=lambda row: (-row[1], str(row[0])))
        return [(str(value), count) for value, count in rows[:most]]


@dataclass(frozen=True, slots=True)
class Stats:
    """What a set of tasks is like.

    Attributes:
        summary: what is measured in one number, to the number as text.
        histograms: what is counted by value.
    """

    summary: Mapping[str, str]
    histograms: tuple[Histogram, ...]


def stats_of(tasks: Sequence[Task], yields: Mapping[str, Mapping[str, int]] | None = None) -> Stats:
    """Count what a set of tasks has.

    Args:
        tasks: the tasks.
        yields: what became of the drafts, if that is known; see `t2t_gym.taskset.read_yields`.
    """
    units = list({task.pair or task.id: task for task in tasks}.values())
    played = [task for task in units if task.intent.requests]
    openings = Counter(map(_opening, played))
    wishes = Counter(wish_of(load_domain(t.domain), t) for t in played)
    grams = [Counter[str](g for t in units for g in _grams(t, n)) for n in range(1, _LONGEST + 1)]
    rejected = dict((yields or {}).get("rejected", {}))
    made = sum((yields or {}).get("made", {}).values())
    summary = {
        "tasks": f"{len(tasks)}",
        "units (a task, or a pair of twins)": f"{len(units)}",
        "worlds": f"{len({(t.world.seed, t.world.digest) for t in tasks})}",
        "distinct openings": _share(len(openings), len(played)),
        "near-duplicates (the same customer wants the same done with the same thing)": _share(
            len(played) - len(wishes), len(played)
        ),
        **{f"distinct tool {n}-grams": f"{len(g)}" for n, g in enumerate(grams, start=1)},
    }
    if yields:
        summary["drafts that became units"] = _share(made, made + sum(rejected.values()))
    claims = [t.certificate.claims for t in tasks]
    histograms = (
        Histogram("kinds", "units", Counter(f"{t.scenario}: {t.kind}" for t in units)),
        Histogram("operations", "requests", Counter(r.operation for t in units for r in t.intent.requests)),
        Histogram("writes a task", "tasks", Counter(map(_writes, tasks)), ordered=True),
        Histogram("turns the oracle needs, at most", "tasks", _claimed(claims, "oracle_turns"), ordered=True),
        Histogram("readings of an opening", "tasks", _claimed(claims, "completions_opening"), ordered=True),
        Histogram("depth of the search", "tasks", _claimed(claims, "depth"), ordered=True),
        Histogram("settled by", "tasks", _claimed(claims, "settled_by")),
        Histogram("manner of speaking", "units", Counter(t.intent.customer.register_ for t in played)),
        *(Histogram(f"tool {n}-grams", "times", g) for n, g in enumerate(grams[1:], start=2)),
        Histogram("rejected drafts", "drafts", rejected),
    )
    return Stats(summary, tuple(h for h in histograms if h.counts))


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f}%)" if whole else "0"


def _claimed(claims: Iterable[Mapping[str, Any]], name: str) -> Counter[Any]:
    return Counter(c[name] for c in claims if name in c)


def _writes(task: Task) -> int:
    tools = load_domain(task.domain).tools
    return sum(tools[call["name"]].kind == "write" for call in task.gold)


def _grams(task: Task, length: int) -> list[str]:
    names = [call["name"] for call in task.gold]
    return [" > ".join(names[i : i + length]) for i in range(len(names) - length + 1)]


def _opening(task: Task) -> str:
    """Return the opening as it is worded under the seed by which the task was tried."""
    return Dialogue(task, load_domain(task.domain), seed=user_seeds(task, 1)[0]).start().content
