"""A chat model on any server that speaks OpenAI's chat completions protocol."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from t2t_gym.errors import ConfigError, ProviderError

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["PREFIX", "ChatModel"]

PREFIX = "openai:"
"""What the names of chat models begin with, where there are others."""


class ChatModel:
    """Answers conversations. It holds nothing of them, so that copies of who uses it share it.

    Retries and proxies are the client's business (see the ``openai`` package); by default it waits ten minutes for an
    answer, and retries a failed request twice. The client is made with the first request.

    Args:
        model: the model's name on the server.
        base_url: the server; by default ``OPENAI_BASE_URL``, or else OpenAI's.
        api_key: by default ``OPENAI_API_KEY``; any text will do for a server that needs none.
        client: a client to use instead of making one; with it, the model can't be pickled, and so not be sent to Ray.
        **options: further arguments of each request, such as ``temperature``, ``max_completion_tokens``, ``seed`` and
            ``timeout`` (in seconds).

    Raises:
        ConfigError: the model has no name, or there is no key.

    Attributes:
        name: ``"openai:MODEL"``.
    """

    def __init__(
        self,
        model: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        client: OpenAI | None = None,
        **options: Any,
    ) -> None:
        if not model:
            raise ConfigError(
                "expected the name of a model, got an empty one; write it after the colon, as in openai:gpt-4.1"
            )
        self.name = f"{PREFIX}{model}"
        if not (client or api_key or os.environ.get("OPENAI_API_KEY")):
            raise ConfigError(f"{self.name}: there is no key; set OPENAI_API_KEY, to any text if the server needs none")
        self._model = model
        self._where = {"base_url": base_url, "api_key": api_key}
        self._given, self._client = client, client
        self._options = options

    def answer(self, messages: Sequence[Mapping[str, Any]], **request: Any) -> BaseModel:
        """Return the model's message.

        Args:
            messages: the conversation, in OpenAI's form.
            **request: further arguments of the request; the model's own options override them.

        Raises:
            ProviderError: the server can't be reached, refuses the request, or answers with no message.
        """
        from openai import APIConnectionError, OpenAIError  # heavy, and needless for all who talk to no model

        request = {"model": self._model, "messages": messages, **request, **self._options}
        try:
            completion = self._connected().chat.completions.create(**request)
        except APIConnectionError as problem:
            server = self._connected().base_url.copy_with(userinfo=b"")  # a password isn't to be recorded
            why = f"{problem} {problem.__cause__ or ''}".strip()
            raise ProviderError(f"{self.name}: {server}: {why}; check OPENAI_BASE_URL") from problem
        except (OpenAIError, ValueError) as problem:  # the client lets through what isn't JSON as a ValueError
            raise ProviderError(f"{self.name}: {type(problem).__name__}: {problem}") from problem
        choices = getattr(completion, "choices", None)  # the client hands over whatever it got, such as a web page
        message = choices[0].message if choices else None
        if not isinstance(message, BaseModel):
            raise ProviderError(
                f"{self.name}: the answer has no message; check OPENAI_BASE_URL, and that the server knows the model"
            )
        return message

    def say(self, messages: Sequence[Mapping[str, Any]]) -> str | None:
        """Return the text of the model's message, or None where it has none; see `answer`."""
        text = getattr(self.answer(messages), "content", None)
        return text if isinstance(text, str) else None  # the client lets through whatever a server sends

    def _connected(self) -> OpenAI:
        if self._client is None:
            from openai import OpenAI

            self._client = OpenAI(**self._where)  # type: ignore[arg-type]  # None means the default
        return self._client

    def __deepcopy__(self, memo: dict[int, Any]) -> ChatModel:
        return self

    def __getstate__(self) -> dict[str, Any]:
        """Leave the client, which holds sockets and locks, out of a pickle; another is made where it is unpickled.

        Raises:
            ConfigError: the client was given, so that another one might ask another server.
        """
        if self._given is not None:
            raise ConfigError(f"{self.name}: a client can't be pickled; give base_url and api_key instead")
        return {**self.__dict__, "_client": None}
