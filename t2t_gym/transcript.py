"""Dialogues as text for people: plain, or coloured in a terminal."""

from __future__ import annotations

import json
import re
import textwrap
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from t2t_gym.errors import MissingExtraError
from t2t_gym.messages import Message, ToolCall

if TYPE_CHECKING:
    from rich.console import RenderableType

    from t2t_gym.rollouts.episode import Episode

__all__ = ["as_rich", "as_text", "summary"]

WIDTH = 100
"""Columns of a plain transcript."""

MAX_RESULT = 240
"""Characters of a tool's output that are shown; the episode holds all of it."""

_LABEL = 10
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_STYLES = {
    "customer": "bold cyan",
    "agent": "bold green",
    "call": "yellow",
    "result": "dim",
    "refused": "red",
    "aside": "dim italic",
    "notice": "magenta",
}


class _Entry(NamedTuple):
    kind: Literal["customer", "agent", "call", "result", "refused", "aside", "notice"]
    label: str
    text: str


def as_text(messages: Iterable[Message], width: int = WIDTH) -> str:
    """Return a dialogue as plain text: who speaks on the left, tool calls and results indented.

    Args:
        messages: the dialogue, or a part of it.
        width: the column to wrap at.
    """
    return "\n".join(_wrapped(entry, width) for entry in _entries(messages))


def as_rich(messages: Iterable[Message]) -> RenderableType:
    """Return a dialogue as something that rich prints in colour.

    Raises:
        MissingExtraError: rich isn't installed.
    """
    try:
        from rich.table import Table
        from rich.text import Text
    except ModuleNotFoundError as missing:
        raise MissingExtraError.of("rich", "cli", "A transcript in colour") from missing

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_LABEL, no_wrap=True)
    grid.add_column(overflow="fold")
    for entry in _entries(messages):
        style = _STYLES[entry.kind]
        spoken = entry.kind in ("customer", "agent")
        grid.add_row(Text(entry.label, style=style), Text(entry.text, style="" if spoken else style))
    return grid


def summary(episode: Episode) -> str:
    """Return in one line which episode it is and how it was judged."""
    task = f"{episode.scenario} ({episode.kind})" if episode.scenario else "never began"
    if episode.pair:
        task += ", feasible twin" if episode.feasible else ", infeasible twin"
    parts = [f"episode {episode.index}", f"task {episode.task_id or '-'}", task, f"policy {episode.policy}"]
    if episode.verdict is not None:
        verdict = episode.verdict
        failed = [name for name in verdict.components.__dataclass_fields__ if not getattr(verdict.components, name)]
        how = f"failed on {', '.join(failed)}" if failed else "success"
        parts.append(f"{how}; {verdict.ending or 'broken off'} after {episode.turns} turns")
    if episode.fault is not None:
        parts.append(f"fault of the {episode.fault.kind}: {_clean(' '.join(episode.fault.message.split()))}")
    return " | ".join(parts)


def _entries(messages: Iterable[Message]) -> Iterator[_Entry]:
    """Yield what is to be printed, with the result of each call right after the call."""
    waiting: deque[ToolCall] = deque()
    for message in messages:
        content = _clean(message.content)
        if message.role == "tool":
            if waiting:
                yield _call(waiting.popleft())
            yield _Entry("refused" if message.error else "result", "       <-", _shortened(content))
            continue
        yield from map(_call, waiting)
        waiting = deque(message.tool_calls)
        if message.role == "user":
            yield _Entry("customer", "Customer", content)
        elif message.role == "system":
            yield _Entry("notice", "Notice", content)
        elif not message.tool_calls:
            yield _Entry("agent", "Agent", content)
        elif content.strip():
            yield _Entry("aside", "   (aside)", content)
    yield from map(_call, waiting)


def _call(call: ToolCall) -> _Entry:
    return _Entry("call", "       ->", _clean(_written(call)))


def _written(call: ToolCall) -> str:
    if not isinstance(call.arguments, dict):
        return f"{call.name}({_json(call.arguments)})"
    return f"{call.name}({', '.join(f'{name}={_json(value)}' for name, value in call.arguments.items())})"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _shortened(text: str) -> str:
    """Cut a tool's output; JSON is spaced so that it wraps between its parts."""
    with suppress(ValueError, RecursionError):
        text = _json(json.loads(text))
    text = " ".join(text.split())
    return text if len(text) <= MAX_RESULT else f"{text[:MAX_RESULT]} ... ({len(text)} characters)"


def _clean(text: str) -> str:
    """Show control characters as escapes: what an agent writes must not control the reader's terminal."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text.replace("\r\n", "\n"))


def _wrapped(entry: _Entry, width: int) -> str:
    room = max(width - _LABEL - 1, 20)
    lines = [
        part
        for line in entry.text.split("\n")
        for part in textwrap.wrap(line, room, break_on_hyphens=False, replace_whitespace=False) or [""]
    ]
    first, *rest = lines
    return "\n".join([f"{entry.label:<{_LABEL}} {first}".rstrip(), *(f"{'':<{_LABEL}} {r}".rstrip() for r in rest)])
