"""The checks, and how they are run."""

from __future__ import annotations

import sysconfig
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from t2t_gym.arguments import expect_known
from t2t_gym.domain import Domain
from t2t_gym.errors import T2TError
from t2t_gym.registration import temporary_domain
from t2t_gym.testing import customers, language, obstacles, parts, rules, tasks, tools, worlds
from t2t_gym.testing.bench import Bench

__all__ = ["CHECKS", "Check", "Finding", "NonconformityError", "check_domain", "examine"]


_NOT_THE_AUTHORS = {Path(__file__).parents[1], Path(sysconfig.get_path("stdlib"))}


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold for every domain.

    Attributes:
        name: its name.
        claim: what must hold, in a sentence.
        problems: yields what doesn't hold, each as one line that says how to mend it.
    """

    name: str
    claim: str
    problems: Callable[[Bench], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that doesn't hold.

    Attributes:
        check: the check's name.
        problem: what doesn't hold, and how to mend it.
    """

    check: str
    problem: str


class NonconformityError(T2TError, AssertionError):
    """A domain doesn't conform. The message has a line for each problem."""


CHECKS: tuple[Check, ...] = (
    Check("parts", "The parts refer to each other correctly.", parts.fit),
    Check("policy", "The policy text has every clause that a rule checks.", parts.policy),
    Check("worlds", "Worlds depend on their seed alone, and are consistent.", worlds.sound),
    Check("identity", "Each way to establish who the customer is leads to that customer.", customers.identity),
    Check("reachable", "Every operation can be carried out for some customer, as the explorer finds.", tools.reachable),
    Check("calls", "An operation's call can be read back as the values of its slots.", tools.calls),
    Check("reads", "Reads and generic tools change nothing, and always answer alike.", tools.reads),
    Check("writes", "Writes change what they touch, always alike, and leave the world consistent.", tools.writes),
    Check("tools_stand", "Tools refuse what they can't do, and cope with all that passes the schema.", tools.stand),
    Check("rules_kept", "Every rule can be kept.", rules.kept),
    Check("rules_fire", "Every rule can fire, and copes with all that passes the tools' schemas.", rules.fire),
    Check("candidates", "What is meant is among the candidates, and fits its own description.", customers.candidates),
    Check("measures", "Criteria rank the candidates.", customers.measures),
    Check("words", "The customers' voice has words for every operation, slot, feature and quantity.", language.words),
    Check("asked", "The customer notices when it is asked for a slot, for every slot.", language.asked),
    Check("heard", "The customer notices what is proposed, done or refused, for every operation.", language.heard),
    Check("quantities", "Every quantity has a true value of its type for some operation.", tools.quantities),
    Check("obstacles", "Every obstacle can arise, stops what it should, and leaves a sound world.", obstacles.stop),
    Check("tasks", "Every scenario, in all its kinds, yields certified tasks that oracles solve.", tasks.certified),
)
"""All checks, in the order in which problems of a new domain are best fixed."""


def examine(
    domain: Domain, only: Sequence[str] | None = None, *, size: Mapping[str, int] | None = None
) -> list[Finding]:
    """Run the checks on a domain and return what doesn't hold.

    A part of the domain that raises an exception ends the examination, with a finding that says where.

    Args:
        domain: the domain; it needn't be installed.
        only: the names of the checks to run; by default all.
        size: the size options of the world that they run on; by default a small world.

    Raises:
        UnknownNameError: a check that doesn't exist.
    """
    names = [check.name for check in CHECKS]
    for name in only or ():
        expect_known("check", name, names)
    bench = Bench(domain, size)
    found: list[Finding] = []
    with temporary_domain(domain):
        for check in CHECKS:
            if only is not None and check.name not in only:
                continue
            try:
                found.extend(Finding(check.name, problem) for problem in check.problems(bench))
            except Exception as error:  # whatever it is, the author is to be told of it
                found.append(Finding(check.name, _raised(error)))
                break
    return found


def _raised(error: Exception) -> str:
    """Return what is said of an exception: where in the domain's own code it came up, or else in ours."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _NOT_THE_AUTHORS.isdisjoint(Path(frame.filename).parents)]
    place = (own or frames)[-1]
    hint = " (no table, field, slot or tool has that name)" if isinstance(error, KeyError) else ""
    return (
        f"{type(error).__name__}: {error}{hint}, raised by {place.name!r} in {place.filename}, line {place.lineno}; "
        "mend this first, for nothing was checked after it"
    )


def check_domain(domain: Domain, only: Sequence[str] | None = None, *, size: Mapping[str, int] | None = None) -> None:
    """Check that a domain conforms; the arguments are those of `examine`.

    Raises:
        NonconformityError: it doesn't; the message says what is wrong, and how to mend it.
        UnknownNameError: a check that doesn't exist.
    """
    found = examine(domain, only, size=size)
    if found:
        claims = {check.name: check.claim for check in CHECKS}
        lines = [f"the domain {domain.name!r} has {len(found)} problem{'s'[: len(found) > 1]}:"]
        for name in dict.fromkeys(finding.check for finding in found):
            lines.append(f"  {name}: {claims[name]}")
            lines += [f"    - {finding.problem}" for finding in found if finding.check == name]
        raise NonconformityError("\n".join(lines))
