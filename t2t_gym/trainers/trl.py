"""The dialogue as an environment of TRL's ``GRPOTrainer``, in which the agent talks by a tool as well.

TRL takes a class: ``reset`` starts an episode from a row of the data set, ``get_reward`` judges it, and every other
public function is a tool, whose schema is read off its signature and docstring. A message without a tool call ends a
rollout, so that the customer can only be talked to by a tool. Nothing here needs TRL to be installed.

Source: the argument ``environment_factory`` of TRL 1.16.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from t2t_gym.arguments import expect_whole
from t2t_gym.dialogue import Dialogue
from t2t_gym.domain import Domain
from t2t_gym.errors import ConfigError, EpisodeOverError, ProviderError
from t2t_gym.messages import Reply, ToolCall
from t2t_gym.registration import load_domain
from t2t_gym.talk import HOW_TO_TALK
from t2t_gym.taskset import TaskSet
from t2t_gym.trainers.tool_methods import method_of
from t2t_gym.users.named import maker_of
from t2t_gym.users.user import MakeUser

__all__ = ["TRLEnvironment", "environment_class", "training_rows"]

OVER = "Error: the call is over; nothing more can be said or done."


class TRLEnvironment:
    """What the classes made by `environment_class` share; each adds its domain's tools as methods."""

    _begin: Callable[[str, int], Dialogue]

    def __init__(self) -> None:
        self._dialogue: Dialogue | None = None
        self._failure: ProviderError | None = None

    @property
    def dialogue(self) -> Dialogue:
        """The episode's core, for reward functions and logs; hidden from the agent.

        Raises:
            EpisodeOverError: the environment wasn't reset.
            ProviderError: the server of a model that words the customer has failed, so that nothing can be said of the
                agent.
        """
        if self._failure is not None:
            raise self._failure
        if self._dialogue is None:
            raise EpisodeOverError("there is no episode yet: call reset() first")
        return self._dialogue

    def reset(self, task_id: str, seed: int = 0, **row: Any) -> str:
        """Start an episode.

        Args:
            task_id: the id of the task to play.
            seed: seeds everything that the customer does at random.
            **row: the other columns of the data set, which aren't needed.

        Returns:
            How the customer opens the call.

        Raises:
            UnknownNameError: there is no such task.
        """
        self._dialogue, self._failure = self._begin(task_id, seed), None
        return self._dialogue.start().content

    def get_reward(self) -> float:
        """Return 1.0 if the customer has been served, else 0.0; an episode that didn't come to its end counts 0.0."""
        return self.dialogue.verdict().reward

    def talk_to_customer(self, message: str) -> str:
        """Say something to the customer.

        Args:
            message: what to say.

        Returns:
            What the customer answers.
        """
        return self._act(Reply(message))

    def _act(self, action: Reply | ToolCall) -> str:
        try:
            return OVER if self.dialogue.finished else self.dialogue.act(action)[-1].content
        except ProviderError as failure:  # TRL shows it to the agent as an error of the tool's, and goes on
            self._failure = failure
            raise


def environment_class(
    tasks: TaskSet | str | Path, *, max_turns: int = 60, user: str | MakeUser = "scripted"
) -> type[TRLEnvironment]:
    """Make the class that ``GRPOTrainer(environment_factory=...)`` takes, for the tasks of one domain.

    Its methods are the domain's tools and `talk_to_customer`. Each call is one turn, and is answered with the text that
    the dialogue gives, errors included. A class derived from it can have a reward of its own, or more tools.

    Args:
        tasks: a `TaskSet` or the path of a task file: all the tasks that rows may name.
        max_turns: the number of calls after which an episode is cut off.
        user: who plays the customers, as in the Gymnasium environment: a name, or a callable that makes them.

    Raises:
        ConfigError: there are no tasks, or of several domains; or a tool has a name that TRL needs for itself;
            or `user` can't be used.
        UnknownNameError: no such user.
    """
    max_turns = expect_whole("max_turns", max_turns, 1)
    make_user = maker_of(user)
    given = TaskSet.of(tasks)
    names = sorted({task.domain for task in given})
    if len(names) != 1:
        raise ConfigError(
            f"tasks: expected tasks of one domain, got {', '.join(names) or 'none'}; "
            "make a class for each, of tasks.of_domain(name), and pass TRL a dict of them by name"
        )
    domain = load_domain(names[0])
    taken = next((name for name in domain.tools if name.startswith("_") or hasattr(TRLEnvironment, name)), None)
    if taken is not None:
        raise ConfigError(f"domain {domain.name!r}: its tool {taken!r} can't be a method for TRL; give it another name")

    def begin(task_id: str, seed: int) -> Dialogue:
        return Dialogue(given.by_id(task_id), domain, seed=seed, max_turns=max_turns, user=make_user)

    methods = {name: method_of(tool, TRLEnvironment._act) for name, tool in domain.tools.items()}
    body = {"__doc__": f"The domain {domain.name}, for TRL.", "_begin": staticmethod(begin), **methods}
    return type(domain.name, (TRLEnvironment,), body)  # TRL logs the reward under the name of the class


def training_rows(tasks: TaskSet | str | Path, *, seed: int = 0) -> list[dict[str, Any]]:
    """Return one row for each task, for ``datasets.Dataset.from_list``.

    The rollouts of a group share their row, and so start alike: with the same task, and with a customer who answers the
    same calls alike. Other seeds give other customers with the same wishes.

    Args:
        tasks: a `TaskSet` or the path of a task file.
        seed: the customers' seeds follow from it.

    Returns:
        Rows with ``prompt`` (the policy text, and an empty message that the customer's opening is appended to),
        ``task_id``, ``seed`` and ``environment``, the domain's name, by which TRL picks a class from a dict of them.

    Raises:
        ConfigError: the seed isn't a whole number of at least 0.
    """
    given = TaskSet.of(tasks)
    seeds = np.random.SeedSequence(expect_whole("seed", seed)).generate_state(len(given)).tolist()
    return [
        {
            "prompt": _prompt(load_domain(task.domain)),
            "task_id": task.id,
            "seed": customer_seed,
            "environment": task.domain,
        }
        for task, customer_seed in zip(given, seeds, strict=True)
    ]


def _prompt(domain: Domain) -> list[dict[str, str]]:
    return [{"role": "system", "content": domain.policy + HOW_TO_TALK}, {"role": "user", "content": ""}]
