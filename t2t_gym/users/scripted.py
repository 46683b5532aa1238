"""The scripted customer: understanding, agenda and phrasing joined. Deterministic under its seed."""

from __future__ import annotations

from copy import copy, deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from random import Random
from typing import Any

from t2t_gym.domain import Domain
from t2t_gym.errors import EpisodeOverError
from t2t_gym.remembered import Remembered
from t2t_gym.task import Request, Task
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.agenda import Agenda
from t2t_gym.users.agenda.objections.alternatives import Alternatives
from t2t_gym.users.agenda.state import Response
from t2t_gym.users.phrasing import Phrasing
from t2t_gym.users.phrasing.noise import add_noise, carried
from t2t_gym.users.phrasing.phrases import Words
from t2t_gym.users.understanding.hearing.heard import Heard
from t2t_gym.users.understanding.understanding import MESSAGES, Understanding

__all__ = ["ScriptedUser"]

_START = 16  # letters by which two turns begin alike: "That's a pity. I"
_DRAWS = 4
_MOST_DRAWS = 16


@dataclass(frozen=True, slots=True)
class _Opened:
    """How customers with a certain task open the call: all alike, but for their words.

    Attributes:
        agenda: where they stand then.
        response: what they say.
        words: the words for it.
    """

    agenda: Agenda
    response: Response
    words: Words


class _Tongue:
    """What all the customers of a domain share: how they hear and how they speak."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self.heard = lru_cache(MESSAGES)(partial(Heard, Understanding(domain.lexicon)))
        self.phrasing = Phrasing(domain.voice)
        self._opened = Remembered[_Opened](2048)  # about 14 kB each

    def __deepcopy__(self, memo: dict[int, Any]) -> _Tongue:
        return self

    def __reduce__(self) -> tuple[Any, tuple[Domain]]:
        return _tongue, (self.domain,)

    def opened(self, task: Task) -> _Opened:
        """Return how the call is opened with a task; worked out once, as long as it is remembered."""
        known = self._opened.get(task)
        return known if known is not None else self._opened.keep(task, self._open(task))

    def _open(self, task: Task) -> _Opened:
        domain = self.domain
        alternatives = Alternatives(domain, task.world, task.intent.customer.id)
        agenda = Agenda(task.intent, domain.asked_for, domain.identity, domain.by_quantity, alternatives)
        response = agenda.open()
        words = self.phrasing.opening(response.moves, task.intent.customer.register_, task.split)
        return _Opened(agenda, response, words)


_TONGUES: dict[str, _Tongue] = {}  # by the domain's name; nothing in it is changed by an episode


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
    """

    def __init__(self, task: Task, domain: Domain, rng: Random) -> None:
        self._task = task
        self._tongue = _tongue(domain)
        self._rng = rng
        self._agenda: Agenda | None = None  # until it is asked for, its mind is that of all who open with this task
        self._over = False
        self._said: tuple[str, ...] = ()  # its turns so far, before any noise
        self._heard: tuple[str, ...] = ()  # and as the agent has them

    def __deepcopy__(self, memo: dict[int, Any]) -> ScriptedUser:
        twin = copy(self)
        twin._agenda = deepcopy(self._agenda, memo)  # the same for an oracle that is copied along with its episode
        twin._rng = Random(0)  # `copy` takes nearly twice as long: it seeds the new one by the system's entropy
        twin._rng.setstate(self._rng.getstate())
        return twin

    @property
    def agenda(self) -> Agenda:
        """What it wants and does next, from the opening on; hidden from the agent."""
        if self._agenda is None:
            self._agenda = self._tongue.opened(self._task).agenda.copy()
        return self._agenda

    def current(self) -> list[tuple[int, Request]]:
        """Return the requests that are open now, with their numbers; hidden from the agent."""
        return self.agenda.current()

    def open(self) -> UserTurn:
        """Return the opening turn: who calls, what is wanted, and what is to be told."""
        opened = self._tongue.opened(self._task)
        return self._turn(opened.response, opened.words)

    def hear(self, text: str) -> UserTurn:
        """Return the answer to a message of the agent.

        Raises:
            EpisodeOverError: the customer has ended the call.
        """
        if self._over:
            raise EpisodeOverError("the customer has ended the call; make another one to start again")
        response = self.agenda.hear(self._tongue.heard(text))
        register = self._task.intent.customer.register_
        return self._turn(response, self._tongue.phrasing.words(response.moves, register, self._task.split))

    def request(self, index: int) -> Request:
        """Return a request as it stands now, by the number that the acts use."""
        return self.agenda.request(index)

    def _worded(self, words: Words) -> str:
        """Draw the words of a turn, again where they begin as those of an earlier turn did, or are those of the last.

        Some turns can be worded in only one or two ways: then there is an end to it.
        """
        begun, last = {said[:_START] for said in self._said}, self._said[-1:]
        for draw in range(1, _MOST_DRAWS + 1):
            text = words(self._rng)
            if text[:_START] not in begun or (draw >= _DRAWS and (text,) != last):
                break
        self._said += (text,)
        return text

    def _reworded(self, turn: UserTurn) -> UserTurn:
        """Return a turn in other words that say the same; whoever has another way with words overrides it."""
        return turn

    def _turn(self, response: Response, words: Words) -> UserTurn:
        self._over = bool(response.ending)
        acts = tuple([m.act for m in response.moves])
        text = self._worded(words)
        turn = self._reworded(UserTurn(text, acts, response.ending, response.heard_done, response.needless))
        if noise := self._task.intent.customer.noise:
            kinds = [kind for kind in noise if not (kind == "tangents" and response.ending)]  # it has said goodbye
            text = add_noise(turn.text, kinds, carried(response.moves), self._rng, self._heard)
            self._heard += (text,)
            turn = replace(turn, text=text)
        return turn
