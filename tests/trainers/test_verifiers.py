"""Customers for verifiers: episodes played by its own machinery, against a server that plays the model."""

import asyncio
import json
import sys
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from pydantic import ValidationError

from t2t_gym import ConfigError, MissingExtraError, TaskSet
from t2t_gym.messages import to_openai
from t2t_gym.oracle import Oracle
from t2t_gym.play import play
from t2t_gym.trainers.episodes import starts

PLUGIN = "t2t_gym.trainers.verifiers"


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing the module is what takes it."""
    monkeypatch.setitem(sys.modules, "verifiers.v1", None)
    monkeypatch.delitem(sys.modules, PLUGIN, raising=False)
    with pytest.raises(MissingExtraError, match=r'pip install "t2t-gym\[verifiers\]"'):
        import_module(PLUGIN)


class Model(BaseHTTPRequestHandler):
    """A server's model: ``oracle`` says what the oracle would, and the others the same each time."""

    scripts: Mapping[str, list[dict[str, Any]]] = {}
    tools: list[Any] = []

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).tools = request["tools"]
        call = {"id": "c1", "type": "function", "function": {"name": "calculate", "arguments": "{2 +"}}
        said = {
            "idle": {"role": "assistant", "content": "One moment."},
            "silent": {"role": "assistant"},
            "garbled": {"role": "assistant", "tool_calls": [call]},
        }
        if request["model"] == "oracle":
            heard = request["messages"][1:]
            script = self.scripts[heard[0]["content"]]
            told = [(m["role"], m["content"]) for m in script[: len(heard)]]
            said["oracle"] = script[len(heard)] if told == [(m["role"], m["content"]) for m in heard] else {}
        choice = {"index": 0, "finish_reason": "stop", "message": said[request["model"]]}
        answer = {"id": "", "object": "chat.completion", "created": 0, "model": request["model"], "choices": [choice]}
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def vf() -> Iterator[Any]:
    """The framework, which finds the plugin under a name of its own."""
    framework = pytest.importorskip("verifiers.v1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "customers", import_module(PLUGIN))
        patch.setenv("ANY_KEY", "none")
        yield framework


@pytest.fixture(scope="module")
def task_file(tasks: TaskSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tasks of two scenarios."""
    path = tmp_path_factory.mktemp("verifiers") / "tasks.jsonl"
    TaskSet(t for t in tasks if t.scenario in ("ambiguous", "infeasible")).save(path)
    return path


@pytest.fixture(scope="module")
def server(task_file: Path) -> Iterator[str]:
    """The address of a server whose oracle knows the tasks."""
    dialogues = [play(Oracle(), d.task, d.domain, seed=d.seed) for d in starts("t2t/retail-mixed", task_file)]
    Model.scripts = {d.messages[0].content: to_openai(d.messages) for d in dialogues}
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_address[1]}/v1"
        served.shutdown()


def evaluated(vf: Any, model: str, server: str, agent: Mapping[str, Any] | None = None, **tasks: Any) -> list[Any]:
    """Play each task once, and return the traces."""
    taskset = {"id": "customers", "env": "t2t/retail-mixed", **tasks}
    env = vf.load_environment(vf.resolve_env_config({"taskset": taskset, **({"agent": agent} if agent else {})}))
    context = vf.ModelContext(model=model, client=vf.EvalClientConfig(base_url=server, api_key_var="ANY_KEY"))

    async def run() -> list[Any]:
        async with env.serving():
            slots = [slot for task in env.taskset for slot in env.slots(task)]
            return await asyncio.gather(*(env.run_slot(slot, context) for slot in slots))

    return [trace for episode in asyncio.run(run()) for trace in episode.traces]


def test_whoever_serves_the_customer_is_rewarded(vf: Any, server: str, task_file: Path) -> None:
    """Tools and customer answer as in any episode, in one conversation, with the customer as its user."""
    traces = evaluated(vf, "oracle", server, tasks=str(task_file))
    assert [trace.reward for trace in traces] == [1.0] * len(TaskSet.load(task_file))
    for trace in traces:
        (conversation,) = trace.branches
        script = Model.scripts[trace.task.data.prompt]
        assert [m.role for m in conversation.messages] == ["system", *(m["role"] for m in script[:-1])]
        assert trace.metrics["finished"] == trace.metrics["end_state"] == trace.metrics["rules"] == 1.0
        assert trace.metrics["false_refusal"] == trace.metrics["malformed_action"] == 0.0
    assert Model.tools == [dict(schema) for schema in next(starts("t2t/retail-mixed", task_file)).domain.tools.schemas]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"env": "t2t/retial-mixed"}, "unknown environment id 't2t/retial-mixed'.*Did you mean 't2t/retail-mixed'"),
        ({"max_turns": 0}, "max_turns: expected a whole number of at least 1, got 0"),
        ({"seed": -1}, "seed: expected a whole number of at least 0, got -1"),
        ({"difficulty": "hart"}, "Did you mean 'hard'"),
        ({"tasks": "missing.jsonl"}, "tasks: expected a task file, and there is none at missing.jsonl"),
    ],
)
def test_options_that_cannot_be_used_are_told_by_the_framework(
    vf: Any, options: Mapping[str, Any], expected: str
) -> None:
    """As it tells all else that is wrong with a command, instead of failing once it has begun."""
    config = import_module(PLUGIN).CustomerTasksetConfig
    with pytest.raises(ValidationError, match=expected):
        config(**{"id": "customers", "env": "t2t/retail-mixed", **options})


def test_an_environment_must_be_given(vf: Any) -> None:
    """Though not to make the config, as the framework does on its way; the error says what there is."""
    plugin = import_module(PLUGIN)
    with pytest.raises(ConfigError, match="taskset.env: .* got none; give one of .*t2t/retail-mixed"):
        next(plugin.CustomerTaskset(plugin.CustomerTasksetConfig(id="customers")).load())


@pytest.mark.parametrize(
    ("model", "answered", "malformed"), [("idle", "user", 0.0), ("silent", "system", 3.0), ("garbled", "tool", 3.0)]
)
def test_whoever_does_nothing_is_not(
    vf: Any, server: str, task_file: Path, model: str, answered: str, malformed: float
) -> None:
    """What can't be read is the agent's mistake, not a failure of the rollout, and is answered like anything else."""
    for trace in evaluated(vf, model, server, tasks=str(task_file), max_turns=3):
        assert (trace.ok, trace.reward, trace.metrics["finished"]) == (True, 0.0, 0.0)
        assert trace.metrics["malformed_action"] == malformed
        (conversation,) = trace.branches
        assert [m.role for m in conversation.messages] == ["system", "user", *["assistant", answered] * 2, "assistant"]


def test_a_limit_of_the_framework_ends_an_episode_that_then_counts(vf: Any, server: str, task_file: Path) -> None:
    """It is judged as it stands."""
    for trace in evaluated(vf, "oracle", server, {"max_turns": 2}, tasks=str(task_file)):
        assert (trace.ok, trace.stop_condition, trace.num_turns, trace.reward) == (True, "max_turns", 2, 0.0)


def test_a_server_that_fails_is_no_fault_of_the_agent(vf: Any, task_file: Path) -> None:
    """The rollout has failed, and has no reward."""
    for trace in evaluated(vf, "oracle", "http://127.0.0.1:9/v1", tasks=str(task_file)):
        assert (trace.ok, trace.rewards) == (False, {})


def test_an_episode_survives_the_way_to_a_worker(vf: Any, task_file: Path) -> None:
    """Its data is the same after a round trip as JSON, and made tasks have no end."""
    plugin = import_module(PLUGIN)
    config = plugin.CustomerTasksetConfig(env="t2t/retail-mixed", tasks=task_file)
    taskset = plugin.CustomerTaskset(config)
    for task in taskset:
        assert plugin.CustomerData.model_validate_json(task.data.model_dump_json(exclude_none=True)) == task.data
    assert taskset.bounded
    assert not plugin.CustomerTaskset(plugin.CustomerTasksetConfig(env="t2t/retail-mixed")).bounded
