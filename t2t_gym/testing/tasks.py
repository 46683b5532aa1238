"""Whether every scenario, in all its kinds, yields certified tasks, whose customers understand whoever serves them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from t2t_gym.errors import T2TError
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.synthesis import make_tasks
from t2t_gym.synthesis.kinds import kinds_of
from t2t_gym.task import SCENARIOS, Task
from t2t_gym.testing.bench import Bench
from t2t_gym.wording import ElaborateWording

__all__ = ["certified"]

_SEEDS = (1, 2, 3)  # a world each: a kind that only some worlds have would end a stream of tasks in the others


def certified(bench: Bench) -> Iterator[str]:
    """Yield the kinds of tasks that the domain should have, and of which none can be made in some world."""
    for scenario in (*SCENARIOS, "mixed"):
        kinds = [kind for kind in kinds_of(bench.domain, scenario) if kind.scenario == scenario]
        if not kinds and scenario != "mixed":
            yield f"there are no kinds of {scenario} tasks: the domain lacks what it takes, such as an obstacle"
        for kind in kinds:
            yield from _makes(bench, scenario, kind.name)


def _makes(bench: Bench, scenario: str, kind: str) -> Iterator[str]:
    for seed in _SEEDS:
        try:
            tasks = make_tasks(bench.domain.name, scenario, 1, seed=seed, kinds=[kind], size=bench.size)
        except T2TError as error:
            yield f"no {scenario} task of the kind {kind!r}: {error}"
            return
        if problem := next(filter(None, (_misunderstood(bench, task) for task in tasks)), ""):
            yield problem
            return


def _misunderstood(bench: Bench, task: Task) -> str:
    """Return how a customer fails to understand an oracle that says the same in many words; usually it doesn't."""
    dialogue = play(Oracle(ElaborateWording), task, bench.domain)
    if dialogue.verdict().success:
        return ""
    said = [m for m in dialogue.messages if m.role in ("assistant", "user") and m.content]
    answered = [(one, other) for one, other in pairwise(said) if (one.role, other.role) == ("assistant", "user")]
    agent, customer = (" ".join(m.content.split()) for m in answered[-1])
    return (
        f"the customer of a {task.scenario} task of the kind {task.kind!r} doesn't understand an agent that likes to "
        f"write: to {agent!r} it says {customer!r}; see to the words and patterns in the lexicon"
    )
