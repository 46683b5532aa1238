"""Lets the garbage collector run less often: in processes of our own (the command, workers), and while making tasks."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collect_seldom", "collecting_seldom"]

_NEW = 50_000  # new objects that set it off, by default 700: an episode makes thousands, which hardly ever form cycles


def collect_seldom() -> None:
    """Let the collector run less often, and not look again at what exists already, such as everything imported.

    It takes a tenth of the time of making tasks, nearly all of it in vain. Only what owns the process may call this,
    never the library in somebody else's. Calling it again does nothing.
    """
    if gc.get_threshold()[0] != _NEW:
        gc.freeze()
        gc.set_threshold(_NEW, 20, 100)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the collector run less often inside a block or a function, and as often as before afterwards, in any process.

    If several threads are in such blocks at once, the one that changed the setting restores it.
    """
    before = gc.get_threshold()
    if before[0] == 0 or before[0] >= _NEW:  # it runs no more often than that already
        yield
        return
    gc.set_threshold(_NEW, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
