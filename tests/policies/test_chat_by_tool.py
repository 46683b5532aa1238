"""A language model that talks to the customer by a tool, against a server on this machine."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

import t2t_policies
from t2t_gym import TaskSet, load_domain, rollout
from t2t_gym.rollouts.export import chat_row
from t2t_gym.talk import HOW_TO_TALK, TALK, TALK_TOOL
from t2t_policies import ToolTalker
from tests.chat_server import Server, serving

RETAIL = load_domain("retail")


def a_call(call_id: str, name: str, arguments: Any) -> dict[str, Any]:
    function = {"name": name, "arguments": arguments if isinstance(arguments, str) else json.dumps(arguments)}
    return {"id": call_id, "type": "function", "function": function}


ASK = a_call("a", TALK, {"message": "Who is calling, please?"})
ADD = a_call("b", "calculate", {"expression": "1 + 1"})
MORE = a_call("c", "calculate", {"expression": "1 + 2"})
HAND_OVER = a_call("h", "transfer_to_human_agents", {"summary": "Lost."})


@pytest.fixture
def server() -> Iterator[Server]:
    """A chat server that lives as long as the test."""
    with serving() as server:
        yield server


@pytest.fixture
def agent(server: Server) -> Iterator[ToolTalker]:
    """An agent that asks the server once, and closes its connections afterwards."""
    from openai import OpenAI

    with OpenAI(base_url=server.url, api_key="none", max_retries=0) as client:
        yield ToolTalker("m", client=client)


def test_what_it_says_by_the_tool_is_said_and_answered_as_the_tools_output(
    server: Server, agent: ToolTalker, tasks: TaskSet
) -> None:
    """It is told how to talk; its calls are carried out one by one, and it gets all of their results."""
    server.will_say(content="Let me see.", tool_calls=[ADD, MORE, ASK])
    server.will_say(tool_calls=[HAND_OVER])
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks, seed=3)
    assert (episode.policy, episode.fault, episode.turns) == ("openai-tool:m", None, 4)
    opening, added, two, more, three, asked, answer, *_ = episode.messages
    assert (added.content, added.tool_calls[0].name) == ("Let me see.", "calculate")
    assert (more.content, more.tool_calls[0].name) == ("", "calculate")
    assert (asked.role, asked.content, asked.tool_calls) == ("assistant", "Who is calling, please?", ())
    first, second = server.requests
    assert first["messages"] == [
        {"role": "system", "content": RETAIL.policy + HOW_TO_TALK},
        {"role": "user", "content": opening.content},
    ]
    assert first["tools"] == [*RETAIL.tools.schemas, TALK_TOOL]
    assert second["messages"] == [
        *first["messages"],
        {"role": "assistant", "content": "Let me see.", "tool_calls": [ADD, MORE, ASK]},
        {"role": "tool", "tool_call_id": "b", "content": two.content},
        {"role": "tool", "tool_call_id": "c", "content": three.content},
        {"role": "tool", "tool_call_id": "a", "content": answer.content},
    ]


def test_it_sees_what_conversations_to_imitate_show(server: Server, agent: ToolTalker, tasks: TaskSet) -> None:
    """Those that are exported of its episodes, with a call in each message, and the ids that they have there."""
    calls = [
        a_call("call00000", TALK, {"message": "Who is calling, please?"}),
        a_call("call00001", "calculate", {"expression": "1 + 1"}),
        a_call("call00002", "transfer_to_human_agents", {"summary": "Lost."}),
    ]
    for call in calls:
        server.will_say(tool_calls=[call])
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    row = chat_row(episode, RETAIL, talk="tool", arguments="text")
    shown = [{k: v for k, v in message.items() if k != "name"} for message in row["messages"]]
    assert server.requests[-1]["messages"] == shown[: len(server.requests[-1]["messages"])]
    assert server.requests[-1]["tools"] == row["tools"]


def test_a_message_without_a_call_ends_its_work_and_counts_against_it(
    server: Server, agent: ToolTalker, tasks: TaskSet
) -> None:
    """As in training; the record says how, since nobody heard it."""
    server.will_say(tool_calls=[ADD])
    server.will_say(content="Who is calling, please?")
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    assert episode.fault is not None
    assert (episode.fault.kind, episode.counts, episode.success) == ("agent", True, False)
    assert episode.fault.message.endswith("the model called no tool: Who is calling, please?")


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("{", '"tool_calls[0].function.arguments" is not valid JSON'),
        ("[]", "Expected the arguments of a tool call to be an object"),
        ({}, "Expected the message as text, got NoneType"),
        ({"message": ["Hi"]}, "Expected the message as text, got list"),
        ({"message": " "}, "The message is empty"),
    ],
)
def test_what_cannot_be_said_is_answered_to_the_call(
    arguments: Any, answer: str, server: Server, agent: ToolTalker, tasks: TaskSet
) -> None:
    """So that the model can mend it."""
    server.will_say(tool_calls=[a_call("t", TALK, arguments)])
    server.will_say(tool_calls=[HAND_OVER])
    (episode,) = rollout("t2t/retail-mixed", agent, 1, tasks=tasks)
    result = server.requests[-1]["messages"][-1]
    assert (result["role"], result["tool_call_id"]) == ("tool", "t")
    assert answer in result["content"]
    assert episode.verdict is not None
    assert episode.verdict.events.malformed_action == 1


def test_nothing_is_carried_over_into_the_next_episode(server: Server, agent: ToolTalker, tasks: TaskSet) -> None:
    """Not even calls that the end of the first one left undone."""
    server.will_say(tool_calls=[HAND_OVER, ADD])
    server.will_say(tool_calls=[HAND_OVER])
    first, second = rollout("t2t/retail-mixed", agent, 2, tasks=tasks)
    assert (first.turns, second.turns) == (1, 1)
    assert [m["role"] for m in server.requests[1]["messages"]] == ["system", "user"]


def test_it_is_made_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a model whose name has colons, too."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    made = t2t_policies.make("openai-tool:qwen3:1.7b")
    assert isinstance(made, ToolTalker)
    assert made.name == "openai-tool:qwen3:1.7b"
