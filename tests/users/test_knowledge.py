"""A customer names no number, amount, day, time or id that it can't know.

What it can know is what its task has it know (who it is, what it would say of what it wants, the ids that it has to hand)
and what the agent has told it. What its things come to it needn't know, nor what else there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest

import t2t_policies
from t2t_gym import domain_names, load_domain, make_tasks
from t2t_gym.dialogue import Dialogue
from t2t_gym.intent import Recognised, requests_in
from t2t_gym.task import Task
from t2t_gym.users.llm.literals import literals
from t2t_gym.users.moves import mentions_of
from t2t_gym.users.user import User


def known_to(task: Task) -> set[str]:
    """The literal values that a task has its customer know from the start."""
    customer = task.intent.customer
    fills = [fill for request in requests_in(task.intent) for fill in request.slots]
    said = [c for fill in fills for c in (fill.told, *fill.asked) if c is not None]
    mentions = [mention for constraint in said for mention in mentions_of(constraint)]
    values = [mention.value for mention in mentions] + [f.value for mention in mentions for f in mention.features]
    values += [value for thing in values if isinstance(thing, dict) for value in thing.values()]
    values += [*customer.facts.values(), *(thing.value for thing in customer.recognises if thing.known)]
    return {literal for value in values for literal in literals(str(value))}


def probes(things: tuple[Recognised, ...]) -> Iterator[str]:
    """Messages that name the customer's own things only in part, and ask which one it means."""
    for thing in things:
        features = ", ".join(str(feature.value) for feature in thing.features[:2])
        yield f"I see the one with {features} and some others. Which one do you mean?"
        yield f"Is it {str(thing.value)[:6]}, with {features}?"
        yield "Could you give me all the details once more?"


def turns_of(task: Task, policy: str, *, probed: bool) -> Iterator[tuple[str, set[str]]]:
    """What a customer says in a played episode, each turn with the literal values that the agent has told it before."""
    dialogue = Dialogue(task, load_domain(task.domain), seed=3)
    agent = t2t_policies.make(policy)
    agent.reset({})
    agent.bind(dialogue)
    told: set[str] = set()
    yield dialogue.start().content, told
    while not dialogue.finished:
        action = agent.act(dialogue.messages)
        if isinstance(action, str) and probed:
            yield from _probed(deepcopy(dialogue.user), task, told)
        dialogue.act(action)
        if isinstance(action, str):
            told = told | set(literals(action))
            yield dialogue.user_turns[-1].text, told


def _probed(user: User, task: Task, told: set[str]) -> Iterator[tuple[str, set[str]]]:
    for text in probes(task.intent.customer.recognises[:3]):
        told = told | set(literals(text))
        turn = user.hear(text)
        yield turn.text, told
        if turn.ending:
            return


@pytest.mark.parametrize("probed", [False, True], ids=["served", "probed"])
@pytest.mark.parametrize("policy", ["oracle", "oracle-elaborate"])
@pytest.mark.parametrize("domain", domain_names())
def test_every_literal_value_is_known_to_who_says_it(domain: str, policy: str, probed: bool) -> None:
    """Whoever serves the customer, and however it is asked."""
    for task in make_tasks(domain, "all", 2, seed=21, certify="none"):
        known = known_to(task)
        for text, told in turns_of(task, policy, probed=probed):
            assert set(literals(text)) <= known | told, text
