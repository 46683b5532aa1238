"""Gymnasium environments for agents whose customers are ambiguous, change their minds, or ask the impossible.

Importing the package registers ``t2t/<domain>-<scenario>`` for every installed domain; nothing else is imported until
it is used.

What isn't among the names below is in modules of its own:

    t2t_gym.metrics                    success rates with intervals, by any key; pairs of twins; success in all k trials
    t2t_gym.rollouts.read_episodes     the episodes of a file
    t2t_gym.rollouts.export            episodes as training data
    t2t_gym.transcript                 an episode as text to read
    t2t_gym.messages.to_openai         a dialogue in OpenAI's chat form
    t2t_gym.wrappers.Shaping           denser rewards for training
    t2t_gym.users.scripted             the simulated customer, to derive one of your own from
    t2t_gym.kit, t2t_gym.testing       tables to make a domain from, and the suite that examines it
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from t2t_gym.registration import domain_names, env_ids, load_domain, register_envs

if TYPE_CHECKING:
    from t2t_gym.dialogue import Dialogue
    from t2t_gym.domain import Domain
    from t2t_gym.env import DialogueEnv
    from t2t_gym.errors import (
        ConfigError,
        EpisodeOverError,
        MissingExtraError,
        ProviderError,
        T2TError,
        TaskFileError,
        UnknownNameError,
        WorldError,
    )
    from t2t_gym.messages import Message, Reply, ToolCall
    from t2t_gym.policy import Policy
    from t2t_gym.rollouts import Episode, rollout
    from t2t_gym.synthesis import make_tasks
    from t2t_gym.task import Task
    from t2t_gym.taskset import TaskSet
    from t2t_gym.verdict import Verdict

__version__ = "0.1.0"

_LAZY = {
    "ConfigError": "errors",
    "Dialogue": "dialogue",
    "DialogueEnv": "env",
    "Domain": "domain",
    "Episode": "rollouts",
    "EpisodeOverError": "errors",
    "Message": "messages",
    "MissingExtraError": "errors",
    "Policy": "policy",
    "ProviderError": "errors",
    "Reply": "messages",
    "T2TError": "errors",
    "Task": "task",
    "TaskFileError": "errors",
    "TaskSet": "taskset",
    "ToolCall": "messages",
    "UnknownNameError": "errors",
    "Verdict": "verdict",
    "WorldError": "errors",
    "make_tasks": "synthesis",
    "rollout": "rollouts",
}

__all__ = [
    "ConfigError",
    "Dialogue",
    "DialogueEnv",
    "Domain",
    "Episode",
    "EpisodeOverError",
    "Message",
    "MissingExtraError",
    "Policy",
    "ProviderError",
    "Reply",
    "T2TError",
    "Task",
    "TaskFileError",
    "TaskSet",
    "ToolCall",
    "UnknownNameError",
    "Verdict",
    "WorldError",
    "__version__",
    "domain_names",
    "env_ids",
    "load_domain",
    "make_tasks",
    "rollout",
]


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


register_envs()
