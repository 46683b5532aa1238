"""The moves of an agent without a language model, and what it goes by; when to do what is left to be learned."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import index
from typing import Any, NamedTuple, SupportsIndex

import numpy as np
from numpy.typing import NDArray

from t2t_gym.errors import ConfigError
from t2t_gym.messages import Action, Message
from t2t_gym.wrappers.notes import Notes

__all__ = ["Features", "Mask", "Repertoire", "Turn"]

Features = NDArray[np.float32]
"""Numbers from 0 to 1."""
Mask = NDArray[np.bool_]
"""For each move, whether it is possible."""


class Turn(NamedTuple):
    """How things stand when it is the agent's turn.

    Attributes:
        features: what of the dialogue so far matters.
        actions: for each move the action that it comes to, or None where it isn't possible.
    """

    features: Features
    actions: tuple[Action | None, ...]

    @property
    def mask(self) -> Mask:
        """For each move, whether it is possible."""
        return np.array([action is not None for action in self.actions])

    def action(self, number: SupportsIndex) -> Action | None:
        """Return the action that a move comes to, given its number; None if it isn't possible.

        Raises:
            ConfigError: no move has this number.
        """
        moves = range(len(self.actions))
        try:
            return self.actions[moves.index(index(number))]
        except (TypeError, ValueError):
            raise ConfigError(f"expected the number of a move, from 0 to {moves[-1]}, got {number!r}") from None


@dataclass(frozen=True)
class Repertoire:
    """Named moves and features, worked out from the dialogue alone, which is what any agent sees.

    At each turn, the dialogue so far is read once. From these notes each move makes its action, and each feature its
    number. They depend on nothing else, so that a turn is a pure function of the dialogue. What is made of functions at
    the top of a module can be pickled.

    Attributes:
        moves: name to what makes an action of the notes, or None: the move isn't possible now. At each turn one has to
            be.
        features: name to what makes a number from 0 to 1 of the notes, or a bool.
        read: makes the notes from the dialogue.

    Raises:
        ConfigError: there are no moves, or no features.
    """

    moves: Mapping[str, Callable[[Any], Action | None]]
    features: Mapping[str, Callable[[Any], float]]
    read: Callable[[tuple[Message, ...]], Any] = Notes

    def __post_init__(self) -> None:
        for what, named in (("moves", self.moves), ("features", self.features)):
            if not named:
                raise ConfigError(f"{what}: expected at least one, got none")

    def turn(self, dialogue: tuple[Message, ...], *, ended: bool = False) -> Turn:
        """Return how things stand after a dialogue.

        Args:
            dialogue: the messages so far.
            ended: whether it is over, so that no move need be possible.

        Raises:
            ConfigError: a move or a feature fails, no move is possible, or a feature isn't from 0 to 1.
        """
        notes = self.read(dialogue)
        actions = tuple([_made(f"move {name!r}", move, notes) for name, move in self.moves.items()])
        if not ended and all(action is None for action in actions):
            raise ConfigError(f"none of the moves {', '.join(self.moves)} is possible; expected one at every turn")
        features = [_made(f"feature {name!r}", feature, notes) for name, feature in self.features.items()]
        for name, value in zip(self.features, features, strict=True):
            if not (isinstance(value, (int, float, np.integer, np.floating, np.bool_)) and 0.0 <= value <= 1.0):
                raise ConfigError(f"feature {name!r}: expected a number from 0 to 1, got {value!r}")
        return Turn(np.array(features, np.float32), actions)


def _made(what: str, make: Callable[[Any], Any], notes: Any) -> Any:
    try:
        return make(notes)
    except Exception as problem:
        raise ConfigError(f"{what} fails: {type(problem).__name__}: {problem}") from problem
