"""Finds, by a lexicon's words, the operations that a text names."""

from __future__ import annotations

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.sieve import Cue, Shade, Text

__all__ = ["OperationFinder"]


class OperationFinder:
    """The operations of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._named = {name: Shade(*o.verbs, *o.done) for name, o in lexicon.operations.items()}
        self._done = {name: Shade(*o.done) for name, o in lexicon.operations.items()}

    def cues(self) -> list[Cue]:
        """Return all cues that texts are searched for."""
        return [*self._named.values(), *self._done.values()]

    def named(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names."""
        return tuple([name for name, cue in self._named.items() if text.has(cue)])

    def carried_out(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names as carried out."""
        return tuple([name for name, cue in self._done.items() if text.has(cue)])
