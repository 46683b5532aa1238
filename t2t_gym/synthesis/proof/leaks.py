"""Leaks: nothing hidden is in what an agent, or whoever words the customer, sees before it is said.

Hidden are the values that the customer doesn't say unasked, the facts that identify it, and which of two twins a task
is. Seen are the opening, the task's id, and what `info` holds: the policy and the tools, which are the domain's and the
same for every task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from t2t_gym.domain import Domain
from t2t_gym.intent import requests_in
from t2t_gym.synthesis.claims.wanted import leaves, said_values, told_values
from t2t_gym.synthesis.rejected import Rejected
from t2t_gym.task import Task

__all__ = ["check_id", "check_leaks"]

_SHORT = 5  # letters below which a value may well be part of another word


def check_id(domain: Domain, task: Task) -> None:
    """See that a task's id is the domain's name and digits of chance.

    Raises:
        Rejected: it is something else, or has in it what twins share.
    """
    if not re.fullmatch(rf"{re.escape(domain.name)}-[0-9a-f]{{12}}", task.id) or (task.pair and task.pair in task.id):
        raise Rejected("leak: the task's id")


def check_leaks(task: Task, openings: Sequence[str], others: Sequence[str]) -> int:
    """Look for what is hidden in what the customer says first, and return the number of distinct openings read.

    Args:
        task: the task.
        openings: what the customer says first, under several seeds of its choice of words.
        others: what it says first in the twin, under the same seeds.

    Raises:
        Rejected: something hidden can be seen, or tells a task from its twin.
    """
    seen = "\n".join(dict.fromkeys(openings)).casefold()
    for value in map(str.casefold, _hidden(task)):
        if value in seen and re.search(rf"(?<!\w){re.escape(value)}(?!\w)", seen):  # compiled only where it may match
            raise Rejected("leak: the opening says what is said only when asked")
    if list(openings) != list(others):
        raise Rejected("leak: the openings of the twins differ")
    return len(set(openings))


def _hidden(task: Task) -> Iterator[str]:
    """Yield the texts that the opening must not hold: facts, and whatever has a digit in it, as ids and addresses do.

    Plain words, such as a colour, may be said of another thing.
    """
    intent, customer = task.intent, task.intent.customer
    open_to_all = [*told_values(intent.requests), *(r.value for r in customer.recognises if r.known)]
    open_to_all += [customer.facts[slot] for slot in customer.told if slot in customer.facts]
    said = " \n ".join(map(str, open_to_all)).lower()
    facts = [fact for slot, fact in customer.facts.items() if slot not in customer.told]
    meant = [value for request in requests_in(intent) for value in leaves(list(request.values().values()))]
    asked = [value for value in leaves(list(said_values(intent))) if isinstance(value, str)]
    things = [v for v in (*meant, *asked) if isinstance(v, str) and any(map(str.isdigit, v))]
    for value in dict.fromkeys((*facts, *things)):
        if len(value) >= _SHORT and not all(word in said for word in value.lower().split()):
            yield value
