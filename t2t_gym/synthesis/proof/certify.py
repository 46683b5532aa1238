"""The proof of a task: every check of its level made, and what each found written down."""

from __future__ import annotations

from collections.abc import Sequence

from t2t_gym.domain import Domain
from t2t_gym.synthesis.claims.completions import BOUND
from t2t_gym.synthesis.proof.checks import checks_of
from t2t_gym.synthesis.proof.exams import Level, Solver, exams_of
from t2t_gym.task import Certificate, Task

__all__ = ["VERSION", "certify", "versions_of"]

VERSION = "4"
"""Raised when what is checked, or how, changes."""


def certify(
    domain: Domain,
    unit: Sequence[Task],
    *,
    level: Level = "none",
    solver: Solver | None = None,
    bound: int = BOUND,
) -> tuple[Task, ...]:
    """Prove a task, or a pair of twins, and return it with its certificate.

    Args:
        domain: the domain.
        unit: the task, or the pair.
        level: how much is checked.
        solver: the oracle, if it isn't the usual one.
        bound: the bound of the searches.

    Raises:
        Rejected: a check failed; the message names it.
    """
    with exams_of(domain, unit, level=level, bound=bound, solver=solver) as exams:
        found = [dict(exam.task.certificate.claims) for exam in exams]
        for check in checks_of(level):  # both twins go through a check before the next one, which may cost more
            for exam, claims in zip(exams, found, strict=True):
                claims.update(check.run(exam))
        return tuple(
            exam.task.model_copy(
                update={
                    "certificate": Certificate(
                        level=level, claims=claims, versions=versions_of(domain), content=exam.task.digest()
                    )
                }
            )
            for exam, claims in zip(exams, found, strict=True)
        )


def versions_of(domain: Domain) -> dict[str, str]:
    """Return the versions on which a certificate depends."""
    return {"domain": domain.version, "certify": VERSION}
