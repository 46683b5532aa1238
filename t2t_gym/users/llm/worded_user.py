"""The customer worded by a language model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any, TypeAlias

from t2t_gym.arguments import expect_whole
from t2t_gym.chat_model import ChatModel
from t2t_gym.domain import Domain
from t2t_gym.task import Task
from t2t_gym.users.acts import UserTurn
from t2t_gym.users.llm import prompt
from t2t_gym.users.llm.guard import guard_of, tidied
from t2t_gym.users.scripted import ScriptedUser
from t2t_gym.users.user import MakeUser

__all__ = ["TRIES", "Speak", "WordedUser", "worded_by"]

Speak: TypeAlias = Callable[[prompt.Chat], str | None]
"""Answers a conversation, in the form of OpenAI's chat messages."""

TRIES = 3
"""How often a model may try to word a turn, by default."""


class WordedUser(ScriptedUser):
    """A customer that decides as the scripted one does, and says it in the words of a language model.

    The model is told the customer's manner of speaking, the chat so far, and what to say next in the scripted
    customer's words: it knows nothing else that it could give away. A guard checks what it makes of that (`Guard`). A
    wording that says more, less or something else is asked for again, with what is wrong with it; after the last try
    the scripted customer's words are said, and the turn is counted as unworded. So whatever the model answers, the
    customer wants, tells and agrees to the same.

    A model's words differ from call to call; a recorded episode holds those that were said.

    Args:
        task: the task.
        domain: its domain.
        rng: the source of the scripted customer's choices of words.
        speak: the model, such as a `ChatModel`'s ``say``; to be pickled or copied along with the customer.
        tries: how often it may try to word a turn.
    """

    def __init__(self, task: Task, domain: Domain, rng: Random, *, speak: Speak, tries: int = TRIES) -> None:
        super().__init__(task, domain, rng)
        self._speak, self._tries = speak, tries
        self._domain = domain
        self._chat: tuple[tuple[str, str], ...] = ()  # who said what

    def hear(self, text: str) -> UserTurn:
        """Return the answer to a message of the agent.

        Raises:
            EpisodeOverError: the customer has ended the call.
            ProviderError: the model's server has failed.
        """
        self._chat += (("Service desk", text),)
        return super().hear(text)

    def _reworded(self, turn: UserTurn) -> UserTurn:
        turn = self._in_words_of_the_model(turn)
        self._chat += (("Customer", turn.text),)
        return turn

    def _in_words_of_the_model(self, turn: UserTurn) -> UserTurn:
        guard = guard_of(self._task, self._domain)
        request = prompt.request(self._task.intent.customer.register_, self._chat, turn.text)
        for _ in range(self._tries):
            text = tidied(self._speak(request) or "")
            objection = guard.objection(turn, text)
            if not objection:
                return replace(turn, text=text)
            request += prompt.again(text, objection, turn.text)
        return replace(turn, unworded=True)


def worded_by(model: str, *, tries: int = TRIES, **options: Any) -> MakeUser:
    """Return what makes customers worded by a chat model, as the argument ``user`` of an environment.

    Args:
        model: the model's name on its server.
        tries: how often it may try to word a turn.
        **options: see `ChatModel`: the server, its key, and further arguments of each request.

    Raises:
        ConfigError: the model has no name, or there is no key.
    """
    return partial(WordedUser, speak=ChatModel(model, **options).say, tries=expect_whole("tries", tries, 1))
