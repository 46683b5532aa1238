"""Recorded episodes as training data: conversations to imitate, and pairs of actions of which one is preferred.

Rows are plain JSON, one conversation or pair each, with the tools as a column. They take from an episode what was said
and done, and nothing else: notices that an action couldn't be read are left out, since the action isn't recorded and
changed nothing; and calls are numbered anew, so that every call has an id of its own, of nine letters and digits, the
only form that every chat template takes.

Source of the forms: TRL 1.16, "Dataset formats and types"; OpenAI's fine-tuning API.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from heapq import merge
from itertools import count, groupby, zip_longest
from operator import attrgetter
from typing import Any, Literal

from t2t_gym.arguments import expect_known
from t2t_gym.domain import Domain
from t2t_gym.errors import ConfigError
from t2t_gym.messages import Message, ToolCall, to_openai
from t2t_gym.rollouts.episode import Episode
from t2t_gym.rollouts.runner import make_env
from t2t_gym.talk import CLOSING, HOW_TO_TALK, TALK, TALK_TOOL

__all__ = ["Arguments", "Talk", "chat_row", "chat_rows", "preference_row", "preference_rows"]

Talk = Literal["reply", "tool"]
"""How the agent talks to the customer: by what it writes, or by a tool that returns the answer (`t2t_gym.talk`), as
where an agent is trained on tool calls alone."""

Arguments = Literal["object", "text"]
"""What the arguments of a call are: an object, as chat templates take them, or JSON as a text, as OpenAI's API does."""


def chat_row(
    episode: Episode, domain: Domain, *, talk: Talk = "reply", arguments: Arguments = "object"
) -> dict[str, Any]:
    """Return an episode as a conversation to imitate.

    It ends with the agent's last action; what the customer, or a tool, answers to that teaches nothing. Where the agent
    talks by a tool, it must also know when to stop: if the call is over, it ends with the answer and a closing message.

    Args:
        episode: the episode.
        domain: its domain.
        talk: how the agent talks to the customer.
        arguments: what the arguments of a call are.

    Returns:
        ``messages``, the first of which is the policy text, and ``tools``, which aren't to be changed.

    Raises:
        UnknownNameError: no such `talk` or `arguments`.
    """
    expect_known("arguments", arguments, ("object", "text"))
    said = _renumbered(episode.messages, talk)
    if talk == "tool" and episode.verdict is not None and episode.verdict.ending not in ("", "turn_limit"):
        said.append(Message("assistant", CLOSING))
    while said and said[-1].role != "assistant":
        said.pop()
    return {"messages": [_instructions(domain, talk), *_chat(said, arguments)], "tools": _tools(domain, talk)}


def chat_rows(
    episodes: Iterable[Episode],
    *,
    only_served: bool = True,
    talk: Talk = "reply",
    arguments: Arguments = "object",
) -> Iterator[dict[str, Any]]:
    """Yield episodes as conversations to imitate, one at a time.

    >>> rows = chat_rows(read_episodes("oracle.jsonl"))
    >>> dataset = datasets.Dataset.from_list([*rows], on_mixed_types="use_json")

    Args:
        episodes: the episodes, such as `read_episodes` or `rollout` yields.
        only_served: whether to leave out those that didn't serve their customer. Those without a verdict, or in which
            the agent never acted, are left out in any case.
        talk: how the agent talks to the customer.
        arguments: what the arguments of a call are.

    Raises:
        UnknownNameError: no such environment as the episodes name is installed; or no such `talk` or `arguments`.
        ConfigError: their environment has no domain.
    """
    domain_of = cache(_domain)
    for episode in episodes:
        judged = episode.verdict is not None and any(m.role == "assistant" for m in episode.messages)
        if judged and (episode.success or not only_served):
            yield chat_row(episode, domain_of(episode.env_id), talk=talk, arguments=arguments)


