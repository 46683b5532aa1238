"""Finds, by a lexicon's words, the operations that a text names."""

from __future__ import annotations

from t2t_gym.users.lexicon import Lexicon
from t2t_gym.users.slots import words

__all__ = ["OperationFinder"]


class OperationFinder:
    """The operations of one lexicon, compiled. All methods take lower-case text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._named = {name: words((*o.verbs, *o.done)) for name, o in lexicon.operations.items()}
        self._any = words(verb for o in lexicon.operations.values() for verb in (*o.verbs, *o.done))
        self._done = {name: words(o.done) for name, o in lexicon.operations.items()}

    def named(self, low: str) -> tuple[str, ...]:
        """Return the operations that a text names."""
        first = self._any.search(low)
        if first is None:
            return ()
        return tuple(name for name, named in self._named.items() if named.search(low, first.start()))

    def carried_out(self, low: str) -> tuple[str, ...]:
        """Return the operations that a text names as carried out."""
        return tuple(name for name, done in self._done.items() if done.search(low))
