"""The checks, and how they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from t2t_gym.arguments import expect_known
from t2t_gym.domain import Domain
from t2t_gym.errors import T2TError
from t2t_gym.registration import temporary_domain
from t2t_gym.testing import customers, language, obstacles, parts, rules, tasks, tools, worlds
from t2t_gym.testing.bench import Bench

__all__ = ["CHECKS", "Check", "Finding", "NonconformityError", "check_domain", "examine"]


@dataclass(frozen=True, slots=True)
class Check:
    """Something that every domain must hold to.

    Attributes:
        name: its name.
        claim: what must hold, in a sentence.
        problems: yields what doesn't, each as one line that says how to mend it.
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
    """A domain doesn't hold to what every domain must. The message has a line for each problem."""


CHECKS: tuple[Check, ...] = (
    Check("parts", "The parts name each other rightly.", parts.fit),
    Check("policy", "The policy text has every clause that a rule checks.", parts.policy),
    Check("worlds", "Worlds follow from their seed alone, and hang together.", worlds.sound),
    Check("identity", "Each way to establish who the customer is leads to that customer.", customers.identity),
    Check("reachable", "Every operation can be carried out by some customer, as the explorer finds.", tools.reachable),
    Check("calls", "An operation's call can be read back as the values of its slots.", tools.calls),
    Check("reads", "Reads and generic tools change nothing, and answer alike.", tools.reads),
    Check("writes", "Writes change what they touch, always the same, and leave the world sound.", tools.writes),
    Check("tools_stand", "Tools refuse what they can't do, and stand whatever arguments pass the schema.", tools.stand),
    Check("rules_kept", "Every rule can be kept.", rules.kept),
    Check("rules_fire", "Every rule can fire, and stands whatever arguments pass the schema.", rules.fire),
    Check("candidates", "What is meant is among the candidates, and fits its own description.", customers.candidates),
    Check("measures", "Criteria rank the candidates.", customers.measures),
    Check("words", "The customers' voice has words for every operation, slot, feature and quantity.", language.words),
    Check("asked", "The user hears that it is asked for a slot, for every slot.", language.asked),
    Check("heard", "The user hears what is proposed, done or refused, for every operation.", language.heard),
    Check("quantities", "Every quantity has a true value for some operation, of its type.", tools.quantities),
    Check("obstacles", "Every obstacle can arise, stops what it should, and leaves the world sound.", obstacles.stop),
    Check("tasks", "Every scenario, in all its kinds, yields certified tasks, which oracles solve.", tasks.certified),
)
"""All checks, in the order in which a new domain is best mended."""


def examine(
    domain: Domain, only: Sequence[str] | None = None, *, size: Mapping[str, int] | None = None
) -> list[Finding]:
    """Run the checks on a domain and return what doesn't hold.

    Args:
        domain: the domain; it needn't be installed.
        only: the names of the checks to run; all of them where it isn't given.
        size: the size options of the world that they run on; a small world where they aren't given.

    Raises:
        UnknownNameError: there is no check of one of the names.
    """
    names = [check.name for check in CHECKS]
    for name in only or ():
        expect_known("check", name, names)
    bench = Bench(domain, size)
    with temporary_domain(domain):
        return [
            Finding(check.name, problem)
            for check in CHECKS
            if only is None or check.name in only
            for problem in check.problems(bench)
        ]


def check_domain(domain: Domain, only: Sequence[str] | None = None, *, size: Mapping[str, int] | None = None) -> None:
    """Check that a domain holds to what every domain must; the arguments are those of `examine`.

    Raises:
        NonconformityError: it doesn't; the message says what, and how to mend it.
        UnknownNameError: there is no check of one of the names.
    """
    found = examine(domain, only, size=size)
    if found:
        claims = {check.name: check.claim for check in CHECKS}
        lines = [f"the domain {domain.name!r} has {len(found)} problem{'s'[: len(found) > 1]}:"]
        for name in dict.fromkeys(finding.check for finding in found):
            lines.append(f"  {name}: {claims[name]}")
            lines += [f"    - {finding.problem}" for finding in found if finding.check == name]
        raise NonconformityError("\n".join(lines))