def preference_row(served: Episode, failed: Episode, domain: Domain, *, talk: Talk = "reply") -> dict[str, Any] | None:
    """Return a pair of actions in the same place, of which one led to success and the other didn't.

    Two policies that play the same episode meet the same customer, who answers the same actions alike. So all that they
    have seen is the same up to the first action in which they differ. Only that action is in the pair: of a longer
    rest, trainers would also count what the customer and the tools say.

    Args:
        served: an episode that served its customer.
        failed: the same episode as another policy played it, and failed.
        domain: their domain.
        talk: how the agents talk to the customer.

    Returns:
        ``prompt`` (messages), ``chosen`` and ``rejected`` (a message each, in a list) and ``tools``, which aren't to be
        changed; or None if these aren't two such episodes, or don't part at an action.

    Raises:
        UnknownNameError: no such `talk`.
    """
    if _place(served) != _place(failed) or not served.success or failed.success or failed.fault is not None:
        return None
    ours, theirs = (_renumbered(episode.messages, talk) for episode in (served, failed))
    parting = next((n for n, (one, other) in enumerate(zip_longest(ours, theirs)) if one != other), 0)
    pair = [said[parting : parting + 1] for said in (ours, theirs)]
    if [m.role for said in pair for m in said] != ["assistant", "assistant"]:
        return None
    chosen, rejected = (_chat(said) for said in pair)
    prompt = [_instructions(domain, talk), *_chat(ours[:parting])]
    return {"prompt": prompt, "chosen": chosen, "rejected": rejected, "tools": _tools(domain, talk)}


def preference_rows(*runs: Iterable[Episode], talk: Talk = "reply") -> Iterator[dict[str, Any]]:
    """Yield the pairs of actions that runs of several policies give, one at a time, each pair once.

    >>> pairs = preference_rows(read_episodes("oracle.jsonl"), read_episodes("stale-goal.jsonl"))

    Args:
        *runs: the episodes of each run, in the order of their indexes. The runs differ in the policy alone: they have
            the same environment, seed and tasks.
        talk: how the agents talk to the customer.

    Raises:
        UnknownNameError: no such environment as the episodes name is installed; or no such `talk`.
        ConfigError: their environment has no domain; or the episodes of a run aren't in order.
    """
    domain_of = cache(_domain)
    ordered = merge(*map(_in_order, runs), key=attrgetter("index"))
    for _, episodes in groupby(ordered, key=attrgetter("index")):
        group, found = [*episodes], list[dict[str, Any]]()
        for served in group:
            for failed in group:
                row = preference_row(served, failed, domain_of(served.env_id), talk=talk)
                if row is not None and row not in found:
                    found.append(row)
                    yield row


def _renumbered(messages: Iterable[Message], talk: Talk) -> list[Message]:
    """Return a dialogue without notices and with new ids; if the agent talks by a tool, with its replies as calls."""
    expect_known("talk", talk, ("reply", "tool"))
    numbers = count()
    found: list[Message] = []
    waiting: deque[ToolCall] = deque()  # calls, which are answered in their order
    for message in messages:
        if message.role == "assistant":
            calls, content = message.tool_calls, message.content
            if talk == "tool" and not calls:
                calls, content = (ToolCall(TALK, {"message": content}),), ""
            waiting = deque(ToolCall(call.name, call.arguments, f"call{next(numbers):05d}") for call in calls)
            found.append(Message("assistant", content, tuple(waiting)))
        elif message.role != "system":
            if waiting:
                call = waiting.popleft()
                message = Message("tool", message.content, (), call.id, call.name, message.error)
            found.append(message)
    return found


def _chat(messages: Iterable[Message], arguments: Arguments = "object") -> list[dict[str, Any]]:
    """Return messages in OpenAI's chat form; results with the tool's name, which some chat templates show."""
    messages = [*messages]
    named = ({"name": m.name} if m.role == "tool" else {} for m in messages)
    return [{**row, **name} for row, name in zip(to_openai(messages, arguments=arguments), named, strict=True)]


def _instructions(domain: Domain, talk: Talk) -> dict[str, Any]:
    return {"role": "system", "content": domain.policy + (HOW_TO_TALK if talk == "tool" else "")}


def _tools(domain: Domain, talk: Talk) -> list[dict[str, Any]]:
    return [*domain.tools.schemas, *([TALK_TOOL] if talk == "tool" else [])]


def _place(episode: Episode) -> tuple[object, ...]:
    """Return what determines an episode, but for the policy."""
    return episode.env_id, episode.seed, episode.index, episode.task_id


def _in_order(episodes: Iterable[Episode]) -> Iterator[Episode]:
    last = -1
    for episode in episodes:
        if episode.index <= last:
            raise ConfigError(
                f"policy {episode.policy!r}: episode {episode.index} comes after episode {last}; expected the episodes "
                "in the order of their indexes, as the file of a finished run has them: finish the run"
            )
        last = episode.index
        yield episode


def _domain(env_id: str) -> Domain:
    """Return the domain of an environment."""
    with closing(make_env(env_id)) as env:
        domain = getattr(env.unwrapped, "domain", None)
    if not isinstance(domain, Domain):
        raise ConfigError(f"environment {env_id!r} has no domain; make its rows one by one, with a domain given")
    return domain
