"""What the commands have in common: the console for progress, and the bar."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

__all__ = ["progress", "wide_console"]

_WIDTH = 120


class _Bar(Progress):
    """A progress bar that leaves no trace of work that couldn't begin: its error is the only line."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or any(task.completed for task in self.tasks):
            super().__exit__(kind, error, trace)
        else:
            self.live.transient = True
            self.live.stop()


def progress(extra: str = "") -> Progress:
    """Return a progress bar on standard error; standard output stays for results.

    Args:
        extra: a template for one more column, such as ``"{task.fields[held]}"``.
    """
    return _Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        *((TextColumn(extra),) if extra else ()),
        console=Console(stderr=True),
        transient=False,
        refresh_per_second=4,  # each costs some 2 ms, as much as an episode
    )


def wide_console() -> Console:
    """Return a console on standard output for tables, wide enough for them where it isn't a terminal."""
    console = Console()
    return console if console.is_terminal else Console(width=_WIDTH)
