"""The garbage collector: in a process that is ours, that of the command or of a worker, and while tasks are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_seldom", "collecting_seldom"]

_NEW = 50_000  # new objects that set it off, by default 700: an episode makes thousands, which hardly ever form cycles


def collect_seldom() -> None:
    """Let the collector look less often, and not again at what is there already, such as all that was imported.

    It takes a tenth of the time of making tasks, nearly all of it in vain. To be called by what owns the process, and
    never by the library in somebody else's. What is done already isn't done again.
    """
    if gc.get_threshold()[0] != _NEW:
        gc.freeze()
        gc.set_threshold(_NEW, 20, 100)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the collector look less often in a block or a function, and then as often as before, whosever the process is.

    Of threads that are in such blocks at once, the one that set it sets it back.
    """
    before = gc.get_threshold()
    if before[0] == 0 or before[0] >= _NEW:  # it looks no more often than that
        yield
        return
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
