"""An agent that has the whole episode in hand, hidden intent included, and speaks in a way of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from t2t_gym.arguments import expect_whole
from t2t_gym.dialogue import Dialogue
from t2t_gym.errors import EpisodeOverError
from t2t_gym.users.agenda import Agenda
from t2t_gym.users.voice import Voice
from t2t_gym.wording import PlainWording, Wording

__all__ = ["Insider", "WordingMaker"]

WordingMaker = Callable[[Voice, Random], Wording]


class Insider:
    """Takes an episode in hand.

    Args:
        wording: makes the way of speaking, from a domain's voice and a generator.
        seed: seeds the choice of words, unless `seed()` is called.
    """

    def __init__(self, wording: WordingMaker = PlainWording, *, seed: int = 0) -> None:
        self._make_wording = wording
        self.seed(seed)
        self._dialogue: Dialogue | None = None

    def seed(self, value: int) -> None:
        """Seed the choice of words in the coming episode."""
        self._seed = expect_whole("seed", value)

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode."""
        self._dialogue = None

    def bind(self, dialogue: Dialogue) -> None:
        """Take the episode in hand."""
        self._dialogue = dialogue
        self._domain = dialogue.domain
        self._goal = dialogue.task.goal
        self._intent = dialogue.task.intent
        self._agenda: Agenda = dialogue.user.agenda  # type: ignore[attr-defined]  # nobody but an insider needs it
        self._wording = self._make_wording(dialogue.domain.voice, Random(self._seed))

    @property
    def dialogue(self) -> Dialogue:
        """The episode.

        Raises:
            EpisodeOverError: none was bound.
        """
        if self._dialogue is None:
            raise EpisodeOverError("the oracle has no episode: call bind(dialogue) after reset()")
        return self._dialogue
