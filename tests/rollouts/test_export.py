"""Recorded episodes as training data."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import gymnasium as gym
import pytest
from openai.types.chat import ChatCompletionMessageParam, ChatCompletionToolParam
from pydantic import TypeAdapter

import t2t_policies
from t2t_gym import ConfigError, Dialogue, Episode, Message, TaskSet, ToolCall, UnknownNameError, load_domain, rollout
from t2t_gym.play import play
from t2t_gym.rollouts import Fault
from t2t_gym.rollouts.export import Talk, chat_row, chat_rows, preference_row, preference_rows
from t2t_gym.talk import CLOSING, HOW_TO_TALK, TALK, TALK_TOOL
from t2t_gym.trainers.trl import environment_class
from t2t_gym.verdict import Components, Events, Verdict

RETAIL = load_domain("retail")
MIXED = "t2t/retail-mixed"

OPENING = Message("user", "Hello. Is my kettle on its way?")
LOOK_UPS = Message("assistant", "Two to look up.", (ToolCall("get", {"n": 1}, "a"), ToolCall("get", {"n": 2}, "a")))
RESULTS = (Message("tool", "on its way", (), "a", "get"), Message("tool", "Error: no", (), "a", "get", error=True))
NOTICE = Message("system", "Error: The message is empty; say something, or call a tool.", error=True)
ANSWER = Message("assistant", "It is, and you'll have it on Friday.")
THANKS = Message("user", "Thanks, goodbye.")


def an_episode(*messages: Message, served: bool = True, ending: str = "satisfied", **changed: Any) -> Episode:
    parts = Components(finished=served, end_state=True, answers=True, refusal=True, rules=True)
    verdict = Verdict(float(served), served, parts, Events(), (), ending)
    episode = Episode.of(index=0, env_id=MIXED, policy="p", seed=0, task=None, messages=messages, verdict=verdict)
    return replace(episode, **changed)


WHOLE = an_episode(OPENING, NOTICE, LOOK_UPS, *RESULTS, ANSWER, THANKS)


def a_call(number: int, name: str, **arguments: object) -> dict[str, Any]:
    return {"id": f"call{number:05}", "type": "function", "function": {"name": name, "arguments": arguments}}


def a_result(number: int, name: str, content: str) -> dict[str, Any]:
    return {"role": "tool", "content": content, "tool_call_id": f"call{number:05}", "name": name}


SYSTEM = {"role": "system", "content": RETAIL.policy}
BEGINNING = [
    {"role": "user", "content": OPENING.content},
    {"role": "assistant", "content": "Two to look up.", "tool_calls": [a_call(0, "get", n=1), a_call(1, "get", n=2)]},
    a_result(0, "get", "on its way"),
    a_result(1, "get", "Error: no"),
]


def test_a_conversation_begins_with_the_policy_text_and_ends_with_the_last_action() -> None:
    """Notices of what isn't recorded are left out, calls are numbered anew, and answered in their order."""
    assert chat_row(WHOLE, RETAIL) == {
        "messages": [SYSTEM, *BEGINNING, {"role": "assistant", "content": ANSWER.content}],
        "tools": list(RETAIL.tools.schemas),
    }


def test_talking_by_a_tool_whatever_is_said_is_a_call_and_its_result() -> None:
    """The agent is told how to talk; and since it has to stop by itself, a closing message shows it when."""
    talk = {"role": "assistant", "content": "", "tool_calls": [a_call(2, TALK, message=ANSWER.content)]}
    told = {"role": "system", "content": RETAIL.policy + HOW_TO_TALK}
    end = [talk, a_result(2, TALK, THANKS.content), {"role": "assistant", "content": CLOSING}]
    assert chat_row(WHOLE, RETAIL, talk="tool") == {
        "messages": [told, *BEGINNING, *end],
        "tools": [*RETAIL.tools.schemas, TALK_TOOL],
    }


def test_a_hand_over_is_the_last_action() -> None:
    """Its result teaches nothing, unless the agent has to see from it that it must stop."""
    handover = Message("assistant", "", (ToolCall("transfer", {}, "h"),))
    episode = an_episode(OPENING, handover, Message("tool", "Done.", (), "h", "transfer"), ending="handover")
    assert chat_row(episode, RETAIL)["messages"][-1]["tool_calls"] == [a_call(0, "transfer")]
    assert [m["role"] for m in chat_row(episode, RETAIL, talk="tool")["messages"][2:]] == [
        "assistant",
        "tool",
        "assistant",
    ]


@pytest.mark.parametrize("ending", ["turn_limit", ""])
def test_a_call_that_was_cut_off_is_not_closed(ending: str) -> None:
    """As long as the customer is on the line, there is no time to stop."""
    episode = an_episode(OPENING, ANSWER, THANKS, served=False, ending=ending)
    last = chat_row(episode, RETAIL, talk="tool")["messages"][-1]
    assert last["tool_calls"] == [a_call(0, TALK, message=ANSWER.content)]


