"""Every exception the package raises on purpose.

    T2TError
    ├── UnknownNameError     a name (of a domain, scenario, policy, split, task ...) that doesn't exist
    ├── ConfigError          an argument or option that can't be used as given
    ├── TaskFileError        a task or episode file that can't be read, with the line and the field
    ├── WorldError           a world that can't be built, or isn't the one that was recorded
    ├── EpisodeOverError     a step after the end of an episode, or before its start
    ├── MissingExtraError    an optional dependency that isn't installed
    └── ProviderError        the endpoint of an agent's or a customer's model that failed
    ToolError                raised by a tool to refuse a call; answered inside the world, which it never leaves

An agent's bad action raises none of these: it is answered inside the world.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from gymnasium.error import ResetNeeded

__all__ = [
    "ConfigError",
    "EpisodeOverError",
    "MissingExtraError",
    "ProviderError",
    "T2TError",
    "TaskFileError",
    "ToolError",
    "UnknownNameError",
    "WorldError",
]


_MOST_NAMES = 40  # listed in a message: all kinds of a domain, but not all tasks of a file


class T2TError(Exception):
    """The base of all errors meant for users of the package. The message is one line, and says how to mend it."""


class UnknownNameError(T2TError, LookupError):
    """There is nothing of this name; the message lists the names that exist, and the nearest match."""

    @classmethod
    def of(cls, what: str, got: object, known: Iterable[str]) -> UnknownNameError:
        """Build the error for `got`, which should have been one of `known`.

        Args:
            what: the kind of thing looked up, such as ``"scenario"``.
            got: what came instead.
            known: the names that exist.
        """
        names = sorted(known)
        near = difflib.get_close_matches(str(got), names, n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        listed = ", ".join(names[:_MOST_NAMES]) + (f" ... ({len(names)} in all)" if len(names) > _MOST_NAMES else "")
        return cls(f"unknown {what} {str(got)[:80]!r}; expected one of: {listed or 'there are none'}.{hint}")


class ConfigError(T2TError, ValueError):
    """An argument can't be used as given."""


class TaskFileError(T2TError, ValueError):
    """A file can't be read: the message names the file, the line and the field."""


class WorldError(T2TError):
    """A world can't be built, or isn't the one that its recipe recorded."""


class EpisodeOverError(T2TError, ResetNeeded, RuntimeError):
    """An episode was stepped after its end or before its start; call ``reset()`` first."""


class MissingExtraError(T2TError, ImportError):
    """An optional dependency is missing; the message is the command that installs it."""

    @classmethod
    def of(cls, package: str, extra: str, purpose: str) -> MissingExtraError:
        """Build the error for `package`, which the extra `extra` installs, needed for `purpose`."""
        return cls(f'{purpose} needs the package {package!r}; install it with: pip install "t2t-gym[{extra}]"')


class ProviderError(T2TError):
    """The endpoint of an agent's or a customer's model failed; a rollout doesn't count that against the agent."""


class ToolError(Exception):
    """Raised inside a tool to refuse a call. The text is shown to the agent; the database stays as it was."""
