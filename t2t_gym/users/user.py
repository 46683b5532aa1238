"""What a dialogue requires of whoever plays its customer."""

from __future__ import annotations

from typing import Protocol

from t2t_gym.task import Request
from t2t_gym.users.acts import UserTurn

__all__ = ["User"]


class User(Protocol):
    """A simulated customer."""

    def open(self) -> UserTurn:
        """Return the opening turn."""
        ...

    def hear(self, text: str) -> UserTurn:
        """Return the answer to a message of the agent."""
        ...

    def current(self) -> list[tuple[int, Request]]:
        """Return the requests that are open now, with their numbers; hidden from the agent."""
        ...

    def request(self, index: int) -> Request:
        """Return a request as it stands now, by the number that the acts use."""
        ...
