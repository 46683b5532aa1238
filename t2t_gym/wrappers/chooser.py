"""A policy that was trained on numbered moves, as any other: to be rolled out, recorded and scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, SupportsIndex

import numpy as np

from t2t_gym.messages import Action, Message
from t2t_gym.wrappers.repertoire import Features, Mask, Repertoire

__all__ = ["Chooser"]


class Chooser:
    """Plays the moves of a repertoire, as something that was trained on them chooses.

    Args:
        repertoire: the moves and features that it was trained on.
        choose: takes the features, the mask, and a generator for what it does at random, seeded for each episode;
            returns the number of a move.
        name: the name under which its episodes are recorded.
    """

    def __init__(
        self,
        repertoire: Repertoire,
        choose: Callable[[Features, Mask, np.random.Generator], SupportsIndex],
        name: str = "chooser",
    ) -> None:
        self.name = name
        self._repertoire = repertoire
        self._choose = choose
        self.seed(0)

    def seed(self, value: int) -> None:
        """Seed what is chosen at random in the coming episode."""
        self._rng = np.random.default_rng(value)

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode."""

    def act(self, observation: tuple[Message, ...]) -> Action | None:
        """Return the action that the chosen move comes to; None, which can't be read, if it isn't possible."""
        turn = self._repertoire.turn(observation)
        return turn.action(self._choose(turn.features, turn.mask, self._rng))
