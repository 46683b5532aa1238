"""Runs the episodes of one rollout one by one; each is a pure function of the rollout's arguments and its index."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any

import gymnasium
import numpy as np

from t2t_gym.errors import ConfigError, ProviderError, T2TError, UnknownNameError
from t2t_gym.policy import Policy, begin, is_oracle, policy_name, resolve
from t2t_gym.registration import env_ids
from t2t_gym.rollouts.episode import Episode, Fault, FaultKind
from t2t_gym.task import Task
from t2t_gym.taskset import TaskSet

if TYPE_CHECKING:
    from t2t_gym.dialogue import Dialogue

__all__ = ["STREAM", "Runner", "Spec", "episode_seeds", "make_env"]

_ENV_ID = re.compile(r"(?:\w+(?:\.\w+)*:)?(?:[\w-]+/)?[\w.-]+")  # perhaps with the module that registers it

STREAM = 32
"""How many episodes in a row share a stream, where the environment makes its own tasks; a batch of tasks is thus made
for several episodes, and still no episode depends on which others are played, where, or in which order."""


@dataclass(frozen=True)
class Spec:
    """What a rollout runs; with an index it determines an episode.

    Attributes:
        env_id: the environment's id.
        policy: a policy, or its name.
        seed: the rollout's seed.
        tasks: episode i plays task i modulo their number; None: the environment draws a task from its seed.
        env_kwargs: further keyword arguments of the environment.
    """

    env_id: str
    policy: str | Policy
    seed: int = 0
    tasks: TaskSet | None = None
    env_kwargs: Mapping[str, Any] = field(default_factory=dict)

    def arguments(self) -> dict[str, Any]:
        """Return the keyword arguments of the environment."""
        return dict(self.env_kwargs) if self.tasks is None else {**self.env_kwargs, "tasks": self.tasks}

    def task(self, index: int) -> Task | None:
        """Return the task of an episode, where that is known beforehand."""
        return self.tasks[index % len(self.tasks)] if self.tasks else None

    def group(self, index: int) -> int:
        """Return a number that is the same for episodes best played by the same worker: of a world, or of a stream."""
        task = self.task(index)
        return index // STREAM if task is None else task.world.seed

    def record(self, index: int, **outcome: Any) -> Episode:
        """Return the record of an episode of this rollout."""
        outcome.setdefault("task", self.task(index))
        return Episode.of(index=index, env_id=self.env_id, policy=policy_name(self.policy), seed=self.seed, **outcome)


def episode_seeds(seed: int, index: int) -> tuple[int, int]:
    """Return the seeds of the environment and of the policy for an episode (see `numpy.random.SeedSequence`)."""
    env_seed, policy_seed = np.random.SeedSequence([seed, index]).generate_state(2)
    return int(env_seed), int(policy_seed)


class Runner:
    """Runs episodes of a rollout, in any order. The environment and the policy are made when the first one is run.

    Args:
        spec: the rollout.
    """

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self._env: gymnasium.Env[Any, Any] | None = None
        self._policy: Policy | None = None
        self._stream: tuple[int, int] | None = None  # the stream that the environment is on, and its next position

    def run(self, index: int) -> Episode:
        """Play an episode to its end.

        Raises:
            T2TError: the rollout's arguments can't be used, so no episode can begin.
        """
        spec = self.spec
        if self._env is None or self._policy is None:
            self._policy = resolve(spec.policy)
            self._env = make_env(spec.env_id, **spec.arguments())
        env_seed, policy_seed = episode_seeds(spec.seed, index)
        try:
            with _BEGINNING:
                observation, info = self._begin(self._env, index, env_seed)
        except _FaultRaised as broken:
            self._stream = None
            return spec.record(index, fault=broken.fault)
        dialogue: Dialogue = self._env.get_wrapper_attr("dialogue")
        fault = None
        try:
            with _AGENT:
                begin(self._policy, info, dialogue, policy_seed)
            _play(self._env, self._policy, observation)
        except _FaultRaised as broken:
            fault = broken.fault
        verdict = dialogue.verdict()  # not the environment's: a wrapper may have broken the episode off
        if fault is None and is_oracle(self._policy) and not verdict.success and verdict.events.not_understood:
            fault = Fault("user", f"{verdict.events.not_understood} messages of an oracle were not understood")
        return spec.record(
            index, task=dialogue.task, messages=dialogue.messages, turns=dialogue.turn, verdict=verdict, fault=fault
        )

    def _begin(self, env: gymnasium.Env[Any, Any], index: int, seed: int) -> tuple[Any, dict[str, Any]]:
        task = self.spec.task(index)
        if task is not None:
            return env.reset(seed=seed, options={"task_id": task.id})
        stream, position = divmod(index, STREAM)
        if self._stream is None or self._stream[0] != stream or self._stream[1] > position:
            started = env.reset(seed=episode_seeds(self.spec.seed, stream * STREAM)[0])
            self._stream = (stream, 1)
            if position == 0:
                return started
        for _ in range(self._stream[1], position):  # skip what another worker plays, or what is already recorded
            env.reset()
        self._stream = (stream, position + 1)
        return env.reset()

    def close(self) -> None:
        """Free what the environment holds."""
        if self._env is not None:
            self._env.close()
            self._env = None


def _play(env: gymnasium.Env[Any, Any], policy: Policy, observation: Any) -> None:
    ended = False
    while not ended:
        with _AGENT:
            action = policy.act(observation)
        with _WORLD:
            observation, _, terminated, truncated, _ = env.step(action)
        ended = terminated or truncated


def make_env(env_id: str, **kwargs: Any) -> gymnasium.Env[Any, Any]:
    """Make an environment; this package's ids are known in a fresh process, too.

    Raises:
        UnknownNameError: no environment has the id.
        ConfigError: it doesn't accept an argument, or has no `Dialogue`.
    """
    if not _ENV_ID.fullmatch(env_id):
        raise UnknownNameError.of("environment", env_id, env_ids())
    try:
        env: gymnasium.Env[Any, Any] = gymnasium.make(env_id, **kwargs)
    except (gymnasium.error.UnregisteredEnv, ModuleNotFoundError) as error:
        raise UnknownNameError.of("environment", env_id, env_ids()) from error
    except (gymnasium.error.Error, TypeError) as error:
        raise ConfigError(f"environment {env_id!r}: {error}") from error
    if not hasattr(type(env.unwrapped), "dialogue"):
        raise ConfigError(f"environment {env_id!r} isn't a dialogue: expected one of {', '.join(env_ids())}")
    return env


class _FaultRaised(Exception):  # noqa: N818 - it carries a fault, and never leaves this module
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _Boundary:
    """Turns what a block raises into a fault of `kind`, and a failing endpoint into one of `provider`."""

    def __init__(
        self, kind: FaultKind, *, provider: FaultKind = "provider", passes: tuple[type[Exception], ...] = ()
    ) -> None:
        self._kind = kind
        self._provider = provider
        self._passes = passes

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, ProviderError):
            raise _FaultRaised(Fault(self._provider, str(error)[:500])) from error
        if isinstance(error, Exception) and not isinstance(error, self._passes):
            raise _FaultRaised(Fault(self._kind, f"{type(error).__name__}: {error}"[:500])) from error


_AGENT = _Boundary("agent")
_BEGINNING = _Boundary("infrastructure", provider="user", passes=(T2TError,))
_WORLD = _Boundary("infrastructure", provider="user")
