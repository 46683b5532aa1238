"""What a dialogue requires of whoever plays its customer."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Protocol, TypeAlias

from t2t_gym.task import Request, Task
from t2t_gym.users.acts import UserTurn

if TYPE_CHECKING:
    from t2t_gym.domain import Domain

__all__ = ["MakeUser", "User"]


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


MakeUser: TypeAlias = "Callable[[Task, Domain, Random], User]"
"""Makes the customer of an episode from its task, the domain, and the source of all that it does at random."""
