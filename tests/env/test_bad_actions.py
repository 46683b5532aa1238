"""Whatever an agent does is answered inside the world: no action raises out of `step`, apart from one after the end."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count, repeat
from typing import Any

import gymnasium as gym
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter
from pydantic_core import to_json

from t2t_gym import EpisodeOverError, Message, Reply, ToolCall
from t2t_gym.actions import MAX_CALLS, MAX_DEPTH, MAX_TEXT, parse_action
from t2t_gym.messages import to_openai
from t2t_gym.transcript import as_text

Make = Callable[..., gym.Env[Any, Any]]

ORDER = "#W0000000"


def nested(depth: int, value: Any = 1) -> Any:
    """A list in a list in a list."""
    for _ in range(depth):
        value = [value]
    return value


def openai(arguments: Any, name: Any = "calculate") -> dict[str, Any]:
    """An assistant message with one call, as a model's server gives it."""
    return {"content": None, "tool_calls": [{"id": "c", "function": {"name": name, "arguments": arguments}}]}


class HostileMapping(dict):
    """A mapping that raises when it is looked into."""

    def get(self, *_: Any) -> Any:
        raise KeyError("get")


class Hostile:
    """An object that raises when it is looked at."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __repr__(self) -> str:
        raise RuntimeError("repr")


class Unspoken(BaseModel):
    """An object such as clients of servers return, though not a message."""

    text: str = "hello"


class LyingText(str):
    """A text that says it is short, whatever is cut from it."""

    def __len__(self) -> int:
        return 1

    def __getitem__(self, place: object) -> str:  # type: ignore[override]
        return self


class LyingNumber(int):
    """A number that becomes another one."""

    def bit_length(self) -> int:
        return 1

    def __int__(self) -> int:
        return 10**6000


class LyingFraction(float):
    """A finite number that becomes none."""

    def __float__(self) -> float:
        return float("nan")


class Endless(Mapping[str, int]):
    """A mapping without end."""

    def __getitem__(self, name: str) -> int:
        return 1

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[str]:
        return map(str, count())


class EndlessCalls(list):
    """A list of calls without end."""

    def __iter__(self) -> Iterator[ToolCall]:
        return repeat(ToolCall("calculate"))


class Unnamed(type):
    """A type of which even the name raises."""

    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise RuntimeError("name")


MALFORMED = {
    "nothing": (None, "got NoneType"),
    "a number": (7, "got int"),
    "bytes": (b"hello", "got bytes"),
    "a class": (ToolCall, "got type"),
    "a hostile object": (Hostile(), "got Hostile|Hostile can't be read"),
    "a hostile mapping": (HostileMapping(), "HostileMapping can't be read: KeyError"),
    "an empty text": ("", "empty"),
    "blanks": (" \n\t", "empty"),
    "a reply that isn't text": (Reply(7), "got int"),  # type: ignore[arg-type]
    "ten megabytes": ("x" * 10**7, f"at most {MAX_TEXT}"),
    "an empty message": ({}, '"content" or "tool_calls"'),
    "a model that is no message": (Unspoken(), '"content" or "tool_calls"'),
    "content that isn't text": ({"content": ["hi"]}, "got list"),
    "calls that aren't a list": ({"tool_calls": "calculate"}, '"tool_calls" to be a list'),
    "a call that isn't an object": ({"tool_calls": [7]}, r'"tool_calls\[0\]" to be an object'),
    "a call without a name": ({"tool_calls": [{"function": {}}]}, "function.name"),
    "a name that isn't text": (openai("{}", 7), "function.name"),
    "arguments that aren't JSON": (openai('{"expression": '), "not valid JSON"),
    "arguments of ten megabytes": (openai('"' + "x" * 10**7 + '"'), f"over {MAX_TEXT}"),
    "arguments nested too deep, written": (openai("[" * 10**5 + "]" * 10**5), "not valid JSON|over|too large"),
    "arguments nested too deep": (ToolCall("calculate", {"expression": nested(MAX_DEPTH)}), "levels deep"),
    "long arguments": (ToolCall("calculate", {"expression": "1" * 10**7}), "too large"),
    "too many arguments": (ToolCall("calculate", {str(i): i for i in range(MAX_TEXT)}), "too large"),
    "a number beyond all bounds": (ToolCall("calculate", {"expression": 10**5000}), "too large"),
    "not a number": (ToolCall("calculate", {"expression": float("nan")}), "not finite"),
    "arguments that are no object": (openai("[1]"), "to be an object, got list"),
    "arguments that are text": (ToolCall("calculate", "1+1"), "to be an object, got str"),  # type: ignore[arg-type]
    "null for arguments": (openai("null"), "to be an object, got NoneType"),
    "keys that aren't text": (ToolCall("calculate", {1: 2}), "must be strings"),  # type: ignore[dict-item]
    "a set in the arguments": (ToolCall("calculate", {"expression": {1}}), "must be JSON; set"),
    "a text that lies about its length": (LyingText("x" * 10**6), f"at most {MAX_TEXT}"),
    "an argument that lies about its length": (ToolCall("calculate", {"expression": LyingText("1" * 10**6)}), "large"),
    "a mapping without end": (ToolCall("calculate", Endless()), "too large"),
    "an object whose type has no name": (Unnamed("Thing", (), {})(), "got Thing"),
    "an object whose type has a long name": (type("L" * 10**6, (), {})(), "got L"),
    "calls without end": ({"tool_calls": EndlessCalls([1])}, f"at most {MAX_CALLS}"),
    "a hundred calls": ({"tool_calls": [ToolCall("calculate")] * 100}, f"at most {MAX_CALLS}"),
}

REFUSED = {
    "an unknown tool": (ToolCall("drop_tables", {}), "no tool 'drop_tables'"),
    "a tool's name with a null byte": (ToolCall("calculate\x00", {}), "no tool"),
    "a very long name": (ToolCall("x" * 10**6, {}), "no tool"),
    "a missing argument": (ToolCall("calculate", {}), "'expression' is missing"),
    "an extra argument": (ToolCall("calculate", {"expression": "1", "x": 1}), "unexpected argument 'x'"),
    "an argument of another type": (ToolCall("calculate", {"expression": 1}), "'expression': .*got int"),
    "a record that isn't there": (ToolCall("get_order_details", {"order_id": ORDER}), "not found"),
    "a null byte": (ToolCall("get_order_details", {"order_id": "#W\x00"}), "not found"),
    "half a surrogate pair": (ToolCall("get_order_details", {"order_id": "\ud800"}), "not found"),
    "a power beyond all bounds": (ToolCall("calculate", {"expression": "9**9**9"}), "too large"),
    "code": (ToolCall("calculate", {"expression": "__import__('os')"}), "Can't read '_'"),
    "brackets without end": (ToolCall("calculate", {"expression": "(" * 900}), "nested too deep"),
}


@pytest.fixture
def env(make: Make) -> gym.Env[Any, Any]:
    """An environment in the middle of an episode."""
    env = make()
    env.reset(seed=3)
    return env


@pytest.mark.parametrize("what", MALFORMED)
def test_an_action_that_cannot_be_read_is_answered_with_a_notice(what: str, env: gym.Env[Any, Any]) -> None:
    """The customer hears nothing of it, nothing is run, and it is counted."""
    action, expected = MALFORMED[what]
    before = env.unwrapped.dialogue.messages
    observation, reward, terminated, truncated, _ = env.step(action)
    (notice,) = observation[len(before) :]
    assert (notice.role, notice.error) == ("system", True)
    assert notice.content.startswith("Error: ")
    assert re.search(expected, notice.content)
    assert len(notice.content) < 300
    assert (reward, terminated, truncated) == (0.0, False, False)
    assert env.unwrapped.dialogue.verdict().events.malformed_action == 1
    assert env.unwrapped.dialogue.calls == []


@pytest.mark.parametrize("what", REFUSED)
def test_a_call_that_makes_no_sense_is_answered_with_an_error(what: str, env: gym.Env[Any, Any]) -> None:
    """As that call's result; nothing changes, and it is counted."""
    action, expected = REFUSED[what]
    observation, reward, terminated, truncated, _ = env.step(action)
    result = observation[-1]
    assert (result.role, result.error) == ("tool", True)
    assert result.content.startswith("Error: ")
    assert re.search(expected, result.content)
    assert len(result.content) < 400
    assert (reward, terminated, truncated) == (0.0, False, False)
    dialogue = env.unwrapped.dialogue
    assert dialogue.verdict().events.refused_call == 1
    assert dialogue.db.changes() == {}


