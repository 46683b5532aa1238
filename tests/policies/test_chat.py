"""A language model as the agent, against a server on this machine."""

import json
import pickle
from collections.abc import Iterator
from typing import Any

import gymnasium as gym
import pytest

import t2t_policies
from t2t_gym import ConfigError, Episode, TaskSet, rollout
from t2t_gym.chat_model import ChatModel
from t2t_policies import ChatAgent
from tests.chat_server import Server, serving

HAND_OVER = {"name": "transfer_to_human_agents", "arguments": '{"summary": "Lost."}'}


@pytest.fixture
def server() -> Iterator[Server]:
    """A chat server that lives as long as the test."""
    with serving() as server:
        yield server


@pytest.fixture
def agent(server: Server) -> Iterator[ChatAgent]:
    """An agent that asks the server once, and closes its connections afterwards."""
    from openai import OpenAI

    with OpenAI(base_url=server.url, api_key="none", max_retries=0) as client:
        yield ChatAgent("m", client=client, temperature=0.5)


def test_a_model_plays_an_episode(server: Server, agent: ChatAgent, tasks: TaskSet) -> None:
    """It gets policy, tools and dialogue, and what it answers is said or called."""
    server.will_say(content="Who is calling, please?")
    server.will_say(tool_calls=[{"id": "c1", "type": "function", "function": HAND_OVER}])
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks, seed=3)
    assert episode.policy == "openai:m"
    assert episode.fault is None
    assert next(m.content for m in episode.messages if m.role == "assistant") == "Who is calling, please?"
    first, second = server.requests
    assert first["temperature"] == 0.5
    assert first["seed"] == second["seed"]
    assert [m["role"] for m in first["messages"]] == ["system", "user"]
    assert [m["role"] for m in second["messages"]] == ["system", "user", "assistant", "user"]
    assert any(t["function"]["name"] == HAND_OVER["name"] for t in first["tools"])


def test_a_seed_of_ones_own_takes_the_place_of_the_episodes(server: Server, tasks: TaskSet) -> None:
    """As any other field of the request is set."""
    server.will_say(tool_calls=[{"id": "c", "type": "function", "function": HAND_OVER}])
    (episode,) = rollout(
        "t2t/retail-mixed", ChatAgent("m", base_url=server.url, api_key="none", seed=5), 1, tasks=tasks
    )
    assert episode.fault is None
    assert server.requests[0]["seed"] == 5


def test_a_server_that_fails_is_not_the_agents_fault(server: Server, agent: ChatAgent, tasks: TaskSet) -> None:
    """The episode is recorded with a fault of the provider, which counts for nothing."""
    server.answers.append((500, {"error": {"message": "out of memory"}}))
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    assert episode.fault is not None
    assert episode.fault.kind == "provider"
    assert "out of memory" in episode.fault.message
    assert not episode.counts


COMPLETION = {"id": "c", "object": "chat.completion", "created": 0, "model": "m"}


@pytest.mark.parametrize("said", [0, 1])
def test_a_conversation_that_the_server_refuses_after_an_answer_counts_against_the_agent(
    server: Server, agent: ChatAgent, tasks: TaskSet, said: int
) -> None:
    """As one that has outgrown the model's context; a first request that is refused says nothing of the agent."""
    for _ in range(said):
        server.will_say(content="Who is calling, please?")
    server.answers.append((400, {"error": {"message": "maximum context length exceeded", "code": "too_long"}}))
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    assert episode.fault is not None
    assert episode.fault.kind == ("agent" if said else "provider")
    assert "maximum context length" in episode.fault.message
    assert episode.counts == bool(said)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (COMPLETION | {"choices": []}, "has no message"),  # as some servers do that don't know the model
        (COMPLETION | {"choices": [{"index": 0, "finish_reason": "stop", "message": None}]}, "has no message"),
        ({"error": {"message": "overloaded"}}, "has no message"),
        ("<html>Welcome!</html>", "check OPENAI_BASE_URL"),  # its path is missing, say
        ([], "has no message"),
        ("{", "JSONDecodeError"),
    ],
)
def test_an_answer_without_a_message_is_a_fault_of_the_provider(
    answer: Any, expected: str, server: Server, agent: ChatAgent, tasks: TaskSet
) -> None:
    """Whatever the server sends instead."""
    server.answers.append((200, answer))
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    assert episode.fault is not None
    assert episode.fault.kind == "provider"
    assert expected in episode.fault.message


def test_a_call_whose_arguments_are_no_object_leaves_a_record_that_can_be_read(
    server: Server, agent: ChatAgent, tasks: TaskSet
) -> None:
    """It is answered as any other action that can't be read."""
    server.will_say(tool_calls=[{"id": "c1", "type": "function", "function": {"name": "calculate", "arguments": "[]"}}])
    server.will_say(tool_calls=[{"id": "c2", "type": "function", "function": HAND_OVER}])
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    assert episode.messages[1].role == "system"
    assert Episode.from_json(json.loads(episode.to_line())) == episode


def test_what_the_client_returns_is_an_action(tasks: TaskSet) -> None:
    """As it comes: a reply, or calls."""
    from openai.types.chat import ChatCompletionMessage

    env = gym.make("t2t/retail-mixed", tasks=tasks)
    env.reset(seed=1)
    observation, *_ = env.step(ChatCompletionMessage(role="assistant", content="What is your email address?"))
    assert [m.role for m in observation[-2:]] == ["assistant", "user"]
    function = {"name": "calculate", "arguments": '{"expression": "1+1"}'}
    message = {"role": "assistant", "tool_calls": [{"id": "c", "type": "function", "function": function}]}
    observation, *_ = env.step(ChatCompletionMessage.model_validate(message))
    assert (observation[-1].content, observation[-1].tool_call_id) == ("2.0", "c")


def test_it_is_made_by_name_and_can_be_pickled(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """So Ray's workers get it, without its open connections."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    made = t2t_policies.make("openai:some/model")
    assert made.name == "openai:some/model"
    model = ChatModel("m", base_url=server.url, api_key="none", max_completion_tokens=5)
    assert vars(pickle.loads(pickle.dumps(model))) == vars(model)
    assert pickle.loads(pickle.dumps(ChatAgent("m", api_key="none"))).name == "openai:m"
    with pytest.raises(ConfigError, match="write it after the colon, as in openai:gpt-4.1"):
        t2t_policies.make("openai:")


def test_a_client_that_was_given_cannot_be_pickled(agent: ChatAgent) -> None:
    """One that is made in its place would ask another server."""
    with pytest.raises(ConfigError, match="give base_url and api_key instead"):
        pickle.dumps(agent)


def test_a_missing_key_is_told_before_anything_runs(monkeypatch: pytest.MonkeyPatch, tasks: TaskSet) -> None:
    """And not as a fault of the provider in each episode."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ConfigError, match="openai:m: there is no key; set OPENAI_API_KEY"):
        rollout("t2t/retail-mixed", "openai:m", 1, tasks=tasks)
    assert ChatAgent("m", api_key="none").name == "openai:m"
