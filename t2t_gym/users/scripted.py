"""The scripted customer: understanding, agenda and phrasing joined. Deterministic under its seed."""

from __future__ import annotations

from random import Random
from typing import Any

from t2t_gym.domain import Domain
from t2t_gym.errors import EpisodeOverError
from t2t_gym.task import Request, Task
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.agenda import Agenda
from t2t_gym.users.hearing import Ears
from t2t_gym.users.noise import add_noise, carried
from t2t_gym.users.phrasing import Phrasing
from t2t_gym.users.state import Response

__all__ = ["ScriptedUser"]


class _Tongue:
    """What all the customers of a domain share: how they hear and how they speak."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.ears = Ears(domain.lexicon)
        self.phrasing = Phrasing(domain.voice)

    def __deepcopy__(self, memo: dict[int, Any]) -> _Tongue:
        return self

    def __reduce__(self) -> tuple[Any, tuple[Domain]]:
        return _tongue, (self.domain,)


_TONGUES: dict[str, _Tongue] = {}  # by the domain's name; compiled patterns, which no episode changes


def _tongue(domain: Domain) -> _Tongue:
    known = _TONGUES.get(domain.name)
    if known is None or known.domain is not domain:
        known = _TONGUES[domain.name] = _Tongue(domain)
    return known


class ScriptedUser:
    """A simulated customer that follows its agenda and speaks by template.

    Args:
        task: the task, of which it knows the intent.
        domain: the task's domain.
        rng: the source of its choices of words.

    Attributes:
        agenda: what it wants and does next; hidden from the agent.
    """

    def __init__(self, task: Task, domain: Domain, rng: Random) -> None:
        self.agenda = Agenda(task.intent, domain.asked_for, domain.identity, domain.by_quantity)
        self._tongue = _tongue(domain)
        self._rng = rng
        self._register = task.intent.customer.register_
        self._split = task.split
        self._noise = task.intent.customer.noise
        self._last = ""
        self._over = False

    def current(self) -> list[tuple[int, Request]]:
        """Return the requests that are open now, with their numbers; hidden from the agent."""
        return self.agenda.current()

    def open(self) -> UserTurn:
        """Return the opening turn: who calls, what is wanted, and what is to be told."""
        response = self.agenda.open()
        return self._turn(
            response, self._tongue.phrasing.opening(response.moves, self._register, self._split)(self._rng)
        )

    def hear(self, text: str) -> UserTurn:
        """Return the answer to a message of the agent.

        Raises:
            EpisodeOverError: the customer has ended the call.
        """
        if self._over:
            raise EpisodeOverError("the customer has ended the call; make another one to start again")
        response = self.agenda.hear(self._tongue.ears.hear(text, self._last))
        return self._turn(response, self._tongue.phrasing.words(response.moves, self._register, self._split)(self._rng))

    def request(self, index: int) -> Request:
        """Return a request as it stands now, by the number that the acts use."""
        return self.agenda.request(index)

    def _turn(self, response: Response, text: str) -> UserTurn:
        if self._noise:
            text = add_noise(text, self._noise, carried(response.moves), self._rng)
        self._last = text
        self._over = bool(response.ending)
        acts = tuple(m.act for m in response.moves)
        return UserTurn(text, acts, response.ending, response.heard_done, response.needless)
