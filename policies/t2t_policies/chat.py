"""A language model as the agent, on any server that speaks OpenAI's chat completions protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from t2t_gym.chat_model import ChatModel
from t2t_gym.errors import ProviderError
from t2t_gym.messages import Message, to_openai

__all__ = ["ChatAgent"]


class ChatAgent:
    """Asks a chat model for each action: the policy text is the system prompt, the dialogue the conversation.

    Samples differ from run to run unless the server honours `seed`.

    Args:
        model: the model's name on its server.
        **options: see `t2t_gym.chat_model.ChatModel`: the server, its key or a client, and further arguments of each
            request, such as a ``seed`` in place of each episode's own.

    Raises:
        ConfigError: the model has no name, or there is no key.
    """

    def __init__(self, model: str, **options: Any) -> None:
        self._model = ChatModel(model, **options)
        self.name = self._model.name
        self._seed: dict[str, int] = {}

    def seed(self, value: int) -> None:
        """Ask the server to sample the coming episode from this seed."""
        self._seed = {"seed": value % 2**31}

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode with its policy text and tools."""
        self._system = {"role": "system", "content": info["policy"]}
        self._tools = info["tools"]

    def act(self, observation: tuple[Message, ...]) -> Any:
        """Return the model's message, tool calls included.

        Raises:
            ProviderError: the server can't be reached, refuses the request, or answers with no message.
            openai.BadRequestError: it refuses what the agent has made of the conversation, such as one too long for the
                model; in a rollout, that counts against the agent.
        """
        return self._answer([self._system, *to_openai(observation)])

    def _answer(self, chat: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        try:
            message = self._model.answer(chat, tools=self._tools, **self._seed)
        except ProviderError as problem:
            from openai import BadRequestError  # loaded by now

            had_answered = any(m["role"] == "assistant" for m in chat)  # so the model and the tools will do
            if had_answered and isinstance(problem.__cause__, BadRequestError):
                raise problem.__cause__ from None
            raise
        return message.model_dump(include={"content", "tool_calls"}, warnings=False)
