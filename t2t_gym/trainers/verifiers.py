"""Customers for the agents that ``verifiers`` evaluates, and that trainers built on it, such as prime-rl, train.

The framework finds a plugin as a module by its name, so that a file of two statements makes one, say ``customers.py``::

    from t2t_gym.trainers.verifiers import CustomerEnv, CustomerHarness, CustomerTaskset
    __all__ = ["CustomerEnv", "CustomerHarness", "CustomerTaskset"]

``vf-eval customers --env.taskset.env t2t/retail-mixed -m MODEL -n 20`` then plays twenty episodes.

The harness plays an episode in the framework's own process: it asks the model, runs the tools, and lets the customer
answer as the user of the conversation. So a rollout starts no program, no tool server and no sandbox, and the model
sees the messages and tool schemas that it would see in the Gymnasium environment. What travels is the task and the
actions taken, which determine all the rest.

Source: https://github.com/PrimeIntellect-ai/verifiers, version 0.4, whose interface is ``verifiers.v1``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal, Self

from openai import APIStatusError, AsyncOpenAI
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from pydantic import model_validator

from t2t_gym.arguments import expect_whole
from t2t_gym.errors import ConfigError, MissingExtraError, T2TError
from t2t_gym.messages import Message, to_openai
from t2t_gym.registration import env_ids
from t2t_gym.trainers.episodes import environment, restored, starts

try:
    import verifiers.v1 as vf
    from verifiers.v1.harnesses.utils.compaction import is_context_overflow
except ImportError as problem:
    raise MissingExtraError.of("verifiers", "verifiers", "t2t_gym.trainers.verifiers") from problem

__all__ = [
    "CustomerData",
    "CustomerEnv",
    "CustomerEnvConfig",
    "CustomerHarness",
    "CustomerTask",
    "CustomerTaskset",
    "CustomerTasksetConfig",
]


class CustomerData(vf.TaskData):
    """The start of an episode, of which the agent sees the prompts alone: the policy text, and how the call opens."""

    task: str
    """The task as JSON text, of which nothing is left out on the way because it is empty."""
    start: dict[str, Any]
    """The state of the dialogue once the customer has opened it."""


class CustomerTask(vf.Task[CustomerData, vf.State, vf.TaskConfig]):
    """An episode, rewarded by its verdict."""

    @vf.reward
    async def success(self, trace: vf.Trace) -> float:
        """Return the verdict's reward, and record its components and events as metrics."""
        verdict = restored(self.data.task, trace.info["dialogue"]).verdict()
        trace.record_metrics({**asdict(verdict.components), **asdict(verdict.events)})
        return verdict.reward


class CustomerTasksetConfig(vf.TasksetConfig):
    """Which episodes there are; the framework's command line shows the texts below."""

    env: str = ""
    """An environment's id, such as t2t/retail-mixed. It must be given."""
    tasks: Path | None = None
    """A task file, of which each task of the environment is played; by default tasks are made without end."""
    seed: int = 0
    """Seeds the tasks that are made, and the customers."""
    split: Literal["train", "test"] = "train"
    """The split that tasks are made from."""
    kinds: list[str] | None = None
    """The only kinds of tasks to make."""
    difficulty: str | dict[str, Any] | None = None
    """How hard to make the tasks: easy, medium, hard, or settings."""
    noise: list[str] | None = None
    """What makes the customers hard to read: any of typos, tangents and split."""
    max_turns: int = 60
    """The number of actions after which an episode is cut off."""

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        """Have the framework say in its own way what can't be used.

        It makes a config without options, too, on its way to the one that is asked for: then there is no environment.
        """
        try:
            expect_whole("seed", self.seed)
            if self.tasks is not None and not self.tasks.is_file():
                raise ConfigError(f"tasks: expected a task file, and there is none at {self.tasks}")
            if self.env:
                environment(self.env, **self.options())
        except T2TError as problem:
            raise ValueError(str(problem)) from None
        return self

    def options(self) -> dict[str, Any]:
        """Return the environment's further arguments."""
        return {name: getattr(self, name) for name in ("split", "kinds", "difficulty", "noise", "max_turns")}