def test_arguments_as_text_make_a_request_of_openai_s_api() -> None:
    """The types of its client take the messages and the tools; parsed, the arguments are what they are as objects."""
    row, plain = (chat_row(WHOLE, RETAIL, talk="tool", arguments=a) for a in ("text", "object"))  # type: ignore[arg-type]
    TypeAdapter(list[ChatCompletionMessageParam]).validate_python(row["messages"], strict=True)
    TypeAdapter(list[ChatCompletionToolParam]).validate_python(row["tools"])
    for call in (call for m in row["messages"] for call in m.get("tool_calls", ())):
        call["function"]["arguments"] = json.loads(call["function"]["arguments"])
    assert row == plain


def test_only_episodes_that_served_their_customer_are_imitated() -> None:
    """Unless the others are asked for, too; an episode in which nothing was done, or judged, shows nothing."""
    failed = an_episode(OPENING, ANSWER, THANKS, served=False)
    faulty = replace(WHOLE, fault=Fault("user", "not understood"))
    nothing = an_episode(OPENING, NOTICE, served=False, ending="")
    begun = an_episode(OPENING, ANSWER, verdict=None, fault=Fault("infrastructure", "the worker died"))
    every = [WHOLE, failed, faulty, nothing, begun]
    assert [*chat_rows(every)] == [chat_row(WHOLE, RETAIL)]
    assert [*chat_rows(every, only_served=False)] == [chat_row(e, RETAIL) for e in (WHOLE, failed, faulty)]


def test_rows_come_one_at_a_time() -> None:
    """However many episodes there are, only the one at hand is in memory."""
    read = []

    def episodes() -> Iterator[Episode]:
        for index in range(3):
            read.append(index)
            yield replace(WHOLE, index=index)

    next(chat_rows(episodes()))
    assert read == [0]


def served(tasks: TaskSet) -> Iterator[tuple[Any, Dialogue, Episode]]:
    """The oracle's calls, each with its task."""
    for task in tasks:
        dialogue = play(t2t_policies.make("oracle"), task, RETAIL, seed=7)
        facts = {"messages": dialogue.messages, "turns": dialogue.turn, "verdict": dialogue.verdict()}
        yield task, dialogue, Episode.of(index=0, env_id=MIXED, policy="oracle", seed=0, task=task, **facts)


def test_what_is_imitated_serves_the_customer(tasks: TaskSet) -> None:
    """The messages of a row, taken as actions, play the episode again to the letter."""
    for task, dialogue, episode in served(tasks):
        again = Dialogue(task, RETAIL, seed=7)
        again.start()
        for message in chat_row(episode, RETAIL)["messages"]:
            if message["role"] == "assistant":
                again.act(message)
        assert again.verdict() == dialogue.verdict()
        assert [m.content for m in again.messages] == [m.content for m in dialogue.messages]


def test_what_is_imitated_by_tools_alone_serves_the_customer_of_such_an_agent(tasks: TaskSet) -> None:
    """The environment for agents that only call tools answers the calls of a row with the row's results."""
    environment = environment_class(tasks)()
    for task, _, episode in served(tasks):
        messages = chat_row(episode, RETAIL, talk="tool")["messages"]
        assert environment.reset(task.id, 7) == messages[1]["content"]
        calls = [call["function"] for m in messages for call in m.get("tool_calls", ())]
        results = [getattr(environment, call["name"])(**call["arguments"]) for call in calls]
        assert results == [m["content"] for m in messages if m["role"] == "tool"]
        assert environment.get_reward() == 1.0


@pytest.mark.parametrize("talk", ["reply", "tool"])
def test_every_call_has_an_id_of_its_own_and_its_result(talk: Talk, tasks: TaskSet) -> None:
    """Of nine letters and digits, as Mistral's chat templates want it; only the last action may stay unanswered."""
    for _, _, episode in served(tasks):
        messages = chat_row(episode, RETAIL, talk=talk)["messages"]
        ids = [call["id"] for m in messages for call in m.get("tool_calls", ())]
        assert len({*ids}) == len(ids)
        assert all(re.fullmatch("[a-z0-9]{9}", i) for i in ids)
        assert [m["tool_call_id"] for m in messages if m["role"] == "tool"] == ids
        assert messages[-1]["role"] == "assistant"


# --- pairs ------------------------------------------------------------------------------------------------------------

REFUSAL = Message("assistant", "I can't tell.")
FAILED = an_episode(OPENING, LOOK_UPS, *RESULTS, REFUSAL, Message("user", "A pity."), served=False, policy="q")