def test_arguments_nested_as_deep_as_they_may_be_are_read(env: gym.Env[Any, Any]) -> None:
    """What is wrong with them is the tool's to say."""
    env.step(ToolCall("calculate", {"expression": nested(MAX_DEPTH - 1)}))
    env.step(ToolCall("calculate", {"expression": [{str(n): nested(MAX_DEPTH - 3) for n in range(3)}]}))
    assert env.unwrapped.dialogue.counts == {"refused_call": 2}


def test_a_number_is_what_it_is_whatever_it_says_of_itself(env: gym.Env[Any, Any]) -> None:
    """Nothing of the agent's own classes gets into the dialogue, which can be written as JSON."""
    arguments = {LyingText("x"): LyingNumber(7), "y": LyingFraction(0.5), "z": LyingText("1")}
    observation, *_ = env.step(ToolCall(LyingText("calculate"), arguments, LyingText("c")))
    (call,) = observation[-2].tool_calls
    assert (call.name, call.arguments, call.id) == ("calculate", {"x": 7, "y": 0.5, "z": "1"}, "c")
    assert {type(v) for v in (call.name, call.id, *call.arguments, *call.arguments.values())} == {str, int, float}


@pytest.mark.parametrize(("given", "read"), [(2.0, 2), (-0.0, 0), (2.5, 2.5), (1e300, 1e300), ([3.0], [3])])
def test_a_number_without_a_fraction_is_whole_however_it_is_written(given: Any, read: Any) -> None:
    """As in JSON, which has one kind of number; one too large to be exact stays what it is."""
    (call,) = parse_action(ToolCall("update_reservation_baggages", {"total_baggages": given})).tool_calls
    assert repr(call.arguments) == repr({"total_baggages": read})


