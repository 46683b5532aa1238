"""Reads whatever an agent did as a message, which shares no object with the agent."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel

from t2t_gym.messages import Message, Reply, ToolCall

__all__ = ["MAX_CALLS", "MAX_DEPTH", "MAX_TEXT", "parse_action"]

MAX_TEXT = 50_000
"""Characters of a reply, or of a call's arguments as JSON, beyond which an action is refused."""

MAX_CALLS = 32
"""Tool calls that one action may carry."""

MAX_DEPTH = 16
"""Levels of nesting that a call's arguments may have."""

MAX_PARTS = 64
"""Parts of a message's content that are read."""

MAX_NAME = 200
"""Characters of a tool's name or a call's id that are kept."""

_EXACT = 2**53  # a larger double may stand for several whole numbers

# What a model thinks, whose opening tag may be part of the prompt, and which may have been cut off.
_THOUGHTS = re.compile(r"\A(?:(?:(?!<think>).)*?</think>|\s*<think>(?:.*?</think>|.*))\s*", re.DOTALL)

_FEW, _SHORT = 16, 1_000  # so many arguments, and so many characters of each, are far from too much


def parse_action(action: object, ids: str = "") -> Message:
    """Read whatever an agent did as the message that it adds to the dialogue; never raises.

    Args:
        action: a `ToolCall`, a `Reply`, a ``str``, or an OpenAI assistant message (a mapping, or its client's object,
            with ``content``, a text or its parts, and perhaps ``tool_calls``, whose ``function.arguments`` is a JSON
            string or an object). What a model thinks before ``</think>`` isn't said, but in a `Reply`. Fields that
            aren't the agent's to set, such as a caller, are ignored.
        ids: the prefix of the ids given to calls that have none; empty: they are given none.

    Returns:
        An assistant message, with tool calls to run in order (their arguments copied as plain JSON) or else a text for
        the customer. If the action can't be read, a system message that says why, with `error` set.
    """
    try:
        if isinstance(action, ToolCall):
            return Message("assistant", "", (_checked(action, ids and f"{ids}0"),))
        if isinstance(action, (Reply, str)):
            return _reply(action.text if isinstance(action, Reply) else _said(action))
        if isinstance(action, BaseModel):  # as the client of OpenAI's API returns it
            action = BaseModel.model_dump(action, include={"content", "tool_calls"}, warnings=False)
        if isinstance(action, Mapping):
            return _from_openai(action, ids)
    except _UnreadableError as problem:
        return _unreadable(str(problem))
    except Exception as problem:  # an object of the agent's own that fails when it is looked at
        return _unreadable(f"The {_type(action)} can't be read: {_type(problem)}.")
    return _unreadable(f"Expected a tool call or a message, got {_type(action)}.")


def _type(thing: object) -> str:
    """Return the name of an object's type, whatever its metaclass says."""
    return str(type.__dict__["__name__"].__get__(type(thing)))[:MAX_NAME]


def _unreadable(reason: str) -> Message:
    return Message("system", f"Error: {reason}", error=True)


class _UnreadableError(Exception):
    """Why an action can't be read."""


def _reply(text: object) -> Message:
    if not isinstance(text, str):
        raise _UnreadableError(f"Expected the message as text, got {_type(text)}.")
    said = _printable(text)
    if len(said) > MAX_TEXT:
        raise _UnreadableError(f"The message has {len(said)} characters; at most {MAX_TEXT} are delivered.")
    if not said.strip():
        raise _UnreadableError("The message is empty; say something, or call a tool.")
    return Message("assistant", said)


def _calls(calls: list[ToolCall], text: str, ids: str) -> Message:
    if len(calls) > MAX_CALLS:
        raise _UnreadableError(f"{len(calls)} tool calls in one action; at most {MAX_CALLS} are run.")
    checked = [_checked(call, ids and f"{ids}{number}") for number, call in enumerate(calls)]
    return Message("assistant", _printable(text)[:MAX_TEXT], tuple(checked))


def _checked(call: ToolCall, unnamed: str) -> ToolCall:
    """Return a call of which nothing is the agent's own object any more, with an id if it had none."""
    return ToolCall(_label(call.name), _copied(call.arguments), _label(call.id) or unnamed)


def _label(text: object) -> str:
    """Return as much of a tool's name or a call's id as is kept."""
    if type(text) is str and len(text) <= MAX_NAME and text.isascii():  # as nearly all are: at a glance
        return text
    if not isinstance(text, str):
        raise _UnreadableError("Expected the name and the id of a tool call to be strings.")
    return _printable(text)[:MAX_NAME]


