"""What the page on training shows runs."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest

import t2t_policies
from t2t_gym import TaskSet, load_domain
from t2t_gym.messages import to_openai
from t2t_gym.play import play

PAGE = Path(__file__).parents[1] / "docs/training.md"


def snippets(heading: str) -> list[str]:
    """The blocks of Python in a section."""
    (section,) = re.findall(
        rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return [dedent(block) for block in re.findall(r"^ *```python\n(.*?)^ *```", section, re.DOTALL | re.MULTILINE)]


class Trainer:
    """Takes what TRL's trainer takes, and plays the first row with the tools that it finds."""

    rewards: list[float] = []

    def __init__(self, model: str, args: Any, train_dataset: list[dict[str, Any]], environment_factory: type) -> None:
        self.row, self.environment = train_dataset[0], environment_factory()

    def train(self) -> None:
        """Have the oracle do by tools what it would do."""
        environment: Any = self.environment
        environment.reset(**self.row)
        task, domain = environment.dialogue.task, environment.dialogue.domain
        for message in play(t2t_policies.make("oracle"), task, domain, seed=self.row["seed"]).messages:
            for call in message.tool_calls:
                getattr(environment, call.name)(**call.arguments)
            if message.role == "assistant" and not message.tool_calls:
                environment.talk_to_customer(message.content)
        self.rewards.append(environment.get_reward())


def test_the_lines_for_trl_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """With something in the place of TRL; and the reward function sees the episodes."""
    monkeypatch.setitem(sys.modules, "datasets", SimpleNamespace(Dataset=SimpleNamespace(from_list=list)))
    monkeypatch.setitem(sys.modules, "trl", SimpleNamespace(GRPOConfig=dict, GRPOTrainer=Trainer))
    monkeypatch.setattr(Trainer, "rewards", [])
    training, rewarding = snippets("TRL")
    scope: dict[str, Any] = {}
    exec(training.replace("500", "1"), scope)
    assert Trainer.rewards == [1.0]
    exec(rewarding, scope)
    assert scope["progress_made"]([scope["trainer"].environment], prompts=[]) == [1.0]


def test_the_loop_for_any_trainer_runs(tasks: TaskSet) -> None:
    """A model that says what the oracle would gets its reward; one that can't be read is told so, and gets none."""
    (loop,) = snippets("Any other trainer")
    scope: dict[str, Any] = {}
    exec(loop, scope)
    for task in tasks:
        served = play(t2t_policies.make("oracle"), task, load_domain(task.domain))
        own: Iterator[Any] = (m for m in to_openai(served.messages) if m["role"] == "assistant")
        chat, reward = scope["play"](task, lambda chat, tools, own=own: next(own))
        assert (chat[1:], reward) == (to_openai(served.messages), 1.0)
    chat, reward = scope["play"](task, lambda chat, tools: {"role": "assistant"}, max_turns=2)
    assert [m["role"] for m in chat] == ["system", "user", "assistant", "system", "assistant", "system"]
    assert reward == 0.0
