"""A language model as the agent, on any server that speaks OpenAI's chat completions protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from t2t_gym.chat_model import ChatModel
from t2t_gym.errors import ProviderError
from t2t_gym.messages import Message, to_openai

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["ChatAgent"]


class ChatAgent:
    """Asks a chat model for each action: the policy text is the system prompt, the dialogue the conversation.

    Samples differ from run to run unless the server honours `seed`.

    Args:
        model: the model's name on the server.
        base_url: see `t2t_gym.chat_model.ChatModel`, as for the next two.
        api_key: the key.
        client: a client of your own.
        **options: further arguments of each request, such as ``temperature``, ``max_completion_tokens``,
            ``timeout`` (in seconds) and a ``seed`` in place of each episode's own.

    Raises:
        ConfigError: the model has no name, or there is no key.
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
        self._model = ChatModel(model, base_url=base_url, api_key=api_key, client=client, **options)
        self.name = self._model.name
        self._seed: dict[str, int] = {}

    def seed(self, value: int) -> None:
        """Ask the server to sample the coming episode from this seed."""
        self._seed = {"seed": value % 2**31}

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode with its policy text and tools."""
        self._system = {"role": "system", "content": info["policy"]}
        self._tools = info["tools"]

    def act(self, observation: tuple[Message, ...]) -> dict[str, Any]:
        """Return the model's message, tool calls included.

        Raises:
            ProviderError: the server can't be reached, refuses the request, or answers with no message.
            openai.BadRequestError: it refuses what the agent has made of the conversation, such as one too long for the
                model; in a rollout, that counts against the agent.
        """
        try:
            message = self._model.answer([self._system, *to_openai(observation)], tools=self._tools, **self._seed)
        except ProviderError as problem:
            from openai import BadRequestError  # loaded by now

            had_answered = any(m.role == "assistant" for m in observation)  # so the model and the tools will do
            if had_answered and isinstance(problem.__cause__, BadRequestError):
                raise problem.__cause__ from None
            raise
        return message.model_dump(include={"content", "tool_calls"}, warnings=False)