def _printable(text: str) -> str:
    """Return a plain string, with what can't be written as UTF-8 (lone surrogates) replaced."""
    if type(text) is not str:
        text = str.__str__(text)  # of a subclass, which may have methods of its own, only the characters
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _copied(arguments: Any) -> Any:
    """Copy a call's arguments as `_plain` does; what most are, a few short texts by name, at a glance."""
    if type(arguments) is dict and len(arguments) <= _FEW:
        for name, value in arguments.items():
            if type(name) is not str or type(value) is not str:
                break
            both = name + value
            if len(both) > _SHORT or not both.isascii():
                break
        else:
            return arguments.copy()
    if not isinstance(arguments, Mapping):  # as a record of the episode couldn't hold it
        raise _UnreadableError(f"Expected the arguments of a tool call to be an object, got {_type(arguments)}.")
    return _plain(arguments, [MAX_TEXT], 0)


def _plain(value: Any, budget: list[int], depth: int) -> Any:
    """Copy a JSON value, and refuse what isn't JSON, is nested too deep, or holds more characters than `budget`."""
    if isinstance(value, str):
        value = _printable(value)
        budget[0] -= len(value)
    budget[0] -= 1
    if depth > MAX_DEPTH or budget[0] < 0:
        raise _UnreadableError(f"The arguments are too large: at most {MAX_TEXT} characters, {MAX_DEPTH} levels deep.")
    if value is None or isinstance(value, (str, bool)):
        return value
    # Of subclasses, which may have methods of their own, only the value; of what has no end, no more than is allowed.
    if isinstance(value, int):
        if int.bit_length(value) > 256:
            raise _UnreadableError("A number in the arguments is too large.")
        return int.__int__(value)
    if isinstance(value, float):
        number = float.__float__(value)
        if not math.isfinite(number):
            raise _UnreadableError("A number in the arguments is not finite, which JSON can't hold.")
        # JSON has one kind of number: 2.0 is an integer (JSON Schema 2020-12, validation, section 6.1.1).
        return int(number) if number.is_integer() and abs(number) < _EXACT else number
    if isinstance(value, Mapping):
        return {_key(key, budget, depth): _plain(item, budget, depth + 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item, budget, depth + 1) for item in value]
    raise _UnreadableError(f"The arguments must be JSON; {_type(value)} isn't.")


def _key(key: Any, budget: list[int], depth: int) -> Any:
    if not isinstance(key, str):
        raise _UnreadableError("The keys of an object in the arguments must be strings.")
    return _plain(key, budget, depth)


def _from_openai(message: Mapping[str, Any], ids: str) -> Message:
    raw = message.get("tool_calls")
    content = message.get("content")
    if not raw:
        if content is None:
            raise _UnreadableError('Expected "content" or "tool_calls" in the message, found neither.')
        return _reply(_said(content))
    if not isinstance(raw, (list, tuple)):
        raise _UnreadableError(f'Expected "tool_calls" to be a list, got {_type(raw)}.')
    calls = [_openai_call(entry, f"tool_calls[{i}]") for i, entry in enumerate(islice(raw, MAX_CALLS + 1))]
    text = _joined(content)
    return _calls(calls, text if isinstance(text, str) else "", ids)


def _joined(content: object) -> object:
    """Return a message's content, or the text of its parts, if it is given in parts and they are texts."""
    if not isinstance(content, (list, tuple)):
        return content
    texts = [part.get("text") if isinstance(part, Mapping) else None for part in islice(content, MAX_PARTS)]
    said = [text for text in texts if isinstance(text, str)]
    return "".join(said) if said and len(said) == len(texts) else content


def _said(content: object) -> object:
    """Return what is said of a model's text: what follows its thoughts, which servers may leave in."""
    content = _joined(content)
    if not isinstance(content, str):
        return content
    text = _printable(content)
    return _THOUGHTS.sub("", text, count=1) if "think>" in text else text


def _openai_call(entry: object, where: str) -> ToolCall:
    if isinstance(entry, ToolCall):
        return entry
    if not isinstance(entry, Mapping):
        raise _UnreadableError(f'Expected "{where}" to be an object, got {_type(entry)}.')
    function = entry.get("function", entry)
    if not isinstance(function, Mapping) or not isinstance(function.get("name"), str):
        raise _UnreadableError(f'Expected "{where}.function.name" to be a string.')
    arguments = function.get("arguments", {})
    if isinstance(arguments, str):
        arguments = _printable(arguments)
        if len(arguments) > MAX_TEXT:
            raise _UnreadableError(f'"{where}.function.arguments" has over {MAX_TEXT} characters.')
        try:
            arguments = json.loads(arguments or "{}")
        except (ValueError, RecursionError):
            raise _UnreadableError(f'"{where}.function.arguments" is not valid JSON.') from None
    call_id = entry.get("id", "")
    return ToolCall(function["name"], arguments, call_id if isinstance(call_id, str) else "")
