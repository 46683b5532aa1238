"""The dialogue as classic reinforcement learning knows an environment: numbered moves, and a vector of features."""

from __future__ import annotations

from typing import Any, SupportsFloat

import gymnasium as gym
import numpy as np
from gymnasium.utils import RecordConstructorArgs

from t2t_gym.errors import ConfigError
from t2t_gym.messages import Action, Message
from t2t_gym.spaces import DialogueSpace
from t2t_gym.wrappers.repertoire import Features, Mask, Repertoire, Turn

__all__ = ["DiscreteMoves"]

_Dialogue = tuple[Message, ...]


# Any: Gymnasium takes what is wrapped for an environment of the wrapper's own spaces.
class DiscreteMoves(gym.Wrapper[Any, Any, _Dialogue, Action], RecordConstructorArgs):
    """An environment whose actions are the numbers of a repertoire's moves, and whose observations are its features.

    ``action_masks()`` tells which moves are possible, as MaskablePPO of sb3-contrib asks for it, and so does
    ``info["action_mask"]``, in the form that ``action_space.sample`` takes. A move that isn't possible is answered
    inside the dialogue, as any action that can't be read, and costs a turn.

    Args:
        env: an environment of this package, wrapped or not; `Shaping` may be inside or around this one.
        repertoire: the moves and features.

    Raises:
        ConfigError: the environment isn't one whose observations are dialogues.
    """

    def __init__(self, env: gym.Env[_Dialogue, Action], repertoire: Repertoire) -> None:
        RecordConstructorArgs.__init__(self, repertoire=repertoire)
        gym.Wrapper.__init__(self, env)
        if not isinstance(env.observation_space, DialogueSpace):
            raise ConfigError(
                f"DiscreteMoves wraps t2t_gym's environments, got one that observes {env.observation_space}"
            )
        self.repertoire = repertoire
        self.action_space = gym.spaces.Discrete(len(repertoire.moves))
        self.observation_space = gym.spaces.Box(0.0, 1.0, (len(repertoire.features),), np.float32)
        self._turn: Turn | None = None

    def action_masks(self) -> Mask:
        """Return for each move whether it is possible now; before the first episode, all are."""
        return np.ones(len(self.repertoire.moves), bool) if self._turn is None else self._turn.mask

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Features, dict[str, Any]]:
        """Start an episode."""
        dialogue, info = self.env.reset(seed=seed, options=options)
        self._turn = self.repertoire.turn(dialogue)
        return self._turn.features, self._with_mask(info)

    def step(self, action: np.int64) -> tuple[Features, SupportsFloat, bool, bool, dict[str, Any]]:
        """Make a move, given its number."""
        made: Any = self._turn.action(action) if self._turn is not None else None  # None is answered as unreadable
        dialogue, reward, terminated, truncated, info = self.env.step(made)
        self._turn = self.repertoire.turn(dialogue, ended=terminated or truncated)
        return self._turn.features, reward, terminated, truncated, self._with_mask(info)

    def _with_mask(self, info: dict[str, Any]) -> dict[str, Any]:
        return {**info, "action_mask": self.action_masks().astype(np.int8)}