def test_a_pair_is_what_both_have_seen_and_the_action_in_which_they_part() -> None:
    """Neither says anything of what came of it."""
    assert preference_row(WHOLE, FAILED, RETAIL) == {
        "prompt": [SYSTEM, *BEGINNING],
        "chosen": [{"role": "assistant", "content": ANSWER.content}],
        "rejected": [{"role": "assistant", "content": REFUSAL.content}],
        "tools": list(RETAIL.tools.schemas),
    }


def test_actions_of_a_pair_may_be_calls(tasks: TaskSet) -> None:
    """Talking by a tool, they always are."""
    pair = preference_row(WHOLE, FAILED, RETAIL, talk="tool")
    assert pair is not None
    for name, said in (("chosen", ANSWER), ("rejected", REFUSAL)):
        assert pair[name][0]["tool_calls"] == [a_call(2, TALK, message=said.content)]
    assert pair["tools"][-1] == TALK_TOOL


@pytest.mark.parametrize(
    "changed",
    [
        {"index": 1},
        {"seed": 1},
        {"task_id": "another"},
        {"env_id": "t2t/retail-general"},
        {"verdict": WHOLE.verdict},
        {"fault": Fault("agent", "KeyError: 'x'")},
        {"messages": (replace(OPENING, content="Hi."), *FAILED.messages[1:])},
        {"messages": FAILED.messages[:3]},
        {"messages": WHOLE.messages},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_differs_in_more_than_an_action_is_no_pair(changed: Mapping[str, Any]) -> None:
    """Another episode, one that went well too, one that broke off, another customer, an end, or nothing at all."""
    assert preference_row(WHOLE, replace(FAILED, **changed), RETAIL) is None


def test_pairs_teach_what_the_failing_agents_get_wrong(tasks: TaskSet) -> None:
    """Both actions of a pair follow its prompt in the conversations that it comes from."""
    runs = {name: [*rollout(MIXED, name, len(tasks), tasks=tasks)] for name in ("oracle", "act-at-once", "stale-goal")}
    pairs = [*preference_rows(*runs.values())]
    failed = [*chat_rows([e for name in ("act-at-once", "stale-goal") for e in runs[name]], only_served=False)]
    whole = {"chosen": [*chat_rows(runs["oracle"])], "rejected": failed}
    assert len(pairs) > len(tasks) // 2
    for pair in pairs:
        for name, conversations in whole.items():
            beginning = pair["prompt"] + pair[name]
            assert any(row["messages"][: len(beginning)] == beginning for row in conversations)


def test_every_pair_comes_once() -> None:
    """Though several agents make the same mistake."""
    other = replace(FAILED, policy="r")
    another = replace(FAILED, messages=(OPENING, REFUSAL), policy="s")
    assert [*preference_rows([WHOLE], [FAILED], [other], [another])] == [
        preference_row(WHOLE, FAILED, RETAIL),
        preference_row(WHOLE, another, RETAIL),
    ]


def test_runs_are_read_side_by_side() -> None:
    """Episodes that one of them lacks are passed over, and no more is read than is needed."""
    ours = (replace(WHOLE, index=index) for index in range(9))
    theirs = (replace(FAILED, index=index) for index in range(1, 9, 3))
    assert next(preference_rows(ours, theirs)) == preference_row(WHOLE, FAILED, RETAIL)
    assert (next(ours).index, next(theirs).index) == (3, 7)


@pytest.mark.parametrize("index", [1, 2])
def test_a_run_that_is_not_in_order_is_refused(index: int) -> None:
    """Its pairs couldn't be found by reading once; nor has a run any episode twice."""
    with pytest.raises(ConfigError, match=rf"policy 'q': episode {index} comes after episode 2.*finish the run"):
        [*preference_rows([WHOLE], [replace(FAILED, index=2), replace(FAILED, index=index)])]


# --- what can't be used -----------------------------------------------------------------------------------------------


class Bare(gym.Env[Any, Any]):
    """An environment of somebody's own, that says nothing of a domain."""

    dialogue = None


def test_episodes_of_unknown_environments_are_refused() -> None:
    """Nobody knows their policy text and tools; with the domain given, their rows can be made."""
    gym.register("Bare-v0", Bare, disable_env_checker=True, order_enforce=False)
    for env_id, error in (("t2t/bakery-mixed", UnknownNameError), ("Bare-v0", ConfigError)):
        strange = replace(WHOLE, env_id=env_id)
        with pytest.raises(error, match=env_id):
            [*chat_rows([strange])]
        assert chat_row(strange, RETAIL) == chat_row(WHOLE, RETAIL)


@pytest.mark.parametrize("wrong", [{"talk": "tools"}, {"arguments": "string"}], ids=str)
def test_unknown_renderings_are_refused(wrong: dict[str, Any]) -> None:
    """With the names that there are."""
    with pytest.raises(UnknownNameError, match="expected one of"):
        chat_row(WHOLE, RETAIL, **wrong)
