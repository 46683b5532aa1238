"""Why a draft can't become a task."""

from __future__ import annotations

__all__ = ["Rejected"]


class Rejected(Exception):  # noqa: N818 - it isn't an error, and never leaves the package
    """A draft can't become a task; the message is the reason by which it is counted."""
