"""The garbage collector, in a process that is ours: that of the command, or of a worker."""

from __future__ import annotations

import gc

__all__ = ["collect_seldom"]

_NEW = 50_000  # new objects that set it off, by default 700: an episode makes thousands, which hardly ever form cycles


def collect_seldom() -> None:
    """Let the collector look less often, and not again at what is there already, such as all that was imported.

    It takes a tenth of the time of making tasks, nearly all of it in vain. To be called by what owns the process, and
    never by the library in somebody else's. What is done already isn't done again.
    """
    if gc.get_threshold()[0] != _NEW:
        gc.freeze()
        gc.set_threshold(_NEW, 20, 100)