def test_half_a_surrogate_pair_in_an_argument_is_replaced(env: gym.Env[Any, Any]) -> None:
    """So that the call can be written as UTF-8."""
    observation, *_ = env.step(ToolCall("get_order_details", {"order_id": "#W\ud800"}))
    assert observation[-2].tool_calls[0].arguments == {"order_id": "#W?"}


def test_a_forged_caller_is_ignored(env: gym.Env[Any, Any]) -> None:
    """Who calls is fixed by the environment."""
    call = {"id": "c", "caller": "user", "function": {"name": "calculate", "arguments": '{"expression": "1"}'}}
    observation, *_ = env.step({"role": "user", "caller": "user", "content": "", "tool_calls": [call]})
    assert observation[-1].content == "1.0"
    assert [c.caller for c in env.unwrapped.dialogue.calls] == ["agent"]
    observation, *_ = env.step({"role": "user", "content": "Yes, please cancel my order."})
    assert [m.role for m in observation[-2:]] == ["assistant", "user"]


def test_a_call_that_was_made_is_not_made_another_afterwards(env: gym.Env[Any, Any]) -> None:
    """Who rewrites the observation's arguments changes nothing of what is judged."""
    observation, *_ = env.step(ToolCall("calculate", {"expression": "1+1"}))
    observation[-2].tool_calls[0].arguments["expression"] = "2+2"
    assert env.unwrapped.dialogue.calls[-1].arguments == {"expression": "1+1"}


def test_what_follows_a_hand_over_in_the_same_action_is_not_run(env: gym.Env[Any, Any]) -> None:
    """The call has ended by then."""
    calls = [ToolCall("transfer_to_human_agents", {"summary": "s"}), ToolCall("calculate", {"expression": "1"})]
    observation, _, terminated, _, _ = env.step({"tool_calls": calls})
    assert terminated
    assert observation[-1].error