class CustomerTaskset(vf.Taskset[CustomerTask, CustomerTasksetConfig]):
    """The episodes of an environment."""

    def __init__(self, config: CustomerTasksetConfig) -> None:
        super().__init__(config)
        self.INFINITE = config.tasks is None

    def load(self) -> Iterator[CustomerTask]:
        """Yield the episodes; all rollouts of one meet the same customer, who answers the same actions alike.

        Raises:
            ConfigError: no environment was given.
            TaskFileError: the task file can't be read.
        """
        config = self.config
        if not config.env:
            raise ConfigError(
                f"taskset.env: expected an environment's id, got none; give one of {', '.join(env_ids())}"
            )
        for dialogue in starts(config.env, config.tasks, seed=config.seed, **config.options()):
            data = CustomerData(
                id=dialogue.task.id,
                name=dialogue.task.id,
                prompt=dialogue.messages[0].content,
                system_prompt=dialogue.domain.policy,
                task=dialogue.task.model_dump_json(by_alias=True),
                start=dialogue.state(),
            )
            yield CustomerTask(data, config.task)


class CustomerHarness(vf.Harness[vf.HarnessConfig]):
    """Plays an episode between the model and the customer."""

    APPENDS_SYSTEM_PROMPT = True
    EXECUTES_CODE = False
    NEEDS_CONTAINER = False

    async def launch(
        self,
        ctx: vf.ModelContext,
        trace: vf.Trace,
        runtime: vf.Runtime,
        endpoint: str,
        secret: str,
        mcp_urls: dict[str, str],
        data: CustomerData,
    ) -> vf.ProgramResult:
        """Play until the dialogue is over or the framework refuses another turn; the trace keeps the dialogue's state.

        What the model said is sent back as it came, so that what it has read and written is a prefix of its next turn.
        """
        dialogue = restored(data.task, data.start)
        tools = dialogue.domain.tools.schemas
        chat = [{"role": "system", "content": data.system_prompt}, {"role": "user", "content": data.prompt}]
        try:
            async with AsyncOpenAI(base_url=endpoint, api_key=secret, timeout=None) as client:
                while not dialogue.finished:
                    # As it is: the client's own method would first walk through all the tools, at every turn.
                    request = {"model": ctx.model, "messages": chat, "tools": tools}
                    completion = await client.post("/chat/completions", body=request, cast_to=ChatCompletion)
                    said = completion.choices[0].message
                    answers = _answers(said, dialogue.act(said))
                    chat += [{"content": "", **said.model_dump(exclude_none=True)}, *to_openai(answers)]
        except APIStatusError as refusal:
            if not is_context_overflow(refusal):
                raise  # the framework, which knows whether it was by a limit of its own
        finally:
            trace.info["dialogue"] = dialogue.state()
        return vf.ProgramResult(0, "", "")


def _answers(said: ChatCompletionMessage, added: Sequence[Message]) -> list[Message]:
    """Return what a dialogue answered to a message; why calls can't be read, to each call, as servers want for each."""
    notice = added[0]
    if notice.role == "system" and said.tool_calls:
        return [Message("tool", notice.content, (), call.id, error=True) for call in said.tool_calls]
    return [m for m in added if m.role != "assistant"]


class CustomerEnvConfig(vf.SingleAgentEnvConfig):
    """One agent, without a sandbox: nothing of what a model says is executed but calls of the domain's tools."""

    agent: vf.AgentConfig = vf.AgentConfig(runtime=vf.SubprocessConfig())


class CustomerEnv(vf.SingleAgentEnv, vf.Env[CustomerEnvConfig]):
    """An agent that serves a customer."""
