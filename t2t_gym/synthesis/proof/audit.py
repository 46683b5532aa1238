"""The audit: every check of a set of tasks made anew, whatever their certificates say, and then compared with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from t2t_gym.arguments import expect_known
from t2t_gym.registration import load_domain
from t2t_gym.synthesis.proof.certify import versions_of
from t2t_gym.synthesis.proof.checks import checks_of
from t2t_gym.synthesis.proof.exams import LEVELS, Level, exams_of
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.synthesis.workers import spread
from t2t_gym.task import Certificate, Task

__all__ = ["Audit", "Finding", "audit", "audit_unit", "units_of"]

RECORD = "record"
"""The check that what was found is what the task's certificate says."""

MADE_KNOWN = ("obstacle", "source_id")
"""Claims that no check finds: they say how the task was made."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to on one task.

    Attributes:
        task_id: the task.
        scenario: its scenario.
        kind: its kind.
        check: the check.
        problem: why it failed; empty where it held.
    """

    task_id: str
    scenario: str
    kind: str
    check: str
    problem: str = ""


@dataclass(slots=True)
class Audit:
    """What an audit has found so far.

    Attributes:
        checks: the names of the checks, in order.
        counts: ``(scenario, kind)`` to check to the tasks that held and that failed.
        failures: the findings that failed.
        tasks: how many tasks were looked at.
    """

    checks: tuple[str, ...] = ()
    counts: dict[tuple[str, str], dict[str, tuple[int, int]]] = field(default_factory=dict)
    failures: list[Finding] = field(default_factory=list)
    tasks: int = 0

    def add(self, finding: Finding) -> None:
        """Take in a finding."""
        by_check = self.counts.setdefault((finding.scenario, finding.kind), {})
        held, failed = by_check.get(finding.check, (0, 0))
        by_check[finding.check] = (held + (not finding.problem), failed + bool(finding.problem))
        if finding.problem:
            self.failures.append(finding)

    @property
    def held(self) -> bool:
        """Whether nothing was found."""
        return not self.failures


def audit(
    tasks: Sequence[Task],
    *,
    level: Level = "full",
    workers: int = 1,
    progress: Callable[[int], object] | None = None,
) -> Audit:
    """Make every check of a level on every task, however many fail.

    Args:
        tasks: the tasks; twins needn't be neighbours.
        level: up to which level the checks are made.
        workers: processes among which the tasks are shared.
        progress: called with the number of tasks looked at, after each unit.

    Raises:
        UnknownNameError: no such level.
        ConfigError: the number of workers is of no use, or one of them was killed.
    """
    expect_known("level of certificate", level, LEVELS)
    found = Audit((*(c.name for c in checks_of(level)), RECORD))
    units = list(units_of(tasks))
    findings: dict[int, tuple[Finding, ...]] = {}
    for place, unit_findings in spread(partial(_findings, level=level), list(enumerate(units)), workers=workers):
        findings[place] = unit_findings
        found.tasks += len(units[place])
        if progress is not None:
            progress(len(units[place]))
    for place in sorted(findings):  # whichever was ready first
        for finding in findings[place]:
            found.add(finding)
    return found


def _findings(job: tuple[int, tuple[Task, ...]], level: Level) -> tuple[int, tuple[Finding, ...]]:
    return job[0], tuple(audit_unit(job[1], level=level))


def units_of(tasks: Sequence[Task]) -> Iterator[tuple[Task, ...]]:
    """Yield the tasks, each by itself or with its twin, in the order of the first of them."""
    pairs: dict[str, list[Task]] = {}
    for task in tasks:
        if task.pair:
            pairs.setdefault(task.pair, []).append(task)
    for task in tasks:
        if not task.pair:
            yield (task,)
        elif task.pair in pairs:
            yield tuple(pairs.pop(task.pair))


def audit_unit(unit: Sequence[Task], *, level: Level = "full") -> Iterator[Finding]:
    """Yield what each check of a level comes to on a task, or on each of a pair of twins."""
    domain = load_domain(unit[0].domain)
    with exams_of(domain, [_without_claims(task) for task in unit], level=level) as exams:
        for exam, task in zip(exams, unit, strict=True):
            found: dict[str, dict[str, Any]] = {}
            for check in checks_of(level, task):
                problem = ""
                try:
                    found[check.name] = check.run(exam)
                except Rejected as reason:
                    problem = str(reason)
                except Exception as error:  # a task that was broken by hand can break anything
                    problem = f"{check.name}: {type(error).__name__}: {error}"
                yield Finding(task.id, task.scenario, task.kind, check.name, problem)
            yield Finding(task.id, task.scenario, task.kind, RECORD, _differs(task, found, level, versions_of(domain)))


def _without_claims(task: Task) -> Task:
    claims = {name: task.certificate.claims[name] for name in MADE_KNOWN if name in task.certificate.claims}
    return task.model_copy(update={"certificate": Certificate(claims=claims)})


def _differs(task: Task, found: dict[str, dict[str, Any]], level: Level, versions: dict[str, str]) -> str:
    """Return in what a task's certificate isn't what was found now, on the checks that both have made."""
    certificate = task.certificate
    if certificate.content != task.digest():
        return f"{RECORD}: the content isn't what was certified"
    if dict(certificate.versions) != versions:
        return f"{RECORD}: made with versions {dict(certificate.versions)}, these are {versions}"
    recorded = {name: claim for name, claim in certificate.claims.items() if name not in MADE_KNOWN}
    both = [c.name for c in checks_of(certificate.level, task) if c.name in found]
    now = {name: claim for check in both for name, claim in found[check].items()}
    for name in sorted(set(now) - set(recorded)):
        return f"{RECORD}: {name} isn't recorded"
    if len(both) == len(checks_of(certificate.level, task)):
        for name in sorted(set(recorded) - set(now)):
            return f"{RECORD}: {name} is recorded, and isn't found"
    of_the_level = ("oracle_seeds", "oracle_turns") if certificate.level != level else ()
    for name in sorted(set(now) & set(recorded) - set(of_the_level)):
        if now[name] != recorded[name]:
            return f"{RECORD}: {name} is {now[name]}, recorded as {recorded[name]}"
    return ""
