"""A language model that talks to the customer by a tool, as it does in trainers that take nothing but tool calls."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from t2t_gym.actions import parse_action
from t2t_gym.messages import Message, Reply, to_openai
from t2t_gym.talk import HOW_TO_TALK, TALK, TALK_TOOL
from t2t_policies.chat import ChatAgent

__all__ = ["StoppedError", "ToolTalker"]


class StoppedError(Exception):
    """The model ended its work, by a message without a tool call, before the call was over."""


class ToolTalker(ChatAgent):
    """Asks a chat model that talks to the customer by a tool, as one that was trained with TRL does.

    It is told how to talk (`t2t_gym.talk`), and gets what the customer says as the tool's output. As in training, its
    calls are carried out one by one, each as an action of its own, and a message without a call ends its work.

    Args:
        model: the model's name on its server.
        **options: see `ChatAgent`.

    Raises:
        ConfigError: the model has no name, or there is no key.
    """

    def __init__(self, model: str, **options: Any) -> None:
        super().__init__(model, **options)
        self.name = f"openai-tool:{model}"

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode with its policy text and tools."""
        super().reset({"policy": info["policy"] + HOW_TO_TALK, "tools": [*info["tools"], TALK_TOOL]})
        self._chat: list[dict[str, Any]] = []  # as the model has seen it, which the dialogue doesn't tell
        self._under_way: deque[dict[str, Any]] = deque()  # messages of a call each; the first one has been acted on

    def act(self, observation: tuple[Message, ...]) -> Any:
        """Return the model's next call, as a reply to the customer if that is what it is.

        Raises:
            StoppedError: there is no call, although the customer is still there; in a rollout, that counts against the
                agent.
            ProviderError: see `ChatAgent.act`.
            openai.BadRequestError: see `ChatAgent.act`.
        """
        if self._under_way:
            self._chat.append(_result(self._under_way.popleft(), observation[-1].content))
        if not self._chat:
            self._chat = [self._system, *to_openai(observation)]
        if not self._under_way:
            message = {"role": "assistant", **self._answer(self._chat)}
            text, calls = message.get("content") or "", message.get("tool_calls")
            if not calls:
                raise StoppedError(f"the customer is still there, but the model called no tool: {str(text)[:200]}")
            self._chat.append({**message, "content": text})
            self._under_way.extend({"tool_calls": [call]} for call in calls)
            self._under_way[0]["content"] = text
        return _action(self._under_way[0])


def _action(message: dict[str, Any]) -> Reply | dict[str, Any]:
    """Return what a message of one call does; what can't be read is left for the dialogue to answer."""
    said = [call.arguments.get("message") for call in parse_action(message).tool_calls if call.name == TALK]
    return Reply(said[0]) if said else message  # type: ignore[arg-type]  # whatever it says


def _result(message: dict[str, Any], content: str) -> dict[str, Any]:
    (call,) = message["tool_calls"]
    return {"role": "tool", "tool_call_id": call.get("id") or "", "content": content}
