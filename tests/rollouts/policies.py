"""Policies for the tests; in a module of their own, so that Ray's workers can import them."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from t2t_gym.errors import ProviderError
from t2t_gym.messages import Message, ToolCall

HAND_OVER = ToolCall("transfer_to_human_agents", {"summary": "The customer needs help."})


class Chatty:
    """Says a few things drawn from its seed, then hands the customer over."""

    name = "chatty"

    def seed(self, value: int) -> None:
        self._rng = np.random.default_rng(value)

    def reset(self, info: Mapping[str, Any]) -> None:
        self._left = int(self._rng.integers(1, 4))

    def act(self, observation: tuple[Message, ...]) -> Any:
        self._left -= 1
        return f"Could you tell me your email? ({self._rng.integers(10**6)})" if self._left else HAND_OVER


class Raising(Chatty):
    """Fails in the middle of every second episode."""

    name = "raising"

    def __init__(self, error: Exception) -> None:
        self._error = error
        self._episodes = 0

    def reset(self, info: Mapping[str, Any]) -> None:
        self._left = 2

    def act(self, observation: tuple[Message, ...]) -> Any:
        if self._rng.integers(2) == 0 and self._left == 1:
            raise self._error
        return super().act(observation)


class Deadly(Chatty):
    """Kills its own process, as often as it is told to, in the first episode that it plays."""

    name = "chatty"

    def __init__(self, folder: Path, times: int) -> None:
        self._folder = folder
        self._times = times

    def act(self, observation: tuple[Message, ...]) -> Any:
        if self._left == 1:
            for i in range(self._times):
                try:
                    (self._folder / str(i)).touch(exist_ok=False)
                except FileExistsError:
                    continue
                os.kill(os.getpid(), signal.SIGKILL)
        return super().act(observation)


class DeadlyFor(Chatty):
    """Kills its own process whenever it meets one customer."""

    name = "chatty"

    def __init__(self, opening: str) -> None:
        self._opening = opening

    def act(self, observation: tuple[Message, ...]) -> Any:
        if observation[0].content == self._opening:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().act(observation)


class Recorded(Chatty):
    """Leaves the number of its process in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reset(self, info: Mapping[str, Any]) -> None:
        super().reset(info)
        (self._folder / str(os.getpid())).touch()


class Peeking(Chatty):
    """Reads the task, as an oracle does, and talks gibberish."""

    name = "peeking"

    def reset(self, info: Mapping[str, Any]) -> None:
        self._left = 4

    def bind(self, dialogue: Any) -> None:
        self._dialogue = dialogue

    def act(self, observation: tuple[Message, ...]) -> Any:
        assert observation == self._dialogue.messages
        self._left -= 1
        return "Glorp fnord blip." if self._left else HAND_OVER


def out_of_service() -> Raising:
    """A policy whose model's endpoint fails now and then."""
    return Raising(ProviderError("503 from the model's endpoint"))
