"""You as the agent, at the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from t2t_gym.messages import Message, Reply, ToolCall
from t2t_gym.transcript import as_text

__all__ = ["HELP", "Human"]

HELP = """\
Type a reply to the customer, or a command:
  /call TOOL {"argument": "value"}   call a tool; the arguments are JSON, and optional
  /tools                             list the tools; /tools TOOL shows one in detail
  /policy                            show the policy text
  /help                              show this"""


class Human:
    """Prints what happened since the last turn, and reads the next action from the terminal.

    Args:
        read: given a prompt, returns a line that was typed.
        write: shows a text.
    """

    name = "human"

    def __init__(self, read: Callable[[str], str] = input, write: Callable[[str], object] = print) -> None:
        self._read, self._write = read, write

    def reset(self, info: Mapping[str, Any]) -> None:
        """Begin an episode."""
        self._policy: str = info["policy"]
        self._tools = {tool["function"]["name"]: tool["function"] for tool in info["tools"]}
        self._shown = 0
        self._write(HELP)

    def act(self, observation: tuple[Message, ...]) -> ToolCall | Reply:
        """Return what was typed as an action; what can't be read is asked for again.

        Raises:
            KeyboardInterrupt: there is nothing more to read (Ctrl-D), or nothing to read from, which ends a rollout as
                Ctrl-C does.
        """
        self._write(as_text(observation[self._shown :]))
        self._shown = len(observation)
        while True:
            try:
                line = self._read("> ").strip()
            except (EOFError, RuntimeError):  # as `input` raises where standard input is closed
                raise KeyboardInterrupt from None
            if not line.startswith("/"):
                if line:
                    return Reply(line)
                continue
            command, _, rest = line[1:].partition(" ")
            if command == "call":
                call = self._call(rest)
                if call is not None:
                    return call
            else:
                self._write(self._answer(command, rest.strip()))

    def _call(self, text: str) -> ToolCall | None:
        name, _, arguments = text.strip().partition(" ")
        try:
            parsed = json.loads(arguments or "{}")
        except ValueError as problem:
            self._write(f'the arguments aren\'t JSON ({problem}); write them as in {{"order_id": "#W1"}}')
            return None
        if not isinstance(parsed, dict):
            self._write('expected the arguments as a JSON object, as in {"order_id": "#W1"}')
            return None
        return ToolCall(name, parsed)

    def _answer(self, command: str, rest: str) -> str:
        if command == "policy":
            return self._policy
        if command == "tools" and rest in self._tools:
            return json.dumps(self._tools[rest], indent=2, ensure_ascii=False)
        if command == "tools":
            return "\n".join(
                f"  {name}({', '.join(tool['parameters']['properties'])})" for name, tool in self._tools.items()
            )
        return HELP if command == "help" else f"there is no command /{command}\n{HELP}"
