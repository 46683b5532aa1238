"""The customer as a tool, for whatever takes an agent's tool calls and nothing else.

What the agent is told of it stands here once, so that what it is trained on and what it is played in agree.
"""

from __future__ import annotations

from typing import Any

from t2t_gym.read_only import read_only

__all__ = ["CLOSING", "HOW_TO_TALK", "TALK", "TALK_TOOL"]

TALK = "talk_to_customer"
"""The tool's name. It takes a ``message``, and returns what the customer answers."""

TALK_TOOL: dict[str, Any] = read_only(
    {
        "type": "function",
        "function": {
            "name": TALK,
            "description": "Say something to the customer.",
            "parameters": {
                "type": "object",
                "properties": {"message": {"type": "string", "description": "what to say."}},
                "required": ["message"],
                "additionalProperties": False,
            },
        },
    }
)
"""The tool as an entry of OpenAI's ``tools`` list; not to be changed."""

HOW_TO_TALK = f"""
## How you talk

The customer hears only what you say with `{TALK}`, which returns the answer. Do everything by tool calls: a
message without one ends your work, so write none before the call is over.
"""
"""Follows the policy text."""

CLOSING = "The call is over."
"""A message that ends the agent's work, once the call is over; the customer doesn't hear it."""
