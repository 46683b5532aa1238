"""Denser rewards that don't change which policy is best: potential-based shaping.

Source: Ng, Harada and Russell (1999), "Policy invariance under reward transformations", ICML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, SupportsFloat

import gymnasium as gym
from gymnasium.core import ActType, ObsType
from gymnasium.utils import RecordConstructorArgs

from t2t_gym.database import Changes
from t2t_gym.dialogue import Dialogue
from t2t_gym.end_states import same_field
from t2t_gym.errors import ConfigError

__all__ = ["Shaping", "progress"]


def progress(dialogue: Dialogue) -> float:
    """Return how close the world is to the goal: the share of the goal's changes that are in place, less the damage.

    A change is a field of a record set to what the goal asks for; damage is any other field that was changed, or one
    changed to anything else, counted in the same unit. If the goal accepts several end states, the nearest counts. 1.0
    means that one is reached; below 0.0, more was damaged than done. A goal without changes has none in place, and can
    only be damaged.

    Args:
        dialogue: the episode.
    """
    done = _fields(dialogue.db.changes())
    logs = dialogue.domain.logs
    return max(_share(done, _fields(state), logs) for state in dialogue.task.goal.end_states)


def _share(
    done: Mapping[tuple[str, str, str], Any],
    wanted: Mapping[tuple[str, str, str], Any],
    logs: Mapping[str, tuple[str, ...]],
) -> float:
    right = sum(
        key in done and same_field(done[key], value, is_log=key[2] in logs.get(key[0], ()))
        for key, value in wanted.items()
    )
    return (right - (len(done) - right)) / max(1, len(wanted))


def _fields(changes: Changes) -> dict[tuple[str, str, str], Any]:
    return {
        (table, record_id, name): value
        for table, records in changes.items()
        for record_id, fields in records.items()
        for name, value in fields.items()
    }


class Shaping(gym.Wrapper[ObsType, ActType, ObsType, ActType], RecordConstructorArgs):
    """Adds ``scale * (discount * potential(next state) - potential(state))`` to each reward.

    The potential is 0 at the end, so that what was paid on the way is paid back: without discounting, an episode's
    rewards add up to its outcome less the potential of its start, which is 0, too. Policies are thus ranked as by the
    outcome alone. A wrapper that may break the episode off belongs inside this one, or the end isn't seen.
    The potential knows the hidden goal: it is for training, and not part of the observation.

    Args:
        env: an environment of this package, wrapped or not.
        discount: the discount factor that the agent is trained with.
        potential: a function of the episode; by default the progress towards the goal.
        scale: how much the potential weighs against the outcome.

    Raises:
        ConfigError: the environment isn't one of this package, or a number can't be used.
    """

    def __init__(
        self,
        env: gym.Env[ObsType, ActType],
        discount: float = 1.0,
        *,
        potential: Callable[[Dialogue], float] = progress,
        scale: float = 1.0,
    ) -> None:
        RecordConstructorArgs.__init__(self, discount=discount, potential=potential, scale=scale)
        gym.Wrapper.__init__(self, env)
        if not hasattr(type(env.unwrapped), "dialogue"):
            raise ConfigError(f"Shaping wraps t2t_gym's environments, got {type(env.unwrapped).__name__}")
        if not 0.0 <= discount <= 1.0:
            raise ConfigError(f"discount: expected a number from 0 to 1, got {discount!r}")
        self._discount = discount
        self._of = potential
        self._scale = scale
        self._potential = 0.0

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[ObsType, dict[str, Any]]:
        """Start an episode."""
        observation, info = self.env.reset(seed=seed, options=options)
        self._potential = self._now()
        return observation, info

    def step(self, action: ActType) -> tuple[ObsType, SupportsFloat, bool, bool, dict[str, Any]]:
        """Take an action; ``info["outcome_reward"]`` has the reward without shaping."""
        observation, reward, terminated, truncated, info = self.env.step(action)
        before, self._potential = self._potential, 0.0 if terminated or truncated else self._now()
        shaped = float(reward) + self._scale * (self._discount * self._potential - before)
        return observation, shaped, terminated, truncated, {**info, "outcome_reward": float(reward)}

    def _now(self) -> float:
        dialogue: Dialogue = self.env.get_wrapper_attr("dialogue")  # it is there: checked when it was wrapped
        return self._of(dialogue)
