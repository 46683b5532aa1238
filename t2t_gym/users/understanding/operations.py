"""Finds, by a lexicon's words, the operations that a text names."""

from __future__ import annotations

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.understanding.sieve import Cue, Shade, Text

__all__ = ["OperationFinder"]


class OperationFinder:
    """The operations of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._named: dict[Cue, str] = {Shade(*o.verbs, *o.done): name for name, o in lexicon.operations.items()}
        self._done: dict[Cue, str] = {Shade(*o.done): name for name, o in lexicon.operations.items()}

    def cues(self) -> list[Cue]:
        """Return all cues that texts are searched for."""
        return [*self._named, *self._done]

    def named(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names."""
        return tuple([self._named[cue] for cue in text.among(self._named) if text.has(cue)])

    def carried_out(self, text: Text) -> tuple[str, ...]:
        """Return the operations that a text names as carried out."""
        return tuple([self._done[cue] for cue in text.among(self._done) if text.has(cue)])