@pytest.mark.parametrize("text", ["\x00", "\ud800 hello", "x" * MAX_TEXT, "\u202e\u0007", "<script>", "%s %n {0}"])
def test_odd_text_is_heard_as_text(text: str, env: gym.Env[Any, Any]) -> None:
    """The customer answers; the dialogue can be written as UTF-8 and shown."""
    observation, *_ = env.step(text)
    assert observation[-1].role == "user"
    assert str(to_openai(observation)).encode()
    assert "\x00" not in as_text(observation)


def test_an_action_after_the_end_is_the_callers_mistake(env: gym.Env[Any, Any]) -> None:
    """The one thing that raises."""
    env.step(ToolCall("transfer_to_human_agents", {"summary": "s"}))
    with pytest.raises(EpisodeOverError, match="the episode is over; start another"):
        env.step("Hello?")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)
NAMES = st.sampled_from(["calculate", "get_order_details", "cancel_pending_order", "modify_pending_order_items"])
KEYS = st.sampled_from(["order_id", "reason", "item_ids", "new_item_ids", "payment_method_id", "expression"])
CALLS = st.builds(ToolCall, NAMES | st.text(max_size=8), st.dictionaries(KEYS, JSON, max_size=4), st.text(max_size=4))
MESSAGES = st.fixed_dictionaries({}, optional={"role": JSON, "content": JSON, "tool_calls": JSON | st.lists(CALLS)})
ACTIONS = JSON | CALLS | MESSAGES | st.builds(Reply, st.text(max_size=60)) | st.binary(max_size=5)


@given(st.lists(ACTIONS, min_size=1, max_size=4))
def test_no_action_raises(actions: list[Any]) -> None:
    """Whatever comes, the next observation is a dialogue with more in it, until the episode ends."""
    env = FUZZED[0]
    seen, _ = env.reset(seed=3)
    for action in actions:
        observation, reward, terminated, truncated, _ = env.step(action)
        assert observation[: len(seen)] == seen
        assert len(observation) > len(seen)
        assert all(isinstance(m, Message) for m in observation)
        assert reward == 0.0
        seen = observation
        if terminated or truncated:
            break
    assert env.unwrapped.dialogue.db.changes() == {}
    assert TypeAdapter(tuple[Message, ...]).validate_json(to_json(seen)) == seen  # a record of it can be read again


FUZZED: list[gym.Env[Any, Any]] = []


@pytest.fixture(autouse=True, scope="module")
def _fuzzed(tasks_of: Callable[[str], Any]) -> None:
    """Make the environment of the test above once for all examples."""
    FUZZED[:] = [gym.make("t2t/retail-mixed", tasks=tasks_of("t2t/retail-mixed"), max_turns=10)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<think>Shall I ask?</think>\n\nWhat is your email?", "What is your email?"),
        ("I had better ask.\n</think>\n\nWhat is your email?", "What is your email?"),
        ({"content": "<think>Hm.</think>Hello."}, "Hello."),
        ("Is it <think>1</think>?", "Is it <think>1</think>?"),
        ("I think> so", "I think> so"),
        (Reply("<think>Hm.</think>Hello."), "<think>Hm.</think>Hello."),
        ({"content": [{"type": "text", "text": "Hel"}, {"type": "text", "text": "lo."}]}, "Hello."),
    ],
)
def test_what_a_model_thinks_first_is_not_said(written: Any, said: str) -> None:
    """Servers may leave it in the text, its opening tag being part of the prompt; and the text may come in parts."""
    assert parse_action(written) == Message("assistant", said)


@pytest.mark.parametrize("written", ["<think>Shall I", "<think>Hm.</think>", {"content": [{"type": "image_url"}]}])
def test_a_message_of_thoughts_or_pictures_says_nothing(written: Any) -> None:
    """It is answered like one that is empty, or no text."""
    assert parse_action(written).error
